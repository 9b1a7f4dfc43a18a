"""Where PyTorch is missing, what needs it says so in one sentence, and other errors pass through."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.check import EXERCISES
from helpers.check.judging import judge
from helpers.check.verdict import OPEN
from helpers.needs_torch import SENTENCE, MissingTorchError, needs_torch

ROOT = Path(__file__).resolve().parent.parent
SHOW = """\
import sys
from IPython.core.interactiveshell import InteractiveShell
from helpers import check
check.slopes(1)
assert "torch" not in sys.modules  # not before it is needed
sys.modules["torch"] = None  # Python then says that there is none
InteractiveShell().run_cell(sys.stdin.read())
"""


def test_without_pytorch_the_set_up_cell_of_notebook_6_shows_one_sentence_and_nothing_else():
    cells = nbformat.read(ROOT / "notebooks" / "06_pytorch_autograd.ipynb", as_version=4).cells
    cell = next(cell.source for cell in cells if cell.cell_type == "code")
    command, path = [sys.executable, "-c", SHOW], os.environ | {"PYTHONPATH": str(ROOT)}
    shown = subprocess.run(command, input=cell, cwd=ROOT, env=path, capture_output=True, encoding="utf-8")
    assert (shown.stdout.strip(), shown.stderr) == (SENTENCE, "")


def test_without_pytorch_what_needs_it_says_so_and_a_check_does_not_raise(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in ("torch_graph", "torch_models", "check.torch_answers"):
        monkeypatch.delitem(sys.modules, f"helpers.{name}", raising=False)
        with pytest.raises(MissingTorchError, match=re.escape(SENTENCE)):
            importlib.import_module(f"helpers.{name}")
    for answer in (..., 7, lambda *_: 1):
        verdict = judge(EXERCISES["fit_module"], answer)
        assert (verdict.state, verdict.message) == (OPEN, SENTENCE)


@pytest.mark.parametrize(
    "error", [ModuleNotFoundError(name="sympy"), ImportError("a DLL is missing", name="torch"), OSError()]
)
def test_an_error_of_another_kind_passes_through(error):
    with pytest.raises(type(error)) as raised, needs_torch():
        raise error
    assert raised.value is error
