"""The picture of a network: neurons in columns, a line for every weight, numbers forward and backward."""

from helpers.draw.axes import HALO, START, breadth, note, source
from helpers.draw.chain import DASHED, lowered, tight
from helpers.draw.computation import BOLD, block, counted, text
from helpers.draw.labels import equals
from helpers.draw.layers import checked
from helpers.draw.palette import FRAME, GRADIENT, INK, INPUT_FILL, PAPER, VALUE, WAITING
from helpers.draw.picture import Picture
from helpers.draw.wiring import RADIUS, columns, lines, places

FEW = 12  # neurons; from more than this, the sentence leaves the numbers to the table
WIDTHS = 0.6, 1.2, 2, 3  # px: of the line of a small weight, …, a large one


def network(weights, activations=None, deltas=None, dW=None, biases=None, sample=0, focus=None):
    """Draw a network: neurons in columns, values above them, deltas below, and a line for each weight.

    Between two small layers each weight stands on its line. Between larger ones a line is the
    thicker the larger |w| is, and dotted where w < 0. Of a column with more than 8 neurons the
    middle is left out. Neurons are counted from 0, as in NumPy; layer 1 is the first one after x.
    The sentence and the table tell the values and deltas or, without any, the weights.

    Parameters
    ----------
    weights : list of array (n_out, n_in)
    activations : list of array (n, m), optional
        x, a₁, a₂, …, as `forward` returns them.
    deltas : list of array (n_out, m), optional
        dJ/dz of layer 1, layer 2, ….
    dW : list of array (n_out, n_in), optional
        Shown where a weight is in focus.
    biases : list of array (n_out, 1), optional
    sample : int
        Which of the m samples to show.
    focus : tuple, optional
        ("forward", layer, neuron): what flows into a neuron; ("backward", layer, neuron): what
        brings it its delta; ("weight", layer, j, k): the line from neuron k to neuron j of the layer.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If the arrays do not fit each other, or the focus names nothing in this network.
    """
    net = checked(weights, activations, deltas, dW, biases, sample, focus)
    at = places(net.sizes, net.focus, bool(net.a or net.delta), bool(net.biases))
    return Picture(drawn(net, at), sentence(net, at), table(net))


def drawn(net, at):
    """Write the SVG source of a network."""
    every, focused = lines(net.sizes, net.focus)
    body = [
        faint(every, at) if net.focus else weight_lines(net, at, every),
        focus_arrows(net, at, focused),
        *layer_names(net, at),
        legend(at, every) if not net.focus else "",
    ]
    for spot, words in at.gaps.items():
        body.append(text(spot[0], spot[1] + 5, "⋮", INK) + note(spot[0] + 8, spot[1] + 4, words, INK, START))
    for column, neuron in at.spots:
        body += circle(net, at, column, neuron)
    for line in at.labels:
        body += weight_label(net, at, line)
    if net.biases and net.focus and net.focus[0] == "forward":
        body.append(bias(net, at))
    return source(at.width, at.height, "".join(body))


def ends(line, at):
    """Return where a line leaves one circle and enters the other, and its direction."""
    i, j, k = line
    (x0, y0), (x1, y1) = at.spots[i - 1, k], at.spots[i, j]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    return x0 + RADIUS * dx, y0 + RADIUS * dy, x1 - RADIUS * dx, y1 - RADIUS * dy, dx, dy


def path(some, at):
    """Write lines as one SVG path."""
    return "".join("M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*ends(line, at)[:4]) for line in some)


def faint(every, at):
    """Write all lines so that those in focus stand out."""
    return f"<path d='{path(every, at)}' stroke='{WAITING}'/>"


def weight_lines(net, at, every):
    """Write a line for every weight: plain where it has a number, else by size and sign."""
    looks, largest = {}, [max(float(abs(W).max()), 1e-300) for W in net.weights]
    for i, j, k in every:
        number = weight_of(net, (i, j, k)) / largest[i - 1]
        looks.setdefault("'1.2'" if (i, j, k) in at.labels else look(number), []).append((i, j, k))
    return "".join(
        f"<path d='{path(some, at)}' stroke='{FRAME}' stroke-width={width}/>"
        for width, some in sorted(looks.items())
    )


def weight_of(net, line):
    """Return the weight of a line, as a plain float: what ran away is then written without a warning."""
    i, j, k = line
    return float(net.weights[i - 1][j, k])


def look(share):
    """Return how thick a line is, and dots where the weight is negative; share is w over the largest |w|."""
    width = WIDTHS[min(3, int(4 * abs(share)))] if abs(share) <= 1 else WIDTHS[0]  # nan stays thin
    return f"'{width}'" + " stroke-dasharray='2 3'" * (share < 0)


def legend(at, every):
    """Write what the dots mean, where there are lines without a number."""
    if len(every) == len(at.labels):
        return ""
    y, words = at.height - 8, f"stroke='{FRAME}' stroke-width='2'"
    yes = f"<path d='M6 {y - 4}h24' {words}/>" + note(36, y, "w > 0", INK, START)
    return (
        yes + f"<path d='M80 {y - 4}h24' {words} stroke-dasharray='2 3'/>" + note(110, y, "w < 0", INK, START)
    )


def focus_arrows(net, at, focused):
    """Write the lines in focus as thick arrows: solid forward, dashed backward."""
    if not focused:
        return ""
    back = net.focus[0] == "backward"
    colour, dashes = (GRADIENT, DASHED) if back else (VALUE, "")
    heads = "".join(arrow_head(ends(line, at), back) for line in focused)
    return (
        f"<path d='{path(focused, at)}' stroke='{colour}' stroke-width='2.2'{dashes}/>"
        f"<path d='{heads}' fill='{colour}'/>"
    )


def arrow_head(line, back):
    """Write an arrow head at the right end of a line, or at the left end on the way back."""
    x0, y0, x1, y1, dx, dy = line
    x, y, dx, dy = (x0, y0, dx, dy) if back else (x1, y1, -dx, -dy)
    corners = [(x, y), *((x + 10 * dx - side * dy, y + 10 * dy + side * dx) for side in (5, -5))]
    return "M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}z".format(*(c for corner in corners for c in corner))


def layer_names(net, at):
    """Write the names of the layers: x, a₁, … above, δ₁, … below, and W₁, … between them."""
    xs = {column: x for (column, _), (x, _) in at.spots.items()}
    for column, x in xs.items():
        yield note(x, 16, f"a{lowered(column)}" if column else "x", VALUE if net.a else INK, BOLD)
        if column:
            yield note((x + xs[column - 1]) / 2, 16, f"W{lowered(column)}")
        if column and net.delta:
            yield note(x, at.foot, f"δ{lowered(column)}", GRADIENT, BOLD)


def circle(net, at, column, neuron):
    """Write a neuron: its number inside, its value above, its delta below; a thick ring if in focus."""
    x, y = at.spots[column, neuron]
    ring = net.focus is not None and net.focus[:3] in {
        (kind, column, neuron) for kind in ("forward", "backward")
    }
    look = f"fill='{PAPER if column else INPUT_FILL}' stroke='{INK if ring else FRAME}'"
    yield f"<circle cx='{x:g}' cy='{y:g}' r='{RADIUS}' {look} stroke-width='{3 if ring else 1.3}'/>"
    yield note(x, y + 4, str(neuron))
    if net.a:
        yield note(x, y - RADIUS - 5, tight(net.a[column][neuron]), VALUE, f"{BOLD} {HALO}")
    if net.delta and column:
        yield note(x, y + RADIUS + 14, tight(net.delta[column - 1][neuron]), GRADIENT, f"{BOLD} {HALO}")


def weight_label(net, at, line):
    """Write a weight on its line; below it its gradient, where this weight is in focus."""
    (x, y), (i, j, k) = at.labels[line], line
    words, grown = tight(weight_of(net, line)), ""
    if net.dW and net.focus and net.focus[0] == "weight":
        grown = tight(net.dW[i - 1][j, k])
    rows = 1 + bool(grown)
    width = max(breadth(words), breadth(grown))
    yield block(x, y, width, 13 * rows, f"fill='{PAPER}'")  # the line gives way
    yield note(x, y + 4 - 7 * bool(grown), words, VALUE)
    if grown:
        yield note(x, y + 11, grown, GRADIENT)


def bias(net, at):
    """Write the bias beside the neuron in focus."""
    _, layer, neuron = net.focus
    x, y = at.spots[layer, neuron]
    words = f"b {equals(net.biases[layer - 1][neuron, 0])}"
    return note(x + RADIUS + 5, y + 4, words, VALUE, f"{START} {HALO}")


def sentence(net, at):
    """Say how large the network is, its numbers if they are few, and what is in focus."""
    sizes = [f"{counted(n, 'neuron')} in layer {i}" for i, n in enumerate(net.sizes[1:], 1)]
    parts = [", ".join([f"Network of {counted(net.sizes[0], 'input')}", *sizes])]
    if not (net.a or net.delta):
        parts += weight_sentence(net, at) if net.focus is None else []
    elif sum(net.sizes) <= FEW:
        parts += [f"{name}: {', '.join(map(tight, row))}" for name, row in named(net)]
    else:
        parts.append("The table has the numbers that are drawn")
    return ". ".join(parts + focus_sentence(net)) + "."


def weight_sentence(net, at):
    """Say the weights that stand on their lines: for each neuron of a layer, those that lead into it."""
    layers = sorted({i for i, _, _ in at.labels})
    rows = [[f"[{', '.join(map(tight, row))}]" for row in net.weights[i - 1].tolist()] for i in layers]
    into = "; ".join(f"into layer {i}: {', '.join(row)}" for i, row in zip(layers, rows, strict=True))
    said = [f"Weights {into}"] if into else []
    if len(layers) < len(net.weights):
        said.append("The table has the weights of the lines that are drawn")
    return said


def named(net):
    """Yield the rows of numbers with their names: x, a₁, …, and back again δ₂, δ₁."""
    for i, row in enumerate(net.a or ()):
        yield f"a{lowered(i)}" if i else "x", row
    for i in range(len(net.delta or ()), 0, -1):
        yield f"δ{lowered(i)}", net.delta[i - 1]


def focus_sentence(net):
    """Say what is in focus, with its numbers."""
    if net.focus is None:
        return []
    kind, layer, *neurons = net.focus
    W = [tight(weight_of(net, line)) for line in lines(net.sizes, net.focus)[1]]
    if kind == "weight":
        j, k = neurons
        grown = f", gradient {tight(net.dW[layer - 1][j, k])}" if net.dW else ""
        return [f"In focus: the weight from neuron {k} to neuron {j} of layer {layer}, {W[0]}{grown}"]
    W += ["…"] * any(None in row for row in columns(net.sizes, net.focus))
    what = "what flows forward into" if kind == "forward" else "what brings its delta back to"
    return [f"In focus: {what} neuron {neurons[0]} of layer {layer}, over the weights {', '.join(W)}"]


def table(net):
    """Return the numbers in rows: of each neuron or, without values and deltas, of each line."""
    return neuron_table(net) if net.a or net.delta else weight_table(net)


def neuron_table(net):
    """Return a row for each neuron that is drawn: layer, neuron, and a, delta and b where they are given."""
    given = [name for name, there in (("a", net.a), ("delta", net.delta), ("b", net.biases)) if there]
    rows = []
    for column, row in enumerate(columns(net.sizes, net.focus)):
        for neuron in (neuron for neuron in row if neuron is not None):
            numbers = numbers_of(net, column, neuron)
            rows.append((f"{column}" if column else "x", f"{neuron}", *(numbers[name] for name in given)))
    return ("layer", "neuron", *given), *rows


def numbers_of(net, column, neuron):
    """Return what is known of a neuron, as texts; an input has neither delta nor b."""
    return {
        "a": tight(net.a[column][neuron]) if net.a else "",
        "delta": tight(net.delta[column - 1][neuron]) if net.delta and column else "",
        "b": tight(net.biases[column - 1][neuron, 0]) if net.biases and column else "",
    }


def weight_table(net):
    """Return a row for each line that is drawn, or in focus: layer, from, to, weight, b of where it leads."""
    every, focused = lines(net.sizes, net.focus)
    rows = [
        (f"{i}", f"{k}", f"{j}", tight(weight_of(net, (i, j, k))), numbers_of(net, i, j)["b"])
        for i, j, k in focused or every
    ]
    rows = [("layer", "from", "to", "weight", "b"), *rows]
    return tuple(row if net.biases else row[:-1] for row in rows)
