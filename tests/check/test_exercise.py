import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.check.exercise import Exercise, Mistake, judge
from helpers.check.verdict import OPEN, RIGHT, WRONG


def area(side, height):
    """Return the area."""
    return side * height


AREA = Exercise(
    name="area",
    notebook="00_sample",
    title="An area",
    minutes=1,
    ask="Return the area of a rectangle.",
    solution=area,
    hint="Count the squares.",
    because="Each row has as many squares as the side is long.",
    mistakes=(
        Mistake(lambda side, height: side + height, "You added the sides."),
        Mistake(lambda side, height: 2 * (side + height), "That is the way around."),
    ),
    cases=((2.0, 3.0), (5.0, 4.0)),
)
TWO = replace(
    AREA, name="two", solution=2, source="n = 2\n", cases=((),), mistakes=(Mistake(3, "Too many."),)
)


def test_a_right_function_is_right_however_it_is_written():
    verdict = judge(AREA, lambda x, y: sum(y for _ in range(int(x))))
    assert verdict and verdict.state == RIGHT and verdict.message == AREA.because


def test_a_mistake_on_one_case_only_is_not_taken_for_a_known_one():
    verdict = judge(AREA, lambda side, height: side + height if side == 2 else side * height)
    assert verdict.message == "It runs, but does not give the right numbers."


def test_input_yours_and_expected_are_shown():
    assert judge(AREA, lambda side, height: side * 3).case == "area(5, 4) gave 15, expected 20"
    assert judge(AREA, lambda side, height: "a").case == "area(2, 3) should give 6"


def test_a_wrong_value_is_named_and_its_solution_not_told_outside_the_fold():
    verdict = judge(TWO, 8)
    assert verdict.message == "8 is not it." and verdict.case == ""


def test_an_error_is_told_with_the_case_that_raised_it():
    def raises(side, height):
        raise ValueError(f"side {side} is odd") if side % 2 else ZeroDivisionError

    assert judge(AREA, raises).message == "Your function raised ZeroDivisionError."
    assert judge(AREA, raises).case == "area(2, 3) should give 6"
    fussy = judge(AREA, lambda side, height: 6 if side == 2 else raises(side, height))
    assert fussy.message == "Your function raised ValueError: side 5.0 is odd."
    assert fussy.case == "area(5, 4) should give 20"


def test_an_empty_function_is_open_and_reminded_of_return():
    def stub(side, height): ...

    assert judge(AREA, stub).state == OPEN and "return" in judge(AREA, stub).message
    assert judge(AREA, lambda side, height: ...).state == OPEN


def test_dots_are_open_for_a_value_and_for_a_function():
    assert judge(TWO, ...).state == judge(AREA, ...).state == OPEN and not judge(TWO, ...)


def test_nothing_on_one_case_only_is_wrong():
    verdict = judge(AREA, lambda side, height: side * height if side == 2 else None)
    assert verdict.state == WRONG and verdict.message == "None is not a number."


def test_a_value_for_a_function_and_a_function_for_a_value_are_told():
    assert judge(AREA, 6).message == "This check wants the function itself: check.area(area)."
    assert judge(TWO, area).message == "This check wants a value, not a function."


def test_an_array_is_compared_number_by_number():
    rows = replace(
        TWO, solution=np.array([[1, 2], [3, 4]]), mistakes=(Mistake(np.array([[1, 3], [2, 4]]), "T"),)
    )
    assert judge(rows, [[1, 2], [3, 4]]) and judge(rows, rows.solution.astype(np.float32))
    assert judge(rows, rows.solution.T).message == "T"
    assert judge(rows, np.ones((2, 2))).message == "The shape is right, but not all the numbers are."


def doubled(W):
    """Return 2W."""
    return W + W


DOUBLED = replace(
    AREA,
    solution=doubled,
    cases=((np.array([[1.0, 2.0, 3.0]]),), (np.array([[1.0, 2.0], [4.0, 3.0]]),)),
    mistakes=(
        Mistake(lambda W: W @ W, "You multiplied by @."),
        Mistake(lambda W: 2 * W.T, "You transposed."),
        Mistake(lambda W: W.sum(), "You added up."),
    ),
)


def test_of_two_arrays_the_entry_that_is_furthest_off_is_shown():
    verdict = judge(DOUBLED, lambda W: W + 3)
    assert verdict.message == "It runs, but does not give the right numbers."
    assert (
        verdict.case == "doubled(W) with shapes W (1, 3); furthest off is entry (0, 0): yours 4, expected 2"
    )


def test_another_shape_is_told_with_both_shapes():
    verdict = judge(DOUBLED, lambda W: W[:1, :2] * 2)
    assert verdict.message == "An array of shape (1, 3) is asked for, and yours has shape (1, 2)."
    assert verdict.case == "doubled(W) with shapes W (1, 3) should give an array of shape (1, 3)"


def test_numbers_stand_in_the_call_and_arrays_beside_it():
    def scaled(W, factor):
        """Return a multiple."""
        return factor * W

    exercise = replace(AREA, solution=scaled, cases=((np.ones((1, 3)), 2.0),))
    assert exercise.label(0) == "scaled(W, 2) with shapes W (1, 3)"


def test_a_mistake_that_raises_on_one_case_is_told_by_the_kind_of_error_and_the_other_case():
    assert judge(DOUBLED, lambda W: np.dot(W, W)).message == "You multiplied by @."
    other_error = judge(DOUBLED, lambda W: W @ W if len(W) == 2 else 1 / 0)
    assert other_error.message == "Your function raised ZeroDivisionError: division by zero."
    other_numbers = judge(DOUBLED, lambda W: W.T @ W if len(W) == 2 else W @ W)
    assert other_numbers.message.startswith("Your function raised ValueError: matmul")


def test_a_mistake_may_be_told_by_the_shape_it_gives():
    assert judge(DOUBLED, lambda W: W.T + W.T).message == "You transposed."
    assert judge(DOUBLED, lambda W: sum(map(sum, W))).message == "You added up."


def test_an_answer_is_left_as_it_was():
    exercise = replace(TWO, solution=(1, 2), mistakes=())
    mine = [np.array(1), 2.5]
    assert not judge(exercise, mine)
    assert mine == [np.array(1), 2.5] and type(mine[0]) is np.ndarray


def test_a_function_may_print_and_warn_without_a_sound(capsys, recwarn):
    def noisy(side, height):
        print("side", side, file=sys.stderr if side > 2 else sys.stdout)
        np.float64(1) / np.float64(0)
        return side * height

    verdict = judge(AREA, noisy)
    assert verdict and verdict.printed == "side 2.0\nside 5.0\n"
    assert capsys.readouterr() == ("", "") and not recwarn.list


answers = st.recursive(
    st.none() | st.floats() | st.integers() | st.text() | st.binary() | st.complex_numbers() | st.fractions(),
    lambda some: st.lists(some) | st.tuples(some, some) | st.dictionaries(st.text(), some),
)


@settings(deadline=None)
@given(answers)
def test_no_answer_whatever_makes_a_check_raise(answer):
    for right in (2, (1, 2), {"": 1}, np.ones((1, 2)), (np.ones(1), 2)):
        assert isinstance(repr(judge(replace(TWO, solution=right), answer)), str)
    for exercise in (AREA, DOUBLED):
        assert judge(exercise, lambda *_: answer)._repr_html_().encode()


def test_the_stop_button_still_stops():
    def endless(side, height):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge(AREA, endless)


def test_the_source_of_a_function_is_what_replaces_the_stub():
    assert AREA.solution_source.startswith("def area(side, height):\n")
    assert TWO.solution_source == "n = 2\n"
