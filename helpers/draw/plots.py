"""Curves, bars, words, points and images: one function for each plot, over axes that are kept."""

import re
from math import ceil, isqrt, nan

import numpy as np

from helpers.draw.figures import figure, silence, style
from helpers.draw.frames import LOOKS, axis, drawable, frame, sheet
from helpers.draw.numbers import counted, short
from helpers.draw.palette import FRAME, INK, PAPER
from helpers.draw.picture import WIDEST
from helpers.draw.svg import text_width

with silence():
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import IdentityTransform

HALO = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
LOGARITHMIC = {"": "", "x": ", x logarithmic", "y": ", y logarithmic", "xy": ", both logarithmic"}
DERIVATIVE = re.compile(r"‖?(δ|d[a-zA-Z](?![a-zA-Z])|d ?\w+/d)")  # δ₁, dw, ‖dW₁‖, dLoss/dw; but not depth
SIDES = (  # from a marker to the word beside it, in px, and how that is aligned
    (8, 0, "left"), (-8, 0, "right"), (0, 14, "center"), (-4, 14, "left"), (4, 14, "right"),
    (0, -14, "center"), (-4, -14, "left"), (4, -14, "right"),
)  # fmt: skip


def cut(word, room=150):
    """Shorten a word that is too long for its room, in px, and write “?” for what is no sign."""
    word = "".join(letter if letter.isprintable() else "?" for letter in word[:60])
    while text_width(word) > room:
        word = word.removesuffix("…")[:-1] + "…"
    return word


def spread(wishes, low, high, gap=16):
    """Move places apart, so that they keep a distance, and stay between low and high where they can."""
    order = np.lexsort((-np.arange(len(wishes)), wishes))  # of equal wishes, the first is the highest
    steps, places = gap * np.arange(len(order)), np.empty(len(order))
    risen = np.maximum.accumulate(np.maximum(np.array(wishes, float)[order], low) - steps)
    places[order] = np.minimum(risen, high - steps[-1:].sum()) + steps
    return places


def numbers(values, name):
    """Return a learner's numbers as floats, with nan for None."""
    try:
        return np.array([nan if value is None else float(value) for value in values])
    except (TypeError, ValueError, OverflowError):
        given = " ".join(repr(values).split())
        raise TypeError(f"{name} holds {given:.40}; it needs a list of numbers, such as [2, 1.5].") from None


def check_log(log):
    """Raise an error unless log says which axes are logarithmic."""
    if log not in LOGARITHMIC:
        raise ValueError(f'log is {log!r}; say which axes are logarithmic: "", "x", "y" or "xy".')


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
    chosen = evenly(max(map(len, columns)), most)
    return heads, *(tuple(cell(column, i) for column in columns) for i in chosen)


def cell(column, i):
    """Write what stands at a place of a column, nothing where it has ended or has a gap."""
    value = column[i] if i < len(column) else ""
    return value if isinstance(value, str) else "" if np.isnan(value) else short(float(value))


def told(*sentences):
    """Return the alt sentence of a plot; what is empty is left out."""
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


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
        If a line is longer than x, or log is unknown.
    """
    check_log(log)
    lines = named_numbers(ys)
    longest = max(map(len, lines.values()))
    xs = np.arange(1.0, longest + 1) if x is None else numbers(x, "x")
    if longest > len(xs):
        raise ValueError(f"A line has {longest} numbers, but x only {len(xs)}; each number needs its x.")
    names = [] if [*lines] in ([ylabel], [title], [""]) else [*lines]  # a lone line that is named already
    across = axis(xs, "x" in log, tight=True)
    up = axis(np.concatenate([*lines.values()]), "y" in log)
    right = max((44 + ceil(text_width(name)) for name in names), default=0)
    marked = [] if mark is None else [int(np.nanargmin(np.abs(xs - mark)))]

    def draw(ax):
        for line in lines.values():
            line = drawable(line, "y" in log)
            ax.plot(xs[: len(line)], line, markevery=ends(line), clip_on=False)
        name_lines(ax, names)
        for i in marked:
            mark_values(ax, xs[i], [line[i] for line in lines.values() if i < len(line)])

    parts = "; ".join(f"{name}: {course(xs, line)}" for name, line in lines.items())
    values = [f"{name} is {cell(line, i) or 'not known'}" for i in marked for name, line in lines.items()]
    here = [f"At {short(xs[i])}, {', '.join(values)}" for i in marked]
    about = f"Plot of {ylabel or ', '.join(lines)} over {xlabel or 'x'}{LOGARITHMIC[log]}"
    table = rows((xlabel or "x", *lines), xs[:longest], *lines.values())
    backdrop = frame(size, across, up, xlabel, ylabel, title, right=right)
    return backdrop.picture(backdrop.marks(draw), alt=alt or told(title, about, parts, *here), table=table)


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
    fits = across + 10 + max(text_width(word) for word, _ in words) < box.x1
    place = {"x": across + 8, "ha": "left"} if fits else {"x": across - 8, "ha": "right"}
    for (word, colour), y in zip(words, spread(heights, box.y0 + 8, box.y1 - 10), strict=True):
        ax.text(y=y, s=word, color=colour, va="center_baseline", transform=None, bbox=HALO, **place)


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
    ValueError
        If a kind is neither 0 nor 1, or log is unknown.
    """
    check_log(log)
    try:
        given, *columns = zip(*points, strict=True)
        x, y, kind = (numbers(column, "points") for column in columns)
    except (TypeError, ValueError):
        example = '("superb", 1.2, 40, 1)'
        raise TypeError(f"Give each point as a word, its x, its y and its kind, such as {example}.") from None
    if not np.isin(kind, (0, 1)).all():
        raise ValueError(f"A kind is 0 or 1, for {kinds[0]} or {kinds[1]}; here are others.")
    x, y = drawable(x, "x" in log), drawable(y, "y" in log)
    order = np.argsort(-np.abs(x), kind="stable")
    order = order[~np.isnan(x + y)[order]]
    x, y, kind, given = x[order], y[order], kind[order].astype(int), [str(given[i]) for i in order]
    across, up = axis(x, "x" in log, True, margin=0.1), axis(y, "y" in log, True, margin=0.05)
    key = tuple(zip(kinds, ("circle", "triangle"), strict=True))
    backdrop = frame(size, across, up, xlabel, ylabel, title, key=key)

    def draw(ax):
        spots = ax.transData.transform(np.column_stack([x, y]))
        _, first = np.unique(spots // 3, axis=0, return_index=True)  # one marker for all on the same spot
        seen = np.isin(np.arange(len(x)), first)
        ax.axvline(0, color=FRAME, linewidth=1)
        for k, (_, look) in enumerate(key):
            ax.plot(x[seen & (kind == k)], y[seen & (kind == k)], **LOOKS[look])
        words = [cut(word, 140) for word in given[:80]]
        for i, place, side in free_places(spots, words, ax.bbox):
            colour = LOOKS[key[kind[i]][1]]["color"]
            ax.text(*place, words[i], color=colour, ha=side, va="center_baseline", transform=None, bbox=HALO)

    counts = " and ".join(f"{(kind == k).sum()} {name}" for k, name in enumerate(kinds))
    by_x = np.argsort(x, kind="stable").tolist()
    furthest = [
        f"Furthest {side}: " + ", ".join(f"“{cut(given[i])}” {short(x[i])}" for i in chosen)
        for side, chosen in (("left", by_x[:3]), ("right", by_x[:-4:-1]))
    ]
    about = f"Points of {ylabel or 'y'} over {xlabel or 'x'}{LOGARITHMIC[log]}: {counts}"
    columns = given[:20], x[:20], y[:20], [kinds[k] for k in kind[:20]]
    table = rows(("word", xlabel or "x", ylabel or "y", "kind"), *columns, most=20)
    return backdrop.picture(backdrop.marks(draw), alt=alt or told(title, about, *furthest), table=table)


def free_places(spots, words, box):
    """Yield where words can stand beside their spots, clear of the other spots and words, in px.

    Each is (number of the word, place, alignment); the first words choose first.
    """
    taken = np.empty((0, 4))
    for i, word in enumerate(words):
        for dx, dy, side in SIDES:
            x, y = spots[i] + (dx, dy)
            left = x - text_width(word) * {"left": 0, "center": 0.5, "right": 1}[side]
            right, low, high = left + text_width(word), y - 7, y + 7
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
    if pixels.ndim != 3 or not np.isfinite(pixels).all() or not 0 < len(pixels) == len(captions):
        wanted = f"images need numbers of shape (n, h, w), and n captions; here are {len(captions)}"
        raise ValueError(f"The pictures have shape {pixels.shape}; {wanted}.")
    n, h, w = pixels.shape
    dot = max(1, round(64 / max(h, w)))  # px
    lines = [caption.split("\n") for caption in captions]
    across = ceil(max(w * dot, *(text_width(line) for caption in lines for line in caption))) + 14
    down = h * dot + 15 * max(map(len, lines)) + 14
    columns = max(1, min(columns, n, (WIDEST - 14) // across))
    corners = [
        (7 + i % columns * across + (across - w * dot) // 2, 7 + i // columns * down) for i in range(n)
    ]
    shades = np.ceil(8 * np.maximum(pixels, 0) / (pixels.max() or 1) - 0.5)

    with style():
        ax = sheet(columns * across + 14, corners[-1][1] + down)
        for shade in np.unique(shades[shades > 0]):
            dots = [
                (corners[i][0] + column * dot, corners[i][1] + row * dot, dot, dot)
                for i, row, column in np.argwhere(shades == shade)
            ]
            draw_boxes(ax, dots, {"facecolor": INK, "alpha": shade / 8, "linewidth": 0})
        for (x, y), caption in zip(corners, lines, strict=True):
            draw_boxes(ax, [(x, y, w * dot, h * dot)], {"fill": False, "edgecolor": FRAME})
            for k, line in enumerate(caption):
                ax.text(x + w * dot / 2, y + h * dot + 15 * k + 15, line, ha="center")

    said = [", ".join(caption) for caption in lines]
    about = f"{counted(n, 'image')} of {h} × {w} pixels: {'; '.join(said)}"
    table = rows(("image", "caption"), [str(i + 1) for i in range(n)], said, most=n)
    return figure(ax.figure, alt or f"{about}.", table)


def draw_boxes(ax, boxes, look):
    """Draw rectangles, each (x, y, width, height), as one mark: that is many times as fast as one by one."""
    corners = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)] for x, y, w, h in boxes]
    outline = Path.make_compound_path(*(Path(path, closed=True) for path in corners))
    ax.add_artist(PathPatch(outline, **look))
