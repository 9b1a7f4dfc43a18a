"""Notebook 3 in a real JupyterLab: it runs, its explorers do what they say, and training can be stopped."""

import re

import pytest

NOTEBOOK = "notebooks/03_vectorised_backprop.ipynb"
PICTURES = 6  # of its explorers
SET_UP = """from helpers.data import moons
from helpers.network import NeuralNetwork
x, y = moons()
net = NeuralNetwork([2, 10, 1], ["tanh", "sigmoid"], rng=0)
before = net.weights[0].copy()"""
TRAIN = "costs = net.train(x, y, epochs=10**7, lr=0.5)"
LOOK = "0 < len(costs) < 10**7, costs[-1] < costs[0], (net.weights[0] != before).all()"
RUN_ALL = "() => { jupyterapp.commands.execute('notebook:run-all-cells'); }"  # without waiting for the end
pytestmark = pytest.mark.browser


@pytest.fixture
def descent(page):
    """The explorer of gradient descent, as it is at the start."""
    explorer = page.locator(".bp-live").first
    type_formula(explorer, "x*x + 4*y*y")
    slider(explorer, "x").wait_for()
    for name, value in {"x": -2.5, "y": 1.5, "rate": 0.05}.items():
        type_number(explorer, name, value)
    explorer.get_by_role("button", name="reset").click()
    for _ in range(4):
        explorer.get_by_role("button", name="on").click()
    explorer.locator(".bp-line", has_text="−1.64 − (−0.164) ≈ −1.48").wait_for()
    return explorer


@pytest.fixture
def network(page):
    """The explorer of a network that learns, as it is at the start."""
    explorer = page.locator(".bp-live").last
    for name in ("xor", "tanh"):
        choose(explorer, name)
    for name, value in {"hidden": 4, "rate": 2, "seed": 0}.items():
        type_number(explorer, name, value)
    slider(explorer, "epoch").press("End")  # ends the playing, too
    explorer.locator(".bp-line", has_text="500, J ≈ 0.000846").wait_for()
    return explorer


def type_formula(explorer, text):
    box = explorer.locator(".widget-text input[type=text]")
    box.fill(text)
    box.press("Enter")


def type_number(explorer, name, value):
    box = explorer.locator(f'input[aria-label="{name} ="]')
    box.fill(str(value))
    box.press("Enter")


def choose(explorer, name):
    """Choose a word by keyboard."""
    explorer.get_by_role("radio", name=name, exact=True).press("Space")


def slider(explorer, name):
    return explorer.get_by_role("slider", name=name, exact=True)


def row(explorer, name):
    """The numbers in a row of the table."""
    found = explorer.locator("tr", has=explorer.page.locator(f'th:text-is("{name}")'))
    return found.locator("td").all_inner_texts()


def cost(explorer):
    """The line that tells epoch and J."""
    return explorer.locator(".bp-line").first.inner_text()


# The first test of all, since the others run the cells.
def test_a_file_that_was_only_opened_shows_the_stills(opened):
    stills = opened.locator(".bp-static img")
    for i, word in enumerate(["Contour lines", "thick line"]):
        stills.nth(i).scroll_into_view_if_needed()
        assert stills.nth(i).is_visible() and word in stills.nth(i).get_attribute("alt")
    assert stills.count() == 2
    assert not any(panel.is_visible() for panel in opened.get_by_text("Error displaying widget").all())


def test_run_all_leaves_no_error_and_no_widget_unrendered(page):
    text = page.locator(".jp-Notebook").inner_text()
    assert not re.search("Traceback|Error displaying widget|Loading widget|Error creating widget", text)
    assert [live.locator("svg").count() for live in page.locator(".bp-live").all()] == [3, 3]
    assert page.wrong == []


def test_the_stills_give_way_to_the_live_explorers(page):
    assert [still.is_visible() for still in page.locator(".bp-static").all()] == [False, False]


def test_the_rate_by_keyboard_changes_the_path(descent):
    assert row(descent, "step 1")[:2] == ["−2.25", "0.9"]  # −2.5 + 0.05 · 5 and 1.5 − 0.05 · 12
    slider(descent, "rate").press("ArrowRight")
    descent.locator("td", has_text="0.78").first.wait_for()
    assert row(descent, "step 1")[:2] == ["−2.2", "0.78"]


def test_play_walks_downhill_and_pauses(descent):
    slider(descent, "step").press("Home")
    descent.locator("output", has_text="step 0 of 40").wait_for()
    descent.get_by_role("button", name="play").click()
    descent.locator("svg[aria-label*='ends after 2 steps']").first.wait_for()
    descent.get_by_role("button", name="pause").click()
    descent.page.wait_for_timeout(300)
    steps = descent.locator("output").inner_text()
    descent.page.wait_for_timeout(800)
    assert descent.locator("output").inner_text() == steps != "step 40 of 40"


def test_a_formula_of_ones_own_gets_its_own_sliders(descent):
    type_formula(descent, "(u*v + 1)*(u*v + 1)/2")
    slider(descent, "v").wait_for()
    descent.locator("svg[aria-label*='over u and v']").first.wait_for()
    assert row(descent, "step 0") == ["1", "1", "2"]


@pytest.mark.parametrize(("text", "word"), [("x*x + 4*", "is missing here"), ("x*x", "two variables")])
def test_a_bad_formula_is_reported_and_the_picture_stays(descent, text, word):
    picture = descent.locator(".bp-page svg").first.get_attribute("aria-label")
    type_formula(descent, text)
    descent.get_by_role("alert").filter(has_text=word).wait_for()
    assert descent.locator(".bp-page svg").first.get_attribute("aria-label") == picture


def test_play_trains_from_the_beginning_and_pauses(network):
    network.get_by_role("button", name="play").click()
    network.locator("output", has_text=re.compile(r"epoch [1-9]\d of")).wait_for()
    network.get_by_role("button", name="pause").click()
    network.page.wait_for_timeout(300)
    seen = cost(network)
    network.page.wait_for_timeout(600)
    assert cost(network) == seen and not seen.startswith(("epoch 0", "epoch 500"))


def test_moons_and_relu_are_chosen_by_keyboard(network):
    choose(network, "moons")
    network.locator("output", has_text="of 100").wait_for()
    network.locator("svg[aria-label*='of 200 points']").wait_for()
    seen = cost(network)
    choose(network, "relu")
    network.locator(".bp-line").first.filter(has_not_text=seen).wait_for()
    assert int(row(network, "both")[1]) > 150


def test_another_seed_learns_another_way(network):
    slider(network, "seed").press("ArrowRight")
    network.locator(".bp-line").first.filter(has_not_text="J ≈ 0.000846").wait_for()
    assert "500" in cost(network)


def test_half_a_neuron_is_reported_and_the_picture_stays(network):
    picture = network.locator("svg").first.get_attribute("aria-label")
    type_number(network, "hidden", 2.5)
    network.get_by_role("alert").wait_for()
    assert "hidden is 2.5" in network.get_by_role("alert").inner_text()
    assert network.locator("svg").first.get_attribute("aria-label") == picture


def test_nothing_went_wrong_in_the_page_until_now(page):
    assert page.wrong == []


def test_the_stop_button_ends_a_training_and_keeps_what_was_learned(open_notebook, write_notebook):
    page = open_notebook(write_notebook("stop.ipynb", [SET_UP], [TRAIN], [LOOK]), run=False)
    page.evaluate(RUN_ALL)
    page.locator(".jp-CodeCell").nth(1).locator(".jp-InputPrompt", has_text="[*]").wait_for()
    page.locator(".jp-CodeCell").nth(0).locator(".jp-InputPrompt", has_text="[1]").wait_for()
    page.wait_for_timeout(500)  # some epochs
    page.get_by_role("button", name="Interrupt the kernel").click()
    page.locator(".jp-OutputArea-output", has_text="(True, True").wait_for()
    assert "(True, True, np.True_)" in page.locator(".jp-OutputArea-output").inner_text()
    assert page.wrong == []
    page.close()
