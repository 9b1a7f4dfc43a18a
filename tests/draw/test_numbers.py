"""Names, formulas and numbers as pictures write them."""

import math
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.draw import equals, formula, names, product, short
from helpers.draw.numbers import tight
from helpers.graph import Node, exp, maximum, unary

NUMBERS = st.floats(-1e12, 1e12)


def test_every_node_gets_a_name_of_its_own_in_the_order_in_which_they_were_made():
    a, b, c, u, x1, x = (Node(2.0, name) for name in ("a", "b", "c", "u", "x1", "x"))
    called = {
        "a b c u v J": 3 * (a + b * c),
        "u x1 x v w p J": u * x1 + exp(x * 2),
        "x x_3 u x_2 J": x * Node(2.0, "x") * Node(3.0, "x_2"),
        "x y u v w p q r s t n1 J": sum(10 * [Node(1.0, "y")], x),
        "J J_2": Node(2.0, "J") * 3,
    }
    assert [" ".join(names(J).values()) for J in called.values()] == [*called]


@unary
def cube(x):
    """z = x³."""
    return x**3, 3 * x**2


def test_formulas_read_as_in_a_textbook():
    x, y = Node(2.0, "x"), Node(5.0, "y")
    made = {"x + y": x + y, "1 − x": 1 - x, "x / y": x / y, "x × (−2)": x * -2, "1 × 2": Node(1.0) * 2, "": x}
    made |= {"x⁻¹²": x**-12, "x^0.5": x**0.5, "−x": -x, "max(x, 0)": maximum(x, 0), "cube(y)": cube(y)}
    assert [formula(J, names(J)) for J in made.values()] == [*made]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-2.0, "−2"), (0.5, "0.5"), (-0.0, "0"), (12345.0, "12345"), (0.001, "0.001"), (1.2e-05, "1.2e−05"),
        (0.1 + 0.2, "0.3"), (0.99974, "1.00"), (2.5e7, "2.5e+07"), (1234.5678, "1235"), (999.7, "1000"),
        (99.96, "100"), (math.nan, "nan"),
    ],
)  # fmt: skip
def test_numbers_are_short_and_readable(value, text):
    assert short(value) == text


def test_a_rounded_number_is_not_said_to_be_equal_and_a_small_one_takes_little_room():
    assert [equals(2.0), equals(1 / 3), equals(0.1 + 0.2)] == ["= 2", "≈ 0.333", "= 0.3"]
    assert [tight(-1.23e-5), tight(1e-10), tight(-0.25)] == ["−1.23e−5", "1.00e−10", "−0.25"]


@given(NUMBERS)
def test_a_short_number_is_right_to_three_digits(value):
    assert float(short(value).replace("−", "-")) == pytest.approx(value, rel=0.0051)
    assert float(tight(value).replace("−", "-")) == pytest.approx(value, rel=0.0051)


@given(NUMBERS, NUMBERS)
@example(0.125, 0.1)
@example(0.3, 3.0)
def test_a_product_printed_with_equals_is_true_to_the_last_digit(upstream, local):
    text = product(upstream, local, upstream * local)
    x, y, z = (Decimal(number.replace("−", "-")) for number in re.findall(r"−?[\d.]+(?:e[+−]\d+)?", text))
    assert ("=" in text) == (x * y == z)


def test_a_product_has_as_many_digits_as_make_it_exact():
    assert [product(3, -2, -6), product(0.25, 0.125, 0.03125)] == ["3 × (−2) = −6", "0.25 × 0.125 = 0.03125"]
