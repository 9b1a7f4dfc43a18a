"""PyTorch for the tests; where it is missing, what needs it is left out, and pytest lists what was.

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
    """Import PyTorch, or a helper that uses it, when a test asks for it: most runs never do."""
    if not name.startswith("torch"):
        raise AttributeError(name)
    return Skip() if MISSING else importlib.import_module(name if name == "torch" else f"helpers.{name}")


def within_reach(exercises):
    """Leave out the exercises that are answered in PyTorch, if there is none."""
    return {name: exercise for name, exercise in exercises.items() if not MISSING or not is_later(exercise)}


def is_later(exercise):
    """Tell whether an exercise's solution is imported only when it is asked for."""
    return type(exercise.solution).__name__ == "Later"


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
    words = r"ModuleNotFoundError: .*\btorch\b|MissingTorchError"
    return report.failed and bool(re.search(words, report.longreprtext))
