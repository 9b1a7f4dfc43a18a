"""A picture is a frozen value that shows itself as an image with a sentence and its numbers."""

from dataclasses import FrozenInstanceError, replace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from pages import Page

from helpers.draw import Picture

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
