"""Data to learn from: two that show what a hidden layer is for, and real handwriting.

Each sample is a column, as the network takes it.  Nothing is fetched: XOR and the moons are
worked out here, and the digits lie in scikit-learn's own folder.
"""

from typing import NamedTuple

import numpy as np

from helpers import guard


def xor():
    """Return the four samples of exclusive or: y is 1 where exactly one of the two inputs is.

    No straight line parts the two kinds (Minsky & Papert, "Perceptrons", 1969).
    """
    x = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])  # (2, 4)
    return x, (x[:1] != x[1:]).astype(float)  #                   (2, 4), (1, 4)


def moons(n=200, noise=0.1, rng=0):
    """Return two half-moons that reach into each other; y is 0 on the upper one, 1 on the lower.

    Half of the n points lie on each. The moons have radius 1, and noise is the standard deviation
    of every coordinate.
    """
    rng = np.random.default_rng(rng)
    angle = np.linspace(0, np.pi, n // 2)
    upper, lower = [np.cos(angle), np.sin(angle)], [1 - np.cos(angle), 0.5 - np.sin(angle)]
    x = np.hstack([upper, lower])  #                   (2, n)
    y = np.repeat([[0.0, 1.0]], len(angle), axis=1)  # (1, n)
    return x + rng.normal(0, noise, x.shape), y


class Digits(NamedTuple):
    """Handwritten digits, in a part to learn from and a part that is held out for the test.

    Attributes
    ----------
    x_train, x_test : array (64, m)
        A column for each digit: its 8×8 pixels row by row, from 0 (paper) to 1 (ink).
    y_train, y_test : array (10, m)
        A column for each digit: 1 in the row of what was written, else 0.
    """

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


def digits(rng=0):
    """Return 1,797 handwritten digits of 8×8 pixels: 1,437 to learn from, 360 held out.

    They are the test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin & C. Kaynak,
    1998, UCI Machine Learning Repository), which scikit-learn carries within its package.

    Parameters
    ----------
    rng : numpy.random.Generator or int
        Where chance comes from, or a seed: it shuffles the digits before a fifth is held out.
    """
    from sklearn.datasets import load_digits  # here, because it takes a second: XOR need not wait for it

    pixels, written = load_digits(return_X_y=True)  # (1797, 64) from 0 to 16, (1797,) from 0 to 9
    order = np.random.default_rng(rng).permutation(len(written))
    x = pixels[order].T / 16  #            (64, 1797)
    y = np.eye(10)[:, written[order]]  #   (10, 1797)
    m = 360  # a fifth is held out
    return Digits(x[:, m:], y[:, m:], x[:, :m], y[:, :m])


def labels(y):
    """Return the class of each column: the row of its largest number; of a single row, whether it is over ½.

    Parameters
    ----------
    y : array (n_out, m)
        Targets, or what a network makes of x; else there is a ValueError.

    Returns
    -------
    array (m,) of int
    """
    y = guard.classes(y)
    return y.argmax(axis=0) if len(y) > 1 else (y[0] > 0.5).astype(int)
