"""The picture of a chain shows what is known of it, and stays readable from one layer to thirty."""

import math
import re
from xml.etree import ElementTree

import pytest

from helpers.draw import palette
from helpers.draw.chain import chain, places

W, OUTS, DOUTS, DW = [2, -3, 0.5], [1, 2, -6, -3], [6, 3, -1, -2], [3, -2, 12]
TEXT = "{http://www.w3.org/2000/svg}text"


def texts(picture, colour=None):
    """Return the texts of a picture, all or those of one colour."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return [text.text for text in found if colour in (None, text.get("fill"))]


def long(L):
    """Return the picture of a chain with L layers of weight −1/4, and made-up gradients of many digits."""
    return chain([-0.25] * L, [(-0.25) ** i for i in range(L + 1)], -1, [-1.23e-5] * (L + 1), [-4.56e-7] * L)


def spans(picture):
    """Return for each text: its height, its left and its right end at most."""
    found = [
        (float(t.get("x")), float(t.get("y")), t.text) for t in ElementTree.fromstring(picture.svg).iter(TEXT)
    ]
    return [(y, x - 3.45 * len(words), x + 3.45 * len(words), words) for x, y, words in found]


def test_values_and_weights_stand_in_blue_with_the_loss_at_the_end():
    assert sorted(texts(chain(W, OUTS, -1), palette.VALUE)) == sorted(
        ["1", "2", "2", "−6", "−3", "−3", "0.5", "2"]
    )


def test_gradients_stand_in_vermilion_with_their_names():
    shown = texts(chain(W, OUTS, -1, DOUTS, DW), palette.GRADIENT)
    assert shown == ["dx = 6", "dout₁ = 3", "dout₂ = −1", "dout₃ = −2", "dw₁ = 3", "dw₂ = −2", "dw₃ = 12"]


def test_every_arrow_back_names_its_factor():
    assert [words for words in texts(chain(W, OUTS, -1, DOUTS, DW)) if "×" in words] == [
        "× w₁",
        "× w₂",
        "× w₃",
    ]


def test_gradients_that_are_not_known_yet_have_no_number_and_no_arrow():
    picture = chain(W, OUTS, -1, [None, None, -1, -2], [None, None, 12])
    assert texts(picture, palette.GRADIENT) == ["dout₂ = −1", "dout₃ = −2", "dw₃ = 12"]
    assert [words for words in texts(picture) if "×" in words] == ["× w₃"]


def test_without_gradients_nothing_is_vermilion():
    assert palette.GRADIENT not in chain(W, OUTS, -1).svg


def test_backward_arrows_are_dashed_and_forward_arrows_are_not():
    svg = chain(W, OUTS, -1, DOUTS, DW).svg
    lines = re.findall(r"<path [^>]*stroke='([^']+)' stroke-width='1.6'([^>]*)/>", svg)
    assert {(colour, "dash" in look) for colour, look in lines} == {
        (palette.VALUE, False),
        (palette.GRADIENT, True),
    }


def test_without_a_target_there_is_no_loss():
    assert "loss" in texts(chain(W, OUTS, -1)) and "loss" not in texts(chain(W, OUTS))


def test_the_sentence_of_a_short_chain_tells_all():
    assert chain(W, OUTS, -1, DOUTS, DW).alt == (
        "Chain of 3 layers: x = 1, w₁ = 2, out₁ = 2, w₂ = −3, out₂ = −6, w₃ = 0.5, out₃ = −3, y = −1, "
        "loss ½(out₃ − y)² = 2. Gradients: dLoss/d out₃ = −2, dLoss/d out₂ = −1, dLoss/d out₁ = 3, "
        "dLoss/d x = 6, dLoss/dw₃ = 12, dLoss/dw₂ = −2, dLoss/dw₁ = 3."
    )


def test_the_sentence_of_a_long_chain_tells_its_ends():
    assert long(8).alt == (
        "Chain of 8 layers: x = 1, out₈ ≈ 1.53e−05, y = −1, loss ½(out₈ − y)² ≈ 0.500. Gradients: "
        "dLoss/d x = −1.23e−05, dLoss/dw₁ = −4.56e−07. The table has all numbers."
    )


def test_the_table_has_a_row_for_x_and_for_each_layer():
    head, x, *layers = chain(W, OUTS, -1, DOUTS, [None, None, 12]).table
    assert head == ("layer", "w", "out", "dLoss/d out", "dLoss/dw") and x == ("x", "", "1", "6", "")
    assert layers == [("1", "2", "2", "3", ""), ("2", "−3", "−6", "−1", ""), ("3", "0.5", "−3", "−2", "12")]


@pytest.mark.parametrize("L", range(1, 31))
def test_no_chain_is_wider_than_the_page_and_no_text_leaves_it(L):
    picture = long(L)
    assert picture.width <= 640
    assert all(left >= 0 and right <= picture.width for _, left, right, _ in spans(picture))


@pytest.mark.parametrize("L", [1, 4, 5, 8, 9, 15, 20, 30])
def test_no_two_texts_of_one_line_touch(L):
    rows = {}
    for y, left, right, words in spans(long(L)):
        rows.setdefault(y, []).append((left, right, words))
    assert len(rows) >= 6
    for row in map(sorted, rows.values()):
        assert all(a[1] <= b[0] + 1 for a, b in zip(row, row[1:], strict=False)), row


@pytest.mark.parametrize(("L", "shown"), [(8, 9), (20, 7), (30, 7)])
def test_a_long_chain_shows_both_its_ends(L, shown):
    at = places(L, True)
    assert (at.shown[0], at.shown[-1], len(at.shown)) == (0, L, shown)


def test_letters_are_never_smaller_than_12_px():
    assert min(map(int, re.findall(r"font-size='(\d+)'", long(30).svg))) >= 12


def test_small_numbers_take_little_room():
    assert "−1.23e−5" in texts(long(8), palette.GRADIENT)


def test_a_chain_that_exploded_still_has_a_picture():
    picture = chain([1e200, 1e200], [1.0, 1e200, math.inf], 0, [math.nan, math.inf, math.inf], [math.nan] * 2)
    assert "inf" in texts(picture, palette.VALUE) and "nan" in texts(picture, palette.GRADIENT)[0]


@pytest.mark.parametrize(
    ("w", "more", "complaint"),
    [
        ([], [[1]], "w holds 0 weights"),
        ([1] * 61, [[1] * 62], "chain of 1 to 60"),
        (W, [[1, 2, 3]], "outs holds 3 numbers, but L = 3 weights need 4"),
        (W, [OUTS, -1, [1, 2, 3]], "douts holds 3 numbers"),
        (W, [OUTS, -1, DOUTS, [1]], "dw holds 1 number, but L = 3 weights need 3"),
    ],
)
def test_lengths_that_do_not_fit_are_named(w, more, complaint):
    with pytest.raises(ValueError, match=complaint):
        chain(w, *more)


@pytest.mark.parametrize("arguments", [("123", OUTS), (5, OUTS), (W, ["a"] * 4), (W, OUTS, "y")])
def test_what_is_no_number_is_refused(arguments):
    with pytest.raises(TypeError, match="needs numbers"):
        chain(*arguments)
