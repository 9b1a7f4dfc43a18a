"""The picture of a network: neurons in columns, a line for every weight, and what is in focus."""

from itertools import combinations, pairwise, product
from typing import NamedTuple

import numpy as np

from helpers.draw.numbers import counted, lowered, tight
from helpers.draw.palette import FRAME, GRADIENT, INK, INPUT_FILL, PAPER, VALUE, WAITING
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import BOLD, DASHED, START, block, circle, note, shape, source, text

RADIUS, PITCH = 14, 70  # px: of a neuron, from one to the next below it
TALLEST = 8  # neurons; of a larger column the middle is left out
NUMBERED = 3  # layers; of a longer network, lines have no numbers
SIDE, WIDE, NARROW = 40, 260, 70  # px: beside the columns, between them at most and at least
TOP, BOTTOM = 30, 26  # px: for the names of the layers, below the lowest neurons
LABEL, LINE = 54, 15  # px: room for a number on a line
SHARE, FOCUS = 0.22, 0.46  # of a line: from its end with more neurons to its number, and in focus


class Places(NamedTuple):
    """Where everything stands, in px; a line (layer, j, k) runs to neuron j from neuron k before it."""

    spots: dict  # (column, neuron) to (x, y)
    gaps: list  # where a column leaves neurons out: x, y, how many it has
    lines: list  # all that are drawn
    focused: list  # those in focus
    labels: dict  # a line to (x, y) of its number
    size: tuple


def network(weights, focus=None) -> Picture:
    """Draw a network: neurons in columns, and a line for each weight, with its number where there is room.

    Neurons are counted from 0, as in NumPy; layer 1 is the first one after x. Of a column with
    more than 8 neurons the middle is left out.

    Parameters
    ----------
    weights : list of array (n_out, n_in)
    focus : tuple, optional
        ("forward", layer, neuron): what flows into a neuron; ("backward", layer, neuron): what
        brings it its delta.

    Raises
    ------
    ValueError
        If the arrays do not fit each other, or the focus names nothing in this network.
    """
    weights = [np.asarray(W, dtype=float) for W in weights]
    shapes = [W.shape for W in weights]
    layers = bool(weights) and all(len(shape) == 2 and min(shape) for shape in shapes)
    if not layers or any(before[0] != after[1] for before, after in pairwise(shapes)):
        raise ValueError(f"The weights have the shapes {shapes}, but every layer needs (n_out, n_in).")
    sizes = [shapes[0][1], *map(len, weights)]
    neurons = [(i, j) for i, n in enumerate(sizes) if i for j in range(n)]
    backward = [("backward", *neuron) for neuron in neurons if neuron[0] < len(weights)]
    if focus not in [None, *(("forward", *neuron) for neuron in neurons), *backward]:
        raise ValueError(
            f'focus is {focus!r}; give ("forward", layer, neuron), or "backward" if a layer follows; '
            f"layers 1, 2, … have {sizes[1:]} neurons, counted from 0."
        )
    at = places(sizes, focus)
    words = {(i, j, k): tight(float(weights[i - 1][j, k])) for i, j, k in at.lines}
    rows = [(str(i), str(k), str(j), words[i, j, k]) for i, j, k in at.focused or at.lines]
    said = sentence(sizes, focus, at, words)
    return Picture(drawn(at, focus, words), said, (("layer", "from", "to", "weight"), *rows))


def places(sizes, focus):
    """Give every neuron and every number its place; the same ones for all weights."""
    way, layer, chosen = focus or (None, None, None)
    rows = [shown(n, chosen if i == layer else 0) for i, n in enumerate(sizes)]
    last = len(sizes) - 1
    tallest, wide = max(map(len, rows)), max(NARROW, min(WIDE, (WIDEST - 2 * SIDE) // last))
    pitch = PITCH if tallest <= 4 else 2 * RADIUS + 8
    spots, gaps = {}, []
    for i, row in enumerate(rows):
        for r, neuron in enumerate(row):
            x, y = SIDE + i * wide, TOP + tallest * pitch / 2 + (r - (len(row) - 1) / 2) * pitch
            if neuron is None:
                gaps.append((x, y, sizes[i]))
            else:
                spots[i, neuron] = x, y
    every = [(i, j, k) for i in range(1, last + 1) for j, k in product(rows[i], rows[i - 1])]
    lines = [line for line in every if None not in line]
    back = way == "backward"  # then the lines in focus begin at their neuron
    focused = [(i, j, k) for i, j, k in lines if (layer, chosen) == ((i - 1, k) if back else (i, j))]
    labels = label_places(spots, focused if focus else lines * (last <= NUMBERED), sizes, focus)
    size = 2 * SIDE + wide * last, TOP + tallest * pitch + BOTTOM
    return Places(spots, gaps, lines, focused, labels, size)


def shown(n, neuron):
    """Return which of a column's neurons are drawn; None stands where some are left out."""
    if n <= TALLEST:
        return list(range(n))
    result = []
    for i in sorted({0, 1, 2, neuron, n - 2, n - 1}):
        result += [None] * (i > 0 and i - 1 not in result) + [i]
    return result


def label_places(spots, lines, sizes, focus):
    """Put a number on each line, and none between two columns where numbers would touch."""
    result = {}
    for i, j, k in lines:
        (x0, y0), (x1, y1) = spots[i - 1, k], spots[i, j]
        share = FOCUS if focus else SHARE if sizes[i - 1] > sizes[i] else 1 - SHARE
        result[i, j, k] = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    crowded = {one[0] for one, other in combinations(result, 2) if touch(result[one], result[other])}
    return {line: spot for line, spot in result.items() if line[0] not in crowded}


def touch(spot, other):
    """Tell whether two numbers would touch."""
    return abs(spot[0] - other[0]) < LABEL and abs(spot[1] - other[1]) < LINE


def drawn(at, focus, words):
    """Write the SVG source of a network."""
    looks = f"'{FRAME}' stroke-width='1.2'", f"'{WAITING}'"
    parts = [path(at.lines, at.spots, looks[focus is not None]), *focus_arrows(at, focus)]
    xs = {column: x for (column, _), (x, _) in at.spots.items()}
    for column, x in xs.items():
        parts.append(note(x, 16, f"a{lowered(column)}" if column else "x", INK, BOLD))
        parts += [note((x + xs[column - 1]) / 2, 16, f"W{lowered(column)}")] if column else []
    for x, y, size in at.gaps:
        parts += text(x, y + 5, "⋮"), note(x + 8, y + 4, f"of {size}", INK, START)
    for (column, neuron), (x, y) in at.spots.items():
        stroke, width = (INK, 3) if focus and focus[1:] == (column, neuron) else (FRAME, 1.3)
        parts.append(circle(x, y, RADIUS, PAPER if column else INPUT_FILL, stroke, width))
        parts.append(note(x, y + 4, str(neuron)))
    for line, (x, y) in at.labels.items():
        parts.append(block(x, y, 6.5 * len(words[line]), 13, f"fill='{PAPER}'"))  # the line gives way
        parts.append(note(x, y + 4, words[line], VALUE))
    return source(*at.size, *parts)


def focus_arrows(at, focus):
    """Write the lines in focus as thick arrows, solid forward and dashed backward."""
    if focus:
        back, heads = focus[0] == "backward", ""
        colour, dashes = (GRADIENT, f" {DASHED}") if back else (VALUE, "")
        for line in at.focused:
            x0, y0, x1, y1, dx, dy = ends(line, at.spots)
            x, y, dx, dy = (x0, y0, dx, dy) if back else (x1, y1, -dx, -dy)
            corners = (x, y), *((x + 10 * dx - side * dy, y + 10 * dy + side * dx) for side in (5, -5))
            heads += "M{}L{}L{}z".format(*(f"{x:.1f} {y:.1f}" for x, y in corners))
        yield path(at.focused, at.spots, f"'{colour}' stroke-width='2.2'{dashes}") + shape(heads, colour)


def path(lines, spots, look):
    """Write lines as one SVG path."""
    d = "".join("M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*ends(line, spots)) for line in lines)
    return f"<path d='{d}' stroke={look}/>"


def ends(line, spots):
    """Return where a line leaves one circle and enters the other, and its direction."""
    i, j, k = line
    (x0, y0), (x1, y1) = spots[i - 1, k], spots[i, j]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    return x0 + RADIUS * dx, y0 + RADIUS * dy, x1 - RADIUS * dx, y1 - RADIUS * dy, dx, dy


def sentence(sizes, focus, at, words):
    """Say how large the network is, and its weights: those in focus, or all if there is room for them."""
    layers = [f"{counted(n, 'neuron')} in layer {i}" for i, n in enumerate(sizes[1:], 1)]
    said = ", ".join([f"Network of {counted(sizes[0], 'input')}", *layers]) + "."
    if focus:
        way, layer, neuron = focus
        what = "flows forward into" if way == "forward" else "brings its delta back to"
        over = [words[line] for line in at.focused]
        over += ["…"] * (len(over) < sizes[layer + (1 if way == "backward" else -1)])
        what = f"what {what} neuron {neuron} of layer {layer}, over the weights {', '.join(over)}"
        return f"{said} In focus: {what}."
    if at.gaps or len(at.labels) < len(at.lines):
        return f"{said} The table has the weights of the lines that are drawn."
    into = []
    for i, n in enumerate(sizes[1:], 1):
        rows = ([words[i, j, k] for k in range(sizes[i - 1])] for j in range(n))
        into.append(f"into layer {i}: " + ", ".join(f"[{', '.join(row)}]" for row in rows))
    return f"{said} Weights {'; '.join(into)}."
