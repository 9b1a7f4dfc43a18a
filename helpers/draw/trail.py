"""The path that gradient descent takes: a line with a dot for each step, a ring at its start."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from helpers.draw.axes import Axes, path, px
from helpers.draw.labels import short
from helpers.draw.palette import PAPER, VALUE

DOTS = 60  # more steps than this share their dots
CORNERS = 600  # a line has no more corners than this
ROWS = 12  # a table has no more rows of steps than this
FAR = 1e100  # beyond it a path has no direction left
BLUE = f"fill='none' stroke='{VALUE}' stroke-linecap='round' stroke-linejoin='round'"


@dataclass(frozen=True, eq=False)
class Trail:
    """The steps of a path, and what of it can be seen in the frame of a field.

    Parameters
    ----------
    steps : array (n, 2)
        All of them, from the first to the last; each is a point (x, y).
    pieces : list of list of (float, float)
        The line, cut at the frame.
    dots : array (d, 2)
        The steps inside the frame, of many only some; the first and the last stay.
    leaves : bool
        Whether a step lies outside.
    """

    steps: np.ndarray
    pieces: list
    dots: np.ndarray
    leaves: bool


def trail(steps, field):
    """Follow a path through a field, as far as its frame reaches.

    Parameters
    ----------
    steps : sequence of (float, float)
        The line ends before the first step that is no finite number.
    field : Field

    Returns
    -------
    Trail

    Raises
    ------
    ValueError
        If the steps are anything else than pairs of numbers.
    """
    steps = pairs(steps)
    inside = ((steps >= field.low) & (steps <= field.high)).all(axis=1)
    frame = Axes(*field.low.tolist(), *(field.high - field.low).tolist(), None, None)
    pieces = frame.cut(thinned(finite(steps), CORNERS).tolist())
    return Trail(steps, pieces, thinned(steps[inside], DOTS), not inside.all())


def pairs(steps):
    """Return steps as an array (n, 2)."""
    try:
        steps = np.array([tuple(step) for step in steps], float)
    except (TypeError, ValueError):
        steps = np.array(np.nan)
    if steps.shape == (0,):
        return steps.reshape(0, 2)
    if steps.ndim != 2 or steps.shape[1] != 2:
        raise ValueError("The path is no list of points; give pairs of numbers, such as [(1, 2), (0.5, 1)].")
    return steps


def finite(steps):
    """Return the steps before the first that is no finite number, or too far away for a direction."""
    bad = np.flatnonzero(~(np.abs(steps) < FAR).all(axis=1))
    return steps[: bad[0]] if len(bad) else steps


def thinned(rows, most):
    """Return no more rows than `most`, evenly spread; the first and the last stay."""
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).round().astype(int)]


def along(trail):
    """Return points all along the line (k, 2), so that texts can keep away from it."""
    stretches = [pair for piece in trail.pieces for pair in pairwise(piece)]
    starts, ends = np.array(stretches).reshape(-1, 2, 2).transpose(1, 0, 2)
    shares = np.linspace(0, 1, 12)[:, None, None]
    return thinned(np.concatenate([trail.dots, (starts + shares * (ends - starts)).reshape(-1, 2)]), 400)


def trail_source(trail, place):
    """Write the line and the dots; a ring where the path begins, a large dot where it ends.

    Parameters
    ----------
    trail : Trail
    place : callable
        Takes points (k, 2) of the plane, and returns where they stand in the picture, in px.
    """
    lines = "".join(path(place(np.array(piece)).tolist()) for piece in trail.pieces)
    dots = place(trail.dots).tolist()
    source = f"<path d='{lines}' {BLUE} stroke-width='1.8'/>" if lines else ""
    if dots:  # a stretch of no length with round ends is a dot
        d = "".join(f"M{px(x)},{px(y)}h0" for x, y in dots)
        source += f"<path d='{d}' {BLUE} stroke-width='5'/>"
    if dots and (trail.dots[-1] == trail.steps[-1]).all():
        source += disc(dots[-1], f"fill='{VALUE}' stroke='{PAPER}'")
    if dots and (trail.dots[0] == trail.steps[0]).all():
        source += disc(dots[0], f"fill='{PAPER}' stroke='{VALUE}' stroke-width='2'")
    return source


def disc(point, look):
    """Write a large dot."""
    return f"<circle cx='{px(point[0])}' cy='{px(point[1])}' r='5' {look}/>"


def told(trail, field):
    """Say where a path begins and ends, with the values there."""
    steps = trail.steps
    if not len(steps):
        return ""
    said = f" The path begins at {told_point(steps[0], field)}"
    if len(steps) > 1:
        count = f"{len(steps) - 1} step{'s' * (len(steps) > 2)}"
        said += f", and ends after {count} at {told_point(steps[-1], field)}"
    return f"{said}.{' It leaves the picture.' * trail.leaves}"


def told_point(point, field):
    """Write a point with its value: (1, 2), value 5."""
    return f"({short(point[0])}, {short(point[1])}), value {known(field.at(point[:, None])[0])}"


def known(value):
    """Write a value, or that there is none."""
    return short(value) if np.isfinite(value) else "not known"


def rows(trail, field):
    """Return the rows of a table: step, x, y, value; of many steps only some, evenly chosen."""
    chosen = thinned(np.arange(len(trail.steps)), ROWS)
    points = trail.steps[chosen]
    return tuple(
        (f"step {i}", short(x), short(y), known(value))
        for i, (x, y), value in zip(
            chosen.tolist(), points.tolist(), field.at(points.T).tolist(), strict=True
        )
    )
