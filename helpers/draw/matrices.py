"""The picture of a formula with its arrays: each one a grid of numbers in brackets, with its shape."""

from math import isfinite
from typing import NamedTuple

import numpy as np

from helpers.draw.numbers import is_close, short
from helpers.draw.palette import GRADIENT, INK, INPUT_FILL, TEXT, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import BOLD, block, line, note, source, text, text_width

ROWS, COLUMNS = 6, 8  # of a larger array only the first ones are drawn
FEW = 24  # up to so many numbers, the sentence says them all
LINE, AIR = 20, 14  # px: height of a row of numbers, room between two columns of them
MARGIN, GAP = 10, 14  # px: around the picture, between its parts
ABOVE, BELOW = 30, 28  # px: for a label above its grid, for a shape below it


class Part(NamedTuple):
    """A part of a formula: an array with its label, or an operator (then it has no rows)."""

    label: str
    width: float
    shape: tuple = ()
    rows: list | tuple = ()  # what is written in each row
    cell: float = 0  # px: width of a column
    mark: tuple | None = None  # what to shade: row and column, either one None for all
    rounded: bool = False  # whether some number shows less than the whole truth


def equation(*parts, mark=None) -> Picture:
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

    Raises
    ------
    ValueError, IndexError
        If an array has not 1 or 2 dimensions, or if there is nothing to draw or to mark.
    """
    mark = mark or {}
    parts = [measured(part, mark) for part in parts]
    arrays = [part for part in parts if part.rows]
    if not arrays:
        raise ValueError('There is nothing to draw; give at least one pair such as ("W", W).')
    labels = [part.label for part in arrays]
    if lost := [label for label in mark if label not in labels]:
        raise ValueError(f"mark names {lost[0]}, but the formula has {', '.join(labels)}.")
    if any(part.rounded for part in arrays):
        parts = [part._replace(label="≈") if part.label.strip() == "=" else part for part in parts]
    rows = [(part.label, str(part.shape), listed(part)) for part in arrays]
    return Picture(drawn(lines(parts)), sentence(parts, arrays, mark), (("array", "shape", "rows"), *rows))


def measured(part, mark):
    """Write the numbers of one part as text, and measure it."""
    if isinstance(part, str):
        return Part(part, text_width(part, TEXT))
    label, array = part
    array = np.array(array, dtype=float)
    if array.ndim not in (1, 2) or not array.size:
        raise ValueError(f"{label} has shape {array.shape}; a grid needs 1 or 2 dimensions, none of them 0.")
    grid, spot = np.atleast_2d(array), mark.get(label)
    if spot:
        grid[tuple(slice(None) if i is None else i for i in spot)]  # NumPy refuses what is not there
    many_rows, many_columns = grid.shape[0] > ROWS, grid.shape[1] > COLUMNS
    shown = grid[: ROWS - many_rows, : COLUMNS - many_columns].tolist()
    rows = [[short(number) for number in row] + ["⋯"] * many_columns for row in shown]
    rows += [["⋮"] * len(rows[0])] * many_rows
    cell = max(len(words) for row in rows for words in row) * 7 + AIR
    width = max(cell * len(rows[0]), text_width(label, TEXT), text_width(str(array.shape)))
    rounded = not all(is_close(short(x), x) for x in array.ravel().tolist() if isfinite(x))
    return Part(label, width, array.shape, rows, cell, spot, rounded)


def lines(parts):
    """Break a formula into lines that fit the page, each one before an operator."""
    result, chunk = [[]], []
    for part in parts:
        chunk.append(part)
        if part.rows or part is parts[-1]:  # an array stays with the operators before it
            if result[-1] and across(result[-1] + chunk) > WIDEST - 2 * MARGIN:
                result.append([])
            result[-1] += chunk
            chunk = []
    return result


def across(parts):
    """Return how wide some parts are side by side, in px."""
    return sum(part.width + GAP for part in parts) - GAP


def drawn(lines):
    """Write the SVG source of the lines of a formula, one below the other."""
    top, body = 0, []
    for parts in lines:
        height = LINE * max(len(part.rows) for part in parts)
        x, middle = MARGIN, top + ABOVE + height / 2
        for part in parts:
            body += grid(part, x + part.width / 2, middle)
            x += part.width + GAP
        top += ABOVE + height + BELOW
    return source(round(max(map(across, lines)) + 2 * MARGIN), top, *body)


def grid(part, x, middle):
    """Write a grid of numbers in brackets, its label above and its shape below; or an operator."""
    if not part.rows:
        yield text(x, middle + 6, part.label, INK, "font-size='17'")
        return
    colour = GRADIENT if part.label.startswith(("δ", "d")) else VALUE
    width, height = part.cell * len(part.rows[0]), LINE * len(part.rows)
    left, top = x - width / 2, middle - height / 2
    if part.mark:
        yield shading(part, left, top)
    for i, row in enumerate(part.rows):
        for j, words in enumerate(row):
            yield text(left + part.cell * (j + 0.5), top + LINE * (i + 0.5) + 5, words, colour)
    ends = (left + 2, -5), (left + width - 2, 5)
    yield line("".join(f"M{x:g} {top - 2:g}h{d}v{height + 4:g}h{-d}" for x, d in ends), INK, 1.3)
    yield text(x, top - 10, part.label, colour, BOLD)
    yield note(x, top + height + 18, str(part.shape))


def shading(part, left, top):
    """Write a shaded, thickly framed block behind the numbers that are marked; dots stand for hidden ones."""
    sizes, drawn = np.atleast_2d(np.empty(part.shape)).shape, (len(part.rows), len(part.rows[0]))
    (y0, y1), (x0, x1) = (
        (0, n) if i is None else (min(i % size, n - 1), min(i % size, n - 1) + 1)
        for i, size, n in zip(part.mark, sizes, drawn, strict=True)
    )
    x, y = left + part.cell * (x0 + x1) / 2, top + LINE * (y0 + y1) / 2
    look = f"fill='{INPUT_FILL}' stroke='{INK}' stroke-width='2' rx='3'"
    return block(x, y, part.cell * (x1 - x0) - 4, LINE * (y1 - y0) - 1, look)


def sentence(parts, arrays, mark):
    """Say the formula with its shapes, its numbers if they are few, and what is marked."""
    said = [" ".join(f"{part.label} {part.shape}" if part.rows else part.label for part in parts)]
    if sum(np.prod(part.shape) for part in arrays) > FEW:
        said.append("The table has the numbers")
    else:
        said += [f"{part.label} is {listed(part)}" for part in arrays]
    marked = [f"{place(*spot)} of {label}" for label, spot in mark.items()]
    return ". ".join(said + [f"Marked: {', '.join(marked)}"] * bool(marked)) + "."


def place(row, column):
    """Say which part of an array is marked."""
    if row is None:
        return "all" if column is None else f"column {column}"
    return f"row {row}" if column is None else f"entry [{row}, {column}]"


def listed(part):
    """Write the rows of an array in one line: [1, 2], [3, 4]."""
    return ", ".join(f"[{', '.join(row)}]" for row in part.rows)
