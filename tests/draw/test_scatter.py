"""Points with names: markers told apart by shape and colour, words only where nothing is in their way."""

import math
import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.draw import palette
from helpers.draw.axes import breadth
from helpers.draw.scatter import MARKERS, scatter

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = palette.VALUE, palette.GRADIENT
WORDS = [("awful", -1.5, 20, 0), ("the", 0.1, 700, 1), ("superb", 2, 10, 1), ("dull", -1, 12, 0)]
NUMBERS = st.one_of(st.floats(allow_nan=True, allow_infinity=True), st.integers(-(10**9), 10**9))


def elements(picture, tag):
    """Return the SVG elements of one kind."""
    return [*ElementTree.fromstring(picture.svg).iter(SVG + tag)]


def spots(picture, kind):
    """Return where the markers of one kind stand; that of the legend, which comes last, is left out."""
    paths = [path.get("d") for path in elements(picture, "path") if path.get("fill") == COLOURS[kind]]
    parts = "".join(paths[:-1]).split(MARKERS[kind][0])[:-1]
    return [tuple(map(float, part.removeprefix("M").split(","))) for part in parts]


def texts(picture):
    """Return the words at the markers with their elements."""
    return {text.text: text for text in elements(picture, "text") if text.get("fill") in COLOURS}


def frame(picture):
    """Return left, top, right and bottom of the frame."""
    x, y, width, height = (float(elements(picture, "rect")[1].get(k)) for k in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def box(text):
    """Return left, top, right and bottom of a word, as wide as it is at most."""
    x, y, width = float(text.get("x")), float(text.get("y")), breadth(text.text)
    left = x - width * {"start": 0, None: 0.5, "end": 1}[text.get("text-anchor")]
    return left, y - 9, left + width, y + 3


def cloud(n, seed=0):
    """Return n points by chance, two thirds of one kind."""
    numbers = np.random.default_rng(seed).normal(size=(n, 2)).tolist()
    return [(f"word{i}", x, y, int(i % 3 > 0)) for i, (x, y) in enumerate(numbers)]


def test_points_stand_where_their_numbers_say():
    (a, b), (c,) = [spots(scatter([("a", 0, 0, 0), ("b", 1, 2, 0), ("c", 2, 1, 1)]), kind) for kind in (0, 1)]
    a, b = sorted([a, b])
    assert (c[0] - b[0], b[0] - a[0]) == (pytest.approx((c[0] - a[0]) / 2, abs=0.1),) * 2
    assert c[1] == pytest.approx((a[1] + b[1]) / 2, abs=0.1) and b[1] < a[1]


def test_on_logarithmic_axes_equal_factors_are_equal_steps():
    points = [("a", 1, 1, 0), ("b", 10, 100, 0), ("c", 100, 10_000, 0)]
    first, second, third = sorted(spots(scatter(points, log="xy"), 0))
    assert np.subtract(second, first) == pytest.approx(np.subtract(third, second), abs=0.2)


def test_a_marker_stands_on_the_same_scale_as_the_numbers_beside_it():
    for log in ("", "y"):
        picture = scatter([("a", 0, 1, 0), ("b", 1, 10, 0), ("c", 2, 100, 0)], log=log)
        (ten,) = [float(t.get("y")) for t in elements(picture, "text") if t.text == "10"] or [None]
        lowest, middle, _ = sorted((y for _, y in spots(picture, 0)), reverse=True)
        assert ten is None or ten - 4 == pytest.approx(middle, abs=0.1)
        assert lowest < frame(picture)[3]


def test_kinds_differ_in_shape_and_colour():
    picture = scatter(WORDS)
    assert [len(spots(picture, kind)) for kind in (0, 1)] == [2, 2]
    assert MARKERS[0][0] != MARKERS[1][0] and texts(picture)["superb"].get("fill") == palette.GRADIENT
    assert texts(picture)["dull"].get("fill") == palette.VALUE


def test_the_legend_names_the_kinds():
    inked = [text.text for text in elements(scatter(WORDS), "text") if text.get("fill") == palette.INK]
    assert inked[-2:] == ["negative", "positive"]
    inked = [text.text for text in elements(scatter([], kinds=("ham", "spam")), "text")]
    assert inked[-2:] == ["ham", "spam"]


def test_every_word_is_written_where_there_is_room():
    assert {*texts(scatter(WORDS))} == {"awful", "the", "superb", "dull"}


def test_of_two_words_in_one_place_the_more_extreme_one_is_written():
    crowd = [("rival", 1, 1, 1)] * 40 + [("best", 1.001, 1, 1), ("far", -3, 1, 0)]
    assert list(texts(scatter(crowd)))[:2] == ["far", "best"]


@pytest.mark.parametrize(
    ("n", "size"), [(12, (640, 360)), (200, (640, 360)), (2500, (640, 360)), (60, (300, 200))]
)
def test_no_word_touches_a_word_a_marker_or_the_frame(n, size):
    picture = scatter(cloud(n), size=size, title="Words", ylabel="y")
    boxes, (left, top, right, bottom) = [box(text) for text in texts(picture).values()], frame(picture)
    assert len(boxes) >= 6
    for x, y in spots(picture, 0) + spots(picture, 1):
        assert not [b for b in boxes if b[0] - 3 < x < b[2] + 3 and b[1] - 4 < y < b[3] + 4]
    assert not [1 for a, b in combinations(boxes, 2) if overlap(a, b)]
    assert all(left < b[0] and b[2] < right and top < b[1] and b[3] < bottom for b in boxes)


def overlap(a, b):
    """Tell whether two boxes share more than the tenth of a px that rounding takes."""
    return a[0] + 0.1 < b[2] and b[0] + 0.1 < a[2] and a[1] + 0.1 < b[3] and b[1] + 0.1 < a[3]


@pytest.mark.parametrize("n", [40, 20_000])
def test_a_word_stands_next_to_its_marker(n):
    picture = scatter(cloud(n))
    for text in texts(picture).values():
        left, top, right, bottom = box(text)
        away = [math.hypot(max(left - x, x - right, 0), max(top - y, y - bottom, 0))
                for x, y in spots(picture, 0) + spots(picture, 1)]  # fmt: skip
        assert 4 <= min(away) <= 8.2


def test_a_line_parts_the_sides_only_where_there_are_two():
    def lines(x, log=""):
        picture = scatter([("a", x, 1, 0), ("b", 5, 2, 1)], log=log)
        return [p for p in elements(picture, "path") if p.get("stroke") == palette.FRAME]

    assert [len(lines(-1)), len(lines(1)), len(lines(1, "x"))] == [1, 0, 0]


def test_points_without_a_place_are_counted_but_not_drawn():
    points = [*WORDS, ("never", 1, 0, 0), ("lost", math.nan, 5, 1), ("far", math.inf, 5, 1)]
    picture = scatter(points, log="y")
    assert len(spots(picture, 0)) == len(spots(picture, 1)) == 2
    assert picture.alt.endswith("3 more have no place on these axes.")
    assert len(picture.table) == 5


def test_the_sentence_counts_the_kinds_and_names_the_extremes():
    picture = scatter(WORDS, log="y", xlabel="weight", ylabel="count", title="Words")
    assert picture.alt == (
        "Words. Points of count over weight, y logarithmic: 4 points, 2 negative and 2 positive. "
        "Furthest left: “awful” −1.5, “dull” −1, “the” 0.1. Furthest right: “superb” 2."
    )


def test_the_table_has_the_most_extreme_points():
    heading, *rows = scatter(WORDS, xlabel="weight", ylabel="count").table
    assert heading == ("word", "weight", "count", "kind")
    assert rows[:2] == [("superb", "2", "10", "positive"), ("awful", "−1.5", "20", "negative")]
    assert len(scatter(cloud(100)).table) == 21


def test_without_points_there_is_a_frame_and_a_sentence():
    assert scatter([]).alt == "Points of y over x: no points."
    assert spots(scatter([]), 0) == []


def test_of_very_many_points_enough_are_drawn_and_the_sentence_tells():
    picture = scatter(cloud(20_000))
    assert 500 < len(spots(picture, 0)) <= 600 and len(picture.svg) < 90_000
    assert picture.alt.endswith("Of points close together only some are drawn.")
    assert "only some" not in scatter(cloud(600)).alt


def test_a_point_whose_word_is_written_is_drawn():
    picture = scatter([("far", -9, 0, 0), *cloud(5000)])
    assert "far" in texts(picture)
    assert min(spots(picture, 0))[0] == pytest.approx(float(texts(picture)["far"].get("x")) - 8, abs=0.1)


def test_any_text_can_be_a_word_and_a_long_one_is_cut():
    odd = ["<b>&'\"", "a\x00b", "\ud800", "m" * 300]
    picture = scatter([(word, i + 1, i, 0) for i, word in enumerate(odd)])
    assert {"<b>&'\"", "a?b", "?"} < {*texts(picture)}
    assert max(map(breadth, texts(picture))) <= 140


def test_letters_are_readable_and_the_picture_is_the_same_each_time():
    picture = scatter(cloud(300), title="Words", xlabel="x", ylabel="y")
    assert min(float(text.get("font-size", 14)) for text in elements(picture, "text")) >= 12
    assert picture == scatter(cloud(300), title="Words", xlabel="x", ylabel="y")
    assert elements(picture, "svg")[0].get("width") == "640" and not re.search(
        r"\bid=|[\d]\.\d\d", picture.svg
    )


@pytest.mark.parametrize(
    "points",
    [5, "abcd", ["good"], [("good", 1, 2)], [("good", "1", 2, 0)], [(1, 1, 2, 0)], [("a", None, 2, 0)],
     [("a", [1], 2, 0)], [*WORDS, ("a", 1, 2)], [*WORDS, ("a", 1, 2, 0, 5)]],
)  # fmt: skip
def test_what_is_no_list_of_points_is_told(points):
    with pytest.raises(TypeError, match=r"points is .*; give a word, its x, its y and its kind each"):
        scatter(points)


@pytest.mark.parametrize(
    ("options", "says"),
    [({"log": "z"}, "which axes are logarithmic"), ({"kinds": "01"}, "give two names"),
     ({"kinds": ("a",)}, "give two names"), ({"kinds": (0, 1)}, "give two names"),
     ({"size": (100, 100)}, "size of at least")],
)  # fmt: skip
def test_settings_that_cannot_be_are_told(options, says):
    with pytest.raises(ValueError, match=says):
        scatter(WORDS, **options)


@pytest.mark.parametrize("kind", [2, -1, 0.5, math.nan])
def test_a_third_kind_is_told(kind):
    with pytest.raises(ValueError, match="other numbers than 0 and 1"):
        scatter([("good", 1, 2, kind)])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text(), NUMBERS, NUMBERS, st.integers(0, 1)), max_size=12),
    st.sampled_from(["", "x", "y", "xy"]),
)
def test_whatever_the_numbers_every_marker_lies_in_the_frame(points, log):
    picture = scatter(points, log=log)
    left, top, right, bottom = frame(picture)
    for x, y in spots(picture, 0) + spots(picture, 1):
        assert left <= x <= right and top <= y <= bottom
