"""Curves, points and images: one function for each plot of a notebook."""

from math import ceil, isqrt, nan

import numpy as np

from helpers.draw.figures import Figure, rendered, style
from helpers.draw.frames import axis, drawable, frame, tick
from helpers.draw.marks import END, each, edged, path, spread
from helpers.draw.numbers import counted, short
from helpers.draw.palette import FRAME, GRADIENT, INK, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import HALO, START, line, note, text_width

LOGARITHMIC = {"": "", "x": ", x logarithmic", "y": ", y logarithmic", "xy": ", both logarithmic"}
# Lines are told apart by colour, dashes and marker alike. All colours stand out from white by 4.5 to 1,
# and differ by 23 or more (CIE 1976) as colour-blind eyes see them (Machado et al., 2009).
PENS = (
    (VALUE, "", "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z"),
    (GRADIENT, "8 4", "m-3.5,-3.5h7v7h-7z"),
    ("#1f4c20", "2 3", "m0,-4.5l4.5,8h-9z"),
    ("#993d69", "10 3 2 3", "m0,-5l5,5l-5,5l-5,-5z"),
    (INK, "16 4", "m0,4.5l4.5,-8h-9z"),
)
CORNERS = (5, 13, "left"), (-5, 13, "right"), (5, -13, "left"), (-5, -13, "right")  # to a word, in points


def cut(word, room=150):
    """Shorten a word that is too long for its room, in px, and write “?” for what is no sign."""
    word = "".join(letter if letter.isprintable() else "?" for letter in word[:60])
    while text_width(word) > room:
        word = word.removesuffix("…")[:-1] + "…"
    return word


def numbers(values, name):
    """Return a learner's numbers as floats, with nan for None."""
    try:
        return np.array([nan if value is None else float(value) for value in values])
    except (TypeError, ValueError, OverflowError):
        given = " ".join(repr(values).split())
        raise TypeError(f"{name} holds {given:.40}; it needs a list of numbers, such as [2, 1.5].") from None


def evenly(count, most):
    """Return at most so many of the first whole numbers, evenly chosen, the first and the last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int)).tolist()


def rows(heads, *columns):
    """Return columns of numbers as rows of text, at most twelve; a gap, or what has ended, is left empty."""
    yield heads
    for i in evenly(max(map(len, columns)), 12):
        here = [column[i] if i < len(column) else np.nan for column in columns]
        yield ["" if np.isnan(number) else short(float(number)) for number in here]


def told(*sentences):
    """Return the alt sentence of a plot; what is empty is left out."""
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def curves(ys, x=None, *, log="", xlabel="", ylabel=""):
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
    xlabel, ylabel : str

    Returns
    -------
    Picture
        Its sentence says how each line begins and ends.

    Raises
    ------
    TypeError
        If ys is no dict of lists of numbers.
    ValueError
        If a line is longer than x, or log is unknown.
    """
    if log not in LOGARITHMIC:
        raise ValueError(f'log is {log!r}; say which axes are logarithmic: "", "x", "y" or "xy".')
    if not isinstance(ys, dict) or not ys:
        raise TypeError('A plot needs names with their numbers; give a dict such as {"J": [0.5, 0.2]}.')
    lines = {str(name): numbers(values, repr(name)) for name, values in ys.items()}
    longest = max(map(len, lines.values()))
    xs = np.arange(1.0, longest + 1) if x is None else numbers(x, "x")
    if longest > len(xs):
        raise ValueError(f"A line has {longest} numbers, but x only {len(xs)}; each number needs its x.")
    up = axis(np.concatenate([*lines.values()]), "y" in log)
    table = rows((xlabel or "x", *lines), xs[:longest], *lines.values())
    return plotted(lines, xs, up, log, xlabel, ylabel, size=(560, 300), table=table)


def plotted(lines, xs, up, log="", xlabel="", ylabel="", title="", *, mark=None, size, table=()):
    """Draw lines over the same x; mark one of x, and write the value of every line there."""
    named = [*lines] in ([ylabel], [title], [""])  # a lone line, by the axis or the title
    names = [] if named else [cut(name, 250) for name in lines]
    right = max((44 + text_width(name) for name in names), default=0)
    backdrop = frame(size, axis(xs, "x" in log, exact=True), up, xlabel, ylabel, title, right=right)
    across = drawable(xs, "x" in log)
    dots = [backdrop.places(across[: len(y)], drawable(y, "y" in log)) for y in lines.values()]
    marks = [pen(path(points), i) + dot(points[ends(points)], i) for i, points in enumerate(dots)]
    marks += beside(backdrop, names, dots)
    said = ["; ".join(f"{name}: {course(xs, y)}" for name, y in lines.items())]
    if mark is not None:
        k = int(np.argmin(np.abs(xs - mark)))
        values = [short(y[k]) for y in lines.values()]
        marks += marked(backdrop, short(xs[k]), [points[k] for points in dots], values)
        here = ", ".join(map(" is ".join, zip(lines, values, strict=True)))
        said.append(f"At {short(xs[k])}, {here}")
    about = f"Plot of {ylabel or ', '.join(lines)} over {xlabel or 'x'}{LOGARITHMIC[log]}"
    return backdrop.picture(marks, told(title, about, *said), table)


def pen(d, i):
    """Write the i-th line of a plot."""
    colour, dashes, _ = PENS[i % len(PENS)]
    return line(d, colour, 2, f"stroke-dasharray='{dashes}'" * bool(dashes))


def dot(points, i):
    """Write markers of the i-th line."""
    colour, _, marker = PENS[i % len(PENS)]
    return edged(each(points, marker), colour)


def ends(points):
    """Return which places of a line get a marker: those that stand alone between two gaps, and the last."""
    known = np.concatenate([[False], ~np.isnan(points).any(axis=1), [False]])
    alone = known[1:-1] & ~known[:-2] & ~known[2:]
    return [*np.flatnonzero(alone).tolist(), *np.flatnonzero(known[1:-1])[-1:].tolist()]


def course(xs, line):
    """Say how a line begins and ends."""
    known = np.flatnonzero(np.isfinite(line)).tolist()
    first_and_last = dict.fromkeys(known[:1] + known[-1:])
    return " to ".join(f"{short(line[i])} at {short(xs[i])}" for i in first_and_last) or "no points"


def beside(backdrop, names, dots):
    """Yield the names of lines beside their ends, each behind a bit of its line."""
    _, top, edge, bottom = backdrop.border
    last = [points[ends(points)[-1:], 1].sum() for points in dots]
    for i, (name, y) in enumerate(zip(names, spread(last, top, bottom), strict=False)):
        yield pen(f"M{edge + 10:g},{y:g}h22", i) + dot(np.array([[edge + 32, y]]), i)
        yield note(edge + 40, y + 4, name, look=START)


def marked(backdrop, x, dots, values):
    """Yield a vertical line at x, and a marker with its value on every line there."""
    _, top, right, bottom = backdrop.border
    across = dots[0][0]
    yield line(f"M{across:g},{top:g}V{bottom:g}", INK, 1, "stroke-dasharray='3 3'")
    fits = across + 10 + max(map(text_width, (x, *values))) <= right
    heights = spread([top + 10, *(point[1] - 9 for point in dots)], top + 10, bottom - 8)
    for i, (y, word) in enumerate(zip(heights, (x, *values), strict=True), start=-1):
        yield dot(dots[i][None], i) if i >= 0 else ""
        colour = PENS[i % len(PENS)][0] if i >= 0 else INK
        yield note(across + (8 if fits else -8), y + 4, word, colour, f"{HALO} {START if fits else END}")


def scatter(points, *, log="", xlabel="", ylabel="", kinds=("negative", "positive")):
    """Draw points with names: a marker for each, and its word where there is room.

    Parameters
    ----------
    points : list of (str, float, float, int)
        A word, its x, its y, and its kind: 0 (a circle) or 1 (a triangle).
        Points whose x is furthest from 0 get their words first; what has no place on the axes is left out.
    log : str
        Which axes are logarithmic: "", "x", "y" or "xy".
    xlabel, ylabel : str
    kinds : tuple of str
        What the legend calls kind 0 and kind 1.

    Returns
    -------
    Picture
        Its table has the 20 points whose x is furthest from 0.
    """
    words, *columns = zip(*points, strict=True)
    x, y, kind = (np.array(column, float) for column in columns)
    order = np.argsort(-np.abs(x), kind="stable")
    order = order[~np.isnan(drawable(x, "x" in log) + drawable(y, "y" in log))[order]]
    x, y, kind, words = x[order], y[order], kind[order].astype(int), [cut(str(words[i])) for i in order]
    counts = " and ".join(f"{(kind == k).sum()} {name}" for k, name in enumerate(kinds))
    by_x = np.argsort(x, kind="stable").tolist()
    furthest = [
        f"Furthest {side}: " + ", ".join(f"“{words[i]}” {short(x[i])}" for i in chosen)
        for side, chosen in (("left", by_x[:3]), ("right", by_x[:-4:-1]))
    ]
    about = f"Points of {ylabel or 'y'} over {xlabel or 'x'}{LOGARITHMIC[log]}: {counts}"
    table = [(words[i], short(x[i]), short(y[i]), kinds[kind[i]]) for i in range(min(20, len(x)))]
    heads = "word", xlabel or "x", ylabel or "y", "kind"
    svg = cloud(words, np.stack([x, y]), kind, log, xlabel, ylabel, kinds)
    return Picture(svg, told(about, *furthest), (heads, *table))


def cloud(words, points, kind, log, xlabel, ylabel, kinds):
    """Return points (2, n) of kind 0 or 1 with their words as SVG source; those furthest out come first."""
    x, y = points
    with style():
        ax = Figure((WIDEST / 72, 380 / 72), layout="tight").subplots()
        ax.set(xscale="log" if "x" in log else "linear", yscale="log" if "y" in log else "linear")
        ax.set(xlabel=xlabel, xmargin=0.16)
        ax.set_title(ylabel, loc="left", size=12, weight="normal")
        ax.axvline(0, color=FRAME)
        # one marker for all that lie on the same spot
        _, seen = np.unique([(200 * x / (next(iter(x), 0) or 1)).round(), y, kind], axis=1, return_index=True)
        for k, (colour, marker) in enumerate([(VALUE, "o"), (GRADIENT, "^")]):
            shown = seen[kind[seen] == k]
            look = {"color": colour, "markeredgecolor": PAPER, "markeredgewidth": 0.7, "markersize": 8}
            ax.plot(x[shown], y[shown], marker, label=kinds[k], **look)
        ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, handletextpad=0)
        for side in (ax.xaxis, ax.yaxis):
            side.set_major_formatter(tick)
        ax.minorticks_off()
        write_beside(ax, words, points.T, np.array([VALUE, GRADIENT])[kind])
    return rendered(ax.figure)


def write_beside(ax, words, points, colours):
    """Write the first words beside their points, further out or else above or below, clear of all others."""
    ax.figure.draw_without_rendering()  # now the axes stand where they stay
    spots, taken = ax.transData.transform(points), []
    for word, point, colour in zip(words[:60], points, colours, strict=False):
        outward = (8, 0, "left") if point[0] > 0 else (-8, 0, "right")
        for *place, side in (outward, (0, 13, "center"), (0, -13, "center"), *CORNERS):
            look = {"textcoords": "offset points", "ha": side, "va": "center", "color": colour}
            note = ax.annotate(word, point, place, **look)
            box = note.get_window_extent().padded(2)
            if not box.count_overlaps(taken) + box.count_contains(spots):
                taken.append(box)
                break
            note.remove()


def images(pictures, captions) -> Picture:
    r"""Draw small square images in rows of eight: dark ink on a light ground, a caption below each.

    Parameters
    ----------
    pictures : array (n, h·h)
        Zero is blank, the largest number of all is full ink.
    captions : list of str
        One for each image; "\n" begins a second line.
    """
    n, side = len(captions), isqrt(np.shape(pictures)[1])
    pixels = np.reshape(pictures, (n, side, side))
    with style():
        fig = Figure((min(n, 8) * 78 / 72, ceil(n / 8) * 112 / 72), layout="tight")
        axes = fig.subplots(ceil(n / 8), min(n, 8), squeeze=False).flat
        for ax, image, caption in zip(axes, pixels, captions, strict=False):
            ax.pcolormesh(image, cmap="Greys", vmin=0, vmax=pixels.max(), clip_on=False)
            ax.set(aspect="equal", xticks=[], yticks=[], xlabel=caption)
            ax.invert_yaxis()
        for ax in axes[n:]:
            ax.remove()
    said = "; ".join(caption.replace("\n", ", ") for caption in captions)
    return Picture(rendered(fig), f"{counted(n, 'image')} of {side} × {side} pixels: {said}.")
