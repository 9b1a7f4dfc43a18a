"""Curves, points and images: one function for each plot of a notebook, over axes that are kept."""

from math import ceil, isqrt, nan

import numpy as np

from helpers.draw.frames import axis, drawable, frame
from helpers.draw.marks import END, each, edged, one_by_one, path, sample_key, samples, spread
from helpers.draw.numbers import counted, short
from helpers.draw.palette import FRAME, GRADIENT, INK, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import HALO, START, line, note, source, text_width

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
SIDES = (  # from a marker to the word beside it, in px, and how that is aligned
    (8, 0, 0), (-8, 0, 1), (0, -14, 0.5), (-4, -14, 0), (4, -14, 1), (0, 14, 0.5), (-4, 14, 0), (4, 14, 1),
)  # fmt: skip


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


def check_log(log):
    """Raise an error unless log says which axes are logarithmic."""
    if log not in LOGARITHMIC:
        raise ValueError(f'log is {log!r}; say which axes are logarithmic: "", "x", "y" or "xy".')


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
    check_log(log)
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
    backdrop = frame(size, axis(xs, "x" in log, margin=0), up, xlabel, ylabel, title, right=right)
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
        Points whose x is furthest from 0 get their words first.
    log : str
        Which axes are logarithmic: "", "x", "y" or "xy".
    xlabel, ylabel : str
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
        If a kind is neither 0 nor 1, or log is unknown.
    """
    check_log(log)
    try:
        words, *columns = zip(*points, strict=True)
        x, y, kind = (numbers(column, "points") for column in columns)
    except (TypeError, ValueError):
        example = '("superb", 1.2, 40, 1)'
        raise TypeError(f"Give each point as a word, its x, its y and its kind, such as {example}.") from None
    if not np.isin(kind, (0, 1)).all():
        raise ValueError(f"A kind is 0 or 1, for {kinds[0]} or {kinds[1]}; here are others.")
    x, y = drawable(x, "x" in log), drawable(y, "y" in log)
    order = np.argsort(-np.abs(x), kind="stable")
    order = order[~np.isnan(x + y)[order]]
    x, y, kind, words = x[order], y[order], kind[order].astype(int), [cut(str(words[i])) for i in order]
    across, up = axis(x, "x" in log, margin=0.1), axis(y, "y" in log, margin=0.05)
    backdrop = frame((640, 380), across, up, xlabel, ylabel, below=20)
    spots = backdrop.places(x, y)
    _, seen = np.unique(spots // 3, axis=0, return_index=True)  # one marker for all on the same spot
    circles, triangles = (spots[seen[kind[seen] == k]] for k in (0, 1))
    left, top, right, bottom = backdrop.border
    ((zero, _),) = backdrop.places([0], y[:1]) if len(y) else [(left, top)]
    marks = [line(f"M{zero:g},{top:g}V{bottom:g}", FRAME, 1)] if left <= zero <= right else []
    marks += [samples(3.5, circles, triangles, fill=one_by_one), sample_key(backdrop, [*map(cut, kinds)])]
    for i, (x_word, y_word), share in free_places(spots, words[:80], backdrop.border):
        look = {0: START, 1: END}.get(share, "")
        marks.append(note(x_word, y_word + 4, words[i], (VALUE, GRADIENT)[kind[i]], f"{HALO} {look}"))

    counts = " and ".join(f"{(kind == k).sum()} {name}" for k, name in enumerate(kinds))
    by_x = np.argsort(x, kind="stable").tolist()
    furthest = [
        f"Furthest {side}: " + ", ".join(f"“{words[i]}” {short(x[i])}" for i in chosen)
        for side, chosen in (("left", by_x[:3]), ("right", by_x[:-4:-1]))
    ]
    about = f"Points of {ylabel or 'y'} over {xlabel or 'x'}{LOGARITHMIC[log]}: {counts}"
    columns = words[:20], x[:20], y[:20], [kinds[k] for k in kind[:20]]
    table = rows(("word", xlabel or "x", ylabel or "y", "kind"), *columns, most=20)
    return backdrop.picture(marks, told(about, *furthest), table)


def free_places(spots, words, border):
    """Yield where words can stand beside their spots, clear of the other spots and words, in px.

    Each is (number of the word, place, how much of it lies to the left); the first words choose first.
    """
    left, top, right, bottom = border
    taken = np.empty((0, 4))
    for i, word in enumerate(words):
        width = text_width(word)
        for dx, dy, share in SIDES:
            x, y = spots[i] + (dx, dy)
            begin, end, high, low = x - width * share, x + width * (1 - share), y - 7, y + 7
            inside = left < begin and end < right and top < high and low < bottom
            near = (spots > (begin - 5, high - 4)) & (spots < (end + 5, low + 4))
            meets = (taken > (begin, -end, high, -low)).all(axis=1)  # each ends after this one begins
            if inside and not near.all(axis=1).any() and not meets.any():
                taken = np.vstack([taken, (end + 4, 4 - begin, low, -high)])
                yield i, (x, y), share
                break


def images(pictures, captions) -> Picture:
    r"""Draw small images in rows: dark ink on a light ground, a caption below each.

    Parameters
    ----------
    pictures : array (n, h, w) or (n, h·h)
        A row of pixels is taken for a square. Zero is blank, the largest number of all is full ink.
    captions : list of str
        One for each image; "\n" begins a second line.

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
    lines = [[cut(words) for words in caption.split("\n")] for caption in captions]
    across = ceil(max(w * dot, *(text_width(words) for caption in lines for words in caption))) + 14
    down = h * dot + 15 * max(map(len, lines)) + 14
    columns = max(1, min(8, n, (WIDEST - 14) // across))
    places = np.arange(n)
    corners = np.column_stack(
        [7 + places % columns * across + (across - w * dot) // 2, 7 + places // columns * down]
    )
    shades = np.ceil(8 * np.maximum(pixels, 0) / (pixels.max() or 1) - 0.5)
    marks = []
    for shade in np.unique(shades[shades > 0]):
        i, row, column = np.nonzero(shades == shade)
        squares = each(corners[i] + dot * np.column_stack([column, row]), f"h{dot}v{dot}h-{dot}z")
        marks.append(f"<path d='{squares}' fill='{INK}' fill-opacity='{shade / 8:g}'/>")
    marks.append(line(each(corners, f"h{w * dot}v{h * dot}h-{w * dot}z"), FRAME, 1))
    for (x, y), caption in zip(corners.tolist(), lines, strict=True):
        for k, words in enumerate(caption, start=1):
            marks.append(note(x + w * dot / 2, y + h * dot + 15 * k, words))

    said = [", ".join(caption) for caption in lines]
    about = f"{counted(n, 'image')} of {h} × {w} pixels: {'; '.join(said)}"
    return Picture(source(columns * across + 14, int(corners[-1, 1]) + down, *marks), told(about))
