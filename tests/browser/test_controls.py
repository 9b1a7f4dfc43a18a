"""The controls of all explorers in a real JupyterLab: their keys, their names, what is typed into them."""

import string

import pytest
from live_explorers import EXPLORERS

pytestmark = pytest.mark.browser

# How many elements of an explorer take the keyboard: at least so many, else the tests below look past some.
FOCUSABLE = {"graph": 19, "descent": 12, "network": 16, "chain": 21, "quadratic": 16, "review": 1}
KEYS = [key for letter in string.ascii_lowercase + "0" for key in (letter, letter)]  # dd deletes a cell
KEYS += ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]
# The cells with all that a key might do to them, and which one is active.
NOTEBOOK = """() => {
  const { widgets, activeCellIndex } = jupyterapp.shell.currentWidget.content;
  const facts = ({ model, outputHidden }) => [model.id, model.type, model.sharedModel.source, outputHidden];
  return JSON.stringify([activeCellIndex, widgets.map(facts)]);
}"""


@pytest.fixture(params=EXPLORERS)
def explorer(request, explorers):
    """One of the explorers."""
    return explorers.locator(".bp-live").nth(list(EXPLORERS).index(request.param))


@pytest.fixture
def graph(explorers):
    """The explorer of a computation graph."""
    return explorers.locator(".bp-live").first


def focusable(explorer):
    """All elements of an explorer that take the keyboard."""
    return explorer.locator("input, button, textarea, select, summary, [tabindex='0']").all()


def line(explorer, heading, text):
    """Wait until a text stands beside a heading."""
    explorer.locator(".bp-line", has_text=f"{heading} {text}").wait_for()


def shows(graph, name, value):
    """Wait until the table shows a value in the row of a node."""
    row = graph.locator("tr", has=graph.page.locator(f'th:text-is("{name}")'))
    row.locator("td").nth(1).filter(has_text=value).wait_for()


@pytest.mark.parametrize("explorer", EXPLORERS, indirect=True)
def test_letters_and_arrows_on_every_control_leave_the_notebook_as_it_was(explorer, request):
    elements = focusable(explorer)
    assert len(elements) >= FOCUSABLE[request.node.callspec.params["explorer"]]
    for element in elements:
        element.focus()
        before = explorer.page.evaluate(NOTEBOOK)
        for key in KEYS:
            explorer.page.keyboard.press(key)
        assert explorer.page.evaluate(NOTEBOOK) == before, element.evaluate("element => element.outerHTML")


def test_a_choice_is_a_named_group_of_which_one_is_checked(explorers):
    group = explorers.get_by_role("group", name="activation")
    states = {radio.input_value(): radio.is_checked() for radio in group.get_by_role("radio").all()}
    assert sorted(states) == ["relu", "sigmoid", "tanh"] and sum(states.values()) == 1
    group.get_by_role("radio", checked=True).press("ArrowRight")
    assert group.get_by_role("radio", checked=True).input_value() != next(x for x in states if states[x])


def test_the_chosen_word_has_a_border_of_its_own_in_forced_colours(explorers):
    explorers.emulate_media(forced_colors="active")
    group = explorers.get_by_role("group", name="activation")
    widths = {}
    for label in group.locator("label").all():
        style = label.evaluate("label => [getComputedStyle(label).borderStyle, label.clientLeft]")
        widths[label.inner_text()] = style
    explorers.emulate_media(forced_colors="none")
    checked = group.get_by_role("radio", checked=True).input_value()
    assert widths.pop(checked) == ["solid", 2] and list(widths.values()) == [["solid", 1]] * 2


def test_the_nudge_goes_by_powers_of_ten_and_is_read_as_what_it_is(graph):
    graph.locator('input[aria-label="a ="]').fill("5")
    graph.get_by_role("radio", name="a", exact=True).check()
    graph.locator('input[aria-label="nudge h ="]').fill("0.001")
    graph.locator('input[aria-label="nudge h ="]').press("Enter")
    nudge = graph.get_by_role("slider", name="nudge h", exact=True)
    assert nudge.get_attribute("aria-valuetext") == "0.001"
    nudge.press("ArrowRight")
    line(graph, "nudge", "a: 5 → 5.01,")
    assert nudge.get_attribute("aria-valuetext") == "0.01"
    box = graph.get_by_role("textbox", name="nudge h =")
    box.press("ArrowDown")
    box.press("ArrowDown")
    line(graph, "nudge", "a: 5 → 5.0001,")
    assert box.input_value() == "0.0001"
    for text in ("0", "-1"):
        box.fill(text)
        box.press("Enter")
        said = f"“{text}” cannot be used here; type a number above 0, such as 0.001."
        graph.get_by_role("alert").filter(has_text=said).wait_for()
    box.blur()
    assert box.input_value() == "0.0001"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("−2", -2),
        ("-2,25", -2.25),
        (" 3 ", 3),
        (",5", 0.5),
        ("1e1", 10),
        ("1e−1", 0.1),
    ],
)
def test_a_number_is_read_as_people_write_it(graph, text, value):
    box = graph.get_by_role("textbox", name="b =")
    box.fill("7")
    box.press("Enter")
    box.fill(text)
    box.press("Enter")
    box.blur()
    assert box.input_value() == str(value)
    shows(graph, "b", str(value).replace("-", "−"))


@pytest.mark.parametrize("text", ["1.000,5", "abc", "1 2", "1,2,3", "0x10", "Infinity", "1e999", "1e", "--1"])
def test_what_is_no_number_gets_a_sentence_and_changes_nothing(graph, text):
    box = graph.get_by_role("textbox", name="b =")
    box.fill("7")
    box.press("Enter")
    shows(graph, "b", "7")
    page = graph.locator(".bp-drawing").inner_html()
    box.fill(text)
    box.press("Enter")
    said = graph.get_by_role("alert").filter(has_text=f"“{text}” cannot be used here; type a number")
    said.wait_for()
    box.blur()
    assert box.input_value() == "7" and said.is_visible()
    box.fill("7")
    box.press("Enter")
    said.wait_for(state="detached")
    assert graph.locator(".bp-drawing").inner_html() == page


def test_the_arrows_step_the_number_in_the_box(graph):
    box = graph.get_by_role("textbox", name="c =")
    box.fill("2")
    for key in ("ArrowUp", "ArrowUp", "ArrowDown"):
        box.press(key)
    assert box.input_value() == "2.1"


def test_nothing_went_wrong_in_the_page_until_now(explorers):
    assert explorers.wrong == []
