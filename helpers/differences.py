"""Finite differences: nudge a number a little to each side, and measure the slope of a function.

The central difference is much nearer to the truth than the one-sided one. A good nudge is about the
cube root of the rounding error of a float (Nocedal & Wright 2006, chapter 8). Put together, differences
of several lengths are better still (Richardson 1911), and show how far off they may be.
"""

from functools import partial
from typing import NamedTuple

import numpy as np

EPS = float(np.finfo(float).eps)  # the gap between 1 and the next float
TINY = 5e-324  # the gap between 0 and the next float
FAR = 1e6  # beside numbers up to 1


def central_difference(f, x, h):
    """Estimate the slope of f at x from one nudge to each side: (f(x + h) − f(x − h)) / 2h."""
    return (f(x + h) - f(x - h)) / (2 * h)


def relative_error(x, y):
    """Say how far apart two numbers are, as a share of the larger one: |x − y| / max(|x|, |y|).

    It is 0 where they are equal, also for 0 and 0, and 2 for the same size with another sign.
    """
    size = max(abs(x), abs(y))
    return float(abs(x - y) / size) if size else 0.0


def numeric_gradients(f, *args):
    """Estimate the derivative of f by every number in its arguments: for each one a float, or an array."""
    slopes = [np.empty(np.shape(x)) for x in args]
    for i, place, x, along in each_number(f, args):
        slopes[i][place] = central_difference(along, x, nudge(x))
    return tuple(slope if slope.ndim else float(slope) for slope in slopes)


def each_number(f, args):
    """Yield every number in the arguments: where it stands, itself, and f as a function of it alone."""
    arrays = [as_numbers(x) for x in args]
    for x, array in zip(args, arrays, strict=True):
        if array is None:
            raise TypeError(f"The point is not made of numbers: it holds a {kind(x)}.")
    for i, x in enumerate(arrays):
        for place in np.ndindex(x.shape):
            yield i, place, float(x[place]), partial(changed, f, arrays, x, place)


def changed(f, args, x, place, number):
    """Return what f gives when one number in its arguments is another one."""
    kept, x[place] = x[place], number
    result = value(f, args)
    x[place] = kept
    return result


@np.errstate(all="ignore")  # nan and inf get a sentence
def value(f, args):
    """Call f with copies of its arguments, and return its result as a float."""
    result = f(*[x.copy() if x.ndim else float(x) for x in args])
    result = getattr(result, "value", result)
    result = result.detach() if hasattr(result, "detach") else result
    if not hasattr(result, "__float__") or np.ndim(result) or np.iscomplexobj(result):
        shape = f" of shape {tuple(np.shape(result))}" if hasattr(result, "shape") else ""
        found = f"{type(result).__name__}{shape}"
        raise TypeError(f"f has to return one number, but what it returned is: {found}.")
    if not np.isfinite(float(result)):
        raise ValueError(f"f returned {float(result)}; a check needs ordinary numbers all around the point.")
    return float(result)


def scale(x):
    """Return the size of x, as a measure for nudges; small numbers count as 1."""
    return max(1.0, abs(x))


def nudge(x):
    """Return a step for x: smaller ones drown in rounding, larger ones meet the curve."""
    return EPS ** (1 / 3) * scale(x)


class Slope(NamedTuple):
    """A slope as nudging measures it, and how far off it may be."""

    value: float
    rounding: float  # how far rounding may have moved it
    bend: float  # and how far a curve or a kink
    around: float  # the steepest slope from the point to a neighbour; 0 if that is far
    flat: bool  # whether f stays the same

    @property
    def doubt(self):
        """How far off it may be in all."""
        return self.rounding + self.bend


def slope(f, x, h):
    """Measure the slope of f at x by nudges of h, 2h and 4h to each side.

    If f were a polynomial of degree 4 or less, nothing but rounding would be wrong with it. Two
    other sums would be 0 then; ten times what they really come to is taken for the doubt.
    """
    middle, sides = f(x), np.array([[f(x - n * h), f(x + n * h)] for n in (1, 2, 4)])
    odd, even = sides[:, 1] - sides[:, 0], sides.sum(axis=1) - 2 * middle
    bend = max(abs(odd @ [16, -10, 1]) / 3, abs(even @ [64, -20, 1]) / 13) / h
    steepest = np.abs(sides - middle).max() / (4 * h)
    size = np.abs(sides).max()
    rounding = 10 * max(EPS * size, TINY) / h if size else 0.0
    around = steepest if h < 0.1 * scale(x) else 0.0
    numbers = (8 * odd[0] - odd[1]) / (12 * h), rounding, bend, around
    return Slope(*map(float, numbers), not steepest and stays(f, x, middle, h))


def stays(f, x, middle, h):
    """Say whether f stays the same till it jumps; what rounding hid would come out in small steps."""
    try:
        while (h := 4 * h) < FAR * scale(x):
            if moved := max(abs(f(x - h) - middle), abs(f(x + h) - middle)):
                return moved > 1e3 * EPS * abs(middle)
    except (ValueError, ArithmeticError):
        pass  # f ends there
    return True


# What a learner hands in: floats, arrays, nodes, tensors.


@np.errstate(over="ignore")
def is_rounded(f, args):
    """Say whether f gives float32 numbers, whatever their type: nudges change them, and all of them fit."""
    found = set()
    try:
        for *_, x, along in each_number(f, args):
            found |= {along(x), along(x + 4096 * nudge(x))}
    except (ValueError, ArithmeticError):
        return False  # the check itself says so, or does not go so far
    return len(found) > 1 and all(float(np.float32(number)) == number for number in found)


def is_narrow(given):
    """Say whether this is in float32, or coarser still."""
    dtype = getattr(given, "dtype", None)
    return getattr(dtype, "itemsize", 8) < 8 and "float" in str(dtype)


def as_numbers(given):
    """Return a new array of floats, or None for anything else."""
    try:
        numbers = np.asarray(given.detach().cpu() if hasattr(given, "detach") else given)
        return np.vectorize(float, otypes=[float])(numbers) if numbers.dtype.kind in "iufO" else None
    except (TypeError, ValueError, OverflowError):
        return None


def kind(given):
    """Name the type of what is no number; of a node, say where its number is."""
    name = type(given).__name__
    return f"{name}, whose number is its .value" if hasattr(given, "value") else name
