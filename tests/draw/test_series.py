"""Rows of numbers are checked with a clear sentence, and told in short tables."""

import math

import numpy as np
import pytest

from helpers.draw.series import checked, large_enough, number, table, titled

EXAMPLE = '{"loss": [0.5]}'


def test_numbers_of_all_kinds_become_floats():
    assert checked({"a": (1, True, None), 2: np.float32([0.5])}, EXAMPLE) == {"a": [1, 1, None], "2": [0.5]}


def test_a_number_too_large_for_a_float_is_infinite():
    assert [number(10**400), number(-(10**400))] == [math.inf, -math.inf]


@pytest.mark.parametrize("values", [["a"], ["1"], 3, None, [[1, 2]], [1j], "12", np.ones((2, 2))])
def test_what_is_no_list_of_numbers_is_named(values):
    with pytest.raises(TypeError, match="'loss' holds .* it needs a list of numbers"):
        checked({"loss": values}, EXAMPLE)


@pytest.mark.parametrize("given", [[1, 2], None, "loss"])
def test_numbers_need_names(given):
    with pytest.raises(TypeError, match="give a dict such as .*loss"):
        checked(given, EXAMPLE)


@pytest.mark.parametrize("n", [0, 26])
def test_there_are_neither_no_rows_nor_too_many(n):
    with pytest.raises(ValueError, match=f"There are {n} rows"):
        checked({i: [1] for i in range(n)}, EXAMPLE)


def test_a_plot_that_is_too_small_is_refused():
    assert large_enough((200, 140)) == (200, 140)
    with pytest.raises(ValueError, match="at least"):
        large_enough((300, 100))


def test_a_table_shows_the_first_the_last_and_some_between():
    rows = table(["x"], [range(100)])
    assert rows[:3] == (("x",), ("0",), ("9",))
    assert (rows[-1], len(rows)) == (("99",), 13)


def test_a_short_table_shows_all():
    assert table(["x", "y"], [[1, 2], ["a", "b"]])[1:] == (("1", "a"), ("2", "b"))
    assert table(["x"], [[5]]) == (("x",), ("5",))
    assert table(["x"], [[]]) == (("x",),)


def test_a_cell_is_empty_where_nothing_is_known():
    assert table(["x", "y"], [[1, 2, 3], [None, math.nan]])[1:] == (("1", ""), ("2", "nan"), ("3", ""))


def test_a_title_is_a_sentence_of_its_own():
    assert [titled(title, "So.") for title in ("", "Loss", "Why?")] == ["So.", "Loss. So.", "Why? So."]
