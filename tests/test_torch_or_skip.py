"""Without PyTorch, what needs it is left out and named, all else runs, and a broken PyTorch is no excuse."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

TESTS = Path(__file__).resolve().parent
RUN = "import sys; {first}; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
WITHOUT = "sys.modules['torch'] = None"  # Python then says that there is none
FILES = {
    "test_a.py": "import torch\ndef test_a(): pass",
    "test_b.py": "from helpers import torch_models\ndef test_b(): pass",
    "test_c.py": "from torch_or_skip import torch\n@torch.no_grad()\ndef test_c(): pass",
    "test_d.py": "from torch_or_skip import torch, torch_models\ndef test_1(): torch.ones(2)\n"
    "def test_2(): torch_models.step()\ndef test_3(): pass",
}


@pytest.fixture
def run(tmp_path):
    """Return a function that runs tests and two notebooks, and returns the exit code and the output."""
    for name, source in FILES.items():
        (tmp_path / name).write_text(source)
    for name, source in {"one": "1 + 1", "two": "import math\n\nimport torch"}.items():
        write(new_notebook(cells=[new_code_cell(source)]), tmp_path / f"{name}.ipynb")

    def run(first, *words):
        options = ["-p", "torch_or_skip", "--nbval", "-q", *words]
        command = [sys.executable, "-c", RUN.format(first=first), *options]
        path = os.pathsep.join(map(str, [tmp_path, TESTS, TESTS.parent]))
        settings = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": path}, "encoding": "utf-8"}
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", **settings
        )
        return done.returncode, done.stdout

    return run


def test_what_needs_pytorch_is_left_out_and_the_run_says_so(run):
    code, said = run(WITHOUT)
    assert code == 0 and "2 passed, 6 skipped" in said
    left_out = "test_a.py, test_b.py, test_c.py, two.ipynb, 2 tests"
    assert f"PyTorch is not in this environment, so these were left out: {left_out}\n" in said


def test_where_nothing_needs_pytorch_nothing_is_said(run):
    code, said = run(WITHOUT, "test_d.py::test_3")
    assert code == 0 and "1 passed" in said and "PyTorch" not in said


def test_a_pytorch_that_does_not_start_is_an_error(run, tmp_path):
    (tmp_path / "torch.py").write_text("raise ImportError('a library is missing')")
    code, said = run("pass")
    assert code != 0 and "a library is missing" in said and "left out" not in said
