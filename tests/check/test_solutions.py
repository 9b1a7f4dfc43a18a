"""What the exercises say is right is right: by the engine, by central differences, by PyTorch, by hand."""

import math

import numpy as np
import pytest
from torch_or_skip import torch, torch_models

from helpers import backprop, chain, network
from helpers.activations import SLOPES, sigmoid
from helpers.check import EXERCISES
from helpers.counting import multiplications
from helpers.gradcheck import central_difference, numeric_gradients
from helpers.graph import Node, relu

NETWORK, SAMPLES = [4, 5, 3], 7


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
    assert right("slopes")(4, 5, 7, 2) == by_engine(lambda a, b, c, k: k * (a + b * c), 4, 5, 7, 2)
    assert right("used_twice")(2) == by_engine(lambda x: x * (x * x + 3 * x), 2)[0] == 24
    difference = central_difference(lambda x: relu(Node(x, "x")).value, 0.0, 0.25)
    assert (difference, *by_engine(relu, 0)) == right("kink")
    assert right("square_root")(6.25) == (2.5, pytest.approx(central_difference(math.sqrt, 6.25, 1e-5)))
    assert right("central")(lambda a, b: a * a * b, 3.0, 2.0, 0.5) == by_engine(lambda a, b: a * a * b, 3, 2)


@on_cases("sigma")
def test_the_slope_of_sigma_is_a_times_1_minus_a(solution, case):
    a, slope = solution(*case)
    assert a == pytest.approx(float(sigmoid(np.array(*case)))) and slope == pytest.approx(a * (1 - a))


@on_cases("descend")
def test_every_step_downhill_is_that_of_the_engine_and_lowers_J(solution, case):
    *inputs, rate, steps = case
    costs = []
    for _ in range(steps):
        slopes = by_engine(lambda a, b, c: (a + b * c - 20) ** 2, *inputs)
        inputs = [number - rate * slope for number, slope in zip(inputs, slopes, strict=True)]
        costs.append((inputs[0] + inputs[1] * inputs[2] - 20) ** 2)
    assert solution(*case) == pytest.approx(tuple(inputs))
    assert costs == sorted(costs, reverse=True)


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


def test_each_delta_has_the_shape_of_its_z():
    zs, _ = network.NeuralNetwork(NETWORK, ["sigmoid"] * 2, rng=0).forward(np.ones((4, SAMPLES)))
    assert tuple(z.shape for z in zs) == right("delta_shape")


@on_cases("output_delta")
def test_the_delta_of_the_output_agrees_with_differences(solution, case):
    assert solution(*case) == by_differences(
        lambda z: network.half_squared_error(case[1], np.tanh(z)), case[2]
    )


@on_cases("hidden_delta")
def test_the_delta_of_a_hidden_layer_agrees_with_differences(solution, case):
    W_next, delta_next, z = case
    assert solution(*case) == by_differences(lambda z: (delta_next * (W_next @ sigmoid(z))).sum(), z)


@on_cases("bias_gradient")
def test_the_gradient_of_a_bias_that_counts_s_times_agrees_with_differences(solution, case):
    delta, s = case
    assert solution(*case) == by_differences(lambda b: (delta * (b * s)).sum(), np.ones((len(delta), 1)))


@on_cases("mean_once")
def test_the_gradient_of_a_batch_agrees_with_the_network(solution, case):
    W, b, x, y = case
    dW, db = network.backward([W], ["linear"], y, [W @ x + b], [x, W @ x + b])
    assert solution(*case)[0] == pytest.approx(dW[0]) and solution(*case)[1] == pytest.approx(db[0])


@on_cases("relu_gate")
def test_the_gate_is_the_slope_of_relu_and_is_asked_at_0(solution, case):
    assert np.array_equal(solution(*case), case[0] * SLOPES["relu"](case[1])) and (case[1] == 0).any()


@on_cases("square_trap")
def test_the_repaired_pass_agrees_with_differences(solution, case):
    W2, delta2, slope1, x = case

    def cost(W1):  # its slope by z1 is slope1, its slope by z2 is delta2
        return (delta2 * (W2 @ (slope1 * (W1 @ x)))).sum()

    assert solution(*case) == by_differences(cost, np.ones((len(slope1), len(x))))


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
