"""Exercises of notebook 3: shapes, deltas, batches, and what is wrong without an error."""

import numpy as np

from helpers.activations import relu, sigmoid, sigmoid_slope, tanh_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "03_vectorised_backprop"


# The shapes of what comes back.

EXERCISES = (
    Exercise(
        name="delta_shape",
        notebook=NOTEBOOK,
        title="The shape of each delta",
        minutes=2,
        ask="A network [4, 5, 3] gets a batch of 7 samples. Which shapes do delta_1 and delta_2 have?",
        solution=((5, 7), (3, 7)),
        source="shapes = (5, 7), (3, 7)  # a row for each neuron, a column for each sample\n",
        hint="delta = dJ/dz: it has a number for every number in z. Which shape has z in layer 1?",
        because="Each number in z has its own derivative, so delta has the shape of z.",
        mistakes=(
            Mistake(
                ((5, 4), (3, 5)),
                "These are the shapes of W_1 and W_2. delta belongs to z: neurons by samples.",
            ),
            Mistake(
                ((4, 5), (5, 3)),
                "These are sizes of neighbouring layers. delta belongs to one layer: neurons by samples.",
            ),
            Mistake(
                ((7, 5), (7, 3)),
                "The numbers are right, but turned. A sample is a column: neurons by samples.",
            ),
            Mistake(
                ((5, 1), (3, 1)),
                "These are the shapes of the biases. delta has a column for each of the 7 samples.",
            ),
            Mistake(
                ((4, 7), (5, 7)),
                "These are the shapes of what goes in. delta_1 belongs to layer 1, which has 5 neurons.",
            ),
            Mistake(
                ((3, 7), (5, 7)), "Both are right, their order is not. delta_1 belongs to the hidden layer."
            ),
            Mistake(
                ((4, 7), (3, 7)),
                "delta_2 is right. delta_1 belongs to layer 1, which has 5 neurons; 4 come in as input.",
            ),
        ),
    ),
)


# The delta of the output layer (BP1) and of a hidden one (BP2).

BACK = "delta_next walks back through the weights the other way: W_next.T @ delta_next."


def output_delta(a, y, z):
    """Return dJ/dz of the output layer (BP1)."""
    m = y.shape[1]
    return (a - y) / m * sigmoid_slope(z)  # (n_out, m)


def hidden_delta(W_next, delta_next, z):
    """Return dJ/dz of a hidden layer (BP2)."""
    return (W_next.T @ delta_next) * tanh_slope(z)  # (n, m)


EXERCISES += (
    Exercise(
        name="output_delta",
        notebook=NOTEBOOK,
        title="The delta of the output",
        minutes=4,
        ask="Return delta = dJ/dz of a sigmoid output layer, from a, y and z, each (n_out, m). "
        "J is half the squared error, summed over the outputs, averaged over the m samples.",
        solution=output_delta,
        cases=tuple(  # no m is 4, which the notebook's m may be
            (sigmoid(z), y, z)
            for z, y in ((given.z_1_5, given.y_1_5), (given.z_3_2, given.y_3_2), (given.z_2_3, given.y_2_3))
        ),
        hint="BP1: dJ/da times the slope of the sigmoid, entry by entry. Where does the average come in?",
        because="dJ/da is (a − y)/m, and each entry passes the sigmoid at its own z.",
        mistakes=(
            Mistake(
                lambda a, y, z: (a - y) / y.shape[1] * sigmoid_slope(a),
                "The slope is taken at a. It belongs at z, where the sigmoid was.",
            ),
            Mistake(
                lambda a, y, z: (y - a) / y.shape[1] * sigmoid_slope(z),
                "The sign is turned: J grows with a where a is above y, so it is a − y.",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.shape[1],
                "This is dJ/da. To come to dJ/dz, multiply by the slope of the sigmoid.",
            ),
            Mistake(
                lambda a, y, z: (a - y) * sigmoid_slope(z),
                "The mean is missing: J averages over the m samples, so divide by m.",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.shape[1] ** 2 * sigmoid_slope(z),
                "The mean is taken twice. Divide by m once.",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.shape[0] * sigmoid_slope(z),
                "You divided by the number of outputs. J averages over the samples: y.shape[1].",
            ),
            Mistake(
                lambda a, y, z: (a - y) / 4 * sigmoid_slope(z),
                "You divided by 4, the m of the batch above. Every batch has its own: m = y.shape[1].",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.size * sigmoid_slope(z),
                "You divided by the number of entries. J averages over the samples only: divide by m.",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.shape[1] * z * (1 - z),
                "z(1 − z) is no slope. The short form is a(1 − a), with a = sigmoid(z).",
            ),
            Mistake(
                lambda a, y, z: (a - y) / y.shape[1] * a,
                "You multiplied by the sigmoid itself. Wanted is its slope, sigmoid_slope(z).",
            ),
            Mistake(
                lambda a, y, z: 2 * (a - y) / y.shape[1] * sigmoid_slope(z),
                "Twice too large: the ½ in J takes away the 2 that comes down from the square.",
            ),
            Mistake(
                lambda a, y, z: ((a - y) * sigmoid_slope(z)).mean(axis=1, keepdims=True),
                "delta keeps a column for each sample. The sum over them comes later, in db and dW.",
            ),
        ),
    ),
    Exercise(
        name="hidden_delta",
        notebook=NOTEBOOK,
        title="The delta of a hidden layer",
        minutes=5,
        ask="Return delta = dJ/dz of a hidden tanh layer, from its z (n, m) and from W_next (n_next, n) and "
        "delta_next (n_next, m) of the layer after it.",
        solution=hidden_delta,
        cases=(
            (given.W_2_3, given.delta_2_4, given.z_3_4),
            (given.W_3_3, given.delta_3_3, given.z_3_3),
            (given.W_3_2[:1], given.next_1_3, given.z_2_3),
        ),
        hint="BP2 has two steps: back through the weights, then back through tanh. The first is a sum over "
        "the neurons of the next layer, the second goes entry by entry.",
        because="Each neuron adds up the deltas it feeds, weighted, and multiplies by its own slope.",
        mistakes=(
            Mistake(
                lambda W_next, delta_next, z: (W_next @ delta_next) * tanh_slope(z),
                f"The transpose is missing. {BACK} With a square W_next, no error warns of it.",
            ),
            Mistake(
                lambda W_next, delta_next, z: (delta_next @ W_next) * tanh_slope(z),
                f"The product is turned round. {BACK}",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) * tanh_slope(np.tanh(z)),
                "The slope is taken at a = tanh(z). It belongs at z.",
            ),
            Mistake(
                lambda W_next, delta_next, z: W_next.T @ delta_next,
                "This is dJ/da. To come to dJ/dz, multiply by the slope of tanh at z.",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) * (1 - z**2),
                "1 − z² is no slope. The short form is 1 − a², with a = tanh(z).",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) * np.tanh(z),
                "You multiplied by tanh itself. Wanted is its slope, tanh_slope(z).",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) * sigmoid_slope(z),
                "This is the slope of the sigmoid. The layer is a tanh layer.",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) * tanh_slope(z) / z.shape[1],
                "You divided by m. The mean is in delta_next already: it is taken once, at the output.",
            ),
            Mistake(
                lambda W_next, delta_next, z: (W_next.T @ delta_next) @ tanh_slope(z),
                "@ mixes the samples. Each entry meets the slope at its own place: *.",
            ),
            Mistake(
                lambda W_next, delta_next, z: W_next.T @ (delta_next * tanh_slope(z)),
                "The slope comes too early. Go back through the weights first, then through tanh.",
            ),
        ),
    ),
)


# db and dW of a batch, and the one place of the mean.

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


EXERCISES += (
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


# What runs without an error and is wrong all the same.

UPSTREAM = np.array([[0.5, -1.5, 2.0], [-0.75, 1.25, -0.25]])
AT_ZERO = np.array([[1.5, 0.0, -0.5], [2.0, -1.0, 0.0]])
ZERO_FIRST = np.array([[0.0, 0.25, -2.0, 3.0]])


def relu_delta(upstream, z):
    """Return dJ/dz of a ReLU layer, where upstream is dJ/da."""
    return upstream * (z > 0)


def repaired(W2, delta2, slope1, x):
    """Return dW1 of a network with two layers, where slope1 is f'(z1)."""
    delta1 = (W2.T @ delta2) * slope1
    return delta1 @ x.T


def through(delta1, dW1=lambda delta1, x: delta1 @ x.T):
    """Return a pass with a fault in one of its two lines, or in both."""
    return lambda W2, delta2, slope1, x: dW1(delta1(W2, delta2, slope1), x)


def right_delta(W2, delta2, slope1):
    """Return delta1 as it should be."""
    return (W2.T @ delta2) * slope1


def not_transposed(W2, delta2, slope1):
    """Return delta1 as the trap has it."""
    return (W2 @ delta2) * slope1


EXERCISES += (
    Exercise(
        name="relu_gate",
        notebook=NOTEBOOK,
        title="The gate of ReLU",
        minutes=3,
        ask="Return dJ/dz of a ReLU layer, from upstream = dJ/da and from z. At z = 0 the slope is 0.",
        solution=relu_delta,
        cases=((UPSTREAM, AT_ZERO), (np.array([[-1.0, -2.5, 0.75, 1.5]]), ZERO_FIRST)),
        hint="Each entry has a gate, open or shut. Which number decides, and which is let through?",
        because="z decides whether the gate is open, and upstream passes as it is, whatever its sign.",
        mistakes=(
            Mistake(
                lambda upstream, z: upstream * (relu(z) >= 0),
                "The gate never shuts. Where z is 0 or less, nothing passes: ask whether z > 0.",
            ),
            Mistake(
                lambda upstream, z: upstream * (z >= 0),
                "The gate is open at z = 0. There the slope is 0, by convention: z > 0.",
            ),
            Mistake(
                lambda upstream, z: relu(upstream),
                "The gate looks at upstream. z decides, and a negative upstream may pass.",
            ),
            Mistake(
                lambda upstream, z: relu(upstream) * (z > 0),
                "z > 0 is right. But a negative upstream passes an open gate too.",
            ),
            Mistake(
                lambda upstream, z: upstream * relu(z),
                "You multiplied by ReLU itself. Its slope is 1 where z > 0, whatever the size of z.",
            ),
            Mistake(
                lambda upstream, z: upstream * z,
                "You multiplied by z. The slope of ReLU is 1 where z > 0, and 0 elsewhere.",
            ),
            Mistake(
                lambda upstream, z: np.where(z > 0, upstream, 0.01 * upstream),
                "This gate leaks a hundredth: that is leaky ReLU. A shut gate lets nothing through.",
            ),
            Mistake(
                lambda upstream, z: z > 0,
                "This is the slope. Multiply what comes from behind by it: upstream.",
            ),
            Mistake(
                lambda upstream, z: upstream * (z < 0),
                "The gate is turned round: it is open where z > 0.",
            ),
            Mistake(
                lambda upstream, z: upstream * np.heaviside(z, 0.5),
                "½ is the mean of the two slopes at the kink. The convention picks 0.",
            ),
        ),
    ),
    Exercise(
        name="square_trap",
        notebook=NOTEBOOK,
        title="The square trap",
        minutes=6,
        ask="All matrices are 3 × 3, so the pass above runs; and yet its dW1 is wrong. Repair it. "
        "slope1 is f′(z1), and x (n_in, m) is what goes in.",
        solution=repaired,
        cases=(
            (given.W_3_3, given.delta_3_3, given.y_3_3, given.x_3_3),
            (given.x_3_3, given.y_3_3, given.delta_3_3, given.z_3_3),
        ),
        hint="Think of 4 inputs, 5 hidden neurons, 3 outputs and a batch of 7. Which shape has each factor, "
        "and which shapes must delta1 and dW1 come out with?",
        because="Square matrices fit in every order. Where all sizes differ, a wrong order raises an error "
        "or gives the wrong shape.",
        mistakes=(
            Mistake(
                through(not_transposed, lambda delta1, x: x @ delta1.T),
                "Both faults are still there: one in the line of delta1, one in the line of dW1.",
            ),
            Mistake(
                through(not_transposed),
                "dW1 is made rightly now. One fault is left: delta2 walks back through W2.T, not through W2.",
            ),
            Mistake(
                through(right_delta, lambda delta1, x: x @ delta1.T),
                "delta1 is right. One fault is left: this is dW1 transposed. Its rows belong to the neurons.",
            ),
            Mistake(
                through(right_delta, lambda delta1, x: delta1 @ x),
                "delta1 is right. In delta1 @ x samples meet inputs; they must meet samples: x.T.",
            ),
            Mistake(
                through(right_delta, lambda delta1, x: delta1.T @ x),
                "delta1 is right. delta1.T @ x adds over neurons; add over samples: delta1 @ x.T.",
            ),
            Mistake(
                through(lambda W2, delta2, slope1: (delta2 @ W2) * slope1),
                "dW1 is made rightly. In delta1 the factors stand the wrong way round: W2.T @ delta2.",
            ),
            Mistake(
                through(lambda W2, delta2, slope1: (delta2.T @ W2) * slope1),
                "This is W2.T @ delta2 transposed: each sample has become a row. Samples are columns.",
            ),
            Mistake(
                through(lambda W2, delta2, slope1: (W2.T @ delta2) @ slope1),
                "The slope is multiplied with @, which mixes the samples. It belongs entry by entry: *.",
            ),
            Mistake(
                through(lambda W2, delta2, slope1: W2.T @ (delta2 * slope1)),
                "The slope comes too early. It belongs to layer 1: multiply after W2.T @ delta2.",
            ),
            Mistake(
                through(lambda W2, delta2, slope1: W2.T @ delta2),
                "slope1 is missing. It turns dJ/da1 into delta1.",
            ),
        ),
    ),
)
