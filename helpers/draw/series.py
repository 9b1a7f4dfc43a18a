"""Named rows of numbers that a plot is made from: checked, turned into floats, and put into a table."""

from collections.abc import Mapping
from math import copysign, inf

from helpers.draw.labels import short

MOST = 25  # more rows than this cannot be told apart
ROWS = 12  # rows of a table
SMALLEST = 200, 140  # px that a plot needs


def checked(given, example, most=MOST):
    """Return a learner's rows of numbers as lists of floats; None stays None.

    Parameters
    ----------
    given : dict of str to sequence of float
    example : str
        Such a dict, to be shown if this is none.
    most : int
        How many rows can be told apart.

    Raises
    ------
    TypeError
        If it is no dict of lists of numbers.
    ValueError
        If there are no rows, or too many.
    """
    if not isinstance(given, Mapping):
        raise TypeError(f"A plot needs names with their numbers; give a dict such as {example}.")
    if not 1 <= len(given) <= most:
        raise ValueError(f"There are {len(given)} rows of numbers, but a plot can show 1 to {most}.")
    return {str(name): numbers(values, repr(name)) for name, values in given.items()}


def numbers(values, name):
    """Return numbers as floats; None stays None.

    Raises
    ------
    TypeError
        If they are no sequence, or one is no number.
    """
    try:
        return [number(value) for value in values]
    except (TypeError, ValueError):
        given = " ".join(repr(values).split())
        raise TypeError(f"{name} holds {given:.40}; it needs a list of numbers, such as [2, 1.5].") from None


def number(value):
    """Return a number as a float, infinity where it is too large; None stays None.

    Raises
    ------
    TypeError
        If it is a text or anything else that is no number.
    """
    if isinstance(value, str | bytes):
        raise TypeError(f"{value!r} is a text, not a number.")
    try:
        return None if value is None else float(value)
    except OverflowError:
        return copysign(inf, value > 0 or -1)


def large_enough(size):
    """Return the size of a picture if a plot has room in it."""
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        raise ValueError(f"A plot needs a size of at least {SMALLEST} px; this one is {tuple(size)}.")
    return size


def titled(title, said):
    """Put a title before a sentence."""
    stop = "" if title.endswith((".", ":", "!", "?")) or not title else "."
    return f"{title}{stop} {said}".strip()


def picked(n, most):
    """Return the places of the first, the last and evenly spaced items between them."""
    last = min(n, most) - 1
    return [round(i * (n - 1) / last) for i in range(last + 1)] if last > 0 else list(range(n))


def table(heads, columns, most=ROWS):
    """Return columns of texts and numbers as rows of text, with a heading and at most so many rows.

    A column may end early.
    """
    shown = picked(max(map(len, columns)), most)
    return tuple(heads), *(tuple(cell(column, i) for column in columns) for i in shown)


def cell(column, i):
    """Write what stands at a place of a column, nothing where the column has ended or is not known."""
    if i >= len(column) or column[i] is None:
        return ""
    return column[i] if isinstance(column[i], str) else short(column[i])
