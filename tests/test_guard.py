"""What a learner hands in: taken as it is meant, or refused in one sentence."""

import math
from copy import deepcopy
from fractions import Fraction

import numpy as np
import pytest

from helpers import explore, guard
from helpers.data import labels
from helpers.network import NeuralNetwork
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary, tokens


@pytest.mark.parametrize("two", [2, 2.0, np.float32(2), np.array(2.0), Fraction(2), True + True])
def test_any_kind_of_number_becomes_a_float(two):
    (number,) = guard.named_numbers(x=two)
    assert type(number) is float and number == 2


@pytest.mark.parametrize("value", [None, "3", [1], 1j, 10**400, math.nan, np.ones(2), np.float32("inf")])
def test_what_is_no_finite_number_is_refused_in_one_sentence(value):
    with pytest.raises(ValueError) as refusal:
        guard.named_numbers(y=1, x=value)
    assert str(refusal.value) == f"x is {value!r}; give an ordinary number, such as 0.5."


def test_the_explorers_ask_before_and_after_the_mathematics():
    with pytest.raises(ValueError, match="A derivative is too large for a float"):
        explore.graph("x*1e200*1e200", x=1e-200)
    nudged = explore.graph("x*1e308", x=1)
    nudged.h.value = 10
    assert "inf is not a finite number" in nudged.page.value and "<svg" in nudged.page.value
    with pytest.raises(ValueError, match="A derivative is too large for a float"):
        explore.descent("x*1e200*1e200 + y", x=1e-200, rate=0)
    with pytest.raises(TypeError, match=r"0\.5 is not a list of weights"):
        explore.chain(0.5)


NET = NeuralNetwork([2, 3, 2], ["sigmoid", "softmax"], rng=0)
X, Y = np.ones((2, 4)), np.eye(2)[:, [0, 1, 0, 1]]
REVIEWS, LABELS = ["good film", "bad film"], [1, 0]
JUDGE = SentimentNetwork(Vocabulary.of(REVIEWS), rng=0)
WEIGHTS = deepcopy([*NET.weights, *NET.biases, JUDGE.weights_0_1, JUDGE.weights_1_2])


def train(**change):
    NET.train(**{"x": X, "y": Y} | change)


class Column(list):
    """A column of a table, whose rows have names."""

    index, iloc = [10, 20, 40], None


class Table(dict):
    """A whole table, whose names would be read as texts."""

    columns = ["text"]


REFUSED = {
    # networks
    "'sigmiod' .*sigmoid, tanh, relu, linear, softmax": lambda: NeuralNetwork([2, 9, 1], ["relu", "sigmiod"]),
    r"activations is \['sigmoid'\]; give a list of 2": lambda: NeuralNetwork([2, 9, 1], ["sigmoid"]),
    "activations is 'sigmoid'; give a list of 2": lambda: NeuralNetwork([2, 9, 1], "sigmoid"),
    "softmax stands at layer 1 of 2": lambda: NeuralNetwork([2, 9, 1], ["softmax", "sigmoid"]),
    "the size of a layer is 0": lambda: NeuralNetwork([2, 0, 1], ["relu", "relu"]),
    r"layers is \[2\]": lambda: NeuralNetwork([2], []),
    "batch_size is 2.0": lambda: train(batch_size=2.0),
    "epochs is True": lambda: train(epochs=True),
    "epochs is 0": lambda: train(epochs=0),
    "rate is 0": lambda: train(rate=0),
    "rate is 'fast'": lambda: train(rate="fast"),
    r"x has shape \(3, 4\), .* needs \(2, m\)": lambda: train(x=np.ones((3, 4))),
    "x is no array of numbers": lambda: train(x=[["1"] * 4] * 2),
    "x is no array .*; give rows of equal length": lambda: train(x=[[1, 2, 3, 4], [1, 2, 3]]),
    "x holds 8 nan or inf": lambda: train(x=np.full((2, 4), np.nan)),
    "no sample": lambda: train(x=np.ones((2, 0)), y=np.ones((2, 0))),
    r"y has shape \(4,\), .*np\.eye\(2\)\[:, labels\]": lambda: train(y=[0, 1, 1, 0]),
    "x has 4 columns but y has 3": lambda: train(y=np.ones((2, 3))),
    "column 0 adds up to 2": lambda: train(y=np.ones((2, 4))),
    "column 1 .* -0.5": lambda: train(y=np.array([[0.5, 1.5, 1, 1], [0.5, -0.5, 0, 0]])),
    r"y has shape \(3,\); give a row for each class": lambda: labels([1, 0, 2]),
    # texts
    "hidden_nodes is 0": lambda: SentimentNetwork(Vocabulary.of(REVIEWS), hidden_nodes=0),
    "rate is −1": lambda: SentimentNetwork(Vocabulary.of(REVIEWS), rate=-1),
    "'often'.* choose .*counts.* presence": lambda: SentimentNetwork(Vocabulary.of(REVIEWS), how="often"),
    "^vocabulary is a list; give Vocabulary.of.texts.": lambda: SentimentNetwork(REVIEWS),
    "There are 2 reviews but 3 labels": lambda: JUDGE.train(REVIEWS, [1, 0, 1]),
    r"labels holds 2; a label is 1 \(positive\) or 0 \(negative\)": lambda: JUDGE.test(REVIEWS, [1, 2]),
    "There are no reviews": lambda: JUDGE.test([], []),
    "^epochs is 0": lambda: JUDGE.train(REVIEWS, LABELS, epochs=0),
    "min_count is 0": lambda: Vocabulary.of(REVIEWS, min_count=0),
    "A polarity needs labels; give 1 or 0 for each": lambda: Vocabulary.of(REVIEWS, polarity=0.5),
    "There are 2 reviews but 1 labels": lambda: Vocabulary.of(REVIEWS, [1]),
    "No word is left; give more reviews, or a lower min_count": lambda: Vocabulary.of(REVIEWS, min_count=3),
    "reviews is a str; give a list of texts": lambda: Vocabulary.of("good film"),
    "reviews is a generator; give a list of texts": lambda: Vocabulary.of(x for x in REVIEWS),
    "reviews is a whole table; give the column": lambda: Vocabulary.of(Table(text=["good"])),
    "^Row 1 of reviews is None, no text": lambda: Vocabulary.of(["good", None]),
    "^Row 40 of reviews is nan, no text": lambda: Vocabulary.of(Column(["good", "bad", math.nan])),
    "polarity is -1; give a number, 0 or more": lambda: Vocabulary.of(REVIEWS, polarity=-1),
    "polarity is nan; give a number": lambda: Vocabulary.of(REVIEWS, LABELS, polarity=math.nan),
    "is not a text": lambda: tokens(REVIEWS),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_cannot_be_used_is_refused_in_a_sentence_and_changes_nothing(sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        REFUSED[sentence]()
    left = [*NET.weights, *NET.biases, JUDGE.weights_0_1, JUDGE.weights_1_2]
    assert all((a == b).all() for a, b in zip(left, WEIGHTS, strict=True))
