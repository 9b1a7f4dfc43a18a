"""Figures and claims in the prose of notebooks 5 and 6 that no cell's output shows."""

import re

import numpy as np
import pytest
from prose import cell_with, cells, fastest, prose, room
from quadratic import train_quadratic
from torch_or_skip import torch, torch_models

from helpers import quadratic
from helpers import text as words
from helpers.check import EXERCISES
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start

OURS = {"train_quadratic": train_quadratic, "fastest": fastest}
STEPS = ['words = ("a"', "def forward(layer_0", "def deltas", "def sparse_step"]
READ = ["folder = ", "def split(n, seed)", "good, bad, often = ", *STEPS, "vocabulary = text.Vocabulary.of"]
READ += ["shares = net.train", "added = "]
BOUGHT = [*READ, "csv.DictReader"]
QUADRATIC = ["def model(w1", "samples, costs", "range(999)", "by_sample = "]
MEANS = "by_sample.mean(axis=1)"

# By the notebook and the cells that are run, a text in each: what the prose says, and what then holds.
SAID = {
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
