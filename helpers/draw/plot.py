"""The picture of curves: one or more lines over the same x, such as the loss over the epochs."""

from itertools import groupby
from math import isnan, nan
from typing import NamedTuple

from helpers.draw import legend
from helpers.draw.axes import (
    END,
    HALO,
    START,
    Axes,
    Scale,
    breadth,
    frame,
    marker,
    note,
    path,
    px,
    source,
    style,
)
from helpers.draw.labels import short
from helpers.draw.palette import INK
from helpers.draw.picture import Picture
from helpers.draw.scale import can_show
from helpers.draw.series import checked, large_enough, number, numbers, table, titled

DENSE = 2  # a line with more points than this per px is thinned
SLOT = 0.4  # names beside the lines take at most this share of the width
FEW = 6  # of more lines than this, the sentence leaves the numbers to the table
EXAMPLE = '{"loss": [0.5, 0.2, 0.1]}'


class Curves(NamedTuple):
    """What a plot shows."""

    lines: dict  # name to list of float
    xs: list
    log: str
    xlabel: str
    ylabel: str
    title: str
    mark: int | None  # which x is marked


def curves(ys, x=None, *, log="", xlabel="", ylabel="", title="", mark=None, size=(560, 300)):
    """Draw lines over the same x.

    Parameters
    ----------
    ys : dict of str to sequence of float
        A line for each name. A line may end early; nan, None and infinities are gaps in it,
        and on a logarithmic axis so are 0 and negative numbers.
    x : sequence of float, optional
        1, 2, 3, … if not given.
    log : str
        Which axes are logarithmic: "", "x", "y" or "xy".
    xlabel, ylabel, title : str
    mark : float, optional
        Mark the place nearest to this x, and write the value of every line there.
    size : tuple of int
        Width and height, in px. A legend, where one is needed, adds to the height.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If ys is no dict of lists of numbers, or x or mark is not made of numbers.
    ValueError
        If there are no lines or too many, a line is longer than x, or log is unknown.
    """
    if log not in ("", "x", "y", "xy"):
        raise ValueError(f'log is {log!r}; say which axes are logarithmic: "", "x", "y" or "xy".')
    lines = checked(ys, EXAMPLE)
    longest = max(map(len, lines.values()))
    xs = (
        [float(i + 1) for i in range(longest)]
        if x is None
        else [nan if x_i is None else x_i for x_i in numbers(x, "x")]
    )
    if longest > len(xs):
        raise ValueError(f"A line has {longest} numbers, but x only {len(xs)}; each number needs its x.")
    plot = Curves(lines, xs, log, xlabel, ylabel, title, nearest(xs, mark, "x" in log))
    rows = table((xlabel or "x", *lines), (xs[:longest], *lines.values()))
    return Picture(drawn(plot, *large_enough(size)), sentence(plot), rows)


def nearest(xs, mark, log):
    """Return which x is nearest to the mark, None where nothing is marked."""
    try:
        mark = number(mark)
    except (TypeError, ValueError):
        raise TypeError(f"mark is {mark!r}; give a number on the x axis.") from None
    if mark is None or isnan(mark):
        return None
    shown = [i for i, x in enumerate(xs) if can_show(x, log)]
    return min(shown, key=lambda i: abs(xs[i] - mark), default=None)


def drawn(plot, width, height):
    """Write the SVG source of a plot."""
    names = list(plot.lines)
    if names in ([plot.ylabel], [plot.title], [""]):  # a lone line that is named already
        names = []
    room = 10 + legend.KEY + max(map(breadth, names), default=0) + 4
    fits = names and room <= SLOT * width and len(names) * legend.LINE <= height - 80
    axes = fitted(plot, (width, height), room if fits else 14)
    across = [axes.across(x) for x in plot.xs]
    places = {name: points(axes, across, ys) for name, ys in plot.lines.items()}
    parts = [frame(axes, plot.xlabel, plot.ylabel, plot.title)]
    parts += [line(axes, dots, i) for i, dots in enumerate(places.values())]
    if plot.mark is not None:
        parts.append(marked(axes, plot, [*zip(places.values(), plot.lines.values(), strict=True)]))
    if fits:
        ends = [last(dots) for dots in places.values()]
        wishes = [end[1] if end else axes.bottom for end in ends]
        parts.append(legend.beside(axes, names, wishes, key))
    elif names:
        parts.append(legend.below(names, width, height + 8, key))
        height += legend.height(names, width)
    return source(width, height, "".join(parts))


def fitted(plot, size, right):
    """Return the axes on which all lines can be seen."""
    values = [y for line in plot.lines.values() for y in line]
    whole = all(map(float.is_integer, plot.xs))
    x = Scale.around(plot.xs, "x" in plot.log, tight=True, whole=whole)
    y = Scale.around(values, "y" in plot.log)
    return Axes.within(size, x, y, plot.xlabel, plot.ylabel, plot.title, right)


def points(axes, across, line):
    """Return where the numbers of a line stand, in px, with None for its gaps."""
    pairs = zip(across, map(axes.down, line), strict=False)
    return [None if None in pair else pair for pair in pairs]


def last(places):
    """Return the last place of a line, None if there is none."""
    return next((place for place in reversed(places) if place), None)


def thinned(places):
    """Keep of each column of px the highest and the lowest place."""
    kept = []
    for column, group in groupby(places, key=lambda place: place and int(place[0])):
        group = list(group)
        ends = min(group, key=height_of), max(group, key=height_of)
        kept += [None] if column is None else [place for place in group if place in ends]
    return kept


def height_of(place):
    """Return how far down a place is; a gap is nowhere."""
    return place[1] if place else 0


def line(axes, places, i):
    """Write the i-th line, its end, and what stands alone between two gaps."""
    if len(places) > DENSE * axes.width:
        places = thinned(places)
    padded = [None, *places, None]
    alone = [b for a, b, c in zip(padded, padded[1:], padded[2:], strict=False) if b and not (a or c)]
    pieces = "".join(map(path, axes.cut(places)))
    stroke = f"<path d='{pieces}' {pen(i)}/>" if pieces else ""
    return stroke + "".join(marker(*place, i) for place in dict.fromkeys([*alone, last(places)]) if place)


def pen(i):
    """Return how the i-th line is drawn."""
    colour, dashes, _ = style(i)
    dashed = f" stroke-dasharray='{dashes}'" if dashes else ""
    return f"fill='none' stroke='{colour}' stroke-width='2' stroke-linejoin='round'{dashed}"


def key(x, y, i):
    """Write a bit of the i-th line, to stand before its name."""
    return f"<path d='M{px(x)},{px(y)}h22' {pen(i)}/>" + marker(x + 22, y, i)


def marked(axes, plot, lines):
    """Write a vertical line at the mark, with a dot and a number on every curve there."""
    k, x = plot.mark, axes.across(plot.xs[plot.mark])
    here = [
        (i, dots[k][1], short(line[k])) for i, (dots, line) in enumerate(lines) if k < len(dots) and dots[k]
    ]
    ruler = f"<path d='M{px(x)},{px(axes.top)}V{px(axes.bottom)}' stroke='{INK}' stroke-dasharray='3 3'/>"
    dots = "".join(marker(x, y, i) for i, y, _ in here)
    if (len(here) + 1) * legend.LINE > axes.height:  # then the numbers are left to the table
        return ruler + dots
    words = [short(plot.xs[k]), *(word for _, _, word in here)]
    wishes = [axes.top + 10, *(y - 9 for _, y, _ in here)]
    places = legend.spread(wishes, axes.top + 10, axes.bottom - 8)
    colours = [INK, *(style(i)[0] for i, _, _ in here)]
    on_right = x + 10 + max(map(breadth, words)) <= axes.right
    x, look = (x + 8, START) if on_right else (x - 8, END)
    texts = [
        note(x, y + 4, *text, f"{HALO} {look}")
        for y, text in zip(places, zip(words, colours, strict=True), strict=True)
    ]
    return ruler + dots + "".join(texts)


def sentence(plot):
    """Say what the plot shows: what over what, and where every line begins and ends."""
    names = ", ".join(plot.lines)
    said = f"{plot.ylabel or names} over {plot.xlabel or 'x'}"
    said = titled(plot.title, f"Plot of {said}")
    said += {"": "", "x": ", x logarithmic", "y": ", y logarithmic", "xy": ", both logarithmic"}[plot.log]
    if len(plot.lines) > FEW:
        return f"{said}: {len(plot.lines)} lines. The table has numbers."
    parts = [course(name, line, plot) for name, line in plot.lines.items()]
    return f"{said}. {'; '.join(parts)}.{at_mark(plot)}"


def course(name, line, plot):
    """Say where a line begins and ends, and where it is lowest and highest if that is in between."""
    seen = [
        (y, x)
        for x, y in zip(plot.xs, line, strict=False)
        if can_show(y, "y" in plot.log) and can_show(x, "x" in plot.log)
    ]
    if not seen:
        return f"{name} has no points"
    ends = seen[0][0], seen[-1][0]
    said = f"{name}: {short(seen[0][0])} at {short(seen[0][1])}"
    if len(seen) > 1:
        said += f" to {short(seen[-1][0])} at {short(seen[-1][1])}"
    for word, (y, x) in (("lowest", min(seen)), ("highest", max(seen))):
        said += f", {word} {short(y)} at {short(x)}" if y not in ends else ""
    return said


def at_mark(plot):
    """Say what every line is at the mark."""
    if plot.mark is None:
        return ""
    here = [(name, line[plot.mark]) for name, line in plot.lines.items() if plot.mark < len(line)]
    values = ", ".join(f"{name} is {short(y)}" for name, y in here if y is not None) or "there is no value"
    return f" At {short(plot.xs[plot.mark])}, {values}."
