"""A gradient check: nudge every number a little, and compare with the derivatives somebody claims.

The central difference is much nearer to the truth than the one-sided one. A good nudge
is about the cube root of the rounding error of a float (Nocedal & Wright 2006, chapter 8).
"""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NamedTuple

import numpy as np

EPS = float(np.finfo(float).eps)  # the gap between 1 and the next float
ROWS = 12  # as many as a table shows
HEAD = ("", "claimed", "measured", "relative error", "")


def central_difference(f, x, h):
    """Estimate the slope of f at x from one nudge to each side: (f(x + h) − f(x − h)) / 2h."""
    return (f(x + h) - f(x - h)) / (2 * h)


def relative_error(x, y):
    """Say how far apart two numbers are, as a share of the larger one: |x − y| / max(|x|, |y|).

    Parameters
    ----------
    x, y : float or array of float

    Returns
    -------
    float or array of float
        From 0 (equal; also for 0 and 0) to 2 (same size, other sign).
    """
    size = np.maximum(np.abs(x), np.abs(y))
    error = np.abs(np.subtract(x, y)) / np.where(size == 0, 1, size)
    return error if np.ndim(error) else float(error)


def numeric_gradients(f, *args, h=None):
    """Estimate the derivative of f by every number in its arguments, one nudge after another.

    Parameters
    ----------
    f : callable
        Returns one number: a float, a 0-d array, or a node.
    *args : float or array of float
        The point; it is never altered.
    h : float, optional
        The nudge; by default about 6e-6, and in proportion for numbers above 1.

    Returns
    -------
    tuple of float or array of float
        One for each argument, of the same shape.

    Raises
    ------
    TypeError
        If f does not return a number.
    ValueError
        If f returns nan or inf.
    """
    slopes = [np.empty(np.shape(x)) for x in args]
    for i, place, x, along in each_number(f, args):
        slopes[i][place] = central_difference(along, x, nudge(x) if h is None else h)
    return tuple(slope if slope.ndim else float(slope) for slope in slopes)


def each_number(f, args):
    """Yield every number in the arguments: where it stands, itself, and f as a function of it alone."""
    args = [np.array(x, dtype=float) for x in args]
    for i, x in enumerate(args):
        for place in np.ndindex(x.shape):
            yield i, place, float(x[place]), partial(changed, f, args, x, place)


def changed(f, args, x, place, number):
    """Return what f gives when one number in its arguments is another one."""
    kept, x[place] = x[place], number
    result = value(f, args)
    x[place] = kept
    return result


def nudge(x):
    """Return a step for x: smaller ones drown in rounding, larger ones meet the curve."""
    return EPS ** (1 / 3) * max(1.0, abs(x))


def noise(f, x, h):
    """Say how far rounding may move a central difference: f is rounded, and so is x where f is curved."""
    left, middle, right = f(x - h), f(x), f(x + h)
    size, curve = max(abs(left), abs(middle), abs(right)), abs(left - 2 * middle + right) / h**2
    return 10 * EPS * (size / h + abs(x) * curve)


def value(f, args):
    """Call f with copies of its arguments, and return its result as a float."""
    result = f(*[x.copy() if x.ndim else float(x) for x in args])
    result = getattr(result, "value", result)
    if not hasattr(result, "__float__") or np.ndim(result) or np.iscomplexobj(result):
        shape = f" of shape {np.shape(result)}" if hasattr(result, "shape") else ""
        raise TypeError(
            f"f has to return one number, but what it returned is: {type(result).__name__}{shape}."
        )
    if not np.isfinite(float(result)):
        raise ValueError(f"f returned {float(result)}; a check needs ordinary numbers all around the point.")
    return float(result)


def step_sizes(f, x, exact, hs):
    """Try out nudges: a large h meets the curve, a small one drowns in rounding.

    Parameters
    ----------
    f : callable
    x : float
    exact : float
        The true slope of f at x.
    hs : iterable of float

    Returns
    -------
    list of (float, float, float)
        h, the central difference with it, and its relative error.
    """
    estimates = [(float(h), numeric_gradients(f, x, h=h)[0]) for h in hs]
    return [(h, estimate, relative_error(estimate, exact)) for h, estimate in estimates]


class Entry(NamedTuple):
    """One derivative, twice: as claimed, and as measured by nudging."""

    where: str  # as an index into what was claimed
    claimed: float
    numeric: float
    noise: float  # how far rounding may have moved the numeric one
    tolerance: float

    @property
    def error(self):
        """The relative error; 0 if rounding explains the difference."""
        rounded = abs(self.claimed - self.numeric) <= self.noise
        return 0.0 if rounded else relative_error(self.claimed, self.numeric)

    @property
    def agrees(self):
        """Whether the two are the same derivative."""
        return self.error <= self.tolerance

    @property
    def cells(self):
        """What a table shows of it, without the digits that differ between computers."""
        measured = round(self.numeric, int(-np.log10(2 * self.noise))) if self.noise else self.numeric
        error = f"< {short(self.tolerance)}" if self.agrees else f"{self.error:.2g}"
        return self.where, short(self.claimed), short(measured), error, "✓" if self.agrees else "✗"


@dataclass(frozen=True)
class Report:
    """What a gradient check found; true if all derivatives agree.

    Attributes
    ----------
    entries : tuple of Entry
        One for each derivative.
    problem : str
        Why nothing could be compared; empty if it could.
    """

    entries: tuple
    problem: str = ""

    def __bool__(self):
        return not self.problem and all(entry.agrees for entry in self.entries)

    @property
    def largest(self):
        """The largest relative error."""
        return max((entry.error for entry in self.entries), default=0.0)

    def __repr__(self):
        if self.problem:
            return f"✗ {self.problem}"
        # Errors that print alike count as equal: their last digits differ between computers.
        worst = max(self.entries, key=lambda entry: (not entry.agrees, float(f"{entry.error:.2g}")))
        where, claimed, measured, error, sign = worst.cells
        return f"{sign} {error}" + ("" if self else f" at {where}: {claimed} ≠ {measured}")

    def _repr_html_(self):
        if self.problem:
            return f"<p>{escape(repr(self))}</p>"
        head = "".join(f'<th scope="col">{word}</th>' for word in HEAD)
        # wrong ones first, where not all can be shown
        shown = sorted(self.entries, key=lambda entry: entry.agrees and len(self.entries) > ROWS)[:ROWS]
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in entry.cells) for entry in shown]
        rest = f"<p>+ {len(self.entries) - ROWS}</p>" if len(self.entries) > ROWS else ""
        return f"<table><tr>{'</tr><tr>'.join([head, *rows])}</tr></table>{rest}"


def short(x):
    """Write a number with seven digits at most, 1e-6 and not 1e-06."""
    return f"{x:.7g}".replace("e-0", "e-")


def check_gradients(f, claimed, *args, tolerance=1e-6):
    """Compare claimed derivatives of f with those measured by nudging.

    Parameters
    ----------
    f : callable
        Returns one number: a float, a 0-d array, or a node.
    claimed : tuple of float or array of float
        One for each argument, of the same shape.
    *args : float or array of float
        The point.
    tolerance : float
        The largest relative error that passes.

    Returns
    -------
    Report
        Also when the claimed derivatives are no numbers at all, or too few.

    Raises
    ------
    TypeError, ValueError
        If f does not return an ordinary number.
    """
    if len(args) == 1 and not (isinstance(claimed, tuple) and len(claimed) == 1):
        claimed = (claimed,)  # one argument: its derivative need not stand in a tuple
    if problem := complaint(claimed, args):
        return Report((), problem)
    arrays, entries = [as_numbers(c) for c in claimed], []
    for i, place, x, along in each_number(f, args):
        where, h = f"[{i}]" + (str(list(place)) if place else ""), nudge(x)
        numbers = float(arrays[i][place]), central_difference(along, x, h), noise(along, x, h)
        entries.append(Entry(where, *numbers, tolerance))
    return Report(tuple(entries), "" if entries else "There is no number here to check.")


def complaint(claimed, args):
    """Return one sentence about claimed derivatives that cannot be compared, or nothing."""
    if not isinstance(claimed, (tuple, list)) or len(claimed) != len(args):
        return f"One derivative is needed for each argument, so {len(args)} in a tuple."
    for i, (c, x) in enumerate(zip(claimed, args, strict=True)):
        if (numbers := as_numbers(c)) is None:
            return f"[{i}] is not made of numbers; its type is {type(c).__name__}."
        if numbers.shape != np.shape(x):
            return f"[{i}] has shape {numbers.shape}, but its argument has shape {np.shape(x)}."
        if not np.isfinite(numbers).all():
            return f"[{i}] holds nan or inf; a derivative is an ordinary number."
    return ""


def as_numbers(claimed):
    """Return an array of floats, or None for anything else."""
    try:
        numbers = np.asarray(claimed)
        return np.vectorize(float, otypes=[float])(numbers) if numbers.dtype.kind in "iufO" else None
    except (TypeError, ValueError, OverflowError, RuntimeError):  # RuntimeError: a tensor that still records
        return None
