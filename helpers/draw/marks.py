"""Marks on a plot: lines, markers and legends as SVG source, at places in px."""

import numpy as np

from helpers.draw.palette import GRADIENT, INK, PAPER, VALUE
from helpers.draw.svg import START, line, note, shape, text_width

END = "text-anchor='end'"
CLOSE = 0.5  # px that the eye does not see


def path(points):
    """Write a line through points in px; nan is a gap in it, and of close points the first is enough."""
    written, sign, last = [], "M", (0.0, 0.0)
    for x, y in points.round(1).tolist():
        if not (x == x and y == y):
            sign = "M"
        elif sign == "M" or abs(x - last[0]) + abs(y - last[1]) > CLOSE:
            written.append(f"{sign}{x:g},{y:g}")
            sign, last = "L", (x, y)
    return "".join(written)


def each(points, mark):
    """Write a mark at each of some points in px, as one path."""
    return "".join(f"M{x:g},{y:g}{mark}" for x, y in points.round(1).tolist() if x == x and y == y)


def circle(r):
    """Write a circle around a place."""
    return f"m{-r:g},0a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0z"


def triangle(r):
    """Write a triangle around a place, as large to the eye as the circle."""
    return f"m0,{-1.4 * r:g}l{1.3 * r:g},{2.3 * r:g}h{-2.6 * r:g}z"


def edged(d, colour):
    """Fill the inside of an SVG path, with a thin edge that sets it off from what lies below."""
    return f"<path d='{d}' fill='{colour}' stroke='{PAPER}' stroke-width='.7'/>"


def samples(r, circles, triangles, wrong=()):
    """Return samples of both kinds, and a ring around those on the wrong side."""
    rings = line(each(wrong, circle(r + 2.5)), INK, 1.2) if len(wrong) else ""
    return shape(each(circles, circle(r)), VALUE) + shape(each(triangles, triangle(r)), GRADIENT) + rings


def sample_key(backdrop, names):
    """Return the legend of samples below the axes; the third name is that of the ring."""
    widths = [32 + text_width(name) for name in names]
    x, y = backdrop.border[0] + 6 + np.cumsum([0, *widths[:-1]]), backdrop.height - 12
    spots = [np.array([[left, y]]) for left in x]
    return samples(4.5, *spots) + "".join(
        note(left + 12, y + 4, name, look=START) for left, name in zip(x, names, strict=True)
    )


def spread(wishes, low, high, gap=16):
    """Move places apart, so that they keep a distance, and stay between low and high where they can."""
    order = np.argsort(wishes, kind="stable")
    steps, places = gap * np.arange(len(order)), np.empty(len(order))
    risen = np.maximum.accumulate(np.maximum(np.array(wishes, float)[order], low) - steps)
    places[order] = np.minimum(risen, high - steps[-1:].sum()) + steps
    return places
