"""Plots that explorers draw anew at every move: axes that matplotlib renders once, and marks written as SVG.

A mark takes a tenth of a millisecond so. Drawn by matplotlib, it would take several, and a move would lag.
"""

import re
from functools import lru_cache
from itertools import pairwise

import numpy as np
from contourpy import contour_generator

from helpers.draw.fields import contour_map, described, landscape, walk_table
from helpers.draw.figures import Backdrop, Figure, style
from helpers.draw.frames import Axis, drawable, fit, prepare
from helpers.draw.numbers import short
from helpers.draw.palette import FRAME, GRADIENT, GRID, INK, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.plots import course, cut, spread
from helpers.draw.svg import DASHED, HALO, START, line, note, shape, source, text_width

END = "text-anchor='end'"
ROW, HATCH = 17, 6  # px from one row of text to the next, and from one line of a hatched bar to the next
NUMBER, LEAST = 56, 12  # px that a number takes at most, and that an arrow takes at least
FEW, MOST = 12, 24  # numbers in a sentence, words in a picture
DERIVATIVE = re.compile(r"‖?d")  # dw, ‖dW‖, dL at x
TINTS = "#b5d7ea", "#e3f0f8", "#fbece2", "#f3ceb4"  # from surely 0 to surely 1
BORDERS = {0.25: (FRAME, 0.7), 0.5: (INK, 2.5), 0.75: (FRAME, 0.7)}  # between them
PENS = (  # of lines: colour, look, and marker around a place
    (VALUE, "", "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z"),
    (GRADIENT, "stroke-dasharray='8 4'", "m-3.5,-3.5h7v7h-7z"),
)
ROUND = "stroke-linecap='round' stroke-linejoin='round'"


def steady(values, log=False):
    """Return ends of an axis that show all numbers, and are so round that they stay for most moves."""
    seen = drawable(values, log)
    seen = seen[~np.isnan(seen)]
    if log:
        low, high = (np.log10(seen.min()), np.log10(seen.max())) if len(seen) else (-1, 0)
        return 10.0 ** np.floor(low), 10.0 ** max(np.ceil(high), np.floor(low) + 1)
    low, high = min(0.0, *seen), max(0.0, *seen)
    largest = max(-low, high) or 1.0
    decade = 10.0 ** np.floor(np.log10(largest))
    largest = next((step * decade for step in (1, 2, 5, 10) if largest <= step * decade), largest)
    down, up = (next(largest * k for k in (0, 0.1, 0.2, 0.5, 1) if x <= largest * k) for x in (-low, high))
    return (-down, up) if down or up else (0.0, 1.0)


@lru_cache(maxsize=128)
def axes(size, x, y, xlabel="", ylabel="", title="", right=0, below=0, equal=False):
    """Return empty axes as a backdrop, with some px kept free to the right of them and below."""
    with style():
        ax = Figure((size[0] / 72, size[1] / 72)).subplots()
        prepare(ax, x, y, xlabel, ylabel, title)
        fit(ax, right, below, equal)
        return Backdrop(ax.figure)


def places(backdrop, *coordinates):
    """Return where points stand in the picture, in px (n, 2); two or three coordinates, each (n,)."""
    ax, points = backdrop.fig.axes[0], np.column_stack(coordinates)
    if len(coordinates) == 3:
        points = np.column_stack([points, np.ones(len(points))]) @ ax.get_proj().T
        points = points[:, :2] / points[:, 3:]
    return [0, backdrop.fig.bbox.height] + [1, -1] * ax.transData.transform(points)


def border(backdrop):
    """Return the frame of the axes in px: left, top, right, bottom."""
    box, height = backdrop.fig.axes[0].bbox, backdrop.fig.bbox.height
    return box.x0, height - box.y1, box.x1, height - box.y0


def finished(backdrop, marks, alt, table):
    """Return the picture of a backdrop with marks on it."""
    svg = backdrop.svg.removesuffix("</svg>") + f"<g text-anchor='middle'>{''.join(marks)}</g></svg>"
    return Picture(svg, alt, tuple(map(tuple, table)))


def path(points):
    """Write a line through points in px; nan is a gap in it."""
    written, sign = [], "M"
    for x, y in points.round(1).tolist():
        if x == x and y == y:
            written.append(f"{sign}{x:g},{y:g}")
        sign = "L" if x == x and y == y else "M"
    return "".join(written)


def each(points, mark):
    """Write a mark at each of some points in px, as one path."""
    return "".join(f"M{x:g},{y:g}{mark}" for x, y in points.round(1).tolist() if x == x and y == y)


def circle(r):
    """Write a circle around a place."""
    return f"m{-r:g},0a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0z"


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
    backdrop = axes(size, across, Axis(*limits, log), xlabel, ylabel, title, right)
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
    backdrop = axes(whole, Axis(0, groups, names=labels), Axis(*limits, log), title=title, below=below)
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


def contours(field, steps, gradient, *, xlabel, ylabel, size):
    """Draw the contour lines of a function of two numbers, the path of a walk, and the gradient at its end.

    Parameters
    ----------
    field : Field
    steps : list of (float, float)
        Where the walk was.
    gradient : tuple of float
    xlabel, ylabel : str
    size : tuple of int
        In px.
    """
    backdrop, walk = contour_map(field, size, xlabel, ylabel), np.array(steps, float).T
    line_and_dots, *ends = trail(backdrop, field, walk, lambda points: points)
    marks = line_and_dots, *arrows(backdrop, field, walk[:, -1], np.array(gradient, float)), *ends
    arrow = *steps[-1], *gradient
    said = f"Contour lines over {xlabel} and {ylabel}. {'; '.join(described(field, walk, arrow))}."
    return finished(backdrop, marks, said, walk_table(field, walk, arrow, xlabel, ylabel))


def surface(field, steps, *, xlabel, ylabel, size):
    """Draw a function of two numbers as a surface, and the path of a walk upon it; as for `contours`."""
    backdrop, walk = landscape(field, size, xlabel, ylabel), np.array(steps, float).T
    low, high = backdrop.fig.axes[0].get_zlim()

    def lifted(points):
        return *points, between(field, points).clip(low, high)

    marks = trail(backdrop, field, walk, lifted)
    said = f"Surface over {xlabel} and {ylabel}. {'; '.join(described(field, walk, None))}."
    return finished(backdrop, marks, said, ())


def between(field, points):
    """Return the values of a function at points, from those at the corners of the grid around them."""
    (left, x), (low, y) = (
        np.divmod(np.interp(np.nan_to_num(at), line, np.arange(len(line))), 1)
        for at, line in zip(points, (field.xs, field.ys), strict=True)
    )
    i, j = left.astype(int), low.astype(int)
    right, high = np.minimum(i + 1, len(field.xs) - 1), np.minimum(j + 1, len(field.ys) - 1)
    below, above = (field.Z[row, i] * (1 - x) + field.Z[row, right] * x for row in (j, high))
    return below * (1 - y) + above * y + 0 * points.sum(axis=0)  # nan where a point is


def trail(backdrop, field, walk, lifted):
    """Return a walk as a line with dots, a ring where it begins and a large dot where it ends."""
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


def arrows(backdrop, field, start, gradient):
    """Return the gradient as an arrow uphill, and one against it downhill; the steeper, the longer."""
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


def regions(field, x, labels, *, size):
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
    backdrop = axes(size, across, up, "x₁", "x₂", below=ROW + 3, equal=True)
    maker, spots = contour_generator(field.xs, field.ys, field.Z), places(backdrop, *x)
    marks = [band(backdrop, maker, low, tint) for low, tint in zip((-np.inf, *BORDERS), TINTS, strict=True)]
    texts = []
    for level, (colour, width) in BORDERS.items():
        found = [places(backdrop, *points.T) for points in maker.lines(level)]
        marks.append(line("".join(map(path, found)), colour, width))
        texts += value_of(level, max(found, key=len, default=None), border(backdrop), spots)
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


def value_of(level, points, frame, taken):
    """Return the value of a contour line, where it runs most nearly level, clear of what is taken."""
    if points is None or len(points) < 3:
        return []
    left, top, right, bottom = frame
    x, y = points.T
    slope = np.abs(np.gradient(y)) / (np.abs(np.gradient(x)) + np.abs(np.gradient(y)) + 1e-9)
    outside = (x < left + 18) | (x > right - 18) | (y < top + 10) | (y > bottom - 10)
    near = (np.abs(points[:, None] - taken) < (26, 16)).all(axis=2).any(axis=1)
    slope = np.where(outside | near, np.inf, slope.round(1))
    i = int(np.argmin(slope))
    return [note(x[i], y[i] + 4, short(level), look=HALO)] if slope[i] <= 1 else []
