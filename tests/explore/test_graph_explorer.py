"""The explorer of a computation graph: what it says of values, gradients, nudges, paths and products."""

import pytest
from live_explorers import made
from moves import complaint, controls, move, number, pictures, table, told, words

from helpers import explore


@pytest.fixture
def explorer():
    return made("graph")


def test_it_opens_with_the_lecture_numbers(explorer):
    assert told(explorer, "nudge") == "a: 5 → 5.001,  J: 33 → 33.003,  ΔJ/h = 3,  da = 3"
    assert told(explorer, "multiplications") == "in one sweep 5, one by one 11"


def test_table_nudge_and_chain_rule_say_one_slope_of_every_quantity():
    explorer = explore.graph("x*x*y + 3*x/y - x", x=1.5, y=-2)
    for row in table(explorer)[:-1]:
        move(explorer, quantity=row[0])
        nudged = told(explorer, "nudge").split("ΔJ/h = ")[1].split(",")[0]
        said = [row[-1], told(explorer, "nudge"), told(explorer, "chain rule")]
        assert [number(text) for text in said] == pytest.approx([number(nudged)] * 3, rel=6e-3)


def test_the_stepper_tells_every_product_of_the_sweep(explorer):
    sweep = []
    for step in range(explorer.step.last + 1):
        move(explorer, step=step)
        sweep.append(told(explorer, "sweep"))
    assert sweep == [
        "0 → inputs",
        "1 → u = b × c = 6",
        "2 → v = a + u = 11",
        "3 → J = 3 × v = 33",
        "4 ← dv: dJ × ∂J/∂v = 1 × 3 = 3",
        "5 ← da: dv × ∂v/∂a = 3 × 1 = 3",
        "6 ← du: dv × ∂v/∂u = 3 × 1 = 3",
        "7 ← db: du × ∂u/∂b = 3 × 2 = 6",
        "8 ← dc: du × ∂u/∂c = 3 × 3 = 9",
    ]


def test_shares_that_meet_are_added_in_the_open():
    explorer = explore.graph("x*x + 3*x", x=2)
    assert explorer.step.last == 8
    assert told(explorer, "sweep").endswith(";  dx = 3 + 2 + 2 = 7")


def test_a_nudge_into_a_hole_leaves_the_rest_of_the_page():
    explorer = explore.graph("1/x", x=-0.001)
    assert told(explorer, "nudge").startswith("x: −0.001 → 0,  1 / 0 has no value")
    assert complaint(explorer) == "" and len(pictures(explorer)) == 1


def test_a_value_where_the_formula_has_none_is_reported_above_the_last_good_picture():
    explorer = explore.graph("log(x)", x=1)
    before = pictures(explorer)
    move(explorer, x=-1)
    assert complaint(explorer) == "log(−1) has no value; log needs a number above 0."
    assert pictures(explorer) == before
    explorer.typed.value = "log(x) + x"
    assert "log(−1) has no value" in explorer.complaint.value
    move(explorer, x=2)
    assert complaint(explorer) == ""


def test_a_product_of_rounded_numbers_is_not_called_equal():
    explorer = explore.graph("a*b/3", a=1, b=7)
    assert "0.333 × 7 ≈ 2.33" in words(explorer)


def test_a_formula_of_30_nodes_works_and_its_countless_paths_are_counted():
    explorer = explore.graph("; ".join(f"y{k + 1} = y{k}*y{k}" for k in range(29)), y0=1)
    assert controls(explorer)["quantity"].value == "y0"
    assert f"({2**29} paths)" in told(explorer, "chain rule")
