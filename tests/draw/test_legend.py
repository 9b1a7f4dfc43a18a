"""Names keep out of each other's way, beside the frame and below it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.draw.axes import Axes, Scale, breadth
from helpers.draw.legend import KEY, LINE, below, beside, height, rows, spread, trimmed

WISHES = st.lists(st.floats(-500, 500), min_size=1, max_size=10)


def test_places_that_are_far_enough_apart_stay():
    assert spread([50, 10, 90], 0, 100) == [50, 10, 90]


def test_crowded_places_move_apart_in_their_order():
    assert spread([50, 40, 40], 0, 100, gap=16) == [72, 40, 56]


def test_a_crowd_at_the_edge_is_pushed_back():
    assert spread([99, 100], 0, 100, gap=16) == [84, 100]


@given(WISHES)
def test_no_two_places_are_too_near_and_none_lies_outside(wishes):
    places = sorted(spread(wishes, 0, 200))
    assert places[0] >= 0 and places[-1] <= 200
    assert all(b - a >= LINE - 1e-9 for a, b in pairwise(places))


def test_a_long_name_is_shortened():
    assert trimmed("loss", 100) == "loss"
    short = trimmed("the loss of every sample", 60)
    assert short.endswith("…") and breadth(short) <= 60


def test_a_legend_goes_on_in_a_second_row():
    placed = rows(["one name"] * 4, 300)
    assert [row for _, row, _ in placed] == [0, 0, 1, 1]
    assert height(["one name"] * 4, 300) == height(["a"], 300) + LINE


@pytest.mark.parametrize("names", [["a very long name " * 5], ["a", "b", "loss of the network"] * 3])
def test_no_name_in_a_legend_leaves_the_picture(names):
    assert all(x + KEY + breadth(name) <= 300 for x, _, name in rows(names, 300))


def test_every_name_stands_beside_its_key():
    axes = Axes(50, 20, 200, 100, Scale(0, 1), Scale(0, 1))
    keys = []
    svg = beside(axes, ["up", "down"], [30, 100], lambda *place: keys.append(place) or "")
    assert keys == [(260, 30, 0), (260, 100, 1)]
    assert "y='34' " in svg and "y='104' " in svg


def test_a_legend_below_writes_every_name():
    svg = below(["a<b", "c"], 300, 200, lambda x, y, i: f"<g>{i}</g>")
    assert ">a&lt;b<" in svg and ">c<" in svg and "<g>1</g>" in svg
