"""Bars show the size and the sign of every number, and tell the series apart without colour."""

import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.draw import palette
from helpers.draw.barchart import bars, looks

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.integers())


def elements(picture, tag):
    """Return the SVG elements of one kind."""
    return [*ElementTree.fromstring(picture.svg).iter(SVG + tag)]


def solid(picture):
    """Return (x, y, width, height) of every bar of the first series; its key in the legend is the last."""
    found = [rect for rect in elements(picture, "rect") if rect.get("fill") == palette.VALUE]
    return [tuple(float(rect.get(name)) for name in ("x", "y", "width", "height")) for rect in found]


def texts(picture, colour=palette.VALUE):
    """Return the numbers of a series."""
    return [text.text for text in elements(picture, "text") if text.get("fill") == colour]


def test_a_bar_is_as_high_as_its_number_says():
    (_, _, _, one), (_, _, _, three) = solid(bars({"": [1, 3]}))
    assert three == pytest.approx(3 * one, abs=0.2)


def test_a_negative_bar_hangs_where_a_positive_one_stands():
    (_, top, _, height), (_, hangs, _, _) = solid(bars({"": [2, -2]}))
    assert hangs == pytest.approx(top + height, abs=0.1)


def test_on_a_logarithmic_axis_every_factor_of_ten_is_as_high():
    tops = [y for _, y, _, _ in solid(bars({"": [1, -0.1, 0.01]}, log=True))]
    assert tops[1] - tops[0] == pytest.approx(tops[2] - tops[1], abs=0.2)


def test_every_bar_bears_its_number_with_its_sign():
    for log in (False, True):
        assert texts(bars({"": [3, -2, 12.345]}, log=log)) == ["3", "−2", "12.3"]


def test_a_number_stands_above_its_bar_and_below_one_that_hangs():
    picture = bars({"": [3, -2]})
    up, down = [float(t.get("y")) for t in elements(picture, "text") if t.get("fill") == palette.VALUE]
    (_, top, _, _), (_, y, _, height) = solid(picture)
    assert up < top and down > y + height


def test_where_bars_are_narrow_the_numbers_stand_below_in_rows():
    picture = bars({"w": [0.123] * 8, "dw": [-0.456] * 8})
    heights = {t.get("y") for t in elements(picture, "text") if t.get("fill") == palette.VALUE}
    assert len(heights) == 1
    assert texts(picture, palette.GRADIENT) == ["−0.456"] * 8


def test_where_there_is_no_room_the_numbers_are_left_to_the_table():
    picture = bars({"w": range(12)})
    assert texts(picture) == []
    assert picture.table[-1] == ("12", "11") and len(picture.table) == 13


def test_without_numbers_a_logarithmic_axis_still_tells_the_sign():
    signs = texts(bars({"dw": [(-1) ** k for k in range(20)]}, log=True), palette.GRADIENT)
    assert signs == ["−"] * 10


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("value", [0, math.nan, math.inf, -math.inf])
def test_zero_and_what_is_no_number_have_no_bar_but_a_word(log, value):
    picture = bars({"": [1, value]}, log=log)
    assert len(solid(picture)) == 1
    assert texts(picture)[1] == str(value).replace("-", "−")


def test_a_number_without_headroom_stays_inside_the_frame():
    picture = bars({"": [-1, 0]})
    zero = next(t for t in elements(picture, "text") if t.text == "0" and t.get("fill") == palette.VALUE)
    assert float(zero.get("y")) >= float(elements(picture, "rect")[1].get("y")) + 12


def test_what_is_not_known_yet_has_neither_bar_nor_word():
    picture = bars({"": [1, None]})
    assert (len(solid(picture)), texts(picture), picture.table[-1]) == (1, ["1"], ("2", ""))


def test_the_series_differ_in_fill_and_outline():
    picture = bars({name: [1] for name in "abcd"})
    found = elements(picture, "rect")[2:6]
    assert [rect.get("fill") == palette.PAPER for rect in found] == [False, True, True, True]
    assert [rect.get("stroke-dasharray") for rect in found] == [None, "5 2", None, None]
    assert len([p for p in elements(picture, "path") if p.get("stroke") in palette.SERIES[:4]]) == 4


@pytest.mark.parametrize("name", ["dw", "dW₁", "db", "‖dW‖", "‖dW₂‖", "δ₁", "δ", "dLoss/dw", "d out/dw₁"])
def test_a_series_named_like_a_derivative_is_vermilion_and_hatched_wherever_it_stands(name):
    for series in (
        {name: [3, -2]},
        {name: [3, -2], "out": [1, 1]},
        {"out": [1, 1], "w": [1, 1], name: [3, -2]},
    ):
        picture = bars(series)
        assert texts(picture, palette.GRADIENT) == ["3", "−2"]
        assert len(outlined(picture)) == len(hatches(picture)) == 3  # two bars and the key in the legend


@pytest.mark.parametrize("name", ["depth", "dense", "digits", "out", "d", "‖W‖", "w/d", "used"])
def test_any_other_series_is_solid_and_blue_where_it_stands_alone(name):
    picture = bars({name: [3, -2]})
    assert texts(picture) == ["3", "−2"] and outlined(picture) == []


def test_gradients_differ_among_themselves_and_from_all_values():
    found = looks(["dw", "a", "db", "b"])
    assert [colour == palette.GRADIENT for colour, _ in found] == [True, False, True, False]
    assert len({kind for _, kind in found}) == 4
    assert looks(["a", "b", "c", "d"]) == [(palette.SERIES[i], i) for i in range(4)]


def test_the_lines_in_a_bar_stay_in_it():
    picture = bars({"a": [1, 2, -3], "b": [3, -1, 0.2]})
    for bar, lines in zip(outlined(picture), hatches(picture), strict=True):
        x, y, width, height = bar
        for px, py in lines:
            assert x - 0.2 <= px <= x + width + 0.2 and y - 0.2 <= py <= y + height + 0.2


def outlined(picture):
    """Return (x, y, width, height) of every bar of the second series, its key in the legend too."""
    found = [rect for rect in elements(picture, "rect") if rect.get("stroke") == palette.GRADIENT]
    return [tuple(float(rect.get(name)) for name in ("x", "y", "width", "height")) for rect in found]


def hatches(picture):
    """Return the ends of the lines inside every bar of the second series."""
    found = [path.get("d") for path in elements(picture, "path") if path.get("stroke") == palette.GRADIENT]
    return [[tuple(map(float, p.split(","))) for p in re.findall(r"[-\d.]+,[-\d.]+", d)] for d in found]


def test_the_groups_bear_their_names():
    words = [
        text.text for text in elements(bars({"a": [1, 2]}, labels=["x", "out₁"], xlabel="layer"), "text")
    ]
    assert {"x", "out₁", "layer", "a"} <= set(words)


def test_names_of_many_groups_do_not_overlap():
    words = [text.text for text in elements(bars({"a": [1] * 60}, size=(300, 200)), "text")]
    assert "1" in words and "2" not in words


def test_the_sentence_says_every_number():
    picture = bars({"dw": [3, -2]}, xlabel="layer", title="Three layers", log=True)
    assert picture.alt == (
        "Three layers. Bars of dw, sizes on a logarithmic axis, by layer. dw: 3 at 1, −2 at 2."
    )


def test_the_sentence_about_many_groups_says_the_extremes():
    assert bars({"w": range(20)}).alt.endswith("w: lowest 0 at 1, highest 19 at 20.")


@pytest.mark.parametrize(
    ("series", "options", "error", "words"),
    [
        ({}, {}, ValueError, "There are 0 rows"),
        ({name: [1] for name in "abcde"}, {}, ValueError, "1 to 4"),
        ([1], {}, TypeError, "give a dict"),
        ({"a": "12"}, {}, TypeError, "'a' holds"),
        ({"a": [1, 2], "b": [1]}, {}, ValueError, "'b' has 1 numbers for 2 groups"),
        ({"a": [1, 2]}, {"labels": ["x"]}, ValueError, "'a' has 2 numbers for 1 groups"),
        ({"a": [1] * 201}, {}, ValueError, "room for 200 bars"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(series, options, error, words):
    with pytest.raises(error, match=words):
        bars(series, **options)


@pytest.mark.parametrize("value", [1e306, -1e306, 9e305])
def test_a_bar_of_the_largest_number_that_has_a_place_stays_inside_the_frame(value):
    picture = bars({"": [value]})
    frame = elements(picture, "rect")[1]
    ((_, y, _, height),) = solid(picture)
    top = float(frame.get("y"))
    assert top - 0.1 <= y <= y + height <= top + float(frame.get("height")) + 0.1 and height > 50


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), max_size=10),
    st.booleans(),
    st.sampled_from([(560, 220), (300, 200), (200, 140)]),
)
def test_whatever_the_numbers_no_bar_and_no_word_leaves_the_picture(pairs, log, size):
    picture = bars({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}, log=log, size=size)
    height = int(ElementTree.fromstring(picture.svg).get("height"))
    for x, y, width, high in solid(picture) + outlined(picture):
        assert 0 <= x <= x + width <= size[0] and 0 <= y <= y + high <= height
    assert all(10 <= float(text.get("y")) <= height for text in elements(picture, "text"))
