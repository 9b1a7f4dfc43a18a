"""The search for few crossings is held against trying everything, on graphs small enough for that."""

import heapq
from collections import Counter
from itertools import combinations, count, permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.draw.columns import columns
from helpers.draw.crossings import gather, search, tangled

LECTURE = (), (), (), (1, 2), (0, 3), (4,)
DIFFERENCE_OF_SQUARES = (), (), (0, 1), (0, 1), (2, 3)
ENTANGLED = (
    (), (0, 0), (), (1, 2), (0, 2), (2, 4), (5, 0), (3, 3), (0, 7), (6, 2), (2, 8), (9, 10), (2, 11), (12, 0),
    (3, 13),
)  # fmt: skip


@st.composite
def graphs(draw):
    """Draw a graph of up to nine nodes, all of them behind the last one."""
    inputs = [()] * draw(st.integers(1, 3))
    for _ in range(draw(st.integers(1, 4))):
        inputs.append(tuple(draw(st.lists(st.integers(0, len(inputs) - 1), min_size=1, max_size=2))))
    while free := set(range(len(inputs) - 1)) - {x for xs in inputs for x in xs}:
        inputs.append((min(free), len(inputs) - 1))
    return tuple(inputs)


def inversions(order):
    """Count the pairs that change places."""
    return sum(a > b for a, b in combinations(order, 2))


def crossings(inputs):
    """Count the crossings of what the search found."""
    return sum(inversions(order) for what, _, order in search(inputs) if what == "cross")


def fewest(inputs):
    """Count the crossings of the best drawing, by trying every order and every exchange of neighbours."""
    uses = Counter(x for xs in inputs for x in xs) + Counter([len(inputs) - 1])
    heap, serial, seen = [(0, 0, (len(inputs) - 1,))], count(1), set()
    while heap[0][2]:
        price, _, cut = heapq.heappop(heap)
        if cut not in seen:
            seen.add(cut)
            for more, new in neighbours(cut, inputs, uses):
                heapq.heappush(heap, (price + more, next(serial), new))
    return heap[0][0]


def neighbours(cut, inputs, uses):
    """Yield every row of open arrows that is one placing or one exchange away, with its price."""
    for i, node in enumerate(cut):
        if cut[i : i + uses[node]] == (node,) * uses[node]:
            for order in set(permutations(inputs[node])):
                yield 0, cut[:i] + order + cut[i + uses[node] :]
        if cut[i : i + 2] != (node, node):
            yield 1, cut[:i] + cut[i : i + 2][::-1] + cut[i + 2 :]


@settings(max_examples=150, deadline=None)
@given(graphs())
@example(LECTURE)
@example(DIFFERENCE_OF_SQUARES)
def test_no_drawing_of_a_small_graph_has_fewer_crossings(inputs):
    assert crossings(inputs) == fewest(inputs)


def test_a_graph_with_far_more_drawings_than_can_be_tried_is_still_drawn_well():
    assert crossings(ENTANGLED) == 3


@pytest.mark.parametrize(
    ("cut", "certain"),
    [((0, 1, 0, 1), 1), ((0, 1, 1, 0), 0), ((0, 1, 2, 0, 1, 2), 3), ((0, 0, 1, 1), 0), ((), 0)],
)
def test_arrows_that_alternate_between_two_nodes_must_cross(cut, certain):
    assert tangled(cut) == certain


@given(st.lists(st.integers(0, 3), min_size=1).filter(lambda block: 0 in block))
def test_gathering_a_nodes_arrows_costs_as_many_crossings_as_it_says(block):
    price, order = gather(tuple(block), 0)
    gathered = [block[i] for i in order]
    assert price == inversions(order) and 0 not in gathered[gathered.index(0) + gathered.count(0) :]


def test_the_inputs_of_the_lecture_graph_stand_in_the_first_column():
    assert columns(LECTURE) == [[5], [4], [(4, 0), 3], [0, 1, 2]]


def test_an_input_stands_between_the_arrows_of_another_where_that_saves_a_crossing():
    assert columns(DIFFERENCE_OF_SQUARES) == [[4], [2, 3], [(2, 0), 1, (3, 0)], [0]]
