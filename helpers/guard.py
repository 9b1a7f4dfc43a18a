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
RUNAWAY = 1e6  # a weight beyond this will not come back


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
