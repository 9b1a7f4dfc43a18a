import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.needs_torch import SENTENCE, MissingTorchError, needs_torch

ROOT = Path(__file__).resolve().parent.parent
SHOW = """\
import sys
from IPython.core.interactiveshell import InteractiveShell
sys.modules["torch"] = None  # Python then says that there is none
InteractiveShell().run_cell(sys.stdin.read())
"""


def test_the_sentence_is_one_and_says_what_to_do():
    assert SENTENCE.count(".") == 1 and SENTENCE.endswith(".")
    assert "pip install torch" in SENTENCE


def test_without_pytorch_the_set_up_cell_of_notebook_5_shows_the_sentence_and_nothing_else():
    cells = nbformat.read(ROOT / "notebooks" / "05_pytorch_autograd.ipynb", as_version=4).cells
    cell = next(cell.source for cell in cells if cell.cell_type == "code")
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        input=cell,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert (shown.stdout.strip(), shown.stderr) == (SENTENCE, "")


@pytest.mark.parametrize("name", ["torch_graph", "torch_models"])
def test_without_pytorch_each_helper_that_imports_it_says_so(name, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, f"helpers.{name}", raising=False)
    with pytest.raises(MissingTorchError) as refusal:
        __import__(f"helpers.{name}")
    assert str(refusal.value) == SENTENCE


@pytest.mark.parametrize(
    "error", [ModuleNotFoundError(name="sympy"), ImportError("a DLL is missing", name="torch"), OSError()]
)
def test_an_error_of_another_kind_passes_through(error):
    with pytest.raises(type(error)) as raised, needs_torch():
        raise error
    assert raised.value is error
