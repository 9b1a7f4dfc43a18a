from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junk import VALUES, Hostile, HostileError

from helpers.check.answer import (
    UnreadableError,
    agree,
    clip,
    entries,
    figures,
    furthest_off,
    holds_array,
    read,
    safely,
    shown,
    told,
)


@pytest.mark.parametrize("six", [6, 6.0, np.float32(6), np.array(6), np.int64(6), Fraction(12, 2)])
def test_a_number_of_any_kind_is_read_as_a_float(six):
    assert read(six, 1.0) == 6.0 and type(read(six, 1.0)) is float


def test_a_matrix_is_read_row_by_row():
    assert read(np.eye(2), [[0, 0], [0, 0]]) == ((1.0, 0.0), (0.0, 1.0))


ROWS = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
LIKE = np.zeros((2, 3))


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        tuple(map(tuple, ROWS)),
        np.array(ROWS),
        np.array(ROWS, dtype=np.float32),
        np.array(ROWS, dtype=int),
        np.array(ROWS, dtype=object),
        [np.array(row) for row in ROWS],
        [[Fraction(x) for x in row] for row in ROWS],
    ],
)
def test_an_array_is_read_from_arrays_and_from_lists_in_lists(rows):
    found = read(rows, LIKE)
    assert found.dtype == np.float64 and found.tolist() == ROWS


def test_an_array_is_read_in_a_tuple_and_in_a_dict():
    dW, db = read((ROWS, [[1]]), (LIKE, np.zeros((1, 1))))
    assert dW.tolist() == ROWS and db.tolist() == [[1.0]]
    assert read({"dW": ROWS}, {"dW": LIKE})["dW"].tolist() == ROWS


def test_an_array_of_no_dimension_is_a_number():
    assert read(6, np.array(5.0)) == 6.0 and type(read(np.array(6), np.array(5.0))) is float


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (np.zeros((3, 2)), "An array of shape (2, 3) is asked for, and yours has shape (3, 2)."),
        ([1, 2, 3], "An array of shape (2, 3) is asked for, and yours has shape (3,)."),
        ([], "An array of shape (2, 3) is asked for, and yours has shape (0,)."),
        (np.zeros((5000, 5000)), "An array of shape (2, 3) is asked for, and yours has shape (5000, 5000)."),
        (7, "An array of shape (2, 3) is asked for, not 7."),
        (None, "An array of shape (2, 3) is asked for, not None."),
        ("six", "An array of shape (2, 3) is asked for, not 'six'."),
        ([[1, 2, 3], [4, 5]], "The rows of [[1, 2, 3], [4, 5]] differ in length, so it is no array."),
        ([[1, 2, 3], [4, 5, "6"]], "'6' is text; give a number, without quotation marks."),
        (np.array([list("abc")] * 2), "'a' is text; give a number, without quotation marks."),
        (np.full((2, 3), np.inf), "inf is not a finite number; look for a division by 0 or a number"),
        (LIKE + np.array([[0], [np.nan]]), "nan is not a finite number; look for a division by 0"),
        (LIKE + 1j, "1j is not a number."),
    ],
)
def test_what_is_no_such_array_is_refused_in_a_sentence(answer, sentence):
    with pytest.raises(UnreadableError) as refused:
        read(answer, LIKE)
    assert str(refused.value).startswith(sentence)


def test_of_several_arrays_the_wrong_one_is_named():
    with pytest.raises(UnreadableError, match=r"Part 2: An array of shape \(2, 3\) is .* shape \(2,\)\."):
        read((LIKE, np.zeros(2)), (LIKE, LIKE))
    with pytest.raises(UnreadableError, match="2 parts are asked for, in brackets, not 5."):
        read(5, (LIKE, LIKE))


def test_a_dict_may_hold_more_than_is_asked_for():
    assert read({"a": 1, "b": 2, "J": 3}, {"b": 0, "a": 0}) == {"b": 2.0, "a": 1.0}


@pytest.mark.parametrize(
    ("answer", "like", "sentence"),
    [
        (None, 1.0, "None is not a number."),
        ("6", 1.0, "'6' is text; give a number, without quotation marks."),
        (float("nan"), 1.0, "nan is not a finite number; look for a division by 0"),
        (np.ones(1), 1.0, r"One number is asked for here, and array\(\[1.\]\) is an array."),
        ((1, 2), (0, 0, 0), r"3 numbers are asked for, and \(1, 2\) has 2."),
        (5, (0, 0), "2 numbers are asked for, in brackets, not 5."),
        ((1, None), (0, 0), "None is not a number."),
        ([1], {"a": 0, "b": 0}, r"A dict is asked for, with a value for each of a, b, not \[1\]."),
        ({"a": 1}, {"a": 0, "b": 0}, "The dict has no value for b."),
    ],
)
def test_an_answer_of_another_form_is_refused_in_a_sentence(answer, like, sentence):
    with pytest.raises(UnreadableError, match=sentence):
        read(answer, like)


def test_a_generator_is_not_used_up_by_reading_it():
    numbers = (x for x in (1, 2))
    with pytest.raises(UnreadableError):
        read(numbers, (0, 0))
    assert list(numbers) == [1, 2]


@settings(deadline=None)
@given(st.floats(1e-3, 1e9), st.floats(-4e-4, 4e-4))
def test_numbers_agree_within_the_tolerance_and_not_beyond(x, error):
    assert agree(x, x * (1 + error / 1e3), 1e-6)
    assert not agree(x, x * 1.0005, 1e-6) and not agree(x, -x, 1e-6)


def test_one_wrong_number_of_several_is_enough_to_disagree():
    assert agree((1.0, (2.0, 3.0)), (1.0, (2.0, 3.0)), 1e-6)
    assert not agree((1.0, (2.0, 3.0)), (1.0, (2.0, 3.1)), 1e-6)
    assert not agree({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 3.0}, 1e-6)
    assert not agree(None, None, 1e-6)


def test_arrays_agree_in_every_entry_and_in_their_shape():
    assert agree(LIKE + 1, LIKE + 1 + 1e-9, 1e-6)
    for i, j in np.ndindex(LIKE.shape):
        other = LIKE + 1
        other[i, j] = 1.0005
        assert not agree(LIKE + 1, other, 1e-6)
    assert not agree(LIKE, LIKE.T, 1e-6) and not agree(LIKE, 0.0, 1e-6)


def test_the_entry_that_is_furthest_off_is_told():
    right, yours = np.array([[1.0, 2.0], [0.5, 9.0]]), np.array([[1.1, 2.0], [0.25, 9.0]])
    assert furthest_off(yours, right, 1e-6) == "entry (1, 0): yours 0.25, expected 0.5"
    assert furthest_off((right, 1.0, yours), (right, 1.0, right), 1e-6).startswith("part 3, entry (1, 0): ")
    assert furthest_off({"b": 3.0, "W": right}, {"b": 1.0, "W": right}, 1e-6) == "part b: yours 3, expected 1"


def test_an_entry_that_rounding_explains_is_never_the_furthest():
    right = np.array([1e9, 1.0])
    assert furthest_off(right + [10, 0.5], right, 1e-6).startswith("entry (1,): yours 1.5,")


def test_every_number_has_its_place():
    assert dict(entries(({"b": 1.0}, np.array([[2.0], [3.0]])))) == {
        "part 1, part b": 1.0,
        "part 2, entry (0, 0)": 2.0,
        "part 2, entry (1, 0)": 3.0,
    }


def test_an_array_is_found_however_deep_it_lies():
    assert holds_array(LIKE) and holds_array((1.0, {"a": LIKE}))
    assert not holds_array(1.0) and not holds_array((1.0, {"a": 2.0}))


def test_numbers_are_written_as_a_learner_would():
    assert figures((3.0, -0.25, 1 / 3)) == "(3, -0.25, 0.3333333333)"
    assert figures({"x": 7.0, "y": 1e-7}) == "x: 7, y: 1e-07"
    assert figures(-0.0) == "0" and figures(LIKE) == "an array of shape (2, 3)"


@pytest.mark.parametrize("name", VALUES)
def test_anything_is_written_in_a_line_without_an_address(name):
    text = shown(VALUES[name])
    assert 0 < len(text) <= 200 and "\n" not in text and "0x" not in text
    assert text.encode() and type(text) is str


def test_what_cannot_be_shown_is_said_to_be_so():
    assert told(HostileError()) == "an error that cannot be shown"
    assert told(KeyError("a")) == "KeyError: 'a'"
    assert told(AssertionError()) == "AssertionError"
    assert shown(Hostile()) == "something that cannot be shown"


def test_a_long_text_is_cut_and_a_half_character_replaced():
    assert clip("abcdef", 4) == "abc…" and clip("abcd", 4) == "abcd"
    assert clip("a\ud800") == "a?"


@pytest.mark.parametrize("kind", [ValueError, SystemExit, RecursionError, GeneratorExit])
def test_an_error_of_any_kind_is_handed_back(kind):
    result, error = safely(lambda: (_ for _ in ()).throw(kind("no")))
    assert result is None and type(error) in (kind, RuntimeError)
