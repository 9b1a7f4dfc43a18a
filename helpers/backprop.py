"""The reverse sweep: every derivative of J from one walk back through its graph.

The method is reverse-mode automatic differentiation (Linnainmaa 1970), known for
networks as back-propagation (Rumelhart, Hinton & Williams 1986).
"""

from helpers.graph import arrows, operations


def gradients(J):
    """Return the derivative of J by every node that leads to it.

    Parameters
    ----------
    J : Node

    Returns
    -------
    dict of Node to float
        grads[x] is dJ/dx, and grads[J] is dJ/dJ, which is 1.
    """
    grads = {J: 1.0}
    for node in reversed(operations(J)):
        for x, local in node.edges:
            grads[x] = grads.get(x, 0.0) + grads[node] * local
    return grads


def backward_steps(J):
    """Walk the same sweep one arrow at a time: upstream × local = downstream.

    Yields
    ------
    node : Node
        The operation that is walked back through.
    x : Node
        One of its inputs.
    upstream : float
        dJ/dnode, complete: everything that uses the node has been visited.
    local : float
        ∂node/∂x, kept on the edge since the way forward.
    downstream : float
        upstream × local, the share that is added to dJ/dx.
    """
    grads = {J: 1.0}
    for node in reversed(operations(J)):
        for x, local in arrows(node):
            downstream = grads[node] * local
            grads[x] = grads.get(x, 0.0) + downstream
            yield node, x, grads[node], local, downstream
