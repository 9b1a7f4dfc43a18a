"""The gradient check is itself checked: what it must catch, what it must accept, what it says."""

import math
import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers import graph
from helpers.gradcheck import (
    central_difference,
    check_gradients,
    numeric_gradients,
    relative_error,
    step_sizes,
)


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


RETURNED = [
    lambda x: 3 * x,
    lambda x: np.float64(3 * x),
    lambda x: np.array(3 * x),
    lambda x: graph.Node(3) * graph.Node(x),
]


@pytest.mark.parametrize("f", RETURNED)
def test_f_may_return_a_float_a_0_d_array_or_a_node(f):
    assert check_gradients(f, (3,), 2.0)
    assert not check_gradients(f, (3.0015,), 2.0)


@pytest.mark.parametrize("returned", ["6", None, [6.0], np.ones(1), np.ones((1, 1)), 6j, np.complex128(6)])
def test_an_f_that_returns_no_number_is_reported(returned):
    with pytest.raises(TypeError, match="f has to return one number, but what it returned is: .*[a-z1)]+"):
        check_gradients(lambda x: returned, (1,), 2.0)


@pytest.mark.parametrize("returned", [math.nan, math.inf, np.array(-math.inf)])
def test_an_f_that_returns_nan_or_inf_is_reported(returned):
    with pytest.raises(ValueError, match="a check needs ordinary numbers all around the point"):
        numeric_gradients(lambda x: returned, 2.0)


def test_true_gradients_pass():
    assert check_gradients(lesson, (3, 6, 9), *POINT)
    assert check_gradients(lesson, [3, np.float64(6), np.array(9)], *POINT)
    assert check_gradients(bowl, slopes_of_bowl(W, X), W, X)
    assert check_gradients(np.sum, np.ones((2, 2)), W)  # one argument needs no tuple
    assert check_gradients(np.sum, np.ones((2, 2)).tolist(), W)


dW, dx = slopes_of_bowl(W, X)
PLANTED = {
    "all zero": (np.zeros_like(dW), np.zeros_like(dx)),
    "a sign error": (-dW, dx),
    "a sign error in one entry": (dW * [[1, 1], [-1, 1]], dx),
    "two entries swapped": (dW, dx[::-1]),
    "a transpose": (dW.T, dx),
    "0.05 % too much": (dW, dx * 1.0005),
    "0.05 % too little in one entry": (dW * [[1, 1], [1, 0.9995]], dx),
    "a factor 2": (dW, dx * 2),
    "a forgotten entry": (dW * [[1, 0], [1, 1]], dx),
    "another one added": (dW, dx + dx[0]),
}


@pytest.mark.parametrize("wrong", PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_caught(wrong):
    report = check_gradients(bowl, wrong, W, X)
    assert not report
    assert report.largest > 4e-4
    assert repr(report).startswith("✗")


@pytest.mark.parametrize("slope", [1e-5, -3e-5, 1e-9])
@pytest.mark.parametrize("wrong", [0, -1, 2, 1.0005], ids="{} times".format)
@pytest.mark.parametrize("shift", [0, 1], ids="{} +".format)
def test_a_mistake_in_a_small_slope_is_caught(slope, wrong, shift):
    shift *= abs(slope) / 1e-5  # a slope that drowns in the rounding of f cannot be checked
    assert check_gradients(lambda x: shift + slope * x, (slope,), 3.0)
    assert not check_gradients(lambda x: shift + slope * x, (wrong * slope,), 3.0)


numbers = st.floats(-3, 3)
scales = st.integers(-12, 12).map(lambda n: 10.0**n)


@settings(deadline=None)
@given(st.tuples(numbers, numbers, numbers), scales, st.floats(60, 1e3))  # 60: nothing cancels
def test_true_gradients_pass_at_every_scale(point, scale, shift):
    def f(x, y, z):
        return scale * (x * y**2 + math.sin(z) * x + math.exp(y) + shift)

    x, y, z = point
    slopes = y**2 + math.sin(z), 2 * x * y + math.exp(y), math.cos(z) * x
    assert check_gradients(f, tuple(scale * slope for slope in slopes), *point)


@settings(deadline=None)
@given(st.floats(-5, 5), scales, st.floats(-9, 9))
def test_at_the_bottom_of_a_bowl_rounding_is_no_mistake(w, scale, x):
    y = w * x
    assert check_gradients(lambda w: scale * (w * x - y) ** 2, (0.0,), w)


@settings(deadline=None)
@given(st.tuples(numbers, numbers), scales, st.integers(0, 1), st.floats(5e-4, 10))
def test_a_wrong_gradient_fails_at_every_scale(point, scale, place, mistake):
    def f(x, y):
        return scale * (x**2 * y + y)

    x, y = point
    slopes = [scale * 2 * x * y, scale * (x**2 + 1)]
    assume(abs(slopes[place]) > 0.01 * scale)
    slopes[place] *= 1 + mistake
    assert not check_gradients(f, slopes, *point)


def test_a_kink_misleads_the_check():
    report = check_gradients(lambda x: graph.relu(x), (0,), 0.0)
    assert repr(report) == "✗ 1 at [0]: 0 ≠ 0.5"


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        ((3, 6), "so 3 in a tuple"),
        ((3, 6, 9, 1), "so 3 in a tuple"),
        (None, "so 3 in a tuple"),
        (..., "so 3 in a tuple"),
        ("abc", "so 3 in a tuple"),
        ({"a": 3}, "so 3 in a tuple"),
        ((3, None, 9), r"\[1\] is not made of numbers; its type is NoneType"),
        ((3, ..., 9), r"\[1\] is not made of numbers"),
        ((3, "6", 9), r"\[1\] is not made of numbers; its type is str"),
        ((3, 6, 9j), r"\[2\] is not made of numbers; its type is complex"),
        ((3, 6, [[1], [2, 3]]), r"\[2\] is not made of numbers"),
        ((3, 10**400, 9), r"\[1\] is not made of numbers"),
        ((3, math.nan, 9), r"\[1\] holds nan or inf"),
        ((math.inf, 6, 9), r"\[0\] holds nan or inf"),
        ((3, [6], 9), r"\[1\] has shape \(1,\), but its argument has shape \(\)"),
    ],
)
def test_what_cannot_be_compared_fails_with_one_sentence(claimed, words):
    report = check_gradients(lesson, claimed, *POINT)
    assert not report and report.entries == ()
    assert re.fullmatch(f"✗ .*{words}.*[.]", repr(report))


def test_a_wrong_shape_and_a_missing_point_fail():
    assert "has shape (2,)" in repr(check_gradients(np.sum, np.ones(2), W))
    assert "has shape (2, 1)" in repr(check_gradients(np.sum, (np.ones((2, 1)),), W))
    assert "no number here" in repr(check_gradients(lambda: 1, ()))
    assert "no number here" in repr(check_gradients(np.sum, (np.ones(0),), np.ones(0)))


def test_a_report_names_the_worst_entry():
    assert repr(check_gradients(lesson, (3, 6.003, 9.0009), *POINT)) == "✗ 0.0005 at [1]: 6.003 ≠ 6"
    assert repr(check_gradients(bowl, PLANTED["two entries swapped"], W, X)).startswith("✗ 1.2 at [1][0]")
    assert repr(check_gradients(np.sum, [[1, 1], [1, 0]], W)) == "✗ 1 at [0][1, 1]: 0 ≠ 1"
    assert repr(check_gradients(lesson, (0, 0, 0), *POINT)) == "✗ 1 at [0]: 0 ≠ 3"


def test_a_report_shows_no_digits_of_the_rounding():
    assert repr(check_gradients(lesson, (3, 6, 9), *POINT)) == "✓ < 1e-6"
    flat = check_gradients(lambda x: 5 + math.cos(x), (0,), 0.0)
    assert flat.entries[0].cells == ("[0]", "0", "0", "< 1e-6", "✓")


def test_a_report_is_a_small_table():
    html = check_gradients(lesson, (3, 6.003, 9), *POINT)._repr_html_()
    assert html.count("<tr>") == html.count("</tr>") == 4
    assert "<td>[1]</td><td>6.003</td><td>6</td><td>0.0005</td><td>✗</td>" in html
    assert "<td>[2]</td><td>9</td><td>9</td><td>&lt; 1e-6</td><td>✓</td>" in html


def test_a_long_table_is_cut_and_shows_the_wrong_ones_first():
    wrong = np.ones(100)
    wrong[50] = 2
    html = check_gradients(np.sum, wrong, np.arange(100.0))._repr_html_()
    assert html.index("[0][50]") < html.index("[0][0]")
    assert html.count("<tr>") == 13 and html.endswith("<p>+ 88</p>")


def test_a_problem_is_shown_escaped():
    class Odd:
        pass

    Odd.__name__ = "<b>"
    html = check_gradients(lesson, (3, Odd(), 9), *POINT)._repr_html_()
    assert html == "<p>✗ [1] is not made of numbers; its type is &lt;b&gt;.</p>"


def test_large_and_small_nudges_are_both_bad():
    hs = [1.0, 1e-1, 1e-5, 1e-12]
    found = step_sizes(math.exp, 0.0, 1.0, hs)
    assert [h for h, *_ in found] == hs
    assert found[0][1:] == pytest.approx((math.sinh(1), 1 - 1 / math.sinh(1)))
    errors = [error for *_, error in found]
    assert errors[0] > 0.1 and errors[1] > 1e-3 and errors[2] < 1e-9 and errors[3] > 1e-7
