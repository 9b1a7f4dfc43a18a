"""Notebook 5 in a real JupyterLab: it runs, and its explorer of the quadratic model does what it says."""

import re

import pytest
from torch_or_skip import MISSING, REASON

NOTEBOOK = "notebooks/05_pytorch_autograd.ipynb"
PICTURES = 3  # of its explorers
START = {"w1": 1, "w2": 1, "b": 1, "x": 2, "rate": 0.01}
pytestmark = [pytest.mark.browser, pytest.mark.skipif(MISSING, reason=REASON)]


@pytest.fixture
def explorer(page):
    """The explorer of the quadratic model, as it is at the start."""
    explorer = page.locator(".bp-live")
    explorer.get_by_role("button", name="reset").click()
    explorer.get_by_role("checkbox").check()
    for name, value in START.items():
        type_number(explorer, name, value)
    line(explorer, "gradient", "dw1 = −16, dw2 = −8, db = −4")
    line(explorer, "last step", "dw1 = 0")
    return explorer


def type_number(explorer, name, value):
    box = explorer.locator(f'input[aria-label="{name} ="]')
    box.fill(str(value))
    box.press("Enter")


def slider(explorer, name):
    return explorer.get_by_role("slider", name=name, exact=True)


def line(explorer, heading, text):
    """Wait until a text stands beside a heading."""
    explorer.locator(".bp-line", has_text=f"{heading} {text}").wait_for()


def steps(explorer):
    return explorer.locator("output").inner_text()


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_still(opened):
    still = opened.locator(".bp-static img")
    still.scroll_into_view_if_needed()
    assert still.is_visible() and "model is 7, (x + 1)² is 9" in still.get_attribute("alt")
    assert not opened.get_by_text("Error displaying widget").is_visible()
    assert opened.wrong == []


def test_run_all_leaves_no_error_and_no_widget_unrendered(page):
    text = page.locator(".jp-Notebook").inner_text()
    assert not re.search("Traceback|Error displaying widget|Loading widget|Error creating widget", text)
    assert page.locator(".bp-live svg").count() == PICTURES  # the curve, the gradients, the loss
    assert page.wrong == []


def test_the_still_gives_way_to_the_live_explorer(page):
    assert page.locator(".bp-static").count() == 1
    assert not page.locator(".bp-static").is_visible()


def test_the_controls_stand_in_columns_however_late_their_layout_arrived(explorer):
    labels = [explorer.locator(".bp-name").nth(i).bounding_box() for i in range(3)]
    assert all(label["width"] > 50 for label in labels)
    assert len({label["x"] + label["width"] for label in labels}) == 1


def test_moving_w1_by_keyboard_changes_the_gradient(explorer):
    for _ in range(5):
        slider(explorer, "w1").press("ArrowRight")
    line(explorer, "gradient", "dw1 = 0, dw2 = 0, db = 0")  # 1.5 · 4 + 2 + 1 = 9, as it is wanted
    slider(explorer, "w1").press("ArrowRight")
    line(explorer, "gradient", "dw1 = 3.2, dw2 = 1.6, db = 0.8")  # 2 · 0.4 · (4, 2, 1)
    explorer.locator("svg[aria-label*='dL at x = 2: 3.2 at w1']").wait_for()


def test_the_marked_x_moves_by_keyboard_with_the_curve_s_value(explorer):
    slider(explorer, "x").press("ArrowRight")
    line(explorer, "x = 2.1", "says 7.51, wanted 9.61, error = −2.1")
    explorer.locator("svg[aria-label*='At 2.1, model is 7.51']").wait_for()


def test_the_gradients_are_left_unzeroed_by_keyboard(explorer):
    for _ in range(2):
        explorer.get_by_role("button", name="on").click()
    line(explorer, "last step", "dw1 ≈ −14.9, dw2 = −7.44, db = −3.72")
    box = explorer.get_by_role("checkbox", name="zero the gradients after every step")
    box.press("Space")
    line(explorer, "last step", "dw1 ≈ −16.9, dw2 = −9.44, db = −5.72")
    box.press("Space")
    line(explorer, "last step", "dw1 ≈ −14.9")
    assert box.is_checked()


def test_without_zeroing_a_sentence_says_that_a_parameter_ran_away(explorer):
    explorer.get_by_role("checkbox").press("Space")
    slider(explorer, "step").press("End")
    alert = explorer.get_by_role("alert")
    alert.filter(has_text="A parameter ran away in step 67; zero the gradients").wait_for()
    assert explorer.locator("svg").count() == 3
    explorer.get_by_role("checkbox").press("Space")
    alert.wait_for(state="detached")
    explorer.locator("svg[aria-label*='mean loss: 4.67 at 0 to 0.0371 at 90']").wait_for()


def test_play_trains_pauses_and_reset_goes_back(explorer):
    explorer.get_by_role("button", name="play").click()
    explorer.locator("output", has_text=re.compile("step [3-9] of 90")).wait_for()
    explorer.get_by_role("button", name="pause").click()
    explorer.page.wait_for_timeout(300)
    seen = steps(explorer)
    explorer.page.wait_for_timeout(600)
    assert steps(explorer) == seen != "step 0 of 90"
    explorer.get_by_role("button", name="reset").click()
    line(explorer, "model", "y = 1·x² + 1·x + 1")
    assert steps(explorer) == "step 0 of 90"


def test_a_number_far_too_large_is_reported_and_the_pictures_stay(explorer):
    pictures = [svg.get_attribute("aria-label") for svg in explorer.locator("svg").all()]
    type_number(explorer, "x", "1e200")
    explorer.get_by_role("alert").filter(has_text="x is 1e+200; here, give a number from").wait_for()
    assert [svg.get_attribute("aria-label") for svg in explorer.locator("svg").all()] == pictures


def test_nothing_went_wrong_in_the_page_until_now(page):
    assert page.wrong == []
