"""In which order the nodes of a graph stand, so that its arrows do not cross.

We walk from J to the left and keep the arrows that are still open, from top to bottom.
A node can be placed when all its arrows are open and lie side by side: the arrows into it
take their place, and an input ends them. Where no node's arrows lie side by side, some have
to cross, and we search for the fewest crossings. (A drawing without crossings is an upward
planar drawing; see Di Battista, Eades, Tamassia & Tollis, Graph Drawing, 1999, chapter 6.)
"""

import heapq
import math
from collections import Counter
from itertools import combinations, count, islice, permutations

PATIENCE = 1000  # states looked at before the search is told to hurry more
HURRIES = 0, 0.1, 0.3, 1000  # crossings that we would accept to be one node further
MORE = 200  # states looked at after a first drawing is found


def search(inputs):
    """Find in which order to place the nodes, with as few crossings as we can.

    Best first: a state is the open arrows, each written as the node it comes from; its
    price is the crossings made so far and those that are certain to come.

    Parameters
    ----------
    inputs : tuple of tuple of int
        For each node the numbers of the nodes it was made from; the last node is J.

    Returns
    -------
    list of tuple
        What to do to the open arrows, from J leftwards: ("place", node, order of its
        inputs) or ("cross", start, new order of the arrows from start on).
    """
    uses = Counter(x for xs in inputs for x in xs) + Counter([len(inputs) - 1])
    trees = {node for node in range(len(inputs)) if is_tree(node, inputs, uses)}
    for hurry in HURRIES:  # the last one goes straight to some drawing
        events = best_first(inputs, uses, trees, hurry, PATIENCE if hurry < HURRIES[-1] else math.inf)
        if events:
            break
    return events


def is_tree(node, inputs, uses):
    """Tell whether a node, and everything behind it, is used only once: no other arrow leads there."""
    behind = [node]
    for x in behind:  # the list grows while we walk along it
        if uses[x] > 1:
            return False
        behind += inputs[x]
    return True


def best_first(inputs, uses, trees, hurry, patience):
    """Search until no arrow is open, then a little for shorter arrows; None when patience runs out.

    How long the arrows are we judge by how many are open, summed over the way.
    """
    heap, serial, seen, best = [(0, 0, 0, 0, 0, (len(inputs) - 1,), None)], count(1), {}, None
    while heap and patience:
        patience -= 1
        _, done, length, _, crossings, cut, path = heapq.heappop(heap)
        if best and (crossings, length) >= best[:2]:
            continue
        if not cut:
            best, patience = (crossings, length, path), min(patience, MORE)
            continue
        for price, event, new in moves(cut, inputs, uses, trees):
            total, longer, same = crossings + price, length + len(new), min(new, new[::-1])
            if seen.get((same, total), math.inf) > longer:  # upside down, a drawing is as good
                seen[same, total] = longer
                placed = done - (event[0] == "place")
                rank = total + tangled(new) + hurry * placed
                heapq.heappush(heap, (rank, placed, longer, next(serial), total, new, (path, event)))
    return best and unroll(best[2])


def unroll(path):
    """Return the events along a path, first one first."""
    events = []
    while path:
        path, event = path
        events.append(event)
    return events[::-1]


def moves(cut, inputs, uses, trees):
    """Yield what can be done to the open arrows: price in crossings, event, new open arrows."""
    ready = [node for node, n in Counter(cut).items() if n == uses[node]]
    places = {node: [i for i, x in enumerate(cut) if x == node] for node in ready}
    whole = [node for node in ready if places[node][-1] - places[node][0] < uses[node]]
    if whole:  # placing a node whose arrows lie side by side is always right
        node = min(whole, key=lambda node: len(set(inputs[node])))
        start, stop = places[node][0], places[node][-1] + 1
        for order in orders(inputs[node], trees):
            new = tuple(inputs[node][k] for k in order)
            yield 0, ("place", node, order), cut[:start] + new + cut[stop:]
        return
    for node in ready:
        start, stop = places[node][0], places[node][-1] + 1
        price, order = gather(cut[start:stop], node)
        yield price, ("cross", start, order), cut[:start] + tuple(cut[start + i] for i in order) + cut[stop:]


def orders(xs, trees):
    """Return the orders in which a node's inputs may stand; the written one first."""
    written = tuple(range(len(xs)))
    if len(set(xs) - trees) < 2:  # then they are equally good
        return [written]
    return list(islice(permutations(written), 6))


def gather(block, node):
    """Bring a node's arrows side by side: the others step out on the nearer side."""
    own = [i for i, x in enumerate(block) if x == node]
    before = {i: sum(j < i for j in own) for i, x in enumerate(block) if x != node}
    up = [i for i, n in before.items() if 2 * n <= len(own)]
    down = [i for i in before if i not in up]
    return sum(min(n, len(own) - n) for n in before.values()), (*up, *own, *down)


def tangled(cut):
    """Count the crossings that must come: arrows a … b … a … b of two nodes cannot part."""
    again = [x for x, n in Counter(cut).items() if n > 1]
    return sum(runs([z for z in cut if z in pair]) >= 4 for pair in combinations(again, 2))


def runs(row):
    """Count the runs of equal neighbours in a row."""
    return 1 + sum(x != y for x, y in zip(row, row[1:], strict=False))
