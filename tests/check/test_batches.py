import numpy as np
import pytest

from helpers.check.batches import EXERCISES, batch_gradient, bias_gradient, divided_by, misplaced_mean
from helpers.check.exercise import judge
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


OTHER_SHAPES = {
    "flat and averaged": lambda delta: delta.mean(axis=1),
    "flat and turned": lambda delta: -delta.sum(axis=1),
    "flat and made up": lambda delta: np.full(len(delta), 7.0),
    "a row and averaged": lambda delta: delta.mean(axis=1)[None],
    "one for each sample": lambda delta: delta.mean(axis=0),
    "a row, one for each sample": lambda delta: delta.mean(axis=0, keepdims=True),
}


@pytest.mark.parametrize("answer", OTHER_SHAPES.values(), ids=OTHER_SHAPES)
def test_an_answer_known_by_its_shape_is_told_of_its_shape_and_not_that_its_numbers_are_right(answer):
    message = judge(EXERCISE["bias_gradient"], answer).message
    assert "keepdims=True" in message and "right" not in message.lower()


def test_whatever_one_array_holds_two_are_asked_for():
    for answer in (lambda W, b, x, y: W, lambda W, b, x, y: 7 * batch_gradient(W, b, x, y)[0]):
        assert judge(EXERCISE["mean_once"], answer).message == "This is one array. Return two: dW, db."


def test_two_parts_in_the_other_order_are_told_by_their_shapes_only():
    message = judge(EXERCISE["mean_once"], lambda W, b, x, y: (7 * b, 7 * W)).message
    assert message == "These have the shapes of db and dW: give dW first, then db."


def test_no_batch_has_the_m_that_the_notebook_may_have_left_or_that_its_inputs_have_throughout():
    sizes = [x.shape for _, _, x, _ in EXERCISE["mean_once"].cases]
    assert 4 not in {m for _, m in sizes} and any(n_in != m for n_in, m in sizes)


@pytest.mark.parametrize("case", EXERCISE["mean_once"].cases)
def test_divided_by_the_number_of_columns_the_gradient_is_right(case):
    assert same(divided_by(lambda x: x.shape[1]), case) and not same(divided_by(lambda x: 4), case)
