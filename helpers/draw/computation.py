"""The picture of a computation graph: values forward, gradients backward, step by step."""

from functools import lru_cache
from html import escape

from helpers.draw.labels import bare, equals, formula, names, short
from helpers.draw.layout import plan
from helpers.draw.palette import FONT, FRAME, GRADIENT, INK, INPUT_FILL, PAPER, SMALL, TEXT, VALUE, WAITING
from helpers.draw.picture import Picture
from helpers.draw.state import after, settled
from helpers.graph import arrows as edges_shown

MANY = 12  # from more nodes than this, the sentence leaves the numbers to the table
MOST = 200  # more nodes than this make no readable picture
ROOMY = len("≈ −0.00123")  # a longer gradient stands without its name
BOLD = "font-weight='bold'"


def graph(J, dJ=None, step=None):
    """Draw the computation graph of J: values above the boxes, gradients below them.

    Parameters
    ----------
    J : Node
        The output; or both J and dJ in one, as `walk` returns them.
    dJ : dict of node to float, optional
        What `gradients(J)` returned, or part of it; adds gradients, the arrows
        backward, and the local derivatives on them.
    step : int, optional
        Draw the moment after so many steps of the whole sweep, 0 to steps(J).

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If J is not a node, or dJ not a dict of numbers.
    ValueError
        If the sweep has no such step, or the graph is too large to be read.
    """
    if isinstance(J, tuple) and len(J) == 2 and dJ is None:
        J, dJ = J
    if not hasattr(J, "edges"):
        raise TypeError(f"{J!r} is not a node; graph draws the graph of one, such as J = 3 * Node(2.0).")
    if dJ is not None and step is not None:
        raise ValueError("Give dJ or step, not both: a step works out its own gradients.")
    state = settled(J, dJ) if step is None else after(J, step)
    if len(state.order) > MOST:
        raise ValueError(f"This graph has {len(state.order)} nodes; a picture can show up to {MOST}.")
    called = names(J)
    formulas = {node: formula(node, called) for node in state.order}
    svg = source(state, called, formulas, paired=dJ is not None or step is not None)
    return Picture(svg, sentence(state, called, formulas), table(state, called, formulas))


def table(state, called, formulas):
    """Return the numbers of a graph in rows: name, formula, value, gradient."""
    rows = [
        (
            called[node],
            formulas[node],
            state.values.get(node, "").removeprefix("= ").removeprefix("of shape "),
            state.gradients.get(node, "").removeprefix("= ").removeprefix("of shape "),
        )
        for node in state.order
    ]
    return ("name", "formula", "value", "gradient"), *rows


def sentence(state, called, formulas):
    """Say what the picture shows; of a large graph only its size and its output."""
    order, J = state.order, state.order[-1]
    if len(order) > MANY:
        inputs = sum(not node.edges for node in order)
        output = f"{called[J]} {state.values[J]}" if J in state.values else called[J]
        counts = f"{counted(inputs, 'input')} and {counted(len(order) - inputs, 'operation')}"
        return f"{state.title}Computation graph of {output} with {counts}. The table has all numbers."
    parts = [
        " ".join(filter(None, (titled(called[n], formulas[n], n.edges), state.values.get(n)))) for n in order
    ]
    said = f"{state.title}Computation graph: {', '.join(parts)}."
    if state.gradients:
        parts = [f"d{called[node]} {text}" for node, text in reversed(state.gradients.items())]
        said += f" Gradients: {', '.join(parts)}."
    return said


def counted(n, word):
    """Write how many there are of something."""
    return f"{n} {word}" + "s" * (n != 1)


@lru_cache(maxsize=64)
def prepared(inputs, called, formulas):
    """Return the layout of a graph, and what never changes in its picture: the boxes."""
    layout = plan(inputs, called, formulas)
    return layout, "".join(map(box_source, layout.boxes, called, formulas, inputs))


def titled(name, formula, made_from):
    """Write a name with its formula; what is made from nothing has a word there at most."""
    return f"{name} = {formula}" if made_from else f"{name}: {formula}" if formula else name


def box_source(box, name, formula, inputs):
    """Write a node's box with its name and formula."""
    fill = f"fill='{PAPER if inputs else INPUT_FILL}' stroke='{FRAME}' stroke-width='1.3' rx='8'"
    frame = block(box.x, box.y, box.width, box.height, fill)
    if formula and box.stacked:
        return frame + text(box.x, box.y - 4, name, INK, BOLD) + text(box.x, box.y + 14, formula, INK)
    return frame + text(box.x, box.y + 5, titled(name, formula, inputs), INK)


def block(x, y, width, height, look):
    """Write a rectangle by its middle and its size."""
    return (
        f"<rect x='{x - width / 2:g}' y='{y - height / 2:g}' width='{width:g}' height='{height:g}' {look}/>"
    )


def text(x, y, words, colour, look=""):
    """Write a text centred at x, on the line y."""
    return f"<text x='{x:g}' y='{y:g}' fill='{colour}' {look}>{escape(words)}</text>"


def source(state, called, formulas, paired):
    """Write the SVG source of a state."""
    number = {node: i for i, node in enumerate(state.order)}
    inputs = tuple(tuple(number[x] for x, _ in edges_shown(node)) for node in state.order)
    layout, boxes = prepared(inputs, tuple(called.values()), tuple(formulas.values()))
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{layout.width}' height='{layout.height}' "
        f"viewBox='0 0 {layout.width} {layout.height}' "
        f"font-family='{FONT}' font-size='{TEXT}' text-anchor='middle'>"
        f"<rect width='100%' height='100%' fill='{PAPER}'/>",
        *arrows(state, layout, paired),
        ring(state, layout, number),
        boxes,
    ]
    for node, box in zip(state.order, layout.boxes, strict=True):
        parts += numbers(box, called[node], state.values.get(node), state.gradients.get(node))
    parts += local_derivatives(state, called, layout)
    return "".join(parts) + "</svg>"


def numbers(box, name, value, gradient):
    """Write the value above a box and the gradient below it, as far as they are known."""
    look = f"{BOLD} font-size='{SMALL}'" if box.stacked else BOLD
    if value:
        yield text(box.x, box.y - box.height / 2 - 9, bare(value), VALUE, look)
    if gradient:
        told = gradient.removeprefix("of shape ")
        words = f"d{name} {told}" if len(told) <= ROOMY else bare(gradient)
        yield text(box.x, box.y + box.height / 2 + 19, words, GRADIENT, look)


def arrows(state, layout, paired):
    """Write all arrows, one path for each kind."""
    kinds = {}
    for arrow in layout.arrows:
        key = state.order[arrow.node], arrow.k
        line, tip = (arrow.forward, arrow.head) if paired else (arrow.middle, arrow.head_middle)
        working = key in state.arrows and key not in state.walked
        kind = ("work" if working else "value") if key[0] in state.values else "waiting"
        kinds.setdefault(kind, []).append((line, tip))
        if key in state.walked:
            kind = "work back" if key in state.arrows else "back"
            kinds.setdefault(kind, []).append((arrow.backward, arrow.tail))
    styles = {
        "waiting": (WAITING, "1.2"),
        "value": (VALUE, "1.6"),
        "work": (VALUE, "3.5"),
        "back": (GRADIENT, "1.6' stroke-dasharray='5 3"),
        "work back": (GRADIENT, "3.5' stroke-dasharray='7 3"),
    }
    for kind, (colour, width) in styles.items():
        if kind in kinds:
            lines, tips = zip(*kinds[kind], strict=True)
            yield f"<path d='{''.join(lines)}' fill='none' stroke='{colour}' stroke-width='{width}'/>"
            yield f"<path d='{''.join(tips)}' fill='{colour}'/>"


def ring(state, layout, number):
    """Write a second frame around the node at work, so that it stands out without colour."""
    if state.node is None:
        return ""
    box = layout.boxes[number[state.node]]
    look = f"rx='11' fill='none' stroke='{INK}' stroke-width='2.5'"
    return block(box.x, box.y, box.width + 7, box.height + 7, look)


def local_derivatives(state, called, layout):
    """Write the local derivative beside every arrow that was walked back."""
    for arrow, place in zip(layout.arrows, layout.places, strict=True):
        node = state.order[arrow.node]
        x, local = edges_shown(node)[arrow.k]
        if (node, arrow.k) in state.walked and local is not None:
            words = f"∂{called[node]}/∂{called[x]} {equals(local)}"
            if not place.long or len(words) * 6.3 > place.width + 4:
                words = short(local)
            if place.on:  # the arrow gives way
                yield block(place.x, place.y, max(6.1 * len(words) + 6, 20), 14, f"fill='{PAPER}'")
            yield text(place.x, place.y + 4, words, INK, f"font-size='{SMALL}'")
