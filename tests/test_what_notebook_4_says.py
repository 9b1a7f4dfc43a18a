"""Figures that the prose of notebook 4 states without a cell beside it, and what its suspects do."""

import re

import nbformat
import numpy as np
import pytest
from sklearn.datasets import load_wine
from test_notebooks import ROOT

from helpers import gradcheck, network
from helpers.activations import FUNCTIONS, SLOPES, relu, sigmoid, sigmoid_slope
from helpers.check import EXERCISES
from helpers.data import digits, labels, moons, xor
from helpers.descent import descend
from helpers.formula import parse
from helpers.network import NeuralNetwork, first_weights, forward

BOWL = parse("x*x + 4*y*y")


def room_of(*texts):
    """Run the set-up cell of the notebook and the cells in which these texts stand; return their names."""
    cells = nbformat.read(ROOT / "notebooks" / "04_training.ipynb", as_version=4).cells
    code, names = [cell.source for cell in cells if cell.cell_type == "code"], {}
    exec(code[0], names)
    for text in texts:
        (source,) = [source for source in code if text in source]
        exec(source, names)
    return names


def test_among_equal_steps_the_gradient_is_the_steepest_and_not_where_length_is_measured_otherwise():
    gradient, angle = np.array([-5.0, 12.0]), np.linspace(0, 2 * np.pi, 100_001)
    round_ones = np.array([np.cos(angle), np.sin(angle)])
    assert round_ones[:, (gradient @ round_ones).argmax()] == pytest.approx(gradient / 13, abs=1e-4)
    square_ones = round_ones / np.abs(round_ones).sum(axis=0)  # where |x| + |y| is the length
    assert square_ones[:, (gradient @ square_ones).argmax()] == pytest.approx([0, 1], abs=1e-4)


@pytest.mark.parametrize("rate, comes_closer", [(0.02, True), (0.1, True), (0.24, True), (0.26, False)])
def test_the_rates_of_the_explorer_do_what_is_said_of_them(rate, comes_closer):
    points = [point for point, *_ in descend(BOWL, {"x": -2.5, "y": 1.5}, rate, 40)]
    jumps = [abs(after["y"] - before["y"]) for before, after in zip(points, points[1:], strict=False)]
    assert (jumps[-1] < jumps[0]) == comes_closer
    assert (points[0]["y"] * points[1]["y"] < 0) == (rate > 0.125)  # it jumps across


def test_the_friend_s_step_is_right_where_y_is_0_and_nowhere_else():
    step = room_of("def friends_step")["friends_step"]
    for x, y in ((-2.5, 0.0), (1.0, 0.0), (-2.5, 1.5), (0.5, -0.1)):
        right = [x - 0.05 * 2 * x, y - 0.05 * 8 * y]
        assert (step([x, y], [2 * x, 8 * y], 0.05) == pytest.approx(right)) == (y == 0)


def test_a_network_that_says_a_half_everywhere_has_j_of_an_eighth_and_one_that_is_half_wrong_a_quarter():
    _, y = xor()
    assert network.half_squared_error(y, np.full((1, 4), 0.5)) == 1 / 8
    assert network.half_squared_error(moons()[1], np.ones((1, 200))) == 1 / 4


def test_a_rate_of_100_makes_the_network_say_the_same_of_all_moons():
    x, y = moons()
    net = NeuralNetwork([2, 10, 1], ["tanh", "sigmoid"], rng=0)
    net.train(x, y, epochs=50, rate=100.0)
    assert np.ptp(net.predict(x)) < 0.01 and np.mean(labels(net.predict(x)) == labels(y)) == 0.5


def test_two_hidden_neurons_do_no_better_on_the_moons_than_one_and_of_six_relus_one_is_shut():
    def trained(hidden, name):  # as explore.network does it at first
        net, (x, y) = NeuralNetwork([2, hidden, 1], [name, "sigmoid"], rng=0), moons()
        net.train(x, y, batch_size=10, epochs=100, rate=2.0)
        return net.forward(x)[0][0], np.sum(labels(net.predict(x)) == labels(y))

    one, two, six = (trained(hidden, "tanh")[1] for hidden in (1, 2, 6))
    assert two <= one + 2 < 185 and six == 200
    z, right = trained(6, "relu")
    assert right == pytest.approx(180, abs=3) and sum(~(z > 0).any(axis=1)) == 1


def test_the_curve_that_is_held_out_turns_at_about_epoch_600_and_the_other_goes_on_falling():
    names = room_of("range(500)", "x_held, y_held = moons")
    held, seen = np.array(names["held"]), np.array(names["seen"])
    assert 550 < held.argmin() < 700 and held[-1] > 1.25 * held.min()
    assert (np.diff(seen) < 0).all()


def test_ten_digits_point_only_roughly_the_same_way_but_many_rough_steps_get_further_than_one_exact():
    x, y, *_ = digits()
    names, rng = ["relu", "softmax"], np.random.default_rng(0)
    weights, biases = first_weights([64, 128, 10], rng)

    def slopes(chosen):
        dW, _ = network.backward(weights, names, y[:, chosen], *forward(weights, biases, names, x[:, chosen]))
        return np.concatenate([d.ravel() for d in dW])

    def cosine(a, b):
        return a @ b / np.linalg.norm(a) / np.linalg.norm(b)

    exact = slopes(np.arange(1437))
    rough = [cosine(exact, slopes(rng.permutation(1437)[:10])) for _ in range(50)]
    assert np.mean(np.array(rough) > 0) > 0.9 and 0.3 < np.mean(rough) < 0.6

    def after_an_epoch(batch_size, rate):
        new = network.one_epoch(weights, biases, names, x, y, batch_size, rate, np.random.default_rng(0))
        return network.cost(*new, names, x, y)

    assert after_an_epoch(10, 0.3) < 0.3 * min(after_an_epoch(1437, rate) for rate in (0.1, 0.3, 1, 3, 10))


def test_of_nine_layers_the_last_sigmoid_one_gets_80_000_times_the_gradient_of_the_first():
    sizes = room_of("def deep")["gradient_sizes"]
    one, four = sizes("sigmoid", 1), sizes("sigmoid", 4)
    assert one[-1] / one[0] == pytest.approx(80_000, rel=0.03) and sorted(one) == one
    assert four[-1] / four[0] == pytest.approx(70, rel=0.05)
    assert all(0.15 < size < 0.27 for size in sizes("tanh", 1))
    assert max(sizes("tanh", 0.5)) < 0.002 and sizes("tanh", 4) == sorted(sizes("tanh", 4), reverse=True)


def test_at_half_the_first_weights_the_numbers_die_out_forward_and_delta_backward():
    names = room_of("def deep")
    weights, biases, activations = names["deep"]("tanh", 0.5)
    x, y = names["hundred"]
    zs, outs = forward(weights, biases, activations, x)
    _, db = network.backward(weights, activations, y, zs, outs)
    forwards, backwards = [np.linalg.norm(a) for a in outs[1:-1]], [np.linalg.norm(d) for d in db[::-1]]
    assert all(after < 0.8 * before for before, after in zip(forwards, forwards[1:], strict=False))
    assert all(after < 0.8 * before for before, after in zip(backwards, backwards[1:], strict=False))


def test_sigmoids_with_factor_4_need_about_14_epochs_for_what_tanh_at_1_reaches_in_two():
    deep, (x, y, *_) = room_of("def deep")["deep"], digits(rng=0)

    def costs(name, factor, rate, epochs):
        (weights, biases, names), rng = deep(name, factor), np.random.default_rng(0)
        for _ in range(epochs):
            weights, biases = network.one_epoch(weights, biases, names, x, y, 10, rate, rng)
            yield network.cost(weights, biases, names, x, y)

    sigmoids, tanh = [*costs("sigmoid", 4, 0.3, 16)], [*costs("tanh", 1, 0.05, 2)]
    assert min(sigmoids[:11]) > 0.5 > min(sigmoids) and tanh[0] > 0.5 > tanh[1]


def test_with_relu_the_curves_are_level_and_from_a_half_to_4_are_eight_powers_of_ten():
    sizes = room_of("def deep")["gradient_sizes"]
    half, one, root, four = (np.array(sizes("relu", factor)) for factor in (0.5, 1, 2**0.5, 4))
    assert all(curve.max() / curve.min() < 3 for curve in (half, one, root, four))
    assert np.log10(four / half).mean() == pytest.approx(8, abs=0.3) and 0.5 < root.min() < root.max() < 2


def mean_squares(factor, name, layers=30, n=200):
    """Return the mean square of z in each layer, where all layers are equally wide."""
    rng = np.random.default_rng(0)
    weights, biases = first_weights([n] * (layers + 1), rng)
    zs, _ = forward([factor * W for W in weights], biases, [name] * layers, rng.normal(size=(n, 100)))
    return [np.mean(z**2) for z in zs]


def test_behind_relu_root_2_keeps_the_size_of_z_and_1_halves_its_square_in_every_layer():
    assert mean_squares(1, "linear")[-1] == pytest.approx(1, rel=0.3)
    kept, halved = mean_squares(2**0.5, "relu"), mean_squares(1, "relu")
    assert kept[-1] == pytest.approx(kept[0], rel=0.5)
    assert (halved[-1] / halved[0]) ** (1 / 29) == pytest.approx(0.5, rel=0.03)


def test_whoever_guesses_among_ten_digits_has_a_cost_of_log_10():
    assert network.cross_entropy(digits().y_train, np.zeros((10, 1437))) == pytest.approx(np.log(10))
    assert round(np.log(10), 2) == 2.3


def test_bare_numbers_saturate_nearly_every_tanh_of_the_wines():
    names = room_of("load_wine(")
    net = NeuralNetwork([13, 8, 3], ["tanh", "softmax"], rng=0)
    _, (_, hidden, _) = net.forward(names["x"])
    assert np.mean(np.abs(hidden) > 0.99) > 0.95
    by_themselves = np.abs(names["x"]).mean(axis=1)
    assert by_themselves.argmax() == 12 and (by_themselves < 1).any()


def test_a_table_of_one_s_own_is_read_as_the_prose_says(tmp_path, monkeypatch):
    cells = nbformat.read(ROOT / "notebooks" / "04_training.ipynb", as_version=4).cells
    (read,) = [found[0] for cell in cells if (found := re.findall(r"`(np\.loadtxt\(.+?\))`", cell.source))]
    (tmp_path / "data").mkdir()
    wines, grower = load_wine(return_X_y=True)
    rows = [",".join(map(repr, row.tolist())) for row in np.column_stack([wines, grower])]
    (tmp_path / "data" / "NAME.csv").write_text("\n".join(["names, of all columns", *rows]))
    monkeypatch.chdir(tmp_path)
    table = eval(read, {"np": np})
    assert np.array_equal(table[:, :-1], wines)
    assert np.array_equal(np.eye(3)[:, table[:, -1].astype(int)].argmax(axis=0), grower)


# The suspects.


def test_weights_of_one_shape_for_all_layers_end_in_an_error_but_where_all_layers_are_alike():
    for layers, runs in (([2, 10, 1], False), ([3, 3, 3], True)):
        weights = [np.ones((layers[1], layers[0])) for _ in layers[1:]]
        if runs:
            assert [W.shape for W in weights] == [
                W.shape for W in first_weights(layers, np.random.default_rng())[0]
            ]
        else:
            with pytest.raises(ValueError, match="matmul"):
                forward(weights, [0, 0], ["tanh", "sigmoid"], np.ones((2, 4)))


def test_a_learners_own_numeric_gradient_gives_the_suspects_the_verdicts_of_the_course_s_check():
    cells = nbformat.read(ROOT / "notebooks" / "04_training.ipynb", as_version=4).cells
    (hint,) = [cell.source for cell in cells if "end `passes` with" in cell.source]
    (source,) = [cell.source for cell in cells if "def passes" in cell.source]
    own = re.search(r"end `passes` with `(.+?)`\.", hint)[1]
    verdicts = []
    for body in (source, re.sub(r"return bool\(.+\)", own, source)):
        names = room_of("hundred = ") | {"numeric_gradient": EXERCISES["numeric_gradient"].solution}
        functions, _, suspects = body.partition("\n\n\n{")
        exec(functions, names)
        verdicts.append(eval("{" + suspects, names))
    assert verdicts[0] == verdicts[1] == {"A": False, "B": True, "D": True, "E": True}


def test_a_misspelt_activation_is_refused_by_the_course_s_network():
    with pytest.raises(ValueError, match="sigmiod.*sigmoid"):
        NeuralNetwork([2, 10, 1], ["sigmiod", "sigmoid"])


def test_at_the_kink_of_relu_no_slope_from_0_to_1_is_refuted_and_beside_it_only_one_passes():
    def check(slope, z):
        return gradcheck.check_gradients(lambda z: relu(z).sum(), (np.array([slope]),), np.array([z])).verdict

    assert {check(slope, 0.0) for slope in (0.0, 0.5, 1.0)} <= {"✓", "? cannot tell"}
    assert [check(slope, 1.0) for slope in (0.0, 1.0)] == ["✗", "✓"]


def test_y_minus_a_learns_if_its_update_adds_and_climbs_if_a_step_subtracts():
    rng = np.random.default_rng(1)
    x, y, W = rng.normal(size=(3, 20)), rng.random((2, 20)), rng.normal(size=(2, 3))
    for sign, falls in ((+1, True), (-1, False)):
        V = W
        for _ in range(50):
            V = V + sign * 0.5 * ((y - sigmoid(V @ x)) * sigmoid_slope(V @ x)) @ x.T / 20
        costs = [network.half_squared_error(y, sigmoid(U @ x)) for U in (W, V)]
        assert (costs[1] < costs[0]) == falls


def test_a_name_that_is_not_known_makes_two_layers_one_and_passes_every_gradient_check():
    names = [FUNCTIONS.get("sigmiod", FUNCTIONS["linear"]), SLOPES.get("sigmiod", SLOPES["linear"])]
    assert names == [FUNCTIONS["linear"], SLOPES["linear"]]
    for seed in range(5):
        net = NeuralNetwork([2, 10, 1], ["linear", "sigmoid"], rng=seed)
        x, y = xor()
        assert net.train(x, y, epochs=3000, rate=5.0)[-1] == pytest.approx(1 / 8, abs=1e-3)
