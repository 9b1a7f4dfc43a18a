"""A control whose kernel does not answer says so, and takes it back when the answer comes."""

import os
import signal

import pytest
from live_explorers import GRAPH, LISTEN

pytestmark = pytest.mark.browser

CODE = f"""import os
print("its process is", os.getpid())
{GRAPH}"""
SAID = "No answer: the kernel is busy, or was restarted"


@pytest.fixture(scope="module")
def page(show):
    page = show(CODE)
    page.evaluate(LISTEN)
    return page


@pytest.fixture
def kernel(page):
    """The kernel's process id; it runs again after the test."""
    if os.name == "nt":
        pytest.skip("a process cannot be stopped for a while on Windows")
    pid = int(page.locator(".jp-OutputArea-output", has_text="its process is").inner_text().split()[-1])
    yield pid
    os.kill(pid, signal.SIGCONT)


def test_nothing_is_said_while_the_kernel_answers(page):
    for _ in range(3):
        page.get_by_role("slider", name="b", exact=True).press("ArrowRight")
        page.wait_for_timeout(300)
    page.get_by_role("textbox", name="J =").press_sequentially("+")  # changes nothing, so no picture comes
    page.wait_for_timeout(1500)
    assert not [heard for heard in page.evaluate("() => heard") if SAID in heard]
    page.get_by_role("textbox", name="J =").press("Backspace")


def test_a_move_without_an_answer_is_told_and_taken_back(page, kernel):
    slider = page.get_by_role("slider", name="b", exact=True)
    before = page.locator(".bp-drawing").bounding_box()
    os.kill(kernel, signal.SIGSTOP)
    slider.press("ArrowRight")
    said = page.get_by_role("status").filter(has_text=SAID)
    page.wait_for_timeout(700)
    assert not said.is_visible()
    said.wait_for(timeout=1500)
    slider.press("ArrowRight")
    assert page.locator(".bp-drawing").bounding_box() == before  # the page did not move
    os.kill(kernel, signal.SIGCONT)
    said.wait_for(state="detached")
    assert len([heard for heard in page.evaluate("() => heard") if SAID in heard]) == 1
    page.locator(".bp-line", has_text="J: 36 →").wait_for()  # b is 3.5, and J 3·(5 + 3.5·2)


def test_a_play_without_an_answer_is_told_too(page, kernel):
    page.get_by_role("slider", name="step", exact=True).press("Home")
    page.locator(".bp-line", has_text="0 → inputs").wait_for()
    os.kill(kernel, signal.SIGSTOP)
    page.get_by_role("button", name="play").click()
    page.get_by_role("status").filter(has_text=SAID).wait_for()
    page.get_by_role("button", name="pause").click()
    os.kill(kernel, signal.SIGCONT)
    page.get_by_role("status").filter(has_text=SAID).wait_for(state="detached")
