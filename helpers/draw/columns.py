"""In which column each node stands, and what stands above what in every column.

Column 0 holds J. An arrow (node, k) is the one into that node from its k-th input; on its
way past a column it takes a place there, so that no arrow runs through a box.
"""

from typing import NamedTuple

from helpers.draw.crossings import search

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
            better = replay(moved)
            result, events = (better, moved) if better else (result, events)
    return result


def timeline(inputs):
    """Give every event the first column that its arrows allow.

    A node stands left of all that uses it, and left of whatever ended between two of its
    arrows: `gap` remembers how far left that reached, from the top edge to the bottom edge.
    """
    events, cut, reach, gap = [], [(None, 0)], [-1], [-1, -1]
    for what, where, order in search(inputs):
        if what == "place":
            node, (i, j) = where, span(cut, where, inputs)
            new = [(node, k) for k in order]
        else:
            node, i, j = None, where, where + len(order)
            new = [cut[i + k] for k in order]
        here = max(reach[i:j] + gap[i + 1 : j]) + (what == "place")
        events.append(Event(here, node, cut[i:j], new))
        inner = [here] * (len(new) - 1)
        edge = here if node is None or not new else -1  # how far left this reaches above and below
        gap[i : j + 1] = (
            [max(gap[i], edge), *inner, max(gap[j], edge)] if new else [max(gap[i], gap[j], edge)]
        )
        cut[i:j], reach[i:j] = new, [here] * len(new)
    return events


def span(cut, node, inputs):
    """Return where a node's arrows begin and end among the open ones."""
    own = [i for i, (user, k) in enumerate(cut) if user is None or inputs[user][k] == node]
    return own[0], own[-1] + 1


def replay(events):
    """Go through the events column by column; return None if the arrows they need do not lie together.

    Returns
    -------
    list of list or None
    """
    cut, result = [(None, 0)], []
    for column in range(1 + max(event.column for event in events)):
        here = [event for event in events if event.column == column]
        shown = cut
        for event in sorted(here, key=lambda event: event.node is None):
            if not lies_together(cut if event.node is None else shown, event.old):
                return None
            if event.node is not None:
                shown = swapped(shown, event.old, [event.node])
            cut = swapped(cut, event.old, event.new)
        result.append(shown)
    return result


def lies_together(row, part):
    """Tell whether the arrows of a part lie side by side in the row."""
    start = min(row.index(arrow) for arrow in part)
    return set(row[start : start + len(part)]) == set(part)


def swapped(row, old, new):
    """Return the row with one stretch of it replaced."""
    start = min(row.index(arrow) for arrow in old)
    return [*row[:start], *new, *row[start + len(old) :]]
