"""The sentiment network, held against numbers worked by hand, nudges, PyTorch, and its own twin."""

import copy
import tracemalloc
import warnings

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import network, sentiment
from helpers.gradcheck import check_gradients
from helpers.reviews import load_reviews
from helpers.sentiment import (
    SentimentNetwork,
    Tally,
    backward,
    deltas,
    dense_step,
    forward,
    multiplications,
    sparse_forward,
    sparse_step,
    start,
)
from helpers.text import Vocabulary, bag, sparse_bag


class Column(list):
    """A column of a table: like a list, but its rows have names, as they have in pandas."""

    def __init__(self, values, index):
        super().__init__(values)
        self.index, self.iloc = list(index), self


REVIEWS = ["good film good fun", "bad film", "good story", "bad bad story no fun"]
LABELS = [1, 0, 1, 0]
HOWS = "counts", "presence"


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def small(outputs=1, seed=0):
    """Return layer_0 with zeros and a word that occurs twice, a target, and weights of which none is zero."""
    rng = np.random.default_rng(seed)
    layer_0 = bag([1, 4, 1, 3], 6)
    return layer_0, rng.random((1, outputs)), rng.normal(size=(6, 3)), rng.normal(size=(3, outputs))


def trained(how="presence", epochs=20, rng=0):
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rate=0.1, how=how, rng=rng)
    if epochs:
        net.train(REVIEWS, LABELS, epochs)
    return net


def weights(net):
    return net.weights_0_1, net.weights_1_2


# By hand.


def by_hand():
    """layer_0 = (1, 0, 2) → layer_1 = (1·1 + 2·(−1), 1·2 + 2·(−2)) = (−1, −2) → z = −2 + 2 = 0."""
    weights_0_1 = np.array([[1.0, 2.0], [9.0, 9.0], [-1.0, -2.0]])
    return np.array([[1.0, 0.0, 2.0]]), weights_0_1, np.array([[2.0], [-1.0]])


def test_forward_by_hand():
    layer_1, layer_2 = forward(*by_hand())
    assert (layer_1.tolist(), layer_2.tolist()) == ([[-1, -2]], [[0.5]])


def test_the_error_is_shared_back_by_the_rows_of_the_weights():
    layer_2_delta, layer_1_delta = deltas(np.array([[0.5]]), 1, by_hand()[2])
    assert layer_2_delta.tolist() == [[-0.5 * 0.25]]
    assert layer_1_delta.tolist() == [[-0.125 * 2, -0.125 * -1]]


def test_backward_by_hand():
    layer_0, weights_0_1, weights_1_2 = by_hand()
    dweights_0_1, dweights_1_2 = backward(layer_0, *forward(*by_hand()), 1, weights_1_2)
    assert dweights_0_1.tolist() == [[-0.25, 0.125], [0, 0], [-0.5, 0.25]]
    assert dweights_1_2.tolist() == [[0.125], [0.25]]


def test_a_step_goes_against_the_gradient_and_says_what_came_out_before_it():
    layer_0, weights_0_1, weights_1_2 = by_hand()
    assert dense_step(layer_0, 1, weights_0_1, weights_1_2, rate=8) == 0.5
    assert weights_0_1.tolist() == [[3, 1], [9, 9], [3, -4]]
    assert weights_1_2.tolist() == [[1], [-3]]


def test_with_several_outputs_each_hidden_node_adds_up_its_shares():
    layer_2, weights_1_2 = np.array([[0.5, 0.5]]), np.array([[1.0, 10.0], [2.0, 20.0]])
    layer_2_delta, layer_1_delta = deltas(layer_2, np.array([[0.0, 1.0]]), weights_1_2)
    assert layer_2_delta.tolist() == [[0.125, -0.125]]
    assert layer_1_delta.tolist() == [[0.125 * (1 - 10), 0.125 * (2 - 20)]]


def test_the_first_weights_start_at_zero_and_the_second_by_chance():
    weights_0_1, weights_1_2 = start(5, 4000, 4, rng=0)
    assert (weights_0_1.shape, weights_1_2.shape) == ((5, 4000), (4000, 4))
    assert not weights_0_1.any()
    assert weights_1_2.std() == pytest.approx(4**-0.5, rel=0.02)
    assert start(5, 4000, 1, rng=0)[1].std() == pytest.approx(1, rel=0.05)


# Gradients, by three other ways.


def cost(layer_0, target, weights_0_1, weights_1_2):
    return np.square(forward(layer_0, weights_0_1, weights_1_2)[1] - target).sum() / 2


@pytest.mark.parametrize("outputs", [1, 2])
def test_the_gradients_agree_with_the_central_difference(outputs):
    layer_0, target, *W = small(outputs)
    claimed = backward(layer_0, *forward(layer_0, *W), target, W[1])
    assert check_gradients(lambda *moved: cost(layer_0, target, *moved), claimed, *W)


@pytest.mark.parametrize("outputs", [1, 2])
def test_the_gradients_agree_with_pytorch(outputs):
    layer_0, target, *W = small(outputs)
    ours = backward(layer_0, *forward(layer_0, *W), target, W[1])
    tensors = [torch.tensor(w, requires_grad=True) for w in W]
    layer_2 = torch.sigmoid(torch.tensor(layer_0) @ tensors[0] @ tensors[1])
    J = ((layer_2 - torch.tensor(target)) ** 2).sum() / 2
    for found, wanted in zip(ours, torch.autograd.grad(J, tensors), strict=True):
        assert np.allclose(found, wanted.numpy(), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("outputs", [1, 2])
def test_columns_in_place_of_rows_transpose_everything(outputs):
    layer_0, target, *W = small(outputs)
    ours = backward(layer_0, *forward(layer_0, *W), target, W[1])
    names, turned, biases = (
        ["linear", "sigmoid"],
        [w.T for w in W],
        [np.zeros((3, 1)), np.zeros((outputs, 1))],
    )
    zs, activations = network.forward(turned, biases, names, layer_0.T)
    dW, _ = network.backward(turned, names, target.T, zs, activations)
    assert all(np.allclose(a, b.T, rtol=1e-12, atol=1e-15) for a, b in zip(ours, dW, strict=True))


@pytest.mark.parametrize("size", [1e3, 1e200])
def test_an_extreme_sum_is_squeezed_without_a_warning(size):
    layer_0, W = np.array([[size]]), (np.array([[1.0]]), np.array([[1.0]]))
    assert forward(layer_0, *W)[1] == 1 and forward(-layer_0, *W)[1] == 0


# Dense and sparse.


@pytest.mark.parametrize("how", HOWS)
def test_the_sparse_forward_adds_up_the_same_rows(how):
    _, _, *W = small()
    dense = forward(bag([1, 4, 1, 3], 6, how), *W)
    sparse = sparse_forward(*sparse_bag([1, 4, 1, 3], how), *W)
    assert all(np.allclose(a, b, rtol=1e-12) for a, b in zip(dense, sparse, strict=True))


@pytest.mark.parametrize("how", HOWS)
def test_dense_and_sparse_agree_after_a_whole_training(how):
    reviews, labels = (part[:150] for part in load_reviews())
    net = SentimentNetwork(Vocabulary.of(reviews), rate=0.1, how=how, rng=0)
    W = copy.deepcopy(weights(net))
    shares = net.train(reviews, labels, epochs=3)
    layers = [bag(net.vocabulary.rows(review), len(net.vocabulary), how) for review in reviews]
    said = [[dense_step(x, y, *W, 0.1) > 0.5 for x, y in zip(layers, labels, strict=True)] for _ in range(3)]
    assert all(np.abs(a - b).max() < 1e-12 for a, b in zip(weights(net), W, strict=True))
    assert shares == [np.mean(np.ravel(epoch) == labels) for epoch in said]


def test_without_a_word_nothing_is_learned_but_0_5_comes_out():
    _, _, *W = small()
    before = copy.deepcopy(W)
    assert sparse_step(*sparse_bag(np.array([], dtype=int)), 1, *W, 0.1) == 0.5
    assert all((a == b).all() for a, b in zip(W, before, strict=True))


def test_a_sparse_step_needs_no_memory_of_the_vocabulary_s_size():
    W = start(100_000, 10, 1, rng=0)
    sparse_step(*sparse_bag([5, 99_999]), 1, *W, 0.1)  # once, so that all is loaded
    tracemalloc.start()
    sparse_step(*sparse_bag([5, 99_999]), 1, *W, 0.1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def test_multiplications_are_counted_as_they_are_made():
    layer_0, target, *W = small()  # 6 words, of which 3 occur, 3 hidden nodes, 1 output
    rest = 3 + 2 + 3 + 3 + 3  # z; the slope; the shares; dweights_1_2; rate · dweights_1_2
    rows, counts = sparse_bag([1, 4, 1, 3])
    # for each row of 3 weights: forward, gradient, rate
    assert multiplications(dense_step, layer_0, 1.0, *W, 0.1) == 3 * 6 * 3 + rest
    assert multiplications(sparse_step, rows, counts, 1.0, *W, 0.1) == 3 * 3 * 3 + rest


def test_counting_changes_no_number():
    layer_0, _, *W = small()
    before, copies = copy.deepcopy(W), [w.copy().view(Tally) for w in W]
    multiplications(dense_step, layer_0, 1.0, *W, 0.1)
    assert all((a == b).all() for a, b in zip(W, before, strict=True))
    dense_step(layer_0, 1.0, *copies, 0.1), dense_step(layer_0, 1.0, *W, 0.1)
    assert all((a == b).all() for a, b in zip(W, copies, strict=True))


# The network as a whole.


@pytest.mark.parametrize("how", HOWS)
def test_words_of_praise_and_blame_are_learned(how):
    net = trained(how)
    assert net.test(REVIEWS, LABELS) == 1
    assert net.run("good") > 0.6 and net.run("bad") < 0.4


def test_three_quarters_of_the_reviews_held_out_are_judged_rightly():
    reviews, labels = load_reviews()
    net = SentimentNetwork(Vocabulary.of(reviews[100:], labels[100:], polarity=1.0), rng=0)
    net.train(reviews[100:], labels[100:], epochs=10)
    assert net.test(reviews[:100], labels[:100]) >= 0.75


def test_an_untrained_network_says_0_5_to_everything():
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rng=0)
    assert net.run("good") == net.run("bad") == 0.5
    assert net.verdict("good") == "undecided"
    assert net.test(REVIEWS, LABELS) == 0.5


@pytest.mark.parametrize("text", ["", "unseen words", "10/10"])
def test_a_text_without_known_words_gets_a_clear_answer(text):
    net = trained()
    assert net.run(text) == 0.5
    assert net.verdict(text) == "no known word"
    assert net.contributions(text) == []


def test_the_verdict_says_which_side_it_is():
    assert [trained().verdict(text) for text in ("A GOOD one", "Bad!")] == ["POSITIVE", "NEGATIVE"]


def test_training_yields_each_review_and_the_right_answers_so_far():
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rng=0)
    seen = list(net.training(REVIEWS, LABELS, epochs=2))
    assert [(epoch, done) for epoch, done, _ in seen] == [(e, i) for e in (1, 2) for i in (1, 2, 3, 4)]
    rights = [right for _, _, right in seen]
    assert rights[0] == 0  # 0.5 is no praise
    assert all(b - a in (0, 1) for a, b in zip(rights[:3], rights[1:4], strict=True))


def test_train_returns_the_shares_that_training_ends_its_epochs_with():
    ends = [right / 4 for _, done, right in trained(epochs=1).training(REVIEWS, LABELS, 3) if done == 4]
    assert trained(epochs=1).train(REVIEWS, LABELS, 3) == ends and len(ends) == 3


def test_an_interrupt_keeps_what_was_learned(monkeypatch):
    whole, net, calls = trained(epochs=2), trained(epochs=0), []

    def interrupted(*args):
        calls.append(args)
        if len(calls) > 8:
            raise KeyboardInterrupt
        return sparse_step(*args)

    monkeypatch.setattr(sentiment, "sparse_step", interrupted)
    assert len(net.train(REVIEWS, LABELS, epochs=100)) == 2
    assert all((a == b).all() for a, b in zip(weights(net), weights(whole), strict=True))


def test_a_review_is_turned_into_rows_only_once(monkeypatch):
    net, cut = SentimentNetwork(Vocabulary.of(REVIEWS), rng=0), []
    monkeypatch.setattr(Vocabulary, "rows", lambda self, text: cut.append(text) or np.array([0]))
    net.train(REVIEWS, LABELS, epochs=3)
    net.test(REVIEWS, LABELS)
    assert cut == REVIEWS


def test_texts_that_are_only_looked_at_are_not_kept():
    net = trained()
    net.run("good so far"), net.contributions("good so far"), net.verdict("good so far")
    assert {*net.bags} == {*REVIEWS}


def test_a_seed_settles_the_network():
    first, same, other = (trained(rng=rng) for rng in (1, np.random.default_rng(1), 2))
    assert (first.weights_0_1 == same.weights_0_1).all()
    assert not (first.weights_0_1 == other.weights_0_1).all()


@pytest.mark.parametrize("how", HOWS)
def test_contributions_add_up_to_z(how):
    net = trained(how)
    added = net.contributions("no unseen bad film, bad story")
    assert [word for word, _ in added] == ["no", "bad", "film", "story"]
    assert 1 / (1 + np.exp(-sum(value for _, value in added))) == pytest.approx(
        net.run("no bad film bad story")
    )


def test_a_word_that_occurs_twice_adds_twice_as_much_where_words_are_counted():
    (_, once), (_, twice) = (trained("counts").contributions(text)[0] for text in ("bad", "bad bad"))
    assert twice == 2 * once < 0
    assert trained().contributions("bad bad") == trained().contributions("bad")


def test_the_nearest_words_are_on_the_same_side():
    net = trained()
    words = [word for word, _ in net.nearest("good")]
    assert {*words} == {"film", "fun", "story", "bad", "no"}
    assert words[-1] == "bad"
    assert net.nearest("good", 2) == net.nearest("good")[:2]


def test_nearness_is_the_dot_product_of_hidden_weights():
    net = trained()
    rows = dict(zip(net.vocabulary.words, net.weights_0_1, strict=True))
    for word, likeness in net.nearest("good"):
        assert likeness == pytest.approx(rows[word] @ rows["good"])


def test_all_words_lie_on_one_line_since_the_first_weights_start_at_zero():
    net = trained(epochs=200)
    lengths = np.linalg.norm(net.weights_0_1, axis=1)
    cosines = net.weights_0_1 @ net.weights_0_1.T / np.outer(lengths, lengths)
    assert lengths.min() > 1e-3 and np.allclose(np.abs(cosines), 1)


# Sentences for what cannot be.


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"hidden_nodes": 0}, "hidden_nodes is 0; give a whole number, 1 or more"),
        ({"hidden_nodes": 2.0}, "hidden_nodes is 2.0"),
        ({"rate": 0}, "rate is 0; give a number above 0"),
        ({"rate": "fast"}, "rate is 'fast'"),
        ({"rate": float("inf")}, "rate is inf"),
        ({"how": "often"}, "how is 'often'; choose counts or presence"),
    ],
)
def test_a_network_that_cannot_be_is_answered_with_a_sentence(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        SentimentNetwork(Vocabulary.of(REVIEWS), **settings)


@pytest.mark.parametrize("work", ["train", "test"])
@pytest.mark.parametrize(
    ("reviews", "labels", "sentence"),
    [
        (REVIEWS, [1, 0], "There are 4 reviews but 2 labels; each needs one"),
        (REVIEWS, [1, 0, 2, 0], r"labels holds 2; a label is 1 \(positive\) or 0 \(negative\)"),
        (REVIEWS, ["POSITIVE"] * 4, "labels holds 'POSITIVE'"),
        ([], [], "There are no reviews; give at least one, with its label"),
    ],
)
def test_reviews_that_cannot_be_used_are_answered_with_a_sentence(work, reviews, labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        getattr(trained(), work)(reviews, labels)


@pytest.mark.parametrize("work", ["train", "test"])
def test_what_is_no_list_of_texts_is_answered_with_a_sentence(work):
    with pytest.raises(TypeError, match="reviews is one text; give a list"):
        getattr(trained(), work)("good", [1])
    with pytest.raises(TypeError, match="Row 1 of reviews is 5, no text; leave it out, and its label"):
        getattr(trained(), work)(["good", 5], [1, 0])
    with pytest.raises(TypeError, match="Row c of reviews is nan, no text"):
        getattr(trained(), work)(Column(["good", "bad", float("nan")], "abc"), [1, 0, 1])


def test_a_column_of_a_table_is_learned_like_a_list():
    column = Column(REVIEWS, "abcd")
    net = SentimentNetwork(Vocabulary.of(column), rng=0)
    assert net.train(column, LABELS) == SentimentNetwork(Vocabulary.of(REVIEWS), rng=0).train(REVIEWS, LABELS)


@pytest.mark.parametrize("given", [REVIEWS, tuple(REVIEWS), "good film", {"good": 1}, None, 500])
def test_a_network_without_a_vocabulary_says_what_it_needs(given):
    with pytest.raises(TypeError, match="^vocabulary is a .*; give Vocabulary.of.texts. here, and"):
        SentimentNetwork(given)


def test_the_settings_left_out_are_those_of_the_notebook():
    vocabulary = Vocabulary.of(REVIEWS)
    left_out = SentimentNetwork(vocabulary, rng=0)
    named = SentimentNetwork(vocabulary, hidden_nodes=10, rate=0.01, how="counts", rng=0)
    assert left_out.train(REVIEWS, LABELS, 3) == named.train(REVIEWS, LABELS, 3)
    assert all((a == b).all() for a, b in zip(weights(left_out), weights(named), strict=True))


@pytest.mark.parametrize("epochs", [0, 1.5, True])
def test_epochs_that_cannot_be_are_answered_with_a_sentence(epochs):
    with pytest.raises(ValueError, match=f"epochs is {epochs}; give a whole number, 1 or more"):
        trained().train(REVIEWS, LABELS, epochs)


@pytest.mark.parametrize("work", ["run", "verdict", "learn", "train", "test"])
def test_weights_that_are_no_numbers_are_reported(work):
    net = trained()
    net.weights_1_2[0] = np.nan
    what = {"run": ["good"], "verdict": ["good"], "learn": ["good", 1]}.get(work, [REVIEWS, LABELS])
    with pytest.raises(ValueError, match="The weights hold nan or inf; make a new network"):
        getattr(net, work)(*what)


def test_an_enormous_rate_gives_no_warning():
    net = SentimentNetwork(Vocabulary.of(REVIEWS), rate=1e308, rng=0)
    assert len(net.train(REVIEWS, LABELS, epochs=3)) == 3


def test_an_unknown_word_has_no_neighbours():
    with pytest.raises(ValueError, match="'unseen' is not in the vocabulary; choose one of its 6 words"):
        trained().nearest("unseen")
