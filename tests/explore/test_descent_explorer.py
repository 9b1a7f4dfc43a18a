"""The explorer of gradient descent without a browser: every control to both ends and through junk."""

import random
from math import inf, nan, sin

import numpy as np
import pytest
from moves import changes, complaint, inside, milliseconds, number, pictures, table, told, words

from helpers import explore
from helpers.descent import descend
from helpers.formula import parse
from helpers.gradcheck import numeric_gradients


@pytest.fixture
def explorer():
    return explore.descent("x*x + 4*y*y", x=-2.5, y=1.5, rate=0.05)


def slopes(explorer):
    """The gradient on the page, as numbers."""
    return [number(part) for part in told(explorer, "gradient").split(", ")]


def test_it_opens_after_four_steps_that_were_worked_out_by_hand(explorer):
    # dx = 2x and dy = 8y, so a step makes 0.9·x of x and 0.6·y of y; 0.9⁴ = 0.6561 and 0.6⁴ = 0.1296
    assert told(explorer, "here") == "x ≈ −1.64, y ≈ 0.194, J ≈ 2.84"
    assert told(explorer, "gradient") == "dx ≈ −3.28, dy ≈ 1.56"
    assert told(explorer, "next x") == "−1.64 − (−0.164) ≈ −1.48"
    assert told(explorer, "next y") == "0.194 − 0.0778 ≈ 0.117"


def test_before_the_first_step_it_stands_at_the_start(explorer):
    explorer.step.value = 0
    assert told(explorer, "here") == "x = −2.5, y = 1.5, J ≈ 15.2"  # 6.25 + 4·2.25 = 15.25
    assert told(explorer, "gradient") == "dx = −5, dy = 12"
    assert told(explorer, "next x") == "−2.5 − (−0.25) = −2.25"


def test_map_surface_and_curve_tell_the_same_walk(explorer):
    contours, surface, costs = pictures(explorer)
    walk = "begins at (−2.5, 1.5), value 15.2, and ends after 4 steps at (−1.64, 0.194), value 2.84."
    assert walk in contours and walk in surface
    assert "The gradient at (−1.64, 0.194) is (−3.28, 1.56)" in contours
    assert "15.2 at 0, lowest 2.84 at 4" in costs or "2.84 at 4" in costs


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_on_the_page_is_the_one_that_nudges_measure(explorer, seed):
    rng = random.Random(seed)
    explorer.typed.value, explorer.step.value = "x*x*y + 3*sin(x)/y", 0
    explorer.sliders["x"].value, explorer.sliders["y"].value = x, y = rng.uniform(-3, 3), rng.uniform(1, 3)
    measured = numeric_gradients(lambda x, y: x * x * y + 3 * sin(x) / y, x, y)
    assert slopes(explorer) == pytest.approx(list(measured), rel=6e-3)


def test_a_step_shows_where_descent_has_come_to(explorer):
    for step in (1, 9, 40):
        explorer.step.value = step
        *_, (point, J, gradient) = descend(parse("x*x + 4*y*y"), {"x": -2.5, "y": 1.5}, 0.05, step)
        here = [number(part) for part in told(explorer, "here").split(", ")]
        assert here == pytest.approx([*point.values(), J], rel=6e-3)
        assert slopes(explorer) == pytest.approx([*gradient.values()], rel=6e-3)


def test_going_through_the_steps_and_back_shows_the_same_pages(explorer):
    seen = {}
    for step in [0, 1, 4, 40, 17, 40, 4, 1, 0]:
        explorer.step.value = step
        assert seen.setdefault(step, explorer.page.value) == explorer.page.value
    assert len(set(seen.values())) == 5


def test_a_setting_that_is_changed_far_into_the_walk_changes_the_walk_from_its_start(explorer):
    explorer.step.value = 40
    explorer.rate.value = 0.01
    explorer.sliders["x"].value = 2
    fresh = explore.descent("x*x + 4*y*y", x=2, y=1.5, rate=0.01)
    fresh.step.value = 40
    assert explorer.page.value == fresh.page.value


def test_two_formulas_in_turn_keep_their_own_maps(explorer):
    before = explorer.page.value
    explorer.typed.value = "x*x + y*y"
    assert "highest" in words(explorer) and table(explorer)[1] == ["highest", "−3", "−3", "18"]
    explorer.typed.value = "x*x + 4*y*y"
    assert explorer.page.value == before


@pytest.mark.parametrize("name, value", [("rate", 0.2), ("step", 9)])
def test_one_move_changes_one_trait_of_one_widget(explorer, name, value):
    assert changes(explorer, getattr(explorer, name), value) == [("LivePage", "value")]


@pytest.mark.parametrize("name", ["x", "y"])
def test_moving_the_start_changes_one_trait_of_one_widget(explorer, name):
    assert changes(explorer, explorer.sliders[name], 0.5) == [("LivePage", "value")]


def test_a_typed_formula_brings_its_sliders_and_draws_once(explorer):
    seen = changes(explorer, explorer.typed, "x*x + u*u")
    assert seen == [("LivePage", "value"), ("Live", "children"), *[("NumberInput", "comm")] * 2]
    assert explorer.values() == {"x": -2.5, "u": 1} and "dx ≈ −3.28, du ≈ 1.31" in words(explorer)


def test_the_sliders_of_the_formula_before_are_freed(explorer):
    old = [*explorer.sliders.values()]
    explorer.typed.value = "a*a + b*b"
    assert all(slider.comm is None and slider not in inside(explorer.live) for slider in old)
    assert changes(explorer, explorer.sliders["b"], 2) == [("LivePage", "value")]


@pytest.mark.parametrize("control", ["x", "y", "rate", "step"])
def test_every_control_goes_to_both_ends_and_the_picture_stays(explorer, control):
    widget = explorer.sliders.get(control) or getattr(explorer, control)
    for end in (0, 40) if control == "step" else (widget.min, widget.max):
        widget.value = end
        assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


@pytest.mark.parametrize("text, variables", [("x*x", "x"), ("x*y*z", "x, y, z"), ("3 + 4", "none")])
def test_a_formula_with_another_number_of_variables_is_turned_down(explorer, text, variables):
    before = explorer.page.value
    explorer.typed.value = text
    assert f"two variables, and here are: {variables}." in explorer.complaint.value
    assert explorer.page.value == before and [*explorer.sliders] == ["x", "y"]


@pytest.mark.parametrize("junk", ["", "x*", "x y", "9**9**9", "__import__('os')", "(" * 999, "x < y"])
def test_a_bad_formula_is_reported_under_the_box_and_the_last_page_stays(explorer, junk):
    before = explorer.page.value
    assert changes(explorer, explorer.typed, junk) == [("HTML", "value")]
    assert "⚠" in explorer.complaint.value and explorer.page.value == before
    explorer.typed.value = "x*x + y*y"
    assert explorer.complaint.value == ""


def test_the_complaint_points_at_the_place(explorer):
    explorer.typed.value = "x*x + y%2"
    assert ">x*x + y%2\n       ^<" in explorer.complaint.value


def test_what_a_learner_typed_is_escaped(explorer):
    explorer.typed.value = "<img src=x onerror=alert(1)>"
    assert "<img" not in explorer.complaint.value and "&lt;img" in explorer.complaint.value


def test_a_start_without_a_value_is_reported_above_the_last_good_picture(explorer):
    explorer.typed.value = "log(x*y)"  # x·y = −3.75
    assert complaint(explorer) == "log(−3.75) has no value; log needs a number above 0."
    assert len(pictures(explorer)) == 3
    explorer.sliders["x"].value = 2
    assert complaint(explorer) == ""
    assert told(explorer, "here").startswith("x ≈ 1.90")  # from 2 in four steps of about −0.05·½


def test_a_walk_into_a_hole_stops_before_it_with_a_sentence():
    explorer = explore.descent("sqrt(x) + y*y", x=1, y=0, rate=2.5)
    explorer.step.value = 9
    assert complaint(explorer).startswith("The walk ends after step 0: −0.25 ** 0.5 has no value")
    assert told(explorer, "here") == "x = 1, y = 0, J = 1"


@pytest.mark.filterwarnings("error")
def test_a_walk_that_runs_away_leaves_a_picture_and_at_worst_a_sentence(explorer):
    explorer.step.value = 40
    for rate in (1, -1, 1e9, 1e200, 1e308):
        explorer.rate.value = rate
        assert len(pictures(explorer)) == 3
        assert complaint(explorer).startswith("The walk ends after step " * (rate > 1))


def test_a_rate_of_zero_stays_at_the_start(explorer):
    explorer.rate.value = 0
    assert told(explorer, "here").startswith("x = −2.5, y = 1.5")
    assert told(explorer, "next y") == "1.5 − 0 = 1.5"


@pytest.mark.filterwarnings("error")
def test_a_start_far_away_leaves_a_picture_and_at_worst_a_sentence(explorer):
    for far in (1e9, -1e9, 1e-320, 1e200, nan, inf):
        explorer.sliders["x"].value = far
        assert len(pictures(explorer)) == 3
        assert ("is not a finite number" in complaint(explorer)) == (not far < 1e200)


@pytest.mark.parametrize("text", ["0*x + 0*y", "exp(exp(exp(x)))*y", "1/(x - 2*y)", "max(x, y)", "x - x + y"])
def test_flat_steep_and_broken_surfaces_are_drawn(text):
    explorer = explore.descent(text)
    assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


@pytest.mark.parametrize("text", ["x", "x*y*z", "x +", "log(x) + y", "log(0 - x*x)*y"])
def test_a_formula_that_cannot_be_walked_on_is_an_error_at_once(text):
    with pytest.raises(ValueError, match=r"has no value|two variables|missing"):
        explore.descent(text, x=-1)


@pytest.mark.parametrize("given", [{"z": 3}, {"x": "far"}, {"y": nan}, {"rate": None}, {"rate": [1]}])
def test_a_start_or_a_rate_that_cannot_be_is_named(given):
    with pytest.raises(ValueError, match=f"^{next(iter(given))} (is .*; give|does not occur)"):
        explore.descent("x*y", **given)


def test_the_numbers_may_come_from_an_array():
    assert explore.descent("x*y", x=np.int64(2), rate=np.float32(0.5)).values() == {"x": 2, "y": 1}


def test_the_still_says_what_it_shows_and_needs_no_kernel(explorer):
    still = explorer.still()
    assert still.startswith('<img alt="Contour lines over x and y at ')
    assert "ends after 4 steps at (−1.64, 0.194)" in still and "widget" not in still and "<svg" not in still
    assert still == explore.descent("x*x + 4*y*y", x=-2.5, y=1.5, rate=0.05).still()


def test_the_kernel_works_less_than_12_milliseconds_for_a_move(explorer):
    explorer.step.value = 40
    assert milliseconds(explorer.sliders["x"], [k / 10 for k in range(20)]) < 12
