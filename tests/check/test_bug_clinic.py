import pytest

from helpers.chain import backward, error, faulty_backward, forward
from helpers.check.bug_clinic import EXERCISES, either_order, repaired_pass
from helpers.check.chain_cases import CHAINS
from helpers.check.exercise import judge

TWO_FAULTS, _, VANISHING = EXERCISES
# Line 0 gives it a name; the others are numbered as in the notebook.
PRINTED = """def printed(w, outs, y):
    upstream = error(w, outs, y) * w[-1]
    dw = [0.0] * len(w)
    for i in range(len(w)):
        upstream = upstream * w[i]
        dw[i] = upstream * outs[i]
    return dw""".splitlines()


def made(lines):
    """Return the function that these lines define."""
    names = {"error": error}
    exec("\n".join(lines), names)
    return names["printed"]


def repaired(lines, places):
    """Return the lines with the way of the walk turned in one of them and two others swapped."""
    way, first, second = places
    new = list(lines)
    new[way] = new[way].replace("range(len(w))", "reversed(range(len(w)))")
    new[first], new[second] = new[second], new[first]
    return [line.replace(" * w[-1]", "") for line in new]


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert [exercise.name for exercise in EXERCISES] == ["two_faults", "repaired_pass", "vanishing"]


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_the_numbered_lines_are_the_faulty_pass_and_repaired_there_they_are_right(case):
    assert made(PRINTED)(*case) == faulty_backward(*case) != backward(*case)
    assert made(repaired(PRINTED, TWO_FAULTS.solution))(*case) == backward(*case)


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_the_repaired_pass_agrees_with_the_lesson(case):
    assert repaired_pass(*case) == backward(*case)


def test_the_two_swapped_lines_may_be_given_in_either_order():
    assert judge(TWO_FAULTS, (3, 5, 4)) and judge(TWO_FAULTS, [3, 4, 5])
    assert not judge(TWO_FAULTS, (4, 3, 5)) and not judge(TWO_FAULTS, (5, 4, 3))


@pytest.mark.parametrize("pair_first", [(4, 5, 3), (5, 4, 3)])
def test_the_pair_before_the_way_is_known_as_another_order(pair_first):
    assert "in another order" in judge(TWO_FAULTS, pair_first).message


def test_what_is_not_three_lines_is_left_as_it_is():
    assert (
        either_order((4, 3, 2, 1)) == (4, 3, 2, 1) and either_order(7) == 7 and either_order("543") == "543"
    )


def gradient_of_first(weight, depth):
    """Return |d out/dw_1| of a chain of equal weights at x = 1."""
    outs = forward([weight] * depth, 1.0)
    return abs(backward([weight] * depth, outs, outs[-1] - 1)[0])  # y is chosen so that the error is 1


def test_21_layers_are_the_first_whose_gradient_is_below_a_millionth():
    assert gradient_of_first(0.5, VANISHING.solution) < 1e-6 <= gradient_of_first(0.5, VANISHING.solution - 1)


def test_the_sentences_on_vanishing_are_true():
    assert gradient_of_first(0.5, 19) == pytest.approx(3.8e-6, rel=0.01)
    assert gradient_of_first(0.5, 11) == pytest.approx(1e-3, rel=0.03)
    assert gradient_of_first(0.1, 7) == pytest.approx(1e-6)


@pytest.mark.parametrize("lines", [(3, 4, 6), (3, 6, 4), (3, 2, 4), (3, 5, 2), (3, 5, 6), (3, 1, 4)])
def test_an_answer_with_one_line_of_the_pair_is_told_which_are_right(lines):
    (right,) = {4, 5} & set(lines)
    assert judge(TWO_FAULTS, lines).message.startswith(f"3 and {right} are right.")
