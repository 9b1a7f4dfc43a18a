"""A run says how many cells were compared, and leaves out what needs PyTorch where there is none."""

import nbformat
import pytest
import torch_or_skip
from nbformat.v4 import new_code_cell, new_notebook, new_output

VALUE = {"text/plain": "6"}


def cell(source, *outputs, count=1, tags=()):
    """Return a cell that is stored with these outputs."""
    shown = [new_output("execute_result", data, execution_count=1) for data in outputs]
    return new_code_cell(source, outputs=shown, execution_count=count, metadata={"tags": list(tags)})


def test_a_run_says_how_many_cells_were_compared_and_not_only_that_they_passed(pytester):
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
    result = pytester.runpytest_inprocess("--nbval", "-p", "no:cacheprovider", "-p", "compared_cells")
    said = "nbval: 3 of 11 code cells had an output compared; 3 exempted"
    result.stdout.fnmatch_lines([said])


def test_without_pytorch_notebook_6_and_every_test_that_asks_for_it_are_left_out(monkeypatch):
    assert torch_or_skip.left_out() == [] or torch_or_skip.MISSING
    monkeypatch.setattr(torch_or_skip, "MISSING", True)
    notebooks = sorted(torch_or_skip.ROOT.glob("notebooks/*.ipynb"))
    left_out = [path for path in notebooks if str(path) in torch_or_skip.left_out()]
    assert [path.stem for path in left_out] == ["06_pytorch_autograd"]
    for ask in (lambda: torch_or_skip.torch.ones(2), lambda: torch_or_skip.skip_if_needed(left_out[0])):
        with pytest.raises(pytest.skip.Exception, match=torch_or_skip.REASON):
            ask()
