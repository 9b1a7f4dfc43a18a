"""Neurons stand in their columns, and numbers on lines keep clear of each other."""

from itertools import combinations

import pytest

from helpers.draw.wiring import LABEL, RADIUS, columns, lines, places, touch

SIZES = [
    (1, 1),
    (2, 3, 2),
    (3, 4, 3),
    (6, 2, 6),
    (12, 1),
    (1, 12),
    (2, 10, 1),
    (2, 4, 4, 3, 1),
    (2, 3, 3, 3, 1),
]


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("biases", [False, True])
def test_no_two_numbers_on_lines_touch(sizes, biases):
    labels = places(sizes, None, True, biases).labels.values()
    assert not any(touch(spot, other) for spot, other in combinations(labels, 2))


@pytest.mark.parametrize("sizes", SIZES)
def test_numbers_on_lines_keep_clear_of_the_numbers_at_neurons(sizes):
    at = places(sizes, None, True, False)
    columns_at = {x for x, _ in at.spots.values()}
    assert all(abs(x - column) >= LABEL for x, _ in at.labels.values() for column in columns_at)


@pytest.mark.parametrize("sizes", [(2, 3, 2), (3, 4, 3), (6, 2, 6), (12, 1)])
def test_between_small_layers_every_line_has_its_number(sizes):
    assert set(places(sizes, None, True, True).labels) == set(lines(sizes, None)[0])


def test_a_number_lies_on_its_line():
    at = places((2, 3), None, True, False)
    for (i, j, k), (x, y) in at.labels.items():
        (x0, y0), (x1, y1) = at.spots[i - 1, k], at.spots[i, j]
        assert (x - x0) * (y1 - y0) == pytest.approx((y - y0) * (x1 - x0))


@pytest.mark.parametrize(("sizes", "side"), [((5, 2), 0), ((2, 5), 1)])
def test_numbers_stand_on_the_side_with_more_neurons(sizes, side):
    at = places(sizes, None, True, False)
    middle = (at.spots[0, 0][0] + at.spots[1, 0][0]) / 2
    assert {x > middle for x, _ in at.labels.values()} == {bool(side)}


def test_where_numbers_find_no_room_there_are_none():
    assert {i for i, *_ in places((2, 4, 4, 3, 1), None, True, True).labels} == {4}


def test_lines_in_focus_have_their_numbers_in_a_large_network_too():
    at = places((64, 32), ("forward", 1, 20), True, True)
    assert sorted(at.labels) == [(1, 20, k) for k in (0, 1, 2, 3, 61, 62, 63)]


@pytest.mark.parametrize("sizes", SIZES)
def test_no_neuron_leaves_the_picture(sizes):
    at = places(sizes, None, True, False)
    for x, y in at.spots.values():
        assert RADIUS < x < at.width - RADIUS and RADIUS + 30 < y < at.foot - RADIUS


def test_a_short_column_stands_in_the_middle():
    at = places((3, 1), None, True, False)
    assert at.spots[1, 0][1] == at.spots[0, 1][1]


def test_the_focus_brings_its_neurons_to_light():
    assert columns((9, 9), ("weight", 1, 4, 5)) == [[0, 1, None, 5, None, 7, 8], [0, 1, None, 4, None, 7, 8]]
    assert columns((9, 9), ("weight", 1, 3, 6)) == [[0, 1, 2, 3, None, 6, 7, 8]] * 2
    assert columns((9, 2), ("forward", 1, 0)) == [[0, 1, 2, 3, None, 6, 7, 8], [0, 1]]


@pytest.mark.parametrize(
    ("focus", "found"),
    [
        (None, []),
        (("forward", 1, 1), [(1, 1, 0), (1, 1, 1)]),
        (("backward", 1, 0), [(2, 0, 0), (2, 1, 0)]),
        (("weight", 2, 1, 0), [(2, 1, 0)]),
    ],
)
def test_the_focus_picks_its_lines(focus, found):
    assert lines((2, 2, 2), focus)[1] == found
