"""A function of two numbers, worked out on a grid: contours, surfaces and regions are drawn from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral

import numpy as np

NOISE = 1e-9  # values that differ by so small a share are the same
LARGEST = 1e300  # a hole, too: beyond, differences overflow


@dataclass(frozen=True, eq=False)
class Field:
    """The values of a function of two numbers on a grid.

    Parameters
    ----------
    xs : array (n_x,)
    ys : array (n_y,)
    Z : array (n_y, n_x)
        Z[j, i] belongs to xs[i] and ys[j]; nan is a hole, where there is no value.
    f : callable, optional
        The function itself: it takes points as columns (2, m) and returns their values (m,).
    """

    xs: np.ndarray
    ys: np.ndarray
    Z: np.ndarray
    f: Callable | None = None

    @classmethod
    def of(cls, xs, ys, Z, f=None):
        """Make a field from values that are known already, and check that they fit.

        Raises
        ------
        ValueError
            If xs or ys do not grow, or Z has another shape than (len(ys), len(xs)).
        """
        xs, ys, Z = (np.array(numbers, float) for numbers in (xs, ys, Z))
        for name, line in (("xs", xs), ("ys", ys)):
            if line.ndim != 1 or len(line) < 2 or not (np.diff(line) > 0).all():
                raise ValueError(f"{name} has to be two numbers or more, each larger than the one before it.")
        if Z.shape != (len(ys), len(xs)):
            raise ValueError(f"Z has shape {Z.shape}; for these xs and ys it needs {(len(ys), len(xs))}.")
        Z[~(np.abs(Z) < LARGEST)] = np.nan
        for numbers in (xs, ys, Z):
            numbers.flags.writeable = False
        return cls(xs, ys, Z, f)

    @property
    def low(self):
        """The corner with the smallest x and y, an array (2,)."""
        return np.array([self.xs[0], self.ys[0]])

    @property
    def high(self):
        """The corner with the largest x and y, an array (2,)."""
        return np.array([self.xs[-1], self.ys[-1]])

    def at(self, x):
        """Return the values at the columns of x (2, m): from f, or without it, between those of the grid."""
        return self.f(x) if self.f else between(self, x)

    @cached_property
    def flat(self):
        """Whether all values are the same, but for noise in their last digits, or there are none."""
        values = self.Z[~np.isnan(self.Z)]
        return not len(values) or np.ptp(values) <= NOISE * np.abs(values).max()

    @cached_property
    def extremes(self):
        """The lowest and the highest point of the grid, each (x, y, value); None if all are holes."""
        if np.isnan(self.Z).all():
            return None
        places = np.unravel_index([np.nanargmin(self.Z), np.nanargmax(self.Z)], self.Z.shape)
        return [(self.xs[i], self.ys[j], self.Z[j, i]) for j, i in zip(*places, strict=True)]


def field(f, x=(-3, 3), y=(-3, 3), n=41, columns=False):
    """Work out a function of two numbers on a grid of n by n points.

    Parameters
    ----------
    f : callable
        Takes two floats and returns one. Where it raises ValueError, OverflowError or
        ZeroDivisionError, or returns nan or inf, the field has a hole.
    x, y : tuple of float
        From where to where the grid goes.
    n : int
        Points in each direction.
    columns : bool
        True if f takes all points at once, as columns (2, m), and returns (m,) or (1, m),
        as a network's predict does; that is much faster.

    Returns
    -------
    Field

    Raises
    ------
    ValueError
        If x or y is no stretch, or n is less than 2.
    TypeError
        If f returns something else than numbers.
    """
    if not isinstance(n, Integral) or n < 2:
        raise ValueError(f"n is {n!r}; a grid needs a whole number of points, 2 or more, in each direction.")
    xs, ys = stretch("x", x, n), stretch("y", y, n)
    values = all_at_once(f) if columns else one_by_one(f)
    grid = np.stack(np.meshgrid(xs, ys)).reshape(2, -1)  # (2, n·n)
    return Field.of(xs, ys, values(grid).reshape(n, n), values)


def stretch(name, ends, n):
    """Return n numbers from the first end to the second."""
    try:
        low, high = map(float, ends)
    except (TypeError, ValueError):
        low = high = 0
    if not -np.inf < low < high < np.inf:
        raise ValueError(f"{name} is {ends!r}; give where it begins and where it ends, such as (−3, 3).")
    return np.linspace(low, high, n)


def one_by_one(f):
    """Let a function of two floats take columns (2, m)."""

    def values(x):
        with np.errstate(all="ignore"):
            return np.array([value(f, *point) for point in x.T.tolist()], float)

    return values


def value(f, x, y):
    """Return f(x, y), and nan where f has no value."""
    try:
        z = f(x, y)
    except (ValueError, ArithmeticError):
        return np.nan
    if np.ndim(z) or not np.isrealobj(z) or isinstance(z, (str, type(None))):
        raise TypeError(f"f({x:g}, {y:g}) gave {z!r}; it has to give one number.")
    return float(z)


def all_at_once(f):
    """Make sure that a function of columns (2, m) gives one number for each."""

    def values(x):
        with np.errstate(all="ignore"):
            z = np.asarray(f(x), float)
        if z.size != x.shape[1]:
            raise TypeError(
                f"f gave shape {z.shape} for {x.shape[1]} columns; it has to give (1, m) or (m,)."
            )
        return z.reshape(-1)

    return values


def between(field, x):
    """Return the values at columns (2, m) from the four grid points around each; nan outside the grid."""
    i, u = share(field.xs, x[0])
    j, v = share(field.ys, x[1])
    Z = field.Z
    below = (1 - u) * Z[j, i] + u * Z[j, i + 1]
    above = (1 - u) * Z[j + 1, i] + u * Z[j + 1, i + 1]
    return (1 - v) * below + v * above


def share(line, x):
    """Return for each x the number of its cell on a line, and which share of the cell lies before it."""
    i = np.clip(np.searchsorted(line, x, side="right") - 1, 0, len(line) - 2)
    share = (x - line[i]) / (line[i + 1] - line[i])
    return i, np.where(np.abs(share - 0.5) <= 0.5 + 1e-9, share, np.nan)  # a point cut at the edge counts
