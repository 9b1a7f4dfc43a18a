"""The SVG that every picture of the course is written in: one header, texts, blocks and lines."""

from html import escape

from helpers.draw.palette import FONT, INK, PAPER, SMALL, TEXT

BOLD, START, DASHED = "font-weight='bold'", "text-anchor='start'", "stroke-dasharray='5 3'"
HALO = f"stroke='{PAPER}' stroke-width='3' paint-order='stroke' stroke-linejoin='round'"
SLIM, BROAD = ".,:;|!'()[]{}fijlrtI1 ", "mwMW@%"


def source(width, height, *parts):
    """Return a whole picture on a white ground, in letters that every browser has."""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}' "
        f"font-family='{FONT}' font-size='{TEXT}' text-anchor='middle'>"
        f"<rect width='100%' height='100%' fill='{PAPER}'/>{''.join(parts)}</svg>"
    )


def text(x, y, words, colour=INK, look=""):
    """Write a text on the line y, centred at x unless its look says otherwise."""
    return f"<text x='{x:g}' y='{y:g}' fill='{colour}' {look}>{escape(words)}</text>"


def note(x, y, words, colour=INK, look=""):
    """Write a text in small letters."""
    return text(round(x, 1), round(y, 1), words, colour, f"font-size='{SMALL}' {look}".rstrip())


def text_width(words, size=SMALL):
    """Estimate how wide a text is, in px: a little wider than in the usual fonts."""
    return round(size * sum(0.31 if c in SLIM else 0.9 if c in BROAD else 0.59 for c in words))


def block(x, y, width, height, look):
    """Write a rectangle by its middle and its size."""
    return (
        f"<rect x='{x - width / 2:g}' y='{y - height / 2:g}' width='{width:g}' height='{height:g}' {look}/>"
    )


def line(d, colour, width, look=""):
    """Write the line along an SVG path."""
    return f"<path d='{d}' fill='none' stroke='{colour}' stroke-width='{width}' {look}".rstrip() + "/>"


def shape(d, colour):
    """Fill the inside of an SVG path, such as arrow heads."""
    return f"<path d='{d}' fill='{colour}'/>"
