"""Figures that the notebooks' prose states without a cell beside it."""

from random import Random
from timeit import repeat

import nbformat
import numpy as np
import pytest
from test_notebooks import ROOT

from helpers import activations, draw, gradcheck
from helpers.chain import backward, each_alone, forward, start, train_many


def cell_with(notebook, text):
    """Return the source of the code cell of a notebook in which a text stands."""
    cells = nbformat.read(ROOT / "notebooks" / f"{notebook}.ipynb", as_version=4).cells
    (source,) = [cell.source for cell in cells if cell.cell_type == "code" and text in cell.source]
    return source


@pytest.fixture(scope="module")
def first_slope():
    """The function of notebook 2 for the gradient of the first weight behind activations."""
    names = {"np": np, "draw": draw, "depths": range(1, 3)} | vars(activations)
    exec(cell_with("02_chained_network", "def first_slope"), names)
    return names["first_slope"]


@pytest.mark.parametrize("name", ["linear", "relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("w", [1.0, 0.7, 1.5])
def test_first_slope_is_the_derivative_by_the_first_weight_alone(first_slope, name, w):
    f, slope = activations.FUNCTIONS[name], activations.SLOPES[name]

    def output(w1):
        return f(w * f(w * f(np.float64(w1))))

    assert gradcheck.check_gradients(output, (first_slope(w, 3, f, slope),), w)


def test_the_slope_of_the_sigmoid_is_never_above_a_quarter_and_that_of_tanh_is_1_at_0():
    z = np.linspace(-20, 20, 4001)
    assert activations.sigmoid_slope(z).max() == 0.25
    assert activations.tanh_slope(z).max() == activations.tanh_slope(np.float64(0)) == 1


def test_the_sigmoid_leaves_less_than_a_quarter_at_every_layer(first_slope):
    left = [first_slope(1, L, activations.sigmoid, activations.sigmoid_slope) for L in range(1, 31)]
    assert max(b / a for a, b in zip(left, left[1:], strict=False)) < 0.25
    assert left[-1] == pytest.approx(3.0e-20, rel=0.01)


def fastest(f, *args):
    return min(repeat(lambda: f(*args), number=1, repeat=5))


def test_at_a_thousand_layers_each_alone_takes_many_times_as_long():
    w = [0.9] * 1000
    outs = forward(w, 1)
    assert fastest(each_alone, w, 1, -1) > 20 * fastest(backward, w, outs, -1)


def test_a_thousand_starts_at_once_take_well_under_a_second():
    starts = np.random.default_rng(0).random((1000, 3)) - 0.5
    assert fastest(train_many, starts) < 0.3


def test_the_two_starts_that_fail_have_a_positive_product_and_slide_towards_zero():
    starts = np.array([start(3, Random(seed)) for seed in (220, 761)])
    assert (starts.prod(axis=1) > 0).all()
    assert (np.ptp(np.abs(starts), axis=1) < 0.03).all()
    assert (np.linalg.norm(train_many(starts), axis=1) < 0.3 * np.linalg.norm(starts, axis=1)).all()


@pytest.mark.parametrize("power, left", [(0.5**29, 2e-9), (1.5**29, 128_000)])
def test_powers_of_weights_over_30_layers(power, left):
    assert power == pytest.approx(left, rel=0.08)
