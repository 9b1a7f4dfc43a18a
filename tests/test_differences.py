"""Finite differences find every slope, leave what they are given as it is, and know their limits."""

import math

import numpy as np
import pytest

from helpers.differences import central_difference, numeric_gradients, relative_error


def lesson(a, b, c):
    return 3 * (a + b * c)


def bowl(W, x):
    """A number that depends on every entry of a square matrix and of a vector."""
    return np.sum(np.tanh(W @ x) ** 2) + np.sum(W**2 * np.arange(W.size).reshape(W.shape))


def slopes_of_bowl(W, x):
    t = np.tanh(W @ x)
    delta = 2 * t * (1 - t**2)
    return np.outer(delta, x) + 2 * W * np.arange(W.size).reshape(W.shape), W.T @ delta


W, X = np.array([[0.3, -0.8], [1.2, 0.5]]), np.array([0.7, -0.4])
POINT = (5.0, 3.0, 2.0)


def test_the_central_difference_of_the_lesson_s_formula():
    assert central_difference(lambda b: lesson(5, b, 2), 3, 0.001) == pytest.approx(6, rel=1e-9)
    assert central_difference(lambda x: x**2, 3, 0.5) == 6
    assert central_difference(lambda x: x**3, 1, 1) == 4  # 3, and h² because of the curve


def test_every_number_gets_its_slope():
    assert numeric_gradients(lesson, *POINT) == pytest.approx((3, 6, 9), rel=1e-9)
    dW, dx = numeric_gradients(bowl, W, X)
    assert (dW.shape, dx.shape) == ((2, 2), (2,))
    assert dW == pytest.approx(slopes_of_bowl(W, X)[0], rel=1e-8)
    assert dx == pytest.approx(slopes_of_bowl(W, X)[1], rel=1e-8)


def test_slopes_are_plain_floats_or_arrays():
    slopes = numeric_gradients(lambda a, x: a * x.sum(), 2, [1, 2])
    assert [type(slope) for slope in slopes] == [float, np.ndarray]


def test_the_nudge_can_be_chosen_and_else_grows_with_the_number():
    assert numeric_gradients(lambda x: x**3, 1.0, h=1)[0] == 4
    assert numeric_gradients(lambda x: x**3, 1.0, h=0.5)[0] == 3.25
    assert numeric_gradients(lambda x: x**2, 1e12)[0] == pytest.approx(2e12, rel=1e-9)


def test_the_arguments_stay_as_they_are_even_if_f_changes_its_own():
    def spoils(W, x):
        W *= 2
        x[:] = 0
        return W.sum() + x.sum()

    kept = W.copy(), X.copy()
    assert numeric_gradients(spoils, W, X)[0] == pytest.approx(np.full((2, 2), 2))
    assert np.array_equal(W, kept[0]) and np.array_equal(X, kept[1])


@pytest.mark.parametrize(
    ("x", "y", "error"),
    [(1, 1, 0), (0, 0, 0), (6.003, 6, 0.003 / 6.003), (0, 5, 1), (-2, 2, 2), (1e-300, 2e-300, 0.5)],
)
def test_the_relative_error_is_a_share_of_the_larger_number(x, y, error):
    assert relative_error(x, y) == relative_error(y, x) == pytest.approx(error, rel=1e-12)
    assert type(relative_error(np.float64(x), y)) is float


def test_the_relative_error_of_arrays_is_an_array():
    assert relative_error(np.array([1.0, 0.0]), np.array([2.0, 0.0])).tolist() == [0.5, 0.0]


@pytest.mark.parametrize("returned", [math.nan, math.inf, np.array(-math.inf)])
def test_an_f_that_returns_nan_or_inf_is_reported(returned):
    with pytest.raises(ValueError, match="a check needs ordinary numbers all around the point"):
        numeric_gradients(lambda x: returned, 2.0)


def test_large_and_small_nudges_are_both_bad():
    errors = [abs(central_difference(math.exp, 0.0, h) - 1) for h in (1.0, 1e-1, 1e-5, 1e-12)]
    assert errors[0] == pytest.approx(math.sinh(1) - 1)
    assert errors[0] > 0.1 and errors[1] > 1e-3 and errors[2] < 1e-9 and errors[3] > 1e-7
