"""PyTorch for the tests; where it is missing, what needs it is left out, and the run ends by saying so.

A test that touches this ``torch`` is skipped, or its whole file if the file does so while it is imported.
As a pytest plugin, the module leaves out the files and notebooks that import PyTorch themselves.
Only a missing PyTorch is excused: one that is there and does not start is an error.
"""

import importlib
import importlib.util
import re

import pytest
from nbval.plugin import IPyNbFile

REASON = "PyTorch is not in this environment"
MISSING = not importlib.util.find_spec("torch")


class Skip:
    """A stand-in for PyTorch that skips whoever asks it for something."""

    def __getattr__(self, name):
        if name.startswith("__"):  # pytest itself looks at everything in a test file
            raise AttributeError(name)
        pytest.skip(REASON, allow_module_level=True)


def __getattr__(name):
    """Import PyTorch, or what the helpers make of it, when a test asks for it: most runs never do."""
    if name not in ("torch", "torch_models"):
        raise AttributeError(name)
    return (
        Skip()
        if MISSING
        else importlib.import_module({"torch_models": "helpers.torch_models"}.get(name, name))
    )


def skip_if_needed(notebook):
    """Skip the test if a notebook, given by its path, needs PyTorch and there is none."""
    if MISSING and imports_torch(notebook):
        pytest.skip(REASON)


def imports_torch(notebook):
    """Tell whether a line in a notebook's file imports PyTorch."""
    return bool(re.search(r'^\s*"import torch\b', notebook.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Leave out a file that needs PyTorch, if there is none."""
    report = yield
    if MISSING and needs_torch(collector, report):
        report.outcome, report.result = "skipped", []
        report.longrepr = (str(collector.path), 0, f"Skipped: {REASON}")
    return report


def needs_torch(collector, report):
    """Tell whether a collected file is a notebook that imports PyTorch, or failed to import it."""
    if isinstance(collector, IPyNbFile):
        return imports_torch(collector.path)
    return report.failed and bool(
        re.search(r"ModuleNotFoundError: .*\btorch\b|MissingTorchError", report.longreprtext)
    )


def pytest_terminal_summary(terminalreporter):
    """Print how much was left out."""
    reports = terminalreporter.stats.get("skipped", [])
    skipped = [report for report in reports if REASON in report.longreprtext]
    files = sorted({report.nodeid for report in skipped if isinstance(report, pytest.CollectReport)})
    if skipped:
        left_out = ", ".join([*files, f"{len(skipped) - len(files)} tests"])
        terminalreporter.write_line(f"{REASON}, so these were left out: {left_out}")
