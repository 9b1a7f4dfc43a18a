"""Figures that the prose of notebooks 5 and 6 states without a cell beside it."""

import csv
import re
from itertools import cycle

import nbformat
import numpy as np
import pytest
from moves import number, told
from quadratic import train_quadratic
from test_notebooks import ROOT
from test_what_notebooks_2_and_3_say import cell_with, fastest
from torch_or_skip import torch, torch_graph, torch_models

from helpers import draw, explore, quadratic, reviews, text
from helpers.activations import sigmoid
from helpers.check import EXERCISES
from helpers.counting import multiplications
from helpers.data import digits, labels, xor
from helpers.network import NeuralNetwork
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start

READING, AUTOGRAD = "05_sentiment_network", "06_pytorch_autograd"


@pytest.fixture(scope="module")
def names():
    """What the cells of notebook 5 that train and look at the networks leave behind."""
    names = {"np": np, "csv": csv, "draw": draw, "reviews": reviews, "text": text, "start": start}
    names |= {"SentimentNetwork": SentimentNetwork, "sigmoid": sigmoid}
    for line in ("folder = ", "def split(n, seed)", "good, bad, often = ", "vocabulary = text.Vocabulary.of"):
        exec(cell_with(READING, line).partition("\ndense, sparse")[0], names)
    for line in ("shares = net.train", "added = ", "csv.DictReader"):
        exec(cell_with(READING, line), names)
    return names


@pytest.fixture(scope="module")
def net(names):
    """The network that notebook 5 trained."""
    return names["net"]


def test_a_review_has_26_words_on_average(names):
    assert round(np.mean([len(text.tokens(review)) for review in names["all_texts"]])) == 26


def test_a_fifth_of_a_learners_own_few_reviews_is_held_out(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reviews.txt").write_text("good\nbad\n" * 6)
    (tmp_path / "data" / "labels.txt").write_text("POSITIVE\nNEGATIVE\n" * 6)
    monkeypatch.setenv("BACKPROP_WORK", str(tmp_path))
    names = {"np": np, "reviews": reviews}
    for line in ("folder = ", "def split(n, seed)"):
        exec(cell_with(READING, line), names)
    assert names["folder"] == tmp_path / "data"
    assert (len(names["texts"]), len(names["held_texts"])) == (10, 2)


def test_with_74_000_words_a_sparse_step_is_more_than_10_times_as_fast_as_a_dense_one():
    rows, counts, weights = np.arange(0, 74_000, 2_800), np.ones((1, 27)), start(74_000, 10, 1, rng=0)
    layer_0 = text.bag(rows, 74_000)
    dense = fastest(dense_step, layer_0, 1, *weights, 0.01)
    assert dense > 10 * fastest(sparse_step, rows, counts, 1, *weights, 0.01)


def test_a_step_costs_30_products_for_each_word_and_42_for_the_rest(names):
    row = names["vocabulary"].rows(names["texts"][0])
    rows, counts = text.sparse_bag(row)
    assert multiplications(sparse_step, rows, counts, 1, *start(2229, 10, 1, 0), 0.01) == 30 * 22 + 42 == 702
    assert 30 * 2229 + 42 == 66_912 and len(rows) == 22


def test_a_learners_own_loop_trains_the_same_network(names, net):
    (block,) = [
        cell.source.split("```")[1]
        for cell in nbformat.read(ROOT / "notebooks" / f"{READING}.ipynb", as_version=4).cells
        if cell.cell_type == "markdown" and "= train(bags, " in cell.source
    ]
    room = names | {"net": SentimentNetwork(names["vocabulary"], rate=0.01, rng=1)}
    exec(EXERCISES["review_by_review"].solution_source, room)
    exec(block, room)
    assert room["shares"].tolist() == pytest.approx(names["shares"])
    assert np.allclose(room["net"].weights_0_1, net.weights_0_1, rtol=0, atol=1e-12)
    assert np.allclose(room["net"].weights_1_2, net.weights_1_2, rtol=0, atol=1e-12)
    assert np.array_equal(names["vocabulary"].words, room["net"].vocabulary.words)


def test_a_start_at_zero_leaves_all_rows_on_one_line_and_the_second_weights_keep_their_direction(net):
    _, before = start(2229, 10, 1, rng=0)
    ratio = net.weights_1_2 / before
    assert np.allclose(ratio, ratio[0]) and ratio[0] > 0
    assert np.allclose(net.weights_0_1, net.weights_0_1 @ before @ before.T / (before.T @ before))


def test_one_neuron_from_its_own_second_weight_learns_more_slowly(names):
    single = SentimentNetwork(names["vocabulary"], hidden_nodes=1, rate=0.01, rng=0)
    assert single.weights_1_2.item() == pytest.approx(0.13, abs=0.005)
    shares = single.train(names["texts"], names["labels"], epochs=10)
    assert shares[-1] == pytest.approx(0.64, abs=0.005) and names["shares"][-1] > 0.98


def test_few_words_lie_on_the_wrong_side_and_none_far_out(names):
    side = [names["side"][word] for word in names["vocabulary"].words]
    wrong = np.abs(names["added"][names["added"] * side < 0])
    assert len(wrong) == 37 and wrong.max() == pytest.approx(0.171, abs=0.0005)


def test_as_stands_often_in_blame_and_lies_beyond_awful(names):
    added = dict(zip(names["vocabulary"].words, names["added"], strict=True))
    assert (names["bad"]["as"], names["good"]["as"]) == (30, 13)
    assert added["as"] < added["awful"] and added["about"] == pytest.approx(added["moving"], abs=0.01)


@pytest.fixture(scope="module")
def typed():
    """The review that stands in the explorer at first."""
    (review,) = re.findall(r'explore\.review\(net, "(.+?)"', cell_with(READING, "explore.review"))
    return review


def test_of_the_words_of_the_explorers_review_only_superb_turns_the_verdict(net, typed):
    without = {match: typed[: match.start()] + typed[match.end() :] for match in re.finditer(r"\w+", typed)}
    said = [(match[0], net.run(shorter)) for match, shorter in without.items()]
    assert len(said) == 9 and net.run(typed) > 0.5
    assert [word for word, share in said if share < 0.5] == ["superb"]


def test_the_friends_version_is_right_until_a_word_occurs_twice(net, typed):
    room = {}
    exec(cell_with(READING, "def friends").partition("\n\n\nexplore")[0], room)
    right = EXERCISES["word_contributions"].solution
    for review, fits in ((typed, True), (typed + " Superb, superb!", False)):
        given = (*net.bag(review), net.weights_0_1, net.weights_1_2)
        assert np.allclose(room["friends"](*given), right(*given)) == fits


def test_not_turns_nothing_round_and_good_counts_against(names, net):
    assert dict(net.contributions("not good"))["not"] == pytest.approx(0.07, abs=0.005)
    assert net.run("not dull") < 0.5 and net.run("good") < 0.5
    assert (names["good"]["good"], names["bad"]["good"]) == (4, 9)


def test_over_40_splits_polarity_gains_a_little_more_than_two_errors_and_the_others_nothing(names):
    """Run the two cells that measure, with n = 40 in the one place that the notebook names."""
    measure, tell = cell_with(READING, "def accuracy"), cell_with(READING, "squares = variance")
    room = names | {"tqdm": lambda work, **_: work}
    assert measure.startswith("n = 8 ")
    exec(measure.replace("n = 8", "n = 40", 1), room)
    exec(tell, room)
    table = room["table"]
    assert table["presence"][1::2] == [0.004, 0.015] and table["min_count 3"][1::2] == [-0.002, 0.009]
    assert table["polarity 1"][1:] == [0.045, 0.006, 0.021]
    before, after = (np.array(room["found"][name]) for name in ("counts", "polarity 1"))
    mine = EXERCISES["gain_and_error"].solution(before, after, len(room["held"]), len(room["known"]))
    assert np.round(mine, 3).tolist() == [0.045, 0.021, 0.02]


def test_the_film_network_is_lost_among_products_and_one_of_their_own_is_right_in_94_of_100(names, net):
    texts, labels = names["bought"], names["liked"]
    assert round(net.test(texts, labels) * 90) == 57
    right = []
    for seed in range(40):
        learn, kept = names["split"](90, seed)
        x, y, unseen = (names["pick"](*pair) for pair in ((texts, learn), (labels, learn), (texts, kept)))
        shop = SentimentNetwork(text.Vocabulary.of(x), rate=0.05, rng=0)
        shop.train(x, y, epochs=20)
        right.append(shop.test(unseen, names["pick"](labels, kept)))
    assert np.mean(right) == pytest.approx(0.94, abs=0.005)


def test_the_stands_mostly_in_complaints_and_no_product_is_moving_and_no_film_sturdy(names):
    by_kind = {kind: pick_labelled(names, kind) for kind in (0, 1)}
    counted = {kind: text.count_words(reviews) for kind, reviews in by_kind.items()}
    assert (counted[0]["the"], counted[1]["the"]) == (43, 22)
    products, films = text.count_words(names["bought"]), text.count_words(names["all_texts"])
    assert products["sturdy"] and not products["moving"] and films["moving"] and not films["sturdy"]
    assert not products["but"]


def pick_labelled(names, kind):
    """Return the product reviews of one kind: 1 for praise, 0 for blame."""
    return [review for review, label in zip(names["bought"], names["liked"], strict=True) if label == kind]


@pytest.mark.parametrize("x, before, after", [(1, 1, 0.13), (2, 2, 0.28), (3, 3, 0.09)])
def test_90_steps_bring_the_curve_close_at_the_samples(x, before, after):
    explorer = explore.quadratic()
    explorer.x.value = x
    for step, off in ((0, before), (90, after)):
        explorer.step.value = step
        says, wanted = re.findall(r"(?:says|wanted) ([^,]+)", told(explorer, f"x = {draw.short(x)}"))
        assert number(wanted) - number(says) == pytest.approx(off, abs=0.02)


def test_slopes_that_are_right_at_x_2_are_unmasked_by_the_slider_elsewhere():
    names = {}
    exec(cell_with(AUTOGRAD, "def almost").partition("explore")[0], names)
    explorer = explore.quadratic(gradients=names["almost"])
    assert told(explorer, "yours") == "all 3 agree"
    for x in (1, 3):
        explorer.x.value = x
        assert told(explorer, "yours").startswith("✗ 1 of 3 is wrong: dw1 is")


def by_sample(epochs):
    """Return J of each sample before its step (epochs, 3), and the error at x = 1 after each epoch."""
    history = [p for p, _ in quadratic.train(1.0, 1.0, 1.0, 0.01, 3 * epochs)]
    samples = cycle(quadratic.SAMPLES)
    J = [quadratic.cost(*p, *next(samples)) for p in [(1.0, 1.0, 1.0), *history[:-1]]]
    return np.reshape(J, (epochs, 3)), np.array([quadratic.model(*p, 1) - 4 for p in history[2::3]])


def test_the_mean_falls_with_one_small_rise_and_loses_a_tenth_in_about_90_epochs():
    J, error = by_sample(1000)
    mean = J.mean(axis=1)
    assert mean[:7].round(2).tolist() == [1.92, 0.43, 0.38, 0.23, 0.24, 0.2, 0.19]
    assert J[:5, 2].round(2).tolist() == [1.3, 1.15, 0, 0.24, 0.07]
    assert np.flatnonzero(np.diff(mean) > 0).tolist() == [3]
    assert mean[290:] / mean[200:-90] == pytest.approx(0.9, abs=0.005)
    assert J[200:].argmax(axis=1).tolist() == [1] * 800
    assert error[J[:, 0].argmin() - 3] < 0 < error[J[:, 0].argmin() + 1]  # the dip


def test_numpy_trains_the_quadratic_model_faster():
    ways = torch_models.numpy_quadratic, train_quadratic
    by_numpy, by_pytorch = [fastest(train, 100) for train in ways]
    assert by_pytorch > 3 * by_numpy


def test_an_update_that_is_recorded_raises_at_once_in_place_and_one_step_later_if_it_makes_a_new_w():
    w = torch.tensor(2.0, requires_grad=True)
    (w * w).backward()
    with pytest.raises(RuntimeError, match="in-place"):
        w -= 0.1 * w.grad
    w = w - 0.1 * w.grad
    (w * w).backward()
    with pytest.warns(UserWarning, match="not a leaf"), pytest.raises(TypeError, match="NoneType"):
        w - 0.1 * w.grad


@pytest.mark.filterwarnings("ignore:Input #0:UserWarning")  # says that float64 is wanted
@pytest.mark.parametrize("old, new", [("3 * x**2", "3 * x"), ("float64", "float32")])
def test_pytorchs_own_check_raises_for_a_wrong_slope_and_for_float32(old, new):
    with pytest.raises(RuntimeError, match="Jacobian mismatch"):
        exec(cell_with(AUTOGRAD, "class Cube(").replace(old, new), {"torch": torch})


def test_backward_of_the_first_formula_raises_if_its_cell_is_run_twice():
    names = {"torch": torch, "walk": torch_graph.walk, "draw": draw}
    exec(cell_with(AUTOGRAD, "(5.0, 3.0, 2.0)"), names)
    again = cell_with(AUTOGRAD, "J.backward()  # run a second time")
    exec(again, names)
    with pytest.raises(RuntimeError, match="second time"):
        exec(again, names)


def test_the_thirteen_derivatives_double_if_their_cell_is_run_twice_even_at_the_end_of_training():
    names = {"np": np, "torch": torch, "xor": xor, "NeuralNetwork": NeuralNetwork}
    exec(cell_with(AUTOGRAD, "net = NeuralNetwork"), names)
    again = cell_with(AUTOGRAD, "a2 = torch.sigmoid")
    exec(again, names)
    assert names["theirs"] == pytest.approx(names["ours"])
    names |= {"x": 3, "y": 16}  # as the samples leave them
    exec(again, names)
    assert names["theirs"] == pytest.approx(2 * names["ours"])


def test_pytorchs_step_leaves_a_parameter_without_a_gradient_alone_and_ours_stops():
    names = {"torch": torch}
    exec(cell_with(AUTOGRAD, "class SGD:"), names)
    w = torch.tensor(2.0, requires_grad=True)
    torch.optim.SGD([w], lr=0.1).step()
    assert w.item() == 2
    with pytest.raises(TypeError, match="NoneType"):
        names["SGD"]([w], 0.1).step()


def test_a_sum_walked_back_twice_is_doubled_in_silence_and_a_product_is_not():
    a, b = (torch.tensor(x, requires_grad=True) for x in (3.0, 2.0))
    J = a + b
    J.backward(), J.backward()
    assert (a.grad.item(), b.grad.item()) == (2, 2)
    K = a * b
    K.backward()
    with pytest.raises(RuntimeError, match="second time"):
        K.backward()


def test_a_change_under_no_grad_is_noticed():
    x, w = (torch.tensor(value, requires_grad=True) for value in (3.0, 2.0))
    J = w * x
    with torch.no_grad():
        x.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        J.backward()


def test_capital_tensor_of_a_whole_number_is_a_row_and_a_whole_number_has_no_gradient():
    assert torch.Tensor(3).shape == (3,)
    with pytest.raises(RuntimeError, match="floating point"):
        torch.tensor(3, requires_grad=True)


def test_a_wrong_slope_in_a_module_is_found_by_gradcheck_too():
    names = {"torch": torch}
    exec(cell_with(AUTOGRAD, "class Cube(").replace("3 * x**2", "3 * x").partition("x = torch")[0], names)
    with pytest.raises(RuntimeError, match="Jacobian mismatch"):
        exec(cell_with(AUTOGRAD, "class Cubed("), names)


def test_a_learners_own_module_can_be_checked_with_the_weights_of_the_numpy_network():
    names = {"np": np, "torch": torch, "xor": xor, "NeuralNetwork": NeuralNetwork}
    exec(cell_with(AUTOGRAD, "net = NeuralNetwork"), names)
    W1, b1, W2, b2, X = (names[name] for name in ("W1", "b1", "W2", "b2", "X"))
    net = EXERCISES["own_module"].solution(W1, b1, W2, b2)
    assert torch.autograd.gradcheck(lambda *_: net(torch.tensor(X)), tuple(net.parameters()))


@pytest.mark.parametrize("rate, ends_near", [(0.001, 25), (0.01, None)])
def test_momentum_wants_the_smaller_rate_that_its_exercise_names(rate, ends_near):
    names = {"torch": torch, "samples": quadratic.SAMPLES, "Momentum": EXERCISES["own_optimizer"].solution}
    exec(cell_with(AUTOGRAD, "class Quadratic(").partition("net = ")[0], names)
    exec(cell_with(AUTOGRAD, "def train(net").partition("one, other")[0], names)
    net = names["Quadratic"]()
    says = names["train"](net, names["Momentum"](net.parameters(), rate=rate, momentum=0.9))
    assert says == pytest.approx(ends_near, abs=0.5) if ends_near else np.isnan(says)


def test_a_right_loop_reads_the_digits_in_place_of_the_stub_and_with_momentum_at_a_tenth_of_the_rate():
    cells = ("data, where = digits", "def train_batch", "def read_right")
    names = {"np": np, "torch": torch, "digits": digits, "labels": labels}
    names |= {name: getattr(torch_models, name) for name in ("batches", "classifier", "device", "rows")}
    for line in cells:
        exec(cell_with(AUTOGRAD, line), names)
    names["fit"] = EXERCISES["fit_module"].solution
    names["Momentum"] = EXERCISES["own_optimizer"].solution
    ours = "Momentum(mine.parameters(), rate=0.05, momentum=0.9)"
    cell = cell_with(AUTOGRAD, "mine = classifier")
    for run in cell, cell.replace("torch.optim.SGD(mine.parameters(), lr=0.5)", ours):
        exec(run, names)
        assert names["read_right"](names["mine"]) > 340
    assert ours in run
