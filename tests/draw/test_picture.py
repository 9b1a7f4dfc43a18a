"""A picture is a frozen value that shows itself as an image with a sentence and its numbers."""

from dataclasses import FrozenInstanceError, replace
from functools import partial
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure
from pages import Page

from helpers.draw import Picture, chain, curves, equation, figure, graph, network, palette
from helpers.graph import Node

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='9'><text>5 &lt; 6 # 7%</text></svg>"
PICTURE = Picture(SVG, 'five is "less" than <six>', (("name", "value"), ("a<b", "<5")))


def test_a_picture_cannot_be_changed_and_prints_as_its_sentence():
    with pytest.raises(FrozenInstanceError):
        PICTURE.svg = ""
    assert repr(PICTURE) == PICTURE.alt


def test_the_image_carries_all_a_dark_page_leaves_its_colours_alone_and_the_numbers_are_folded():
    page = Page(PICTURE._repr_html_())
    (image,) = page.all("img")
    assert (image["alt"], image["width"]) == (PICTURE.alt, "80")
    assert unquote(image["src"]) == f"data:image/svg+xml,{SVG}"
    assert not set(image["src"]) & set(' "<>#')  # nothing can end the address early
    assert "dark-light" in image["class"].split()
    assert page.all("details") == [{}] and "details" not in replace(PICTURE, table=())._repr_html_()
    assert [heading["scope"] for heading in page.all("th")] == ["col", "col", "row"]
    assert page.texts == ["numbers", "name", "value", "a<b", "<5"]


def test_a_wide_picture_scrolls_and_does_not_shrink():
    wide = replace(PICTURE, svg=SVG.replace("'80'", "'900'"))
    assert "overflow-x:auto" in wide.image() and "max-width:none" in wide.image()
    assert "overflow-x" not in PICTURE.image() and "max-width:100%" in PICTURE.image()
    assert "max-width" not in wide.inline() and "max-width:100%;height:auto" in PICTURE.inline()


def test_the_inline_form_is_an_image_with_a_label_and_its_texts_are_hidden_from_a_screen_reader():
    root = ElementTree.fromstring(PICTURE.inline())
    assert (root.get("role"), root.get("aria-label")) == ("img", PICTURE.alt)
    (drawn,) = root
    assert drawn.get("aria-hidden") == "true" and "".join(drawn.itertext()) == "5 < 6 # 7%"


@pytest.mark.parametrize("colour", [palette.VALUE, palette.GRADIENT, palette.INK])
@pytest.mark.parametrize("ground", [palette.PAPER, palette.INPUT_FILL])
def test_every_text_has_a_contrast_of_at_least_4_5_as_wcag_2_defines_it(colour, ground):
    parts = np.array([[int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)] for shade in (colour, ground)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    dark, light = sorted(linear @ (0.2126, 0.7152, 0.0722))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


J, LARGE, ONES = 3 * Node(2.0, "x"), sum((1 for _ in range(200)), Node(1.0, "x")), np.ones
W, OUTS, DOUTS, DW = [2, -3, 0.5], [1, 2, -6, -3], [6, 3, -1, -2], [3, -2, 12]
W32 = "W", ONES((3, 2))
FOCUSES = 5, (), "forward", ("sideways", 1, 0), ("forward", 0, 0), ("forward", 3, 0), ("forward", 1, 3)
FOCUSES += ("backward", 2, 0), ("backward", 0, 0), ("forward", 1, -1)


@pytest.mark.parametrize(
    ("draw", "arguments", "complaint"),
    [
        *((graph, (J, None, step), "this sweep has the steps 0 to 2") for step in (-1, 3, 2.0, "1", True)),
        (graph, (J, {}, 1), "dJ or step, not both"),
        (graph, (5,), "5 is not a node"),
        (graph, (LARGE,), "has 201 nodes; a picture can show up to 200"),
        (chain, ([], [1], 0), "w holds 0 weights"),
        (chain, ([1] * 11, [1] * 12, 0), "chain of 1 to 10"),
        (chain, (W, [1, 2, 3], 0), "outs holds 3 numbers, but L = 3 weights need 4"),
        (chain, (W, OUTS, -1, [1, 2, 3], DW), "douts holds 3 numbers"),
        (chain, (W, OUTS, -1, DOUTS, [1]), "dw holds 1 number, but L = 3 weights need 3"),
        (chain, (W, OUTS, -1, DOUTS), "dw holds 0 numbers"),
        (chain, (W, OUTS, -1, None, DW), "douts holds 0 numbers"),
        *((network, (weights,), "weights have the shapes") for weights in ([], [[1, 2]], [ONES((0, 3))])),
        (network, ([ONES((3, 2)), ONES((1, 2))],), r"\[\(3, 2\), \(1, 2\)\]"),
        *((network, ([ONES((3, 2)), ONES((1, 3))], focus), "focus is .*; give") for focus in FOCUSES),
        *((equation, (("W", ONES(n)),), r"W has shape \(") for n in ((), 0, (2, 0), (1, 2, 3))),
        (equation, ("=",), "nothing to draw"),
        (partial(equation, mark={"V": (0, 0)}), (W32,), "mark names V, but the formula has W"),
        *((partial(equation, mark={"W": at}), (W32,), "out of bounds") for at in ((3, 0), (0, 2), (-4, 0))),
        (curves, ([1, 2],), "A plot needs names with their numbers; give a dict such as"),
        *((curves, ({"a": x},), "'a' holds .*; it needs a list of numbers") for x in (None, ["b"])),
        (curves, ({"a": [1, 2]}, [1]), "A line has 2 numbers, but x only 1; each number needs"),
        (partial(curves, log="z"), ({"a": [1]},), "log is 'z'; say which axes are logarithmic"),
        (figure, ([1, 2], "A line."), r"This is a list; give a matplotlib Figure, such as ax\.figure\."),
        (figure, (Figure(), " "), "alt is ' '; say in a sentence what the figure shows"),
        (figure, (Figure(), 3), "alt is 3; say in a sentence what the figure shows"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(draw, arguments, complaint):
    with pytest.raises((TypeError, ValueError, IndexError), match=complaint):
        draw(*arguments)
