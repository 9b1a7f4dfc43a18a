"""Settings that are changed while a network plays: JupyterLab has them handled in several threads."""

import pytest
from moves import told

from helpers import explore

CELL = """from time import sleep
from helpers import explore, network
descend = network.descend

def slowly(*args):
    sleep(0.002)  # so that a frame of the play comes while a changed setting is trained anew
    descend(*args)

network.descend = slowly
explore.network("xor")"""
# Keeps the alerts that were ever on the explorer's page.
WATCH = """() => {
  window.alerts = new Set();
  new MutationObserver(() => {
    for (const alert of document.querySelectorAll('.bp-live [role=alert]')) alerts.add(alert.textContent);
  }).observe(document.querySelector('.bp-live'), {subtree: true, childList: true, characterData: true});
}"""
EPOCH = "Number(document.querySelector('.bp-live .bp-line').textContent.match(/epoch (\\d+)/)[1])"
CHANGES = ["relu", ("hidden", "ArrowRight"), ("rate", "ArrowLeft"), ("seed", "ArrowRight"), "sigmoid", "tanh"]
pytestmark = pytest.mark.browser


def goes_on(page):
    """Wait until the picture shows a later epoch than now."""
    page.wait_for_function(f"() => {EPOCH} > {page.evaluate(EPOCH)}")


def change(page, what):
    """Click one of a choice, or move a slider by a key."""
    if isinstance(what, str):
        return page.get_by_role("radio", name=what, exact=True).click()
    page.get_by_role("slider", name=what[0], exact=True).press(what[1])


def settles(page, *settings):
    """Wait for the end of the training with some settings, as in an explorer that nothing disturbed."""
    calm = explore.network(*settings)
    for i, heading in enumerate(["epoch", "gradients"]):
        page.locator(".bp-line").nth(i).filter(has_text=f"{heading} {told(calm, heading)}").wait_for()


def test_each_setting_may_change_while_the_network_plays(show):
    page = show(CELL)
    page.evaluate(WATCH)
    for key in ["Home", "PageUp", "PageUp", "PageUp"]:
        change(page, ("epoch", key))
    page.locator(".bp-line", has_text="epoch 150, J").wait_for()  # a training takes longer than a frame
    page.get_by_role("button", name="play", exact=True).click()
    for what in CHANGES:
        goes_on(page)
        change(page, what)
    goes_on(page)
    change(page, "moons")
    page.locator("svg[aria-label*='of 200 points']").wait_for()
    goes_on(page)
    change(page, ("epoch", "End"))
    settles(page, "moons", 5, "tanh", 1.95, 1)
    change(page, "xor")
    settles(page, "xor", 5, "tanh", 1.95, 1)
    assert page.evaluate("() => [...alerts]") == []
