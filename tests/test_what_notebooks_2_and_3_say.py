"""Figures that the prose of notebooks 2 and 3 states without a cell beside it."""

from itertools import pairwise
from random import Random
from timeit import repeat

import nbformat
import numpy as np
import pytest
from test_notebooks import ROOT

from helpers import activations, chain, explore, gradcheck, graph, network
from helpers.backprop import gradients
from helpers.chain import backward, each_alone, forward, start, train
from helpers.check import EXERCISES
from helpers.data import xor
from helpers.network import NeuralNetwork


def cell_with(notebook, text):
    """Return the source of the code cell of a notebook in which a text stands."""
    cells = nbformat.read(ROOT / "notebooks" / f"{notebook}.ipynb", as_version=4).cells
    (source,) = [cell.source for cell in cells if cell.cell_type == "code" and text in cell.source]
    return source


def taken(notebook, text, **names):
    """Run the code cell of a notebook in which a text stands, among some names, and return all names."""
    exec(cell_with(notebook, text), names)
    return names


@pytest.fixture(scope="module")
def walk():
    """The function of notebook 2 for the gradients of a chain with activations."""
    return taken("02_chained_network", "def walk(", **vars(activations))["walk"]


@pytest.fixture(scope="module")
def clinic():
    """The names of notebook 2 once the faulty classes and the function that runs them are there."""
    names = vars(chain) | {"samples": chain.DATA, "x": 1, "y": -1, "Random": Random, "gradcheck": gradcheck}
    names["cost_of_weights"] = lambda *w: chain.cost(w, 1, -1)
    return taken(
        "02_chained_network", "def faulty_walk", **taken("02_chained_network", "class Faulty", **names)
    )


def test_over_one_weight_the_cost_falls_at_a_rate_of_005_and_rises_at_006():
    ends = [chain.cost([2, -3, 0.5 - rate * 12], 1, -1) for rate in (0, 0.02, 0.05, 0.06)]
    assert ends == pytest.approx([2, 0.157, 1.28, 2.69], abs=0.005)
    for w in ([2, -3, 1 / 6], [2 / 3, -3, 0.5], [2, -1, 0.5]):  # each weight could do it alone
        assert chain.forward(w, 1)[-1] == pytest.approx(-1)


@pytest.mark.parametrize("name", ["linear", "relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("w", [[1.0, 1.0, 1.0], [0.7, -1.2, 1.5], [1.5, 0.4]])
def test_the_walk_with_an_activation_finds_the_gradients(walk, name, w):
    f, slope = activations.FUNCTIONS[name], activations.SLOPES[name]

    def output(*w):
        a = np.float64(0.8)
        for w_i in w:
            a = f(w_i * a)
        return a

    assert gradcheck.check_gradients(output, walk(w, 0.8, f, slope), *w).verdict != "✗"


def test_ten_sigmoids_leave_the_first_weight_less_than_a_millionth_of_the_error(walk):
    z = np.linspace(-20, 20, 4001)
    assert activations.sigmoid_slope(z).max() == 0.25
    assert activations.tanh_slope(z).max() == activations.tanh_slope(np.float64(0)) == 1
    dw = walk([1] * 10, 1, activations.sigmoid, activations.sigmoid_slope)
    assert max(one / after for one, after in pairwise(dw[1:])) < 0.25  # w_1 has the larger input x
    assert dw[-1] == pytest.approx(0.15, abs=0.005) and dw[0] < 1e-6


def test_the_faulty_pass_claims_what_the_prose_quotes_and_the_right_one_leaves_next_to_no_cost(clinic):
    w = start(3, Random(0))
    claimed, true = clinic["faulty_walk"](w, forward(w, 1), -1), backward(w, forward(w, 1), -1)
    assert claimed == pytest.approx([-0.02716, -0.00241, 0.00005], abs=5e-6)
    assert true == pytest.approx([-0.02034, -0.02716, 0.08822], abs=5e-6)
    net = chain.Network([chain.Layer(w_i) for w_i in w])
    assert chain.train_network(net)[-1] < 1e-30
    ends = EXERCISES["training_loop"].solution(w, [(1, -1), (-1, 1)], 0.05, 160)
    assert ends == [layer.w for layer in net.layers] == pytest.approx([1.027, 1.002, -0.972], abs=5e-4)


@pytest.mark.parametrize(("moved", "wrong"), [(0, [0, 1, 2]), (1, [0, 1, 2]), (2, [2])])
@pytest.mark.parametrize("by", [0.05, -0.05, 1.3])
def test_where_all_weights_are_1_the_faulty_gradients_are_right_and_move_away_with_a_weight(
    clinic, moved, wrong, by
):
    w = [1, 1, 1]
    assert clinic["faulty_walk"](w, forward(w, 1), -1) == backward(w, forward(w, 1), -1) == [2, 2, 2]
    w[moved] += by
    claimed, true = clinic["faulty_walk"](w, forward(w, 1), -1), backward(w, forward(w, 1), -1)
    assert np.flatnonzero(~np.isclose(claimed, true, rtol=1e-3)).tolist() == wrong


def test_at_a_scale_of_4_most_chains_of_ten_run_away_and_at_2_a_weight_has_size_1_on_average():
    rng = np.random.default_rng(0)
    many = chain.Network([chain.Layer(rng.uniform(-4, 4, 1000)) for _ in range(10)])
    with np.errstate(all="ignore"):
        chain.train_network(many)
        assert 500 < np.isnan(many.forward(1)).sum() < 1000
    assert np.abs(np.random.default_rng(0).uniform(-2, 2, 10_000)).mean() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("w", [0.5, 1.5])
def test_in_a_chain_of_equal_weights_all_gradients_are_equal(w):
    outs = forward([w] * 30, 1.0)
    dw = backward([w] * 30, outs, outs[-1] - 1)
    assert max(dw) == pytest.approx(min(dw)) == pytest.approx(w**29)
    assert w**29 == pytest.approx({0.5: 2e-9, 1.5: 130_000}[w], rel=0.08)  # as rounded in the prose


def test_the_chain_of_the_explorer_learns_within_five_epochs_at_a_half_and_is_stuck_at_08():
    costs = [J for _, J, _ in train([0.4, 0.3, -0.1], 0.5)]
    assert max(costs[4:]) < 0.001
    *_, (_, J, w), (_, J_after, w_after) = train([0.4, 0.3, -0.1], 0.8)
    assert J == pytest.approx(J_after) == pytest.approx(0.03, abs=0.005)
    assert w == pytest.approx(w_after)  # what the first sample's step did, the second one's has undone
    assert chain.step(w, 1, -1, 0.8) != pytest.approx(w, abs=0.01)


@pytest.mark.parametrize("hidden, right", [(1, 0), (2, 5)])
def test_of_six_seeds_as_many_learn_xor(hidden, right):
    x, y = xor()
    ends = [NeuralNetwork([2, hidden, 1], ["tanh", "sigmoid"], rng=seed) for seed in range(6)]
    for net in ends:
        net.train(x, y, batch_size=4, epochs=500, rate=2.0)
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


@pytest.mark.parametrize("neurons, times, least", [(3, 1, 1.5), (100, 25, 400)])
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


@pytest.mark.parametrize("layers, times", [(100, 10), (1000, 60)])
def test_each_alone_takes_many_times_as_long_about_30_times_at_100_layers_and_200_at_1000(layers, times):
    w = [0.9] * layers
    outs = forward(w, 1)
    assert fastest(each_alone, w, outs, -1) > times * fastest(backward, w, outs, -1)


def test_the_two_starts_that_fail_have_a_positive_product_and_slide_towards_zero():
    starts = np.array([start(3, Random(seed)) for seed in (220, 761)])
    assert (starts.prod(axis=1) > 0).all()
    assert (np.ptp(np.abs(starts), axis=1) < 0.03).all()
    both = chain.Network([chain.Layer(column) for column in starts.T])
    chain.train_network(both)
    ends = np.array([layer.w for layer in both.layers]).T
    assert (np.linalg.norm(ends, axis=1) < 0.3 * np.linalg.norm(starts, axis=1)).all()
    chain.train_network(both)  # 160 epochs more
    assert (both.forward(1) < 0).all()


def test_all_of_the_thousand_starts_are_right_after_320_epochs():
    starts = np.array([start(3, Random(seed)) for seed in range(1000)])
    many = chain.Network([chain.Layer(column) for column in starts.T])
    chain.train_network(many, epochs=320)
    assert (many.forward(1) < 0).all()
    turned = np.array([layer.w for layer in many.layers]).T * starts < 0
    wrong = starts.prod(axis=1) > 0  # there the smallest weight passes through 0, and no other one
    assert (turned.sum(axis=1) == wrong).all()
    assert (turned[wrong].argmax(axis=1) == np.abs(starts[wrong]).argmin(axis=1)).all()
