"""Notebook 1 in a real JupyterLab: it runs, and its explorer does what its page says."""

import re

import pytest

NOTEBOOK = "notebooks/01_computation_graph.ipynb"
PICTURES = 1  # of its explorers
pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(page):
    """The explorer of 3*(a + b*c), as it is at the start."""
    type_formula(page, "3*(a + b*c)")
    for name, value in {"a": 5, "b": 3, "c": 2}.items():
        box = page.locator(f'.bp-live input[aria-label="{name} ="]')
        box.fill(str(value))
        box.press("Enter")
    page.locator(".bp-page", has_text="J: 33 →").first.wait_for()
    return page.locator(".bp-live").first


def type_formula(page, text):
    box = page.locator(".bp-live .widget-text input[type=text]").first
    box.fill(text)
    box.press("Enter")


def gradient(explorer, name):
    """The gradient of a node as the table shows it."""
    row = explorer.locator("tr", has=explorer.page.locator(f'th:text-is("{name}")'))
    return row.locator("td").last.inner_text()


def slider(explorer, name):
    return explorer.get_by_role("slider", name=name, exact=True)


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_still(opened):
    still = opened.locator(".bp-static img")
    still.scroll_into_view_if_needed()
    assert still.is_visible() and "Gradients" in still.get_attribute("alt")
    assert not opened.get_by_text("Error displaying widget").is_visible()


def test_run_all_leaves_no_error_and_no_widget_unrendered(page):
    text = page.locator(".jp-Notebook").inner_text()
    assert not re.search("Traceback|Error displaying widget|Loading widget|Error creating widget", text)
    assert page.locator(".bp-live svg").count() == PICTURES
    assert page.wrong == []


def test_the_still_gives_way_to_the_live_explorer(page):
    assert page.locator(".bp-static").count() == 1
    assert not page.locator(".bp-static").is_visible()


def test_moving_b_by_keyboard_changes_the_shown_dc(explorer):
    assert gradient(explorer, "c") == "9"
    for _ in range(10):
        slider(explorer, "b").press("ArrowRight")
    explorer.locator(".bp-page", has_text="J: 39 →").wait_for()
    assert gradient(explorer, "c") == "12"
    assert gradient(explorer, "b") == "6"


def test_the_stepper_walks_through_the_sweep_and_back(explorer):
    slider(explorer, "step").press("Home")
    seen = []
    for number in range(1, 9):
        explorer.get_by_role("button", name="on").click()
        line = explorer.locator(".bp-line", has_text=re.compile(f"^sweep {number} [→←]"))
        seen.append(line.inner_text())
    assert "3 × 2 = 6" in seen[6] and "3 × 3 = 9" in seen[7]
    explorer.get_by_role("button", name="back").click()
    explorer.locator(".bp-line", has_text="sweep 7 ←").wait_for()


def test_play_walks_by_itself_and_pauses(explorer):
    slider(explorer, "step").press("Home")
    explorer.locator(".bp-line", has_text="0 → inputs").wait_for()
    explorer.get_by_role("button", name="play").click()
    explorer.locator(".bp-line", has_text="2 → v").wait_for(timeout=8000)
    explorer.get_by_role("button", name="pause").click()
    explorer.page.wait_for_timeout(200)
    shown = explorer.locator(".bp-line").first.inner_text()
    explorer.page.wait_for_timeout(1800)
    assert explorer.locator(".bp-line").first.inner_text() == shown


def test_a_quantity_is_chosen_by_keyboard_and_its_chain_rule_is_written_out(explorer):
    group = explorer.get_by_role("group", name="quantity")
    group.get_by_role("radio", name="a", exact=True).focus()
    for _ in range(2):
        explorer.page.keyboard.press("ArrowRight")
    assert group.get_by_role("radio", name="c", exact=True).is_checked()
    explorer.locator(".bp-line", has_text="dc = ∂J/∂v · ∂v/∂u · ∂u/∂c = 3 × 1 × 3 = 9").wait_for()


def test_a_formula_of_ones_own_gets_its_own_sliders(explorer):
    type_formula(explorer.page, "x*x + 3*x")
    slider(explorer, "x").wait_for()
    explorer.locator(".bp-page", has_text="J: 10 →").wait_for()
    assert gradient(explorer, "x") == "7"


def test_a_bad_formula_is_reported_and_the_picture_stays(explorer):
    picture = explorer.locator(".bp-page svg").get_attribute("aria-label")
    type_formula(explorer.page, "3*(a + ")
    explorer.get_by_role("alert").wait_for()
    assert explorer.locator(".bp-page svg").get_attribute("aria-label") == picture


def test_a_number_beyond_the_slider_is_taken_and_not_cut_off(explorer):
    box = explorer.locator('input[aria-label="a ="]')
    box.fill("100")
    box.press("Enter")
    explorer.locator(".bp-page", has_text="J: 318 →").wait_for()
    assert box.input_value() == "100"


def test_nothing_went_wrong_in_the_page_until_now(page):
    assert page.wrong == []
