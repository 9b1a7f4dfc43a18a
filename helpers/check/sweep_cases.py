"""What a learner's backward sweep is tried on: small graphs, and sweeps with a planted fault."""

from operator import add, mul

from helpers.graph import Node, operations


def faulty_sweep(merge=add, share=mul, start=1.0, walk=reversed):
    """Return a backward sweep with a fault planted in it; without one, it is the right sweep."""

    def sweep(J):
        dJ = {J: start}
        for node in walk(operations(J)):
            for x, local in node.edges:
                new = share(dJ.get(node, 0.0), local)
                dJ[x] = merge(dJ[x], new) if x in dJ else new
        return dJ

    return sweep


def by_name(dJ):
    """Return derivatives by the names of their nodes, so that a copied graph gives the same answer."""
    if not isinstance(dJ, dict):
        return dJ
    named = ((getattr(x, "name", x), derivative) for x, derivative in dJ.items())
    return {name: derivative for name, derivative in named if name}


def graph(formula, **values):
    """Return J of a formula, with a named input for each value."""
    return formula(**{name: Node(value, name) for name, value in values.items()})


def used_three_times(x, y):
    """Return u*u + u, in which the product u = x*y feeds three edges."""
    u = x * y
    return u * u + u


GRAPHS = {
    "J = 3*(a + b*c), a = 5, b = 3, c = 2": graph(lambda a, b, c: 3 * (a + b * c), a=5.0, b=3.0, c=2.0),
    "J = x*x + 3*x, x = 2": graph(lambda x: x * x + 3 * x, x=2.0),
    "J = (x + 2)*(x + 5), x = 3": graph(lambda x: (x + 2) * (x + 5), x=3.0),
    "J = u*u + u, u = x*y, x = 1.5, y = -2": graph(used_three_times, x=1.5, y=-2.0),
    "J = a*(a + b), a = 4, b = 7": graph(lambda a, b: a * (a + b), a=4.0, b=7.0),
}
