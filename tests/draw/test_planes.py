"""Planes: contour lines, surfaces and regions show one function, and the walk upon it."""

import re
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from pictures import boxes, place, strokes, well_written

from helpers import draw
from helpers.draw.frames import Axis, frame
from helpers.draw.planes import Field, contour_map, landscape, levels

BOWL = draw.field(lambda x, y: x * x + 4 * y * y, n=33)
SADDLE = draw.field(lambda x, y: x * y, n=33)
STEEP = draw.field(lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2, n=33)
HOLES = draw.field(lambda x, y: np.log(x) if x > 0 else 1 / 0, n=33)
FLAT = draw.field(lambda x, y: 3.0, n=9)
NOTHING = draw.field(lambda x, y: float("nan"), n=9)
HUGE = draw.field(lambda x, y: 10 ** (20 * (x + y)), n=21)
ALL = [BOWL, SADDLE, STEEP, HOLES, FLAT, NOTHING, HUGE]
SIZE = 310, 290
contours, surface, regions = (partial(f, size=SIZE) for f in (draw.contours, draw.surface, draw.regions))


@pytest.mark.parametrize("columns", [True, False])
def test_a_field_holds_the_values_of_its_function_and_a_hole_where_there_is_none(columns):
    f = (lambda p: p[0] - 2 * p[1]) if columns else (lambda x, y: x - 2 * y)
    found = draw.field(f, (0, 1), (0, 3), 4, columns)
    assert found.Z[3, 1] == pytest.approx(1 / 3 - 6) and found.f(np.array([[1.0], [2.0]])) == [-3]
    assert np.isnan(HOLES.Z).sum() == 33 * 17 and np.isnan(draw.field(lambda x, y: 1e301, n=3).Z).all()


@pytest.mark.parametrize("field", ALL)
def test_levels_are_few_and_between_the_ends(field):
    found = levels(field)
    low, high = field.ends()
    assert len(found) <= 13 and all(low < a < b < high for a, b in pairwise(found))
    assert (len(found) > 4) == (field not in (FLAT, NOTHING))


def test_equal_steps_where_that_fills_the_plane_and_growing_ones_where_it_does_not():
    assert len({round(b - a, 9) for a, b in pairwise(levels(BOWL))}) == 1
    steps = [b - a for a, b in pairwise(levels(STEEP))]
    assert steps == sorted(steps) and steps[-1] > 10 * steps[0]
    upside_down = Field(STEEP.xs, STEEP.ys, -STEEP.Z, STEEP.f)
    assert levels(upside_down) == pytest.approx([-level for level in reversed(levels(STEEP))])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("field", ALL)
@pytest.mark.parametrize("picture", [contours, surface])
def test_every_field_has_a_picture_with_its_walk(field, picture):
    shown = picture(field, [(1, 1), (99, -2), (np.inf, 0)], xlabel="w", ylabel="b")
    well_written(shown.svg)
    assert "over w and b." in shown.alt and "The path begins at (1, 1), value " in shown.alt
    assert len(shown.svg) < 30_000 and "nan" not in shown.svg
    said = {FLAT: "3 everywhere", NOTHING: "no values"}.get(field, "")
    assert picture is surface or said in shown.svg
    places = np.concatenate(strokes(shown.svg, "#0072b2"))
    assert ((places > 0) & (places < SIZE)).all()


def test_contour_lines_run_where_the_function_has_their_value_and_bear_it():
    backdrop, marks = contour_map(BOWL, SIZE, "x", "y")
    lines, corner = strokes(marks, "#5c6670"), backdrop.places([-3], [-3])[0]
    scale = (backdrop.places([3], [3])[0] - corner) / 6
    for level, line in zip(levels(BOWL), lines, strict=True):
        x, y = ((line - corner) / scale - 3).T
        assert np.allclose(x * x + 4 * y * y, level, atol=0.6)
    for words, (left, top, right, bottom) in boxes(marks):
        line = lines[levels(BOWL).index(float(words))]
        place = (left + right) / 2, (top + bottom) / 2
        assert np.hypot(*(line - place).T).min() < 2
    assert len(well_written(contours(STEEP).svg)) > 20  # numbers at the axes and on the lines, none covered


def test_the_walk_is_drawn_at_its_places_and_told():
    path = [(2, 2), (1.6, 0.4), (1.28, 0.08)]
    picture = contours(BOWL, path, (1.28, 0.08, 2.56, 0.64))
    backdrop, _ = contour_map(BOWL, SIZE, "x", "y")
    assert np.allclose(strokes(picture.svg, "#0072b2")[0], backdrop.places(*np.transpose(path)), atol=0.06)
    assert picture.alt == (
        "Contour lines over x and y. Lowest at (0, 0), value 0; highest at (−3, −3), value 45. "
        "The path begins at (2, 2), value 20, and ends after 2 steps at (1.28, 0.08), value 1.66. "
        "The gradient at (1.28, 0.08) is (2.56, 0.64)."
    )
    assert picture.table[0] == ("point", "x", "y", "value")
    assert picture.table[3:5] == (("gradient", "2.56", "0.64", ""), ("step 0", "2", "2", "20"))


def test_a_walk_lies_on_the_surface():
    slope = draw.field(lambda x, y: x + 4 * y, n=5)
    walk = np.array([(-2.6, 1), (0.2, 0), (1, 1.7)]).T
    line, *_ = strokes(surface(slope, walk.T).svg, "#0072b2")
    for here in landscape(slope, SIZE, "x", "y").places(*walk, slope.f(walk)):
        assert np.hypot(*(line - here).T).min() < 0.2
    assert len(line) == 25  # it follows the surface between the steps


@pytest.mark.parametrize(("x", "y"), [(1, 0.5), (-1, 1), (0, -1), (-1.5, 0)])
def test_one_arrow_points_along_the_gradient_and_one_against_it(x, y):
    slope = np.array([2 * x, 8 * y])
    picture = contours(BOWL, arrow=(x, y, *slope))
    for name, colour, way in (("uphill", "#b84a00", slope), ("downhill", "#0072b2", -slope)):
        ((foot, tip),) = strokes(picture.svg, colour)
        drawn = (tip - foot) * [1, -1]
        assert drawn @ way == pytest.approx(np.hypot(*drawn) * np.hypot(*way), rel=1e-2)
        assert (place(picture, name) - foot) * [1, -1] @ way > 0


def test_no_arrow_is_drawn_where_there_is_no_slope_no_place_or_no_room():
    for arrow, names in ((0, 0, 0, 0), set()), ((9, 0, 18, 0), set()), ((3, 0, 6, 0), {"downhill"}):
        assert {"uphill", "downhill"} & {*well_written(contours(BOWL, arrow=arrow).svg)} == names


SAMPLES = np.array([[-1.0, -2, 1, 2, -0.5], [0, 1, 0, 1, 0]])


@pytest.mark.parametrize("wrong", [0, 1, 3])
def test_regions_count_the_samples_on_their_side_and_ring_the_others(wrong):
    field = draw.field(lambda p: 1 / (1 + np.exp(-3 * p[0])), columns=True)
    labels = (SAMPLES[0] > 0).astype(float)
    labels[:wrong] = 1 - labels[:wrong]
    picture = regions(field, SAMPLES, labels)
    assert f"{5 - wrong} of 5 points lie on their side." in picture.alt
    assert picture.table[3] == ("both", "5", str(5 - wrong))
    texts = {*well_written(picture.svg)}
    assert {"label 0", "label 1", "0.25", "0.5", "0.75"} < texts and ("wrong side" in texts) == bool(wrong)
    axes = frame(SIZE, Axis(-3, 3), Axis(-3, 3), "x₁", "x₂", below=20, equal=True)
    looks = {"fill='none' stroke='#222222' stroke-width='1.2'": range(wrong)}
    looks |= {f"fill='{c}'/>": np.flatnonzero(labels == k) for k, c in enumerate(("#0072b2", "#b84a00"))}
    for look, samples in looks.items():  # rings, circles, triangles
        found = re.search(f"<path d='([^']*)' {look}", picture.svg)
        places = re.findall(r"M([\d.]+),([\d.]+)m", found[1] if found else "")
        expected = axes.places(*SAMPLES[:, samples])
        assert np.allclose(np.array(places, float).reshape(-1, 2), expected, atol=0.06)
    (border,) = re.findall("<path d='([^']*)' fill='none' stroke='#222222' stroke-width='2.5'", picture.svg)
    xs = [float(x) for x in re.findall(r"[ML]([\d.]+),", border)]
    assert np.allclose(xs, axes.places([0], [0])[0, 0], atol=1)


@pytest.mark.filterwarnings("error")
def test_a_network_that_ran_away_has_regions_too():
    field = draw.field(lambda p: np.full(p.shape[1], np.nan), columns=True)
    assert "0 of 5 points" in regions(field, SAMPLES, np.ones(5)).alt


def test_a_learners_walk_is_dashed_with_squares_and_a_cross_at_its_first_fault():
    path, yours = [(-2.5, 1.5), (-2.25, 0.9), (-2.0, 0.5)], [(-2.5, 1.5), (-2.25, 2.1), (-2.0, 2.9)]
    plain, picture = contours(BOWL, path), contours(BOWL, path, yours=yours, fault=1)
    cross, (there,) = place(picture, "✗"), contour_map(BOWL, SIZE, "x", "y")[0].places([-2.25], [2.1])
    assert np.hypot(*(there - cross)) < 20 and "✗" in well_written(picture.svg) and "✗" not in plain.svg
    assert "stroke-dasharray='3 4'" in picture.svg and "m-4,-4h8v8h-8z" in picture.svg
    assert picture.table[0][-2:] == ("your x", "your y") and picture.table[-1][-2:] == ("−2", "2.9")
    assert "✗" not in contours(BOWL, path, yours=[(0, 0), (9, 9)], fault=1).svg  # beyond the plane
    assert contours(BOWL, path, yours=[]).svg == plain.svg
    assert "stroke-dasharray='3 4'" in surface(BOWL, path, yours=yours).svg
