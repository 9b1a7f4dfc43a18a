"""Which side of its border a network puts each point of the plane on, and where the samples lie."""

from itertools import pairwise

import numpy as np

from helpers.draw.axes import HALO, START, frame, note, path, px, source
from helpers.draw.contours import coarser
from helpers.draw.labels import short
from helpers.draw.levels import label_places
from helpers.draw.palette import FRAME, GRADIENT, INK, VALUE
from helpers.draw.picture import Picture
from helpers.draw.plane import contour_maker, plane, to_px
from helpers.draw.trail import thinned

TINTS = ("#b5d7ea", "#e3f0f8", "#fbece2", "#f3ceb4")  # from surely 0 to surely 1
MOST = 600  # samples that are drawn; of more, only some
LEGEND = 22  # px
RING = f"fill='none' stroke='{INK}' stroke-width='1.2'"
FEW, LARGE, SMALL = 20, 6, 3.5  # up to so many samples get markers of the first radius, more of the second


def regions(
    field, x, labels, *, xlabel="x₁", ylabel="x₂", title="", size=(320, 320), levels=(0, 0.25, 0.5, 0.75, 1)
):
    """Draw the output of a network over the plane of its two inputs, and the samples it learns from.

    Parameters
    ----------
    field : Field
        The output at each point of the plane.
    x : array (2, m)
        The samples, one in each column.
    labels : array (m,) or (1, m)
        What each sample is: 0 (a circle) or 1 (a triangle).
    xlabel, ylabel, title : str
    size : tuple of float
        Width and height, in px.
    levels : sequence of float
        Where the tint changes; the middle one is the border, drawn as a thick line.

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        If samples, labels or levels do not fit.
    """
    x, labels = samples(x, labels)
    levels = limits(levels)
    border = levels[len(levels) // 2]
    outputs = field.at(x)
    right = np.where(labels == 1, outputs > border, outputs < border)
    words = {"xlabel": xlabel, "ylabel": ylabel, "title": title}
    axes = plane(field, size, **words, below=LEGEND)
    shown = thinned(np.flatnonzero(((x.T >= field.low) & (x.T <= field.high)).all(axis=1)), MOST)
    spots = to_px(axes, x.T[shown])
    maker = contour_maker(field, axes)
    body = bands(maker, levels) + frame(axes, **words) + lines(maker, axes, levels, border, spots)
    body += markers(spots, labels[shown], right[shown]) + legend(axes, xlabel, right.all())
    said = sentence(field, x, right, border, title, f"{xlabel} and {ylabel}")
    return Picture(source(*size, body), said, table(labels, right))


def samples(x, labels):
    """Return samples (2, m) and their labels (m,), if they fit together."""
    try:
        x, labels = np.asarray(x, float), np.asarray(labels, float)
    except (TypeError, ValueError):
        raise ValueError("The samples and their labels have to be numbers.") from None
    if x.ndim != 2 or len(x) != 2:
        raise ValueError(f"x has shape {x.shape}; it needs two rows, and a column for each sample: (2, m).")
    if labels.shape not in {(x.shape[1],), (1, x.shape[1])}:
        raise ValueError(
            f"There are {x.shape[1]} samples, and labels has shape {labels.shape}; give one each."
        )
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("The labels hold other numbers than 0 and 1; a point is drawn as one or the other.")
    return x, labels.reshape(-1)


def limits(levels):
    """Return the levels as floats that grow."""
    try:
        levels = [float(level) for level in levels]
    except (TypeError, ValueError):
        levels = []
    if len(levels) < 3 or not (np.diff(levels) > 0).all():
        raise ValueError("The levels have to be three numbers or more, each larger than the one before it.")
    return levels


def bands(maker, levels):
    """Fill the plane with tints; each is painted over those of lower levels, so that no gap shows."""
    lowest = [-np.inf, *levels[1:-1]]
    return "".join(
        f"<path d='{rings(maker.filled(level, np.inf))}' fill='{tint(i, len(lowest))}' fill-rule='evenodd'/>"
        for i, level in enumerate(lowest)
    )


def tint(i, count):
    """Return the colour of the i-th of so many bands."""
    return TINTS[int((i + 0.5) / count * len(TINTS))]


def rings(filled):
    """Write what contourpy fills: polygons, each with its holes."""
    return "".join(
        path(coarser(points[start:end]).tolist()) + "z"
        for points, offsets in zip(*filled, strict=True)
        for start, end in pairwise(offsets.tolist())
    )


def lines(maker, axes, levels, border, spots):
    """Write the lines between the bands, the border thick, and their values where there is room."""
    inner = levels[1:-1]
    found = [[coarser(line) for line in maker.lines(level)] for level in inner]
    d = {
        level: "".join(path(line.tolist()) for line in some) for level, some in zip(inner, found, strict=True)
    }
    corners = [axes.left, axes.top], [axes.right, axes.bottom]
    texts = label_places(found, [short(level) for level in inner], spots, *corners)
    thin = "".join(line for level, line in d.items() if level != border)
    return (
        f"<path d='{thin}' fill='none' stroke='{FRAME}' stroke-width='.7'/>"
        f"<path d='{d[border]}' fill='none' stroke='{INK}' stroke-width='2.5'/>"
        + "".join(note(x, y + 4, word, look=HALO) for word, x, y in texts)
    )


def markers(spots, labels, right):
    """Write the samples by their labels; those on the wrong side get a dark ring."""
    r = LARGE if len(spots) <= FEW else SMALL
    return (
        marks(spots[labels == 0], circle(r), f"fill='{VALUE}'")
        + marks(spots[labels == 1], triangle(r), f"fill='{GRADIENT}'")
        + marks(spots[~right], circle(r + 2.5), RING)
    )


def circle(r):
    """Return a circle around a place, as SVG path data."""
    return f"m{-r:g},0a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0z"


def triangle(r):
    """Return a triangle around a place, as large to the eye as the circle."""
    return f"m0,{-1.4 * r:g}l{1.3 * r:g},{2.3 * r:g}h{-2.6 * r:g}z"


def marks(spots, shape, look):
    """Write one shape at each spot, all as one path."""
    d = "".join(f"M{px(x)},{px(y)}{shape}" for x, y in spots.tolist())
    return f"<path d='{d}' {look}/>" if d else ""


def legend(axes, xlabel, all_right):
    """Write below the frame what the markers mean."""
    left, y = axes.left + 6, axes.bottom + 32 + 18 * bool(xlabel)
    entries = [
        (0, "label 0", circle(4.5), f"fill='{VALUE}'"),
        (76, "label 1", triangle(4.5), f"fill='{GRADIENT}'"),
    ]
    entries += [] if all_right else [(152, "wrong side", circle(6), RING)]
    return "".join(
        marks(np.array([[left + x, y]]), *mark) + note(left + x + 10, y + 4, word, look=START)
        for x, word, *mark in entries
    )


def sentence(field, x, right, border, title, names):
    """Say what the regions show, and how many samples lie where they should."""
    said = f"{title}: output" if title else "Output"
    said += f" over {names}, with a thick line where it is {short(border)}."
    if len(right):
        said += f" {right.sum()} of {len(right)} points lie on their side."
    outside = (~((x.T >= field.low) & (x.T <= field.high)).all(axis=1)).sum()
    return said + f" {outside} lie outside the picture." * bool(outside)


def table(labels, right):
    """Return how many samples of each label there are, and how many lie on their side."""
    kinds = (("0", labels == 0), ("1", labels == 1), ("both", labels >= 0))
    rows = [(name, str(kind.sum()), str((kind & right).sum())) for name, kind in kinds]
    return ("label", "points", "on their side"), *rows
