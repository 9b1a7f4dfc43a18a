"""Exercises of notebook 3: shapes, deltas, batches, and what is wrong without an error."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope, tanh_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise

NOTEBOOK = "03_vectorised_backprop"


def output_delta(a, y, z):
    """Return dJ/dz of the output layer (BP1)."""
    m = y.shape[1]
    return (a - y) / m * sigmoid_slope(z)  # (n_out, m)


def hidden_delta(W_next, delta_next, z):
    """Return dJ/dz of a hidden layer (BP2)."""
    return (W_next.T @ delta_next) * tanh_slope(z)  # (n, m)


EXERCISES = {
    "delta_shape": Exercise(
        title="The shape of each delta",
        minutes=2,
        ask="A network [4, 5, 3] gets a batch of 7 samples. Which shapes do delta_1 and delta_2 have?",
        solution=((5, 7), (3, 7)),
        source="shapes = (5, 7), (3, 7)  # a row for each neuron, a column for each sample\n",
        whole=True,
        hint="delta = dJ/dz: it has a number for every number in z. Which shape has z in layer 1?",
        because="Each number in z has its own derivative, so delta has the shape of z.",
        mistakes="""
        ((5, 4), (3, 5))  # These are the shapes of W_1 and W_2. delta belongs to z: neurons by samples.
        # These are sizes of neighbouring layers. delta belongs to one layer: neurons by samples.
        ((4, 5), (5, 3))
        ((5, 3), (3, 5))
        ((7, 5), (7, 3))  # The numbers are right, but turned. A sample is a column: neurons by samples.
        ((5, 1), (3, 1))  # These are the shapes of the biases. delta has a column for each of the 7 samples.
        ((4, 7), (5, 7))  # These are the shapes of what goes in. delta_1 belongs to layer 1: 5 neurons.
        ((3, 7), (5, 7))  # Both are right, their order is not. delta_1 belongs to the hidden layer.
        ((4, 7), (3, 7))  # delta_2 is right. delta_1 belongs to layer 1, which has 5 neurons; 4 come in.
        # delta_1 is right. delta_2 has a row for each neuron of the last layer, and there are 3.
        ((5, 7), (5, 7))
        ((5, 7), (4, 7))
        """,
    ),
    "output_delta": Exercise(
        title="The delta of the output",
        minutes=4,
        ask="Return delta = dJ/dz of a sigmoid output layer, from a, y and z, each (n_out, m). "
        "J is half the squared error, summed over the outputs, averaged over the m samples.",
        solution=output_delta,
        also=("(a - y) / y.shape[1] * a * (1 - a)",),
        cases=tuple(  # no m is 4, which the notebook's m may be
            (sigmoid(z), y, z)
            for z, y in ((given.z_1_5, given.y_1_5), (given.z_3_2, given.y_3_2), (given.z_2_3, given.y_2_3))
        ),
        hint="BP1: dJ/da times the slope of the sigmoid, entry by entry. Where does the average come in?",
        because="dJ/da is (a − y)/m, and each entry passes the sigmoid at its own z.",
        mistakes="""
        (a - y) / y.shape[1] * sigmoid_slope(a)  # The slope is taken at a. It belongs at z.
        (a - y) * sigmoid_slope(z)  # The mean is missing: J averages over the m samples, so divide by m.
        # You divided by 4, the m of the batch above. Every batch has its own m.
        (a - y) / 4 * sigmoid_slope(z)
        (a - y) / y.shape[1] * z * (1 - z)  # z(1 − z) is no slope. The short form is a(1 − a).
        (a - y) / y.shape[1] * (1 - a**2)  # 1 − a² is the slope of tanh. The output is a sigmoid: a(1 − a).
        # Twice too large: the ½ in J takes away the 2 that comes down from the square.
        2 * (a - y) / y.shape[1] * sigmoid_slope(z)
        # The error is still squared. Its square has the slope a − y.
        (a - y) ** 2 / y.shape[1] * sigmoid_slope(z)
        (a - y) ** 2 / (2 * y.shape[1]) * sigmoid_slope(z)
        a - y  # This is the error alone: divide it by m, and multiply by the slope of the sigmoid.
        # The mean is missing, and the slope is taken at a. It belongs at z.
        (a - y) * sigmoid_slope(a)
        # delta keeps a column for each sample. The sum over them comes later, in db and dW.
        ((a - y) * sigmoid_slope(z)).mean(axis=1, keepdims=True)
        ((a - y) * sigmoid_slope(z)).mean(axis=1)
        ((a - y) * sigmoid_slope(z)).mean()
        ((a - y) * sigmoid_slope(z)).sum() / y.shape[1]
        """,
    ),
    "hidden_delta": Exercise(
        title="The delta of a hidden layer",
        minutes=5,
        ask="Return delta = dJ/dz of a hidden tanh layer, from its z (n, m) and from W_next (n_next, n) and "
        "delta_next (n_next, m) of the layer after it.",
        solution=hidden_delta,
        also=("(W_next.T @ delta_next) * (1 - np.tanh(z) ** 2)",),
        cases=(
            (given.W_2_3, given.delta_2_4, given.z_3_4),
            (given.W_3_3, given.delta_3_3, given.z_3_3),
            (given.W_3_2[:1], given.next_1_3, given.z_2_3),
        ),
        hint="BP2 has two steps: back through the weights, then back through tanh. The first is a sum over "
        "the neurons of the next layer, the second goes entry by entry.",
        because="Each neuron adds up the deltas it feeds, weighted, and multiplies by its own slope.",
        mistakes="""
        # The transpose is missing. With a square W_next, no error warns of it.
        (W_next @ delta_next) * tanh_slope(z)
        # The product is turned round: what belongs to the neurons of the next layer must meet.
        (delta_next @ W_next) * tanh_slope(z)
        (W_next.T @ delta_next) * tanh_slope(np.tanh(z))  # The slope is taken at a = tanh(z), not at z.
        (W_next.T @ delta_next) * (1 - z**2)  # 1 − z² is no slope. It is 1 − a², with a = tanh(z).
        # a(1 − a) is the slope of the sigmoid. The layer is a tanh layer: 1 − a².
        (W_next.T @ delta_next) * np.tanh(z) * (1 - np.tanh(z))
        # You divided by m. The mean is in delta_next already: it is taken once, at the output.
        (W_next.T @ delta_next) * tanh_slope(z) / z.shape[1]
        # The slope comes too early. Go back through the weights first, then through tanh.
        W_next.T @ (delta_next * tanh_slope(z))
        """,
    ),
}


# db and dW of a batch, and the one place of the mean.


def bias_gradient(delta):
    """Return db of a layer (BP3)."""
    return delta.sum(axis=1, keepdims=True)  # (n, 1)


def batch_gradient(W, b, x, y):
    """Return dW and db of one linear layer."""
    a = W @ x + b  # (n_out, m)
    delta = (a - y) / x.shape[1]  # the mean, here and nowhere else
    return delta @ x.T, delta.sum(axis=1, keepdims=True)


EXERCISES |= {
    "bias_gradient": Exercise(
        title="The bias gradient of a batch",
        minutes=3,
        ask="Return db (n, 1) of a layer whose delta is (n, m). The mean over the batch is in delta already.",
        solution=bias_gradient,
        cases=((given.delta_3_2,), (given.delta_2_4,), (given.delta_3_3,)),
        hint="One b serves all m samples. What happens to shares that meet in one variable?",
        because="b is used once for each sample, and what is used several times adds up its shares.",
        mistakes="""
        # This is the mean of the columns. The mean is taken once, and delta has it already: add.
        delta.mean(axis=1, keepdims=True)
        delta.mean(axis=1)
        delta.sum(axis=1)  # The numbers are right, but flat, and b is a column. NumPy can keep the axis.
        # This has one number for each sample. Wanted is one for each neuron: add over the samples.
        delta.sum(axis=0, keepdims=True)
        delta.sum(axis=0)
        delta.sum(axis=0)[:, None]
        delta.mean(axis=0, keepdims=True)
        # This is one number for everything. Each neuron has its own b.
        delta.sum()
        delta.mean()
        # This is the share of one sample only. Add those of all samples.
        delta[:, :1]
        delta[:, 0]
        delta[:, -1:]
        """,
    ),
    "mean_once": Exercise(
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
        mistakes="""
        / x.shape[1] => / 1  # The mean is missing: these are sums. Divide delta by m.
        # The mean is taken twice, in delta and again in dW and db. Both are m times too small.
        / x.shape[1] => / x.shape[1] ** 2
        delta @ x.T => delta @ x.T / x.shape[1]  # db is right. dW has the mean twice: delta has it.
        delta.sum => delta.mean  # dW is right. db has the mean twice: add up delta, don't average it.
        # Twice too large: the ½ in J takes away the 2 that comes down from the square.
        (a - y) / => 2 * (a - y) /
        (a - y) / x.shape[1] => (y - a)  # The sign is turned, and the mean is missing: it is a − y, over m.
        / x.shape[1] => / 4  # You divided by 4, the m of the batch above. Every batch has its own m.
        / x.shape[1] => / y.size  # You divided by the number of entries. J averages over the samples only.
        ((W @ x + b - y) / x.shape[1]) @ x.T  # This is one array. Return two: dW, db.
        """,
    ),
}


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


EXERCISES |= {
    "relu_gate": Exercise(
        title="The gate of ReLU",
        minutes=3,
        ask="Return dJ/dz of a ReLU layer, from upstream = dJ/da and from z. At z = 0 the slope is 0.",
        solution=relu_delta,
        cases=((UPSTREAM, AT_ZERO), (np.array([[-1.0, -2.5, 0.75, 1.5]]), ZERO_FIRST)),
        hint="Each entry has a gate, open or shut. Which number decides, and which is let through?",
        because="z decides whether the gate is open, and upstream passes as it is, whatever its sign.",
        mistakes="""
        upstream  # The gate never shuts. Where z is 0 or less, nothing passes: ask whether z > 0.
        upstream * (z >= 0)  # The gate is open at z = 0. There the slope is 0, by convention: z > 0.
        upstream * (upstream > 0)  # The gate looks at upstream. z decides, and a negative upstream may pass.
        # z > 0 is right. But a negative upstream passes an open gate too.
        upstream * (upstream > 0) * (z > 0)
        # You multiplied by ReLU itself. Its slope is 1 where z > 0, whatever the size of z.
        upstream * np.maximum(z, 0)
        upstream * z  # You multiplied by z. The slope of ReLU is 1 where z > 0, and 0 elsewhere.
        # This gate leaks a hundredth: that is leaky ReLU. A shut gate lets nothing through.
        np.where(z > 0, upstream, 0.01 * upstream)
        # Something passes where the gate is shut. Nothing should.
        np.where(z > 0, upstream, 1)
        np.where(z > 0, upstream, z)
        np.where(z > 0, upstream, -upstream)
        np.where(z > 0, 1, upstream)
        z > 0  # This is the slope. Multiply what comes from behind by it: upstream.
        upstream * np.heaviside(z, 0.5)  # ½ is the mean of the slopes at the kink. The convention picks 0.
        # This is the slope of a smooth function. ReLU has a gate: 1 where z > 0, 0 elsewhere.
        upstream * sigmoid_slope(z)
        upstream * tanh_slope(z)
        # This picks the entries that pass, and forgets where they stood. Put 0 in the other places.
        upstream[z > 0]
        """,
    ),
    "square_trap": Exercise(
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
        mistakes="""
        # Both faults are still there: one in the line of delta1, one in the line of dW1.
        x @ ((W2 @ delta2) * slope1).T
        # dW1 is made rightly now. One fault is left: delta2 walks back through the weights the other way.
        ((W2 @ delta2) * slope1) @ x.T
        # delta1 is right. One fault is left: this is dW1 transposed. Its rows belong to the neurons.
        x @ ((W2.T @ delta2) * slope1).T
        # delta1 is right. In delta1 @ x samples meet inputs; they must meet samples.
        ((W2.T @ delta2) * slope1) @ x
        # delta1 is right. delta1.T @ x adds over neurons; add over samples.
        ((W2.T @ delta2) * slope1).T @ x
        # delta1 is right. In dW1 the factors stand the wrong way round.
        x @ ((W2.T @ delta2) * slope1)
        x.T @ ((W2.T @ delta2) * slope1)
        ((W2.T @ delta2) * slope1).T @ x.T
        # dW1 is made rightly. In delta1 the factors stand the wrong way round.
        ((delta2 @ W2) * slope1) @ x.T
        ((delta2 @ W2.T) * slope1) @ x.T
        # This is W2.T @ delta2 transposed: each sample has become a row. Samples are columns.
        ((delta2.T @ W2) * slope1) @ x.T
        # The slope comes too early. It belongs to layer 1: multiply after W2.T @ delta2.
        (W2.T @ (delta2 * slope1)) @ x.T
        """,
    ),
}
