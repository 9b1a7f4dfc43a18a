"""The still gives way to a live explorer, and to nothing else, whatever the front end does."""

import re

import pytest
from ipywidgets.embed import embed_data
from live_explorers import GRAPH, made
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.explore.board import LivePage

pytestmark = pytest.mark.browser

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
SENTENCE = "Open in Jupyter and run this cell to use the sliders."
TRUST = "() => jupyterapp.shell.currentWidget.content.widgets.forEach(cell => { cell.model.trusted = true; })"
# JupyterLab itself needs unsafe-eval; what is blocked are the scripts that come from the kernel.
STRICT = """() => {
  const policy = { httpEquiv: "Content-Security-Policy", content: "script-src 'self' 'unsafe-eval'" };
  document.head.append(Object.assign(document.createElement("meta"), policy));
}"""
# Cells of a front end that gives each output a container of its own; the second one was not run.
CELLS = """
<div class="cell_container">
  <div class="output"><div class="bp-static" id="first">the still</div></div>
  <div class="output"><div class="bp-live"><div id="el"></div></div></div>
</div>
<div class="cell_container">
  <div class="output"><div class="bp-static" id="second">the still</div></div>
</div>"""
# Shows a widget's script as Jupyter does, with a model that holds still.
RENDER = """async (source) => {
  const script = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  window.leave = new AbortController();
  const [model, el] = [{ get: () => "<p>drawn</p>", on: () => 0 }, document.querySelector("#el")];
  script.default.render({ model, el, signal: leave.signal });
}"""


def shows_the_still_alone(page):
    """Wait for the picture with its sentence; nothing else of the explorer is to be seen."""
    page.locator(".bp-static img").wait_for()
    page.get_by_text(SENTENCE).wait_for()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.bp-live')].every(x => !x.checkVisibility())"
    )
    assert not any(panel.is_visible() for panel in page.get_by_text(re.compile("Error|Failed")).all())


def saved():
    """The outputs of a cell that was run and saved, and the state of its widgets."""
    explorer = made("graph")
    model = {"model_id": explorer.live.model_id, "version_major": 2, "version_minor": 0}
    shown = {"text/html": explorer._still_html()}, {"text/plain": repr(explorer.live), VIEW: model}
    outputs = [new_output("display_data", data) for data in shown]
    return outputs, {STATE: embed_data([explorer.live], drop_defaults=False)["manager_state"]}


def test_a_live_explorer_takes_the_place_of_the_still_until_its_kernel_is_restarted(show, run_all):
    page = show(GRAPH)
    assert not page.locator(".bp-static").is_visible()
    page.get_by_role("slider", name="b", exact=True).press("ArrowRight")
    page.locator(".bp-line", has_text="J: 33.6 →").wait_for()
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    shows_the_still_alone(page)
    run_all(page)
    page.locator(".bp-live svg").wait_for()
    assert not page.locator(".bp-static").is_visible()


def test_a_blocked_script_leaves_the_still(open_notebook, write_notebook, run_all):
    name = write_notebook("blocked.ipynb", [GRAPH])
    page = open_notebook(name, run=False)
    page.evaluate(STRICT)
    run_all(page)
    page.locator(".bp-live").wait_for(state="attached")
    page.wait_for_timeout(3000)  # anywidget gives up after two seconds
    assert "blob:" in "".join(page.wrong)  # the policy did its work
    shows_the_still_alone(page)
    page.close()


@pytest.mark.parametrize("kept", ["with", "without"])
def test_a_file_saved_by_a_learner_shows_the_still_on_a_fresh_kernel(open_notebook, write_notebook, kept):
    outputs, widgets = saved()
    name = write_notebook(f"saved_{kept}.ipynb", [GRAPH, *outputs], widgets=widgets if kept == "with" else {})
    page = open_notebook(name, run=False)
    page.evaluate(TRUST)  # as a file that one has run oneself; in others Jupyter shows no widget at all
    late = (
        page.locator(".bp-live .bp-page") if kept == "with" else page.get_by_text("Error displaying widget")
    )
    late.wait_for(state="attached")
    shows_the_still_alone(page)
    page.close()


@pytest.mark.parametrize("template", ["lab", "classic"])
def test_a_published_page_shows_the_still(chromium, tmp_path, template):
    outputs, widgets = saved()
    notebook = new_notebook(cells=[new_code_cell(GRAPH, outputs=outputs)], metadata={"widgets": widgets})
    html, _ = HTMLExporter(template_name=template).from_notebook_node(notebook)
    (tmp_path / "page.html").write_text(html)
    page = chromium.new_page()
    page.context.set_offline(True)
    page.goto((tmp_path / "page.html").as_uri())
    shows_the_still_alone(page)
    page.close()


def test_the_still_is_found_where_each_output_has_a_container_of_its_own(chromium):
    page = chromium.new_page()
    page.set_content(CELLS)
    page.evaluate(RENDER, str(LivePage._esm))
    page.locator("#first").wait_for(state="hidden")
    assert page.locator("#second").is_visible()
    kernel_goes = "document.querySelector('.bp-live').classList.toggle('jupyter-widgets-disconnected')"
    for state in ("visible", "hidden"):
        page.evaluate(kernel_goes)
        page.locator("#first").wait_for(state=state)
    page.evaluate("() => leave.abort()")  # as when the output is cleared
    page.locator("#first").wait_for()
    page.close()
