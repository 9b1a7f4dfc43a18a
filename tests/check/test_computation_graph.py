import pytest

from helpers.backprop import gradients
from helpers.check import EXERCISES
from helpers.check.computation_graph import slope_at, slopes
from helpers.graph import Node, nodes


def lesson(a, b, c):
    """Return the inputs and J = 3(a + bc)."""
    a, b, c = Node(a), Node(b), Node(c)
    return a, b, c, 3 * (a + b * c)


def test_the_slopes_of_the_lesson_are_3_6_9():
    assert slopes(5, 3, 2) == (3, 6, 9)


@pytest.mark.parametrize("case", EXERCISES["slopes"].cases)
def test_the_slopes_agree_with_the_engine(case):
    *inputs, J = lesson(*case)
    dJ = gradients(J)
    assert slopes(*case) == tuple(dJ[x] for x in inputs)


def test_the_predicted_slope_agrees_with_the_engine():
    _, b, _, J = lesson(4, 5, 7)
    assert gradients(J)[b] == EXERCISES["slope_of_b"].solution == 21


def test_a_variable_used_twice_has_slope_7_at_2():
    x = Node(2.0)
    assert slope_at(2) == gradients(x * x + 3 * x)[x] == 7


def test_the_counted_multiplications_agree_with_the_graph():
    x, w1, w2, w3 = map(Node, (1.0, 2.0, 3.0, 4.0))
    J = w3 * (w2 * (w1 * x))

    def depth(node):
        return 0 if node is J else 1 + next(depth(y) for y in nodes(J) if node in [z for z, _ in y.edges])

    edges = sum(len(node.edges) for node in nodes(J))
    assert (edges, sum(map(depth, nodes(J)))) == EXERCISES["paths"].solution == (6, 12)
