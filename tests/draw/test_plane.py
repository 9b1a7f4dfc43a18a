"""In the plane of two numbers, a circle looks like a circle."""

import numpy as np
import pytest

from helpers.draw.field import field
from helpers.draw.plane import contour_maker, plane, to_px


def circle(x, y):
    return x * x + y * y


@pytest.mark.parametrize("size", [(320, 320), (320, 280), (400, 300)])
def test_equal_steps_look_equally_long(size):
    axes = plane(field(circle), size)
    assert axes.width == pytest.approx(axes.height)
    assert axes.right <= size[0] and axes.bottom <= size[1]


def test_very_unlike_sides_fill_the_picture():
    axes = plane(field(circle, x=(0, 100), y=(0, 1)), (320, 320))
    assert axes.width > 250 and axes.height > 250


def test_places_are_those_of_the_axes():
    axes = plane(field(circle), (320, 320), title="circle")
    points = np.array([[-3, -3], [0, 1], [3, 3.0]])
    assert to_px(axes, points) == pytest.approx(np.array([axes.point(x, y) for x, y in points]))


def test_a_contour_line_lies_where_its_value_is():
    axes = plane(field(circle), (320, 320))
    (line,) = contour_maker(field(circle), axes).lines(4)
    away = np.hypot(*(line - to_px(axes, np.zeros(2))).T)
    assert away == pytest.approx(axes.width / 6 * 2, rel=0.01)
