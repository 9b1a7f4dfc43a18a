import sys
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
    figures,
    listening,
    read,
    safely,
    shown,
    told,
)


@pytest.mark.parametrize("six", [6, 6.0, np.float32(6), np.array(6), np.int64(6), Fraction(12, 2)])
def test_a_number_of_any_kind_is_read_as_a_float(six):
    assert read(six, 1.0) == 6.0 and type(read(six, 1.0)) is float


@pytest.mark.parametrize("pair", [(1, 2), [1, 2], np.array([1, 2]), (np.float64(1), Fraction(2))])
def test_numbers_in_order_are_read_from_tuples_lists_and_arrays(pair):
    assert read(pair, (0, 0)) == (1.0, 2.0)


def test_a_matrix_is_read_row_by_row():
    assert read(np.eye(2), [[0, 0], [0, 0]]) == ((1.0, 0.0), (0.0, 1.0))


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
        ([1], {"a": 0, "b": 0}, r"A dict is asked for, with a number for each of a, b, not \[1\]."),
        ({"a": 1}, {"a": 0, "b": 0}, "The dict has no number for b."),
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


def test_numbers_are_written_as_a_learner_would():
    assert figures((3.0, -0.25, 1 / 3)) == "(3, -0.25, 0.3333333333)"
    assert figures({"x": 7.0, "y": 1e-7}) == "x: 7, y: 1e-07"


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


def test_the_stop_button_passes_through():
    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        safely(stopped)


def test_what_is_printed_is_kept_and_warnings_are_not_heard(capsys, recwarn):
    with listening() as heard:
        print("dv =", 3)
        print("oh", file=sys.stderr)
        np.float64(1) / np.float64(0)
    assert heard.getvalue() == "dv = 3\noh\n"
    assert capsys.readouterr() == ("", "") and not recwarn.list
