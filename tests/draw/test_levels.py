"""Levels are round and spread over the picture; their values are written where there is room."""

import math

import numpy as np
import pytest

from helpers.draw.field import field
from helpers.draw.levels import label_places, levels

NOTHING = np.empty((0, 2))
CORNERS = [0, 0], [200, 200]


def straight(y, n=41):
    """Return a level line across a picture of 200 px."""
    return np.column_stack([np.linspace(0, 200, n), np.full(n, y)])


def test_a_bowl_gets_equal_steps():
    assert levels(field(lambda x, y: x * x + 4 * y * y)) == [5, 10, 15, 20, 25, 30, 35, 40]


def test_a_steep_function_gets_growing_steps():
    chosen = levels(field(lambda x, y: 1e6 * math.exp(-4 * (x * x + y * y))))
    assert len(chosen) == 11 and chosen[0] < 1000 and chosen[-1] > 5e5
    assert (np.diff(chosen, 2) > 0).all()


def test_a_deep_hole_gets_steps_that_grow_downwards():
    up = levels(field(lambda x, y: math.exp(-4 * (x * x + y * y))))
    down = levels(field(lambda x, y: -math.exp(-4 * (x * x + y * y))))
    assert down == pytest.approx([-level for level in up])


@pytest.mark.parametrize("f", [lambda x, y: x + 1e3 * y**4, lambda x, y: 7 + 1e-4 * x, lambda x, y: -x * y])
def test_levels_grow_and_are_about_ten(f):
    made = field(f)
    chosen = sorted(levels(made))
    assert 5 <= len(chosen) <= 11 and made.Z.min() < chosen[0] and chosen[-1] < made.Z.max()


def test_a_flat_function_has_no_levels():
    assert levels(field(lambda x, y: 5)) == levels(field(lambda x, y: math.nan)) == []


def test_a_value_is_written_on_its_line():
    assert label_places([[straight(100)]], ["5"], NOTHING, *CORNERS)[0][::2] == ("5", 100)


def test_a_value_keeps_away_from_what_is_there():
    taken = np.column_stack([np.arange(0, 150), np.full(150, 100)])
    ((_, x, _),) = label_places([[straight(100)]], ["5"], taken, *CORNERS)
    assert x > 150


def test_where_lines_are_too_close_only_some_values_are_written():
    lines = [[straight(y)] for y in (60, 66, 72, 150)]
    assert [word for word, _, _ in label_places(lines, ["1", "2", "3", "4"], NOTHING, *CORNERS)] == ["4"]


def test_values_do_not_cover_each_other():
    upright = [[straight(100)[:, ::-1] + [dx, 0]] for dx in (0, 8)]
    places = label_places([upright[0], [], upright[1]], ["100", "200", "300"], NOTHING, *CORNERS)
    assert len(places) == 2 and abs(places[0][2] - places[1][2]) >= 16


def test_a_value_does_not_leave_the_frame():
    ((_, x, _),) = label_places([[straight(100, 2), straight(50, 81)]], ["1000000"], NOTHING, *CORNERS)
    assert 30 <= x <= 170


def test_a_line_with_no_points_gets_no_value():
    assert label_places([[]], ["5"], NOTHING, *CORNERS) == []
