"""The SVG that every picture of the course is written in: one header, texts, blocks and lines."""

from html import escape

from helpers.draw.palette import FONT, FRAME, GRADIENT, INK, PAPER, SMALL, TEXT

BOLD, START, DASHED = "font-weight='bold'", "text-anchor='start'", "stroke-dasharray='5 3'"
HALO = f"stroke='{PAPER}' stroke-width='3' paint-order='stroke' stroke-linejoin='round'"
HEAD = 8  # px: length of an arrow head
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


def framed(x, y, width, height, fill=PAPER, rx=8):
    """Write the box of something with a name."""
    return block(x, y, width, height, f"fill='{fill}' stroke='{FRAME}' stroke-width='1.3' rx='{rx}'")


def framed_anew(x, y, width, height, rx=8):
    """Write a thick, dashed frame over the box of something that is wrong."""
    looks = f"'{PAPER}' stroke-width='4'", f"'{GRADIENT}' stroke-width='3' {DASHED}"
    return "".join(block(x, y, width, height, f"rx='{rx}' fill='none' stroke={look}") for look in looks)


def circle(x, y, r, fill=PAPER, stroke=FRAME, width=1.3):
    """Write the circle of a neuron."""
    return f"<circle cx='{x:g}' cy='{y:g}' r='{r}' fill='{fill}' stroke='{stroke}' stroke-width='{width}'/>"


def arrows(lines, tips, colour, width=1.6, look=""):
    """Write the lines of arrows of one kind, then their heads."""
    return line(lines, colour, width, look) + shape(tips, colour)


def head(x, y, way):
    """Write the path of an arrow head with this tip that points right (way is 1) or left (−1)."""
    return f"M{x:g} {y:g}l{-HEAD * way} -4v8z"


def line(d, colour, width, look=""):
    """Write the line along an SVG path."""
    return f"<path d='{d}' fill='none' stroke='{colour}' stroke-width='{width}' {look}".rstrip() + "/>"


def shape(d, colour):
    """Fill the inside of an SVG path, such as arrow heads."""
    return f"<path d='{d}' fill='{colour}'/>"
