import numpy as np
import pytest

from helpers.check.exercise import judge
from helpers.check.sparse_rows import BAGS, EXERCISES, STEPS, hidden, update
from helpers.sentiment import multiplications

SUM, REPEATED, WORK = EXERCISES


def dense(rows, counts, weights):
    """Return layer_1 by way of layer_0, with all its zeros."""
    layer_0 = np.zeros((1, len(weights)))
    layer_0[:, rows] = counts
    return layer_0 @ weights


def dense_update(weights, rows, delta, rate):
    """Return the new weights by way of layer_0, which has the count of each word."""
    layer_0 = np.bincount(rows, minlength=len(weights))[np.newaxis]
    return weights - rate * layer_0.T @ delta


def overwriting(weights, rows, delta, rate):
    """Return the new weights as the one line makes them that looks right."""
    weights[rows] -= rate * delta
    return weights


def without_a_loop(weights, rows, delta, rate):
    """Return the new weights by NumPy's own way to count every occurrence."""
    np.subtract.at(weights, rows, rate * delta)
    return weights


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert [exercise.name for exercise in EXERCISES] == ["sum_of_rows", "repeated_rows", "count_the_work"]


@pytest.mark.parametrize("case", BAGS)
def test_the_sum_of_rows_is_the_dense_product(case):
    assert hidden(*case) == pytest.approx(dense(*case), abs=1e-12)


@pytest.mark.parametrize("case", STEPS)
def test_a_step_row_by_row_is_the_dense_step_and_leaves_the_old_weights_alone(case):
    before = case[0].copy()
    assert update(*case) == pytest.approx(dense_update(*case), abs=1e-12)
    assert np.array_equal(case[0], before)


def test_other_ways_are_right_too():
    assert judge(SUM, dense) and judge(SUM, lambda *case: (case[1].T * case[2][case[0]]).sum(0)[np.newaxis])
    assert judge(REPEATED, dense_update) and judge(REPEATED, without_a_loop)


def test_the_line_that_overwrites_is_known():
    assert "the last write wins" in judge(REPEATED, overwriting).message


def test_a_row_for_each_word_once_is_the_same_mistake():
    once = judge(REPEATED, lambda weights, rows, *step: overwriting(weights, np.unique(rows), *step))
    assert once.message == judge(REPEATED, overwriting).message


def test_only_the_last_case_has_no_repeated_row():
    assert [len(set(rows.tolist())) < len(rows) for _, rows, _, _ in STEPS] == [True, True, False]


def test_the_products_that_the_code_really_makes_are_those_of_the_solution():
    weights, rows, counts = np.ones((74_000, 10)), np.arange(140), np.ones((1, 140))
    made = (
        multiplications(np.matmul, np.ones((1, 74_000)), weights),
        multiplications(hidden, rows, counts, weights),
        multiplications(lambda weights: weights[rows].sum(axis=0), weights),
    )
    assert made == WORK.solution


def test_the_additions_that_a_sentence_names_are_one_fewer_for_each_node():
    (additions,) = [m.answer for m in WORK.mistakes if m.sentence.startswith("These are the additions")]
    dense, sparse, _ = WORK.solution
    assert additions == (dense - 10, sparse - 10, sparse - 10)
