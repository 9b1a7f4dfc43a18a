"""The picture of a chain shows its numbers where they belong, and stays readable from one layer to ten."""

import math
import re
from itertools import combinations, pairwise

import numpy as np
import pytest
from pictures import boxes, meet, place, spots, texts

from helpers.draw import chain, palette

W, OUTS, DOUTS, DW = [2, -3, 0.5], [1, 2, -6, -3], [6, 3, -1, -2], [3, -2, 12]


def long(L, yours=()):
    """Return the picture of a chain with L layers of weight −1/4, and made-up gradients of many digits."""
    outs = [(-0.25) ** i for i in range(L + 1)]
    return chain([-0.25] * L, outs, -1, [-1.23e-5] * (L + 1), [-4.56e-7] * L, yours)


def test_values_stand_in_blue_gradients_in_vermilion_and_the_sentence_and_the_table_tell_all():
    plain, picture = chain(W, OUTS, -1), chain(np.array(W), OUTS, -1, DOUTS, DW)
    assert sorted(texts(plain, palette.VALUE)) == sorted("1 2 2 −6 −3 −3 0.5 2".split())
    assert palette.GRADIENT not in plain.svg and plain.table[2] == ("1", "2", "2", "", "")
    shown = texts(picture, palette.GRADIENT)
    assert shown == ["dx = 6", "dout₁ = 3", "dout₂ = −1", "dout₃ = −2", "dw₁ = 3", "dw₂ = −2", "dw₃ = 12"]
    assert {*texts(picture, palette.INK)} - {*texts(plain)} == {"× w₁", "× w₂", "× w₃"}
    for column in ("−6", "out₂", "dout₂ = −1"), ("0.5", "w₃", "dw₃ = 12"):
        (x, above), (x1, name), (x2, below) = (place(picture, words) for words in column)
        assert x == x1 == x2 and above < name < below
    assert picture.alt == (
        "Chain of 3 layers: x = 1, w₁ = 2, out₁ = 2, w₂ = −3, out₂ = −6, w₃ = 0.5, out₃ = −3, y = −1, "
        "J = ½(out₃ − y)² = 2. Gradients: dJ/d out₃ = −2, dJ/d out₂ = −1, dJ/d out₁ = 3, "
        "dJ/d x = 6, dJ/dw₃ = 12, dJ/dw₂ = −2, dJ/dw₁ = 3."
    )
    head, x, _, *layers = picture.table
    assert head == ("layer", "w", "out", "dJ/d out", "dJ/dw") and x == ("x", "", "1", "6", "")
    assert layers == [("2", "−3", "−6", "−1", "−2"), ("3", "0.5", "−3", "−2", "12")]


@pytest.mark.parametrize("L", range(1, 11))
@pytest.mark.parametrize("yours", [(), ["✗ −0.0296"] * 10])
def test_no_chain_is_wider_than_the_page_and_no_two_texts_touch_or_leave_it(L, yours):
    picture = long(L, yours[:L])
    assert sum(words[0] == "✗" for words in texts(picture)) == len(yours[:L])
    assert all(0 <= left < right <= picture.width <= 640 for _, (left, _, right, _) in boxes(picture.svg))
    assert not any(meet(one, two) for (_, one), (_, two) in combinations(boxes(picture.svg), 2))


@pytest.mark.parametrize(("L", "outs"), [(8, "₁₂₃₄₅₆₇₈"), (9, "₃₆₉"), (10, ["₄", "₇", "₁₀"])])
def test_of_a_long_chain_the_ends_are_told_and_where_room_is_short_every_third_number(L, outs):
    picture = long(L)
    named = [words for words in texts(picture) if re.fullmatch("x|out[₀-₉]+", words)]
    assert named == ["x", *(f"out{i}" for i in outs)]
    xs = [place(picture, words)[0] for words in named]
    weights = [x for words, x, _, _ in spots(picture) if re.fullmatch("w[₀-₉]+", words)]
    assert weights[1:] == pytest.approx([(x0 + x1) / 2 for x0, x1 in pairwise(xs[1:])], abs=0.2)
    said = rf"layers: x = 1, {named[-1]} .{{,11}}, y = −1, J = ½\({named[-1]} − y\)² ≈ 0.5"
    told = "Gradients: dJ/d x = −1.23e−05, dJ/dw₁ = −4.56e−07. The table has all numbers."
    assert re.search(said, picture.alt) and picture.alt.endswith(told)


def test_a_chain_that_exploded_still_has_a_picture():
    picture = chain([1e200, 1e200], [1.0, 1e200, math.inf], 0, [math.nan, math.inf, math.inf], [math.nan] * 2)
    assert "inf" in texts(picture, palette.VALUE) and "nan" in texts(picture, palette.GRADIENT)[0]


def test_a_learners_wrong_gradient_stands_above_its_weight_whose_box_is_framed_anew():
    plain, picture = chain(W, OUTS, -1, DOUTS, DW), chain(W, OUTS, -1, DOUTS, DW, ["3", "✗ 6", "✗ −1.5"])
    assert {"✗ 6", "✗ −1.5"} == {*texts(picture)} - {*texts(plain)}
    for wrong, weight in ("✗ 6", "w₂"), ("✗ −1.5", "w₃"):
        (x, y), (x_weight, low) = place(picture, wrong), place(picture, weight)
        assert x == x_weight and y == low - 37
    assert picture.svg.count("stroke-width='3' stroke-dasharray") == 2
    assert [row[-1] for row in picture.table] == ["yours", "", "3", "✗ 6", "✗ −1.5"]
