"""Names, formulas and numbers as pictures write them."""

import math
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.draw import equals, formula, names, product, short
from helpers.graph import Node, exp, maximum, sigmoid, unary

NUMBERS = st.floats(-1e12, 1e12)


def lecture_graph():
    """Return J = 3(a + bc) with a, b, c named."""
    a, b, c = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c")
    return 3 * (a + b * c)


def written(J):
    """Return what pictures write: each name with its formula."""
    called = names(J)
    return {name: formula(node, called) for node, name in called.items()}


def test_the_lecture_graph_gets_the_lectures_names():
    assert written(lecture_graph()) == {
        "a": "", "b": "", "c": "", "u": "b × c", "v": "a + u", "J": "3 × v",
    }  # fmt: skip


def test_an_unnamed_number_is_written_out_where_it_is_used():
    assert written(Node(1.0) * Node(2.0)) == {"J": "1 × 2"}
    assert written(Node(2.0)) == {"J": ""}


def test_a_name_in_use_is_not_given_again():
    u, x1 = Node(1.0, "u"), Node(2.0, "x1")
    assert list(names(exp(u * x1) + 3).values()) == ["u", "x1", "v", "w", "J"]


def test_two_nodes_of_one_name_are_told_apart():
    assert list(names(Node(1.0, "x") * Node(2.0, "x") * Node(3.0, "x_2")).values()) == [
        "x", "x_3", "u", "x_2", "J",
    ]  # fmt: skip


def test_names_go_on_as_n1_after_the_eight_letters():
    x = Node(1.0, "x")
    for _ in range(10):
        x = x + 1
    assert list(names(x).values()) == ["x", *"uvwpqrst", "n1", "J"]


def test_an_inner_node_called_J_keeps_its_name_and_the_output_gets_another():
    assert list(names(Node(2.0, "J") * 3).values()) == ["J", "J_2"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda x, y: x + y, "x + y"),
        (lambda x, y: x - y, "x − y"),
        (lambda x, y: x / y, "x / y"),
        (lambda x, y: 3 * x, "3 × x"),
        (lambda x, y: x * -2, "x × (−2)"),
        (lambda x, y: 1 - x, "1 − x"),
        (lambda x, y: -x, "−x"),
        (lambda x, y: x**2, "x²"),
        (lambda x, y: x**-12, "x⁻¹²"),
        (lambda x, y: x**0.5, "x^0.5"),
        (lambda x, y: sigmoid(x), "sigmoid(x)"),
        (lambda x, y: maximum(x, 0), "max(x, 0)"),
        (lambda x, y: x * x, "x × x"),
    ],
)
def test_formulas_read_as_in_a_textbook(make, says):
    assert written(make(Node(2.0, "x"), Node(5.0, "y")))["J"] == says


def test_a_learners_own_operation_is_written_by_its_name():
    @unary
    def cube(x):
        return x**3, 3 * x**2

    assert written(cube(Node(2.0, "x")))["J"] == "cube(x)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (33.0, "33"), (-2.0, "−2"), (0.5, "0.5"), (-0.0, "0"), (100.0, "100"), (12345.0, "12345"),
        (1 / 3, "0.333"), (0.001, "0.001"), (1.2e-05, "1.2e−05"), (0.1 + 0.2, "0.3"), (0.99974, "1.00"),
        (2.5e7, "2.5e+07"), (1234.5678, "1235"), (999.7, "1000"), (99.96, "100"), (math.nan, "nan"),
    ],
)  # fmt: skip
def test_numbers_are_short_and_readable(value, text):
    assert short(value) == text


def test_a_rounded_number_is_not_said_to_be_equal():
    assert [equals(2.0), equals(1 / 3), equals(0.1 + 0.2)] == ["= 2", "≈ 0.333", "= 0.3"]


@given(NUMBERS)
def test_a_short_number_is_right_to_three_digits(value):
    assert float(short(value).replace("−", "-")) == pytest.approx(value, rel=0.0051)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((3, 2, 6), "3 × 2 = 6"),
        ((3, -2, -6), "3 × (−2) = −6"),
        ((1 / 3, 5 / 3, 5 / 9), "0.333 × 1.67 ≈ 0.556"),
        ((0.25, 0.125, 0.03125), "0.25 × 0.125 = 0.03125"),
        ((1 / 3, 3, 1), "0.333 × 3 ≈ 1"),
        ((0.1, 3, 0.1 * 3), "0.1 × 3 = 0.3"),
    ],
)
def test_a_product_is_written_with_its_numbers(numbers, text):
    assert product(*numbers) == text


@given(NUMBERS, NUMBERS)
@example(0.125, 0.1)
@example(0.3, 3.0)
def test_a_product_printed_with_equals_is_true_to_the_last_digit(upstream, local):
    text = product(upstream, local, upstream * local)
    x, y, z = (Decimal(number.replace("−", "-")) for number in re.findall(r"−?[\d.]+(?:e[+−]\d+)?", text))
    assert ("=" in text) == (x * y == z)
