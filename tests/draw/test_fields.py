"""Fields: contour lines, surfaces and regions show one function, and the walk upon it."""

import re
from itertools import pairwise

import numpy as np
import pytest
from drawn_texts import boxes, well_written

from helpers import draw
from helpers.draw.fields import Field, contour_map, levels

BOWL = draw.field(lambda x, y: x * x + 4 * y * y, n=33)
SADDLE = draw.field(lambda x, y: x * y, n=33)
STEEP = draw.field(lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2, n=33)
HOLES = draw.field(lambda x, y: np.log(x) if x > 0 else 1 / 0, n=33)
FLAT = draw.field(lambda x, y: 3.0, n=9)
NOTHING = draw.field(lambda x, y: float("nan"), n=9)
ALL = [BOWL, SADDLE, STEEP, HOLES, FLAT, NOTHING]
PATH = [(2, 2), (1.6, 0.4), (1.28, 0.08)]


@pytest.mark.parametrize("columns", [True, False])
def test_a_field_holds_the_values_of_its_function(columns):
    found = draw.field(
        (lambda p: p[0] - 2 * p[1]) if columns else (lambda x, y: x - 2 * y), (0, 1), (0, 3), 4, columns
    )
    assert found.Z[3, 1] == pytest.approx(1 / 3 - 6) and found.Z.shape == (4, 4)
    assert found.f(np.array([[1.0], [2.0]])) == [-3]


def test_where_a_function_has_no_value_the_field_has_a_hole():
    assert np.isnan(HOLES.Z).sum() == 33 * 17 and np.isnan(NOTHING.Z).all()
    assert np.isnan(draw.field(lambda x, y: 1e301, n=3).Z).all()


@pytest.mark.parametrize("field", ALL)
def test_levels_are_few_round_and_between_the_ends(field):
    found = levels(field)
    assert len(found) <= 13 and all(
        np.nanmin(field.Z) < a < b < np.nanmax(field.Z) for a, b in pairwise(found)
    )
    assert (len(found) > 4) == (field not in (FLAT, NOTHING))


def test_equal_steps_where_that_fills_the_plane_and_growing_ones_where_it_does_not():
    assert len({round(b - a, 9) for a, b in pairwise(levels(BOWL))}) == 1
    steps = [b - a for a, b in pairwise(levels(STEEP))]
    assert steps == sorted(steps) and steps[-1] > 10 * steps[0]
    upside_down = Field(STEEP.xs, STEEP.ys, -STEEP.Z, STEEP.f)
    assert len(levels(upside_down)) == len(levels(STEEP))


@pytest.mark.parametrize("field", ALL)
@pytest.mark.parametrize("picture", [draw.contours, draw.surface])
def test_every_field_has_a_picture_with_its_walk(field, picture):
    walk = [(1, 1), (99, -2), (np.inf, 0)]
    shown = picture(field, walk, xlabel="w", ylabel="b", size=(310, 290))
    well_written(shown.svg)
    assert "The path begins at (1, 1), value " in shown.alt and shown.table[0] == ("point", "w", "b", "value")
    assert shown.width == 310 and len(shown.svg) < 45_000


@pytest.mark.parametrize(("field", "said"), [(FLAT, "3 everywhere"), (NOTHING, "no values")])
def test_a_field_without_contour_lines_says_why(field, said):
    assert said in draw.contours(field).svg


def test_contour_lines_run_where_the_function_has_their_value():
    ax = contour_map(BOWL, (310, 290), "x", "y").fig.axes[0]
    (lines,) = (artist for artist in ax.get_children() if hasattr(artist, "allsegs"))
    for level, parts in zip(lines.levels, lines.allsegs, strict=True):
        x, y = np.concatenate(parts).T
        assert np.allclose(x * x + 4 * y * y, level, atol=0.12)


def test_no_value_of_a_contour_line_covers_another():
    svg = draw.contours(STEEP, size=(310, 290)).svg
    assert len(re.findall("<text", svg)) > 20  # numbers at the axes and on the lines


def test_the_walk_is_drawn_at_its_places_and_told():
    picture = draw.contours(BOWL, PATH, (1.28, 0.08, 2.56, 0.64), size=(310, 290))
    place = contour_map(BOWL, (310, 290), "x", "y").place
    d = "".join("ML"[k > 0] + "{:g},{:g}".format(*np.round(place(*step), 1)) for k, step in enumerate(PATH))
    assert d in picture.svg
    assert picture.alt == (
        "Contour lines over x and y. Lowest at (0, 0), value 0; highest at (−3, −3), value 45. "
        "The path begins at (2, 2), value 20, and ends after 2 steps at (1.28, 0.08), value 1.66. "
        "The gradient at (1.28, 0.08) is (2.56, 0.64)."
    )
    assert picture.table[3:5] == (("gradient", "2.56", "0.64", ""), ("step 0", "2", "2", "20"))


def tips(field, start, gradient):
    """Return where the names of the two arrows stand, seen from their start, in px."""
    picture = draw.contours(field, arrow=(*start, *gradient), size=(310, 290))
    x, y = contour_map(field, (310, 290), "x", "y").place(*start)
    found = {w: ((b[0] + b[2]) / 2 - x, y - (b[1] + b[3]) / 2) for w, b in boxes(picture.svg)}
    return {word: found[word] for word in ("uphill", "downhill") if word in found}


@pytest.mark.parametrize(("x", "y"), [(1, 0.5), (-1, 1), (0, -1), (-1.5, 0)])
def test_one_arrow_points_along_the_gradient_and_one_against_it(x, y):
    slope = np.array([2 * x, 8 * y])
    found = tips(BOWL, (x, y), slope)
    assert np.dot(found["uphill"], slope) > 0 > np.dot(found["downhill"], slope)


def test_no_arrow_is_drawn_where_there_is_no_slope_no_place_or_no_room():
    assert tips(BOWL, (0, 0), (0, 0)) == tips(BOWL, (9, 0), (18, 0)) == {}
    assert list(tips(BOWL, (3, 0), (6, 0))) == ["downhill"]


def says(points):
    """Return a network's output: more than a half to the right of x₁ = 0."""
    return 1 / (1 + np.exp(-3 * points[0]))


SAMPLES = np.array([[-1.0, -2, 1, 2, -0.5], [0, 1, 0, 1, 0]])


@pytest.mark.parametrize("wrong", [0, 1, 3])
def test_regions_count_the_samples_on_their_side_and_ring_the_others(wrong):
    field = draw.field(says, columns=True)
    labels = (SAMPLES[0] > 0).astype(float)
    labels[:wrong] = 1 - labels[:wrong]
    picture = draw.regions(field, SAMPLES, labels, size=(310, 290))
    assert f"{5 - wrong} of 5 points lie on their side." in picture.alt
    assert ("wrong side" in picture.svg) == bool(wrong)
    assert picture.table[3] == ("both", "5", str(5 - wrong)) and "label 0" in well_written(picture.svg)
    assert (picture.width, "height='290'" in picture.svg) == (310, True)


@pytest.mark.filterwarnings("error")
def test_a_network_that_ran_away_has_regions_too():
    field = draw.field(lambda p: np.full(p.shape[1], np.nan), columns=True)
    assert "0 of 5 points" in draw.regions(field, SAMPLES, np.ones(5)).alt
