"""What stands in a picture, read from its SVG source."""

from xml.etree import ElementTree

TEXT = "{http://www.w3.org/2000/svg}text"


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
