"""The chain rule written out: every path from J to a node, and what walking them all would cost."""

from helpers.graph import arrows, operations


def count_paths(J, x):
    """Count the paths from each operation down to x: a node has as many as its inputs together.

    Returns
    -------
    dict of Node to int
        Only the nodes that lead to x, and x itself.
    """
    count = {x: 1}
    for node in operations(J):
        ways = sum(count.get(y, 0) for y, _ in arrows(node))
        if ways:
            count[node] = ways
    return count


def paths(J, x):
    """Walk every path from J to x: the product of its local derivatives is its share of dJ/dx.

    Yields
    ------
    tuple of (Node, Node, float)
        The edges of one path, from J on: the node, its input, the local derivative.
    """
    leads, unfinished = count_paths(J, x), [(J, ())]
    while unfinished:
        node, path = unfinished.pop()
        if node is x:
            yield path
            continue
        for y, local in reversed(arrows(node)):
            if y in leads:
                unfinished.append((y, (*path, (node, y, local))))


def multiplications(J):
    """Count the products for all derivatives of J: in one sweep, and with each one on its own.

    Both begin with dJ/dJ = 1 and multiply once for each edge they walk along. The
    sweep walks along every edge once; on its own, a derivative walks all its paths.

    Returns
    -------
    sweep, alone : int
    """
    ways, lengths, edges = {J: 1}, {J: 0}, 0
    for node in reversed(operations(J)):
        for x, _ in arrows(node):
            edges += 1
            ways[x] = ways.get(x, 0) + ways[node]
            lengths[x] = lengths.get(x, 0) + lengths[node] + ways[node]
    return edges, sum(lengths.values())
