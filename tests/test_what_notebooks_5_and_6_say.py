"""Figures that the prose of notebooks 5 and 6 states without a cell beside it."""

import re
from itertools import cycle

import numpy as np
import pytest
from moves import number, told
from quadratic import train_quadratic
from test_what_notebooks_2_and_3_say import cell_with, fastest
from torch_or_skip import torch, torch_models

from helpers import draw, explore, quadratic, reviews, text
from helpers.check import EXERCISES
from helpers.data import digits, labels
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start

READING, AUTOGRAD = "05_sentiment_network", "06_pytorch_autograd"


@pytest.fixture(scope="module")
def names():
    """What the cells of notebook 5 that train and look at the network leave behind."""
    names = {"np": np, "draw": draw, "reviews": reviews, "text": text, "SentimentNetwork": SentimentNetwork}
    for line in ("def split(seed)", "good = ", "shares = net.train", "added = "):
        exec(cell_with(READING, line), names)
    return names


@pytest.fixture(scope="module")
def net(names):
    """The network that notebook 5 trained."""
    return names["net"]


def test_a_review_has_26_words_on_average(names):
    assert round(np.mean([len(text.tokens(review)) for review, _ in names["every"]])) == 26


def test_a_fifth_of_a_learners_own_few_reviews_is_held_out(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reviews.txt").write_text("good\nbad\n" * 6)
    (tmp_path / "data" / "labels.txt").write_text("POSITIVE\nNEGATIVE\n" * 6)
    monkeypatch.setenv("BACKPROP_WORK", str(tmp_path))
    names = {"np": np, "reviews": reviews}
    exec(cell_with(READING, "def split(seed)"), names)
    assert names["folder"] == tmp_path / "data"
    assert (len(names["texts"]), len(names["held_out"])) == (10, 2)


def test_with_74_000_words_a_sparse_step_is_more_than_10_times_as_fast_as_a_dense_one():
    rows, counts, weights = np.arange(0, 74_000, 2_800), np.ones((1, 27)), start(74_000, 10, 1, rng=0)
    layer_0 = text.bag(rows, 74_000)
    dense = fastest(dense_step, layer_0, 1, *weights, 0.01)
    assert dense > 10 * fastest(sparse_step, rows, counts, 1, *weights, 0.01)


def test_every_word_of_praise_has_the_same_nearest_words(net):
    lists = [[word for word, _ in net.nearest(of, 30)] for of in ("excellent", "superb", "great")]
    words = [[word for word in near if word not in ("excellent", "superb", "great")] for near in lists]
    assert words[0] == words[1] == words[2]


def test_one_side_says_about_and_as_more_than_twice_as_often(names):
    assert names["good"]["about"] > 2 * names["bad"]["about"]
    assert names["bad"]["as"] > 2 * names["good"]["as"]


def test_few_words_lie_on_the_wrong_side_and_none_far_out(names):
    side = [names["side"][word] for word in names["vocabulary"].words]
    wrong = np.abs(names["added"][names["added"] * side < 0])
    assert len(wrong) == 37 and wrong.max() == pytest.approx(0.171, abs=0.0005)


def test_of_the_words_of_the_explorers_review_only_superb_turns_the_verdict(net):
    (review,) = re.findall('"(.+)"', cell_with(READING, "explore.review"))
    without = {
        match: review[: match.start()] + review[match.end() :] for match in re.finditer(r"\w+", review)
    }
    said = [(match[0], round(net.run(shorter), 3)) for match, shorter in without.items()]
    assert len(said) == 14 and net.run(review) > 0.5
    assert [pair for pair in said if pair[1] < 0.5] == [("superb", 0.467)]


def test_not_turns_nothing_round_and_good_counts_against(names, net):
    assert [round(net.run(words), 3) for words in ("not good", "not bad")] == [0.482, 0.407]
    assert net.run("good") < 0.5 and (names["good"]["good"], names["bad"]["good"]) == (4, 9)


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


def test_a_right_loop_reads_the_digits_in_place_of_the_stub():
    cells = ("data, where = digits", "def train_batch", "def read_right")
    names = {"np": np, "torch": torch, "digits": digits, "labels": labels}
    names |= {name: getattr(torch_models, name) for name in ("batches", "classifier", "device", "rows")}
    for line in cells:
        exec(cell_with(AUTOGRAD, line), names)
    names["fit"] = EXERCISES["fit_module"].solution
    exec(cell_with(AUTOGRAD, "mine = classifier"), names)
    assert names["read_right"](names["mine"]) > 340
