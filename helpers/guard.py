"""Every look at what a learner hands in: what cannot be used is refused in one sentence.

The mathematics that is taught asks no questions; explorers, checks, typed formulas and
pictures ask them here, before it begins and after it ends.
"""

import math

TOO_LARGE = "A number is nan, infinite or too large for a float; give smaller, ordinary ones."
HOLES = {
    "divide": "has no value; keep the divisor away from 0",
    "log": "has no value; log needs a number above 0",
    "raise_to": "has no value or no derivative; keep x above 0",
}
LARGE = {"exp": "is too large for a float; keep x at 709 or below"}
LARGEST = 1e9  # a parameter beyond this will not come back


# Numbers and graphs.


def number(value):
    """Return a learner's number as a finite float."""
    try:
        result = math.nan if isinstance(value, (str, bytes)) else float(value)
    except (TypeError, ValueError, OverflowError):
        result = math.nan
    if result != result and not isinstance(value, float):
        raise TypeError(f"{value!r} is not a number that a node can hold; give one such as 2 or 0.5.")
    if not math.isfinite(result):
        raise ValueError(f"{value} is not a finite number; a node holds ordinary numbers only.")
    return result


def hole(rule, inputs, trouble):
    """Return the sentence on a rule that has no value for its inputs; trouble is Python's own error."""
    name, numbers = rule.__name__, [f"{x:g}" for x in inputs]
    sign = {"divide": "/", "raise_to": "**"}.get(name)
    what = f" {sign} ".join(numbers) if sign else f"{name}({', '.join(numbers)})"
    if isinstance(trouble, OverflowError):
        return f"{what} {LARGE.get(name, 'is too large for a float')}."
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
    """Return derivatives, a dict of node or name to float, as they are if all are finite."""
    if not all(map(math.isfinite, dJ.values())):
        raise ValueError("A derivative is too large for a float; start from smaller numbers.")
    return dJ


# Weights.


def weights(w):
    """Return a learner's weights as they are, if they make a chain."""
    if not hasattr(w, "__len__") or not hasattr(w, "__getitem__"):
        raise TypeError(f"{w!r} is not a list of weights; give one such as [0.5, -0.2, 0.1].")
    if len(w) == 0:
        raise ValueError("There are no weights; a chain needs at least one, such as [0.5].")
    return w


def finite(*numbers):
    """Refuse numbers that a chain has made too large."""
    if not all(map(math.isfinite, numbers)):
        raise ValueError(TOO_LARGE)


# What explorers are given, and what their controls say.


def ordinary(**named):
    """Return numbers from a learner's code, given with their names, as floats at which sliders can stand."""
    values = [float(x) if hasattr(x, "__float__") else math.nan for x in named.values()]
    for (name, number), value in zip(named.items(), values, strict=True):
        if not math.isfinite(value):
            raise ValueError(f"{name} is {number!r}; give an ordinary number, such as 0.5.")
    return values


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
    """Return a number, if it is above 0."""
    if not 0 < number < math.inf:
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
    """Write a number with a true minus sign."""
    return f"{number:g}".replace("-", "−")


def text(given):
    """Refuse what is no text."""
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is not a text; give one review between quotation marks.")
