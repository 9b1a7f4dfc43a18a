"""An exercise of notebook 4, third part: a layer of notebook 3, with samples as rows."""

from helpers.check import row_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"


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


EXERCISES = (
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
            (given.weights_3_2, given.b_1_2, given.x_4_3, given.y_4_2),
            (given.weights_3_3, given.b_1_3, given.x_3_3, given.y_3_3),
            (given.weights_3_2, given.b_1_2, given.x_2_3, given.y_2_2),
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
