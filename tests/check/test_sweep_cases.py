import pytest

from helpers.backprop import gradients
from helpers.check.sweep_cases import GRAPHS, by_name, faulty_sweep
from helpers.graph import Node, nodes


def uses(J):
    """Return how often each node is used."""
    used = [x for node in nodes(J) for x, _ in node.edges]
    return [used.count(x) for x in used]


def test_the_graphs_use_a_node_once_twice_and_three_times():
    assert sorted({max(uses(J)) for J in GRAPHS.values()}) == [1, 2, 3]


def test_the_derivatives_are_those_worked_out_by_hand():
    worked = [{"a": 3, "b": 6, "c": 9}, {"x": 7}, {"x": 13}, {"x": 10, "y": -7.5}, {"a": 15, "b": 4}]
    assert [by_name(gradients(J)) for J in GRAPHS.values()] == worked


@pytest.mark.parametrize("J", GRAPHS.values(), ids=GRAPHS)
def test_a_sweep_without_a_fault_agrees_with_the_engine(J):
    assert faulty_sweep()(J) == pytest.approx(gradients(J))


def test_unnamed_nodes_are_left_out_and_names_may_be_keys_already():
    x = Node(2.0, "x")
    assert by_name({x: 1.0, Node(3.0): 2.0}) == by_name({"x": 1.0}) == {"x": 1.0}


def test_what_is_no_dict_is_left_as_it_is():
    assert by_name(None) is None and by_name([1]) == [1]
