"""Figures that the prose of notebooks 2 and 3 states without a cell beside it."""

from random import Random
from timeit import repeat

import nbformat
import numpy as np
import pytest
from test_notebooks import ROOT

from helpers import activations, draw, explore, gradcheck, graph, network
from helpers.backprop import gradients
from helpers.chain import backward, each_alone, forward, start, train, train_many
from helpers.data import xor
from helpers.network import NeuralNetwork


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


def test_the_sigmoid_s_slope_stays_below_a_quarter_and_30_of_them_leave_the_first_weight_nothing(first_slope):
    z = np.linspace(-20, 20, 4001)
    assert activations.sigmoid_slope(z).max() == 0.25
    assert activations.tanh_slope(z).max() == activations.tanh_slope(np.float64(0)) == 1
    left = [first_slope(1, L, activations.sigmoid, activations.sigmoid_slope) for L in range(1, 31)]
    assert max(b / a for a, b in zip(left, left[1:], strict=False)) < 0.25
    W, b, names = [np.ones((1, 1))] * 30, [np.zeros((1, 1))] * 30, ["sigmoid"] * 30
    zs, outs = network.forward(W, b, names, np.ones((1, 1)))
    dW, _ = network.backward(W, names, outs[-1] - 1, zs, outs)  # y is chosen so that the error is 1
    assert left[-1] == pytest.approx(dW[0].item()) == pytest.approx(3.0e-20, rel=0.01)
    assert dW[-1].item() == pytest.approx(0.148, rel=0.01)  # the last weight still gets 0.15 of the error


@pytest.mark.parametrize("w", [0.5, 1.5])
def test_in_a_chain_of_equal_weights_all_gradients_are_equal(w):
    outs = forward([w] * 30, 1.0)
    dw = backward([w] * 30, outs, outs[-1] - 1)
    assert max(dw) == pytest.approx(min(dw)) == pytest.approx(w**29)
    assert w**29 == pytest.approx({0.5: 2e-9, 1.5: 128_000}[w], rel=0.08)  # as rounded in the prose


@pytest.mark.parametrize("rate, settles", [(0.5, True), (0.8, False)])
def test_the_chain_of_the_explorer_learns_at_a_half_and_never_settles_at_08(rate, settles):
    losses = [J for _, J, _ in train([0.4, 0.3, -0.1], rate)]
    assert (losses[4] < 0.001) == settles
    assert (max(losses[100:]) < 0.001) == settles


@pytest.mark.parametrize("hidden, right", [(1, 0), (2, 5)])
def test_of_six_seeds_as_many_learn_xor(hidden, right):
    x, y = xor()
    ends = [NeuralNetwork([2, hidden, 1], ["tanh", "sigmoid"], rng=seed) for seed in range(6)]
    for net in ends:
        net.train(x, y, batch_size=4, epochs=500, lr=2.0)
    assert sum(np.array_equal(net.predict(x) > 0.5, y > 0.5) for net in ends) == right


def fastest(f, *args):
    return min(repeat(lambda: f(*args), number=1, repeat=5))


def engine_step(cost, p, samples):
    nodes = [graph.Node(number) for number in p]
    grads = gradients(cost(nodes, samples))
    return [node.value - 2.0 * grads[node] for node in nodes]


def array_step(weights, biases, x, y):
    names = ["tanh", "sigmoid"]
    dW, db = network.backward(weights, names, y, *network.forward(weights, biases, names, x))
    stepped = zip(weights + biases, dW + db, strict=True)
    return [number - 2.0 * slope for number, slope in stepped]


@pytest.mark.parametrize("neurons, times, least", [(3, 1, 1.5), (100, 25, 200)])
def test_a_step_of_xor_with_arrays_ends_where_the_engine_s_does_and_is_faster_the_larger_it_is(
    neurons, times, least
):
    names = {"graph": graph}
    exec(cell_with("03_vectorised_backprop", "def says"), names)
    p = np.random.default_rng(1).normal(size=4 * neurons + 1)
    middle, last = p[: -neurons - 1].reshape(neurons, 3), p[-neurons - 1 :].reshape(1, neurons + 1)
    layers = [middle[:, :2], last[:, :-1]], [middle[:, 2:], last[:, -1:]]
    samples = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)] * times
    x, y = np.array(samples).T[:2], np.array(samples).T[2:]
    by_engine = engine_step(names["cost"], p.tolist(), samples)
    W1, W2, b1, b2 = array_step(*layers, x, y)
    assert np.append(np.hstack([W1, b1]), np.hstack([W2, b2])) == pytest.approx(np.array(by_engine))
    slow = fastest(engine_step, names["cost"], p.tolist(), samples)
    assert slow > least * fastest(array_step, *layers, x, y)


def test_layers_that_only_add_up_cannot_learn_xor():
    x, y = xor()
    best, *_ = np.linalg.lstsq(np.vstack([x, np.ones((1, 4))]).T, y.T, rcond=None)
    assert best.T @ np.vstack([x, np.ones((1, 4))]) == pytest.approx(np.full((1, 4), 0.5))


@pytest.mark.parametrize("name, agrees", [("sigmoid", True), ("tanh", False), ("relu", False)])
def test_the_careless_walk_back_is_right_for_sigmoids_alone_and_elsewhere_in_the_last_layer(name, agrees):
    names, x, y = {}, *xor()
    source = cell_with("03_vectorised_backprop", "def careless")
    exec(source[: source.index("explore.")], names)
    net = NeuralNetwork([2, 3, 1], [name, "sigmoid"], rng=0)
    given = net.weights, net.activations, y, *net.forward(x)
    (dW1, dW2), (db1, db2) = names["careless"](*given)
    (right_W1, right_W2), (right_b1, right_b2) = network.backward(*given)
    assert np.allclose(dW2, right_W2) and np.allclose(db2, right_b2)
    assert np.allclose(dW1, right_W1) == np.allclose(db1, right_b1) == agrees


@pytest.mark.parametrize("name, points", [("sigmoid", 4), ("tanh", 4), ("relu", 3)])
def test_the_careless_walk_back_and_the_right_one_end_on_as_many_points_of_xor(name, points):
    names = {"explore": explore}
    exec(
        cell_with("03_vectorised_backprop", "def careless").replace("explore.", "explorer = explore."), names
    )
    names["explorer"].activation.value = name
    picture, *_ = names["explorer"].draw()
    assert f"{points} of 4 points" in picture.alt and ("wrong" in picture.alt) == (name != "sigmoid")
    right, *_ = explore.network("xor", activation=name, rate=3, seed=3).draw()
    assert f"{points} of 4 points" in right.alt


def test_at_a_thousand_layers_each_alone_takes_many_times_as_long():
    w = [0.9] * 1000
    outs = forward(w, 1)
    assert fastest(each_alone, w, outs, -1) > 20 * fastest(backward, w, outs, -1)


def test_a_thousand_starts_at_once_take_a_small_part_of_what_they_take_one_after_the_other():
    starts = np.random.default_rng(0).random((1000, 3)) - 0.5
    one_by_one = fastest(lambda: [list(train(w)) for w in starts[:20].tolist()]) * 50
    assert fastest(train_many, starts) < one_by_one / 10


def test_the_two_starts_that_fail_have_a_positive_product_and_slide_towards_zero():
    starts = np.array([start(3, Random(seed)) for seed in (220, 761)])
    assert (starts.prod(axis=1) > 0).all()
    assert (np.ptp(np.abs(starts), axis=1) < 0.03).all()
    assert (np.linalg.norm(train_many(starts), axis=1) < 0.3 * np.linalg.norm(starts, axis=1)).all()
