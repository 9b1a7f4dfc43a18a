"""What explorers draw on a plane of two numbers: a walk over contour lines and a surface, and regions."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
from contourpy import contour_generator

from helpers.draw.fields import contour_map, described, landscape, walk_table
from helpers.draw.frames import LINE, Axis, frame
from helpers.draw.marks import border, circle, each, finished, path, places
from helpers.draw.numbers import short
from helpers.draw.palette import FRAME, GRADIENT, INK, PAPER, VALUE
from helpers.draw.plots import told
from helpers.draw.svg import DASHED, HALO, START, line, note, shape, text_width

LEAST = 12  # px that an arrow takes
TINTS = "#b5d7ea", "#e3f0f8", "#fbece2", "#f3ceb4"  # from surely 0 to surely 1
BORDERS = {0.25: (FRAME, 0.7), 0.5: (INK, 2.5), 0.75: (FRAME, 0.7)}  # between them
ROUND = "stroke-linecap='round' stroke-linejoin='round'"


def contours(field, path=(), arrow=None, *, xlabel="x", ylabel="y", size=(320, 320)):
    """Draw where a function of two numbers has the same value, as a map draws heights.

    Parameters
    ----------
    field : Field
    path : sequence of (float, float)
        Steps of gradient descent, drawn as a line with dots.
    arrow : tuple of float, optional
        A point and the gradient there, (x, y, dx, dy): a solid arrow uphill along the gradient,
        and a dashed one downhill against it.
    xlabel, ylabel : str
    size : tuple of int
        In px.
    """
    backdrop, walk = contour_map(field, size, xlabel, ylabel), np.array(path, float).reshape(-1, 2).T
    way, *ends = trail(backdrop, field, walk, lambda points: points)
    marks = way, *(arrows(backdrop, field, np.array(arrow, float)) if arrow else ()), *ends
    said = told(f"Contour lines over {xlabel} and {ylabel}", *described(field, walk, arrow))
    return finished(backdrop, marks, said, walk_table(field, walk, arrow, xlabel, ylabel))


def surface(field, path=(), *, xlabel="x", ylabel="y", size=(320, 320)):
    """Draw a function of two numbers as a surface, and the steps of gradient descent upon it."""
    backdrop, walk = landscape(field, size, xlabel, ylabel), np.array(path, float).reshape(-1, 2).T
    low, high = backdrop.fig.axes[0].get_zlim()

    def lifted(points):
        return *points, between(field, points).clip(low, high)

    said = told(f"Surface over {xlabel} and {ylabel}", *described(field, walk, None))
    table = walk_table(field, walk, None, xlabel, ylabel)
    return finished(backdrop, trail(backdrop, field, walk, lifted), said, table)


def between(field, points):
    """Return the values of a function at points, from those at the corners of the grid around them."""
    (left, x), (low, y) = (
        np.divmod(np.interp(np.nan_to_num(at), line, np.arange(len(line))), 1)
        for at, line in zip(points, (field.xs, field.ys), strict=True)
    )
    i, j = left.astype(int), low.astype(int)
    right, high = np.minimum(i + 1, len(field.xs) - 1), np.minimum(j + 1, len(field.ys) - 1)
    below, above = (field.Z[row, i] * (1 - x) + field.Z[row, right] * x for row in (j, high))
    return np.where(np.isfinite(points).all(axis=0), below * (1 - y) + above * y, np.nan)


def trail(backdrop, field, walk, lifted):
    """Return a walk as a line with dots, a ring where it begins and a large dot where it ends."""
    if not walk.size:
        return [""]
    fine = 1 if lifted(walk) is walk and field.holds(walk).all() else 12  # points of the line for a step
    along = np.linspace(0, walk.shape[1] - 1, fine * (walk.shape[1] - 1) + 1)
    points = np.array([np.interp(along, np.arange(walk.shape[1]), side) for side in walk])
    points, dots = (places(backdrop, *lifted(np.where(field.holds(at), at, np.nan))) for at in (points, walk))
    begins, ends = each(dots[:1], circle(5)), each(dots[-1:], circle(5))
    return [
        line(path(points), VALUE, 1.8, ROUND) + line(each(dots, "h0"), VALUE, 5, ROUND),
        f"<path d='{ends}' fill='{VALUE}' stroke='{PAPER}'/>",
        f"<path d='{begins}' fill='{PAPER}' stroke='{VALUE}' stroke-width='2'/>",
    ]


def arrows(backdrop, field, arrow):
    """Return the gradient as an arrow uphill, and one against it downhill; the steeper, the longer."""
    start, gradient = arrow[:2], arrow[2:]
    length = np.hypot(*gradient)
    if not (0 < length < np.inf and field.holds(start)):
        return []
    here, ahead = places(backdrop, *np.column_stack([start, start + gradient / length]))
    corners, way = np.reshape(border(backdrop), (2, 2)), (ahead - here) / np.hypot(*(ahead - here))
    reach = (corners[1] - corners[0]).min() / 3 * np.clip(np.sqrt(length / steepest(field)), 1 / 3, 1)
    marks = []
    for name, unit, colour, dashes in (("uphill", way, GRADIENT, ""), ("downhill", -way, VALUE, DASHED)):
        walls = np.where(unit > 0, corners[1], corners[0])
        room = np.nanmin((walls - here) / np.where(unit == 0, np.nan, unit))
        if room < LEAST:
            continue  # what is left of it would be no arrow
        tip, aside = here + min(reach, room) * unit, np.array([-unit[1], unit[0]])
        neck = tip - 9 * unit
        marks.append(line(path(np.array([here, neck])), colour, 3, dashes))
        marks.append(shape(path(np.array([tip, neck + 4.5 * aside, neck - 4.5 * aside])) + "z", colour))
        half = np.array([text_width(name) / 2 + 3, 9])
        x, y = (tip + unit * (4 + np.abs(unit) @ half)).clip(corners[0] + half, corners[1] - half)
        marks.append(note(x, y + 4, name, colour, HALO))
    return marks


@lru_cache(maxsize=8)
def steepest(field):
    """Return how steep a function is at the steepest place of its grid."""
    slopes = np.hypot(*np.gradient(field.Z, field.ys, field.xs))
    return np.nanmax(slopes, initial=1e-300)


def regions(field, x, labels, *, size=(320, 320)):
    """Draw the output of a network over the plane of its two inputs, and the samples it learns from.

    Parameters
    ----------
    field : Field
        The output, from 0 to 1, at each point of the plane.
    x : array (2, m)
        The samples, one in each column.
    labels : array (m,)
        What each sample is: 0 (a circle) or 1 (a triangle).
    size : tuple of int
        In px.
    """
    right = (field.f(x) > 0.5) == (labels == 1)
    across, up = Axis(*field.xs[[0, -1]]), Axis(*field.ys[[0, -1]])
    backdrop = frame(size, across, up, "x₁", "x₂", below=LINE, equal=True)
    maker, spots = contour_generator(field.xs, field.ys, field.Z), places(backdrop, *x)
    marks = [band(backdrop, maker, low, tint) for low, tint in zip((-np.inf, *BORDERS), TINTS, strict=True)]
    taken, texts = spots, []
    for level, (colour, width) in BORDERS.items():
        found = [places(backdrop, *points.T) for points in maker.lines(level)]
        marks.append(line("".join(map(path, found)), colour, width))
        for x, y in room_on(max(found, key=len, default=[]), border(backdrop), taken):
            texts.append(note(x, y + 4, short(level), look=HALO))
            taken = np.vstack([taken, (x, y)])
    left, top, edge, bottom = border(backdrop)
    marks += [line(f"M{left:g},{top:g}H{edge:g}V{bottom:g}H{left:g}z", FRAME, 1), *texts]
    marks += samples(6 if len(labels) <= 20 else 3.5, spots[labels == 0], spots[labels == 1], spots[~right])
    key = [np.array([[left + 6 + 76 * i, size[1] - 12.0]]) for i in range(3)]
    shown = 2 + (not right.all())
    marks += samples(4.5, key[0], key[1], key[2][: shown - 2])
    for place, name in zip(key[:shown], ("label 0", "label 1", "wrong side"), strict=False):
        marks.append(note(place[0, 0] + 12, size[1] - 8, name, look=START))
    said = f"Output over x₁ and x₂, with a thick line where it is 0.5. {right.sum()} of {len(right)} points"
    kinds = {"0": labels == 0, "1": labels == 1, "both": labels >= 0}
    rows = [(name, str(kind.sum()), str((kind & right).sum())) for name, kind in kinds.items()]
    heads = "label", "points", "on their side"
    return finished(backdrop, marks, f"{said} lie on their side.", (heads, *rows))


def band(backdrop, maker, low, tint):
    """Return the part of the plane above a value; it is painted over those of lower values."""
    rings = [
        path(places(backdrop, *points[start:end].T)) + "z"
        for points, offsets in zip(*maker.filled(low, np.inf), strict=True)
        for start, end in pairwise(offsets.tolist())
    ]
    return f"<path d='{''.join(rings)}' fill='{tint}' fill-rule='evenodd'/>"


def samples(r, circles, triangles, wrong):
    """Yield samples of both kinds, as large to the eye, and a ring around those on the wrong side."""
    triangle = f"m0,{-1.4 * r:g}l{1.3 * r:g},{2.3 * r:g}h{-2.6 * r:g}z"
    yield shape(each(circles, circle(r)), VALUE)
    yield shape(each(triangles, triangle), GRADIENT)
    yield line(each(wrong, circle(r + 2.5)), INK, 1.2)


def room_on(points, box, taken):
    """Yield where on a contour line its value has room: where it runs most nearly level, clear of others."""
    if len(points) < 3:
        return
    left, top, right, bottom = box
    x, y = points.T
    slope = np.abs(np.gradient(y)) / (np.abs(np.gradient(x)) + np.abs(np.gradient(y)) + 1e-9)
    outside = (x < left + 18) | (x > right - 18) | (y < top + 10) | (y > bottom - 10)
    near = (np.abs(points[:, None] - taken) < (32, 16)).all(axis=2).any(axis=1)
    slope = np.where(outside | near, np.inf, slope.round(1))
    if slope.min() <= 1:
        yield points[slope.argmin()]
