"""A function of two numbers as a surface: its value is the height above the plane."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, isfinite, radians, sin
from numbers import Real

import numpy as np

from helpers.draw.axes import HALO, breadth, note, source
from helpers.draw.axes import path as line
from helpers.draw.contours import all_the_same, extremes_told, table
from helpers.draw.palette import FRAME, INK
from helpers.draw.picture import Picture
from helpers.draw.scale import tick_labels
from helpers.draw.svg import text
from helpers.draw.trail import told, trail, trail_source

QUADS = 16  # in each direction; a browser needs a while for more, and they look no better
TILT = 0.5  # how flat the plane looks from where we stand: 0 from the side, 1 from above
RISE = 0.62  # height of the box, in lengths of its sides
DARK, LIGHT = 0xAA, 0xF6  # grey of the lowest and of the highest quads
QUAD = "<path d='M{0:g},{1:g}L{2:g},{3:g} {4:g},{5:g} {6:g},{7:g}z' fill='#{8:02x}{8:02x}{8:02x}'/>"
ROOM = 26  # px around the box for what is written there


def surface(field, path=(), *, xlabel="x", ylabel="y", title="", size=(320, 320), turn=30):
    """Draw a function of two numbers as a surface, seen from above at an angle.

    Parameters
    ----------
    field : Field
        What `field` returned.
    path : sequence of (float, float)
        Steps of gradient descent, drawn over the surface as a line with dots.
    xlabel, ylabel, title : str
    size : tuple of float
        Width and height, in px.
    turn : float
        From where to look, in degrees; 0 is along the y axis.

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        If the path holds anything else than points, or turn is no number of degrees.
    """
    if not isinstance(turn, Real) or not isfinite(turn):
        raise ValueError(f"turn is {turn!r}; give a number of degrees, such as 30.")
    way = trail(path, field)
    view, *parts = bare(field, tuple(size), title, turn, xlabel, ylabel)
    parts.append(trail_source(way, lambda points: view.place(points, field.at(points.T))))
    if title:
        parts.append(text(size[0] / 2, 18, title, INK, "font-weight='bold'"))
    said = sentence(field, title, xlabel, ylabel) + told(way, field)
    return Picture(source(*size, "".join(parts)), said, table(field, way, None, xlabel, ylabel))


@dataclass(frozen=True, eq=False)
class View:
    """A parallel projection: where a point of the plane, with its height, stands in the picture.

    Parameters
    ----------
    low, high : array (3,)
        Two corners of the box: x, y and value.
    across, down : array (3,)
        How far a step along each side of the box leads right and down, in px.
    middle : array (2,)
        Where the middle of the box stands, in px.
    """

    low: np.ndarray
    high: np.ndarray
    across: np.ndarray
    down: np.ndarray
    middle: np.ndarray

    def place(self, points, heights):
        """Return where points (k, 2) with their values (k,) stand, in px; a hole lies on the floor."""
        heights = np.nan_to_num(heights, nan=self.low[2]).clip(self.low[2], self.high[2])
        return self.project(np.column_stack([points, heights]))

    def project(self, points):
        """Return where points (..., 3) stand, in px, an array (..., 2)."""
        return self.middle + self.shares(points) @ np.column_stack([self.across, self.down])

    def shares(self, points):
        """Return how far points (..., 3) are from the middle of the box, in lengths of its sides."""
        return (points - self.low) / (self.high - self.low) - 0.5


@lru_cache(maxsize=8)  # while a path grows, the surface below it stays
def bare(field, size, title, turn, xlabel, ylabel):
    """Return the view of a surface, and the parts of its picture without a path."""
    view = seen(field, size, title, turn)
    return view, outline(view), quads(view, field), *names(view, field, xlabel, ylabel)


def seen(field, size, title, turn):
    """Return the view in which the whole box of a field fits into the picture."""
    lowest, highest = (point[2] for point in field.extremes or [(0, 0, 0.0), (0, 0, 1.0)])
    if field.flat:  # a flat surface lies on the floor
        highest = lowest + max(abs(lowest), 1)
    low, high = np.array([*field.low, lowest]), np.array([*field.high, highest])
    right, away = (cos(radians(turn)), -sin(radians(turn))), (sin(radians(turn)), cos(radians(turn)))
    across, down = np.array([*right, 0]), -np.array([TILT * away[0], TILT * away[1], RISE])
    top = 26 * bool(title) + 6
    room = size[0] - 2 * ROOM, size[1] - top - ROOM
    unit = min(room[0] / np.abs(across).sum(), room[1] / np.abs(down).sum())
    return View(low, high, unit * across, unit * down, np.array([size[0] / 2, top + room[1] / 2]))


def corners(view):
    """Return the four corners of the floor as arrays (3,), the nearest first, then round the floor."""
    (left, near, floor), (right, far, _) = view.low, view.high
    found = [(left, near), (right, near), (right, far), (left, far)]
    found = np.array([(*corner, floor) for corner in found])
    nearest = int(np.argmax(view.project(found)[:, 1]))
    return np.roll(found, -nearest, axis=0)


def foot(view):
    """Return the leftmost corner of the floor, where the values are told."""
    floor = corners(view)
    return floor[np.argmin(view.project(floor)[:, 0])]


def outline(view):
    """Write the outline of the floor, and an upright line where the values are told."""
    low = foot(view)
    upright = view.project(np.array([low, [*low[:2], view.high[2]]]))
    d = line(view.project(corners(view)).tolist()) + "z" + line(upright.tolist())
    return f"<path d='{d}' fill='none' stroke='{FRAME}'/>"


def quads(view, field):
    """Write the surface, back to front, the higher the lighter; quads without a value are left out."""
    j, i = (evenly(len(line)) for line in (field.ys, field.xs))
    x, y = np.meshgrid(field.xs[i], field.ys[j])
    grid = np.stack([x, y, field.Z[np.ix_(j, i)]], axis=2)
    four = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=2).reshape(-1, 4, 3)
    four = four[~np.isnan(four[..., 2]).any(axis=1)]
    middles = view.shares(four).mean(axis=1)
    order = np.argsort((middles[:, :2] * view.down[:2]).sum(axis=1), kind="stable")
    places = np.round(view.project(four[order]), 1).reshape(-1, 8).tolist()
    greys = (DARK + (LIGHT - DARK) * np.round(15 * (middles[order, 2] + 0.5)) / 15).astype(int).tolist()
    drawn = "".join(QUAD.format(*place, grey) for place, grey in zip(places, greys, strict=True))
    return f"<g stroke='{FRAME}' stroke-width='.5' stroke-linejoin='round'>{drawn}</g>"


def evenly(n):
    """Return which points of a grid line to draw: no more than QUADS + 1, the first and the last too."""
    return np.unique(np.linspace(0, n - 1, min(n, QUADS + 1)).round().astype(int))


def names(view, field, xlabel, ylabel):
    """Write names and ends of x and y along the near edges, and the lowest and highest value upright."""
    nearest, *others = corners(view)
    for other in (others[0], others[2]):
        axis = int(other[1] != nearest[1])
        yield from edge(view, nearest, other, axis, (xlabel, ylabel)[axis])
    words = heights_told(field)
    for height, word in zip((view.low[2], view.high[2]), words, strict=False):
        x, y = view.project(np.array([*foot(view)[:2], height]))
        yield note(max(x, breadth(word) / 2 + 2), y - 5, word, look=HALO)


def heights_told(field):
    """Write the lowest and the highest value with three digits of their difference; if flat, only one."""
    low, high = (float(point[2]) for point in field.extremes or [(0, 0, 0)] * 2)
    if field.flat:
        return tick_labels([low]) if field.extremes else []
    digits = 2 - int(np.floor(np.log10(high - low)))
    return tick_labels([round(low, digits), round(high, digits)])


def edge(view, start, end, axis, name):
    """Write the name of an edge of the floor beside its middle, and the numbers beside its ends."""
    places = view.project(start + np.array([[0.5], [0.07], [0.93]]) * (end - start))
    centre = view.project(np.array([*(view.low + view.high)[:2] / 2, view.low[2]]))
    way = places[0] - centre
    words = name, *tick_labels([start[axis], end[axis]])
    for (x, y), word in zip(places + 16 * way / np.hypot(*way), words, strict=True):
        yield note(x, y + 4, word)


def sentence(field, title, xlabel, ylabel):
    """Say what the surface shows."""
    said = f"{title}: surface" if title else "Surface"
    rest = f": {all_the_same(field)}." if field.flat else f". {extremes_told(field)}"
    return f"{said} over {xlabel} and {ylabel}{rest}"
