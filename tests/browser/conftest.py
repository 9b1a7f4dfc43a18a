"""A real JupyterLab, started by the README's first command, in a real Chromium."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from live_explorers import EXPLORERS, IMPORTS
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

# Runs in the page: is the kernel idle, and is every code cell done, unless an error ended the run?
IS_DONE = """() => {
  const panel = jupyterapp.shell.currentWidget, kernel = panel.sessionContext.session?.kernel;
  const cells = panel.content.widgets.filter(w => w.model.type === 'code');
  const failed = cells.some(w => w.model.outputs.toJSON().some(output => output.output_type === 'error'));
  const done = cells.every(w => w.model.executionCount || !w.model.sharedModel.source);
  return kernel?.status === 'idle' && (done || failed);
}"""

# Nothing is fetched from afar.
HERE = ("http://127.0.0.1", "ws://127.0.0.1", "blob:http://127.0.0.1", "data:")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
HAS_KERNEL = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The address of a JupyterLab started by the README's first command; it saves nothing by itself."""
    home = tmp_path_factory.mktemp("jupyter")
    settings = home / "settings" / "@jupyterlab" / "docmanager-extension" / "plugin.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"autosave": false}')
    folders = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    folders |= {f"JUPYTERLAB_{name}_DIR": str(home / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    port, token = free_port(), secrets.token_hex(8)
    command = [sys.executable, "-m", "helpers", "lab", "--edit", "--no-browser", "--port", str(port)]
    options = [f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    with open(home / "lab.log", "w") as log:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=os.environ | folders, stdout=log, stderr=log
        )
    wait_for_server(server, f"http://127.0.0.1:{port}/api/status?token={token}", home / "lab.log")
    yield f"http://127.0.0.1:{port}/lab/tree/{{notebook}}?reset&token={token}"
    server.terminate()
    server.wait(20)


def free_port():
    """Return a port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for_server(server, url, log, seconds=60):
    """Wait until the server answers; fail with its log if it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; its own downloads and look-ups are switched off."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def run_all():
    """Return a function that runs all cells of the notebook on a page."""

    def run(page):
        page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(IS_DONE, timeout=90_000)

    return run


@pytest.fixture(scope="session")
def open_notebook(lab, chromium, run_all):
    """Return a function that opens a notebook, runs all its cells and returns the page."""

    def opened(name, run=True):
        page = chromium.new_page(viewport={"width": 1300, "height": 1200})
        page.set_default_timeout(15_000)
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda m: page.wrong.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: page.wrong.append(r.url) if not r.url.startswith(HERE) else None)
        page.goto(lab.format(notebook=name))
        page.wait_for_function(HAS_KERNEL)
        if run:
            run_all(page)
        return page

    return opened


@pytest.fixture(scope="session")
def write_notebook():
    """Return a function that writes a notebook of code cells (source, outputs), for the time of the tests."""
    work = ROOT / "work"  # git ignores it
    work.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="browser-tests-", dir=work) as folder:

        def write(name, *cells, **metadata):
            cells = [new_code_cell(source, outputs=outputs) for source, *outputs in cells]
            path = Path(folder) / name
            nbformat.write(new_notebook(cells=cells, metadata=KERNEL | metadata), path)
            return path.relative_to(ROOT).as_posix()

        yield write


@pytest.fixture(scope="module")
def show(request, open_notebook, write_notebook):
    """Return a function that opens a notebook of cells, and runs it; at last nothing has gone wrong in it."""
    pages = []

    def show(*cells):
        name = f"{request.module.__name__.split('.')[-1]}_{len(pages)}.ipynb"
        pages.append(open_notebook(write_notebook(name, *[[source] for source in cells])))
        pages[-1].locator(".bp-drawn svg").first.wait_for()
        return pages[-1]

    yield show
    wrong = [page.wrong for page in pages]
    for page in pages:
        page.close()
    assert wrong == [[]] * len(pages)


@pytest.fixture(scope="module")
def explorers(show):
    """A page with one explorer of each kind, live."""
    page = show(IMPORTS, *EXPLORERS.values())
    page.locator(".bp-drawn").nth(len(EXPLORERS) - 1).wait_for(state="attached")
    return page
