"""Where the boxes and arrows of a graph stand; it depends on names and structure, never on values."""

from collections import Counter
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from helpers.draw.columns import columns
from helpers.draw.palette import SMALL, TEXT
from helpers.draw.picture import WIDEST
from helpers.draw.places import around, free_places, middle
from helpers.draw.routes import Box, arrow
from helpers.draw.rows import PORT, ROOM, place, ports

CLOSE = 8  # px of air between a box and its numbers
EDGE = 16  # px between the drawing and the edge of the picture
SLIM, BROAD = ".,:;|!'()[]{}fijlrtI1 ", "mwMW@%"


class Plan(NamedTuple):
    """Everything about a picture that does not depend on numbers."""

    width: int
    height: int
    boxes: list
    arrows: list
    places: list  # of the local derivatives
    loss: tuple  # local derivatives without a free place, and those that are not written in full


class Style(NamedTuple):
    """How much is written and how far apart things stand."""

    stacked: bool  # formulas below names, not beside them
    long: bool  # local derivatives as "∂u/∂b = 2", not as "2"
    gap: float  # px between columns
    air: float  # px more between boxes in a column


def text_width(text, size=TEXT):
    """Estimate how wide a text is, in px: a little wider than in the usual fonts."""
    return round(size * sum(0.31 if c in SLIM else 0.9 if c in BROAD else 0.59 for c in text))


@lru_cache(maxsize=64)
def plan(inputs, names, formulas):
    """Lay out a graph.

    Parameters
    ----------
    inputs : tuple of tuple of int
        For each node the numbers of the nodes it was made from; the last node is J.
    names, formulas : tuple of str
        What stands in each box.

    Returns
    -------
    Plan
        In the most telling style that fits the page; if none does, a tight one, wider than the page.
    """
    grid = columns(inputs)[::-1]
    best = None
    for style in styles(grid, inputs, names, formulas):
        if best and best.loss < (1, 0) and not style.long:
            break
        result = attempt(grid, inputs, names, formulas, style)
        best = min(best or result, result, key=attrgetter("loss"))
        if best.loss == (0, 0):
            break
    return best


def attempt(grid, inputs, names, formulas, style):
    """Lay out a graph in one style."""
    across = edges(grid, names, formulas, style)
    sizes = box_sizes(inputs, names, formulas, style.stacked)
    ys, bottom = place(grid, inputs, [height for _, height in sizes], style.air, EDGE)
    at = {node: i for i, column in enumerate(grid) for node in column}
    boxes = [Box(sum(across[at[n]]) / 2, ys[at[n]][n], *size, style.stacked) for n, size in enumerate(sizes)]
    drawn = []
    for key, offsets in ports(grid, inputs).items():
        x, node = inputs[key[0]][key[1]], key[0]
        passed = [(*across[i], ys[i][key]) for i in range(at[x] + 1, at[node])]
        drawn.append(arrow(key, x, boxes, (across[at[x]][1], *passed, across[at[node]][0]), offsets))
    texts = [local_texts(names, a.node, a.source, "−0.123")[not style.long :] for a in drawn]
    taken = [spot for box, name in zip(boxes, names, strict=True) for spot in box_spots(box, name)]
    places = free_places(drawn, [[text_width(text, SMALL) for text in ways] for ways in texts], taken)
    loss = places.count(None), sum(not label.long for label in places if label)
    places = [label or middle(a) for label, a in zip(places, drawn, strict=True)]
    return Plan(across[-1][1] + EDGE, round(bottom + EDGE), boxes, drawn, places, loss)


def styles(grid, inputs, names, formulas):
    """Return the styles that fit the page, the most telling one first; the tightest if none does."""
    ends = [(node, x) for node, xs in enumerate(inputs) for x in xs]
    wide = max((text_width(local_texts(names, *pair, "0.12")[0], SMALL) for pair in ends), default=0)
    kinds = (False, True, wide), (True, True, wide), (False, False, 52), (True, False, 36)
    result = []
    for stacked, long, least in kinds:
        bare = edges(grid, names, formulas, Style(stacked, long, 0, 0))[-1][1] + EDGE
        gap = min((WIDEST - bare) // max(len(grid) - 1, 1), least + 24)
        if gap >= least or (stacked and not long and not result):
            result += [Style(stacked, long, gap if gap >= least else least + 14, air) for air in (8, 26)]
    return result


def local_texts(names, node, x, number):
    """Return a local derivative in full, short, and at its shortest."""
    return f"∂{names[node]}/∂{names[x]} = {number}", "−0.0012", "−0.1"


def box_spots(box, name):
    """Return the rectangles that a box and its numbers take up."""
    size = SMALL if box.stacked else TEXT
    away = (box.height + ROOM + CLOSE) / 2
    yield around(box.x, box.y, box.width, box.height)
    yield around(box.x, box.y - away, text_width("−0.0123", size), ROOM - CLOSE)
    yield around(box.x, box.y + away, text_width(f"d{name} ≈ −0.0123", size), ROOM - CLOSE)


def box_sizes(inputs, names, formulas, stacked):
    """Return the width and the height of each node's box; many arrows make it taller."""
    uses = Counter(x for xs in inputs for x in xs)
    result = []
    for node, xs in enumerate(inputs):
        width, height = box_size(names[node], formulas[node], stacked)
        result.append((width, max(height, PORT * max(len(xs), uses[node]) + 10)))
    return result


def box_size(name, formula, stacked):
    """Return the width and the height that the words in a box need."""
    if stacked and formula:
        return max(text_width(name), text_width(formula)) + 16, 46
    return max(text_width(f"{name} = {formula}" if formula else name) + 20, 40), 40


def edges(grid, names, formulas, style):
    """Return where each column begins and ends, from left to right."""
    left, result = EDGE, []
    for column in grid:
        width = max(needed(names[n], formulas[n], style.stacked) for n in column if isinstance(n, int))
        result.append((left, left + width))
        left += width + style.gap
    return result


def needed(name, formula, stacked):
    """Return how wide a column must be for a node: for its box, and for its gradient."""
    gradient = text_width(f"d{name} ≈ 0.12", SMALL if stacked else TEXT)
    return max(box_size(name, formula, stacked)[0], gradient)
