import numpy as np
import pytest

from helpers.activations import sigmoid
from helpers.check.exercise import judge
from helpers.check.row_vectors import EXERCISES, hidden_delta, output_delta
from helpers.gradcheck import numeric_gradients

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def half_squared_error(layer_2, target):
    """Return J."""
    return 0.5 * ((layer_2 - target) ** 2).sum()


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["delta_from_output", "share_back"]


@pytest.mark.parametrize("case", EXERCISE["delta_from_output"].cases)
def test_the_delta_of_the_output_agrees_with_central_differences(case):
    layer_2, target = case
    z = np.log(layer_2 / (1 - layer_2))
    (expected,) = numeric_gradients(lambda z: half_squared_error(sigmoid(z), target), z)
    assert output_delta(layer_2, target) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("case", EXERCISE["share_back"].cases)
def test_the_share_of_each_hidden_node_agrees_with_central_differences(case):
    delta, weights = case
    layer_1 = np.ones((1, len(weights)))
    (expected,) = numeric_gradients(lambda layer_1: (delta * (layer_1 @ weights)).sum(), layer_1)
    assert hidden_delta(delta, weights) == pytest.approx(expected, abs=1e-9)


def test_the_shares_may_be_added_up_by_a_sum_or_in_columns_and_turned():
    share = EXERCISE["share_back"]
    assert judge(share, lambda delta, weights: (delta * weights).sum(axis=1)[np.newaxis])
    assert judge(share, lambda delta, weights: (weights @ delta.T).T)


def test_the_form_for_columns_is_told_from_a_missing_transpose():
    said = [
        judge(EXERCISE["share_back"], mistake.answer).message for mistake in EXERCISE["share_back"].mistakes
    ]
    assert "transpose is missing" in said[0] and "notebook 3" in said[1]


def test_a_mean_over_the_outputs_as_in_notebook_3_is_recognised():
    def mean(layer_2, target):
        return (layer_2 - target) / layer_2.shape[1] * layer_2 * (1 - layer_2)

    assert "no mean here" in judge(EXERCISE["delta_from_output"], mean).message


def test_the_order_for_columns_is_told_from_the_raw_error():
    assert "Both stand as for a column" in judge(EXERCISE["share_back"], lambda d, w: w @ d).message
