"""In which column of its picture each node of a graph stands, and what above what, so that few arrows cross.

Column 0 holds J. An arrow (node, k) is the one into that node from its k-th input; on its
way past a column it takes a place there, so that no arrow runs through a box.

We walk from J to the left and keep the arrows that are still open, from top to bottom.
A node can be placed when all its arrows are open and lie side by side: the arrows into it
take their place, and an input ends them. Where no node's arrows lie side by side, some have
to cross, and we search for the fewest crossings. (A drawing without crossings is an upward
planar drawing; see Di Battista, Eades, Tamassia & Tollis, Graph Drawing, 1999, chapter 6.)
"""

import heapq
import math
from collections import Counter
from itertools import combinations, count, groupby, islice, permutations
from typing import NamedTuple

PATIENCE = 1000  # states looked at before the search is told to hurry more
HURRIES = 0, 0.1, 0.3, 1000  # crossings that we would accept to be one node further
MORE = 200  # states looked at after a first drawing is found
FAR = 2  # columns an input may be moved away from what uses it


class Event(NamedTuple):
    """Some open arrows give way to others: a node is placed, or (node None) arrows cross."""

    column: int
    node: int | None
    old: list
    new: list


def columns(inputs):
    """Arrange a graph in columns, with as few crossing arrows as we can find.

    Parameters
    ----------
    inputs : tuple of tuple of int
        For each node the numbers of the nodes it was made from; the last node is J.

    Returns
    -------
    list of list
        From J leftwards, each from top to bottom: nodes (int) and passing arrows (node, k).
    """
    events = timeline(inputs)
    result, last = replay(events), max(event.column for event in events)
    for i, event in enumerate(events):  # inputs stand leftmost where that is near and costs nothing
        if not event.new and last - FAR <= event.column < last:
            moved = [*events[:i], event._replace(column=last), *events[i + 1 :]]
            if better := replay(moved):
                result, events = better, moved
    return result


def timeline(inputs):
    """Give every event the first column that its arrows allow.

    A node stands left of all that uses it, and left of whatever ended between two of its
    arrows: `gap` remembers how far left that reached, from the top edge to the bottom edge.
    """
    events, cut, reach, gap = [], [(None, 0)], [-1], [-1, -1]
    for node, where, order in search(inputs):
        i, j = (where, where + len(order)) if node is None else span(cut, node, inputs)
        new = [cut[i + k] for k in order] if node is None else [(node, k) for k in order]
        here = max(reach[i:j] + gap[i + 1 : j]) + (node is not None)
        events.append(Event(here, node, cut[i:j], new))
        edge = here if node is None or not new else -1  # how far left this reaches above and below
        around = [max(gap[i], edge), *[here] * (len(new) - 1), max(gap[j], edge)]
        gap[i : j + 1] = around if new else [max(gap[i], gap[j], edge)]
        cut[i:j], reach[i:j] = new, [here] * len(new)
    return events


def span(cut, node, inputs):
    """Return where a node's arrows begin and end among the open ones."""
    own = [i for i, (user, k) in enumerate(cut) if user is None or inputs[user][k] == node]
    return own[0], own[-1] + 1


def replay(events):
    """Go through the events column by column; return None if the arrows they need do not lie together."""
    cut, result = [(None, 0)], []
    for column in range(1 + max(event.column for event in events)):
        here = [event for event in events if event.column == column]
        shown = cut
        for event in sorted(here, key=lambda event: event.node is None):
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


def search(inputs):
    """Find in which order to place the nodes, with as few crossings as we can.

    Returns
    -------
    list of (int or None, int, tuple)
        What to do to the open arrows, from J leftwards, as (node, start, order): from start on, put in their
        place the arrows into that node in this order or, where the node is None, themselves in this order.
    """
    uses = Counter(x for xs in inputs for x in xs) + Counter([len(inputs) - 1])
    trees = {node for node in range(len(inputs)) if is_tree(node, inputs, uses)}
    for hurry in HURRIES:  # the last one goes straight to some drawing
        events = best_first(inputs, uses, trees, hurry, PATIENCE if hurry < HURRIES[-1] else math.inf)
        if events is not None:
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

    A state is the open arrows, each written as the node it comes from; its price is the crossings made
    so far and those that are certain to come. How long the arrows are we judge by how many are open.
    """
    heap, serial, seen, best = [(0, 0, 0, 0, 0, (len(inputs) - 1,), ())], count(1), {}, None
    while heap and patience:
        patience -= 1
        _, done, length, _, crossings, cut, events = heapq.heappop(heap)
        if best and (crossings, length) >= best[:2]:
            continue
        if not cut:
            best, patience = (crossings, length, events), min(patience, MORE)
            continue
        for price, event, new in moves(cut, inputs, uses, trees):
            total, longer, same = crossings + price, length + len(new), min(new, new[::-1])
            if seen.get((same, total), math.inf) > longer:  # upside down, a drawing is as good
                seen[same, total] = longer
                placed = done - (event[0] is not None)
                rank = total + tangled(new) + hurry * placed
                heapq.heappush(heap, (rank, placed, longer, next(serial), total, new, (*events, event)))
    return best and list(best[2])


def moves(cut, inputs, uses, trees):
    """Yield what can be done to the open arrows: price in crossings, event, new open arrows."""
    spans = {node: (cut.index(node), len(cut) - cut[::-1].index(node)) for node in cut}
    ready = [node for node, n in Counter(cut).items() if n == uses[node]]
    whole = [node for node in ready if spans[node][1] - spans[node][0] == uses[node]]
    if whole:  # placing a node whose arrows lie side by side is always right
        node = min(whole, key=lambda node: len(set(inputs[node])))
        start, stop = spans[node]
        for order in orders(inputs[node], trees):
            new = tuple(inputs[node][k] for k in order)
            yield 0, (node, start, order), cut[:start] + new + cut[stop:]
        return
    for node in ready:
        start, stop = spans[node]
        price, order = gather(cut[start:stop], node)
        yield price, (None, start, order), cut[:start] + tuple(cut[start + i] for i in order) + cut[stop:]


def orders(xs, trees):
    """Return the orders in which a node's inputs may stand; the written one first."""
    different = len(set(xs) - trees) > 1  # else they are equally good
    return list(islice(permutations(range(len(xs))), 6 if different else 1))


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
