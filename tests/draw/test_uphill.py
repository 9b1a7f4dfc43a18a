"""Two arrows at a point: uphill along the gradient, downhill against it."""

import numpy as np
import pytest

from helpers.draw.field import field
from helpers.draw.plane import plane
from helpers.draw.uphill import covered, pointer, shafts, tips, told_pointer

pytestmark = pytest.mark.filterwarnings("error")
BOWL = field(lambda x, y: x * x + 4 * y * y)
AXES = plane(BOWL, (320, 320))


def reach(arrow, name="uphill"):
    """Return how far an arrow leads, right and up, in px."""
    placed = pointer(arrow, BOWL, AXES)
    right, down = np.subtract(placed.ends[name], placed.start)
    return np.array([right, -down])


def test_the_arrow_points_along_the_gradient():
    right, up = reach((1, 0.5, 2, 4))
    assert up / right == pytest.approx(2) and right > 0


def test_the_other_arrow_points_the_other_way_and_is_as_long():
    assert reach((1, 0.5, 2, 4)) == pytest.approx(-reach((1, 0.5, 2, 4), "downhill"))


@pytest.mark.parametrize("size", [1e-300, 1e-6, 0.1, 1, 10, 1e6, 1e300])
def test_every_arrow_is_visible_and_at_most_a_third_of_the_frame(size):
    assert 30 <= np.hypot(*reach((0, 0, size, size))) <= AXES.width / 3 + 1e-9


def test_a_steeper_slope_gets_a_longer_arrow():
    assert np.hypot(*reach((0, 0, 12, 0))) > np.hypot(*reach((0, 0, 6, 0)))


def test_an_arrow_ends_at_the_frame():
    placed = pointer((2.5, 0, 50, 0), BOWL, AXES)
    assert placed.ends["uphill"][0] == pytest.approx(AXES.right)


def test_where_there_is_no_room_there_is_no_arrow():
    assert list(pointer((2.9, 0, 6, 0), BOWL, AXES).ends) == ["downhill"]


@pytest.mark.parametrize("arrow", [(9, 9, 1, 1), (3.2, 0, 6.4, 0), (1, 1, 0, 0)])
def test_a_point_outside_or_a_gradient_of_zero_has_no_arrow_and_is_told(arrow):
    placed = pointer(arrow, BOWL, AXES)
    assert shafts(placed) == tips(placed, AXES) == "" and "no arrow shows it" in told_pointer(placed)


def test_no_arrow_draws_and_says_nothing():
    assert shafts(None) == tips(None, AXES) == told_pointer(None) == "" and covered(None, AXES).shape == (
        0,
        2,
    )


def test_the_arrows_differ_in_colour_dashes_and_words():
    placed = pointer((0, 1, 0, 8), BOWL, AXES)
    up, down = shafts(placed).split("z'")[:2]
    assert "dasharray" in down and "dasharray" not in up
    assert "uphill" in tips(placed, AXES) and "downhill" in tips(placed, AXES)


def test_texts_keep_away_from_both_arrows():
    placed = pointer((0, 1, 0, 8), BOWL, AXES)
    for end in placed.ends.values():
        assert np.abs(covered(placed, AXES) - end).sum(axis=1).min() < 1


@pytest.mark.parametrize("arrow", [5, (1, 2), (1, 2, 3, np.nan), (1, 2, np.inf, 0), "abcd"])
def test_what_is_no_arrow_is_told(arrow):
    with pytest.raises(ValueError, match="four finite numbers"):
        pointer(arrow, BOWL, AXES)
