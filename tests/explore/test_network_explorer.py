"""The explorer of a learning network without a browser: every control to both ends and through junk."""

import numpy as np
import pytest
from moves import changes, complaint, milliseconds, number, pictures, table, told, words

from helpers import data, explore
from helpers.explore.training import PACE
from helpers.gradcheck import numeric_gradients
from helpers.network import NeuralNetwork

CONTROLS = ["samples", "activation", "hidden", "rate", "seed", "frame"]
FORMULAS = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: np.maximum(z, 0)}


@pytest.fixture
def explorer():
    return explore.network("xor")


def trained(epochs, samples="xor", hidden=4, activation="tanh", rate=2.0, seed=0):
    """A network that was trained by a plain call, its data, and J at the start and after each epoch."""
    x, y = {"xor": data.xor, "moons": data.moons}[samples]()
    net = NeuralNetwork([2, hidden, 1], [activation, "sigmoid"], rng=seed)
    start, (_, batch, *_) = net.cost(x, y), PACE[samples]
    costs = net.train(x, y, batch, epochs, rate) if epochs else []
    return net, x, y, [start, *costs]


def J_shown(explorer):
    return number(told(explorer, "epoch"))


def sizes_shown(explorer):
    return [number(part) for part in told(explorer, "gradients").split(", ")]


def test_it_opens_with_the_end_of_the_training_of_a_plain_call(explorer):
    costs = trained(500)[-1]
    assert told(explorer, "epoch").startswith("500, J ") and costs[0] > 0.1 > 10 * costs[-1]
    assert J_shown(explorer) == pytest.approx(costs[-1], rel=6e-3)
    assert table(explorer) == [["0", "2", "2"], ["1", "2", "2"], ["both", "4", "4"]]  # XOR is learned


@pytest.mark.parametrize("samples", ["xor", "moons"])
def test_a_frame_shows_the_J_of_its_epoch(explorer, samples):
    explorer.samples.value, every = samples, PACE[samples][0]
    costs = trained(every * 40, samples)[-1]
    for frame in (0, 1, 40):
        explorer.frame.value = frame
        assert told(explorer, "epoch").startswith(f"{every * frame}, J ")
        assert J_shown(explorer) == pytest.approx(costs[every * frame], rel=6e-3)
    assert explorer.frame.unit == every


def test_the_curve_begins_with_the_untrained_network(explorer):
    start, *_, end = (f"{J:.3g}" for J in trained(500)[-1])
    assert f"J: {start} at 0" in pictures(explorer)[1] and f"{end} at 500" in pictures(explorer)[1]


def test_the_regions_count_the_points_that_the_network_puts_on_their_side(explorer):
    explorer.samples.value, explorer.frame.value = "moons", 1
    net, x, y, _ = trained(PACE["moons"][0], "moons")
    right = (net.predict(x) > 0.5) == (y == 1)
    assert 0 < right.sum() < 200  # not yet learned, or the count would say little
    assert table(explorer)[2] == ["both", "200", str(right.sum())]
    assert f"{right.sum()} of 200 points lie on their side" in pictures(explorer)[0]


@pytest.mark.parametrize(
    "activation, hidden, seed, rate, frame",
    [("tanh", 4, 0, 1, 100), ("sigmoid", 7, 3, 2, 30), ("relu", 12, 1, 0.3, 7), ("tanh", 1, 9, 1, 0)],
)
def test_the_gradients_on_the_page_are_those_that_nudges_measure(activation, hidden, seed, rate, frame):
    explorer = explore.network("xor", hidden, activation, rate, seed)
    explorer.frame.value = frame
    net, x, y, _ = trained(5 * frame, "xor", hidden, activation, rate, seed)
    b1, b2 = net.biases

    def J(W1, W2):
        a = FORMULAS["sigmoid"](W2 @ FORMULAS[activation](W1 @ x + b1) + b2)
        return ((a - y) ** 2).sum() / 2 / 4

    dW = numeric_gradients(J, *net.weights)
    assert sizes_shown(explorer) == pytest.approx([np.sqrt((d**2).sum()) for d in dW], rel=6e-3)


def test_going_through_the_epochs_and_back_shows_the_same_pages(explorer):
    seen = {}
    for frame in [100, 0, 1, 60, 100, 60, 1, 0]:
        explorer.frame.value = frame
        assert seen.setdefault(frame, explorer.page.value) == explorer.page.value
    assert len(set(seen.values())) == 4


@pytest.mark.parametrize("name, value", [("seed", 3), ("hidden", 7), ("rate", 0.5), ("activation", "relu")])
def test_a_setting_that_is_changed_late_trains_anew_from_the_first_epoch(explorer, name, value):
    explorer.frame.value = 50
    getattr(explorer, name).value = value
    costs = trained(250, **{name: value})[-1]
    assert J_shown(explorer) == pytest.approx(costs[-1], rel=6e-3)
    explorer.frame.value = 10
    assert J_shown(explorer) == pytest.approx(costs[50], rel=6e-3)


def test_many_settings_in_turn_keep_their_own_trainings(explorer):
    explorer.frame.value, pages = 10, {}
    for seed in [0, 1, 2, 3, 4, 5, 0, 5, 1]:  # more than are remembered
        explorer.seed.value = seed
        assert pages.setdefault(seed, explorer.page.value) == explorer.page.value
    assert len(set(pages.values())) == 6


def test_two_explorers_side_by_side_do_not_train_each_other(explorer):
    page = explorer.page.value
    other = explore.network("xor")
    other.frame.value = 3
    assert explorer.page.value == page and J_shown(other) > J_shown(explorer)


@pytest.mark.parametrize(
    "name, value", [("activation", "relu"), ("hidden", 2), ("rate", 0.5), ("seed", 1), ("frame", 7)]
)
def test_one_move_changes_one_trait_of_one_widget(explorer, name, value):
    assert changes(explorer, getattr(explorer, name), value) == [("LivePage", "value")]


def test_other_data_change_what_an_epoch_is_and_draw_once(explorer):
    seen = changes(explorer, explorer.samples, "moons")
    assert seen == [("Stepper", "unit"), ("LivePage", "value")]


@pytest.mark.parametrize("name", CONTROLS)
def test_every_control_goes_to_both_ends_and_the_picture_stays(explorer, name):
    control = getattr(explorer, name)
    ends = {"samples": ("xor", "moons"), "activation": ("sigmoid", "relu"), "frame": (0, 100)}
    for end in ends.get(name) or (control.min, control.max):
        control.value = end
        assert len(pictures(explorer)) == 3 and complaint(explorer) == ""


@pytest.mark.parametrize(
    "name, value, said",
    [
        ("hidden", 2.5, "hidden is 2.5; here it is a whole number from 1 to 12."),
        ("hidden", 0, "hidden is 0; here it is a whole number from 1 to 12."),
        ("hidden", 99, "hidden is 99; here it is a whole number from 1 to 12."),
        ("hidden", float("inf"), "hidden is inf; here it is a whole number from 1 to 12."),
        ("seed", -1, "seed is −1; here it is a whole number from 0 to 1000000."),
        ("seed", 0.5, "seed is 0.5; here it is a whole number from 0 to 1000000."),
        ("rate", 0, "rate is 0; here it is a number above 0."),
        ("rate", -1, "rate is −1; here it is a number above 0."),
    ],
)
def test_a_setting_that_cannot_be_is_reported_above_the_last_good_picture(explorer, name, value, said):
    control, before = getattr(explorer, name), pictures(explorer)
    good = control.value
    control.value = value
    assert complaint(explorer) == said and pictures(explorer) == before
    control.value = good
    assert complaint(explorer) == "" and pictures(explorer) == before


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_a_rate_that_lets_weights_run_away_leaves_a_picture(explorer, activation):
    explorer.frame.value, explorer.activation.value = 20, activation
    for rate in (1e-300, 50, 1e9, 1e300):
        explorer.rate.value = rate
        assert len(pictures(explorer)) == 3 and complaint(explorer) == "" and "nan" not in words(explorer)


@pytest.mark.parametrize(
    "given", [{"samples": "x"}, {"samples": ["xor"]}, {"activation": "softmax"}, {"activation": None}]
)
def test_unknown_data_and_activations_are_errors_that_name_the_known_ones(given):
    with pytest.raises(ValueError, match="is not known here; choose from (xor, moons|tanh, sigmoid, relu)"):
        explore.network(**given)


@pytest.mark.parametrize("samples", [(np.zeros((2, 999)), np.zeros((1, 999))), np.zeros((2, 999))], ids=type)
def test_data_of_one_s_own_get_one_short_sentence(samples):
    with pytest.raises(ValueError, match="^A (tuple|ndarray) is not known here; choose from xor, moons[.]$"):
        explore.network(samples)


@pytest.mark.parametrize(
    "given", [{"hidden": 13}, {"hidden": None}, {"rate": 0}, {"rate": "a"}, {"seed": 1.5}]
)
def test_a_number_that_cannot_be_used_is_named_at_once(given):
    (name,) = given
    with pytest.raises(ValueError, match=f"^{name} is .*; (here it is|give) a"):
        explore.network(**given)


def test_numbers_may_come_from_an_array():
    explorer = explore.network(hidden=np.int64(3), rate=np.float32(0.5), seed=np.float64(2))
    assert explorer.settings() == ("xor", 3, "tanh", 0.5, 2)


def test_the_still_says_what_it_shows_and_needs_no_kernel(explorer):
    still = explorer.still()
    assert still.startswith('<img alt="Output over x₁ and x₂') and "4 of 4 points lie on their side" in still
    assert "widget" not in still and "<svg" not in still
    assert still == explore.network("xor").still()


def test_the_still_shows_the_epoch_that_the_page_shows(explorer):
    explorer.frame.value = 0
    assert pictures(explorer)[0] in explorer.still() and "4 of 4" not in explorer.still()


@pytest.mark.parametrize("samples", ["xor", "moons"])
def test_the_kernel_works_less_than_6_milliseconds_for_a_frame_that_it_knows(explorer, samples):
    explorer.samples.value = samples
    assert milliseconds(explorer.frame, range(20, 40)) < 6
