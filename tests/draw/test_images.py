"""Small images show their pixels as dark squares, with their captions below."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw.images import images

TEXT = "{http://www.w3.org/2000/svg}text"
CROSS = np.array([[0, 4, 0], [4, 8, 4], [0, 4, 0]])


def squares(picture):
    """Return {opacity: how many squares} of the ink."""
    found = re.findall(r"<path d='([^']+)' fill-opacity='([\d.]+)'", picture.svg)
    return {float(opacity): path.count("z") for path, opacity in found}


def captions(picture):
    """Return the texts with their places."""
    return [
        (t.text, float(t.get("x")), float(t.get("y"))) for t in ElementTree.fromstring(picture.svg).iter(TEXT)
    ]


def test_blank_pixels_are_not_drawn_and_larger_ones_are_darker():
    assert squares(images([CROSS], ["a cross"])) == {0.5: 4, 1.0: 1}


def test_a_pixel_stands_in_its_row_and_column():
    picture = images([[[0, 0], [1, 0]]], ["low left"])
    ((x, y),) = re.findall(r"M(\d+) (\d+)h32v32h-32z", picture.svg)
    ((_, middle, low),) = captions(picture)
    assert int(x) + 32 == middle and int(y) + 32 < low < int(y) + 64


def test_rows_of_pixels_are_taken_for_squares():
    assert images(CROSS.reshape(1, 9), ["a cross"]).svg == images([CROSS], ["a cross"]).svg


def test_a_caption_may_have_two_lines():
    (first, x1, y1), (second, x2, y2) = captions(images([CROSS], ["is 8\nsaid 3"]))
    assert (first, second, x1 - x2) == ("is 8", "said 3", 0) and y2 - y1 >= 12


def test_images_stand_in_rows_of_as_many_as_asked():
    heights = [y for _, _, y in captions(images([CROSS] * 5, "abcde", columns=2))]
    assert len(set(heights)) == 3 and heights == sorted(heights)


def test_eight_digits_fit_the_page():
    picture = images(np.ones((10, 8, 8)), ["is 8\nsaid 3"] * 10)
    assert picture.width <= 640 and len({y for _, _, y in captions(picture)}) == 4


def test_long_captions_get_the_room_they_need():
    picture = images([CROSS] * 8, ["a cross, seen from above"] * 8)
    xs = sorted({x for _, x, _ in captions(picture)})
    assert picture.width <= 640 and min(np.diff(xs)) > 24 * 6


def test_the_sentence_tells_how_many_how_large_and_what():
    assert images([CROSS] * 2, ["is 8\nsaid 3", "x"]).alt == "2 images of 3 × 3 pixels each: is 8, said 3; x."


def test_the_table_has_the_captions():
    assert images([CROSS], ["is 8\nsaid 3"]).table == (("image", "caption"), ("1", "is 8, said 3"))


def test_a_blank_image_has_a_frame_and_no_ink():
    picture = images(np.zeros((1, 4, 4)), ["blank"])
    assert squares(picture) == {} and "fill='none' stroke=" in picture.svg


@pytest.mark.parametrize(
    "pictures", [[], [1, 2], np.ones((2, 5)), np.ones((1, 0, 3)), [[[np.nan]]], [[[np.inf]]]]
)
def test_what_is_no_row_of_images_is_refused(pictures):
    with pytest.raises(ValueError, match="images need"):
        images(pictures, ["a"] * len(pictures))


@pytest.mark.parametrize("pictures", ["ab", [["a"]], [[[1], [2, 3]]]])
def test_what_is_no_array_of_numbers_is_refused(pictures):
    with pytest.raises(TypeError, match="one array of numbers"):
        images(pictures, ["a"])


def test_every_image_needs_a_caption():
    with pytest.raises(ValueError, match="2 images but 1 caption"):
        images([CROSS] * 2, ["a"])


def test_a_row_holds_at_least_one_image():
    with pytest.raises(ValueError, match="columns is 0"):
        images([CROSS], ["a"], columns=0)
