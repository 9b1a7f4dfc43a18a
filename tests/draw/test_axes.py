"""Axes give pairs of numbers their places in px, cut lines at the frame, and write what stands around it."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.draw import palette
from helpers.draw.axes import Axes, Scale, breadth, frame, marker, path, px, source, style

AXES = Axes(50, 20, 200, 100, Scale(0, 10), Scale(0, 1))
PLACES = st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000))


def texts(svg):
    """Return the texts of some SVG elements, each with its element."""
    return {text.text: text for text in ElementTree.fromstring(f"<svg>{svg}</svg>").iter("text")}


def luminance(colour):
    """Return how bright a colour is, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_larger_numbers_stand_further_right_and_higher():
    assert AXES.point(0, 0) == (50, 120)
    assert AXES.point(5, 1) == (150, 20)


def test_a_pair_that_cannot_be_shown_has_no_place():
    assert AXES.point(float("nan"), 1) is None
    assert AXES.point(1, float("inf")) is None


def test_a_line_is_cut_at_the_frame():
    line = [AXES.point(-5, 0.5), AXES.point(5, 0.5), AXES.point(5, 2)]
    assert AXES.cut(line) == [[(50, 70), (150, 70), (150, 20)]]


def test_a_line_that_leaves_and_comes_back_has_two_pieces():
    line = [AXES.point(0, 0), AXES.point(2, 2), AXES.point(4, 0)]
    assert AXES.cut(line) == [[(50, 120), (70, 20)], [(110, 20), (130, 120)]]


def test_a_line_past_the_frame_is_not_drawn():
    assert AXES.cut([AXES.point(-5, -1), AXES.point(20, -1)]) == []
    assert AXES.cut([AXES.point(-1, 0.8), AXES.point(1, 2)]) == []


def test_a_line_ends_at_a_gap():
    line = [AXES.point(x, y) for x, y in [(0, 0), (1, 0), (2, float("nan")), (3, 0), (4, 0)]]
    assert [len(piece) for piece in AXES.cut(line)] == [2, 2]


@given(st.lists(PLACES))
def test_no_piece_of_a_line_lies_outside(line):
    for x, y in [place for piece in AXES.cut(line) for place in piece]:
        assert 50 - 1e-6 <= x <= 250 + 1e-6 and 20 - 1e-6 <= y <= 120 + 1e-6


def test_lengths_have_at_most_one_digit_after_the_point():
    assert [px(length) for length in (12.0, 12.34, -0.01, 0.26)] == ["12", "12.3", "0", "0.3"]
    assert path([(1, 2.25), (3.999, -0.04)]) == "M1,2.2L4,0"


def test_the_frame_writes_ticks_and_names():
    words = texts(frame(AXES, "epoch", "loss < 1", "A title"))
    assert {"epoch", "loss < 1", "A title", "0", "0.5", "10"} <= set(words)


def test_a_number_stands_at_its_own_height():
    words = texts(frame(AXES))
    assert float(words["0.5"].get("y")) == AXES.down(0.5) + 4
    assert words["0.5"].get("text-anchor") == "end"


def test_all_letters_are_large_enough():
    words = texts(frame(AXES, "x", "y", "z")).values()
    assert all(int(word.get("font-size", palette.TEXT)) >= 12 for word in words)


@pytest.mark.parametrize("names", [{}, {"xlabel": "x", "ylabel": "y", "title": "t"}])
@pytest.mark.parametrize("ends", [(0, 1), (-5e5, 5e5), (1000.12, 1000.14)])
def test_there_is_room_for_all_that_is_written_around(names, ends):
    axes = Axes.within((300, 200), Scale(0, 10), Scale(*ends), **names)
    for word, text in texts(frame(axes, **names)).items():
        width = breadth(word) / (1 if "end" in text.get("text-anchor", "") else 2)
        assert float(text.get("x")) - width >= 0 or text.get("text-anchor") == "start"
        assert 10 <= float(text.get("y")) <= 200 - 3


def test_the_first_25_lines_differ_in_more_than_their_colour():
    styles = [style(i) for i in range(25)]
    assert len(set(styles)) == len({look[1:] for look in styles}) == 25


def test_all_colours_stand_out_from_white():
    assert len(set(palette.SERIES)) == 5
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in palette.SERIES)


def test_a_marker_stands_at_its_place():
    assert re.search(r"d='M3,4.5m", marker(3, 4.5, 0))


def test_a_picture_has_a_white_ground_and_a_size():
    root = ElementTree.fromstring(source(300, 200, "<g/>"))
    assert (root.get("width"), root.get("viewBox")) == ("300", "0 0 300 200")
    assert root[0].get("fill") == palette.PAPER
