"""The gradients that the exercises ask for are right: by the engine, central differences, PyTorch.

Other ways to write a right answer are in the bank, and each must be accepted.
"""

import re
from copy import deepcopy

import numpy as np
import pytest
from prose import cell_with
from torch_or_skip import torch

from helpers import backprop, chain, graph, network, quadratic
from helpers.activations import SLOPES, sigmoid
from helpers.answer import flattened, numbers_in
from helpers.check import EXERCISES
from helpers.gradcheck import central_difference, numeric_gradients
from helpers.graph import Node, relu


def by_engine(formula, *values):
    """Return the derivatives of a formula by its inputs, as the engine works them out."""
    inputs = [Node(value, "x") for value in values]
    dJ = backprop.gradients(formula(*inputs))
    return tuple(dJ[x] for x in inputs)


def by_autograd(rule, upstream, *inputs):
    """Return what a rule gives, then what backward(upstream) leaves in the .grad of each of its inputs."""
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    result = rule(*leaves)
    result.backward(torch.tensor(upstream, dtype=torch.float64))
    return result.detach(), *(leaf.grad for leaf in leaves)


def by_differences(f, *arrays):
    return numeric_gradients(f, *arrays)[0]


def alone(name, oracle):
    """Return what another class gives, where a class is asked for."""
    return lambda *case: EXERCISES[name].opened(oracle)(*case)


def one_step(w, x, y, rate):
    w = chain.step(w, x, y, rate)
    return *w, chain.cost(w, x, y)


def stuck():
    *_, (_, J, w) = chain.train([0, 0, 0])
    return *chain.backward(w, chain.forward(w, 1), -1), J


def square_trap(W2, delta2, slope1, x):
    def cost(W1):  # its slope by z1 is slope1, its slope by z2 is delta2
        return (delta2 * (W2 @ (slope1 * (W1 @ x)))).sum()

    return by_differences(cost, np.ones((len(slope1), len(x))))


def one_epoch(weights, biases, names, x, y, batch_size, rate, rng):
    """Go against measured slopes, batch by batch."""
    order, parts, n = rng.permutation(x.shape[1]), [*weights, *biases], len(weights)
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]

        def cost(*parts, batch=batch):
            return network.cost(parts[:n], parts[n:], names, x[:, batch], y[:, batch])

        slopes = numeric_gradients(cost, *parts)
        parts = [part - rate * slope for part, slope in zip(parts, slopes, strict=True)]
    return parts[:n], parts[n:]


def in_rows(weights, b, x, y):
    z = weights.T @ x.T + b.T
    (dW,), (db,) = network.backward([weights.T], ["linear"], y.T, [z], [x.T, z])
    return dW.T, db.T


def first_step():
    def cost(weights_0_1, weights_1_2):
        layer_0 = np.array([[1.0, 0.0, 2.0]])  # the last word occurs twice
        return 0.5 * ((sigmoid(layer_0 @ weights_0_1 @ weights_1_2) - 1) ** 2).sum()

    first, second = numeric_gradients(cost, np.zeros((3, 2)), np.array([[4.0], [-8.0]]))
    return *first[2], *second[:, 0]


def zeroed():
    """Return w.grad at the last step, and w after it, where nothing is zeroed."""
    w = torch.tensor(1.0, requires_grad=True)
    for x, y in ((1, 3), (3, 5)):
        ((w * x - y) ** 2).backward()
        with torch.no_grad():
            w -= 0.25 * w.grad
    return w.grad.item(), w.item()


def leaves():
    names = {"torch": torch}
    exec("p = torch.tensor(2.0, requires_grad=True); q = torch.tensor(3.0) * 2; r = p * q", names)
    exec("s = r.detach(); t = torch.tensor(5.0, requires_grad=True) * 2", names)
    return tuple(names[name].is_leaf for name in "pqrst")


ORACLES = {
    "slopes": lambda *inputs: by_engine(lambda a, b, c, k: k * (a + b * c), *inputs),
    "used_twice": lambda x: by_engine(lambda x: x * (x * x + 3 * x), x)[0],
    "repair_the_sweep": backprop.gradients,
    "sigma": lambda x: (sigmoid(np.array(x)), sigmoid(np.array(x)) * sigmoid(np.array(-x))),
    "kink": lambda: (central_difference(lambda x: relu(Node(x)).value, 0.0, 0.25), *by_engine(relu, 0)),
    "middle_weight": lambda: chain.backward([-5, 4, 0.2, -3], [3, -15, -60, -12, 36], 33)[1],
    "walk_back": chain.backward,
    "step_by_hand": lambda: one_step([-0.5, 2], 3, 1, 0.05),
    "stuck": stuck,
    "layer": alone("layer", chain.Layer),
    "tanh_back": lambda upstream, *w_and_x: by_engine(lambda w, x: upstream * graph.tanh(w * x), *w_and_x),
    "relu_gate": lambda upstream, z: upstream * SLOPES["relu"](z),
    "softmax_cross_entropy": lambda y, z: by_autograd(
        lambda z: torch.nn.functional.cross_entropy(z.T, torch.tensor(y).T), 1.0, z
    ),
    "whole_backward": network.backward,
    "two_conventions": in_rows,
    "leaves": leaves,
    "quadratic_gradients": lambda w1, w2, b, x, y: by_autograd(
        lambda *w: quadratic.cost(*w, x, y), 1.0, w1, w2, b
    )[1:],
    "zeroed_in_the_middle": zeroed,
    "detached": lambda: by_autograd(lambda x: x * x.detach() + 3 * x, 1.0, 7.0)[1],
    "own_backward": lambda z, upstream: by_autograd(
        lambda z: torch.logaddexp(z, torch.zeros_like(z)), upstream, z
    ),
    "own_optimizer": alone(
        "own_optimizer", type("Theirs", (torch.optim.SGD,), {"__init__": torch.optim.SGD.__init__})
    ),
}
MEASURED = {
    "output_delta": lambda a, y, z: by_differences(
        lambda z: ((np.tanh(z) - y) ** 4).sum() / 4 / y.shape[1], z
    ),
    "bias_gradient": lambda delta, s: by_differences(
        lambda b: (delta * (b * s)).sum(), np.ones((len(delta), 1))
    ),
    "square_trap": square_trap,
    "one_epoch": one_epoch,
    "first_step": first_step,
}


@pytest.mark.parametrize("name", [*ORACLES, *MEASURED])
def test_what_is_right_comes_out_another_way_too(name):
    exercise, oracle = EXERCISES[name], (ORACLES | MEASURED)[name]
    within = {"abs": 1e-7} if name in MEASURED else {"rel": 1e-12, "abs": 1e-12}
    for case, right in zip(exercise.cases, exercise.expected, strict=True):
        other = numbers_in(exercise.view(oracle(*deepcopy(case))))
        assert flattened(right) == pytest.approx(flattened(other), **within)


def test_the_clinic_of_notebook_2_is_mended_by_the_lines_asked_for_and_by_no_fewer():
    faulty = cell_with(2, "class FaultyLayer").partition("\n\n\nfaulty =")[0]
    layer = re.sub("(.*# 1\n)(.*#  2\n)", r"\2\1", faulty)
    loop, both = (
        re.sub(".*# 4\n", "", x).replace("in self.layers:", "in reversed(self.layers):")
        for x in (faulty, layer)
    )
    for w, outs, y in EXERCISES["walk_back"].cases:
        for code in (faulty, layer, loop, both):
            names = dict(vars(chain))
            exec(code, names)
            net = names["FaultyNetwork"]([names["FaultyLayer"](w_i) for w_i in w])
            net.backward(net.forward(outs[0]) - y)
            assert ([layer.dw for layer in net.layers] == chain.backward(w, outs, y)) == (code is both)


def test_first_weights_for_relu_keep_the_mean_square_of_z():
    W = EXERCISES["relu_weights"].solution(400, 1000, np.random.default_rng(0))
    open_half = np.maximum(np.random.default_rng(1).normal(size=(400, 500)), 0)
    assert np.mean((W @ open_half) ** 2) == pytest.approx(1, rel=0.05)


def test_the_module_makes_what_our_network_makes():
    for k, (W1, b1, W2, b2, x) in enumerate(EXERCISES["own_module"].cases):
        z, (size, _) = EXERCISES["own_module"].expected[k]
        zs, _ = network.forward([W1, W2], [b1, b2], ["tanh", "linear"], x)
        assert z == pytest.approx(zs[-1], rel=1e-12) and size == sum(map(np.size, (W1, b1, W2, b2)))
