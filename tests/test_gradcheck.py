"""The gradient check is itself checked: what it must catch, what it must accept, what it says."""

import math
import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from torch_or_skip import torch

from helpers import graph
from helpers.gradcheck import UNCLEAR, central_difference, check_gradients, numeric_gradients


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

# Differences.


def test_every_number_gets_its_slope_as_a_float_or_in_an_array():
    assert numeric_gradients(lesson, *POINT) == pytest.approx((3, 6, 9), rel=1e-9)
    for found, slopes in zip(numeric_gradients(bowl, W, X), slopes_of_bowl(W, X), strict=True):
        assert found == pytest.approx(slopes, rel=1e-8)
    slopes = numeric_gradients(lambda a, x: a * x.sum(), 2, [1, 2])
    assert [type(slope) for slope in slopes] == [float, np.ndarray]
    assert numeric_gradients(lambda x: x**2, 1e12)[0] == pytest.approx(2e12, rel=1e-9)  # a longer nudge
    assert central_difference(lambda x: x**3, 1.0, 0.5) == 3.25  # off by the square of the nudge


def test_the_arguments_stay_as_they_are_even_if_f_changes_its_own():
    def spoils(W, x):
        W *= 2
        x[:] = 0
        return W.sum() + x.sum()

    kept = W.copy(), X.copy()
    assert numeric_gradients(spoils, W, X)[0] == pytest.approx(np.full((2, 2), 2))
    assert np.array_equal(W, kept[0]) and np.array_equal(X, kept[1])


NO_NUMBERS = ["6", None, [6.0], np.ones(1), np.ones((1, 1)), 6j, np.complex128(6)]


@pytest.mark.parametrize("returned", [math.nan, np.array(-math.inf), *NO_NUMBERS])
def test_an_f_that_returns_no_ordinary_number_is_reported(returned):
    with pytest.raises((TypeError, ValueError), match="one number, but what .* is: .*[a-z1)]|ordinary"):
        check_gradients(lambda x: returned, (1,), 2.0)


# Right and wrong.

dW, dx = slopes_of_bowl(W, X)
PLANTED = {
    "all zero": (np.zeros_like(dW), np.zeros_like(dx)),
    "a sign error in one entry": (dW * [[1, 1], [-1, 1]], dx),
    "two entries swapped": (dW, dx[::-1]),
    "a transpose": (dW.T, dx),
    "0.05 % too little in one entry": (dW * [[1, 1], [1, 0.9995]], dx),
    "a forgotten entry": (dW * [[1, 0], [1, 1]], dx),
}


@pytest.mark.parametrize("wrong", PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_caught(wrong):
    report = check_gradients(bowl, wrong, W, X)
    assert not report and report.verdict == "✗" and repr(report).startswith("✗")


def test_true_gradients_pass_in_every_form_in_which_they_come():
    assert check_gradients(lesson, (3, 6, 9), *POINT)
    assert check_gradients(lesson, [3, np.float64(6), np.array(9)], *POINT)
    assert check_gradients(bowl, (dW, dx.tolist()), W, X)
    assert check_gradients(bowl, [torch.tensor(dW, requires_grad=True), dx], torch.tensor(W), X)
    for three in (lambda x: 3 * x, lambda x: np.array(3 * x), lambda x: graph.Node(3) * graph.Node(x)):
        assert check_gradients(three, (3,), 2.0) and not check_gradients(three, (3.0015,), 2.0)


sizes = st.integers(-300, 280).map(lambda n: 10.0**n)
shapes = st.sampled_from(
    [
        (lambda t: t, lambda t: 1.0),
        (lambda t: t * t + 3 * t, lambda t: 2 * t + 3),
        (math.sin, math.cos),
        (math.tanh, lambda t: 1 / math.cosh(t) ** 2),
        (lambda t: math.exp(-t), lambda t: -math.exp(-t)),
        (lambda t: abs(t) ** 1.5, lambda t: 1.5 * abs(t) ** 0.5 * math.copysign(1, t)),
    ]
)


@given(shapes, sizes, st.integers(-2, 13), st.floats(-9, 9), st.sampled_from([0, -1, 2, 0.9995, 1.0005]))
def test_at_every_scale_and_above_every_constant_no_right_one_fails_and_no_wrong_one_passes(
    shape, size, digits, x, wrong
):
    f, df = shape
    shift = 10.0**digits if digits >= 0 else 0.0
    slope = size * df(x)
    assume(abs(df(x)) > 1e-3 and abs(x) > 1e-3)  # else what is wrong by a share is not told from 0
    assert check_gradients(lambda t: size * (f(t) + shift), (slope,), x).verdict != "✗"
    assert not check_gradients(lambda t: size * (f(t) + shift), (wrong * slope,), x)


@given(st.floats(-5, 5) | st.sampled_from([1e4, -9.87e6, 3.3e9]), st.integers(-12, 12), st.floats(-9, 9))
def test_at_the_bottom_of_a_bowl_rounding_is_no_mistake(w, digits, x):
    report = check_gradients(lambda w, y=w * x: 10.0**digits * (w * x - y) ** 2, (0.0,), w)
    assert report or (abs(w) > 5 and report.verdict == UNCLEAR)


def test_a_slope_that_is_small_beside_those_around_is_not_taken_for_zero():
    for x in np.logspace(-7, -4, 100):
        for wrong in (0.9995, 1.0005, -1):
            assert not check_gradients(lambda x: 1 + 8e-3 * x * x, (wrong * 1.6e-2 * x,), x)


def test_a_constant_a_unit_that_is_off_and_a_saddle_have_the_slope_zero_and_no_other():
    def off(w, v):
        return 0.37 + v * graph.relu(w)

    for f, wrong, point in (
        (lambda x: 5.0, (1e-9,), (1.0,)),
        (off, (2.0, 0.0), (-0.5, 2.0)),
        (lambda x: x**3, (1e-9,), (0.0,)),
    ):
        assert check_gradients(f, (0.0,) * len(point), *point)
        assert check_gradients(f, wrong, *point).verdict == "✗"


# Neither right nor wrong.


def test_at_a_kink_nothing_can_be_told_and_close_to_one_shorter_nudges_tell():
    for claimed in (0, 0.5, 1):
        report = check_gradients(lambda x: graph.relu(x), (claimed,), 0.0)
        assert report.verdict == UNCLEAR and not report
        assert "longer and shorter nudges disagree, as they do at a kink" in repr(report)
    for x in (-3e-5, -1e-6, 1e-6, 3e-5):
        assert check_gradients(lambda x: graph.relu(x), (float(x > 0),), x)
        assert check_gradients(lambda x: graph.relu(x), (float(x < 0),), x).verdict == "✗"


def line(shift, slope):
    return lambda x: shift + slope * x


@pytest.mark.parametrize(
    ("f", "claimed", "point", "said"),
    [
        (line(1e12, 1e-4), (0.0,), (1.0,), "? cannot tell at [0], claimed 0, measured 0 ± 0.01: the diff"),
        (line(0, 1e-319), (1e-319,), (1.5,), "? cannot tell"),  # below all floats
        # a slope that is steep only far away does not make a drowned one small
        (lambda x: 1e8 + 1e-6 * x + 10 * x * x, (0.0,), (0.0,), "? cannot tell"),
        # longer nudges tell what short ones cannot, and go no further than f
        (line(1e6, 1e-4), (0.0,), (1.0,), "✗ 1 at [0]: 0 ≠ 0.0001"),
        (line(1e5, 1e-4), (1e-4,), (1.0,), "✓ < 0.0001"),
        (line(1, 1e-4), (1e-4,), (1.0,), "✓ < 1e-6"),
        (lambda x: 1 + 1e-6 * math.log(x), (1e-2,), (1e-4,), "✓"),
        # a drowned derivative passes beside a large one, and the report says how; wrong goes before unclear
        (lambda x, y: math.tanh(x) + y, (1e-26, 1), (30.0, 2.0), "✓ < 1e-6"),
        (lambda x, y: math.tanh(x) + y, (1e-3, 1), (30.0, 2.0), "✗ 1 at [0]"),
        (lambda x, y: 1e12 + 1e-4 * x + 1e2 * y, (1e-3, 1e2), (1.0, 1.0), "? cannot tell at [0]"),
        (lambda x, y: 1e12 + 1e-4 * x + 1e2 * y, (1e-3, 2e2), (1.0, 1.0), "✗ 0.49 at [1]"),
        (lambda x, y: 1e9 + 1e-3 * math.log(x) + y, (0.1, 1), (0.01, 2.0), "? cannot tell at [0]"),
    ],
)
def test_what_drowns_in_rounding_is_told_by_longer_nudges_or_not_at_all(f, claimed, point, said):
    assert repr(check_gradients(f, claimed, *point)).startswith(said)


# What it says.


COMPLAINTS = [
    ((3, 6), "so 3 in a tuple"),
    (None, "so 3 in a tuple"),
    ((3, "6", 9), r"\[1\] is not made of numbers; its type is str"),
    ((3, 6, 9j), r"\[2\] is not made of numbers; its type is complex"),
    ((3, 6, [[1], [2, 3]]), r"\[2\] is not made of numbers"),
    ((3, 10**400, 9), r"\[1\] is not made of numbers"),
    ((3, graph.Node(6), 9), r"\[1\] .*; its type is Node, whose number is its \.value"),
    ((3, math.nan, 9), r"\[1\] holds nan or inf"),
    ((3, [6], 9), r"\[1\] has shape \(1,\), but its argument has shape \(\)"),
]


@pytest.mark.parametrize(("claimed", "words"), COMPLAINTS)
def test_what_cannot_be_compared_fails_with_one_sentence(claimed, words):
    report = check_gradients(lesson, claimed, *POINT)
    assert not report and report.entries == ()
    assert re.fullmatch(f"✗ .*{words}.*[.]", repr(report))


def test_a_missing_point_and_one_that_is_no_number_are_told():
    for point in ((), (np.ones(0),)):
        assert "no number here" in repr(check_gradients(lambda *x: 1, point, *point))
    for point, kind in ((graph.Node(2.0, "a"), r"Node, whose number is its \.value"), ("two", "str")):
        with pytest.raises(TypeError, match=f"The point is not made of numbers: it holds a {kind}"):
            check_gradients(lambda a: a * a, (4.0,), point)


def test_a_report_names_the_worst_entry_and_shows_no_digits_of_the_rounding():
    assert repr(check_gradients(lesson, (3, 6.003, 9.0009), *POINT)) == "✗ 0.0005 at [1]: 6.003 ≠ 6"
    assert repr(check_gradients(bowl, PLANTED["two entries swapped"], W, X)).startswith("✗ 1.2 at [1][0]")
    assert repr(check_gradients(np.sum, ([[1, 1], [1, 0]],), W)) == "✗ 1 at [0][1, 1]: 0 ≠ 1"
    assert repr(check_gradients(lesson, (0, 0, 0), *POINT)) == "✗ 1 at [0]: 0 ≠ 3"
    assert repr(check_gradients(lesson, (3, 6, 9), *POINT)) == "✓ < 1e-6"
    flat = check_gradients(lambda x: 5 + math.cos(x), (0,), 0.0)
    assert flat.entries[0][:5] == ("[0]", "0", "0", "< 1e-6 of slopes around", "✓")


def test_a_long_table_is_cut_and_shows_the_wrong_ones_first():
    wrong = np.ones(100)
    wrong[50] = 2
    html = check_gradients(np.sum, (wrong,), np.arange(100.0))._repr_html_()
    assert html.index("[0][50]") < html.index("[0][0]")
    assert html.count("<tr>") == 13 and html.endswith("<p>+ 88</p>")


# Float32.


@pytest.mark.parametrize("constant", [0, 100])
def test_float32_is_refused_in_f_whatever_its_type_and_in_what_is_claimed(constant):
    torch.manual_seed(0)
    linear, x = torch.nn.Linear(3, 1), np.random.default_rng(0).normal(size=3)
    claimed = linear.weight[0].detach()

    def f(x):
        return constant + linear(torch.tensor(x, dtype=torch.float32))[0]

    wide = claimed.double()
    for work, slopes in ((f, wide), (lambda x: f(x).item(), wide), (np.sum, claimed)):
        with pytest.raises(ValueError, match="in float32, which is too coarse for nudges; use float64"):
            check_gradients(work, (slopes,), x)


@pytest.mark.parametrize(("constant", "slope"), [(1, 1e-3), (100, 0.1), (1e4, 3)])
def test_float32_is_seen_also_where_close_by_it_does_not_move(constant, slope):
    def f(x):
        return np.float32(constant) + np.float32(slope) * np.float32(x)

    for work in (f, lambda x: float(f(x))):
        for claimed in (slope, 0.0):
            with pytest.raises(ValueError, match="in float32"):
                check_gradients(work, (claimed,), 1.0)


def test_a_threshold_has_a_jump_and_is_not_taken_for_float32():
    for at in (0.0, 1.0):
        assert not check_gradients(lambda x, at=at: float(x > at), (0.0,), at)


def test_one_argument_needs_no_tuple():
    W = np.array([[1.0, -2.0]])
    for alone in (2 * W, (2 * W).tolist(), [2 * W], (2 * W,)):
        assert check_gradients(lambda W: (W**2).sum(), alone, W)
    assert check_gradients(lambda x: x**3, 12.0, 2.0) and not check_gradients(lambda x: x**3, 11.0, 2.0)
