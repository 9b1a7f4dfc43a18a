"""Figures and claims in the prose of the notebooks that no cell's output shows."""

import math
import re

import numpy as np
import pytest
from prose import cell_with, cells, fastest, prose, room
from quadratic import train_quadratic
from sklearn.datasets import load_wine
from torch_or_skip import torch, torch_models

from helpers import activations, backprop, chain, explore, gradcheck, network, paths, quadratic
from helpers import text as words
from helpers.check import EXERCISES
from helpers.data import digits, labels, moons, xor
from helpers.descent import descend
from helpers.formula import parse
from helpers.network import NeuralNetwork
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start

OURS = {"chain": chain, "network": network, "paths": paths, "fastest": fastest}
OURS |= {"descend": EXERCISES["descend"].solution, "train_quadratic": train_quadratic}
CHAIN = ["w, x, y = [2", "def forward(w, x)", "def backward(w, outs, y)", "def each_alone"]
THOUSAND = [*CHAIN, "class Layer:", "class Network:", "def train_network", "for seed in range(1000)"]
CLINIC = [*THOUSAND, "class FaultyLayer", "def cost_of_weights", "def faulty_walk"]
TIMES = "(lambda w, outs: fastest(each_alone, w, outs, -1) / fastest(backward, w, outs, -1))"
STEPS = ['words = ("a"', "def forward(layer_0", "def deltas", "def sparse_step"]
READ = ["folder = ", "def split(n, seed)", "good, bad, often = ", *STEPS, "vocabulary = text.Vocabulary.of"]
READ += ["shares = net.train", "added = "]
BOUGHT = [*READ, "csv.DictReader"]
QUADRATIC = ["def model(w1", "samples, costs", "range(999)", "by_sample = "]
MEANS = "by_sample.mean(axis=1)"

# By the notebook and the cells that are run, a text in each: what the prose says, and what then holds.
SAID = {
    (1,): {
        "**11** in all": "paths.multiplications(parse('3*(a + b*c)')(a=5, b=3, c=2)) == (5, 11)",
        "from 81 to 0.004": (
            "[round((a + b * c - 20) ** 2, 3) for a, b, c in [descend(5, 3, 2, 0.01, 7)]] == [0.004]"
        ),
        "ends at 19.98": "[round(a + b * c, 2) for a, b, c in [descend(5, 3, 2, 0.01, 8)]] == [19.98]",
        "a rate of 0.1 at 1829": "[round(a + b * c) for a, b, c in [descend(5, 3, 2, 0.1, 2)]] == [1829]",
    },
    (2,): {
        "At 0.5 it learns within five": "[*chain.train([0.4, 0.3, -0.1], 0.5)][4][1] < 0.001",
        "at 0.8 J stays at 0.03": (
            "{round(J, 2) for _, J, _ in [*chain.train([0.4, 0.3, -0.1], 0.8)][-9:]} == {0.03}"
        ),
    },
    (2, *CHAIN): {
        "At 0.05 the step leads over": "round(cost([2, -3, 0.5 - 0.05 * 12], 1, -1), 2) == 1.28",
        "to J = 2.69, higher": "round(cost([2, -3, 0.5 - 0.06 * 12], 1, -1), 2) == 2.69",
        "about 30 times as long": f"{TIMES}([0.9] * 100, forward([0.9] * 100, 1)) > 10",
        "at 1,000 about 200 times": f"{TIMES}([0.9] * 1000, forward([0.9] * 1000, 1)) > 60",
    },
    (2, *CLINIC): {
        "all three are almost equal in size": "np.ptp(abs(starts[[220, 761]]), axis=1).max() < 0.03",
        "(−0.02716, −0.00241, 0.00005) is claimed": (
            "np.round(faulty_walk(w0, forward(w0, 1), -1), 5).tolist() == [-0.02716, -0.00241, 0.00005]"
        ),
        "(−0.02034, −0.02716, 0.08822) is true": (
            "np.round(backward(w0, forward(w0, 1), -1), 5).tolist() == [-0.02034, -0.02716, 0.08822]"
        ),
    },
    (2, "def walk("): {
        "w₁₀ still gets 0.15 of the error, w₁ not even a millionth": (
            "(lambda dw: 0.145 < dw[-1] < 0.155 and dw[0] < 1e-6)(walk([1] * 10, 1, sigmoid, sigmoid_slope))"
        ),
    },
    (4, "def deep"): {
        "about 80,000 times smaller": (
            "(lambda dW: 78_000 < dW[-1] / dW[0] < 82_000)(gradient_sizes('sigmoid', 1))"
        ),
        "about 70 times smaller": "(lambda dW: 67 < dW[-1] / dW[0] < 73)(gradient_sizes('sigmoid', 4))",
        "from ½ to 4 there are eight powers of ten": (
            "(lambda four, half: abs(np.log10(np.divide(four, half)).mean() - 8) < 0.3)"
            "(gradient_sizes('relu', 4), gradient_sizes('relu', 0.5))"
        ),
    },
    (4,): {
        "half of the mean square is lost": (
            "(lambda z: abs(np.mean(np.maximum(z, 0) ** 2) / np.mean(z**2) - 0.5) < 0.02)"
            "(np.random.default_rng(0).normal(size=100_000))"
        ),
    },
    (4, "def friends_step"): {
        "is the right one by chance": (
            "[np.allclose(friends_step([1, y], [2, 8 * y], 0.05), [0.9, 0.6 * y]) for y in (0, 1)] == [1, 0]"
        ),
    },
    (4, "class NeuralNetwork", "runs = {}"): {"says the same everywhere": "np.ptp(net.predict(x)) < 0.01"},
    (4, "x_held, y_held = moons"): {"From about epoch 600 on": "550 < np.argmin(held) < 700"},
    (4, "load_wine(return"): {
        "nearly every tanh is saturated from the start": (
            "np.mean(abs(np.tanh(first_weights([13, 8], np.random.default_rng(0))[0][0] @ x)) > 0.99) > 0.95"
        ),
    },
    (5, *READ): {
        "some 26 words": "round(np.mean([len(text.tokens(review)) for review in all_texts])) == 26",
        "the 0.13 that it": "round(SentimentNetwork(vocabulary, 1, rng=0).weights_1_2.item(), 2) == 0.13",
        "0.64 of its answers are right in the tenth": (
            "round(SentimentNetwork(vocabulary, 1, rate=0.01, rng=0).train(texts, labels, 10)[-1], 2) == 0.64"
        ),
        "none adds as much as 0.18": (
            "max(abs(x) for word, x in zip(vocabulary.words, added) if x * side[word] < 0) < 0.18"
        ),
        "30 times in blame and 13 times in praise": "(bad['as'], good['as']) == (30, 13)",
        "9 times in blame and 4 times in praise": "(bad['good'], good['good']) == (9, 4)",
        '"as" lies beyond "awful", and "about" is nearly as far out as "moving"': (
            "(lambda adds: adds['as'] < adds['awful'] and abs(adds['about'] - adds['moving']) < 0.01)"
            "(dict(zip(vocabulary.words, added)))"
        ),
    },
    (5, *BOUGHT): {
        "judges 57 of all 90 rightly": "round(net.test(bought, liked) * 90) == 57",
        "nobody calls a film sturdy, and no kettle is moving": (
            "[text.count_words(x)[word] > 0 for x in (bought, all_texts) for word in ('sturdy', 'moving')"
            "] == [True, False, False, True]"
        ),
        '"but" is not known': "text.count_words(bought)['but'] == 0",
        '"the" stands 43 times in blame and 22 times in praise': (
            "[text.count_words([told for told, label in zip(bought, liked) if label == kind])['the']"
            " for kind in (0, 1)] == [43, 22]"
        ),
    },
    (6, *QUADRATIC): {
        "with one small rise": f"(np.diff({MEANS}) > 0).sum() == 1",
        "loses a tenth in about 90 epochs": f"abs({MEANS}[290:] / {MEANS}[200:-90] - 0.9).max() < 0.005",
    },
    (6,): {
        "and faster": "fastest(train_quadratic, 100) > 3 * fastest(numpy_quadratic, 100)",
        "`torch.Tensor(3)` is a row of three numbers": "torch.Tensor(3).shape == (3,)",
    },
}
CLAIMS = [(*lesson, said, holds) for lesson, claims in SAID.items() for said, holds in claims.items()]


@pytest.mark.parametrize("claim", CLAIMS, ids=[said for *_, said, _ in CLAIMS])
def test_what_the_prose_says_holds(claim):
    number, *texts, said, holds = claim
    assert said in prose(number)
    assert eval(holds, room(number, *texts, **OURS)), holds


def test_the_friend_s_sweep_is_right_on_the_lesson_everywhere_and_on_the_square_at_minus_3_alone():
    cells = ["ages = count()", "def binary", "Node.__add__", "def operations", "def friends_gradients"]
    sweep, square, lesson = room(1, *cells)["friends_gradients"], parse("x*x + 3*x"), parse("3*(a + b*c)")

    def agrees(J):
        found, true = sweep(J), backprop.gradients(J)
        return all(math.isclose(found[x], true[x], abs_tol=1e-9) for x in true if x.name)

    places = [k / 10 for k in range(-100, 101)]  # where the slider can stand
    assert [x for x in places if agrees(square(x=x))] == [-3]
    assert all(agrees(lesson(a=x, b=1 - x, c=2 * x)) for x in places)


@pytest.mark.parametrize("name", ["linear", "relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("w", [[0.7, -1.2, 1.5], [1.5, 0.4]])
def test_the_walk_with_an_activation_finds_the_gradients(name, w):
    f, slope = activations.FUNCTIONS[name], activations.SLOPES[name]

    def output(*w):
        a = np.float64(0.8)
        for w_i in w:
            a = f(w_i * a)
        return a

    claimed = room(2, "def walk(")["walk"](w, 0.8, f, slope)
    assert gradcheck.check_gradients(output, claimed, *w).verdict != "✗"


@pytest.mark.parametrize(("moved", "wrong"), [(0, [0, 1, 2]), (2, [2])])
@pytest.mark.parametrize("by", [0, 0.05, -0.05, 1.3])
def test_where_all_weights_are_1_the_faulty_gradients_are_right_and_move_away_with_a_weight(moved, wrong, by):
    w = [1, 1, 1]
    w[moved] += by
    outs = chain.forward(w, 1)
    claimed, true = room(2, *CLINIC)["faulty_walk"](w, outs, -1), chain.backward(w, outs, -1)
    assert np.flatnonzero(~np.isclose(claimed, true, rtol=1e-3)).tolist() == (wrong if by else [])


def test_at_a_scale_of_4_most_chains_of_ten_run_away():
    rng = np.random.default_rng(0)
    many = chain.Network([chain.Layer(rng.uniform(-4, 4, 1000)) for _ in range(10)])
    with np.errstate(all="ignore"):
        chain.train_network(many)
        assert 500 < np.isnan(many.forward(1)).sum() < 1000


def test_with_320_epochs_all_are_right_and_where_the_sign_was_wrong_the_smallest_weight_alone_has_turned():
    starts = room(2, *THOUSAND)["starts"]
    many = chain.Network([chain.Layer(column) for column in starts.T])
    chain.train_network(many, epochs=320)
    assert (many.forward(1) < 0).all()
    turned = np.array([layer.w for layer in many.layers]).T * starts < 0
    wrong = starts.prod(axis=1) > 0
    assert (turned.sum(axis=1) == wrong).all()
    assert (turned[wrong].argmax(axis=1) == np.abs(starts[wrong]).argmin(axis=1)).all()


@pytest.mark.parametrize("hidden, right", [(1, 0), (2, 5)])
def test_one_neuron_cannot_learn_xor_and_two_can_but_not_from_every_seed(hidden, right):
    x, y = xor()
    ends = [NeuralNetwork([2, hidden, 1], ["tanh", "sigmoid"], rng=seed) for seed in range(6)]
    for net in ends:
        net.train(x, y, batch_size=4, epochs=500, rate=2.0)
    assert sum(np.array_equal(net.predict(x) > 0.5, y > 0.5) for net in ends) == right


@pytest.mark.parametrize("neurons, times, least", [(3, 1, 1.5), (100, 25, 400)])
def test_a_step_with_arrays_is_four_times_as_fast_for_the_small_network_and_a_thousand_for_the_large_one(
    neurons, times, least
):
    names = room(3, "n = len(p) // 4") | {"samples": [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)] * times}
    names["p"] = np.random.default_rng(1).normal(size=4 * neurons + 1).tolist()
    names["X"], names["Y"] = np.split(np.array(names["samples"]).T, [2])
    weights, biases = network.first_weights([2, neurons, 1], np.random.default_rng(1))
    names |= {"weights": weights, "biases": biases, "names": ["tanh", "sigmoid"]}
    names |= {"forward": network.forward, "backward": network.backward}
    loops = [cell_with(3, text).partition("for _ in range(500):\n")[2] for text in ("p = start.", "X, Y =")]
    steps = [
        re.sub(r"(?m)^    |^\S.*\n?", "", loop) for loop in loops
    ]  # no indent, and what follows left out
    engine, arrays = [compile(step, "a step", "exec") for step in steps]
    assert fastest(exec, engine, names) > least * fastest(exec, arrays, names)


@pytest.mark.parametrize("name, points", [("sigmoid", 4), ("tanh", 4), ("relu", 3)])
def test_the_careless_walk_is_wrong_for_tanh_and_relu_in_layer_1_alone_and_learns_as_much_as_the_right_one(
    name, points
):
    careless, (x, y) = room(3, "def careless")["careless"], xor()
    net = NeuralNetwork([2, 3, 1], [name, "sigmoid"], rng=0)
    given = net.weights, net.activations, y, *net.forward(x)
    for claimed, true in zip(careless(*given), network.backward(*given), strict=True):
        assert [np.allclose(*pair) for pair in zip(claimed, true, strict=True)] == [name == "sigmoid", True]
    for backward in careless, network.backward:
        picture, *_ = explore.network("xor", activation=name, rate=3, seed=3, backward=backward).draw()
        assert f"{points} of 4 points" in picture.alt


@pytest.mark.parametrize("rate, comes_closer", [(0.02, True), (0.1, True), (0.24, True), (0.26, False)])
def test_the_rates_of_the_explorer_do_what_is_said_of_them(rate, comes_closer):
    ys = [point["y"] for point, *_ in descend(parse("x*x + 4*y*y"), {"x": -2.5, "y": 1.5}, rate, 40)]
    assert (abs(ys[-1]) < abs(ys[0])) == comes_closer
    assert (ys[0] * ys[1] < 0) == (rate > 0.2)  # it jumps across


def test_two_hidden_neurons_do_no_better_on_the_moons_than_one_and_of_six_relus_one_is_shut():
    def trained(hidden, name):  # as explore.network does it at first
        net, (x, y) = NeuralNetwork([2, hidden, 1], [name, "sigmoid"], rng=0), moons()
        net.train(x, y, batch_size=10, epochs=100, rate=2.0)
        return net.forward(x)[0][0], np.sum(labels(net.predict(x)) == labels(y))

    one, two, six = (trained(hidden, "tanh")[1] for hidden in (1, 2, 6))
    assert two <= one + 2 < 185 and six == 200
    z, right = trained(6, "relu")
    assert right == pytest.approx(180, abs=3) and sum(~(z > 0).any(axis=1)) == 1


def test_many_rough_steps_get_further_than_one_exact_step():
    x, y, *_ = digits()
    start = network.first_weights([64, 128, 10], np.random.default_rng(0))
    names = ["relu", "softmax"]

    def after_an_epoch(batch_size, rate):
        new = network.one_epoch(*start, names, x, y, batch_size, rate, np.random.default_rng(0))
        return network.cost(*new, names, x, y)

    assert after_an_epoch(10, 0.3) < 0.3 * min(after_an_epoch(1437, rate) for rate in (0.1, 0.3, 1, 3, 10))


def test_sigmoids_with_factor_4_need_about_14_epochs_for_what_tanh_at_1_reaches_in_two():
    deep, (x, y, *_) = room(4, "def deep")["deep"], digits(rng=0)

    def costs(name, factor, rate, epochs):
        (weights, biases, names), rng = deep(name, factor), np.random.default_rng(0)
        for _ in range(epochs):
            weights, biases = network.one_epoch(weights, biases, names, x, y, 10, rate, rng)
            yield network.cost(weights, biases, names, x, y)

    sigmoids, tanh = [*costs("sigmoid", 4, 0.3, 16)], [*costs("tanh", 1, 0.05, 2)]
    assert min(sigmoids[:11]) > 0.5 > min(sigmoids) and tanh[0] > 0.5 > tanh[1]


def test_a_table_of_one_s_own_is_read_as_the_prose_says(tmp_path, monkeypatch):
    [read] = re.findall(r"`(np\.loadtxt\(.+?\))`", prose(4))
    (tmp_path / "data").mkdir()
    wines, grower = load_wine(return_X_y=True)
    table = np.column_stack([wines, grower])
    np.savetxt(tmp_path / "data" / "NAME.csv", table, fmt="%.17g", delimiter=",", header="the, names")
    monkeypatch.chdir(tmp_path)
    assert np.array_equal(eval(read, {"np": np}), table)


def test_a_learners_own_numeric_gradient_gives_the_suspects_the_verdicts_of_the_course_s_check():
    [own] = re.findall(r"end `passes` with `(.+?)`\.", prose(4))
    source = re.sub(r"return bool\(.+\)", own, cell_with(4, "def passes"))
    functions, _, suspects = source.partition("\n\n\n{")
    names = room(4, numeric_gradient=EXERCISES["numeric_gradient"].solution)
    exec(functions, names)
    assert own in source
    assert eval("{" + suspects, names) == {"A": False, "B": True, "D": True, "E": True}


def test_with_74_000_words_a_sparse_step_is_more_than_10_times_as_fast_as_a_dense_one():
    rows, counts, weights = np.arange(0, 74_000, 2_800), np.ones((1, 27)), start(74_000, 10, 1, rng=0)
    dense = fastest(dense_step, words.bag(rows, 74_000), 1, *weights, 0.01)
    assert dense > 10 * fastest(sparse_step, rows, counts, 1, *weights, 0.01)


def test_a_learners_own_loop_trains_the_same_network():
    [block] = [cell.source.split("```")[1] for cell in cells(5) if "= train(bags, " in cell.source]
    names, own = room(5, *READ), room(5, *READ)
    own["net"] = SentimentNetwork(names["vocabulary"], rate=0.01, rng=1)
    exec(EXERCISES["review_by_review"].solution_source, own)
    exec(block, own)
    assert own["shares"].tolist() == pytest.approx(names["shares"])
    assert np.allclose(own["net"].weights_0_1, names["net"].weights_0_1, rtol=0, atol=1e-12)
    assert np.allclose(own["net"].weights_1_2, names["net"].weights_1_2, rtol=0, atol=1e-12)


def test_only_superb_turns_the_explorers_verdict_and_the_friend_is_right_until_a_word_occurs_twice():
    names, friends = room(5, *READ), room(5, "def friends")["friends"]
    net, right = names["net"], EXERCISES["word_contributions"].solution
    [typed] = re.findall(r'explore\.review\(net, "(.+?)"', cell_with(5, "explore.review"))
    without = {word[0]: typed[: word.start()] + typed[word.end() :] for word in re.finditer(r"\w+", typed)}
    assert net.run(typed) > 0.5 and len(without) == 9
    assert [word for word, shorter in without.items() if net.run(shorter) < 0.5] == ["superb"]
    for review, fits in ((typed, True), (typed + " Superb, superb!", False)):
        given = (*net.bag(review), net.weights_0_1, net.weights_1_2)
        assert np.allclose(friends(*given), right(*given)) == fits


def test_over_40_splits_polarity_gains_a_little_more_than_two_errors_and_the_others_nothing():
    names, measure = room(5, *READ, tqdm=lambda work, **_: work), cell_with(5, "def accuracy")
    assert measure.startswith("n = 8 ")
    exec(measure.replace("n = 8", "n = 40", 1), names)
    exec(cell_with(5, "squares = variance"), names)
    table = names["table"]
    assert table["presence"][1::2] == [0.004, 0.015] and table["min_count 3"][1::2] == [-0.002, 0.009]
    assert table["polarity 1"][1:] == [0.045, 0.006, 0.021]
    before, after = (np.array(names["found"][name]) for name in ("counts", "polarity 1"))
    gain_and_error = EXERCISES["gain_and_error"].solution
    assert round(gain_and_error(before, after, len(names["held"]), len(names["known"]))[2], 3) == 0.02


def test_over_40_splits_a_network_that_learns_from_products_is_right_in_94_of_100():
    names, right = room(5, *BOUGHT), []
    learning, _, testing = cell_with(5, "learn, kept = split").rpartition("\n")
    for seed in range(40):
        exec(learning.replace("seed=0", f"seed={seed}"), names)
        right.append(eval(testing, names)[1])
    assert np.mean(right) == pytest.approx(0.94, abs=0.005)


def test_slopes_that_are_right_at_x_2_are_wrong_elsewhere_in_dw1_alone():
    almost = room(6, "def almost")["almost"]
    for x in (1.0, 2.0, 3.0):
        p = [torch.tensor(number, requires_grad=True) for number in (1.0, 2.0, 3.0)]
        quadratic.cost(*p, x, 16.0).backward()
        true = [part.grad.item() for part in p]
        assert np.equal(almost(1.0, 2.0, 3.0, x, 16.0), true).tolist() == [x == 2, True, True]


def test_the_long_dip_is_where_the_error_at_x_1_changes_its_sign_and_the_lines_are_straight_later():
    J = room(6, *QUADRATIC)["by_sample"]
    says = [quadratic.model(*p, 1) for p in torch_models.numpy_quadratic(1000)]
    dip = J[:, 0].argmin()
    assert dip > 7 and says[dip - 3] < 4 < says[dip + 1]
    assert J[200:].argmax(axis=1).tolist() == [1] * 800


def test_an_update_that_is_recorded_raises_at_once_in_place_and_one_step_later_if_it_makes_a_new_w():
    w = torch.tensor(2.0, requires_grad=True)
    (w * w).backward()
    with pytest.raises(RuntimeError, match="in-place"):
        w -= 0.1 * w.grad
    w = w - 0.1 * w.grad
    (w * w).backward()
    with pytest.warns(UserWarning, match="not a leaf"), pytest.raises(TypeError, match="NoneType"):
        w - 0.1 * w.grad


@pytest.mark.filterwarnings("ignore:Input #:UserWarning")  # says that float64 is wanted
@pytest.mark.parametrize("cell", ["class Cube(", "class Cubed("])
@pytest.mark.parametrize("old, new", [("3 * x**2", "3 * x"), ("float64", "float32")])
def test_pytorchs_own_check_raises_for_a_wrong_slope_and_for_float32(cell, old, new):
    names = room(6)
    definition, _, use = cell_with(6, "class Cube(").replace(old, new).partition("x = torch")
    exec(definition, names)
    source = cell_with(6, cell).replace(old, new) if cell == "class Cubed(" else "x = torch" + use
    with pytest.raises(RuntimeError, match="Jacobian mismatch"):
        exec(source, names)


def test_the_right_column_of_the_thirteen_derivatives_doubles_if_their_cell_is_run_twice():
    names = room(6, "net = NeuralNetwork", "a2 = torch.sigmoid")
    once = names["theirs"]
    exec(cell_with(6, "a2 = torch.sigmoid"), names)
    assert once == pytest.approx(names["ours"]) and names["theirs"] == pytest.approx(2 * once)


def test_pytorchs_step_leaves_a_parameter_without_a_gradient_alone_and_ours_stops():
    w = torch.tensor(2.0, requires_grad=True)
    torch.optim.SGD([w], lr=0.1).step()
    assert w.item() == 2
    with pytest.raises(TypeError, match="NoneType"):
        room(6, "class SGD:")["SGD"]([w], 0.1).step()


def test_a_whole_number_has_no_gradient_and_a_change_under_no_grad_is_noticed():
    with pytest.raises(RuntimeError, match="floating point"):
        torch.tensor(3, requires_grad=True)
    x, w = (torch.tensor(value, requires_grad=True) for value in (3.0, 2.0))
    J = w * x
    with torch.no_grad():
        x.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        J.backward()


def test_a_learners_own_module_can_be_checked_with_the_weights_of_the_numpy_network():
    names = room(6, "net = NeuralNetwork")
    net = EXERCISES["own_module"].solution(*(names[name] for name in ("W1", "b1", "W2", "b2")))
    assert torch.autograd.gradcheck(lambda *_: net(torch.tensor(names["X"])), tuple(net.parameters()))


def test_a_right_loop_reads_the_digits_in_place_of_the_stub_and_with_momentum_at_a_tenth_of_the_rate():
    names = room(6, "data, where = digits", "def train_batch", "def read_right")
    names["fit"] = EXERCISES["fit_module"].solution
    names["Momentum"] = EXERCISES["own_optimizer"].solution
    ours = "Momentum(mine.parameters(), rate=0.05, momentum=0.9)"
    cell = cell_with(6, "mine = classifier")
    for run in cell, cell.replace("torch.optim.SGD(mine.parameters(), lr=0.5)", ours):
        exec(run, names)
        assert names["read_right"](names["mine"]) > 340
    assert ours in run
