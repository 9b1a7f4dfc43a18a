"""The explorer of gradient descent: where a walk goes, what ends it, which formulas it can walk on."""

import pytest
from moves import complaint, move, numbers, pictures, table, told, words

from helpers import explore
from helpers.descent import descend
from helpers.formula import parse

BOWL, START = "x*x + 4*y*y", {"x": -2.5, "y": 1.5}


@pytest.fixture
def explorer():
    return explore.descent(BOWL, **START)


def test_it_opens_after_four_steps_that_were_worked_out_by_hand(explorer):
    # dx = 2x and dy = 8y, so a step makes 0.9·x of x and 0.6·y of y; 0.9⁴ = 0.6561 and 0.6⁴ = 0.1296
    assert told(explorer, "here") == "x ≈ −1.64, y ≈ 0.194, J ≈ 2.84"
    assert told(explorer, "gradient") == "dx ≈ −3.28, dy ≈ 1.56"
    assert told(explorer, "next x") == "−1.64 − (−0.164) ≈ −1.48"
    assert told(explorer, "next y") == "0.194 − 0.0778 ≈ 0.117"
    contours, surface, costs = pictures(explorer)
    for said in (contours, surface):
        assert "(−2.5, 1.5)" in said and "(−1.64, 0.194)" in said and "4 steps" in said
    assert "15.2" in costs and "2.84 at 4" in costs
    assert ["step 1", "−2.25", "0.9", "8.30"] in table(explorer)


@pytest.mark.parametrize("step", [1, 9, 40])
def test_a_step_shows_where_descent_has_come_to(explorer, step):
    move(explorer, step=step)
    *_, (point, J, gradient) = descend(parse(BOWL), START, 0.05, step)
    assert numbers(told(explorer, "here")) == pytest.approx([*point.values(), J], rel=6e-3)
    assert numbers(told(explorer, "gradient")) == pytest.approx([*gradient.values()], rel=6e-3)


def test_two_formulas_in_turn_keep_their_own_maps(explorer):
    before = explorer.page.value
    explorer.typed.value = "x*x + y*y"
    assert table(explorer)[1] == ["highest", "−3", "−3", "18"]
    explorer.typed.value = BOWL
    assert explorer.page.value == before


def test_a_walk_into_a_hole_stops_before_it_with_a_sentence():
    explorer = explore.descent("sqrt(x) + y*y", x=1, y=0, rate=2.5)
    move(explorer, step=9)
    assert complaint(explorer).startswith("The walk ends after step 0: −0.25 ** 0.5 has no value")
    assert told(explorer, "here") == "x = 1, y = 0, J = 1"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["0*x + 0*y", "exp(exp(exp(x)))*y", "1/(x - 2*y)", "max(x, y)", "x - x + y"])
def test_flat_steep_and_broken_surfaces_are_drawn(text):
    explorer = explore.descent(text)
    assert len(pictures(explorer)) == 3 and complaint(explorer) == "" and "nan" not in words(explorer)
