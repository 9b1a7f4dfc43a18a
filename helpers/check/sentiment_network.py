"""Exercises of notebook 4: bags of words, samples as rows, and only the rows that occur."""

import numpy as np

from helpers.activations import sigmoid_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"


# A review becomes a row of counts, and words take sides.

CASES = (
    (["good", "plot", "good", "and", "good"], {"good": 0, "bad": 1, "plot": 2}),
    (["dull", "bad", "dull", "plot"], {"bad": 0, "plot": 1, "dull": 2, "good": 3}),
    (["oh", "well", "bad"], {"good": 0, "bad": 1}),
)


def bag(tokens, index):
    """Return how often each known word occurs, as a row with a column for each word."""
    layer_0 = np.zeros((1, len(index)))
    for word in tokens:
        if word in index:
            layer_0[0, index[word]] += 1
    return layer_0


def columns(tokens, index):
    """Return the column number of each known word, in the order of the text."""
    return [index[word] for word in tokens if word in index]


def counted(columns, n):
    """Return how often each of n columns is named, as a row."""
    return np.eye(n)[columns].sum(axis=0, keepdims=True)


def polarity(p, n):
    """Return how one-sided a word is, from how often it occurs in positive and in negative reviews."""
    return np.log((p + 1) / (n + 1))


EXERCISES = (
    Exercise(
        name="bag_of_words",
        notebook=NOTEBOOK,
        title="A bag of words",
        minutes=4,
        ask="Return layer_0 of a review: a row of shape (1, n), with the count of each of the n known words. "
        "tokens is a list of words; index says for each known word which column it has. "
        "Leave out unknown words.",
        solution=bag,
        cases=CASES,
        hint="Start from np.zeros((1, len(index))). Go through the words, and ask of each whether "
        "it is in index.",
        because="Each known word adds 1 in its own column; the order of the words is forgotten.",
        mistakes=(
            Mistake(
                lambda tokens, index: np.minimum(bag(tokens, index), 1),
                "A word that occurs again is not counted again. Add 1 each time, one word after the other; "
                "+= on many columns at once adds to each only once.",
            ),
            Mistake(
                lambda tokens, index: counted([index[word] for word in tokens], len(index)),
                "An unknown word stops it with a KeyError. Ask first: if word in index.",
            ),
            Mistake(
                lambda tokens, index: counted([index.get(word, -1) for word in tokens], len(index)),
                "Unknown words are counted in the last column. Leave them out.",
            ),
            Mistake(
                lambda tokens, index: counted([index.get(word, 0) for word in tokens], len(index)),
                "Unknown words are counted in the first column. Leave them out.",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index).T,
                "The counts are right, but stand in a column. In this notebook a review is a row: (1, n).",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index)[0],
                "The counts are right, but flat. A row has two numbers in its shape: (1, n).",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index) / len(tokens),
                "You divided by the number of words. Wanted are the counts themselves.",
            ),
            Mistake(
                lambda tokens, index: np.eye(len(index))[columns(tokens, index)],
                "There is a row for each word of the review. The review is one row: add them up.",
            ),
            Mistake(
                lambda tokens, index: np.array([columns(tokens, index)]),
                "These are the column numbers of the words. Wanted is how often each word occurs.",
            ),
            Mistake(
                lambda tokens, index: (bag(tokens, index) == 0).astype(float),
                "This marks the words that are missing. Count those that are there.",
            ),
        ),
    ),
    Exercise(
        name="polarity",
        notebook=NOTEBOOK,
        title="How one-sided a word is",
        minutes=2,
        ask="A word occurs p times in positive reviews and n times in negative ones. Return the logarithm of "
        "the ratio of p + 1 to n + 1, with np.log.",
        solution=polarity,
        cases=((7, 0), (4, 1), (1, 8), (3, 3)),
        hint="Divide first, with brackets above and below; then np.log.",
        because="It is 0 for a word that both sides use alike, above 0 for praise, below 0 for blame; "
        "and the 1 keeps a word that only one side uses from being infinite.",
        mistakes=(
            Mistake(
                lambda p, n: np.log(p / n),
                "The 1 is missing: a word that no negative review uses would divide by 0.",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / n),
                "The 1 is missing below, and a word that no negative review uses divides by 0.",
            ),
            Mistake(lambda p, n: np.log(p / (n + 1)), "The 1 is missing above: it is p + 1."),
            Mistake(
                lambda p, n: (p + 1) / (n + 1),
                "This is the ratio. Its logarithm puts words without a side at 0.",
            ),
            Mistake(lambda p, n: p - n, "This is the difference. Divide, and take the logarithm."),
            Mistake(lambda p, n: -polarity(p, n), "It is turned round: praise must come out above 0."),
            Mistake(lambda p, n: np.log2((p + 1) / (n + 1)), "This counts factors of two. Use np.log."),
            Mistake(lambda p, n: np.log10((p + 1) / (n + 1)), "This counts factors of ten. Use np.log."),
            Mistake(
                lambda p, n: np.log(p + 1 / (n + 1)),
                "Brackets are missing: / comes before +. Write (p + 1).",
            ),
            Mistake(
                lambda p, n: np.log(p + 1 / n + 1),
                "Brackets are missing: / comes before +. Write (p + 1) and (n + 1).",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / n + 1),
                "Brackets are missing: / comes before +. Write (n + 1).",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / (p + n + 2)),
                "This compares with all reviews. Compare with the negative ones: divide by n + 1.",
            ),
            Mistake(
                lambda p, n: abs(polarity(p, n)), "The side is lost. Leave the sign: below 0 means blame."
            ),
        ),
    ),
)


# The way back through a network whose samples are rows.

ROWS = "With rows it is layer_2_delta @ weights_1_2.T."


def output_delta(layer_2, target):
    """Return dJ/dz of a sigmoid output, from its output alone."""
    layer_2_error = layer_2 - target
    return layer_2_error * layer_2 * (1 - layer_2)


def hidden_delta(layer_2_delta, weights_1_2):
    """Return each hidden node's share of the error behind it."""
    return layer_2_delta @ weights_1_2.T  # (1, hidden) = (1, output) @ (output, hidden)


def with_a_slope(layer_1_error):
    """Return an error times a slope that the hidden layer does not have."""
    return layer_1_error * (1 - layer_1_error)


def each_share(layer_2_delta, weights_1_2):
    """Return what each output sends to each hidden node, not yet added up."""
    return layer_2_delta * weights_1_2


EXERCISES += (
    Exercise(
        name="delta_from_output",
        notebook=NOTEBOOK,
        title="The delta, from the output alone",
        minutes=3,
        ask="Return layer_2_delta = dJ/dz of the sigmoid output, from layer_2 and target. "
        "J = ½ (layer_2 − target)².",
        solution=output_delta,
        cases=((given.out_1_1, 1.0), (given.out_1_3, given.y_1_3), (given.out_1_2, given.y_1_2)),
        hint="Two factors: dJ/dlayer_2, and the slope of the sigmoid. If a = σ(z) is known, which short "
        "form has the slope?",
        because="layer_2 is a = σ(z) already, so the slope σ′(z) is layer_2 * (1 - layer_2).",
        mistakes=(
            Mistake(
                lambda layer_2, target: -output_delta(layer_2, target),
                "The sign is turned: above target, J grows with layer_2. So it is layer_2 − target.",
            ),
            Mistake(
                lambda layer_2, target: layer_2 - target,
                "This is layer_2_error. To come to dJ/dz, multiply by the slope of the sigmoid.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * sigmoid_slope(layer_2),
                "The sigmoid is applied once too often. layer_2 is σ(z) already: its slope needs no σ.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * target * (1 - target),
                "The slope is taken from target, and is 0 for every label. Take it from layer_2.",
            ),
            Mistake(
                lambda layer_2, target: layer_2 * (1 - layer_2) + 0 * target,
                "This is the slope alone. Multiply it by the error.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * layer_2,
                "Half of the slope is missing: the factor 1 − layer_2.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * (1 - layer_2),
                "Half of the slope is missing: the factor layer_2.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * (1 - layer_2**2),
                "1 − a² is the slope of tanh. For the sigmoid it is a(1 − a).",
            ),
            Mistake(
                lambda layer_2, target: layer_2 - target * layer_2 * (1 - layer_2),
                "Brackets are missing: * comes before −. Write (layer_2 - target).",
            ),
            Mistake(
                lambda layer_2, target: 2 * output_delta(layer_2, target),
                "Twice too large: the ½ in J takes away the 2 that comes down from the square.",
            ),
            Mistake(
                lambda layer_2, target: output_delta(layer_2, target) / layer_2.size,
                "You divided by the number of outputs. J has no mean here: one review, and its outputs are "
                "added.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) @ (layer_2 * (1 - layer_2)),
                "@ runs for a single output only. Each entry meets its own slope: *.",
            ),
        ),
    ),
    Exercise(
        name="share_back",
        notebook=NOTEBOOK,
        title="Share the error back",
        minutes=4,
        ask="Return layer_1_delta, a row (1, hidden), from layer_2_delta (1, output) and weights_1_2 "
        "(hidden, output). There may be several outputs. The hidden layer has no nonlinearity.",
        solution=hidden_delta,
        cases=(
            (given.delta_1_2, given.weights_3_2),
            (given.delta_1_3, given.W_3_3),
            (given.delta_1_1, given.weights_4_1),
            (given.delta_1_2, given.weights_1_2),
        ),
        hint="Hidden node j feeds the outputs through row j of weights_1_2. Which product lets this row meet "
        "layer_2_delta? Write the shapes below it.",
        because="Each hidden node adds up the deltas of the outputs it feeds, weighted by its own row.",
        mistakes=(
            Mistake(
                lambda delta, weights: delta @ weights,
                "The transpose is missing, and where weights_1_2 is square no error warns of it. "
                "Node j needs row j.",
            ),
            Mistake(
                lambda delta, weights: weights.T @ delta,
                f"This is the order of notebook 3, where samples are columns. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: weights @ delta,
                f"Both stand as for a column, and layer_2_delta is a row. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: weights @ delta.T,
                f"The numbers are right, but stand in a column. {ROWS}",
            ),
            Mistake(each_share, "These are the single shares. Each hidden node adds up those of its row."),
            Mistake(
                lambda delta, weights: each_share(delta, weights).sum(axis=1),
                f"The numbers are right, but flat. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: each_share(delta, weights).sum(axis=0, keepdims=True),
                "You added over the hidden nodes. Each of them adds over the outputs, along its row.",
            ),
            Mistake(
                lambda delta, weights: hidden_delta(delta, weights) / delta.size,
                "This is the mean over the outputs. A node answers for all of them: add.",
            ),
            Mistake(
                lambda delta, weights: np.full((1, len(weights)), delta.sum() / len(weights)),
                "All hidden nodes get the same. A node's share goes by its own weights.",
            ),
            Mistake(
                lambda delta, weights: delta[:, :1] @ weights[:, :1].T,
                "Only the first output is counted. Add up the shares of all.",
            ),
            Mistake(
                lambda delta, weights: with_a_slope(hidden_delta(delta, weights)),
                "There is a slope too many. Without a nonlinearity, error and delta are the same.",
            ),
            Mistake(
                lambda delta, weights: -hidden_delta(delta, weights),
                "The sign is turned. The minus comes with the step, not on the way back.",
            ),
        ),
    ),
)


# A layer of notebook 3, with samples as rows.


def in_rows(weights, b, x, y):
    """Return dweights and db of one linear layer; a row is a sample."""
    a = x @ weights + b  # (m, n_out)
    delta = (a - y) / x.shape[0]
    return x.T @ delta, delta.sum(axis=0, keepdims=True)


def translated(
    forward=lambda weights, b, x: x @ weights + b,
    m=lambda x: x.shape[0],
    dweights=lambda x, delta: x.T @ delta,
    db=lambda delta: delta.sum(axis=0, keepdims=True),
):
    """Return a translation with a fault in one of its steps, or in more."""

    def gradient(weights, b, x, y):
        delta = (forward(weights, b, x) - y) / m(x)
        return dweights(x, delta), db(delta)

    return gradient


def changed(change):
    """Return a translation whose dweights and db are changed afterwards."""
    return lambda weights, b, x, y: change(*in_rows(weights, b, x, y))


def columns_first(weights, b, x):
    """Return the forward step as it stands for columns."""
    return weights @ x + b


def columns_dw(x, delta):
    """Return the product of BP4 as it stands for columns."""
    return delta @ x.T


def columns_db(delta):
    """Return the sum of BP3 as it stands for columns."""
    return delta.sum(axis=1, keepdims=True)


EXERCISES += (
    Exercise(
        name="two_conventions",
        notebook=NOTEBOOK,
        title="From columns to rows",
        minutes=6,
        ask="Write the gradient of a linear layer from notebook 3 for samples that are rows. x is (m, n_in), "
        "weights (n_in, n_out), b (1, n_out), y (m, n_out). Return dweights and db, in the shapes of "
        "weights and b. J is half the squared error, summed over the outputs, averaged over the m samples.",
        solution=in_rows,
        cases=(
            (given.weights_3_2, given.b_2.T, given.x_4_3, given.y_4_2),
            (given.W_3_3, given.b_3.T, given.x_3_3, given.y_3_3),
            (given.weights_3_2, given.b_2.T, given.z_2_3, given.y_2_2),
        ),
        hint="(W @ x).T is x.T @ W.T: transposing turns the order round. Which size is m now, and along "
        "which axis do the samples lie?",
        because="Everything is transposed, so every product is turned round, and the samples lie along axis "
        "0. The gradients are those of notebook 3, transposed.",
        mistakes=(
            Mistake(
                translated(columns_first, lambda x: x.shape[1], columns_dw, columns_db),
                "This is still the code for columns. With square matrices it runs, and is wrong.",
            ),
            Mistake(
                translated(lambda weights, b, x: x @ weights.T + b),
                "The weights are (n_in, n_out) already. Forward, they need no transpose: x @ weights.",
            ),
            Mistake(
                translated(forward=columns_first),
                "Only the forward step is still in columns: a row x comes first, x @ weights.",
            ),
            Mistake(
                translated(m=lambda x: x.shape[1]),
                "You divided by the number of inputs. With rows, m is x.shape[0].",
            ),
            Mistake(
                translated(dweights=columns_dw),
                "dweights is still in columns. x.T @ delta is (n_in, n_out), the shape of weights.",
            ),
            Mistake(
                translated(dweights=lambda x, delta: delta.T @ x),
                "This is dW of notebook 3, (n_out, n_in). Here it must have the shape of weights: "
                "transpose it.",
            ),
            Mistake(
                translated(db=columns_db),
                "dweights is right. db adds up along the wrong axis: the samples lie along axis 0.",
            ),
            Mistake(
                translated(db=lambda delta: delta.sum(axis=0)),
                "The numbers are right, but db is flat. keepdims=True keeps it a row (1, n_out).",
            ),
            Mistake(
                translated(db=lambda delta: delta.sum(axis=0, keepdims=True).T),
                "The numbers are right, but db is a column. In this convention it is a row (1, n_out).",
            ),
            Mistake(
                translated(db=lambda delta: delta.mean(axis=0, keepdims=True)),
                "dweights is right. db has the mean twice: delta is divided by m already.",
            ),
            Mistake(
                translated(m=lambda x: 1),
                "The mean is missing: these are sums. Divide delta by m.",
            ),
            Mistake(
                translated(forward=lambda weights, b, x: x @ weights),
                "b is missing in a = x @ weights + b.",
            ),
            Mistake(
                changed(lambda dweights, db: (-dweights, -db)),
                "The sign is turned: J grows with a where a is above y, so it is a − y.",
            ),
            Mistake(
                changed(lambda dweights, db: (db, dweights)),
                "Both are right, their order is not: dweights first, then db.",
            ),
        ),
    ),
)


# The very first step, from weights that are zero.

EXERCISES += (
    Exercise(
        name="first_step",
        notebook=NOTEBOOK,
        title="The very first step",
        minutes=5,
        ask="All numbers in weights_0_1 are 0, and weights_1_2 is [[4], [−8]]. The target is 1. "
        "A word occurs twice: layer_0 has a 2 for it. Give four numbers, gradients in the first step: "
        "the two of this word's row in weights_0_1, then the two of weights_1_2.",
        solution=(-1, 2, 0, 0),
        source="first = -1, 2, 0, 0  # 2 · (−0.125) · 4 and 2 · (−0.125) · (−8); then 0 · (−0.125), twice\n",
        hint="Go forward first: what is layer_1, and what does σ make of it? Then layer_2_delta, and "
        "layer_1_delta. Which number goes into each weight?",
        because="layer_1 is 0, so weights_1_2 cannot move yet. But the error comes back through weights_1_2, "
        "which is not 0: weights_0_1 moves first.",
        mistakes=(
            Mistake(
                (0, 0, 0, 0),
                "The last two are right. The first two are not 0: the error comes back through weights_1_2, "
                "not through weights_0_1.",
            ),
            Mistake(
                (-0.5, 1, 0, 0),
                "The last two are right. The first two lack what goes in: the word occurs twice.",
            ),
            Mistake((1, -2, 0, 0), "The sign is turned: the error is layer_2 − target, and that is −½."),
            Mistake(
                (-4, 8, 0, 0),
                "The slope of the sigmoid is missing: layer_2 * (1 - layer_2), with layer_2 = ½.",
            ),
            Mistake(
                (-8, 16, 0, 0),
                "σ(0) is ½, not 0: so the error is −½. And the slope of the sigmoid is missing.",
            ),
            Mistake(
                (-0.25, -0.25, 0, 0),
                "The last two are right. On the way back the delta goes through weights_1_2: 4 and −8.",
            ),
            Mistake(
                (-1, 2, -0.125, -0.125),
                "The first two are right. −0.125 is layer_2_delta; it must meet layer_1, and that is 0.",
            ),
            Mistake(
                (0, 0, -0.125, -0.125),
                "Just the other way: layer_1 is 0, so weights_1_2 stands still. weights_0_1 moves.",
            ),
            Mistake((0, 0, -1, 2), "The numbers are right, their order is not. weights_0_1 comes first."),
        ),
    ),
)


# Only the rows of the words that occur are touched.

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


EXERCISES += (
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
