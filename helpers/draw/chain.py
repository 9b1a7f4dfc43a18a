"""The picture of a chain of one-weight layers: numbers forward above, gradients backward below."""

import re
from math import ceil
from typing import NamedTuple

from helpers.draw.axes import HALO, note, source
from helpers.draw.computation import BOLD, block, counted, text
from helpers.draw.labels import equals, short
from helpers.draw.palette import FRAME, GRADIENT, INK, INPUT_FILL, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture

MANY = 6  # from more layers than this, the sentence leaves the numbers to the table
MOST = 60  # more layers than this make no readable picture
NUMBER = 60  # px, room for a number such as −1.23e−5 and a stem
ROOMY = 100  # px from neuron to neuron; from here on, gradients stand with their names
FAR = 120  # px from one neuron to the next where there is room
RADIUS, LEFT, ROOMY_LEFT = 16, 28, 48  # px: of a neuron, before x, before x where it has a named gradient
LOSS, GAP = 84, 28  # px: width of the loss box, arrow into it
BOX, AXIS, HEIGHT = 40, 104, 152  # px from the top: the lower end of the weights, the neurons, the end
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
DASHED = " stroke-dasharray='5 3'"


class Known(NamedTuple):
    """The numbers of a chain, checked; None where a number is not known yet."""

    w: list
    outs: list
    y: float | None
    loss: float | None
    douts: list
    dw: list
    paired: bool  # gradients are asked for, so that arrows run both ways


class Places(NamedTuple):
    """Where everything stands, in px."""

    xs: list  # the middle of x, out_1, …, out_L
    pitch: float  # from one to the next
    radius: float
    beside: float  # from the axis to the forward arrow above it and the backward arrow below it
    shown: list  # the outputs whose names and numbers have room
    weights: list  # the weights that have room, midway between them
    width: int


def chain(w, outs, y=None, douts=None, dw=None):
    """Draw a chain of one-weight layers: out_i = w_i · out_(i−1), and the loss at its end.

    Parameters
    ----------
    w : list of float
        The weights w_1, …, w_L.
    outs : list of float
        x, out_1, …, out_L; here and below an entry may be None: not known yet.
    y : float, optional
        The wanted output; adds the loss ½(out_L − y)².
    douts : list of float, optional
        dLoss/dx, dLoss/d out_1, …, dLoss/d out_L; adds the arrows backward.
    dw : list of float, optional
        dLoss/dw_1, …, dLoss/dw_L.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If something is not a number, or the lengths do not fit the weights.
    """
    known = checked(w, outs, y, douts, dw)
    return Picture(drawn(known, places(len(known.w), known.y is not None)), sentence(known), table(known))


def checked(w, outs, y, douts, dw):
    """Return the numbers as floats, if there is one for every layer."""
    w = numbers("w", w)
    if not 1 <= len(w) <= MOST:
        raise ValueError(f"w holds {counted(len(w), 'weight')}; a picture can show a chain of 1 to {MOST}.")
    outs, L, paired = numbers("outs", outs), len(w), douts is not None or dw is not None
    douts = [None] * (L + 1) if douts is None else numbers("douts", douts)
    dw = [None] * L if dw is None else numbers("dw", dw)
    for name, given, n in (("outs", outs, L + 1), ("douts", douts, L + 1), ("dw", dw, L)):
        if len(given) != n:
            raise ValueError(f"{name} holds {counted(len(given), 'number')}, but L = {L} weights need {n}.")
    y = numbers("y", [y])[0]
    gap = None if y is None or outs[-1] is None else outs[-1] - y
    return Known(w, outs, y, None if gap is None else 0.5 * gap * gap, douts, dw, paired)


def numbers(name, given):
    """Return a list of floats, with None where None was given."""
    try:
        return [None if x is None else float(x) for x in (None if isinstance(given, str) else given)]
    except (TypeError, ValueError):
        raise TypeError(f"{name} is {given!r}, but the picture needs numbers there, such as 0.5.") from None


def called(i):
    """Return what the picture calls the i-th output: x, out₁, out₂, …."""
    return f"out{lowered(i)}" if i else "x"


def lowered(number):
    """Write a whole number as a subscript."""
    return str(number).translate(LOWERED)


def places(L, ends_in_loss):
    """Spread the neurons over the width of a page; names and numbers only as often as they fit."""
    end = RADIUS + GAP + LOSS + 4 if ends_in_loss else LEFT
    pitch = min(FAR, (WIDEST - LEFT - end) // L)
    left = ROOMY_LEFT if pitch >= ROOMY else LEFT
    pitch = min(pitch, (WIDEST - left - end) // L)
    every = 1 if pitch >= NUMBER else ceil(NUMBER / pitch) // 2 * 2 + 1  # odd: a weight stands midway
    shown = [0, *range((L - every) % every + every, L + 1, every)]
    xs, radius = [left + pitch * i for i in range(L + 1)], min(RADIUS, round(0.27 * pitch, 1))
    weights = [i - every // 2 for i in shown[1:]]
    return Places(xs, pitch, radius, min(4.5, 0.5 * radius), shown, weights, xs[-1] + end)


def table(known):
    """Return the numbers of a chain in rows: layer, w, out, and both gradients."""
    columns = [None, *known.w], known.outs, known.douts, [None, *known.dw]
    rows = [(str(i or "x"), *map(written, row)) for i, row in enumerate(zip(*columns, strict=True))]
    return ("layer", "w", "out", "dLoss/d out", "dLoss/dw"), *rows


def written(number):
    """Write a number; nothing where it is not known."""
    return "" if number is None else equals(number).removeprefix("= ")


def sentence(known):
    """Say what the picture shows; of a long chain only its ends."""
    L, forward = len(known.w), [("x", known.outs[0])]
    for i, (w, out) in enumerate(zip(known.w, known.outs[1:], strict=True), 1):
        forward += [(f"w{lowered(i)}", w), (called(i), out)]
    backward = [(f"dLoss/d {called(i)}", known.douts[i]) for i in range(L, -1, -1)]
    backward += [(f"dLoss/dw{lowered(i)}", known.dw[i - 1]) for i in range(L, 0, -1)]
    if L > MANY:
        forward, backward = [forward[0], forward[-1]], [*backward[L : L + 1], *backward[-1:]]
    said = f"Chain of {counted(L, 'layer')}: {listed(forward)}"
    said += f", y {equals(known.y)}" if known.y is not None else ""
    said += f", loss ½({called(L)} − y)² {equals(known.loss)}." if known.loss is not None else "."
    said += f" Gradients: {listed(backward)}." if listed(backward) else ""
    return said + " The table has all numbers." * (L > MANY)


def listed(pairs):
    """Write names with their numbers, as far as they are known."""
    return ", ".join(f"{name} {equals(number)}" for name, number in pairs if number is not None)


def drawn(known, at):
    """Write the SVG source of a chain."""
    ends_in_loss = known.y is not None
    parts = [*arrows(known, at, ends_in_loss), *stems(known, at)]
    for i in range(len(at.xs)):
        parts += neuron(known, at, i)
    for i in at.weights:
        parts += weight(known, at, i)
    parts += loss_box(known, at) if ends_in_loss else ()
    return source(at.width, HEIGHT, "".join(parts))


def arrows(known, at, ends_in_loss):
    """Write the arrows along the chain: solid forward, and dashed back as far as the gradients are known."""
    shift, size = at.beside * known.paired, min(8, at.pitch / 4)
    spans = [(x + at.radius, x + at.pitch - at.radius) for x in at.xs[:-1]]
    spans += [(at.xs[-1] + at.radius, at.xs[-1] + RADIUS + GAP)] if ends_in_loss else []
    lines = [f"M{left:g} {AXIS - shift:g}H{right - size:g}" for left, right in spans]
    yield stroke(lines, VALUE) + tips([(right, AXIS - shift, -size) for _, right in spans], VALUE)
    back = [span for span, d in zip(spans, known.douts, strict=False) if d is not None]
    lines = [f"M{right:g} {AXIS + shift:g}H{left + size:g}" for left, right in back]
    yield stroke(lines, GRADIENT, DASHED) + tips([(left, AXIS + shift, size) for left, _ in back], GRADIENT)


def stroke(lines, colour, look=""):
    """Write several lines as one path."""
    if not lines:
        return ""
    return f"<path d='{''.join(lines)}' fill='none' stroke='{colour}' stroke-width='1.6'{look}/>"


def tips(places, colour):
    """Write arrow heads that lie along the chain; a negative size points to the right."""
    if not places:
        return ""
    heads = [f"M{x:g} {y:g}l{size:g} {-abs(size) / 2:g}v{abs(size):g}z" for x, y, size in places]
    return f"<path d='{''.join(heads)}' fill='{colour}'/>"


def stems(known, at):
    """Write how each weight joins its arrow: solid down to it, and dashed up to a gradient that is known."""
    for i in at.weights:
        x, end, dw = at.xs[i] - at.pitch / 2, AXIS - at.beside * known.paired, known.dw[i - 1]
        if dw is None:
            yield stroke([f"M{x:g} {BOX}V{end:g}"], VALUE)
        else:  # the number stands in the way of the stem
            yield stroke([f"M{x:g} {BOX}V{BOX + 14}M{x - 3:g} {BOX + 28}V{end:g}"], VALUE)
            yield stroke([f"M{x + 3:g} {end - 2:g}V{BOX + 34}"], GRADIENT, DASHED)
            yield f"<path d='M{x + 3:g} {BOX + 28}l-3 7h6z' fill='{GRADIENT}'/>"


def neuron(known, at, i):
    """Write a neuron as a circle, with its name, value and gradient where there is room."""
    x, named = at.xs[i], at.radius == RADIUS
    fill = PAPER if i else INPUT_FILL
    look = f"fill='{fill}' stroke='{FRAME}' stroke-width='1.3'"
    yield f"<circle cx='{x:g}' cy='{AXIS}' r='{at.radius:g}' {look}/>"
    if i not in at.shown:
        return
    yield note(x, AXIS + 4 if named else AXIS - at.radius - 6, called(i))
    if known.outs[i] is not None:
        yield note(x, AXIS - at.radius - (7 if named else 20), tight(known.outs[i]), VALUE, f"{BOLD} {HALO}")
    if known.douts[i] is not None:
        yield note(x, AXIS + at.radius + 18, gradient(called(i), known.douts[i], at), GRADIENT, BOLD)


def gradient(name, number, at):
    """Write a gradient, with its name where there is room."""
    words = equals(number)
    return f"d{name} {words}" if at.pitch >= ROOMY and len(words) <= len("≈ −0.00123") else tight(number)


def tight(number):
    """Write a number with three significant digits in little room: −1.23e−5."""
    text = f"{number:.2e}" if 0 < abs(number) < 0.001 else short(number)
    return re.sub(r"e([-+−])0", r"e\1", text).replace("-", "−")


def weight(known, at, i):
    """Write a weight in its box, its value above and its gradient below, and the factor of the way back."""
    x, name, w, dw = at.xs[i] - at.pitch / 2, f"w{lowered(i)}", known.w[i - 1], known.dw[i - 1]
    yield block(x, BOX - 11, 30, 22, f"fill='{INPUT_FILL}' stroke='{FRAME}' stroke-width='1.3' rx='5'")
    yield note(x, BOX - 7, name)
    if w is not None:
        yield note(x, BOX - 28, tight(w), VALUE, BOLD)
    if dw is not None:
        yield note(x, BOX + 25, gradient(name, dw, at), GRADIENT, BOLD)
    if known.douts[i - 1] is not None and at.pitch - 2 * at.radius >= 28:
        yield note(x, AXIS + 19, f"× {name}")


def loss_box(known, at):
    """Write the loss in its box, its value above and the wanted output below."""
    x = at.xs[-1] + RADIUS + GAP + LOSS / 2
    yield block(x, AXIS, LOSS, 42, f"fill='{PAPER}' stroke='{FRAME}' stroke-width='1.3' rx='8'")
    yield text(x, AXIS - 4, "loss", INK, BOLD)
    yield note(x, AXIS + 13, f"½({called(len(known.w))} − y)²")
    if known.loss is not None:
        yield note(x, AXIS - 29, tight(known.loss), VALUE, BOLD)
    yield note(x, AXIS + 38, f"y {equals(known.y)}")
