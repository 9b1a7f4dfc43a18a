"""The explorer of a learning network: each page is that of a plain training, however one came to it."""

import numpy as np
import pytest
from live_explorers import made
from moves import move, number, numbers, pictures, table, told

from helpers import data
from helpers.explore.training import PACE
from helpers.network import NeuralNetwork


def trained(epochs, samples, hidden, activation, rate, seed):
    """A network that was trained by a plain call, its data, and J at the start and after each epoch."""
    x, y = {"xor": data.xor, "moons": data.moons}[samples]()
    net = NeuralNetwork([2, hidden, 1], [activation, "sigmoid"], rng=seed)
    start, (_, batch, *_) = net.cost(x, y), PACE[samples]
    costs = net.train(x, y, batch, epochs, rate) if epochs else []
    return net, x, y, [start, *costs]


def test_it_opens_with_xor_learned():
    *_, costs = trained(500, "xor", 4, "tanh", 2, 0)
    assert told(made("network"), "epoch").startswith("500, J ") and costs[0] > 0.1 > 10 * costs[-1]
    assert table(made("network")) == [["0", "2", "2"], ["1", "2", "2"], ["both", "4", "4"]]


@pytest.mark.parametrize("samples, hidden, activation, rate, seed, frames", [
    ("xor", 4, "tanh", 2, 0, (40, 0, 100, 1)), ("xor", 7, "sigmoid", 2, 3, (30,)),
    ("xor", 12, "relu", 0.3, 1, (0, 7)), ("xor", 1, "tanh", 1, 9, (5,)), ("moons", 4, "tanh", 2, 0, (40, 1)),
])  # fmt: skip
def test_each_page_is_that_of_a_plain_training(samples, hidden, activation, rate, seed, frames):
    explorer, every = made("network"), PACE[samples][0]
    move(explorer, data=samples, hidden=hidden, activation=activation, rate=rate, seed=seed)
    for frame in frames:
        move(explorer, epoch=frame)
        net, x, y, costs = trained(every * frame, samples, hidden, activation, rate, seed)
        dW, _ = net.backward(y, *net.forward(x))
        right = ((net.predict(x) > 0.5) == (y == 1)).sum()
        assert told(explorer, "epoch").startswith(f"{every * frame}, J ")
        assert number(told(explorer, "epoch")) == pytest.approx(costs[-1], rel=6e-3)
        sizes = [np.sqrt((d**2).sum()) for d in dW]
        assert numbers(told(explorer, "gradients")) == pytest.approx(sizes, rel=6e-3)
        assert table(explorer)[2] == ["both", f"{y.size}", f"{right}"]
        assert f"{right} of {y.size} points lie on their side" in pictures(explorer)[0]
        assert (
            f"{costs[0]:.3g} at 0" in pictures(explorer)[1]
            and f" at {every * frame}" in pictures(explorer)[1]
        )
    assert explorer.frame.unit == every
