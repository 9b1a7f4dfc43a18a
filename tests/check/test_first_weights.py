import numpy as np
import pytest

from helpers.activations import sigmoid
from helpers.check.first_weights import EXERCISES
from helpers.gradcheck import numeric_gradients

(FIRST,) = EXERCISES


def cost(weights_0_1, weights_1_2):
    """Return J of one review, in which the last word occurs twice."""
    layer_0 = np.array([[1.0, 0.0, 2.0]])
    return 0.5 * ((sigmoid(layer_0 @ weights_0_1 @ weights_1_2) - 1) ** 2).sum()


def test_the_first_step_agrees_with_central_differences():
    dweights_0_1, dweights_1_2 = numeric_gradients(cost, np.zeros((3, 2)), np.array([[4.0], [-8.0]]))
    assert (*dweights_0_1[2], *dweights_1_2[:, 0]) == pytest.approx(FIRST.solution, abs=1e-6)


def test_in_the_first_step_a_word_that_is_missing_stands_still():
    dweights_0_1, _ = numeric_gradients(cost, np.zeros((3, 2)), np.array([[4.0], [-8.0]]))
    assert not dweights_0_1[1].any()
