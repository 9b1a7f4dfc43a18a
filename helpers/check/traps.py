"""Exercises of notebook 3, fourth part: what runs without an error and is wrong all the same."""

import numpy as np

from helpers.activations import relu
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "03_vectorised_backprop"
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


EXERCISES = (
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
