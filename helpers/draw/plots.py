"""Curves, bars, words, points and images: one function for each plot, over axes that are kept."""

import re
from functools import lru_cache
from io import StringIO
from math import ceil, isqrt, nan
from typing import NamedTuple

import numpy as np

from helpers.draw.figures import Backdrop, Figure, RendererSVG, silence, style
from helpers.draw.numbers import RAISED, short
from helpers.draw.palette import FRAME, GRADIENT, GRID, INK, PAPER, VALUE
from helpers.draw.picture import WIDEST

with silence():
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path
    from matplotlib.textpath import text_to_path
    from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator
    from matplotlib.transforms import IdentityTransform

LINE = 20  # px, height of a line of text
LARGEST = 1e300  # what is larger, or smaller than its inverse, has no place on an axis
SAME = 1e-11  # numbers that differ by so small a share are one
NICE = [1, 2, 5, 10]
LETTERS = FontProperties(family="DejaVu Sans", size=12)
HALO = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
LOGARITHMIC = {"": "", "x": ", x logarithmic", "y": ", y logarithmic", "xy": ", both logarithmic"}
KINDS = ("o", VALUE), ("^", GRADIENT)  # the marker and the colour of samples of two kinds
DERIVATIVE = re.compile(r"‖?(δ|d[a-zA-Z](?![a-zA-Z])|d ?\w+/d)")  # δ₁, dw, ‖dW₁‖, dLoss/dw; but not depth
SOLID = {"color": VALUE}
HATCHED = {
    "facecolor": PAPER,
    "edgecolor": GRADIENT,
    "hatch": "///",
    "linestyle": (0, (3, 1)),
    "linewidth": 2,
}
LEVEL = {"facecolor": PAPER, "edgecolor": GRADIENT, "hatch": "---", "linewidth": 2}
DOTTED = {"facecolor": PAPER, "edgecolor": VALUE, "hatch": "...", "linewidth": 2}
SIDES = (  # from a marker to the word beside it, in px, and how that is aligned
    (8, 0, "left"), (-8, 0, "right"), (0, 14, "center"), (-4, 14, "left"), (4, 14, "right"),
    (0, -14, "center"), (-4, -14, "left"), (4, -14, "right"),
)  # fmt: skip


class Axis(NamedTuple):
    """From where to where an axis goes, and what stands beside it."""

    low: float
    high: float
    log: bool = False
    whole: bool = False  # only whole numbers, as for layers or epochs
    names: tuple = ()  # of the groups at 0.5, 1.5, …, instead of numbers


def axis(values, log=False, tight=False, margin=0):
    """Return the axis that shows all numbers; it ends at the outermost ones, or at the next round ones."""
    shown = drawable(values, log)
    shown = shown[~np.isnan(shown)]
    low, high = (shown.min(), shown.max()) if len(shown) else (0.1, 1.0) if log else (0.0, 1.0)
    if high - low <= SAME * abs(high):
        low, high = (low / 2, high * 2) if log else (low - (abs(low) / 2 or 1), high + (abs(high) / 2 or 1))
    if log:
        room = (high / low) ** margin
        low, high = low / room, high * room
    else:
        room = (high - low) * margin
        low, high = low - room, high + room
    if not tight and log:
        decades = range(int(np.floor(np.log10(low))) - 1, int(np.ceil(np.log10(high))) + 1)
        steps = np.array([float(f"{step}e{k}") for k in decades for step in (1, 2, 5)])
        low, high = steps[steps <= low].max(), steps[steps >= high].min()
    elif not tight:
        low, *_, high = MaxNLocator(6, steps=NICE).tick_values(low, high)
    return Axis(float(low), float(high), log, bool((shown == shown.round()).all()))


def drawable(values, log=False):
    """Return numbers as floats, with nan for those that have no place on an axis."""
    values = np.array(values, float)
    fits = (np.abs(values) < LARGEST) & ((values > 1 / LARGEST) | (not log))
    return np.where(fits, values, nan)


@lru_cache(maxsize=64)
def frame(size, x, y, xlabel="", ylabel="", title="", right=0, below=0, equal=False):
    """Return empty axes as a backdrop, with some px kept free to the right of them and below."""
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).subplots()
        prepare(ax, x, y, xlabel, ylabel, title)
        fit(ax, right, below, equal)
        return Backdrop(ax.figure)


@lru_cache(maxsize=16)
def sheet(width, height):
    """Return an empty backdrop whose coordinates are px, from the upper left corner."""
    with style():
        ax = Figure((width / 72, height / 72)).add_axes([0, 0, 1, 1])
        ax.set(xlim=(0, width), ylim=(height, 0))
        ax.set_axis_off()
        return Backdrop(ax.figure)


def prepare(ax, x, y, xlabel, ylabel, title):
    """Give axes their limits, numbers and names; ylabel lies flat above the upper left corner."""
    width, height = ax.figure.bbox.size
    ax.set(xscale="log" if x.log else "linear", yscale="log" if y.log else "linear")
    ax.set(xlim=x[:2], ylim=y[:2], xlabel=xlabel)
    ax.set_title(ylabel, loc="left", fontsize=12, fontweight="normal")
    ax.set_title(title + "\n" * bool(title and ylabel))  # the title stands above ylabel
    numbered(ax.xaxis, x, width // 50)
    numbered(ax.yaxis, y, (height - 60) // 30)
    if x.names:
        every = ceil((max(map(breadth, x.names)) + 4) * len(x.names) / (width - 60))
        ax.set_xticks(np.arange(len(x.names))[::every] + 0.5, x.names[::every])
        ax.grid(False, axis="x")


def numbered(side, scale, most):
    """Write round numbers beside an axis, about so many."""
    most = int(min(max(most, 3), 9))
    decades = np.log10(scale.high / scale.low) if scale.log else 0
    if scale.log:
        side.set_major_locator(LogLocator(subs=(1, 2, 5) if decades <= 2 else (1,), numticks=most))
    else:
        side.set_major_locator(MaxNLocator(most, steps=NICE, integer=scale.whole))
    side.set_minor_locator(NullLocator())
    side.set_major_formatter(power if decades > 6 else tick)


def fit(ax, right=0, below=0, equal=False):
    """Make axes as large as their names leave room for, in whole px; equal steps may have to look equal."""
    width, height = ax.figure.bbox.size
    ax.set_position([0, 0, 1, 1])
    box = ax.get_tightbbox(RendererSVG(width, height, StringIO()))
    left, bottom = max(44, ceil(8 - box.x0)), ceil(6 - box.y0) + below
    right, top = max(14, ceil(box.x1 - width) + 4, right), ceil(box.y1 - height) + 6
    ax.set_position([left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height])
    if equal:
        ax.set_aspect("equal", anchor="NW")


def tick(value, _place=None):
    """Write a round number: 0.02, −500, 2·10⁷."""
    digits, _, exponent = f"{value or 0:.{6 if abs(value) >= 1e6 else 9}g}".partition("e")
    if exponent:
        raised = "10" + f"{int(exponent)}".replace("-", "−").translate(RAISED)
        digits = {"1": raised, "-1": f"-{raised}"}.get(digits, f"{digits}·{raised}")
    return digits.replace("-", "−")


def power(value, _place=None):
    """Write a power of ten."""
    return "10" + f"{np.log10(value):.0f}".replace("-", "−").translate(RAISED)


def breadth(text):
    """Return how broad a line of text is, in px; a letter such as 語 counts as a W."""
    letters = "".join("W" if letter >= "\u2e80" else letter for letter in text)
    return text_to_path.get_text_width_height_descent(letters, LETTERS, False)[0]


def cut(word, room=150):
    """Shorten a word that is too long for its room, in px, and write “?” for what is no sign."""
    word = "".join(letter if letter.isprintable() else "?" for letter in word[:60])
    while breadth(word) > room:
        word = word.removesuffix("…")[:-1] + "…"
    return word


def spread(wishes, low, high, gap=16):
    """Move places apart, so that they keep a distance, and stay between low and high where they can."""
    order = np.argsort(wishes, kind="stable")
    steps, places = gap * np.arange(len(order)), np.empty(len(order))
    risen = np.maximum.accumulate(np.maximum(np.array(wishes, float)[order], low) - steps)
    places[order] = np.minimum(risen, high - steps[-1:].sum()) + steps
    return places


def legend(ax, marks, names):
    """Name marks in the lower left corner of the picture, in one row where there is room."""
    columns = len(names) if in_one_row(names, ax.figure.bbox.width) else 1
    corner = {"loc": "lower left", "bbox_to_anchor": (30, -2), "bbox_transform": IdentityTransform()}
    ax.legend(marks, names, ncols=columns, **corner)


def in_one_row(names, width):
    """Tell whether a picture is broad enough for a legend in one row."""
    return 40 + sum(40 + breadth(name) for name in names) <= width


def numbers(values, name):
    """Return a learner's numbers as floats, with nan for None."""
    try:
        return np.array([nan if value is None else float(value) for value in values])
    except (TypeError, ValueError, OverflowError):
        given = " ".join(repr(values).split())
        raise TypeError(f"{name} holds {given:.40}; it needs a list of numbers, such as [2, 1.5].") from None


def named_numbers(given):
    """Return a learner's rows of numbers by their names."""
    if not isinstance(given, dict) or not given:
        raise TypeError('A plot needs names with their numbers; give a dict such as {"loss": [0.5, 0.2]}.')
    return {str(name): numbers(values, repr(name)) for name, values in given.items()}


def evenly(count, most):
    """Return at most so many of the first whole numbers, evenly chosen, the first and the last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int)).tolist()


def rows(heads, *columns, most=12):
    """Return columns as rows of text; of many some are chosen."""
    return heads, *(
        tuple(cell(column, i) for column in columns) for i in evenly(max(map(len, columns)), most)
    )


def cell(column, i):
    """Write what stands at a place of a column, nothing where it has ended or has a gap."""
    value = column[i] if i < len(column) else ""
    return value if isinstance(value, str) else "" if np.isnan(value) else short(value)


def told(title, shown, parts=()):
    """Return a title, what is shown, and its parts, as sentences."""
    return " ".join(f"{part}." for part in (title, shown, "; ".join(parts)) if part)


def curves(ys, x=None, *, log="", xlabel="", ylabel="", title="", mark=None, size=(560, 300), alt=""):
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
        Width and height, in px.
    alt : str
        What the plot shows, where more is to be said than how each line begins and ends.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If ys is no dict of lists of numbers.
    ValueError
        If a line is longer than x.
    """
    lines = named_numbers(ys)
    longest = max(map(len, lines.values()))
    xs = np.arange(1.0, longest + 1) if x is None else numbers(x, "x")
    if longest > len(xs):
        raise ValueError(f"A line has {longest} numbers, but x only {len(xs)}; each number needs its x.")
    names = [] if [*lines] in ([ylabel], [title], [""]) else [*lines]  # a lone line that is named already
    across = axis(xs, "x" in log, tight=True)
    up = axis(np.concatenate([*lines.values()]), "y" in log)
    right = max((44 + ceil(breadth(name)) for name in names), default=0)
    marked = [] if mark is None else [int(np.argmin(np.abs(xs - mark)))]

    def draw(ax):
        for line in lines.values():
            line = drawable(line, "y" in log)
            ax.plot(xs[: len(line)], line, markevery=ends(line), clip_on=False)
        name_lines(ax, names)
        for i in marked:
            mark_values(ax, xs[i], [line[i] for line in lines.values()])

    parts = [f"{name}: {course(xs, line)}" for name, line in lines.items()]
    for i in marked:
        values = ", ".join(f"{name} {short(line[i])}" for name, line in lines.items())
        parts.append(f"at {short(xs[i])}: {values}")
    about = f"Plot of {ylabel or ', '.join(lines)} over {xlabel or 'x'}{LOGARITHMIC[log]}"
    table = rows((xlabel or "x", *lines), xs[:longest], *lines.values())
    backdrop = frame(size, across, up, xlabel, ylabel, title, right)
    return backdrop.picture(draw, alt or told(title, about, parts), table)


def ends(line):
    """Return which places of a line get a marker: those that stand alone between two gaps, and the last."""
    known = np.concatenate([[False], ~np.isnan(line), [False]])
    alone = known[1:-1] & ~known[:-2] & ~known[2:]
    return [*np.flatnonzero(alone).tolist(), *np.flatnonzero(known[1:-1])[-1:].tolist()]


def course(xs, line):
    """Say how a line begins and ends."""
    known = np.flatnonzero(np.isfinite(line)).tolist()
    first_and_last = dict.fromkeys(known[:1] + known[-1:])
    return " to ".join(f"{short(line[i])} at {short(xs[i])}" for i in first_and_last) or "no points"


def name_lines(ax, names):
    """Write the names of the lines beside their ends, each behind a bit of its line."""
    lines, box = ax.get_lines(), ax.bbox
    last = [line.get_xydata()[line.get_markevery()[-1:]] for line in lines]
    heights = [ax.transData.transform(place)[:, 1].sum() for place in last]
    ax.set_prop_cycle(None)  # the bits look as the lines do
    for name, y in zip(names, spread(heights, box.y0, box.y1), strict=False):
        key = [box.x1 + 10, box.x1 + 32]
        ax.plot(key, [y, y], markevery=[1], transform=IdentityTransform(), clip_on=False)
        ax.text(box.x1 + 40, y, name, va="center_baseline", transform=None)


def mark_values(ax, x, ys):
    """Draw a vertical line at x, and a marker with its value on every line there."""
    box, across = ax.bbox, ax.get_xaxis_transform().transform((x, 0))[0]
    known = [(line, y) for line, y in zip(ax.get_lines(), ys, strict=False) if np.isfinite(y)]
    ax.axvline(x, color=INK, linewidth=1, linestyle=(0, (3, 3)))
    words, heights = [(short(x), INK)], [box.y1]
    for line, y in known:
        ax.plot(x, y, line.get_marker(), color=line.get_color(), clip_on=False)
        words.append((short(y), line.get_color()))
        heights.append(ax.transData.transform((x, y))[1] + 9)
    fits = across + 10 + max(breadth(word) for word, _ in words) < box.x1
    place = {"x": across + 8, "ha": "left"} if fits else {"x": across - 8, "ha": "right"}
    for (word, colour), y in zip(words, spread(heights, box.y0 + 8, box.y1 - 10), strict=True):
        ax.text(y=y, s=word, color=colour, va="center_baseline", transform=None, bbox=HALO, **place)


def bars(series, *, labels=None, log=False, title="", size=(560, 220)):
    """Draw rows of numbers as bars, side by side in groups; those with the name of a derivative are hatched.

    On a logarithmic axis stand their sizes.
    """
    series = named_numbers(series)
    groups = len(next(iter(series.values())))
    labels = tuple(str(i + 1) for i in range(groups)) if labels is None else tuple(labels)
    if {len(labels), *map(len, series.values())} != {groups}:
        raise ValueError("Each group of bars needs one number of every kind, and one name.")
    drawn = np.array([drawable(abs(line) if log else line, log) for line in series.values()])
    up = axis(np.outer(drawn, (0.4, 2)), log) if log else axis([0, *drawn.ravel() * 1.1])
    names = [] if [*series] == [title] else [*series]
    named = LINE * (1 if in_one_row(names, size[0]) else len(names)) * bool(names)
    share = 0.86 / len(series)  # of a group's room, for a bar
    fits = share * (size[0] - 60) / groups > 50

    def draw(ax):
        for i, (line, look) in enumerate(zip(series.values(), looks(series), strict=True)):
            middles = np.arange(groups) + 0.5 + share * (i + 0.5 - len(series) / 2)
            bar = ax.bar(middles, np.nan_to_num(drawn[i]), 0.88 * share, **look)
            words = [cell(line, k) for k in range(groups)]
            if fits:
                ax.bar_label(bar, words, color=look.get("edgecolor", VALUE), padding=2)
        if not log:
            ax.axhline(0, color=INK, linewidth=1.5)
        legend(ax, ax.containers[:], names)

    parts = [f"{name}: {listed(labels, line)}" for name, line in series.items()]
    said = told(title, f"Bars of {', '.join(series)}{', sizes on a logarithmic axis' * log}", parts)
    backdrop = frame((size[0], size[1] + named), Axis(0, groups, names=labels), up, title=title, below=named)
    return backdrop.picture(draw, said, rows(("group", *series), labels, *series.values(), most=40))


def looks(names):
    """Yield how the bars of each name look."""
    values, gradients = iter((SOLID, DOTTED)), iter((HATCHED, LEVEL))
    for name in names:
        yield next(gradients if DERIVATIVE.match(name) else values)


def listed(names, values):
    """Say the number of every name; of many only the lowest and the highest."""
    known = [(value, name) for value, name in zip(values, names, strict=True) if np.isfinite(value)]
    said = [f"{short(value)} at {name}" for value, name in known]
    if len(known) > 12:
        said = [
            f"{word} {said[known.index(end(known))]}" for word, end in (("lowest", min), ("highest", max))
        ]
    return ", ".join(said) or "no numbers"


def words(pairs, *, width=WIDEST):
    """Draw what each word of a text adds: a row with a bar and its number, for the 24 furthest from zero.

    Parameters
    ----------
    pairs : list of (str, float)
        The words in the order of the text, each with its number.
    width : int
        In px.
    """
    given, values = [str(word) for word, _ in pairs], numbers([number for _, number in pairs], "The list")
    chosen = np.sort(np.argsort(-np.abs(values), kind="stable")[:24])
    shown, values, left_out = [given[i] for i in chosen], values[chosen], len(given) - len(chosen)
    remark = f"left out: the {left_out} of {len(given)} words that are closest to zero" * bool(left_out)
    middles = 17 + 18 * np.arange(len(shown))
    room = width * 3 / 8 - 76  # px for the longest bar, and as many to the left
    zero = width - 76 - room
    lengths = np.nan_to_num(drawable(values) * room / (np.nanmax(np.abs(drawable(values)), initial=0) or 1))

    def draw(ax):
        ax.hlines(middles[1:] - 9, 8, width - 8, GRID, linewidth=1)
        ax.vlines(zero, 8, 8 + 18 * len(shown), INK, linewidth=1.5)
        ax.barh(middles[lengths > 0], lengths[lengths > 0], 12, zero, **SOLID)
        ax.barh(middles[lengths < 0], lengths[lengths < 0], 12, zero, **HATCHED)
        for y, word, value, length in zip(middles, shown, values, lengths, strict=True):
            ax.text(width / 4, y, cut(word), ha="right", va="center_baseline")
            look, side, step = (GRADIENT, "right", -5) if value < 0 else (VALUE, "left", 5)
            ax.text(zero + length + step, y, cell([value], 0), color=look, ha=side, va="center_baseline")
        ax.text(
            width / 2,
            17 + 18 * len(shown),
            remark if given else "no words",
            ha="center",
            va="center_baseline",
        )

    about = f"Bars of {len(given)} words, in the order of the text" if given else "There are no words"
    said = told("", about, [listed([f"“{cut(word)}”" for word in shown], values)] * bool(given))
    backdrop = sheet(width, 16 + 18 * (len(shown) + bool(left_out or not given)))
    return backdrop.picture(draw, said, (("word", "number"), *zip(shown, map(short, values), strict=True)))


def scatter(
    points, *, log="", xlabel="", ylabel="", title="", size=(640, 360), kinds=("negative", "positive"), alt=""
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
        Width and height, in px; the legend adds to the height.
    kinds : tuple of str
        What the legend calls kind 0 and kind 1.
    alt : str
        What the points show, where more is to be said than which lie furthest out.

    Returns
    -------
    Picture
        Its table has the 20 points whose x is furthest from 0.

    Raises
    ------
    TypeError
        If points is no list of words with two numbers and a kind.
    """
    try:
        given, *columns = zip(*points, strict=True)
        x, y, kind = (numbers(column, "points") for column in columns)
    except (TypeError, ValueError):
        example = '("superb", 1.2, 40, 1)'
        raise TypeError(f"Give each point as a word, its x, its y and its kind, such as {example}.") from None
    x, y = drawable(x, "x" in log), drawable(y, "y" in log)
    order = np.argsort(-np.abs(x), kind="stable")
    order = order[~np.isnan(x + y)[order]]
    x, y, kind, given = x[order], y[order], kind[order].astype(int), [str(given[i]) for i in order]
    across, up = axis(x, "x" in log, True, margin=0.1), axis(y, "y" in log, True, margin=0.05)
    backdrop = frame((size[0], size[1] + LINE), across, up, xlabel, ylabel, title, below=LINE)

    def draw(ax):
        spots = ax.transData.transform(np.column_stack([x, y]))
        _, first = np.unique(spots // 2, axis=0, return_index=True)  # one marker for all on the same spot
        seen = np.isin(np.arange(len(x)), first)
        marks = [
            ax.plot(x[seen & (kind == k)], y[seen & (kind == k)], marker, color=colour)[0]
            for k, (marker, colour) in enumerate(KINDS)
        ]
        ax.axvline(0, color=FRAME, linewidth=1)
        words = [cut(word, 140) for word in given[:80]]
        for i, place, side in free_places(spots, words, ax.bbox):
            look = {"color": KINDS[kind[i]][1], "ha": side, "va": "center_baseline", "bbox": HALO}
            ax.text(*place, words[i], transform=None, **look)
        legend(ax, marks, kinds)

    counts = " and ".join(f"{(kind == k).sum()} {name}" for k, name in enumerate(kinds))
    by_x = np.argsort(x, kind="stable").tolist()
    parts = [
        f"furthest {side}: " + ", ".join(f"“{cut(given[i])}” {short(x[i])}" for i in chosen)
        for side, chosen in (("left", by_x[:3]), ("right", by_x[:-4:-1]))
    ]
    about = f"Points of {ylabel or 'y'} over {xlabel or 'x'}{LOGARITHMIC[log]}: {counts}"
    columns = given[:20], x[:20], y[:20], [kinds[k] for k in kind[:20]]
    table = rows(("word", xlabel or "x", ylabel or "y", "kind"), *columns, most=20)
    return backdrop.picture(draw, alt or told(title, about, parts), table)


def free_places(spots, words, box):
    """Yield where words can stand beside their spots, clear of the other spots and words, in px.

    Each is (number of the word, place, alignment); the first words choose first.
    """
    taken = np.empty((0, 4))
    for i, word in enumerate(words):
        for dx, dy, side in SIDES:
            x, y = spots[i] + (dx, dy)
            left = x - breadth(word) * {"left": 0, "center": 0.5, "right": 1}[side]
            right, low, high = left + breadth(word), y - 7, y + 7
            inside = box.x0 < left and right < box.x1 and box.y0 < low and high < box.y1
            near = (spots > (left - 5, low - 4)) & (spots < (right + 5, high + 4))
            meets = (taken > (left, -right, low, -high)).all(axis=1)  # each ends after this one begins
            if inside and not near.all(axis=1).any() and not meets.any():
                taken = np.vstack([taken, (right + 4, 4 - left, high, -low)])
                yield i, (x, y), side
                break


def images(pictures, captions, columns=8, alt=""):
    r"""Draw small images in rows: dark ink on a light ground, a caption below each.

    Parameters
    ----------
    pictures : array (n, h, w) or (n, h·h)
        A row of pixels is taken for a square. Zero is blank, the largest number of all is full ink.
    captions : list of str
        One for each image; "\n" begins a second line.
    columns : int
        How many images stand side by side, as far as the page is wide enough.
    alt : str
        What the images show, where more is to be said than their captions.

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        If the pictures are no such array, or the captions are not as many.
    """
    pixels = np.asarray(pictures, float)
    if pixels.ndim == 2 and isqrt(pixels.shape[1]) ** 2 == pixels.shape[1]:
        pixels = pixels.reshape(len(pixels), isqrt(pixels.shape[1]), -1)
    if pixels.ndim != 3 or not pixels.size or len(captions) != len(pixels):
        wanted = f"images need shape (n, h, w), and n captions; here are {len(captions)}"
        raise ValueError(f"The pictures have shape {pixels.shape}; {wanted}.")
    n, h, w = pixels.shape
    dot = max(1, round(64 / max(h, w)))  # px
    lines = [caption.split("\n") for caption in captions]
    across = ceil(max(w * dot, *(breadth(line) for caption in lines for line in caption))) + 14
    down = h * dot + 15 * max(map(len, lines)) + 16
    columns = max(1, min(columns, n, (WIDEST - 14) // across))
    corners = [
        (7 + i % columns * across + (across - w * dot) // 2, 7 + i // columns * down) for i in range(n)
    ]
    shades = np.ceil(8 * np.maximum(pixels, 0) / (pixels.max() or 1) - 0.5)

    def draw(ax):
        for shade in np.unique(shades[shades > 0]):
            dots = [square(corners[i], column, row, dot) for i, row, column in np.argwhere(shades == shade)]
            ax.add_patch(PathPatch(Path.make_compound_path(*dots), color=INK, alpha=shade / 8, linewidth=0))
        for (x, y), caption in zip(corners, captions, strict=True):
            ax.add_patch(Rectangle((x - 0.5, y - 0.5), w * dot + 1, h * dot + 1, fill=False, edgecolor=FRAME))
            ax.text(x + w * dot / 2, y + h * dot + 5, caption, ha="center", va="top")

    said = [", ".join(caption) for caption in lines]
    about = f"{n} images of {h} × {w} pixels: {'; '.join(said)}"
    table = rows(("image", "caption"), [str(i + 1) for i in range(n)], said, most=n)
    backdrop = sheet(columns * across + 14, corners[-1][1] + down)
    return backdrop.picture(draw, alt or told("", about), table)


def square(corner, column, row, side):
    """Return a pixel of an image as a path."""
    x, y = corner[0] + column * side, corner[1] + row * side
    return Path([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], closed=True)
