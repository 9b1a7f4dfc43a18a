"""Exercises of notebook 5: bags of words, samples as rows, and only the rows that occur."""

import numpy as np

from helpers.activations import sigmoid_slope  # noqa: F401 - in an answer that is written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise

NOTEBOOK = "05_sentiment_network"


# A review becomes a row of counts, and words take sides.

CASES = (
    (["good", "plot", "good", "and", "good"], {"good": 1, "bad": 2, "plot": 0}),  # not in their order
    (["dull", "bad", "dull", "plot"], {"bad": 0, "plot": 1, "dull": 2, "good": 3}),
    (["oh", "badly", "bad"], {"good": 0, "bad": 1}),
)


def bag(tokens, index):
    """Return how often each known word occurs, as a row with a column for each word."""
    layer_0 = np.zeros((1, len(index)))
    for word in tokens:
        if word in index:
            layer_0[0, index[word]] += 1
    return layer_0


def polarity(p, n, P, N):
    """Return how one-sided a word is: p times in P positive reviews, n times in N negative ones."""
    return np.log((p + 1) / P / ((n + 1) / N))


EXERCISES = {
    "bag_of_words": Exercise(
        title="A bag of words",
        minutes=4,
        ask="Return a row (1, n) with the count of each known word, in its column index[word].",
        solution=bag,
        cases=CASES,
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
        # You divided by the number of words. Wanted are the counts themselves.
        return layer_0 => return layer_0 / len(tokens)
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
        # Each known word adds 1 in every column. Its own column is index[word].
        [0, index[word]] => [0]
        # The column is the number that index gives, as it stands: columns are counted from 0, like it.
        [0, index[word]] => [0, index[word] - 1]
        # A word in column 0 is not counted: 0 is a column, but counts as False. Ask: if word in index.
        if word in index: => if index.get(word):
        """,
    ),
    "polarity": Exercise(
        title="How one-sided a word is",
        minutes=3,
        ask="Return the logarithm of (p + 1) per positive review, of P, over (n + 1) per negative one, of N.",
        solution=polarity,
        also=("np.log((p + 1) * N / ((n + 1) * P))",),
        cases=((7, 0, 40, 20), (4, 1, 10, 30), (1, 8, 25, 50), (3, 3, 60, 12)),
        hints=(
            "Two quotients first, one for each side; then their ratio, with brackets; then np.log.",
            "How often per review is (p + 1) / P on one side, and (n + 1) / N on the other. Which is divided "
            "by which?",
        ),
        because="It is 0 for a word that both sides use alike, however many reviews either has; the 1 keeps "
        "a word that only one side uses from being infinite.",
        mistakes="""
        # This is the line for as many positive reviews as negative ones. Here there are P and N: divide each
        # count by its own.
        np.log((p + 1) / (n + 1))
        # The 1 is missing: a word that no negative review uses would divide by 0.
        np.log(p / P / (n / N))
        np.log(p / P) - np.log(n / N)
        # The 1 is missing below: a word that no negative review uses divides by 0.
        np.log((p + 1) / P / (n / N))
        np.log(p / P / ((n + 1) / N))  # The 1 is missing above: it is p + 1.
        (p + 1) / P / ((n + 1) / N)  # This is the ratio. Its logarithm puts words without a side at 0.
        # This is the difference. Divide, and take the logarithm.
        (p + 1) / P - (n + 1) / N
        # This is the difference over the sum. Divide one by the other, and take the logarithm.
        ((p + 1) / P - (n + 1) / N) / ((p + 1) / P + (n + 1) / N)
        np.log2((p + 1) / P / ((n + 1) / N))  # This counts factors of two. Use np.log.
        np.log10((p + 1) / P / ((n + 1) / N))  # This counts factors of ten. Use np.log.
        # Brackets are missing: / goes from left to right. Write ((n + 1) / N) below.
        np.log((p + 1) / P / (n + 1) / N)
        # Brackets are missing: / goes from left to right. And it is the other way round: p belongs above.
        np.log((n + 1) / N / (p + 1) / P)
        # Brackets are missing: / goes from left to right. And the 1 is missing above: it is p + 1.
        np.log(p / P / (n + 1) / N)
        # These are the reviews alone. How often the word occurs, p and n, belongs in as well.
        np.log((P + 1) / (N + 1))
        np.log(P / N)
        # This is the root of the ratio. Wanted is its logarithm.
        np.sqrt((p + 1) / P / ((n + 1) / N))
        np.log((p / P + 1) / (n / N + 1))  # The 1 is added too late. It belongs to p and to n.
        # P and N stay as they are: 1 is added to p and n alone.
        np.log((p + 1) / (P + 1) / ((n + 1) / (N + 1)))
        # P belongs below p + 1, and N below n + 1: what is divided by more reviews counts less.
        np.log((p + 1) / N / ((n + 1) / P))
        abs(np.log((p + 1) / P / ((n + 1) / N)))  # The side is lost. Leave the sign: below 0 means blame.
        # The logarithms are divided. Take one logarithm, of the ratio.
        np.log((p + 1) / P) / np.log((n + 1) / N)
        # The logarithms are added. The logarithm of a ratio is their difference.
        np.log((p + 1) / P) + np.log((n + 1) / N)
        np.log(p / n)  # The 1 is missing in both, and so are P and N, the numbers of reviews.
        # The logarithm comes too early: first the whole ratio, then np.log of all of it.
        np.log(p + 1) / P - np.log(n + 1) / N
        np.log((p + 1) / P) - np.log(n + 1) / N
        np.log((p + 1) / P) / ((n + 1) / N)
        np.log(p + 1) / P / ((n + 1) / N)
        np.log((p + 1) / P) - (n + 1) / N
        np.log((p + 1) / (n + 1)) / P * N
        # This is the logarithm of the difference. Divide, and then take it.
        np.log((p + 1) / P - (n + 1) / N)
        # A 1 is added to the ratio too. It belongs to p and to n alone.
        np.log((p + 1) / P / ((n + 1) / N) + 1)
        # Brackets are missing: / comes before +. The sum p + 1 is divided, and so is n + 1.
        np.log(p + 1 / P / (n + 1 / N))
        np.log((p + 1 / P) / (n + 1 / N))
        np.log(p + 1 / P / ((n + 1) / N))
        np.log(p / P + 1 / (n / N + 1))
        # P and N stay as they are: 1 is added to p and n, and nothing to them.
        np.log((p + 1) / (P + 2) / ((n + 1) / (N + 2)))
        # Here p is compared with p and n together. Compare per review: P and N are missing.
        np.log((p + 1) / (p + n + 2))
        # P and N are missing, and it is the other way round: p belongs above.
        np.log((n + 1) / (p + 1))
        # This is a ratio without P and N, and without its logarithm.
        (p + 1) / (n + 1)
        # P and N are missing, and the logarithm is another one: np.log.
        np.log2((p + 1) / (n + 1))
        np.log10((p + 1) / (n + 1))
        # The logarithms are multiplied. The logarithm of a ratio is their difference.
        np.log((p + 1) / P) * np.log((n + 1) / N)
        np.log((p + 0.5) / P / ((n + 0.5) / N))  # What is added to p and to n is 1, not ½.
        # This is the side alone. How far to that side counts too: leave the number as it is.
        np.sign(np.log((p + 1) / P / ((n + 1) / N)))
        # What is below 0 is cut off. Leave it: it means blame.
        max(0, np.log((p + 1) / P / ((n + 1) / N)))
        np.exp((p + 1) / P / ((n + 1) / N))  # np.exp is the other way round. Take np.log.
        """,
    ),
}


# The way back through a network whose samples are rows.


def output_delta(layer_2, target):
    """Return dJ/dz of a sigmoid output, from its output alone."""
    layer_2_error = layer_2 - target
    return layer_2_error * layer_2 * (1 - layer_2)


def hidden_delta(layer_2_delta, weights_1_2, layer_1):
    """Return dJ/dz of a hidden tanh layer, from its output alone."""
    shares = layer_2_delta @ weights_1_2.T  # (1, hidden) = (1, output) @ (output, hidden)
    return shares * (1 - layer_1**2)


EXERCISES |= {
    "delta_from_output": Exercise(
        title="The delta, from the output alone",
        minutes=3,
        ask="Return dJ/dz of the sigmoid output from layer_2 and target, for J = ½ (layer_2 − target)².",
        solution=output_delta,
        cases=((given.out_1_1, 1.0), (given.out_1_3, given.y_1_3), (given.out_1_2, given.soft_1_2)),
        hints=(
            "Two factors: dJ/dlayer_2, and the slope of the sigmoid. If a = σ(z) is known, which short "
            "form has the slope?",
            "The slope is a(1 − a), with layer_2 for a: two factors. The error is a third, not squared.",
        ),
        because="layer_2 is a = σ(z) already, so the slope σ′(z) is layer_2 * (1 - layer_2).",
        mistakes="""
        layer_2 - target  # This is layer_2_error. To come to dJ/dz, multiply by the slope of the sigmoid.
        # The sigmoid is applied once too often. layer_2 is σ(z) already: its slope needs no σ.
        (layer_2 - target) * sigmoid_slope(layer_2)
        # The slope is taken from target, and is 0 for every label. Take it from layer_2.
        (layer_2 - target) * target * (1 - target)
        (layer_2 - target) * (1 - layer_2**2)  # 1 − a² is the slope of tanh. For the sigmoid it is a(1 − a).
        layer_2 - target * layer_2 * (1 - layer_2)  # Brackets are missing: * comes before −.
        # Brackets are missing: * comes before −. In the slope 1 − layer_2 is one factor.
        (layer_2 - target) * layer_2 * 1 - layer_2
        # Brackets are missing, so all of it is 0: in the slope 1 − layer_2 is one factor.
        (layer_2 - target) * (layer_2 * 1 - layer_2)
        # Twice too large: the ½ in J takes away the 2 that comes down from the square.
        2 * (layer_2 - target) * layer_2 * (1 - layer_2)
        (layer_2 - target) * 0.25  # ¼ is the slope where z is 0. Elsewhere it is layer_2 * (1 - layer_2).
        (layer_2 - target) / (layer_2 * (1 - layer_2))  # You divided by the slope. Along a path, multiply.
        # The slope is added. Along a path, derivatives are multiplied.
        (layer_2 - target) + layer_2 * (1 - layer_2)
        # This is J itself. Wanted is how fast J changes with z.
        0.5 * (layer_2 - target) ** 2
        # Each output has a delta of its own: entry by entry, with *, and nothing added up.
        ((layer_2 - target) * layer_2 * (1 - layer_2)).mean(axis=1, keepdims=True)
        (layer_2 - target) @ (layer_2 * (1 - layer_2)).T
        # The error is still squared. The square brings down its error once.
        (layer_2 - target) ** 2 * layer_2 * (1 - layer_2)
        0.5 * (layer_2 - target) ** 2 * layer_2 * (1 - layer_2)
        # 1 − layer_2 is there twice. The slope of the sigmoid is layer_2 * (1 - layer_2).
        (layer_2 - target) * (1 - layer_2) ** 2
        # The slope lacks layer_2, and the error is there twice.
        (layer_2 - target) ** 2 * (1 - layer_2)
        # σ of layer_2 is no slope. It is layer_2 * (1 - layer_2), since layer_2 is σ(z).
        (layer_2 - target) / (1 + np.exp(-layer_2))
        """,
    ),
    "share_back": Exercise(
        title="Share the error back, through tanh",
        minutes=5,
        ask="Return dJ/dz of a hidden tanh layer (1, hidden), from what is behind it and its output layer_1.",
        solution=hidden_delta,
        cases=(
            (given.delta_1_2, given.weights_3_2, np.array([[0.5, -0.75, 0.25]])),
            (given.delta_1_3, given.W_3_3, np.array([[-0.125, 0.5, 0.75]])),
            (given.delta_1_1, given.weights_4_1, np.array([[0.25, -0.5, 0.875, 0.0]])),
            (given.delta_1_2, given.weights_1_2, np.array([[0.75]])),
        ),
        hints=(
            "Hidden node j feeds the outputs through row j of weights_1_2. Which product lets this row meet "
            "layer_2_delta? And which slope has tanh, if only its output is known?",
            "First layer_2_delta @ weights_1_2.T, then the slope of tanh, which is 1 − a² with layer_1 "
            "for a.",
        ),
        because="Each hidden node adds up the deltas of the outputs it feeds, weighted by its own row; and "
        "the slope of tanh is 1 − a², where a is known already.",
        mistakes="""
        # This is the line for a layer without a nonlinearity. Here it is tanh: multiply by its slope.
        layer_2_delta @ weights_1_2.T
        # This is the slope of the sigmoid. The hidden nodes have a tanh: 1 − a².
        layer_2_delta @ weights_1_2.T * layer_1 * (1 - layer_1)
        layer_2_delta @ weights_1_2.T * sigmoid_slope(layer_1)
        # tanh is applied once too often. layer_1 is tanh(z) already, so its slope is 1 − layer_1².
        layer_2_delta @ weights_1_2.T * (1 - np.tanh(layer_1) ** 2)
        # The transpose is missing: node j needs row j. Where weights_1_2 is square, no error warns of it.
        layer_2_delta @ weights_1_2 * (1 - layer_1**2)
        # The transpose is missing, and so is the slope of tanh.
        layer_2_delta @ weights_1_2
        # This is the order of notebook 3, where samples are columns. Here a row comes first.
        weights_1_2.T @ layer_2_delta * (1 - layer_1**2)
        # Both stand as for a column, and layer_2_delta is a row: let it come first.
        weights_1_2 @ layer_2_delta * (1 - layer_1**2)
        # These are the single shares. Each hidden node adds up those of its row.
        layer_2_delta * weights_1_2
        # This is the mean over the outputs. A node answers for all of them: add.
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2) / layer_2_delta.size
        # The shares are multiplied by layer_1 itself. Wanted is the slope of tanh there: 1 − a².
        layer_2_delta @ weights_1_2.T * layer_1
        layer_2_delta @ weights_1_2.T * layer_1**2  # This is a². The slope of tanh is 1 − a².
        # The power stands outside the brackets. The slope of tanh is 1 − a²: a alone is squared.
        layer_2_delta @ weights_1_2.T * (1 - layer_1) ** 2
        # tanh is applied once too often, and it is no slope. layer_1 is tanh(z), its slope is 1 − layer_1².
        layer_2_delta @ weights_1_2.T * np.tanh(layer_1)
        # This is the gate of ReLU. The hidden nodes have a tanh: 1 − a².
        layer_2_delta @ weights_1_2.T * (layer_1 > 0)
        layer_2_delta @ weights_1_2.T * (1 - layer_1**3)  # a is cubed. The slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2) ** 2  # The slope of tanh is there twice.
        # The root is one step too many: the slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * np.sqrt(1 - layer_1**2)
        # −2a is how the slope itself changes. The slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * -2 * layer_1
        # The sums are taken before the product. Each weight meets the delta of its own output.
        weights_1_2.sum(axis=1) * layer_2_delta.sum() * (1 - layer_1**2)
        # This is the share of the first output alone. A node answers for all of them: add.
        layer_2_delta[:, :1] @ weights_1_2[:, :1].T * (1 - layer_1**2)
        # A row and a column have spread to a matrix. Make the shares a row, as the slopes are.
        weights_1_2 @ layer_2_delta.T * (1 - layer_1**2)
        # This adds up over the hidden nodes. Each has a slope of its own: entry by entry, with *.
        layer_2_delta @ weights_1_2.T @ (1 - layer_1**2).T
        # The squares of all nodes are added up. Each node has a slope of its own: layer_1**2.
        layer_2_delta @ weights_1_2.T * (1 - layer_1 @ layer_1.T)
        # The slope is taken from layer_2_delta. It belongs to the hidden layer: take it from layer_1.
        layer_2_delta * (1 - layer_2_delta**2) @ weights_1_2.T
        # This is tanh of the share. The way back multiplies by the slope of tanh, 1 − layer_1².
        np.tanh(layer_2_delta @ weights_1_2.T)
        # The slope is taken at the share. It belongs to the hidden layer: take it from layer_1.
        layer_2_delta @ weights_1_2.T * (1 - (layer_2_delta @ weights_1_2.T) ** 2)
        # Each hidden node has a slope of its own: leave them a row.
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2).sum()
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2).mean()
        layer_2_delta @ weights_1_2.T * (1 - layer_1.sum() ** 2)
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2)[0, 0]
        # This is a column, and the slope of tanh is missing.
        weights_1_2 @ layer_2_delta.T
        # This is the share of the last output alone. A node answers for all of them: add.
        layer_2_delta[:, -1:] @ weights_1_2[:, -1:].T * (1 - layer_1**2)
        # tanh is applied once too often, and the square is missing: the slope is 1 − layer_1².
        layer_2_delta @ weights_1_2.T * (1 - np.tanh(layer_1))
        # 2a is how a² changes. The slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * 2 * layer_1
        # The square is in there, but not once: the slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * (1 - 2 * layer_1**2)
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2 / 2)
        # arctanh leads back to z. The slope of tanh is 1 − a², of layer_1 alone.
        layer_2_delta @ weights_1_2.T * np.arctanh(layer_1)
        # The sign of a is turned, and its power 2 is missing: the slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * (1 + layer_1)
        # layer_2_delta is missing: what comes back along each weight is a delta times it.
        weights_1_2.sum(axis=1) * (1 - layer_1**2)
        # |a| stands where a² belongs: the slope of tanh is 1 − a².
        layer_2_delta @ weights_1_2.T * (1 - abs(layer_1))
        # The inverse is not what leads back. It is the transpose: weights_1_2.T.
        layer_2_delta @ np.linalg.pinv(weights_1_2) * (1 - layer_1**2)
        """,
    ),
}


# A layer of notebook 3, with samples as rows.


def in_rows(weights, b, x, y):
    """Return dweights and db of one linear layer; a row is a sample."""
    a = x @ weights + b  # (m, n_out)
    delta = (a - y) / x.shape[0]
    return x.T @ delta, delta.sum(axis=0, keepdims=True)


# What may be left from the code for columns.
FORWARD = "x @ weights + b => weights @ x + b"
M = "x.shape[0] => x.shape[1]"
DW = "x.T @ delta => delta @ x.T"
DB = "axis=0 => axis=1"

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
        mistakes=f"""
        # This is still the code for columns. With square matrices it runs, and is wrong.
        {FORWARD} ;; {M} ;; {DW} ;; {DB}
        {FORWARD}  # Only the forward step is still in columns: a row x comes first.
        {DW}  # dweights is still in columns. (n_in, m) must meet (m, n_out).
        # This is dW of notebook 3, (n_out, n_in). Here it must have the shape of weights.
        x.T @ delta => delta.T @ x
        {M}  # You divided by the number of inputs. With rows, m is x.shape[0].
        / x.shape[0] => / y.shape[1]  # You divided by the number of outputs. With rows, m is x.shape[0].
        # db is right. The first is dJ/dx: for dweights, x.T meets delta.
        x.T @ delta => delta @ weights.T
        x.T @ delta => a.T @ delta  # db is right. dweights needs what came into the layer: x, not a.
        # dweights is right. Each output has its own b: keep the columns.
        keepdims=True) => keepdims=True).sum()
        # The layer is linear: nothing is squashed, so no slope of an activation belongs here.
        (a - y) => (a - y) * sigmoid_slope(a)
        (a - y) => (a - y) * a * (1 - a)
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
        because="layer_1 is 0, so weights_1_2 cannot move yet. But the error comes back through weights_1_2, "
        "which is not 0: weights_0_1 moves first.",
        mistakes="""
        # The last two are right. The first two are not 0: the error comes back through weights_1_2.
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


EXERCISES |= {
    "sum_of_rows": Exercise(
        title="The hidden layer as a sum of rows",
        minutes=4,
        ask="Return layer_1 (1, hidden) from rows (k,) and counts (1, k), without making layer_0.",
        solution=hidden,
        cases=BAGS,
        labels=tuple(
            f"hidden({rows.tolist()}, {counts.tolist()}, weights_0_1) with shapes weights_0_1 {weights.shape}"
            for rows, counts, weights in BAGS
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
        # You divided by the number of words. layer_1 is a sum, not a mean.
        counts @ weights_0_1[rows] / counts.sum()
        # You added the rows of all words there are. Only those that occur count.
        weights_0_1.sum(axis=0, keepdims=True)
        # You took the first rows of weights_0_1. rows says which ones are wanted.
        counts @ weights_0_1[: len(rows)]
        # The rows are multiplied rightly, and not yet added up. A product with @ does both.
        counts.T * weights_0_1[rows]
        # The counts meet the columns. Each count belongs to a row.
        (counts * weights_0_1[rows]).sum(axis=0, keepdims=True)
        # Every row is multiplied by the sum of the counts. Each has a count of its own.
        counts.sum() * weights_0_1[rows].sum(axis=0, keepdims=True)
        # The counts are missing, and this is a mean. layer_1 is a sum, in which each row has its count.
        weights_0_1[rows].mean(axis=0, keepdims=True)
        # The counts are spread evenly here. Each row has its own.
        counts.sum() * weights_0_1[rows].mean(axis=0, keepdims=True)
        # The counts meet the wrong rows: both must keep their order.
        counts @ weights_0_1[rows[::-1]]
        counts @ weights_0_1[np.sort(rows)]
        # The hidden layer has no nonlinearity: layer_1 is the sum as it is.
        np.maximum(counts @ weights_0_1[rows], 0)
        1 / (1 + np.exp(-counts @ weights_0_1[rows]))
        np.tanh(counts @ weights_0_1[rows])
        counts[0, -1] * weights_0_1[rows[-1:]]  # This is the share of the last word alone. Add those of all.
        counts[0, 0] * weights_0_1[rows[:1]]  # This is the share of the first word alone. Add those of all.
        """,
    ),
    "repeated_rows": Exercise(
        title="A word that occurs twice",
        minutes=5,
        ask="Return the new weights: each number in rows moves its row downhill by rate * delta.",
        solution=update,
        cases=STEPS,
        labels=tuple(
            f"update(weights, {rows.tolist()}, delta, {rate}) with shapes weights {weights.shape}, "
            f"delta {delta.shape}"
            for weights, rows, delta, rate in STEPS
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
        # Each occurrence starts from the old weights again, so only the last word has moved.
        for row in rows: => for row in rows[-1:]:
        weights.copy() => 0 * weights  # This is the change. Add it to the weights.
        """,
    ),
    "count_the_work": Exercise(
        title="Count the work",
        minutes=4,
        ask="How many products are in layer_0 @ weights_0_1, counts @ weights_0_1[rows], the sum of rows?",
        solution=(740_000, 1_400, 0),
        source="products = 74_000 * 10, 140 * 10, 0  # a sum alone multiplies nothing\n",
        hints=(
            "How many products go into one number of layer_1? How many numbers has layer_1? "
            "And which signs stand in a sum?",
            "One number of layer_1 takes a product for each word in layer_0, or for each in counts; there "
            "are ten.",
        ),
        because="Each row that comes in costs 10 products, and without counts not even that.",
        mistakes="""
        (74_000, 1_400, 0)  # 1,400 is right. 74,000 is for one hidden node; there are 10.
        (740_000, 140, 0)  # 740,000 is right. 140 is for one hidden node; there are 10.
        (740_000, 2_300, 0)  # 740,000 is right. In counts each different word stands once: there are 140.
        # 740,000 is right. In counts stand the 140 different words; and sum only adds.
        (740_000, 2_300, 2_300)
        (740_000, 2_300, 1_400)
        # The first two are right. A sum multiplies nothing.
        (740_000, 1_400, 1_400)
        (740_000, 1_400, 2_300)
        (740_000, 1_400, 140)
        # The last two are right. The first product meets every 0 of layer_0, and these count too.
        (1_400, 1_400, 0)
        (2_300, 1_400, 0)
        (739_990, 1_390, 1_390)  # These are the additions. Count the multiplications.
        # In layer_0 each 0 is multiplied too; counts has each word once; a sum has no *.
        (2_300, 2_300, 2_300)
        """,
    ),
}
