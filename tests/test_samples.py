"""What a learner hands in as samples: arrays of numbers pass, anything else gets its sentence."""

import numpy as np
import pytest

from helpers.samples import check_distributions, check_finite, check_same_columns, columns, is_count


def test_numbers_of_any_kind_become_an_array_of_floats():
    wanted = [[1.0, 0.0], [0.0, 1.0]]
    for data in (np.eye(2), np.eye(2, dtype=int), np.eye(2, dtype=bool), [[1, 0], [0, 1]]):
        assert columns(data, "x", "input", 2).tolist() == wanted
        assert columns(data, "x", "input", 2).dtype == float


def test_float32_stays_float32():
    assert columns(np.eye(2, dtype=np.float32), "x", "input", 2).dtype == np.float32


@pytest.mark.parametrize(
    ("data", "error", "sentence"),
    [
        (np.ones((3, 4)), ValueError, r"x has shape \(3, 4\), but the input layer needs \(2, m\)"),
        (np.ones(2), ValueError, r"x has shape \(2,\)"),
        (0.5, ValueError, r"x has shape \(\)"),
        (np.ones((2, 0)), ValueError, r"x has shape \(2, 0\): it holds no sample"),
        ([[1, np.nan], [-np.inf, 0]], ValueError, "x holds 2 nan or inf"),
        ([["1"], ["2"]], TypeError, "x is no array of numbers"),
        ([[1j], [2]], TypeError, "x is no array of numbers"),
        ([[1, 2], [3]], TypeError, "x is no array of numbers"),
        (None, TypeError, "x is no array of numbers"),
    ],
)
def test_what_is_no_batch_of_columns_is_answered_with_a_sentence(data, error, sentence):
    with pytest.raises(error, match=sentence):
        columns(data, "x", "input", 2)


def test_the_sentence_names_the_data_and_the_layer():
    with pytest.raises(ValueError, match=r"y has shape \(1, 4\), but the output layer needs \(3, m\)"):
        columns(np.ones((1, 4)), "y", "output", 3)


def test_each_sample_needs_its_column_in_both():
    check_same_columns(np.ones((2, 4)), np.ones((1, 4)))
    with pytest.raises(ValueError, match="x has 4 columns but y has 3"):
        check_same_columns(np.ones((2, 4)), np.ones((1, 3)))


def test_one_nan_is_enough_for_a_sentence():
    check_finite(np.ones(3), "too large")
    with pytest.raises(ValueError, match="^too large$"):
        check_finite(np.array([1, np.nan, 3]), "too large")


def test_the_shares_of_a_sample_add_up_to_1():
    check_distributions(np.array([[0.1] * 3] * 10))
    check_distributions(np.array([[0.1] * 3] * 10, dtype=np.float32))
    with pytest.raises(ValueError, match="column 1 adds up to 0.8 and its smallest number is 0.3"):
        check_distributions(np.array([[0.5, 0.5], [0.5, 0.3]]))


def test_no_share_is_below_0():
    with pytest.raises(ValueError, match="column 0 adds up to 1 and its smallest number is -0.5"):
        check_distributions(np.array([[1.5, 1], [-0.5, 0]]))


@pytest.mark.parametrize(
    "n, is_one", [(1, True), (7, True), (0, False), (-1, False), (2.0, False), (True, False)]
)
def test_a_count_is_a_whole_number_from_1_on_and_true_is_none(n, is_one):
    assert is_count(n) == is_one
