"""Marks on a plot, written as SVG where the axes say, which matplotlib renders once for each setting.

A mark takes a tenth of a millisecond so. Drawn by matplotlib, it would take several, and a move would lag.
"""

import numpy as np

from helpers.draw.frames import drawable
from helpers.draw.picture import Picture


def steady(values, log=False):
    """Return ends of an axis that show all numbers, and are so round that they stay for most moves."""
    seen = drawable(values, log)
    seen = seen[~np.isnan(seen)]
    if log:
        low, high = (np.log10(seen.min()), np.log10(seen.max())) if len(seen) else (-1, 0)
        return 10.0 ** np.floor(low), 10.0 ** max(np.ceil(high), np.floor(low) + 1)
    low, high = min([0.0, *seen]), max([0.0, *seen])
    largest = max(-low, high) or 1.0
    decade = 10.0 ** np.floor(np.log10(largest))
    largest = next((step * decade for step in (1, 2, 5, 10) if largest <= step * decade), largest)
    down, up = (next(largest * k for k in (0, 0.1, 0.2, 0.5, 1) if x <= largest * k) for x in (-low, high))
    return (-down, up) if down or up else (0.0, 1.0)


def places(backdrop, *coordinates):
    """Return where points stand in the picture, in px (n, 2); two or three coordinates, each (n,)."""
    ax, points = backdrop.fig.axes[0], np.column_stack(coordinates)
    if len(coordinates) == 3:
        points = np.column_stack([points, np.ones(len(points))]) @ ax.get_proj().T
        points = points[:, :2] / points[:, 3:]
    return [0, backdrop.fig.bbox.height] + [1, -1] * ax.transData.transform(points)


def border(backdrop):
    """Return the frame of the axes in px: left, top, right, bottom."""
    box, height = backdrop.fig.axes[0].bbox, backdrop.fig.bbox.height
    return box.x0, height - box.y1, box.x1, height - box.y0


def finished(backdrop, marks, alt, table):
    """Return the picture of a backdrop with marks on it."""
    svg = backdrop.svg.removesuffix("</svg>") + f"<g text-anchor='middle'>{''.join(marks)}</g></svg>"
    return Picture(svg, alt, tuple(map(tuple, table)))


def path(points):
    """Write a line through points in px; nan is a gap in it."""
    written, sign = [], "M"
    for x, y in points.round(1).tolist():
        if x == x and y == y:
            written.append(f"{sign}{x:g},{y:g}")
        sign = "L" if x == x and y == y else "M"
    return "".join(written)


def each(points, mark):
    """Write a mark at each of some points in px, as one path."""
    return "".join(f"M{x:g},{y:g}{mark}" for x, y in points.round(1).tolist() if x == x and y == y)


def circle(r):
    """Write a circle around a place."""
    return f"m{-r:g},0a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0z"
