"""The picture of a computation graph: values forward, gradients backward, step by step."""

from collections.abc import Mapping
from itertools import islice

from helpers.backprop import backward_steps
from helpers.draw.boxes import Moment, picture
from helpers.draw.labels import formula, named
from helpers.draw.numbers import equals
from helpers.graph import nodes

MOST = 200  # more nodes than this make no readable picture


def graph(J, dJ=None, step=None):
    """Draw the computation graph of J: values above the boxes, gradients below them.

    Not only our nodes can be drawn: whatever has `value` (None where it is not known),
    `name`, `op` (a function or what else has a `__name__`), `edges` and the age by which
    `nodes` sorts. A local derivative that is None is not written.

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
    if not isinstance(dJ, Mapping | None):
        raise TypeError("dJ must be a dict of node to derivative, such as the one that gradients(J) returns.")
    order = nodes(J)
    if len(order) > MOST:
        raise ValueError(f"This graph has {len(order)} nodes; a picture can show up to {MOST}.")
    called, edges = named(order), joined(order)
    return picture(
        Moment(
            names=tuple(called.values()),
            formulas=tuple(formula(node, called) for node in order),
            inputs=tuple(tuple(x for x, _ in row) for row in edges),
            paired=dJ is not None or step is not None,
            **(settled(order, edges, dJ or {}) if step is None else after(J, order, edges, step)),
        )
    )


def steps(J):
    """Count the steps of the whole sweep: one for each operation forward, one for each arrow backward.

    Returns
    -------
    int
    """
    return sum(1 + len(row) for row in joined(nodes(J)) if row)


def joined(order):
    """Return for each node the places of what it was made from, each with the local derivative."""
    place = {node: i for i, node in enumerate(order)}
    return [[(place[x], local) for x, local in node.edges if x in place] for node in order]


def settled(order, edges, dJ):
    """Return what is known when all is done: the values, and the gradients that somebody gave."""
    given = [derivative(dJ[node]) if node in dJ else None for node in order]
    arrows = [(i, k, x, local) for i, row in enumerate(edges) for k, (x, local) in enumerate(row)]
    return {
        "values": [stated(node.value) for node in order],
        "gradients": [stated(number) for number in given],
        "walked": {(i, k): d for i, k, x, d in arrows if given[i] is not None and given[x] is not None},
    }


def derivative(given):
    """Return a derivative that somebody gave as a float; an array stays an array."""
    if getattr(given, "shape", ()):
        return given
    try:
        return float(given)
    except (TypeError, ValueError):
        raise TypeError(f"dJ holds {given!r}, which is not a number; every derivative must be one.") from None


def stated(number):
    """Write a number as `equals` does, of an array its shape, and nothing for None."""
    shape = getattr(number, "shape", ())
    return "" if number is None else f"of shape {tuple(shape)}" if shape else equals(number)


def after(J, order, edges, step):
    """Return what is known after some steps of the whole sweep, and where it is at work."""
    made = [i for i, row in enumerate(edges) if row]
    total = len(made) + sum(map(len, edges))
    if type(step) is not int or not 0 <= step <= total:
        raise ValueError(f"step is {step!r}, but this sweep has the steps 0 to {total}.")
    dJ, walked = {J: 1.0} if step >= len(made) else {}, {}
    for node, x, _, local, share in islice(backward_steps(J), max(step - len(made), 0)):
        dJ[x] = dJ.get(x, 0.0) + share
        i = order.index(node)
        walked[i, sum(i == j for j, _ in walked)] = local
    uses = [(i, k, x) for i, row in enumerate(edges) for k, (x, _) in enumerate(row)]
    waiting = {order[x] for i, k, x in uses if (i, k) not in walked}
    work = list(walked)[-1:] or [(i, k) for i in made[:step][-1:] for k in range(len(edges[i]))]
    return {
        "values": ["" if i in made[step:] else equals(node.value) for i, node in enumerate(order)],
        "gradients": [equals(dJ[x]) + " + …" * (x in waiting) if x in dJ else "" for x in order],
        "walked": walked,
        "work": work,
        "title": f"Step {step} of {total}: ",
    }
