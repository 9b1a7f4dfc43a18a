"""The picture of points with names: every word of a vocabulary where its two numbers put it."""

from typing import NamedTuple

import numpy as np

from helpers.draw import legend
from helpers.draw.axes import END, HALO, START, Axes, Scale, frame, note, px, source
from helpers.draw.labels import short
from helpers.draw.palette import FRAME, GRADIENT, PAPER, VALUE
from helpers.draw.picture import Picture
from helpers.draw.regions import circle, triangle
from helpers.draw.scale import LARGEST, SMALLEST
from helpers.draw.series import large_enough, titled
from helpers.draw.trail import thinned
from helpers.draw.wordbars import cut, extent, printable

RADIUS = 3  # px
MARKERS = (circle(RADIUS), VALUE), (triangle(RADIUS), GRADIENT)
MOST = 600  # markers that are drawn; of more, only some
CELL = 2  # px; of markers of one kind so close together, one is drawn
TRIED = 80  # so many points, the most extreme ones, may bear their words
WORD = 140  # px; a longer word is cut
CLEAR = 5  # px from a word to the middle of the next marker
ABOVE, BELOW = 9, 3  # px from the line that letters stand on
MIDDLE = ""
ANCHORS = {START: 0, MIDDLE: 0.5, END: 1}  # which share of a word is left of the place where it is written
SIDES = (
    (8, 4, START),  # px from a marker to its word: to the right of it
    (-8, 4, END),
    (0, -10, MIDDLE),  # above it
    (-4, -10, START),
    (4, -10, END),
    (0, 16, MIDDLE),  # below it
    (-4, 16, START),
    (4, 16, END),
)
MARGINS = 0.1, 0.05  # of each axis, beyond the outermost points; there is room for words left and right
ROWS = 20  # rows of the table
NAMED = 3  # points of each side that the sentence names
EXAMPLE = '[("superb", 1.2, 40, 1)]'


class Points(NamedTuple):
    """Points with names."""

    words: list
    x: np.ndarray  # (n,)
    y: np.ndarray  # (n,)
    kind: np.ndarray  # (n,), of 0 and 1


def scatter(
    points, *, log="", xlabel="", ylabel="", title="", size=(640, 360), kinds=("negative", "positive")
):
    """Draw points with names: a marker for each, and its word where there is room.

    Parameters
    ----------
    points : list of (str, float, float, int)
        A word, its x, its y, and its kind: 0 (a circle) or 1 (a triangle).
        Points whose x is furthest from 0 get their words first.
    log : str
        Which axes are logarithmic: "", "x", "y" or "xy".
    xlabel, ylabel, title : str
    size : tuple of int
        Width and height, in px. The legend adds to the height.
    kinds : tuple of str
        What the legend calls kind 0 and kind 1.

    Returns
    -------
    Picture
        Its table has the 20 points whose x is furthest from 0.

    Raises
    ------
    TypeError
        If points is no list of words with two numbers and a kind.
    ValueError
        If a kind is neither 0 nor 1, or log, kinds or size cannot be.
    """
    check_settings(log, kinds)
    given = checked(points)
    shown = placed(given, log)
    heads = ("word", xlabel or "x", ylabel or "y", "kind")
    said = sentence(shown, len(given.words), kinds, titled(title, about(xlabel, ylabel, log)))
    svg = drawn(shown, log, (xlabel, ylabel, title), kinds, *large_enough(size))
    return Picture(svg, said, (heads, *rows(shown, kinds)))


def check_settings(log, kinds):
    """Raise an error unless the axes and the names of the kinds can be so."""
    if log not in ("", "x", "y", "xy"):
        raise ValueError(f'log is {log!r}; say which axes are logarithmic: "", "x", "y" or "xy".')
    if isinstance(kinds, str) or len(kinds) != 2 or not all(isinstance(kind, str) for kind in kinds):
        raise ValueError(f'kinds is {kinds!r}; give two names, such as ("negative", "positive").')


def checked(points):
    """Return a learner's points as columns."""
    try:
        columns = as_columns(points)
    except (TypeError, ValueError):
        given = " ".join(repr(points).split())
        raise TypeError(
            f"points is {given:.40}; give a word, its x, its y and its kind each, such as {EXAMPLE}."
        ) from None
    if not np.isin(columns.kind, (0, 1)).all():
        raise ValueError("The kinds hold other numbers than 0 and 1; a point is drawn as one or the other.")
    return columns


def as_columns(points):
    """Return words and three rows of numbers, and raise an error if that is not what is in the columns."""
    words, *numbers = zip(*points, strict=True) if len(points) else [()] * 4
    x, y, kind = map(np.asarray, numbers)
    if not all(issubclass(given, str) for given in set(map(type, words))):
        raise TypeError("The first column is not made of words.")
    if any(column.dtype.kind not in "biuf" or column.ndim > 1 for column in (x, y, kind)):
        raise TypeError("The other columns are not made of numbers.")
    return Points(words, x.astype(float), y.astype(float), kind)


def placed(points, log):
    """Return the points that have a place on the axes, the most extreme ones first."""
    fits = has_place(points.x, "x" in log) & has_place(points.y, "y" in log)
    order = np.flatnonzero(fits)
    order = order[np.argsort(-abs(points.x[order]), kind="stable")]
    words = [points.words[i] for i in order.tolist()]
    return Points(words, points.x[order], points.y[order], points.kind[order])


def has_place(values, log):
    """Tell which numbers an axis can show, as `helpers.draw.scale.can_show` does for one."""
    return (values >= (SMALLEST if log else -LARGEST)) & (values <= LARGEST)


def drawn(points, log, names, kinds, width, height):
    """Write the SVG source."""
    scales = fitted(points.x, "x" in log, MARGINS[0]), fitted(points.y, "y" in log, MARGINS[1])
    axes = Axes.within((width, height), *scales, *names)
    spots = to_px(axes, points)
    parts = [frame(axes, *names), zero_line(axes)]
    parts += [markers(spots[points.kind == kind], kind) for kind in (0, 1)]
    parts += labels(axes, points, spots)
    parts.append(legend.below(kinds, width, height + 8, key))
    return source(width, height + legend.height(kinds, width), "".join(parts))


def fitted(values, log, margin):
    """Return the scale that shows all values, with a margin, so that no marker lies on the frame."""
    if not len(values):
        return Scale.around([], log)
    most = np.log10(LARGEST) - 1e-9 if log else LARGEST  # 10 to the power of the logarithm may be more
    ends = np.array([values.min(), values.max()])
    ends = np.log10(ends) if log else ends
    ends = np.clip(ends + margin * (ends[1] - ends[0]) * np.array([-1, 1]), -most, most)
    whole = bool((values == np.floor(values)).all())
    return Scale.around((10**ends if log else ends).tolist(), log, tight=True, whole=whole)


def to_px(axes, points):
    """Return where points lie in the picture, as an array (n, 2)."""
    across, up = shares(axes.x, points.x), shares(axes.y, points.y)
    return np.column_stack([axes.left + across * axes.width, axes.bottom - up * axes.height])


def shares(scale, values):
    """Return where numbers stand on a scale, as `Scale.at` does for one: 0 at low, 1 at high."""
    ends = np.array([scale.low, scale.high])
    values, (low, high) = (np.log10(values), np.log10(ends)) if scale.log else (values, ends)
    return (values - low) / (high - low)


def zero_line(axes):
    """Write a line where x is 0, which parts one side from the other."""
    if not axes.x.low < 0 < axes.x.high:
        return ""
    return f"<path d='M{px(axes.across(0))},{px(axes.top)}V{px(axes.bottom)}' stroke='{FRAME}'/>"


def markers(spots, kind):
    """Write the markers of one kind; of those that cover each other, only one."""
    shape, colour = MARKERS[kind]
    kept = spots[thinner(spots)].tolist()
    d = "".join([f"M{x:.1f},{y:.1f}{shape}" for x, y in kept])
    return f"<path d='{d}' fill='{colour}' stroke='{PAPER}' stroke-width='.7'/>" if d else ""


def thinner(spots):
    """Return which places get a marker: all that may bear a word, and of the others not too many."""
    cells = (spots // CELL).astype(int)
    _, first = np.unique(cells[:, 0] * 10_000 + cells[:, 1], return_index=True)
    first.sort()  # again the most extreme ones first
    return np.concatenate([first[:TRIED], thinned(first[TRIED:], MOST - TRIED)])


def labels(axes, points, spots):
    """Yield words where nothing is in their way, those of the most extreme points first."""
    words = [cut(printable(word), WORD) for word in points.words[:TRIED]]
    boxes = boxes_beside(spots[:TRIED], [extent(word) for word in words])
    free = inside(axes, boxes) & ~crowded(axes, boxes, spots)
    taken = []
    for k in np.flatnonzero(free.any(axis=1)).tolist():
        for side in np.flatnonzero(free[k]).tolist():
            box = boxes[k, side].tolist()
            if all(apart(box, other) for other in taken):
                taken.append(box)
                yield label(spots[k].tolist(), side, words[k], points.kind[k])
                break


def boxes_beside(spots, widths):
    """Return where each word may stand, as left, top, right and bottom in px: an array (n, sides, 4)."""
    dx, dy, share = np.array([(dx, dy, ANCHORS[look]) for dx, dy, look in SIDES], float).T
    x, y, width = np.column_stack([spots, widths]).reshape(-1, 3, 1).transpose(1, 0, 2)
    left, base = x + dx - share * width, y + dy
    return np.stack([left, base - ABOVE, left + width, base + BELOW], axis=2)


def inside(axes, boxes):
    """Tell which boxes lie inside the frame."""
    first, last = (axes.left + 2, axes.top + 2), (axes.right - 2, axes.bottom - 2)
    return ((boxes[..., :2] >= first) & (boxes[..., 2:] <= last)).all(axis=2)


def crowded(axes, boxes, spots):
    """Tell which boxes have a marker in them or too near.

    How many there are in a box follows from four sums over all that lies above and to the left
    (a summed-area table: Crow, 1984).
    """
    shape = int(axes.bottom) // CELL + 2, int(axes.right) // CELL + 2
    sums = np.zeros(shape, np.int32)
    across, down = (spots // CELL).astype(int).T
    sums[down + 1, across + 1] = 1
    for axis in (0, 1):
        np.cumsum(sums, axis, out=sums)
    first, last = np.floor((boxes[..., :2] - CLEAR) / CELL), np.ceil((boxes[..., 2:] + CLEAR) / CELL)
    (left, top), (right, bottom) = (
        np.moveaxis(np.clip(ends, 0, (shape[1] - 1, shape[0] - 1)).astype(int), 2, 0)
        for ends in (first, last)
    )
    return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] > 0


def apart(box, other):
    """Tell whether there is a gap between two boxes."""
    left, top, right, bottom = box
    return left >= other[2] + 4 or right <= other[0] - 4 or top >= other[3] or bottom <= other[1]


def label(spot, side, word, kind):
    """Write a word on one side of its marker."""
    dx, dy, look = SIDES[side]
    return note(spot[0] + dx, spot[1] + dy, word, MARKERS[kind][1], f"{HALO} {look}".rstrip())


def key(x, y, i):
    """Write the marker of a kind, to stand before its name."""
    shape, colour = MARKERS[i]
    return f"<path d='M{px(x + 22)},{px(y)}{shape}' fill='{colour}'/>"


def about(xlabel, ylabel, log):
    """Say what the axes are."""
    logarithmic = {"": "", "x": ", x logarithmic", "y": ", y logarithmic", "xy": ", both logarithmic"}[log]
    return f"Points of {ylabel or 'y'} over {xlabel or 'x'}{logarithmic}"


def sentence(points, count, kinds, said):
    """Say how many points there are of each kind, and which ones lie furthest out on both sides."""
    if not count:
        return f"{said}: no points."
    numbers = [f"{(points.kind == kind).sum()} {kinds[kind]}" for kind in (0, 1)]
    said += f": {len(points.words)} point{'s' * (len(points.words) != 1)}, {' and '.join(numbers)}."
    order = np.argsort(points.x, kind="stable").tolist()
    lowest, highest = order[:NAMED], order[NAMED:][: -NAMED - 1 : -1]
    said += f" Furthest left: {named(points, lowest)}." if lowest else ""
    said += f" Furthest right: {named(points, highest)}." if highest else ""
    left_out = count - len(points.words)
    said += f" {left_out} more have no place on these axes." if left_out else ""
    return said + " Of points close together only some are drawn." * (len(points.words) > MOST)


def named(points, places):
    """Write some points, each with its word and its x."""
    return ", ".join(f"“{cut(points.words[i], WORD)}” {short(points.x[i])}" for i in places)


def rows(points, kinds):
    """Return the most extreme points as rows of text."""
    numbers = points.x.tolist(), points.y.tolist(), points.kind.tolist()
    columns = zip(points.words[:ROWS], *numbers, strict=False)
    return [(word, short(x), short(y), kinds[kind]) for word, x, y, kind in columns]
