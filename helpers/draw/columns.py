"""In which column of its picture each node of a graph stands, and what above what, so that few arrows cross.

Column 0 holds J. An arrow (node, k) is the one into that node from its k-th input; on its
way past a column it takes a place there, so that no arrow runs through a box.

We walk from J to the left and keep the arrows that are still open, from top to bottom.
A node can be placed when all its arrows are open and lie side by side: the arrows into it
take their place, and an input ends them. Where no node's arrows lie side by side, some have
to cross, and we search for the fewest crossings. (A drawing without crossings is an upward
planar drawing; see Di Battista, Eades, Tamassia & Tollis, Graph Drawing, 1999, chapter 6.)
"""

from collections import Counter, defaultdict
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, groupby, islice, permutations
from typing import NamedTuple

BEAM = 50  # states that the search keeps
ORDERS = 6  # in which the inputs of one node are tried
FAR = 2  # columns an input may be moved away from what uses it


class Span(NamedTuple):
    """A stretch of height, from 0 at the top to 1 at the bottom, that is taken from some column on."""

    column: float
    top: Fraction
    bottom: Fraction


@lru_cache(maxsize=64)
def columns(inputs):
    """Arrange a graph in columns from J leftwards, each from top to bottom: nodes, and arrows that pass.

    `inputs` holds for each node the numbers of the nodes it was made from; the last node is J.
    """
    nodes, arrows, turns = spans(inputs)
    last, result = max(span.column for span in nodes.values()), []
    for node, (column, top, bottom) in nodes.items():  # inputs stand leftmost if near and not in the way
        around = [span for span in [*nodes.values(), *turns] if span.top < top and bottom < span.bottom]
        if not inputs[node] and last - FAR <= column and all(span.column <= column for span in around):
            nodes[node] = Span(last, top, bottom)
    for column in range(last + 1):
        tops = {node: span.top for node, span in nodes.items() if span.column == column}
        for node, k in arrows:
            if nodes[node].column < column < nodes[inputs[node][k]].column:
                tops[node, k] = [span.top for span in arrows[node, k] if span.column < column][-1]
        result.append(tuple(sorted(tops, key=tops.get)))
    return tuple(result)


def spans(inputs):
    """Return the span of each node, those that each arrow takes on its way, and those where arrows cross.

    A node stands left of all that uses it, and left of whatever ended between two of its arrows. The
    arrows into it share its span. Arrows that cross do so halfway to the next column.
    """
    nodes, turns, used = {}, [], uses(inputs)
    cut, arrows = [None], defaultdict(list, {None: [Span(-1, Fraction(0), Fraction(1))]})
    for node, start, order in search(inputs):
        stop = start + (len(order) if node is None else used[node])
        old = [arrows[arrow][-1] for arrow in cut[start:stop]]
        top, bottom = old[0].top, old[-1].bottom
        old += [span for x, span in nodes.items() if not inputs[x] and top < span.top < bottom]
        here = max(span.column for span in old) + (node is not None)
        if node is None:
            turns.append(Span(here + 0.5, top, bottom))
        else:
            nodes[node] = Span(here, top, bottom)
        new = [cut[start + k] if node is None else (node, k) for k in order]
        cut[start:stop] = new
        for i, arrow in enumerate(new):
            above, below = (top + (bottom - top) * j / len(new) for j in (i, i + 1))
            arrows[arrow].append(Span(here, above, below))
    del arrows[None]
    return nodes, arrows, turns


def uses(inputs):
    """Count the arrows that leave each node; one leaves J."""
    return Counter(x for xs in inputs for x in xs) + Counter([len(inputs) - 1])


def search(inputs):
    """Find in which order to place the nodes from J leftwards, with as few crossings as we can.

    Return a list of (node, start, order): from start on, open arrows give way to those into the node in
    this order or, where the node is None, change their own order to this one.

    A state is the open arrows, each written as the node it comes from. Of the states after so many
    nodes we keep the best few: those with the fewest crossings made and certain to come (a beam search);
    of those alike, the one with the shortest arrows, judged by how many were open on the way.
    """
    used = uses(inputs)
    trees = set()  # nodes that are used once, as is everything behind them: no other arrow leads there
    for node, xs in enumerate(inputs):
        trees |= {node} if used[node] == 1 and trees.issuperset(xs) else set()
    states = [(0, 0, (len(inputs) - 1,), ())]
    for _ in inputs:
        found = {}
        for crossings, length, cut, events in states:
            for price, more, new in moves(cut, inputs, used, trees):
                same = min(new, new[::-1])  # upside down, a drawing is as good
                state = crossings + price, length + len(new), new, events + more
                if same not in found or state[:2] < found[same][:2]:
                    found[same] = state
        states = sorted(found.values(), key=lambda state: state[0] + tangled(state[2]))[:BEAM]
    return list(states[0][-1])


def moves(cut, inputs, used, trees):
    """Yield each way to place a node whose arrows are all open: price in crossings, events, new arrows."""
    ready = [node for node, n in Counter(cut).items() if n == used[node]]
    spans = {node: (cut.index(node), len(cut) - cut[::-1].index(node)) for node in ready}
    whole = [node for node in ready if spans[node][1] - spans[node][0] == used[node]]
    # placing a node whose arrows lie side by side is always right
    for node in [min(whole, key=lambda node: len(set(inputs[node])))] if whole else ready:
        start, stop = spans[node]
        price, gathered = gather(cut[start:stop], node)
        row = [cut[start + i] for i in gathered]
        first = row.index(node)
        crossing = () if whole else ((None, start, gathered),)
        shared = {x for x in inputs[node] if x not in trees}
        for order in islice(permutations(range(len(inputs[node]))), ORDERS if len(shared) > 1 else 1):
            new = [*row[:first], *(inputs[node][k] for k in order), *row[first + used[node] :]]
            yield price, (*crossing, (node, start + first, order)), (*cut[:start], *new, *cut[stop:])


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
    runs = (len(list(groupby(z for z in cut if z in pair))) for pair in combinations(again, 2))
    return sum(n >= 4 for n in runs)
