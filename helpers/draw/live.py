"""Lines, bars and words that explorers draw anew at every move, on axes that stay."""

import re

import numpy as np

from helpers.draw.frames import Axis, drawable, frame
from helpers.draw.marks import border, each, finished, path, places
from helpers.draw.numbers import short
from helpers.draw.palette import GRADIENT, GRID, INK, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.plots import course, cut, spread
from helpers.draw.svg import HALO, START, line, note, source, text_width

END = "text-anchor='end'"
ROW, HATCH = 17, 6  # px from one row of text to the next, and from one line of a hatched bar to the next
NUMBER = 56  # px that a number takes at most
FEW, MOST = 12, 24  # numbers in a sentence, words in a picture
DERIVATIVE = re.compile(r"‖?d")  # dw, ‖dW‖, dL at x
PENS = (  # of lines: colour, look, and marker around a place
    (VALUE, "", "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z"),
    (GRADIENT, "stroke-dasharray='8 4'", "m-3.5,-3.5h7v7h-7z"),
)


def curves(ys, x, limits, *, log=False, xlabel="", ylabel="", title="", mark=None, size=(310, 190)):
    """Draw lines over the same x, between limits of y that were chosen before.

    Parameters
    ----------
    ys : dict of str to sequence of float
        A line for each name; it may end early.
    x : sequence of float
    limits : tuple of float
        The ends of the y axis.
    log : bool
        Whether the y axis is logarithmic.
    xlabel, ylabel, title : str
    mark : float, optional
        One of x: mark it, and write the value of every line there.
    size : tuple of int
        In px.
    """
    xs, lines = np.array(x, float), {name: drawable(line, log) for name, line in ys.items()}
    names = [] if [*lines] == [title] else [*lines]
    right = max((44 + text_width(name) for name in names), default=0)
    across = Axis(xs[0], xs[-1], whole=bool((xs == xs.round()).all()))
    backdrop = frame(size, across, Axis(*limits, log), xlabel, ylabel, title, right=right)
    dots = [places(backdrop, xs[: len(y)], y) for y in lines.values()]
    marks = [pen(path(points), i) + dot(points[-1:], i) for i, points in enumerate(dots)]
    _, top, edge, bottom = border(backdrop)
    for i, y in enumerate(spread([points[-1, 1] for points in dots], top, bottom) if names else ()):
        marks.append(pen(f"M{edge + 10:g},{y:g}h22", i) + dot(np.array([[edge + 32, y]]), i))
        marks.append(note(edge + 40, y + 4, names[i], look=START))
    said = [f"{name}: {course(xs, line)}" for name, line in lines.items()]
    if mark is not None:
        k = int(np.argmin(np.abs(xs - mark)))
        values = [short(line[k]) for line in lines.values()]
        marks += marked(backdrop, short(xs[k]), [points[k] for points in dots], values)
        here = ", ".join(map(" is ".join, zip(lines, values, strict=True)))
        said[-1] += f". At {short(xs[k])}, {here}"
    about = f"{title}. " * bool(title) + f"Plot of {ylabel or ', '.join(lines)} over {xlabel}"
    return finished(backdrop, marks, f"{about}{', y logarithmic' * log}. {'; '.join(said)}.", ())


def pen(d, i):
    """Write the i-th line of a plot."""
    colour, look, _ = PENS[i]
    return line(d, colour, 2, look)


def dot(points, i):
    """Write the marker of the i-th line."""
    colour, _, marker = PENS[i]
    return f"<path d='{each(points, marker)}' fill='{colour}' stroke='{PAPER}' stroke-width='.7'/>"


def marked(backdrop, x, dots, values):
    """Yield a vertical line at x, and a marker with its value on every line there."""
    _, top, right, bottom = border(backdrop)
    across = dots[0][0]
    yield line(f"M{across:g},{top:g}V{bottom:g}", INK, 1, "stroke-dasharray='3 3'")
    fits = across + 10 + max(map(text_width, (x, *values))) <= right
    heights = spread([top + 10, *(point[1] - 9 for point in dots)], top + 10, bottom - 8)
    for i, (y, word) in enumerate(zip(heights, (x, *values), strict=True), start=-1):
        yield dot(dots[i][None], i) if i >= 0 else ""
        colour = PENS[i][0] if i >= 0 else INK
        yield note(across + (8 if fits else -8), y + 4, word, colour, f"{HALO} {START if fits else END}")


def bars(series, limits, *, labels=None, log=False, title="", size=(310, 190)):
    """Draw rows of numbers as bars, side by side in groups; those of derivatives are hatched.

    Parameters
    ----------
    series : dict of str to sequence of float
        A kind of bar for each name, with a number for each group.
    limits : tuple of float
        The ends of the axis.
    labels : sequence of str, optional
        The names of the groups; 1, 2, 3, … if not given.
    log : bool
        On a logarithmic axis stand the sizes.
    title : str
    size : tuple of int
        In px; the legend adds to the height.
    """
    kinds, groups = len(series), len(next(iter(series.values())))
    labels = tuple(labels or map(str, range(1, groups + 1)))
    looks = ["solid", "hatched", "level"][DERIVATIVE.match(next(iter(series))) is not None :]
    one_row = sum(44 + text_width(name) for name in series) < size[0] - 40
    room = (size[0] - 60) / groups / NUMBER  # in a group, for numbers side by side
    in_rows, legend = 1 <= room < kinds, ROW * (1 if one_row else kinds)
    whole, below = (size[0], size[1] + legend), legend + ROW * kinds * in_rows
    backdrop = frame(whole, Axis(0, groups, names=labels), Axis(*limits, log), title=title, below=below)
    left, _, right, bottom = border(backdrop)
    middles = left + (right - left) / groups * (np.arange(groups) + 0.5)
    width = 0.86 * (right - left) / groups / kinds
    marks, across = [], left + 4
    for i, (name, look) in enumerate(zip(series, looks, strict=False)):
        starts = middles + width * (i + 0.06 - kinds / 2)
        tops, foot = heights(backdrop, series[name], limits[0] if log else 0.0)
        words, colour = list(map(short, series[name])), VALUE if look == "solid" else GRADIENT
        for x, y in zip(starts, tops, strict=True):
            marks.append(filled(x, min(y, foot), 0.88 * width, abs(y - foot), look))
        ends = [bottom + 35 + ROW * i] * groups if in_rows else [y + (14 if y > foot else -5) for y in tops]
        for x, y, word in zip(middles if in_rows else starts + 0.44 * width, ends, words, strict=True):
            marks.append(note(x, y, word, colour, HALO) if room >= kinds or in_rows else "")
        marks.append(filled(left - 34, bottom + 25 + ROW * i, 20, 11, look) if in_rows else "")
        down = whole[1] - 8 - (0 if one_row else ROW * (kinds - 1 - i))
        marks += [filled(across, down - 10, 20, 11, look), note(across + 26, down, name, look=START)]
        across += 44 + text_width(name) if one_row else 0
    marks.append("" if log else line(f"M{left:g},{foot:g}H{right:g}", INK, 1.5))
    said = "; ".join(f"{name}: {listed(labels, numbers)}" for name, numbers in series.items())
    about = f"{title}. " * bool(title) + f"Bars of {', '.join(series)}{', sizes on a logarithmic axis' * log}"
    return finished(backdrop, marks, f"{about}. {said}.", ())


def heights(backdrop, numbers, foot):
    """Return how far down the ends of bars are, and their foot, in px; what is no number has no bar."""
    numbers = drawable(np.abs(numbers) if foot > 0 else numbers, foot > 0)
    down = places(backdrop, np.zeros(len(numbers) + 1), [*np.nan_to_num(numbers, nan=foot), foot])[:, 1]
    return down[:-1].tolist(), down[-1]


def listed(names, values):
    """Say the number of every name; of many only the lowest and the highest."""
    said = [f"{short(value)} at {name}" for name, value in zip(names, values, strict=True)]
    if len(said) <= FEW:
        return ", ".join(said)
    return f"lowest {said[np.argmin(values)]}, highest {said[np.argmax(values)]}"


def filled(x, y, width, height, look):
    """Write a bar: solid, or outlined and filled with slanted or level lines."""
    if not height >= 0.05:
        return ""  # nothing to see, or no number
    box = f"x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height:.1f}'"
    if look == "solid":
        return f"<rect {box} fill='{VALUE}'/>"
    dashes = " stroke-dasharray='5 2'" if look == "hatched" else ""
    lines = []
    for c in np.arange(HATCH, width + height if look == "hatched" else height, HATCH):
        if look == "hatched":  # from the left or lower side to the upper or right one
            lines.append(f"M{x + max(0, c - height):.1f},{y + min(c, height):.1f}")
            lines.append(f"L{x + min(c, width):.1f},{y + max(0, c - width):.1f}")
        else:
            lines.append(f"M{x:.1f},{y + c:.1f}h{width:.1f}")
    outline = f"<rect {box} fill='{PAPER}' stroke='{GRADIENT}' stroke-width='2'{dashes}/>"
    return outline + line("".join(lines), GRADIENT, 1) if lines and width > 6 else outline


def words(pairs):
    """Draw what each word of a text adds: a row with a bar and its number, for the 24 furthest from zero.

    Parameters
    ----------
    pairs : list of (str, float)
        The words in the order of the text, each with its number.
    """
    order = sorted(range(len(pairs)), key=lambda i: -abs(pairs[i][1]))
    shown = [pairs[i] for i in sorted(order[:MOST])]
    room, zero = WIDEST * 3 / 8 - 76, WIDEST * 5 / 8  # px for the longest bar; where they begin
    longest, rows = max((abs(number) for _, number in shown), default=0) or 1, []
    for i, (word, number) in enumerate(shown):
        y, length = 8 + 18 * i, number / longest * room
        rows.append(line(f"M8,{y}H{WIDEST - 8}", GRID, 1) if i else "")
        rows.append(note(WIDEST / 4, y + 13, cut(word), look=END))
        look, colour, side, step = (
            ("solid", VALUE, START, 5) if number >= 0 else ("hatched", GRADIENT, END, -5)
        )
        rows.append(filled(min(zero, zero + length), y + 3, abs(length), 12, look))
        rows.append(note(zero + length + step, y + 13, short(number), colour, side))
    height = 16 + 18 * len(shown)
    rows.append(line(f"M{zero:g},8V{height - 8}", INK, 1.5) if shown else "")
    remark = "" if shown else "no words"
    if len(shown) < len(pairs):
        left_out = len(pairs) - len(shown)
        remark = f"left out: the {left_out} of {len(pairs)} words that are closest to zero"
    if remark:
        rows.append(note(WIDEST / 2, height + 6, remark))
        height += 18
    named = [f"“{cut(word)}”" for word, _ in shown]
    said = f"Bars of {len(pairs)} words, in the order of the text: {listed(named, [n for _, n in shown])}."
    table = ("word", "number"), *((word, short(number)) for word, number in shown)
    return Picture(source(WIDEST, height, *rows), said if shown else "There are no words.", table)
