"""What explorers draw on axes that stay: every mark stands where its numbers say, and stays in the frame."""

import re
from html import unescape
from xml.etree import ElementTree

import numpy as np
import pytest
from drawn_texts import well_written

from helpers.draw import field, live, planes
from helpers.draw.marks import path, places, steady
from helpers.formula import parse

RNG = np.random.default_rng(0)


def numbers(d):
    """The places along a path."""
    return [tuple(map(float, pair)) for pair in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", d)]


def strokes(picture, colour):
    """The paths of a colour as lists of places."""
    found = re.findall(f"<path d='([^']*)' fill='none' stroke='{colour}'", picture.svg)
    return [numbers(d) for d in found]


def texts(picture):
    """The texts of the marks."""
    marks = picture.svg[picture.svg.index("<g text-anchor='middle'>") :]
    return [unescape(words) for words in re.findall("<text [^>]*>([^<]*)<", marks)]


@pytest.mark.parametrize("exponent", [-290, -5, 0, 3, 150])
def test_steady_limits_hold_all_numbers_and_are_few(exponent):
    found = set()
    for _ in range(300):
        values = RNG.normal(size=3) * 10.0**exponent
        low, high = steady(values)
        assert low <= min(0, *values) and max(0, *values) <= high and low < high
        assert high - low <= 25 * np.abs(values).max()
        found.add((low, high))
    assert len(found) < 70
    low, high = steady(np.abs(values), log=True)
    assert low <= np.abs(values).min() and np.abs(values).max() <= high


def test_limits_of_no_numbers_are_limits_too():
    assert steady([]) == steady([0, 0]) == steady([np.nan, np.inf]) == (0, 1)
    assert steady([0, -1], log=True) == (0.1, 1)


@pytest.mark.parametrize("log", [False, True])
def test_a_curve_goes_through_its_numbers(log):
    ys = 10.0 ** RNG.uniform(-2, 2, 30)
    picture = live.curves({"J": ys}, range(41), log=log, xlabel="step", title="J")
    (points,) = strokes(picture, "#0072b2")
    assert len(points) == 30
    x, y = np.array(points).T
    heights = np.log10(ys) if log else ys
    assert np.corrcoef(y, heights)[0, 1] < -0.9999 and np.allclose(np.diff(x), np.diff(x)[0], atol=0.2)
    assert "at 29" in picture.alt and picture.alt.startswith("J. Plot of J over step")


def test_two_curves_have_their_names_beside_them_and_their_values_at_the_mark():
    picture = live.curves({"model": [1, 2, 9], "wanted": [1, 4, 8]}, [0, 1, 2], xlabel="x", mark=1)
    assert texts(picture) == ["model", "wanted", "1", "2", "4"]
    assert picture.alt.endswith("At 1, model is 2, wanted is 4.")
    assert len(strokes(picture, "#b84a00")[0]) == 3 and "stroke-dasharray='8 4'" in picture.svg


@pytest.mark.parametrize("values", [[3, -1, 0.5], [-2, -4, -8], [0, 0, 0]])
def test_bars_stand_on_zero_and_end_at_their_numbers(values):
    picture = live.bars({"out": values}, size=(560, 220))
    boxes = re.findall(
        "<rect x='[^']*' y='([^']*)' width='[^']*' height='([^']*)' fill='#0072b2'/>", picture.svg
    )
    boxes = [tuple(map(float, box)) for box in boxes][1:]  # the first one is that of the legend
    zero = float(re.search(r"M[\d.]+,([\d.]+)H", picture.svg[picture.svg.index("<g text") :])[1])
    drawn = [value for value in values if value]
    unit = {round(height / abs(value), 0) for (_, height), value in zip(boxes, drawn, strict=True)}
    assert len(unit) <= 1
    for (top, height), value in zip(boxes, drawn, strict=True):
        assert (top if value < 0 else top + height) == pytest.approx(zero, abs=0.15)
    assert texts(picture)[1:] == [f"{value:g}".replace("-", "−") for value in values]


def test_bars_of_derivatives_are_hatched_and_those_of_several_kinds_stand_side_by_side():
    picture = live.bars({"out": [1, 2], "dw": [-1, 0.5]})
    assert (
        "stroke-dasharray='5 2'" in picture.svg
        and "out: 1 at 1, 2 at 2; dw: −1 at 1, 0.5 at 2" in picture.alt
    )
    both = live.bars({"dL at x = 2": [1, 2], "dL used by the last step": [-1, 0.5]})
    assert "#0072b2" not in both.svg[both.svg.index("<g text") :]


def test_words_are_cut_to_those_furthest_from_zero_in_the_order_of_the_text():
    pairs = [(f"w{i}", (-1) ** i * i) for i in range(30)]
    picture = live.words(pairs)
    assert [word for word, _ in picture.table[1:]] == [f"w{i}" for i in range(6, 30)]
    assert "left out: the 6 of 30 words" in picture.svg
    assert live.words([]).alt == "There are no words." and "no words" in live.words([]).svg
    short = live.words([("superb", 2.0), ("<dull>", -1.0), ("the", 0.0)])
    assert {"superb", "<dull>", "the", "2", "−1", "0"} == set(well_written(short.svg))
    assert short.alt == "Bars of 3 words, in the order of the text: “superb” 2, “<dull>” −1, “the” 0."
    well_written(live.words([("q" * 500, 1e-300), ("語" * 50, 1e300), ("a\nb", -1)]).svg)


BOWL = field(lambda x, y: x * x + 4 * y * y)


@pytest.mark.parametrize("seed", range(5))
def test_arrow_and_walk_point_where_the_numbers_say_and_stay_in_the_frame(seed):
    x, y = np.random.default_rng(seed).uniform(-2.5, 2.5, 2)
    steps = [(x, y), (0.5 * x, 0.5 * y), (9, 9)]
    picture = planes.contours(BOWL, steps[:2], (x, y, x, 4 * y), xlabel="x", ylabel="y", size=(310, 290))
    ((up, tip),) = [line for line in strokes(picture, "#b84a00")]
    way = np.subtract(tip, up) * [1, -1]
    assert way @ (x, 4 * y) == pytest.approx(np.hypot(*way) * np.hypot(x, 4 * y), rel=1e-2)  # uphill
    assert strokes(picture, "#0072b2")[0][0] != strokes(picture, "#0072b2")[0][-1]
    far = planes.contours(BOWL, steps, (9, 9, 18, 72), xlabel="x", ylabel="y", size=(310, 290))
    assert all(0 < x < 310 and 0 < y < 290 for line in strokes(far, "#0072b2") for x, y in line)


def test_a_walk_lies_on_the_surface():
    walk = [(-2, 1), (0, 0), (1, 1.5)]
    picture = planes.surface(BOWL, walk, xlabel="x", ylabel="y", size=(310, 290))
    (line, *_) = strokes(picture, "#0072b2")
    ax = planes.landscape(BOWL, (310, 290), "x", "y")
    for point in walk:
        here = places(ax, *np.array([[*point, BOWL.f(np.array([point]).T)[0]]]).T)[0]
        assert min(np.hypot(*(here - there)) for there in line) < 1.5


def test_regions_are_divided_where_the_output_is_one_half():
    plane = field(lambda p: 1 / (1 + np.exp(-4 * p[0])), (-1, 1), (-1, 1), columns=True)
    x = np.array([[-0.5, 0.5, 0.6], [0, 0, 0.5]])
    picture = planes.regions(plane, x, np.array([0, 1, 0]), size=(310, 290))
    (line,) = re.findall("<path d='([^']*)' fill='none' stroke='#222222' stroke-width='2.5'", picture.svg)
    ax = planes.frame((310, 290), planes.Axis(-1, 1), planes.Axis(-1, 1), "x₁", "x₂", below=20, equal=True)
    middle = places(ax, [0], [0])[0, 0]
    assert {round(x) for x, _ in numbers(line)} == {round(middle)}
    assert "2 of 3 points lie on their side" in picture.alt and picture.table[3] == ("both", "3", "2")
    assert "wrong side" in texts(picture)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["0*x + 0*y", "log(0 - x*x - y*y - 1)", "1/(x*y)", "exp(exp(x + y))"])
def test_flat_and_broken_fields_are_drawn_as_they_are(text):
    formula = parse(text)
    plane = field(lambda x, y: formula(x=x, y=y).value, n=21)
    for picture in (
        planes.contours(plane, [(1, 1), (1, 2)], (1, 2, 0, 0), xlabel="x", ylabel="y", size=(310, 290)),
        planes.surface(plane, [(1, 1), (1, 2)], xlabel="x", ylabel="y", size=(310, 290)),
    ):
        assert "nan" not in picture.svg
        ElementTree.fromstring(picture.svg)


def test_every_picture_is_svg_that_refers_to_itself_alone():
    curve, bars = live.curves({"J": [1]}, [0, 1], xlabel="x"), live.bars({"dw": [1, -2]})
    for picture in (curve, bars, live.words([("a", -1)])):
        ids = {node.get("id") for node in ElementTree.fromstring(picture.svg).iter()}
        assert set(re.findall(r"url\(#(.*?)\)", picture.svg)) <= ids


def test_gaps_are_gaps():
    assert path(np.array([[1, 2], [np.nan, 0], [3, 4], [5, 6]])) == "M1,2M3,4L5,6"
