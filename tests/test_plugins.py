"""A run says how many cells were compared, and leaves out what needs PyTorch where there is none."""

import sys
from pathlib import Path

import nbformat
import pytest
import torch_or_skip
from nbformat.v4 import new_code_cell, new_notebook, new_output

TESTS = Path(__file__).resolve().parent
VALUE = {"text/plain": "6"}


def cell(source, *outputs, count=1, tags=()):
    """Return a cell that is stored with these outputs."""
    shown = [new_output("execute_result", data, execution_count=1) for data in outputs]
    return new_code_cell(source, outputs=shown, execution_count=count, metadata={"tags": list(tags)})


@pytest.fixture
def run(pytester, monkeypatch):
    """Return a function that runs pytest in a folder of its own; it returns the result and what was said."""
    monkeypatch.syspath_prepend(TESTS)

    def run(*words):
        result = pytester.runpytest_inprocess("--nbval", "-p", "no:cacheprovider", *words)
        return result, result.stdout.str()

    return run


def test_a_run_says_how_many_cells_were_compared_and_not_only_that_they_passed(run, pytester):
    cells = [
        cell("6", VALUE),
        new_code_cell("print(6)", outputs=[new_output("stream", text="6\n")], execution_count=1),
        cell("7", VALUE),  # differs
        cell("6", VALUE, count=None),
        cell("x = 6"),
        cell("6", {"image/png": ""}),
        cell("6", {"application/vnd.jupyter.widget-view+json": {}}),
        cell("6", VALUE, tags=["nbval-skip"]),
        cell("6", VALUE, tags=["nbval-ignore-output"]),
        cell("6 / 0", VALUE, tags=["raises-exception"]),
        cell("6 / 0", VALUE),  # breaks off
    ]
    nbformat.write(new_notebook(cells=cells), pytester.path / "a.ipynb")
    _, said = run("-p", "compared_cells")
    assert "nbval: 3 of 11 code cells had an output compared; 3 exempted" in said


@pytest.fixture
def without_torch(monkeypatch):
    """Let Python say that there is no PyTorch."""
    for name in [name for name in sys.modules if name.startswith(("torch.", "helpers.torch_"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr(torch_or_skip, "MISSING", True)


def test_what_needs_pytorch_is_left_out_and_the_run_says_so(run, pytester, without_torch):
    pytester.makepyfile(
        test_a="import torch\ndef test_a(): pass",
        test_b="from helpers.torch_graph import x\ndef test_b(): pass",
        test_c="from torch_or_skip import torch\n@torch.no_grad()\ndef test_c(): pass",
        test_d="from torch_or_skip import torch, torch_models\ndef test_1(): torch.ones(2)\n"
        "def test_2(): torch_models.step()\ndef test_3(): pass",
    )
    for name, source in {"one": "1 + 1", "two": "import math\n\nimport torch"}.items():
        nbformat.write(new_notebook(cells=[new_code_cell(source)]), pytester.path / f"{name}.ipynb")
    result, said = run("-rs", "-p", "torch_or_skip")
    result.assert_outcomes(passed=2, skipped=6)
    assert torch_or_skip.REASON in said


def test_a_pytorch_that_does_not_start_is_an_error(run, pytester, without_torch, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(torch_or_skip, "MISSING", False)
    pytester.syspathinsert()
    pytester.makepyfile(torch="raise ModuleNotFoundError('No module named torch._C')", test_a="import torch")
    result, said = run("-p", "torch_or_skip")
    result.assert_outcomes(errors=1)
    assert "No module named torch._C" in said
