"""The picture of a formula shows each array with its numbers, its label and its shape."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw import palette
from helpers.draw.matrices import equation

TEXT = "{http://www.w3.org/2000/svg}text"
W, D = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([[7.0], [8.0]])
BP2 = ("δ₁", W @ D), "=", ("W₂ᵀ", W), "@", ("δ₂", D)
BIG = np.arange(90.0).reshape(9, 10)


def texts(picture, colour=None):
    """Return the texts of a picture, all or those of one colour."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return [text.text for text in found if colour in (None, text.get("fill"))]


def place(picture, words):
    """Return where a text stands."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return next((float(text.get("x")), float(text.get("y"))) for text in found if text.text == words)


def marks(picture):
    """Return the rectangles that are shaded: x, y, width, height."""
    found = re.findall(
        r"<rect x='([\d.]+)' y='([\d.]+)' width='([\d.]+)' height='([\d.]+)' fill='#f2f4f6'", picture.svg
    )
    return [tuple(map(float, sizes)) for sizes in found]


def test_deltas_stand_in_vermilion_and_all_else_in_blue():
    assert texts(equation(*BP2), palette.GRADIENT) == ["23", "53", "83", "δ₁", "7", "8", "δ₂"]
    assert texts(equation(*BP2), palette.VALUE) == ["1", "2", "3", "4", "5", "6", "W₂ᵀ"]


def test_a_gradient_called_dW_stands_in_vermilion():
    assert texts(equation(("dW", D)), palette.GRADIENT) == ["7", "8", "dW"]


def test_operators_and_shapes_stand_in_ink():
    assert texts(equation(*BP2), palette.INK) == ["(3, 1)", "=", "(3, 2)", "@", "(2, 1)"]


def test_numbers_stand_in_rows_and_columns():
    picture = equation(("W", W))
    (x1, y1), (x2, y2), (x3, y3) = (place(picture, words) for words in "123")
    assert y1 == y2 < y3 and x1 == x3 < x2


def test_a_row_of_numbers_keeps_its_shape():
    assert texts(equation(("v", [1, 2, 3.5]))) == ["1", "2", "3.5", "v", "(3,)"]


def test_of_a_big_array_the_first_rows_and_columns_are_shown():
    shown = texts(equation(("W", BIG)))
    assert shown[:8] == ["0", "1", "2", "3", "4", "5", "6", "⋯"]
    assert shown[40:48] == ["⋮"] * 8 and "(9, 10)" in shown


def test_an_array_of_6_rows_and_8_columns_is_shown_whole():
    assert not {"⋮", "⋯"} & set(texts(equation(("W", BIG[:6, :8]))))


@pytest.mark.parametrize(
    ("spot", "inside", "outside"),
    [
        ((1, None), "34", "1256"),
        ((None, 1), "246", "135"),
        ((1, 0), "3", "12456"),
        ((-1, None), "56", "1234"),
    ],
)
def test_a_mark_lies_behind_its_numbers_and_no_others(spot, inside, outside):
    picture = equation(("W", W), mark={"W": spot})
    ((x, y, width, height),) = marks(picture)
    for words in inside + outside:
        px, py = place(picture, words)
        assert (x < px < x + width and y < py - 5 < y + height) == (words in inside)


def test_a_mark_has_a_thick_frame_too():
    assert "stroke-width='2'" in equation(("W", W), mark={"W": (0, 0)}).svg


def test_a_mark_on_a_hidden_row_lies_on_the_dots():
    picture = equation(("W", BIG), mark={"W": (8, None)})
    ((_, y, _, height),) = marks(picture)
    assert y < place(picture, "⋮")[1] - 5 < y + height


def test_a_formula_too_wide_for_the_page_goes_on_below_before_an_operator():
    picture = equation(("A", BIG + 1000), "=", ("B", BIG + 1000), "@", ("C", BIG + 1000))
    assert picture.width <= 640
    heights = [place(picture, words)[1] for words in ("A", "=", "B", "@", "C")]
    assert heights[0] < heights[2] < heights[4] and heights[1] > heights[0] and heights[3] > heights[2]


def test_the_sentence_tells_the_formula_its_shapes_and_its_numbers():
    assert equation(*BP2, mark={"W₂ᵀ": (0, None), "δ₂": (None, 0), "δ₁": (0, 0)}).alt == (
        "δ₁ (3, 1) = W₂ᵀ (3, 2) @ δ₂ (2, 1). δ₁ is [23], [53], [83]. W₂ᵀ is [1, 2], [3, 4], [5, 6]. "
        "δ₂ is [7], [8]. Marked: row 0 of W₂ᵀ, column 0 of δ₂, entry [0, 0] of δ₁."
    )


def test_the_sentence_of_large_arrays_tells_their_shapes():
    assert equation(("W", BIG)).alt == "W (9, 10). The table has the numbers."


def test_the_table_has_a_row_for_each_array():
    head, first, *_ = equation(*BP2).table
    assert (head, first) == (("array", "shape", "rows"), ("δ₁", "(3, 1)", "[23], [53], [83]"))


def test_labels_that_look_like_markup_do_no_harm():
    assert "<b>&" in texts(equation(("<b>&", W)))


@pytest.mark.parametrize("part", [5, ("W",), (1, W), ("W", [[1], [2, 3]]), ("W", ["a"]), ("W", None, 1)])
def test_what_is_neither_operator_nor_array_is_refused(part):
    with pytest.raises(TypeError, match="neither an operator|not a number"):
        equation(part)


@pytest.mark.parametrize("array", [3.0, [], np.zeros((2, 0)), np.zeros((1, 2, 3))])
def test_an_array_that_is_no_grid_is_refused_with_its_shape(array):
    with pytest.raises(ValueError, match=r"W has shape \("):
        equation(("W", array))


def test_a_formula_needs_an_array():
    with pytest.raises(ValueError, match="nothing to draw"):
        equation("=")


@pytest.mark.parametrize("spot", [(3, 0), (0, 2), (-4, 0), 1, (1,), (0.5, 0), "ab"])
def test_a_mark_outside_its_array_is_refused(spot):
    with pytest.raises(ValueError, match="marks nothing"):
        equation(("W", W), mark={"W": spot})


def test_a_mark_in_an_array_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="mark names V, but the formula has W"):
        equation(("W", W), mark={"V": (0, 0)})


def test_where_digits_are_left_out_equals_becomes_nearly_equals():
    exact = equation(("a", [[0.5]]), "=", ("b", [[0.5]]))
    rounded = equation(("a", [[1 / 3]]), "=", ("b", [[1 / 3]]))
    assert " = b" in exact.alt and "≈" not in exact.alt
    assert " ≈ b" in rounded.alt and " = b" not in rounded.alt.split(".")[0]
