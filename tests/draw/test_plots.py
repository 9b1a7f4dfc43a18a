"""Plots: what is drawn are the numbers, what is said are the numbers, and nothing covers anything."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import boxes, meet, well_written

from helpers import draw
from helpers.draw.frames import axis, frame
from helpers.draw.marks import spread
from helpers.draw.plots import PENS, cut, free_places
from helpers.draw.svg import text_width

numbers = st.none() | st.floats(allow_nan=True) | st.integers(-(10**300), 10**300)


def strokes(picture, colour="#0072b2"):
    """Return the first line of a colour as lists of places, one for each stretch without a gap."""
    d = re.search(f"<path d='([^']*)' fill='none' stroke='{colour}'", picture.svg)[1]
    return [[tuple(map(float, place.split(","))) for place in part.split("L")] for part in d.split("M")[1:]]


def test_a_line_goes_through_its_numbers():
    picture = draw.curves({"a": [1, 100, 10]}, x=[1, 10, 1000], log="xy", ylabel="a")
    axes = frame((560, 300), axis([1, 1000], True, 0), axis([1, 100], True), "", "a")
    assert np.allclose(strokes(picture), [axes.places([1, 10, 1000], [1, 100, 10])], atol=0.06)


def test_of_points_that_stand_close_in_a_long_line_few_are_written():
    y = np.sin(np.arange(5000) / 500)
    (few,) = strokes(draw.curves({"a": y}, ylabel="a"))
    axes = frame((560, 300), axis([1, 5000], margin=0), axis(y), "", "a")
    across, down = axes.places(np.arange(1, 5001), y).T
    assert len(few) < 2500 and np.abs(np.interp(across, *np.transpose(few)) - down).max() < 1


def test_lines_differ_in_colour_dashes_and_marker():
    svg = draw.curves({name: [1, 2] for name in "abcde"}).svg
    for look in zip(*PENS, strict=True):
        assert len(set(look)) == 5 and all(said in svg for said in look)


@pytest.mark.parametrize("gap", [None, np.nan, np.inf, 0, -1])
def test_a_gap_breaks_the_line_and_what_stands_alone_gets_a_marker(gap):
    picture = draw.curves({"a": [1, 2, gap, 4, gap, 6, 7]}, log="y", ylabel="a")
    assert [len(part) for part in strokes(picture)] == [2, 1, 2]
    assert picture.svg.count(PENS[0][2]) == 2  # the point between two gaps, and the last


def test_names_stand_beside_the_ends_of_their_lines_in_the_same_order():
    ends = {"low": 1, "middle": 1.1, "high": 9, "as high": 9}
    svg = draw.curves({name: [5, end] for name, end in ends.items()}).svg
    found = {words: box[1] for words, box in boxes(svg) if words in ends}
    assert list(sorted(found, key=found.get)) == ["high", "as high", "middle", "low"]
    assert "high" in well_written(svg)


def test_a_plot_says_where_its_lines_begin_and_end_and_keeps_their_numbers():
    picture = draw.curves({"loss": [4, None, 1 / 3], "flat": [2]}, xlabel="epoch", log="y")
    said = "loss: 4 at 1 to 0.333 at 3; flat: 2 at 1."
    assert picture.alt == f"Plot of loss, flat over epoch, y logarithmic. {said}"
    assert picture.table == (("epoch", "loss", "flat"), ("1", "4", "2"), ("2", "", ""), ("3", "0.333", ""))
    assert len(draw.curves({"a": range(500)}).table) == 13


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(st.text(max_size=9), st.lists(numbers, max_size=5), min_size=1, max_size=4), st.booleans()
)
def test_whatever_numbers_give_a_picture_with_a_sentence(ys, log):
    picture = draw.curves(ys, log="y" if log else "")
    assert (
        ElementTree.fromstring(picture.svg) is not None
        and picture.alt.endswith(".")
        and "e+3" not in picture.svg
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda: draw.curves([1, 2]), "A plot needs names with their numbers; give a dict such as"),
        (lambda: draw.curves({"a": ["x"]}), r"'a' holds \['x'\]; it needs a list of numbers"),
        (lambda: draw.curves({"a": 3}), "'a' holds 3; it needs a list of numbers"),
        (lambda: draw.curves({"a": [1, 2]}, x=[1]), "A line has 2 numbers, but x only 1; each number needs"),
        (lambda: draw.curves({"a": [1]}, log="z"), "log is 'z'; say which axes are logarithmic"),
        (
            lambda: draw.scatter([("a", 1, 2)]),
            "Give each point as a word, its x, its y and its kind, such as",
        ),
        (lambda: draw.scatter([("a", 1, 2, 3)]), "A kind is 0 or 1"),
        (lambda: draw.images(np.zeros((2, 4)), ["one"]), r"The pictures have shape \(2, 2, 2\); images need"),
        (lambda: draw.images(np.zeros((2, 5)), ["a", "b"]), r"The pictures have shape \(2, 5\); images need"),
        (lambda: draw.images([[[np.nan]]], ["a"]), "images need numbers of shape"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises((TypeError, ValueError), match=f"{sentence}[^\n]*\\.$"):
        wrong()


@given(st.text(max_size=80), st.integers(30, 200))
def test_a_word_is_cut_to_its_room(word, room):
    assert text_width(cut(word, room)) <= room and "\n" not in cut(word, room)


@given(st.lists(st.floats(0, 300), max_size=12))
def test_names_that_are_spread_keep_their_distance_and_their_order(wishes):
    places = spread(wishes, 0, 300)
    assert all(b - a >= 16 - 1e-9 for a, b in zip(sorted(places), sorted(places)[1:], strict=False))
    assert all(places[i] <= places[k] for i, a in enumerate(wishes) for k, b in enumerate(wishes) if a < b)
    assert len(wishes) < 2 or max(places) <= 300 + 1e-9


POINTS = [(f"word{k}", (k * 37 % 101 - 50) / 40, 1 + k * k % 300, int(k * 37 % 101 < 50)) for k in range(300)]


def test_points_lie_at_their_numbers():
    picture = draw.scatter([("a", -1, 1, 1), ("b", 2, 100, 0)], log="y")
    axes = frame((640, 380), axis([-1, 2], False, 0.1), axis([1, 100], True, 0.05), below=20)
    found = re.findall("<g fill='([^']*)' stroke[^>]*><path d='M([^,]*),([^a-z]*)m[^>]*></g>", picture.svg)
    assert [colour for colour, *_ in found] == ["#0072b2", "#b84a00"]
    places = [(float(x), float(y)) for _, x, y in found]
    assert np.allclose(places, axes.places([2, -1], [100, 1]), atol=0.06)
    assert picture.table[1:] == (("b", "2", "100", "negative"), ("a", "−1", "1", "positive"))


def test_words_of_points_cover_no_word_and_no_point():
    picture = draw.scatter(POINTS, log="y", xlabel="x", ylabel="y", kinds=("praise", "blame"))
    words = {word for word, *_ in POINTS} & set(well_written(picture.svg))
    spots = [(float(x), float(y)) for x, y in re.findall("M([0-9.]+),([0-9.]+)m", picture.svg)]
    named = [box for word, box in boxes(picture.svg) if word in words]
    assert (
        len(named) > 10
        and len(spots) > 200
        and not any(meet(box, (x, y, x, y)) for box in named for x, y in spots)
    )
    assert picture.alt.startswith(
        "Points of y over x, y logarithmic: 151 praise and 149 blame. Furthest left: "
    )
    assert len(picture.table) == 21 and len(picture.svg) < 40_000


def test_a_word_without_room_is_left_out():
    spots = np.array([[50.0, 50.0], [50.0, 51.0]])
    assert list(free_places(spots, ["a", "b"], (0, 45, 100, 56))) == []


def test_points_that_have_no_place_are_left_out():
    assert "1 a and 0 b" in draw.scatter([("x", 1, 1, 0), ("y", 1, 0, 1)], log="y", kinds=("a", "b")).alt


def test_pixels_are_as_dark_as_their_numbers_and_stand_in_their_rows():
    picture = draw.images([[[0, 1], [2, 4]]], ["is 3\nsaid 5"])
    shades = re.findall(r"<path d='M(\d+),(\d+)h32v32h-32z' fill='#222222' fill-opacity='(.*?)'", picture.svg)
    assert shades == [("46", "7", "0.25"), ("14", "39", "0.5"), ("46", "39", "1")]
    assert {"is 3", "said 5"} <= set(well_written(picture.svg))
    assert picture.alt == "1 image of 2 × 2 pixels: is 3, said 5."


def test_images_stand_in_rows_that_fit_the_page():
    for caption, rows in (("a", 2), ("a long caption", 3)):
        svg = draw.images(np.zeros((16, 16)), [caption] * 16).svg
        tops = {top for _, (_, top, _, _) in boxes(svg)}
        assert len(tops) == rows and well_written(svg) == [caption] * 16
