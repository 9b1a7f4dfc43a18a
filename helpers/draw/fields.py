"""A function of two numbers, worked out on a grid, as contour lines, as a surface, or as coloured regions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers.draw.figures import Backdrop, Figure, silence, style
from helpers.draw.frames import NICE, SAME, Axis, drawable, fit, prepare, tick
from helpers.draw.numbers import short
from helpers.draw.palette import FRAME, INK
from helpers.draw.plots import evenly

with silence():
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.ticker import MaxNLocator

TINTS = "#b5d7ea", "#e3f0f8", "#fbece2", "#f3ceb4"  # from surely 0 to surely 1
GREYS = LinearSegmentedColormap.from_list("heights", ["#aaaaaa", "#f6f6f6"])  # the higher, the lighter
VIEW = {"projection": "3d", "proj_type": "ortho", "azim": -60, "elev": 25}


@dataclass(frozen=True, eq=False)
class Field:
    """The values of a function of two numbers on a grid.

    Parameters
    ----------
    xs : array (n_x,)
    ys : array (n_y,)
    Z : array (n_y, n_x)
        Z[j, i] belongs to xs[i] and ys[j]; nan is a hole, where there is no value.
    f : callable
        The function itself: it takes points as columns (2, m) and returns their values (m,).
    """

    xs: np.ndarray
    ys: np.ndarray
    Z: np.ndarray
    f: Callable

    def holds(self, points):
        """Tell which points, the columns of an array (2, m) or (3, m), lie in the plane that is drawn."""
        x, y = points[:2]
        return (self.xs[0] <= x) & (x <= self.xs[-1]) & (self.ys[0] <= y) & (y <= self.ys[-1])

    def extremes(self):
        """Return the lowest and the highest point of the grid, each (x, y, value); none if all are holes."""
        if np.isnan(self.Z).all():
            return []
        places = np.unravel_index([np.nanargmin(self.Z), np.nanargmax(self.Z)], self.Z.shape)
        return [(self.xs[i], self.ys[j], self.Z[j, i]) for j, i in zip(*places, strict=True)]


def field(f, x=(-3, 3), y=(-3, 3), n=41, columns=False):
    """Work out a function on a grid of n by n points; where it has no value, the field has a hole.

    The function takes two floats or, with columns=True, all points at once, as an array (2, n·n).
    """

    def every(points):
        with np.errstate(all="ignore"):
            return (
                f(points) if columns else np.array([value(f, *point) for point in points.T.tolist()], float)
            )

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
    low, high = (z for _, _, z in field.extremes() or [(0, 0, 0.0)] * 2)
    if not high - low > SAME * max(abs(low), abs(high)):
        return []
    middle = np.nanmedian(field.Z)
    share = (middle - low) / (high - low)
    power = min(-np.log2(max(min(share, 1 - share), 0.1)), 3)
    rises = (high - low) * (np.arange(1, 12) / 12) ** power
    if share < 0.2:
        chosen = [rounded(low + rise, rise) for rise in rises]
    elif share > 0.8:
        chosen = [rounded(high - rise, rise) for rise in rises]
    else:
        chosen = MaxNLocator(11, steps=NICE).tick_values(low, high)
    return [level for level in np.unique(chosen) if low < level < high]


def rounded(level, rise):
    """Round a level to two digits of its distance from the lowest or the highest value."""
    return round(level, 1 - int(np.floor(np.log10(rise))))


def label_lines(ax, lines, taken=()):
    """Write the values of contour lines where these run most nearly level, clear of what is taken."""
    ax.apply_aspect()
    box, taken = ax.bbox.padded(-18), [*ax.transData.transform(np.reshape(taken, (-1, 2)))]
    places = []
    for parts in lines.allsegs:
        line = ax.transData.transform(max(parts, key=len, default=np.empty((0, 2))))
        if len(line) > 1:
            along = np.abs(np.gradient(line, axis=0))
            level = np.round(along[:, 1] / (along.sum(axis=1) + SAME), 1)
            near = np.abs(line[:, None] - np.reshape(taken + places, (1, -1, 2))) < (36, 16)
            level[near.all(axis=2).any(axis=1) | ~((box.min < line) & (line < box.max)).all(axis=1)] = np.inf
            if level.min() <= 1:
                places.append(line[np.argmin(level)])
    ax.clabel(
        lines, fmt=tick, colors=INK, manual=ax.transData.inverted().transform(np.reshape(places, (-1, 2)))
    )


@lru_cache(maxsize=8)
def contour_map(field, size, xlabel, ylabel):
    """Return the contour lines of a field as a backdrop."""
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).subplots()
        prepare(ax, Axis(*field.xs[[0, -1]]), Axis(*field.ys[[0, -1]]), xlabel, ylabel, "")
        fit(ax, equal=True)
        if chosen := levels(field):
            lines = ax.contour(field.xs, field.ys, field.Z, chosen, colors=FRAME, linewidths=1)
            label_lines(ax, lines)
        else:
            flat = f"{short(field.extremes()[0][2])} everywhere" if field.extremes() else "no values"
            ax.text(0.5, 0.5, flat, ha="center", transform=ax.transAxes)
        return Backdrop(ax.figure)


@lru_cache(maxsize=8)
def landscape(field, size, xlabel, ylabel):
    """Return a field as a surface, seen from above at an angle, as a backdrop."""
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).add_axes([0, 0.06, 0.87, 0.94], **VIEW)
        low, high = (point[2] for point in field.extremes() or [(0, 0, 0), (0, 0, 1)])
        x, y = np.meshgrid(field.xs[::2], field.ys[::2])
        look = {"cmap": GREYS, "edgecolor": FRAME, "linewidth": 0.5}
        ax.plot_surface(x, y, field.Z[::2, ::2], rstride=1, cstride=1, **look)
        top = high if high > low else low + (abs(low) or 1)
        ax.set(xlabel=xlabel, ylabel=ylabel, xlim=field.xs[[0, -1]], ylim=field.ys[[0, -1]], zlim=(low, top))
        for side, marked in ((ax.xaxis, field.xs), (ax.yaxis, field.ys), (ax.zaxis, (low, high))):
            side.set_ticks(np.unique([marked[0], marked[-1]]))
            side.set_major_formatter(lambda number, _place: tick(float(f"{number:.3g}")))
        return Backdrop(ax.figure)


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
    x, y, z = (short(number) if np.isfinite(number) else "not known" for number in point)
    return f"({x}, {y}), value {z}"


def walk_table(field, steps, arrow, xlabel, ylabel):
    """Return the main numbers in rows: extremes, gradient and some of the steps."""
    table = [("point", xlabel, ylabel, "value")]
    for word, point in zip(("lowest", "highest"), field.extremes(), strict=False):
        table.append((word, *map(short, point)))
    if arrow is not None:
        table.append(("gradient", *map(short, arrow[2:]), ""))
    chosen = evenly(steps.shape[1], 12) if steps.size else []
    points = np.vstack([steps, field.f(steps)]).T.tolist()
    for i in chosen:
        x, y, z = points[i]
        table.append((f"step {i}", short(x), short(y), short(z) if np.isfinite(z) else "not known"))
    return table
