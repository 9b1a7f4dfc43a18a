"""The chain rule written out agrees with the sweep, and the counts are the counts of products really made."""

from math import prod

import pytest

from helpers.backprop import backward_steps, gradients
from helpers.formula import parse
from helpers.graph import Node, nodes
from helpers.paths import count_paths, multiplications, paths

FORMULAS = ["3*(a + b*c)", "a*a + 3*a", "(a + b)*(a - b)", "sigmoid(a*b + c)*tanh(a)", "a*b + b*c + c*a"]


def made(text):
    expression = parse(text)
    return expression(**dict(zip(expression.variables, (0.5, 0.3, 0.2), strict=False)))


@pytest.mark.parametrize("text", FORMULAS)
def test_the_shares_of_all_paths_add_up_to_the_gradient(text):
    J = made(text)
    dJ = gradients(J)
    for x in nodes(J):
        shares = [prod(local for *_, local in path) for path in paths(J, x)]
        assert sum(shares) == pytest.approx(dJ[x], rel=1e-12)


@pytest.mark.parametrize("text", FORMULAS)
def test_the_counts_are_those_of_walking_every_edge_and_every_path(text):
    J = made(text)
    sweep, alone = multiplications(J)
    assert sweep == len(list(backward_steps(J)))
    assert alone == sum(len(path) for x in nodes(J) for path in paths(J, x))


def test_the_lecture_graph_takes_five_products_against_eleven():
    assert multiplications(made("3*(a + b*c)")) == (5, 11)


def test_a_chain_costs_2n_products_in_one_sweep_and_n_squared_plus_n_apart():
    J = Node(1)
    for _ in range(50):
        J = J * Node(1)
    assert multiplications(J) == (2 * 50, 50 * 50 + 50)


def test_the_paths_of_60_squarings_are_counted_without_walking_them():
    x = J = Node(1)
    for _ in range(60):
        J = J * J
    assert count_paths(J, x)[J] == 2**60
    assert len(next(paths(J, x))) == 60


def test_a_node_that_j_does_not_use_has_no_path():
    J, stranger = made("a*b"), Node(1)
    assert list(paths(J, stranger)) == []


def test_paths_come_in_the_order_of_the_formula():
    J = made("a*2 + a*3")
    first = [path[0][1] for path in paths(J, J.inputs[0].inputs[0])]
    assert first == [J.inputs[0], J.inputs[1]]
