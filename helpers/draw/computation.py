"""The picture of a computation graph: values forward, gradients backward, step by step."""

from helpers.draw.boxes import Moment, picture
from helpers.draw.columns import columns
from helpers.draw.labels import formula, named
from helpers.draw.layout import plan
from helpers.draw.numbers import equals
from helpers.graph import arrows, nodes

MOST = 200  # more nodes than this make no readable picture


def graph(J, dJ=None, step=None, yours=None):
    """Draw the computation graph of J: values above the boxes, gradients below them.

    Not only our nodes can be drawn, but whatever has what they have: `value` (None where it is
    not known), `name`, `op` (what made it, by its `__name__`; None for an input of ours), `edges`
    and `age`, which grows along the edges. A local derivative that is None is not written.

    Parameters
    ----------
    J : Node
        The output; or both J and dJ in one, as `walk` returns them.
    dJ : dict of node to float, optional
        What `gradients(J)` returned, or part of it; adds gradients, the arrows
        backward, and the local derivatives on them.
    step : int, optional
        Draw the moment after so many steps of the whole sweep, 0 to steps(J).
    yours : dict of node to str, optional
        Derivatives that a learner found, as they are written; one that begins with ✗ is wrong, and
        stands below the gradient as soon as that is known.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If J is not a node, the sweep has no such step, or the graph is too large to be read.
    """
    if isinstance(J, tuple) and len(J) == 2 and dJ is None:
        J, dJ = J
    if not hasattr(J, "edges"):
        raise TypeError(f"{J!r} is not a node; graph draws the graph of one, such as J = 3 * Node(2.0).")
    if dJ is not None and step is not None:
        raise ValueError("Give dJ or step, not both: a step works out its own gradients.")
    order = nodes(J)
    if len(order) > MOST:
        raise ValueError(f"This graph has {len(order)} nodes; a picture can show up to {MOST}.")
    called, place = named(order), {node: i for i, node in enumerate(order)}
    names, formulas = tuple(called.values()), tuple(formula(node, called) for node in order)
    edges = [[(place[x], local) for x, local in node.edges if x in place] for node in order]
    made = tuple(bool(node.edges) for node in order)
    values, grads = [node.value for node in order], [(dJ or {}).get(node) for node in order]
    found = [(yours or {}).get(node, "") for node in order]
    # All is read; from here on, a node is the number of its place.
    known = settled(values, edges, grads) if step is None else after(values, edges, made, step)
    pairs = zip(found, known["gradients"], strict=True)
    shown = [mine if told and not told.endswith("…") else "" for mine, told in pairs] if yours else []
    inputs = tuple(tuple(i for i, _ in row) for row in edges)
    layout = plan(columns(inputs), inputs, names, formulas)
    paired = dJ is not None or step is not None
    return picture(Moment(names, formulas, made, paired, **known, yours=shown), layout)


def steps(J):
    """Count the steps of the whole sweep: one for each operation forward, one for each arrow backward.

    Returns
    -------
    int
    """
    return sum(1 + len(arrows(node)) for node in nodes(J) if node.edges)


def settled(values, edges, grads):
    """Return what is known when all is done: the values, and the gradients that somebody gave."""
    ways = {(i, k): way for i, row in enumerate(edges) for k, way in enumerate(row)}
    known = {i for i, grad in enumerate(grads) if grad is not None}
    return {
        "values": [*map(stated, values)],
        "gradients": [*map(stated, grads)],
        "walked": {(i, k): local for (i, k), (j, local) in ways.items() if {i, j} <= known},
    }


def stated(number):
    """Write a number as `equals` does, of an array its shape, and nothing for None."""
    if number is None:
        return ""
    shape = getattr(number, "shape", ())
    return f"of shape {tuple(shape)}" if shape else equals(float(number))


def after(values, edges, made, step):
    """Return what is known after some steps of the whole sweep, and where it is at work."""
    forward = [i for i, is_made in enumerate(made) if is_made]
    ways = [(i, k) for i in reversed(forward) for k in range(len(edges[i]))]  # as they are walked back
    total = len(forward) + len(ways)
    if type(step) is not int or not 0 <= step <= total:
        raise ValueError(f"step is {step!r}, but this sweep has the steps 0 to {total}.")
    back = max(step - len(forward), 0)
    at = ways[back - 1][0] if back else forward[step - 1] if step else None
    grads = {len(values) - 1: 1.0} if step >= len(forward) else {}
    for i, k in ways[:back]:
        j, local = edges[i][k]
        grads[j] = grads.get(j, 0.0) + grads[i] * local
    later = {edges[i][k][0] for i, k in ways[back:]}  # they wait for more shares
    told = {i: equals(grad) + " + …" * (i in later) for i, grad in grads.items()}
    return {
        "values": ["" if i in forward[step:] else equals(value) for i, value in enumerate(values)],
        "gradients": [told.get(i, "") for i in range(len(values))],
        "walked": {(i, k): edges[i][k][1] for i, k in ways[:back]},
        "work": ways[back - 1 : back] if back else [way for way in ways if way[0] == at],
        "at": at,
        "title": f"Step {step} of {total}: ",
    }
