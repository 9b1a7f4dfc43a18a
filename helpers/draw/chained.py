"""The picture of a chain of one-weight layers: numbers forward above, gradients backward below."""

from typing import NamedTuple

from helpers.draw.numbers import counted, equals, lowered, tight
from helpers.draw.palette import FRAME, GRADIENT, INK, INPUT_FILL, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import BOLD, DASHED, HALO, block, line, note, shape, source, text, text_width

MANY = 6  # from more layers than this, the sentence leaves the numbers to the table
MOST = 10  # more layers than this make no readable picture
ALL = 8  # up to so many layers, every name and number has room; of more, every third
ROOMY = 100  # px from neuron to neuron; from here on, gradients stand with their names
FAR = 120  # px from one neuron to the next where there is room
RADIUS, BESIDE, HEAD = 16, 4.5, 8  # px: of a neuron, from the axis to an arrow there or back, of its head
LEFT, ROOMY_LEFT = 28, 48  # px: before x, and where x has a named gradient
COST, GAP = 84, 28  # px: width of the box of J, arrow into it
ABOVE = 16  # px more, where a learner's numbers have room
BOX, AXIS, HEIGHT = 40, 104, 152  # px from the top: the lower end of the weights, the neurons, the end


class Chain(NamedTuple):
    """The numbers of a chain; gradients are None where they were not given."""

    w: list
    outs: list
    y: float
    J: float
    douts: list | None
    dw: list | None
    yours: list  # what a learner found for each dw, with a ✗ before what is wrong; or empty


class Places(NamedTuple):
    """Where everything stands, in px."""

    xs: list  # the middle of x, out_1, …, out_L
    pitch: float  # from one to the next
    shown: list  # the outputs whose names and numbers have room
    weights: list  # the weights that have room, midway between them


def chain(w, outs, y, douts=None, dw=None, yours=()):
    """Draw a chain of one-weight layers: out_i = w_i · out_(i−1), and J = ½(out_L − y)² at its end.

    Parameters
    ----------
    w : list of float
        The weights w_1, …, w_L.
    outs : list of float
        x, out_1, …, out_L.
    y : float
        The wanted output.
    douts : list of float, optional
        dJ/dx, dJ/d out_1, …, dJ/d out_L.
    dw : list of float, optional
        dJ/dw_1, …, dJ/dw_L; with douts, adds the arrows backward.
    yours : sequence of str, optional
        What a learner found for each of dw, as it is written; one that begins with ✗ is wrong, and
        stands above its weight.

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        If the lengths do not fit the weights.
    """
    w, outs, y, douts, dw = floats(w), floats(outs), float(y), floats(douts), floats(dw)
    L = len(w)
    if not 1 <= L <= MOST:
        raise ValueError(f"w holds {counted(L, 'weight')}; a picture can show a chain of 1 to {MOST}.")
    if (douts is None) != (dw is None):
        raise ValueError("Give both douts and dw, or neither.")
    for name, given, n in ("outs", outs, L + 1), ("douts", douts, L + 1), ("dw", dw, L):
        if given is not None and len(given) != n:
            held = counted(len(given), "number")
            raise ValueError(f"{name} holds {held}, but L = {L} weights need {n}.")
    known = Chain(w, outs, y, 0.5 * (outs[-1] - y) * (outs[-1] - y), douts, dw, [*yours])
    return Picture(drawn(known, places(L)), sentence(known), table(known))


def floats(given):
    """Return a list of floats, or None."""
    return None if given is None else [float(x) for x in given]


def called(i):
    """Return what the picture calls the i-th output: x, out₁, out₂, …."""
    return f"out{lowered(i)}" if i else "x"


def places(L):
    """Spread the neurons over the width of a page; names and numbers only as often as they fit."""
    room = WIDEST - RADIUS - GAP - COST - 4
    left = ROOMY_LEFT if min(FAR, (room - LEFT) // L) >= ROOMY else LEFT
    pitch = min(FAR, (room - left) // L)
    every = 1 if L <= ALL else 3
    shown = [0, *range(L % every + every, L + 1, every)]
    return Places([left + pitch * i for i in range(L + 1)], pitch, shown, [i - every // 2 for i in shown[1:]])


def table(known):
    """Return the numbers of a chain in rows: layer, w, out, and both gradients."""
    n = len(known.outs)
    columns = [None, *known.w], known.outs, known.douts or [None] * n, [None, *(known.dw or [None] * (n - 1))]
    written = [["" if x is None else equals(x).removeprefix("= ") for x in column] for column in columns]
    written += [["", *known.yours]] if known.yours else []
    layers = ["x", *map(str, range(1, n))]
    heads = "layer", "w", "out", "dJ/d out", "dJ/dw", "yours"
    return heads[: len(written) + 1], *zip(layers, *written, strict=True)


def sentence(known):
    """Say what the picture shows; of a long chain only its ends."""
    L, forward, backward = len(known.w), [("x", known.outs[0])], []
    for i in range(1, L + 1):
        forward += [(f"w{lowered(i)}", known.w[i - 1]), (called(i), known.outs[i])]
    if known.dw:
        backward += [(f"dJ/d {called(i)}", known.douts[i]) for i in range(L, -1, -1)]
        backward += [(f"dJ/dw{lowered(i)}", known.dw[i - 1]) for i in range(L, 0, -1)]
    if L > MANY:
        forward = [forward[0], forward[-1]]
        backward = [pair for pair in backward if pair[0] in ("dJ/d x", "dJ/dw₁")]
    forward += [("y", known.y), (f"J = ½({called(L)} − y)²", known.J)]
    ways, back = (", ".join(f"{name} {equals(n)}" for name, n in pairs) for pairs in (forward, backward))
    said = f"Chain of {counted(L, 'layer')}: {ways}." + (f" Gradients: {back}." if back else "")
    return said + " The table has all numbers." * (L > MANY)


def drawn(known, at):
    """Write the SVG source of a chain."""
    beside = 0 if known.dw is None else BESIDE
    parts = [*arrows(known, at, beside)]
    parts += [part for i in at.weights for part in stem(known, at, i, AXIS - beside)]
    parts += [part for i in range(len(at.xs)) for part in neuron(known, at, i)]
    parts += [part for i in at.weights for part in weight(known, at, i)]
    end = at.xs[-1] + RADIUS + GAP + COST + 4
    parts += cost_box(known, end - 4 - COST / 2)
    if not known.yours:
        return source(end, HEIGHT, *parts)
    parts += [
        part for i, words in enumerate(known.yours, 1) for part in wrong(at, i, words) if words[0] == "✗"
    ]
    return source(end, HEIGHT + ABOVE, f"<g transform='translate(0 {ABOVE})'>", *parts, "</g>")


def arrows(known, at, beside):
    """Write the arrows along the chain and into J: solid forward, and dashed back."""
    spans = [(x + RADIUS, x + at.pitch - RADIUS) for x in at.xs[:-1]]
    spans.append((at.xs[-1] + RADIUS, at.xs[-1] + RADIUS + GAP))
    yield line("".join(f"M{left:g} {AXIS - beside:g}H{right - HEAD:g}" for left, right in spans), VALUE, 1.6)
    yield heads([right for _, right in spans], AXIS - beside, -HEAD, VALUE)
    if known.douts:
        lines = "".join(f"M{right:g} {AXIS + beside:g}H{left + HEAD:g}" for left, right in spans)
        yield line(lines, GRADIENT, 1.6, DASHED)
        yield heads([left for left, _ in spans], AXIS + beside, HEAD, GRADIENT)


def heads(xs, y, size, colour):
    """Write arrow heads whose tips lie at y; a negative size points to the right."""
    return shape("".join(f"M{x:g} {y:g}l{size:g} {-HEAD / 2:g}v{HEAD:g}z" for x in xs), colour)


def stem(known, at, i, end):
    """Write how a weight joins its arrow: solid down to it, and dashed up to the gradient."""
    x = at.xs[i] - at.pitch / 2
    if known.dw is None:
        yield line(f"M{x:g} {BOX}V{end:g}", VALUE, 1.6)
    else:  # the number stands in the way of the stem
        yield line(f"M{x:g} {BOX}V{BOX + 14}M{x - 3:g} {BOX + 28}V{end:g}", VALUE, 1.6)
        yield line(f"M{x + 3:g} {end - 2:g}V{BOX + 34}", GRADIENT, 1.6, DASHED)
        yield shape(f"M{x + 3:g} {BOX + 28}l-3 7h6z", GRADIENT)


def neuron(known, at, i):
    """Write a neuron as a circle, with its name, value and gradient where there is room."""
    x = at.xs[i]
    look = f"fill='{PAPER if i else INPUT_FILL}' stroke='{FRAME}' stroke-width='1.3'"
    yield f"<circle cx='{x:g}' cy='{AXIS}' r='{RADIUS}' {look}/>"
    if i in at.shown:
        yield note(x, AXIS + 4, called(i))
        yield note(x, AXIS - RADIUS - 7, tight(known.outs[i]), VALUE, f"{BOLD} {HALO}")
        if known.douts:
            yield note(x, AXIS + RADIUS + 18, gradient(called(i), known.douts[i], at), GRADIENT, BOLD)


def gradient(name, number, at):
    """Write a gradient, with its name where there is room."""
    words = equals(number)
    return f"d{name} {words}" if at.pitch >= ROOMY and len(words) <= len("≈ −0.00123") else tight(number)


def weight(known, at, i):
    """Write a weight in its box, its value above and its gradient below, and the factor of the way back."""
    x, name = at.xs[i] - at.pitch / 2, f"w{lowered(i)}"
    yield block(x, BOX - 11, 30, 22, f"fill='{INPUT_FILL}' stroke='{FRAME}' stroke-width='1.3' rx='5'")
    yield note(x, BOX - 7, name)
    yield note(x, BOX - 28, tight(known.w[i - 1]), VALUE, BOLD)
    if known.dw:
        yield note(x, BOX + 25, gradient(name, known.dw[i - 1], at), GRADIENT, BOLD)
        if len(known.w) <= ALL:
            yield note(x, AXIS + 19, f"× {name}")


def wrong(at, i, words):
    """Write a thick, dashed frame on a weight's box, and above it the wrong number that a learner found.

    Where there is no room for the number, its ✗ stands alone.
    """
    x = at.xs[i] - at.pitch / 2
    if i not in at.weights:
        yield note(x, BOX - 7, "✗", INK, BOLD)
        return
    fits = text_width(words) < at.pitch or len(at.weights) < len(at.xs) - 1
    yield block(x, BOX - 11, 30, 22, f"rx='5' fill='none' stroke='{PAPER}' stroke-width='4'")
    yield block(x, BOX - 11, 30, 22, f"rx='5' fill='none' stroke='{GRADIENT}' stroke-width='3' {DASHED}")
    yield note(x, BOX - 44, words if fits else "✗", INK, BOLD)


def cost_box(known, x):
    """Write J in its box, its value above and the wanted output below."""
    yield block(x, AXIS, COST, 42, f"fill='{PAPER}' stroke='{FRAME}' stroke-width='1.3' rx='8'")
    yield text(x, AXIS - 4, "J", INK, BOLD)
    yield note(x, AXIS + 13, f"½({called(len(known.w))} − y)²")
    yield note(x, AXIS - 29, tight(known.J), VALUE, BOLD)
    yield note(x, AXIS + 38, f"y {equals(known.y)}")
