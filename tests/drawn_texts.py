"""The texts in a picture of matplotlib's: where they stand, as a browser writes them."""

import re
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

from helpers.draw.svg import text_width

MARK = re.compile(r"<text x='(\S+?)' y='(\S+?)' fill='\S+?' font-size='12' ?(.*?)>(.*?)</text>")
TEXT = re.compile(r"<text style='(.*?)' x='(.*?)' y='(.*?)'>(.*?)</text>")
SHARES = {"start": 0, "middle": 0.5, "end": 1}  # of a text, to the left of its place


def boxes(svg):
    """Yield every text with its left, top, right and bottom edge, in px."""
    for look, x, y, words in TEXT.findall(svg):
        width = text_width(unescape(words))
        left = float(x) - width * SHARES[re.search("text-anchor: (start|middle|end)", look)[1]]
        yield unescape(words), (left, float(y) - 9, left + width, float(y) + 2)
    for x, y, look, words in MARK.findall(svg):
        width, anchor = text_width(unescape(words)), re.search("text-anchor='(start|end)'", look)
        left = float(x) - width * SHARES[anchor[1] if anchor else "middle"]
        yield unescape(words), (left, float(y) - 9, left + width, float(y) + 2)


def well_written(svg):
    """Check that texts are large, in the picture and apart, those along a line left out; return them.

    The source must be XML, too, and refer to nothing but itself.
    """
    ids = {node.get("id") for node in ElementTree.fromstring(svg).iter()}
    assert set(re.findall(r"(?:url\(|href=')(?:#(.*?))?[)']", svg)) <= ids
    svg = re.sub("<text[^>]* transform='[^']*rotate.*?</text>", "", svg)
    assert min(map(float, re.findall(r"font-size: ([\d.]+)px", svg)), default=12) >= 12
    assert svg.count("<text") == len(TEXT.findall(svg)) + len(MARK.findall(svg))
    width, height = map(float, re.search(r"viewBox='0 0 (\S+) (\S+)'", svg).groups())
    found = list(boxes(svg))
    outside = [words for words, box in found if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height]
    covered = [(a, b) for (a, one), (b, two) in combinations(found, 2) if meet(one, two)]
    assert (outside, covered) == ([], [])
    return [words for words, _ in found]


def meet(one, two):
    """Tell whether two boxes cover each other."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
