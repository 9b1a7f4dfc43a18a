"""Axes that are kept: their limits, round numbers and names, with room for the marks of a plot."""

from functools import lru_cache
from io import StringIO
from math import ceil, nan
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.ticker import LogLocator, MaxNLocator

from helpers.draw.figures import Backdrop, Figure, style
from helpers.draw.numbers import RAISED

LARGEST = 1e300  # what is larger, or smaller than its inverse, has no place on an axis
SAME = 1e-11  # numbers that differ by so small a share are one
NICE = [1, 2, 5, 10]


class Axis(NamedTuple):
    """From where to where an axis goes, and what stands beside it."""

    low: float
    high: float
    log: bool = False
    whole: bool = False  # only whole numbers, as for layers or epochs
    names: tuple = ()  # of the groups at 0.5, 1.5, …, instead of numbers


def drawable(values, log=False):
    """Return numbers as floats, with nan for those that have no place on an axis."""
    values = np.array(values, float)
    fits = (np.abs(values) < LARGEST) & ((values > 1 / LARGEST) | (not log))
    return np.where(fits, values, nan)


def seen(values, log=False):
    """Return the numbers that have a place on an axis."""
    values = drawable(values, log)
    return values[~np.isnan(values)]


def axis(values, log=False, exact=False):
    """Return the axis that shows all numbers: exactly from the lowest to the highest, or to round ones."""
    shown = seen(values, log)
    low, high = (shown.min(), shown.max()) if len(shown) else (0.1, 1.0) if log else (0.0, 1.0)
    if high - low <= SAME * abs(high):
        low, high = (low / 2, high * 2) if log else (low - (abs(low) / 2 or 1), high + (abs(high) / 2 or 1))
    if log and not exact:
        powers = range(int(np.floor(np.log10(low))) - 1, int(np.ceil(np.log10(high))) + 1)
        steps = np.array([float(f"{step}e{k}") for k in powers for step in (1, 2, 5)])
        low, high = steps[steps <= low].max(), steps[steps >= high].min()
    elif not exact:
        first, *_, last = MaxNLocator(6, steps=NICE).tick_values(low, high)
        low, high = min(low, first), max(high, last)
    return Axis(float(low), float(high), log, bool((shown == shown.round()).all()))


def steady(values, log=False):
    """Return ends of an axis that show all numbers, and are so round that they stay for most moves."""
    shown = seen(values, log)
    if log:
        low, high = (np.log10(shown.min()), np.log10(shown.max())) if len(shown) else (-1, 0)
        return 10.0 ** np.floor(low), 10.0 ** max(np.ceil(high), np.floor(low) + 1)
    low, high = min([0.0, *shown]), max([0.0, *shown])
    largest = max(-low, high) or 1.0
    decade = 10.0 ** np.floor(np.log10(largest))
    largest = next((step * decade for step in NICE if largest <= step * decade), largest)
    down, up = (next(largest * k for k in (0, 0.1, 0.2, 0.5, 1) if x <= largest * k) for x in (-low, high))
    return (-down, up) if down or up else (0.0, 1.0)


@lru_cache(maxsize=128)
def frame(size, x, y, xlabel="", ylabel="", title="", *, right=0, below=0, equal=False):
    """Return empty axes as a backdrop, with so much room right of them and below, in px.

    The name of y lies flat above their upper left corner. If equal, equal steps look so on both axes.
    """
    width, height = size
    with style():
        ax = Figure((width / 72, height / 72)).subplots()
        ax.set(xscale="log" if x.log else "linear", yscale="log" if y.log else "linear")
        ax.set(xlim=x[:2], ylim=y[:2], xlabel=xlabel)
        ax.annotate(ylabel, (0, 1), (0, 6), xycoords="axes fraction", textcoords="offset points")
        ax.set_title(title, pad=6 + 18 * bool(ylabel))
        numbered(ax.xaxis, x, min(int(width // 50), 9))
        numbered(ax.yaxis, y, 6)
        if x.names:
            ax.set_xticks(np.arange(len(x.names)) + 0.5, x.names)
            ax.grid(False, axis="x")
        ax.minorticks_off()
        fit(ax, right, below)
        if equal:
            ax.set_aspect("equal", anchor="NW")
        return Backdrop(ax.figure)


def numbered(side, scale, most):
    """Write round numbers beside an axis, about so many."""
    wide = scale.log and scale.high > 1e6 * scale.low
    if scale.log:
        few = scale.high <= 100 * scale.low
        side.set_major_locator(LogLocator(subs=(1, 2, 5) if few else (1,), numticks=most + 1))
    else:
        side.set_major_locator(MaxNLocator(most, steps=NICE, integer=scale.whole))
    side.set_major_formatter(power if wide else tick)


def fit(ax, right, below):
    """Make axes as large as their names leave room for, in whole px."""
    width, height = ax.figure.bbox.size
    ax.set_position([0, 0, 1, 1])
    box = ax.get_tightbbox(RendererSVG(width, height, StringIO()))
    left, bottom = max(44, ceil(8 - box.x0)), ceil(6 - box.y0) + below
    right, top = max(14, ceil(box.x1 - width) + 4, right), ceil(box.y1 - height) + 6
    ax.set_position([left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height])


def tick(value, _place=None):
    """Write a round number: 0.02, −500, 2·10⁷."""
    digits, _, exponent = f"{value or 0:.{6 if abs(value) >= 1e6 else 9}g}".partition("e")
    if exponent:
        raised = "10" + f"{int(exponent)}".replace("-", "−").translate(RAISED)
        digits = {"1": raised, "-1": f"-{raised}"}.get(digits, f"{digits}·{raised}")
    return digits.replace("-", "−")


def power(value, _place=None):
    """Write a power of ten."""
    return "10" + f"{np.log10(value):.0f}".replace("-", "−").translate(RAISED)
