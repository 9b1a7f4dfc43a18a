"""The explorer of a learning network: each page is that of a plain training, however one came to it."""

import numpy as np
import pytest
from live_explorers import made
from moves import move, number, numbers, pictures, table, told

from helpers import data, explore
from helpers.explore.training import PACE
from helpers.gradcheck import numeric_gradients
from helpers.network import NeuralNetwork

FORMULAS = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: np.maximum(z, 0)}


@pytest.fixture
def explorer():
    return made("network")


def trained(epochs, samples="xor", hidden=4, activation="tanh", rate=2.0, seed=0):
    """A network that was trained by a plain call, its data, and J at the start and after each epoch."""
    x, y = {"xor": data.xor, "moons": data.moons}[samples]()
    net = NeuralNetwork([2, hidden, 1], [activation, "sigmoid"], rng=seed)
    start, (_, batch, *_) = net.cost(x, y), PACE[samples]
    costs = net.train(x, y, batch, epochs, rate) if epochs else []
    return net, x, y, [start, *costs]


def test_it_opens_with_xor_learned(explorer):
    costs = trained(500)[-1]
    assert told(explorer, "epoch").startswith("500, J ") and costs[0] > 0.1 > 10 * costs[-1]
    assert table(explorer) == [["0", "2", "2"], ["1", "2", "2"], ["both", "4", "4"]]


@pytest.mark.parametrize("samples", ["xor", "moons"])
def test_a_frame_shows_the_J_of_its_epoch_and_the_curve_ends_there(explorer, samples):
    move(explorer, data=samples)
    every = PACE[samples][0]
    costs = trained(every * 100, samples)[-1]
    for frame in (0, 100, 1, 40):
        move(explorer, epoch=frame)
        assert told(explorer, "epoch").startswith(f"{every * frame}, J ")
        assert number(told(explorer, "epoch")) == pytest.approx(costs[every * frame], rel=6e-3)
    assert f"{costs[0]:.3g} at 0" in pictures(explorer)[1] and f"at {40 * every}" in pictures(explorer)[1]
    assert explorer.frame.unit == every


def test_the_regions_count_the_points_that_the_network_puts_on_their_side(explorer):
    move(explorer, data="moons", epoch=1)
    net, x, y, _ = trained(PACE["moons"][0], "moons")
    right = (net.predict(x) > 0.5) == (y == 1)
    assert 0 < right.sum() < 200  # not yet learned, or the count would say little
    assert table(explorer)[2] == ["both", "200", str(right.sum())]
    assert f"{right.sum()} of 200 points lie on their side" in pictures(explorer)[0]


@pytest.mark.parametrize(
    "activation, hidden, seed, rate, frame",
    [("tanh", 4, 0, 1, 100), ("sigmoid", 7, 3, 2, 30), ("relu", 12, 1, 0.3, 7), ("tanh", 1, 9, 1, 0)],
)
def test_the_gradients_on_the_page_are_those_that_nudges_measure(activation, hidden, seed, rate, frame):
    explorer = explore.network("xor", hidden, activation, rate, seed)
    move(explorer, epoch=frame)
    net, x, y, _ = trained(5 * frame, "xor", hidden, activation, rate, seed)
    b1, b2 = net.biases

    def J(W1, W2):
        a = FORMULAS["sigmoid"](W2 @ FORMULAS[activation](W1 @ x + b1) + b2)
        return ((a - y) ** 2).sum() / 2 / 4

    sizes = [np.sqrt((d**2).sum()) for d in numeric_gradients(J, *net.weights)]
    assert numbers(told(explorer, "gradients")) == pytest.approx(sizes, rel=6e-3)


@pytest.mark.parametrize("name, value", [("seed", 3), ("hidden", 7), ("rate", 0.5), ("activation", "relu")])
def test_a_setting_that_is_changed_late_trains_anew_from_the_first_epoch(explorer, name, value):
    costs = trained(250, **{name: value})[-1]
    move(explorer, epoch=50, **{name: value})
    assert number(told(explorer, "epoch")) == pytest.approx(costs[-1], rel=6e-3)
    move(explorer, epoch=10)
    assert number(told(explorer, "epoch")) == pytest.approx(costs[50], rel=6e-3)
