import numpy as np
import pytest

from helpers.check.answer import safely
from helpers.check.conventions import EXERCISES, columns_dw, columns_first, in_rows, translated
from helpers.check.exercise import judge
from helpers.network import backward

(ROWS,) = EXERCISES
DIFFERENT, SQUARE, _ = ROWS.cases


def by_way_of_columns(weights, b, x, y):
    """Return the gradients of notebook 3's network, which takes columns, transposed into rows."""
    z = weights.T @ x.T + b.T
    dW, db = backward([weights.T], ["linear"], y.T, [z], [x.T, z])
    return dW[0].T, db[0].T


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert [exercise.name for exercise in EXERCISES] == ["two_conventions"]


@pytest.mark.parametrize("case", ROWS.cases)
def test_in_rows_the_gradients_are_those_of_notebook_3_transposed(case):
    for mine, right in zip(in_rows(*case), by_way_of_columns(*case), strict=True):
        assert mine == pytest.approx(right)


def test_the_way_by_columns_is_right_too():
    assert judge(ROWS, by_way_of_columns)


def test_without_a_fault_a_translation_is_right():
    assert judge(ROWS, translated())


def test_the_gradients_have_the_shapes_of_weights_and_b():
    weights, b, _, _ = DIFFERENT
    assert [x.shape for x in in_rows(*DIFFERENT)] == [weights.shape, b.shape]


@pytest.mark.parametrize("fault", [{"forward": columns_first}, {"dweights": columns_dw}])
def test_what_was_left_in_columns_runs_with_square_matrices_only(fault):
    result, error = safely(translated(**fault), *SQUARE)
    assert error is None and not np.allclose(result[0], in_rows(*SQUARE)[0])
    assert isinstance(safely(translated(**fault), *DIFFERENT)[1], ValueError)
