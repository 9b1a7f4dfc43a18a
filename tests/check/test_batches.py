import numpy as np
import pytest

from helpers.check.batches import EXERCISES, batch_gradient, bias_gradient, misplaced_mean
from helpers.network import backward

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["bias_gradient", "mean_once"]


def test_the_bias_gradient_adds_along_each_row():
    assert bias_gradient(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).tolist() == [[6.0], [15.0]]


def same(gradient, case):
    """Say whether a gradient is the network's, with one linear layer."""
    W, b, x, y = case
    dW, db = backward([W], ["linear"], y, [W @ x + b], [x, W @ x + b])
    return all(np.allclose(mine, right) for mine, right in zip(gradient(*case), (dW[0], db[0]), strict=True))


@pytest.mark.parametrize("case", EXERCISE["mean_once"].cases)
def test_the_gradient_of_a_batch_agrees_with_the_network(case):
    assert same(batch_gradient, case)


@pytest.mark.parametrize("case", EXERCISE["mean_once"].cases)
def test_of_eight_ways_to_place_the_mean_two_are_right(case):
    right = [way for way in np.ndindex(2, 2, 2) if same(misplaced_mean(*way), case)]
    assert right == [(0, 1, 1), (1, 0, 0)]
