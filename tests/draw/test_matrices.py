"""The picture of a formula shows each array with its numbers, its label and its shape."""

import re

import numpy as np
import pytest
from pictures import place, texts, well_written

from helpers.draw import equation, palette

W, D = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([[7.0], [8.0]])
BP2 = ("δ₁", W @ D), "=", ("W₂ᵀ", W), "@", ("δ₂", D)
BIG = np.arange(90.0).reshape(9, 10)


def test_deltas_and_derivatives_stand_in_vermilion_other_arrays_in_blue_and_numbers_in_rows():
    picture = equation(*BP2)
    assert texts(picture, palette.GRADIENT) == ["23", "53", "83", "δ₁", "7", "8", "δ₂"]
    assert texts(picture, palette.VALUE) == ["1", "2", "3", "4", "5", "6", "W₂ᵀ"]
    assert texts(picture, palette.INK) == ["(3, 1)", "=", "(3, 2)", "@", "(2, 1)"]
    assert texts(equation(("dW", [1, 2, 3.5])), palette.GRADIENT) == ["1", "2", "3.5", "dW"]
    (x1, y1), (x2, y2), (x3, y3) = (place(picture, words) for words in "123")
    assert y1 == y2 < y3 and x1 == x3 < x2


def test_of_a_big_array_the_first_rows_and_columns_are_shown_and_its_numbers_are_in_the_table():
    shown = texts(equation(("W", BIG)))
    assert shown[:8] == ["0", "1", "2", "3", "4", "5", "6", "⋯"]
    assert shown[40:48] == ["⋮"] * 8 and "(9, 10)" in shown
    assert not {"⋮", "⋯"} & set(texts(equation(("W", BIG[:6, :8]))))
    assert equation(("W", BIG)).alt == "W (9, 10). The table has the numbers."


@pytest.mark.parametrize(
    ("array", "spot", "inside"),
    [(W, (1, None), "34"), (W, (None, 1), "246"), (W, (1, 0), "3"), (BIG, (8, None), "⋮")],
)
def test_a_mark_lies_behind_its_numbers_and_no_others(array, spot, inside):
    picture = equation(("W", array), mark={"W": spot})
    sizes = r"<rect x='([\d.]+)' y='([\d.]+)' width='([\d.]+)' height='([\d.]+)' fill='#f2f4f6' .*?width='2'"
    ((x, y, width, height),) = (map(float, found) for found in re.findall(sizes, picture.svg))
    for words in inside + "123456":
        px, py = place(picture, words)
        assert (x < px < x + width and y < py - 5 < y + height) == (words in inside)


@pytest.mark.parametrize("columns", range(1, 10))
@pytest.mark.parametrize("large", [0, 1000, 10000])
def test_a_formula_too_wide_for_the_page_goes_on_below_before_an_operator(columns, large):
    parts = [(label, BIG[:, :columns] + large) for label in "ABC"]
    picture = equation(parts[0], "=", parts[1], "@", parts[2])
    A, equals, B, at, C = (place(picture, words)[1] for words in "A=B@C")
    assert well_written(picture.svg) and picture.width <= 640
    assert (A < B, B < C) == (A + 99 < equals, B + 99 < at) and A <= B <= C
    assert A == C or picture.width > 320  # not broken without need


def test_the_sentence_tells_the_formula_its_shapes_its_numbers_and_its_marks():
    picture = equation(*BP2, mark={"W₂ᵀ": (0, None), "δ₂": (None, 0), "δ₁": (0, 0)})
    assert picture.alt == (
        "δ₁ (3, 1) = W₂ᵀ (3, 2) @ δ₂ (2, 1). δ₁ is [23], [53], [83]. W₂ᵀ is [1, 2], [3, 4], [5, 6]. "
        "δ₂ is [7], [8]. Marked: row 0 of W₂ᵀ, column 0 of δ₂, entry [0, 0] of δ₁."
    )
    assert picture.table[:2] == (("array", "shape", "rows"), ("δ₁", "(3, 1)", "[23], [53], [83]"))


def test_where_digits_are_left_out_equals_becomes_nearly_equals_and_labels_may_look_like_markup():
    said = [equation(("<b>", [[x]]), "=", ("δ", [[x]])).alt for x in (0.5, 1 / 3)]
    assert [words.partition(".")[0] for words in said] == ["<b> (1, 1) = δ (1, 1)", "<b> (1, 1) ≈ δ (1, 1)"]
    assert texts(equation(("<b>", [np.nan, -np.inf]), "=")) == ["nan", "−inf", "<b>", "(2,)", "="]
