"""Every notebook in JupyterLab: it opens, runs, and every control of its explorers moves the page."""

import re
from pathlib import Path

import pytest
from torch_or_skip import skip_if_needed

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
PANEL = "Error displaying widget"
FAILURES = f"Traceback|{PANEL}|Loading widget|Error creating widget"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def opened(request, open_notebook):
    """A notebook that was opened, and not run; at last nothing has gone wrong in it."""
    skip_if_needed(request.param)
    page = open_notebook(request.param.relative_to(ROOT).as_posix(), run=False)
    yield page
    page.close()
    assert page.wrong == []


@pytest.fixture(scope="module")
def page(opened, run_all):
    """The same notebook with all its cells run, and its explorers drawn."""
    run_all(opened)
    for live in opened.locator(".bp-live").all():
        live.locator("svg").first.wait_for()
    return opened


def moves(live, act, *args):
    """Do something to an explorer, and wait until its page is another one."""
    drawing = live.locator(".bp-drawing").element_handle()
    before = drawing.inner_html()
    act(*args)
    live.page.wait_for_function("([drawing, before]) => drawing.innerHTML !== before", arg=[drawing, before])


def press(live, name):
    """Click a button."""
    live.get_by_role("button", name=name, exact=True).click()


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_stills(opened):
    opened.locator(".bp-static img").first.wait_for(state="attached")
    stills = opened.locator(".bp-static img").all()
    for still in stills:
        still.scroll_into_view_if_needed()
        assert still.is_visible() and len(still.get_attribute("alt")) > 30
    assert not any(panel.is_visible() for panel in opened.get_by_text(PANEL).all())


def test_run_all_leaves_no_error_and_explorers_in_place_of_the_stills(page):
    assert not re.search(FAILURES, page.locator(".jp-Notebook").inner_text())
    assert 0 < page.locator(".bp-live").count() == page.locator(".bp-static").count()
    assert all(live.locator("svg").count() for live in page.locator(".bp-live").all())
    assert not any(still.is_visible() for still in page.locator(".bp-static").all())


def test_play_walks_by_itself_pauses_and_goes_back_to_the_start(page):
    for live in page.locator(".bp-live", has=page.get_by_role("button")).all():
        count = live.locator("output")
        press(live, "reset")
        start = count.inner_text()
        assert re.search(r" 0 of \d+", start)
        for name in ("on", "on", "play"):
            moves(live, press, live, name)
        press(live, "pause")
        page.wait_for_timeout(300)
        seen = count.inner_text()
        page.wait_for_timeout(600)
        assert count.inner_text() == seen != start
        press(live, "back")
        assert count.inner_text() != seen
