"""The sentiment network, held against numbers worked by hand, nudges, and its dense twin."""

import copy
import sys

import numpy as np
import pytest

from helpers import sentiment
from helpers.gradcheck import check_gradients
from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork, backward, deltas, dense_step, forward, sparse_step, start
from helpers.text import Vocabulary, bag

pytestmark = pytest.mark.filterwarnings("error")

REVIEWS = ["good film good fun", "bad film", "good story", "bad bad story no fun"]
LABELS = [1, 0, 1, 0]
HOWS = "counts", "presence"


def trained(how="presence", epochs=20, rng=0):
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rate=0.1, how=how, rng=rng)
    if epochs:
        net.train(REVIEWS, LABELS, epochs)
    return net


def weights(net):
    return net.weights_0_1, net.weights_1_2


def equal(first, second):
    return all((a == b).all() for a, b in zip(first, second, strict=True))


# By hand.


def test_forward_backward_and_a_step_by_hand():
    # layer_0 = (1, 0, 2) → layer_1 = (1·1 + 2·(−1), 1·2 + 2·(−2)) = (−1, −2) → z = −2 + 2 = 0
    layer_0, weights_1_2 = np.array([[1.0, 0.0, 2.0]]), np.array([[2.0], [-1.0]])
    weights_0_1 = np.array([[1.0, 2.0], [9.0, 9.0], [-1.0, -2.0]])
    layer_1, layer_2 = forward(layer_0, weights_0_1, weights_1_2)
    assert (layer_1.tolist(), layer_2.tolist()) == ([[-1, -2]], [[0.5]])
    layer_2_delta, layer_1_delta = deltas(layer_2, 1, weights_1_2)
    assert layer_2_delta.tolist() == [[-0.5 * 0.25]]
    assert layer_1_delta.tolist() == [[-0.125 * 2, -0.125 * -1]]
    dweights_0_1, dweights_1_2 = backward(layer_0, layer_1, layer_2, 1, weights_1_2)
    assert dweights_0_1.tolist() == [[-0.25, 0.125], [0, 0], [-0.5, 0.25]]
    assert dweights_1_2.tolist() == [[0.125], [0.25]]
    assert dense_step(layer_0, 1, weights_0_1, weights_1_2, rate=8) == 0.5  # from before the step
    assert weights_0_1.tolist() == [[3, 1], [9, 9], [3, -4]]
    assert weights_1_2.tolist() == [[1], [-3]]


def test_the_first_weights_start_at_zero_and_the_second_by_chance():
    weights_0_1, weights_1_2 = start(5, 4000, 4, rng=0)
    assert (weights_0_1.shape, weights_1_2.shape) == ((5, 4000), (4000, 4))
    assert not weights_0_1.any()
    assert weights_1_2.std() == pytest.approx(4**-0.5, rel=0.02)
    first, same, other, chance = (weights(trained(rng=rng)) for rng in (1, np.random.default_rng(1), 2, None))
    assert equal(first, same) and not equal(first, other) and not equal(first, chance)
    left_out = SentimentNetwork(Vocabulary.of(REVIEWS))
    assert (left_out.weights_1_2.shape, left_out.rate, left_out.how) == ((10, 1), 0.01, "counts")
    assert left_out.verdict("good") == "undecided"


@pytest.mark.parametrize("seed", range(10))
def test_the_gradients_agree_with_nudges(seed):
    rng = np.random.default_rng(seed)
    words, hidden, outputs = rng.integers(1, [20, 8, 4])
    layer_0, target = rng.poisson(0.7, (1, words)).astype(float), rng.random((1, outputs))
    W = [rng.normal(size=(words, hidden)) / hidden, rng.normal(size=(hidden, outputs))]
    ours = backward(layer_0, *forward(layer_0, *W), target, W[1])
    assert check_gradients(lambda *W: np.square(forward(layer_0, *W)[1] - target).sum() / 2, ours, *W)


# Dense and sparse.


@pytest.mark.parametrize("how", HOWS)
def test_dense_and_sparse_agree_after_a_whole_training(how):
    reviews, labels = (part[:150] for part in load_reviews())
    net = SentimentNetwork(Vocabulary.of(reviews), rate=0.1, how=how, rng=0)
    W = copy.deepcopy(weights(net))
    shares = net.train(reviews, labels, epochs=3)
    layers = [bag(net.vocabulary.rows(review), len(net.vocabulary)) for review in reviews]
    if how == "presence":
        layers = [np.minimum(layer_0, 1) for layer_0 in layers]
    said = [[dense_step(x, y, *W, 0.1) > 0.5 for x, y in zip(layers, labels, strict=True)] for _ in range(3)]
    assert all(np.abs(a - b).max() < 1e-12 for a, b in zip(weights(net), W, strict=True))
    assert shares == [np.mean(np.ravel(epoch) == labels) for epoch in said]


# The network as a whole.


@pytest.mark.parametrize("how", HOWS)
def test_words_of_praise_and_blame_are_learned_and_without_a_known_word_there_is_no_opinion(how):
    net = trained(how)
    assert net.test(REVIEWS, LABELS) == 1
    assert net.run("good") > 0.6 and net.run("bad") < 0.4
    assert [net.verdict(text) for text in ("A GOOD one", "Bad!")] == ["POSITIVE", "NEGATIVE"]
    before = copy.deepcopy(weights(net))
    for text in ("", "unseen words", "10/10"):
        assert (net.run(text), net.verdict(text), net.contributions(text)) == (0.5, "no known word", [])
        assert net.learn(*net.bag(text), 1) == 0.5
    assert equal(weights(net), before)


def test_an_interrupt_keeps_what_was_learned(monkeypatch):
    whole, net, calls = trained(epochs=2), trained(epochs=0), []

    def interrupted(*args):
        calls.append(args)
        if len(calls) > 8:
            raise KeyboardInterrupt
        return sparse_step(*args)

    monkeypatch.setattr(sentiment, "sparse_step", interrupted)
    assert len(net.train(REVIEWS, LABELS, epochs=100)) == 2
    assert equal(weights(net), weights(whole))


@pytest.mark.parametrize("how", HOWS)
def test_contributions_add_up_to_z_in_the_order_of_the_words(how):
    net = trained(how)
    added = net.contributions("no unseen bad film, bad story")
    assert [word for word, _ in added] == ["no", "bad", "film", "story"]
    said = 1 / (1 + np.exp(-sum(value for _, value in added)))
    assert said == pytest.approx(net.run("no bad film bad story"))
    (_, once), (_, twice) = (net.contributions(text)[0] for text in ("bad", "bad bad"))
    assert twice == (2 * once if how == "counts" else once) < 0


def test_weights_that_are_no_numbers_are_reported_and_a_large_rate_gives_no_warning():
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rate=1e308, rng=0)
    assert len(net.train(REVIEWS, LABELS, epochs=3)) == 3
    net.weights_1_2[0] = np.nan
    for ask in (net.run, net.verdict, lambda text: net.train([text], [1])):
        with pytest.raises(ValueError, match="The weights hold nan or inf"):
            ask("good")


def test_a_training_shows_how_far_it_has_come_and_is_quiet_in_tests(monkeypatch):
    assert sentiment.shown([1]).disable
    net, seen = trained(epochs=0), []
    monkeypatch.setattr(sentiment, "tqdm", lambda work, **settings: seen.append(settings) or work)
    net.train(REVIEWS, LABELS, epochs=2)
    assert seen == [{"delay": 2, "leave": False, "file": sys.stdout}] * 2
