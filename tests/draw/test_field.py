"""A field holds the values of a function of two numbers, and holes where there are none."""

import math

import numpy as np
import pytest

from helpers.draw.field import Field, field


def slope(x, y):
    return 2 * x + 3 * y


def test_each_value_stands_where_its_x_and_y_are():
    made = field(slope, x=(0, 2), y=(0, 1), n=3)
    assert made.xs.tolist() == [0, 1, 2] and made.ys.tolist() == [0, 0.5, 1]
    assert made.Z.tolist() == [[0, 2, 4], [1.5, 3.5, 5.5], [3, 5, 7]]


@pytest.mark.parametrize("shape", [(-1,), (1, -1)])
def test_a_function_of_columns_gives_the_same_field(shape):
    fast = field(lambda x: slope(*x).reshape(shape), columns=True)
    assert (fast.Z == field(slope).Z).all()


def test_where_a_function_has_no_value_there_is_a_hole():
    made = field(lambda x, y: math.log(x) / y, x=(-1, 1), y=(-1, 1), n=3)
    assert np.isnan(made.Z).tolist() == [[True, True, False], [True, True, True], [True, True, False]]


def test_overflow_makes_holes_and_no_warning():
    assert np.isnan(field(lambda x, y: math.exp(1000 + x)).Z).all()
    assert np.isnan(field(lambda x: np.exp(1000 + x[0]), columns=True).Z).all()


def test_between_grid_points_a_field_with_its_function_is_exact():
    assert field(lambda x, y: x * x * y, n=2).at(np.array([[0.5], [2.0]])).tolist() == [0.5]


def test_without_its_function_it_goes_straight_from_point_to_point():
    made = field(slope, n=5)
    bare = Field.of(made.xs, made.ys, made.Z)
    points = np.array([[-3, 0.3, 3, 1], [-3, 1.7, 3, 3.1]])
    assert bare.at(points) == pytest.approx([-15, 5.7, 15, np.nan], nan_ok=True)


def test_extremes_are_the_lowest_and_the_highest_point():
    assert field(lambda x, y: math.sqrt(x) - y, n=3).extremes == [(0, 3, -3), (3, -3, math.sqrt(3) + 3)]
    assert field(lambda x, y: math.nan).extremes is None


@pytest.mark.parametrize(
    ("f", "flat"), [(lambda x, y: 0.1 * 3 + 1e-17 * x, True), (lambda x, y: math.nan, True), (slope, False)]
)
def test_noise_in_the_last_digits_is_flat(f, flat):
    assert field(f).flat == flat


def test_a_field_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        field(slope).Z[0, 0] = 5


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"f": lambda x, y: "five"}, "has to give one number"),
        ({"f": lambda x, y: None}, "has to give one number"),
        ({"f": lambda x, y: (-1) ** 0.5}, "has to give one number"),
        ({"f": lambda x, y: [x, y]}, "has to give one number"),
        ({"f": lambda x: x, "columns": True}, "f gave shape"),
        ({"x": (3, -3)}, "where it begins"),
        ({"y": (0, math.inf)}, "where it begins"),
        ({"y": 5}, "where it begins"),
        ({"n": 1}, "2 or more"),
        ({"n": 2.5}, "2 or more"),
    ],
)
def test_what_makes_no_field_is_told(wrong, says):
    with pytest.raises((ValueError, TypeError), match=says):
        field(**{"f": slope} | wrong)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [(([0, 0], [0, 1], np.ones((2, 2))), "xs has to be"), (([0, 1], [0, 1, 2], np.ones((2, 3))), "needs")],
)
def test_values_that_do_not_fit_are_told(numbers, says):
    with pytest.raises(ValueError, match=says):
        Field.of(*numbers)
