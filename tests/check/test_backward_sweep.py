import math

import pytest

from helpers.backprop import gradients
from helpers.check import EXERCISES
from helpers.check.backward_sweep import central, repaired, square_root
from helpers.check.sweep_cases import GRAPHS
from helpers.graph import Node, relu


@pytest.mark.parametrize("J", GRAPHS.values(), ids=GRAPHS)
def test_the_repaired_sweep_agrees_with_the_engine(J):
    assert repaired(J) == pytest.approx(gradients(J))


def test_the_root_of_4_is_2_with_slope_a_quarter():
    x = Node(4.0)
    z = square_root(x)
    assert (z.value, gradients(z)[x]) == (2.0, 0.25)


@pytest.mark.parametrize("x", [0.25, 4.0, 6.25])
def test_the_local_derivative_of_the_root_agrees_with_a_central_difference(x):
    assert square_root.__wrapped__(x)[1] == pytest.approx(central(math.sqrt, x, 1e-5), rel=1e-8)


def test_a_central_difference_of_a_square_is_exact():
    assert central(lambda x: x * x, 3.0, 0.5) == 6.0


@pytest.mark.parametrize("h", [1.0, 0.25, 2.0**-20])
def test_at_the_kink_the_difference_says_a_half_and_the_engine_0(h):
    x = Node(0.0)
    difference = central(lambda x: relu(x).value, 0.0, h)
    assert (difference, gradients(relu(x))[x]) == EXERCISES["kink"].solution == (0.5, 0)
