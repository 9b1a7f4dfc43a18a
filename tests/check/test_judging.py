"""How an answer is judged, on an exercise made for the purpose."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from helpers import chain
from helpers.check import EXERCISES
from helpers.check.exercise import Exercise, written_out
from helpers.check.judging import judge
from helpers.check.verdict import OPEN, RIGHT, WRONG


def area(side, height):
    """Return the area."""
    return side * height


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
        side * height => side * height * height * height  # The height is counted too often.
        def area(side, height):
            diagonal = (side**2 + height**2) ** 0.5

            return diagonal
    """,
    cases=((2.0, 3.0), (5.0, 4.0)),
    given=("prod",),
)
TWO = replace(AREA, name="two", solution=2, source="n = 2\n", cases=((),), mistakes="3  # Too many.")
PAIR = replace(TWO, solution=(4, 1_000), mistakes="(1, 2)  # Too few.", whole=True)


def doubled(W):
    """Return 2W."""
    return W + W


def with_double(W):
    """Return W and 2W."""
    return W, W + W


LARGE, SMALL = np.arange(40.0).reshape(5, 8) + 1, np.array([[1.0, 2.0], [4.0, 3.0]])
DOUBLED = replace(AREA, solution=doubled, cases=((LARGE,), (SMALL,)), mistakes="W[:1, :1]  # One entry only.")


def said(exercise, answer):
    return judge(exercise, answer).message


def test_written_out_answers_have_the_sentence_behind_or_above_them():
    sentences = [sentence for sentence, _ in written_out(AREA.mistakes, AREA)]
    around = "That is the way round it, all four sides."
    too_often = "The height is counted too often."
    assert sentences == [around, around, "A square has equal sides.", too_often, around]
    *_, edited, whole = (answer for _, answer in written_out(AREA.mistakes, AREA))
    assert edited(2, 3) == 54 and whole(3, 4) == 5


def test_an_edit_that_does_not_fit_the_solution_is_an_error():
    with pytest.raises(ValueError, match="area: 'width' does not occur"):
        list(written_out("width => height", AREA))


def test_a_right_function_is_right_however_it_is_written():
    verdict = judge(AREA, lambda x, y: sum(y for _ in range(int(x))))
    assert verdict and verdict.state == RIGHT and verdict.message == AREA.because
    half = said(AREA, lambda side, height: side**2 if side == 2 else side * height)
    assert half == "It is right in 1 of 2 cases; what is special in the one below?"


@pytest.mark.parametrize(("answer", "sentence"), [
    (lambda W: W @ W.T @ W, "It runs, but does not give the right numbers."),
    (lambda W: np.ravel(W + W), "in other brackets"),
    (lambda W: np.ravel(W), "An array of shape"),
    (lambda W: np.zeros((1, 1)), "An array of shape"),
    (lambda W: W[:1, :1], "One entry only."),
])  # fmt: skip
def test_of_another_shape_only_the_same_numbers_are_said_to_be_right_or_known(answer, sentence):
    assert sentence in said(DOUBLED, answer)


def test_of_arrays_the_smallest_case_is_shown_whole_so_that_it_can_be_replayed():
    case = judge(DOUBLED, lambda W: W).case
    assert (
        case
        == "doubled(W) with\nW = np.array([[1, 2], [4, 3]])\ngave [[1, 2], [4, 3]], expected [[2, 4], [8, 6]]"
    )
    assert judge(AREA, lambda side, height: side * 3).case == "area(5, 4) gave 15, expected 20"
    assert judge(AREA, lambda side, height: "a").case == "area(2, 3) should give 6"
    assert judge(TWO, 8).case == ""


def test_of_many_numbers_in_several_arrays_the_first_wrong_array_is_shown():
    both = replace(
        DOUBLED, solution=with_double, mistakes="W  # One.", cases=((LARGE,),), labels=("both(W)",)
    )
    case = judge(both, lambda W: (W, W[:1])).case
    assert case.startswith("both(W) gave as the second array [[1, 2, ") and "expected [[2, 4, " in case
    assert case.count("[[") == 2


def test_an_answer_is_known_by_its_error_only_if_it_is_the_same_in_the_same_case():
    known = replace(AREA, mistakes="(side % 2 == 0 or {}[side]) * side  # An odd side.")

    def like_it(side, height, error=KeyError):
        if side % 2:
            raise error
        return side

    assert said(known, like_it) == "An odd side."
    assert "ValueError" in said(known, lambda side, height: like_it(side, height, ValueError))


def gap(side, height):
    """Return how much longer the side is."""
    return side - height


def test_zeros_accuse_no_slip_though_some_slip_gives_them_too():
    exercise = replace(AREA, solution=gap, mistakes="side  # Take the height off.")
    assert "is the same in every case" in said(exercise, lambda side, height: 0.0)
    assert "before height" in said(exercise, lambda side, height: side + height)


def test_an_error_is_told_with_the_case_that_raised_it():
    def fussy(side, height):
        if side % 2:
            raise ValueError(f"side {side} is odd")
        return 6

    assert said(AREA, fussy) == "Your function raised ValueError: side 5.0 is odd."
    assert judge(AREA, fussy).case == "area(5, 4) should give 20"


def test_dots_and_empty_functions_are_open_and_what_only_lacks_its_return_is_wrong():
    def stub(side, height): ...

    def works(side, height):
        area = side * height  # noqa: F841 - it is forgotten

    def hands_over_none(side, height):
        return [].sort()

    assert judge(AREA, stub).state == OPEN and "return" in said(AREA, stub)
    assert [judge(TWO, dots).state for dots in (..., (2, ...), [...])] == [OPEN] * 3
    assert "returns nothing" in said(AREA, works) and judge(AREA, works).state == WRONG
    assert "returned None" in said(AREA, hands_over_none)
    assert "prints" in said(AREA, lambda side, height: print(side))
    assert judge(AREA, lambda side, height: side * height if side == 2 else None).state == WRONG


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (AREA, 6, "wants the function itself: check.area(area)"),
    (TWO, area, "wants a value, not a function"),
    (TWO, (2,), "Is there a comma behind it, or are there [ ]"),
    (TWO, [2, 3], "One number is asked for, and [2, 3] is in brackets."),
    (TWO, 4, "off by a factor of 2"),
    (TWO, -2, "right but for its sign"),
    (TWO, None, "None is not a number. It is what a function without return"),
    (TWO, bytearray(b"2"), "is text"),
    (PAIR, (4, 1, 0), "write thousands without one"),
    (PAIR, (4.5, 1000.5), "whole numbers"),
    (PAIR, (1000, 4), "in another order"),
    (PAIR, (4, 7), "The first is right."),
    (AREA, lambda side, height: area, "is a function, not what it gives"),
])  # fmt: skip
def test_what_was_meant_but_not_given_is_said(exercise, answer, words):
    assert words in said(exercise, answer)


async def promised(side, height):
    return side * height


def yielded(side, height):
    yield side * height


def test_what_is_no_answer_of_ones_own_or_only_a_promise_is_told_so():
    assert "course's own" in said(AREA, lambda side, height: np.prod([side, height]))
    assert judge(AREA, lambda side, height: np.prod([side]) * height)
    assert "async" in said(AREA, promised) and "return instead of yield" in said(AREA, yielded)
    assert "put tuple(…) round it" in said(AREA, lambda side, height: (x for x in (side, height)))


def test_an_answer_that_never_ends_is_interrupted(monkeypatch):
    monkeypatch.setattr("helpers.check.judging.SECONDS", 0.1)
    monkeypatch.setattr("helpers.running.within_time.__defaults__", (0.1,))

    def endless(side, height):
        while True:
            try:
                side += 1
            except Exception:  # noqa: BLE001 - a learner may write this
                pass

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
    assert judge(EXERCISES["two_faults"], (9, 8, -4, -5)).message == "(9, 8, -4, -5) is not it."


def test_a_class_is_judged_by_what_its_objects_do_and_is_open_until_its_forward_returns_something():
    layer = EXERCISES["layer"]

    class Begun:
        def __init__(self, w):
            self.w = w

        def forward(self, x): ...

    class Silent(Begun):
        def forward(self, x):
            self.x = x

    class Half(Begun):
        def forward(self, x):
            return self.w * x

    assert judge(layer, Begun).state == OPEN
    assert "returns nothing: let it end in return" in judge(layer, Silent).message
    assert "'Half' object has no attribute 'backward'" in judge(layer, Half).message
    assert judge(layer, Half(2.0)).message == "This check wants the class itself: check.layer(MyLayer)."
    assert judge(layer, chain.Layer).message.startswith("Layer is the course's own answer.")


def test_a_known_mistake_with_its_sign_turned_is_told_as_that():
    assert judge(EXERCISES["middle_weight"], -135).message.startswith("The sign apart: w_3 is missing.")
    assert judge(EXERCISES["middle_weight"], 135).message.startswith("w_3 is missing.")


def test_parts_that_have_names_are_told_by_them():
    def half(y, z):
        J, delta = EXERCISES["softmax_cross_entropy"].solution(y, z)
        return J, delta / 7

    said = judge(EXERCISES["softmax_cross_entropy"], half).message
    assert said == "J is right. delta is 0.1429 times what it should be."


def test_what_is_right_is_not_all_that_is_said_where_the_rest_has_another_form():
    def summed(y, z):
        return np.zeros(3), EXERCISES["softmax_cross_entropy"].solution(y, z)[1]

    said = judge(EXERCISES["softmax_cross_entropy"], summed).message
    assert said.startswith("delta is right. Part 1: One number is asked for")


def test_an_answer_that_fails_for_another_reason_than_a_slip_is_not_told_that_slip():
    whole = "SLOPES[names[-1]](zs[-1]) => SLOPES[names[-1]]"  # as SLOPES[names[-1] + 1] does, a TypeError
    exercise = EXERCISES["whole_backward"]
    answer = next(answer for _, answer in written_out(whole, exercise))
    assert "A function stands where its result is meant" in judge(exercise, answer).message
