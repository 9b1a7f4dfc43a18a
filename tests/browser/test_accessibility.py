"""What axe-core, a checker of accessibility, says of every explorer in light and in dark."""

import pytest
from live_explorers import EXPLORERS

pytestmark = pytest.mark.browser


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


def violations(axe, page, part):
    """What is wrong in a part of the page: the rule, and the elements."""
    found = axe.run(page, context=part).response["violations"]
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found}


@pytest.mark.parametrize("i", range(len(EXPLORERS)))
def test_no_element_of_an_explorer_violates_a_rule(axe, page, i):
    live = page.locator(".bp-live").nth(i)
    live.scroll_into_view_if_needed()
    live.evaluate("live => live.setAttribute('data-checked', '')")
    found = violations(axe, page, "[data-checked]")
    live.evaluate("live => live.removeAttribute('data-checked')")
    assert found == {}
