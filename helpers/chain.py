"""A chain of layers with one weight each: the smallest network in which back-propagation pays.

Layer i makes out_i = w_i · out_(i−1), and out_0 is the input x. The cost of one sample is
½(out_L − y)². The list w holds w_1 first, so outs[i] is what goes into the layer of w[i].
The backward pass is that of Rumelhart, Hinton & Williams (1986), without an activation.

The same chain is here twice: as functions of a list of weights, and as layer objects in a
network. Where a weight is an array of many values, each works on all of them at once.
"""

import numpy as np

from helpers import counting

DATA = ((1, -1), (-1, 1))  # pairs of x and y: the chain learns to turn the sign round
RUNAWAY = 1e6  # a weight beyond this will not come back


def start(L, rng):
    """Draw the L weights to start from, uniform in [−0.5, 0.5).

    Parameters
    ----------
    L : int
        The number of layers.
    rng : numpy.random.Generator or random.Random
        Where the randomness comes from; both have the method random() that is used.

    Returns
    -------
    list of float
    """
    return [rng.random() - 0.5 for _ in range(L)]


def forward(w, x):
    """Run x through the chain, and keep what every layer makes of it: x, out_1, ..., out_L."""
    outs = [x]
    for w_i in w:
        outs.append(w_i * outs[-1])
    return outs


def error(outs, y):
    """Return dJ/d out_L = out_L − y, the first value that is handed back."""
    return outs[-1] - y


def cost(w, x, y):
    """Return the cost J of one sample: ½(out_L − y)²."""
    gap = error(forward(w, x), y)
    return 0.5 * gap * gap  # where ** 2 would raise an error, this is inf


def backward(w, outs, y):
    """Return dJ/dw for every weight, from one walk back that hands one value on from layer to layer."""
    upstream, dw = error(outs, y), [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


def handed_back(w, outs, y):
    """Return dJ/d out_0, ..., dJ/d out_L: each layer hands back its own value times its weight."""
    upstream = [error(outs, y)]
    for w_i in reversed(w):
        upstream.append(upstream[-1] * w_i)
    return upstream[::-1]


def each_alone(w, outs, y):
    """Return what backward returns, each gradient worked out anew without a look at the others."""
    dw = []
    for i in range(len(w)):
        dw_i = error(outs, y)
        for w_later in reversed(w[i + 1 :]):
            dw_i = dw_i * w_later
        dw.append(dw_i * outs[i])
    return dw


def step(w, x, y, rate, backward=backward):
    """Return the weights after one sample: each goes a little way against its gradient."""
    dw = backward(w, forward(w, x), y)
    return [w_i - rate * dw_i for w_i, dw_i in zip(w, dw, strict=True)]


def train(w, rate=0.05, epochs=160, data=DATA, backward=backward):
    """Train a chain sample by sample, and show it after every epoch.

    Yields
    ------
    epoch : int
        1, 2, ..., epochs.
    J : float
        The mean cost over the data, with the weights of this moment.
    w : list of float
        The weights, a new list each time.
    """
    for epoch in range(1, epochs + 1):
        for x, y in data:
            w = step(w, x, y, rate, backward)
        yield epoch, sum(cost(w, x, y) for x, y in data) / len(data), w


def predict(w, x):
    """Return the predicted label: 1 if the output is above 0, else −1."""
    return 1 if forward(w, x)[-1] > 0 else -1


def ran_away(w):
    """Say whether a weight is beyond a million, infinite or nan; of many chains, for each one."""
    return ~(np.abs(w) <= RUNAWAY).all(axis=0)


def multiplications(L):
    """Count the products for the gradients of L weights: in one walk back, and with each one alone.

    Returns
    -------
    sweep, alone : int
        Both begin where the forward pass ends; its products are not counted.
    """
    w, y = [0.5] * L, -1.0
    outs = forward(w, 1.0)
    return tuple(counting.multiplications(f, w, outs, y) for f in (backward, each_alone))


# The same chain as objects.


class Layer:
    """A layer with one weight, which keeps what it needs for its backward step."""

    def __init__(self, w):
        self.w = w

    def forward(self, x):
        """Return w · x, and keep x."""
        self.x = x
        return self.w * x

    def backward(self, upstream):
        """Keep dw, and return what is handed back."""
        self.dw = upstream * self.x
        return upstream * self.w

    def update(self, rate):
        """Take a step against dw."""
        self.w = self.w - rate * self.dw


class Network:
    """Layers in a row, with the same three methods as one of them."""

    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        """Run x through all layers, and return what the last one makes of it."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, upstream):
        """Hand upstream back from the last layer to the first, and return what that one hands back."""
        for layer in reversed(self.layers):
            upstream = layer.backward(upstream)
        return upstream

    def update(self, rate):
        """Take a step in every layer."""
        for layer in self.layers:
            layer.update(rate)


def mean_cost(net, samples):
    """Return the mean of ½(out − y)² over the samples."""
    return sum(0.5 * (net.forward(x) - y) ** 2 for x, y in samples) / len(samples)


def train_network(net, samples=DATA, rate=0.05, epochs=160):
    """Train a network by stochastic gradient descent, a step after every sample.

    Returns
    -------
    list of float
        The mean cost over the samples after each epoch.
    """
    costs = []
    for _epoch in range(epochs):
        for x, y in samples:
            net.backward(net.forward(x) - y)
            net.update(rate)
        costs.append(mean_cost(net, samples))
    return costs
