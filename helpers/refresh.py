"""Run notebooks, and store them in the one form in which the course keeps them.

Started as ``python -m helpers refresh [NOTEBOOK ...]``. The same cells always give
the same bytes, so that a changed file means a changed lesson.
"""

import copy
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from ipykernel.ipkernel import IPythonKernel
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
SETTINGS = {
    "timeout": 120,  # seconds for one cell
    "coalesce_streams": True,  # how printed text is cut into pieces is a matter of timing
    "extra_arguments": ["--IPKernelApp.log_level=CRITICAL"],  # a writer need not see what kernels log
}
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    # without the version, which would change with every reader's Python
    "language_info": {key: said for key, said in IPythonKernel.language_info.items() if key != "version"},
}
LETTERS = {"code": "c", "markdown": "p", "raw": "r"}  # p for prose
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def main(words=None):
    """Refresh the notebooks that are named, or all of them; exit with 1 if anything is amiss."""
    paths = [*map(Path, sys.argv[1:] if words is None else words)] or sorted(NOTEBOOKS.glob("*.ipynb"))
    sys.exit(not all([refresh(path) for path in paths]))  # all of them, whatever one says


def refresh(path):
    """Run one notebook and store it; return whether all is well."""
    try:
        notebook = run(nbformat.read(path, as_version=4), path.parent)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        print(f"{path.name} stays as it was: {error}", file=sys.stderr)
        return False
    new = as_text(normal_form(notebook, path.name)).encode()
    changes = new != path.read_bytes()
    if changes:
        path.write_bytes(new)
    print(f"{path.name}: {'refreshed' if changes else 'up to date'}")
    return True


def run(notebook, folder):
    """Return a copy of the notebook, run in a fresh kernel of this Python that starts in the folder."""
    notebook = copy.deepcopy(notebook)
    here = KernelSpecManager(kernel_dirs=[])  # this very Python, whatever other kernels bear its name
    kernel = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=here)
    client = NotebookClient(notebook, km=kernel, **SETTINGS)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as ipython_folder:
        # a reader's IPython settings and start-up files may change outputs, so none are read; and on a slow
        # machine no progress is stored
        quiet = {"IPYTHONDIR": ipython_folder, "TQDM_DISABLE": "1"}
        client.execute(cwd=str(folder), env=os.environ | quiet, cleanup_kc=True)
    return notebook


def normal_form(notebook, file_name=""):
    """Return a copy of the notebook in the one form in which the course stores it."""
    cells = [normal_cell(cell) for cell in copy.deepcopy(notebook.cells)]
    # ids begin with the number that the file's name begins with: none occurs twice in the course
    name_cells(cells, re.match(r"(0*(\d+)_)?", file_name)[2] or "")
    number_outputs(cells)
    return nbformat.from_dict({"metadata": METADATA, "nbformat": 4, "nbformat_minor": 5, "cells": cells})


def normal_cell(cell):
    """Strip a cell of all metadata but its tags, and its outputs of widget views, whose ids are random."""
    cell.metadata = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
    for output in cell.get("outputs", []):
        output.get("data", {}).pop(WIDGET_VIEW, None)
    return cell


def name_cells(cells, number):
    """Give a short id, such as 1c07, to each cell that has none of ours; the other cells keep theirs."""
    taken = set()
    for cell in cells:
        own = re.fullmatch(rf"(?:{number})?({LETTERS[cell.cell_type]}\d{{2,3}})", cell.get("id", ""))
        name = number + own[1] if own else ""
        cell.id = "" if name in taken else name  # of a cell and its copy, only the first keeps the id
        taken.add(cell.id)
    counts = {int(name[len(number) + 1 :]) for name in taken if name}
    free = (count for count in range(1, 1000) if count not in counts)
    for cell in cells:
        cell.id = cell.id or f"{number}{LETTERS[cell.cell_type]}{next(free):02}"


def number_outputs(cells):
    """Count the executed cells 1 to n, and their results with them."""
    executed = [cell for cell in cells if cell.get("execution_count")]
    for number, cell in enumerate(executed, 1):
        for counted in [cell, *cell.outputs]:
            if "execution_count" in counted:
                counted.execution_count = number


def as_text(notebook):
    """Return the text of a notebook's file."""
    return nbformat.writes(notebook) + "\n"


if __name__ == "__main__":
    main()
