"""The explorer of a chain without a browser: every control is moved to both ends and through junk."""

import random
from math import inf, nan, prod

import numpy as np
import pytest
from moves import changes, complaint, inside, milliseconds, number, pictures, table, told, words

from helpers import chain, explore
from helpers.gradcheck import numeric_gradients

CONTROLS = ["depth", "x", "y", "rate", "all", "epoch"]


@pytest.fixture
def explorer():
    return explore.chain([0.4, 0.3, -0.1], x=1, y=-1)


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand(explorer):
    # outs 0.4, 0.12, −0.012; error 0.988; dw3 = 0.988·0.12, dw2 = −0.0988·0.4, dw1 = −0.02964·1
    assert [row[1:3] for row in table(explorer)] == [
        ["", "1"], ["0.4", "0.4"], ["0.3", "0.12"], ["−0.1", "−0.012"]
    ]  # fmt: skip
    assert [row[4] for row in table(explorer)] == ["", "≈ −0.0296", "≈ −0.0395", "≈ 0.119"]
    assert told(explorer, "loss") == "½(−0.012 − (−1))² ≈ 0.488"
    assert told(explorer, "prediction") == "x = 1 → −1, y = −1"
    assert told(explorer, "next step") == "w1: 0.4 − 0.05 × (−0.0296) ≈ 0.401"


def test_the_picture_and_both_plots_tell_the_same_numbers(explorer):
    chain_, bars, loss = pictures(explorer)
    assert "loss ½(out₃ − y)² ≈ 0.488" in chain_ and "dLoss/dw₃ ≈ 0.119" in chain_
    assert "out: 0.4 at 1, 0.12 at 2, −0.012 at 3; dw: −0.0296 at 1" in bars
    assert "loss" in loss


@pytest.mark.parametrize("layers, sweep, alone", [(1, 2, 1), (2, 4, 3), (3, 6, 6), (10, 20, 55)])
def test_the_multiplications_are_2L_in_a_sweep_and_L_times_half_of_L_plus_1_alone(
    explorer, layers, sweep, alone
):
    explorer.depth.value = layers
    assert told(explorer, "multiplications") == f"in one sweep {sweep}, each alone {alone}"


@pytest.mark.parametrize("seed", range(5))
def test_the_gradients_on_the_page_are_those_that_nudges_measure(explorer, seed):
    rng = random.Random(seed)
    explorer.depth.value = 2 + seed
    for control in (*explorer.sliders, explorer.x, explorer.y):
        control.value = rng.uniform(-2, 2)
    x, y = explorer.x.value, explorer.y.value
    (slopes,) = numeric_gradients(lambda w: (prod(w) * x - y) ** 2 / 2, explorer.weights())
    assert [number(row[4]) for row in table(explorer)[1:]] == pytest.approx(list(slopes), rel=6e-3)


def test_the_values_handed_back_are_those_that_nudges_measure(explorer):
    w = explorer.weights()
    for i, row in enumerate(table(explorer)):
        out = prod(w[:i])
        (slope,) = numeric_gradients(lambda out, i=i: (prod(w[i:]) * out + 1) ** 2 / 2, out)
        assert number(row[3]) == pytest.approx(slope, rel=6e-3)


def test_an_epoch_shows_what_training_makes_of_the_weights(explorer):
    for epoch in (1, 2, 40, 160):
        explorer.epoch.value = epoch
        *_, (_, J, w) = chain.train([0.4, 0.3, -0.1], 0.05, epoch)
        assert [number(row[1]) for row in table(explorer)[1:]] == pytest.approx(w, rel=6e-3)
        assert number(told(explorer, "loss")) == pytest.approx(J, rel=6e-3)


def test_training_ends_on_the_wanted_sign_and_a_smaller_loss():
    explorer = explore.chain([0.4, 0.3, 0.1], x=1, y=-1)
    assert told(explorer, "prediction") == "x = 1 → 1, y = −1"
    explorer.epoch.value = 160
    assert told(explorer, "prediction") == "x = 1 → −1, y = −1"


def test_going_through_the_epochs_and_back_shows_the_same_pages(explorer):
    epochs, seen = [0, 1, 7, 160, 40, 160, 7, 1, 0], {}
    for epoch in epochs:
        explorer.epoch.value = epoch
        assert seen.setdefault(epoch, explorer.page.value) == explorer.page.value
    assert len(set(seen.values())) == 5


def test_training_starts_from_the_sliders_also_when_they_are_moved_far_into_it(explorer):
    explorer.epoch.value = 120
    explorer.sliders[1].value = -0.7
    explorer.rate.value = 0.1
    *_, (_, _, w) = chain.train([0.4, -0.7, -0.1], 0.1, 120)
    assert [number(row[1]) for row in table(explorer)[1:]] == pytest.approx(w, rel=6e-3)
    assert explorer.weights() == [0.4, -0.7, -0.1]


@pytest.mark.parametrize("name, value", [("x", 2), ("y", 2), ("rate", 0.2), ("epoch", 2)])
def test_one_move_changes_one_trait_of_one_widget(explorer, name, value):
    explorer.epoch.value = 3
    assert changes(explorer, getattr(explorer, name), value) == [("LivePage", "value")]


def test_a_weight_changes_one_trait_of_one_widget(explorer):
    assert changes(explorer, explorer.sliders[2], 0.9) == [("LivePage", "value")]


def test_all_weights_move_together_and_the_page_is_drawn_once(explorer):
    seen = changes(explorer, explorer.all, 0.5)
    assert seen == [("NumberInput", "value")] * 3 + [("LivePage", "value")]
    assert explorer.weights() == [0.5] * 3 and number(told(explorer, "loss")) == pytest.approx(0.633, 1e-3)


def test_a_new_layer_brings_a_slider_and_draws_once(explorer):
    assert changes(explorer, explorer.depth, 4) == [("VBox", "children"), ("LivePage", "value")]
    assert explorer.weights() == [0.4, 0.3, -0.1, -0.1]  # the weight of the last layer, once more
    assert told(explorer, "loss") == "½(0.0012 − (−1))² ≈ 0.501"


def test_new_layers_keep_the_weight_that_all_of_them_have(explorer):
    explorer.all.value, explorer.depth.value = 0.5, 1
    explorer.depth.value = 10
    assert explorer.weights() == [0.5] * 10
    assert [number(row[4]) for row in table(explorer)[1:]] == pytest.approx(
        [0.5**9 * (0.5**10 + 1)] * 10, 6e-3
    )


def test_a_slider_that_was_dropped_is_freed_and_the_others_stay_the_same(explorer):
    first, _, last = explorer.sliders
    explorer.depth.value = 2
    assert last.comm is None and last not in inside(explorer.live)
    assert explorer.sliders[0] is first and explorer.weights() == [0.4, 0.3]


def test_a_slider_that_was_added_later_moves_the_page(explorer):
    explorer.depth.value = 5
    assert changes(explorer, explorer.sliders[4], 2) == [("LivePage", "value")]
    assert table(explorer)[5][1:3] == ["2", "0.0024"]  # 0.4 · 0.3 · (−0.1)² · 2


@pytest.mark.parametrize("name", CONTROLS)
def test_every_control_goes_to_both_ends_and_the_picture_stays(explorer, name):
    control = getattr(explorer, name)
    for end in (1, 10) if name == "depth" else (0, 160) if name == "epoch" else (control.min, control.max):
        control.value = end
        assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


def test_a_number_of_layers_that_cannot_be_is_reported_above_the_picture(explorer):
    before = pictures(explorer)
    for layers in (2.5, 0, -3, 99, 1e300, inf, nan):
        explorer.depth.value = layers
        assert complaint(explorer).endswith("here it is a whole number from 1 to 10.")
        assert pictures(explorer) == before and len(explorer.sliders) == 3
    explorer.depth.value = 4
    assert complaint(explorer) == "" and len(explorer.sliders) == 4


def test_while_the_number_of_layers_cannot_be_no_other_number_is_shown_for_it(explorer):
    explorer.depth.value = -3
    explorer.x.value = 2
    assert complaint(explorer) == "layers is −3; here it is a whole number from 1 to 10."


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["x", "y", "rate", "all"])
def test_huge_and_tiny_numbers_leave_a_picture_and_at_worst_a_sentence(explorer, name):
    for value in (1e9, -1e9, 1e-320, 0, 1e200, 1e308):
        getattr(explorer, name).value = value
        too_large = "A number is nan, infinite or too large" * (abs(value) > 1e9 and name != "rate")
        assert len(pictures(explorer)) == 3 and complaint(explorer).startswith(too_large)


def test_weights_of_a_billion_are_drawn(explorer):
    explorer.all.value = 1e9
    assert "½(1e+27 − (−1))²" in told(explorer, "loss") and complaint(explorer) == ""


def test_weights_that_run_away_are_reported_with_the_last_epoch_that_went_well(explorer):
    explorer.epoch.value = 160
    explorer.rate.value = 5
    assert complaint(explorer) == "A weight ran away in epoch 2; check the gradients, or lower the rate."
    (_, _, w) = next(chain.train([0.4, 0.3, -0.1], 5))
    assert [number(row[1]) for row in table(explorer)[1:]] == pytest.approx(w, rel=6e-3)
    explorer.rate.value = 0.05
    assert complaint(explorer) == ""


def test_a_rate_of_zero_leaves_the_weights_alone(explorer):
    explorer.rate.value, explorer.epoch.value = 0, 160
    assert [row[1] for row in table(explorer)[1:]] == ["0.4", "0.3", "−0.1"]


@pytest.mark.parametrize("w", [[], [1] * 11, "abc", 3, [nan], ["a"], [[1, 2]], [1e200, 1e200]])
def test_what_makes_no_chain_is_an_error_with_a_sentence(w):
    with pytest.raises((ValueError, TypeError), match=r"\w+ .*"):
        explore.chain(w).still()


@pytest.mark.parametrize("name", ["x", "y", "rate"])
def test_what_is_no_number_is_named(name):
    with pytest.raises(ValueError, match=f"^{name} is 'far'; give an ordinary number"):
        explore.chain([0.5], **{name: "far"})


def test_weights_may_come_in_an_array():
    assert explore.chain(np.array([1, 2]), x=np.int64(3)).weights() == [1, 2]


def test_the_still_says_what_it_shows_and_needs_no_kernel(explorer):
    still = explorer.still()
    assert still.startswith('<img alt="Chain of 3 layers: x = 1, w₁ = 0.4')
    assert "widget" not in still and "<svg" not in still
    assert still == explore.chain([0.4, 0.3, -0.1], x=1, y=-1).still()


def test_two_explorers_of_one_chain_show_the_same_page(explorer):
    assert explorer.page.value == explore.chain([0.4, 0.3, -0.1], x=1, y=-1).page.value
    assert "nan" not in words(explorer)


def test_the_kernel_works_less_than_two_milliseconds_for_a_move(explorer):
    assert milliseconds(explorer.sliders[0], [k / 10 for k in range(20)]) < 2
