"""The picture of a computation graph: values forward, gradients backward, step by step."""

from itertools import islice

from helpers.backprop import backward_steps
from helpers.draw.boxes import Moment, picture
from helpers.draw.labels import formula, named
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
    edges = [arrows(node) for node in order]
    known = settled(order, edges, dJ or {}) if step is None else after(J, order, edges, step)
    yours = yours or {}
    shown = [
        yours.get(node, "") if told and not told.endswith("…") else ""
        for node, told in zip(order, known["gradients"], strict=True)
    ]
    called, place = named(order), {node: i for i, node in enumerate(order)}
    return picture(
        Moment(
            names=tuple(called.values()),
            formulas=tuple(formula(node, called) for node in order),
            inputs=tuple(tuple(place[x] for x, _ in row) for row in edges),
            made=tuple(bool(node.edges) for node in order),
            paired=dJ is not None or step is not None,
            yours=tuple(shown) if yours else (),
            **known,
        )
    )


def steps(J):
    """Count the steps of the whole sweep: one for each operation forward, one for each arrow backward.

    Returns
    -------
    int
    """
    return sum(1 + len(arrows(node)) for node in nodes(J) if node.edges)


def settled(order, edges, dJ):
    """Return what is known when all is done: the values, and the gradients that somebody gave."""
    return {
        "values": [stated(node.value) for node in order],
        "gradients": [stated(dJ.get(node)) for node in order],
        "walked": {
            (i, k): local
            for i, node in enumerate(order)
            for k, (x, local) in enumerate(edges[i])
            if node in dJ and x in dJ
        },
    }


def stated(number):
    """Write a number as `equals` does, of an array its shape, and nothing for None."""
    if number is None:
        return ""
    shape = getattr(number, "shape", ())
    return f"of shape {tuple(shape)}" if shape else equals(float(number))


def after(J, order, edges, step):
    """Return what is known after some steps of the whole sweep, and where it is at work."""
    made = [i for i, node in enumerate(order) if node.edges]
    ways = [(i, k) for i in reversed(made) for k in range(len(edges[i]))]  # as they are walked back
    total = len(made) + len(ways)
    if type(step) is not int or not 0 <= step <= total:
        raise ValueError(f"step is {step!r}, but this sweep has the steps 0 to {total}.")
    back = max(step - len(made), 0)
    at = ways[back - 1][0] if back else made[step - 1] if step else None
    walk, dJ = list(islice(backward_steps(J), back)), {J: 1.0} if step >= len(made) else {}
    for _, x, _, _, share in walk:
        dJ[x] = dJ.get(x, 0.0) + share
    later = {edges[i][k][0] for i, k in ways[back:]}  # they wait for more shares
    return {
        "values": ["" if i in made[step:] else equals(node.value) for i, node in enumerate(order)],
        "gradients": [equals(dJ[x]) + " + …" * (x in later) if x in dJ else "" for x in order],
        "walked": {way: local for way, (*_, local, _) in zip(ways, walk, strict=False)},
        "work": ways[back - 1 : back] if back else [way for way in ways if way[0] == at],
        "at": at,
        "title": f"Step {step} of {total}: ",
    }
