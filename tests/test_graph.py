"""The computation graph: values, edges, local derivatives, and what is refused."""

import math
import os
import subprocess
import sys
import tracemalloc
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from torch_or_skip import torch

from helpers import graph
from helpers.backprop import gradients
from helpers.gradcheck import central_difference
from helpers.graph import Node, forward_steps, nodes, operations, recompute


def lesson():
    """J = 3(a + bc) at a = 5, b = 3, c = 2, with every quantity by its name."""
    a, b, c = Node(5, "a"), Node(3, "b"), Node(2, "c")
    u = b * c
    v = a + u
    return SimpleNamespace(a=a, b=b, c=c, u=u, v=v, J=3 * v)


def test_three_steps_from_left_to_right():
    q = lesson()
    assert (q.u.value, q.v.value, q.J.value) == (6, 11, 33)


@pytest.mark.parametrize(
    ("name", "to", "u", "v", "J"),
    [
        ("v", 11.001, 6, 11.001, 33.003),
        ("a", 5.001, 6, 11.001, 33.003),
        ("u", 6.001, 6.001, 11.001, 33.003),
        ("b", 3.001, 6.002, 11.002, 33.006),
        ("c", 2.001, 6.003, 11.003, 33.009),
    ],
)
def test_a_nudge_moves_what_lies_behind_it(name, to, u, v, J):
    q = lesson()
    held = {getattr(q, name): to}
    found = [recompute(x, held) for x in (q.u, q.v, q.J)]
    assert found == pytest.approx([u, v, J], rel=1e-14)
    assert (q.u.value, q.v.value, q.J.value) == (6, 11, 33)


def test_recompute_without_a_change_gives_the_same_value():
    q = lesson()
    assert recompute(q.J, {}) == 33
    assert recompute(q.a, {}) == 5
    assert recompute(q.J, {q.J: 7}) == 7


def test_recompute_knows_the_plain_numbers_of_a_rule():
    x = Node(2.0)
    J = 1 - 12 / (2 * x**3) - 1
    assert recompute(J, {x: 1.0}) == 1 - 12 / 2 - 1


def test_recompute_reports_a_value_that_does_not_exist():
    x = Node(2.0)
    with pytest.raises(ValueError, match="log needs a number above 0"):
        recompute(graph.log(x), {x: -1.0})


def test_local_derivatives_stand_on_the_edges():
    q = lesson()
    assert q.u.edges == ((q.b, 2.0), (q.c, 3.0))
    assert q.v.edges == ((q.a, 1.0), (q.u, 1.0))
    assert q.J.edges == ((q.v, 3.0),)


def test_the_engine_knows_fourteen_rules():
    rules = [f for f in vars(graph).values() if hasattr(f, "__wrapped__")]
    assert len(rules) == 14


def test_x_times_x_has_two_edges_to_the_same_x():
    x = Node(3.0)
    assert (x * x).edges == ((x, 3.0), (x, 3.0))


def test_a_plain_number_gets_no_edge_but_is_an_input():
    x = Node(3.0)
    assert [z.inputs for z in (2 + x, x - 2, 2 / x, x**2)] == [(2, x), (x, 2), (2, x), (x, 2)]
    assert all(z.edges[0][0] is x and len(z.edges) == 1 for z in (2 + x, x - 2, 2 / x, x**2))


NUMBERS = [2, 2.0, np.float64(2), np.float32(2), np.int64(2), np.array(2.0), Fraction(2), True + True]


@pytest.mark.parametrize("two", NUMBERS, ids=lambda number: type(number).__name__)
def test_any_kind_of_number_mixes_in_on_either_side(two):
    x = Node(6.0)
    right, left = [x + two, x - two, x * two, x / two, x**two], [two + x, two - x, two * x, two / x]
    assert [z.value for z in right] == [8, 4, 12, 3, 36]
    assert [z.value for z in left] == [8, -4, 12, 2 / 6]
    assert {type(z.value) for z in right + left} == {float}


def test_a_number_of_any_kind_becomes_a_float():
    assert {type(Node(number).value) for number in NUMBERS} == {float}


@pytest.mark.parametrize("value", [None, "3", b"3", [1.0], 1j, {}, 10**400, Node, "a tensor"], ids=repr)
def test_a_value_that_is_no_number_is_refused(value):
    value = torch.ones(2) if value == "a tensor" else value
    for make in (Node, Node(1.0).__add__, graph.exp):
        with pytest.raises((TypeError, ValueError), match=r"number.*\.$") as refusal:
            make(value)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, np.float64("nan"), np.float32("inf")])
def test_nan_and_inf_are_refused(value):
    for make in (Node, Node(1.0).__mul__, graph.exp):
        with pytest.raises(ValueError, match="is not a finite number"):
            make(value)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: graph.log(0), "log.0. has no value"),
        (lambda: graph.log(Node(-2)), "log.-2. has no value"),
        (lambda: 1 / Node(0), "1 / 0 has no value"),
        (lambda: Node(3) / 0, "3 / 0 has no value"),
        (lambda: Node(0) ** -1, "0 ..-1 has no value"),
        (lambda: Node(0) ** 0.5, "0 .. 0.5 has no value or no derivative"),
        (lambda: Node(-8) ** (1 / 3), "-8 .. 0.333333 has no value"),
        (lambda: graph.exp(710), "exp.710. is too large"),
        (lambda: Node(1e200) ** 2, "1e.200 .. 2 is too large"),
        (lambda: Node(1e200) * Node(1e200), "not a finite number"),
        (lambda: Node(1e308) + Node(1e308), "not a finite number"),
        (lambda: Node(1e300) / 1e-300, "not a finite number"),
        (lambda: Node(2) ** Node(3), "The exponent is a node"),
        (lambda: 2 ** Node(3), "The exponent is a node"),
    ],
)
def test_an_operation_without_a_value_says_so_in_one_sentence(make, words):
    with pytest.raises((ValueError, TypeError), match=words.replace("..-", ".. -")) as refusal:
        make()
    assert str(refusal.value).endswith(".")


def test_sigmoid_and_tanh_are_sound_far_out():
    for x, value in ((1000, 1), (-1000, 0)):
        assert graph.sigmoid(x).value == value
        assert graph.sigmoid(x).edges[0][1] == 0
        assert graph.tanh(x).value == 2 * value - 1
        assert graph.tanh(x).edges[0][1] == 0


def test_sigmoid_and_tanh_keep_their_small_derivatives():
    for x in (40, -40):
        assert graph.sigmoid(x).edges[0][1] == pytest.approx(math.exp(-40), rel=1e-14, abs=0)
        assert graph.tanh(x).edges[0][1] == pytest.approx(4 * math.exp(-80), rel=1e-14, abs=0)
    assert graph.sigmoid(-40).value == pytest.approx(math.exp(-40), rel=1e-14, abs=0)


# Every rule, and the same in PyTorch; where the two are written alike, once.
SAME = [
    ("x + y", lambda x, y: x + y),
    ("x + 2", lambda x, y: x + 2),
    ("2 + x", lambda x, y: 2 + x),
    ("x - y", lambda x, y: x - y),
    ("x - 2", lambda x, y: x - 2),
    ("2 - x", lambda x, y: 2 - x),
    ("x * y", lambda x, y: x * y),
    ("x * 2", lambda x, y: x * 2),
    ("2 * x", lambda x, y: 2 * x),
    ("x / y", lambda x, y: x / y),
    ("x / 2", lambda x, y: x / 2),
    ("2 / x", lambda x, y: 2 / x),
    ("-x", lambda x, y: -x),
    ("x ** 3", lambda x, y: x**3),
    ("x ** -2", lambda x, y: x**-2),
    ("x ** 1", lambda x, y: x**1),
    ("x ** 0", lambda x, y: x**0),
    ("x * x", lambda x, y: x * x),
]
RULES = [(name, rule, rule) for name, rule in SAME] + [
    ("exp", lambda x, y: graph.exp(x), lambda x, y: torch.exp(x)),
    ("log", lambda x, y: graph.log(x * x), lambda x, y: torch.log(x * x)),
    ("sigmoid", lambda x, y: graph.sigmoid(x), lambda x, y: torch.sigmoid(x)),
    ("tanh", lambda x, y: graph.tanh(x), lambda x, y: torch.tanh(x)),
    ("relu", lambda x, y: graph.relu(x), lambda x, y: torch.relu(x)),
    ("sin", lambda x, y: graph.sin(x), lambda x, y: torch.sin(x)),
    ("cos", lambda x, y: graph.cos(x), lambda x, y: torch.cos(x)),
    ("max", lambda x, y: graph.maximum(x, y), lambda x, y: torch.maximum(x, y)),
    ("x ** 0.5", lambda x, y: (x * x + 1) ** 0.5, lambda x, y: (x * x + 1) ** 0.5),
]
POINTS = [(0.7, -1.3), (-2.1, 0.4), (1.5, 1.5)]


@pytest.mark.parametrize(("name", "rule", "torch_rule"), RULES, ids=[name for name, *_ in RULES])
@pytest.mark.parametrize("point", POINTS)
def test_every_rule_agrees_with_pytorch(name, rule, torch_rule, point):
    x, y = map(Node, point)
    x_torch, y_torch = (torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in point)
    J, J_torch = rule(x, y), torch_rule(x_torch, y_torch)
    wanted = torch.autograd.grad(J_torch, (x_torch, y_torch), materialize_grads=True)
    assert J.value == pytest.approx(J_torch.item(), rel=1e-14)
    found = [gradients(J).get(node, 0.0) for node in (x, y)]
    assert found == pytest.approx([slope.item() for slope in wanted], rel=1e-14, abs=1e-16)


@pytest.mark.parametrize(("name", "rule", "torch_rule"), RULES, ids=[name for name, *_ in RULES])
@pytest.mark.parametrize("point", POINTS[:2])
def test_every_rule_agrees_with_the_central_difference(name, rule, torch_rule, point):
    x, y = map(Node, point)
    J = rule(x, y)
    for node in (x, y):
        measured = central_difference(lambda to, node=node: recompute(J, {node: to}), node.value, 1e-5)
        assert gradients(J).get(node, 0.0) == pytest.approx(measured, rel=1e-8, abs=1e-9)


def test_at_a_kink_the_slopes_are_those_of_pytorch():
    tie = graph.maximum(Node(2.0), Node(2.0))
    assert [local for _, local in tie.edges] == [0.5, 0.5]
    assert graph.relu(0).edges[0][1] == 0
    assert (graph.maximum(Node(2.0), 2).edges[0][1], graph.maximum(2, Node(2.0)).edges[0][1]) == (0.5, 0.5)


def test_at_the_kink_of_relu_pytorch_follows_the_same_convention():
    x = torch.tensor(0.0, requires_grad=True)
    torch.relu(x).backward()
    assert x.grad.item() == graph.relu(0).edges[0][1] == 0


def test_operations_and_nodes_come_in_the_order_in_which_they_were_made():
    q = lesson()
    assert operations(q.J) == [q.u, q.v, q.J]
    assert nodes(q.J) == [q.a, q.b, q.c, q.u, q.v, q.J]
    assert (operations(q.a), nodes(q.a)) == ([q.a], [q.a])


def test_what_is_not_behind_j_is_left_out():
    q = lesson()
    _ = q.J * q.v
    assert q.J not in operations(q.v)
    assert operations(q.u) == [q.u]


def test_the_forward_sweep_tells_what_goes_in_and_what_comes_out():
    q = lesson()
    assert list(forward_steps(q.J)) == [(q.u, (3, 2), 6), (q.v, (5, 6), 11), (q.J, (3, 11), 33)]
    assert list(forward_steps(q.a)) == []


def test_a_node_shows_its_name_and_value():
    assert repr(Node(5, "a")) == "a=5"
    assert repr(Node(1) / 3) == "Node=0.333333"


def test_a_learner_s_own_rule_becomes_an_operation():
    @graph.operation
    def cube(x):
        """z = x³."""
        return x**3, 3 * x**2

    x = Node(2.0)
    assert (cube(x).value, cube(x).edges, cube.__doc__) == (8, ((x, 12.0),), "z = x³.")


def test_memory_grows_in_proportion():
    y, memory = Node(1.0), []
    tracemalloc.start()
    for size in range(15_001):
        if size % 5_000 == 0:
            memory.append(tracemalloc.get_traced_memory()[0])
        y = y * 1.0
    tracemalloc.stop()
    _, first, second, third = memory  # up to the first, Python may use memory it still had
    assert third - second < 1.05 * (second - first)


def test_nothing_depends_on_the_hash_seed():
    script = (
        "from helpers.graph import *; from helpers.backprop import *; x, y = Node(.3, 'x'), Node(.7, 'y');"
        "J = sin(x * y) + maximum(x, y) * x - exp(y) / x; names = {n: i for i, n in enumerate(nodes(J))};"
        "print([names[n] for n in operations(J)], list(map(list, forward_steps(J))));"
        "print([(names[n], names[x], *rest) for n, x, *rest in backward_steps(J)]);"
        "print([(names[n], slope) for n, slope in gradients(J).items()])"
    )
    run = [sys.executable, "-c", script]
    seeds = [os.environ | {"PYTHONHASHSEED": seed} for seed in "12"]
    outputs = {subprocess.check_output(run, env=env, cwd=Path(__file__).parents[1]) for env in seeds}
    assert len(outputs) == 1
