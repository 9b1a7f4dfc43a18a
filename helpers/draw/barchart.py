"""The picture of bars: numbers side by side, such as the value and the gradient of every layer."""

import re
from functools import partial
from math import ceil, isfinite
from typing import NamedTuple

from helpers.draw import legend
from helpers.draw.axes import HALO, Axes, Scale, box, breadth, headings, note, px, source, style, y_ticks
from helpers.draw.labels import short
from helpers.draw.palette import GRADIENT, INK, PAPER
from helpers.draw.picture import Picture
from helpers.draw.scale import LARGEST, can_show
from helpers.draw.series import checked, large_enough, table, titled

MOST = 200  # more bars than this are too thin
KINDS = 4  # more series than this cannot be told apart
NUMBER = 60  # px that a short number takes at most
ROWS = 40  # rows of the table
FEW = 12  # of more groups than this, the sentence leaves the numbers to the table
SHARE = 0.86  # of a group's width that its bars take together
HEADROOM = 0.13  # of the axis, for the numbers at the bars
HATCH = 6  # px from one line of a hatched bar to the next
EXAMPLE = '{"out": [1, 2, −6]}'
DERIVATIVE = re.compile(r"‖?(δ|d[a-zA-Z](?![a-zA-Z])|d ?\w+/d)")  # δ₁, dw, ‖dW₁‖, dLoss/dw; but not depth


class Bars(NamedTuple):
    """What a bar chart shows."""

    series: dict  # name to list of float or None, all of one length
    labels: list  # the names of the groups
    log: bool
    xlabel: str
    ylabel: str
    title: str
    looks: list  # for each series its colour, and which kind of fill its bars have


def bars(series, *, log=False, xlabel="", ylabel="", title="", size=(560, 220), labels=None):
    """Draw numbers as bars, side by side in groups.

    A series whose name is that of a derivative, such as dw, ‖dW‖ or δ₁, stands in vermilion
    and is hatched, as the second series is where there is none.

    Parameters
    ----------
    series : dict of str to sequence of float
        A kind of bar for each name, with a number for each group; None leaves a place empty.
    log : bool
        Draw the size of each number on a logarithmic axis; its sign stands in the number.
    xlabel, ylabel, title : str
    size : tuple of int
        Width and height, in px. A legend adds to the height.
    labels : sequence of str, optional
        The names of the groups; 1, 2, 3, … if not given.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If series is no dict of lists of numbers.
    ValueError
        If the series or labels are not equally many, or there are too many.
    """
    series = checked(series, EXAMPLE, KINDS)
    names = [str(i + 1) for i in range(len(next(iter(series.values()))))] if labels is None else labels
    chart = Bars(series, list(map(str, names)), bool(log), xlabel, ylabel, title, looks([*series]))
    for name, values in series.items():
        if len(values) != len(chart.labels):
            raise ValueError(
                f"{name!r} has {len(values)} numbers for {len(chart.labels)} groups; each group needs one."
            )
    if len(series) * len(chart.labels) > MOST:
        raise ValueError(f"A bar chart has room for {MOST} bars at most; draw so many numbers with curves.")
    rows = table((xlabel or "group", *series), (chart.labels, *series.values()), ROWS)
    return Picture(drawn(chart, *large_enough(size)), sentence(chart), rows)


def looks(names):
    """Return the colour and the kind of fill of each series: no two have the same kind."""
    gradients = [name for name in names if DERIVATIVE.match(name)]
    kinds = dict(zip(gradients, (1, 2, 3, 0), strict=False))
    free = [kind for kind in range(KINDS) if kind not in kinds.values()]
    kinds |= dict(zip((name for name in names if name not in kinds), free, strict=False))
    return [(GRADIENT if name in gradients else style(kinds[name])[0], kinds[name]) for name in names]


def drawn(chart, width, height):
    """Write the SVG source of a bar chart."""
    names = [] if [*chart.series] in ([chart.ylabel], [chart.title], [""]) else [*chart.series]
    at_bars, in_rows = room_for_numbers(chart, width - 60)
    below = in_rows * len(chart.series) * legend.LINE
    scale, groups = fitted(chart), Scale(0, max(len(chart.labels), 1))
    axes = Axes.within((width, height), groups, scale, chart.xlabel, chart.ylabel, chart.title, below=below)
    parts = [
        y_ticks(axes),
        box(axes),
        headings(axes, "", chart.ylabel, chart.title),
        group_names(axes, chart),
    ]
    if chart.xlabel:
        parts.append(note(axes.left + axes.width / 2, axes.bottom + below + 35, chart.xlabel))
    if not chart.log:
        parts.append(zero_line(axes))
    parts += [one_bar(axes, chart, i, k) for i in range(len(chart.series)) for k in range(len(chart.labels))]
    if at_bars or not in_rows:
        parts += numbers_at_bars(axes, chart, at_bars)
    if in_rows:
        parts += number_rows(axes, chart)
    if names:
        parts.append(legend.below(names, width, height + 8, partial(key, chart)))
        height += legend.height(names, width)
    return source(width, height, "".join(parts))


def room_for_numbers(chart, width):
    """Tell whether the numbers fit at the bars, and else in rows below; it does not hang on the numbers."""
    group = width / max(len(chart.labels), 1)
    at_bars = SHARE * group >= NUMBER * len(chart.series)
    return at_bars, group >= NUMBER and not at_bars


def fitted(chart):
    """Return the scale on which all bars can be seen, with room at their ends."""
    values = [value for line in chart.series.values() for value in line if can_show(value)]
    if chart.log:
        sizes = [abs(value) for value in values if can_show(abs(value), log=True)]
        if sizes:
            low, high = min(sizes) / 3, max(sizes)
            sizes += [low, min(high * (high / low) ** HEADROOM, LARGEST)]
        return Scale.around(sizes, log=True)
    low, high = min([0, *values]), max([0, *values])
    room = HEADROOM * (high - low)
    ends = low - room * (low < 0), high + room * (high > 0)
    return Scale.around([max(ends[0], -LARGEST), min(ends[1], LARGEST), 0])


def place(axes, chart, i, k):
    """Return the left edge and the width of the i-th bar of the k-th group, in px."""
    group = axes.width / len(chart.labels)
    slot = min(SHARE * group / len(chart.series), NUMBER)
    left = axes.left + (k + 0.5) * group + (i - len(chart.series) / 2) * slot
    return left + 0.06 * slot, 0.88 * slot


def ends(axes, chart, value):
    """Return how far down a bar begins and ends, in px; it begins at zero, or at the bottom for log."""
    if chart.log:
        start, end = axes.bottom, axes.down(abs(value)) if can_show(value) else None
    else:
        start, end = axes.down(0), axes.down(value)
    return start, start if end is None else end


def one_bar(axes, chart, i, k):
    """Write the i-th bar of the k-th group; what is zero, no number or not known has none."""
    value = [*chart.series.values()][i][k]
    start, end = ends(axes, chart, value)
    left, width = place(axes, chart, i, k)
    return filled(left, min(start, end), width, abs(start - end), *chart.looks[i]) if start != end else ""


def filled(x, y, width, height, colour, kind):
    """Write a bar: solid, or outlined and filled with lines whose direction is that of its kind."""
    place = f"x='{px(x)}' y='{px(y)}' width='{px(width)}' height='{px(height)}'"
    if kind == 0:
        return f"<rect {place} fill='{colour}'/>"
    dashes = " stroke-dasharray='5 2'" if kind == 1 else ""
    outline = (
        f"<rect {place} fill='{PAPER}' stroke='{colour}' stroke-width='{2 if width > 6 else 1}'{dashes}/>"
    )
    lines = hatched(x, y, width, height, kind)
    return outline + f"<path d='{lines}' stroke='{colour}'/>" if lines and width > 6 else outline


def hatched(x, y, width, height, kind):
    """Write the lines inside a bar as the d of a path: slanted for the second kind, level for the third."""
    if kind == 1:
        steps = range(HATCH, int(width + height), HATCH)
        return "".join(
            f"M{px(x + max(0, c - height))},{px(y + min(c, height))}"
            f"L{px(x + min(c, width))},{px(y + max(0, c - width))}"
            for c in steps
        )
    if kind == 2:
        return "".join(f"M{px(x)},{px(y + c)}h{px(width)}" for c in range(HATCH, int(height), HATCH))
    return ""


def key(chart, x, y, i):
    """Write a small bar of the i-th series, to stand before its name."""
    return filled(x + 4, y - 6, 20, 12, *chart.looks[i])


def zero_line(axes):
    """Write the line that the bars stand on or hang from."""
    return (
        f"<path d='M{px(axes.left)},{px(axes.down(0))}H{px(axes.right)}' stroke='{INK}' stroke-width='1.5'/>"
    )


def middle(axes, chart, k):
    """Return the middle of the k-th group, in px."""
    return axes.left + (k + 0.5) * axes.width / len(chart.labels)


def group_names(axes, chart):
    """Write the names of the groups below the frame, leaving some out where they are crowded."""
    widest = max(map(breadth, chart.labels), default=0) + 6
    every = ceil(widest * len(chart.labels) / axes.width) or 1
    shown = [*enumerate(chart.labels)][::every]
    return "".join(note(middle(axes, chart, k), axes.bottom + 17, name) for k, name in shown)


def numbers_at_bars(axes, chart, whole):
    """Yield the number at the end of every bar; only the sign on a logarithmic axis that has no room."""
    for i, values in enumerate(chart.series.values()):
        for k, value in enumerate(values):
            word = "" if value is None else short(value)
            if not whole:
                word = "−" if chart.log and word.startswith("−") else ""
            if word:
                yield number_at(axes, chart, i, k, word)


def number_at(axes, chart, i, k, word):
    """Write a number above its bar, or below a bar that hangs down."""
    value = [*chart.series.values()][i][k]
    left, width = place(axes, chart, i, k)
    hangs = value < 0 and not chart.log and isfinite(value)
    y = ends(axes, chart, value)[1] + (14 if hangs else -5)
    y = max(axes.top + 12, min(axes.bottom - 4, y))  # where there is no headroom
    return note(left + width / 2, y, word, chart.looks[i][0], HALO)


def number_rows(axes, chart):
    """Yield the numbers below the names of the groups, one row for each kind of bar."""
    for i, values in enumerate(chart.series.values()):
        y = axes.bottom + 17 + (i + 1) * legend.LINE
        yield key(chart, axes.left - 34, y - 4, i)
        for k, value in enumerate(values):
            if value is not None:
                yield note(middle(axes, chart, k), y, short(value), chart.looks[i][0])


def sentence(chart):
    """Say what the bars show; of many groups only the lowest and the highest."""
    names = ", ".join(chart.series)
    said = titled(chart.title, f"Bars of {chart.ylabel or names}")
    said += ", sizes on a logarithmic axis" if chart.log else ""
    parts = [course(name, values, chart) for name, values in chart.series.items()]
    return f"{said}, by {chart.xlabel or 'group'}. {'; '.join(parts)}."


def course(name, values, chart):
    """Say the numbers of one series."""
    known = [(value, label) for value, label in zip(values, chart.labels, strict=True) if value is not None]
    if len(known) <= FEW:
        return f"{name}: " + (", ".join(f"{short(value)} at {label}" for value, label in known) or "none")
    shown = [pair for pair in known if can_show(pair[0])] or known
    (low, at_low), (high, at_high) = min(shown), max(shown)
    return f"{name}: lowest {short(low)} at {at_low}, highest {short(high)} at {at_high}"
