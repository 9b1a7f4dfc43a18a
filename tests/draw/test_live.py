"""What explorers draw on axes that stay: every mark stands where its numbers say, and stays in the frame."""

import re

import numpy as np
import pytest
from pictures import spots, strokes, well_written

from helpers.draw import live

RNG = np.random.default_rng(0)
SIZE = 310, 190


def texts(picture):
    """The texts of the marks."""
    return [words for words, *_, colour in spots(picture) if colour]


@pytest.mark.parametrize("log", [False, True])
def test_a_curve_goes_through_its_numbers(log):
    ys = 10.0 ** RNG.uniform(-2, 2, 30)
    picture = live.curves({"J": ys}, range(41), log=log, xlabel="step", title="J", size=SIZE)
    ((x, y),) = (line.T for line in strokes(picture.svg, "#0072b2"))
    assert len(x) == 30 and np.allclose(np.diff(x), np.diff(x)[0], atol=0.2)
    assert np.corrcoef(y, np.log10(ys) if log else ys)[0, 1] < -0.9999
    assert "at 29" in picture.alt and picture.alt.startswith("J. Plot of J over step")


def test_two_curves_have_their_names_beside_them_and_their_values_at_the_mark():
    picture = live.curves({"model": [1, 2, 9], "wanted": [1, 4, 8]}, [0, 1, 2], xlabel="x", mark=1, size=SIZE)
    assert texts(picture) == ["model", "wanted", "1", "2", "4"]
    assert picture.alt.endswith("At 1, model is 2, wanted is 4.")
    assert len(strokes(picture.svg, "#b84a00")[0]) == 3 and "stroke-dasharray='8 4'" in picture.svg


@pytest.mark.parametrize("values", [[3, -1, 0.5], [-2, -4, -8], [0, 0, 0]])
def test_bars_stand_on_zero_and_end_at_their_numbers(values):
    picture = live.bars({"out": values}, size=(560, 220))
    found = re.findall("<rect [^>]* y='([^']*)' width='[^']*' height='([^']*)' fill='#0072b2'/>", picture.svg)
    boxes = np.array(found[1:-1], float).reshape(-1, 2)  # without those of the legend and of the numbers
    zero = float(re.search(r"M[\d.]+,([\d.]+)H", picture.svg[picture.svg.index("<g text") :])[1])
    (tops, heights), drawn = boxes.T, np.array([value for value in values if value])
    assert np.allclose(np.where(drawn < 0, tops, tops + heights), zero, atol=0.15)
    assert np.allclose(heights / abs(drawn), (heights / abs(drawn))[:1], atol=0.3)
    assert texts(picture)[1:] == [f"{value:g}".replace("-", "−") for value in values]
    assert {"1", "2", "3", "out"} < set(well_written(picture.svg))


def test_bars_of_derivatives_are_hatched_and_those_of_several_kinds_stand_side_by_side():
    picture = live.bars({"out": [1, 2], "dw": [-1, 0.5]}, size=SIZE)
    assert "stroke-dasharray='5 2'" in picture.svg
    assert "out: 1 at 1, 2 at 2; dw: −1 at 1, 0.5 at 2" in picture.alt
    both = live.bars({"dJ at x = 2": [1, 2], "dJ used by the last step": [-1, 0.5]}, size=SIZE)
    assert "#0072b2" not in both.svg[both.svg.index("<g text") :]


def test_words_are_cut_to_those_furthest_from_zero_in_the_order_of_the_text():
    pairs = [(f"w{i}", (-1) ** i * i) for i in range(30)]
    picture = live.words(pairs)
    assert [word for word, _ in picture.table[1:]] == [f"w{i}" for i in range(6, 30)]
    assert "left out: the 6 of 30 words" in picture.svg
    assert picture.alt.endswith("lowest “w29” −29, highest “w28” 28.")
    assert live.words([]).alt == "There are no words." and "no words" in live.words([]).svg
    short = live.words([("superb", 2.0), ("<dull>", -1.0), ("the", 0.0)])
    assert {"superb", "<dull>", "the", "2", "−1", "0"} == set(well_written(short.svg))
    assert short.alt == "Bars of 3 words, in the order of the text: “superb” 2, “<dull>” −1, “the” 0."
    well_written(live.words([("q" * 500, 1e-300), ("語" * 50, 1e300), ("a\nb", -1)]).svg)


def test_a_learners_bar_stands_below_each_words_own_and_never_leaves_the_picture():
    pairs = [("superb", 2.0), ("dull", -1.0), ("the", 0.5)]
    yours = [(2.0, "2"), (3e9, "✗ 3e+09"), (np.nan, "✗ nan")]
    picture = live.words(pairs, yours)
    assert {"superb", "dull", "the", "2", "−1", "0.5", "✗ 3e+09", "✗ nan"} == {*well_written(picture.svg)}
    assert picture.table[1:] == (("superb", "2", "2"), ("dull", "−1", "✗ 3e+09"), ("the", "0.5", "✗ nan"))
    many = live.words([(f"w{i}", i) for i in range(30)], [(i, f"y{i}") for i in range(30)])
    assert [row[2] for row in many.table[1:]] == [f"y{i}" for i in range(6, 30)]
