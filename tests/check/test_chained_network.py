import pytest

from helpers.chain import backward, forward, multiplications, products
from helpers.check.chain_cases import CHAINS
from helpers.check.chained_network import EXERCISES, layer_step, walk_back
from helpers.check.exercise import judge
from helpers.gradcheck import central_difference

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}
W, X, Y = [-3.0, -2.0, 0.5, 4.0], 2.0, 19.0  # the chain of the first exercise


def answers(name):
    """Return the known wrong answers to an exercise."""
    return [mistake.answer for mistake in EXERCISE[name].mistakes]


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["middle_weight", "layer_step", "walk_back", "count_products"]


def test_the_weight_in_the_middle_has_the_gradient_that_the_chain_says():
    assert forward(W, X) == [2, -6, 12, 6, 24]
    assert backward(W, forward(W, X), Y)[1] == EXERCISE["middle_weight"].solution == -60


def test_the_weight_in_the_middle_agrees_with_a_central_difference():
    def loss(w_2):
        return 0.5 * (4 * 0.5 * w_2 * -3 * 2 - 19) ** 2

    assert central_difference(loss, -2.0, 1e-3) == pytest.approx(-60)


def test_the_gradients_of_the_other_weights_are_known_mistakes():
    dw_1, _, dw_3, dw_4 = backward(W, forward(W, X), Y)
    assert {dw_1, dw_3, dw_4} <= set(answers("middle_weight"))


def test_a_forgotten_factor_is_a_known_mistake():
    factors = 24 - 19, 4, 0.5, -6
    assert {-60 / factor for factor in factors} <= set(answers("middle_weight"))


@pytest.mark.parametrize("case", EXERCISE["layer_step"].cases)
def test_the_step_of_a_layer_agrees_with_central_differences(case):
    upstream, w, x = case
    dw = central_difference(lambda w: upstream * (w * x), w, 1e-3)
    downstream = central_difference(lambda x: upstream * (w * x), x, 1e-3)
    assert layer_step(*case) == pytest.approx((dw, downstream))


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_the_walk_back_agrees_with_the_lesson(case):
    assert walk_back(*case) == backward(*case)


def test_the_walk_back_gives_the_numbers_worked_by_hand():
    assert walk_back([2, -3, 0.5], [1, 2, -6, -3], -1) == [3, -2, 12]


def test_the_counted_products_are_those_of_the_instrumented_code():
    assert multiplications(12) == EXERCISE["count_products"].solution == (24, 78)


def test_counting_the_way_forward_too_is_a_known_mistake():
    sweep, alone = multiplications(12)
    ahead = products(forward, [0.5] * 12, 1.0)
    assert (sweep + ahead, alone + ahead) in answers("count_products")


def test_usual_miscounts_for_12_layers_are_known_mistakes():
    once, but_one, below, square = (12, 78), (23, 78), (24, 12 * 11 / 2), (24, 12**2)
    assert {once, but_one, below, square, (24, 12**2 / 2)} <= set(answers("count_products"))


def test_what_the_first_weight_takes_alone_is_a_known_mistake():
    first_alone = multiplications(12)[1] - multiplications(11)[1]  # the longest of the twelve
    assert (24, first_alone) == (24, 12) and (24, 12) in answers("count_products")


def test_the_count_of_notebook_1_is_twice_that_of_the_weights_and_a_known_mistake():
    assert 12**2 + 12 == 2 * multiplications(12)[1]
    assert "half of it" in judge(EXERCISE["count_products"], (24, 12**2 + 12)).message
