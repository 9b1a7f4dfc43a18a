"""Where the neurons of a network stand, which lines run between them, and where numbers lie on the lines."""

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from helpers.draw.picture import WIDEST

RADIUS, PITCH = 14, 70  # px: of a neuron, from one to the next below it
TALLEST = 8  # neurons; of a larger column the middle is left out
NUMBERED = 12  # between two columns with more weights than this, lines have no numbers
SIDE, WIDE, NARROW = 40, 260, 70  # px: beside the columns, between them at most and at least
FOR_BIAS = 44  # px: more room at the right, for a bias
TOP, BOTTOM = 30, 26  # px: for the names of the layers
LABEL, LINE = 54, 15  # px: room for a number on a line
SHARES = [0.78, 0.7, 0.62, 0.54, 0.46, 0.38, 0.3, 0.22]  # of a line, where its number may stand


class Places(NamedTuple):
    """Where everything stands, in px."""

    spots: dict  # (column, neuron) to (x, y)
    gaps: dict  # where a column leaves neurons out: (x, y) to the words there
    labels: dict  # (column, j, k) to (x, y) of the number of a weight
    width: int
    height: int
    foot: int  # the line of the lowest names


def columns(sizes, focus):
    """Return which neurons of each column are drawn; None stands where some are left out."""
    needed = dict(zip((focus[1], focus[1] - 1), focus[2:], strict=False)) if focus else {}
    return [drawn_of(n, needed.get(i)) for i, n in enumerate(sizes)]


def drawn_of(n, needed):
    """Return which of n neurons are drawn, the needed one among them."""
    if n <= TALLEST:
        return list(range(n))
    if needed is None or needed < 4 or needed >= n - 3:
        return [0, 1, 2, 3, None, n - 3, n - 2, n - 1]
    return [0, 1, None, needed, None, n - 2, n - 1]


def lines(sizes, focus):
    """Return the lines that are drawn, (column, j, k) from neuron k to neuron j, and those in focus."""
    rows = [[i for i in row if i is not None] for row in columns(sizes, focus)]
    every = [(i, j, k) for i in range(1, len(sizes)) for j, k in product(rows[i], rows[i - 1])]
    return every, [line for line in every if in_focus(line, focus)]


def in_focus(line, focus):
    """Tell whether a line is one that the focus is about."""
    if focus is None:
        return False
    kind, layer, *neurons = focus
    i, j, k = line
    return {
        "forward": [i, j] == [layer, neurons[0]],
        "backward": [i - 1, k] == [layer, neurons[0]],
        "weight": [i, j, k] == [layer, *neurons],
    }[kind]


@lru_cache(maxsize=64)
def places(sizes, focus, with_numbers, with_biases):
    """Give every neuron and every number its place; the same ones for all numbers, so that nothing jumps."""
    rows, last = columns(sizes, focus), len(sizes) - 1
    tallest, right = max(map(len, rows)), SIDE + FOR_BIAS * with_biases
    wide = max(NARROW, min(WIDE, (WIDEST - SIDE - right) // last))
    pitch = PITCH if with_numbers or tallest <= 4 else 2 * RADIUS + 8
    spots, gaps, foot = {}, {}, TOP + tallest * pitch + BOTTOM
    for i, row in enumerate(rows):
        for r, neuron in enumerate(row):
            spot = SIDE + i * wide, TOP + tallest * pitch / 2 + (r - (len(row) - 1) / 2) * pitch
            if neuron is None:
                gaps[spot] = "" if None in row[:r] else str(sizes[i])
            else:
                spots[i, neuron] = spot
    every, focused = lines(sizes, focus)
    numbered = [line for line in every if wide > 2 * LABEL and has_number(line, sizes, focus)]
    labels = label_places(spots, focused or numbered, sizes, focus)
    legend = 20 * (focus is None and len(labels) < len(every))
    return Places(spots, gaps, labels, SIDE + wide * last + right, foot + legend, foot - 8)


def has_number(line, sizes, focus):
    """Tell whether a line, where none is in focus, carries its number."""
    return focus is None and sizes[line[0]] * sizes[line[0] - 1] <= NUMBERED


def label_places(spots, lines, sizes, focus):
    """Put a number on each line, at the first place where it is free of the numbers before it.

    Two columns between which the numbers do not find room stay without them, unless they are in focus.
    """
    result, crowded = {}, set()
    for i, j, k in lines:
        (x0, y0), (x1, y1) = spots[i - 1, k], spots[i, j]
        far = [t for t in shares(sizes[i - 1], sizes[i], focus) if min(t, 1 - t) * (x1 - x0) > LABEL]
        options = [(x0 + t * (x1 - x0), y0 + t * (y1 - y0)) for t in far or [0.5]]
        free = [spot for spot in options if not any(touch(spot, other) for other in result.values())]
        result[i, j, k] = (free or options)[0]
        crowded |= set() if free or focus else {i}
    return {line: spot for line, spot in result.items() if line[0] not in crowded}


def shares(n_in, n_out, focus):
    """Return where on a line its number stands best: on the side with more neurons."""
    if focus:
        return sorted(SHARES, key=lambda share: abs(share - 0.5))
    return SHARES[::-1] if n_in > n_out else SHARES


def touch(spot, other):
    """Tell whether two numbers would touch."""
    return abs(spot[0] - other[0]) < LABEL and abs(spot[1] - other[1]) < LINE
