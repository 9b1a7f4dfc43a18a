"""The reverse sweep, held against numbers worked by hand, laws of calculus, and PyTorch; and its paths."""

import math
import os
import random
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from bench.engine import single_runs
from hypothesis import given, settings
from hypothesis import strategies as st
from test_graph import RULES, lesson
from torch_or_skip import torch

from helpers import graph
from helpers.backprop import backward_steps, gradients
from helpers.graph import Node, nodes, operations, recompute
from helpers.paths import count_paths, multiplications, paths

ROOT = Path(__file__).parents[1]


def test_every_derivative_of_the_lesson_s_formula():
    a, b, c, u, v, J = lesson()
    three = J.edges[0][0]
    assert gradients(J) == {J: 1, v: 3, a: 3, u: 3, b: 6, c: 9, three: 11}
    assert gradients(v) == {v: 1, a: 1, u: 1, b: 2, c: 3}
    assert gradients(a) == {a: 1}


def test_from_right_to_left_each_step_uses_the_one_before_it():
    a, b, c, u, v, J = lesson()
    steps = [(J, v, 1, 3, 3), (v, a, 3, 1, 3), (v, u, 3, 1, 3), (u, b, 3, 2, 6), (u, c, 3, 3, 9)]
    assert list(backward_steps(J)) == steps


def test_the_sweep_leaves_the_nodes_as_they_are():
    *_, J = lesson()
    before = [dict(vars(x)) for x in nodes(J)]
    assert gradients(J) == gradients(J)
    assert [vars(x) for x in nodes(J)] == before


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


def test_1000_random_formulas_agree_with_pytorch():
    sizes, used = [], set()
    for seed in range(1000):
        point = [random.Random(f"point {seed}").uniform(-2, 2) for _ in range(3)]
        ours = [Node(p, name) for p, name in zip(point, "abc", strict=True)]
        theirs = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in point]
        J, J_torch = (
            sum(random_graph(functions, inputs, 30, random.Random(seed))) * inputs[0]
            for functions, inputs in ((graph, ours), (torch, theirs))
        )
        found, wanted = gradients(J), torch.autograd.grad(J_torch, theirs)
        assert J.value == pytest.approx(J_torch.item(), rel=1e-12, abs=1e-13), seed
        assert [found[x] for x in ours] == pytest.approx([w.item() for w in wanted], rel=1e-12), seed
        sizes.append(len(nodes(J)))
        used |= {node.op for node in operations(J)}
    rules = {f.__wrapped__ for f in vars(graph).values() if hasattr(f, "__wrapped__")}
    assert max(sizes) > 50 and used == rules  # the formulas are deep, and use all there is


small_graphs = st.randoms(use_true_random=False).map(
    lambda rng: random_graph(graph, [Node(rng.uniform(-2, 2), name) for name in "xy"], 6, rng)
)


@settings(deadline=None)
@given(small_graphs)
def test_the_sweep_is_the_sum_over_all_paths_and_counts_are_those_of_walking_them(made):
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


@settings(deadline=None)
@given(small_graphs)
def test_working_out_a_graph_again_gives_its_value_again(made):
    J = made[-1]
    assert recompute(J, {}) == recompute(J, {x: x.value for x in made[:2]}) == J.value


def test_the_lecture_graph_takes_5_products_against_11_and_a_chain_2n_against_n_squared_plus_n():
    *_, J = lesson()
    assert multiplications(J) == (5, 11)
    J = Node(1, "x")
    for _ in range(50):
        J = J * Node(1, "w")
    assert multiplications(J) == (2 * 50, 50 * 50 + 50)


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


def test_nothing_depends_on_the_hash_seed():
    script = (
        "from helpers.graph import *; from helpers.backprop import *; x, y = Node(.3, 'x'), Node(.7, 'y');"
        "J = sin(x * y) + maximum(x, y) * x - exp(y) / x; names = {n: i for i, n in enumerate(nodes(J))};"
        "print([(names[n], names[x], *rest) for n, x, *rest in backward_steps(J)]);"
        "print(list(gradients(J).values()))"
    )
    assert python(script, PYTHONHASHSEED="1") == python(script, PYTHONHASHSEED="2")


# How long it takes: never in seconds, only beside something else in the same run.

GROWTH = """
import gc
from bench.engine import seconds_per_node
gc.disable()  # as timeit does
print(seconds_per_node(300_000) / min(seconds_per_node(1_000) for _ in range(50)))
"""


def python(script, **environment):
    """Run a script in a process of its own, whose memory is not full of holes."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    env = os.environ | {"PYTHONPATH": path} | environment
    return subprocess.check_output([sys.executable, "-c", script], env=env, text=True)


def test_a_chain_of_a_million_nodes_is_swept_and_freed_without_a_recursion():
    python("import gc; from bench.engine import seconds_per_node; gc.disable(); seconds_per_node(1_000_000)")


def test_a_long_chain_costs_at_most_three_and_a_half_times_as_much_per_node():
    # No more runs than needed: others may use the same processor.
    assert any(float(python(GROWTH)) <= 3.5 for _ in range(4))


def test_a_chain_of_900_products_is_built_and_swept_at_least_1_3_times_as_fast_as_in_micrograd():
    def ratio():
        ours, theirs = zip(*(single_runs(900) for _ in range(60)), strict=True)
        return median(theirs) / median(ours)

    assert any(ratio() >= 1.3 for _ in range(4))
