"""Contour lines with a path and an arrow: what is drawn, what is told, what stands in the table."""

import math
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw.contours import coarser, contours
from helpers.draw.field import Field, field

BOWL = field(lambda x, y: x * x + 4 * y * y)
DOWN = [(-2.5, 1.5), (-2.25, 0.9), (-2.025, 0.54)]
FIELDS = {
    "bowl": BOWL,
    "saddle": field(lambda x, y: (x * y + 1) ** 2 / 2),
    "peak": field(lambda x, y: 1e6 * math.exp(-4 * (x * x + y * y))),
    "flat": field(lambda x, y: 1),
    "holes": field(lambda x, y: math.log(x) + y),
    "empty": field(lambda x, y: math.nan),
    "tiny": field(lambda x, y: 1e-250 * x, n=2),
    "huge": field(lambda x, y: 1e250 * x * y),
    "long": field(lambda x, y: x * y, x=(0, 1000), y=(0, 1e-3)),
    "fine": field(lambda x: np.sin(3 * x[0]) * np.cos(3 * x[1]), n=301, columns=True),
}


@pytest.fixture(params=FIELDS)
def picture(request):
    return contours(FIELDS[request.param], DOWN, (1, 1, -3, 4), title="J")


def test_every_function_gives_a_small_picture_with_readable_letters(picture):
    sizes = [float(part.get("font-size", 14)) for part in ElementTree.fromstring(picture.svg).iter()]
    assert min(sizes) >= 12 and picture.width == 320 and len(picture.svg) < 60_000


def test_no_number_in_a_picture_is_missing_or_long(picture):
    lines = "".join(re.findall(r" d='(.*?)'", picture.svg))
    assert "nan" not in lines and "inf" not in lines and not re.search(r"\.\d\d", lines)


def test_the_same_numbers_give_the_same_picture():
    again = Field.of(BOWL.xs, BOWL.ys, BOWL.Z)
    assert contours(BOWL, DOWN).svg == contours(again, DOWN).svg


def test_values_are_written_at_the_lines():
    texts = re.findall(">([^<]+)</text>", contours(BOWL).svg)
    assert {"5", "10", "15", "20"} <= set(texts)


def test_a_flat_function_says_its_value_in_place_of_lines():
    picture = contours(FIELDS["flat"])
    assert picture.alt == "Contour lines over x and y: 1 everywhere." and ">1 everywhere<" in picture.svg
    assert ">no values<" in contours(FIELDS["empty"]).svg


def test_the_sentence_tells_lines_path_and_gradient():
    assert contours(BOWL, DOWN, (-2.5, 1.5, -5, 12), title="J").alt == (
        "J: contour lines over x and y at 5, 10, 15, 20, 25, 30, 35, 40. "
        "Lowest 0 at (0, 0); highest 45 at (−3, −3). "
        "The path begins at (−2.5, 1.5), value 15.2, and ends after 2 steps at (−2.02, 0.54), value 5.27. "
        "The gradient at (−2.5, 1.5) is (−5, 12); one arrow points uphill and one arrow points downhill."
    )


def test_the_table_has_extremes_gradient_and_steps():
    heading, *rows = contours(BOWL, DOWN[:1], (0, 1, 0, 8), xlabel="w", ylabel="b").table
    assert heading == ("point", "w", "b", "value")
    assert rows == [
        ("lowest", "0", "0", "0"),
        ("highest", "−3", "−3", "45"),
        ("gradient", "0", "8", ""),
        ("step 0", "−2.5", "1.5", "15.2"),
    ]


def test_names_and_title_are_safe_to_write():
    assert "a&lt;b" in contours(BOWL, title="a<b").svg


def test_a_line_keeps_its_ends_when_it_gets_coarser():
    line = np.column_stack([np.linspace(0, 90, 901), np.zeros(901)])
    kept = coarser(line)
    assert 10 <= len(kept) <= 30 and kept[0].tolist() == [0, 0] and kept[-1].tolist() == [90, 0]


def test_a_small_ring_stays_round():
    turns = np.linspace(0, 2 * np.pi, 101)
    assert len(coarser(np.column_stack([np.cos(turns), np.sin(turns)]))) >= 8
