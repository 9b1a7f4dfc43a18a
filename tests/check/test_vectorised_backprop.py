import numpy as np
import pytest

from helpers.activations import FUNCTIONS, SLOPES, sigmoid
from helpers.check import EXERCISES
from helpers.check.answer import safely
from helpers.check.exercise import judge
from helpers.check.vectorised_backprop import (
    batch_gradient,
    bias_gradient,
    divided_by,
    hidden_delta,
    misplaced_mean,
    output_delta,
    relu_delta,
    repaired,
)
from helpers.gradcheck import numeric_gradients
from helpers.network import NeuralNetwork, backward, half_squared_error


def on_cases(name):
    """Run a test on each case of an exercise."""
    return pytest.mark.parametrize("case", EXERCISES[name].cases)


def said(name, answer):
    """Return what a check says of an answer."""
    return judge(EXERCISES[name], answer).message


def test_each_delta_has_the_shape_of_its_z_and_other_shapes_are_known():
    net = NeuralNetwork([4, 5, 3], ["sigmoid", "sigmoid"], rng=0)
    zs, activations = net.forward(np.ones((4, 7)))
    assert tuple(z.shape for z in zs) == EXERCISES["delta_shape"].solution
    others = {"W_1 and W_2": net.weights, "the biases": net.biases, "what goes in": activations[:-1]}
    for whose, arrays in others.items():
        shapes = tuple(array.shape for array in arrays)
        assert said("delta_shape", shapes).startswith(f"These are the shapes of {whose}.")


@on_cases("output_delta")
def test_the_delta_of_the_output_agrees_with_central_differences(case):
    a, y, z = case
    (expected,) = numeric_gradients(lambda z: half_squared_error(y, sigmoid(z)), z)
    assert output_delta(a, y, z) == pytest.approx(expected, abs=1e-9)


@on_cases("hidden_delta")
def test_the_delta_of_a_hidden_layer_agrees_with_central_differences(case):
    W_next, delta_next, z = case
    (expected,) = numeric_gradients(lambda z: (delta_next * (W_next @ np.tanh(z))).sum(), z)
    assert hidden_delta(W_next, delta_next, z) == pytest.approx(expected, abs=1e-9)


def test_the_bias_gradient_adds_along_each_row():
    assert bias_gradient(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).tolist() == [[6.0], [15.0]]


OTHER_SHAPES = {
    "flat and averaged": lambda delta: delta.mean(axis=1),
    "flat and turned": lambda delta: -delta.sum(axis=1),
    "flat and made up": lambda delta: np.full(len(delta), 7.0),
    "a row and averaged": lambda delta: delta.mean(axis=1)[None],
    "one for each sample": lambda delta: delta.mean(axis=0),
    "a row, one for each sample": lambda delta: delta.mean(axis=0, keepdims=True),
}


@pytest.mark.parametrize("answer", OTHER_SHAPES.values(), ids=OTHER_SHAPES)
def test_an_answer_known_by_its_shape_is_told_of_its_shape_and_not_that_its_numbers_are_right(answer):
    message = said("bias_gradient", answer)
    assert "keepdims=True" in message and "right" not in message.lower()


def same(gradient, case):
    """Say whether a gradient is the network's, with one linear layer."""
    W, b, x, y = case
    dW, db = backward([W], ["linear"], y, [W @ x + b], [x, W @ x + b])
    return all(np.allclose(mine, right) for mine, right in zip(gradient(*case), (dW[0], db[0]), strict=True))


@on_cases("mean_once")
def test_the_gradient_of_a_batch_agrees_with_the_network(case):
    assert same(batch_gradient, case) and same(divided_by(lambda x: x.shape[1]), case)


@on_cases("mean_once")
def test_of_eight_ways_to_place_the_mean_two_are_right(case):
    right = [way for way in np.ndindex(2, 2, 2) if same(misplaced_mean(*way), case)]
    assert right == [(0, 1, 1), (1, 0, 0)]


def test_whatever_one_array_holds_two_are_asked_for():
    for answer in (lambda W, b, x, y: W, lambda W, b, x, y: 7 * batch_gradient(W, b, x, y)[0]):
        assert said("mean_once", answer) == "This is one array. Return two: dW, db."


def test_two_parts_in_the_other_order_are_told_by_their_shapes_only():
    message = said("mean_once", lambda W, b, x, y: (7 * b, 7 * W))
    assert message == "These have the shapes of db and dW: give dW first, then db."


@on_cases("relu_gate")
def test_the_gate_agrees_with_the_slope_of_relu(case):
    upstream, z = case
    assert np.array_equal(relu_delta(upstream, z), upstream * SLOPES["relu"](z)) and (z == 0).any()


def test_upstream_as_it_is_has_a_gate_that_never_shuts():
    message = said("relu_gate", lambda upstream, z: upstream)
    assert message == "The gate never shuts. Where z is 0 or less, nothing passes: ask whether z > 0."


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_the_repaired_pass_agrees_with_the_network(name):
    rng = np.random.default_rng(1)
    W1, W2, x, y = rng.normal(size=(4, 3, 3))
    z1 = W1 @ x
    a1 = FUNCTIONS[name](z1)
    delta2 = (W2 @ a1 - y) / 3
    dW, _ = backward([W1, W2], [name, "linear"], y, [z1, W2 @ a1], [x, a1, W2 @ a1])
    assert repaired(W2, delta2, SLOPES[name](z1), x) == pytest.approx(dW[0])


@pytest.mark.parametrize("mistake", EXERCISES["square_trap"].mistakes[:-1])
def test_with_sizes_that_all_differ_every_other_order_raises_or_gives_another_shape(mistake):
    different = [np.ones(shape) for shape in ((3, 5), (3, 7), (5, 7), (4, 7))]  # W2, delta2, slope1, x
    result, error = safely(mistake.answer, *different)
    assert repaired(*different).shape == (5, 4)
    assert isinstance(error, ValueError) or result.shape != (5, 4)
