"""Exercises of notebook 4, second part: the way back through a network whose samples are rows."""

import numpy as np

from helpers.activations import sigmoid_slope
from helpers.check import row_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"
ROWS = "With rows it is layer_2_delta @ weights_1_2.T."


def output_delta(layer_2, target):
    """Return dJ/dz of a sigmoid output, from its output alone."""
    layer_2_error = layer_2 - target
    return layer_2_error * layer_2 * (1 - layer_2)


def hidden_delta(layer_2_delta, weights_1_2):
    """Return each hidden node's share of the error behind it."""
    return layer_2_delta @ weights_1_2.T  # (1, hidden) = (1, output) @ (output, hidden)


def with_a_slope(layer_1_error):
    """Return an error times a slope that the hidden layer does not have."""
    return layer_1_error * (1 - layer_1_error)


def each_share(layer_2_delta, weights_1_2):
    """Return what each output sends to each hidden node, not yet added up."""
    return layer_2_delta * weights_1_2


EXERCISES = (
    Exercise(
        name="delta_from_output",
        notebook=NOTEBOOK,
        title="The delta, from the output alone",
        minutes=3,
        ask="Return layer_2_delta = dJ/dz of the sigmoid output, from layer_2 and target. "
        "J = ½ (layer_2 − target)².",
        solution=output_delta,
        cases=((given.out_1_1, 1.0), (given.out_1_3, given.y_1_3), (given.out_1_2, given.y_1_2)),
        hint="Two factors: dJ/dlayer_2, and the slope of the sigmoid. If a = σ(z) is known, which short "
        "form has the slope?",
        because="layer_2 is a = σ(z) already, so the slope σ′(z) is layer_2 * (1 - layer_2).",
        mistakes=(
            Mistake(
                lambda layer_2, target: -output_delta(layer_2, target),
                "The sign is turned: above target, J grows with layer_2. So it is layer_2 − target.",
            ),
            Mistake(
                lambda layer_2, target: layer_2 - target,
                "This is layer_2_error. To come to dJ/dz, multiply by the slope of the sigmoid.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * sigmoid_slope(layer_2),
                "The sigmoid is applied once too often. layer_2 is σ(z) already: its slope needs no σ.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * target * (1 - target),
                "The slope is taken from target, and is 0 for every label. Take it from layer_2.",
            ),
            Mistake(
                lambda layer_2, target: layer_2 * (1 - layer_2) + 0 * target,
                "This is the slope alone. Multiply it by the error.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * layer_2,
                "Half of the slope is missing: the factor 1 − layer_2.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * (1 - layer_2),
                "Half of the slope is missing: the factor layer_2.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) * (1 - layer_2**2),
                "1 − a² is the slope of tanh. For the sigmoid it is a(1 − a).",
            ),
            Mistake(
                lambda layer_2, target: layer_2 - target * layer_2 * (1 - layer_2),
                "Brackets are missing: * comes before −. Write (layer_2 - target).",
            ),
            Mistake(
                lambda layer_2, target: 2 * output_delta(layer_2, target),
                "Twice too large: the ½ in J takes away the 2 that comes down from the square.",
            ),
            Mistake(
                lambda layer_2, target: output_delta(layer_2, target) / layer_2.size,
                "You divided by the number of outputs. J has no mean here: one review, and its outputs are "
                "added.",
            ),
            Mistake(
                lambda layer_2, target: (layer_2 - target) @ (layer_2 * (1 - layer_2)),
                "@ runs for a single output only. Each entry meets its own slope: *.",
            ),
        ),
    ),
    Exercise(
        name="share_back",
        notebook=NOTEBOOK,
        title="Share the error back",
        minutes=4,
        ask="Return layer_1_delta, a row (1, hidden), from layer_2_delta (1, output) and weights_1_2 "
        "(hidden, output). There may be several outputs. The hidden layer has no nonlinearity.",
        solution=hidden_delta,
        cases=(
            (given.delta_1_2, given.weights_3_2),
            (given.delta_1_3, given.weights_3_3),
            (given.delta_1_1, given.weights_4_1),
            (given.delta_1_2, given.weights_1_2),
        ),
        hint="Hidden node j feeds the outputs through row j of weights_1_2. Which product lets this row meet "
        "layer_2_delta? Write the shapes below it.",
        because="Each hidden node adds up the deltas of the outputs it feeds, weighted by its own row.",
        mistakes=(
            Mistake(
                lambda delta, weights: delta @ weights,
                "The transpose is missing, and where weights_1_2 is square no error warns of it. "
                "Node j needs row j.",
            ),
            Mistake(
                lambda delta, weights: weights.T @ delta,
                f"This is the order of notebook 3, where samples are columns. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: weights @ delta,
                f"Both stand as for a column, and layer_2_delta is a row. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: weights @ delta.T,
                f"The numbers are right, but stand in a column. {ROWS}",
            ),
            Mistake(each_share, "These are the single shares. Each hidden node adds up those of its row."),
            Mistake(
                lambda delta, weights: each_share(delta, weights).sum(axis=1),
                f"The numbers are right, but flat. {ROWS}",
            ),
            Mistake(
                lambda delta, weights: each_share(delta, weights).sum(axis=0, keepdims=True),
                "You added over the hidden nodes. Each of them adds over the outputs, along its row.",
            ),
            Mistake(
                lambda delta, weights: hidden_delta(delta, weights) / delta.size,
                "This is the mean over the outputs. A node answers for all of them: add.",
            ),
            Mistake(
                lambda delta, weights: np.full((1, len(weights)), delta.sum() / len(weights)),
                "All hidden nodes get the same. A node's share goes by its own weights.",
            ),
            Mistake(
                lambda delta, weights: delta[:, :1] @ weights[:, :1].T,
                "Only the first output is counted. Add up the shares of all.",
            ),
            Mistake(
                lambda delta, weights: with_a_slope(hidden_delta(delta, weights)),
                "There is a slope too many. Without a nonlinearity, error and delta are the same.",
            ),
            Mistake(
                lambda delta, weights: -hidden_delta(delta, weights),
                "The sign is turned. The minus comes with the step, not on the way back.",
            ),
        ),
    ),
)
