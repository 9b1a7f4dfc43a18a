"""The quadratic model y = w1·x² + w2·x + b, that is to become (x + 1)²; worked out by hand, in plain numbers.

It is that of Liu Er's "PyTorch deep learning practice". `model` and `cost` take tensors as well.
"""

from itertools import cycle, islice

SAMPLES = (1, 4), (2, 9), (3, 16)  # x and y = (x + 1)²


def model(w1, w2, b, x):
    """y = w1·x² + w2·x + b."""
    return w1 * x**2 + w2 * x + b


def cost(w1, w2, b, x, y):
    """J = (model − y)², of one sample."""
    return (model(w1, w2, b, x) - y) ** 2


def gradient(w1, w2, b, x, y):
    """Return dw1, dw2 and db, the derivatives of J, of one sample."""
    da = 2 * (model(w1, w2, b, x) - y)
    return da * x**2, da * x, da


def train(w1, w2, b, rate, steps, zero=True, gradient=gradient):
    """Train with one step after every sample.

    Parameters
    ----------
    w1, w2, b : float
        Where to begin.
    rate : float
    steps : int
    zero : bool
        False forgets to set the gradients to zero after a step, so that each is added to those before.
    gradient : callable

    Yields
    ------
    parameters : tuple of float
        w1, w2 and b after the step.
    grad : tuple of float
        What the step used.
    """
    p, grad = (w1, w2, b), (0.0, 0.0, 0.0)
    for x, y in islice(cycle(SAMPLES), steps):
        kept = (0.0, 0.0, 0.0) if zero else grad
        grad = tuple(old + new for old, new in zip(kept, gradient(*p, x, y), strict=True))
        p = tuple(q - rate * dq for q, dq in zip(p, grad, strict=True))
        yield p, grad
