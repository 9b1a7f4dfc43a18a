"""The gradient check is itself checked: what it must catch, what it must accept, what it says."""

import math
import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_differences import POINT, W, X, bowl, lesson, slopes_of_bowl
from torch_or_skip import torch

from helpers import graph
from helpers.gradcheck import UNCLEAR, check_gradients

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


@pytest.mark.parametrize("w", [1e4, 123456.7, -9.87e6, 3.3e9])
def test_at_the_bottom_of_a_bowl_the_rounding_of_a_large_weight_is_no_mistake(w):
    for x in np.linspace(0.1, 9, 50):
        assert check_gradients(lambda w, x=x, y=w * x: (w * x - y) ** 2, 0.0, w).verdict != "✗"


def test_a_slope_that_is_small_beside_those_around_is_not_taken_for_zero():
    for x in np.logspace(-7, -4, 100):
        for wrong in (0.9995, 1.0005, -1):
            assert not check_gradients(lambda x: 1 + 8e-3 * x * x, wrong * 1.6e-2 * x, x)


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


def test_at_a_kink_nothing_can_be_told_and_close_to_one_shorter_nudges_tell():
    for claimed in (0, 0.5, 1):
        report = check_gradients(lambda x: graph.relu(x), (claimed,), 0.0)
        assert report.verdict == UNCLEAR and not report
        assert "longer and shorter nudges disagree, as they do at a kink" in repr(report)
    for x in (-3e-5, -1e-6, 1e-6, 3e-5):
        assert check_gradients(lambda x: graph.relu(x), (float(x > 0),), x)
        assert check_gradients(lambda x: graph.relu(x), (float(x < 0),), x).verdict == "✗"


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
    assert "has shape (2,), but its argument has shape (2, 2)" in repr(check_gradients(np.sum, [X], W))
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
    assert flat.entries[0].cells == ("[0]", "0", "0", "< 1e-6 of slopes around", "✓")


def test_a_report_is_a_small_table_with_a_word_over_every_column():
    html = check_gradients(lesson, (3, 6.003, 9), *POINT)._repr_html_()
    assert html.count("<tr>") == html.count("</tr>") == 4
    words = re.findall(r'<th scope="col">(.*?)</th>', html)
    assert words == ["derivative", "claimed", "measured", "relative error", "verdict"]
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


# Neither right nor wrong.


def test_a_slope_that_drowns_in_rounding_is_never_called_right_and_cannot_be_told():
    for shift in (1e6, 1e8, 1e10, 1e12, 1e16):
        for slope in (1e-4, -1e-20 * shift):
            assert not check_gradients(lambda x, shift=shift, slope=slope: shift + slope * x, 0.0, 1.0)
    report = check_gradients(lambda x: 1e12 + 1e-4 * x, 0.0, 1.0)
    assert report.verdict == UNCLEAR
    assert repr(report) == (
        "? cannot tell at [0], claimed 0, measured 0 ± 0.01: the difference drowns in the rounding of f."
    )
    html = report._repr_html_()
    assert "<td>0 ± 0.01</td><td>unknown</td><td>? cannot tell</td>" in html
    assert html.endswith("the difference drowns in the rounding of f.</p>")


def test_longer_nudges_tell_what_short_ones_cannot():
    assert repr(check_gradients(lambda x: 1e6 + 1e-4 * x, 0.0, 1.0)) == "✗ 1 at [0]: 0 ≠ 0.0001"
    assert repr(check_gradients(lambda x: 1e5 + 1e-4 * x, 1e-4, 1.0)) == "✓ < 0.0001"
    assert repr(check_gradients(lambda x: 1 + 1e-4 * x, 1e-4, 1.0)) == "✓ < 1e-6"


def test_a_constant_a_unit_that_is_off_and_a_saddle_have_the_slope_zero_and_no_other():
    def off(w, v):
        return 0.37 + v * graph.relu(w)

    assert check_gradients(lambda x: 5.0, 0.0, 1.0)
    assert not check_gradients(lambda x: 5.0, 1e-9, 1.0)
    assert check_gradients(off, (0.0, 0.0), -0.5, 2.0)
    assert check_gradients(off, (2.0, 0.0), -0.5, 2.0).verdict == "✗"
    assert check_gradients(lambda x: x**3, 0.0, 0.0)
    assert check_gradients(lambda x: x**3, 1e-9, 0.0).verdict == "✗"


def test_beside_a_large_derivative_a_drowned_one_passes_and_the_report_says_how():
    report = check_gradients(lambda x, y: math.tanh(x) + y, (1e-26, 1), 30.0, 2.0)
    assert report.entries[0].cells == ("[0]", "1e-26", "0", "< 1e-6 of the largest", "✓")
    assert check_gradients(lambda x, y: math.tanh(x) + y, (1e-3, 1), 30.0, 2.0).verdict == "✗"


def test_wrong_goes_before_what_cannot_be_told_and_that_before_right():
    def drowned(x, y):
        return 1e12 + 1e-4 * x + 1e2 * y

    assert check_gradients(drowned, (1e-3, 1e2), 1.0, 1.0).verdict == UNCLEAR
    assert check_gradients(drowned, (1e-3, 2e2), 1.0, 1.0).verdict == "✗"


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


@settings(deadline=None, max_examples=300)
@given(shapes, sizes, st.integers(-2, 13), st.floats(-9, 9), st.sampled_from([0, -1, 2, 0.9995, 1.0005]))
def test_at_every_scale_and_above_every_constant_no_right_one_fails_and_no_wrong_one_passes(
    shape, size, digits, x, wrong
):
    f, df = shape
    shift = 10.0**digits if digits >= 0 else 0.0
    slope = size * df(x)
    assume(abs(df(x)) > 1e-3 and abs(x) > 1e-3)  # else what is wrong by a share is not told from 0
    assert check_gradients(lambda t: size * (f(t) + shift), slope, x).verdict != "✗"
    assert not check_gradients(lambda t: size * (f(t) + shift), wrong * slope, x)


def test_below_the_smallest_numbers_nothing_can_be_told():
    report = check_gradients(lambda x: 1e-319 * x, 1e-319, 1.5)
    assert report.verdict == UNCLEAR and "drowns" in repr(report)


# PyTorch, and float32.


def layer(seed=0):
    torch.manual_seed(seed)
    return torch.nn.Linear(3, 1), torch.randn(3)


def loss(x, y):
    """Return the cost of a layer as a function of its weights, in the types of x and y."""
    return lambda W, b: ((x @ W.T + b - y) ** 2).mean()


@pytest.mark.parametrize("seed", range(10))
def test_a_right_gradient_of_a_float32_layer_never_fails_and_a_wrong_one_never_passes(seed):
    linear, x = layer(seed)
    W = linear.weight[0]
    checks = [
        (linear, x),
        (linear, x.numpy()),
        (lambda x: linear(x).sum(), x),
        (lambda x: linear(torch.tensor(x, dtype=torch.float32)).item(), x.double().numpy()),
        (lambda x: 100 + linear(torch.tensor(x, dtype=torch.float32)), x.double().numpy()),
    ]
    for f, point in checks:
        for right in (W, W.detach().numpy(), W.detach().double().numpy(), W.tolist()):
            assert check_gradients(f, right, point).verdict != "✗"
        for wrong in (-W, 0 * W, W * 1.0005, W.flip(0)):
            assert not check_gradients(f, wrong, point)


def test_a_float32_module_is_widened_and_what_works_in_float32_is_sent_to_float64():
    linear, x = layer()
    kept = linear.weight.clone()
    assert check_gradients(linear, linear.weight[0], x)
    assert linear.weight.dtype == x.dtype == torch.float32 and torch.equal(linear.weight, kept)
    assert linear.weight.grad is None
    report = check_gradients(lambda x: linear(x).sum(), linear.weight[0], x)
    assert report.verdict == UNCLEAR
    assert repr(report).endswith("float32 is too coarse for nudges; use float64.")


@pytest.mark.parametrize("wrong", [-1, 0, 2, 1.0005])
def test_in_float64_tensors_are_judged_like_arrays(wrong):
    x, y = torch.randn(20, 3, dtype=torch.float64), torch.randn(20, 1, dtype=torch.float64)
    linear = torch.nn.Linear(3, 1).double()
    J = loss(x, y)
    J(linear.weight, linear.bias).backward()
    right = linear.weight.grad, linear.bias.grad
    assert check_gradients(J, right, linear.weight, linear.bias)
    assert check_gradients(J, (wrong * right[0], right[1]), linear.weight, linear.bias).verdict == "✗"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("noise", [0, 1e-4, 1])
def test_where_a_float32_layer_fits_its_data_its_gradient_is_rounding_and_does_not_fail(noise, seed):
    linear, _ = layer(seed)
    x = torch.randn(20, 3) * 10 ** (seed % 3)
    y = linear(x).detach() + noise * torch.randn(20, 1)
    J = loss(x, y)
    J(linear.weight, linear.bias).backward()
    claimed = linear.weight.grad, linear.bias.grad
    assert check_gradients(J, claimed, linear.weight, linear.bias).verdict != "✗"
    wide = loss(x.double().numpy(), y.double().numpy())  # only the claim is in float32 then
    point = [p.detach().double().numpy() for p in (linear.weight, linear.bias)]
    assert check_gradients(wide, claimed, *point).verdict != "✗"

    def inside(W, b):  # only f is in float32 here
        return J(torch.tensor(W, dtype=torch.float32), torch.tensor(b, dtype=torch.float32)).item()

    assert check_gradients(inside, [c.double().numpy() for c in claimed], *point).verdict != "✗"


def test_float32_arrays_are_widened_and_pass_to_four_digits():
    W = np.random.default_rng(0).normal(size=(3, 2)).astype("f")
    x = np.array([[0.7], [-0.4]], "f")
    claimed = 2 * (W @ x) @ x.T
    assert claimed.dtype == np.float32
    assert check_gradients(lambda W: ((W @ x) ** 2).sum(), claimed, W)
    assert not check_gradients(lambda W: ((W @ x) ** 2).sum(), claimed * np.float32(1.0005), W)


# What learners hand in.


def test_a_list_with_one_matrix_works_as_one_with_two_does():
    assert check_gradients(lambda W: (W**2).sum(), [2 * W], W)
    assert check_gradients(lambda W, V: (W**2).sum() + (V**2).sum(), [2 * W, 2 * X], W, X)
    assert check_gradients(lambda x: (x**2).sum(), [3.0], np.array([1.5]))


def test_a_point_or_a_claim_that_is_no_number_gets_a_sentence():
    a = graph.Node(2.0, "a")
    with pytest.raises(TypeError, match=r"not made of numbers: it holds a Node, whose number is its \.value"):
        check_gradients(lambda a: a * a, 4.0, a)
    with pytest.raises(TypeError, match="The point is not made of numbers: it holds a str"):
        check_gradients(lambda a: a, 4.0, "two")
    claimed = check_gradients(lambda a: a * a, a * 2, 2.0)
    assert repr(claimed) == "✗ [0] is not made of numbers; its type is Node, whose number is its .value."


def test_near_the_end_of_what_f_is_made_for_the_check_goes_no_further():
    assert check_gradients(lambda x: 1 + 1e-6 * math.log(x), 1e-2, 1e-4)
    assert check_gradients(math.log, 1e4, 1e-4)
