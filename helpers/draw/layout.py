"""Where the boxes, the arrows and the local derivatives of a graph stand; values move none of them.

The most telling style is taken that fits the page. In every column the boxes stand as near as
can be to what they are joined to, in the order already chosen; then the arrows are drawn, and
beside each a place is looked for where its local derivative touches nothing.
"""

from collections import Counter
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from helpers.draw.palette import SMALL, TEXT
from helpers.draw.picture import WIDEST
from helpers.draw.svg import head, text_width

EDGE = 16  # px between the drawing and the edge of the picture
ROOM, CLOSE = 23, 8  # px above a box for its value and below it for its gradient, and of that the air
LANE = 28  # px that an arrow takes where it passes a column
PORT = 14  # px between two arrows at the same box
ROUNDS = 60  # sweeps of averaging; the boxes stand still long before
BESIDE = 4.5  # px from the middle line to the forward arrow above it and the backward arrow below it
SLIP = 6  # px: a step that an arrow does not take
LINE, AIR = 12, 4  # px: height of a local derivative, and between it and a line
HIDES = 22  # px of an arrow that a text may cover where the arrow is steep


class Box(NamedTuple):
    """A node's box: its middle and its size; stacked means name above formula."""

    x: float
    y: float
    width: float
    height: float
    stacked: bool


class Arrow(NamedTuple):
    """An arrow into a node from its k-th input: its middle line, and each way to draw it in SVG."""

    node: int
    k: int
    source: int
    points: list
    alone: tuple  # its line and its head, where no arrow runs back
    forward: tuple  # the same above the middle line
    backward: tuple  # the way back, below it


class Place(NamedTuple):
    """Where a local derivative stands: its middle, whether on the arrow, its room, whether in full."""

    x: float
    y: float
    on: bool
    width: float
    long: bool


class Plan(NamedTuple):
    """Everything about a picture that does not depend on numbers."""

    width: int
    height: int
    boxes: list
    arrows: list
    places: list  # of the local derivatives
    loss: tuple  # local derivatives without a free place, and those that are not written in full


@lru_cache(maxsize=64)
def plan(columns, inputs, names, formulas):
    """Lay out a graph in the first style that spells out all local derivatives, else in the best one."""
    grid, best = columns[::-1], None
    for stacked, long, gap, air in styles(grid, inputs, names, formulas):
        across = edges(grid, names, formulas, stacked, gap)
        boxes, lanes, bottom = placed(grid, inputs, across, box_sizes(names, formulas, stacked), air, stacked)
        arrows = drawn(grid, inputs, across, boxes, lanes)
        places = label_places(arrows, names, boxes, long)
        loss = sum(not place.width for place in places), sum(not place.long for place in places)
        result = Plan(across[-1][1] + EDGE, round(bottom + EDGE), boxes, arrows, places, loss)
        best = min(best or result, result, key=attrgetter("loss"))
        if best.loss == (0, 0):
            break
    return best


def styles(grid, inputs, names, formulas):
    """Yield the styles that fit the page, the most telling one first; one tight style if none does.

    A style says whether formulas stand below names, whether local derivatives are written as
    "∂u/∂b = 2" and not as "2", and the px between columns and more px between boxes in a column.
    """
    full = [f"∂{names[node]}/∂{names[x]} = 0.12" for node, xs in enumerate(inputs) for x in xs]
    wide, fits = max(map(text_width, full), default=0), False
    for stacked, long, least in (False, True, wide), (True, True, wide), (True, False, 36):
        bare = edges(grid, names, formulas, stacked, 0)[-1][1] + EDGE
        gap = min((WIDEST - bare) // max(len(grid) - 1, 1), least + 24)
        if gap >= least:
            fits = True
            yield from ((stacked, long, gap, air) for air in (8, 26))
    if not fits:
        yield True, False, least + 14, 8


def box_sizes(names, formulas, stacked):
    """Return the width and the height that the words in each box need."""
    result = []
    for name, formula in zip(names, formulas, strict=True):
        beside = text_width(f"{name} = {formula}" if formula else name, TEXT)
        below = max(text_width(name, TEXT), text_width(formula, TEXT))
        result.append((below + 16, 46) if stacked and formula else (max(beside + 20, 40), 40))
    return result


def edges(grid, names, formulas, stacked, gap):
    """Return where each column begins and ends, wide enough for its boxes and their gradients."""
    left, result, sizes = EDGE, [], box_sizes(names, formulas, stacked)
    for column in grid:
        nodes = [node for node in column if isinstance(node, int)]
        gradients = [text_width(f"d{names[node]} ≈ 0.12", SMALL if stacked else TEXT) for node in nodes]
        width = max(gradients + [sizes[node][0] for node in nodes])
        result.append((left, left + width))
        left += width + gap
    return result


# How high each box stands.


def placed(grid, inputs, across, sizes, air, stacked):
    """Place the boxes; return them, the heights of passing arrows by (column, arrow), and the lowest end.

    Each item moves to the mean of what it is joined to, as far as its neighbours in the
    column allow, again and again. Passing arrows pull hardest, so that they run straight.
    """
    uses = Counter(x for xs in inputs for x in xs)
    most = [max(len(xs), uses[node]) for node, xs in enumerate(inputs)]  # many arrows make a box taller
    sizes = [(width, max(height, PORT * n + 10)) for (width, height), n in zip(sizes, most, strict=True)]
    half = [[sizes[i][1] / 2 + ROOM if isinstance(i, int) else LANE / 2 for i in column] for column in grid]
    apart = [[a + b + air for a, b in pairwise(column)] for column in half]
    pulls, ys = springs(grid, inputs, uses), [list(accumulate(gaps, initial=0)) for gaps in apart]
    there = range(len(grid))
    for _ in range(ROUNDS):
        before = ys[:]
        for i in (*there, *reversed(there)):
            ys[i] = spread([wish(pulls[i, j], ys, y) for j, y in enumerate(ys[i])], apart[i])
        if all(abs(y - z) < 0.1 for pair in zip(ys, before, strict=True) for y, z in zip(*pair, strict=True)):
            break
    shift = EDGE - min(column[0] - room[0] for column, room in zip(ys, half, strict=True))
    at = {(i, item): round(y + shift) for i in there for item, y in zip(grid[i], ys[i], strict=True)}
    bottom = max(at[i, grid[i][-1]] + half[i][-1] for i in there)
    boxes = {
        n: Box(sum(across[i]) / 2, y, *sizes[n], stacked) for (i, n), y in at.items() if isinstance(n, int)
    }
    return [boxes[node] for node in range(len(inputs))], at, bottom


def joints(grid, inputs):
    """Return what is joined between neighbouring columns: column, place there, place in the next, arrow."""
    result = []
    for i, (left, right) in enumerate(pairwise(grid)):
        where = {item: a for a, item in enumerate(left)}
        for b, item in enumerate(right):
            arrows = [(item, k) for k in range(len(inputs[item]))] if isinstance(item, int) else [item]
            result += [(i, where.get((n, k), where.get(inputs[n][k])), b, (n, k)) for n, k in arrows]
    return sorted(result)


def ports(grid, inputs):
    """Return how far below the middle of its boxes each arrow leaves and enters, in px, by (node, k)."""
    leaving, entering = {}, {}
    for i, a, b, arrow in joints(grid, inputs):
        leaving.setdefault(grid[i][a], []).append(arrow)
        entering.setdefault(grid[i + 1][b], []).append(arrow)
    return {
        (node, k): tuple(
            (row.index((node, k)) - (len(row) - 1) / 2) * PORT for row in (leaving[x], entering[node])
        )
        for node, xs in enumerate(inputs)
        for k, x in enumerate(xs)
    }


def springs(grid, inputs, uses):
    """Return for each item (column, place) the items it is joined to: column, place, offset, weight."""
    pulls = {(i, j): [] for i, column in enumerate(grid) for j in range(len(column))}
    offsets = ports(grid, inputs)
    for i, a, b, arrow in joints(grid, inputs):
        starts, ends = isinstance(grid[i][a], int), isinstance(grid[i + 1][b], int)
        drop = offsets[arrow][1] * ends - offsets[arrow][0] * starts
        straight = not ends and (not starts or uses[grid[i][a]] == 1)
        weight = 20 if straight else 1 if starts and ends else 2
        pulls[i, a].append((i + 1, b, drop, weight))
        pulls[i + 1, b].append((i, a, -drop, 2 * weight))
    return pulls


def wish(pulls, ys, y):
    """Return where an item would like to stand, and how strongly; y if nothing pulls it."""
    weight = sum(w for *_, w in pulls)
    return (sum((ys[i][j] + drop) * w for i, j, drop, w in pulls) / weight, weight) if weight else (y, 1)


def spread(wishes, apart):
    """Move items as near to their wishes as their order and distances allow (least squares).

    Items that would come too close share one block, which stands at its mean wish
    (the pool-adjacent-violators method of isotonic regression).
    """
    shift = list(accumulate(apart, initial=0))
    blocks = []  # the sum of the wishes in a block, weighted, the sum of their weights, and how many they are
    for (wish, weight), s in zip(wishes, shift, strict=True):
        blocks.append(((wish - s) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            blocks[-2:] = [tuple(map(sum, zip(*blocks[-2:], strict=True)))]
    means = [total / weight for total, weight, n in blocks for _ in range(n)]
    return [mean + s for mean, s in zip(means, shift, strict=True)]


# The lines of the arrows, forward and backward side by side.


def drawn(grid, inputs, across, boxes, lanes):
    """Draw the arrows from box to box."""
    at, arrows = {node: i for i, column in enumerate(grid) for node in column}, []
    for (node, k), (leaves, enters) in ports(grid, inputs).items():
        x, column = inputs[node][k], at[node]
        passed = [(*across[i], lanes[i, (node, k)]) for i in range(at[x] + 1, column)]
        y0, y1 = boxes[x].y + leaves, boxes[node].y + enters
        start, end = boxes[x].x + boxes[x].width / 2, boxes[node].x - boxes[node].width / 2
        points = [(start, y0), (across[at[x]][1], y0)]
        for before, after, y in passed:  # a small step would look like a slip
            y = next((near for near in (points[-1][1], y1) if abs(y - near) <= SLIP), y)
            points += [(before, y), (after, y)]
        points += [(across[column][0], y1), (end, y1)]
        leans = [leaves, *[0] * (len(passed) - 1), enters] if passed else [(leaves + enters) / 2]
        alone, forward = (
            (path(points, leans, shift, 0, 5), head(end, y1 + shift, 1)) for shift in (0, -BESIDE)
        )
        backward = path(points, leans, BESIDE, 5, 0), head(start, y0 + BESIDE, -1)
        arrows.append(Arrow(node, k, x, points, alone, forward, backward))
    return arrows


def path(points, leans, shift, cut_start, cut_end):
    """Write a line as an SVG path: level inside columns, an S between them.

    Of two neighbours that climb, the upper one climbs earlier, so that they keep their distance on
    the slope; but none climbs before its S begins or after it ends, for there stand the boxes.
    """
    (first, y), *inner, (last, end) = [(x, y + shift) for x, y in points]
    points = [(first + cut_start, y), *inner, (last - cut_end, end)]
    result = f"M{points[0][0]:g} {y:g}"
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        if i % 2 and y0 != y1:
            slope = 1.5 * (y1 - y0) / (x1 - x0)
            early = ((1 + slope * slope) ** 0.5 - 1) / slope / 0.75
            middle = max(x0, min(x1, (x0 + x1) / 2 - (leans[i // 2] + shift) * early))
            result += f"C{middle:.4g} {y0:g} {middle:.4g} {y1:g} {x1:g} {y1:g}"
        elif x1 != x0:
            result += f"H{x1:g}"
    return result


# A free place beside every arrow for its local derivative. A rectangle is left, right, top, bottom.


def label_places(arrows, names, boxes, long):
    """Find where each local derivative touches nothing; else it stands on its arrow and has no width."""
    taken, result = [], []
    for box, name in zip(boxes, names, strict=True):
        size, away = SMALL if box.stacked else TEXT, (box.height + ROOM + CLOSE) / 2
        value, gradient = text_width("−0.0123", size), text_width(f"d{name} ≈ −0.0123", size)
        taken.append(around(box.x, box.y, box.width, box.height))
        taken.append(around(box.x, box.y - away, value, ROOM - CLOSE))
        taken.append(around(box.x, box.y + away, gradient, ROOM - CLOSE))
    traces = [trace(arrow.points) for arrow in arrows]
    lines = [np.transpose(around(*spots, 6, 2 * BESIDE + 6)) for spots in traces]
    for i, arrow in enumerate(arrows):
        blocked = np.vstack([taken, *lines[:i], *lines[i + 1 :]])
        full = f"∂{names[arrow.node]}/∂{names[arrow.source]} = −0.123"
        widths = [text_width(words) for words in (full, "−0.0012", "−0.1")][not long :]
        tries = ((spot, width) for width in widths for spot in candidates(arrow.points, *traces[i], width))
        free = ((s, w) for s, w in tries if not hits(around(*s[:2], w, LINE), blocked))
        (x0, y0), (x1, y1) = arrow.points[-3:-1]
        (x, y, on), width = next(free, (((x0 + x1) / 2, (y0 + y1) / 2, True), 0))
        result.append(Place(x, y, on, width, long and width == widths[0]))
        taken += [around(x, y, width, LINE)] if width else []
    return result


def trace(points):
    """Return the xs and the ys of places all along a middle line, dense enough to see what it touches."""
    t, spots = np.linspace(0, 1, 17), []
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        s = 1.5 * t * (1 - t) + t**3 if i % 2 else t
        spots.append((x0 + (x1 - x0) * s, y0 + (y1 - y0) * (3 - 2 * t) * t * t))
    return np.hstack(spots)


def candidates(points, xs, ys, width):
    """Yield places near an arrow: on its outer side, on its inner side, on the arrow where it is steep."""
    far = BESIDE + AIR + LINE / 2
    for start, end in list(pairwise(points))[-2::-2]:
        for share in (0.5, 0.42, 0.58, 0.35, 0.65, 0.75):
            x = start[0] + (end[0] - start[0]) * share
            covered = abs(xs - x) <= width / 2
            top, bottom = ys[covered].min(), ys[covered].max()
            sides = [(x, top - far, False), (x, bottom + far, False)]
            yield from sides if start[1] <= end[1] else sides[::-1]
            middle = ys[abs(xs - x).argmin()]
            if np.ptp(xs[covered & (abs(ys - middle) <= LINE / 2)]) <= HIDES and bottom - top > 2 * LINE:
                yield x, middle, True


def around(x, y, width, height):
    """Return the rectangle with this middle."""
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def hits(spot, blocked):
    """Tell whether a rectangle touches any of the others."""
    left, right, top, bottom = spot
    x0, x1, y0, y1 = np.transpose(blocked)
    return bool(np.any((left < x1) & (right > x0) & (top < y1) & (bottom > y0)))
