"""Bars of words: each word in its row, praise to the right, blame to the left, nothing by colour alone."""

import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.draw import palette
from helpers.draw.axes import breadth
from helpers.draw.wordbars import ROW, words

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.integers())
REVIEW = [("a", 0.1), ("superb", 1.5), ("and", -0.25), ("moving", 0.75), ("mess", -1.5)]
MANY = [(f"word{i}", (-1) ** i * (i % 15)) for i in range(30)]


def elements(picture, tag):
    """Return the SVG elements of one kind."""
    return [*ElementTree.fromstring(picture.svg).iter(SVG + tag)]


def texts(picture, colour=palette.INK):
    """Return what is written in one colour."""
    return [text.text for text in elements(picture, "text") if text.get("fill") == colour]


def boxes(picture):
    """Return (x, y, width, height) of every bar."""
    bars = elements(picture, "rect")[1:]  # the first one is the ground
    return [tuple(float(bar.get(name)) for name in ("x", "y", "width", "height")) for bar in bars]


def test_a_bar_is_as_long_as_its_number_says():
    (_, _, one, _), (_, _, three, _) = boxes(words([("good", 1), ("great", -3)]))
    assert three == pytest.approx(3 * one, abs=0.2)


def test_a_bar_to_the_left_ends_where_one_to_the_right_begins():
    (zero, _, _, _), (x, _, width, _) = boxes(words([("good", 1), ("bad", -3)]))
    assert x + width == pytest.approx(zero, abs=0.1)
    assert f"M{zero:g}," in words([("good", 1), ("bad", -3)]).svg


def test_zero_stays_in_its_place_whatever_the_numbers():
    zeros = {boxes(words([("good", z)]))[0][0] for z in (1, 0.003, 7.7e9)}
    assert len(zeros) == 1


def test_the_words_stand_in_the_order_of_the_text_row_under_row():
    picture = words(REVIEW)
    assert texts(picture) == [word for word, _ in REVIEW]
    heights = [float(text.get("y")) for text in elements(picture, "text") if text.get("fill") == palette.INK]
    assert {b - a for a, b in zip(heights, heights[1:], strict=False)} == {ROW}


def test_every_number_stands_at_the_outer_end_of_its_bar():
    picture = words([("good", 1.2345), ("bad", -3)])
    (x, _, width, _), (end, _, _, _) = boxes(picture)
    _, right, _, left = [float(text.get("x")) for text in elements(picture, "text")]
    assert (right, left) == (pytest.approx(x + width + 5), pytest.approx(end - 5))
    assert (texts(picture, palette.VALUE), texts(picture, palette.GRADIENT)) == (["1.23"], ["−3"])


def test_signs_differ_in_fill_and_outline_too():
    picture = words([("good", 1), ("bad", -1)])
    good, bad = elements(picture, "rect")[1:]
    assert (good.get("fill"), bad.get("fill")) == (palette.VALUE, palette.PAPER)
    assert (good.get("stroke-dasharray"), bad.get("stroke-dasharray")) == (None, "5 2")
    assert len([path for path in elements(picture, "path") if path.get("stroke") == palette.GRADIENT]) == 1


def test_the_lines_in_a_bar_stay_in_it():
    picture = words([("good", 1), ("bad", -0.7)])
    x, y, width, height = boxes(picture)[1]
    (d,) = [p.get("d") for p in elements(picture, "path") if p.get("stroke") == palette.GRADIENT]
    left, base, lines = re.fullmatch(r"M([\d.]+),([\d.]+)((?:l6,-12m0,12)+)", d).groups()
    assert (float(left), float(base)) == (x, y + height)
    assert width - 6 < 6 * lines.count("l") <= width


def test_of_many_words_the_furthest_from_zero_are_shown_in_order():
    shown = [row[0] for row in words(MANY).table[1:]]
    assert shown == [word for word, value in MANY if abs(value) >= 3]
    assert texts(words(MANY)) == [*shown, "left out: the 6 of 30 words that are closest to zero"]


def test_what_is_no_number_is_left_out_first():
    picture = words([("nan", math.nan), ("unknown", None), ("inf", -math.inf), *[("zero", 0)] * 23])
    assert [row[0] for row in picture.table[1:]] == ["inf", *["zero"] * 23]


@pytest.mark.parametrize(("letter", "size"), [("i", 4), ("m", 10.5), ("語", 12)])
def test_a_long_word_is_cut_and_the_table_has_it_whole(letter, size):
    picture = words([(letter * 3000, 1)])
    (shown,) = texts(picture)
    assert shown.endswith("…") and 140 - 2 * size < (len(shown) - 1) * size <= 152
    assert picture.table[1] == (letter * 3000, "1")
    assert len(picture.alt) < 200


def test_any_text_can_be_a_word():
    odd = ["<script>&'\"", "a\x00b", "\ud800", "\uffff", "", "]]>"]
    assert texts(words([(word, 1) for word in odd])) == ["<script>&'\"", "a?b", "?", "?", None, "]]>"]
    assert words([(word, 1) for word in odd])._repr_html_()


@pytest.mark.parametrize("value", [0, math.nan, math.inf, -math.inf])
def test_zero_and_what_is_no_number_have_no_bar_but_a_word(value):
    picture = words([("good", 1), ("odd", value)])
    said = str(value).replace("-", "−")
    assert len(boxes(picture)) == 1
    assert said in texts(picture, palette.VALUE) + texts(picture, palette.GRADIENT)


def test_what_is_not_known_has_neither_bar_nor_number():
    picture = words([("unknown", None)])
    assert (len(boxes(picture)), texts(picture), picture.table[1]) == (0, ["unknown"], ("unknown", ""))


def test_without_words_the_picture_says_so():
    picture = words([], title="A review")
    assert texts(picture) == ["A review", "no words"]
    assert picture.alt == "A review. There are no words."


def test_the_least_height_keeps_a_page_from_jumping():
    heights = [int(elements(words(MANY[:n], size=(640, 300)), "svg")[0].get("height")) for n in (0, 1, 24)]
    assert heights == [300, 300, 24 * ROW + 16]


def test_the_sentence_says_every_number():
    assert words(REVIEW[1:3], title="What counts").alt == (
        "What counts. Bars of 2 words, in the order of the text: “superb” 1.5, “and” −0.25."
    )


def test_the_sentence_about_many_words_says_the_extremes():
    assert words(MANY).alt == (
        "Bars of 30 words, in the order of the text, of which the 24 furthest from zero are shown: "
        "lowest “word29” −14, highest “word14” 14."
    )
    assert words([("odd", math.nan)] * 13).alt.endswith("no number that can be drawn.")


def test_a_picture_of_a_long_review_is_small_and_its_letters_are_readable():
    picture = words([("disappointing", -1 - i / 300) for i in range(300)], title="A long one")
    sizes = [float(text.get("font-size", 14)) for text in elements(picture, "text")]
    assert min(sizes) >= 12 and len(picture.svg) < 16_000


@pytest.mark.parametrize(
    "pairs", [5, "ab", ["good"], [("good", "1")], [(1, 2)], [("a", 1, 2)], {"good": 1}, [("a", [1, 2])]]
)
def test_what_is_no_list_of_words_is_told(pairs):
    with pytest.raises(TypeError, match=r"pairs is .*; give words with their numbers, such as"):
        words(pairs)


def test_a_picture_that_is_too_narrow_is_told():
    with pytest.raises(ValueError, match="at least 320 px; this has 200"):
        words(REVIEW, size=(200, None))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(), NUMBERS), max_size=30), st.sampled_from([320, 640]))
def test_whatever_the_words_no_bar_and_no_number_leaves_the_picture(pairs, width):
    picture = words(pairs, size=(width, None))
    height = int(elements(picture, "svg")[0].get("height"))
    for x, y, wide, high in boxes(picture):
        assert width / 4 <= x <= x + wide <= width and 0 <= y <= y + high <= height
    for text in elements(picture, "text"):
        room = breadth(text.text or "") * {"start": 1, "end": -1, None: 0.5}[text.get("text-anchor")]
        assert 0 <= float(text.get("x")) + room <= width and float(text.get("y")) <= height
