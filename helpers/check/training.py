"""Exercises of notebook 4: a step, an epoch, what is held out, first weights, and a whole training."""

from copy import deepcopy

import numpy as np

from helpers import gradcheck
from helpers.answer import UnreadableError, leaves
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise
from helpers.network import backward, cost, first_weights, forward, one_epoch, step

NOTEBOOK = "04_training"


class Dealer:
    """Chance with a memory: however a new order is asked for, the same one comes, so that numbers compare."""

    def __init__(self, seed):
        self.orders, self.numbers = np.random.default_rng(seed), np.random.default_rng(seed)

    def __getattr__(self, name):
        if name.startswith("__"):  # a copy asks for these before there are numbers
            raise AttributeError(name)
        return getattr(self.numbers, name)

    def permutation(self, x, axis=0):
        """Return a whole number's range, or an array along an axis, in a new order."""
        x = np.arange(x) if np.ndim(x) == 0 else np.asarray(x)
        return np.take(x, self.orders.permutation(x.shape[axis]), axis)

    permuted = permutation

    def shuffle(self, x):
        """Bring a list, or the rows of an array, into a new order."""
        x[:] = [x[i] for i in self.permutation(len(x))]

    def choice(self, a, size=None, replace=True, **_settings):
        """Draw, with or without putting back."""
        return self.numbers.choice(a, size) if replace else self.permutation(a)[:size]

    def random(self, n):
        """Draw n numbers; sorted, they lead to a new order."""
        return np.argsort(self.permutation(n)) / n


def in_one_row(result):
    """Return weights and biases, two lists, as one row of arrays; each of our networks has four."""
    if isinstance(result, (tuple, list)) and len(result) == 2:
        result = leaves(result)
    if not isinstance(result, (tuple, list)) or len(result) != 4:
        raise UnreadableError("Two lists are asked for, all weights and all biases: return weights, biases.")
    return tuple(result)


def some(seed, *shape):
    """Return a few numbers with two digits behind the point."""
    return np.random.default_rng(seed).normal(size=shape).round(2)


def leaving(answer):
    """Return an answer that is not counted where it changes the weights that it was given."""

    def watched(*inputs):
        before = deepcopy(inputs)
        result = answer(*inputs)
        for now, then in zip(inputs, before, strict=True):
            if isinstance(now, list) and len(now) == len(then) and not all(map(np.array_equal, now, then)):
                raise UnreadableError(
                    "The weights that were handed in have changed. Leave them: w -= … and w[i] = … work in "
                    "place, and whoever has kept the old ones loses them. Make new arrays in a new list."
                )
        return result

    return watched


def new_weights(result):
    """Return new weights as a tuple, since they differ in shape; one alone is told what it is."""
    alone = isinstance(result, list) and len(result) == 1 and not isinstance(result[0], (list, tuple))
    if alone or isinstance(result, float):
        raise UnreadableError(
            "Only one weight comes back, and all of them must. Does return stand inside the loop? There it "
            "ends the function in the first round."
        )
    return tuple(result) if isinstance(result, list) else result


# One step.


def my_step(weights, gradients, rate):
    """Go one step downhill: return the new list."""
    return [w - rate * dw for w, dw in zip(weights, gradients, strict=True)]


EXERCISES = {
    "descent_step": Exercise(
        title="One step downhill",
        minutes=3,
        ask="Return a new list: every weight, a number or an array, after one step against its gradient.",
        solution=my_step,
        given=("step",),
        cases=(
            ([0.5, -2.0, 4.0], [3.0, -0.75, 2.5], 0.2),
            ([given.W_2_3, given.b_2, given.W_3_2], [2 * given.z_2_3, some(1, 2, 1), given.delta_3_2], 0.1),
            ([given.W_3_3, given.b_3, given.y_3_3], [given.delta_3_3, given.x_3_3[:, :1], given.z_3_3], 1.5),
        ),
        labels=(
            "my_step([0.5, -2.0, 4.0], [3.0, -0.75, 2.5], 0.2)",
            "my_step with two matrices and a column, and rate 0.1",
            "my_step with a matrix, a column and a matrix, and rate 1.5",
        ),
        view=new_weights,
        opened=leaving,
        hints=(
            "Where J grows with a weight, the weight must go down. How far does it go for a gradient of 3 "
            "and a rate of 0.2?",
            "Go through both lists together, with zip; each new weight is the old one less rate times its "
            "gradient.",
        ),
        because="Each weight goes against its own gradient, by rate times that gradient; nothing else "
        "is needed to train.",
        mistakes="""
        # This goes uphill: the gradient points where J grows, so rate times it is subtracted.
        w - rate * dw => w + rate * dw
        # These are the steps. A new weight is the old one less its step.
        w - rate * dw => rate * dw
        w - rate * dw => -rate * dw
        rate * dw => rate * gradients[0]  # Every weight goes by the first gradient. Each has its own.
        rate * dw => rate * gradients[-1]  # Every weight goes by the last gradient. Each has its own.
        # The gradients are met in the other order: the first weight goes by the first gradient.
        zip(weights, gradients, => zip(weights, gradients[::-1],
        # This is gradient less rate times weight: the two have changed places.
        w - rate * dw => dw - rate * w
        # Brackets are misplaced: only the gradient is multiplied by the rate, the weight is not.
        w - rate * dw => rate * (w - dw)
        # The rate multiplies. A small rate makes a small step; a quotient makes a large one.
        w - rate * dw => w - dw / rate
        # The rate multiplies the weight here. It belongs to the gradient: w − rate · dw.
        w - rate * dw => rate * w - dw
        # Only the sign of the gradient counts here. How steep it is counts too.
        rate * dw => rate * np.sign(dw)
        rate * dw => rate * abs(dw)  # The sign of the gradient says which way to go: leave it.
        # The weight is multiplied here. The step is subtracted from it, whatever its size.
        w - rate * dw => w * (1 - rate * dw)
        w - rate * dw => w - 2 * rate * dw  # One step is asked for, and this goes two.
        # Only the first weight has moved: return stands inside the loop, or the others are forgotten.
        [weights[0] - rate * gradients[0], *weights[1:]]
        weights  # These are the old weights: nothing has moved.
        """,
    ),
}


# One epoch.


def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
    """Go through all samples once, in a new order, a step for each mini-batch."""
    order = rng.permutation(x.shape[1])
    for start in range(0, x.shape[1], batch_size):
        chosen = order[start : start + batch_size]  # the last ones may be fewer
        zs, outs = forward(weights, biases, names, x[:, chosen])
        dW, db = backward(weights, names, y[:, chosen], zs, outs)
        weights, biases = step(weights, dW, rate), step(biases, db, rate)
    return weights, biases


def with_biases(seed, layers, names):
    """Return first weights, biases of which none is 0, and the names of a small network."""
    weights, biases = first_weights(layers, np.random.default_rng(seed))
    return weights, [b + 0.25 for b in biases], names


NETS = (
    with_biases(20, [2, 3, 1], ["tanh", "sigmoid"]),
    with_biases(21, [3, 3, 3], ["sigmoid", "linear"]),
    with_biases(22, [2, 4, 2], ["relu", "tanh"]),
    with_biases(23, [2, 3, 4, 2], ["tanh", "sigmoid", "tanh"]),
)
BATCHES = (
    (some(11, 2, 7), (some(12, 1, 7) > 0) * 1.0, 3, 0.5, Dealer(3)),
    (some(13, 3, 5), some(14, 3, 5), 2, 0.25, Dealer(4)),
    (some(15, 2, 4), some(16, 2, 4), 10, 0.4, Dealer(5)),
)

EXERCISES |= {
    "one_epoch": Exercise(
        title="One epoch of mini-batches",
        minutes=9,
        ask="Go through all columns once, in a new order from rng, a step for each mini-batch; "
        "return weights, biases.",
        solution=my_epoch,
        given=("one_epoch",),
        cases=tuple((*net, *batch) for net, batch in zip(NETS[:3], BATCHES, strict=True)),
        labels=(
            "my_epoch with 7 samples in batches of 3",
            "my_epoch with 5 samples in batches of 2",
            "my_epoch with 4 samples in batches of 10",
        ),
        view=in_one_row,
        opened=leaving,
        hints=(
            "Two things are needed before the loop: how many samples there are, and an order of their "
            "numbers. What does each round of the loop take from it?",
            "order = rng.permutation(m), once; then for start in range(0, m, batch_size) take "
            "order[start : start + batch_size], pick these columns of x and of y, go forward, backward, "
            "and step with weights and with biases.",
        ),
        because="Each sample is used once, x and y stay together, the last batch may be smaller, and the "
        "mean of each batch is in its delta already.",
        mistakes="""
        # The samples come in their old order. A new one comes from rng, such as rng.permutation(m).
        rng.permutation(x.shape[1]) => np.arange(x.shape[1])
        # x and y are torn apart: a sample's y must be picked by the same numbers as its x.
        y[:, chosen] => y[:, start : start + batch_size]
        x[:, chosen] => x[:, start : start + batch_size]
        order = rng.permutation(x.shape[1]) => order, other = [rng.permutation(x.shape[1]) for _ in "xy"] ;;
            y[:, chosen] => y[:, other[start : start + batch_size]]
        # The last, smaller batch is left out: 7 samples in batches of 3 make three steps.
        range(0, x.shape[1], batch_size) => range(0, x.shape[1] - batch_size + 1, batch_size)
        # Every step uses all the samples. Pick the columns of the batch, of x and of y.
        x[:, chosen] => x ;; y[:, chosen] => y
        # The order is drawn anew for each batch, so some samples come twice and others never.
        order[start : start + batch_size] => rng.permutation(x.shape[1])[start : start + batch_size]
        order = rng.permutation(x.shape[1]) => pass ;; order[start => rng.permutation(x.shape[1])[start
        # Samples are drawn with putting back, so some come twice and others never.
        rng.permutation(x.shape[1]) => rng.choice(x.shape[1], x.shape[1])
        # This goes uphill: the step goes against the gradient.
        (weights, dW, rate) => (weights, dW, -rate) ;; (biases, db, rate) => (biases, db, -rate)
        # These are the weights and biases of the start: what step returns has to be given a name.
        weights, biases = step( => _ = step(
        # The weights are right in the first step; but the biases never move.
        step(biases, db, rate) => biases
        step(weights, dW, rate) => weights  # The weights never move: only the biases make steps.
        # The mean over the batch is taken twice: backward divides by the number of columns already.
        dW, rate) => dW, rate / len(chosen)) ;; db, rate) => db, rate / len(chosen))
        dW, rate) => dW, rate / batch_size) ;; db, rate) => db, rate / batch_size)
        # The mean over the batch is undone: backward divides by the number of columns, and that is all.
        dW, rate) => dW, rate * len(chosen)) ;; db, rate) => db, rate * len(chosen))
        dW, rate) => dW, rate * batch_size) ;; db, rate) => db, rate * batch_size)
        # The batches overlap: after a batch, start goes on by batch_size.
        range(0, x.shape[1], batch_size) => range(x.shape[1])
        # Each batch has one sample only: it goes from start to start + batch_size.
        order[start : start + batch_size] => order[start : start + 1]
        [start : start + batch_size] => [start : start + 1] ;; (0, x.shape[1], batch_size) => (x.shape[1])
        # Only the first batch makes a step: does return stand inside the loop, or does the slice end at
        # batch_size instead of start + batch_size?
        order[start : start + batch_size] => order[start:batch_size]
        0, x.shape[1] => batch_size, x.shape[1]  # The first batch is left out: range begins at 0.
        # The number of samples is that of the columns, x.shape[1]; shape[0] counts the inputs.
        permutation(x.shape[1]) => permutation(x.shape[0]) ;; range(0, x.shape[1] => range(0, x.shape[0]
        range(0, x.shape[1] => range(0, x.shape[0]
        # The gradients are those of the start in every step. Each batch needs its own, at the new weights.
        order = => W, b, order = weights, biases, ;; forward(weights, biases => forward(W, b ;;
            backward(weights => backward(W
        # This is one step on all samples. A mini-batch has batch_size of them, and each makes a step.
        range(0, x.shape[1], batch_size) => range(1) ;; x[:, chosen] => x ;; y[:, chosen] => y
        """,
    ),
}


# What is held out.


def accuracy(a, y):
    """Return which part of the columns has its largest number where y has its 1."""
    return np.mean(a.argmax(axis=0) == y.argmax(axis=0))


EXERCISES |= {
    "accuracy": Exercise(
        title="How many are read right",
        minutes=4,
        ask="Return the part of the columns, from 0 to 1, whose largest number in a is where y has its 1.",
        solution=accuracy,
        cases=(
            (np.array([[0.1, 0.5, 0.8], [0.6, 0.3, 0.05], [0.3, 0.2, 0.15]]), np.eye(3)[:, [1, 0, 2]]),
            (np.array([[0.4, 0.2, 0.1], [0.3, 0.35, 0.6], [0.3, 0.45, 0.3]]), np.eye(3)[:, [0, 1, 1]]),
            (np.array([[0.2, 1, 0.3, 0], [0.5, 0, 0.4, 1], [0.3, 0, 0.3, 0]]), np.eye(3)[:, [2, 0, 2, 2]]),
            (np.array([[0.3, 0.6, 0.2], [0.7, 0.4, 0.8]]), np.eye(2)[:, [1, 0, 1]]),
        ),
        hints=(
            "A column is one sample. Which row does the network choose in it, and which row is right?",
            "argmax(axis=0) gives the chosen row of every column; compare that of a with that of y, and take "
            "the mean: True counts as 1.",
        ),
        because="Column by column the chosen row is compared with the right one, and the mean of True and "
        "False is the part that is right.",
        mistakes="""
        # This compares along the rows. A column is a sample, so the choice is made down each: axis=0.
        axis=0 => axis=1
        == y => != y  # This is the part that is wrong: wanted is the part that is right.
        # This compares single numbers, not columns. Of a column, only its largest number counts.
        np.mean((a > 0.5) == y)
        np.mean(a == y)  # No output is exactly 0 or 1. Which row is the largest in each column?
        # This is how far off the outputs are, on average. Count the columns that are read right.
        np.mean(np.abs(a - y))
        1 - np.mean(np.abs(a - y))
        # Without an axis, argmax looks at the whole array, and finds one place. Every column has its own.
        axis=0 => None
        # This is how much the network gives to the right rows, on average. Count the columns it reads right.
        (a * y).sum() / y.shape[1]
        # A column can be right with less than ½ in the right row: only the largest number counts.
        np.mean((a * y).sum(axis=0) > 0.5)
        np.mean => 1 / len(y) * np.sum  # You divided by the number of rows. The columns are the samples.
        axis=0) => axis=0)[: len(a)]  # len counts the rows. The columns are the samples: a.shape[1] of them.
        # Only the first column counts here: does return stand inside the loop?
        (a[:, 0].argmax() == y[:, 0].argmax()) / y.shape[1]
        # The loop leaves columns out: there are a.shape[1] of them, and a.shape[0] rows.
        np.mean => 1 / y.shape[1] * np.sum ;; axis=0) => axis=0)[: len(y)]
        np.mean => 1 / y.size * np.sum  # You divided by the number of entries. The columns are the samples.
        np.mean => np.all  # This is True only if all columns are right. Wanted is the part that is.
        argmax => argmin  # argmin finds the smallest number; take the largest.
        np.mean => 100 * np.mean  # These are percents. From 0 to 1 is asked for.
        argmax => max  # This compares the largest numbers themselves. What counts is in which row they stand.
        # This compares the chosen rows with entries of y. y has a row for each class: where is its 1?
        y.argmax(axis=0) => y
        """,
    ),
}


# First weights.


def relu_weights(n_in, n_out, rng):
    """Return first weights for a relu layer."""
    return rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)


EXERCISES |= {
    "relu_weights": Exercise(
        title="First weights for relu",
        minutes=4,
        ask="Return W of shape (n_out, n_in) from rng.normal, so scaled that z keeps the mean square 1 "
        "behind a relu that shuts for half of its inputs.",
        solution=relu_weights,
        cases=tuple((n_in, n_out, np.random.default_rng(n_in)) for n_in, n_out in ((8, 3), (5, 5), (3, 7))),
        labels=("relu_weights(8, 3, rng)", "relu_weights(5, 5, rng)", "relu_weights(3, 7, rng)"),
        hints=(
            "Only half of the mean square comes through the gate. By how much must the mean square of the "
            "weights grow to make up for it?",
            "The mean square of a weight was 1/n_in; now it is 2/n_in. The numbers of rng.normal have the "
            "mean square 1, and to multiply them by c multiplies it by c².",
        ),
        because="n_in inputs with half their mean square, times weights of mean square 2/n_in, make 1 again "
        "in every layer.",
        mistakes="""
        # This keeps z where nothing is shut, as for tanh near 0. relu lets half through: twice the square.
        2 / n_in => 1 / n_in
        # 2/n_in is the mean square that is wanted. To multiply by c multiplies the mean square by c².
        np.sqrt(2 / n_in) => 2 / n_in
        # The mean square would be 4/n_in: relu halves it, so a factor of 2 is enough, and its root is √2.
        np.sqrt(2 / n_in) => 2 / np.sqrt(n_in)
        # The mean square would be 1/(2 n_in). relu takes half away, so the weights must be larger.
        2 / n_in => 1 / (2 * n_in)
        2 / n_in => 2 / n_out  # z adds up what comes in, so what counts is n_in, not n_out.
        # This takes the mean of n_in and n_out, as some do for tanh. z adds up n_in products.
        2 / n_in => 2 / (n_in + n_out)
        # It is turned round: with more inputs, each weight must be smaller.
        2 / n_in => n_in / 2
        2 / n_in => 2 * n_in
        2 / n_in => n_in
        2 / n_in => 2  # The number of inputs is missing: z adds up n_in.
        np.sqrt(2 / n_in) => 1  # Nothing is scaled: z would grow with the number of inputs.
        2 / n_in => 1 / 2  # This makes them smaller, whatever n_in is.
        # These numbers lie evenly between 0 and 1, so all are positive. rng.normal gives both signs.
        normal => random
        # The shape is turned round: a row for each neuron, a column for each input.
        (n_out, n_in) => (n_in, n_out)
        size=(n_out, n_in)) => size=(n_in, n_out)).T
        # n_in is divided by without a root: the mean square would shrink too far.
        np.sqrt(2 / n_in) => 1 / n_in
        np.sqrt(2 / n_in) => np.sqrt(2) / n_in
        # The first weights are all 0: then all neurons of a layer are alike, and stay so.
        np.zeros((n_out, n_in))
        # The centre of the numbers is moved, not their width: size is asked for by name, or comes third.
        rng.normal(np.sqrt(2 / n_in), size=(n_out, n_in))
        """,
    ),
}


# A table of one's own.


def standardised(x_train, x_held):
    """Return both parts, each row less its mean and over its deviation in the training part."""
    mean = x_train.mean(axis=1, keepdims=True)
    deviation = x_train.std(axis=1, keepdims=True)
    return (x_train - mean) / deviation, (x_held - mean) / deviation


EXERCISES |= {
    "standardise": Exercise(
        title="Bring every row to one scale",
        minutes=5,
        ask="Return x_train and x_held, each row less its mean and over its standard deviation in x_train.",
        solution=standardised,
        cases=(
            (some(31, 3, 5) * [[1], [20], [0.3]] + [[2], [-5], [7]], some(32, 3, 4) + [[2], [-5], [7]]),
            (some(33, 3, 3) * [[4], [1], [9]] + [[1], [2], [3]], some(34, 3, 3) * 3 + 1),
            (some(35, 2, 6) + [[9], [-4]], some(36, 2, 2) * [[2], [5]]),
        ),
        hints=(
            "Each row is one quantity with its own unit. From which columns may its mean be taken, if the "
            "held-out ones are to stay unseen?",
            "mean(axis=1, keepdims=True) and std(axis=1, keepdims=True), of x_train alone; both parts use "
            "the same two columns.",
        ),
        because="The held-out part is measured with the training part's mean and deviation, as a sample "
        "would be that comes tomorrow.",
        mistakes="""
        # x_train is right. But x_held has its own mean and deviation: the network would meet another scale.
        (x_held - mean) / deviation => (x_held - x_held.mean(1, keepdims=True)) / x_held.std(1, keepdims=True)
        # x_train is right. But the mean of x_held has slipped into x_held.
        (x_held - mean) => (x_held - x_held.mean(axis=1, keepdims=True))
        # x_train is right. But x_held is divided by its own deviation.
        (x_held - mean) / deviation => (x_held - mean) / x_held.std(axis=1, keepdims=True)
        # Mean and deviation are those of x_held. They belong to the training part.
        x_train.mean => x_held.mean ;; x_train.std => x_held.std
        # Mean and deviation are taken over both parts, so the held-out one has been seen.
        x_train.mean => np.hstack([x_train, x_held]).mean ;; x_train.std => np.hstack([x_train, x_held]).std
        # This goes down the columns, over different quantities. Each row has its own mean: axis=1.
        axis=1 => axis=0
        # keepdims=True is missing: without it, the means lie flat, and do not stand beside the rows.
        axis=1, keepdims=True => axis=1
        # One mean and one deviation for all rows: each row has its own scale, so axis=1.
        axis=1, keepdims=True => axis=None
        x_train.std => x_train.var  # You divided by the variance, the square of the deviation.
        # The mean is taken away, but nothing is divided: the rows still have different scales.
        / deviation => / 1
        - mean => - 0  # The mean is not taken away: subtract it first.
        # x_train is right, but x_held comes out as it went in. If x_train is overwritten before its mean and
        # deviation are taken, they are 0 and 1 by then.
        (x_held - mean) / deviation => x_held
        # Brackets are missing: / comes before −.
        (x_train - mean) => x_train - mean ;; (x_held - mean) => x_held - mean
        # This is the deviation with m − 1 in place of m. Take plain std, which divides by m.
        .std( => .std(ddof=1,
        # You multiplied by the deviation. Divide by it, so that each row gets the deviation 1.
        / deviation => * deviation
        # You divided by the span from lowest to highest. The standard deviation is asked for.
        x_train.std( => np.ptp(x_train,
        x_train.std => x_train.max  # You divided by the largest number. The standard deviation is asked for.
        x_train.mean => x_train.min  # You took away the lowest number of each row, not its mean.
        # This brings the rows between 0 and 1, by lowest and highest. Mean and deviation are asked for.
        x_train.mean => x_train.min ;; x_train.std( => np.ptp(x_train,
        x_train.mean( => np.median(x_train,  # You took the median of each row. The mean is asked for.
        """,
    ),
}


# A whole training.


def my_training(layers, names, train, held, epochs, rate, rng):
    """Train, and return the weights and biases of the epoch that is best on what is held out."""
    weights, biases = first_weights(layers, rng)
    lowest = np.inf
    for _ in range(epochs):
        weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
        J = cost(weights, biases, names, *held)
        if J < lowest:
            lowest, best = J, (weights, biases)
    return best


def hard(seed, m):
    """Return m noisy samples of two kinds."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(2, m))
    return x, (x[:1] * x[1:] + 0.6 * rng.normal(size=(1, m)) > 0) * 1.0


RUNS = [([2, 6, 1], ["tanh", "sigmoid"], hard(95, 24), hard(96, 16), 30, 2.0, Dealer(95)),
        ([2, 4, 1], ["relu", "sigmoid"], hard(53, 12), hard(54, 9), 24, 1.0, Dealer(53)),
        ([2, 4, 1], ["relu", "sigmoid"], hard(53, 12), hard(54, 9), 11, 1.0, Dealer(53)),
        # The first weights would be better than what two epochs make, and so would a third epoch.
        ([2, 4, 1], ["tanh", "sigmoid"], hard(285, 12), hard(286, 9), 2, 4.0, Dealer(285))]  # fmt: skip

EXERCISES |= {
    "whole_training": Exercise(
        title="A whole training, stopped at its best",
        minutes=9,
        ask="Draw first weights, train for all epochs in batches of 10, and return weights, biases as they "
        "were after the epoch with the lowest J on what is held out.",
        solution=my_training,
        cases=tuple(RUNS),
        labels=(
            "my_training([2, 6, 1], …), 24 samples, 30 epochs",
            "my_training([2, 4, 1], …), 12 samples, 24 epochs",
            "my_training([2, 4, 1], …), 12 samples, 11 epochs",
            "my_training([2, 4, 1], …), 12 samples, 2 epochs",
        ),
        view=in_one_row,
        hints=(
            "What must you remember from epoch to epoch, so that at the end you can give back an earlier "
            "state?",
            "first_weights once; then for each epoch one_epoch with *train, and cost with *held. Where that "
            "is lower than the lowest so far, remember it, and the weights and biases with it.",
        ),
        because="It trains on the one part and chooses by the other; and since every step makes new arrays, "
        "the ones that are remembered stay as they were.",
        mistakes="""
        # These are the weights of the last epoch. Wanted are those of the best one.
        return best => return weights, biases
        # You chose by J on the training part, which nearly always falls. Choose by what is held out.
        cost(weights, biases, names, *held) => cost(weights, biases, names, *train)
        np.inf => -np.inf ;; J < => J >  # This is the epoch with the highest J. Wanted is the lowest.
        # J is compared with that of the epoch before. Compare it with the lowest of all so far.
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            before = np.inf
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                J = cost(weights, biases, names, *held)
                if J < before:
                    best = weights, biases
                before = J
            return best
        # J is compared with that of the first weights throughout. Where it is lower, it is the lowest so far.
        … before = np.inf => best, before = (weights, biases), cost(weights, biases, names, *held) ;;
            before = J => pass
        # It stops when J rises for the first time. Later it may fall below: go through all epochs.
        … J < before => J > before ;; best = weights, biases => break ;;
            before = J => before, best = J, (weights, biases)
        … before = np.inf => best, before = (weights, biases), cost(weights, biases, names, *held) ;;
            J < before => J > before ;; best = weights, biases => break ;;
            before = J => before, best = J, (weights, biases)
        # It stops when J rises for the first time, and gives back the weights that made it rise: go through
        # all epochs, and keep the best.
        … J < before => J > before ;; best = weights, biases => break ;; return best => return weights, biases
        # These are the weights from before the best epoch. Its J is that of the weights after it.
        weights, biases = one_epoch( => old, (weights, biases) = (weights, biases), one_epoch( ;;
            best = J, (weights, biases) => best = J, old
        # The first weights take part here. Asked for is the state after one of the epochs.
        lowest = np.inf => lowest, best = cost(weights, biases, names, *held), (weights, biases)
        # J is measured before each epoch, so the first weights take part, and the last ones do not.
        lowest = np.inf => lowest, best = cost(weights, biases, names, *held), (weights, biases) ;;
            range(epochs) => range(epochs - 1)
        range(epochs) => range(epochs + 1)  # This is one epoch more than epochs: range(epochs) is enough.
        # It begins anew in every epoch: first_weights is called once, before the loop.
        weights, biases = first_weights(layers, rng) => pass ;;
            one_epoch(weights, biases, => one_epoch(*first_weights(layers, rng),
        # It trains on what is held out. That part is only for choosing.
        *train, 10 => *held, 10
        *train, 10 => *held, 10 ;; names, *held) => names, *train)
        # These are the first weights: what one_epoch returns has to be given a name.
        weights, biases = one_epoch => _ = one_epoch
        , 10 => , train[0].shape[1]  # All samples go into one batch here. Batches of 10 are asked for.
        *train, 10, rate => *train, 1, rate  # Every batch has one sample here. Batches of 10 are asked for.
        *train, 10, rate => *train, 10, -rate  # This goes uphill: rate is handed on as it is.
        # The first weights are not divided by √n_in. first_weights does it.
        lowest = np.inf => lowest, weights = np.inf, [W * np.sqrt(W.shape[1]) for W in weights]
        # The weights are right. But the biases are those of the last epoch: remember both.
        return best => return best[0], biases
        # The biases are right. But the weights are those of the last epoch: remember both.
        return best => return weights, best[1]
        # The batches have another size here. Batches of 10 are asked for.
        *train, 10, rate => *train, 5, rate
        *train, 10, rate => *train, len(train), rate
        *train, 10, rate => *train, 20, rate
        # The last epoch is left out: range(epochs) has as many rounds as epochs.
        range(epochs) => range(epochs - 1)
        """,
    ),
}


# The judge of every backward pass.


def agrees(backward, weights, biases, names, x, y):
    """Say whether all that a backward pass returns agrees with what nudging measures."""
    n = len(weights)

    def J(*arrays):
        return cost(arrays[:n], arrays[n:], names, x, y)

    zs, outs = forward(weights, biases, names, x)
    dW, db = backward(weights, names, y, zs, outs)
    return bool(gradcheck.check_gradients(J, (*dW, *db), *weights, *biases))


def pairs(backward, weights, biases, names, x, y):
    """Return pairs of arrays, weights before biases: what a backward pass claims, what nudging measures."""
    n = len(weights)
    dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
    measured = gradcheck.numeric_gradients(lambda *p: cost(p[:n], p[n:], names, x, y), *weights, *biases)
    return list(zip((*dW, *db), measured, strict=True))


def faulty(change, *places):
    """Return a backward pass that changes the gradients in some places, or all where none is named."""

    def backward_pass(weights, names, y, zs, outs):
        arrays = sum(backward(weights, names, y, zs, outs), [])
        for i in places or range(len(arrays)):
            arrays[i] = change(arrays[i])
        return arrays[: len(weights)], arrays[len(weights) :]

    return backward_pass


def panel():
    """Yield the cases: the words for one, then a backward pass, right or not, a network and its samples."""
    one, two, three, deep = ((*net, *BATCHES[k][:2]) for net, k in zip(NETS, (0, 1, 2, 2), strict=True))
    tiny = [0.01 * W for W in one[0]], [0 * b for b in one[1]], *one[2:]
    yield "backward, …), with the right backward pass,", backward, one
    yield "…), with a pass whose first dW is half as large again,", faulty(lambda d: 1.5 * d, 0), one
    yield "…), with a pass whose last db is halved,", faulty(lambda d: d / 2, 3), two
    yield "backward, …), with the right pass and a linear output,", backward, two
    yield "…), with one turned sign in the first dW,", faulty(lambda d: np.where(d == d.max(), -d, d), 0), two
    yield "…), with every sign turned,", faulty(np.negative), one
    yield "…), with the last dW mirrored,", faulty(np.fliplr, 1), three
    yield "…), with every gradient too large by a thousandth,", faulty(lambda d: 1.001 * d), two
    yield "backward, …), with the right pass and tiny gradients,", backward, tiny
    yield "…), with tiny gradients, the first dW half as large again,", faulty(lambda d: 1.5 * d, 0), tiny
    yield "backward, …), with the right pass and three layers,", backward, deep
    yield "…), with three layers, the second dW half as large again,", faulty(lambda d: 1.5 * d, 1), deep


PANEL = list(panel())

EXERCISES |= {
    "agrees": Exercise(
        title="A judge for every backward pass",
        minutes=9,
        ask="Return True if all dW and db that backward returns, for however many layers, agree with what "
        "nudging the cost measures, else False.",
        solution=agrees,
        cases=tuple((backward_pass, *net) for _, backward_pass, net in PANEL),
        labels=tuple(f"agrees({words}" for words, *_ in PANEL),
        view=lambda result: bool(result) if isinstance(result, gradcheck.Report) else result,
        hints=(
            "You need a function that gives J for nudged weights and biases, and what backward claims. How "
            "many arrays can be nudged?",
            "def J(*arrays): the first len(weights) of them are weights, the rest biases, and cost does the "
            "rest. Then gradcheck.check_gradients(J, (*dW, *db), *weights, *biases).",
        ),
        because="It accepts the right passes, and refuses every faulty one, in whichever layer, weight or "
        "bias the fault sits.",
        mistakes="""
        # The biases are not compared: a wrong db goes unseen.
        (J, (*dW, *db), *weights, *biases) => (lambda *W: J(*W, *biases), (*dW,), *weights)
        # The weights are not compared: a wrong dW goes unseen.
        (J, (*dW, *db), *weights, *biases) => (lambda *b: J(*weights, *b), (*db,), *biases)
        # Only the first layer is compared. A fault may sit in any of them.
        (J, (*dW, *db), *weights, *biases) => (lambda W, b: J(W, *weights[1:], b, *biases[1:]),
            (dW[0], db[0]), weights[0], biases[0])
        # Only the last layer is compared. A fault may sit in any of them.
        (J, (*dW, *db), *weights, *biases) => (lambda W, b: J(*weights[:-1], W, *biases[:-1], b),
            (dW[-1], db[-1]), weights[-1], biases[-1])
        (J, (*dW, *db), *weights, *biases) => (lambda W: J(*weights[:-1], W, *biases), dW[-1:], weights[-1])
        # Only the first layer and the last are compared. A fault may sit in any of them.
        (J, (*dW, *db), *weights, *biases) => (lambda V, W, b, c:
            J(V, *weights[1:-1], W, b, *biases[1:-1], c), (dW[0], dW[-1], db[0], db[-1]),
            weights[0], weights[-1], biases[0], biases[-1])
        # weights and biases are lists of arrays, and only arrays are nudged: hand them over one by one,
        # with a *, and let J take them so.
        (J, (*dW, *db), *weights, *biases) => (lambda W, b: J(*W, *b), (dW, db), weights, biases)
        # It is written for two layers. However many there are, the first len(weights) arrays are weights.
        arrays[:n] => arrays[:2] ;; arrays[n:] => arrays[2:]
        J(*arrays) => J(W1, W2, b1, b2) ;; arrays[:n] => [W1, W2] ;; arrays[n:] => [b1, b2]
        return bool( => return not bool(  # It is turned round: True is for a pass that agrees.
        # It says True of every pass. The numbers must be compared, those of the backward that is handed in.
        True
        # It says False of every pass, the right ones too. Does J use what it is given, and do weights and
        # biases come in one order? And is a small difference let pass? Nudging is never exact.
        False
        # It compares the sizes of the gradients only; a turned sign goes unseen.
        all(np.allclose(d**2, t**2, 1e-5) for d, t in pairs(backward, weights, biases, names, x, y))
        # It compares signs only, so a gradient of the wrong size goes unseen.
        all((d * t.round(9) >= 0).all() for d, t in pairs(backward, weights, biases, names, x, y))
        # It compares only the sum of each array. Two faults in it may make up for each other.
        all(np.isclose(d.sum(), t.sum()) for d, t in pairs(backward, weights, biases, names, x, y))
        # It compares only the length of each array, ‖dW‖. Numbers within it may be wrong.
        all(np.isclose((d**2).sum(), (t**2).sum()) for d, t in pairs(backward, weights, biases, names, x, y))
        # One right array is enough for it. All of them must agree.
        any(np.allclose(d, t, 1e-5, 1e-9) for d, t in pairs(backward, weights, biases, names, x, y))
        # It lets a fault of a thousandth pass, or one in tiny gradients. Compare with the gradient's size.
        all(np.allclose(d, t, atol=1e-3) for d, t in pairs(backward, weights, biases, names, x, y))
        # It lets a fault of a thousandth pass: nudging shows far smaller ones.
        all(np.allclose(d, t, 1e-2, 1e-9) for d, t in pairs(backward, weights, biases, names, x, y))
        """,
    ),
}
