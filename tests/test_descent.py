"""Gradient descent: worked by hand, and compared with a formula."""

import pytest

from helpers.descent import descend
from helpers.formula import parse

BOWL = parse("x*x + 4*y*y")


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.24, 0.26])
def test_in_a_bowl_each_step_multiplies_x_and_y_by_the_same_numbers_and_the_start_stays_as_it_is(rate):
    start = {"x": -2.5, "y": 1.5}
    walk = list(descend(BOWL, start, rate, 20))
    for k, (point, J, gradient) in enumerate(walk):
        x, y = -2.5 * (1 - 2 * rate) ** k, 1.5 * (1 - 8 * rate) ** k
        assert point == pytest.approx({"x": x, "y": y}) and J == pytest.approx(x * x + 4 * y * y)
        assert gradient == pytest.approx({"x": 2 * x, "y": 8 * y})
    assert len(walk) == 21 and start == {"x": -2.5, "y": 1.5}


def test_a_variable_that_j_does_not_reach_stays_where_it_is():
    *_, (point, _, gradient) = descend(lambda x, y: x * x, {"x": 1.0, "y": 5.0}, 0.1, 2)
    assert (point["y"], gradient["y"]) == (5.0, 0.0)
