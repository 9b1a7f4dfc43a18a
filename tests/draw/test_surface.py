"""A surface is drawn back to front, the higher the lighter, with the path on it."""

import math
import re
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw.field import field
from helpers.draw.surface import QUADS, evenly, seen, surface

BOWL = field(lambda x, y: x * x + 4 * y * y)
RAMP = field(lambda x, y: x)
FIELDS = {
    "bowl": BOWL,
    "peak": field(lambda x, y: 1e6 * math.exp(-4 * (x * x + y * y))),
    "flat": field(lambda x, y: 1),
    "holes": field(lambda x, y: math.log(x) + y),
    "empty": field(lambda x, y: math.nan),
    "huge": field(lambda x, y: 1e250 * x * y, n=101),
    "coarse": field(lambda x, y: x * y, n=2),
}
AWAY = [(0, 1), (0, -2), (0, 4)]


def greys(picture):
    """Return the greys of all quads, in the order in which they are painted."""
    return [int(grey, 16) for grey in re.findall("z' fill='#(..)", picture.svg)]


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("turn", [0, 30, 135, -400.5])
def test_every_function_gives_a_picture_from_every_side(name, turn):
    picture = surface(FIELDS[name], AWAY, title="J", turn=turn)
    sizes = [float(part.get("font-size", 14)) for part in ElementTree.fromstring(picture.svg).iter()]
    assert min(sizes) >= 12 and len(picture.svg) < 60_000 and "nan" not in picture.svg


@pytest.mark.parametrize("size", [(320, 320), (200, 400), (400, 200)])
@pytest.mark.parametrize("turn", range(0, 360, 45))
def test_nothing_leaves_the_picture(turn, size):
    svg = surface(BOWL, AWAY, title="J", turn=turn, size=size).svg
    places = np.array(re.findall(r"[ML ](-?[\d.]+),(-?[\d.]+)", svg), float)
    assert len(places) > 4 * QUADS**2 and places.min() >= 0 and (places <= size).all()


def test_a_large_field_is_drawn_with_256_quads():
    assert len(greys(surface(BOWL))) == 256 and evenly(33).tolist() == [*range(0, 33, 2)]


def test_the_higher_the_lighter():
    shades = greys(surface(RAMP, turn=90))  # seen along x: all quads of a row are equally high
    rows = [set(shades[i : i + QUADS]) for i in range(0, QUADS**2, QUADS)]
    assert all(len(row) == 1 for row in rows) and rows[0] == {0xF6} and rows[-1] == {0xAA}


def test_what_is_near_is_painted_last():
    lower = [float(y) for y in re.findall(r"<path d='M[\d.]+,([\d.]+)L", surface(FIELDS["flat"], turn=0).svg)]
    assert all(a <= b for a, b in pairwise(lower[1:]))


def test_quads_without_a_value_are_left_out():
    assert 96 <= len(greys(surface(FIELDS["holes"]))) < 128 and greys(surface(FIELDS["empty"])) == []


def test_higher_points_stand_higher():
    view = seen(BOWL, (320, 320), "", 30)
    (x, low), (same_x, high) = view.place(np.zeros((2, 2)), np.array([0.0, 45.0]))
    assert x == same_x and high < low - 50


def test_a_hole_lies_on_the_floor_and_nothing_higher_than_the_box():
    view = seen(BOWL, (320, 320), "", 30)
    assert view.place(np.zeros((1, 2)), [1e9]).tolist() == view.place(np.zeros((1, 2)), [45.0]).tolist()
    assert view.place(np.zeros((1, 2)), [np.nan]).tolist() == view.place(np.zeros((1, 2)), [0.0]).tolist()


def test_lowest_and_highest_value_are_written():
    texts = re.findall(">([^<]+)</text>", surface(FIELDS["peak"]).svg)
    assert "0" in texts and "10⁶" in texts


def test_the_sentence_tells_extremes_and_path():
    assert surface(BOWL, AWAY, title="J").alt == (
        "J: surface over x and y. Lowest 0 at (0, 0); highest 45 at (−3, −3). "
        "The path begins at (0, 1), value 4, and ends after 2 steps at (0, 4), value 64. "
        "It leaves the picture."
    )
    assert surface(FIELDS["flat"]).alt == "Surface over x and y: 1 everywhere."


def test_the_table_has_the_steps():
    assert surface(BOWL, AWAY).table[-1] == ("step 2", "0", "4", "64")


@pytest.mark.parametrize("turn", ["left", math.nan, math.inf, None])
def test_a_turn_that_is_no_number_is_told(turn):
    with pytest.raises(ValueError, match="degrees"):
        surface(BOWL, turn=turn)
