"""What is known at one moment of the sweep: the one source of picture, sentence and table."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from helpers.backprop import backward_steps
from helpers.draw.labels import equals, stated
from helpers.graph import arrows, nodes, operations


class State(NamedTuple):
    """What a picture shows of a graph.

    An arrow is a pair (node, k): the one into that node from its k-th input.
    """

    order: list  # all nodes, as they were made
    values: dict  # node to "= 6" or "≈ 0.333", as far as known
    gradients: dict  # node to "= 3", or "= 3 + …" while more shares are to come
    walked: set  # arrows that the backward sweep has passed
    node: object = None  # the node at work
    arrows: frozenset = frozenset()  # the arrows at work
    title: str = ""


def steps(J):
    """Count the steps of the whole sweep: one per operation forward, one per arrow backward.

    Returns
    -------
    int
    """
    return sum(1 + len(arrows(node)) for node in operations(J) if node.edges)


def settled(J, dJ=None):
    """Return the state with all values, and with the gradients of a mapping if one is given."""
    if not isinstance(dJ, Mapping | None):
        raise TypeError("dJ must be a dict of node to derivative, such as the one that gradients(J) returns.")
    order = nodes(J)
    dJ = {node: derivative(dJ[node]) for node in order if node in (dJ or ())}
    walked = {(node, k) for node in order if node in dJ for k, (x, _) in enumerate(arrows(node)) if x in dJ}
    shown = {node: stated(dJ[node]) for node in dJ}
    # PyTorch keeps no values in its graph, so some may be missing
    return State(order, {n: stated(n.value) for n in order if n.value is not None}, shown, walked)


def derivative(given):
    """Return a derivative that somebody gave as a float; an array stays an array."""
    if getattr(given, "shape", ()):
        return given
    try:
        return float(given)
    except (TypeError, ValueError):
        raise TypeError(f"dJ holds {given!r}, which is not a number; every derivative must be one.") from None


def after(J, step):
    """Return the state after some steps of the whole sweep, forward and then backward."""
    total, order = steps(J), nodes(J)
    if type(step) is not int or not 0 <= step <= total:
        raise ValueError(f"step is {step!r}, but this sweep has the steps 0 to {total}.")
    forward = [node for node in operations(J) if node.edges]
    reached = set(forward[:step])
    values = {node: equals(node.value) for node in order if not node.edges or node in reached}
    title = f"Step {step} of {total}: "
    if step > len(forward):
        return State(order, values, *backward(J, order, step - len(forward)), title)
    node = forward[step - 1] if step else None
    working = frozenset((node, k) for k in range(len(arrows(node)))) if node else frozenset()
    return State(order, values, {J: "= 1"} if step == len(forward) else {}, set(), node, working, title)


def backward(J, order, step):
    """Return what the first steps of the backward sweep have reached, and where they are now."""
    dJ, walked, missing = {J: 1.0}, [], Counter(x for node in order for x, _ in arrows(node))
    for node, x, _, _, downstream in islice(backward_steps(J), step):
        dJ[x] = dJ.get(x, 0.0) + downstream
        missing[x] -= 1
        k = walked[-1][1] + 1 if walked and walked[-1][0] is node else 0
        walked.append((node, k))
    more = {x: " + …" if missing[x] else "" for x in dJ}
    shown = {x: equals(dJ[x]) + more[x] for x in order if x in dJ}
    return shown, set(walked), walked[-1][0], frozenset(walked[-1:])
