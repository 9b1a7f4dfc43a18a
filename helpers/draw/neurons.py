"""The picture of a network: neurons in columns, a line for every weight, and what is in focus."""

from itertools import product
from typing import NamedTuple

import numpy as np

from helpers.draw.numbers import counted, lowered, tight
from helpers.draw.palette import FRAME, GRADIENT, INK, INPUT_FILL, PAPER, VALUE, WAITING
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import BOLD, DASHED, START, block, note, shape, source, text

RADIUS, PITCH = 14, 70  # px: of a neuron, from one to the next below it
TALLEST = 8  # neurons; of a larger column the middle is left out
NUMBERED = 12  # between two columns with more weights than this, lines have no numbers
SIDE, WIDE, NARROW = 40, 260, 70  # px: beside the columns, between them at most and at least
TOP, BOTTOM = 30, 26  # px: for the names of the layers, below the lowest neurons
LABEL, LINE = 54, 15  # px: room for a number on a line
WIDTHS = 0.6, 1.2, 2, 3  # px: of the line of a small weight, …, a large one
DOTS = " stroke-dasharray='2 3'"  # of the line of a negative weight
SHARES = [0.78, 0.7, 0.62, 0.54, 0.46, 0.38, 0.3, 0.22]  # of a line, where its number may stand
FORMS = '("forward", layer, neuron) or ("backward", layer, neuron)'


class Places(NamedTuple):
    """Where everything stands, in px; a line (layer, j, k) runs to neuron j from neuron k before it."""

    spots: dict  # (column, neuron) to (x, y)
    gaps: dict  # where a column leaves neurons out: (x, y) to the words there
    lines: list  # all that are drawn
    focused: list  # those in focus
    labels: dict  # a line to (x, y) of its number
    size: tuple


def network(weights, focus=None):
    """Draw a network: neurons in columns, and a line for each weight.

    Between two small layers each weight stands on its line. Between larger ones a line is the
    thicker the larger |w| is, and dotted where w < 0. Of a column with more than 8 neurons the
    middle is left out. Neurons are counted from 0, as in NumPy; layer 1 is the first one after x.

    Parameters
    ----------
    weights : list of array (n_out, n_in)
    focus : tuple, optional
        ("forward", layer, neuron): what flows into a neuron; ("backward", layer, neuron): what
        brings it its delta.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If the arrays do not fit each other, or the focus names nothing in this network.
    """
    try:
        weights = [np.asarray(W, dtype=float) for W in weights]
    except (TypeError, ValueError):
        raise TypeError("weights must be a list of arrays of numbers, one for each layer.") from None
    if not weights:
        raise ValueError("weights is empty; a network needs at least one layer.")
    for i, W in enumerate(weights):
        if W.ndim != 2 or not W.size:
            raise ValueError(f"weights[{i}] has shape {W.shape}; a layer needs (n_out, n_in).")
        if i and W.shape[1] != len(weights[i - 1]):
            held = counted(len(weights[i - 1]), "neuron")
            raise ValueError(f"weights[{i}] has shape {W.shape}, but layer {i} has {held}.")
    sizes = (weights[0].shape[1], *map(len, weights))
    focus = checked(focus, sizes)
    at = places(sizes, focus)
    words = {(i, j, k): tight(float(weights[i - 1][j, k])) for i, j, k in at.lines}
    rows = [(f"{i}", f"{k}", f"{j}", words[i, j, k]) for i, j, k in at.focused or at.lines]
    said = sentence(weights, sizes, focus, at)
    return Picture(drawn(weights, at, focus, words), said, (("layer", "from", "to", "weight"), *rows))


def checked(focus, sizes):
    """Return a focus as a tuple, if it names something in the network."""
    if focus is None:
        return None
    kind, layer, neuron = focus if isinstance(focus, tuple | list) and len(focus) == 3 else [None] * 3
    if kind not in ("forward", "backward"):
        raise ValueError(f"focus is {focus!r}; give {FORMS}.")
    last = len(sizes) - 1 - (kind == "backward")  # the last layer's delta comes from no next layer
    if layer not in range(1, last + 1):
        known = f"layers 1 to {last}" if last else "no layer, as there is only one"
        raise ValueError(f"focus names layer {layer}, but here {kind} works for {known}.")
    if neuron not in range(sizes[layer]):
        raise ValueError(f"focus names neuron {neuron} of {sizes[layer]}; they are counted from 0.")
    return kind, layer, neuron


def places(sizes, focus):
    """Give every neuron and every number its place; the same ones for all weights."""
    rows, last = columns(sizes, focus), len(sizes) - 1
    tallest, wide = max(map(len, rows)), max(NARROW, min(WIDE, (WIDEST - 2 * SIDE) // last))
    pitch = PITCH if tallest <= 4 else 2 * RADIUS + 8
    spots, gaps = {}, {}
    for i, row in enumerate(rows):
        for r, neuron in enumerate(row):
            spot = SIDE + i * wide, TOP + tallest * pitch / 2 + (r - (len(row) - 1) / 2) * pitch
            if neuron is None:
                gaps[spot] = "" if None in row[:r] else str(sizes[i])
            else:
                spots[i, neuron] = spot
    every = [(i, j, k) for i in range(1, last + 1) for j, k in product(rows[i], rows[i - 1])]
    lines = [line for line in every if None not in line]
    back = focus is not None and focus[0] == "backward"  # then lines in focus begin at their neuron
    focused = [(i, j, k) for i, j, k in lines if focus and focus[1:] == ((i - 1, k) if back else (i, j))]
    few = [(i, j, k) for i, j, k in lines if sizes[i] * sizes[i - 1] <= NUMBERED and wide > 2 * LABEL]
    labels = label_places(spots, focused if focus else few, sizes, focus)
    legend = 20 * (focus is None and len(labels) < len(lines))
    size = 2 * SIDE + wide * last, TOP + tallest * pitch + BOTTOM + legend
    return Places(spots, gaps, lines, focused, labels, size)


def columns(sizes, focus):
    """Return which neurons of each column are drawn; None stands where some are left out."""
    result = [list(range(n)) if n <= TALLEST else [0, 1, 2, 3, None, n - 3, n - 2, n - 1] for n in sizes]
    if focus and focus[2] not in result[focus[1]]:
        n = sizes[focus[1]]
        result[focus[1]] = [0, 1, None, focus[2], None, n - 2, n - 1]
    return result


def label_places(spots, lines, sizes, focus):
    """Put a number on each line, at the first place where it is free of the numbers before it.

    It stands best in the middle where lines are in focus, else on the side with more neurons. Two columns
    between which the numbers do not find room stay without them, unless they are in focus.
    """
    result, crowded = {}, set()
    for i, j, k in lines:
        (x0, y0), (x1, y1) = spots[i - 1, k], spots[i, j]
        shares = SHARES[::-1] if sizes[i - 1] > sizes[i] else SHARES
        shares = sorted(SHARES, key=lambda share: abs(share - 0.5)) if focus else shares
        far = [t for t in shares if min(t, 1 - t) * (x1 - x0) > LABEL] or [0.5]
        options = [(x0 + t * (x1 - x0), y0 + t * (y1 - y0)) for t in far]
        free = [spot for spot in options if not any(touch(spot, other) for other in result.values())]
        result[i, j, k] = (free or options)[0]
        crowded |= set() if free or focus else {i}
    return {line: spot for line, spot in result.items() if line[0] not in crowded}


def touch(spot, other):
    """Tell whether two numbers would touch."""
    return abs(spot[0] - other[0]) < LABEL and abs(spot[1] - other[1]) < LINE


def drawn(weights, at, focus, words):
    """Write the SVG source of a network."""
    parts = [*(focus_arrows(at, focus) if focus else weight_lines(weights, at))]
    xs = {column: x for (column, _), (x, _) in at.spots.items()}
    for column, x in xs.items():
        parts.append(note(x, 16, f"a{lowered(column)}" if column else "x", INK, BOLD))
        parts += [note((x + xs[column - 1]) / 2, 16, f"W{lowered(column)}")] if column else []
    for (x, y), size in at.gaps.items():
        parts += text(x, y + 5, "⋮"), note(x + 8, y + 4, size, INK, START)
    for (column, neuron), (x, y) in at.spots.items():
        stroke, width = (INK, 3) if focus and focus[1:] == (column, neuron) else (FRAME, 1.3)
        look = f"fill='{PAPER if column else INPUT_FILL}' stroke='{stroke}' stroke-width='{width}'"
        parts.append(f"<circle cx='{x:g}' cy='{y:g}' r='{RADIUS}' {look}/>")
        parts.append(note(x, y + 4, str(neuron)))
    for line, (x, y) in at.labels.items():
        parts.append(block(x, y, 6.5 * len(words[line]), 13, f"fill='{PAPER}'"))  # the line gives way
        parts.append(note(x, y + 4, words[line], VALUE))
    return source(*at.size, *parts)


def ends(line, spots):
    """Return where a line leaves one circle and enters the other, and its direction."""
    i, j, k = line
    (x0, y0), (x1, y1) = spots[i - 1, k], spots[i, j]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    return x0 + RADIUS * dx, y0 + RADIUS * dy, x1 - RADIUS * dx, y1 - RADIUS * dy, dx, dy


def path(lines, spots, look):
    """Write lines as one SVG path."""
    d = "".join("M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*ends(line, spots)) for line in lines)
    return f"<path d='{d}' stroke={look}/>"


def weight_lines(weights, at):
    """Write a line for every weight: plain where it has a number, else by size and sign, with a legend."""
    looks, largest = {}, [max(float(abs(W).max()), 1e-300) for W in weights]
    for i, j, k in at.lines:
        share = float(weights[i - 1][j, k]) / largest[i - 1]
        width = WIDTHS[min(3, int(4 * abs(share)))] if abs(share) <= 1 else WIDTHS[0]  # nan stays thin
        look = "'1.2'" if (i, j, k) in at.labels else f"'{width}'" + DOTS * (share < 0)
        looks.setdefault(look, []).append((i, j, k))
    for look, lines in sorted(looks.items()):
        yield path(lines, at.spots, f"'{FRAME}' stroke-width={look}")
    for x, words, dots in ((6, "w > 0", ""), (80, "w < 0", DOTS)) if len(at.labels) < len(at.lines) else ():
        yield f"<path d='M{x} {at.size[1] - 12}h24' stroke='{FRAME}' stroke-width='2'{dots}/>"
        yield note(x + 30, at.size[1] - 8, words, INK, START)


def focus_arrows(at, focus):
    """Write the lines in focus as thick arrows, solid forward and dashed backward; the others are faint."""
    back, heads = focus[0] == "backward", ""
    colour, dashes = (GRADIENT, f" {DASHED}") if back else (VALUE, "")
    for line in at.focused:
        x0, y0, x1, y1, dx, dy = ends(line, at.spots)
        x, y, dx, dy = (x0, y0, dx, dy) if back else (x1, y1, -dx, -dy)
        corners = (x, y), *((x + 10 * dx - side * dy, y + 10 * dy + side * dx) for side in (5, -5))
        heads += "M{}L{}L{}z".format(*(f"{x:.1f} {y:.1f}" for x, y in corners))
    yield path(at.lines, at.spots, f"'{WAITING}'")
    yield path(at.focused, at.spots, f"'{colour}' stroke-width='2.2'{dashes}") + shape(heads, colour)


def sentence(weights, sizes, focus, at):
    """Say how large the network is, and its weights: those in focus, or those with room for a number."""
    layers = [f"{counted(n, 'neuron')} in layer {i}" for i, n in enumerate(sizes[1:], 1)]
    said = ", ".join([f"Network of {counted(sizes[0], 'input')}", *layers]) + "."
    if focus:
        kind, layer, neuron = focus
        what = "flows forward into" if kind == "forward" else "brings its delta back to"
        over = [tight(float(weights[i - 1][j, k])) for i, j, k in at.focused]
        over += ["…"] * (len(over) < sizes[layer + (1 if kind == "backward" else -1)])
        what = f"what {what} neuron {neuron} of layer {layer}, over the weights {', '.join(over)}"
        return f"{said} In focus: {what}."
    layers = sorted({i for i, _, _ in at.labels})
    rows = [", ".join(f"[{', '.join(map(tight, row))}]" for row in weights[i - 1].tolist()) for i in layers]
    into = "; ".join(f"into layer {i}: {row}" for i, row in zip(layers, rows, strict=True))
    said += f" Weights {into}." if into else ""
    return said + " The table has the weights of the lines that are drawn." * (len(layers) < len(weights))
