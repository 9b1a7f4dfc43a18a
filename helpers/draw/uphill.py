"""The gradient at a point as an arrow: solid uphill along the gradient, dashed downhill against it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers.draw.axes import HALO, breadth, note, path
from helpers.draw.labels import short
from helpers.draw.palette import GRADIENT, VALUE
from helpers.draw.plane import to_px

SHORTEST = 30  # px
LEAST = 12  # px; what is left of an arrow that the frame cuts shorter is no arrow any more
HEAD = 9  # px
LOOKS = {"uphill": f"stroke='{GRADIENT}'", "downhill": f"stroke='{VALUE}' stroke-dasharray='5 3'"}
FILLS = {"uphill": GRADIENT, "downhill": VALUE}


@dataclass(frozen=True)
class Pointer:
    """A point of the plane, the gradient there, and where the arrows begin and end in the picture.

    Parameters
    ----------
    numbers : tuple of float
        x, y, dx, dy.
    start : tuple of float
        In px.
    ends : dict of str to tuple of float
        uphill and downhill; one is missing where the frame leaves it no room.
    """

    numbers: tuple
    start: tuple
    ends: dict


def pointer(arrow, field, axes):
    """Place the arrows of a gradient in a picture.

    A steeper slope gets a longer arrow, up to a third of the frame at the steepest place.

    Parameters
    ----------
    arrow : tuple of float, optional
        x, y, dx, dy.
    field : Field
    axes : Axes

    Returns
    -------
    Pointer or None

    Raises
    ------
    ValueError
        If the arrow is anything else than four finite numbers.
    """
    if arrow is None:
        return None
    x, y, dx, dy = numbers = four(arrow)
    start = to_px(axes, np.array([x, y]))
    ends = {}
    if axes.holds(start) and (dx or dy):
        reach = length(field, axes, np.hypot(dx, dy)) * direction(axes, dx, dy)
        ends = {"uphill": start + reach, "downhill": start - reach}
    parts = {name: axes.inside(start.tolist(), end.tolist()) for name, end in ends.items()}
    seen = {name: part[1] for name, part in parts.items() if part and np.hypot(*(part[1] - start)) >= LEAST}
    return Pointer(numbers, tuple(start.tolist()), seen)


def four(arrow):
    """Return an arrow as four floats."""
    try:
        x, y, dx, dy = (float(number) for number in arrow)
    except (TypeError, ValueError):
        x = y = dx = dy = np.nan
    if not np.isfinite([x, y, dx, dy]).all():
        raise ValueError(f"The arrow is {arrow!r}; give four finite numbers: x, y, and the gradient dx, dy.")
    return x, y, dx, dy


def direction(axes, dx, dy):
    """Return the direction of (dx, dy) in the picture, one px long."""
    unit = to_px(axes, np.array([[axes.x.low, axes.y.low], [axes.x.low + 1, axes.y.low + 1]]))
    way = np.array([dx, dy]) / max(abs(dx), abs(dy)) * (unit[1] - unit[0])
    return way / np.hypot(*way)


def length(field, axes, slope):
    """Return how long the arrow for a slope is, in px; the root keeps gentle slopes visible."""
    longest = min(axes.width, axes.height) / 3
    top = steepest(field)
    share = np.sqrt(slope / top) if top > 0 else 1
    return float(np.clip(share * longest, min(SHORTEST, longest), longest))


@lru_cache(maxsize=8)  # an explorer asks at every move
def steepest(field):
    """Return the steepest slope between neighbours on a grid."""
    return max(steepness(field.Z, field.xs, 1), steepness(field.Z, field.ys, 0))


def steepness(Z, line, axis):
    """Return the steepest slope between neighbours on the grid, along one direction."""
    slopes = np.abs(np.diff(Z, axis=axis)).max(axis=1 - axis) / np.diff(line)
    return np.nanmax(slopes, initial=0)


def shafts(pointer):
    """Write the arrows."""
    ends = pointer.ends.items() if pointer else ()
    return "".join(arrow(name, np.array(pointer.start), np.array(end)) for name, end in ends)


def arrow(name, start, end):
    """Write one arrow."""
    way = (end - start) / np.hypot(*(end - start))
    base, side = end - HEAD * way, 0.45 * HEAD * way[::-1] * [1, -1]
    shaft = f"<path d='{path([start, base])}' fill='none' {LOOKS[name]} stroke-width='3'/>"
    return shaft + f"<path d='{path([end, base + side, base - side])}z' fill='{FILLS[name]}'/>"


def tips(pointer, axes):
    """Write at each tip what the arrow is."""
    ends = pointer.ends.items() if pointer else ()
    spots = {name: name_place(name, np.array(pointer.start), np.array(end), axes) for name, end in ends}
    return "".join(note(x, y + 4, name, FILLS[name], HALO) for name, (x, y) in spots.items())


def name_place(name, start, end, axes):
    """Return where the middle of an arrow's name stands: beyond the tip, inside the frame."""
    way = (end - start) / np.hypot(*(end - start))
    half = np.array([breadth(name) / 2 + 2, 8])
    place = end + way * (4 + np.abs(way) @ half)
    return place.clip(half + [axes.left, axes.top], [axes.right, axes.bottom] - half)


def covered(pointer, axes):
    """Return points (k, 2) all over the arrows and their names, in px."""
    points = [np.empty((0, 2))]
    for name, end in pointer.ends.items() if pointer else ():
        start, end = np.array(pointer.start), np.array(end)
        points.append(start + np.linspace(0, 1, 12)[:, None] * (end - start))
        points.append(name_place(name, start, end, axes) + np.linspace(-1, 1, 5)[:, None] * [20, 0])
    return np.concatenate(points)


def told_pointer(pointer):
    """Say what the arrows show."""
    if pointer is None:
        return ""
    x, y, dx, dy = map(short, pointer.numbers)
    shown = " and ".join(f"one arrow points {name}" for name in pointer.ends) or "no arrow shows it"
    return f" The gradient at ({x}, {y}) is ({dx}, {dy}); {shown}."
