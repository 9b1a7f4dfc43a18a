"""The picture of a chain of one-weight layers: numbers forward above, gradients backward below."""

from itertools import zip_longest
from typing import NamedTuple

from helpers.draw import svg
from helpers.draw.numbers import counted, equals, lowered, tight
from helpers.draw.palette import GRADIENT, INK, INPUT_FILL, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import BOLD, DASHED, HALO, HEAD, note

MANY = 6  # from more layers than this, the sentence leaves the numbers to the table
MOST = 10  # more layers than this make no readable picture
ALL = 8  # up to so many layers, every name and number has room; of more, every third
ROOMY = 100  # px from neuron to neuron; from here on, gradients stand with their names
FAR = 120  # px from one neuron to the next where there is room
RADIUS, BESIDE = 16, 4.5  # px: of a neuron, from the axis to an arrow there or back
LEFT, ROOMY_LEFT = 28, 48  # px: before x, and where x has a named gradient
COST, GAP = 84, 28  # px: width of the box of J, arrow into it
ABOVE = 16  # px more, where a learner's numbers have room
BOX, AXIS, HEIGHT = 40, 104, 152  # px from the top: the lower end of the weights, the neurons, the end


class Chain(NamedTuple):
    """The numbers of a chain, with no gradients where none were given, and where they stand, in px."""

    w: list
    outs: list
    y: float
    J: float
    douts: list
    dw: list
    yours: list  # what a learner found for each dw, with a ✗ before what is wrong; or empty
    xs: list  # the middle of x, out_1, …, out_L
    pitch: float  # from one to the next
    shown: list  # the outputs whose names and numbers have room
    midway: dict  # the weights that have room, and where they stand between them


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
    gradients = [("douts", douts, L + 1), ("dw", dw, L)] if douts or dw else []
    for name, given, n in ("outs", outs, L + 1), *gradients:
        if len(given) != n:
            held = counted(len(given), "number")
            raise ValueError(f"{name} holds {held}, but L = {L} weights need {n}.")
    J = 0.5 * (outs[-1] - y) * (outs[-1] - y)
    known = Chain(w, outs, y, J, douts, dw, [*yours], *places(L))
    return Picture(drawn(known), sentence(known), table(known))


def floats(given):
    """Return a list of floats; an empty one for None."""
    return [] if given is None else [float(x) for x in given]


def called(i):
    """Return what the picture calls the i-th output: x, out₁, out₂, …."""
    return f"out{lowered(i)}" if i else "x"


def places(L):
    """Spread the neurons over the width of a page; names and numbers only as often as they fit."""
    room = WIDEST - RADIUS - GAP - COST - 4
    left = ROOMY_LEFT if min(FAR, (room - LEFT) // L) >= ROOMY else LEFT
    pitch = min(FAR, (room - left) // L)
    xs, every = [left + pitch * i for i in range(L + 1)], 1 if L <= ALL else 3
    shown = [0, *range(L % every + every, L + 1, every)]
    return xs, pitch, shown, {i - every // 2: xs[i - every // 2] - pitch / 2 for i in shown[1:]}


def table(known):
    """Return the numbers of a chain in rows: layer, w, out, and both gradients."""
    columns = [None, *known.w], known.outs, known.douts, [None, *known.dw]
    written = [["" if x is None else equals(x).removeprefix("= ") for x in column] for column in columns]
    written += [["", *known.yours]] if known.yours else []
    layers = ["x", *map(str, range(1, len(known.outs)))]
    heads = "layer", "w", "out", "dJ/d out", "dJ/dw", "yours"
    return heads[: len(written) + 1], *zip_longest(layers, *written, fillvalue="")


def sentence(known):
    """Say what the picture shows; of a long chain only its ends."""
    L, forward = len(known.w), [("x", known.outs[0])]
    for i in range(1, L + 1):
        forward += [(f"w{lowered(i)}", known.w[i - 1]), (called(i), known.outs[i])]
    douts = [(f"dJ/d {called(i)}", dout) for i, dout in enumerate(known.douts)]
    dw = [(f"dJ/dw{lowered(i)}", slope) for i, slope in enumerate(known.dw, 1)]
    backward = douts[::-1] + dw[::-1]
    if L > MANY:
        forward, backward = [forward[0], forward[-1]], douts[:1] + dw[:1]
    forward += [("y", known.y), (f"J = ½({called(L)} − y)²", known.J)]
    ways, back = (", ".join(f"{name} {equals(n)}" for name, n in pairs) for pairs in (forward, backward))
    said = f"Chain of {counted(L, 'layer')}: {ways}." + (f" Gradients: {back}." if back else "")
    return said + " The table has all numbers." * (L > MANY)


def drawn(known):
    """Write the SVG source of a chain."""
    beside = BESIDE if known.dw else 0
    end = known.xs[-1] + RADIUS + GAP + COST + 4
    parts = [*arrows(known, beside), *stems(known, AXIS - beside), *neurons(known), *weights(known)]
    parts += [*cost_box(known, end - 4 - COST / 2), *wrong(known)]
    if not known.yours:
        return svg.source(end, HEIGHT, *parts)
    return svg.source(end, HEIGHT + ABOVE, f"<g transform='translate(0 {ABOVE})'>", *parts, "</g>")


def arrows(known, beside):
    """Write the arrows along the chain and into J: solid forward, and dashed back."""
    lefts = [x + RADIUS for x in known.xs]
    rights = [*(x - RADIUS for x in known.xs[1:]), lefts[-1] + GAP]
    for way, colour, look in ((1, VALUE, ""), (-1, GRADIENT, DASHED))[: 1 + bool(known.dw)]:
        starts, tips, y = (lefts, rights, AXIS - beside) if way == 1 else (rights, lefts, AXIS + beside)
        lines = (f"M{start:g} {y:g}H{tip - way * HEAD:g}" for start, tip in zip(starts, tips, strict=True))
        yield svg.arrows("".join(lines), "".join(svg.head(x, y, way) for x in tips), colour, 1.6, look)


def stems(known, end):
    """Write how weights join their arrows: solid down to them, and dashed up to the gradients."""
    for x in known.midway.values():
        if not known.dw:
            yield svg.line(f"M{x:g} {BOX}V{end:g}", VALUE, 1.6)
        else:  # the number stands in the way of the stem
            yield svg.line(f"M{x:g} {BOX}V{BOX + 14}M{x - 3:g} {BOX + 28}V{end:g}", VALUE, 1.6)
            up, tip = f"M{x + 3:g} {end - 2:g}V{BOX + 34}", f"M{x + 3:g} {BOX + 28}l-3 7h6z"
            yield svg.arrows(up, tip, GRADIENT, 1.6, DASHED)


def neurons(known):
    """Write the neurons as circles, with name, value and gradient where there is room."""
    for i, x in enumerate(known.xs):
        yield svg.circle(x, AXIS, RADIUS, PAPER if i else INPUT_FILL)
        if i in known.shown:
            yield note(x, AXIS + 4, called(i))
            yield note(x, AXIS - RADIUS - 7, tight(known.outs[i]), VALUE, f"{BOLD} {HALO}")
            if known.douts:
                words = gradient(known, called(i), known.douts[i])
                yield note(x, AXIS + RADIUS + 18, words, GRADIENT, BOLD)


def weights(known):
    """Write the weights in boxes, values above and gradients below, and the factors of the way back."""
    for i, x in known.midway.items():
        name = f"w{lowered(i)}"
        yield svg.framed(x, BOX - 11, 30, 22, INPUT_FILL, 5)
        yield note(x, BOX - 7, name)
        yield note(x, BOX - 28, tight(known.w[i - 1]), VALUE, BOLD)
        if known.dw:
            yield note(x, BOX + 25, gradient(known, name, known.dw[i - 1]), GRADIENT, BOLD)
        if known.dw and len(known.w) <= ALL:
            yield note(x, AXIS + 19, f"× {name}")


def gradient(known, name, number):
    """Write a gradient, with its name where there is room."""
    words = equals(number)
    named = known.pitch >= ROOMY and len(words) <= len("≈ −0.00123")
    return f"d{name} {words}" if named else tight(number)


def wrong(known):
    """Frame anew the boxes of weights for which a learner found a wrong number, and write it above.

    Where there is no room for the number, its ✗ stands alone.
    """
    for i, words in enumerate(known.yours, 1):
        x = known.xs[i] - known.pitch / 2
        if words[0] == "✗" and i not in known.midway:
            yield note(x, BOX - 7, "✗", INK, BOLD)
        elif words[0] == "✗":
            fits = svg.text_width(words) < known.pitch or len(known.midway) < len(known.w)
            yield svg.framed_anew(x, BOX - 11, 30, 22, 5)
            yield note(x, BOX - 44, words if fits else "✗", INK, BOLD)


def cost_box(known, x):
    """Write J in its box, its value above and the wanted output below."""
    yield svg.framed(x, AXIS, COST, 42)
    yield svg.text(x, AXIS - 4, "J", INK, BOLD)
    yield note(x, AXIS + 13, f"½({called(len(known.w))} − y)²")
    yield note(x, AXIS - 29, tight(known.J), VALUE, BOLD)
    yield note(x, AXIS + 38, f"y {equals(known.y)}")
