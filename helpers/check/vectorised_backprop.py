"""Exercises of notebook 3: deltas, batches, what is wrong without an error, and a walk back that trains."""

from itertools import pairwise

import numpy as np

from helpers.activations import SLOPES, sigmoid_slope, softmax, tanh_slope  # noqa: F401 - in what is written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise
from helpers.network import backward, forward

NOTEBOOK = "03_vectorised_backprop"


def output_delta(a, y, z):
    """Return dJ/dz of a tanh output (BP1), where J is a quarter of the fourth powers' mean."""
    m = y.shape[1]
    return (a - y) ** 3 / m * tanh_slope(z)  # (n_out, m)


EXERCISES = {
    "output_delta": Exercise(
        title="The delta of the output",
        minutes=4,
        ask="Return delta = dJ/dz of a tanh output for J = ¼ Σ (a − y)⁴ / m, where a, y, z are (n_out, m).",
        solution=output_delta,
        also=("(a - y) ** 3 / y.shape[1] * (1 - a**2)",),
        cases=tuple(  # no m is 4, which the notebook's m may be, and no y is its own cube
            (np.tanh(z), 0.75 * y - 0.25, z)
            for z, y in ((given.z_1_5, given.y_1_5), (given.z_3_2, given.y_3_2), (given.z_2_3, given.y_2_3))
        ),
        hints=(
            "Two slopes, entry by entry: that of J by a, and that of a by z. How steep is a fourth power? "
            "Which activation has this output, and where does the average come in?",
            "Three factors: the error to the power 3, one over m = y.shape[1], and tanh_slope, taken at z.",
        ),
        because="The ¼ takes away the 4 of the fourth power, so dJ/da is (a − y)³/m, and each entry passes "
        "tanh at its own z.",
        mistakes="""
        ** 3 => ** 1  # This is the line for half the square. Here the power is 4: its slope is a cube.
        # Two things are those of the lesson: the slope of a square, and the slope of the sigmoid.
        ** 3 => ** 1 ;; tanh_slope => sigmoid_slope
        ** 3 => ** 1 ;; tanh_slope(z) => a * (1 - a)
        ** 3 / m => ** 1  # The slope of a square, and no mean: J has a fourth power, averaged over m.
        ** 3 => * 2  # This is the slope of a square, 2(a − y). Here the power is 4, with ¼ in front.
        # The cost is still to the power 4. Its slope has one power less: (a − y)³.
        ** 3 => ** 4
        ** 3 / m => ** 4 / (4 * m)
        ** 3 => ** 2  # The power is one too low: a fourth power has a cube for its slope.
        / m => / m * 4  # Four times too large: the ¼ in J takes away the 4 that comes down from the power.
        / m => / m / 4  # Four times too small: the 4 that comes down takes away the ¼.
        / m => * 4  # The mean is missing, and the 4 that comes down is taken away by the ¼ in J.
        # This is the line for a sigmoid output. Here the output is tanh, with another slope.
        tanh_slope => sigmoid_slope
        tanh_slope(z) => a * (1 - a)
        # This has the slope of a sigmoid, and no mean. The output is tanh, and J averages over m.
        / m * tanh_slope => * sigmoid_slope
        / m * tanh_slope(z) => * a * (1 - a)
        / m => / 4  # You divided by 4: the ¼, taken twice, or the m of the batch above? J averages over m.
        tanh_slope(z) => (1 - z**2)  # 1 − z² is no slope. The short form is 1 − a².
        # Each entry of delta has the cube of its own error: nothing is added up here, or averaged.
        (a - y) ** 3 => ((a - y) ** 3).sum()
        (a - y) ** 3 / m => ((a - y) ** 3).mean()
        (a - y) ** 4 / (4 * y.shape[1])  # This is J, entry by entry. Wanted is its slope by z.
        (a - y) ** 3  # This is the error's cube alone: divide it by m, and multiply by the slope of tanh.
        (a - y) ** 3 * tanh_slope(a)  # The mean is missing, and the slope is taken at a. It belongs at z.
        # delta keeps a column for each sample. The sum over them comes later, in db and dW.
        ((a - y) ** 3 * tanh_slope(z)).mean(axis=1, keepdims=True)
        shape[1] => shape[0]  # You divided by the number of outputs. J averages over the samples.
        shape[1] => size  # You divided by the number of entries. J averages over samples only: y.shape[1].
        # Brackets are missing: powers come first. The error a − y is one factor.
        (a - y) ** 3 => (a - y**3)
        (a - y) ** 3 => (a**3 - y**3)
        (a - y) ** 3 => a - y**3
        # Brackets are missing: * comes before −. In the slope 1 − a² is one factor.
        tanh_slope(z) => 1 - a**2
        / m * tanh_slope(z) => * 1 - a**2 / m
        tanh_slope(z) => (1 - a) ** 2  # (1 − a)² is not 1 − a²: only a is squared.
        tanh_slope(z) => a  # You multiplied by tanh itself. Wanted is its slope.
        tanh_slope(z) / y.shape[1]  # The error is missing: multiply by its cube.
        tanh_slope(z)  # This is the slope alone. Multiply by dJ/da: the cube of the error, divided by m.
        # This is J times the slope. Wanted is the derivative: the error's cube, divided by m, in place of J.
        (a - y) ** 3 => ((a - y) ** 4).sum() / 4
        tanh_slope(z) => (z > 0)  # This is the line for a ReLU output. Here the output is tanh.
        (y - a) ** 3 * tanh_slope(z)  # The mean is missing, and the sign is turned: the error is a − y.
        ((a - y) * tanh_slope(z)) ** 3 / y.shape[1]  # The cube is of a − y alone, not of the slope of tanh.
        (a - y) ** 3 / m => ((a - y) / m) ** 3  # The division by m comes after the cube: J is a mean.
        """,
    ),
}


# db of a batch.


def bias_gradient(delta, s):
    """Return db of a layer whose bias counts s times (BP3)."""
    return (delta * s).sum(axis=1, keepdims=True)  # (n, 1)


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
        * s => * 1  # This is the line for a bias that counts once in each sample. Here it counts s times.
        delta.mean(axis=1, keepdims=True)  # s is missing. And the mean is taken once, in delta already: add.
        sum => mean  # This is the mean of the columns. The mean is taken once, and delta has it already: add.
        delta * s  # These are the shares of the single samples. b is one for all: add them up along each row.
        # These are the sums of the rows, times the sum of s, or its mean: but each share meets its own s.
        delta.sum(axis=1, keepdims=True) * s.sum()
        delta.sum(axis=1, keepdims=True) * s.mean()
        delta @ s.T / s.sum()  # You divided by the sum of s. Nothing is averaged here: multiply and add.
        delta @ (s**2).T  # s comes twice. Each share meets the s of its sample once.
        # This is the share of one sample alone. b is one for all: add up the shares.
        delta[:, :1] * s[:, :1]
        delta[:, -1:] * s[:, -1:]
        * s => - s  # You subtracted s. Each share of delta is multiplied by the s of its sample.
        # The size of s counts, and so does its sign: multiply by s itself.
        * s => * abs(s)
        * s => * (s > 0)
        """,
    ),
}


# What runs without an error and is wrong all the same.

UPSTREAM = np.array([[1.75, -1.5, -2.0], [-0.75, 1.25, -0.25]])
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
        minutes=2,
        ask="Return dJ/dz of a ReLU layer, from upstream = dJ/da and from z. At z = 0 the slope is 0.",
        solution=relu_delta,
        cases=((UPSTREAM, AT_ZERO), (np.array([[-1.0, -2.5, 0.75, 1.5]]), ZERO_FIRST)),
        hints=(
            "Each entry has a gate, open or shut. Which number decides, and which is let through?",
            "z > 0 makes an array of True and False, which multiplies like 1 and 0.",
        ),
        because="z decides whether the gate is open, and upstream passes as it is, whatever its sign.",
        mistakes="""
        z * (upstream > 0)  # z and upstream have changed places: z decides, and upstream is let through.
        upstream > 0  # This asks upstream, and lets a 1 through. z decides, and upstream passes.
        upstream * abs(z)  # You multiplied by the size of z. ReLU's slope is 1 where z > 0, and 0 elsewhere.
        # The gate looks at z * upstream, which is above 0 where both are below. z alone decides.
        upstream * (z * upstream > 0)
        np.maximum(upstream * z, 0)
        upstream  # The gate never shuts. Where z is 0 or less, nothing passes: ask whether z > 0.
        upstream * (z >= 0)  # The gate is open at z = 0. There the slope is 0, by convention: z > 0.
        upstream * (upstream > 0)  # The gate looks at upstream. z decides, and a negative upstream may pass.
        upstream * (upstream > 0) * (z > 0)  # z > 0 is right. A negative upstream passes an open gate too.
        upstream * np.maximum(z, 0)  # You multiplied by ReLU. Its slope is 1 where z > 0, however large z is.
        upstream * z  # You multiplied by z. The slope of ReLU is 1 where z > 0, and 0 elsewhere.
        # This gate leaks a hundredth: that is leaky ReLU. A shut gate lets nothing through.
        np.where(z > 0, upstream, 0.01 * upstream)
        # Something passes where the gate is shut. Nothing should.
        np.where(z > 0, upstream, 1)
        np.where(z > 0, upstream, z)
        np.where(z > 0, upstream, -upstream)
        np.where(z > 0, 1, upstream)
        z > 0  # This is the slope alone, or brackets are missing: multiply upstream by (z > 0).
        upstream * z > 0  # Brackets are missing: * comes before >. This asks whether the product is above 0.
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
        minutes=4,
        ask="All matrices are 3 × 3, so the pass above runs; and yet its dW1 is wrong. Repair it.",
        solution=repaired,
        cases=(
            (given.W_3_3, given.delta_3_3, given.y_3_3, given.x_3_3),
            (given.x_3_3, given.y_3_3, given.delta_3_3, given.z_3_3),
        ),
        hints=(
            "Think of 4 inputs, 5 hidden neurons, 3 outputs and a batch of 7. Which shape has each factor, "
            "and which shapes must delta1 and dW1 come out with?",
            "slope1 has the shape of z1: which product has it too, so that entry meets entry? dW1 is neurons "
            "by inputs, so samples must meet samples.",
        ),
        because="Square matrices fit in every order. Where all sizes differ, a wrong order raises an error "
        "or gives the wrong shape.",
        mistakes="""
        (W2.T @ (delta2 * slope1)).T @ x  # Both faults are still there: one in delta1, one in dW1.
        # Both lines have a fault still: the slope comes too early, and in delta1 @ x samples meet inputs.
        (W2.T @ (delta2 * slope1)) @ x
        W2.T => W2  # dW1 is made rightly. In delta1 the .T of W2 was right: back goes the transpose.
        # Both lines are wrong: W2 is not turned in delta1, and dW1 needs delta1 first, then x turned.
        W2.T => W2 ;; x.T => x
        W2.T => W2 ;; delta1 @ x.T => delta1.T @ x
        W2.T => W2 ;; delta1 @ x.T => x.T @ delta1
        W2.T => W2 ;; delta1 @ x.T => x @ delta1
        delta1 @ x.T => x @ delta1.T  # delta1 is right. This is dW1 transposed: its rows belong to neurons.
        # This is dW1 transposed: its rows belong to the neurons. And the .T of W2 was right.
        W2.T => W2 ;; delta1 @ x.T => x @ delta1.T
        x.T => x  # delta1 is right. In delta1 @ x samples meet inputs; they must meet samples.
        delta1 @ x.T => delta1.T @ x  # delta1 is right. delta1.T @ x adds over neurons: add over samples.
        # delta1 is right. In dW1 the factors stand the wrong way round.
        delta1 @ x.T => x @ delta1
        delta1 @ x.T => delta1.T @ x.T
        delta1 @ x.T => x.T @ delta1.T
        W2.T @ delta2 => delta2 @ W2  # dW1 is made rightly. In delta1 the factors stand in the wrong order.
        W2.T @ delta2 => delta2.T @ W2  # This is W2.T @ delta2 transposed. Samples are columns.
        # dW1 is made rightly now. The slope comes too early: it multiplies what W2.T @ delta2 gives.
        (W2.T @ delta2) * slope1 => W2.T @ (delta2 * slope1)
        # The slope comes too early, and this is dW1 transposed: its rows belong to the neurons.
        x @ (W2.T @ (delta2 * slope1)).T
        # delta1 is right. With * entry meets entry. In dW1 each neuron meets each input: delta1 @ x.T.
        delta1 @ x.T => delta1 * x
        delta2 @ x.T  # This leaves out the way back through W2, and slope1. dW1 needs delta1.
        x.T => delta1.T  # delta1 is right. dW1 needs what came into layer 1: x.
        # slope1 is f′(z1) already: multiply by it, without another slope.
        * slope1 => * slope1 * slope1
        * slope1 => * tanh_slope(slope1)
        * slope1 => * sigmoid_slope(slope1)
        * slope1 => * (1 - slope1**2)
        * slope1 => * slope1 * (1 - slope1)
        (np.linalg.inv(W2) @ delta2 * slope1) @ x.T  # That is the inverse. Back goes the transpose: W2.T.
        # slope1 comes too late. It belongs to z1: multiply before @ x.T.
        (W2.T @ delta2) @ x.T * slope1
        (W2.T @ delta2) * (slope1 @ x.T)
        """,
    ),
}


# A check of one's own, and the output that compares its neurons.


def bent(J):
    """Return a J of the entries of a (2, 3): no two of them weigh the same, and some hang together."""
    return (J**3 * given.W_2_3).sum() + J[0, 0] * J[1, 2] - 2 * J[0, 1] * J[1, 0]


def squeezed(W):
    """Return J of a tanh layer with the weights W, (3, 2), for three samples."""
    return ((np.tanh(W @ given.y_2_3) - given.z_3_3) ** 2).sum() / 6


def folded(W):
    """Return a J of a (3, 3) that does not stay the same if W is turned."""
    return (np.sin(W) * given.x_3_3).sum() + W[0, 2] ** 2 * W[2, 1]


SOFT = (  # a column of y has a 1 for the right class
    (np.eye(3)[:, [2, 0]], given.z_3_2),
    (np.eye(3)[:, [1, 0, 1, 2]], given.z_3_4),
    (np.eye(3)[:, [1, 2, 2]], given.z_3_3),
)


def numeric_gradient(f, W, h):
    """Return dJ/dW as nudges measure it, for J = f(W)."""
    dW = np.zeros(W.shape)
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            up, down = W.copy(), W.copy()
            up[j, k] += h
            down[j, k] -= h
            dW[j, k] = (f(up) - f(down)) / (2 * h)
    return dW


def softmax_cross_entropy(y, z):
    """Return J and delta = dJ/dz of a softmax output with cross-entropy."""
    e = np.exp(z)
    a = e / e.sum(axis=0)  # (n, m): each column adds up to 1
    m = y.shape[1]
    J = -(y * np.log(a)).sum() / m
    return J, (a - y) / m


EXERCISES |= {
    "numeric_gradient": Exercise(
        title="A gradient check of your own",
        minutes=8,
        ask="For J = f(W), return an array like W: for each entry, nudged alone, (f(W + h) − f(W − h)) / 2h.",
        solution=numeric_gradient,
        cases=((bent, given.z_2_3, 0.5), (squeezed, given.W_3_2, 0.25), (folded, given.W_3_3, 0.5)),
        labels=(
            "numeric_gradient(f, W, 0.5) with a curved f and\nW = " + str(given.z_2_3.tolist()),
            "numeric_gradient(f, W, 0.25) with the J of a tanh layer and\nW = " + str(given.W_3_2.tolist()),
            "numeric_gradient(f, W, 0.5) with another f and\nW = " + str(given.W_3_3.tolist()),
        ),
        given=("numeric_gradients",),
        hints=(
            "Two loops go over the rows and columns. In them, only one number of W may be another one; how "
            "do you make sure that W is as before when the next entry comes?",
            "up = W.copy(), then up[j, k] += h; the same with down; and the difference of f goes into "
            "dW[j, k], divided by 2 * h.",
        ),
        because="Each entry is nudged alone, to both sides, on a copy. It needs two runs of f for every "
        "weight, and that is why it checks a gradient and does not replace it.",
        mistakes="""
        # f was nudged to one side only. From W − h to W + h it is 2h: one copy is raised, another lowered.
        - f(down) => - f(W) ;; (2 * h) => h
        f(up) => f(W) ;; (2 * h) => h
        - f(down) => - f(W)
        (2 * h) => h  # Twice too large: from W − h to W + h it is 2h.
        # All is 0. Are up and down two copies of W, and does each slope reach its place, dW[j, k]?
        W.copy(), W.copy() => W, W
        # An earlier nudge is left in W when the next entry is nudged. Nudge a copy: W.copy().
        up, down = W.copy(), W.copy() => up = W ;; down[j, k] -= h => down = W.copy(); down[j, k] -= 2 * h
        W.copy(), W.copy() => W.copy(), W
        # The two copies are made once, so each nudge stays in them. Make new ones for every entry.
        up, down = W.copy(), W.copy() => pass ;; dW = np => up, down = W.copy(), W.copy(); dW = np
        # Only the first entry is filled: return stands inside the inner loop. Let both loops end first.
        / (2 * h) => / (2 * h); return dW
        # A slope was written into W, and the next nudge met it there. Slopes go into an array of their own.
        np.zeros(W.shape) => W
        # The nudges of this row's earlier entries are still there. Make the copies in the inner loop.
        up, down = W.copy(), W.copy() => up, down = (up, down) if k else (W.copy(), W.copy())
        down[j, k] -= h => down[j, k] = -h  # down was set to -h. It is lowered by h: -=.
        # The entry was multiplied by h, or divided by it. It is raised and lowered by h: += and -=.
        += h => *= h ;; -= h => /= h
        dW[j, k] = => dW[j] =  # Each slope fills a whole row of dW. It has one place: dW[j, k].
        # The loops go over the wrong axes: the first index counts rows, W.shape[0], the second columns.
        W.shape[0] => len(W.T) ;; W.shape[1] => len(W)
        # All entries were nudged at once. Only W[j, k] may move.
        (f(W + h) - f(W - h)) / (2 * h)
        up[j, k] => up ;; down[j, k] => down
        W.copy(), W.copy() => W + h, W - h
        += h => = h ;; -= h => = -h  # The entry was set to h and −h. Raise and lower it by h: += and -=.
        up[j, k] => up[j] ;; down[j, k] => down[j]  # A whole row was nudged at once. Only W[j, k] may move.
        up[j, k] => up[:, k] ;; down[j, k] => down[:, k]  # A whole column was nudged. Only W[j, k] may move.
        # These are the slopes for another nudge. Use the h that is handed in.
        up, down = => h = 1e-5; up, down =
        up, down = => h = 1e-3; up, down =
        up, down = => h = 1e-2; up, down =
        up, down = => h = 0.1; up, down =
        += h => *= 1 + h ;; -= h => *= 1 - h  # The nudge was multiplied by the entry. It is h for all.
        # These are the values of f, not its slopes.
        (f(up) - f(down)) / (2 * h) => f(up)
        (f(up) - f(down)) / (2 * h) => f(up) - f(W)
        [j, k] += h => [j, j] += h ;; [j, k] -= h => [j, j] -= h  # W[j, j] was nudged. The second index is k.
        dW[j, k] = => dW =  # dW was overwritten by one number. Each slope has its own place: dW[j, k].
        # The slopes were added up into one number. Each has its own place: dW[j, k].
        np.zeros(W.shape) => 0 ;; dW[j, k] = => dW +=
        """,
    ),
    "softmax_cross_entropy": Exercise(
        title="Softmax with cross-entropy",
        minutes=8,
        ask="For y and z, both (n, m), return J, averaged over the m samples, and delta = dJ/dz.",
        solution=softmax_cross_entropy,
        cases=SOFT,
        parts=("J", "delta"),
        hints=(
            "Four things one after the other: e to the power z, the shares a, then J, then delta. Along "
            "which axis do the shares of one sample add up to 1? And who takes the mean?",
            "a = e / e.sum(axis=0). J is the negative sum of y * np.log(a), divided by m; delta is the "
            "difference of a and y, divided by m too.",
        ),
        because="J is the mean of m samples, so 1/m is in J and in delta alike; of softmax's own slope and "
        "that of the logarithm nothing is left but a − y.",
        mistakes="""
        axis=0 => axis=1, keepdims=True  # These shares add up to 1 along a row. A sample is a column: axis=0.
        e.sum(axis=0) => e.sum()  # All entries were added up. Each column has its own sum: axis=0.
        # These are the lines for a single sample. Each column has its own sum: axis=0. And there is a mean.
        e.sum(axis=0) => e.sum() ;; y.shape[1] => 1
        # All entries were added up: each column has its own sum, axis=0. And in delta the mean is missing.
        e.sum(axis=0) => e.sum() ;; (a - y) / m => a - y
        m = y.shape[1] => m = 1  # The mean is missing, in J and in delta: divide both by m.
        shape[1] => shape[0]  # You divided by the number of outputs. J averages over the samples: y.shape[1].
        shape[1] => size  # You divided by the number of entries. J averages over samples only: y.shape[1].
        .sum() / m => .mean()  # delta is right. J is averaged over all entries: divide the sum by m.
        # J is right. delta has a slope too many. It is a − y, divided by m, and nothing else.
        (a - y) / m => (a - y) * a * (1 - a) / m
        (a - y) / m => (a - y) * a * (1 - a)
        (a - y) / m => (a - y) / m * (1 / (1 + np.exp(-z))) * (1 - 1 / (1 + np.exp(-z)))
        (a - y) / m => (a - y) / len(y)  # J is right. delta is divided by the number of classes, not by m.
        (a - y) / m => (z - y) / m  # J is right. z stands in delta where its share a belongs.
        (a - y) / m => (a - y) ** 2 / m  # J is right. delta has the error squared: a − y is the slope.
        # J is right. delta keeps the shape of z, a column for each sample: nothing is added up in it.
        (a - y) / m => (a - y).sum() / m
        (a - y) / m => (a - y).sum(axis=1, keepdims=True) / m
        .sum() / m => .sum() / len(y)  # delta is right. J is divided by the number of classes, not by m.
        # delta is right. J takes the logarithm of y, which is 0 in places. It is that of a, times y.
        y * np.log(a) => a * np.log(y)
        # delta is right. In J all z were added up together: each column has its own S.
        -(y * np.log(a)).sum() => (np.log(e.sum()) - (y * z).sum())
        a - y => y - a  # J is right. The sign of delta is turned: it is a − y.
        -(y * np.log(a)) => (y * np.log(a))  # delta is right. The sign of J is turned: log(a) is negative.
        # delta is right. J is the logarithm of the shares, weighted with y: np.log(a).
        y * np.log(a) => y * a
        y * np.log(a) => y * z
        y * np.log(a) => y * e
        y * np.log => a * np.log  # delta is right. In J a stands where y belongs: y * np.log(a).
        y * np => np  # delta is right. J lacks the factor y, which picks the share of the right class.
        # delta is right. J is half the squared error here; wanted is the cross-entropy.
        -(y * np.log(a)) => 0.5 * ((a - y) ** 2)
        # delta is right. This is the logarithm to another base; the one of the lesson is np.log.
        np.log => np.log2
        np.log => np.log10
        # delta is right. With softmax, J has no second part for 1 − y: only the right class counts.
        y * np.log(a) => y * np.log(a) + (1 - y) * np.log(1 - a)
        # This is the sigmoid of each entry. Softmax compares the entries of a column.
        e / e.sum(axis=0) => 1 / (1 + np.exp(-z))
        e = np.exp(z) => e = z  # The power is missing: the shares are those of e to the power z.
        np.exp(z) => np.exp(-z)  # That is e to the power −z: it gives the largest share to the smallest z.
        (softmax(z) - y) / y.shape[1]  # This is delta alone. Return two: J, delta.
        -(y * np.log(softmax(z))).sum() / y.shape[1]  # This is J alone. Return two: J, delta.
        # J is right. The second is the derivative by a, −y/a. Wanted is the one by z.
        (a - y) / m => -y / a / m
        (a - y) / m => -y / a
        # J is right. The second is a itself, or its mean: y is missing.
        (a - y) / m => a / m
        (a - y) / m => a
        .sum() / m => .sum(axis=0)  # J has a number for each sample here. It is one number: their mean.
        .sum() / m => .sum(axis=0) / m  # J has a number for each sample here: add them up.
        .sum() / m => / m  # J has a number for each entry here. It is one number: add up, divide by m.
        """,
    ),
}


# The whole walk back, and what it is for.


def my_backward(weights, names, y, zs, outs):
    """Return dW and db of every layer, from one walk back."""
    dW, db = [], []
    delta = (outs[-1] - y) / y.shape[1]  # the mean over the batch, here and nowhere else
    if names[-1] != "softmax":
        delta = delta * SLOPES[names[-1]](zs[-1])  # BP1
    for i in reversed(range(len(weights))):
        dW.insert(0, delta @ outs[i].T)  # BP4
        db.insert(0, delta.sum(axis=1, keepdims=True))  # BP3
        if i > 0:
            delta = (weights[i].T @ delta) * SLOPES[names[i - 1]](zs[i - 1])  # BP2
    return dW, db


def train(weights, biases, names, x, y, rate, steps):
    """Go so many steps downhill, and return the weights and biases."""
    for _ in range(steps):
        zs, outs = forward(weights, biases, names, x)
        dW, db = backward(weights, names, y, zs, outs)
        for i in range(len(weights)):
            weights[i] = weights[i] - rate * dW[i]
            biases[i] = biases[i] - rate * db[i]
    return weights, biases


def started(sizes, seed):
    """Return weights and biases of a network with these sizes."""
    rng = np.random.default_rng(seed)
    weights = [rng.normal(size=(n, n_in)).round(2) for n_in, n in pairwise(sizes)]
    return weights, [rng.normal(size=(n, 1)).round(2) for n in sizes[1:]]


def walked(sizes, names, m, seed):
    """Return what a walk back is handed: a network of these sizes, and what it made of m samples."""
    weights, biases = started(sizes, seed)
    rng = np.random.default_rng(seed + 1)
    y = rng.random((sizes[-1], m)).round(2)
    y = y / y.sum(axis=0) if names[-1] == "softmax" else y
    return weights, names, y, *forward(weights, biases, names, rng.normal(size=(sizes[0], m)).round(2))


def in_turn(result):
    """Return all arrays of two lists, one after the other; anything else as it is."""
    two = isinstance(result, (list, tuple)) and len(result) == 2
    return (*result[0], *result[1]) if two and {*map(type, result)} <= {list, tuple} else result


WALKS = (  # sizes, activations, samples, and a seed with which no relu is open, or shut, for all samples
    ([3, 2, 4, 2], ["tanh", "relu", "sigmoid"], 3, 14),
    ([3, 3, 3, 3], ["sigmoid", "tanh", "linear"], 3, 2),
    ([4, 3, 2, 3], ["relu", "sigmoid", "softmax"], 2, 3),
)
TRAININGS = (([3, 2, 2], ["tanh", "sigmoid"], 2, 1), ([3, 3, 3], ["sigmoid", "linear"], 3, 3))
XOR = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0.0, 1, 1, 0]])


def lesson(sizes, names, m, steps):
    """Return what a training is handed: a network of these sizes, m samples, a rate and a number of steps."""
    rng = np.random.default_rng(steps)
    x, y = rng.normal(size=(sizes[0], m)).round(2), rng.random((sizes[-1], m)).round(2)
    return *started(sizes, steps), names, x, y, 0.5, steps


EXERCISES |= {
    "whole_backward": Exercise(
        title="The whole walk back",
        minutes=12,
        ask="Return two lists, dW and db, with an array for each layer, from what forward made. The "
        "network may have any number of layers; its J is averaged over the m samples.",
        solution=my_backward,
        cases=tuple(walked(*walk) for walk in WALKS),
        labels=tuple(
            f"my_backward(weights, {names}, y, zs, outs) for layers {sizes} and {m} samples, with the arrays "
            "dW1, dW2, dW3, db1, db2, db3,"
            for sizes, names, m, _ in WALKS
        ),
        view=in_turn,
        parts=("dW1", "dW2", "dW3", "db1", "db2", "db3"),
        given=("backward",),
        hints=(
            "Before the loop: delta of the last layer (BP1). In the loop, from the last layer to the first: "
            "what does a layer need for its dW and db, and what does the layer before it need?",
            "for i in reversed(range(len(weights))): dW.insert(0, …) and db.insert(0, …) from delta and "
            "outs[i]; then, if i > 0, the next delta from weights[i], delta, names[i - 1] and zs[i - 1].",
        ),
        because="One delta goes through the whole network, and every gradient is read off on the way.",
        mistakes="""
        / y.shape[1] => / 1  # Only the mean over the batch is missing: divide a − y by m = y.shape[1].
        # The mean is taken again in every layer. It is in delta from the start: divide once.
        outs[i].T => outs[i].T / y.shape[1] ;; delta.sum => delta.mean
        # db is right. dW is divided by m again: the mean is in delta already.
        delta @ outs[i].T => delta @ outs[i].T / y.shape[1]
        sum => mean  # dW is right. db is divided by m again: the mean is in delta already.
        / y.shape[1] => / 4  # You divided by 4, the m of the batch above. Every batch has its own m.
        shape[1] => shape[0]  # You divided by the number of outputs. J averages over the samples: y.shape[1].
        shape[1] => size  # You divided by the number of entries. J averages over samples only: y.shape[1].
        # The question is turned round: with softmax no slope follows, with every other name it does.
        != "softmax" => == "softmax"
        # SLOPES has no softmax. Where that is the last name, delta is (a − y)/m already, without a slope.
        if names[-1] != "softmax": => if True:
        # Softmax is treated as another function. With it, delta is (a − y)/m, and no slope follows.
        != "softmax": => != 1: ;; SLOPES[names[-1]] => SLOPES.get(names[-1], sigmoid_slope)
        # The slope of the last layer is always that of a sigmoid. names[-1] says which one it is.
        SLOPES[names[-1]] => sigmoid_slope
        SLOPES[names[-1]](zs[-1]) => outs[-1] * (1 - outs[-1])
        # The slope of the hidden layers is always that of a sigmoid. Each layer has its own: names[i - 1].
        SLOPES[names[i - 1]] => sigmoid_slope
        SLOPES[names[i - 1]](zs[i - 1]) => outs[i] * (1 - outs[i])
        # The slope of the hidden layers is always that of tanh. Each layer has its own: names[i - 1].
        SLOPES[names[i - 1]] => tanh_slope
        SLOPES[names[i - 1]](zs[i - 1]) => (1 - outs[i] ** 2)
        # The slopes are those of the lesson, tanh and sigmoid. Each layer has its own: SLOPES[names[…]].
        SLOPES[names[i - 1]] => tanh_slope ;; SLOPES[names[-1]] => sigmoid_slope
        != "softmax" => != 1 ;; SLOPES[names[i - 1]] => tanh_slope ;; SLOPES[names[-1]] => sigmoid_slope
        != "softmax" => != 1 ;; SLOPES[names[i - 1]](zs[i - 1]) => (1 - outs[i] ** 2) ;;
            SLOPES[names[-1]](zs[-1]) => outs[-1] * (1 - outs[-1])
        # All slopes are those of a sigmoid. Each layer has its own: SLOPES[names[…]].
        SLOPES[names[i - 1]] => sigmoid_slope ;; SLOPES[names[-1]] => sigmoid_slope
        zs[i - 1] => outs[i]  # The last layer is right. In BP2 the slope is taken at a. It belongs at z.
        zs[-1] => outs[-1]  # In BP1 the slope is taken at a. It belongs at z: zs[-1].
        zs[-1] => outs[-1] ;; zs[i - 1] => outs[i]  # All slopes are taken at a. They belong at z.
        i - 1 => i  # In BP2 the slope is that of the layer just left. Take names[i - 1] and zs[i - 1].
        outs[-1] - y => y - outs[-1]  # The error is y − a here, and every sign is turned. It is a − y.
        i > 0 => False  # delta is never handed back: after a layer's dW and db comes BP2, for the one before.
        # What is handed back went round the slope: weights[i].T meets delta, which is behind the slope.
        def my_backward(weights, names, y, zs, outs):
            dW, db, back = [], [], (outs[-1] - y) / y.shape[1]
            for i in reversed(range(len(weights))):
                delta = back if names[i] == "softmax" else back * SLOPES[names[i]](zs[i])
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(axis=1, keepdims=True))
                back = weights[i].T @ back
            return dW, db
        # dW and db are made from dJ/da, before the slope. They are made from delta, which is behind it.
        … T @ back => T @ delta ;; delta @ outs => back @ outs ;; delta.sum => back.sum
        # With softmax last, no layer has a slope here. Only the last one goes without: ask names[i].
        … T @ back => T @ delta ;; names[i] == => names[-1] ==
        # The error is squared. The square has the slope a − y.
        (outs[-1] - y) / => (outs[-1] - y) ** 2 /
        (outs[-1] - y) / => 0.5 * (outs[-1] - y) ** 2 /
        / y => * 2 / y  # Every number is twice too large: the ½ in J takes away the 2 of the square.
        insert(0, => append(  # The numbers are right, but the lists begin with the last layer: insert(0, …).
        db.insert(0, => db.append(  # dW is right. The list db begins with the last layer: insert(0, …).
        dW.insert(0, => dW.append(  # db is right. The list dW begins with the last layer: insert(0, …).
        # dW is right. db is one number for the whole layer. Each neuron has its own: axis=1.
        delta.sum(axis=1, keepdims=True) => delta.sum()
        delta @ outs[i].T => outs[i] @ delta.T  # db is right. dW is transposed: it is delta @ a.T.
        # db is right. In the first layer dW meets the activation instead of x: that is outs[0].
        outs[i].T => outs[max(i, 1)].T
        i > 0 => True  # Before the first layer there is nothing to hand back to: BP2 is for i > 0 alone.
        return dW, db => return dW  # This is dW alone. Return two lists: dW, db.
        # This is a walk through two layers. There may be any number: use a loop, from the last to the first.
        [-1] => [1] ;; outs[1] - y => outs[2] - y ;; reversed(range(len(weights))) => (1, 0)
        # delta is handed on before dW and db are read off, and is that of the layer before. BP2 comes last.
        i > 0 => False ;; dW.insert => delta = handed_on if i else delta; dW.insert ;;
            handed_on => (weights[i].T @ delta) * SLOPES[names[i - 1]](zs[i - 1])
        # delta starts anew in every turn of the loop. BP1 comes once, before it; in the loop, delta goes on.
        for i => for i, delta ;; reversed(range(len(weights))) => zip(range(len(weights))[::-1], [delta] * 9)
        # This changes weights. Wanted are the gradients themselves: dW and db.
        dW.insert(0, delta @ outs[i].T) => dW.insert(0, weights[i] - delta @ outs[i].T)
        """,
    ),
    "train_xor": Exercise(
        title="Train with what you wrote",
        minutes=6,
        ask="Go `steps` steps: forward, backward, then each weight and bias minus rate times its gradient. "
        "Return the weights and the biases, two lists.",
        solution=train,
        cases=(
            *(lesson(*setting) for setting in TRAININGS),
            (*started([2, 3, 1], 3), ["tanh", "sigmoid"], *XOR, 2.0, 200),
        ),
        labels=(
            *(
                f"train(weights, biases, {names}, x, y, 0.5, {steps}) for layers {sizes} and {m} samples, "
                "with the arrays W1, W2, b1, b2,"
                for sizes, names, m, steps in TRAININGS
            ),
            "train(weights, biases, ['tanh', 'sigmoid'], x, y, 2, 200) for XOR and layers [2, 3, 1], "
            "with the arrays W1, W2, b1, b2,",
        ),
        view=in_turn,
        parts=("W1", "W2", "b1", "b2"),
        hints=(
            "Two loops, one in the other: over the steps, and over the layers. What has to be worked out "
            "anew in every step, because the weights are others now?",
            "In each step: zs, outs = forward(…), then dW, db = backward(…), then for each i "
            "weights[i] = weights[i] - rate * dW[i], and the same for the bias.",
        ),
        because="Every step works out new gradients at the new weights. The last case was XOR: your loop "
        "took 200 steps, and every answer is on the right side of ½ now.",
        mistakes="""
        - rate => + rate  # The step goes uphill: subtract rate times the gradient.
        # The gradients stay those of the start. Run forward and backward anew in every step.
        range(steps) => range(1) ;; - rate => - steps * rate
        # forward ran only once. Its zs and outs belong to the old weights: run it in every step.
        zs, outs = forward(weights, biases, names, x) => pass ;;
            _ in range(steps) => zs, outs in [forward(weights, biases, names, x)] * steps
        # Nothing has changed: weights and biases came back as they went in. W = W − … in a loop gives the
        # name W a new array, and the list keeps the old one: write weights[i] = ….
        weights, biases
        range(steps) => range(steps + 1)  # It went one step too many.
        range(steps) => range(1, steps)  # It went one step too few. range(steps) has as many as steps says.
        rate * d => d  # The rate is missing: the step is rate times the gradient.
        rate * d => rate / x.shape[1] * d  # The mean was taken again. It is in the gradients already.
        # The gradient took the place of the weight. Subtract rate times the gradient from the old one.
        weights[i] - rate => rate ;; biases[i] - rate => rate
        weights[i] - rate * dW[i] => dW[i] ;; biases[i] - rate * db[i] => db[i]
        weights[i] - rate => -rate ;; biases[i] - rate => -rate
        - rate => - 2.0  # These numbers belong to the rate 2. Use the rate that is handed in.
        range(steps) => range(500)  # It goes 500 steps, whatever is asked for: range(steps).
        # rate times the weights is taken off. Take rate times their gradients.
        rate * dW[i] => rate * weights[i] ;; rate * db[i] => rate * biases[i]
        # The target of backward is y itself: it works out the error on its own.
        backward(weights, names, y, => backward(weights, names, outs[-1] - y,
        dW[i] => db[i]  # Each weight moves by the gradient of its bias. Its own one is dW[i].
        # A step is taken after each sample. Take one for the whole batch.
        _ in range(steps) => k in [*range(x.shape[1])] * steps ;; y, zs, outs => y[:, k : k + 1], zs, outs ;;
            forward(weights, biases, names, x) => forward(weights, biases, names, x[:, k : k + 1])
        # The gradients are worked out anew after a layer has moved. Find all of them first, then move all.
        _ in range(steps) => i in [*range(len(weights))] * steps ;; i in range(len(weights)) => i in [i]
        dW[i] => dW[i] * (i == 0)  # Only the first weights move. Go over all layers.
        dW[i] => dW[i] * (i > 0)  # The first weights never move. Go over all layers.
        return weights, biases => return weights  # These are the weights alone. Return two: weights, biases.
        # The gradients were returned. Wanted are the weights and biases after the last step.
        return weights, biases => return dW, db
        range(len(weights)) => range(1, len(weights))  # Only the last layer was changed. Go over all of them.
        range(len(weights)) => range(1)  # Only the first layer was changed. Go over all of them.
        # Only the gradient's sign was used. The step is rate times the gradient itself.
        rate * dW[i] => rate * np.sign(dW[i]) ;; rate * db[i] => rate * np.sign(db[i])
        """,
    ),
}
