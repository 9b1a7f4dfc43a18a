"""A chain of layers with one weight each: the smallest network in which back-propagation pays.

Layer i makes out_i = w_i · out_(i−1), and out_0 is the input x. The loss of one sample is
½(out_L − y)². The list w holds w_1 first, so outs[i] is what goes into the layer of w[i].
The backward pass is that of Rumelhart, Hinton & Williams (1986), without an activation.

Where w holds a row of many values for each layer, every function that walks the layers does
so for all of them at once; train_many lives on that.
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
    """Return dLoss/d out_L = out_L − y, the first value that is handed back."""
    return outs[-1] - y


def loss(w, x, y):
    """Return the loss of one sample: ½(out_L − y)²."""
    gap = error(forward(w, x), y)
    return 0.5 * gap * gap


def backward(w, outs, y):
    """Return dLoss/dw for every weight, from one walk back that hands one value on from layer to layer."""
    upstream, dw = error(outs, y), [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


def handed_back(w, outs, y):
    """Return dLoss/d out_0, ..., dLoss/d out_L: each layer hands back its own value times its weight."""
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
    loss : float
        The mean loss over the data, with the weights of this moment.
    w : list of float
        The weights, a new list each time.
    """
    for epoch in range(1, epochs + 1):
        for x, y in data:
            w = step(w, x, y, rate, backward)
        yield epoch, sum(loss(w, x, y) for x, y in data) / len(data), w


def predict(w, x):
    """Return the predicted label: 1 if the output is above 0, else −1."""
    return 1 if forward(w, x)[-1] > 0 else -1


def ran_away(w):
    """Say whether a weight is beyond a million, infinite or nan; of many chains, for each one."""
    return ~(np.abs(w) <= RUNAWAY).all(axis=0)


def train_many(W, rate=0.05, epochs=160, data=DATA, backward=backward):
    """Train many chains at once, each from its own start: what train does, for a whole array.

    Parameters
    ----------
    W : array of float, shape (starts, L)
        The weights to start from; they are not altered.
    rate, epochs, data, backward
        As for train.

    Returns
    -------
    array of float, shape (starts, L)
        The weights after the last epoch; nan in the rows whose weights ran away.
    """
    w = np.array(W, dtype=float).T  # (L, starts)
    with np.errstate(over="ignore", invalid="ignore"):  # a weight that runs away may overflow
        for x, y in list(data) * epochs:
            w = np.array(step(w, x, y, rate, backward))
    w[:, ran_away(w)] = np.nan
    return w.T


def learned(W, data=DATA):
    """Say which chains predict every label: one answer for each row of weights, no where they are nan."""
    out = np.prod(W, axis=-1)  # what each chain makes of x = 1; it makes x times as much of another x
    right = [np.where(out * x > 0, 1, -1) == y for x, y in data]
    return np.all(right, axis=0) & np.isfinite(out)


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
