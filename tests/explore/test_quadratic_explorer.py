"""The explorer of the quadratic model without a browser: every control to both ends, and through junk."""

import random
import re
from itertools import islice
from math import inf, nan

import pytest
from moves import changes, complaint, inside, milliseconds, number, pictures, told, words
from quadratic import train_quadratic

from helpers import explore
from helpers.gradcheck import numeric_gradients

JUNK = 1e10, -1e10, 1e160, 1e308, inf, -inf, nan


@pytest.fixture
def explorer():
    return explore.quadratic()


@pytest.fixture
def control(explorer):
    """Return a function that finds a control by its name."""
    named = {slider.name: slider for slider in (*explorer.sliders, explorer.x, explorer.rate)}
    return {**named, "step": explorer.step, "zero": explorer.zero}.__getitem__


def numbers(line):
    """The three numbers in a line such as dw1 = −16, dw2 = −8, db = −4."""
    return [number(part) for part in line.split(",")]


def parameters(explorer):
    """w1, w2 and b as the page shows them."""
    formula = told(explorer, "model").removeprefix("y = ").replace("·x²", "").replace("·x", "")
    return [number(part.strip("()")) for part in formula.split(" + ")]


def squared_error(w1, w2, b, x):
    return (w1 * x**2 + w2 * x + b - (x + 1) ** 2) ** 2


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand(explorer):
    # at x = 2 the model says 4 + 2 + 1 = 7, and 9 is wanted: dL = 2 · (−2) · (4, 2, 1)
    assert told(explorer, "model") == "y = 1·x² + 1·x + 1"
    assert told(explorer, "x = 2") == "says 7, wanted 9, error = −2"
    assert told(explorer, "gradient") == "dw1 = −16, dw2 = −8, db = −4"
    assert told(explorer, "last step") == "dw1 = 0, dw2 = 0, db = 0"
    # the errors are −1, −2 and −3, so the mean loss is 14/3
    assert "mean loss: 4.67 at 0" in pictures(explorer)[2]


def test_the_first_two_steps_are_those_that_were_worked_out_by_hand(explorer):
    # x = 1: the model says 3, 4 is wanted; dL = (−2, −2, −2), and all become 1 + 0.01 · 2
    explorer.step.value = 1
    assert told(explorer, "model") == "y = 1.02·x² + 1.02·x + 1.02"
    assert told(explorer, "last step") == "dw1 = −2, dw2 = −2, db = −2"
    # x = 2: the model says 1.02 · 7 = 7.14; dL = −3.72 · (4, 2, 1)
    assert told(explorer, "gradient") == "dw1 ≈ −14.9, dw2 = −7.44, db = −3.72"
    explorer.step.value = 2
    assert told(explorer, "last step") == "dw1 ≈ −14.9, dw2 = −7.44, db = −3.72"
    assert parameters(explorer) == pytest.approx([1.1688, 1.0944, 1.0572], rel=5e-3)


def test_without_zeroing_the_second_step_uses_the_sum_of_two_gradients(explorer):
    explorer.zero.value, explorer.step.value = False, 2
    # (−14.88, −7.44, −3.72) and the (−2, −2, −2) that was left
    assert told(explorer, "last step") == "dw1 ≈ −16.9, dw2 = −9.44, db = −5.72"
    assert told(explorer, "model") == "y = 1.19·x² + 1.11·x + 1.08"


@pytest.mark.parametrize("zero", [True, False])
@pytest.mark.parametrize("rate", [0.01, 0.003])
def test_the_parameters_are_those_that_pytorch_finds(explorer, rate, zero):
    explorer.rate.value, explorer.zero.value = rate, zero
    for epoch, _, found in islice(train_quadratic(30, rate, zero), 20):
        explorer.step.value = 3 * epoch
        assert complaint(explorer) == "" and parameters(explorer) == pytest.approx(found, rel=6e-3)


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_on_the_page_is_the_one_that_nudges_measure(explorer, seed):
    rng = random.Random(seed)
    for slider in (*explorer.sliders, explorer.x):
        slider.value = rng.uniform(-2, 2)
    x = explorer.x.value
    slopes = numeric_gradients(lambda *p: squared_error(*p, x), *explorer.start())
    assert numbers(told(explorer, "gradient")) == pytest.approx(slopes, rel=6e-3)


@pytest.mark.parametrize("seed", range(3))
def test_the_next_step_does_what_was_said_of_it(explorer, seed):
    explorer.zero.value, explorer.step.value = seed != 1, 4 + seed
    foreseen = number(told(explorer, "next step"))
    explorer.step.value += 1
    assert parameters(explorer)[0] == pytest.approx(foreseen, rel=6e-3)


def test_the_pictures_tell_the_same_numbers(explorer):
    curve, bars, loss = pictures(explorer)
    assert curve.endswith("At 2, model is 7, (x + 1)² is 9.")
    assert "dL at x = 2: −16 at w1, −8 at w2, −4 at b; dL used by the last step: 0 at w1" in bars
    explorer.step.value = 90
    assert " at 90" in pictures(explorer)[2] and " at 90" not in loss


@pytest.mark.parametrize("x", [2.1, -1.95, 7.5])
def test_an_x_between_or_beyond_the_points_of_the_curve_is_marked_exactly(explorer, x):
    explorer.x.value = x
    place, says, wanted = pictures(explorer)[0].split(" At ")[1].strip(".").split(", ")
    assert number(place) == x
    assert number(says) == pytest.approx(x * x + x + 1, rel=6e-3)
    assert number(wanted) == pytest.approx((x + 1) ** 2, rel=6e-3)


def test_both_kinds_of_bars_are_gradients_and_filled_in_two_ways(explorer):
    explorer.step.value = 1
    bars = explorer.page.value.split("<svg")[2]
    outlines = re.findall("<rect [^>]*stroke='#b84a00'[^>]*>", bars)
    assert sum("dasharray" in outline for outline in outlines) == 5  # three bars, and two keys
    assert len(outlines) == 10 and "#0072b2" not in bars


def test_training_brings_the_model_near_the_truth(explorer):
    explorer.step.value = 90
    found = re.search(r"mean loss: 4.67 at 0 to ([\d.]+) at 90", pictures(explorer)[2])
    assert float(found[1]) < 0.2 and complaint(explorer) == ""


def test_without_zeroing_the_parameters_run_away_and_a_sentence_says_so(explorer):
    explorer.zero.value, explorer.step.value = False, 90
    assert complaint(explorer) == "A parameter ran away in step 67; zero the gradients, or lower the rate."
    assert len(pictures(explorer)) == 3 and " at 66" in pictures(explorer)[2]
    explorer.zero.value = True
    assert complaint(explorer) == ""


def test_after_the_last_good_step_all_numbers_are_those_of_that_step(explorer):
    explorer.zero.value, explorer.step.value = False, 66
    before, loss = told(explorer, "last step"), pictures(explorer)[2]
    assert complaint(explorer) == ""
    explorer.step.value = 67
    assert complaint(explorer) and told(explorer, "last step") == before and pictures(explorer)[2] == loss


def test_going_through_the_steps_and_back_shows_the_same_pages(explorer):
    steps, seen = [0, 1, 7, 90, 40, 90, 7, 1, 0], {}
    for step in steps:
        explorer.step.value = step
        assert seen.setdefault(step, explorer.page.value) == explorer.page.value
    assert len(set(seen.values())) == 5


def test_training_starts_from_the_sliders_also_when_they_are_moved_far_into_it(explorer):
    explorer.step.value = 60
    explorer.sliders[0].value = -2
    other = explore.quadratic(w1=-2)
    other.step.value = 60
    assert explorer.page.value == other.page.value and explorer.start() == (-2, 1, 1)


MOVES = {"w1": 2, "w2": -1, "b": 0, "x": 3, "rate": 0.02, "step": 5, "zero": False}


@pytest.mark.parametrize("name", MOVES)
def test_one_move_changes_one_trait_of_one_widget(explorer, control, name):
    explorer.step.value = 4
    assert changes(explorer, control(name), MOVES[name]) == [("LivePage", "value")]


@pytest.mark.parametrize("name", ["w1", "w2", "b", "x", "rate"])
def test_every_slider_goes_to_both_ends_and_the_pictures_stay(explorer, control, name):
    explorer.step.value = 30
    for end in (control(name).min, control(name).max):
        control(name).value = end
        assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


def test_the_steps_go_to_both_ends(explorer):
    for end in (90, 0):
        explorer.step.value = end
        assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["w1", "w2", "b", "x", "rate"])
def test_a_number_that_cannot_be_used_gets_a_sentence_and_the_pictures_stay(explorer, control, name):
    before = pictures(explorer)
    for value in JUNK:
        control(name).value = value
        assert complaint(explorer).startswith(f"{name} is ")
        assert complaint(explorer).endswith("; here, give a number from −1e9 to 1e9.")
        assert pictures(explorer) == before
    control(name).value = 1
    assert complaint(explorer) == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["w1", "w2", "b", "x"])
@pytest.mark.parametrize("value", [1e9, -1e9, 1e-320, 0])
def test_huge_and_tiny_numbers_are_drawn(explorer, control, name, value):
    for explorer.zero.value in (True, False):
        control(name).value = value
        assert complaint(explorer) == "" and len(pictures(explorer)) == 3
        assert "nan" not in words(explorer) and "inf" not in words(explorer)


def test_a_rate_of_zero_leaves_the_parameters_alone(explorer):
    explorer.rate.value, explorer.step.value = 0, 90
    assert told(explorer, "model") == "y = 1·x² + 1·x + 1" and complaint(explorer) == ""


@pytest.mark.parametrize("rate", [1e9, -1e9])
def test_a_huge_rate_runs_away_at_once_and_the_model_stays_as_it_was(explorer, rate):
    explorer.rate.value, explorer.step.value = rate, 5
    assert complaint(explorer) == "A parameter ran away in step 1; zero the gradients, or lower the rate."
    assert told(explorer, "model") == "y = 1·x² + 1·x + 1" and len(pictures(explorer)) == 3


def test_the_model_that_is_right_already_has_no_gradient_and_stays():
    explorer = explore.quadratic(1, 2, 1)
    explorer.step.value = 90
    assert told(explorer, "gradient") == told(explorer, "last step") == "dw1 = 0, dw2 = 0, db = 0"
    assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


@pytest.mark.parametrize("name", ["w1", "w2", "b", "rate"])
@pytest.mark.parametrize("value", ["far", None, [1, 2], nan, inf])
def test_what_is_no_number_is_named(name, value):
    with pytest.raises((ValueError, TypeError), match=f"^{name} is .*; give an ordinary number"):
        explore.quadratic(**{name: value})


def test_the_still_says_what_it_shows_and_needs_no_kernel(explorer):
    still = explorer.still()
    assert still.startswith('<img alt="Plot of y over x. model: 3 at −2 to 31 at 5')
    assert "widget" not in still and "<svg" not in still
    assert still == explore.quadratic().still()


def test_two_explorers_of_one_model_show_the_same_page(explorer):
    assert explorer.page.value == explore.quadratic().page.value


def test_every_control_has_a_name(explorer):
    named = [getattr(w, "name", "") or getattr(w, "description", "") for w in inside(explorer.live)]
    assert [name for name in named if name] == [
        "w1", "w2", "b", "x", "rate", "zero the gradients after every step", "step"
    ]  # fmt: skip


def test_the_kernel_works_less_than_three_milliseconds_for_a_move(explorer):
    explorer.step.value = 90
    assert milliseconds(explorer.sliders[0], [k / 10 for k in range(20)]) < 3
    assert milliseconds(explorer.step, range(70, 90)) < 3
