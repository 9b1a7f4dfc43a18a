"""Gradient descent: worked by hand, and compared with a formula."""

import pytest

from helpers.descent import descend
from helpers.formula import parse

BOWL = parse("x*x + 4*y*y")


def test_a_step_goes_against_the_gradient_and_leaves_the_start_as_it_is():
    start = {"x": -2.5, "y": 1.5}
    first, second = descend(BOWL, start, 0.1, 1)
    assert first == ({"x": -2.5, "y": 1.5}, 15.25, {"x": -5, "y": 12})
    assert second[0] == {"x": -2.5 + 0.5, "y": pytest.approx(1.5 - 1.2)}
    assert start == {"x": -2.5, "y": 1.5}


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.24, 0.26])
def test_in_a_bowl_each_step_multiplies_x_and_y_by_the_same_numbers(rate):
    points = [point for point, _, _ in descend(BOWL, {"x": 1.0, "y": 1.0}, rate, 20)]
    for k, point in enumerate(points):
        assert point == pytest.approx({"x": (1 - 2 * rate) ** k, "y": (1 - 8 * rate) ** k})
    assert len(points) == 21


def test_a_variable_that_j_does_not_reach_stays_where_it_is():
    *_, (point, _, gradient) = descend(lambda x, y: x * x, {"x": 1.0, "y": 5.0}, 0.1, 2)
    assert (point["y"], gradient["y"]) == (5.0, 0.0)
