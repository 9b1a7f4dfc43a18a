"""What the prose of notebook 1 states without a cell beside it."""

import math

import nbformat
import pytest
from taught import definitions, tags
from test_notebooks import ROOT

from helpers.backprop import gradients
from helpers.check import EXERCISES
from helpers.formula import parse
from helpers.graph import Node
from helpers.paths import multiplications, paths

CELLS = nbformat.read(ROOT / "notebooks" / "01_computation_graph.ipynb", as_version=4).cells


@pytest.fixture(scope="module")
def room():
    """The names that the set-up, what is taught and the friend's sweep leave."""
    first, *others = [cell for cell in CELLS if cell.cell_type == "code"]
    names = {}
    exec(first.source, names)
    for cell in others:
        if tags(cell) or "def friends_gradients" in cell.source:
            exec(definitions(cell.source), names)
    return names


def test_the_walk_back_takes_5_products_and_each_derivative_on_its_own_11_in_all():
    assert multiplications(parse("3*(a + b*c)")(a=5, b=3, c=2)) == (5, 11)


def agrees(sweep, J):
    """Say whether a sweep gives the derivatives that the engine gives."""
    found = sweep(J)
    return all(math.isclose(found[x], slope, abs_tol=1e-9) for x, slope in gradients(J).items() if x.name)


def test_the_friend_s_sweep_is_right_on_the_lesson_and_on_the_square_at_minus_3_alone(room):
    sweep, square, lesson = room["friends_gradients"], parse("x*x + 3*x"), parse("3*(a + b*c)")
    places = [k / 10 for k in range(-100, 101)]  # where the slider can stand
    assert [x for x in places if agrees(sweep, square(x=x))] == [-3]
    assert all(agrees(sweep, lesson(a=x, b=1 - x, c=2 * x)) for x in places)


def test_the_engine_from_node_to_sweep_has_at_most_45_lines():
    engine = "Node", "as_node", "add", "operations", "gradients"
    sources = [
        definitions(cell.source) for cell in CELLS if {tag.split(".")[-1] for tag in tags(cell)} & {*engine}
    ]
    assert len(sources) == len(engine)
    assert sum(bool(line.strip()) for source in sources for line in source.splitlines()) <= 45


def test_the_slope_of_the_square_is_found_by_the_engine_and_sigma_s_four_steps_multiply_to_it(room):
    for number in (-2.0, 0.7):
        x = room["Node"](number, "x")
        e = room["exp"](-x)
        a = (1 + e) ** -1
        steps = -(a.value**2) * 1 * e.value * -1
        assert a.value * e.value == pytest.approx(1 - a.value)
        assert room["gradients"](a)[x] == pytest.approx(steps) == pytest.approx(a.value * (1 - a.value))


def test_eight_steps_of_one_s_own_end_at_19_98_two_long_ones_at_1829_and_seven_lower_81_to_0_004():
    a, b, c = EXERCISES["descend"].solution(5, 3, 2, 0.01, 8)
    assert round(a + b * c, 2) == 19.98 and (5 + 3 * 2 - 20) ** 2 == 81
    a, b, c = EXERCISES["descend"].solution(5, 3, 2, 0.1, 2)
    assert round(a + b * c) == 1829
    a, b, c = EXERCISES["descend"].solution(5, 3, 2, 0.01, 7)
    assert round((a + b * c - 20) ** 2, 3) == 0.004


def test_the_other_chord_has_slope_19_the_left_7_and_both_13_and_three_paths_make_12(room):
    cube = [x**3 for x in (1, 2, 3)]
    assert (cube[2] - cube[1], cube[1] - cube[0], (cube[2] - cube[0]) / 2) == (19, 7, 13)
    x = Node(2, "x")
    J = x * x * x
    assert gradients(J)[x] == 12
    assert [math.prod(local for *_, local in path) for path in paths(J, x)] == [4, 4, 4]


def test_a_shorter_nudge_of_the_square_comes_closer_until_rounding_spoils_it_far_below_a_billionth():
    gap = [abs(((2 + 10.0**-k) ** 2 - 4) / 10.0**-k - 4) for k in range(16)]
    assert gap[:7] == sorted(gap[:7], reverse=True) and max(gap[6:10]) < 1e-5 and gap[15] > 0.4
