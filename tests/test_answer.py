"""What a learner hands in is read with care, and refused in a sentence."""

from collections import deque
from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junk import Hostile, HostileError

from helpers.answer import UnreadableError, agree, clip, figures, fit, numbers_in, shown, told

LIKE = np.zeros((2, 3))


def read(answer, like):
    return fit(numbers_in(answer), like)


@pytest.mark.parametrize(("answer", "like", "sentence"), [
    (np.zeros((3, 2)), LIKE, "An array of shape (2, 3) is asked for, and yours has shape (3, 2)."),
    (np.zeros((5000, 5000)), LIKE, "25000000 numbers are more than anything asked for"),
    (7, LIKE, "An array of shape (2, 3) is asked for, not 7."),
    ([[1, 2, 3], [4, 5]], LIKE, "Its rows differ in length."),
    ([[1, 2, 3], [4, 5, "6"]], LIKE, "'6' is text; give a number, without quotation marks."),
    (np.full((2, 3), np.inf), LIKE, "inf is not a finite number."),
    (LIKE + 1j, LIKE, "1j has an imaginary part"),
    (count(), (0.0, 0.0), "put tuple(…) round it"),
    (range(10**12), (0.0, 0.0), "more than anything asked for"),
    ((LIKE, 3.0), LIKE, "An array of shape (2, 3) is asked for, not ([[0, 0, 0], [0, 0, 0]], 3)."),
    (LIKE, (LIKE, LIKE), "2 arrays are asked for, in brackets"),
    ([], 1.0, "One number is asked for, not ()."),
    ({}, (0.0, 0.0), "not an empty dict"),
    ((LIKE, np.zeros(2)), (LIKE, LIKE), "Part 2: An array of shape (2, 3) is asked for"),
    (np.ones(1), 1.0, "One number is asked for, and [1] is in brackets. Is there a comma"),
    ((1, 2), (0, 0, 0), "3 numbers are asked for, and yours are 2."),
    ((4, 1, 0), (4.0, 1000.0), "write thousands without one"),
    ((1, None), (0, 0), "None is not a number."),
    ({1, 2}, (0, 0), "{1, 2} is not a number."),
    (bytearray(b"21"), 1.0, "is text"),
    ([1], {"a": 0.0}, "A dict is asked for, not [1]."),
    ({"a": 1}, {"a": 0.0, "b": 0.0}, "The dict has no value for b."),
    (np.zeros, 1.0, "call it, with brackets ()"),
])  # fmt: skip
def test_what_has_another_form_is_refused_in_a_sentence(answer, like, sentence):
    with pytest.raises(UnreadableError) as refused:
        read(answer, like)
    assert sentence in str(refused.value)


def test_numbers_may_come_in_any_sequence_a_dict_may_hold_more_and_a_generator_is_not_used_up():
    for numbers in range(3, 6), deque((3, 4, 5)), {3: 3, 4: 4, 5: 5}.values():
        assert read(numbers, (0.0, 0.0, 0.0)) == (3, 4, 5)
    assert read({"a": 1, "b": 2, "J": 3}, {"b": 0.0, "a": 0.0}) == {"b": 2.0, "a": 1.0}
    numbers = (x for x in (1, 2))
    with pytest.raises(UnreadableError):
        read(numbers, (0.0, 0.0))
    assert list(numbers) == [1, 2]


@given(st.floats(1e-3, 1e9), st.floats(-4e-4, 4e-4))
def test_numbers_agree_within_the_tolerance_and_not_beyond(x, error):
    assert agree(x, x * (1 + error / 1e3))
    assert not agree(x, x * 1.0005) and not agree(x, -x) and agree((x, 2.0), (x, ...))


@pytest.mark.parametrize(("one", "other"), [
    ((1.0, (2.0, 3.0)), (1.0, (2.0, 3.1))),
    ((1.0, 2.0), (1.0, 2.0, 3.0)),
    ({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 3.0}),
    ({"a": 1.0}, {"b": 1.0}),
    (LIKE, LIKE.T),
    (LIKE, LIKE.ravel()),
    ((1.5, 2.0), (1.0, ...)),
    (None, None),
    ((1.0, 2.0), np.array([1.0, 2.5])),
])  # fmt: skip
def test_one_number_or_the_shape_is_enough_to_disagree(one, other):
    assert not agree(one, other)


def test_numbers_are_written_as_a_learner_would():
    assert figures((3.0, -0.25, 1 / 3)) == "(3, -0.25, 0.3333333333)" and figures(-0.0) == "0"
    assert figures({"x": 7.0, "y": 1e-7}) == "x: 7, y: 1e-07" and figures(np.eye(2)) == "[[1, 0], [0, 1]]"


def test_what_cannot_be_shown_is_said_to_be_so_and_what_is_long_is_cut():
    assert told(HostileError()) == "an error that cannot be shown" and told(KeyError("a")) == "KeyError: 'a'"
    assert shown(Hostile()) == "something that cannot be shown" and shown(np.float64(2)) == "2.0"
    assert clip("abcdef", 4) == "abc…" and clip("abcd", 4) == "abcd" and clip("a\ud800") == "a?"
