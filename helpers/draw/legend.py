"""The names of lines and bars: beside the frame where there is room, else in rows below it."""

from helpers.draw.axes import LEAST_LEFT, START, breadth, note
from helpers.draw.palette import INK

LINE = 16  # px from one line of text to the next
KEY = 32  # px that a bit of the line takes before its name
GAP = 14  # px between two names in a row


def spread(wishes, low, high, gap=LINE):
    """Move places apart so that they keep a distance, and stay between low and high where they can.

    Parameters
    ----------
    wishes : list of float
        Where each would like to be.

    Returns
    -------
    list of float
        Where each is, in the order of the wishes.
    """
    order = sorted(range(len(wishes)), key=wishes.__getitem__)
    places, at = {}, low - gap
    for i in order:  # down the page, as near to the wish as what stands above allows
        places[i] = at = max(wishes[i], at + gap)
    at = high + gap
    for i in reversed(order):  # and up again, where the last ones were pushed out
        places[i] = at = min(places[i], at - gap)
    return [places[i] for i in range(len(wishes))]


def trimmed(name, room):
    """Shorten a name that is too long for its room, in px."""
    if breadth(name) <= room:
        return name
    while name and breadth(name + "…") > room:
        name = name[:-1]
    return name + "…"


def beside(axes, names, wishes, key):
    """Write names to the right of the frame, each near where its line ends.

    Parameters
    ----------
    axes : Axes
    names : list of str
    wishes : list of float
        How far down each line ends, in px.
    key : callable
        key(x, y, i) draws a bit of the i-th line.
    """
    places = spread(wishes, axes.top + 4, axes.bottom)
    x = axes.right + 10
    rows = enumerate(zip(names, places, strict=True))
    return "".join(key(x, y, i) + name_at(x + KEY, y, name) for i, (name, y) in rows)


def name_at(x, y, name):
    """Write a name that begins at x and is centred on y."""
    return note(x, y + 4, name, INK, START)


def rows(names, width):
    """Share names out among rows of a legend, as (x, row, name) for each.

    Returns
    -------
    list of (float, int, str)
    """
    placed, x, row = [], LEAST_LEFT, 0
    for name in names:
        name = trimmed(name, width - LEAST_LEFT - KEY - GAP)
        room = KEY + breadth(name) + GAP
        if x + room > width and x > LEAST_LEFT:
            x, row = LEAST_LEFT, row + 1
        placed.append((x, row, name))
        x += room
    return placed


def height(names, width):
    """Return how high a legend is, in px."""
    return (rows(names, width)[-1][1] + 1) * LINE + 8


def below(names, width, top, key):
    """Write a legend in rows, the first one at top."""
    placed = [(x, top + row * LINE, name) for x, row, name in rows(names, width)]
    return "".join(key(x, y, i) + name_at(x + KEY, y, name) for i, (x, y, name) in enumerate(placed))
