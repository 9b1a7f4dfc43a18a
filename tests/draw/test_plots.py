"""Plots: what is drawn are the numbers, what is said are the numbers, and nothing covers anything."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import boxes, meet, strokes, well_written

from helpers import draw
from helpers.draw.frames import axis, frame
from helpers.draw.marks import spread
from helpers.draw.plots import PENS, cut
from helpers.draw.svg import text_width

numbers = st.floats(allow_nan=True) | st.integers(-(10**300), 10**300)


def test_a_line_goes_through_its_numbers():
    picture = draw.curves({"a": [1, 100, 10]}, x=[1, 10, 1000], log="xy", ylabel="a")
    axes = frame((560, 300), axis([1, 1000], True, exact=True), axis([1, 100], True), "", "a")
    (line,) = strokes(picture.svg, "#0072b2")
    assert np.allclose(line, axes.places([1, 10, 1000], [1, 100, 10]), atol=0.06)


def test_the_cloud_leaves_out_what_has_no_place_and_writes_a_mark_for_a_sign_that_has_none():
    points = [("a", 1.0, 2.0, 1), ("b\x00", -1.0, 5.0, 0), ("c", np.nan, 2.0, 1), ("d", 3.0, 0.0, 1)]
    picture = draw.scatter(points, log="y", kinds=("bad", "good"))
    assert ": 1 bad and 1 good. Furthest left: “b?” −1, “a” 1." in picture.alt
    assert sorted(row[0] for row in picture.table) == ["a", "b?", "word"]
    assert ": 0 negative and 0 positive." in draw.scatter([("a", np.nan, 2.0, 1)]).alt  # nothing is left


@pytest.mark.parametrize("gap", [None, np.nan, np.inf, 0, -1])
def test_a_gap_breaks_the_line(gap):
    picture = draw.curves({"a": [1, 2, gap, 4, gap, 6, 7]}, log="y", ylabel="a")
    stretches = re.search("<path d='M([^']*)' fill='none' stroke='#0072b2'", picture.svg)[1].split("M")
    assert [part.count(",") for part in stretches] == [2, 1, 2]


def test_lines_differ_in_colour_dashes_and_marker_and_their_names_stand_beside_their_ends_in_order():
    ends = {"low": 1, "middle": 1.1, "high": 9, "as high": 9, "negative": -5}
    svg = draw.curves({name: [5, end] for name, end in ends.items()}).svg
    found = {words: box[1] for words, box in boxes(svg) if words in ends}
    assert sorted(found, key=found.get) == ["high", "as high", "middle", "low", "negative"]
    assert "high" in well_written(svg)
    for look in zip(*PENS, strict=True):
        assert len(set(look)) == 5 and all(said in svg for said in look)


def test_a_plot_says_where_its_lines_begin_and_end_and_keeps_their_numbers():
    picture = draw.curves({"loss": [4, np.nan, 1 / 3], "flat": [2]}, xlabel="epoch", log="y")
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
    ElementTree.fromstring(picture.svg)
    assert picture.alt.endswith(".") and "e+3" not in picture.svg


@given(st.text(max_size=80), st.integers(30, 200))
def test_a_word_is_cut_to_its_room(word, room):
    assert text_width(cut(word, room)) <= room and "\n" not in cut(word, room)


@given(st.lists(st.floats(0, 300), max_size=12))
def test_names_that_are_spread_keep_their_distance_and_their_order(wishes):
    places = spread(wishes, 0, 300)
    assert all(b - a >= 16 - 1e-9 for a, b in zip(sorted(places), sorted(places)[1:], strict=False))
    assert all(places[i] <= places[k] for i, a in enumerate(wishes) for k, b in enumerate(wishes) if a < b)
    assert len(wishes) < 2 or max(places) <= 300 + 1e-9


def test_words_of_points_cover_no_word_and_no_point_and_colours_are_kinds():
    xs = {f"word{k}": k * 37 % 101 / 40 - 1.26 for k in range(300)}
    points = [(word, x, 1 + k * k % 300, int(x < 0)) for k, (word, x) in enumerate(xs.items())]
    picture = draw.scatter(points, log="y", xlabel="x", ylabel="y", kinds=("praise", "blame"))
    assert well_written(picture.svg)
    named = {word: box for word, box in boxes(picture.svg) if word in xs}
    middles = {xs[word]: (left + right) / 2 for word, (left, _, right, _) in named.items()}
    assert len(named) > 10 and np.corrcoef(*zip(*middles.items(), strict=True))[0, 1] > 0.98
    groups = re.findall(r"<g [^>]*fill: (#\w+)[^>]*>((?:<use [^>]*>)+)</g>", picture.svg)
    spots = {colour: np.array(re.findall("x='(.*?)' y='(.*?)'", uses), float) for colour, uses in groups}
    assert len(spots["#0072b2"]) > 100 and len(spots["#b84a00"]) > 100
    assert not any(meet(box, (x, y, x, y)) for box in named.values() for x, y in np.vstack([*spots.values()]))
    assert spots["#b84a00"][:, 0].max() < spots["#0072b2"][:, 0].min()
    assert picture.alt.startswith(
        "Points of y over x, y logarithmic: 148 praise and 152 blame. Furthest left: "
    )
    assert len(picture.table) == 21 and picture.table[1][1:] == ("−1.26", "1", "blame")
    assert len(picture.svg) < 40_000


def test_pixels_are_as_dark_as_their_numbers_and_stand_in_their_rows_of_eight():
    picture = draw.images([[0, 1, 2, 4]] + 8 * [[0, 0, 0, 0]], ["is 3\nsaid 5"] + 8 * ["none"])
    found = re.findall(r"M(\S+) (\S+)L[^']*'(?: style='fill: #(\w+)')?/>", picture.svg.split(">none<")[0])
    by_shade = sorted((shade, float(x), float(y)) for x, y, shade in found if shade != "ffffff")
    (_, x4, y4), (_, x2, y2), (_, x1, y1) = by_shade  # black is what no shade stands for
    assert x2 < x4 == x1 and y1 < y2 == y4
    assert picture.alt.startswith("9 images of 2 × 2 pixels: is 3, said 5; none; ") and picture.width == 624
