"""The explorer of a chain of one-weight layers: its numbers, its training, its depth."""

from math import inf, nan

import pytest
from live_explorers import made
from moves import complaint, move, number, pictures, table, told

from helpers import chain

W = [0.4, 0.3, -0.1]


@pytest.fixture
def explorer():
    return made("chain")


def weights_shown(explorer):
    return [number(row[1]) for row in table(explorer)[1:]]


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand(explorer):
    # outs 0.4, 0.12, −0.012; error 0.988, handed back 0.988·(−0.1) and −0.0988·0.3 and −0.02964·0.4;
    # dw3 = 0.988·0.12, dw2 = −0.0988·0.4, dw1 = −0.02964·1
    assert table(explorer) == [
        ["x", "", "1", "≈ −0.0119", ""],
        ["1", "0.4", "0.4", "≈ −0.0296", "≈ −0.0296"],
        ["2", "0.3", "0.12", "−0.0988", "≈ −0.0395"],
        ["3", "−0.1", "−0.012", "0.988", "≈ 0.119"],
    ]
    assert told(explorer, "J") == "½(−0.012 − (−1))² ≈ 0.488"
    assert told(explorer, "prediction") == "x = 1 → −1, y = −1"
    assert told(explorer, "next step") == "w1: 0.4 − 0.05 × (−0.0296) ≈ 0.401"


def test_the_multiplications_are_those_that_the_counter_of_the_course_counts(explorer):
    for layers in range(1, 11):
        move(explorer, layers=layers)
        counted = "in one sweep {}, each alone {}".format(*chain.multiplications(layers))
        assert told(explorer, "multiplications") == counted


@pytest.mark.parametrize("epoch", [1, 2, 40, 160])
def test_an_epoch_shows_what_training_makes_of_the_weights(explorer, epoch):
    move(explorer, epoch=epoch)
    *_, (_, J, w) = chain.train(W, 0.05, epoch)
    assert weights_shown(explorer) == pytest.approx(w, rel=6e-3) and explorer.weights() == W
    assert number(told(explorer, "J")) == pytest.approx(J, rel=6e-3)


def test_a_new_layer_has_the_weight_of_the_last_one_and_a_slider_that_goes_with_it(explorer):
    sliders = explorer.column.children
    move(explorer, w3=-0.2)
    move(explorer, layers=5)
    assert explorer.weights() == [0.4, 0.3, -0.2, -0.2, -0.2]
    move(explorer, w5=2)
    assert table(explorer)[5][1:3] == ["2", "0.0096"]  # 0.4 · 0.3 · (−0.2)² · 2
    move(explorer, layers=2)
    assert explorer.column.children == sliders[:2] and explorer.weights() == W[:2]
    move(explorer, all_w=0.5)
    assert explorer.weights() == [0.5, 0.5] and told(explorer, "J") == "½(0.25 − (−1))² ≈ 0.781"


def test_a_number_of_layers_that_cannot_be_is_reported_until_there_is_another(explorer):
    before = pictures(explorer)
    for layers in (2.5, 0, 11, inf, nan, -3):
        move(explorer, layers=layers)
        assert complaint(explorer).endswith("here it is a whole number from 1 to 10.")
        assert pictures(explorer) == before and len(explorer.weights()) == 3
    move(explorer, x=2)  # no other number is shown for it
    assert complaint(explorer) == "layers is −3; here it is a whole number from 1 to 10."
    move(explorer, layers=4)
    assert complaint(explorer) == "" and len(explorer.weights()) == 4


def test_weights_that_run_away_are_reported_with_the_last_epoch_that_went_well(explorer):
    move(explorer, epoch=160, rate=5)
    assert complaint(explorer) == "A weight ran away in epoch 2; check the gradients, or lower the rate."
    _, _, w = next(iter(chain.train(W, 5, 1)))
    assert weights_shown(explorer) == pytest.approx(w, rel=6e-3)
