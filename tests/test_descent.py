"""Gradient descent: worked by hand, compared with a formula, and stopped where numbers end."""

import pytest

from helpers.descent import descend
from helpers.formula import parse

BOWL = parse("x*x + 4*y*y")


def last(f, start, rate, steps):
    *_, end = descend(f, start, rate, steps)
    return end


def test_a_step_goes_against_the_gradient():
    first, second = descend(BOWL, {"x": -2.5, "y": 1.5}, 0.1, 1)
    assert first == ({"x": -2.5, "y": 1.5}, 15.25, {"x": -5, "y": 12})
    assert second[0] == {"x": -2.5 + 0.5, "y": pytest.approx(1.5 - 1.2)}


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.24, 0.26])
def test_in_a_bowl_each_step_multiplies_y_by_the_same_number(rate):
    point, _, _ = last(BOWL, {"x": 1.0, "y": 1.0}, rate, 20)
    assert point == pytest.approx({"x": (1 - 2 * rate) ** 20, "y": (1 - 8 * rate) ** 20})


def test_j_falls_at_a_small_rate_and_grows_where_the_rate_is_too_large():
    start = {"x": -2.5, "y": 1.5}
    falling = [J for _, J, _ in descend(BOWL, start, 0.1, 20)]
    assert falling == sorted(falling, reverse=True)
    assert last(BOWL, start, 0.26, 60)[1] > 100 * falling[0]


def test_the_start_is_not_altered():
    start = {"x": 1.0, "y": 1.0}
    last(BOWL, start, 0.1, 3)
    assert start == {"x": 1.0, "y": 1.0}


def test_a_variable_that_j_does_not_reach_stays_where_it_is():
    point, _, gradient = last(lambda x, y: x * x, {"x": 1.0, "y": 5.0}, 0.1, 2)
    assert (point["y"], gradient["y"]) == (5.0, 0.0)


def test_numbers_that_end_are_told_in_a_sentence():
    with pytest.raises(ValueError, match=r"\.$"):
        last(BOWL, {"x": 1.0, "y": 1.0}, 10, 400)
