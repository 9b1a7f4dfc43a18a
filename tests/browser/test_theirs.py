"""A slider that drives a learner's own code, in a real JupyterLab: seen, marked, and ended in time."""

import re

import pytest

from helpers.explore.theirs import SLOW, WAITING

pytestmark = pytest.mark.browser

DEFINITIONS = """from helpers import explore, backprop

def mine(J):
    print("never seen")
    dJ = backprop.gradients(J)
    a = next(node for node in dJ if node.name == "a")
    while a.value > 6.5:
        pass
    if a.value > 5.5:
        dJ[a] = 4
    return dJ
"""
CELL = 'explore.graph("3*(a + b*c)", gradients=mine, a=5, b=3, c=2)'


def yours(page, text):
    """Wait for what stands beside the heading of her function."""
    page.locator(".bp-line", has_text=re.compile(f"^yours {re.escape(text)}")).wait_for()


def to(page, a):
    """Type a value beside the slider of a."""
    box = page.get_by_role("textbox", name="a =", exact=True)
    box.fill(str(a))
    box.press("Enter")


def test_her_numbers_follow_the_slider_and_a_loop_without_end_is_ended(show):
    page = show(DEFINITIONS, CELL)
    yours(page, "all 5 agree")
    assert page.get_by_text("never seen").count() == 1  # in the cell that defines it
    height = page.locator(".bp-live").bounding_box()["height"]
    to(page, 6)
    yours(page, "✗ 1 of 5 is wrong: da is 4, expected 3")
    page.locator("svg[aria-label*='da is 4, expected 3'] text", has_text="✗ 4").wait_for()
    to(page, 7)
    alert = page.locator(".bp-live [role=alert]")
    alert.filter(has_text=SLOW).wait_for(timeout=6000)
    yours(page, "✗ 1 of 5 is wrong")  # the last good picture stays
    to(page, 8)
    alert.filter(has_text=WAITING).wait_for(timeout=1500)
    page.wait_for_timeout(1200)
    to(page, 4)
    yours(page, "all 5 agree")
    assert alert.count() == 0 and page.locator(".bp-live").bounding_box()["height"] == height
    assert page.get_by_text("never seen").count() == 1  # in the cell that defines it
