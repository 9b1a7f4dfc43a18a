import math

import pytest

from helpers.backprop import gradients
from helpers.check import EXERCISES
from helpers.check.computation_graph import (
    GRAPHS,
    by_name,
    central,
    faulty_sweep,
    repaired,
    slope_at,
    slopes,
    square_root,
)
from helpers.check.exercise import judge
from helpers.graph import Node, relu, unary
from helpers.paths import multiplications


def lesson(a, b, c):
    """Return the derivatives of J = 3(a + bc), as the engine works them out."""
    inputs = a, b, c = Node(a), Node(b), Node(c)
    dJ = gradients(3 * (a + b * c))
    return tuple(dJ[x] for x in inputs)


def test_the_slopes_of_the_lesson_are_3_6_9():
    assert slopes(5, 3, 2) == (3, 6, 9)


@pytest.mark.parametrize("case", EXERCISES["slopes"].cases)
def test_the_slopes_agree_with_the_engine(case):
    assert slopes(*case) == lesson(*case)


def test_the_predicted_slope_agrees_with_the_engine():
    assert lesson(4, 5, 7)[1] == EXERCISES["slope_of_b"].solution == 21


def test_a_variable_used_twice_has_slope_7_at_2():
    x = Node(2.0)
    assert slope_at(2) == gradients(x * x + 3 * x)[x] == 7


def test_the_counted_multiplications_are_those_of_the_graph():
    x, w1, w2, w3 = (Node(1.0, name) for name in ("x", "w1", "w2", "w3"))
    assert multiplications(w3 * (w2 * (w1 * x))) == EXERCISES["paths"].solution == (6, 12)


def test_the_derivatives_of_the_cases_are_those_worked_out_by_hand():
    worked = [{"a": 3, "b": 6, "c": 9}, {"x": 7}, {"x": 13}, {"x": 10, "y": -7.5}, {"a": 15, "b": 4}]
    assert [by_name(repaired(J)) for J in GRAPHS.values()] == worked


@pytest.mark.parametrize("sweep", [repaired, faulty_sweep()], ids=["repaired", "no fault planted"])
@pytest.mark.parametrize("J", GRAPHS.values(), ids=GRAPHS)
def test_a_sweep_without_a_fault_agrees_with_the_engine(J, sweep):
    assert sweep(J) == pytest.approx(gradients(J))


def test_unnamed_nodes_are_left_out_and_names_may_be_keys_already():
    x = Node(2.0, "x")
    assert by_name({x: 1.0, Node(3.0): 2.0}) == by_name({"x": 1.0}) == {"x": 1.0}


@pytest.mark.parametrize("x", [0.25, 4.0, 6.25])
def test_the_root_and_its_slope_are_right(x):
    node = Node(x)
    root = unary(square_root)(node)
    slope = central(math.sqrt, x, 1e-5)
    assert root.value == math.sqrt(x) and gradients(root)[node] == pytest.approx(slope, rel=1e-8)


def test_a_rule_that_is_lifted_already_is_right_too():
    assert judge(EXERCISES["backward_step"], unary(square_root))


def test_a_central_difference_of_a_square_is_exact():
    assert central(lambda x: x * x, 3.0, 0.5) == 6.0


@pytest.mark.parametrize("h", [1.0, 0.25, 2.0**-20])
def test_at_the_kink_the_difference_says_a_half_and_the_engine_0(h):
    x = Node(0.0)
    difference = central(lambda x: relu(x).value, 0.0, h)
    assert (difference, gradients(relu(x))[x]) == EXERCISES["kink"].solution == (0.5, 0)
