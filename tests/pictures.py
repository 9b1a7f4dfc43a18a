"""What stands in a picture, read from its SVG source: texts with their places, and lines."""

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np

from helpers.draw.svg import text_width

TEXT = "{http://www.w3.org/2000/svg}text"
SHARES = {"start": 0, "middle": 0.5, "end": 1}  # of a text, to the left of its place


def texts(picture, colour=None):
    """Return the texts of a picture, all or those of one colour."""
    return [words for words, _, _, shade in spots(picture) if colour in (None, shade)]


def place(picture, words):
    """Return where a text stands."""
    return next((x, y) for found, x, y, _ in spots(picture) if found == words)


def spots(picture):
    """Return every text with its place and its colour."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return [(text.text, float(text.get("x")), float(text.get("y")), text.get("fill")) for text in found]


def strokes(svg, colour):
    """Return the lines of a colour, each as an array of places."""
    found = re.findall(f"<path d='([^']*)' fill='none' stroke='{colour}'", svg)
    pairs = [re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", d) for d in found]
    return [np.array(places, float).reshape(-1, 2) for places in pairs]


def boxes(svg):
    """Yield every level text with its left, top, right and bottom edge, in px; a small one is refused."""
    inherited = {"font-size": "14", "text-anchor": "middle"}
    for text in ElementTree.fromstring(f"<g xmlns='http://www.w3.org/2000/svg'>{svg}</g>").iter(TEXT):
        style = re.findall("([a-z-]+): ([^;]+)", text.get("style", ""))  # as matplotlib writes it
        look = inherited | dict(style) | text.attrib
        x, y, size = float(look["x"]), float(look["y"]), float(look["font-size"].removesuffix("px"))
        assert size >= 12
        if "rotate" not in look.get("transform", ""):
            width = text_width(text.text, size)
            left = x - width * SHARES[look["text-anchor"]]
            yield text.text, (left, y - 0.75 * size, left + width, y + 2)


def well_written(svg):
    """Check that texts are large, in the picture and apart, those along a line left out; return them.

    The source must be XML, too, and refer to nothing but itself.
    """
    ids = {node.get("id") for node in ElementTree.fromstring(svg).iter()}
    assert set(re.findall(r"(?:url\(|href=')(?:#(.*?))?[)']", svg)) <= ids
    width, height = map(float, re.search(r"viewBox='0 0 (\S+) (\S+)'", svg).groups())
    found = list(boxes(svg))
    outside = [words for words, box in found if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height]
    covered = [(a, b) for (a, one), (b, two) in combinations(found, 2) if meet(one, two)]
    assert (outside, covered) == ([], [])
    return [words for words, _ in found]


def meet(one, two):
    """Tell whether two boxes cover each other."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
