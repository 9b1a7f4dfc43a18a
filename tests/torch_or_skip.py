"""PyTorch for the tests; where it is missing, what needs it is left out, and pytest lists what was.

A test that touches this ``torch`` is skipped, or its whole file if the file does so while it is imported.
Only a missing PyTorch is excused: one that is there and does not start is an error.
"""

import importlib
import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
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
    later = {name for name, exercise in exercises.items() if type(exercise.solution).__name__ == "Later"}
    return {name: exercise for name, exercise in exercises.items() if not MISSING or name not in later}


def skip_if_needed(notebook):
    """Skip the test if a notebook, given by its path, needs PyTorch and there is none."""
    if MISSING and imports_torch(notebook):
        pytest.skip(REASON)


def imports_torch(path):
    """Tell whether a line in a test file or a notebook imports PyTorch."""
    return bool(re.search(r'^(?: +")?import torch\b', path.read_text(encoding="utf-8"), re.MULTILINE))


def left_out():
    """Return the test files and notebooks that pytest cannot collect, if there is no PyTorch."""
    paths = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("tests/**/test_*.py")]
    return [str(path) for path in paths if MISSING and imports_torch(path)]
