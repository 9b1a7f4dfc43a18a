import numpy as np
import pytest

from helpers.activations import sigmoid
from helpers.check.deltas import EXERCISES, hidden_delta, output_delta
from helpers.gradcheck import numeric_gradients
from helpers.network import half_squared_error

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["output_delta", "hidden_delta"]


@pytest.mark.parametrize("case", EXERCISE["output_delta"].cases)
def test_the_delta_of_the_output_agrees_with_central_differences(case):
    a, y, z = case
    (expected,) = numeric_gradients(lambda z: half_squared_error(y, sigmoid(z)), z)
    assert output_delta(a, y, z) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("case", EXERCISE["output_delta"].cases)
def test_the_output_a_of_a_case_is_the_sigmoid_of_its_z(case):
    a, _, z = case
    assert np.array_equal(a, sigmoid(z))


def test_no_batch_has_the_m_that_the_notebook_may_have_left():
    assert 4 not in {y.shape[1] for _, y, _ in EXERCISE["output_delta"].cases}


@pytest.mark.parametrize("case", EXERCISE["hidden_delta"].cases)
def test_the_delta_of_a_hidden_layer_agrees_with_central_differences(case):
    W_next, delta_next, z = case
    (expected,) = numeric_gradients(lambda z: (delta_next * (W_next @ np.tanh(z))).sum(), z)
    assert hidden_delta(W_next, delta_next, z) == pytest.approx(expected, abs=1e-9)
