"""What the general diagnosers must not name; what they must name is in the bank of answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.check.diagnose import describe

W = [np.array([[1.0, 2.0, -3.0], [0.5, -1.5, 4.0]]), np.array([[2.5, -0.5]])]
X = [np.array([[0.5, 3.0, 2.0], [-1.5, 0.25, 0.75]]), np.array([[4.0, 1.5]])]
INPUTS = [{"x": x, "rate": rate} for x, rate in zip(X, (0.5, 0.25), strict=True)]
CHANGES = (
    lambda w, x: -w,
    lambda w, x: 2 * w,
    lambda w, x: w * x,
    lambda w, x: w / w.shape[1],
    lambda w, x: x,
    lambda w, x: x - 0.1 * w,
    lambda w, x: w.T,
    lambda w, x: w.ravel(),
    lambda w, x: np.where(x < 0, 0, w),
    lambda w, x: abs(w),
    lambda w, x: np.trunc(w),
    lambda w, x: np.zeros_like(w),
)


def each(change):
    return [change(w, x) for w, x in zip(W, X, strict=True)]


@given(st.sampled_from(CHANGES), st.integers(0, 5), st.floats(0.01, 10), st.sampled_from((1, -1)))
def test_a_wrong_number_in_what_would_be_named_silences_every_diagnoser(change, place, by, sign):
    mine, right = each(change), each(lambda w, x: w)
    assert describe(INPUTS, mine, right)[1] != ""
    mine = [np.array(m) for m in mine]
    mine[0].flat[place] += sign * (by + 0.0123)
    mine[1].flat[0] += 0.0123
    assert describe(INPUTS, mine, right) == ("", "")


@pytest.mark.parametrize(("mine", "right", "sentence"), [
    (each(lambda w, x: 9 * x), each(lambda w, x: 3 * x), "is three times as large"),  # no step from x
    (each(lambda w, x: 0 * w), each(lambda w, x: w / 10), "is 0 everywhere"),  # not cut to whole numbers
    (each(lambda w, x: w.ravel()), W, "its shape is (6,), asked for is (2, 3)"),
    (each(lambda w, x: np.nan * w), W, ""),
])  # fmt: skip
def test_of_several_true_findings_the_one_that_helps_is_said(mine, right, sentence):
    assert sentence in describe(INPUTS, mine, right)[1] and bool(sentence) == any(
        describe(INPUTS, mine, right)
    )


def test_parts_that_are_always_alike_have_no_order():
    assert describe([{}], [(1.0, 0.0, 1.0)], [(1.0, 1.0, 0.0)]) == ("The first is right. ", "")


def test_lists_of_different_lengths_and_dicts_are_compared_too():
    right = [(1.0, 2.0, 3.0), (4.0, 5.0)]
    assert "reverse" in describe([{}, {}], [r[::-1] for r in right], right)[1]
    assert "last number is right" in describe([{}, {}], [(0.0, 0.0, 3.0), (1.0, 5.0)], right)[1]
    named = [{"J": 1.0, "x": 7.0}]
    said = describe([{}], [{"J": 1.0, "x": 3.0, "y": 0.0}], named)[1]
    assert said == "In one case x came out wrong, J right."


def test_what_is_nearly_0_is_right_only_as_far_as_the_exercise_says():
    right, mine = [(1.0, 1e-13)], [(1.0, 0.0)]
    assert describe([{}], mine, right)[0] == "The first and second are right. "
    assert describe([{}], mine, right, least=1e-15)[0] == "The first is right. "
