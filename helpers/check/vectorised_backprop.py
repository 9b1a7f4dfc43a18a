"""Exercises of notebook 3: shapes, deltas, batches, and what is wrong without an error."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope, tanh_slope  # noqa: F401 - in what is written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise

NOTEBOOK = "03_vectorised_backprop"


def output_delta(a, y, z):
    """Return dJ/dz of a tanh output (BP1)."""
    m = y.shape[1]
    return (a - y) / m * tanh_slope(z)  # (n_out, m)


def hidden_delta(W_next, delta_next, z):
    """Return dJ/dz of a hidden sigmoid layer (BP2)."""
    return (W_next.T @ delta_next) * sigmoid_slope(z)  # (n, m)


EXERCISES = {
    "delta_shape": Exercise(
        title="The shape of each delta",
        minutes=2,
        ask="A network [4, 5, 3] gets a batch of 7 samples. Which shapes do delta_1 and delta_2 have?",
        solution=((5, 7), (3, 7)),
        source="shapes = (5, 7), (3, 7)  # a row for each neuron, a column for each sample\n",
        whole=True,
        hints=(
            "delta = dJ/dz: it has a number for every number in z. Which shape has z in layer 1?",
            "z in layer 1 has a row for each of its 5 neurons, and a column for each of the 7 samples.",
        ),
        because="Each number in z has its own derivative, so delta has the shape of z.",
        mistakes="""
        ((5, 4), (3, 5))  # These are the shapes of W_1 and W_2. delta belongs to z: neurons by samples.
        # These are sizes of neighbouring layers. delta belongs to one layer: neurons by samples.
        ((4, 5), (5, 3))
        ((5, 3), (3, 5))
        # These are the numbers that show how to write shapes. Here the layers are [4, 5, 3].
        ((2, 3), (4, 5))
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
        ask="Return delta = dJ/dz of a tanh output, from a, y and z, each (n_out, m); J averages over m.",
        solution=output_delta,
        also=("(a - y) / y.shape[1] * (1 - a**2)",),
        cases=tuple(  # no m is 4, which the notebook's m may be
            (np.tanh(z), y, z)
            for z, y in ((given.z_1_5, given.y_1_5), (given.z_3_2, given.y_3_2), (given.z_2_3, given.y_2_3))
        ),
        hints=(
            "BP1: dJ/da times the slope of the activation, entry by entry. Which activation has this output, "
            "and where does the average come in?",
            "Three factors: a − y, one over m = y.shape[1], and tanh_slope, taken at z.",
        ),
        because="dJ/da is (a − y)/m, and each entry passes tanh at its own z.",
        mistakes="""
        # This is the line for a sigmoid output. Here the output is tanh, with another slope.
        (a - y) / y.shape[1] * sigmoid_slope(z)
        (a - y) / y.shape[1] * a * (1 - a)
        # This has the slope of a sigmoid, and no mean. The output is tanh, and J averages over m.
        (a - y) * sigmoid_slope(z)
        (a - y) * a * (1 - a)
        (a - y) / y.shape[1] * tanh_slope(a)  # The slope is taken at a. It belongs at z.
        # You divided by 4, the m of the batch above. Every batch has its own m.
        (a - y) / 4 * tanh_slope(z)
        (a - y) / y.shape[1] * (1 - z**2)  # 1 − z² is no slope. The short form is 1 − a².
        # Twice too large: the ½ in J takes away the 2 that comes down from the square.
        2 * (a - y) / y.shape[1] * tanh_slope(z)
        # The error is still squared. Its square has the slope a − y.
        (a - y) ** 2 / y.shape[1] * tanh_slope(z)
        (a - y) ** 2 / (2 * y.shape[1]) * tanh_slope(z)
        a - y  # This is the error alone: divide it by m, and multiply by the slope of tanh.
        # The mean is missing, and the slope is taken at a. It belongs at z.
        (a - y) * tanh_slope(a)
        # delta keeps a column for each sample. The sum over them comes later, in db and dW.
        ((a - y) * tanh_slope(z)).mean(axis=1, keepdims=True)
        # You divided by the number of outputs. J averages over the samples.
        (a - y) / y.shape[0] * tanh_slope(z)
        # Brackets are missing: * comes before −. In the slope 1 − a² is one factor.
        (a - y) * 1 - a**2 / y.shape[1]
        (a - y) / y.shape[1] * 1 - a**2
        # Brackets are missing: * comes before −. The error a − y is one factor.
        a - y * (1 - a**2) / y.shape[1]
        (a - y) / y.shape[1] * (1 - a) ** 2  # (1 − a)² is not 1 − a²: only a is squared.
        (a - y) / y.shape[1] * a  # You multiplied by tanh itself. Wanted is its slope.
        tanh_slope(z) / y.shape[1]  # The error is missing: multiply by a − y.
        tanh_slope(z)  # This is the slope alone. Multiply by dJ/da: the error, divided by m.
        (a - y) / y.shape[1] * (z > 0)  # This is the line for a ReLU output. Here the output is tanh.
        (y - a) * tanh_slope(z)  # The mean is missing, and the sign is turned: the error is a − y.
        """,
    ),
    "hidden_delta": Exercise(
        title="The delta of a hidden layer",
        minutes=5,
        ask="Return delta = dJ/dz of a hidden sigmoid layer, from its z and the W and delta of the next one.",
        solution=hidden_delta,
        cases=(
            (given.W_2_3, given.delta_2_4, given.z_3_4),
            (given.W_3_3, given.delta_3_3, given.z_3_3),
            (given.W_3_2[:1], given.next_1_3, given.z_2_3),
        ),
        hints=(
            "BP2 has two steps: back through the weights, then back through the activation. The first is a "
            "sum over the neurons of the next layer, the second goes entry by entry.",
            "W_next is turned, then comes @ delta_next; with * follows the slope of the sigmoid, at z.",
        ),
        because="Each neuron adds up the deltas it feeds, weighted, and multiplies by its own slope.",
        mistakes="""
        # This is the line for a tanh layer. Here the layer is a sigmoid, with another slope.
        (W_next.T @ delta_next) * tanh_slope(z)
        # The transpose is missing, and this is the slope of tanh. The layer is a sigmoid.
        (W_next @ delta_next) * tanh_slope(z)
        # The transpose is missing. With a square W_next, no error warns of it.
        (W_next @ delta_next) * sigmoid_slope(z)
        # The product is turned round: what belongs to the neurons of the next layer must meet.
        (delta_next @ W_next) * sigmoid_slope(z)
        (W_next.T @ delta_next) * sigmoid_slope(sigmoid(z))  # The slope is taken at a = σ(z), not at z.
        (W_next.T @ delta_next) * z * (1 - z)  # z(1 − z) is no slope. It is a(1 − a), with a = σ(z).
        # You divided by m. The mean is in delta_next already: it is taken once, at the output.
        (W_next.T @ delta_next) * sigmoid_slope(z) / z.shape[1]
        # The slope comes too early. Go back through the weights first, then through the sigmoid.
        W_next.T @ (delta_next * sigmoid_slope(z))
        # The way back through W_next is right. The slope of the sigmoid is a(1 − a), with a = σ(z).
        (W_next.T @ delta_next) * (1 - sigmoid(z))
        (W_next.T @ delta_next) * sigmoid(z) ** 2
        (W_next.T @ delta_next) * (1 - sigmoid(z) ** 2)
        (W_next.T @ delta_next) * (1 - z**2)
        (W_next.T @ delta_next) * sigmoid(z) * (1 + sigmoid(z))
        (W_next.T @ delta_next) * sigmoid(z) * sigmoid_slope(z)
        (W_next.T @ delta_next) * (z > 0)
        # Brackets are missing: * comes before −. In the slope 1 − a is one factor.
        (W_next.T @ delta_next) * sigmoid(z) * 1 - sigmoid(z)
        # ¼ is the slope where z is 0. Elsewhere it is a(1 − a), with a = σ(z).
        (W_next.T @ delta_next) * 0.25
        """,
    ),
}


# db and dW of a batch, and the one place of the mean.


def bias_gradient(delta, s):
    """Return db of a layer whose bias counts s times (BP3)."""
    return (delta * s).sum(axis=1, keepdims=True)  # (n, 1)


def batch_gradient(W, b, x, y):
    """Return dW and db of one linear layer."""
    a = W @ x + b  # (n_out, m)
    delta = (a - y) / x.shape[1]  # the mean, here and nowhere else
    return delta @ x.T, delta.sum(axis=1, keepdims=True)


EXERCISES |= {
    "bias_gradient": Exercise(
        title="A bias that counts more or less",
        minutes=4,
        ask="For z = W @ x + b * s with s (1, m), return db (n, 1) from delta (n, m) and s.",
        solution=bias_gradient,
        cases=tuple(
            (delta, s[:1])
            for delta, s in (
                (given.delta_3_2, given.weights_1_2),
                (given.delta_2_4, given.layer_1_4),
                (given.delta_3_3, given.x_3_3),
            )
        ),
        hints=(
            "A bias is a weight, and its input was 1 until now. What is its input here, and what happens to "
            "the shares of the m samples?",
            "Multiply delta by s, entry by entry, and add along each row; or let one product do both.",
        ),
        because="b meets s in each sample, as a weight meets its input; what is used several times adds up "
        "its shares. It is BP4 with s for the input; where s is 1 throughout, it is BP3.",
        mistakes="""
        # This is the line for a bias that counts once in each sample. Here it counts s times.
        delta.sum(axis=1, keepdims=True)
        delta.sum(axis=1)
        # s is missing. And the mean is taken once, in delta already: add.
        delta.mean(axis=1, keepdims=True)
        # This is the mean of the columns. The mean is taken once, and delta has it already: add.
        (delta * s).mean(axis=1, keepdims=True)
        delta * s  # These are the shares of the single samples. b is one for all: add them up along each row.
        # This has one number for each sample. Wanted is one for each neuron: add over the samples.
        (delta * s).sum(axis=0, keepdims=True)
        # These are the sums of the rows, times the sum of s: but each share meets the s of its own sample.
        delta.sum(axis=1, keepdims=True) * s.sum()
        # These are the sums of the rows, times the mean of s: but each share meets the s of its own sample.
        delta.sum(axis=1, keepdims=True) * s.mean()
        # You divided by the sum of s. Nothing is averaged here: multiply and add.
        delta @ s.T / s.sum()
        delta @ (s**2).T  # s comes twice. Each share meets the s of its sample once.
        # This is the share of one sample alone. b is one for all: add up the shares.
        delta[:, :1] * s[:, :1]
        delta[:, -1:] * s[:, -1:]
        (delta * s).sum(axis=1)  # The numbers are right, but flat. keepdims=True keeps them a column.
        # You subtracted s. Each share of delta is multiplied by the s of its sample.
        (delta - s).sum(axis=1, keepdims=True)
        # The size of s counts, and so does its sign: multiply by s itself.
        (delta * abs(s)).sum(axis=1, keepdims=True)
        (delta * (s > 0)).sum(axis=1, keepdims=True)
        """,
    ),
    "mean_once": Exercise(
        title="The mean, once",
        minutes=6,
        ask="Return dW and db of one linear layer; J is half the squared error, averaged over the m samples.",
        solution=batch_gradient,
        cases=(
            # No m is 4, which the notebook's m may be, and not all have two outputs: half is not 1/n_out.
            (given.W_2_3, given.b_2, given.z_3_2, given.delta_3_2[:2]),
            (given.W_3_2[:2], given.b_2, given.z_2_3, given.y_2_3),
            (given.W_3_3, given.b_3, given.x_3_3, given.y_3_3),
        ),
        hints=(
            "Three lines: a, then delta, then dW and db from delta. Where does the m of J come in first?",
            "delta = (a - y) / m, with m from x.shape[1]. From there on nothing is divided: one product, "
            "one sum.",
        ),
        because="Divided once, in delta, the mean reaches dW and db by itself.",
        mistakes="""
        (a - y) / x.shape[1] => (y - a)  # The sign is turned, and the mean is missing: it is a − y, over m.
        / x.shape[1] => / 4  # You divided by 4, the m of the batch above. Every batch has its own m.
        # The mean is taken twice, in delta and again in dW and db. Both are m times too small.
        / x.shape[1] => / x.shape[1] ** 2
        / x.shape[1] => / len(y)  # You divided by the number of outputs. J averages over the samples.
        delta @ x.T => W.T @ delta  # db is right. The first is dJ/dx: for dW, delta meets x.T.
        delta @ x.T => delta @ a.T  # db is right. dW needs what came into the layer: x, not a.
        # dW is right. Each output has its own b: add over the samples alone.
        keepdims=True) => keepdims=True).sum()
        # The layer is linear: nothing is squashed, so no sigmoid and no slope belongs here.
        (a - y) / => (sigmoid(a) - y) /
        (a - y) / => sigmoid_slope(a) * (a - y) /
        # The error is still squared. Its square has the slope a − y.
        (a - y) / => 0.5 * (a - y) ** 2 /
        (a - y) / => (a - y) ** 2 /
        / x.shape[1] => / y.size  # You divided by the number of entries. J averages over the samples only.
        ((W @ x + b - y) / x.shape[1]) @ x.T  # This is one array. Return two: dW, db.
        """,
    ),
}


# What runs without an error and is wrong all the same.

UPSTREAM = np.array([[1.75, -1.5, 2.0], [-0.75, 1.25, -0.25]])
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
        hints=(
            "Each entry has a gate, open or shut. Which number decides, and which is let through?",
            "z > 0 makes an array of True and False, which multiplies like 1 and 0.",
        ),
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
        ask="All matrices are 3 × 3, so the pass above runs; and yet its dW1 is wrong. Repair it.",
        solution=repaired,
        cases=(
            (given.W_3_3, given.delta_3_3, given.y_3_3, given.x_3_3),
            (given.x_3_3, given.y_3_3, given.delta_3_3, given.z_3_3),
        ),
        hints=(
            "Think of 4 inputs, 5 hidden neurons, 3 outputs and a batch of 7. Which shape has each factor, "
            "and which shapes must delta1 and dW1 come out with?",
            "delta1 has the shape of z1: W2 is turned, then delta2 meets it. dW1 is neurons by inputs, so "
            "samples must meet samples.",
        ),
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
        # delta1 is right. With * entry meets entry. In dW1 each neuron meets each input: delta1 @ x.T.
        ((W2.T @ delta2) * slope1) * x
        delta2 @ x.T  # This leaves out the way back through W2, and slope1. dW1 needs delta1.
        # delta1 is right. dW1 needs what came into layer 1: x.
        ((W2.T @ delta2) * slope1) @ ((W2.T @ delta2) * slope1).T
        # slope1 is f′(z1) already: multiply by it, without another slope.
        ((W2.T @ delta2) * slope1 * slope1) @ x.T
        ((W2.T @ delta2) * tanh_slope(slope1)) @ x.T
        ((W2.T @ delta2) * sigmoid_slope(slope1)) @ x.T
        ((W2.T @ delta2) * (1 - slope1**2)) @ x.T
        (np.linalg.inv(W2) @ delta2 * slope1) @ x.T  # That is the inverse. Back goes the transpose: W2.T.
        # slope1 comes too late. It belongs to z1: multiply before @ x.T.
        (W2.T @ delta2) @ x.T * slope1
        (W2.T @ delta2) * (slope1 @ x.T)
        """,
    ),
}
