"""The sentiment network: a bag of words goes in, a number from 0, all blame, to 1, all praise, comes out.

It is the network of Andrew Trask's lessons on sentiment: one hidden layer without a
nonlinearity, one sigmoid output, rows for samples. Each step comes in two forms with the same
result. The dense one multiplies by every number of layer_0; the sparse one leaves out its zeros.

In all functions layer_0 is an array (1, input), layer_1 (1, hidden), layer_2 and target (1, output);
weights_0_1 is (input, hidden), weights_1_2 (hidden, output). Rows (k,) and counts (1, k) are a bag
without zeros, as `helpers.text.sparse_bag` returns it.
"""

import sys

import numpy as np
from tqdm import tqdm

from helpers import guard
from helpers.activations import sigmoid
from helpers.text import sparse_bag


def start(input_nodes, hidden_nodes, output_nodes, rng=None):
    """Return the weights to start from: the first ones zero, the second ones normal, by chance or a seed."""
    weights_1_2 = np.random.default_rng(rng).normal(0, output_nodes**-0.5, (hidden_nodes, output_nodes))
    return np.zeros((input_nodes, hidden_nodes)), weights_1_2


def forward(layer_0, weights_0_1, weights_1_2):
    """Walk forward: layer_1 adds up weights, layer_2 squeezes the sum between 0 and 1; return both."""
    layer_1 = layer_0 @ weights_0_1  #            (1, hidden) = (1, input) @ (input, hidden)
    layer_2 = sigmoid(layer_1 @ weights_1_2)  #   (1, output) = (1, hidden) @ (hidden, output)
    return layer_1, layer_2


def deltas(layer_2, target, weights_1_2):
    """Hand delta back: return dJ/dz of layer_2 and of layer_1, for J = ½ (layer_2 − target)²."""
    layer_2_error = layer_2 - target
    layer_2_delta = layer_2_error * layer_2 * (1 - layer_2)  # the slope, from the sigmoid's output
    layer_1_delta = layer_2_delta @ weights_1_2.T  # no nonlinearity, so it passes no slope
    return layer_2_delta, layer_1_delta


def backward(layer_0, layer_1, layer_2, target, weights_1_2):
    """Walk backward: each gradient is what goes into the weights times the delta behind them."""
    layer_2_delta, layer_1_delta = deltas(layer_2, target, weights_1_2)
    dweights_1_2 = layer_1.T @ layer_2_delta  #   (hidden, output) = (hidden, 1) @ (1, output)
    dweights_0_1 = layer_0.T @ layer_1_delta  #   (input, hidden) = (input, 1) @ (1, hidden)
    return dweights_0_1, dweights_1_2


def dense_step(layer_0, target, weights_0_1, weights_1_2, rate):
    """Go one step downhill on one review, through all weights; return layer_2 from before the step."""
    layer_1, layer_2 = forward(layer_0, weights_0_1, weights_1_2)
    dweights_0_1, dweights_1_2 = backward(layer_0, layer_1, layer_2, target, weights_1_2)
    weights_0_1 -= rate * dweights_0_1
    weights_1_2 -= rate * dweights_1_2
    return layer_2


def sparse_forward(rows, counts, weights_0_1, weights_1_2):
    """Do what `forward` does, through the rows of the words that occur, and no others."""
    return forward(counts, weights_0_1[rows], weights_1_2)


def sparse_step(rows, counts, target, weights_0_1, weights_1_2, rate):
    """Do what `dense_step` does, and touch only the rows of the words that occur."""
    layer_1, layer_2 = sparse_forward(rows, counts, weights_0_1, weights_1_2)
    dweights_rows, dweights_1_2 = backward(counts, layer_1, layer_2, target, weights_1_2)
    weights_0_1[rows] -= rate * dweights_rows  # each row number once: of a repeated one, only one would count
    weights_1_2 -= rate * dweights_1_2
    return layer_2


class SentimentNetwork:
    """Read reviews, and learn which words speak for a film and which against it.

    Parameters
    ----------
    vocabulary : helpers.text.Vocabulary
        The words that it knows, such as Vocabulary.of(texts).
    hidden_nodes : int
        How many hidden neurons; the name is that of the lessons.
    rate : float
        The step is rate times the gradient.
    how : str
        What a bag of words holds: counts or presence.
    rng : numpy.random.Generator or int, optional
        Where chance comes from, or a seed.

    Attributes
    ----------
    weights_0_1 : array (input_nodes, hidden_nodes)
        A row for each word.
    weights_1_2 : array (hidden_nodes, 1)
    """

    def __init__(self, vocabulary, hidden_nodes=10, rate=0.01, how="counts", rng=None):
        guard.vocabulary(vocabulary)
        guard.whole("hidden_nodes", hidden_nodes)
        guard.above_zero("rate", rate)
        guard.known(how, ("counts", "presence"))
        self.vocabulary, self.rate, self.how = vocabulary, rate, how
        self.weights_0_1, self.weights_1_2 = start(len(vocabulary), hidden_nodes, 1, rng)

    def bag(self, text):
        """Return the rows of a text's known words, and what its bag holds of each, as `sparse_bag` does."""
        return sparse_bag(self.vocabulary.rows(text), self.how)

    def train(self, reviews, labels, epochs=1):
        """Learn from the reviews, in the order given; an interrupt ends it and keeps what was learned.

        Parameters
        ----------
        reviews : list of str
            The two kinds mixed: after many of one kind in a row, it forgets the other.
        labels : list of int
            1 for a positive review, 0 for a negative one.
        epochs : int

        Returns
        -------
        list of float
            The share of right answers in each finished epoch, each given before the step.

        Raises
        ------
        TypeError, ValueError
            If reviews and labels do not fit, or the rate is far too large.
        """
        guard.labelled(reviews, labels)
        guard.whole("epochs", epochs)
        bags, shares = [self.bag(review) for review in shown(reviews)], []  # bags once, for all epochs
        try:
            for _ in shown(range(epochs)):
                said = [self.learn(*bag, label) for bag, label in zip(bags, labels, strict=True)]
                shares.append(share_right(said, labels))
        except KeyboardInterrupt:
            pass  # how many shares there are tells how far it came
        return shares

    @np.errstate(over="ignore", invalid="ignore")  # a sentence says it, in place of warnings
    def learn(self, rows, counts, label):
        """Take one step on the bag of a review, and return what `run` said of it before."""
        return number(sparse_step(rows, counts, label, self.weights_0_1, self.weights_1_2, self.rate))

    def run(self, text):
        """Judge a text: from 0, all blame, to 1, all praise; without a known word, 0.5 exactly."""
        return number(sparse_forward(*self.bag(text), self.weights_0_1, self.weights_1_2)[1])

    def test(self, reviews, labels):
        """Return the share of reviews, from 0 to 1, that it judges rightly; praise is what is above 0.5."""
        guard.labelled(reviews, labels)
        return share_right([self.run(review) for review in shown(reviews)], labels)

    def verdict(self, text):
        """Say in words what `run` says: POSITIVE, NEGATIVE, undecided (0.5), or no known word."""
        if not len(self.vocabulary.rows(text)):
            return "no known word"
        said = self.run(text)
        return "undecided" if said == 0.5 else "POSITIVE" if said > 0.5 else "NEGATIVE"

    def contributions(self, text):
        """Return (word, what it adds to z) for each known word of a text, in the order of the text.

        Above 0 is praise; they add up to z, the number that the output squeezes.
        """
        rows, counts = self.bag(text)
        added = counts[0] * (self.weights_0_1[rows] @ self.weights_1_2)[:, 0]
        added = dict(zip(rows.tolist(), added.tolist(), strict=True))
        in_order = dict.fromkeys(self.vocabulary.rows(text).tolist())
        return [(self.vocabulary.words[row], added[row]) for row in in_order]


def shown(work):
    """Go through a long work, and show how far it has come when it takes more than two seconds."""
    return tqdm(work, delay=2, leave=False, file=sys.stdout)  # stderr would stay, in pink


def share_right(said, labels):
    """Return the share, from 0 to 1, of the labels that was said."""
    return sum((a > 0.5) == label for a, label in zip(said, labels, strict=True)) / len(labels)


def number(layer_2):
    """Return the one number of an output, if it is one."""
    guard.ordinary(layer_2, "The weights hold nan or inf; make a new network, perhaps with a smaller rate.")
    return layer_2.item()
