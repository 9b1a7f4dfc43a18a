import math
from collections import Counter

import numpy as np
import pytest

from helpers.check.answer import safely
from helpers.check.bags import CASES, EXERCISES, bag, polarity
from helpers.check.exercise import judge

BAG, POLARITY = EXERCISES


def by_counter(tokens, index):
    """Return the bag another way."""
    counts = Counter(tokens)
    return np.array([[counts[word] for word in index]])


def with_repeated_columns(tokens, index):
    """Return the bag as NumPy fills it when it is told many columns at once."""
    layer_0 = np.zeros((1, len(index)))
    layer_0[0, [index[word] for word in tokens if word in index]] += 1
    return layer_0


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert [exercise.name for exercise in EXERCISES] == ["bag_of_words", "polarity"]


def test_a_bag_counts_the_words_that_are_known():
    assert bag(["a", "b", "a", "c"], {"b": 0, "a": 1, "d": 2}).tolist() == [[1, 2, 0]]


def test_a_text_without_words_is_a_row_of_zeros():
    assert bag([], {"a": 0, "b": 1}).tolist() == [[0, 0]]


def test_another_way_to_count_is_right_too():
    assert judge(BAG, by_counter)


def test_columns_named_at_once_are_known_as_the_mistake_they_are():
    assert "many columns at once" in judge(BAG, with_repeated_columns).message


def test_a_function_that_stops_at_an_unknown_word_is_told_so():
    def stops(tokens, index):
        return by_counter([word for word in tokens if index[word] >= 0], index)

    assert "KeyError" in judge(BAG, stops).message


@pytest.mark.parametrize("mistake", BAG.mistakes[2:4])
def test_where_all_words_are_known_the_place_of_unknown_ones_does_not_matter(mistake):
    known = [np.array_equal(mistake.answer(*case), bag(*case)) for case in CASES]
    assert known == [False, True, False]


def test_one_case_has_no_unknown_word_so_that_a_key_error_shows_in_the_others_only():
    raised = [safely(BAG.mistakes[1].answer, *case)[1] for case in CASES]
    assert [type(error) for error in raised] == [KeyError, type(None), KeyError]


def test_polarity_is_0_without_a_side_and_changes_its_sign_with_the_side():
    assert polarity(5, 5) == 0
    assert polarity(9, 0) == pytest.approx(math.log(10)) == -polarity(0, 9)


def test_a_difference_of_logarithms_is_right_too():
    assert judge(POLARITY, lambda p, n: math.log(p + 1) - math.log(n + 1))


def test_without_the_1_a_word_of_one_side_divides_by_0():
    assert "would divide by 0" in judge(POLARITY, lambda p, n: math.log(p / n)).message
