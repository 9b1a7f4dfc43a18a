"""Samples as a network takes them: an array of ordinary numbers, one column for each sample.

Whatever else a learner hands in is answered with one sentence.
"""

from numbers import Integral

import numpy as np


def columns(data, name, layer, rows, one_hot=False):
    """Return a learner's samples as an array of floats, if they fit a layer.

    Parameters
    ----------
    data : array (rows, m)
        Left as it is.
    name, layer : str
        What the learner calls the data, and the layer.
    rows : int
        The number of neurons in the layer.
    one_hot : bool
        Whether each column is to say which of them is meant.

    Returns
    -------
    array (rows, m)

    Raises
    ------
    TypeError
        If these are no numbers.
    ValueError
        If there is another number of rows, no column, or nan or inf.
    """
    data = as_floats(data, name)
    if one_hot:
        check_one_hot(data, name, rows)
    if data.ndim != 2 or len(data) != rows:
        wanted = f"({rows}, m): a row for each of {rows} neurons, a column for each of m samples"
        raise ValueError(f"{name} has shape {data.shape}, but the {layer} layer needs {wanted}.")
    if data.shape[1] == 0:
        raise ValueError(f"{name} has shape {data.shape}: it holds no sample; give one column or more.")
    check_finite(data, f"{name} holds {{}} nan or inf; give ordinary numbers only.")
    return data


def as_floats(data, name):
    """Return an array of floats; text, complex numbers and rows of unequal length cannot be one."""
    try:
        numbers = np.asarray(data)
    except ValueError:  # NumPy met rows of unequal length
        numbers = np.array(None)
    if numbers.dtype.kind not in "biuf":
        raise TypeError(f"{name} is no array of numbers; give rows of equal length that hold numbers only.")
    return numbers if numbers.dtype.kind == "f" else numbers.astype(float)


def check_finite(numbers, sentence):
    """Raise an error with this sentence if there is nan or inf; {} in it stands for how many."""
    count = np.size(numbers) - np.count_nonzero(np.isfinite(numbers))
    if count:
        raise ValueError(sentence.format(count))


def check_same_columns(x, y):
    """Raise an error unless each sample has its column in x and in y."""
    m, n = x.shape[1], y.shape[1]
    if m != n:
        raise ValueError(f"x has {m} columns but y has {n}; each sample needs a column in both.")


def check_distributions(y):
    """Raise an error unless each column holds the shares of one sample: none below 0, sum 1."""
    wrong = (y < 0).any(axis=0) | (np.abs(y.sum(axis=0) - 1) > 1e-6)
    if wrong.any():
        i = int(wrong.argmax())
        found = f"y's column {i} adds up to {y[:, i].sum():g} and its smallest number is {y[:, i].min():g}"
        raise ValueError(f"{found}; for softmax a column adds up to 1, with no number below 0.")


def check_one_hot(labels, name, rows):
    """Raise an error if these are labels in a row, where softmax needs a column for each sample."""
    n = labels.size
    if rows > 1 and n and labels.shape in {(n,), (1, n), (n, 1)} - {(rows, 1)}:
        wanted = f"a softmax output needs one-hot columns of {rows} numbers: np.eye({rows})[:, labels]"
        limits = f"labels is a flat list of whole numbers from 0 to {rows - 1}"
        raise ValueError(f"{name} has shape {labels.shape}, as labels have, but {wanted}, where {limits}.")


def is_count(n):
    """Say whether n is a whole number, 1 or more; True is none, though it counts as 1 elsewhere."""
    return isinstance(n, Integral) and not isinstance(n, bool) and n >= 1
