"""The minutes that the README states: reading, exercises as marked, code cells and explorers."""

import re
from math import ceil
from pathlib import Path

import nbformat
import notebook_rules
import pytest

from helpers.check import EXERCISES

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WORDS, CELL, EXPLORER, LONGEST = 150, 1, 3, 100  # words a minute; minutes for a cell, an explorer, a notebook


def minutes(notebook):
    """Estimate how long a learner takes for a notebook, in minutes."""
    prose = " ".join(cell.source for cell in notebook_rules.prose_cells(notebook))
    spent = len([word for word in prose.split() if any(map(str.isalnum, word))]) / WORDS
    for cell in notebook_rules.code_cells(notebook):
        asked = [
            EXERCISES[name].minutes
            for name in re.findall(r"\bcheck\.(\w+)", cell.source)
            if name in EXERCISES
        ]
        spent += sum(asked) or (EXPLORER if "explore." in cell.source else CELL)
    return spent


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_readme_states_how_long_a_notebook_takes_rounded_up_to_five_minutes(path):
    row = next(
        line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if f"{path.name})" in line
    )
    estimate = minutes(nbformat.read(path, as_version=4))
    assert int(row.rstrip(" |").rpartition("|")[2]) == 5 * ceil(estimate / 5)
    assert estimate <= LONGEST


def test_reading_cells_explorers_and_exercises_are_counted():
    cells = [
        nbformat.v4.new_markdown_cell("word " * 300 + "— ="),
        nbformat.v4.new_code_cell("1 + 1"),
        nbformat.v4.new_code_cell("explore.chain([1])"),
        nbformat.v4.new_code_cell("def f(): ...\n\n\ncheck.slopes(f)"),
    ]
    assert minutes(nbformat.v4.new_notebook(cells=cells)) == 2 + 1 + 3 + EXERCISES["slopes"].minutes
