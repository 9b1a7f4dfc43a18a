import math
from collections import Counter

import numpy as np
import pytest

from helpers.activations import sigmoid
from helpers.check import EXERCISES
from helpers.check.answer import safely
from helpers.check.exercise import judge
from helpers.check.sentiment_network import (
    bag,
    columns_dw,
    columns_first,
    hidden,
    hidden_delta,
    in_rows,
    output_delta,
    polarity,
    translated,
    update,
)
from helpers.counting import multiplications
from helpers.gradcheck import numeric_gradients
from helpers.network import backward


def on_cases(name):
    """Run a test on each case of an exercise."""
    return pytest.mark.parametrize("case", EXERCISES[name].cases)


def said(name, answer):
    """Return what a check says of an answer."""
    return judge(EXERCISES[name], answer).message


def by_counter(tokens, index):
    """Return the bag another way."""
    counts = Counter(tokens)
    return np.array([[counts[word] for word in index]])


def many_at_once(tokens, index):
    """Return the bag as NumPy fills it when it is told many columns at once."""
    layer_0 = np.zeros((1, len(index)))
    layer_0[0, [index[word] for word in tokens if word in index]] += 1
    return layer_0


def test_a_bag_counts_the_words_that_are_known():
    assert bag(["a", "b", "a", "c"], {"b": 0, "a": 1, "d": 2}).tolist() == [[1, 2, 0]]


def test_polarity_is_0_without_a_side_and_changes_its_sign_with_the_side():
    assert polarity(5, 5) == 0
    assert polarity(9, 0) == pytest.approx(math.log(10)) == -polarity(0, 9)


@on_cases("delta_from_output")
def test_the_delta_of_the_output_agrees_with_central_differences(case):
    layer_2, target = case
    z = np.log(layer_2 / (1 - layer_2))
    (expected,) = numeric_gradients(lambda z: 0.5 * ((sigmoid(z) - target) ** 2).sum(), z)
    assert output_delta(layer_2, target) == pytest.approx(expected, abs=1e-9)


@on_cases("share_back")
def test_the_share_of_each_hidden_node_agrees_with_central_differences(case):
    delta, weights = case
    layer_1 = np.ones((1, len(weights)))
    (expected,) = numeric_gradients(lambda layer_1: (delta * (layer_1 @ weights)).sum(), layer_1)
    assert hidden_delta(delta, weights) == pytest.approx(expected, abs=1e-9)


def by_way_of_columns(weights, b, x, y):
    """Return the gradients of notebook 3's network, which takes columns, transposed into rows."""
    z = weights.T @ x.T + b.T
    dW, db = backward([weights.T], ["linear"], y.T, [z], [x.T, z])
    return dW[0].T, db[0].T


@on_cases("two_conventions")
def test_in_rows_the_gradients_are_those_of_notebook_3_transposed(case):
    for right, rows, no_fault in zip(by_way_of_columns(*case), in_rows(*case), translated()(*case)):  # noqa: B905
        assert rows == pytest.approx(right) and no_fault == pytest.approx(right)


@pytest.mark.parametrize("fault", [{"forward": columns_first}, {"dweights": columns_dw}])
def test_what_was_left_in_columns_runs_with_square_matrices_only(fault):
    different, square, _ = EXERCISES["two_conventions"].cases
    result, error = safely(translated(**fault), *square)
    assert error is None and not np.allclose(result[0], in_rows(*square)[0])
    assert isinstance(safely(translated(**fault), *different)[1], ValueError)


def test_the_first_step_agrees_with_central_differences():
    def cost(weights_0_1, weights_1_2):
        layer_0 = np.array([[1.0, 0.0, 2.0]])  # the last word occurs twice, the one before is missing
        return 0.5 * ((sigmoid(layer_0 @ weights_0_1 @ weights_1_2) - 1) ** 2).sum()

    dweights_0_1, dweights_1_2 = numeric_gradients(cost, np.zeros((3, 2)), np.array([[4.0], [-8.0]]))
    expected = EXERCISES["first_step"].solution
    assert (*dweights_0_1[2], *dweights_1_2[:, 0]) == pytest.approx(expected, abs=1e-6)
    assert not dweights_0_1[1].any()


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


@on_cases("sum_of_rows")
def test_the_sum_of_rows_is_the_dense_product(case):
    assert hidden(*case) == pytest.approx(dense(*case), abs=1e-12)


@on_cases("repeated_rows")
def test_a_step_row_by_row_is_the_dense_step_and_leaves_the_old_weights_alone(case):
    before = case[0].copy()
    assert update(*case) == pytest.approx(dense_update(*case), abs=1e-12)
    assert np.array_equal(case[0], before)


def test_the_products_that_the_code_really_makes_are_those_of_the_solution():
    weights, rows, counts = np.ones((74_000, 10)), np.arange(140), np.ones((1, 140))
    made = (
        multiplications(np.matmul, np.ones((1, 74_000)), weights),
        multiplications(hidden, rows, counts, weights),
        multiplications(lambda weights: weights[rows].sum(axis=0), weights),
    )
    assert made == EXERCISES["count_the_work"].solution
    dense, sparse, _ = made
    assert "These are the additions" in said("count_the_work", (dense - 10, sparse - 10, sparse - 10))


@pytest.mark.parametrize(("name", "answer"), [
    ("bag_of_words", by_counter),
    ("polarity", lambda p, n: math.log(p + 1) - math.log(n + 1)),
    ("share_back", lambda delta, weights: (delta * weights).sum(axis=1)[np.newaxis]),
    ("share_back", lambda delta, weights: (weights @ delta.T).T),
    ("two_conventions", by_way_of_columns),
    ("sum_of_rows", dense),
    ("sum_of_rows", lambda rows, counts, weights: (counts.T * weights[rows]).sum(0)[np.newaxis]),
    ("repeated_rows", dense_update),
    ("repeated_rows", without_a_loop),
])  # fmt: skip
def test_another_way_is_right_too(name, answer):
    assert judge(EXERCISES[name], answer)


@pytest.mark.parametrize(("name", "answer", "words"), [
    ("bag_of_words", many_at_once, "many columns at once"),
    ("bag_of_words", lambda tokens, index: [index[word] for word in tokens], "KeyError"),
    ("polarity", lambda p, n: math.log(p / n), "would divide by 0"),
    ("delta_from_output", lambda a, y: (a - y) / a.shape[1] * a * (1 - a), "no mean here"),
    ("share_back", lambda delta, weights: delta @ weights, "transpose is missing"),
    ("share_back", lambda delta, weights: weights.T @ delta, "notebook 3"),
    ("share_back", lambda delta, weights: weights @ delta, "Both stand as for a column"),
    ("repeated_rows", overwriting, "the last write wins"),
    ("repeated_rows", lambda w, rows, *step: overwriting(w, np.unique(rows), *step), "the last write wins"),
])  # fmt: skip
def test_a_mistake_that_is_written_out_is_known(name, answer, words):
    assert words in said(name, answer)
