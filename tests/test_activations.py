"""The activation functions, held against numbers worked by hand and nudges; and the check of their names."""

import warnings

import numpy as np
import pytest

from helpers.activations import FUNCTIONS, SLOPES, check_activations, relu_slope, sigmoid, softmax
from helpers.gradcheck import check_gradients

POINTS = np.array([[-30.0, -3.0, -0.5], [0.25, 2.0, 30.0]])
EXTREMES = np.array([[-1e4, -1000.0, 0.0], [1000.0, 1e4, 1e300]])


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_values_worked_by_hand():
    z = np.array([[-np.log(3), 0, np.log(3)]])
    assert sigmoid(z) == pytest.approx(np.array([[0.25, 0.5, 0.75]]), rel=1e-15)
    assert FUNCTIONS["tanh"](z) == pytest.approx(np.array([[-0.8, 0, 0.8]]), rel=1e-15)
    assert SLOPES["sigmoid"](z) == pytest.approx(np.array([[3 / 16, 1 / 4, 3 / 16]]), rel=1e-15)
    assert SLOPES["tanh"](z) == pytest.approx(np.array([[0.36, 1, 0.36]]), rel=1e-15)
    assert FUNCTIONS["linear"](z).tolist() == z.tolist()
    assert SLOPES["linear"](z).tolist() == [[1, 1, 1]]


def test_relu_has_slope_0_at_0():
    z = np.array([[-2.0, 0.0, -0.0, 3.0]])
    assert FUNCTIONS["relu"](z).tolist() == [[0, 0, 0, 3]]
    assert relu_slope(z).tolist() == [[0, 0, 0, 1]]


@pytest.mark.parametrize("name", SLOPES)
def test_each_slope_is_what_nudging_shows(name):
    assert check_gradients(lambda z: FUNCTIONS[name](z).sum(), SLOPES[name](POINTS), POINTS)


def test_softmax_gives_shares_in_each_column_by_itself():
    z = np.log([[1.0, 2.0], [3.0, 2.0]])
    assert softmax(z) == pytest.approx(np.array([[0.25, 0.5], [0.75, 0.5]]), rel=1e-15)
    assert softmax(z + 1e4) == pytest.approx(softmax(z), rel=1e-11)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_any_size_of_number_has_a_finite_value_and_slope(name):
    before = EXTREMES.copy()
    assert np.isfinite(FUNCTIONS[name](EXTREMES)).all()
    assert name == "softmax" or np.isfinite(SLOPES[name](EXTREMES)).all()
    assert (before == EXTREMES).all()


def test_the_ends_of_the_scale_are_reached():
    assert sigmoid(np.array([-1000.0, 1000.0])).tolist() == [0, 1]
    assert softmax(np.array([[1e4], [-1e4], [1e4]]))[:, 0].tolist() == [0.5, 0, 0.5]


def test_small_values_and_slopes_keep_their_digits():
    z = np.array([-40.0, 40.0])
    assert sigmoid(z)[0] == pytest.approx(np.exp(-40), rel=1e-14, abs=0)
    assert SLOPES["sigmoid"](z) == pytest.approx(np.exp([-40, -40]), rel=1e-14, abs=0)
    assert SLOPES["tanh"](z / 2) == pytest.approx(4 * np.exp([-40, -40]), rel=1e-14, abs=0)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_float32_stays_float32(name):
    z = np.array([[-100.0, 0.0, 100.0]], dtype=np.float32)
    assert FUNCTIONS[name](z).dtype == np.float32
    assert name == "softmax" or SLOPES[name](z).dtype == np.float32


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["sigmoid", "sigmiod"], "'sigmiod' is no activation .* sigmoid, tanh, relu, linear, softmax"),
        (["sigmoid", None], "None is no activation"),
        (["sigmoid", ["tanh"]], "is no activation"),
        (["softmax", "sigmoid"], "softmax stands at layer 1 of 2"),
        (["sigmoid"], "There are 1 activations for 2 layers"),
        (["sigmoid"] * 3, "There are 3 activations for 2 layers"),
    ],
)
def test_names_that_cannot_be_are_answered_with_a_sentence(names, sentence):
    with pytest.raises(ValueError, match=sentence):
        check_activations(names, 2)


def test_one_name_is_no_list_of_names():
    with pytest.raises(TypeError, match="activations is 'sigmoid'; give a list of names"):
        check_activations("sigmoid", 7)


def test_softmax_may_be_the_output():
    check_activations(["relu", "softmax"], 2)
    check_activations(("softmax",), 1)
