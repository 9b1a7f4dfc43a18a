"""What the exercises say is right is right: by the engine, by central differences, by PyTorch, by hand."""

import itertools
import math
from copy import deepcopy

import numpy as np
import pytest
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import StandardScaler
from torch_or_skip import torch, torch_models

from helpers import backprop, chain, graph, network, quadratic
from helpers.activations import SLOPES, sigmoid
from helpers.check import EXERCISES
from helpers.gradcheck import central_difference, numeric_gradients
from helpers.graph import Node, relu
from helpers.sentiment import sparse_step


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
    w = chain.step([-0.5, 2], 3, 1, 0.05)
    assert (*w, chain.cost(w, 3, 1)) == pytest.approx(right("step_by_hand"))
    *_, (_, J, w) = chain.train([0, 0, 0])
    assert (*chain.backward(w, chain.forward(w, 1), -1), J) == right("stuck")


@on_cases("walk_back")
def test_the_walk_back_is_that_of_the_chain(solution, case):
    assert solution(*case) == chain.backward(*case)


@on_cases("training_loop")
def test_the_training_loop_ends_where_the_network_of_layers_ends(solution, case):
    w, samples, rate, epochs = case
    net = chain.Network([chain.Layer(w_i) for w_i in w])
    chain.train_network(net, samples, rate, epochs)
    assert solution(*case) == pytest.approx([layer.w for layer in net.layers], rel=1e-12)


@on_cases("layer")
def test_the_layer_is_that_of_the_chain_and_agrees_with_differences(solution, case):
    (w, samples, rate), work = case, EXERCISES["layer"].opened
    assert work(solution)(*case) == work(chain.Layer)(*case)
    (x, upstream), seen = samples[0], work(solution)(*case)
    assert seen[0] == w * x and seen[3] == w - rate * seen[2]
    slopes = [numeric_gradients(f, at)[0] for f, at in [(lambda x: upstream * w * x, x),
                                                       (lambda w: upstream * w * x, w)]]  # fmt: skip
    assert seen[1:3] == pytest.approx(slopes)


@on_cases("tanh_back")
def test_the_backward_step_through_tanh_is_that_of_the_engine(solution, case):
    upstream, w, x = case
    dw, dx = by_engine(lambda w, x: upstream * graph.tanh(w * x), w, x)
    assert solution(*case) == pytest.approx((dw, dx))


class Faulty(chain.Layer):
    """The layer of the clinic, whose lines 1 and 2 stand in the wrong order."""

    def backward(self, upstream):
        upstream = upstream * self.w
        self.dw = upstream * self.x
        return upstream


class FaultyNetwork(chain.Network):
    """The network of the clinic, with line 4 too many and line 5 the wrong way."""

    def backward(self, upstream):
        upstream = self.layers[-1].backward(upstream)
        for layer in self.layers:
            upstream = layer.backward(upstream)
        return upstream


def test_each_of_the_two_faults_alone_spoils_the_gradients_and_without_them_they_are_right():
    for w, outs, y in EXERCISES["walk_back"].cases:
        for network_class, layer_class in itertools.product(
            (chain.Network, FaultyNetwork), (chain.Layer, Faulty)
        ):
            net = network_class([layer_class(w_i) for w_i in w])
            net.backward(net.forward(outs[0]) - y)
            mended = (network_class, layer_class) == (chain.Network, chain.Layer)
            assert ([layer.dw for layer in net.layers] == chain.backward(w, outs, y)) == mended


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


@on_cases("descent_step")
def test_a_step_is_that_of_the_network(solution, case):
    for mine, right in zip(solution(*case), network.step(*case), strict=True):
        assert np.array_equal(mine, right)


@on_cases("one_epoch")
def test_an_epoch_goes_against_measured_slopes_batch_by_batch(solution, case):
    weights, biases, names, x, y, batch_size, rate, rng = deepcopy(case)
    order, parts, n = rng.permutation(x.shape[1]), [*weights, *biases], len(weights)
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]

        def cost(*parts, batch=batch):
            return network.cost(parts[:n], parts[n:], names, x[:, batch], y[:, batch])

        slopes = numeric_gradients(cost, *parts)
        parts = [part - rate * slope for part, slope in zip(parts, slopes, strict=True)]
    found = solution(*deepcopy(case))
    for mine, right in zip([*found[0], *found[1]], parts, strict=True):
        assert mine == pytest.approx(right, abs=1e-7)


def test_accuracy_and_standardised_rows_are_those_of_scikit_learn():
    for a, y in EXERCISES["accuracy"].cases:
        assert right("accuracy")(a, y) == accuracy_score(y.argmax(axis=0), a.argmax(axis=0))
    for case in EXERCISES["standardise"].cases:
        scaler = StandardScaler().fit(case[0].T)
        for mine, part in zip(right("standardise")(*case), case, strict=True):
            assert mine == pytest.approx(scaler.transform(part.T).T)


def test_first_weights_for_relu_keep_the_mean_square_of_z():
    W = right("relu_weights")(400, 1000, np.random.default_rng(0))
    open_half = np.maximum(np.random.default_rng(1).normal(size=(400, 500)), 0)
    assert np.mean((W @ open_half) ** 2) == pytest.approx(1, rel=0.05)


@on_cases("whole_training")
def test_no_epoch_of_a_whole_training_is_better_on_what_is_held_out_than_the_one_returned(solution, case):
    layers, names, train, held, epochs, rate, rng = deepcopy(case)
    best = network.cost(*solution(*deepcopy(case)), names, *held)
    (weights, biases), costs = network.first_weights(layers, rng), []
    start = network.cost(weights, biases, names, *held)
    for _ in range(epochs):
        weights, biases = network.one_epoch(weights, biases, names, *train, 10, rate, rng)
        costs.append(network.cost(weights, biases, names, *held))
    assert best == min(costs) and (best < costs[0] if epochs > 2 else start < best < costs[-1])


def test_the_judge_accepts_the_right_passes_alone():
    verdicts = [right("agrees")(*case) for case in EXERCISES["agrees"].cases]
    assert verdicts == [case[0] is network.backward for case in EXERCISES["agrees"].cases]


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


@on_cases("two_conventions")
def test_in_rows_the_gradients_are_those_of_notebook_3_transposed(solution, case):
    weights, b, x, y = case
    z = weights.T @ x.T + b.T
    (dW,), (db,) = network.backward([weights.T], ["linear"], y.T, [z], [x.T, z])
    dweights, d_b = solution(*case)
    assert dweights == pytest.approx(dW.T) and d_b == pytest.approx(db.T)


def test_the_values_of_notebook_5_are_those_of_the_network():
    assert right("bag_of_words")(["a", "b", "a", "c"], {"b": 0, "a": 1, "d": 2}).tolist() == [[1, 2, 0]]

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


@on_cases("review_by_review")
def test_a_training_review_by_review_is_that_of_the_network(solution, case):
    bags, labels, first, second, rate, epochs = deepcopy(case)
    shares, *weights = solution(*deepcopy(case))
    found = np.zeros(epochs)
    for epoch in range(epochs):
        for bag, label in zip(bags, labels, strict=True):
            found[epoch] += (sparse_step(*bag, label, first, second, rate).item() > 0.5) == label
    assert shares == pytest.approx(found / len(labels))
    assert weights[0] == pytest.approx(first) and weights[1] == pytest.approx(second)


@on_cases("word_contributions")
def test_what_the_words_add_is_the_change_of_z_without_them_and_adds_up_to_z(solution, case):
    rows, counts, first, second = case
    added, (z,) = solution(*case), counts @ first[rows] @ second
    assert added.sum() == pytest.approx(z[0])
    for k in range(len(rows)):
        others = np.arange(len(rows)) != k
        assert added[k] == pytest.approx(z[0] - (counts[:, others] @ first[rows[others]] @ second)[0, 0])


def test_the_error_of_a_gain_is_corrected_as_nadeau_and_bengio_do():
    before, after = np.array([0.5, 0.5, 0.5, 0.5]), np.array([0.5, 0.7, 0.6, 0.6])
    gain, error, left = right("gain_and_error")(before, after, 1, 5)
    assert gain == pytest.approx(0.1) and error**2 == pytest.approx(0.02 / 3 * (1 / 4 + 1 / 5))  # by hand
    assert left**2 == pytest.approx(0.02 / 3 / 5)


@on_cases("quadratic_gradients")
def test_the_gradients_of_the_quadratic_model_are_those_of_pytorch(solution, case):
    *weights, x, y = case
    slopes = autograd(lambda w1, w2, b: quadratic.cost(w1, w2, b, x, y), 1.0, *weights)
    assert solution(*case) == pytest.approx(slopes, rel=1e-12)


@on_cases("own_backward")
def test_softplus_forward_and_back_is_that_of_pytorch(solution, case):
    z, upstream = case
    a, slope = EXERCISES["own_backward"].opened(solution)(*case)
    assert a == pytest.approx(torch.nn.functional.softplus(torch.tensor(z), threshold=50).numpy(), rel=1e-12)
    wanted = autograd(lambda z: torch.logaddexp(z, torch.zeros_like(z)), upstream, z)
    assert slope == pytest.approx(*wanted, rel=1e-12)


@on_cases("own_module")
def test_the_module_makes_what_our_network_makes(solution, case):
    W1, b1, W2, b2, x = case
    zs, _ = network.forward([W1, W2], [b1, b2], ["tanh", "linear"], x)
    z, (size, _) = EXERCISES["own_module"].opened(solution)(*case)
    assert z == pytest.approx(zs[-1], rel=1e-12) and size == W1.size + b1.size + W2.size + b2.size


@on_cases("own_optimizer")
def test_the_optimizer_with_momentum_is_that_of_pytorch(solution, case):
    exercise = EXERCISES["own_optimizer"]
    theirs = exercise.opened(type("Theirs", (torch.optim.SGD,), {"__init__": torch.optim.SGD.__init__}))
    for mine, wanted in zip(exercise.opened(solution)(*case), theirs(*case), strict=True):
        assert mine == pytest.approx(wanted, rel=1e-12)


def test_the_loop_that_trains_is_that_of_one_written_out():
    fit = EXERCISES["fit_module"]
    for k, right in enumerate(fit.expected):
        net, optimizer, cost, loader, x_held, y_held, epochs = deepcopy(fit.cases[k])
        wanted = []
        for _ in range(epochs):
            for x, y in loader:
                torch_models.train_batch(net.train(), optimizer, cost, x, y)
            wanted.append(cost(net.eval()(x_held), y_held).item())
        assert right == pytest.approx(wanted, rel=1e-12)


def epoch(w, samples):
    """Return w.grad at the last step, and w after it, where nothing is zeroed."""
    for x, y in samples:
        ((w * x - y) ** 2).backward()
        with torch.no_grad():
            w -= 0.25 * w.grad
    return w.grad.item(), w.item()


def test_the_values_of_notebook_6_are_those_of_pytorch():
    assert autograd(lambda x: x * x.detach() + 3 * x, 1.0, 7.0) == (right("detached"),)
    w = torch.tensor(1.0, requires_grad=True)
    assert epoch(w, ((1, 3), (3, 5))) == right("zeroed_in_the_middle")
    names = {"torch": torch}
    exec("p = torch.tensor(2.0, requires_grad=True); q = torch.tensor(3.0) * 2; r = p * q", names)
    exec("s = r.detach(); t = torch.tensor(5.0, requires_grad=True) * 2", names)
    assert tuple(names[name].is_leaf for name in "pqrst") == right("leaves")
