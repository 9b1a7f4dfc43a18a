"""What holds for every notebook: its form, its rules, fresh runs on other machines, the exercises."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from math import ceil
from pathlib import Path

import nbformat
import notebook_rules
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pasting import checked, exercise_cells, paste_all
from torch_or_skip import skip_if_needed

from helpers import refresh
from helpers.check import EXERCISES

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
CURE = "The file is not as a refresh stores it: run `python -m helpers refresh` and commit what it changes."
# Another seed of hashes, another number of threads, an older processor than those of nbval's run.
ANOTHER_MACHINE = {"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "1"}
ANOTHER_MACHINE |= {"OPENBLAS_CORETYPE": "Nehalem", "ATEN_CPU_CAPABILITY": "default"}

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@cache
def read(path):
    """Return a stored notebook."""
    return nbformat.read(path, as_version=4)


def test_there_are_notebooks_and_all_are_numbered():
    assert sorted((ROOT / "notebooks").glob("*.ipynb")) == NOTEBOOKS != []


@every_notebook
@pytest.mark.parametrize("rule", notebook_rules.RULES, ids=lambda rule: rule.__name__)
def test_each_notebook_keeps_every_rule(path, rule):
    assert list(rule(read(path))) == []


@every_notebook
def test_each_file_is_in_the_normal_form(path):
    assert path.read_bytes().decode() == refresh.as_text(refresh.normal_form(read(path), path.name)), CURE


def test_no_cell_id_occurs_twice_in_the_course():
    ids = Counter(cell.id for path in NOTEBOOKS for cell in read(path).cells)
    assert [name for name, times in ids.items() if times > 1] == [], CURE


@every_notebook
def test_most_code_cells_have_an_output_that_nbval_compares(path):
    cells = notebook_rules.code_cells(read(path))
    assert len([cell for cell in cells if cell.outputs]) > len(cells) / 2


@pytest.mark.parametrize("path", [ROOT / "README.md", *NOTEBOOKS], ids=lambda path: path.stem)
def test_every_link_inside_the_course_leads_somewhere(path):
    assert notebook_rules.broken_links(path) == []


@every_notebook
def test_the_readme_states_how_long_a_notebook_takes_rounded_up_to_five_minutes(path):
    notebook, minutes = read(path), {name: exercise.minutes for name, exercise in EXERCISES.items()}
    spent = sum(map(notebook_rules.words, notebook_rules.prose_cells(notebook))) / 150  # words a minute
    for cell in notebook_rules.code_cells(notebook):
        spent += minutes.get(checked(cell.source)) or (3 if "explore." in cell.source else 1)
    [stated] = re.findall(rf"{path.name}\).*\| (\d+) \|", (ROOT / "README.md").read_text("utf-8"))
    assert int(stated) == 5 * ceil(spent / 5) <= 100


def exercises(path):
    """Return the exercises that are registered for a notebook."""
    return {name: exercise for name, exercise in EXERCISES.items() if exercise.notebook == path.stem}


@every_notebook
def test_every_registered_exercise_occurs_once_and_no_other(path):
    asked = Counter(checked(cell.source) for cell in exercise_cells(read(path)))
    assert asked == dict.fromkeys(exercises(path), 1)


@every_notebook
def test_on_another_machine_every_solution_passes_and_all_else_gives_the_same_bytes(path, monkeypatch):
    skip_if_needed(path)
    for name, value in ANOTHER_MACHINE.items():
        monkeypatch.setenv(name, value)
    stored, solutions = read(path), {name: own.solution_source for name, own in exercises(path).items()}
    fresh = refresh.run(paste_all(stored, solutions), path.parent)
    parts = [part for text in solutions.values() for part in ast.parse(text).body]
    answers = {part.name for part in parts if hasattr(part, "name")}
    for place, cell in enumerate(stored.cells):
        if cell in exercise_cells(stored):
            assert fresh.cells[place].outputs[-1].data["text/plain"] == "True", cell.source
        if cell in exercise_cells(stored) or "check.summary" in cell.source or uses_an_answer(cell, answers):
            fresh.cells[place] = cell
    assert refresh.as_text(refresh.normal_form(fresh, path.name)) == path.read_bytes().decode(), CURE


def uses_an_answer(cell, answers):
    """Say whether a cell's output depends on what a learner wrote; the still of an explorer never does."""
    if cell.cell_type != "code":
        return False
    names = {node.id for node in notebook_rules.syntax(cell) if isinstance(node, ast.Name)}
    return "explore" not in names and bool(names & answers)


def test_what_the_reader_has_set_up_for_other_work_makes_no_notebook_fail(tmp_path):
    profile = tmp_path / "profile_default" / "ipython_config.py"
    profile.parent.mkdir()
    profile.write_text('get_config().PlainTextFormatter.float_precision = "%.4f"')
    (tmp_path / "helpers.py").write_text("raise SystemExit('not the helpers of the course')")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reviews.txt").write_text("not two hundred")
    source = "from helpers import reviews\n\nreviews.find_reviews().name, 1 / 30"
    value = new_output("execute_result", {"text/plain": "('corpus', 0.03333333333333333)"}, execution_count=1)
    cell = new_code_cell(source, execution_count=1, outputs=[value])
    nbformat.write(new_notebook(cells=[cell]), tmp_path / "small.ipynb")
    run = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml"]
        + [ROOT / "conftest.py", tmp_path / "small.ipynb"],
        env=os.environ | dict.fromkeys(["IPYTHONDIR", "PYTHONPATH", "BACKPROP_WORK"], str(tmp_path)),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "nbval: 1 of 1 code cells had an output compared; 0 exempted" in run.stdout
    assert run.returncode == 0, run.stdout[-3000:]
