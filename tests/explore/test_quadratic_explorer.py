"""The explorer of the quadratic model: its gradients, its training with and without zeroing them."""

import pytest
from live_explorers import made
from moves import complaint, move, number, pictures, told


@pytest.fixture
def explorer():
    return made("quadratic")


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand(explorer):
    # at x = 2 the model says 4 + 2 + 1 = 7, and 9 is wanted: dJ = 2 · (−2) · (4, 2, 1)
    assert told(explorer, "model") == "y = 1·x² + 1·x + 1"
    assert told(explorer, "x = 2") == "says 7, wanted 9, error = −2"
    assert told(explorer, "gradient") == "dw1 = −16, dw2 = −8, db = −4"
    assert told(explorer, "last step") == "dw1 = 0, dw2 = 0, db = 0"
    assert "4.67 at 0" in pictures(explorer)[2]  # the errors are −1, −2 and −3, so the mean J is 14/3


@pytest.mark.parametrize(("zero", "used", "foreseen", "model"), [
    # x = 2: 1.02 · 7 = 7.14, so dJ = −3.72 · (4, 2, 1)
    (True, "dw1 ≈ −14.9, dw2 = −7.44, db = −3.72", "1.02 − 0.01 × (−14.9) ≈ 1.17", (1.17, 1.09, 1.06)),
    # and the (−2, −2, −2) that was left
    (False, "dw1 ≈ −16.9, dw2 = −9.44, db = −5.72", "1.02 − 0.01 × (−16.9) ≈ 1.19", (1.19, 1.11, 1.08)),
])  # fmt: skip
def test_the_first_two_steps_are_those_that_were_worked_out_by_hand(explorer, zero, used, foreseen, model):
    explorer.zero.value = zero
    move(explorer, step=1)
    assert told(explorer, "model") == "y = 1.02·x² + 1.02·x + 1.02"  # x = 1: 3 for 4, so dJ = (−2, −2, −2)
    assert told(explorer, "last step") == "dw1 = −2, dw2 = −2, db = −2"
    assert told(explorer, "next step") == f"x = 2, w1: {foreseen}"
    move(explorer, step=2)
    assert told(explorer, "last step") == used
    assert told(explorer, "model") == "y = {}·x² + {}·x + {}".format(*model)


@pytest.mark.parametrize("x", [2.1, -1.95, 7.5])
def test_an_x_between_or_beyond_the_points_of_the_curve_is_marked_exactly(explorer, x):
    move(explorer, x=x)
    says, wanted = x * x + x + 1, (x + 1) ** 2
    at, *marked = pictures(explorer)[0].split(" At ")[1].strip(".").split(", ")
    assert at == f"{x:g}".replace("-", "−")
    assert [number(part) for part in marked] == pytest.approx([says, wanted], rel=6e-3)


def test_without_zeroing_a_parameter_runs_away_and_the_numbers_of_the_last_good_step_stay(explorer):
    explorer.zero.value = False
    move(explorer, step=66)
    before, page = told(explorer, "last step"), pictures(explorer)
    assert complaint(explorer) == ""
    for step in (67, 90):
        move(explorer, step=step)
        assert complaint(explorer).startswith("A parameter ran away in step 67; zero the gradients, or")
        assert told(explorer, "last step") == before and pictures(explorer) == page
    explorer.zero.value = True
    assert complaint(explorer) == "" and "0.0371 at 90" in pictures(explorer)[2]
