"""Exercises of notebook 5, last part: a backward of one's own, and how PyTorch's layers lie."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "05_pytorch_autograd"
UPSTREAM, Z = np.array([2.0, -0.5, 1.5]), np.array([-1.5, 0.5, 2.0])
FAR_UPSTREAM, FAR = np.array([-1.5, 0.75, 2.5, 3.0]), np.array([1000.0, -30.0, 0.25, -3.0])
NOT_ITSELF = "You multiplied by a itself. What counts is how fast a changes with z."
OURS = "This is our network, for samples in columns. Here they are rows: x comes first, then W.T."


def linear_layer(x, W, b):
    """Return what a layer like nn.Linear gives for the rows of x."""
    return x @ W.T + b  # (m, n_out)


def softplus_backward(grad_output, z):
    """Return dJ/dz of a = log(1 + e**z), where grad_output is dJ/da."""
    return grad_output / (1 + np.exp(-z))


def softplus(z):
    """Return log(1 + e**z), at any z."""
    return np.logaddexp(0, z)


def careless(rule):
    """Let a rule overflow without a warning; the inf or nan it gives is the mistake."""

    def quiet(grad_output, z):
        with np.errstate(over="ignore", invalid="ignore"):
            return rule(grad_output, z)

    return quiet


EXERCISES = (
    Exercise(
        name="own_backward",
        notebook=NOTEBOOK,
        title="A backward of your own",
        minutes=6,
        ask="The forward pass was a = log(1 + e**z), called softplus. Return dJ/dz from "
        "grad_output = dJ/da and from z, arrays of one shape. It must be right at z = 1000 too.",
        solution=softplus_backward,
        cases=(
            (UPSTREAM, Z),
            (FAR_UPSTREAM, FAR),
            (np.array([[0.5, -2.0]]), np.array([[-0.25, 1.25]])),
        ),
        hint="The log brings back 1 over what is inside it, and what is inside has a slope too. You know "
        "their product under another name. Which way to write it stays below inf?",
        because="The slope of softplus is the sigmoid. With e**(−z) below the line it is right at any z.",
        mistakes=(
            Mistake(
                careless(lambda grad_output, z: grad_output * np.exp(z) / (1 + np.exp(z))),
                "The formula is right, but at z = 1000 it is inf / inf, which is nan. Divide above and below "
                "by e**z.",
            ),
            Mistake(
                lambda grad_output, z: sigmoid(z),
                "This is the local derivative. Multiply by what comes in from behind: grad_output.",
            ),
            Mistake(
                careless(lambda grad_output, z: np.exp(z) / (1 + np.exp(z))),
                "grad_output is missing as a factor. And at z = 1000 this is inf / inf, which is nan: "
                "divide above and below by e**z.",
            ),
            Mistake(
                lambda grad_output, z: grad_output * sigmoid(softplus(z)),
                "The sigmoid is taken at a, the output. It belongs at z, the input.",
            ),
            Mistake(
                lambda grad_output, z: grad_output * sigmoid_slope(z),
                "This is the slope of the sigmoid. The slope of softplus is the sigmoid itself.",
            ),
            Mistake(
                lambda grad_output, z: -grad_output * sigmoid(z),
                "The sign is turned: softplus rises with z, so its slope is positive.",
            ),
            Mistake(
                careless(lambda grad_output, z: grad_output / (1 + np.exp(z))),
                "This falls as z grows. The log brings back 1 / (1 + e**z), what is inside brings e**z.",
            ),
            Mistake(
                careless(lambda grad_output, z: grad_output * np.exp(z)),
                "This is the slope of what is inside the log. The log brings back 1 / (1 + e**z).",
            ),
            Mistake(
                lambda grad_output, z: grad_output + sigmoid(z),
                "You added grad_output. What comes in is multiplied by the slope.",
            ),
            Mistake(lambda grad_output, z: grad_output * softplus(z), NOT_ITSELF),
            Mistake(careless(lambda grad_output, z: grad_output * np.log(1 + np.exp(z))), NOT_ITSELF),
            Mistake(
                lambda grad_output, z: grad_output * (z > 0),
                "This is the gate of ReLU. Softplus has no kink: its slope goes smoothly from 0 to 1.",
            ),
        ),
    ),
    Exercise(
        name="rows_to_columns",
        notebook=NOTEBOOK,
        title="Samples in rows",
        minutes=4,
        ask="Return what nn.Linear makes of x (m, n_in), a row for each sample. As in our network W is "
        "(n_out, n_in); b is flat, (n_out,). The result is (m, n_out).",
        solution=linear_layer,
        cases=(
            (given.x_3_4.T, given.W_2_3, given.b_2[:, 0]),
            (given.x_3_3, given.W_3_3, given.b_3[:, 0]),
            (given.z_2_3, given.W_2_3, given.b_2[:, 0]),
        ),
        hint="Our network says W @ x + b for columns. Transpose it: what becomes of a product when it is "
        "transposed?",
        because="Transposed, W @ x becomes x.T @ W.T. So W may stay as it is, and only the samples turn.",
        mistakes=(
            Mistake(
                lambda x, W, b: x @ W + b,
                "The transpose is missing: n_in must meet n_in. With a square W, no error warns of it.",
            ),
            Mistake(lambda x, W, b: W @ x + b[:, None], OURS),
            Mistake(lambda x, W, b: W @ x + b, OURS),
            Mistake(
                lambda x, W, b: W @ x.T + b[:, None],
                "The numbers are right, but each sample has become a column. Transpose, or begin with x.",
            ),
            Mistake(
                lambda x, W, b: W @ x.T + b,
                "The samples have become columns, and b is flat. Begin with x: x @ W.T.",
            ),
            Mistake(lambda x, W, b: x @ W.T, "b is missing."),
            Mistake(lambda x, W, b: x @ W.T - b, "b is subtracted. Add it."),
            Mistake(
                lambda x, W, b: x @ W.T + b[:, None],
                "b became a column, so it goes by samples. Flat as it is, it is added to every row.",
            ),
            Mistake(
                lambda x, W, b: x @ W.reshape(W.shape[::-1]) + b,
                "reshape has the right shape, but cuts the rows of W in new places. W.T turns it.",
            ),
            Mistake(
                lambda x, W, b: x.T @ W.T + b,
                "x lies in rows already. Transposed, its samples would meet the inputs of W.",
            ),
            Mistake(
                lambda x, W, b: W.T @ x + b,
                "The factors are turned round. A row of x meets W.T from the left: x @ W.T.",
            ),
        ),
    ),
)
