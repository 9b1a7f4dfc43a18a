"""The network, held against numbers worked by hand and PyTorch."""

import copy
import sys
from functools import partial

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import network
from helpers.gradcheck import check_gradients
from helpers.network import NeuralNetwork

pytestmark = pytest.mark.filterwarnings("error")


def small(activations=("sigmoid", "sigmoid"), layers=(2, 3, 2), m=4, seed=0):
    """Return a network, and a batch that fits it."""
    rng = np.random.default_rng(seed)
    net = NeuralNetwork(list(layers), list(activations), rng)
    net.biases = [rng.normal(size=b.shape) for b in net.biases]
    y = rng.random((layers[-1], m))
    return net, rng.normal(size=(layers[0], m)), y / y.sum(axis=0)


def slopes(net, x, y):
    """Return every derivative of J: those by the weights, then those by the biases."""
    dW, db = net.backward(y, *net.forward(x))
    return (*dW, *db)


def parameters(net):
    return (*net.weights, *net.biases)


def equal(first, second):
    return all((a == b).all() for a, b in zip(first, second, strict=True))


# By hand.


def test_one_neuron_in_each_layer_there_and_back_and_a_step():
    # x = 0.5 → z₁ = 2·0.5 − 1 = 0, a₁ = 0.5 → z₂ = 4·0.5 − 2 = 0, a₂ = 0.5; y = 1
    net, x, y = NeuralNetwork([1, 1, 1], ["sigmoid", "sigmoid"], rng=0), np.array([[0.5]]), np.array([[1.0]])
    net.weights, net.biases = [np.array([[2.0]]), np.array([[4.0]])], [np.array([[-1.0]]), np.array([[-2.0]])]
    assert net.forward(x) == ([0, 0], [0.5, 0.5, 0.5])
    assert net.predict(x) == 0.5 and net.cost(x, y) == (0.5 - 1) ** 2 / 2
    delta2 = (0.5 - 1) * 0.25
    delta1 = 4 * delta2 * 0.25
    assert net.backward(y, *net.forward(x)) == ([delta1 * 0.5, delta2 * 0.5], [delta1, delta2])
    assert net.train(x, y, epochs=1, rate=8) == [net.cost(x, y)]
    assert net.weights == [2 + 8 * 0.0625, 4 + 8 * 0.0625]
    assert net.biases == [-1 + 8 * 0.125, -2 + 8 * 0.125]


def test_softmax_goes_with_cross_entropy_averaged_over_the_batch_also_where_a_share_is_rounded_to_0():
    net = NeuralNetwork([1, 2], ["softmax"], rng=0)
    net.weights, net.biases = [np.log([[1.0], [3.0]])], [np.zeros((2, 1))]
    x, y = np.array([[1.0, 0.0]]), np.eye(2)
    assert net.predict(x) == pytest.approx(np.array([[0.25, 0.5], [0.75, 0.5]]))
    assert net.cost(x, y) == pytest.approx((np.log(4) + np.log(2)) / 2)
    (dW,), (db,) = net.backward(y, *net.forward(x))
    assert db == pytest.approx(np.array([[(-0.75 + 0.5) / 2], [(0.75 - 0.5) / 2]]))
    assert dW == pytest.approx(np.array([[-0.75 / 2], [0.75 / 2]]))  # the input of the other column is 0
    assert net.cost([[1e4, 0.0]], y) == pytest.approx((1e4 * np.log(3) + np.log(2)) / 2)


# By PyTorch, and by nudges.


def by_torch(net, x, y):
    """Return J and its derivatives, as PyTorch works them out."""
    values = [torch.tensor(p, requires_grad=True) for p in parameters(net)]
    a, y, L = torch.tensor(x), torch.tensor(y), len(net.weights)
    for W, b, name in zip(values[:L], values[L:], net.activations, strict=True):
        z = W @ a + b
        a = z if name in ("linear", "softmax") else getattr(torch, name)(z)
    softmax = net.activations[-1] == "softmax"
    J = (-y * torch.log_softmax(z, dim=0) if softmax else (a - y) ** 2 / 2).sum() / x.shape[1]
    return J.item(), [slope.numpy() for slope in torch.autograd.grad(J, values)]


@pytest.mark.parametrize("output", ["sigmoid", "tanh", "relu", "linear", "softmax"])
@pytest.mark.parametrize("depth", range(6))
def test_networks_of_random_shape_agree_with_pytorch_entry_by_entry_and_with_nudges(depth, output):
    rng = np.random.default_rng(depth)
    names = [*rng.choice(["sigmoid", "tanh", "relu", "linear"], size=depth), output]
    net, x, y = small(names, rng.integers(1, 8, size=depth + 2), rng.integers(1, 30), seed=depth)
    J, wanted = by_torch(net, x, y)
    assert net.cost(x, y) == pytest.approx(J, rel=1e-10, abs=0)
    for found, slope in zip(slopes(net, x, y), wanted, strict=True):
        assert np.abs(found - slope).max() <= 1e-10 * np.abs(slope).max()
    L = len(net.weights)
    report = check_gradients(
        lambda *p: network.cost(p[:L], p[L:], names, x, y), slopes(net, x, y), *parameters(net)
    )
    assert report.verdict != "✗"


# Training.


def test_an_epoch_goes_through_all_columns_in_the_generator_s_order_with_a_step_for_each_batch():
    net, x, y = small(m=7)
    W, b, rng, wanted = net.weights, net.biases, copy.deepcopy(net.rng), []
    kept = [x, y, *W, *b]
    copies = copy.deepcopy(kept)
    for _ in range(2):
        order = rng.permutation(7)
        for batch in (order[:3], order[3:6], order[6:]):
            zs, outs = network.forward(W, b, net.activations, x[:, batch])
            dW, db = network.backward(W, net.activations, y[:, batch], zs, outs)
            W, b = ([p - 0.5 * d for p, d in zip(*pair, strict=True)] for pair in ((W, dW), (b, db)))
        wanted.append(network.cost(W, b, net.activations, x, y))
    assert net.train(x, y, batch_size=3, epochs=2, rate=0.5) == wanted
    assert equal(parameters(net), (*W, *b))
    assert equal(kept, copies)  # new weights, but the old arrays keep their numbers


def test_an_interrupt_keeps_what_was_learned(monkeypatch):
    (net, x, y), (other, _, _), calls, backward = small(), small(), [], network.backward

    def interrupted(*args):
        calls.append(args)
        if len(calls) > 3:
            raise KeyboardInterrupt
        return backward(*args)

    other.train(x, y, epochs=3, rate=0.5)
    monkeypatch.setattr(network, "descend", partial(network.descend, backward=interrupted))
    assert len(net.train(x, y, epochs=100, rate=0.5)) == 3
    assert equal(parameters(net), parameters(other))


def test_a_training_shows_how_far_it_has_come_after_two_seconds_and_alters_nothing_handed_in(monkeypatch):
    (net, x, y), seen = small(m=20), []
    zs, outs = net.forward(x)
    kept = [x, y, *zs, *outs, *parameters(net)]
    copies = copy.deepcopy(kept)
    monkeypatch.setattr(network, "tqdm", lambda work, **settings: seen.append(settings) or work)
    net.backward(y, zs, outs)
    net.train(x, y, epochs=3)
    assert seen == [{"delay": 2, "leave": False, "file": sys.stdout}]
    assert equal(kept, copies) and not (kept[-4] == net.weights[0]).any()


def test_first_weights_come_from_the_seed_and_are_smaller_where_there_are_more_inputs_and_biases_are_0():
    layers, names = [10_000, 20, 50], ["tanh", "tanh"]
    net, same, other, *loose = (
        NeuralNetwork(layers, names, rng) for rng in (1, np.random.default_rng(1), 2, None, None)
    )
    assert [W.shape for W in net.weights] == [(20, 10_000), (50, 20)]
    assert net.weights[0].std() == pytest.approx(1 / 100, rel=0.02)
    assert net.weights[1].std() == pytest.approx(1 / np.sqrt(20), rel=0.1)
    assert [b.tolist() for b in net.biases] == [[[0.0]] * 20, [[0.0]] * 50]
    assert equal(net.weights, same.weights)
    assert not equal(net.weights, other.weights) and not equal(loose[0].weights, loose[1].weights)


def test_what_is_too_large_ends_in_a_sentence():
    net, x, y = small(["linear", "linear"], m=40)
    with pytest.raises(ValueError, match="too large for a float; take a smaller rate"):
        net.train(x, y, 4, epochs=1000, rate=100.0)
    net.weights = [W * 1e200 for W in small(["linear", "linear"])[0].weights]
    for ask in (net.predict, lambda x: net.cost(x, y)):
        with pytest.raises(ValueError, match="too large for a float"):
            ask(x)
