"""How high each box stands: as near as can be to what it is joined to, in the order already chosen."""

from collections import Counter
from itertools import accumulate, pairwise

ROOM = 23  # px above a box for its value, and below it for its gradient
LANE = 28  # px that an arrow takes where it passes a column
PORT = 14  # px between two arrows at the same box
ROUNDS = 60  # sweeps of averaging; the boxes stand still long before


def ports(grid, inputs):
    """Spread the arrows at each box, in the order in which they come from above.

    Returns
    -------
    dict of (int, int) to (float, float)
        For each arrow (node, k): how far below the middle of its boxes it leaves and enters, in px.
    """
    ins, outs = ({node: [] for node in range(len(inputs))} for _ in range(2))
    for left, right in pairwise(grid):
        for a, b, arrow in sorted(joints(left, right, inputs)):
            if isinstance(left[a], int):
                outs[left[a]].append(arrow)
            if isinstance(right[b], int):
                ins[right[b]].append(arrow)
    return {(n, k): (offset(outs[inputs[n][k]], (n, k)), offset(ins[n], (n, k))) for n, k in arrows(inputs)}


def arrows(inputs):
    """Return all arrows (node, k), each into a node from its k-th input."""
    return [(node, k) for node, xs in enumerate(inputs) for k in range(len(xs))]


def joints(left, right, inputs):
    """Yield what is joined between two columns: place on the left, place on the right, arrow."""
    where = {item: a for a, item in enumerate(left)}
    for b, item in enumerate(right):
        for node, k in [(item, k) for k in range(len(inputs[item]))] if isinstance(item, int) else [item]:
            yield where.get((node, k), where.get(inputs[node][k])), b, (node, k)


def offset(row, arrow):
    """Return how far below the middle of a row one of its arrows stands."""
    return (row.index(arrow) - (len(row) - 1) / 2) * PORT


def place(grid, inputs, heights, air, top):
    """Give everything in every column its height.

    Each item moves to the mean of what it is joined to, as far as its neighbours in the
    column allow, again and again. Passing arrows pull hardest, so that they run straight.

    Parameters
    ----------
    grid : list of list
        The columns from left to right, as `columns` describes them.
    inputs : tuple of tuple of int
    heights : list of float
        How tall each node's box is, in px.
    air : float
        How far apart things stand at least, in px.
    top : float
        Where the highest thing begins, in px.

    Returns
    -------
    ys : list of dict
        For each column the middle of each item.
    bottom : float
        Where the lowest thing ends.
    """
    half = [[heights[i] / 2 + ROOM if isinstance(i, int) else LANE / 2 for i in column] for column in grid]
    apart = [[a + b + air for a, b in pairwise(column)] for column in half]
    ys = settle(springs(grid, inputs), [list(accumulate(gaps, initial=0)) for gaps in apart], apart)
    shift = top - min(column[0] - hs[0] for column, hs in zip(ys, half, strict=True))
    ys = [[round(y + shift) for y in column] for column in ys]
    bottom = max(column[-1] + hs[-1] for column, hs in zip(ys, half, strict=True))
    return [dict(zip(*pair, strict=True)) for pair in zip(grid, ys, strict=True)], bottom


def settle(pulls, ys, apart):
    """Let the springs pull until nothing moves any more."""
    there = range(len(ys))
    for _ in range(ROUNDS):
        before = ys[:]
        for i in (*there, *reversed(there)):
            wishes = [wish(pulls[i, j], ys, y) for j, y in enumerate(ys[i])]
            ys[i] = spread(*zip(*wishes, strict=True), apart[i])
        if all(abs(y - z) < 0.1 for pair in zip(ys, before, strict=True) for y, z in zip(*pair, strict=True)):
            break
    return ys


def springs(grid, inputs):
    """Return for each item (column, place) the items it is joined to: column, place, offset, weight."""
    pulls = {(i, j): [] for i, column in enumerate(grid) for j in range(len(column))}
    offsets, uses = ports(grid, inputs), Counter(x for xs in inputs for x in xs)
    for i, (left, right) in enumerate(pairwise(grid)):
        for a, b, arrow in joints(left, right, inputs):
            starts, ends = isinstance(left[a], int), isinstance(right[b], int)
            drop = (offsets[arrow][1] if ends else 0) - (offsets[arrow][0] if starts else 0)
            straight = not ends and (not starts or uses[left[a]] == 1)
            weight = 20 if straight else 1 if starts and ends else 2
            pulls[i, a].append((i + 1, b, drop, weight))
            pulls[i + 1, b].append((i, a, -drop, 2 * weight))
    return pulls


def wish(pulls, ys, y):
    """Return where an item would like to stand, and how strongly; y if nothing pulls it."""
    weight = sum(w for *_, w in pulls)
    if not weight:
        return y, 1
    return sum((ys[i][j] + drop) * w for i, j, drop, w in pulls) / weight, weight


def spread(wishes, weights, apart):
    """Move items as near to their wishes as their order and distances allow (least squares).

    Items that would come too close share one block, which stands at its mean wish
    (the pool-adjacent-violators method of isotonic regression).
    """
    shift = list(accumulate(apart, initial=0))
    blocks = []
    for wish, weight, s in zip(wishes, weights, shift, strict=True):
        blocks.append(((wish - s) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            blocks[-2:] = [tuple(map(sum, zip(*blocks[-2:], strict=True)))]
    means = [total / weight for total, weight, n in blocks for _ in range(n)]
    return [mean + s for mean, s in zip(means, shift, strict=True)]
