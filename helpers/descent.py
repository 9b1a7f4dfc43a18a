"""Gradient descent on any formula: step by step against the gradient that the engine finds.

The method is Cauchy's (1847): the gradient points where J grows fastest, so the step goes the other way.
"""

from helpers.backprop import gradients
from helpers.graph import Node


def descend(f, start, rate, steps):
    """Walk downhill, and yield (point, J, gradient) for the start and after each step.

    `f` makes the graph of J from named nodes, as `parse("x*x + 4*y*y")` does; `start` and the points are
    dicts of a number for each variable, and so is the gradient there.  A step is rate times the gradient.
    """
    point = dict(start)
    for _ in range(steps + 1):
        nodes = {name: Node(x, name) for name, x in point.items()}
        J = f(**nodes)
        dJ = gradients(J)
        gradient = {name: dJ.get(node, 0.0) for name, node in nodes.items()}
        yield point, J.value, gradient
        point = {name: x - rate * gradient[name] for name, x in point.items()}
