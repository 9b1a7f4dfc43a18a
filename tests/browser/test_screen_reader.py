"""What a screen reader hears of the explorers: one sentence for a row of moves, names, and no scraps."""

import pytest
from live_explorers import GRAPH, LISTEN

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(show):
    page = show(GRAPH)
    page.evaluate(LISTEN)
    return page


def test_eight_key_presses_are_heard_as_one_sentence_with_the_gradients(page):
    slider = page.get_by_role("slider", name="b", exact=True)
    for _ in range(8):
        slider.press("ArrowRight")
    page.locator(".bp-line", has_text="J: 37.8 →").wait_for()
    page.wait_for_timeout(1500)
    (heard,) = page.evaluate("() => heard")
    assert "b = 3.8" in heard and "dc = 11.4" in heard
    slider.press("ArrowLeft")
    page.wait_for_function("() => heard.length === 2")
    assert "dc = 11.1" in page.evaluate("() => heard[1]")


def test_a_move_that_leaves_the_picture_as_it_is_is_not_heard(page):
    page.evaluate("() => { heard.length = 0; }")
    page.get_by_role("slider", name="nudge h", exact=True).press("ArrowRight")
    page.locator(".bp-line", has_text="a: 5 → 5.01,").wait_for()
    page.wait_for_timeout(1000)
    assert page.evaluate("() => heard") == []


def test_the_picture_is_one_image_whose_inner_texts_are_hidden(page):
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    spoken = [node for node in nodes if not node["ignored"] and "name" in node]
    images = [node["name"]["value"] for node in spoken if node["role"]["value"] == "image"]
    assert sum(name.startswith("Step 8 of 8: Computation") for name in images) == 1
    scraps = {"∂J/∂v = 3", "∂v/∂a = 1", "dJ = 1"}  # they stand in the picture alone
    assert not scraps & {node["name"]["value"] for node in spoken}


def test_the_stepper_has_names_without_signs_and_tells_its_state(page):
    buttons = page.locator(".bp-live button")
    assert [button.get_attribute("aria-label") for button in buttons.all()] == ["play", "reset", "back", "on"]
    slider = page.get_by_role("slider", name="step", exact=True)
    slider.press("End")
    assert slider.get_attribute("aria-valuetext") == "8 of 8"
    slider.press("Home")
    page.get_by_role("button", name="play", exact=True).click()
    page.get_by_role("button", name="pause", exact=True).click()
    page.get_by_role("button", name="play", exact=True).wait_for()
