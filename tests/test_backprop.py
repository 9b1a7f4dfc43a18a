"""The reverse sweep, held against numbers worked by hand, laws of calculus, and PyTorch; and its paths."""

import gc
import math
import random
from functools import reduce
from operator import mul
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_graph import RULES, lesson
from torch_or_skip import torch

from helpers import graph
from helpers.backprop import backward_steps, gradients
from helpers.graph import Node, nodes, operations, recompute
from helpers.paths import count_paths, multiplications, paths


def test_every_derivative_of_the_lesson_s_formula_and_the_steps_from_right_to_left():
    a, b, c, u, v, J = lesson()
    before = [dict(vars(x)) for x in nodes(J)]
    assert gradients(J) == {J: 1, v: 3, a: 3, u: 3, b: 6, c: 9, J.edges[0][0]: 11}
    assert (gradients(v), gradients(a)) == ({v: 1, a: 1, u: 1, b: 2, c: 3}, {a: 1})
    steps = [(J, v, 1, 3, 3), (v, a, 3, 1, 3), (v, u, 3, 1, 3), (u, b, 3, 2, 6), (u, c, 3, 3, 9)]
    assert list(backward_steps(J)) == steps
    assert [vars(x) for x in nodes(J)] == before  # gradients are returned, never written into the nodes


def random_graph(functions, inputs, most, rng):
    """Do up to so many operations, with the functions of `graph` or of `torch`; return all that was made.

    Everything lies between -2 and 2, where PyTorch too is exact to the last digits.
    """
    made = list(inputs)
    for _ in range(rng.randint(1, most)):
        rule = RULES[rng.choice([*RULES])]
        z = rule(functions, rng.choice(made[-2:]), rng.choice(made[:3] + made))
        made.append(z if abs(getattr(z, "value", z)) < 2 else z / 8)
    return made


def test_300_deep_random_formulas_of_all_rules_agree_with_pytorch():
    used = set()
    for seed in range(300):
        point = [random.Random(f"point {seed}").uniform(-2, 2) for _ in range(3)]
        ours = [Node(p) for p in point]
        theirs = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in point]
        J, J_torch = (
            sum(random_graph(functions, inputs, 30, random.Random(seed))) * inputs[0]
            for functions, inputs in ((graph, ours), (torch, theirs))
        )
        found, wanted = gradients(J), torch.autograd.grad(J_torch, theirs)
        assert J.value == pytest.approx(J_torch.item(), rel=1e-12, abs=1e-13), seed
        assert [found[x] for x in ours] == pytest.approx([w.item() for w in wanted], rel=1e-12), seed
        used |= {node.op for node in operations(J)}
    assert used == {f.__wrapped__ for f in vars(graph).values() if hasattr(f, "__wrapped__")}


@given(st.randoms(use_true_random=False))
def test_the_sweep_is_the_sum_over_all_paths_and_counts_are_those_of_walking_them(rng):
    made = random_graph(graph, [Node(rng.uniform(-2, 2), name) for name in "xy"], 6, rng)
    J = made[-1] + made[-2]
    dJ, steps = gradients(J), list(backward_steps(J))
    walked = {x: list(paths(J, x)) for x in nodes(J)}
    for x in walked:
        shares = sum(math.prod(local for *_, local in path) for path in walked[x])
        assert dJ[x] == pytest.approx(shares, rel=1e-9, abs=1e-12)
        assert count_paths(J, x).get(J, 0) == len(walked[x])
        downstream = sum(step[-1] for step in steps if step[1] is x)
        assert dJ[x] == pytest.approx((x is J) + downstream, rel=1e-9, abs=1e-12)
    assert multiplications(J) == (len(steps), sum(len(path) for found in walked.values() for path in found))
    assert all(upstream * local == downstream for *_, upstream, local, downstream in steps)
    assert recompute(J, {}) == recompute(J, {x: x.value for x in made[:2]}) == J.value


def test_sixty_squarings_take_the_work_of_61_nodes_and_their_paths_are_counted_without_walking_them():
    x = J = Node(1.0, "x")
    for _ in range(60):
        J = J * J
    assert (len(nodes(J)), len(list(backward_steps(J)))) == (61, 2 * 60)
    assert gradients(J)[x] == count_paths(J, x)[J] == 2**60
    assert len(next(paths(J, x))) == 60
    assert list(paths(J, Node(1, "stranger"))) == []


def test_paths_come_in_the_order_of_the_formula():
    a = Node(1, "a")
    u, v = a * 2, a * 3
    assert [path[0][1] for path in paths(u + v, a)] == [u, v]


def test_a_chain_of_a_million_nodes_is_swept_and_freed_without_a_recursion():
    y = factor = Node(1.0, "x")
    gc.disable()  # else it looks through all nodes, again and again
    for _ in range(999_999):
        y = y * factor
    assert max(gradients(y).values()) == 1_000_000  # y is the factor to the power of a million, and that is 1
    del y  # frees the nodes one after another; too deep for a recursion
    gc.enable()


class Value:
    """A node of micrograd 0.1.0 (Karpathy 2020, MIT licence), line by line, as far as products need it."""

    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def backward(self):
        topo = []
        visited = set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)

        build_topo(self)
        self.grad = 1
        for v in reversed(topo):
            v._backward()


def seconds(make, sweep):
    """Return how long it takes to multiply 901 nodes one after another and to sweep back."""
    factors = [make(1.0) for _ in range(901)]
    start = perf_counter()
    sweep(reduce(mul, factors))
    return perf_counter() - start


def test_a_chain_of_900_products_is_built_and_swept_at_least_1_3_times_as_fast_as_in_micrograd():
    def ratio():  # never in seconds, only beside something else in the same run
        runs = [(seconds(Node, gradients), seconds(Value, Value.backward)) for _ in range(60)]
        ours, theirs = map(median, zip(*runs, strict=True))
        return theirs / ours

    assert any(ratio() >= 1.3 for _ in range(4))  # others may use the same processor
