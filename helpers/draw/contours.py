"""Contour lines of a function of two numbers, the gradient's arrow, and the path of gradient descent."""

from functools import lru_cache

import numpy as np

from helpers.draw.axes import HALO, frame, note, path, source
from helpers.draw.labels import short
from helpers.draw.levels import label_places, levels
from helpers.draw.palette import FRAME
from helpers.draw.picture import Picture
from helpers.draw.plane import contour_maker, plane, to_px
from helpers.draw.scale import tick_labels
from helpers.draw.trail import along, rows, told, trail, trail_source
from helpers.draw.uphill import covered, pointer, shafts, tips, told_pointer

FINE = 5  # px; the corners of a line are hardly closer


def contours(field, path=(), arrow=None, *, xlabel="x", ylabel="y", title="", size=(320, 320)):
    """Draw where a function of two numbers has the same value, as a map draws heights.

    Parameters
    ----------
    field : Field
        What `field` returned.
    path : sequence of (float, float)
        Steps of gradient descent, drawn as a line with dots.
    arrow : tuple of float, optional
        A point and the gradient there, (x, y, dx, dy): a solid arrow uphill along
        the gradient, and a dashed one downhill against it.
    xlabel, ylabel, title : str
    size : tuple of float
        Width and height, in px.

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        If the path holds anything else than points, or the arrow anything else than four numbers.
    """
    words = {"xlabel": xlabel, "ylabel": ylabel, "title": title}
    axes = plane(field, size, **words)
    way, arrows = trail(path, field), pointer(arrow, field, axes)
    taken = np.concatenate([to_px(axes, along(way)), covered(arrows, axes)])
    chosen, *drawn = lines(field, axes)
    parts = [frame(axes, **words), labelled(axes, chosen, *drawn, taken) if chosen else flat(field, axes)]
    parts += [shafts(arrows), trail_source(way, lambda points: to_px(axes, points)), tips(arrows, axes)]
    said = sentence(field, chosen, title, f"{xlabel} and {ylabel}") + told(way, field) + told_pointer(arrows)
    return Picture(source(*size, "".join(parts)), said, table(field, way, arrows, xlabel, ylabel))


@lru_cache(maxsize=8)  # while a path grows, the lines below it stay
def lines(field, axes):
    """Return the levels of the contour lines, the lines of each, and how they are written."""
    chosen, maker = levels(field), contour_maker(field, axes)
    found = [[coarser(line) for line in maker.lines(level)] for level in chosen]
    return chosen, found, "".join(path(line.tolist()) for some in found for line in some)


def labelled(axes, chosen, found, d, taken):
    """Write the contour lines, and their values where there is room."""
    words = [written(level) for level in chosen]
    corners = [axes.left, axes.top], [axes.right, axes.bottom]
    texts = [note(x, y + 4, word, look=HALO) for word, x, y in label_places(found, words, taken, *corners)]
    return f"<path d='{d}' fill='none' stroke='{FRAME}'/>" + "".join(texts)


def written(level):
    """Write the value of a contour line, large ones with a power of ten."""
    return tick_labels([level])[0]


def coarser(line):
    """Leave out corners of a line that are too close to be seen."""
    reach = np.abs(np.diff(line, axis=0)).sum()
    every = max(1, min(int(FINE * len(line) / (reach + 1)), len(line) // 8))  # a small ring stays round
    return line if every == 1 else np.concatenate([line[:-1:every], line[-1:]])


def flat(field, axes):
    """Write in the middle of an empty frame why there are no lines."""
    return note(axes.left + axes.width / 2, axes.top + axes.height / 2, all_the_same(field))


def all_the_same(field):
    """Say what a field without contour lines is."""
    ends = field.extremes
    return f"{short(ends[0][2])} everywhere" if ends else "no values"


def sentence(field, chosen, title, names):
    """Say what the lines show: their values, and where the lowest and highest places are."""
    said = f"{title}: contour lines" if title else "Contour lines"
    said += f" over {names}"
    if not chosen:
        return f"{said}: {all_the_same(field)}."
    values = ", ".join(map(written, chosen))
    return f"{said} at {values}. {extremes_told(field)}"


def extremes_told(field):
    """Say where on the grid the lowest and the highest value are."""
    ends = zip(("Lowest", "highest"), field.extremes, strict=True)
    return "; ".join(f"{word} {short(z)} at ({short(x)}, {short(y)})" for word, (x, y, z) in ends) + "."


def table(field, way, arrows, xlabel, ylabel):
    """Return the main numbers in rows: extremes, gradient and steps."""
    ends = zip(("lowest", "highest"), field.extremes or (), strict=False)
    found = [(word, short(x), short(y), short(z)) for word, (x, y, z) in ends]
    slope = [("gradient", *map(short, arrows.numbers[2:]), "")] if arrows else []
    return ("point", xlabel, ylabel, "value"), *found, *slope, *rows(way, field)
