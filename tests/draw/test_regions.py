"""Decision regions: tints for the output, a thick border, samples told apart by shape and colour."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw.axes import px
from helpers.draw.field import Field, field
from helpers.draw.plane import plane, to_px
from helpers.draw.regions import LEGEND, circle, regions, triangle

RIGHT = field(lambda x: 1 / (1 + np.exp(-4 * x[0])), columns=True)  # label 1 lies to the right
X = np.array([[-2.0, -1, 1, 2], [0, 1, -1, 0]])
LABELS = np.array([0, 0, 1, 0])


def test_a_picture_is_small_and_its_letters_are_readable():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 5000))
    picture = regions(RIGHT, x, x[0] > 0, title="after 3 epochs")
    sizes = [float(part.get("font-size", 14)) for part in ElementTree.fromstring(picture.svg).iter()]
    assert min(sizes) >= 12 and len(picture.svg) < 60_000


def test_the_sentence_counts_who_lies_on_the_own_side():
    assert regions(RIGHT, X, LABELS, title="XOR").alt == (
        "XOR: output over x₁ and x₂, with a thick line where it is 0.5. 3 of 4 points lie on their side."
    )


def test_points_outside_are_told_and_counted_but_not_drawn():
    picture = regions(RIGHT, X * 2, LABELS)
    assert "2 lie outside the picture." in picture.alt and "3 of 4" in picture.alt
    assert picture.svg.count(circle(6)) == 2 and "wrong side" in picture.svg


def test_the_table_counts_by_label():
    heading, *rows = regions(RIGHT, X, LABELS[None]).table
    assert heading == ("label", "points", "on their side")
    assert rows == [("0", "3", "2"), ("1", "1", "1"), ("both", "4", "3")]


def test_labels_differ_in_shape_and_colour():
    svg = regions(RIGHT, X, LABELS).svg
    circles, triangles = svg.count(circle(6)), svg.count(triangle(6))
    assert (circles, triangles) == (3 + 1, 1)  # the legend has a ring of this size, too
    assert re.search(rf"{re.escape(triangle(6))}' fill='#b84a00'", svg)


def test_a_marker_stands_where_its_sample_lies():
    axes = plane(RIGHT, (320, 320), xlabel="x", ylabel="y", below=LEGEND)
    x, y = to_px(axes, np.array([1, -1]))
    assert f"M{px(x)},{px(y)}{triangle(6)}" in regions(RIGHT, X, LABELS).svg


def test_points_on_the_wrong_side_get_a_ring():
    ring = f"{circle(8.5)}' fill='none'"
    assert regions(RIGHT, X, LABELS).svg.count(ring) == 1
    assert ring not in regions(RIGHT, X[:, :3], LABELS[:3]).svg


def test_on_the_border_or_in_a_hole_no_point_lies_on_its_side():
    for value in (0.5, np.nan):
        even = Field.of([-3, 3], [-3, 3], np.full((2, 2), value))
        assert "0 of 4" in regions(even, X, LABELS).alt


def test_the_border_is_a_thick_line_between_the_tints():
    svg = regions(RIGHT, X, LABELS).svg
    (border,) = re.findall(r"d='M([\d.]+),[^']*' fill='none' stroke='#222222' stroke-width='2.5'", svg)
    axes = plane(RIGHT, (320, 320), xlabel="x", ylabel="y", below=LEGEND)
    assert float(border) == pytest.approx(axes.left + axes.width / 2, abs=0.1)
    assert len(set(re.findall(r"fill='(#\w+)' fill-rule", svg))) == 4


def test_outputs_beyond_0_and_1_are_painted_too():
    for value, colour in ((-9, "#b5d7ea"), (9, "#f3ceb4")):
        svg = regions(Field.of([-3, 3], [-3, 3], np.full((2, 2), value)), X, LABELS).svg
        assert re.search(f"d='M[^']*' fill='{colour}' fill-rule", svg)


def test_other_levels_move_the_border():
    assert "thick line where it is 0." in regions(RIGHT, X, LABELS, levels=(-1, 0, 1)).alt


def test_no_samples_are_fine():
    assert regions(RIGHT, np.empty((2, 0)), []).alt.endswith("where it is 0.5.")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"x": X.T}, "two rows"),
        ({"x": [1, 2]}, "two rows"),
        ({"x": "points"}, "have to be numbers"),
        ({"labels": [0, 1]}, "one each"),
        ({"labels": [0, 1, 2, 1]}, "other numbers than 0 and 1"),
        ({"labels": [0, 1, np.nan, 1]}, "other numbers than 0 and 1"),
        ({"levels": (0, 1)}, "three numbers"),
        ({"levels": (0, 2, 1)}, "three numbers"),
        ({"levels": 5}, "three numbers"),
    ],
)
def test_what_does_not_fit_is_told(wrong, says):
    with pytest.raises(ValueError, match=says):
        regions(RIGHT, **{"x": X, "labels": LABELS} | wrong)
