"""Exercises of notebook 3, second part: the delta of the output layer (BP1) and of a hidden one (BP2)."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope, tanh_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "03_vectorised_backprop"
BACK = "delta_next walks back through the weights the other way: W_next.T @ delta_next."


def output_delta(a, y, z):
    """Return dJ/dz of the output layer (BP1)."""
    m = y.shape[1]
    return (a - y) / m * sigmoid_slope(z)  # (n_out, m)


def hidden_delta(W_next, delta_next, z):
    """Return dJ/dz of a hidden layer (BP2)."""
    return (W_next.T @ delta_next) * tanh_slope(z)  # (n, m)


EXERCISES = (
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
            (given.W_3_2[:1], given.delta_1_3, given.z_2_3),
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
