import pytest

from helpers import counting
from helpers.chain import backward, error, faulty_backward, forward, loss, multiplications, train
from helpers.check import EXERCISES
from helpers.check.chained_network import (
    CHAINS,
    SLIPS,
    faulty_pass,
    last_layer_first,
    layer_step,
    repaired_pass,
    turned_error,
    walk_back,
)
from helpers.check.exercise import judge
from helpers.gradcheck import central_difference

W, X, Y = [-3.0, -2.0, 0.5, 4.0], 2.0, 19.0  # the chain of the first exercise
every_chain = pytest.mark.parametrize("case", CHAINS, ids=str)


def said(name, answer):
    """Return what a check says of an answer."""
    return judge(EXERCISES[name], answer).message


def test_the_weight_in_the_middle_has_the_gradient_that_the_chain_says():
    assert forward(W, X) == [2, -6, 12, 6, 24]
    assert backward(W, forward(W, X), Y)[1] == EXERCISES["middle_weight"].solution == -60


def test_the_gradients_of_the_other_weights_are_known_mistakes():
    for i, dw in enumerate(backward(W, forward(W, X), Y), start=1):
        assert i == 2 or f"This is dLoss/dw_{i}." in said("middle_weight", dw)


def test_a_forgotten_factor_is_a_known_mistake():
    known = {mistake.answer for mistake in EXERCISES["middle_weight"].mistakes}
    assert {-60 / factor for factor in (24 - 19, 4, 0.5, -6)} <= known


@pytest.mark.parametrize("case", EXERCISES["layer_step"].cases)
def test_the_step_of_a_layer_agrees_with_central_differences(case):
    upstream, w, x = case
    dw = central_difference(lambda w: upstream * (w * x), w, 1e-3)
    downstream = central_difference(lambda x: upstream * (w * x), x, 1e-3)
    assert layer_step(*case) == pytest.approx((dw, downstream))


def test_the_walk_back_gives_the_numbers_worked_by_hand():
    assert walk_back([2, -3, 0.5], [1, 2, -6, -3], -1) == [3, -2, 12]


@every_chain
@pytest.mark.parametrize("walk", [walk_back, repaired_pass, faulty_pass()])
def test_a_walk_without_a_fault_agrees_with_the_lesson(walk, case):
    assert walk(*case) == backward(*case)


@every_chain
def test_with_both_faults_planted_the_walk_is_the_pass_of_the_clinic(case):
    assert faulty_pass(begin=last_layer_first, walk=iter, early=True)(*case) == faulty_backward(*case)


@every_chain
def test_a_turned_error_turns_every_gradient_round(case):
    assert faulty_pass(begin=turned_error)(*case) == [-dw for dw in backward(*case)]


def walk_with(begin=lambda outs, y: outs[-1] - y, stop=-1, early=False):
    """Return the walk back as a learner may write it, from another start or with an end that is too early."""

    def walk(w, outs, y):
        upstream, dw = begin(outs, y), [0.0] * len(w)
        for i in range(len(w) - 1, stop, -1):
            dw[i] = upstream * outs[i]
            upstream = upstream * w[i]
            if early:
                return dw
        return dw

    return walk


WRITTEN_OUT = [
    (walk_with(stop=0), "w_1 gets no gradient"),
    (walk_with(early=True), "inside the loop"),
    (walk_with(lambda outs, y: (outs[-1] - y) ** 2 / 2), "from the loss"),
    (walk_with(lambda outs, y: outs[-1]), "from the output"),
    (lambda w, outs, y: backward(w, outs, y)[::-1], "order"),
]


@pytest.mark.parametrize("name", ["walk_back", "repaired_pass"])
@pytest.mark.parametrize(("answer", "words"), WRITTEN_OUT, ids=[words for _, words in WRITTEN_OUT])
def test_a_slip_that_is_written_out_is_known_in_both_exercises(name, answer, words):
    assert words in said(name, answer) and len(SLIPS) == len(WRITTEN_OUT)


@pytest.mark.parametrize(("answer", "words"), [
    (walk_with(lambda outs, y: 1.0), "The error is missing"),
    (lambda w, outs, y: [error(outs, y) * x for x in outs[:-1]], "Only the last gradient is right"),
    (lambda w, outs, y: [g * w_i for g, w_i in zip(backward(w, outs, y), w, strict=True)], "w[i] too many"),
    (lambda w, outs, y: [g / x for g, x in zip(backward(w, outs, y), outs, strict=False)], "The input is"),
])  # fmt: skip
def test_a_slip_of_the_first_walk_that_is_written_out_is_known(answer, words):
    assert words in said("walk_back", answer)


def test_the_counted_products_are_those_of_the_instrumented_code():
    assert multiplications(12) == EXERCISES["count_products"].solution == (24, 78)


def test_usual_miscounts_are_known_for_what_they_are():
    sweep, alone = multiplications(12)
    ahead = counting.multiplications(forward, [0.5] * 12, 1.0)
    longest = alone - multiplications(11)[1]
    miscounts = {
        (sweep + ahead, alone + ahead): "the way forward",
        (sweep, longest): f"{longest} is what w_1 takes alone",
        (sweep, 2 * alone): "half of it",  # the count of notebook 1
        (sweep, 12**2 / 2): "L²/2 is only nearly",
        (sweep, alone - 12): "12 more",
        (sweep / 2, alone): "twice in each layer",
    }
    for answer, words in miscounts.items():
        assert words in said("count_products", answer)


def test_from_zero_every_gradient_is_0_and_160_epochs_change_nothing():
    *_, (epoch, mean_loss, w) = train([0, 0, 0])
    assert (epoch, w) == (160, [0, 0, 0])
    assert (*backward(w, forward(w, 1), -1), mean_loss) == EXERCISES["stuck"].solution


def test_near_zero_the_loss_is_higher_on_one_side_and_lower_on_another():
    at_zero, one_side, another = (loss(w, 1, -1) for w in ([0] * 3, [0.1] * 3, [-0.1] * 3))
    assert another < at_zero < one_side


# Line 0 gives it a name; the others are numbered as in the notebook.
PRINTED = """def printed(w, outs, y):
    upstream = error(outs, y) * w[-1]
    dw = [0.0] * len(w)
    for i in range(len(w)):
        upstream = upstream * w[i]
        dw[i] = upstream * outs[i]
    return dw""".splitlines()


def made(lines):
    """Return the function that these lines define."""
    names = {"error": error}
    exec("\n".join(lines), names)
    return names["printed"]


def mended(lines, places):
    """Return the lines with the way of the walk turned in one of them and two others swapped."""
    way, first, second = places
    new = list(lines)
    new[way] = new[way].replace("range(len(w))", "reversed(range(len(w)))")
    new[first], new[second] = new[second], new[first]
    return [line.replace(" * w[-1]", "") for line in new]


@every_chain
def test_the_numbered_lines_are_the_faulty_pass_and_mended_there_they_are_right(case):
    assert made(PRINTED)(*case) == faulty_backward(*case) != backward(*case)
    assert made(mended(PRINTED, EXERCISES["two_faults"].solution))(*case) == backward(*case)


def test_the_two_swapped_lines_may_be_given_in_either_order():
    two_faults = EXERCISES["two_faults"]
    assert judge(two_faults, (3, 5, 4)) and judge(two_faults, [3, 4, 5])
    for pair_before_the_way in ((4, 5, 3), (5, 4, 3), (4, 3, 5)):
        assert "in another order" in said("two_faults", pair_before_the_way)
    assert said("two_faults", (3, 6, 4)) == said("two_faults", (3, 4, 6))


@pytest.mark.parametrize(("fault", "words"), [
    ({"begin": last_layer_first, "walk": iter, "early": True}, "This still gives the faulty numbers."),
    ({"begin": last_layer_first, "walk": iter}, "The order in the loop is repaired."),
    ({"begin": last_layer_first, "early": True}, "The walk goes the right way."),
    ({"begin": last_layer_first}, "Both are repaired, but one thing is left."),
    ({"walk": iter, "early": True}, "upstream starts right. The walk still goes"),
    ({"walk": iter}, "upstream starts right, and the order in the loop is repaired."),
    ({"early": True}, "upstream starts right, and the walk is repaired."),
])  # fmt: skip
def test_what_is_repaired_already_is_said_to_be_so(fault, words):
    assert said("repaired_pass", faulty_pass(**fault)).startswith(words)


def gradient_of_first(weight, depth):
    """Return |d out/dw_1| of a chain of equal weights at x = 1."""
    outs = forward([weight] * depth, 1.0)
    return abs(backward([weight] * depth, outs, outs[-1] - 1)[0])  # y is chosen so that the error is 1


def test_21_layers_are_the_first_whose_gradient_is_below_a_millionth():
    layers = EXERCISES["vanishing"].solution
    assert gradient_of_first(0.5, layers) < 1e-6 <= gradient_of_first(0.5, layers - 1)


def test_the_sentences_on_vanishing_are_true():
    assert gradient_of_first(0.5, 19) == pytest.approx(3.8e-6, rel=0.01)
    assert gradient_of_first(0.5, 11) == pytest.approx(1e-3, rel=0.03)
    assert gradient_of_first(0.1, 7) == pytest.approx(1e-6)
