"""What the exercises say is right is right: by the engine, by central differences, by PyTorch, by hand."""

import math
from copy import deepcopy

import numpy as np
import pytest
from torch_or_skip import torch, torch_models

from helpers import backprop, chain, network, paths
from helpers.activations import SLOPES, sigmoid
from helpers.check import EXERCISES
from helpers.counting import multiplications
from helpers.gradcheck import central_difference, numeric_gradients
from helpers.graph import Node, relu


def on_cases(name):
    """Run a test on each case of an exercise, with its solution."""
    exercise = EXERCISES[name]
    return pytest.mark.parametrize(
        ("solution", "case"), [(exercise.solution, case) for case in exercise.cases]
    )


def right(name):
    return EXERCISES[name].solution


def by_engine(formula, *values):
    """Return the derivatives of a formula by its inputs, as the engine works them out."""
    inputs = [Node(value, "x") for value in values]
    dJ = backprop.gradients(formula(*inputs))
    return tuple(dJ[x] for x in inputs)


def by_differences(f, *arrays):
    return pytest.approx(numeric_gradients(f, *arrays)[0], abs=1e-7)


def autograd(rule, upstream, *inputs):
    """Return what backward(upstream) leaves in the .grad of each input of a rule."""
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    rule(*leaves).backward(torch.tensor(upstream, dtype=torch.float64))
    return tuple(leaf.grad.numpy()[()] for leaf in leaves)


def test_the_values_of_notebook_1_are_those_of_the_engine():
    lesson = by_engine(lambda a, b, c: 3 * (a + b * c), 4, 5, 7)
    assert lesson[1] == right("slope_of_b") and right("slopes")(4, 5, 7) == lesson
    assert right("used_twice")(2) == by_engine(lambda x: x * x + 3 * x, 2)[0] == 7
    x, w1, w2, w3 = (Node(value, "x") for value in (1, 2, 3, 4))
    assert paths.multiplications(w3 * (w2 * (w1 * x))) == right("paths")
    difference = central_difference(lambda x: relu(Node(x, "x")).value, 0.0, 0.25)
    assert (difference, *by_engine(relu, 0)) == right("kink")
    assert right("backward_step")(6.25) == (2.5, pytest.approx(central_difference(math.sqrt, 6.25, 1e-5)))
    assert right("central")(lambda a, b: a * a * b, 3.0, 2.0, 0.5) == by_engine(lambda a, b: a * a * b, 3, 2)


@on_cases("repair_the_sweep")
def test_the_repaired_sweep_is_that_of_the_engine(solution, case):
    assert solution(*case) == pytest.approx(backprop.gradients(*case))


def test_the_values_of_notebook_2_are_those_of_the_chain():
    w, x, y = [-5, 4, 0.2, -3], 3, 33
    assert chain.forward(w, x) == pytest.approx([3, -15, -60, -12, 36])
    assert chain.backward(w, chain.forward(w, x), y)[1] == pytest.approx(right("middle_weight"))
    assert chain.multiplications(12) == right("count_products")
    *_, (_, loss, w) = chain.train([0, 0, 0])
    assert (*chain.backward(w, chain.forward(w, 1), -1), loss) == right("stuck")
    assert 0.5 ** (right("vanishing") - 1) < 1e-6 <= 0.5 ** (right("vanishing") - 2)
    assert right("layer_step")(2, 3, 5) == (10, 6)


@on_cases("walk_back")
def test_the_walk_back_is_that_of_the_chain(solution, case):
    assert solution(*case) == chain.backward(*case)


@on_cases("repaired_pass")
def test_the_repaired_pass_goes_on_to_x(solution, case):
    w, outs, y = case
    dw, dx = solution(*case)
    assert dw == chain.backward(*case)
    assert dx == pytest.approx(central_difference(lambda x: chain.loss(w, x, y), outs[0], 1e-5))


def test_the_faulty_pass_mended_in_the_three_lines_is_right():
    lines = """def mended(w, outs, y):
    upstream = (outs[-1] - y) * w[-1]
    dw = [0.0] * len(w)
    for i in range(len(w)):
        upstream = upstream * w[i]
        dw[i] = upstream * outs[i]
    return dw""".splitlines()
    names, (way, first, second) = {}, right("two_faults")
    lines[way] = lines[way].replace("range(len(w))", "reversed(range(len(w)))")
    lines[first], lines[second] = lines[second], lines[first]
    exec("\n".join(lines).replace(" * w[-1]", ""), names)
    for case in EXERCISES["walk_back"].cases:
        assert names["mended"](*case) == chain.backward(*case)


@on_cases("output_delta")
def test_the_delta_of_the_output_agrees_with_differences(solution, case):
    assert solution(*case) == by_differences(
        lambda z: ((np.tanh(z) - case[1]) ** 4).sum() / 4 / case[1].shape[1], case[2]
    )


@on_cases("bias_gradient")
def test_the_gradient_of_a_bias_that_counts_s_times_agrees_with_differences(solution, case):
    delta, s = case
    assert solution(*case) == by_differences(lambda b: (delta * (b * s)).sum(), np.ones((len(delta), 1)))


@on_cases("relu_gate")
def test_the_gate_is_the_slope_of_relu_and_is_asked_at_0(solution, case):
    assert np.array_equal(solution(*case), case[0] * SLOPES["relu"](case[1])) and (case[1] == 0).any()


@on_cases("square_trap")
def test_the_repaired_pass_agrees_with_differences(solution, case):
    W2, delta2, slope1, x = case

    def cost(W1):  # its slope by z1 is slope1, its slope by z2 is delta2
        return (delta2 * (W2 @ (slope1 * (W1 @ x)))).sum()

    assert solution(*case) == by_differences(cost, np.ones((len(slope1), len(x))))


@on_cases("numeric_gradient")
def test_the_measured_gradient_is_that_of_central_differences(solution, case):
    f, W, h = case
    for place in np.ndindex(W.shape):

        def along(x, place=place):
            nudged = W.copy()
            nudged[place] = x
            return f(nudged)

        assert solution(*case)[place] == pytest.approx(central_difference(along, W[place], h))
    assert solution(f, W, 1e-5) == by_differences(f, W)


@on_cases("softmax_cross_entropy")
def test_softmax_with_cross_entropy_is_that_of_pytorch(solution, case):
    y, z = map(torch.tensor, case)
    J = torch.nn.functional.cross_entropy(z.T.requires_grad_(), y.T)
    mine, delta = solution(*case)
    assert mine == pytest.approx(J.item()) == pytest.approx(network.cross_entropy(*case))
    assert delta == by_differences(lambda z: network.cross_entropy(case[0], z), case[1])


@on_cases("whole_backward")
def test_the_whole_walk_back_is_that_of_the_network_and_agrees_with_differences(solution, case):
    weights, names, y, zs, outs = case
    dW, db = solution(*case)
    for mine, right in zip((*dW, *db), sum(network.backward(*case), []), strict=True):
        assert mine == pytest.approx(right)
    biases = [z[:, :1] - W @ a[:, :1] for W, z, a in zip(weights, zs, outs[:-1], strict=True)]

    def cost(W):
        zs, after = network.forward([W, *weights[1:]], biases, names, outs[0])
        softmax = names[-1] == "softmax"
        return network.cross_entropy(y, zs[-1]) if softmax else network.half_squared_error(y, after[-1])

    assert dW[0] == by_differences(cost, weights[0])


@on_cases("train_xor")
def test_a_training_takes_the_steps_of_the_network_and_lowers_j(solution, case):
    weights, biases, names, x, y, rate, steps = deepcopy(case)
    before = network.half_squared_error(y, network.forward(weights, biases, names, x)[1][-1])
    mine = sum(solution(*deepcopy(case)), [])
    for _ in range(steps):
        dW, db = network.backward(weights, names, y, *network.forward(weights, biases, names, x))
        weights = [W - rate * d for W, d in zip(weights, dW, strict=True)]
        biases = [b - rate * d for b, d in zip(biases, db, strict=True)]
    assert all(one == pytest.approx(other) for one, other in zip(mine, weights + biases, strict=True))
    says = network.forward(weights, biases, names, x)[1][-1]
    assert network.half_squared_error(y, says) < before
    assert steps < 200 or np.array_equal(says > 0.5, y == 1)  # the check says that XOR is learned


@on_cases("delta_from_output")
def test_the_delta_from_the_output_alone_agrees_with_differences(solution, case):
    layer_2, target = case
    z = np.log(layer_2 / (1 - layer_2))
    assert solution(*case) == by_differences(lambda z: 0.5 * ((sigmoid(z) - target) ** 2).sum(), z)


@on_cases("share_back")
def test_the_share_of_each_hidden_node_agrees_with_differences(solution, case):
    delta, weights, layer_1 = case
    z = np.arctanh(layer_1)
    assert solution(*case) == by_differences(lambda z: (delta * (np.tanh(z) @ weights)).sum(), z)


@on_cases("two_conventions")
def test_in_rows_the_gradients_are_those_of_notebook_3_transposed(solution, case):
    weights, b, x, y = case
    z = weights.T @ x.T + b.T
    (dW,), (db,) = network.backward([weights.T], ["linear"], y.T, [z], [x.T, z])
    dweights, d_b = solution(*case)
    assert dweights == pytest.approx(dW.T) and d_b == pytest.approx(db.T)


def test_the_values_of_notebook_4_are_those_of_the_network():
    assert right("bag_of_words")(["a", "b", "a", "c"], {"b": 0, "a": 1, "d": 2}).tolist() == [[1, 2, 0]]
    assert right("polarity")(9, 0, 30, 60) == pytest.approx(math.log(20)) == -right("polarity")(0, 9, 60, 30)
    weights, rows, counts = np.ones((74_000, 10)), np.arange(140), np.ones((1, 140))
    assert right("count_the_work") == (
        multiplications(np.matmul, np.ones((1, 74_000)), weights),
        multiplications(right("sum_of_rows"), rows, counts, weights),
        multiplications(lambda weights: weights[rows].sum(axis=0), weights),
    )

    def cost(weights_0_1, weights_1_2):
        layer_0 = np.array([[1.0, 0.0, 2.0]])  # the last word occurs twice
        return 0.5 * ((sigmoid(layer_0 @ weights_0_1 @ weights_1_2) - 1) ** 2).sum()

    first, second = numeric_gradients(cost, np.zeros((3, 2)), np.array([[4.0], [-8.0]]))
    assert (*first[2], *second[:, 0]) == pytest.approx(right("first_step"), abs=1e-6)


@on_cases("sum_of_rows")
def test_the_sum_of_rows_is_the_dense_product(solution, case):
    rows, counts, weights = case
    layer_0 = np.zeros((1, len(weights)))
    layer_0[:, rows] = counts
    assert solution(*case) == pytest.approx(layer_0 @ weights, abs=1e-12)


@on_cases("repeated_rows")
def test_a_step_row_by_row_is_the_dense_step(solution, case):
    weights, rows, delta, rate = case
    layer_0 = np.bincount(rows, minlength=len(weights))[np.newaxis]
    assert solution(*case) == pytest.approx(weights - rate * layer_0.T @ delta, abs=1e-12)


@on_cases("quadratic_gradients")
def test_the_gradients_of_the_quadratic_model_are_those_of_pytorch(solution, case):
    *weights, x, y = case
    slopes = autograd(lambda w1, w2, b: torch_models.loss(w1, w2, b, x, y), 1.0, *weights)
    assert solution(*case) == pytest.approx(slopes, rel=1e-12)


@on_cases("own_backward")
def test_the_backward_of_softplus_is_that_of_pytorch(solution, case):
    (slope,) = autograd(lambda z: torch.logaddexp(z, torch.zeros_like(z)), *case)
    assert solution(*case) == pytest.approx(slope, rel=1e-12)


@on_cases("rows_to_columns")
def test_the_layer_on_rows_is_that_of_pytorch(solution, case):
    layer = torch.nn.functional.linear(*map(torch.tensor, case)).numpy()
    assert solution(*case) == pytest.approx(layer, rel=1e-12)


def epoch(w, samples):
    """Return w.grad at the last step, and w after it, where nothing is zeroed."""
    for x, y in samples:
        ((w * x - y) ** 2).backward()
        with torch.no_grad():
            w -= 0.25 * w.grad
    return w.grad.item(), w.item()


def test_the_values_of_notebook_5_are_those_of_pytorch():
    assert right("local_gradients")(2.0, 3.0, -0.5) == autograd(lambda x, w: x / w, 2.0, 3.0, -0.5)
    for case in EXERCISES["non_scalar"].cases:
        assert np.array_equal(right("non_scalar")(*case), *autograd(lambda x: x * x, case[1], case[0]))
    assert autograd(lambda x: x * x.detach() + 3 * x, 1.0, 7.0) == (right("detached"),)
    leaves = a, b, c = [torch.tensor(x, requires_grad=True) for x in (2.0, 5.0, 7.0)]
    for _ in range(4):
        (3 * (a + b * c)).backward()
    assert tuple(leaf.grad.item() for leaf in leaves) == right("accumulated")
    w = torch.tensor(1.0, requires_grad=True)
    assert epoch(w, ((1, 3), (3, 5))) == right("zeroed_in_the_middle")
    names = {"torch": torch}
    exec("p = torch.tensor(2.0, requires_grad=True); q = torch.tensor(3.0) * 2; r = p * q", names)
    exec("s = r.detach(); t = torch.tensor(5.0, requires_grad=True) * 2", names)
    assert tuple(names[name].is_leaf for name in "pqrst") == right("leaves")
