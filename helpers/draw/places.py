"""A free place beside every arrow for its local derivative."""

from itertools import pairwise
from typing import NamedTuple

from helpers.draw.routes import BESIDE, trace

LINE = 12  # px, height of a local derivative
AIR = 4  # px between a text and a line
HIDES = 22  # px of an arrow that a text may cover where the arrow is steep


class Place(NamedTuple):
    """Where a local derivative stands: its middle, whether on the arrow, its room, whether in full."""

    x: float
    y: float
    on: bool
    width: float
    long: bool


def free_places(arrows, widths, taken):
    """Find where each local derivative can stand without touching anything.

    Parameters
    ----------
    arrows : list of Arrow
    widths : list of list of float
        How wide each text may be, in px: in full, short, and at its shortest; or only the last two.
    taken : list of (float, float, float, float)
        Rectangles that are in use already.

    Returns
    -------
    list of Place or None
        None where nothing is free.
    """
    taken, result = list(taken), []
    lines = [[around(x, y, 6, 2 * BESIDE + 6) for x, y in trace(arrow)] for arrow in arrows]
    frames = [frame(arrow) for arrow in arrows]
    for arrow, ways, here in zip(arrows, widths, frames, strict=True):
        near = [j for j, other in enumerate(frames) if other is not here and hits(here, [other])]
        blocked = [spot for j in near for spot in lines[j]]
        blocked += [spot for spot in taken if hits(here, [spot])]
        tries = ((width, spot) for width in ways for spot in candidates(arrow, width))
        free = (Place(*spot, width, len(ways) == 3 and width == ways[0]) for width, spot in tries)
        place = next((place for place in free if not hits(room(place), blocked)), None)
        result.append(place)
        taken += [room(place)] if place else []
    return result


def frame(arrow):
    """Return a rectangle around an arrow and its text."""
    xs, ys = zip(*arrow.points, strict=True)
    return min(xs) - 3 * LINE, max(xs) + 3 * LINE, min(ys) - 3 * LINE, max(ys) + 3 * LINE


def candidates(arrow, width):
    """Yield places near an arrow: on its outer side, on its inner side, on the arrow where it is steep."""
    line = trace(arrow)
    for start, end in list(pairwise(arrow.points))[-2::-2]:
        for x in (start[0] + (end[0] - start[0]) * t for t in (0.5, 0.42, 0.58, 0.35, 0.65, 0.75)):
            near = [y for x1, y in line if abs(x1 - x) <= width / 2]
            far = BESIDE + AIR + LINE / 2
            sides = [(x, min(near) - far, False), (x, max(near) + far, False)]
            yield from sides if start[1] <= end[1] else sides[::-1]
            middle = min(line, key=lambda spot: abs(spot[0] - x))[1]
            hidden = [x1 for x1, y in line if abs(x1 - x) <= width / 2 and abs(y - middle) <= LINE / 2]
            if max(hidden) - min(hidden) <= HIDES and max(near) - min(near) > 2 * LINE:
                yield x, middle, True


def around(x, y, width, height):
    """Return the rectangle with this middle: left, right, top, bottom."""
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def middle(arrow):
    """Return the place of last resort: on the arrow, in the middle of its last S."""
    (x0, y0), (x1, y1) = arrow.points[-3:-1]
    return Place((x0 + x1) / 2, (y0 + y1) / 2, True, 0, False)


def room(place):
    """Return the rectangle of a local derivative."""
    return around(place.x, place.y, place.width, LINE)


def hits(spot, blocked):
    """Tell whether a rectangle touches any of the others."""
    left, right, top, bottom = spot
    return any(left < x1 and right > x0 and top < y1 and bottom > y0 for x0, x1, y0, y1 in blocked)
