"""Curves show every line with its gaps, its name and its mark, whatever the numbers."""

import math
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.draw import palette
from helpers.draw.axes import breadth
from helpers.draw.picture import WIDEST
from helpers.draw.plot import curves

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.integers())
LOSS = [0.5 * 0.95**k for k in range(160)]


def elements(picture, tag):
    """Return the SVG elements of one kind."""
    return [*ElementTree.fromstring(picture.svg).iter(SVG + tag)]


def texts(picture):
    """Return all that is written in a picture, with its element."""
    return {text.text: text for text in elements(picture, "text")}


def strokes(picture):
    """Return the d of every line of the plot, as it leaves out frame, marks and names."""
    lines = [e for e in elements(picture, "path") if e.get("stroke-width") == "2"]
    return [line.get("d") for line in lines if "h22" not in line.get("d")]


def places(d):
    """Return the places along a line, in px."""
    return [tuple(map(float, place.split(","))) for place in re.findall(r"[-\d.]+,[-\d.]+", d)]


def test_a_falling_loss_falls_in_the_picture():
    (line,) = strokes(curves({"loss": LOSS}))
    assert len(places(line)) == 160
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(places(line)))


def test_powers_are_straight_on_logarithmic_axes():
    picture = curves({"L²": [L * L for L in range(1, 101)]}, log="xy")
    (first, *_, last), points = places(strokes(picture)[0]), places(strokes(picture)[0])
    slope = (last[1] - first[1]) / (last[0] - first[0])
    assert all(abs(first[1] + slope * (x - first[0]) - y) < 0.2 for x, y in points)


@pytest.mark.parametrize("gap", [None, math.nan, math.inf, 10**400])
def test_a_gap_parts_a_line(gap):
    (line,) = strokes(curves({"J": [1, 2, gap, 2, 1]}))
    assert line.count("M") == 2 and len(places(line)) == 4


def test_zero_is_a_gap_on_a_logarithmic_axis_only():
    assert [strokes(curves({"J": [1, 2, 0, 2, 1]}, log=log))[0].count("M") for log in ("", "y")] == [1, 2]


def test_a_number_between_two_gaps_is_a_dot():
    alone, none = curves({"J": [1, None, 2, None, 1.5]}), curves({"J": [None] * 5})
    assert [picture.svg.count(palette.MARKERS[0]) for picture in (alone, none)] == [4, 1]


def test_lines_differ_in_dashes_and_markers_too():
    picture = curves({"a": [1, 2], "b": [2, 3], "c": [3, 4]})
    for dashes, shape in list(zip(palette.DASHES, palette.MARKERS, strict=True))[1:3]:
        assert picture.svg.count(f"stroke-dasharray='{dashes}'") == 2
        assert picture.svg.count(shape) == 2


def test_names_stand_beside_the_ends_of_their_lines():
    words = texts(curves({"up": [0, 9], "down": [9, 0]}))
    assert float(words["up"].get("y")) < float(words["down"].get("y"))
    assert float(words["up"].get("x")) > 400


def test_names_of_lines_that_end_together_do_not_overlap():
    words = texts(curves({name: [1, 1] for name in "abcde"}))
    heights = sorted(float(words[name].get("y")) for name in "abcde")
    assert all(b - a >= 16 for a, b in pairwise(heights))


def test_long_names_stand_below_and_add_to_the_height():
    picture = curves({"the loss over all samples of the batch": [1, 2], "b": [2, 1]}, size=(300, 200))
    root = ElementTree.fromstring(picture.svg)
    assert int(root.get("height")) > 200
    assert float(texts(picture)["b"].get("y")) > 200


def test_a_lone_line_is_named_once():
    words = [text.text for text in elements(curves({"loss": LOSS}, ylabel="loss"), "text")]
    assert words.count("loss") == 1


def test_the_mark_writes_the_value_of_every_line():
    words = texts(curves({"a": [1, 22, 3], "b": [5, 66, 7]}, mark=2))
    assert {"22", "66"} <= set(words)
    assert words["22"].get("fill") == palette.VALUE


@pytest.mark.parametrize(("mark", "value"), [(-100, "11"), (2.4, "22"), (3, "33"), (1e9, "33")])
def test_the_mark_goes_to_the_nearest_x(mark, value):
    assert value in texts(curves({"a": [11, 22, 33]}, mark=mark))


def test_a_mark_at_the_right_edge_writes_to_the_left():
    picture = curves({"a": LOSS}, mark=160, size=(300, 200))
    assert "text-anchor" in texts(picture)["160"].attrib
    assert texts(picture)["160"].get("text-anchor") == "end"


def test_a_mark_past_the_end_of_a_line_has_no_value_there():
    picture = curves({"short": [1, 2], "long": [1, 2, 3]}, mark=3)
    assert picture.alt.endswith("At 3, long is 3.")


def test_many_points_are_thinned_and_keep_the_peaks():
    noise = [math.sin(k * k) for k in range(10_000)]
    noise[5000], noise[7000] = 40, -40
    points = places(strokes(curves({"noise": noise}))[0])
    assert len(points) <= 2 * 560
    assert {min(y for _, y in points), max(y for _, y in points)} == {10.0, 278.0}


def test_the_table_has_the_first_and_the_last_numbers():
    table = curves({"loss": LOSS, "short": [1]}, xlabel="epoch").table
    assert table[:2] == (("epoch", "loss", "short"), ("1", "0.5", "1"))
    assert table[-1] == ("160", "0.000144", "") and len(table) == 13


def test_the_sentence_says_what_over_what_from_where_to_where():
    picture = curves({"J": [3, 1, 9, 2]}, xlabel="step", ylabel="cost", title="Descent", log="y", mark=3)
    assert picture.alt == (
        "Descent. Plot of cost over step, y logarithmic. "
        "J: 3 at 1 to 2 at 4, lowest 1 at 2, highest 9 at 3. At 3, J is 9."
    )


def test_the_sentence_about_many_lines_stays_short():
    picture = curves({f"line {i}": [1, 2] for i in range(9)})
    assert picture.alt.endswith("9 lines. The table has numbers.")


@pytest.mark.parametrize(
    ("ys", "options", "error", "words"),
    [
        ({}, {}, ValueError, "There are 0 rows"),
        ([1, 2], {}, TypeError, "give a dict"),
        ({"J": ["1"]}, {}, TypeError, "'J' holds"),
        ({"J": [1, 2]}, {"x": [1]}, ValueError, "has 2 numbers, but x only 1"),
        ({"J": [1]}, {"x": ["one"]}, TypeError, "x holds"),
        ({"J": [1]}, {"log": "z"}, ValueError, "log is 'z'"),
        ({"J": [1]}, {"mark": "here"}, TypeError, "mark is 'here'"),
        ({"J": [1]}, {"size": (50, 50)}, ValueError, "at least"),
    ],
)
def test_what_cannot_be_plotted_is_said_in_a_sentence(ys, options, error, words):
    with pytest.raises(error, match=words):
        curves(ys, **options)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text("ab <", max_size=9), st.lists(NUMBERS, max_size=9), min_size=1, max_size=7),
    st.sampled_from(["", "x", "y", "xy"]),
    NUMBERS,
    st.sampled_from([(560, 300), (300, 200), (200, 140)]),
)
def test_whatever_the_numbers_there_is_a_picture_and_nothing_leaves_it(ys, log, mark, size):
    picture = curves(ys, log=log, mark=mark, size=size, xlabel="x", ylabel="y", title="t")
    height = int(ElementTree.fromstring(picture.svg).get("height"))
    assert picture.width == size[0] <= WIDEST and "nan" not in "".join(strokes(picture))
    for text in elements(picture, "text"):
        share = {"start": 1, "end": 0, None: 0.5}[text.get("text-anchor")]
        right = float(text.get("x")) + share * breadth(text.text or "")
        assert right <= size[0] + 1 and 10 <= float(text.get("y")) <= height


def test_the_same_numbers_give_the_same_picture():
    first, second = [curves({"a": LOSS, "b": LOSS[:9]}, mark=4) for _ in range(2)]
    assert first == second
    assert not re.search(r"\d\.\d\d", "".join(strokes(first)))
