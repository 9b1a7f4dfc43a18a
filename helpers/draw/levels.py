"""At which values contour lines are drawn, and where along a line its value can be written."""

import numpy as np

from helpers.draw.axes import breadth
from helpers.draw.scale import Scale

MOST = 11  # contour lines
SKEWED = 0.2  # half of all values lie in so small a share of the range: a steep function
STEEPEST = 3  # levels grow at most like k³; lower ones would fall through the grid
TRIES = 20  # places looked at along a line
TALL = 16  # px; a text with some air


def levels(field):
    """Choose about ten round levels between the lowest and the highest value.

    They are equally far apart, so that close lines mean a steep slope. Where most of the
    plane is low and a small part very high (or the other way round), equal steps would leave
    most of the plane empty; then the k-th one grows with a power of k, up to k³.

    Parameters
    ----------
    field : Field

    Returns
    -------
    list of float
        Empty where all values are the same.
    """
    if field.flat:
        return []
    values = field.Z[~np.isnan(field.Z)]
    low, middle, high = float(values.min()), float(np.median(values)), float(values.max())
    below = (middle - low) / (high - low)
    if below < SKEWED:
        chosen = [rounded(low + rise, rise) for rise in growing(below, high - low)]
    elif below > 1 - SKEWED:
        chosen = [rounded(high - rise, rise) for rise in growing(1 - below, high - low)]
    else:
        chosen = Scale(low, high).ticks(MOST)
    return [level for level in dict.fromkeys(chosen) if low < level < high]


def growing(share, span):
    """Return rises that grow with a power of their number; about half stay in that share of the span."""
    power = min(np.log(max(share, 1e-9)) / np.log(0.5), STEEPEST)
    return [span * (k / (MOST + 1)) ** power for k in range(1, MOST + 1)]


def rounded(level, rise):
    """Round a level to two digits of its distance from the lowest or the highest value."""
    return round(level, 1 - int(np.floor(np.log10(rise))))


def label_places(lines, words, taken, low, high):
    """Find a place for the value of each contour line, free of other lines, texts and what else is there.

    A text stands on the longest line of its own level, where that runs most nearly level.

    Parameters
    ----------
    lines : list of list of array (n, 2)
        For each level its lines, in px.
    words : list of str
        For each level its text.
    taken : array (k, 2)
        Places that no text may cover, in px.
    low, high : array (2,)
        Two corners of the frame, in px.

    Returns
    -------
    list of tuple (str, float, float)
        The texts for which there is room, with their middles.
    """
    found, blocks = [], np.empty((0, 3))  # a block: the middle of a text, and half its width
    levels = [np.concatenate([*some, np.empty((0, 2))]) for some in lines]
    for i, word in enumerate(words):
        half = np.array([breadth(word) / 2 + 3, TALL / 2])
        spots = level_first(max(lines[i], key=len, default=np.empty((0, 2))))
        spots = spots[((spots - half >= low) & (spots + half <= high)).all(axis=1)]
        near = np.concatenate([taken, *levels[max(i - 1, 0) : i], *levels[i + 1 : i + 2]])
        covered = hit(spots, near, *half) | hit(spots, blocks[:, :2], half[0] + blocks[:, 2], TALL)
        for x, y in spots[~covered][:1].tolist():
            found.append((word, x, y))
            blocks = np.concatenate([blocks, [[x, y, half[0]]]])
    return found


def hit(spots, points, across, down):
    """Tell for each spot (k, 2) whether any of the points (n, 2) is closer than so far across and down."""
    near_x = np.abs(spots[:, :1] - points[:, 0]) < across
    return (near_x & (np.abs(spots[:, 1:] - points[:, 1]) < down)).any(axis=1)


def level_first(line):
    """Return some places along a line, those first where it runs most nearly level."""
    i = np.linspace(0, len(line) - 1, min(TRIES, len(line))).astype(int)
    way = np.abs(line[np.minimum(i + 1, len(line) - 1)] - line[np.maximum(i - 1, 0)])
    slope = way[:, 1] / (way.sum(axis=1) + 1e-9)
    return line[i[np.argsort(np.round(slope, 1), kind="stable")]]
