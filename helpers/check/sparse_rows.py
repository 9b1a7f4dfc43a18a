"""Exercises of notebook 4, fourth part: only the rows of the words that occur are touched."""

import numpy as np

from helpers.check import row_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"
BAGS = (
    (np.array([4, 1]), np.array([[1.0, 3.0]]), given.weights_5_3),
    (np.array([3, 0, 2]), np.array([[2.0, 1.0, 4.0]]), given.weights_5_3),
    (np.array([1, 3]), np.array([[5.0, 2.0]]), given.weights_4_4),
)
STEPS = (
    (given.weights_5_3, np.array([3, 1, 3]), given.delta_1_3, 0.5),
    (given.weights_4_4, np.array([2, 2, 0, 2]), given.delta_1_4, 0.25),
    (given.weights_3_2, np.array([2, 1]), given.delta_1_2, 2.0),
)


def hidden(rows, counts, weights_0_1):
    """Return layer_1 from the rows of the words that occur."""
    return counts @ weights_0_1[rows]  # (1, hidden) = (1, k) @ (k, hidden)


def update(weights, rows, delta, rate):
    """Return the weights after a step in which every word of the review moves its row."""
    new = weights.copy()
    for row in rows:
        new[row] -= rate * delta[0]  # one after the other: a row that comes again moves again
    return new


def times(weights, rows):
    """Return how often each row of the weights occurs, as a column."""
    return np.bincount(rows, minlength=len(weights))[:, np.newaxis]


def moved(weights, delta, by):
    """Return the weights, moved against delta by so much in each row."""
    return weights - by * delta


EXERCISES = (
    Exercise(
        name="sum_of_rows",
        notebook=NOTEBOOK,
        title="The hidden layer as a sum of rows",
        minutes=4,
        ask="Return layer_1, a row (1, hidden), without layer_0. rows (k,) names each word of the review "
        "once, by its row in weights_0_1; counts (1, k) says how often it occurs.",
        solution=hidden,
        cases=BAGS,
        labels=tuple(
            f"hidden({rows.tolist()}, {counts.tolist()}, weights_0_1) with shapes weights_0_1 {weights.shape}"
            for rows, counts, weights in BAGS
        ),
        hint="weights_0_1[rows] picks rows, and has the shape (k, hidden). "
        "Which product with counts (1, k) leaves (1, hidden)?",
        because="A zero in layer_0 adds nothing, so only the rows of the words that occur are left to add.",
        mistakes=(
            Mistake(
                lambda rows, counts, weights: weights[rows].sum(axis=0, keepdims=True),
                "The counts are missing: a word that occurs three times adds its row three times.",
            ),
            Mistake(
                lambda rows, counts, weights: hidden(rows, counts, weights) / counts.sum(),
                "You divided by the number of words. layer_1 is a sum, not a mean.",
            ),
            Mistake(
                lambda rows, counts, weights: hidden(rows, counts, weights) / len(rows),
                "You divided by the number of different words. layer_1 is a sum, not a mean.",
            ),
            Mistake(
                lambda rows, counts, weights: counts @ weights[:, rows].T,
                "You picked columns. A word has a row of weights_0_1: weights_0_1[rows].",
            ),
            Mistake(
                lambda rows, counts, weights: weights.sum(axis=0, keepdims=True),
                "You added the rows of all words there are. Only those that occur count.",
            ),
            Mistake(
                lambda rows, counts, weights: counts @ weights[: len(rows)],
                "You took the first rows of weights_0_1. rows says which ones are wanted: weights_0_1[rows].",
            ),
            Mistake(
                lambda rows, counts, weights: hidden(rows, counts, weights)[0],
                "The numbers are right, but flat. layer_1 is a row (1, hidden).",
            ),
            Mistake(
                lambda rows, counts, weights: counts.T * weights[rows],
                "The rows are multiplied rightly, and not yet added up. counts @ … does both.",
            ),
            Mistake(
                lambda rows, counts, weights: (counts * weights[rows]).sum(axis=0, keepdims=True),
                "The counts meet the columns. Each count belongs to a row: counts.T * …, or counts @ ….",
            ),
            Mistake(
                lambda rows, counts, weights: counts.sum() * weights[rows].sum(axis=0, keepdims=True),
                "Every row is multiplied by the sum of the counts. Each has a count of its own.",
            ),
        ),
    ),
    Exercise(
        name="repeated_rows",
        notebook=NOTEBOOK,
        title="A word that occurs twice",
        minutes=5,
        ask="Return the new weights (n, hidden) after one step. rows holds the row number of each word of "
        "the review, so a number may stand there several times. Each time, its row moves by rate times delta "
        "(1, hidden), downhill. delta[0] is delta as a flat row.",
        solution=update,
        cases=STEPS,
        labels=tuple(
            f"update(weights, {rows.tolist()}, delta, {rate}) with shapes weights {weights.shape}, "
            f"delta {delta.shape}"
            for weights, rows, delta, rate in STEPS
        ),
        hint="Try weights[rows] -= … with one row named twice, and look how far it moved. "
        "What if you go through rows one at a time?",
        because="One at a time, each occurrence finds the row where the one before left it. "
        "np.subtract.at(weights, rows, rate * delta) does the same without a loop.",
        mistakes=(
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, rate * (times(weights, rows) > 0)),
                "A row that is named several times has moved once only. weights[rows] -= … reads all rows "
                "first, then writes: the last write wins.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, -rate * times(weights, rows)),
                "This goes uphill. Downhill is against the gradient: subtract.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, -rate * (times(weights, rows) > 0)),
                "This goes uphill, and a row that is named several times has moved once only.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, times(weights, rows)),
                "The rate is missing: each time, a row moves by rate * delta.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, rate),
                "Every row has moved. Move only those of the words that occur.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(weights, delta, rate * len(rows)),
                "Every row has moved, once for each word. Move only those of the words that occur.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: weights,
                "Nothing has moved. weights[rows] is a copy: what is done to it, weights does not see.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: weights[rows] - rate * delta,
                "These are the rows of the words alone. Return all weights, with those rows moved.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(
                    weights, delta, rate * times(weights, rows) / len(rows)
                ),
                "You divided by the number of words. Each occurrence counts in full.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: moved(
                    weights, delta, rate * times(weights, range(len(rows)))
                ),
                "You moved the first rows of the weights. The numbers in rows say which ones are meant.",
            ),
            Mistake(
                lambda weights, rows, delta, rate: -rate * times(weights, rows) * delta,
                "This is the change. Add it to the weights.",
            ),
        ),
    ),
    Exercise(
        name="count_the_work",
        notebook=NOTEBOOK,
        title="Count the work",
        minutes=4,
        ask="A vocabulary of 74,000 words, 10 hidden nodes, and a review of 230 words, 140 of them "
        "different. How many multiplications of two numbers do these three make: layer_0 @ weights_0_1; "
        "counts @ weights_0_1[rows], where rows names each different word once; "
        "weights_0_1[rows].sum(axis=0)? A product with 0 or 1 counts too.",
        solution=(740_000, 1_400, 0),
        source="products = 74_000 * 10, 140 * 10, 0  # a sum alone multiplies nothing\n",
        hint="How many products go into one number of layer_1? How many numbers has layer_1? "
        "And which signs stand in a sum?",
        because="Each row that comes in costs 10 products, and without counts not even that.",
        mistakes=(
            Mistake((74_000, 140, 0), "That is for one hidden node. There are 10."),
            Mistake((74_000, 1_400, 0), "1,400 is right. 74,000 is for one hidden node; there are 10."),
            Mistake((740_000, 140, 0), "740,000 is right. 140 is for one hidden node; there are 10."),
            Mistake(
                (740_000, 2_300, 0),
                "740,000 is right. In counts each different word stands once, and there are 140.",
            ),
            Mistake(
                (740_000, 2_300, 2_300),
                "740,000 is right. In counts stand the 140 different words; and sum only adds.",
            ),
            Mistake((740_000, 1_400, 1_400), "The first two are right. A sum multiplies nothing."),
            Mistake((740_000, 1_400, 2_300), "The first two are right. A sum multiplies nothing."),
            Mistake((740_000, 1_400, 1_390), "The first two are right. 1,390 are the additions of sum."),
            Mistake(
                (1_400, 1_400, 0),
                "The last two are right. The first product meets every 0 of layer_0, and these count too.",
            ),
            Mistake((739_990, 1_390, 1_390), "These are the additions. Count the multiplications."),
            Mistake((1_400, 740_000, 0), "The numbers are right, their order is not. layer_0 comes first."),
        ),
    ),
)
