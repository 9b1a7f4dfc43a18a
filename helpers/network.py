"""A fully connected network that learns by back-propagation, in NumPy, a batch of columns at a time.

The method is that of Rumelhart, Hinton & Williams (1986); the four equations BP1 to BP4
are numbered as in Nielsen, "Neural Networks and Deep Learning" (2015), chapter 2.
Each sample is a column: x has a row for each input and a column for each sample.
"""

import sys
from itertools import pairwise

import numpy as np
from tqdm import tqdm

from helpers import guard
from helpers.activations import FUNCTIONS, SLOPES

TOO_LARGE = "The network's numbers are too large for a float; take a smaller rate, or smaller x, y, weights."


def forward(weights, biases, names, x):
    """Walk forward: each layer makes z = W·a + b from the layer before it, then a = f(z).

    Parameters
    ----------
    weights, biases : list of array (n_out, n_in), list of array (n_out, 1)
    names : list of str
        The activation of each layer.
    x : array (n_in, m)

    Returns
    -------
    zs, outs : list of array (n_out, m)
        What each layer adds up; first x, then the a that each layer gives.
    """
    zs, outs = [], [x]
    for W, b, name in zip(weights, biases, names, strict=True):
        zs.append(W @ outs[-1] + b)  #           (n_out, m) = (n_out, n_in) @ (n_in, m) + (n_out, 1)
        outs.append(FUNCTIONS[name](zs[-1]))  #  (n_out, m)
    return zs, outs


def backward(weights, names, y, zs, outs):
    """Walk backward: from each layer's delta = dJ/dz come its dW and db, and the delta before it.

    Parameters
    ----------
    weights, names, zs, outs : list
        As `forward` takes and returns them; outs[i] is what went into weights[i].
    y : array (n_out, m)

    Returns
    -------
    dW, db : list of array (n_out, n_in), list of array (n_out, 1)
    """
    dW, db = [], []
    error = (outs[-1] - y) / y.shape[1]  # the mean over the batch is taken here, and nowhere else
    # With softmax, the error is what cross-entropy leaves; else it is dJ/da, and f' is still to come.
    delta = error if names[-1] == "softmax" else error * SLOPES[names[-1]](zs[-1])  # BP1  (n_out, m)
    for i in reversed(range(len(weights))):
        if i < len(weights) - 1:
            delta = (weights[i + 1].T @ delta) * SLOPES[names[i]](zs[i])  #           BP2  (n_out, m)
        db.insert(0, delta.sum(axis=1, keepdims=True))  #                             BP3  (n_out, 1)
        dW.insert(0, delta @ outs[i].T)  #                                            BP4  (n_out, n_in)
    return dW, db


def half_squared_error(y, a):
    """J = ½ Σ (a − y)², summed over the outputs, averaged over the batch."""
    return np.square(a - y).sum() / 2 / y.shape[1]


def cross_entropy(y, z):
    """J = −Σ y·log a for a = softmax(z), averaged over the batch.

    It starts from z: where a share a is rounded to 0, it would have no logarithm.
    """
    z = z - z.max(axis=0)
    log_a = z - np.log(np.exp(z).sum(axis=0))
    return -(y * log_a).sum() / y.shape[1]


def cost(weights, biases, names, x, y):
    """Return J on all columns of x: cross-entropy behind softmax, else half the squared error."""
    zs, outs = forward(weights, biases, names, x)
    return cross_entropy(y, zs[-1]) if names[-1] == "softmax" else half_squared_error(y, outs[-1])


def first_weights(layers, rng):
    """Draw W from a normal distribution, divided by √n_in so that z keeps its size; every b starts at 0."""
    sizes = list(pairwise(layers))
    weights = [rng.normal(size=(n_out, n_in)) / np.sqrt(n_in) for n_in, n_out in sizes]
    return weights, [np.zeros((n_out, 1)) for _, n_out in sizes]


def step(weights, gradients, rate):
    """Go one step downhill: a new list, each array less rate times its gradient."""
    return [W - rate * dW for W, dW in zip(weights, gradients, strict=True)]


def one_epoch(weights, biases, names, x, y, batch_size, rate, rng, backward=backward):
    """Go through all columns once, in a new order: one step for each mini-batch.

    Parameters
    ----------
    weights, biases, names : list
        As `forward` takes them.
    x, y : array (n_in, m), array (n_out, m)
    batch_size : int
        Columns in one step; the last batch may have fewer.
    rate : float
        The step is rate times the gradient.
    rng : numpy.random.Generator
        Where the new order comes from.
    backward : callable
        Another walk back, such as a learner's.

    Returns
    -------
    weights, biases : list of array, list of array
        New ones; what was handed in stays as it was.
    """
    order = rng.permutation(x.shape[1])
    for start in range(0, x.shape[1], batch_size):
        batch = order[start : start + batch_size]
        zs, outs = forward(weights, biases, names, x[:, batch])
        dW, db = backward(weights, names, y[:, batch], zs, outs)
        weights, biases = step(weights, dW, rate), step(biases, db, rate)
    return weights, biases


@np.errstate(over="ignore", invalid="ignore")  # steps that are too large show in the cost
def descend(net, x, y, batch_size, rate, backward=backward):
    """Train a network for one epoch."""
    net.weights, net.biases = one_epoch(
        net.weights, net.biases, net.activations, x, y, batch_size, rate, net.rng, backward
    )


class NeuralNetwork:
    """Layers of neurons, each one connected to all of the layer before it.

    The cost J is half the squared error, or cross-entropy where the output is softmax.
    All methods refuse what does not fit, or grows too large, with a sentence (TypeError, ValueError).

    Parameters
    ----------
    layers : list of int
        The number of neurons in each layer, from the input to the output.
    activations : list of str
        One for each layer but the input: sigmoid, tanh, relu, linear, or softmax at the output.
    rng : numpy.random.Generator or int, optional
        Where chance comes from, or a seed; without it, every network starts from other weights.

    Attributes
    ----------
    weights : list of array (n_out, n_in)
    biases : list of array (n_out, 1)
    """

    def __init__(self, layers, activations, rng=None):
        guard.layers(layers)
        guard.activations(activations, len(layers) - 1, FUNCTIONS)
        self.layers, self.activations = list(layers), list(activations)
        self.rng = np.random.default_rng(rng)
        self.weights, self.biases = first_weights(layers, self.rng)

    @np.errstate(over="ignore", invalid="ignore")  # a sentence says it, in place of warnings
    def forward(self, x):
        """Walk forward: return (zs, outs), where outs begins with x."""
        x = guard.columns("x", x, "input", self.layers[0])
        zs, outs = forward(self.weights, self.biases, self.activations, x)
        guard.ordinary(outs[-1], TOO_LARGE)
        return zs, outs

    def backward(self, y, zs, outs):
        """Walk backward from what `forward` returned: return (dW, db), the derivatives of J."""
        return backward(self.weights, self.activations, self.targets(y, outs[0]), zs, outs)

    def predict(self, x):
        """Return the output for each column of x, an array (n_out, m)."""
        return self.forward(x)[1][-1]

    @np.errstate(over="ignore", invalid="ignore")
    def cost(self, x, y):
        """Return J for the targets y."""
        x = guard.columns("x", x, "input", self.layers[0])
        J = cost(self.weights, self.biases, self.activations, x, self.targets(y, x))
        guard.ordinary(J, TOO_LARGE)
        return float(J)

    def train(self, x, y, batch_size=10, epochs=100, rate=0.001):
        """Train, and return J after each epoch; an interrupt ends it and keeps what was learned.

        After two seconds, a bar shows how far it has come.

        Parameters
        ----------
        x : array (n_in, m)
        y : array (n_out, m)
        batch_size : int
            Columns in one step; the last batch of an epoch may have fewer.
        epochs : int
            How often to go through all columns, in a new order each time.
        rate : float
            The step is rate times the gradient.

        Returns
        -------
        list of float
            Shorter than epochs if there was an interrupt.
        """
        guard.whole("batch_size", batch_size)
        guard.whole("epochs", epochs)
        guard.above_zero("rate", rate)
        x = guard.columns("x", x, "input", self.layers[0])
        y, costs = self.targets(y, x), []
        try:
            for _ in tqdm(range(epochs), delay=2, leave=False, file=sys.stdout):  # stderr would stay, in pink
                descend(self, x, y, batch_size, rate)
                costs.append(self.cost(x, y))
        except KeyboardInterrupt:
            pass  # how many costs there are tells how far it came
        return costs

    def targets(self, y, x):
        """Return y as an array of columns, if it fits the output layer and x."""
        return guard.targets(y, x, self.layers[-1], self.activations[-1] == "softmax")
