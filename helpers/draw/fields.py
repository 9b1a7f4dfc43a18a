"""A function of two numbers, worked out on a grid, as contour lines, as a surface, or as coloured regions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers.draw.figures import Backdrop, Figure, silence, style
from helpers.draw.numbers import short
from helpers.draw.palette import FRAME, GRADIENT, INK, PAPER, VALUE
from helpers.draw.plots import (
    HALO,
    KINDS,
    LINE,
    NICE,
    SAME,
    Axis,
    breadth,
    drawable,
    evenly,
    fit,
    frame,
    legend,
    prepare,
    tick,
    told,
)

with silence():
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle
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

    def one_by_one(points):
        return np.array([value(f, *point) for point in points.T.tolist()], float)

    xs, ys = np.linspace(*x, n), np.linspace(*y, n)
    every = f if columns else one_by_one
    with np.errstate(all="ignore"):
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
    low, middle, high = (np.nanquantile(field.Z, share) for share in (0, 0.5, 1))
    if not high - low > SAME * max(abs(low), abs(high)):
        return []
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
    size : tuple of float
        In px.
    """
    steps = np.array(path, float).reshape(-1, 2).T

    def draw(ax):
        draw_path(ax, steps, steps)
        if arrow is not None:
            draw_arrows(ax, field, np.array(arrow[:2], float), np.array(arrow[2:], float))

    said = told("", f"Contour lines over {xlabel} and {ylabel}", described(field, steps, arrow))
    return contour_map(field, size, xlabel, ylabel).picture(
        draw, said, walk_table(field, steps, arrow, xlabel, ylabel)
    )


@lru_cache(maxsize=8)
def landscape(field, size, xlabel, ylabel):
    """Return a field as a surface, seen from above at an angle, as a backdrop."""
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).add_axes([-0.01, 0.02, 0.91, 0.96], **VIEW)
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


def surface(field, path=(), *, xlabel="x", ylabel="y", size=(320, 320)):
    """Draw a function of two numbers as a surface, and the steps of gradient descent upon it."""
    steps = np.array(path, float).reshape(-1, 2).T
    backdrop = landscape(field, size, xlabel, ylabel)

    def draw(ax):
        heights = np.nan_to_num(field.f(steps), nan=-np.inf).clip(*ax.get_zlim())
        dots = np.vstack([steps, heights])
        shares = np.linspace(0, max(len(heights) - 1, 0), 24 * len(heights))
        line = np.array([np.interp(shares, np.arange(len(heights)), along) for along in dots])
        draw_path(ax, *(np.where(field.holds(part), part, np.nan) for part in (line, dots)))

    said = told("", f"Surface over {xlabel} and {ylabel}", described(field, steps, None))
    return backdrop.picture(draw, said, walk_table(field, steps, None, xlabel, ylabel))


def draw_path(ax, line, dots):
    """Draw the steps of a walk: a line with dots, a ring where it begins, a large dot where it ends."""
    ax.plot(*line, "-", color=VALUE, linewidth=1.8)
    ax.plot(*dots, "o", color=VALUE, markersize=5, markeredgewidth=0)
    ax.plot(*dots[:, -1:], "o", color=VALUE, markersize=10)
    ax.plot(*dots[:, :1], "o", color=PAPER, markersize=10, markeredgecolor=VALUE, markeredgewidth=2)


def draw_arrows(ax, field, start, gradient):
    """Draw the gradient as an arrow uphill, and one against it downhill; the steeper, the longer."""
    slopes = np.hypot(*np.gradient(field.Z, field.ys, field.xs))
    length, steepest = np.hypot(*gradient), np.nanmax(slopes, initial=0)
    if not (length and field.holds(start)):
        return
    box, here = ax.bbox, ax.transData.transform(start)
    way = ax.transData.transform(start + gradient / length) - here
    reach = min(box.width, box.height) / 3 * np.clip(np.sqrt(length / max(steepest, length / 9)), 1 / 3, 1)
    for name, sign, colour, dashes in (("uphill", 1, GRADIENT, "-"), ("downhill", -1, VALUE, (0, (2, 1)))):
        unit = sign * way / np.hypot(*way)
        border = np.where(unit > 0, box.max, box.min)
        room = np.nanmin((border - here) / np.where(unit, unit, np.nan))
        if room < 12:
            continue  # no room for an arrow
        tip = here + min(reach, room) * unit
        look = {
            "arrowstyle": "-|>",
            "color": colour,
            "linestyle": dashes,
            "linewidth": 3,
            "shrinkA": 0,
            "shrinkB": 0,
            "capstyle": "butt",
            "mutation_scale": 14,
        }
        ax.annotate("", tip, here, "figure pixels", "figure pixels", arrowprops=look)
        half = np.array([breadth(name) / 2 + 3, 9])
        beyond = (tip + unit * (4 + np.abs(unit) @ half)).clip(box.min + half, box.max - half)
        ax.text(*beyond, name, color=colour, ha="center", va="center_baseline", transform=None, bbox=HALO)


def described(field, steps, arrow):
    """Yield where a field is lowest and highest, where a walk leads, and what the gradient is."""
    for word, (x, y, z) in zip(("lowest", "highest"), field.extremes(), strict=False):
        yield f"{word} {short(z)} at ({short(x)}, {short(y)})"
    if steps.size:
        first, last = (f"({short(x)}, {short(y)})" for x, y in steps.T[[0, -1]])
        yield f"the path leads in {steps.shape[1] - 1} steps from {first} to {last}"
    if arrow is not None:
        x, y, dx, dy = map(short, arrow)
        yield f"the gradient at ({x}, {y}) is ({dx}, {dy})"


def walk_table(field, steps, arrow, xlabel, ylabel):
    """Return the main numbers in rows: extremes, gradient and some of the steps."""
    table = [("point", xlabel, ylabel, "value")]
    for word, point in zip(("lowest", "highest"), field.extremes(), strict=False):
        table.append((word, *map(short, point)))
    if arrow is not None:
        table.append(("gradient", *map(short, arrow[2:]), ""))
    chosen = evenly(steps.shape[1], 12) if steps.size else []
    for i, z in zip(chosen, field.f(steps[:, chosen]), strict=True):
        table.append((f"step {i}", *map(short, steps[:, i]), short(z) if np.isfinite(z) else "not known"))
    return table


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
    size : tuple of float
        In px.
    """
    right = (field.f(x) > 0.5) == (labels == 1)
    large = 12 if len(labels) <= 20 else 7  # px

    def draw(ax):
        grid = field.xs, field.ys, field.Z
        ax.contourf(*grid, (0, 0.25, 0.5, 0.75, 1), colors=TINTS)
        lines = ax.contour(*grid, (0.25, 0.5, 0.75), colors=(FRAME, INK, FRAME), linewidths=(0.7, 2.5, 0.7))
        label_lines(ax, lines, taken=x.T)
        marks = []
        for k, (marker, colour) in enumerate(KINDS):
            look = {"color": colour, "markersize": large * (1 + 0.35 * k), "markeredgewidth": 0}
            marks += ax.plot(*x[:, labels == k], marker, **look)
        if not right.all():
            marks += ax.plot(
                *x[:, ~right],
                "o",
                color="none",
                markeredgecolor=INK,
                markersize=large + 5,
                markeredgewidth=1.2,
            )
        ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, edgecolor=FRAME, transform=ax.transAxes))
        legend(ax, marks, ("label 0", "label 1", "wrong side")[: len(marks)])

    said = f"{right.sum()} of {len(right)} points lie on their side"
    said = told("", "Output over x₁ and x₂, with a thick line where it is 0.5", [said])
    kinds = (("0", labels == 0), ("1", labels == 1), ("both", labels >= 0))
    table = [(name, str(kind.sum()), str((kind & right).sum())) for name, kind in kinds]
    axes = Axis(*field.xs[[0, -1]]), Axis(*field.ys[[0, -1]])
    backdrop = frame(size, *axes, "x₁", "x₂", below=LINE, equal=True)
    return backdrop.picture(draw, said, [("label", "points", "on their side"), *table])
