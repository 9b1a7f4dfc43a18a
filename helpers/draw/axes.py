"""The frame of a plot: where a pair of numbers stands in the picture, and the lines and names around it.

Everything is written with one digit after the point, so that the same numbers always give the same text.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from helpers.draw.palette import DASHES, FONT, FRAME, GRID, INK, MARKERS, PAPER, SERIES, SMALL, TEXT
from helpers.draw.scale import Scale, tick_labels
from helpers.draw.svg import text

START, END = "text-anchor='start'", "text-anchor='end'"
HALO = f"stroke='{PAPER}' stroke-width='3' paint-order='stroke' stroke-linejoin='round'"
LEAST_LEFT = 44  # px; the frame stays where it is while tick labels change a little
NARROW, BROAD = set(" .,:;·'|ijlt()[]/⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"), set("mwMWO@%→")


@dataclass(frozen=True)
class Axes:
    """The rectangle that a plot is drawn in, with its two scales.

    Parameters
    ----------
    left, top, width, height : float
        The rectangle, in px; y counts downwards.
    x, y : Scale
        What its sides stand for.
    """

    left: float
    top: float
    width: float
    height: float
    x: Scale
    y: Scale

    @classmethod
    def within(cls, size, x, y, xlabel="", ylabel="", title="", right=14, below=0):
        """Return the largest axes in a picture, with room for what `frame` writes around them.

        Parameters
        ----------
        size : tuple of float
            Width and height of the picture, in px.
        x, y : Scale
        xlabel, ylabel, title : str
            What `frame` will be told to write.
        right, below : float
            Room to keep free for other things, in px.
        """
        top = 10 + 20 * bool(title) + 20 * bool(ylabel)
        height = size[1] - top - 22 - 18 * bool(xlabel) - below
        longest = max(map(breadth, tick_labels(y.ticks(y_most(height)), y.log)))
        left = max(LEAST_LEFT, round(longest) + 12)
        return cls(left, top, size[0] - left - right, height, x, y)

    @property
    def right(self):
        """The right edge, in px."""
        return self.left + self.width

    @property
    def bottom(self):
        """The bottom edge, in px."""
        return self.top + self.height

    def across(self, x):
        """Return how far right a number stands, in px, or None if it has no place."""
        share = self.x.at(x)
        return None if share is None else self.left + share * self.width

    def down(self, y):
        """Return how far down a number stands, in px, or None if it has no place."""
        share = self.y.at(y)
        return None if share is None else self.top + (1 - share) * self.height

    def point(self, x, y):
        """Return where a pair of numbers stands, in px, or None if it has no place."""
        px, py = self.across(x), self.down(y)
        return None if px is None or py is None else (px, py)

    def holds(self, point):
        """Tell whether a place in px lies inside the frame."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def cut(self, points):
        """Cut a line at the frame and at its gaps.

        Parameters
        ----------
        points : sequence of (float, float) or None
            What `point` returned for each place along the line.

        Returns
        -------
        list of list of (float, float)
            The stretches that lie inside.
        """
        pieces = []
        held = [place is not None and self.holds(place) for place in points]
        for (p, q), within in zip(pairwise(points), map(all, pairwise(held)), strict=True):
            part = (p, q) if within else self.inside(p, q) if p and q else None
            if part and pieces and pieces[-1][-1] == part[0]:
                pieces[-1].append(part[1])
            elif part:
                pieces.append(list(part))
        return pieces

    def inside(self, p, q):
        """Return the part of a stretch from p to q that lies inside, or None (Liang & Barsky, 1984)."""
        first, last = 0.0, 1.0
        edges = (self.left, self.right), (self.top, self.bottom)
        for (low, high), a, b in zip(edges, p, q, strict=True):
            if a == b and not low <= a <= high:
                return None
            if a != b:
                enter, leave = sorted(((low - a) / (b - a), (high - a) / (b - a)))
                first, last = max(first, enter), min(last, leave)
        return (between(p, q, first), between(p, q, last)) if first < last else None


def between(p, q, share):
    """Return the place at a share of the way from p to q; the ends themselves are exact."""
    if share in (0, 1):
        return q if share else p
    return p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])


def x_most(width):
    """Return how many ticks fit below an axis of so many px."""
    return max(3, min(9, int(width // 44)))


def y_most(height):
    """Return how many ticks fit beside an axis of so many px."""
    return max(3, min(8, int(height // 26)))


def px(length):
    """Write a length in px with at most one digit after the point."""
    return f"{round(length, 1) or 0:g}"


def path(points):
    """Write a line through places in px, as the d of an SVG path."""
    d = "M" + "L".join([f"{x:.1f},{y:.1f}" for x, y in points])
    return d.replace("-0.0", "0").replace(".0", "")  # as `px` writes them, but twice as fast


@lru_cache(maxsize=32)  # most moves of an explorer leave it as it is
def frame(axes, xlabel="", ylabel="", title=""):
    """Write the frame of a plot with its grid, ticks and names.

    Parameters
    ----------
    axes : Axes
    xlabel, ylabel, title : str
        Written below, above at the left, and at the top.

    Returns
    -------
    str
        SVG elements, to stand before those of the plot.
    """
    parts = y_ticks(axes), x_ticks(axes), box(axes), headings(axes, xlabel, ylabel, title)
    return "".join(parts)


def headings(axes, xlabel, ylabel, title):
    """Write the names of a plot: below, above at the left, and at the top."""
    middle = axes.left + axes.width / 2
    names = [
        xlabel and note(middle, axes.bottom + 35, xlabel),
        ylabel and note(8, axes.top - 12, ylabel, look=START),
        title and text(middle, 18, title, INK, "font-weight='bold'"),
    ]
    return "".join(filter(None, names))


def x_ticks(axes):
    """Write the numbers below the frame, and the lines up from them."""
    ticks = axes.x.ticks(x_most(axes.width))
    places = [axes.across(tick) for tick in ticks]
    words = zip(places, tick_labels(ticks, axes.x.log), strict=True)
    lines = "".join(f"M{px(x)},{px(axes.top)}V{px(axes.bottom)}" for x in places)
    return grid(lines) + "".join(note(x, axes.bottom + 17, word) for x, word in words)


def y_ticks(axes):
    """Write the numbers left of the frame, and the lines from them to the right."""
    ticks = axes.y.ticks(y_most(axes.height))
    places = [axes.down(tick) for tick in ticks]
    words = zip(places, tick_labels(ticks, axes.y.log), strict=True)
    lines = "".join(f"M{px(axes.left)},{px(y)}H{px(axes.right)}" for y in places)
    return grid(lines) + "".join(note(axes.left - 6, y + 4, word, look=END) for y, word in words)


def grid(lines):
    """Write the lines of the grid as one faint path."""
    return f"<path d='{lines}' stroke='{GRID}'/>"


def box(axes):
    """Write the outline of the frame."""
    size = f"x='{px(axes.left)}' y='{px(axes.top)}' width='{px(axes.width)}' height='{px(axes.height)}'"
    return f"<rect {size} fill='none' stroke='{FRAME}'/>"


def note(x, y, words, colour=INK, look=""):
    """Write a text in small letters, centred at x unless its look says otherwise."""
    return text(round(x, 1), round(y, 1), words, colour, f"font-size='{SMALL}' {look}".rstrip())


def breadth(words):
    """Return how much room a text in small letters takes at most, in px; fonts differ a little."""
    return sum(4 if letter in NARROW else 10.5 if letter in BROAD else 7.2 for letter in words)


def style(i):
    """Return the colour, the dashes and the marker of the i-th line of a plot, from 0; 25 differ."""
    return SERIES[i % 5], DASHES[(i + i // 5) % 5], MARKERS[i % 5]


def marker(x, y, i):
    """Write the marker of the i-th line at a place in px."""
    colour, _, shape = style(i)
    return f"<path d='M{px(x)},{px(y)}{shape}' fill='{colour}' stroke='{PAPER}'/>"


def source(width, height, body):
    """Return a whole picture with a white ground, as the other pictures of the course have it."""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}' "
        f"font-family='{FONT}' font-size='{TEXT}' text-anchor='middle'>"
        f"<rect width='100%' height='100%' fill='{PAPER}'/>{body}</svg>"
    )
