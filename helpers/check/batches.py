"""Exercises of notebook 3, third part: db and dW of a batch, and the one place of the mean."""

from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "03_vectorised_backprop"
ONCE = "The mean is taken once, and delta has it already."
PER_SAMPLE = (
    "This has one number for each sample. Wanted is one for each neuron: add over the samples, "
    "axis=1, keepdims=True."
)


def bias_gradient(delta):
    """Return db of a layer (BP3)."""
    return delta.sum(axis=1, keepdims=True)  # (n, 1)


def batch_gradient(W, b, x, y):
    """Return dW and db of one linear layer."""
    a = W @ x + b  # (n_out, m)
    delta = (a - y) / x.shape[1]  # the mean, here and nowhere else
    return delta @ x.T, delta.sum(axis=1, keepdims=True)


def misplaced_mean(before, dW_by, db_by):
    """Return a batch gradient that divides its error by one number, then dW and db by others."""

    def gradient(W, b, x, y):
        m = x.shape[1]
        delta = (W @ x + b - y) / m**before
        return delta @ x.T / m**dW_by, delta.sum(axis=1, keepdims=True) / m**db_by

    return gradient


def divided_by(number):
    """Return a batch gradient that takes another number of x for the number of samples."""

    def gradient(W, b, x, y):
        delta = (W @ x + b - y) / number(x)
        return delta @ x.T, delta.sum(axis=1, keepdims=True)

    return gradient


def changed(change):
    """Return a batch gradient whose dW and db are changed afterwards."""
    return lambda W, b, x, y: change(*batch_gradient(W, b, x, y))


EXERCISES = (
    Exercise(
        name="bias_gradient",
        notebook=NOTEBOOK,
        title="The bias gradient of a batch",
        minutes=3,
        ask="Return db (n, 1) of a layer whose delta is (n, m). The mean over the batch is in delta already.",
        solution=bias_gradient,
        cases=((given.delta_3_2,), (given.delta_2_4,), (given.delta_3_3,)),
        hint="One b serves all m samples. What happens to shares that meet in one variable?",
        because="b is used once for each sample, and what is used several times adds up its shares.",
        mistakes=(
            Mistake(
                lambda delta: delta.mean(axis=1, keepdims=True),
                f"This is the mean of the columns. {ONCE} Add.",
            ),
            Mistake(
                lambda delta: delta,
                "There is still a column for each sample. b is shared by them all: add up each row.",
            ),
            Mistake(
                lambda delta: delta.sum(axis=1),
                "Yours is flat, and b is a column, a row for each neuron: add up with keepdims=True.",
            ),
            Mistake(
                lambda delta: delta.sum(axis=1, keepdims=True).T,
                "Yours is a row, and b is a column: a row for each neuron. "
                "Add up with axis=1, keepdims=True.",
            ),
            Mistake(
                lambda delta: delta.sum(axis=0, keepdims=True),
                PER_SAMPLE,
            ),
            Mistake(
                lambda delta: delta.sum(axis=0),
                PER_SAMPLE,
            ),
            Mistake(
                lambda delta: delta.sum(),
                "You added everything into one number. Each neuron has its own b: axis=1.",
            ),
            Mistake(
                lambda delta: delta[:, :1],
                "This is the share of the first sample only. Add those of all samples.",
            ),
            Mistake(lambda delta: -delta.sum(axis=1, keepdims=True), "The sign is turned: this is −db."),
        ),
    ),
    Exercise(
        name="mean_once",
        notebook=NOTEBOOK,
        title="The mean, once",
        minutes=6,
        ask="One linear layer: a = W @ x + b. J is half the squared error, summed over the outputs, averaged "
        "over the m samples. Return dW and db.",
        solution=batch_gradient,
        cases=(
            # No m is 4, which the notebook's m may be. Two outputs, so that one array alone is told by shape.
            (given.W_2_3, given.b_2, given.z_3_2, given.delta_3_2[:2]),
            (given.W_3_2[:2], given.b_2, given.z_2_3, given.y_2_3),
            (given.W_3_2[:2], given.b_2, given.z_3_2[:2], given.delta_3_2[:2]),
        ),
        hint="Three lines: a, then delta, then dW and db from delta. Where does the m of J come in first?",
        because="Divided once, in delta, the mean reaches dW and db by itself.",
        mistakes=(
            Mistake(misplaced_mean(0, 0, 0), "The mean is missing: these are sums. Divide delta by m."),
            Mistake(
                misplaced_mean(1, 1, 1),
                "The mean is taken twice, in delta and again in dW and db. Both are m times too small.",
            ),
            Mistake(
                misplaced_mean(1, 1, 0), "db is right. dW has the mean twice: delta is divided by m already."
            ),
            Mistake(
                misplaced_mean(1, 0, 1), "dW is right. db has the mean twice: add up delta, don't average it."
            ),
            Mistake(
                misplaced_mean(0, 1, 0),
                "dW is right. db lacks the mean. Divided in delta, both would have it.",
            ),
            Mistake(
                misplaced_mean(0, 0, 1),
                "db is right. dW lacks the mean. Divided in delta, both would have it.",
            ),
            Mistake(
                changed(lambda dW, db: (2 * dW, 2 * db)),
                "Twice too large: the ½ in J takes away the 2 that comes down from the square.",
            ),
            Mistake(
                changed(lambda dW, db: (-dW, -db)),
                "The sign is turned: J grows with a where a is above y, so it is a − y.",
            ),
            Mistake(lambda W, b, x, y: batch_gradient(W, 0, x, y), "b is missing in a = W @ x + b."),
            Mistake(
                changed(lambda dW, db: (db, dW)),
                "These have the shapes of db and dW: give dW first, then db.",
            ),
            Mistake(
                changed(lambda dW, db: (dW, db[:, 0])),
                "db is flat here, and b is a column, a row for each neuron: keepdims=True.",
            ),
            Mistake(changed(lambda dW, db: dW), "This is one array. Return two: dW, db."),
            Mistake(
                divided_by(lambda x: 4),
                "You divided by 4, the m of the batch above. Every batch has its own: m = x.shape[1].",
            ),
            Mistake(
                divided_by(len),
                "You divided by the number of inputs. J averages over the samples: x.shape[1].",
            ),
        ),
    ),
)
