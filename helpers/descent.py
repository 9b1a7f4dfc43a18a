"""Gradient descent on any formula: step by step against the gradient that the engine finds.

The method is Cauchy's (1847): the gradient points where J grows fastest, so the step goes the other way.
"""

from helpers.backprop import gradients
from helpers.graph import Node


def descend(f, start, rate, steps):
    """Walk downhill, and show every point on the way with its gradient.

    Parameters
    ----------
    f : callable
        Makes the graph of J from named nodes, as `parse("x*x + 4*y*y")` does.
    start : dict of str to float
        Where to begin, a number for each variable.
    rate : float
        The step is rate times the gradient.
    steps : int

    Yields
    ------
    point : dict of str to float
        First the start, then where each step leads.
    J : float
    gradient : dict of str to float
        dJ by each variable, at the point.
    """
    point = dict(start)
    for _ in range(steps + 1):
        nodes = {name: Node(x, name) for name, x in point.items()}
        J = f(**nodes)
        dJ = gradients(J)
        gradient = {name: dJ.get(node, 0.0) for name, node in nodes.items()}
        yield point, J.value, gradient
        point = {name: x - rate * gradient[name] for name, x in point.items()}
