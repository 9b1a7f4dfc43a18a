"""The network, held against numbers worked by hand, nudges, PyTorch, and misprints of the delta rule."""

import copy
import warnings
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import network
from helpers.activations import SLOPES
from helpers.gradcheck import check_gradients
from helpers.network import NeuralNetwork

XOR = np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0, 1, 1, 0]])


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


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


def cost_with(net, x, y, *values):
    """Return J with other weights and biases in the network."""
    other, L = copy.copy(net), len(net.weights)
    other.weights, other.biases = list(values[:L]), list(values[L:])
    return other.cost(x, y)


def check(net, x, y, claimed):
    """Check claimed derivatives, entry by entry, by nudging."""
    return check_gradients(lambda *values: cost_with(net, x, y, *values), claimed, *parameters(net))


# By hand.


def by_hand():
    """x = 0.5 → z₁ = 2·0.5 − 1 = 0, a₁ = 0.5 → z₂ = 4·0.5 − 2 = 0, a₂ = 0.5; y = 1."""
    net = NeuralNetwork([1, 1, 1], ["sigmoid", "sigmoid"], rng=0)
    net.weights, net.biases = [np.array([[2.0]]), np.array([[4.0]])], [np.array([[-1.0]]), np.array([[-2.0]])]
    return net, np.array([[0.5]]), np.array([[1.0]])


def test_forward_through_one_neuron_in_each_layer():
    net, x, y = by_hand()
    assert net.forward(x) == ([0, 0], [0.5, 0.5, 0.5])
    assert net.predict(x) == 0.5
    assert net.cost(x, y) == (0.5 - 1) ** 2 / 2


def test_backward_through_one_neuron_in_each_layer():
    net, x, y = by_hand()
    delta2 = (0.5 - 1) * 0.25
    delta1 = 4 * delta2 * 0.25
    assert net.backward(y, *net.forward(x)) == ([delta1 * 0.5, delta2 * 0.5], [delta1, delta2])


def test_a_step_goes_against_the_gradient():
    net, x, y = by_hand()
    assert net.train(x, y, epochs=1, lr=8) == [net.cost(x, y)]
    assert net.weights == [2 + 8 * 0.0625, 4 + 8 * 0.0625]
    assert net.biases == [-1 + 8 * 0.125, -2 + 8 * 0.125]


def linear_batch():
    """Two inputs, one linear output a = x₁ + 2·x₂ + 3; three samples with the errors 1, 2 and 6."""
    net = NeuralNetwork([2, 1], ["linear"], rng=0)
    net.weights, net.biases = [np.array([[1.0, 2.0]])], [np.array([[3.0]])]
    return net, np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]), np.array([[3.0, 5.0, -1.0]])


def test_a_batch_is_averaged_and_db_sums_over_its_columns():
    net, x, y = linear_batch()
    assert net.cost(x, y) == pytest.approx((1 + 4 + 36) / 2 / 3)
    (dW,), (db,) = net.backward(y, *net.forward(x))
    assert db == pytest.approx(np.array([[9 / 3]]))
    assert dW == pytest.approx(np.array([[(1 + 2 * 2) / 3, (2 + 6) / 3]]))


def test_softmax_goes_with_cross_entropy():
    net = NeuralNetwork([1, 2], ["softmax"], rng=0)
    net.weights, net.biases = [np.log([[1.0], [3.0]])], [np.zeros((2, 1))]
    x, y = np.array([[1.0]]), np.array([[1.0], [0.0]])
    assert net.predict(x) == pytest.approx(np.array([[0.25], [0.75]]))
    assert net.cost(x, y) == pytest.approx(np.log(4))
    assert net.backward(y, *net.forward(x))[1][0] == pytest.approx(np.array([[-0.75], [0.75]]))


def test_a_relu_at_0_lets_nothing_back():
    net, x, y = by_hand()
    net.activations = ["relu", "linear"]
    dW, db = net.backward(y, *net.forward(x))  # z₁ is 0
    assert (dW[0], db[0]) == (0, 0)
    assert db[1] == -3


# 200 random networks.


def random_case(seed):
    """Return a network of 1 to 6 layers and a batch of 1 to 64 columns."""
    rng = np.random.default_rng(seed)
    depth = rng.integers(1, 7)
    layers = rng.integers(1, 8, size=depth + 1).tolist()
    names = rng.choice(["sigmoid", "tanh", "relu", "linear"], size=depth).tolist()
    if layers[-1] > 1 and rng.random() < 0.3:
        names[-1] = "softmax"
    net, x, y = small(names, layers, rng.integers(1, 65), rng)
    return (net, x, y) if far_from_kinks(net, x) else random_case(rng)


def far_from_kinks(net, x):
    """Say whether every relu is so far from its kink at 0 that no nudge takes it across."""
    zs, _ = net.forward(x)
    return all(np.abs(z).min() > 1e-4 for z, name in zip(zs, net.activations, strict=True) if name == "relu")


@cache
def random_cases():
    return [random_case(seed) for seed in range(200)]


def torch_slopes(net, x, y):
    """Return J and its derivatives, as PyTorch works them out."""
    values = [torch.tensor(p, requires_grad=True) for p in parameters(net)]
    a, y, L = torch.tensor(x), torch.tensor(y), len(net.weights)
    for W, b, name in zip(values[:L], values[L:], net.activations, strict=True):
        z = W @ a + b
        a = {"linear": torch.clone, "softmax": torch.clone}.get(name) or getattr(torch, name)
        a = a(z)
    softmax = net.activations[-1] == "softmax"
    loss = -y * torch.log_softmax(z, dim=0) if softmax else (a - y) ** 2 / 2
    J = loss.sum() / x.shape[1]
    return J.item(), [slope.numpy() for slope in torch.autograd.grad(J, values)]


def test_200_random_networks_agree_with_pytorch():
    # All but one agree to 1e-14; in that one, a tanh at z = 7.6, PyTorch's 1 − a² cancels.
    for seed, (net, x, y) in enumerate(random_cases()):
        J, wanted = torch_slopes(net, x, y)
        assert net.cost(x, y) == pytest.approx(J, rel=1e-10, abs=0), seed
        for found, slope in zip(slopes(net, x, y), wanted, strict=True):
            assert np.abs(found - slope).max() <= 1e-10 * np.abs(slope).max(), seed


def test_200_random_networks_agree_with_the_central_difference():
    for seed, (net, x, y) in enumerate(random_cases()):
        rng = np.random.default_rng(seed)
        ways = [rng.normal(size=p.shape) / p.size for p in parameters(net)]

        # One number t for each weight matrix and each bias: how far to go along its random way.
        def J(*ts, net=net, x=x, y=y, ways=ways):
            moved = [p + t * way for p, t, way in zip(parameters(net), ts, ways, strict=True)]
            return cost_with(net, x, y, *moved)

        claimed = tuple(np.vdot(d, way) for d, way in zip(slopes(net, x, y), ways, strict=True))
        assert check_gradients(J, claimed, *[0.0] * len(ways)), seed


def test_20_small_networks_agree_with_the_central_difference_at_every_entry():
    cases = sorted(random_cases(), key=lambda case: sum(p.size for p in parameters(case[0])))[40:60]
    for net, x, y in cases:
        assert check(net, x, y, slopes(net, x, y)), net.layers


def test_the_random_networks_are_deep_and_mixed():
    nets = [net for net, _, _ in random_cases()]
    assert {len(net.weights) for net in nets} == {1, 2, 3, 4, 5, 6}
    assert {name for net in nets for name in net.activations} == {*SLOPES, "softmax"}
    columns = {x.shape[1] for _, x, _ in random_cases()}
    assert min(columns) == 1 and max(columns) == 64


# Shapes and the batch.


def test_every_layer_has_its_shapes():
    net, x, y = small(["relu", "tanh", "softmax"], [5, 4, 3, 2], m=7)
    zs, activations = net.forward(x)
    dW, db = net.backward(y, zs, activations)
    assert [z.shape for z in zs] == [(4, 7), (3, 7), (2, 7)]
    assert [a.shape for a in activations] == [(5, 7), (4, 7), (3, 7), (2, 7)]
    assert [W.shape for W in net.weights] == [d.shape for d in dW] == [(4, 5), (3, 4), (2, 3)]
    assert [b.shape for b in net.biases] == [d.shape for d in db] == [(4, 1), (3, 1), (2, 1)]


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_a_batch_handed_in_twice_has_the_same_mean(output):
    net, x, y = small(["tanh", output])
    once, twice = slopes(net, x, y), slopes(net, np.hstack([x, x]), np.hstack([y, y]))
    assert all(np.allclose(a, b, rtol=1e-12) for a, b in zip(once, twice, strict=True))
    assert net.cost(np.hstack([x, x]), np.hstack([y, y])) == pytest.approx(net.cost(x, y))


def test_the_gradient_of_a_batch_is_the_mean_of_its_samples():
    net, x, y = small(m=5)
    each = [slopes(net, x[:, [i]], y[:, [i]]) for i in range(5)]
    means = [sum(ds) / 5 for ds in zip(*each, strict=True)]
    assert all(np.allclose(d, mean, rtol=1e-12) for d, mean in zip(slopes(net, x, y), means, strict=True))


def test_the_cost_is_summed_over_the_outputs():
    net, x, y = small(layers=[2, 3], activations=["linear"], m=1)
    assert net.cost(x, net.predict(x) + np.array([[1.0], [2.0], [3.0]])) == pytest.approx((1 + 4 + 9) / 2)


# Misprints of the delta rule.

RIGHT = {"delta": lambda W, delta, f, z, z_next, a: (W.T @ delta) * f(z), "dW": lambda delta, a: delta @ a.T}
MISPRINTS = {
    "f' at the layer that hands back": {"delta": lambda W, delta, f, z, z_next, a: (W.T @ delta) * f(z_next)},
    "f' at a": {"delta": lambda W, delta, f, z, z_next, a: (W.T @ delta) * f(a)},
    "no f'": {"delta": lambda W, delta, f, z, z_next, a: W.T @ delta},
    "no transpose": {"delta": lambda W, delta, f, z, z_next, a: (W @ delta) * f(z)},
    "the outer product turned round": {"dW": lambda delta, a: a @ delta.T},
}


def delta_rule(net, x, y, misprint):
    """Walk backward by the delta rule, right or with a misprint."""
    rule, (zs, activations), f = RIGHT | misprint, net.forward(x), SLOPES["sigmoid"]
    deltas = [(activations[-1] - y) / y.shape[1] * f(zs[-1])]
    for W, z, z_next, a in list(zip(net.weights[1:], zs, zs[1:], activations[1:], strict=False))[::-1]:
        deltas.insert(0, rule["delta"](W, deltas[0], f, z, z_next, a))
    dW = [rule["dW"](delta, a) for delta, a in zip(deltas, activations, strict=False)]
    return (*dW, *[delta.sum(axis=1, keepdims=True) for delta in deltas])


@pytest.mark.parametrize("layers", [[3, 3, 3, 3], [2, 3, 4, 1]])
def test_the_delta_rule_passes_the_gradient_check(layers):
    net, x, y = small(["sigmoid"] * 3, layers)
    assert check(net, x, y, delta_rule(net, x, y, {}))
    assert check(net, x, y, slopes(net, x, y))


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_a_misprint_runs_in_a_square_network_but_fails_the_gradient_check(misprint):
    net, x, y = small(["sigmoid"] * 3, [3, 3, 3, 3])
    claimed = delta_rule(net, x, y, MISPRINTS[misprint])
    assert [c.shape for c in claimed] == [p.shape for p in parameters(net)]
    report = check(net, x, y, claimed)
    assert not report and report.largest > 0.01


def test_where_layers_differ_a_missing_transpose_does_not_even_run():
    net, x, y = small(["sigmoid"] * 3, [2, 3, 4, 1])
    with pytest.raises(ValueError, match="matmul"):
        delta_rule(net, x, y, MISPRINTS["no transpose"])


def test_where_layers_differ_a_product_turned_round_has_the_wrong_shape():
    net, x, y = small(["sigmoid"] * 3, [2, 3, 4, 1])
    turned = delta_rule(net, x, y, MISPRINTS["the outer product turned round"])
    assert "has shape (2, 3), but its argument has shape (3, 2)" in repr(check(net, x, y, turned))


# Training.


@pytest.mark.parametrize("seed", range(5))
def test_xor_is_learned(seed):
    net = NeuralNetwork([2, 10, 1], ["tanh", "sigmoid"], rng=seed)
    costs = net.train(*XOR, batch_size=4, epochs=1000, lr=2.0)
    assert (net.predict(XOR[0]).round() == XOR[1]).all()
    assert costs[-1] < 0.01 < costs[0]


def test_classes_are_learned_with_softmax():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 60)) + np.repeat([[-4.0, 0, 4], [0, 4, 0]], 20, axis=1)
    y = np.repeat(np.eye(3), 20, axis=1)
    net = NeuralNetwork([2, 8, 3], ["relu", "softmax"], rng)
    net.train(x, y, epochs=50, lr=0.1)
    assert (net.predict(x).argmax(axis=0) == y.argmax(axis=0)).mean() > 0.95


def test_training_yields_the_number_of_each_epoch_and_the_cost_after_it():
    net, x, y = small()
    for wanted, (epoch, J) in enumerate(net.training(x, y, epochs=3, lr=0.5), start=1):
        assert (epoch, J) == (wanted, net.cost(x, y))
    assert wanted == 3


def test_train_returns_the_costs_that_training_yields():
    (net, x, y), (other, _, _) = small(), small()
    assert net.train(x, y, 3, 5, 0.1) == [J for _, J in other.training(x, y, 3, 5, 0.1)]
    assert net.train(x, y, 3, 5, 0.1) != net.train(x, y, 3, 5, 0.1)


def batches(monkeypatch, m, batch_size, epochs):
    """Return the sample numbers of each mini-batch that training uses."""
    seen = []
    monkeypatch.setattr(network, "step", lambda *args: seen.append((args[3], args[4])))
    numbers = np.arange(float(m))[np.newaxis]
    NeuralNetwork([1, 1], ["linear"], rng=0).train(numbers, -numbers, batch_size, epochs)
    assert all((x == -y).all() for x, y in seen)
    return [x[0].tolist() for x, _ in seen]


def test_an_epoch_uses_each_sample_once_and_the_last_batch_may_be_smaller(monkeypatch):
    seen = batches(monkeypatch, m=8, batch_size=3, epochs=1)
    assert [len(batch) for batch in seen] == [3, 3, 2]
    assert sorted(sum(seen, [])) == list(range(8))


def test_each_epoch_has_an_order_of_its_own(monkeypatch):
    first, second = batches(monkeypatch, m=20, batch_size=50, epochs=2)
    assert first != second != sorted(second)
    assert batches(monkeypatch, m=20, batch_size=50, epochs=2) == [first, second]


def test_an_interrupt_keeps_what_was_learned(monkeypatch):
    (net, x, y), (other, _, _), calls, step = small(), small(), [], network.step

    def interrupted(*args):
        calls.append(args)
        if len(calls) > 3:
            raise KeyboardInterrupt
        step(*args)

    other.train(x, y, epochs=3, lr=0.5)
    monkeypatch.setattr(network, "step", interrupted)
    assert len(net.train(x, y, epochs=100, lr=0.5)) == 3
    assert all((a == b).all() for a, b in zip(parameters(net), parameters(other), strict=True))


def test_the_same_seed_gives_the_same_network():
    nets = [NeuralNetwork([2, 10, 1], ["tanh", "sigmoid"], rng) for rng in (1, np.random.default_rng(1), 2)]
    weights = [net.weights[0].tolist() for net in nets]
    assert weights[0] == weights[1] != weights[2]
    assert (
        NeuralNetwork([2, 1], ["tanh"]).weights[0].tolist()
        != NeuralNetwork([2, 1], ["tanh"]).weights[0].tolist()
    )


def test_first_weights_are_smaller_where_there_are_more_inputs():
    net = NeuralNetwork([10_000, 20, 50], ["tanh", "tanh"], rng=0)
    assert net.weights[0].std() == pytest.approx(1 / 100, rel=0.02)
    assert net.weights[1].std() == pytest.approx(1 / np.sqrt(20), rel=0.1)
    assert not any(b.any() for b in net.biases)


# What was handed in, and extremes.


def test_a_network_keeps_lists_of_its_own():
    layers, names = [2, 3, 2], ["tanh", "sigmoid"]
    net = NeuralNetwork(layers, names, rng=0)
    assert (layers, names) == (net.layers, net.activations) == ([2, 3, 2], ["tanh", "sigmoid"])
    layers.clear(), names.clear()
    assert (net.layers, net.activations) == ([2, 3, 2], ["tanh", "sigmoid"])


def test_nothing_handed_in_is_altered():
    net, x, y = small(m=20)
    zs, activations = net.forward(x)
    handed_in = [x, y, *zs, *activations, *parameters(net)]
    before = copy.deepcopy(handed_in)
    net.backward(y, zs, activations)
    net.train(x, y, epochs=2, lr=0.5)  # new weights, but the old arrays keep their numbers
    assert all((a == b).all() for a, b in zip(handed_in, before, strict=True))


def test_weights_kept_from_an_earlier_epoch_keep_their_numbers():
    (net, x, y), kept, copies = small(m=20), [], []
    for _ in net.training(x, y, epochs=3, lr=0.5):
        kept.extend(parameters(net))
        copies.extend(copy.deepcopy(parameters(net)))
    assert all((a == b).all() for a, b in zip(kept, copies, strict=True))
    assert not (kept[0] == kept[-4]).any()


def test_a_step_changes_the_arrays_in_place():
    net, x, y = small()
    (dW, db), before, kept = net.backward(y, *net.forward(x)), copy.deepcopy(parameters(net)), parameters(net)
    network.step(net.weights, net.biases, net.activations, x, y, 0.5)
    for new, old, was, slope in zip(parameters(net), kept, before, (*dW, *db), strict=True):
        assert new is old and np.allclose(new, was - 0.5 * slope, rtol=1e-14)


def test_weights_of_whole_numbers_are_trained_as_floats():
    net, x, y = small()
    net.weights = [W.round().astype(int) for W in net.weights]
    net.train(x, y, epochs=1, lr=0.5)
    assert {p.dtype for p in parameters(net)} == {np.dtype(float)}


def test_float32_stays_float32():
    net, x, y = small(["relu", "softmax"])
    net.weights, net.biases = [[p.astype("f") for p in ps] for ps in (net.weights, net.biases)]
    net.train(x.astype("f"), y.astype("f"), epochs=1)
    assert {p.dtype for p in parameters(net)} == {np.dtype("f")}


@pytest.mark.parametrize("names", list(pairwise(["sigmoid", "tanh", "relu", "linear", "softmax"])))
def test_large_inputs_are_no_trouble(names):
    names = names[::-1] if names[0] == "softmax" else names
    net, x, y = small(names)
    assert np.isfinite(net.cost(1e4 * x, y))
    assert all(np.isfinite(d).all() for d in slopes(net, 1e4 * x, y))


def test_cross_entropy_is_finite_where_a_share_is_rounded_to_0():
    net = NeuralNetwork([2, 2], ["softmax"], rng=0)
    net.weights = [np.eye(2)]
    assert net.cost([[1e4], [-1e4]], [[0], [1]]) == 2e4


# Sentences for what cannot be.


@pytest.mark.parametrize(
    ("layers", "names", "sentence"),
    [
        ([2, 10, 1], ["sigmoid", "sigmiod"], "'sigmiod' is no activation"),
        ([2, 10, 1], ["sigmoid"], "There are 1 activations for 2 layers"),
        ([2, 10, 1], ["softmax", "sigmoid"], "softmax stands at layer 1 of 2"),
        ([2, 0, 1], ["relu", "relu"], "layers holds 0; the size of a layer is a whole number"),
        ([2, -3], ["relu"], "layers holds -3"),
        ([2, 2.5], ["relu"], "layers holds 2.5"),
        ([2, "3"], ["relu"], "layers holds '3'"),
        ([2, True], ["relu"], "layers holds True"),
        ([2], [], r"layers is \[2\]; give a list of two sizes or more"),
        (3, ["relu"], "layers is 3; give a list"),
    ],
)
def test_a_network_that_cannot_be_is_answered_with_a_sentence(layers, names, sentence):
    with pytest.raises(ValueError, match=sentence):
        NeuralNetwork(layers, names)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"batch_size": 0}, "batch_size is 0; give a whole number, 1 or more"),
        ({"batch_size": 2.0}, "batch_size is 2.0"),
        ({"epochs": -1}, "epochs is -1"),
        ({"lr": 0}, "lr is 0; give a number above 0"),
        ({"lr": -0.1}, "lr is -0.1"),
        ({"lr": np.inf}, "lr is inf"),
        ({"lr": float("nan")}, "lr is nan"),
        ({"lr": "fast"}, "lr is 'fast'"),
        ({"x": np.ones((3, 4))}, r"x has shape \(3, 4\), but the input layer needs \(2, m\)"),
        ({"y": np.ones((3, 4))}, r"y has shape \(3, 4\), but the output layer needs \(2, m\)"),
        ({"y": np.ones((2, 3))}, "x has 4 columns but y has 3"),
        ({"x": np.ones((2, 0)), "y": np.ones((2, 0))}, r"x has shape \(2, 0\): it holds no sample"),
        ({"x": np.full((2, 4), np.nan)}, "x holds 8 nan or inf"),
        ({"y": np.full((2, 4), np.inf)}, "y holds 8 nan or inf"),
        ({"y": np.ones((2, 4))}, "column 0 adds up to 2 and its smallest number is 1; for softmax"),
    ],
)
def test_training_that_cannot_be_is_answered_with_a_sentence(change, sentence):
    net, x, y = small(["sigmoid", "softmax"])
    before = copy.deepcopy(parameters(net))
    with pytest.raises(ValueError, match=sentence):
        net.train(**({"x": x, "y": y} | change))
    assert all((a == b).all() for a, b in zip(parameters(net), before, strict=True))


@pytest.mark.parametrize(
    "labels", [[0, 1, 2, 1], np.array([0.0, 1, 2, 1]), [[0, 1, 2, 1]], [[0], [1], [2], [1]]]
)
def test_labels_for_a_softmax_output_are_told_how_they_become_one_hot(labels):
    net, x = NeuralNetwork([2, 3], ["softmax"], rng=0), np.ones((2, 4))
    sentence = r"^y has shape .*one-hot columns of 3 numbers: np\.eye\(3\)\[:, labels\]"
    for ask in (net.train, net.cost, lambda x, y: net.backward(y, *net.forward(x))):
        with pytest.raises(ValueError, match=sentence):
            ask(x, labels)
    assert len(net.train(x, np.eye(3)[:, np.ravel(labels).astype(int)], epochs=1)) == 1


def test_one_column_and_one_row_of_shares_are_no_labels():
    assert len(NeuralNetwork([2, 3], ["softmax"]).train(np.ones((2, 1)), [[0], [1], [0]], epochs=1)) == 1
    assert len(NeuralNetwork([2, 1], ["softmax"]).train(np.ones((2, 4)), [[1, 1, 1, 1]], epochs=1)) == 1


def test_without_softmax_a_row_of_numbers_is_no_row_of_labels():
    with pytest.raises(ValueError, match=r"y has shape \(4,\), but the output layer needs \(2, m\)"):
        NeuralNetwork([2, 2], ["sigmoid"]).train(np.ones((2, 4)), [0, 1, 0, 1])


@pytest.mark.parametrize("ask", [lambda net, x: net.forward(x), lambda net, x: net.predict(x)])
def test_a_wrong_x_is_answered_with_a_sentence_everywhere(ask):
    with pytest.raises(ValueError, match=r"x has shape \(4, 2\)"):
        ask(small()[0], np.ones((4, 2)))
    with pytest.raises(ValueError, match="x holds 1 nan or inf"):
        ask(small()[0], [[np.inf], [0]])


def test_a_wrong_y_is_answered_with_a_sentence_on_the_way_back():
    net, x, y = small()
    with pytest.raises(ValueError, match="x has 4 columns but y has 2"):
        net.backward(y[:, :2], *net.forward(x))


def test_zs_and_activations_in_the_wrong_order_are_answered_with_a_sentence():
    net, x, y = small()
    zs, activations = net.forward(x)
    with pytest.raises(ValueError, match="given 3 zs and 2 activations; give it y, then both as forward"):
        net.backward(y, activations, zs)


@pytest.mark.parametrize("batch_size", [1, 4])
def test_steps_that_are_too_large_end_in_a_sentence(batch_size):
    net, x, y = small(["linear", "linear"], m=40)
    with pytest.raises(ValueError, match="too large for a float; take a smaller lr"):
        net.train(x, y, batch_size, epochs=1000, lr=100.0)


def test_an_output_that_is_too_large_ends_in_a_sentence():
    net, x, _ = small(["linear", "linear"])
    net.weights = [1e200 * W for W in net.weights]
    with pytest.raises(ValueError, match="too large for a float"):
        net.predict(x)


def test_derivatives_that_are_too_large_end_in_a_sentence():
    net, x, y = small(["linear", "linear"])
    zs, activations = net.forward(x)
    net.weights[1] = net.weights[1] * 1e308
    with pytest.raises(ValueError, match="too large for a float"):
        net.backward(y + 1e5, zs, activations)
