"""Every look at what a learner hands in: what cannot be used is refused in one sentence.

The mathematics that is taught asks no questions; explorers, checks, typed formulas, pictures,
networks and data files ask them here, before it begins and after it ends.
"""

import math
from numbers import Integral, Real

import numpy as np

HOLES = {
    "divide": "has no value; keep the divisor away from 0",
    "log": "has no value; log needs a number above 0",
    "raise_to": "has no value or no derivative; keep x above 0",
}
LARGEST = 1e9  # a parameter beyond this will not come back


# Numbers and graphs.


def number(x):
    """Return what was worked out for a node, if it is finite."""
    if not math.isfinite(x):
        raise ValueError(f"{x} is not a finite number; a node holds ordinary numbers only.")
    return x


def hole(rule, inputs, trouble):
    """Return the sentence on a rule that has no value for its inputs; trouble is Python's own error."""
    name, numbers = rule.__name__, [f"{x:g}" for x in inputs]
    sign = {"divide": "/", "raise_to": "**"}.get(name)
    what = f" {sign} ".join(numbers) if sign else f"{name}({', '.join(numbers)})"
    if isinstance(trouble, OverflowError):
        return f"{what} is too large for a float{'; keep x at 709 or below' if name == 'exp' else ''}."
    return f"{what} {HOLES.get(name, 'has no value')}."


def made(rule, inputs):
    """Return the node that an operation makes, if it has a finite value."""
    try:
        node = rule(*inputs)
    except (ArithmeticError, ValueError) as trouble:
        raise ValueError(hole(rule, [getattr(x, "value", x) for x in inputs], trouble)) from None
    number(node.value)
    return node


def derivatives(dJ):
    """Refuse derivatives, a dict of node or name to float, of which one is not finite."""
    ordinary([*dJ.values()], "A derivative is too large for a float; start from smaller numbers.")


# What explorers are given, and what their controls say.


def named_numbers(**named):
    """Return numbers from a learner's code, given with their names, as floats."""
    values = []
    for name, given in named.items():
        try:
            value = float(given) if hasattr(given, "__float__") else math.nan
        except (TypeError, ValueError, OverflowError):
            value = math.nan
        if not math.isfinite(value):
            raise ValueError(f"{name} is {given!r}; give an ordinary number, such as 0.5.")
        values.append(value)
    return values


def weights(w):
    """Return a learner's weights as they are, if they make a chain."""
    if not hasattr(w, "__len__") or not hasattr(w, "__getitem__"):
        raise TypeError(f"{w!r} is not a list of weights; give one such as [0.5, -0.2, 0.1].")
    if len(w) == 0:
        raise ValueError("There are no weights; a chain needs at least one, such as [0.5].")
    return w


def finite(*numbers):
    """Refuse numbers that a chain has made too large."""
    ordinary(numbers, "A number is nan, infinite or too large for a float; give smaller, ordinary ones.")


def moderate(name, number):
    """Refuse a number that is so large that its squares would overflow; nan is none either."""
    if not abs(number) <= LARGEST:
        raise ValueError(f"{name} is {written(number)}; here, give a number from −1e9 to 1e9.")


def between(name, number, low, high):
    """Return a whole number as an int, if it is one and lies between two others."""
    if number % 1 or not low <= number <= high:
        raise ValueError(f"{name} is {written(number)}; here it is a whole number from {low} to {high}.")
    return int(number)


def above_zero(name, number):
    """Return a number, if it is one above 0."""
    if not isinstance(number, Real) or not 0 < number < math.inf:
        raise ValueError(f"{name} is {written(number)}; here it is a number above 0.")
    return number


def known(word, words):
    """Refuse what is none of some words."""
    if not isinstance(word, str) or word not in words:
        what = repr(word) if isinstance(word, str) else f"A {type(word).__name__}"  # may hold much
        raise ValueError(f"{what} is not known here; choose from {', '.join(words)}.")


def judge(net):
    """Refuse what judges no texts."""
    if isinstance(net, type) or not hasattr(net, "contributions"):
        raise TypeError(f"{net!r} is no sentiment network; give a trained one, such as net.")


def written(number):
    """Write a number with a true minus sign, and anything else as Python does."""
    return f"{number:g}".replace("-", "−") if isinstance(number, Real) else repr(number)


# Settings.


def whole(name, n):
    """Refuse what is no whole number from 1 on; True is none, though it counts as 1 elsewhere."""
    if not isinstance(n, Integral) or isinstance(n, bool) or n < 1:
        raise ValueError(f"{name} is {n!r}; give a whole number, 1 or more.")


def not_negative(name, x):
    """Refuse what is no number from 0 on."""
    if not isinstance(x, Real) or not 0 <= x < np.inf:
        raise ValueError(f"{name} is {x!r}; give a number, 0 or more, such as 0.5.")


def layers(sizes):
    """Refuse what is no list of two sizes or more."""
    if not isinstance(sizes, (list, tuple)) or len(sizes) < 2:
        raise ValueError(f"layers is {sizes!r}; give a list of two sizes or more, such as [2, 10, 1].")
    for size in sizes:
        whole("the size of a layer", size)


def activations(names, n, choice):
    """Refuse what is no list of n names of activations, softmax at most at the end."""
    if not isinstance(names, (list, tuple)) or len(names) != n:
        raise ValueError(f"activations is {names!r}; give a list of {n}, one for each layer after the input.")
    for i, name in enumerate(names, start=1):
        known(name, choice)
        if name == "softmax" and i < n:
            raise ValueError(f"softmax stands at layer {i} of {n}; it belongs at the last one, the output.")


# Arrays.


def ordinary(numbers, sentence):
    """Refuse nan and inf with this sentence; {} in it stands for how many there are."""
    count = np.size(numbers) - np.count_nonzero(np.isfinite(numbers))
    if count:
        raise ValueError(sentence.format(count))


def classes(y):
    """Return y as an array, if it has a row for each class and a column for each sample."""
    y = np.asarray(y)
    if y.ndim != 2:
        raise ValueError(f"y has shape {y.shape}; give a row for each class and a column for each sample.")
    return y


def columns(name, data, layer, rows, hint=""):
    """Return samples as an array, a column each, if they are numbers and fit a layer of so many neurons."""
    try:
        data = np.asarray(data)
    except ValueError:  # NumPy met rows of unequal length
        data = np.array(None)
    if data.dtype.kind not in "biuf":
        raise TypeError(f"{name} is no array of numbers; give rows of equal length that hold numbers only.")
    if data.ndim != 2 or len(data) != rows:
        wanted = f"({rows}, m): a row for each of {rows} neurons, a column for each of m samples"
        raise ValueError(f"{name} has shape {data.shape}, but the {layer} layer needs {wanted}{hint}.")
    if data.shape[1] == 0:
        raise ValueError(f"{name} has shape {data.shape}: it holds no sample; give one column or more.")
    ordinary(data, f"{name} holds {{}} nan or inf; give ordinary numbers only.")
    return data


def targets(y, x, rows, softmax):
    """Return y as an array of columns, if it fits the output layer and x."""
    one_hot = f"; labels, a flat list from 0 to {rows - 1}, become such columns by np.eye({rows})[:, labels]"
    y = columns("y", y, "output", rows, one_hot if softmax else "")
    m, n = x.shape[1], y.shape[1]
    if m != n:
        raise ValueError(f"x has {m} columns but y has {n}; each sample needs a column in both.")
    wrong = (y < 0).any(axis=0) | (np.abs(y.sum(axis=0) - 1) > 1e-6)
    if softmax and wrong.any():
        i = int(wrong.argmax())
        found = f"y's column {i} adds up to {y[:, i].sum():g} and its smallest number is {y[:, i].min():g}"
        raise ValueError(f"{found}; for softmax a column adds up to 1, with no number below 0.")
    return y


# Texts.


def text(given):
    """Refuse what is no text."""
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is not a text; give one review between quotation marks.")


def texts(reviews):
    """Refuse what are no texts, in a list or in a column of a table."""
    if isinstance(reviews, str) or not hasattr(reviews, "__len__"):
        raise TypeError(f"reviews is a {type(reviews).__name__}; give a list of texts, such as [text].")
    if hasattr(reviews, "columns"):  # else its names would be read
        raise TypeError("reviews is a whole table; give the column that holds the texts.")
    for i, review in enumerate(reviews):
        if not isinstance(review, str):
            row = reviews.index[i] if hasattr(reviews, "iloc") else i  # a table has names for its rows
            raise TypeError(f"Row {row} of reviews is {review!r:.40}, no text; leave it out, and its label.")


def labelled(reviews, labels):
    """Refuse reviews of which one has no label, 1 or 0."""
    texts(reviews)
    if not len(reviews):
        raise ValueError("There are no reviews; give at least one, with its label.")
    if len(reviews) != len(labels):
        raise ValueError(f"There are {len(reviews)} reviews but {len(labels)} labels; each needs one.")
    if wrong := [label for label in labels if label not in (0, 1)]:
        raise ValueError(f"labels holds {wrong[0]!r}; a label is 1 (positive) or 0 (negative).")


def vocabulary(given):
    """Refuse what does not know the row of a word."""
    if not hasattr(given, "rows"):
        what = f"vocabulary is a {type(given).__name__}"
        raise TypeError(f"{what}; give Vocabulary.of(texts) here, and the texts to train.")
