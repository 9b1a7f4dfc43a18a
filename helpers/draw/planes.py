"""A function of two numbers: contour lines and a surface with a walk upon them, or coloured regions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator

from helpers.draw.figures import Backdrop, Figure, style
from helpers.draw.frames import NICE, SAME, Axis, drawable, frame, tick
from helpers.draw.marks import circle, each, path, sample_key, samples
from helpers.draw.numbers import short
from helpers.draw.palette import FRAME, GRADIENT, INK, PAPER, VALUE
from helpers.draw.plots import evenly, told
from helpers.draw.svg import BOLD, DASHED, HALO, line, note, shape, text_width

GAP = HALO.replace("'3'", "'8'")  # so wide that the bits of a line beside its value look like no minus
LEAST = 12  # px that an arrow takes
FLAT = 0.3  # how much of an arrow's direction is up or down where its word stands above it
TINTS = "#b5d7ea", "#e3f0f8", "#fbece2", "#f3ceb4"  # from surely 0 to surely 1
BORDERS = {0.25: (FRAME, 0.7), 0.5: (INK, 2.5), 0.75: (FRAME, 0.7)}  # between them
ROUND = "stroke-linecap='round' stroke-linejoin='round'"
# A walk is told from a learner's by colour, dashes, dots and marks at its ends.
OURS = VALUE, ROUND, ROUND, circle(5)
YOURS = GRADIENT, "stroke-dasharray='3 4'", "stroke-linecap='square'", "m-4,-4h8v8h-8z"
GREYS = LinearSegmentedColormap.from_list("heights", ["#aaaaaa", "#f6f6f6"])  # the higher, the lighter
VIEW = {"projection": "3d", "proj_type": "ortho", "azim": -30, "elev": 32}


@dataclass(frozen=True, eq=False)
class Field:
    """The values of a function of two numbers on a grid."""

    xs: np.ndarray  # (n_x,)
    ys: np.ndarray  # (n_y,)
    Z: np.ndarray  # (n_y, n_x), one for each y and x; nan is a hole, where there is no value
    f: Callable  # the function itself: from points, the columns (2, m), to their values (m,)

    @property
    def axes(self):
        """Both axes, from the first to the last place of the grid."""
        return Axis(self.xs[0], self.xs[-1]), Axis(self.ys[0], self.ys[-1])

    def holds(self, points):
        """Tell which points, the columns of an array (2, m), lie in the plane that is drawn."""
        x, y = points
        return (self.xs[0] <= x) & (x <= self.xs[-1]) & (self.ys[0] <= y) & (y <= self.ys[-1])

    def extremes(self):
        """Return the lowest and the highest point of the grid, each (x, y, value); none if all are holes."""
        if np.isnan(self.Z).all():
            return []
        places = np.unravel_index([np.nanargmin(self.Z), np.nanargmax(self.Z)], self.Z.shape)
        return [(self.xs[i], self.ys[j], self.Z[j, i]) for j, i in zip(*places, strict=True)]

    def ends(self):
        """Return the lowest and the highest value; twice 0 if all are holes."""
        return tuple(z for _, _, z in self.extremes()) or (0.0, 0.0)


def field(f, x=(-3, 3), y=(-3, 3), n=41, columns=False):
    """Work out a function on a grid of n by n points; where it has no value, the field has a hole.

    The function takes two floats or, with columns=True, all points at once, as an array (2, n·n).
    """

    def every(points):
        with np.errstate(all="ignore"):
            return f(points) if columns else np.array([value(f, *point) for point in points.T.tolist()])

    xs, ys = np.linspace(*x, n), np.linspace(*y, n)
    Z = every(np.stack(np.meshgrid(xs, ys)).reshape(2, -1)).reshape(n, n)
    return Field(xs, ys, drawable(Z), every)


def value(f, x, y):
    """Return f(x, y), and nan where f has no value."""
    try:
        return f(x, y)
    except (ValueError, ArithmeticError):
        return np.nan


def levels(field):
    """Return at which values contour lines are drawn: about ten, none where all values are the same.

    They are equally far apart, so that close lines mean a steep slope. Where most of the plane is low and
    a small part very high (or the other way round), the k-th grows with a power of k instead, up to k³.
    """
    low, high = field.ends()
    if not high - low > SAME * max(abs(low), abs(high)):
        return []
    share = (np.nanmedian(field.Z) - low) / (high - low)
    if 0.2 <= share <= 0.8:
        chosen = MaxNLocator(11, steps=NICE).tick_values(low, high)
    else:
        power = min(-np.log2(max(min(share, 1 - share), 0.1)), 3)
        rises = (high - low) * (np.arange(1, 12) / 12) ** power
        foot, sign = (low, 1) if share < 0.2 else (high, -1)
        chosen = [round(foot + sign * rise, 1 - int(np.floor(np.log10(rise)))) for rise in rises]
    return [level for level in np.unique(chosen) if low < level < high]


def level_lines(backdrop, maker, looks, taken=()):
    """Yield contour lines with the looks of their levels, and then the levels, clear of places taken."""
    taken, labels = np.reshape(taken, (-1, 2)), []
    for level, look in looks.items():
        found = [backdrop.places(*points.T) for points in maker.lines(level)]
        yield line("".join(map(path, found)), *look)
        for x, y in room_on(max(found, key=len, default=[]), backdrop.border, taken):
            labels.append(note(x, y + 4, tick(level), look=GAP))
            taken = np.vstack([taken, (x, y)])
    yield from labels


def room_on(points, border, taken):
    """Yield where on a contour line its value has room: where it runs most nearly level, clear of others."""
    if len(points) < 3:
        return
    along = np.abs(np.gradient(points, axis=0))
    slope = np.round(along[:, 1] / (along.sum(axis=1) + SAME), 1)
    corners = np.reshape(border, (2, 2)) + [[18, 10], [-18, -10]]
    inside = ((corners[0] < points) & (points < corners[1])).all(axis=1)
    near = (np.abs(points[:, None] - taken) < (44, 22)).all(axis=2).any(axis=1)
    slope[near | ~inside] = np.inf
    if slope.min() <= 1:
        yield points[slope.argmin()]


@lru_cache(maxsize=8)
def contour_map(field, size, xlabel, ylabel):
    """Return the axes of a field, and its contour lines as SVG source."""
    backdrop, chosen = frame(size, *field.axes, xlabel, ylabel, equal=True), levels(field)
    if chosen:
        maker = contour_generator(field.xs, field.ys, field.Z)
        return backdrop, "".join(level_lines(backdrop, maker, dict.fromkeys(chosen, (FRAME, 1))))
    flat = f"{short(field.ends()[0])} everywhere" if field.extremes() else "no values"
    x, y = np.mean(np.reshape(backdrop.border, (2, 2)), axis=0)
    return backdrop, note(x, y, flat)


@lru_cache(maxsize=8)
def landscape(field, size, xlabel, ylabel):
    """Return a field as a surface, seen from above at an angle, as a backdrop."""
    low, high = field.ends()
    top = high if high > low else low + (abs(low) or 1)
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).add_axes([0.03, 0.06, 0.84, 0.94], **VIEW)
        x, y = np.meshgrid(field.xs[::2], field.ys[::2])
        look = {"cmap": GREYS, "edgecolor": FRAME, "linewidth": 0.5, "clip_on": False}
        ax.plot_surface(x, y, field.Z[::2, ::2], rstride=1, cstride=1, **look)
        ax.set(xlabel=xlabel, ylabel=ylabel, xlim=field.axes[0][:2], ylim=field.axes[1][:2], zlim=(low, top))
        for side, marked in ((ax.xaxis, field.xs), (ax.yaxis, field.ys), (ax.zaxis, (low, high))):
            side.set_ticks(np.unique([marked[0], marked[-1]]))
            side.set_major_formatter(lambda number, _place: tick(float(f"{number:.3g}")))
        return Backdrop(ax.figure)


def contours(field, path=(), arrow=None, *, yours=(), fault=None, xlabel="x", ylabel="y", size):
    """Draw where a field has the same value, as a map draws heights, and the steps of gradient descent on it.

    The arrow, (x, y, dx, dy), is a point and the gradient there: it points uphill, a dashed one downhill.
    A learner's steps, if there are any, are drawn over the others: dashed, with squares, and with a ✗ at
    the one whose number is the fault.
    """
    backdrop, heights = contour_map(field, size, xlabel, ylabel)
    walk, theirs = (np.array(points, float).reshape(-1, 2).T for points in (path, yours))
    way, *ends = trail(backdrop, field, walk)
    marks = heights, way, *(arrows(backdrop, field, np.array(arrow, float)) if arrow else ()), *ends
    marks += (*trail(backdrop, field, theirs, YOURS),)
    if fault is not None and field.holds(theirs[:, fault]):
        ((x, y),) = backdrop.places(*theirs[:, [fault]])
        marks += (note(x + 12, y + 6, "✗", INK, f"{BOLD} {HALO}"),)
    said = told(f"Contour lines over {xlabel} and {ylabel}", *described(field, walk, arrow))
    return backdrop.picture(marks, said, walk_table(field, walk, arrow, xlabel, ylabel, theirs))


def surface(field, path=(), *, yours=(), xlabel="x", ylabel="y", size):
    """Draw a field as a surface, and the steps of gradient descent upon it; a learner's steps are dashed."""
    backdrop = landscape(field, size, xlabel, ylabel)
    walk, theirs = (np.array(points, float).reshape(-1, 2).T for points in (path, yours))
    marks = trail(backdrop, field, walk) + trail(backdrop, field, theirs, YOURS)
    said = told(f"Surface over {xlabel} and {ylabel}", *described(field, walk, None))
    return backdrop.picture(marks, said)


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


def trail(backdrop, field, walk, look=OURS):
    """Return a walk as a line with dots, a ring where it begins and a large dot where it ends."""
    colour, dashes, cap, mark = look
    if not walk.size:
        return [""]
    on_surface = backdrop.view is not None
    fine = 12 if on_surface or not field.holds(walk).all() else 1  # points of the line for a step
    along = np.linspace(0, walk.shape[1] - 1, fine * (walk.shape[1] - 1) + 1)
    points = np.array([np.interp(along, np.arange(walk.shape[1]), side) for side in walk])
    inside = [np.where(field.holds(at), at, np.nan) for at in (points, walk)]
    points, dots = (backdrop.places(*at, *([between(field, at)] if on_surface else ())) for at in inside)
    begins, ends = each(dots[:1], mark), each(dots[-1:], mark)
    return [
        line(path(points), colour, 1.8, dashes) + line(each(dots, "h0"), colour, 5, cap),
        f"<path d='{ends}' fill='{colour}' stroke='{PAPER}'/>",
        f"<path d='{begins}' fill='{PAPER}' stroke='{colour}' stroke-width='2'/>",
    ]


def arrows(backdrop, field, arrow):
    """Yield the gradient as an arrow uphill, and one against it downhill; the steeper, the longer."""
    start, gradient = arrow[:2], arrow[2:]
    length = np.hypot(*gradient)
    if not (0 < length < np.inf and field.holds(start)):
        return
    here, ahead = backdrop.places(*np.column_stack([start, start + gradient / length]))
    corners, way = np.reshape(backdrop.border, (2, 2)), (ahead - here) / np.hypot(*(ahead - here))
    reach = (corners[1] - corners[0]).min() / 3 * np.clip(np.sqrt(length / steepest(field)), 1 / 3, 1)
    for name, unit, colour, dashes in (("uphill", way, GRADIENT, ""), ("downhill", -way, VALUE, DASHED)):
        walls = np.where(unit > 0, corners[1], corners[0])
        room = np.nanmin((walls - here) / np.where(unit == 0, np.nan, unit))
        if room < LEAST:
            continue  # what is left of it would be no arrow
        tip, aside = here + min(reach, room) * unit, np.array([-unit[1], unit[0]])
        neck = tip - 9 * unit
        yield line(path(np.array([here, neck])), colour, 3, dashes)
        yield shape(path(np.array([tip, neck + 4.5 * aside, neck - 4.5 * aside])) + "z", colour)
        half = np.array([text_width(name) / 2 + 3, 9])
        level = abs(unit[1]) < FLAT  # then a path may lie in front of it, and the word stands above
        word = tip - [0, 14] if level else tip + unit * (4 + np.abs(unit) @ half)
        x, y = word.clip(corners[0] + half, corners[1] - half)
        yield note(x, y + 4, name, colour, HALO)


@lru_cache(maxsize=8)
def steepest(field):
    """Return how steep a function is at the steepest place of its grid."""
    slopes = np.hypot(*np.gradient(field.Z, field.ys, field.xs))
    return np.nanmax(slopes, initial=1e-300)


def described(field, steps, arrow):
    """Yield sentences: where a field is lowest and highest, where a walk leads, and what the gradient is."""
    ends = zip(("lowest", "highest"), map(point_told, field.extremes()), strict=False)
    yield "; ".join(f"{word} at {point}" for word, point in ends).capitalize()
    if steps.size:
        first, last = map(point_told, np.vstack([steps, field.f(steps)]).T[[0, -1]])
        yield f"The path begins at {first}, and ends after {steps.shape[1] - 1} steps at {last}"
    if arrow is not None:
        x, y, dx, dy = map(short, arrow)
        yield f"The gradient at ({x}, {y}) is ({dx}, {dy})"


def point_told(point):
    """Write a point with its value: (1, 2), value 5."""
    x, y, z = map(known, point)
    return f"({x}, {y}), value {z}"


def known(number):
    """Write a number, if it is one."""
    return short(number) if np.isfinite(number) else "not known"


def walk_table(field, steps, arrow, xlabel, ylabel, yours):
    """Yield the main numbers in rows: extremes, gradient and some of the steps, a learner's beside them."""
    heads = [f"your {xlabel}", f"your {ylabel}"] if yours.size else []
    yield "point", xlabel, ylabel, "value", *heads
    for word, point in zip(("lowest", "highest"), field.extremes(), strict=False):
        yield word, *map(short, point)
    if arrow is not None:
        yield "gradient", *map(short, arrow[2:]), ""
    points = np.vstack([steps, field.f(steps)]).T
    for i in evenly(len(points), 12):
        theirs = map(known, yours.T[i]) if i < yours.shape[1] else [""] * len(heads)
        yield f"step {i}", *map(known, points[i]), *theirs


def regions(field, x, labels, *, size):
    """Draw the output of a network, from 0 to 1, over its two inputs, and the samples (2, m) it learns from.

    Samples with the label 0 are circles, those with the label 1 triangles; labels has the shape (m,).
    """
    right = (field.f(x) > 0.5) == (labels == 1)
    backdrop = frame(size, *field.axes, "x₁", "x₂", below=20, equal=True)
    spots, (left, top, edge, bottom) = backdrop.places(*x), backdrop.border
    maker = contour_generator(field.xs, field.ys, field.Z)
    marks = [band(backdrop, maker, low, tint) for low, tint in zip((-np.inf, *BORDERS), TINTS, strict=True)]
    marks.append(line(f"M{left:g},{top:g}H{edge:g}V{bottom:g}H{left:g}z", FRAME, 1))
    marks += level_lines(backdrop, maker, BORDERS, spots)
    marks.append(
        samples(6 if len(labels) <= 20 else 3.5, *(spots[labels == k] for k in (0, 1)), spots[~right])
    )
    names = "label 0", "label 1", "wrong side"
    marks.append(sample_key(backdrop, names[: 2 + (not right.all())]))
    said = f"Output over x₁ and x₂, with a thick line where it is 0.5. {right.sum()} of {len(right)} points"
    kinds = {"0": labels == 0, "1": labels == 1, "both": labels >= 0}
    rows = [(name, str(kind.sum()), str((kind & right).sum())) for name, kind in kinds.items()]
    heads = "label", "points", "on their side"
    return backdrop.picture(marks, f"{said} lie on their side.", (heads, *rows))


def band(backdrop, maker, low, tint):
    """Return the part of the plane above a value; it is painted over those of lower values."""
    rings = [
        path(backdrop.places(*points[start:end].T)) + "z"
        for points, offsets in zip(*maker.filled(low, np.inf), strict=True)
        for start, end in pairwise(offsets.tolist())
    ]
    return f"<path d='{''.join(rings)}' fill='{tint}' fill-rule='evenodd'/>"
