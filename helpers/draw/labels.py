"""What pictures call the nodes of a graph, and the formulas that they were made by."""

from itertools import chain, count

from helpers.draw.numbers import RAISED, bracketed, short
from helpers.graph import nodes

SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "/"}


def names(J):
    """Give every node behind J a name of its own, in the order in which they were made.

    A node keeps the name it has. Unnamed operations are called u, v, w, p, q, r, s, t,
    then n1, n2, …; PyTorch's unnamed inputs x1, x2, …; an unnamed J is called J. Of two nodes
    with one name the second is called name_2.
    """
    return named(nodes(J))


def named(order):
    """Name nodes that stand in the order in which they were made, J the last."""
    own = {str(node.name) for node in order if node.name}
    letters = (name for name in chain("uvwpqrst", (f"n{i}" for i in count(1))) if name not in own)
    inputs = (name for name in (f"x{i}" for i in count(1)) if name not in own)
    result, taken = {}, set()
    for node in order:
        name = str(node.name or "") or ("J" if node is order[-1] else next(letters if node.edges else inputs))
        if name in taken:
            others = (f"{name}_{i}" for i in count(2))
            name = next(other for other in others if other not in taken and other not in own)
        result[node] = name
        taken.add(name)
    return result


def formula(node, names):
    """Write what a node was made from, by the names of nodes: "b × c", "x²"; nothing for an input of ours."""
    if node.op is None:
        return ""
    rule = node.op.__name__
    if not node.edges:  # an input that PyTorch has a function for
        return rule
    inputs = [names[x] if x in names else short(x.value) for x, _ in node.edges]
    if rule in SIGNS and len(inputs) == 2:
        return f"{inputs[0]} {SIGNS[rule]} {bracketed(inputs[1])}"
    if rule == "negate":
        return f"−{inputs[0]}"
    if rule == "raise_to":
        whole = inputs[1].lstrip("−").isdigit()
        return inputs[0] + (inputs[1].translate(RAISED) if whole else f"^{inputs[1]}")
    return f"{'max' if rule == 'maximum' else rule}({', '.join(inputs)})"
