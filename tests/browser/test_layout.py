"""How explorers are laid out: nothing is cut off in narrow windows, nothing jumps while a control moves."""

from pathlib import Path

import pytest
from live_explorers import EXPLORERS
from moves import move

from helpers import explore, network
from helpers.explore import board

pytestmark = pytest.mark.browser

# How far what is drawn reaches beyond the card or the screen, in px, and the pictures' proportions.
REACH = """live => {
  const right = Math.min(live.getBoundingClientRect().right, innerWidth);
  const seen = element => element.getBoundingClientRect();
  return [...live.querySelectorAll("svg, input, button, label, textarea")].map(element => [
    element.getAttribute("aria-label") || element.tagName, Math.max(0, seen(element).right - right)
  ]).filter(([, reach]) => reach > 0.5);
}"""
PROPORTION = """svg => {
  const { width, height } = svg.getBoundingClientRect();
  return width / height / (svg.viewBox.baseVal.width / svg.viewBox.baseVal.height);
}"""
# Moves a slider through all its places, or 13 of them, and a choice through its words; returns all heights
# that the explorer and what is beside its control had on the way, and how often the page was drawn.
WALK = """async ([live, control]) => {
  const drawing = live.querySelector(".bp-drawing"), heights = [];
  let drawn = 0, wake = null;
  const watch = new MutationObserver(() => (drawn++, wake?.()));
  watch.observe(drawing, { childList: true });
  const settled = () => new Promise((done) => (wake = done, setTimeout(done, 400)));
  const go = async (act) => {
    const answer = settled();
    act();
    await answer;
    heights.push(live.getBoundingClientRect().height);
  };
  if (control.type === "range") {
    const [low, high, step] = ["min", "max", "step"].map((name) => Number(control[name]));
    const count = Math.min(Math.round((high - low) / step), 12);
    for (let i = 0; i <= count; i++) {
      await go(() => {
        control.value = low + Math.round((high - low) / step * i / count) * step;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  } else for (let i = 0; i < 2; i++) await go(() => control.click());
  watch.disconnect();
  return [drawn, Math.max(...heights) - Math.min(...heights)];
}"""


@pytest.fixture(scope="module")
def page(explorers):
    """All explorers, with nothing beside the notebook."""
    explorers.evaluate("() => jupyterapp.shell.collapseLeft()")
    return explorers


@pytest.fixture(params=[1300, 600, 320])
def width(page, request):
    """Windows of several widths."""
    page.set_viewport_size({"width": request.param, "height": 900})
    page.wait_for_timeout(200)  # JupyterLab lays itself out anew
    yield request.param
    page.set_viewport_size({"width": 1300, "height": 900})


@pytest.mark.parametrize("i", range(len(EXPLORERS)))
def test_every_picture_and_control_fits_into_the_window(page, i, width):
    live = page.locator(".bp-live").nth(i)
    live.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    assert live.evaluate(REACH) == []
    for picture in live.locator("svg").all():
        assert picture.evaluate(PROPORTION) == pytest.approx(1, rel=0.01)


@pytest.mark.parametrize("width", [1300, 600], indirect=True)
@pytest.mark.parametrize("i", range(len(EXPLORERS)), ids=EXPLORERS)
def test_the_page_keeps_its_height_while_any_control_moves(page, i, width):
    live = page.locator(".bp-live").nth(i)
    live.scroll_into_view_if_needed()
    jumps = {}
    for control in live.locator('input[type="range"], input[type="radio"], input[type="checkbox"]').all():
        name = control.get_attribute("aria-label") or control.get_attribute("value")
        stays = control.evaluate("({ type, checked }) => checked || type === 'checkbox'")
        drawn, jump = page.evaluate(WALK, [live.element_handle(), control.element_handle()])
        assert drawn or stays  # nothing is drawn for what is chosen already, and for a tick before a step
        jumps |= {name: jump} if jump > 1 else {}
    assert jumps == {}


def test_wrong_numbers_beside_the_bars_move_nothing_however_long_they_are(page):
    def doubled(*given):
        dW, db = network.backward(*given)
        return [2 * dW[0], dW[1]], db

    explorer, sheet, heights = (
        explore.network("xor", backward=doubled),
        page.context.browser.new_page(),
        set(),
    )
    css = Path(board.__file__).with_name("live_page.css").read_text(encoding="utf-8")
    for activation in ("tanh", "sigmoid", "relu"):
        for seed in range(8):
            move(explorer, activation=activation, seed=seed)
            drawn = f'<div class="bp-drawn"><div class="bp-live-page">{explorer.page.value}</div></div>'
            sheet.set_content(f"<style>{css}</style>{board.STILL_STYLE}{drawn}")
            heights.add(sheet.locator(".bp-live-page").bounding_box()["height"])
    sheet.close()
    assert max(heights) - min(heights) <= 1, heights


def test_a_picture_wider_than_the_page_keeps_its_size_and_scrolls(page):
    live = page.locator(".bp-live").first
    box = live.get_by_role("textbox", name="J =")
    box.fill("a*b*c*d*e*f*g*h*k*m*n*o*p*q*r*s*t")
    box.press("Enter")
    live.get_by_role("slider", name="t", exact=True).wait_for()
    card = live.locator(".bp-page")
    wide, seen = card.evaluate("card => [card.scrollWidth, card.clientWidth]")
    assert wide > seen
    assert card.evaluate("card => { card.scrollLeft = 9999; return card.scrollLeft; }") == wide - seen


def test_the_controls_stand_in_columns_however_late_their_layout_arrived(page):
    names = page.locator(".bp-live").nth(list(EXPLORERS).index("quadratic")).locator(".bp-name")
    boxes = [names.nth(i).bounding_box() for i in range(3)]
    assert all(box["width"] > 50 for box in boxes)
    assert len({box["x"] + box["width"] for box in boxes}) == 1
