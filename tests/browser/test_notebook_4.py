"""Notebook 4 in a real JupyterLab: it runs, and its explorer judges a review while it is typed."""

import re

import pytest

NOTEBOOK = "notebooks/04_sentiment_network.ipynb"
PICTURES = 1  # of its explorers
REVIEW = "The story is predictable, but the acting is superb and the ending is moving."
FOCUS = "() => document.activeElement === document.querySelector('.bp-live textarea')"
CELLS = "() => jupyterapp.shell.currentWidget.content.widgets.length"
pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(page):
    """The explorer of the sentiment network, as it is at the start."""
    explorer = page.locator(".bp-live")
    explorer.locator("textarea").fill(REVIEW)
    explorer.locator("svg[aria-label^='Bars of 10 words']").wait_for()
    return explorer


def type_review(explorer, text):
    """Type a text letter by letter, in place of the one that stands in the box."""
    explorer.locator("textarea").fill("")
    explorer.locator("svg[aria-label='There are no words.']").wait_for()
    explorer.locator("textarea").press_sequentially(text)


def line(explorer, heading, text):
    """Wait until a text stands beside a heading."""
    explorer.locator(".bp-line", has_text=re.compile(f"^{heading} {text}")).wait_for()


def bars(explorer):
    """The words of the table, with what each one adds."""
    rows = explorer.locator("tbody tr").all_inner_texts()
    return {word: float(n.replace("−", "-")) for word, n in (row.split("\t") for row in rows)}


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_still(opened):
    still = opened.locator(".bp-static img")
    still.scroll_into_view_if_needed()
    assert still.is_visible() and "Bars of 10 words" in still.get_attribute("alt")
    assert not opened.get_by_text("Error displaying widget").is_visible()
    assert opened.wrong == []


def test_run_all_leaves_no_error_and_no_widget_unrendered(page):
    text = page.locator(".jp-Notebook").inner_text()
    assert not re.search("Traceback|Error displaying widget|Loading widget|Error creating widget", text)
    assert page.locator(".bp-live svg").count() == PICTURES
    assert page.wrong == []


def test_the_still_gives_way_to_the_live_explorer(page):
    assert page.locator(".bp-static").count() == 1
    assert not page.locator(".bp-static").is_visible()


def test_typing_changes_the_verdict_and_the_bars_while_the_box_keeps_the_focus(explorer):
    type_review(explorer, "superb")
    line(explorer, "verdict", "POSITIVE")
    assert bars(explorer)["superb"] > 0
    explorer.page.keyboard.type(" terrible, terrible, worst")
    line(explorer, "verdict", "NEGATIVE")
    explorer.locator("td").nth(2).wait_for()
    assert [*bars(explorer)] == ["superb", "terrible", "worst"] and bars(explorer)["worst"] < 0
    assert explorer.page.evaluate(FOCUS)
    assert explorer.locator("textarea").input_value() == "superb terrible, terrible, worst"


def test_every_letter_arrives_and_none_is_a_command_of_the_notebook(explorer):
    cells = explorer.page.evaluate(CELLS)
    type_review(explorer, "dd xx aa bb mm yy 00 ii\nsuperb ")
    explorer.page.keyboard.press("Control+a")
    explorer.page.keyboard.press("ArrowDown")
    line(explorer, "unknown words", "dd, xx")
    assert explorer.locator("textarea").input_value() == "dd xx aa bb mm yy 00 ii\nsuperb "
    assert explorer.page.evaluate(CELLS) == cells and explorer.page.evaluate(FOCUS)


def test_words_that_the_network_never_saw_are_named(explorer):
    type_review(explorer, "zxqv wrrb")
    line(explorer, "unknown words", "zxqv, wrrb")
    line(explorer, "verdict", "no known word, 0.5")
    assert explorer.locator("svg").count() == 1


def test_html_that_is_typed_is_shown_as_text(explorer):
    text = "<b>superb</b> &\"' <img src=x onerror=\"document.title='run'\"> 🎬"
    type_review(explorer, text)
    line(explorer, "verdict", "POSITIVE")
    line(explorer, "unknown words", "b, img")
    assert explorer.locator("img, .bp-page svg b, td b, th b").count() == 0
    assert explorer.locator("textarea").input_value() == text
    assert explorer.page.title() != "run"


def test_far_too_long_a_text_is_reported_and_the_picture_stays(explorer):
    explorer.locator("textarea").fill("superb " * 1500)
    explorer.get_by_role("alert").filter(has_text="10500 letters; here, 2000 are enough").wait_for()
    assert explorer.locator("svg[aria-label^='Bars of 10 words']").is_visible()
    explorer.locator("textarea").fill("superb")
    explorer.get_by_role("alert").wait_for(state="detached")


def test_a_very_long_word_does_not_widen_the_page(explorer):
    width = explorer.locator(".bp-page").bounding_box()["width"]
    explorer.locator("textarea").fill("q" * 1999)
    line(explorer, "unknown words", "qqqq")
    card = explorer.locator(".bp-page")
    assert card.bounding_box()["width"] <= max(width, 720)
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")


def test_nothing_went_wrong_in_the_page_until_now(page):
    assert page.wrong == []
