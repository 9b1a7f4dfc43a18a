"""The picture of a formula with its arrays: each one a grid of numbers in brackets, with its shape."""

from math import isfinite
from typing import NamedTuple

import numpy as np

from helpers.draw.axes import breadth, note, source
from helpers.draw.computation import BOLD, block, text
from helpers.draw.labels import is_close, short
from helpers.draw.palette import GRADIENT, INK, INPUT_FILL, VALUE
from helpers.draw.picture import WIDEST, Picture

ROWS, COLUMNS = 6, 8  # of a larger array only the first ones are drawn
FEW = 24  # up to so many numbers, the sentence says them all
LINE, AIR = 20, 14  # px: height of a row of numbers, room between two columns of them
MARGIN, GAP = 10, 14  # px: around the picture, between its parts
ABOVE, BELOW = 30, 28  # px: for a label above its grid, for a shape below it


class Part(NamedTuple):
    """A part of a formula: an operator (then `rows` is empty), or an array with its label."""

    label: str
    shape: str
    rows: list  # of an array: what is written in each row
    mark: tuple | None  # what to shade: the first row and the one after the last, the same for columns
    width: float


def equation(*parts, mark=None):
    """Draw a formula with its numbers, each array as a grid with its label above and its shape below.

    Labels that begin with δ or d are gradients and stand in vermilion, all others in blue.
    Where a number does not show all of its digits, "=" becomes "≈".
    A formula too wide for the page goes on in a second line. Of an array with more than
    6 rows or 8 columns the first ones are shown.

    Parameters
    ----------
    *parts : str, or pair of str and array
        Operators such as "=", "@", "⊙", and pairs such as ("W₂ᵀ", W2.T).
    mark : dict of str to (row, column), optional
        What to shade in the array of that label: a row where the column is None,
        a column where the row is None, one entry where both are given.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If a part is neither an operator nor a label with an array of 1 or 2 dimensions,
        or if there is nothing to draw or to mark.
    """
    pairs = [part if isinstance(part, str) else labelled(part) for part in parts]
    arrays = [pair for pair in pairs if not isinstance(pair, str)]
    if not arrays:
        raise ValueError('There is nothing to draw; give at least one pair such as ("W", W).')
    if any(is_rounded(array) for _, array in arrays):
        pairs = ["≈" if isinstance(pair, str) and pair.strip() == "=" else pair for pair in pairs]
    check_marks(mark or {}, [label for label, _ in arrays])
    measured = [operator(pair) if isinstance(pair, str) else grid(*pair, mark or {}) for pair in pairs]
    return Picture(drawn(lines(measured)), sentence(pairs, mark or {}), table(arrays))


def is_rounded(array):
    """Tell whether some finite number of an array shows less than the whole truth."""
    return not all(is_close(short(x), x) for x in array.ravel().tolist() if isfinite(x))


def labelled(part):
    """Return a learner's pair of label and array, if it is one."""
    if not isinstance(part, tuple | list) or len(part) != 2 or not isinstance(part[0], str):
        raise TypeError(f'{part!r} is neither an operator such as "@" nor a pair such as ("W", W).')
    try:
        array = np.array(part[1], dtype=float)
    except (TypeError, ValueError):
        raise TypeError(
            f"{part[0]} holds something that is not a number, or rows of unequal length."
        ) from None
    if array.ndim not in (1, 2) or not array.size:
        raise ValueError(
            f"{part[0]} has shape {array.shape}; a grid needs 1 or 2 dimensions, none of them 0."
        )
    return part[0], array


def check_marks(mark, labels):
    """Refuse a mark in an array that is not there."""
    for label in mark:
        if label not in labels:
            raise ValueError(f"mark names {label}, but the formula has {', '.join(labels)}.")


def operator(words):
    """Measure an operator."""
    return Part(words, "", [], None, breadth(words) * 1.2)


def grid(label, array, mark):
    """Write the numbers of an array as text, and measure its grid."""
    rows = texts(array)
    widths = [max(map(len, column)) * 7 + AIR for column in zip(*rows, strict=True)]
    shape = shape_of(array)
    width = max(max(widths) * len(widths), breadth(label) * 1.2, breadth(shape))
    spot = area(label, np.atleast_2d(array).shape, mark[label]) if label in mark else None
    return Part(label, shape, rows, spot, width)


def texts(array):
    """Return the numbers of an array in rows of text, with dots for what is left out."""
    array = np.atleast_2d(array)
    many_rows, many_columns = array.shape[0] > ROWS, array.shape[1] > COLUMNS
    shown = array[: ROWS - many_rows, : COLUMNS - many_columns].tolist()
    rows = [[short(number) for number in row] + ["⋯"] * many_columns for row in shown]
    return rows + [["⋮"] * len(rows[0])] * many_rows


def shape_of(array):
    """Write a shape as NumPy does: (3, 2)."""
    return str(array.shape)


def area(label, shape, spot):
    """Return what to shade: the first row and the one after the last, and the same for columns."""
    try:
        picked = [range(n) if i is None else [range(n)[i]] for i, n in zip(spot, shape, strict=True)]
    except (TypeError, ValueError, IndexError):
        raise ValueError(f"{label} has shape {shape}, so {spot!r} marks nothing in it.") from None
    return tuple((indices[0], indices[-1] + 1) for indices in picked)


def lines(parts):
    """Break a formula into lines that fit the page, each one before an operator."""
    result, room = [[]], 0
    for chunk in chunks(parts):
        width = sum(part.width + GAP for part in chunk)
        if result[-1] and width > room:
            result.append([])
        if not result[-1]:
            room = WIDEST - 2 * MARGIN + GAP
        result[-1] += chunk
        room -= width
    return result


def chunks(parts):
    """Yield what stays on one line: an array with the operators before it."""
    chunk = []
    for part in parts:
        chunk.append(part)
        if part.rows:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def drawn(lines):
    """Write the SVG source of the lines of a formula, one below the other."""
    top, body = 0, []
    for line in lines:
        height = LINE * max(len(part.rows) for part in line)
        x, middle = MARGIN, top + ABOVE + height / 2
        for part in line:
            body += (drawn_grid if part.rows else drawn_operator)(part, x + part.width / 2, middle)
            x += part.width + GAP
        top += ABOVE + height + BELOW
    widest = max(sum(part.width + GAP for part in line) for line in lines)
    return source(round(widest - GAP + 2 * MARGIN), top, "".join(body))


def drawn_operator(part, x, middle):
    """Write an operator between two grids."""
    yield text(x, middle + 6, part.label, INK, "font-size='17'")


def drawn_grid(part, x, middle):
    """Write a grid of numbers in brackets, its label above and its shape below."""
    colour = GRADIENT if part.label.startswith(("δ", "d")) else VALUE
    cell, height = max(len(words) for row in part.rows for words in row) * 7 + AIR, LINE * len(part.rows)
    left, top = x - cell * len(part.rows[0]) / 2, middle - height / 2
    if part.mark:
        yield shading(part, left, top, cell)
    for i, row in enumerate(part.rows):
        for j, words in enumerate(row):
            yield text(left + cell * (j + 0.5), top + LINE * (i + 0.5) + 5, words, colour)
    yield brackets(left, top, cell * len(part.rows[0]), height)
    yield text(x, top - 10, part.label, colour, BOLD)
    yield note(x, top + height + 18, part.shape)


def shading(part, left, top, cell):
    """Write a shaded, thickly framed block behind the numbers that are marked; dots stand for hidden ones."""
    spans = zip(part.mark, (len(part.rows), len(part.rows[0])), strict=True)
    (y0, y1), (x0, x1) = ((min(start, n - 1), min(stop, n)) for (start, stop), n in spans)
    x, y = left + cell * (x0 + x1) / 2, top + LINE * (y0 + y1) / 2
    look = f"fill='{INPUT_FILL}' stroke='{INK}' stroke-width='2' rx='3'"
    return block(x, y, cell * (x1 - x0) - 4, LINE * (y1 - y0) - 1, look)


def brackets(left, top, width, height):
    """Write the square brackets around a grid."""
    left, right, y = left - 3, left + width + 3, top - 2
    lines = f"M{left + 5:g} {y:g}h-5v{height + 4:g}h5M{right - 5:g} {y:g}h5v{height + 4:g}h-5"
    return f"<path d='{lines}' fill='none' stroke='{INK}' stroke-width='1.3'/>"


def sentence(pairs, mark):
    """Say the formula with its shapes, its numbers if they are few, and what is marked."""
    arrays = [pair for pair in pairs if not isinstance(pair, str)]
    said = " ".join(pair if isinstance(pair, str) else f"{pair[0]} {shape_of(pair[1])}" for pair in pairs)
    parts = [said, *(f"{label} is {listed(array)}" for label, array in arrays)]
    if sum(array.size for _, array in arrays) > FEW:
        parts = [said, "The table has the numbers"]
    marks = [f"{place(*spot)} of {label}" for label, spot in mark.items()]
    return ". ".join(parts + [f"Marked: {', '.join(marks)}"] * bool(marks)) + "."


def place(row, column):
    """Say which part of an array is marked."""
    if row is None:
        return "all" if column is None else f"column {column}"
    return f"row {row}" if column is None else f"entry [{row}, {column}]"


def listed(array):
    """Write the rows of an array in one line: [1, 2], [3, 4]."""
    return ", ".join(f"[{', '.join(row)}]" for row in texts(array))


def table(arrays):
    """Return the arrays in rows: label, shape, numbers."""
    rows = [(label, shape_of(array), listed(array)) for label, array in arrays]
    return ("array", "shape", "rows"), *rows
