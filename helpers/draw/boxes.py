"""A graph as boxes and arrows: one moment of it in SVG, in a sentence and in a table."""

from typing import NamedTuple

from helpers.draw import svg
from helpers.draw.numbers import counted, equals, short
from helpers.draw.palette import GRADIENT, INK, INPUT_FILL, PAPER, SMALL, VALUE, WAITING
from helpers.draw.picture import Picture
from helpers.draw.svg import BOLD, HALO, block, framed, framed_anew, source, text

MANY = 12  # from more nodes than this, the sentence leaves the numbers to the table
ROOMY = len("≈ −0.00123")  # a longer gradient stands without its name
STYLES = {
    "waiting": (WAITING, 1.2, ""),
    "value": (VALUE, 1.6, ""),
    "work": (VALUE, 3.5, ""),
    "back": (GRADIENT, 1.6, "stroke-dasharray='5 3'"),
    "work back": (GRADIENT, 3.5, "stroke-dasharray='7 3'"),
}


class Moment(NamedTuple):
    """All that is shown of a graph at one moment; a node is the number of its place, J the last.

    An arrow is a pair (node, k): the one into that node from its k-th input.
    """

    names: tuple
    formulas: tuple
    made: tuple  # for each node whether it is an operation, not an input
    paired: bool  # whether arrows run both ways
    values: list  # for each node "= 6", "≈ 0.333", "of shape (2, 3)", or "" if not known
    gradients: list  # the same, or "= 3 + …" while more shares are to come
    walked: dict  # the arrows that the backward sweep has passed, with their local derivatives
    work: list | tuple = ()  # the arrows at work
    at: int | None = None  # the node at work
    title: str = ""
    yours: list | tuple = ()  # for each node what a learner found for its gradient, ✗ before what is wrong


def picture(moment, layout):
    """Return the picture of a moment in the layout of its graph."""
    return Picture(drawn(moment, layout), sentence(moment), table(moment))


def table(moment):
    """Return the numbers of a graph in rows: name, formula, value, gradient."""
    columns = [moment.names, moment.formulas, moment.values, moment.gradients]
    columns += [moment.yours] if moment.yours else []
    rows = [(name, formula, *map(figure, told)) for name, formula, *told in zip(*columns, strict=True)]
    return ("name", "formula", "value", "gradient", "yours")[: len(columns)], *rows


def figure(told):
    """Drop the words before a number that is exact, or before a shape."""
    return told.removeprefix("= ").removeprefix("of shape ")


def sentence(moment):
    """Say what the picture shows; of a large graph only its size and its output."""
    parts = [
        f"{titled(*box)} {value}".rstrip()
        for *box, value in zip(moment.names, moment.formulas, moment.made, moment.values, strict=True)
    ]
    if len(parts) > MANY:
        inputs = moment.made.count(False)
        counts = f"{counted(inputs, 'input')} and {counted(len(parts) - inputs, 'operation')}"
        output = f"{moment.names[-1]} {moment.values[-1]}".rstrip()
        return f"{moment.title}Computation graph of {output} with {counts}. The table has all numbers."
    said = f"{moment.title}Computation graph: {', '.join(parts)}."
    pairs = zip(moment.names[::-1], moment.gradients[::-1], strict=True)
    gradients = ", ".join(f"d{name} {told}" for name, told in pairs if told)
    return f"{said} Gradients: {gradients}." if gradients else said


def titled(name, formula, made):
    """Write a name with its formula; an input has a word there at most."""
    return f"{name} = {formula}" if made else f"{name}: {formula}" if formula else name


def drawn(moment, layout):
    """Write the SVG source of a moment."""
    parts = [*arrows(moment, layout), *ring(moment, layout)]
    parts += map(box_source, layout.boxes, moment.names, moment.formulas, moment.made)
    for told in zip(layout.boxes, moment.names, moment.values, moment.gradients, strict=True):
        parts += numbers(*told)
    for box, words in zip(layout.boxes, moment.yours, strict=False):
        parts += wrong(box, words) if words.startswith("✗") else ()
    return source(layout.width, layout.height, *parts, *local_derivatives(moment, layout))


def box_source(box, name, formula, made):
    """Write a node's box with its name and formula."""
    frame = framed(*box[:4], PAPER if made else INPUT_FILL)
    if formula and box.stacked:
        return frame + text(box.x, box.y - 4, name, INK, BOLD) + text(box.x, box.y + 14, formula)
    return frame + text(box.x, box.y + 5, titled(name, formula, made))


def numbers(box, name, value, gradient):
    """Write the value above a box and the gradient below it, as far as they are known."""
    look = f"{BOLD} font-size='{SMALL}'" if box.stacked else BOLD
    if value:
        yield text(box.x, box.y - box.height / 2 - 9, bare(value), VALUE, look)
    if gradient:
        told = gradient.removeprefix("of shape ")
        words = f"d{name} {told}" if len(told) <= ROOMY else bare(gradient)
        yield text(box.x, box.y + box.height / 2 + 19, words, GRADIENT, look)


def bare(told):
    """Drop the words or the sign before a shape or a number: "6" for "= 6" or "≈ 6"."""
    return figure(told).removeprefix("≈ ")


def wrong(box, words):
    """Frame a box anew, and write below its gradient the wrong one that a learner found."""
    yield framed_anew(*box[:4])
    yield text(box.x, box.y + box.height / 2 + 31, words, INK, f"{BOLD} {HALO} font-size='{SMALL}'")


def arrows(moment, layout):
    """Write all arrows, those of one kind together."""
    kinds = {kind: [] for kind in STYLES}
    for arrow in layout.arrows:
        key = arrow.node, arrow.k
        at_work, walked = key in moment.work, key in moment.walked
        kind = "work" if at_work and not walked else "value" if moment.values[arrow.node] else "waiting"
        kinds[kind].append(arrow.forward if moment.paired else arrow.alone)
        if walked:
            kinds["work back" if at_work else "back"].append(arrow.backward)
    for kind, drawn in kinds.items():
        if drawn:
            lines, tips = map("".join, zip(*drawn, strict=True))
            yield svg.arrows(lines, tips, *STYLES[kind])


def ring(moment, layout):
    """Write a second frame around the node at work, so that it stands out without colour."""
    if moment.at is not None:
        box = layout.boxes[moment.at]
        look = f"rx='11' fill='none' stroke='{INK}' stroke-width='2.5'"
        yield block(box.x, box.y, box.width + 7, box.height + 7, look)


def local_derivatives(moment, layout):
    """Write the local derivative beside every arrow that was walked back."""
    for arrow, place in zip(layout.arrows, layout.places, strict=True):
        local = moment.walked.get((arrow.node, arrow.k))
        if local is not None:
            words = f"∂{moment.names[arrow.node]}/∂{moment.names[arrow.source]} {equals(local)}"
            if not place.long or len(words) * 6.3 > place.width + 4:
                words = short(local)
            if place.on:  # the arrow gives way
                yield block(place.x, place.y, max(6.1 * len(words) + 6, 20), 14, f"fill='{PAPER}'")
            yield text(place.x, place.y + 4, words, INK, f"font-size='{SMALL}'")
