"""The explorers in narrow or zoomed windows: nothing of a picture is cut off."""

import pytest
from live_explorers import EXPLORERS

pytestmark = pytest.mark.browser

# How far what is drawn reaches beyond the card or the screen, in px, and the pictures' proportions.
REACH = """live => {
  const right = Math.min(live.getBoundingClientRect().right, innerWidth);
  const seen = element => element.getBoundingClientRect();
  return [...live.querySelectorAll("svg, input, button, fieldset, textarea")].map(element => [
    element.getAttribute("aria-label") || element.tagName, Math.max(0, seen(element).right - right)
  ]).filter(([, reach]) => reach > 0.5);
}"""
PROPORTIONS = """live => [...live.querySelectorAll("svg")].map(svg => {
  const { width, height } = svg.getBoundingClientRect();
  return width / height / (svg.viewBox.baseVal.width / svg.viewBox.baseVal.height);
})"""


@pytest.fixture(scope="module")
def page(explorers):
    """All explorers, with nothing beside the notebook."""
    explorers.evaluate("() => jupyterapp.shell.collapseLeft()")
    return explorers


@pytest.mark.parametrize("width", [1300, 600, 320])
@pytest.mark.parametrize("i", range(len(EXPLORERS)))
def test_every_picture_and_control_fits_into_the_window(page, i, width):
    page.set_viewport_size({"width": width, "height": 900})
    live = page.locator(".bp-live").nth(i)
    live.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # JupyterLab lays itself out anew
    assert live.evaluate(REACH) == []
    proportions = live.evaluate(PROPORTIONS)
    assert proportions and proportions == pytest.approx([1] * len(proportions), rel=0.01)


def test_a_picture_wider_than_the_page_keeps_its_size_and_scrolls(page):
    page.set_viewport_size({"width": 1300, "height": 900})
    live = page.locator(".bp-live").first
    box = live.get_by_role("textbox", name="J =")
    box.fill("a*b*c*d*e*f*g*h*k*m*n*o*p*q*r*s*t")
    box.press("Enter")
    live.get_by_role("slider", name="t", exact=True).wait_for()
    card = live.locator(".bp-page")
    wide, seen = card.evaluate("card => [card.scrollWidth, card.clientWidth]")
    assert wide > seen
    assert card.evaluate("card => { card.scrollLeft = 9999; return card.scrollLeft; }") == wide - seen
