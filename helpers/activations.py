"""Activation functions: what a neuron makes of z, and how steeply a follows z.

Each one works entry by entry on an array of any shape and at any size of number, but for
softmax, which compares the entries of a column.  float32 stays float32.
"""

import numpy as np


@np.errstate(over="ignore")  # far below 0, e⁻ᶻ may be inf; then 1/(1 + inf) is 0, as it should be
def sigmoid(z):
    """Squeeze z between 0 and 1: a = 1/(1 + e⁻ᶻ), right at any z."""
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(z):
    """∂a/∂z = a(1 − a) for a = sigmoid(z), written so that nothing cancels."""
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def tanh_slope(z):
    """∂a/∂z = 1 − a² for a = tanh(z), which is the sigmoid's slope at 2z, four times as steep."""
    return 4 * sigmoid_slope(2 * z)


def relu(z):
    """Let through what is above 0: a = max(z, 0)."""
    return np.maximum(z, 0)


def relu_slope(z):
    """∂a/∂z = 1 where z > 0, else 0 (also at 0, by convention)."""
    return (z > 0).astype(z.dtype)


def linear(z):
    """Leave z as it is: a = z."""
    return z


def softmax(z):
    """Turn each column into shares that add up to 1: a = eᶻ / Σ eᶻ."""
    e = np.exp(z - z.max(axis=0))  # the largest exponent is 0, so nothing overflows
    return e / e.sum(axis=0)


FUNCTIONS = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": linear, "softmax": softmax}
# Softmax has no entry: its outputs hang together, and with cross-entropy its slope cancels.
SLOPES = {"sigmoid": sigmoid_slope, "tanh": tanh_slope, "relu": relu_slope, "linear": np.ones_like}
