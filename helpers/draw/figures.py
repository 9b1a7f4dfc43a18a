"""Any matplotlib figure becomes a picture, whose bytes are the same on every machine.

`figure` shows a figure of one's own. A `Backdrop` is a figure that is rendered once, which takes dozens of
milliseconds, and then bears one set of marks after the other: SVG source, placed where its axes say, which
takes a tenth of one.
"""

import re
import warnings
from contextlib import contextmanager, redirect_stderr
from html import escape
from io import StringIO
from pathlib import Path
from threading import RLock
from xml.etree import ElementTree

import numpy as np

from helpers.draw.palette import FONT
from helpers.draw.picture import Picture

# A first start tells of its font cache, and of a home that it cannot write to; so no module that needs
# matplotlib is imported before this one.
with redirect_stderr(StringIO()):
    import matplotlib.style
    from matplotlib.figure import Figure

STYLE = ["default", Path(__file__).with_name("course.mplstyle")]
LOCK = RLock()  # matplotlib's settings are global, and explorers draw in other threads than cells do
LONG = re.compile(r"-?\d+\.\d+")  # a number with a point
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold it
COMMAND = re.compile(r"\s*([MLQCz])\s*")  # of a path
HASH = re.compile(r"\b([hmp][0-9a-f]{4})[0-9a-f]{6}\b")  # an id; five characters are enough
STYLED = re.compile(r"(?<=') style='([^']*)'(?=/>)")  # the look of an element that holds nothing
FAMILY = re.compile(r"font-family: 'DejaVu Sans'[^;]*; ")  # the one that letters are measured with


@contextmanager
def style():
    """Use the course's style, whatever this machine is set to, in one thread at a time."""
    # matplotlib makes its ids out of numbers as NumPy writes them
    writing = np.printoptions(legacy="1.25", precision=8, suppress=False)
    with LOCK, writing, matplotlib.style.context(STYLE), warnings.catch_warnings():
        # what its font does not have, a browser's has
        warnings.filterwarnings("ignore", "Glyph .* missing|Matplotlib currently does not support")
        yield


def figure(fig, alt) -> Picture:
    """Turn a matplotlib figure into a picture.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        It will be as large, in px, as its size in inches times its dpi.
    alt : str
        What it shows, in one or two sentences.

    Raises
    ------
    TypeError
        If fig is no figure, or alt no sentence.
    """
    if not isinstance(fig, Figure):
        raise TypeError(f"This is a {type(fig).__name__}; give a matplotlib Figure, such as ax.figure.")
    if not isinstance(alt, str) or not alt.strip():
        raise TypeError(f"alt is {alt!r}; say in a sentence what the figure shows, for who cannot see it.")
    return Picture(rendered(fig), alt)


def rendered(fig):
    """Return a figure as SVG source."""
    out = StringIO()
    with style():
        fig.savefig(out, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    inches = fig.get_size_inches()
    width, height = (inches * fig.dpi).round().astype(int)
    box = "0 0 {:g} {:g}".format(*(inches * 72).round(2))
    root = f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='{box}'"
    inside = map(element, ElementTree.fromstring(UNPRINTABLE.sub("?", out.getvalue())))
    return f"{root} font-family='{FONT}' stroke-linejoin='round'>{''.join(inside)}</svg>"


def element(node):
    """Write an element; groups that only bear a name give way to what they hold."""
    tag = node.tag.rpartition("}")[2]
    inside = escape((node.text or "").strip()) + "".join(map(element, node))
    attributes = {name.rpartition("}")[2]: value for name, value in node.items()}
    if tag == "g":
        attributes.pop("id", None)
    if tag in ("metadata", "style") or (tag == "defs" and not inside):
        return ""
    said = "".join(attribute(name, value) for name, value in attributes.items())
    looks = [look.split("; ") for look in STYLED.findall(inside)]
    if tag == "g" and 1 < len(looks) == inside.count("<"):  # what they have in common is said once
        shared = [part for part in looks[0] if all(part in look for look in looks)]
        own = ["; ".join(part for part in look if part not in shared) for look in looks]
        said += f" style='{'; '.join(shared)}'" * bool(shared)
        styles = iter([f" style='{look}'" * bool(look) for look in own])
        inside = STYLED.sub(lambda _: next(styles), inside)
    if tag == "g" and not said:
        return inside
    return f"<{tag}{said}>{inside}</{tag}>" if inside else f"<{tag}{said}/>"


def attribute(name, value):
    """Write an attribute with short numbers: rounding hides where the last digits of processors differ."""
    if value.startswith("rotate(-0 "):
        return ""
    if name == "d":
        value = COMMAND.sub(r"\1", value).strip()
    if not value.startswith("data:"):
        digits = 1 if name in ("x", "y") else 2
        value = LONG.sub(lambda number: f"{round(float(number[0]), digits) or 0:g}", FAMILY.sub("", value))
        value = HASH.sub(r"\1", value)
    value = escape(value.replace("'", ""))
    return f" {name}='{value}'"


class Backdrop:
    """A figure that is rendered once; it keeps the transform of its axes, and nothing that can change."""

    def __init__(self, fig):
        self.svg = rendered(fig)
        ax, self.height = fig.axes[0], fig.bbox.height
        self.to_px = ax.transData.frozen()
        self.view = ax.get_proj() if hasattr(ax, "get_proj") else None  # of axes with three dimensions
        self.border = ax.bbox.x0, self.height - ax.bbox.y1, ax.bbox.x1, self.height - ax.bbox.y0  # in px

    def places(self, *coordinates):
        """Return where points stand in the picture, in px (n, 2); two or three coordinates, each (n,)."""
        points = np.column_stack(coordinates)
        if self.view is not None:
            points = np.column_stack([points, np.ones(len(points))]) @ self.view.T
            points = points[:, :2] / points[:, 3:]
        return [0, self.height] + [1, -1] * self.to_px.transform(points)

    def picture(self, marks, alt, table=()):
        """Return the picture with marks on it, SVG source each."""
        marks = f"<g text-anchor='middle'>{''.join(marks)}</g>"
        return Picture(self.svg.removesuffix("</svg>") + marks + "</svg>", alt, tuple(map(tuple, table)))
