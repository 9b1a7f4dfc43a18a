"""The computation graph: values, edges, local derivatives, and which nodes count."""

import math

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import graph
from helpers.backprop import gradients
from helpers.gradcheck import central_difference
from helpers.graph import Node, arrows, nodes, operations, recompute


def lesson():
    """J = 3(a + bc) at a = 5, b = 3, c = 2: its quantities in the order a, b, c, u, v, J."""
    a, b, c = Node(5, "a"), Node(3, "b"), Node(2, "c")
    u = b * c
    v = a + u
    return a, b, c, u, v, 3 * v


def test_the_lesson_s_formula_has_the_values_and_edges_worked_out_by_hand():
    a, b, c, u, v, J = lesson()
    assert (u.value, v.value, J.value) == (6, 11, 33)
    assert (u.edges, v.edges) == (((b, 2), (c, 3)), ((a, 1), (u, 1)))
    (three, slope), last = J.edges
    assert (three.value, slope, last) == (3, 11, (v, 3))
    assert [repr(x) for x in (a, u, Node(1) / 3)] == ["a=5", "Node=6", "Node=0.333333"]


def test_operations_and_nodes_come_as_they_were_made_and_plain_numbers_do_not_count():
    a, b, c, u, v, J = lesson()
    _ = J * v  # made later, and not behind J
    assert operations(J) == [u, v, J]
    assert nodes(J) == [a, b, c, u, v, J]
    assert (arrows(J), len(arrows(u * u))) == (((v, 3),), 2)
    alone = Node(2.0)
    assert (nodes(alone), [x.value for x in nodes(alone * 3)]) == ([alone], [6])


def test_a_nudge_moves_what_lies_behind_it_and_leaves_the_graph_alone():
    a, b, c, u, v, J = lesson()
    for node, moved in ((v, 33.003), (a, 33.003), (u, 33.003), (b, 33.006), (c, 33.009)):
        assert recompute(J, {node: node.value + 0.001}) == pytest.approx(moved, rel=1e-14)
    assert (recompute(u, {a: 9}), recompute(J, {J: 1}), recompute(J, {}), J.value) == (6, 1, 33, 33)


NUMBERS = [2, 2.0, np.float64(2), np.float32(2), np.int64(2), np.array(2.0), True + True]


@pytest.mark.parametrize("two", NUMBERS, ids=lambda number: type(number).__name__)
def test_any_kind_of_number_mixes_in_on_either_side_and_becomes_a_float(two):
    x = Node(6.0)
    made = [x + two, x - two, x * two, x / two, x**two, two + x, two - x, two * x, two / x]
    assert [z.value for z in made] == [8, 4, 12, 3, 36, 8, -4, 12, 2 / 6]
    assert {type(z.value) for z in made} == {float}


# Every rule, with the functions f of `graph` or of `torch`, at places where it has a value.
RULES = {
    "x + y": lambda f, x, y: x + y,
    "x - y": lambda f, x, y: x - y,
    "x y": lambda f, x, y: x * y,
    "x / y": lambda f, x, y: x / (y * y + 0.5),
    "2 - x": lambda f, x, y: 1.5 - x,
    "2 / x": lambda f, x, y: 2 / (3.5 + x),
    "-x": lambda f, x, y: -x,
    "x to the third": lambda f, x, y: x**3,
    "x to a negative power": lambda f, x, y: (x + 3.5) ** -1.5,
    "x to the power 0": lambda f, x, y: x + y**0,
    "exp": lambda f, x, y: f.exp(x),
    "log": lambda f, x, y: f.log(x + 3.5),
    "sigmoid": lambda f, x, y: f.sigmoid(x),
    "tanh": lambda f, x, y: f.tanh(x),
    "relu": lambda f, x, y: x + f.relu(y),
    "sin": lambda f, x, y: f.sin(x),
    "cos": lambda f, x, y: f.cos(x),
    "max": lambda f, x, y: f.maximum(x, y),
}


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("point", [(0.7, -1.3), (-2.1, 0.4), (1.5, 1.4)])
def test_every_rule_agrees_with_pytorch_and_with_the_central_difference(name, point):
    x, y = map(Node, point)
    tensors = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in point]
    J, J_torch = RULES[name](graph, x, y), RULES[name](torch, *tensors)
    wanted = torch.autograd.grad(J_torch, tensors, materialize_grads=True)
    assert J.value == pytest.approx(J_torch.item(), rel=1e-14)
    for node, slope in zip((x, y), wanted, strict=True):
        found = gradients(J).get(node, 0.0)
        near = central_difference(lambda to, node=node: recompute(J, {node: to}), node.value, 1e-5)
        assert found == pytest.approx(slope.item(), rel=1e-14, abs=1e-16)
        assert found == pytest.approx(near, rel=1e-8, abs=1e-9)


def test_at_a_kink_and_at_the_edge_of_a_rule_the_slopes_are_those_of_pytorch():
    assert [local for _, local in graph.maximum(2.0, 2.0).edges] == [0.5, 0.5]
    assert [(z.value, z.edges[0][1]) for z in (Node(0) ** 0, Node(0) ** 1)] == [(1, 0), (0, 1)]
    x = torch.tensor(0.0, requires_grad=True)
    torch.relu(x).backward()
    assert x.grad.item() == graph.relu(0).edges[0][1] == 0


def test_sigmoid_and_tanh_are_sound_far_out_and_keep_their_small_derivatives():
    for x, value in ((1000, 1), (-1000, 0)):
        assert (graph.sigmoid(x).value, graph.sigmoid(x).edges[0][1]) == (value, 0)
        assert (graph.tanh(x).value, graph.tanh(x).edges[0][1]) == (2 * value - 1, 0)
    for x in (40, -40):
        assert graph.sigmoid(x).edges[0][1] == pytest.approx(math.exp(-40), rel=1e-14, abs=0)
        assert graph.tanh(x).edges[0][1] == pytest.approx(4 * math.exp(-80), rel=1e-14, abs=0)


@pytest.mark.parametrize("make", [lambda x: x**x, lambda x: 2**x])
def test_a_node_is_refused_as_exponent_with_what_to_write_instead(make):
    with pytest.raises(TypeError, match=r"^The exponent is a node; .* Use exp\(n \* log\(x\)\)\.$"):
        make(Node(2.0))
