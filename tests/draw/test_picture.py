"""A picture is a frozen value that shows itself as an image with a sentence and its numbers."""

from dataclasses import FrozenInstanceError
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from pages import Page

from helpers.draw import Picture

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='9'><text>5 &lt; 6 # 7%</text></svg>"
PICTURE = Picture(SVG, 'five is "less" than <six>', (("name", "value"), ("a<b", "5")))


def test_a_picture_cannot_be_changed_and_prints_as_its_sentence():
    with pytest.raises(FrozenInstanceError):
        PICTURE.svg = ""
    assert repr(PICTURE) == PICTURE.alt


def test_the_image_carries_the_sentence_and_the_whole_source_and_a_dark_page_leaves_its_colours_alone():
    (image,) = Page(PICTURE._repr_html_()).all("img")
    assert (image["alt"], image["width"]) == (PICTURE.alt, "80")
    assert unquote(image["src"]) == f"data:image/svg+xml,{SVG}"
    assert not set(image["src"]) & set(' "<>#')  # nothing can end the address early
    assert "dark-light" in image["class"].split()


def test_the_numbers_stand_in_a_closed_fold_with_headings():
    page = Page(PICTURE._repr_html_())
    assert page.all("details") == [{}]
    assert [heading["scope"] for heading in page.all("th")] == ["col", "col", "row"]
    assert page.texts == ["numbers", "name", "value", "a<b", "5"]
    assert "details" not in Picture(SVG, "")._repr_html_()


def test_a_wide_picture_scrolls_and_does_not_shrink():
    wide, narrow = Picture(SVG.replace("'80'", "'900'"), ""), PICTURE
    assert "overflow-x:auto" in wide.image() and "max-width:none" in wide.image()
    assert "overflow-x" not in narrow.image() and "max-width:100%" in narrow.image()
    assert "max-width" not in wide.inline() and "max-width:100%;height:auto" in narrow.inline()


def test_the_inline_form_is_an_image_with_a_label_and_its_texts_are_hidden_from_a_screen_reader():
    root = ElementTree.fromstring(PICTURE.inline())
    assert (root.get("role"), root.get("aria-label")) == ("img", PICTURE.alt)
    (drawn,) = root
    assert drawn.get("aria-hidden") == "true" and "".join(drawn.itertext()) == "5 < 6 # 7%"
