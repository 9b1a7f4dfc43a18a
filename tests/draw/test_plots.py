"""Plots: what is drawn are the numbers, what is said are the numbers, and nothing covers anything."""

import re

import numpy as np
import pytest
from drawn_texts import boxes, meet, well_written
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import draw
from helpers.draw.frames import axis, frame
from helpers.draw.plots import cut, free_places, spread
from helpers.draw.svg import text_width

numbers = st.none() | st.floats(allow_nan=True) | st.integers(-(10**300), 10**300)


def path(svg, colour):
    """Return the corners of the first line of a colour, in px."""
    d = re.search(rf"<path d='([^']*)'[^>]*stroke: {colour}", svg)[1]
    return [tuple(map(float, corner.split())) for corner in re.split("[ML]", d)[1:]]


def test_a_line_goes_through_its_numbers():
    picture = draw.curves({"a": [1, 100, 10]}, x=[1, 10, 1000], log="xy", ylabel="a", size=(400, 300))
    axes = frame((400, 300), axis([1, 1000], True, tight=True), axis([1, 100], True), "", "a")
    wanted = [axes.place(x, y) for x, y in ((1, 1), (10, 100), (1000, 10))]
    assert np.allclose(path(picture.svg, "#0072b2"), wanted, atol=0.01)
    assert (picture.svg.count("L"), picture.width) == (axes.svg.count("L") + 2, 400)


def test_lines_differ_in_colour_dashes_and_marker():
    svg = draw.curves({name: [1, 2] for name in "abcde"}).svg
    lines = re.findall(
        r"style='fill: none;( stroke-dasharray: [\d.,]+;)?[^']*stroke: (#\w+); stroke-width: 2", svg
    )
    assert (
        len(set(lines)) == len({dashes for dashes, _ in lines}) == len({colour for _, colour in lines}) == 5
    )
    assert len(set(re.findall("href='(#m.*?)'", svg))) == 5


@pytest.mark.parametrize("gap", [None, np.nan, np.inf, 0, -1])
def test_a_gap_breaks_the_line_and_what_stands_alone_gets_a_marker(gap):
    svg = draw.curves({"a": [1, 2, gap, 4, gap, 6, 7]}, log="y", ylabel="a").svg
    d = re.search(r"<path d='([^']*)'[^>]*stroke: #0072b2", svg)[1]
    assert d.count("M") == 3 and svg.count("<use") == 2  # the point between two gaps, and the last


def test_names_stand_beside_the_ends_of_their_lines_in_the_same_order():
    ends = {"low": 1, "middle": 1.1, "high": 9, "as high": 9}
    svg = draw.curves({name: [5, end] for name, end in ends.items()}).svg
    found = {words: box[1] for words, box in boxes(svg) if words in ends}
    assert list(sorted(found, key=found.get)) == ["high", "as high", "middle", "low"]
    assert "high" in well_written(svg)


@pytest.mark.parametrize("mark", [1, 2.9, 4, 99])
def test_a_mark_writes_the_values_of_all_lines_at_the_nearest_place(mark):
    ys = {"a": [1, 2, 3, 4], "b": [2, 3, 4.25, 5], "c": [1, 1]}
    picture = draw.curves(ys, mark=mark, size=(640, 280))
    k = min(round(mark), 4) - 1
    values = [
        f"{name} is {draw.short(line[k]) if k < len(line) else 'not known'}" for name, line in ys.items()
    ]
    assert picture.alt.endswith(f" At {k + 1}, {', '.join(values)}.")
    assert {draw.short(line[k]) for line in ys.values() if k < len(line)} <= set(well_written(picture.svg))


def test_a_plot_says_where_its_lines_begin_and_end_and_keeps_their_numbers():
    picture = draw.curves({"loss": [4, None, 1 / 3], "flat": [2]}, xlabel="epoch", log="y", title="Learning")
    assert picture.alt == (
        "Learning. Plot of loss, flat over epoch, y logarithmic. loss: 4 at 1 to 0.333 at 3; flat: 2 at 1."
    )
    assert picture.table == (("epoch", "loss", "flat"), ("1", "4", "2"), ("2", "", ""), ("3", "0.333", ""))
    assert len(draw.curves({"a": range(500)}).table) == 13
    assert draw.curves({"a": [1, 2]}, alt="It rises.").alt == "It rises."


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(st.text(max_size=9), st.lists(numbers, max_size=5), min_size=1, max_size=4), st.booleans()
)
def test_whatever_numbers_give_a_picture_with_a_sentence(ys, log):
    picture = draw.curves(ys, log="y" if log else "")
    assert picture.svg.endswith("</svg>") and picture.alt.endswith(".") and "e+3" not in picture.svg


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
    picture = draw.scatter([("a", -1, 1, 1), ("b", 2, 100, 0)], log="y", size=(400, 300))
    key = (("negative", "circle"), ("positive", "triangle"))
    axes = frame((400, 300), axis([-1, 2], False, True, 0.1), axis([1, 100], True, True, 0.05), key=key)
    for x, y in ((-1, 1), (2, 100)):
        x, y = (round(float(px), 1) for px in axes.place(x, y))
        assert f"x='{x:g}' y='{y:g}'" in picture.svg
    assert picture.table[1:] == (("b", "2", "100", "negative"), ("a", "−1", "1", "positive"))


def test_words_of_points_cover_no_word_and_no_point():
    picture = draw.scatter(POINTS, log="y", xlabel="x", ylabel="y", kinds=("praise", "blame"))
    words = {word for word, *_ in POINTS} & set(well_written(picture.svg))
    spots = [
        (float(x), float(y)) for x, y in re.findall("<use href='[^']*' x='(.*?)' y='(.*?)'", picture.svg)
    ]
    named = [box for word, box in boxes(picture.svg) if word in words]
    assert len(named) > 10 and not any(meet(box, (x, y, x, y)) for box in named for x, y in spots)
    assert picture.alt.startswith(
        "Points of y over x, y logarithmic: 151 praise and 149 blame. Furthest left: "
    )
    assert len(picture.table) == 21 and len(picture.svg) < 40_000


def test_a_word_without_room_is_left_out():
    spots = np.array([[50.0, 50.0], [50.0, 51.0]])
    small = type("Box", (), {"x0": 0, "x1": 100, "y0": 45, "y1": 56})
    assert list(free_places(spots, ["a", "b"], small)) == []


def test_points_that_have_no_place_are_left_out():
    assert "1 a and 0 b" in draw.scatter([("x", 1, 1, 0), ("y", 1, 0, 1)], log="y", kinds=("a", "b")).alt


def test_pixels_are_as_dark_as_their_numbers_and_stand_in_their_rows():
    picture = draw.images([[[0, 1], [2, 4]]], ["is 3\nsaid 5"])
    shades = re.findall(r"<path d='M(\S+) (\S+)L[^>]*opacity: ([\d.]+)", picture.svg)
    assert shades == [("46", "7", "0.25"), ("14", "39", "0.5")] and "fill: #222222'" in picture.svg
    assert {"is 3", "said 5"} <= set(well_written(picture.svg))
    assert picture.alt == "1 image of 2 × 2 pixels: is 3, said 5."
    assert picture.table == (("image", "caption"), ("1", "is 3, said 5"))


@pytest.mark.parametrize("captions", ["a", "a long caption"])
def test_images_stand_in_rows_that_fit_the_page(captions):
    picture = draw.images(
        np.eye(16).reshape(16, 4, 4)[:, :4] + np.zeros((16, 16)).reshape(16, 4, 4), [captions] * 16
    )
    assert picture.width <= 640
    well_written(picture.svg)
