"""The reverse sweep: every derivative of J from one walk back through its graph.

The method is reverse-mode automatic differentiation (Linnainmaa 1970), known for
networks as back-propagation (Rumelhart, Hinton & Williams 1986).
"""

from math import isfinite

from helpers.graph import operations


def backward_steps(J, dJ=None):
    """Walk the backward sweep, one edge at a time: upstream × local = downstream.

    Parameters
    ----------
    J : Node
        The output whose derivatives are wanted.
    dJ : dict of Node to float, optional
        Filled as the sweep goes on: dJ[x] is the sum of what has reached x so far.

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
    dJ = {} if dJ is None else dJ
    dJ[J] = 1.0
    for node in reversed(operations(J)):
        upstream = dJ[node]
        for x, local in node.edges:
            downstream = upstream * local
            dJ[x] = dJ.get(x, 0.0) + downstream
            yield node, x, upstream, local, downstream


def gradients(J):
    """Return the derivative of J by every node behind it.

    Returns
    -------
    dict of Node to float
        dJ[x] is dJ/dx, and dJ[J] is 1.

    Raises
    ------
    ValueError
        If a derivative is too large for a float.
    """
    dJ = {}
    for _ in backward_steps(J, dJ):
        pass
    if not all(map(isfinite, dJ.values())):
        raise ValueError("A derivative is too large for a float; start from smaller numbers.")
    return dJ
