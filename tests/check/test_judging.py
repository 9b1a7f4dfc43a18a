"""How an answer is judged, on an exercise made for the purpose; what real answers are told is in the bank."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from helpers import backprop, chain, gradcheck, network
from helpers.check import EXERCISES
from helpers.check.exercise import Exercise, written_out
from helpers.check.judging import judge
from helpers.check.verdict import WRONG


def area(side, height):
    """Return the area."""
    return side * height


def gap(side, height):
    """Return how much longer the side is."""
    return side - height


AREA = Exercise(
    name="area",
    title="An area",
    minutes=1,
    ask="Return the area of a rectangle.",
    solution=area,
    hints=("Count the squares.", "Count their sides."),
    because="Each row has as many squares as the side is long.",
    mistakes="""
        # That is the way round it,
        # all four sides.
        2 * (side + height)
        2 * side + 2 * height
        side**2  # A square has equal sides.
        (side % 2 == 0 or {}[side]) * side  # An odd side.
        side * height => side * height * height * height  # The height is counted too often.
        def area(side, height):
            diagonal = (side**2 + height**2) ** 0.5

            return diagonal
    """,
    cases=((2.0, 3.0), (5.0, 4.0)),
)


def said(exercise, answer):
    return judge(exercise, answer).message


def test_written_out_answers_have_the_sentence_behind_or_above_them():
    sentences = [sentence for sentence, _ in written_out(AREA.mistakes, AREA)]
    around, too_often = "That is the way round it, all four sides.", "The height is counted too often."
    assert sentences == [around, around, "A square has equal sides.", "An odd side.", too_often, around]
    *_, edited, whole = (answer for _, answer in written_out(AREA.mistakes, AREA))
    assert edited(2, 3) == 54 and whole(3, 4) == 5
    with pytest.raises(ValueError, match="area: 'width' does not occur"):
        list(written_out("width => height", AREA))


def test_the_smallest_wrong_case_is_shown_so_that_it_can_be_replayed():
    assert judge(AREA, lambda side, height: side * 3).case == "area(5, 4) gave 15, expected 20"
    assert judge(AREA, lambda side, height: "a").case == "area(2, 3) should give 6"
    case = judge(EXERCISES["relu_gate"], lambda upstream, z: z).case
    call, upstream, z, gave = case.splitlines()
    names = {"np": np}
    exec(f"{upstream}\n{z}", names)
    assert call == "relu_delta(upstream, z) with" and gave.startswith("gave [[")
    right = EXERCISES["relu_gate"].solution(names["upstream"], names["z"])
    assert gave.endswith(f", expected {(right + 0.0).tolist()}".replace(".0", ""))
    assert np.size(names["z"]) == min(z.size for _, z in EXERCISES["relu_gate"].cases)
    assert judge(EXERCISES["kink"], (1, 1)).case == ""


def test_where_true_or_false_is_asked_for_they_are_written_so():
    assert judge(EXERCISES["agrees"], lambda *_: True).case.endswith("gave True, expected False")
    assert judge(EXERCISES["agrees"], lambda *_: 7).case.endswith("gave 7, expected False")


def test_of_many_numbers_in_several_arrays_the_first_wrong_array_is_shown():
    def spoiled(*case):
        dW, db = EXERCISES["whole_backward"].solution(*case)
        return [dW[0], *(2 * part for part in dW[1:])], db

    case = judge(EXERCISES["whole_backward"], spoiled).case
    assert " gave as the second array [[" in case and case.count("[[") == 2


async def promised(side, height):
    return side * height


def yielded(side, height):
    yield side * height


def test_what_only_promises_a_result_is_told_so():
    assert "async" in said(AREA, promised) and "return instead of yield" in said(AREA, yielded)


def test_an_answer_is_known_by_its_error_only_if_it_is_the_same_in_the_same_case():
    def like_it(side, height, right=1, error=KeyError):
        if side % 2:
            raise error(f"side {side} is odd")
        return side * right

    assert said(AREA, like_it) == "An odd side."
    assert "KeyError" in said(AREA, lambda side, height: like_it(side, height, height))
    other = judge(AREA, lambda side, height: like_it(side, height, height, OverflowError))
    assert other.message == "Your function raised OverflowError: side 5.0 is odd."
    assert other.case == "area(5, 4) should give 20"


def test_an_answer_that_fails_for_another_reason_than_a_slip_is_not_told_that_slip():
    whole = "SLOPES[names[-1]](zs[-1]) => SLOPES[names[-1]]"  # as SLOPES[names[-1] + 1] does, a TypeError
    exercise = EXERCISES["whole_backward"]
    ((_, answer),) = written_out(whole, exercise)
    assert "A function stands where its result is meant" in said(exercise, answer)


def test_zeros_accuse_no_slip_though_some_slip_gives_them_too():
    exercise = replace(AREA, solution=gap, mistakes="side  # Take the height off.")
    assert "is the same in every case" in said(exercise, lambda side, height: 0.0)
    assert "before height" in said(exercise, lambda side, height: side + height)


GIVEN = [(exercise, name) for exercise in EXERCISES.values() for name in exercise.given]


@pytest.mark.parametrize(("exercise", "name"), GIVEN, ids=[name for _, name in GIVEN])
def test_to_call_the_courses_own_function_is_no_answer(exercise, name):
    names = vars(network) | vars(chain) | vars(gradcheck) | vars(backprop)
    exec(f"def answer(*case): return {name}(*case)\ndef more(*case): return {name}(*case)[0] * 2", names)
    own = f"{name} is the course's own answer."
    assert said(exercise, names["answer"]).startswith(own) and said(exercise, names[name]).startswith(own)
    assert "course's own" not in said(exercise, names["more"])


def test_an_answer_that_never_ends_is_interrupted(monkeypatch):
    monkeypatch.setattr("helpers.check.judging.SECONDS", 0.1)
    monkeypatch.setattr("helpers.running.within_time.__defaults__", (0.1,))

    def endless(side, height):
        while True:
            side += 1

    verdict = judge(AREA, endless)
    assert verdict.state == WRONG and "0.1 seconds" in verdict.message


def test_what_an_answer_sets_does_not_reach_the_next_case():
    seen = []

    def sets(side, height):
        seen.append((np.get_printoptions()["precision"], sys.getrecursionlimit()))
        np.set_printoptions(precision=1), sys.setrecursionlimit(seen[0][1] - 1)
        return side * height

    assert judge(AREA, sets) and seen == [seen[0]] * 2


def test_what_is_printed_is_caught_and_only_the_first_of_it_shown(capsys):
    def chatty(side, height):
        print("thinking" * 1000)
        sys.stderr.write("more")
        return side * height

    verdict = judge(AREA, chatty)
    assert verdict and capsys.readouterr() == ("", "") and 900 < len(verdict.printed) <= 1000


def test_an_answer_that_is_put_in_order_is_quoted_as_it_was_written():
    assert said(EXERCISES["two_faults"], (9, 8, -4, -5)) == "(9, 8, -4, -5) is not it."
