"""Settings that are changed while a network plays, wherever JupyterLab sends the messages of widgets."""

import json
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from moves import told

from helpers import explore

SETTINGS = "lab/api/settings/@jupyterlab/apputils-extension:kernels-settings"
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
pytestmark = pytest.mark.browser


def save(lab, settings):
    """Save the reader's settings of kernels, as the settings editor does."""
    address = urlsplit(lab)
    token = parse_qs(address.query)["token"][0]
    request = urllib.request.Request(
        f"{address.scheme}://{address.netloc}/{SETTINGS}",
        method="PUT",
        data=json.dumps({"raw": json.dumps(settings)}).encode(),
        headers={"Authorization": f"token {token}"},
    )
    urllib.request.urlopen(request).close()


@pytest.fixture(params=["disabled", "perComm", "perCommTarget"])
def page(request, lab, open_notebook, write_notebook, run_all):
    """The explorer of a network in a lab that sends the messages of widgets one of the three ways."""
    save(lab, {"commsOverSubshells": request.param})
    page = open_notebook(write_notebook(f"threads_{request.param}.ipynb", [CELL]), run=False)
    page.wait_for_function(
        f"() => jupyterapp.serviceManager.kernels.commsOverSubshells === '{request.param}'"
    )
    run_all(page)
    page.locator(".bp-live svg").nth(2).wait_for()
    page.evaluate(WATCH)
    yield page
    page.close()
    save(lab, {})


class Explorer:
    """The controls and the picture of the network explorer on a page."""

    def __init__(self, page):
        self.page, self.live = page, page.locator(".bp-live")

    def press(self, name, key):
        """Move a slider by a key."""
        self.live.get_by_role("slider", name=name, exact=True).press(key)

    def choose(self, name):
        """Click one of a choice."""
        self.live.get_by_role("radio", name=name, exact=True).click()

    def play(self):
        """Play from epoch 150 on, where a training takes longer than a frame is shown."""
        for key in ["Home", "PageUp", "PageUp", "PageUp"]:
            self.press("epoch", key)
        self.live.locator(".bp-line", has_text="epoch 150, J").wait_for()
        self.live.get_by_role("button", name="play", exact=True).click()

    def goes_on(self):
        """Wait until the picture shows a later epoch than now."""
        epoch = "Number(document.querySelector('.bp-live .bp-line').textContent.match(/epoch (\\d+)/)[1])"
        self.page.wait_for_function(f"() => {epoch} > {self.page.evaluate(epoch)}")

    def settles(self, *settings):
        """Wait for the end of the training with some settings, as in an explorer that nothing disturbed."""
        calm = explore.network(*settings)
        for i, heading in enumerate(["epoch", "gradients"]):
            line = self.live.locator(".bp-line").nth(i)
            line.filter(has_text=f"{heading} {told(calm, heading)}").wait_for()


def test_each_setting_may_change_while_the_network_plays(page):
    explorer = Explorer(page)
    explorer.play()
    for change, *what in [
        (explorer.choose, "relu"),
        (explorer.press, "hidden", "ArrowRight"),
        (explorer.press, "rate", "ArrowLeft"),
        (explorer.press, "seed", "ArrowRight"),
        (explorer.choose, "sigmoid"),
        (explorer.press, "seed", "ArrowRight"),
        (explorer.choose, "tanh"),
    ]:
        explorer.goes_on()
        change(*what)
    explorer.goes_on()
    explorer.choose("moons")
    explorer.live.locator("svg[aria-label*='of 200 points']").wait_for()
    explorer.goes_on()
    explorer.press("epoch", "End")
    explorer.settles("moons", 5, "tanh", 1.95, 2)
    explorer.choose("xor")
    explorer.settles("xor", 5, "tanh", 1.95, 2)
    assert page.evaluate("() => [...alerts]") == [] and page.wrong == []
