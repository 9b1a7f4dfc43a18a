import pytest

from helpers.chain import backward, error, faulty_backward, forward
from helpers.check import bug_clinic, chained_network
from helpers.check.chain_cases import (
    CHAINS,
    SLIPS,
    as_tuple,
    chain,
    faulty_pass,
    last_layer_first,
    turned_error,
)
from helpers.check.exercise import judge


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_a_pass_without_a_fault_agrees_with_the_lesson(case):
    assert faulty_pass()(*case) == backward(*case)


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_with_both_faults_planted_it_is_the_pass_of_the_clinic(case):
    assert faulty_pass(begin=last_layer_first, walk=iter, early=True)(*case) == faulty_backward(*case)


def test_a_layer_may_hand_back_or_use_something_else():
    case = chain([2.0, -3.0], 1.0, -1.0)  # outs 1, 2, −6 and the error −5
    assert faulty_pass(hand=lambda upstream, x, w: upstream)(*case) == [-5, -10]
    assert faulty_pass(share=lambda upstream, x, w: upstream)(*case) == [15, -5]


def test_a_turned_error_turns_every_gradient_round():
    for case in CHAINS:
        assert turned_error(*case) == -error(*case)
        assert faulty_pass(begin=turned_error)(*case) == [-dw for dw in backward(*case)]


def test_the_first_chain_is_that_of_the_lesson():
    assert CHAINS[0] == ([2, -3, 0.5], [1, 2, -6, -3], -1)


def test_every_chain_has_the_outs_that_belong_to_it():
    assert len({len(w) for w, _, _ in CHAINS}) == len(CHAINS)
    assert all(outs == forward(w, outs[0]) and error(w, outs, y) != 0 for w, outs, y in CHAINS)


def test_a_list_becomes_a_tuple_and_all_else_stays():
    assert as_tuple([1, 2]) == (1, 2) and as_tuple("12") == "12" and as_tuple(None) is None


def stops_early(w, outs, y):
    """Walk back as a learner may, and forget layer 1."""
    upstream, dw = outs[-1] - y, [0.0] * len(w)
    for i in range(len(w) - 1, 0, -1):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


def returns_inside(w, outs, y):
    """Walk back as a learner may, and return too soon."""
    upstream, dw = outs[-1] - y, [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
        return dw


def starts_from(begin):
    """Return the walk back as a learner may write it, from a number that is not the error."""

    def walk_back(w, outs, y):
        upstream, dw = begin(outs, y), [0.0] * len(w)
        for i in reversed(range(len(w))):
            dw[i] = upstream * outs[i]
            upstream = upstream * w[i]
        return dw

    return walk_back


WRITTEN_OUT = [
    (stops_early, "w_1 gets no gradient"),
    (returns_inside, "inside the loop"),
    (starts_from(lambda outs, y: (outs[-1] - y) ** 2 / 2), "from the loss"),
    (starts_from(lambda outs, y: outs[-1]), "from the output"),
    (lambda w, outs, y: backward(w, outs, y)[::-1], "order"),
]
WALKS = [
    exercise
    for topic in (chained_network, bug_clinic)
    for exercise in topic.EXERCISES
    if exercise.name in ("walk_back", "repaired_pass")
]


@pytest.mark.parametrize(("answer", "words"), WRITTEN_OUT)
def test_a_slip_that_is_written_out_is_known_in_both_exercises(answer, words):
    assert len(WALKS) == 2 and len(SLIPS) == len(WRITTEN_OUT)
    for exercise in WALKS:
        assert words in judge(exercise, answer).message


def test_on_the_first_chain_the_loops_that_end_too_soon_leave_these_gradients():
    assert [slip.answer(*CHAINS[0]) for slip in SLIPS[:2]] == [[0, -2, 12], [0, 0, 12]]
