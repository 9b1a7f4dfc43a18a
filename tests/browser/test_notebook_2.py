"""Notebook 2 in a real JupyterLab: it runs, and its explorer of the chain does what its page says."""

import re

import pytest

NOTEBOOK = "notebooks/02_chained_network.ipynb"
PICTURES = 3  # of its explorers
START = {"layers": 3, "x": 1, "y": -1, "rate": 0.05, "w1": 0.4, "w2": 0.3, "w3": -0.1}
pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(page):
    """The explorer of the chain, as it is at the start."""
    explorer = page.locator(".bp-live")
    explorer.get_by_role("button", name="reset").click()
    for name, value in START.items():
        box = explorer.locator(f'input[aria-label="{name} ="]')
        box.fill(str(value))
        box.press("Enter")
    explorer.locator(".bp-line", has_text="½(−0.012 − (−1))² ≈ 0.488").wait_for()
    explorer.locator("output", has_text="epoch 0 of 160").wait_for()
    return explorer


def slider(explorer, name):
    return explorer.get_by_role("slider", name=name, exact=True)


def shown(explorer, layer):
    """The last number in a row of the table: dLoss/dw of the layer."""
    row = explorer.locator("tr", has=explorer.page.locator(f'th:text-is("{layer}")'))
    return row.locator("td").last.inner_text()


def weights(explorer):
    """How many weights have a slider, and how many a row in the table, the one of x left out."""
    sliders = explorer.get_by_role("slider", name=re.compile(r"^w\d+$")).count()
    return sliders, explorer.locator("tbody tr").count() - 1


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_still(opened):
    still = opened.locator(".bp-static img")
    still.scroll_into_view_if_needed()
    assert still.is_visible() and "Chain of 3 layers" in still.get_attribute("alt")
    assert not opened.get_by_text("Error displaying widget").is_visible()


def test_run_all_leaves_no_error_and_no_widget_unrendered(page):
    text = page.locator(".jp-Notebook").inner_text()
    assert not re.search("Traceback|Error displaying widget|Loading widget|Error creating widget", text)
    assert page.locator(".bp-live svg").count() == PICTURES  # the chain, its bars, the loss
    assert page.wrong == []


def test_the_still_gives_way_to_the_live_explorer(page):
    assert page.locator(".bp-static").count() == 1
    assert not page.locator(".bp-static").is_visible()


def test_moving_w1_by_keyboard_changes_the_shown_dw2(explorer):
    assert shown(explorer, 2) == "≈ −0.0395"  # 0.988 · (−0.1) · 0.4
    for _ in range(4):
        slider(explorer, "w1").press("ArrowRight")
    explorer.locator(".bp-line", has_text="½(−0.018 − (−1))²").wait_for()
    assert shown(explorer, 2) == "≈ −0.0589"  # 0.982 · (−0.1) · 0.6


def test_a_layer_more_or_less_has_its_slider_and_its_row(explorer):
    assert weights(explorer) == (3, 3)
    for key, L in {"ArrowRight": 4, "Home": 1, "End": 10}.items():
        slider(explorer, "layers").press(key)
        slider(explorer, f"w{L}").wait_for()
        explorer.locator(f'svg[aria-label^="Chain of {L} layer"]').wait_for()
        assert weights(explorer) == (L, L)


def test_play_trains_and_pauses(explorer):
    explorer.get_by_role("button", name="play").click()
    explorer.locator('svg[aria-label*="loss: 0.488 at 0 to "]').wait_for()
    explorer.locator("output", has_text=re.compile(r"epoch ([5-9]|\d\d) of")).wait_for()
    explorer.get_by_role("button", name="pause").click()
    explorer.page.wait_for_timeout(300)
    epoch = explorer.locator("output").inner_text()
    explorer.page.wait_for_timeout(500)
    assert explorer.locator("output").inner_text() == epoch != "epoch 160 of 160"


def test_the_epochs_are_walked_by_keyboard_and_reset_goes_back(explorer):
    slider(explorer, "epoch").press("End")
    explorer.locator("output", has_text="epoch 160 of").wait_for()
    explorer.locator(".bp-line", has_text="½(−1 − (−1))²").wait_for()  # the output has come to y
    slider(explorer, "epoch").press("ArrowLeft")
    explorer.locator('svg[aria-label*=" at 159."]').wait_for()
    explorer.get_by_role("button", name="reset").click()
    explorer.locator(".bp-line", has_text="≈ 0.488").wait_for()


def test_half_a_layer_is_reported_and_the_picture_stays(explorer):
    picture = explorer.locator("svg").first.get_attribute("aria-label")
    box = explorer.locator('input[aria-label="layers ="]')
    box.fill("2.5")
    box.press("Enter")
    explorer.get_by_role("alert").wait_for()
    assert "layers is 2.5" in explorer.get_by_role("alert").inner_text()
    assert explorer.locator("svg").first.get_attribute("aria-label") == picture


def test_nothing_went_wrong_in_the_page_until_now(page):
    assert page.wrong == []
