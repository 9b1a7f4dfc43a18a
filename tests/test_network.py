"""The network, held against numbers worked by hand and PyTorch."""

import copy
from functools import cache, partial
from itertools import pairwise

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import network
from helpers.activations import SLOPES
from helpers.gradcheck import numeric_gradients
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


def test_a_batch_is_averaged_and_db_sums_over_its_columns():
    net = NeuralNetwork([2, 1], ["linear"], rng=0)
    net.weights, net.biases = [np.array([[1.0, 2.0]])], [np.array([[3.0]])]
    x, y = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]), np.array([[3.0, 5.0, -1.0]])  # errors 1, 2 and 6
    assert net.cost(x, y) == pytest.approx((1 + 4 + 36) / 2 / 3)
    (dW,), (db,) = net.backward(y, *net.forward(x))
    assert db == pytest.approx(np.array([[9 / 3]]))
    assert dW == pytest.approx(np.array([[(1 + 2 * 2) / 3, (2 + 6) / 3]]))


def test_softmax_goes_with_cross_entropy_also_where_a_share_is_rounded_to_0():
    net = NeuralNetwork([1, 2], ["softmax"], rng=0)
    net.weights, net.biases = [np.log([[1.0], [3.0]])], [np.zeros((2, 1))]
    x, y = np.array([[1.0]]), np.array([[1.0], [0.0]])
    assert net.predict(x) == pytest.approx(np.array([[0.25], [0.75]]))
    assert net.cost(x, y) == pytest.approx(np.log(4))
    assert net.backward(y, *net.forward(x))[1][0] == pytest.approx(np.array([[-0.75], [0.75]]))
    assert net.cost([[1e4]], y) == pytest.approx(1e4 * np.log(3))


# 200 random networks.


def random_case(seed):
    """Return a network of 1 to 6 layers and a batch of 1 to 64 columns, no relu near its kink."""
    rng = np.random.default_rng(seed)
    depth = rng.integers(1, 7)
    layers = rng.integers(1, 8, size=depth + 1).tolist()
    names = rng.choice(["sigmoid", "tanh", "relu", "linear"], size=depth).tolist()
    if layers[-1] > 1 and rng.random() < 0.3:
        names[-1] = "softmax"
    net, x, y = small(names, layers, rng.integers(1, 65), rng)
    relus = [z for z, name in zip(net.forward(x)[0], names, strict=True) if name == "relu"]
    return (net, x, y) if all(np.abs(z).min() > 1e-4 for z in relus) else random_case(rng)


@cache
def random_cases():
    return [random_case(seed) for seed in range(200)]


def test_the_random_networks_are_deep_and_mixed():
    nets, columns = [net for net, _, _ in random_cases()], {x.shape[1] for _, x, _ in random_cases()}
    assert {len(net.weights) for net in nets} == {1, 2, 3, 4, 5, 6}
    assert {name for net in nets for name in net.activations} == {*SLOPES, "softmax"}
    assert min(columns) == 1 and max(columns) == 64


def torch_slopes(net, x, y):
    """Return J and its derivatives, as PyTorch works them out."""
    values = [torch.tensor(p, requires_grad=True) for p in parameters(net)]
    a, y, L = torch.tensor(x), torch.tensor(y), len(net.weights)
    for W, b, name in zip(values[:L], values[L:], net.activations, strict=True):
        z = W @ a + b
        a = z if name in ("linear", "softmax") else getattr(torch, name)(z)
    softmax = net.activations[-1] == "softmax"
    loss = -y * torch.log_softmax(z, dim=0) if softmax else (a - y) ** 2 / 2
    J = loss.sum() / x.shape[1]
    return J.item(), [slope.numpy() for slope in torch.autograd.grad(J, values)]


def test_random_networks_agree_with_pytorch_entry_by_entry():
    # All but one agree to 1e-14; in that one, a tanh at z = 7.6, PyTorch's 1 − a² cancels.
    for seed, (net, x, y) in enumerate(random_cases()):
        J, wanted = torch_slopes(net, x, y)
        assert net.cost(x, y) == pytest.approx(J, rel=1e-10, abs=0), seed
        for found, slope in zip(slopes(net, x, y), wanted, strict=True):
            assert np.abs(found - slope).max() <= 1e-10 * np.abs(slope).max(), seed


# Training.


def batches(monkeypatch, m, batch_size, epochs):
    """Return the sample numbers of each mini-batch that training uses."""
    seen = []

    def looked_at(weights, names, y, zs, outs):
        seen.append((outs[0], y))
        return [0 * W for W in weights], [0 * z[:, :1] for z in zs]

    monkeypatch.setattr(network, "descend", partial(network.descend, backward=looked_at))
    numbers = np.arange(float(m))[np.newaxis]
    net = NeuralNetwork([1, 1], ["linear"], rng=0)
    for epoch, (number, J) in enumerate(net.training(numbers, -numbers, batch_size, epochs), start=1):
        assert (number, J, len(seen)) == (epoch, net.cost(numbers, -numbers), epoch * -(-m // batch_size))
    assert all((x == -y).all() for x, y in seen)
    return [x[0].tolist() for x, _ in seen]


def test_an_epoch_uses_each_sample_once_in_an_order_of_its_own_and_the_last_batch_may_be_smaller(monkeypatch):
    seen = batches(monkeypatch, m=8, batch_size=3, epochs=2)
    assert [len(batch) for batch in seen] == [3, 3, 2] * 2
    first, second = sum(seen[:3], []), sum(seen[3:], [])
    assert sorted(first) == sorted(second) == list(range(8))
    assert first != second != sorted(second)
    assert batches(monkeypatch, m=8, batch_size=3, epochs=2) == seen


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


# The parts of a training, which a notebook teaches one by one.


def test_a_step_is_a_new_list_of_numbers_or_arrays_and_leaves_the_old_one():
    W = np.array([[1.0, 2.0]])
    new = network.step([3.0, W], [-2.0, np.array([[10.0, -10.0]])], 0.5)
    assert new[0] == 4.0 and new[1].tolist() == [[-4.0, 7.0]]
    assert W.tolist() == [[1.0, 2.0]]
    with pytest.raises(ValueError):
        network.step([3.0, 1.0], [1.0], 0.5)


def test_an_epoch_goes_a_step_for_each_batch_of_the_order_that_comes_from_the_generator():
    net, x, y = small(m=7)
    new = network.one_epoch(net.weights, net.biases, net.activations, x, y, 3, 0.5, np.random.default_rng(8))
    order, (W, b) = np.random.default_rng(8).permutation(7), (net.weights, net.biases)
    for batch in (order[:3], order[3:6], order[6:]):
        zs, outs = network.forward(W, b, net.activations, x[:, batch])
        dW, db = network.backward(W, net.activations, y[:, batch], zs, outs)
        W, b = (
            [p - 0.5 * d for p, d in zip(W, dW, strict=True)],
            [p - 0.5 * d for p, d in zip(b, db, strict=True)],
        )
    assert equal((*new[0], *new[1]), (*W, *b))


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_the_cost_is_that_of_the_network_and_its_slopes_are_those_of_backward(output):
    net, x, y = small(["tanh", output])
    assert network.cost(net.weights, net.biases, net.activations, x, y) == net.cost(x, y)
    measured = numeric_gradients(
        lambda *p: network.cost(p[:2], p[2:], net.activations, x, y), *parameters(net)
    )
    for found, slope in zip(slopes(net, x, y), measured, strict=True):
        assert found == pytest.approx(slope, abs=1e-8)


def test_a_training_shows_how_far_it_has_come_after_two_seconds_and_leaves_no_line(monkeypatch):
    (net, x, y), seen = small(), []
    monkeypatch.setattr(network, "tqdm", lambda work, **settings: seen.append(settings) or work)
    net.train(x, y, epochs=3)
    assert seen == [{"total": 3, "delay": 2, "leave": False}]


# What was handed in, and extremes.


def test_nothing_handed_in_is_altered_nor_what_was_kept_of_an_earlier_epoch():
    net, x, y = small(m=20)
    zs, outs = net.forward(x)
    kept = [x, y, *zs, *outs, *parameters(net)]
    copies = copy.deepcopy(kept)
    net.backward(y, zs, outs)
    for _ in net.training(x, y, epochs=3, rate=0.5):  # new weights, but the old arrays keep their numbers
        kept.extend(parameters(net))
        copies.extend(copy.deepcopy(parameters(net)))
    assert equal(kept, copies) and not (kept[-8] == kept[-4]).any()


@pytest.mark.parametrize(("dtype", "stays"), [(int, float), ("f", "f")])
def test_whole_numbers_are_trained_as_floats_and_float32_stays_float32(dtype, stays):
    net, x, y = small(["relu", "softmax"])
    net.weights, net.biases = [[p.round().astype(dtype) for p in ps] for ps in (net.weights, net.biases)]
    net.train(x.astype(stays), y.astype(stays), epochs=1)
    assert {p.dtype for p in parameters(net)} == {np.dtype(stays)}


@pytest.mark.parametrize("names", list(pairwise(["sigmoid", "tanh", "relu", "linear", "softmax"])))
def test_large_inputs_are_no_trouble(names):
    net, x, y = small(names)
    assert np.isfinite(net.cost(1e4 * x, y))
    assert all(np.isfinite(d).all() for d in slopes(net, 1e4 * x, y))


# Sentences for what cannot be.


@pytest.mark.parametrize(
    ("layers", "names", "sentence"),
    [
        ([2, 10, 1], ["sigmoid", "sigmiod"], "'sigmiod' .*sigmoid, tanh, relu, linear, softmax"),
        ([2, 10, 1], ["sigmoid"], "1 activations for 2 layers"),
        ([2, 10, 1], ["softmax", "sigmoid"], "softmax stands at layer 1 of 2"),
        ([2, 10, 1], "sigmoid", "activations is 'sigmoid'"),
        ([2, 0, 1], ["relu", "relu"], "layers holds 0"),
        ([2, "3"], ["relu"], "layers holds '3'"),
        ([2], [], r"layers is \[2\]"),
        (3, ["relu"], "layers is 3"),
    ],
)
def test_a_network_that_cannot_be_is_answered_with_a_sentence(layers, names, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        NeuralNetwork(layers, names)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"batch_size": 0}, "batch_size is 0"),
        ({"batch_size": 2.0}, "batch_size is 2.0"),
        ({"epochs": True}, "epochs is True"),
        ({"rate": 0}, "rate is 0"),
        ({"rate": float("nan")}, "rate is nan"),
        ({"rate": "fast"}, "rate is 'fast'"),
        ({"x": np.ones((3, 4))}, r"x has shape \(3, 4\), .* needs \(2, m\)"),
        ({"x": [["1"] * 4] * 2}, "x is no array of numbers"),
        ({"x": [[1, 2], [3]]}, "x is no array of numbers"),
        ({"x": np.full((2, 4), np.nan)}, "x holds 8 nan or inf"),
        ({"x": np.ones((2, 0)), "y": np.ones((2, 0))}, "no sample"),
        ({"y": np.ones((3, 4))}, r"y has shape \(3, 4\)"),
        ({"y": np.ones((2, 3))}, "x has 4 columns but y has 3"),
        ({"y": np.full((2, 4), np.inf)}, "y holds 8 nan or inf"),
        ({"y": np.ones((2, 4))}, "column 0 adds up to 2"),
        ({"y": np.array([[0.5, 1.5, 1, 1], [0.5, -0.5, 0, 0]])}, "column 1 .* -0.5"),
    ],
)
def test_training_that_cannot_be_is_answered_with_a_sentence(change, sentence):
    net, x, y = small(["sigmoid", "softmax"])
    before = copy.deepcopy(parameters(net))
    with pytest.raises((TypeError, ValueError), match=sentence):
        net.train(**({"x": x, "y": y} | change))
    assert equal(parameters(net), before)


@pytest.mark.parametrize("labels", [[0, 1, 2, 1], [[0, 1, 2, 1]], [[0], [1], [2], [1]]])
def test_labels_for_a_softmax_output_are_told_how_they_become_one_hot(labels):
    net, x = NeuralNetwork([2, 3], ["softmax"], rng=0), np.ones((2, 4))
    for ask in (net.train, net.cost, lambda x, y: net.backward(y, *net.forward(x))):
        with pytest.raises(ValueError, match=r"^y has shape .*np\.eye\(3\)\[:, labels\]"):
            ask(x, labels)
    assert len(net.train(x, np.eye(3)[:, np.ravel(labels)], epochs=1)) == 1
    assert len(net.train(np.ones((2, 1)), [[0], [1], [0]], epochs=1)) == 1  # one column is no row of labels


def test_what_is_too_large_ends_in_a_sentence():
    net, x, y = small(["linear", "linear"], m=40)
    with pytest.raises(ValueError, match="too large for a float; take a smaller rate"):
        net.train(x, y, 4, epochs=1000, rate=100.0)
    net, x, y = small(["linear", "linear"])
    with pytest.raises(ValueError, match="too large for a float"):
        net.cost(x, 1e200 * y)
    net.weights[1] = net.weights[1] * 1e308
    with pytest.raises(ValueError, match="too large for a float"):
        net.predict(1e10 * x)
