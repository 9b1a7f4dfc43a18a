"""The controls of all explorers in a real JupyterLab: their keys, their names, what is typed into them."""

import re
import string

import pytest
from live_explorers import EXPLORERS

pytestmark = pytest.mark.browser

# How many elements of an explorer take the keyboard: at least so many, else the test below looks past some.
FOCUSABLE = {"graph": 19, "descent": 12, "network": 16, "chain": 21, "quadratic": 16, "review": 1}
KEYS = [key for letter in string.ascii_lowercase + "0" for key in (letter, letter)]  # dd deletes a cell
KEYS += ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]
# The cells with all that a key might do to them, and which one is active.
NOTEBOOK = """() => {
  const { widgets, activeCellIndex } = jupyterapp.shell.currentWidget.content;
  const facts = ({ model, outputHidden }) => [model.id, model.type, model.sharedModel.source, outputHidden];
  return JSON.stringify([activeCellIndex, widgets.map(facts)]);
}"""
BORDER = "label => [getComputedStyle(label).borderStyle, label.clientLeft]"


@pytest.fixture
def explorer(request, explorers):
    """One of the explorers."""
    return explorers.locator(".bp-live").nth(list(EXPLORERS).index(request.param))


def on(*names):
    """Try one explorer after the other."""
    return pytest.mark.parametrize("explorer", names, indirect=True)


def line(explorer, heading, text):
    """Wait until a text stands beside a heading."""
    explorer.locator(".bp-line", has_text=re.compile(f"^{heading} {re.escape(text)}")).wait_for()


def type_into(explorer, name, text):
    """Type a text into a box, press Enter, and return the box."""
    box = explorer.get_by_role("textbox", name=name, exact=True)
    box.fill(text)
    box.press("Enter")
    return box


def shows(explorer, name, value):
    """Wait until the table shows a value in the row of a node."""
    row = explorer.locator("tr", has=explorer.page.locator(f'th:text-is("{name}")'))
    row.locator("td").nth(1).filter(has_text=value).wait_for()


@on(*EXPLORERS)
def test_letters_and_arrows_on_every_control_leave_the_notebook_as_it_was(explorer, request):
    elements = explorer.locator("input, button, textarea, select, summary, [tabindex='0']").all()
    assert len(elements) >= FOCUSABLE[request.node.callspec.params["explorer"]]
    for element in elements:
        element.focus()
        before = explorer.page.evaluate(NOTEBOOK)
        for key in KEYS:
            explorer.page.keyboard.press(key)
        assert explorer.page.evaluate(NOTEBOOK) == before, element.evaluate("element => element.outerHTML")


@on("network")
def test_a_choice_is_a_named_group_of_which_one_is_checked_with_a_border_of_its_own(explorer):
    explorer.page.emulate_media(forced_colors="active")
    group = explorer.get_by_role("group", name="activation")
    borders = {}
    for label in group.locator("label").all():
        borders[label.inner_text()] = label.evaluate(BORDER)
    explorer.page.emulate_media(forced_colors="none")
    checked = group.get_by_role("radio", checked=True).input_value()
    assert sorted(borders) == ["relu", "sigmoid", "tanh"]
    assert borders.pop(checked) == ["solid", 2] and list(borders.values()) == [["solid", 1]] * 2


@on("graph")
def test_the_nudge_goes_by_powers_of_ten_and_is_read_as_what_it_is(explorer):
    type_into(explorer, "a =", "5")
    explorer.get_by_role("radio", name="a", exact=True).check()
    type_into(explorer, "nudge h =", "0.001")
    slider = explorer.get_by_role("slider", name="nudge h", exact=True)
    slider.press("ArrowRight")
    line(explorer, "nudge", "a: 5 → 5.01,")
    assert slider.get_attribute("aria-valuetext") == "0.01"
    for text in ("0", "-1"):
        box = type_into(explorer, "nudge h =", text)
        said = f"“{text}” cannot be used here; type a number above 0, such as 0.001."
        explorer.get_by_role("alert").filter(has_text=said).wait_for()
    box.press("ArrowDown")
    line(explorer, "nudge", "a: 5 → 5.001,")
    assert box.input_value() == "0.001"


NUMBERS = {"1,5": 1.5, "1.5": 1.5, "−2": -2, "-2,25": -2.25, " 3 ": 3, ",5": 0.5, "1e1": 10, "1e−1": 0.1}


@on("graph")
def test_a_number_is_read_as_people_write_it(explorer):
    for text, value in NUMBERS.items():
        type_into(explorer, "b =", "7")
        box = type_into(explorer, "b =", text)
        box.blur()
        assert box.input_value() == str(value)
        shows(explorer, "b", str(value).replace("-", "−"))


@on("graph")
@pytest.mark.parametrize("text", ["1.000,5", "abc", "1 2", "0x10", "Infinity", "1e999", "1e", "--1"])
def test_what_is_no_number_gets_a_sentence_and_changes_nothing(explorer, text):
    type_into(explorer, "b =", "7")
    shows(explorer, "b", "7")
    page = explorer.locator(".bp-drawing").inner_html()
    box = type_into(explorer, "b =", text)
    said = explorer.get_by_role("alert").filter(has_text=f"“{text}” cannot be used here; type a number")
    said.wait_for()
    box.blur()
    assert box.input_value() == "7" and said.is_visible()
    type_into(explorer, "b =", "7")
    said.wait_for(state="detached")
    assert explorer.locator(".bp-drawing").inner_html() == page


@on("review")
def test_every_letter_of_a_review_arrives_and_html_is_shown_as_text(explorer):
    box = explorer.get_by_role("textbox", name="review")
    box.fill("")
    text = "good dd xx 00\ngood <img src=x onerror=\"document.title='run'\">"
    box.press_sequentially(text)
    line(explorer, "unknown words", "dd, xx, img, src, x, onerror")
    assert box.input_value() == text and box.evaluate("box => box === document.activeElement")
    assert explorer.locator("img").count() == 0 and explorer.page.title() != "run"
