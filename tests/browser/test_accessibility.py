"""What axe-core, a checker of accessibility, says of explorers and published pages, in light and in dark."""

from pathlib import Path

import pytest
from live_explorers import EXPLORERS
from nbconvert import HTMLExporter

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("0*.ipynb"))


@pytest.fixture(scope="module")
def axe():
    """The checker, which carries its script with it."""
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


@pytest.fixture(scope="module", params=["Light", "Dark"])
def page(request, explorers):
    """All explorers in a theme."""
    change = "theme => jupyterapp.commands.execute('apputils:change-theme', { theme })"
    explorers.evaluate(change, f"JupyterLab {request.param}")
    explorers.locator(f"body[data-jp-theme-name='JupyterLab {request.param}']").wait_for(state="attached")
    yield explorers
    explorers.evaluate(change, "JupyterLab Light")  # the setting is that of the server


def violations(axe, page, part, **options):
    """What is wrong in a part of the page: the rule, and the elements."""
    found = axe.run(page, context=part, options=options).response["violations"]
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found}


@pytest.mark.parametrize("i", range(len(EXPLORERS)))
def test_no_element_of_an_explorer_violates_a_rule(axe, page, i):
    live = page.locator(".bp-live").nth(i)
    live.scroll_into_view_if_needed()
    live.evaluate("live => live.setAttribute('data-checked', '')")
    found = violations(axe, page, "[data-checked]")
    live.evaluate("live => live.removeAttribute('data-checked')")
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_of_a_published_notebook_violates_a_rule(axe, chromium, tmp_path, notebook, theme):
    html, _ = HTMLExporter(template_name="lab", theme=theme).from_filename(notebook)
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    page = chromium.new_page()
    page.context.set_offline(True)
    page.goto((tmp_path / "page.html").as_uri())
    found = violations(axe, page, ".jp-OutputArea-output")
    page.close()
    assert found == {}
