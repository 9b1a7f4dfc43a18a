"""The lines of the arrows, forward and backward side by side."""

from itertools import pairwise
from typing import NamedTuple

BESIDE = 4.5  # px from the middle line to the forward arrow above it and the backward arrow below it
SLIP = 6  # px, a step that an arrow does not take
HEAD = 8  # px, length of an arrow head


class Box(NamedTuple):
    """A node's box: its middle and its size; stacked means name above formula."""

    x: float
    y: float
    width: float
    height: float
    stacked: bool


class Arrow(NamedTuple):
    """An arrow into a node from its k-th input, and the one back.

    `points` is its middle line; the strings are SVG paths, in the same order `forward`
    and `head` for the arrow to the right, `backward` and `tail` for the one to the left.
    """

    node: int
    k: int
    source: int
    points: tuple
    middle: str
    forward: str
    backward: str
    head_middle: str
    head: str
    tail: str


def arrow(key, source, boxes, stops, offsets):
    """Draw one arrow from box to box.

    Parameters
    ----------
    key : (int, int)
        The node it runs into, and from which of its inputs.
    source : int
        That input.
    boxes : list of Box
    stops : tuple
        Where the source's column ends, then for each column that it passes the left end, the
        right end and its height there, then where the node's column begins.
    offsets : (float, float)
        How far below the middle of their boxes it leaves and enters.
    """
    start, end = boxes[source], boxes[key[0]]
    right, *passed, left = stops
    y0, y1 = start.y + offsets[0], end.y + offsets[1]
    points = [(start.x + start.width / 2, y0), (right, y0)]
    for x0, x1, y in passed:  # a small step would look like a slip
        y = next((near for near in (points[-1][1], y1) if abs(y - near) <= SLIP), y)
        points += [(x0, y), (x1, y)]
    points += [(left, y1), (end.x - end.width / 2, y1)]
    x0, x1 = points[0][0], points[-1][0]
    ports = [offsets[0], *[0] * (len(passed) - 1), offsets[1]] if passed else [sum(offsets) / 2]
    shifts = (0, 0, 5), (-BESIDE, 0, 5), (BESIDE, 5, 0)
    lines = [path(points, ports, *shift) for shift in shifts]
    heads = head(x1, y1, -1), head(x1, y1 - BESIDE, -1), head(x0, y0 + BESIDE, 1)
    return Arrow(*key, source, tuple(points), *lines, *heads)


def path(points, ports, shift, cut_start, cut_end):
    """Write a line as an SVG path: level inside columns, an S between them.

    Of two neighbours that climb, the upper one climbs earlier, so that they keep their distance;
    but none climbs before its S begins or after it ends, for there stand the boxes.
    """
    points = [(x, y + shift) for x, y in points]
    points[0] = points[0][0] + cut_start, points[0][1]
    points[-1] = points[-1][0] - cut_end, points[-1][1]
    result = f"M{points[0][0]:g} {points[0][1]:g}"
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        if i % 2 and y0 != y1:
            middle = (x0 + x1) / 2 - (ports[i // 2] + shift) * lean(x1 - x0, y1 - y0)
            middle = max(x0, min(x1, middle))
            result += f"C{middle:.4g} {y0:g} {middle:.4g} {y1:g} {x1:g} {y1:g}"
        elif x1 != x0:
            result += f"H{x1:g}"
    return result


def lean(width, height):
    """Return how far to move an S sideways, so that two lines keep their distance on the slope."""
    slope = 1.5 * height / width
    return ((1 + slope * slope) ** 0.5 - 1) / slope / 0.75


def head(x, y, way):
    """Write an arrow head whose tip is at x."""
    return f"M{x:g} {y:g}l{way * HEAD} -4v8z"


def trace(arrow):
    """Return places all along an arrow's middle line, dense enough to see what it touches."""
    result = []
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(arrow.points)):
        for t in (n / 16 for n in range(17)):
            s = 1.5 * t * (1 - t) + t**3 if i % 2 else t
            result.append((x0 + (x1 - x0) * s, y0 + (y1 - y0) * (3 - 2 * t) * t * t))
    return result
