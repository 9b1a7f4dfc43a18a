"""What the general diagnosers must name, and what near it they must not."""

import numpy as np
import pytest

from helpers.check.diagnose import describe

W = [np.array([[1.0, 2.0, -3.0], [0.5, -1.5, 4.0]]), np.array([[2.5, -0.5]])]
X = [np.array([[0.5, 3.0, 2.0], [-1.5, 0.25, 0.75]]), np.array([[4.0, 1.5]])]
INPUTS = [{"x": x, "rate": rate} for x, rate in zip(X, (0.5, 0.25), strict=True)]
PAIRS = [(2.0, 3.0), (5.0, -4.0), (0.5, 7.0)]
NAMED = [{"a": a, "b": b} for a, b in ((3.0, 7.0), (-2.0, 0.25), (1.5, 11.0))]


def each(change):
    return [change(w, x) for w, x in zip(W, X, strict=True)]


@pytest.mark.parametrize(("change", "words"), [
    (lambda w, x: -w, "has its sign turned"),
    (lambda w, x: 2 * w, "twice as large"),
    (lambda w, x: w / 3, "a third"),
    (lambda w, x: w * w.shape[1], "factor x.shape[1] once too often"),
    (lambda w, x: w / w.shape[1], "lacks the factor x.shape[1]"),
    (lambda w, x: w * x, "factor x once too often"),
    (lambda w, x: w / x, "lacks the factor x"),
    (lambda w, x: w.T, "right numbers, but is transposed"),
    (lambda w, x: w.ravel(), "right numbers, but in other brackets: its shape is (6,), asked for is (2, 3)"),
    (lambda w, x: x, "is x itself"),
    (lambda w, x: x - 0.1 * w, "is x − 0.1 × what is asked for"),
    (lambda w, x: np.where(x < 0, 0, w), "right but where x is below 0"),
    (lambda w, x: w if w.size == 2 else w + 1, "right in 1 of 2 cases"),
    (lambda w, x: np.full_like(w, 7.0), "is 7 everywhere"),
    (lambda w, x: abs(w), "right size, but in some places the wrong sign"),
    (lambda w, x: np.trunc(w), "cut to whole numbers"),
    (lambda w, x: np.round(w / 3, 2), None),
])  # fmt: skip
def test_of_arrays_what_was_compared_is_named(change, words):
    if words is None:
        assert "rounded to 2 digits" in describe(INPUTS, each(change), each(lambda w, x: w / 3))
    else:
        assert words in describe(INPUTS, each(change), each(lambda w, x: w))


@pytest.mark.parametrize("change", [
    lambda w, x: -w if w.size == 2 else -w + 0.1,
    lambda w, x: 2 * w + 1e-3,
    lambda w, x: (w + 1).T,
    lambda w, x: (w + 1).ravel(),
    lambda w, x: w.ravel()[::-1],
    lambda w, x: np.zeros(w.size),
    lambda w, x: w * x + 0.1,
    lambda w, x: w * np.nan,
    lambda w, x: abs(w) + 0.1,
])  # fmt: skip
def test_what_is_only_near_is_not_named(change):
    assert describe(INPUTS, each(change), each(lambda w, x: w)) == ""


def test_a_multiple_of_an_input_is_not_taken_for_a_step_from_it():
    said = describe(INPUTS, each(lambda w, x: 9 * x), each(lambda w, x: 3 * x))
    assert said == "Your result is three times as large as it should be."


def test_zeros_are_not_said_to_be_right_but_cut():
    small = each(lambda w, x: w / 10)
    assert describe(INPUTS, each(lambda w, x: 0 * w), small).startswith("Your result is 0 everywhere")


@pytest.mark.parametrize(("change", "sentence"), [
    (lambda p, q: (q, p), "All of it is right, but in another order."),
    (lambda p, q: (-p, -q), "Every number has its sign turned."),
    (lambda p, q: (p / 2, q / 2), "Every number is half as large as it should be."),
    (lambda p, q: (p, -q), "The first is right. The second has its sign turned."),
    (lambda p, q: (p + 1, q), "The second is right."),
    (lambda p, q: (p, 4.0), "The first is right. The second is the same in every case"),
    (lambda p, q: (p, q, 1.0), ""),
    (lambda p, q: (p + 1, q + 1), ""),
])  # fmt: skip
def test_of_several_parts_each_is_compared(change, sentence):
    found = describe(NAMED, [change(*pair) for pair in PAIRS], PAIRS)
    assert found.startswith(sentence) and bool(found) == bool(sentence)


def test_a_factor_of_a_part_is_named_after_the_input():
    mine = [(p * case["a"], q / case["b"]) for (p, q), case in zip(PAIRS, NAMED, strict=True)]
    found = describe(NAMED, mine, PAIRS)
    assert found.startswith("The first has the factor a once too often. The second lacks the factor b")


def test_parts_that_are_always_alike_have_no_order():
    right = [(1.0, 1.0, 0.0)]
    assert describe([{}], [(1.0, 0.0, 1.0)], right) == "The first is right."


def test_lists_of_different_lengths_and_dicts_are_compared_too():
    right = [(1.0, 2.0, 3.0), (4.0, 5.0)]
    assert "reverse" in describe([{}, {}], [r[::-1] for r in right], right)
    assert "last number is right" in describe([{}, {}], [(0.0, 0.0, 3.0), (1.0, 5.0)], right)
    named = [{"J": 1.0, "x": 7.0}]
    assert describe([{}], [{"J": 1.0, "x": 3.0, "y": 0.0}], named) == "In one case x came out wrong, J right."
    assert describe([{}], [{"J": 1.0}], named) == ""


def test_a_factor_too_many_is_named_with_a_sign_turned_too():
    inputs = [{"y": np.ones((2, 3))}, {"y": np.ones((2, 5))}]
    right = [np.array([1.0, 2.0, 4.0]), np.array([3.0, 5.0, 6.0])]
    mine = [-3 * right[0], -5 * right[1]]
    assert describe(inputs, mine, right).endswith("y.shape[1] once too often, and its sign turned.")
