"""In which column of its picture each node of a graph stands, and what above what, so that few arrows cross.

Column 0 holds J. An arrow (node, k) is the one into that node from its k-th input; on its
way past a column it takes a place there, so that no arrow runs through a box.

We walk from J to the left and keep the arrows that are still open, from top to bottom.
A node can be placed when all its arrows are open and lie side by side: the arrows into it
take their place, and an input ends them. Where no node's arrows lie side by side, some have
to cross, and we search for the fewest crossings. (A drawing without crossings is an upward
planar drawing; see Di Battista, Eades, Tamassia & Tollis, Graph Drawing, 1999, chapter 6.)
"""

from collections import Counter
from functools import lru_cache
from itertools import combinations, groupby, islice, permutations
from typing import NamedTuple

BEAM = 50  # states that the search keeps
ORDERS = 6  # in which the inputs of one node are tried
FAR = 2  # columns an input may be moved away from what uses it


class Event(NamedTuple):
    """Some open arrows give way to others: a node is placed, or (node None) arrows cross."""

    column: int
    node: int | None
    old: list
    new: list


@lru_cache(maxsize=64)
def columns(inputs):
    """Arrange a graph in columns from J leftwards, each from top to bottom: nodes, and arrows that pass.

    `inputs` holds for each node the numbers of the nodes it was made from; the last node is J.
    """
    events = timeline(inputs)
    result, last = replay(events), max(event.column for event in events)
    for i, event in enumerate(events):  # inputs stand leftmost where that is near and costs nothing
        if not event.new and last - FAR <= event.column < last:
            moved = [*events[:i], event._replace(column=last), *events[i + 1 :]]
            if better := replay(moved):
                result, events = better, moved
    return tuple(map(tuple, result))


def timeline(inputs):
    """Give every event the first column that its arrows allow.

    A node stands left of all that uses it, and left of whatever ended between two of its
    arrows: `gap` remembers how far left that reached, from the top edge to the bottom edge.
    """
    events, cut, reach, gap, used = [], [(None, 0)], [-1], [-1, -1], uses(inputs)
    for node, where, order in search(inputs):
        i, j = where, where + (len(order) if node is None else used[node])
        new = [cut[i + k] for k in order] if node is None else [(node, k) for k in order]
        here = max(reach[i:j] + gap[i + 1 : j]) + (node is not None)
        events.append(Event(here, node, cut[i:j], new))
        above, below = max(gap[i], here), max(gap[j], here)
        gap[i : j + 1] = [above, *[here] * (len(new) - 1), below] if new else [max(above, below)]
        cut[i:j], reach[i:j] = new, [here] * len(new)
    return events


def replay(events):
    """Go through the events column by column; return None if the arrows they need do not lie together."""
    cut, result = [(None, 0)], []
    for column in range(1 + max(event.column for event in events)):
        here = [event for event in events if event.column == column]
        shown = cut
        for event in here:
            row = cut if event.node is None else shown
            start = min(map(row.index, event.old))
            if set(row[start : start + len(event.old)]) != set(event.old):
                return None
            if event.node is not None:
                shown = swapped(shown, event.old, [event.node])
            cut = swapped(cut, event.old, event.new)
        result.append(shown)
    return result


def swapped(row, old, new):
    """Return the row with one stretch of it replaced."""
    start = min(map(row.index, old))
    return [*row[:start], *new, *row[start + len(old) :]]


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
