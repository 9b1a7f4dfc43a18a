"""A path is drawn as far as the frame reaches, with a dot for each step."""

import re

import numpy as np
import pytest

from helpers.draw.field import field
from helpers.draw.trail import along, rows, told, trail, trail_source

BOWL = field(lambda x, y: x * x + y * y)
SHORT = [(-2, 0), (-1, 0), (0.5, 0)]


def drawn(steps):
    return trail_source(trail(steps, BOWL), lambda points: points)


def test_a_path_inside_is_whole():
    path = trail(SHORT, BOWL)
    assert path.pieces == [[[-2, 0], [-1, 0], [0.5, 0]]] and not path.leaves and len(path.dots) == 3


def test_a_path_that_leaves_is_cut_at_the_frame():
    path = trail([(0, 0), (6, 0), (6, 1), (0, 1)], BOWL)
    assert np.allclose(path.pieces[0], [(0, 0), (3, 0)]) and np.allclose(path.pieces[1], [(3, 1), (0, 1)])
    assert path.leaves and path.dots.tolist() == [[0, 0], [0, 1]]


@pytest.mark.parametrize("far", [np.inf, np.nan, 1e300, -1e308])
def test_a_path_ends_before_a_step_that_is_no_place(far):
    path = trail([(0, 0), (1, 0), (far, 1), (2, 2)], BOWL)
    assert np.allclose(path.pieces, [[(0, 0), (1, 0)]]) and path.leaves


def test_many_steps_share_their_dots_and_the_line_stays_short():
    steps = [(2 * np.cos(t), np.sin(t)) for t in np.linspace(0, 6, 10_000)]
    path = trail(steps, BOWL)
    assert len(path.dots) == 60 and len(path.pieces[0]) <= 600
    assert path.dots[0].tolist() == list(steps[0]) and path.dots[-1].tolist() == list(steps[-1])


def test_the_start_is_a_ring_and_the_end_a_large_dot():
    end, start = re.findall("<circle cx='(.*?)' .*? fill='(.*?)'", drawn(SHORT))
    assert (start, end) == (("-2", "#ffffff"), ("0.5", "#0072b2"))


def test_an_end_outside_the_frame_gets_no_dot():
    assert drawn([(0, 0), (9, 0)]).count("<circle") == 1


@pytest.mark.parametrize("steps", [[], (), np.empty((0, 2))])
def test_a_path_of_no_steps_draws_nothing(steps):
    path = trail(steps, BOWL)
    assert drawn(steps) == told(path, BOWL) == "" and rows(path, BOWL) == () and along(path).shape == (0, 2)


def test_a_path_of_one_step_is_told_and_drawn():
    assert told(trail([(1, 2)], BOWL), BOWL) == " The path begins at (1, 2), value 5."
    assert drawn([(1, 2)]).count("<circle") == 2


def test_begin_and_end_are_told_with_their_values():
    says = " The path begins at (−2, 0), value 4, and ends after 2 steps at (0.5, 0), value 0.25."
    assert told(trail(SHORT, BOWL), BOWL) == says
    assert "after 1 step at" in told(trail(SHORT[:2], BOWL), BOWL)
    assert told(trail([(9, 0)], BOWL), BOWL).endswith("It leaves the picture.")


def test_the_table_has_no_more_than_twelve_rows_and_both_ends():
    found = rows(trail([(i / 100, 0) for i in range(101)], BOWL), BOWL)
    assert (
        len(found) == 12
        and found[0] == ("step 0", "0", "0", "0")
        and found[-1] == ("step 100", "1", "0", "1")
    )


def test_texts_learn_where_the_line_runs():
    assert np.abs(along(trail([(0, 0), (3, 0)], BOWL)) - [1.5, 0]).sum(axis=1).min() < 0.2


@pytest.mark.parametrize("steps", [5, "path", [1, 2], [(1, 2, 3)], [(1, 2), (3,)], [("a", "b")], None])
def test_what_is_no_path_is_told(steps):
    with pytest.raises(ValueError, match="no list of points"):
        trail(steps, BOWL)
