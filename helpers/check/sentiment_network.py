"""Exercises of notebook 5: bags of words, samples as rows, a whole training, and what a gain is worth."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope  # noqa: F401 - in answers that are written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise
from helpers.reviews import load_reviews
from helpers.sentiment import start
from helpers.text import Vocabulary, sparse_bag

NOTEBOOK = "05_sentiment_network"


# A review becomes a row of counts.


def bag(tokens, index):
    """Return how often each known word occurs, as a row with a column for each word."""
    layer_0 = np.zeros((1, len(index)))
    for word in tokens:
        if word in index:
            layer_0[0, index[word]] += 1
    return layer_0


EXERCISES = {
    "bag_of_words": Exercise(
        title="A bag of words",
        minutes=4,
        ask="Return a row (1, n) with the count of each known word, in its column index[word].",
        solution=bag,
        cases=(
            (["good", "plot", "good", "and", "good"], {"good": 1, "bad": 2, "plot": 0}),  # not in order
            (["dull", "bad", "dull", "plot"], {"bad": 0, "plot": 1, "dull": 2, "good": 3}),
            (["oh", "badly", "bad"], {"good": 0, "bad": 1}),
        ),
        hints=(
            "Start from np.zeros((1, len(index))). Go through the words, and ask of each whether "
            "it is in index.",
            "In the loop, layer_0[0, index[word]] is the place of a word, and += 1 counts it.",
        ),
        because="Each known word adds 1 in its own column; the order of the words is forgotten.",
        mistakes="""
        # A word that occurs again is not counted again. Add 1 each time, one word after the other;
        # += on many columns at once adds to each only once.
        += 1 => = 1
        # An unknown word stops it with a KeyError. Ask first: if word in index.
        if word in index: => if True:
        # Unknown words are counted in the last column. Leave them out.
        if word in index: => if True: ;; index[word] => index.get(word, -1)
        # Unknown words are counted in the first column. Leave them out.
        if word in index: => if True: ;; index[word] => index.get(word, 0)
        += 1 => += 1 / len(tokens)  # You divided by the number of words. Wanted are the counts themselves.
        # There is a row for each word of the review. The review is one row: add them up.
        np.eye(len(index))[[index[word] for word in tokens if word in index]]
        # These are the column numbers of the words. Wanted is how often each word occurs.
        np.array([[index[word] for word in tokens if word in index]])
        += 1 => += index[word]  # The number of the column is added. Each time a word occurs, add 1.
        # The counts stand in another order than the columns. Each word's column is index[word].
        np.array([[tokens.count(word) for word in index]])
        np.array([[tokens.count(word) for word in tokens if word in index]])
        np.array([[tokens.count(word) for word in sorted(index)]])
        # The count starts at 1 for every word. A word that does not occur counts 0: np.zeros.
        np.zeros => np.ones
        [0, index[word]] => [0]  # Each known word adds 1 in every column. Its own column is index[word].
        # The column is the number that index gives, as it stands: columns are counted from 0, like it.
        [0, index[word]] => [0, index[word] - 1]
        # A word in column 0 is not counted: 0 is a column, but counts as False. Ask: if word in index.
        if word in index: => if index.get(word):
        """,
    ),
}


# A layer of notebook 3, with samples as rows.


def in_rows(weights, b, x, y):
    """Return dweights and db of one linear layer; a row is a sample."""
    a = x @ weights + b  # (m, n_out)
    delta = (a - y) / x.shape[0]
    return x.T @ delta, delta.sum(axis=0, keepdims=True)


EXERCISES |= {
    "two_conventions": Exercise(
        title="From columns to rows",
        minutes=6,
        ask="Return dweights and db of a linear layer whose samples are rows, J averaged over the samples.",
        solution=in_rows,
        cases=(
            (given.weights_3_2, given.b_2.T, given.x_4_3, given.y_4_2),
            (given.W_3_3, given.b_3.T, given.x_3_3, given.y_3_3),
            (given.weights_3_2, given.b_2.T, given.z_2_3, given.y_2_2),
        ),
        hints=(
            "(W @ x).T is x.T @ W.T: transposing turns the order round. Which size is m now, and along "
            "which axis do the samples lie?",
            "x @ weights comes first; m is x.shape[0]; x is turned and stands before delta; db adds over "
            "axis 0.",
        ),
        because="Everything is transposed, so every product is turned round, and the samples lie along axis "
        "0. The gradients are those of notebook 3, transposed.",
        mistakes="""
        # This is still the code for columns. With square matrices it runs, and is wrong.
        x @ weights => weights @ x ;; .shape[0] => .shape[1] ;; x.T @ delta => delta @ x.T ;; axis=0 => axis=1
        x @ weights => weights @ x  # Only the forward step is still in columns: a row x comes first.
        x.T @ delta => delta @ x.T  # dweights is still in columns. (n_in, m) must meet (m, n_out).
        x.shape[0] => x.shape[1]  # You divided by the number of inputs. With rows, m is x.shape[0].
        / x.shape[0] => / y.shape[1]  # You divided by the number of outputs. With rows, m is x.shape[0].
        x.T @ delta => delta @ weights.T  # db is right. The first is dJ/dx: for dweights, x.T meets delta.
        x.T @ delta => a.T @ delta  # db is right. dweights needs what came into the layer: x, not a.
        # dweights is right. Each output has its own b: keep the columns.
        keepdims=True) => keepdims=True).sum()
        # The layer is linear: nothing is squashed, so no slope of an activation belongs here.
        (a - y) => (a - y) * sigmoid_slope(a)
        (a - y) => (a - y) * a * (1 - a)
        x @ weights + b => sigmoid(x @ weights + b)
        x @ weights + b => sigmoid(x @ weights + b) ;; (a - y) => (a - y) * a * (1 - a)
        # Twice too large: the ½ in J takes away the 2 that comes down from the square.
        (a - y) => 2 * (a - y)
        # The error is still squared. Its square has the slope a − y.
        (a - y) => 0.5 * (a - y) ** 2
        (a - y) => (a - y) ** 2
        """,
    ),
}


# The very first step, from weights that are zero.

EXERCISES |= {
    "first_step": Exercise(
        title="The very first step",
        minutes=5,
        ask="The first step: give the gradients of the word's row in weights_0_1, then of weights_1_2.",
        solution=(-1, 2, 0, 0),
        source="first = -1, 2, 0, 0  # 2 · (−0.125) · 4 and 2 · (−0.125) · (−8); then 0 · (−0.125), twice\n",
        hints=(
            "Go forward first: what is layer_1, and what does σ make of it? Then layer_2_delta, and "
            "layer_1_delta. Which number goes into each weight?",
            "layer_2 is ½, so layer_2_delta is −½ · ½ · ½. A weight's gradient is what went in times the "
            "delta behind it, and layer_1 went into weights_1_2.",
        ),
        because="layer_1 is 0, so weights_1_2 cannot move yet. But the delta comes back through weights_1_2, "
        "which is not 0: weights_0_1 moves first.",
        mistakes="""
        # The last two are right. The first two are not 0: the delta comes back through weights_1_2.
        (0, 0, 0, 0)
        (-0.5, 1, 0, 0)  # The last two are right. The first two lack what goes in: the word occurs twice.
        (1, -2, 0, 0)  # The sign is turned: the error is layer_2 − target, and that is −½.
        (-4, 8, 0, 0)  # The slope of the sigmoid is missing: layer_2 * (1 - layer_2), with layer_2 = ½.
        (-8, 16, 0, 0)  # σ(0) is ½, not 0: so the error is −½. And the slope of the sigmoid is missing.
        # The last two are right. On the way back the delta goes through weights_1_2: 4 and −8.
        (-0.25, -0.25, 0, 0)
        (-0.125, -0.125, 0, 0)
        # The first two are right. In weights_1_2 the delta meets layer_1, and that is 0.
        # Just the other way: layer_1 is 0, so weights_1_2 stands still. weights_0_1 moves.
        (0, 0, -0.125, -0.125)
        (0, 0, -1, 2)  # The numbers are right, their order is not. weights_0_1 comes first.
        # The last two are right. Each of the first two has its own weight behind it: 4, and −8.
        (-1, -2, 0, 0)
        (1, 2, 0, 0)
        (-1, 2, ..., ...)  # The first two are right. In weights_1_2 the delta meets layer_1, and that is 0.
        (..., ..., 4, -8)  # 4 and −8 are the weights themselves. Asked for are their gradients.
        """,
    ),
}


# Only the rows of the words that occur are touched.


def hidden(rows, counts, weights_0_1):
    """Return layer_1 from the rows of the words that occur."""
    return counts @ weights_0_1[rows]  # (1, hidden) = (1, k) @ (k, hidden)


def update(weights, rows, delta, rate):
    """Return the weights after a step in which every word of the review moves its row."""
    new = weights.copy()
    for row in rows:
        new[row] -= rate * delta[0]  # one after the other: a row that comes again moves again
    return new


EXERCISES |= {
    "sum_of_rows": Exercise(
        title="The hidden layer as a sum of rows",
        minutes=3,
        ask="Return layer_1 (1, hidden) from rows (k,) and counts (1, k), without making layer_0.",
        solution=hidden,
        cases=(
            (np.array([4, 1]), np.array([[1.0, 3.0]]), given.weights_5_3),
            (np.array([3, 0, 2]), np.array([[2.0, 1.0, 4.0]]), given.weights_5_3),
            (np.array([1, 3]), np.array([[5.0, 2.0]]), given.weights_4_4),
        ),
        hints=(
            "weights_0_1[rows] picks rows, and has the shape (k, hidden). "
            "Which product with counts (1, k) leaves (1, hidden)?",
            "(1, k) @ (k, hidden) leaves (1, hidden): the counts stand first.",
        ),
        because="A zero in layer_0 adds nothing, so only the rows of the words that occur are left to add.",
        mistakes="""
        # The counts are missing: a word that occurs three times adds its row three times.
        weights_0_1[rows].sum(axis=0, keepdims=True)
        weights_0_1[rows].sum(axis=0)
        weights_0_1[rows]  # You picked the rows. Now each meets its count, and they are added up.
        [rows] => [rows] / counts.sum()  # You divided by the number of words. layer_1 is a sum, not a mean.
        # You added the rows of all words there are. Only those that occur count.
        weights_0_1.sum(axis=0, keepdims=True)
        [rows] => [: len(rows)]  # You took the first rows of weights_0_1. rows says which ones are wanted.
        # The rows are multiplied rightly, and not yet added up. A product with @ does both.
        counts.T * weights_0_1[rows]
        # The counts are added. Each row is multiplied by its count, and then they are added up.
        (counts.T + weights_0_1[rows]).sum(axis=0, keepdims=True)
        # The counts meet the columns. Each count belongs to a row.
        (counts * weights_0_1[rows]).sum(axis=0, keepdims=True)
        # Every row is multiplied by the sum of the counts. Each has a count of its own.
        counts.sum() * weights_0_1[rows].sum(axis=0, keepdims=True)
        # The counts are missing, and this is a mean. layer_1 is a sum, in which each row has its count.
        weights_0_1[rows].mean(axis=0, keepdims=True)
        # The counts are spread evenly here. Each row has its own.
        counts.sum() * weights_0_1[rows].mean(axis=0, keepdims=True)
        # The counts meet the wrong rows: both must keep their order.
        [rows] => [rows[::-1]]
        [rows] => [np.sort(rows)]
        # The hidden layer has no nonlinearity: layer_1 is the sum as it is.
        np.maximum(counts @ weights_0_1[rows], 0)
        1 / (1 + np.exp(-counts @ weights_0_1[rows]))
        np.tanh(counts @ weights_0_1[rows])
        counts[0, -1] * weights_0_1[rows[-1:]]  # This is the last word alone. Add what all of them do.
        counts[0, 0] * weights_0_1[rows[:1]]  # This is the first word alone. Add what all of them do.
        """,
    ),
    "repeated_rows": Exercise(
        title="A word that occurs twice",
        minutes=4,
        ask="Return the new weights: each number in rows moves its row downhill by rate * delta.",
        solution=update,
        cases=(
            (given.weights_5_3, np.array([3, 1, 3]), given.delta_1_3, 0.5),
            (given.weights_4_4, np.array([2, 2, 0, 2]), given.delta_1_4, 0.25),
            (given.weights_3_2, np.array([2, 1]), given.delta_1_2, 2.0),
        ),
        hints=(
            "Try weights[rows] -= … with one row named twice, and look how far it moved. "
            "What if you go through rows one at a time?",
            "Copy the weights. Then loop: for row in rows, and take rate * delta[0] off the copy's row.",
        ),
        because="One at a time, each occurrence finds the row where the one before left it. "
        "np.subtract.at(weights, rows, rate * delta) does the same without a loop.",
        mistakes="""
        # A row that is named several times has moved once only. It moves again each time, from where
        # it was left; weights[rows] -= … would read all rows first, then write.
        in rows: => in set(rows.tolist()):
        -= => +=  # This goes uphill. Downhill is against the gradient: subtract.
        # This goes uphill, and a row that is named several times has moved once only.
        in rows: => in set(rows.tolist()): ;; -= => +=
        # The rate is missing, and a row that is named several times has moved once only.
        in rows: => in set(rows.tolist()): ;; rate * delta[0] => delta[0]
        # Every row has moved. Move only those of the words that occur.
        weights - rate * delta
        weights - rate * len(rows) * delta
        # Nothing has moved in what you return. Is it the array that you changed, and is the change stored
        # in its rows?
        weights
        weights[rows] - rate * delta  # These are the words' rows alone. Return all weights, with those moved.
        rate * delta[0] => rate * delta[0] / len(rows)  # You divided by the number of words. Each counts.
        # You moved the first rows of the weights. The numbers in rows say which ones are meant.
        in rows: => in range(len(rows)):
        # The first or the last word is left out. Every number in rows moves its row.
        in rows: => in rows[1:]:
        in rows: => in rows[:-1]:
        # These are the gradients. A step is rate times that, taken off the weights.
        weights.copy() => 0 * weights ;; -= rate * => +=
        delta[0] => delta[0, 0]  # This is one number of delta. A row moves by all of delta[0].
        delta[0] => delta.sum()  # Each row moves by all of delta, number by number, not by its sum.
        new[row] -= => new[row] = -  # It says = − where −= is meant: the old row is lost.
        # In each round all rows move. Only the row whose turn it is moves: row, not rows.
        new[row] -= => new[rows] -=
        # Each occurrence starts from the old weights again, so only the last word has moved.
        for row in rows: => for row in rows[-1:]:
        weights.copy() => 0 * weights  # This is the change. Add it to the weights.
        """,
    ),
}


# A whole training, review by review.

WEIGHTS = np.array([[0.5, -0.25], [-1.0, 0.75], [0.25, 0.5], [1.5, -2.0]])
FEW = [
    (np.array([1, 3]), np.array([[2.0, 1.0]])),
    (np.array([0, 2, 3]), np.array([[1.0, 3.0, 2.0]])),
    (np.array([2, 0]), np.array([[1.0, 2.0]])),
]
TEXTS, LABELS = (column[:150] for column in load_reviews())
CLEAR = Vocabulary.of(TEXTS, LABELS, min_count=6, polarity=1.5)
TRAININGS = (
    (FEW, [1, 0, 1], WEIGHTS, np.array([[1.0], [-0.5]]), 0.5, 3),
    (FEW[::-1] + FEW[:1], [0, 0, 1, 1], np.zeros((4, 2)), np.array([[-0.75], [1.25]]), 2.0, 2),
    ([sparse_bag(CLEAR.rows(text)) for text in TEXTS], LABELS, *start(len(CLEAR), 2, 1, rng=0), 0.1, 1),
)


def as_call(case):
    """Write a case with few reviews so that it can be typed in again."""
    bags, labels, first, second, rate, epochs = case
    pairs = ", ".join(f"(np.array({rows.tolist()}), np.array({counts.tolist()}))" for rows, counts in bags)
    return f"""train(bags, labels, weights_0_1, weights_1_2, {rate}, {epochs}) with
bags = [{pairs}]
labels = {labels}
weights_0_1 = np.array({first.tolist()})
weights_1_2 = np.array({second.tolist()})"""


def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
    """Learn from every review in turn; return the share of right answers in each epoch, and the weights."""
    shares = np.zeros(epochs)
    for epoch in range(epochs):
        for (rows, counts), label in zip(bags, labels, strict=True):
            layer_1 = counts @ weights_0_1[rows]
            layer_2 = sigmoid(layer_1 @ weights_1_2)
            shares[epoch] += (layer_2[0, 0] > 0.5) == label
            layer_2_delta = (layer_2 - label) * layer_2 * (1 - layer_2)
            layer_1_delta = layer_2_delta @ weights_1_2.T
            weights_0_1[rows] -= rate * counts.T @ layer_1_delta
            weights_1_2 -= rate * layer_1.T @ layer_2_delta
    return shares / len(labels), weights_0_1, weights_1_2


# Parts of the solution in which several mistakes are made.
FIRST = "weights_0_1[rows] -= rate * counts.T @ layer_1_delta"
SECOND = "weights_1_2 -= rate * layer_1.T @ layer_2_delta"
JUDGED = "shares[epoch] += (layer_2[0, 0] > 0.5) == label"

EXERCISES |= {
    "review_by_review": Exercise(
        title="A whole training, review by review",
        minutes=12,
        ask="Train on every review in turn, epochs times over; return shares, weights_0_1, weights_1_2.",
        solution=train,
        cases=TRAININGS,
        labels=(
            *map(as_call, TRAININGS[:2]),
            "train(bags, labels, weights_0_1, weights_1_2, 0.1, 1) with 150 of the course's reviews, but "
            f"only their {len(CLEAR)} clearest words,",
        ),
        hints=(
            "Two loops, one in the other: epochs, then zip(bags, labels). Inside: forward, judge, both "
            "deltas, both updates. What has to be worked out before any weight moves?",
            "layer_1 = counts @ weights_0_1[rows]; both deltas come before both updates; the rows move by "
            "rate * counts.T @ layer_1_delta. shares = np.zeros(epochs) has a place for each epoch.",
        ),
        because="Your loop has just read 150 of the course's reviews as well, and learned the same "
        "weights. Each answer is judged before the step, and both deltas are found before a weight moves.",
        mistakes=f"""
        # weights_1_2 has moved before layer_1_delta was worked out with it. Work out both deltas first.
        layer_2_delta @ weights_1_2.T => layer_2_delta @ (weights_1_2 - rate * layer_1.T @ layer_2_delta).T
        # weights_0_1 has moved before layer_1 was worked out with it. Go forward once, before any step.
        {SECOND} => weights_1_2 -= rate * (counts @ weights_0_1[rows]).T @ layer_2_delta
        # On the way forward the counts are missing: a word that occurs twice adds its row twice.
        counts @ weights_0_1[rows] => weights_0_1[rows].sum(axis=0, keepdims=True)
        # In the update the counts are missing: what goes into a word's row is its count.
        counts.T @ layer_1_delta => layer_1_delta
        # The counts are missing, on the way forward and in the update.
        counts @ => np.ones_like(counts) @ ;; counts.T => np.ones_like(counts).T
        # The slope of the sigmoid is missing in layer_2_delta: layer_2 * (1 - layer_2).
        (layer_2 - label) * layer_2 * (1 - layer_2) => layer_2 - label
        # layer_1_delta lacks the slope of the sigmoid: it comes from layer_2_delta, not from the error.
        layer_2_delta @ weights_1_2.T => (layer_2 - label) @ weights_1_2.T
        # The update of weights_1_2 lacks the slope of the sigmoid: layer_2_delta has it, the error has not.
        layer_1.T @ layer_2_delta => layer_1.T @ (layer_2 - label)
        # The sigmoid is applied once too often: its slope is layer_2 * (1 - layer_2).
        layer_2 * (1 - layer_2) => sigmoid_slope(layer_2)
        # layer_1 has a slope in layer_1_delta, but no nonlinearity: what comes back is its delta already.
        layer_2_delta @ weights_1_2.T => layer_2_delta @ weights_1_2.T * layer_1 * (1 - layer_1)
        layer_2_delta @ weights_1_2.T => layer_2_delta @ weights_1_2.T * (1 - layer_1**2)
        # layer_1 is squeezed on its way to layer_2. This hidden layer has no nonlinearity.
        layer_1 = counts @ weights_0_1[rows] => layer_1 = sigmoid(counts @ weights_0_1[rows])
        # Both updates go uphill. Downhill is against the gradient: subtract.
        (layer_2 - label) => (label - layer_2)
        _0_1[rows] -= => _0_1[rows] +=  # weights_0_1 goes uphill. Downhill is against the gradient: subtract.
        _1_2 -= => _1_2 +=  # weights_1_2 goes uphill. Downhill is against the gradient: subtract.
        rate *  =>   # The rate is missing in both updates.
        -= rate * counts.T => -= counts.T  # The rate is missing in the update of weights_0_1.
        -= rate * layer_1.T => -= layer_1.T  # The rate is missing in the update of weights_1_2.
        {SECOND} => pass  # weights_1_2 has not moved. It has a gradient too: layer_1.T @ layer_2_delta.
        {FIRST} => pass  # weights_0_1 has not moved. Its rows move by rate * counts.T @ layer_1_delta.
        {FIRST} => pass ;; {SECOND} => pass  # No weight has moved. Take rate times its gradient off each.
        # The weights are right. The shares count on from epoch to epoch: begin each one at 0.
        shares / len(labels) => np.cumsum(shares) / len(labels)
        # The weights are right. These are numbers of right answers: divide by how many there are.
        shares / len(labels) => shares
        # The weights are right. The answers are judged after the step: judge what the network said before it.
        {JUDGED} => pass ;; {SECOND} => {SECOND}; shares[epoch] += (
            sigmoid(counts @ weights_0_1[rows] @ weights_1_2)[0, 0] > 0.5) == label
        > 0.5 => >= 0.5  # The weights are right. ½ is no praise: it is praise above 0.5 only.
        # The weights are right. With ½ the network says blame; here such an answer is never right.
        (layer_2[0, 0] > 0.5) == label => abs(layer_2[0, 0] - label) < 0.5
        # The weights are right. Here all counts as blame: no output reaches 1, and int cuts off what stands
        # behind the point. Ask for > 0.5.
        (layer_2[0, 0] > 0.5) => int(layer_2[0, 0])
        # The weights are right. Each share is still an array, as layer_2 is: layer_2[0, 0] is a number.
        np.zeros(epochs) => np.zeros((epochs, 1, 1))
        > 0.5 => > 0  # The weights are right. Every answer is above 0: it is praise above 0.5.
        # The weights are right. The answers are judged after the epoch. Judge each before its step.
        {JUDGED} => pass ;; {SECOND} => {SECOND}; shares[epoch] = sum(
            (sigmoid(c @ weights_0_1[r] @ weights_1_2)[0, 0] > 0.5) == y for (r, c), y in zip(bags, labels))
        == label => != label  # The weights are right. The shares are those of wrong answers.
        # The weights are right. These are the shares of praise: compare each answer with its label.
        (layer_2[0, 0] > 0.5) == label => layer_2[0, 0] > 0.5
        # The weights are right. Only praise told rightly is counted: blame told rightly is right, too.
        (layer_2[0, 0] > 0.5) == label => layer_2[0, 0] > 0.5 and label == 1
        # The weights are right. The shares are divided by the number of epochs: divide by that of reviews.
        shares / len(labels) => shares / epochs
        # The weights are right. There is a share after each review: keep one for each epoch, after its last.
        np.zeros(epochs) => np.zeros(0) ;; {JUDGED} => shares = np.append(shares, (
            layer_2[0, 0] > 0.5) == label) ;; shares / len => np.cumsum(shares) / len
        # The weights are right. This is the share of one epoch. Each epoch has its own: keep all of them.
        shares / len(labels) => shares[-1] / len(labels)
        shares / len(labels) => shares[-1:] / len(labels)
        shares / len(labels) => shares[:1] / len(labels)
        # The weights are right. This is the share of all epochs together. Each epoch has its own.
        shares / len(labels) => np.array([shares.mean() / len(labels)])
        # It goes through the reviews once only. All of them come again in each epoch: does return stand
        # inside the loop?
        return shares =>     return shares
        return shares =>     return shares[:1]
        # It ends after the first review: return stands inside both loops.
        return shares =>         return shares
        return shares =>         return shares[:1]
        # It learns from wrong answers only. Each review has a gradient: a right answer can be surer still.
        {JUDGED} => {JUDGED}; step = rate * ((layer_2[0, 0] > 0.5) != label) ;; -= rate => -= step
        layer_2 - label => layer_2 - (1 - label)  # The target is turned round: 1 is praise, 0 is blame.
        # Twice too much: in J the ½ takes away the 2 that comes down from the square.
        (layer_2 - label) => 2 * (layer_2 - label)
        # The error is still squared. The square brings down its error once.
        (layer_2 - label) => (layer_2 - label) ** 2
        # layer_2_delta is divided by the number of reviews. Each review makes a step of its own.
        (layer_2 - label) => (layer_2 - label) / len(labels)
        # The weights stay as they were during an epoch. Each review makes its step before the next is read.
        label in zip(bags, labels, strict=True) => label, (first, second) in zip(
            bags, labels, [(weights_0_1.copy(), weights_1_2.copy())] * len(labels)) ;;
            counts @ weights_0_1 => counts @ first ;; (layer_1 @ weights_1_2) => (layer_1 @ second) ;;
            @ weights_1_2.T => @ second.T
        """,
    ),
}


# What a word adds.


def contributions(rows, counts, weights_0_1, weights_1_2):
    """Return what each word adds to z of the output, one number for each of rows."""
    return counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]


# What a gain is worth.


def gain_and_error(before, after, held, known):
    """Return the mean gain, its corrected error, and what more and more splits would leave of that error."""
    gains = after - before
    variance = gains.var(ddof=1)
    error = np.sqrt(variance * (1 / len(gains) + held / known))
    return gains.mean(), error, np.sqrt(variance * held / known)  # without end, 1/n becomes 0


LEFT = "np.sqrt(variance * held / known)"
ERROR = "np.sqrt(variance * (1 / len(gains) + held / known))"
HALF = "(variance * (1 / len(gains) + held / known)) ** 1/2"
ADDED = (
    (np.array([1, 4]), np.array([[3.0, 1.0]]), given.weights_5_3, np.array([[0.5], [-1.25], [2.0]])),
    (np.array([3, 0, 2]), np.array([[2.0, 1.0, 4.0]]), given.weights_5_3, np.array([[-0.75], [1.5], [0.25]])),
    (np.array([1]), np.array([[5.0]]), given.weights_4_4, given.weights_4_1),
)

EXERCISES |= {
    "word_contributions": Exercise(
        title="What each word adds",
        minutes=5,
        ask="Return what each word of a review adds to z of the output, a flat array: a number for each row.",
        solution=contributions,
        cases=ADDED,
        hints=(
            "z is a sum over the words, each with its count. Which number has one word, whose row is known, "
            "in it? And what is the shape of weights_0_1[rows] @ weights_1_2?",
            "weights_0_1[rows] @ weights_1_2 is a column (k, 1): [:, 0] makes it flat. counts[0] is flat "
            "too; multiply entry by entry.",
        ),
        because="z is linear in the counts, so it falls apart into one term for each word: the count times "
        "its row times weights_1_2.",
        mistakes="""
        weights_0_1[rows] @ weights_1_2  # The counts are missing, and this is a column: [:, 0] makes it flat.
        # This is layer_1. Go on, through weights_1_2, and do not add up the words.
        counts @ weights_0_1[rows]
        # The numbers of the rows are no counts. How often each word occurs stands in counts[0].
        rows * (weights_0_1[rows] @ weights_1_2)[:, 0]
        # These are the terms added up: z itself. Leave one number for each word.
        counts @ weights_0_1[rows] @ weights_1_2
        (counts @ weights_0_1[rows] @ weights_1_2)[0]
        (counts @ weights_0_1[rows] @ weights_1_2)[0, 0]
        # This is the sum of each row, times its count. Each hidden neuron has its own weight: weights_1_2.
        counts[0] * weights_0_1[rows].sum(axis=1)
        counts.T * weights_0_1[rows]  # This is what each word adds to layer_1. Go on, through weights_1_2.
        # These are fractions of the sum. What is added to it is not divided.
        counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0] / (counts @ weights_0_1[rows] @ weights_1_2)
        counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0] / counts.sum()  # Do not divide by the words.
        [rows] => [: len(rows)]  # These are the first rows of weights_0_1. rows says which ones are wanted.
        # This has one number for every word there is. Asked for are those in rows.
        (weights_0_1 @ weights_1_2)[:, 0]
        # The sigmoid comes after the sum. What a word adds to z is not squeezed.
        sigmoid(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])
        counts[0] * sigmoid(weights_0_1[rows] @ weights_1_2)[:, 0]
        # This is the first hidden neuron alone. Add up over all of them.
        counts[0] * weights_0_1[rows][:, 0] * weights_1_2[0, 0]
        # Every word gets the sum of all counts. Each has a count of its own.
        counts.sum() * (weights_0_1[rows] @ weights_1_2)[:, 0]
        # The counts meet the wrong words: both must keep their order.
        counts[0, ::-1] * (weights_0_1[rows] @ weights_1_2)[:, 0]
        counts[0] * (weights_0_1[np.sort(rows)] @ weights_1_2)[:, 0]
        # The column has spread to a matrix: make it flat with [:, 0] before the counts meet it.
        counts[0] * (weights_0_1[rows] @ weights_1_2)
        """,
    ),
    "gain_and_error": Exercise(
        title="What a gain is worth",
        minutes=8,
        ask="Return the mean gain over some splits, its corrected standard error, and what more splits "
        "would leave of that, without end.",
        solution=gain_and_error,
        also=(
            "(after - before).mean(), (after - before).std(ddof=1) * (1 / len(after) + held / known) ** 0.5, "
            "(after - before).std(ddof=1) * (held / known) ** 0.5",
        ),
        cases=(
            (np.array([0.75, 0.8, 0.7, 0.85]), np.array([0.8, 0.95, 0.65, 0.9]), 20, 80),
            (np.array([0.6, 0.9, 0.75]), np.array([0.65, 0.8, 0.7]), 30, 125),
            (np.array([0.5, 0.75, 1.0, 0.625, 0.875]), np.array([0.75, 0.625, 1.0, 1.0, 0.75]), 8, 50),
        ),
        hints=(
            "A gain is a difference on the same split: subtract first. Then its mean, its variance with "
            "ddof=1, and what stands in the brackets. What is still to be done with it? And which part "
            "of the brackets do more splits make smaller?",
            "The error is the square root of all of variance * (1 / n + held / known), with n = len(gains). "
            "Without end, 1 / n becomes 0.",
        ),
        because="More splits make 1/n smaller, but held / known stays: the splits share their reviews, and "
        "new splits bring no new ones.",
        mistakes=f"""
        # The gain is right. The error is that of splits without overlap. Add held / known to 1 / n.
        variance * (1 / len(gains) + held / known) => variance / len(gains)
        # The gain is right. x ** 1/2 is half of x, since ** comes first: write ** (1/2), or np.sqrt.
        {ERROR} => {HALF}
        {ERROR} => variance ** 1/2 * (1 / len(gains) + held / known) ** 1/2
        {ERROR} => {HALF} ;; {LEFT} => (variance * held / known) ** 1/2
        # The gain is right. held and known have changed places: what is held out stands above.
        held / known => known / held
        # The gain is right. Below held stands the number of those learned from, not of all.
        held / known => held / (held + known)
        held / known => known / (held + known)  # The gain is right. held stands above, and known alone below.
        # The gain is right. With ddof=0 the variance is too small: the mean came from the same numbers.
        ddof=1 => ddof=0
        # The gain is right. This is a standard deviation under the root: a variance belongs there.
        gains.var => gains.std
        # The gain is right. The root is taken of the brackets alone: the variance needs it too.
        {ERROR} => variance * np.sqrt(1 / len(gains) + held / known)
        # The gain is right. The error lacks held / known, and with ddof=0 its variance is too small.
        {ERROR} => gains.std() / np.sqrt(len(gains))
        # The gain is right. This is the variance of one gain. The brackets are missing, and so is the root.
        {ERROR} => variance
        # The gain is right. The error is that of the accuracies themselves: take that of the gains.
        gains.var => before.var
        gains.var => after.var
        # The gain is right. The root is taken of the variance alone, and of 1 / n.
        {ERROR} => np.sqrt(variance / len(gains)) + held / known
        # Both errors are right. The gain is that of the middle split, the median: take the mean.
        gains.mean() => np.median(gains)
        # The gain is right. The variances are added up. But the splits are the same: take that of the gains.
        gains.var(ddof=1) => before.var(ddof=1) + after.var(ddof=1)
        # The gain is right. The variances of both are subtracted. Subtract first, split by split.
        gains.var(ddof=1) => abs(after.var(ddof=1) - before.var(ddof=1))
        # The gain is right. These are the mean distances. The variance has squares: gains.var(ddof=1).
        gains.var(ddof=1) => abs(gains - gains.mean()).mean() ** 2
        + held / known => * held / known  # The gain is right. 1/n and held / known are multiplied: add them.
        # The gain is right. n is the number of splits, len(gains), not of reviews.
        1 / len(gains) => 1 / held
        1 / len(gains) => 1 / known
        1 / len(gains) => 1 / (held + known)
        # The gain is right. In the brackets stands 1 / n, with n splits, not n − 1.
        1 / len(gains) => 1 / (len(gains) - 1)
        # The gain is right. Both have a 1 above: 1 / n + held / known.
        held / known => 1 / known
        held / known => 1 / held
        # The gains are taken as a share of what was before. Subtract alone.
        gains = after - before => gains = (after - before) / before
        gains = after - before => gains = after / before
        # Two are right. But more splits do not make the error 0: only 1 / n becomes 0, held / known stays.
        {LEFT} => 0.0
        # The gain is right. The errors are those of splits without overlap. Add held / known to 1 / n.
        variance * (1 / len(gains) + held / known) => variance / len(gains) ;; {LEFT} => 0.0
        # Two are right. What is left is not the whole deviation of a gain: 1 / n goes, held / known stays.
        {LEFT} => np.sqrt(variance)
        # Two are right. What more splits leave is held / known; 1 / n is what they make smaller.
        {LEFT} => np.sqrt(variance / len(gains))
        # Two are right. What is left is no difference of roots: put 0 in place of 1 / n, under one root.
        {LEFT} => error - np.sqrt(variance / len(gains))
        {LEFT} => error  # Two are right. With more splits 1 / n becomes 0, so the error gets smaller.
        # The gain is right. Both errors lack their square root.
        {ERROR} => variance * (1 / len(gains) + held / known) ;; {LEFT} => variance * held / known
        """,
    ),
}
