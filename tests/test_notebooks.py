"""What holds for every notebook: its form, its rules, fresh runs on other machines, the exercises."""

import os
import subprocess
import sys
from collections import Counter
from functools import cache
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
# Other seeds of hashes, other numbers of threads, other processors than those of nbval's run.
OLD = {
    "PYTHONHASHSEED": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": "Nehalem",
    "ATEN_CPU_CAPABILITY": "default",
}
COMMON = {"PYTHONHASHSEED": "2", "OMP_NUM_THREADS": "2", "OPENBLAS_CORETYPE": "Haswell"}

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@cache
def read(path):
    """Return a stored notebook."""
    return nbformat.read(path, as_version=4)


def run_on(machine, notebook, path, monkeypatch):
    """Return a notebook as a refresh on another machine would store it."""
    for name, value in machine.items():
        monkeypatch.setenv(name, value)
    return refresh.normal_form(refresh.run(notebook, path.parent), path.name)


def test_there_are_notebooks_and_all_are_numbered():
    assert NOTEBOOKS
    assert NOTEBOOKS == sorted((ROOT / "notebooks").glob("*.ipynb"))


@every_notebook
@pytest.mark.parametrize("rule", notebook_rules.RULES, ids=lambda rule: rule.__name__)
def test_each_notebook_keeps_every_rule(path, rule):
    assert list(rule(read(path))) == []


@every_notebook
def test_each_file_is_in_the_normal_form(path):
    assert path.read_bytes().decode() == refresh.as_text(refresh.normal_form(read(path), path.name)), CURE


def test_a_file_in_another_form_fails_with_the_command_that_mends_it(tmp_path):
    indented = tmp_path / NOTEBOOKS[0].name
    indented.write_text(nbformat.writes(read(NOTEBOOKS[0]), indent=2), encoding="utf-8")
    with pytest.raises(AssertionError, match="run `python -m helpers refresh`"):
        test_each_file_is_in_the_normal_form(indented)


def test_no_cell_id_occurs_twice_in_the_course():
    ids = Counter(cell.id for path in NOTEBOOKS for cell in read(path).cells)
    assert [name for name, times in ids.items() if times > 1] == [], CURE


@every_notebook
def test_most_code_cells_have_an_output_that_nbval_compares(path):
    cells = notebook_rules.code_cells(read(path))
    assert len([cell for cell in cells if cell.outputs]) > len(cells) / 2


@every_notebook
def test_a_refresh_on_another_machine_gives_the_same_bytes(path, monkeypatch):
    skip_if_needed(path)
    fresh = run_on(OLD, read(path), path, monkeypatch)
    assert refresh.as_text(fresh) == path.read_bytes().decode(), CURE


@pytest.mark.parametrize("path", [ROOT / "README.md", *NOTEBOOKS], ids=lambda path: path.stem)
def test_every_link_inside_the_course_leads_somewhere(path):
    assert notebook_rules.broken_links(path) == []


def exercises(path):
    """Return the exercises that are registered for a notebook."""
    return {name: exercise for name, exercise in EXERCISES.items() if exercise.notebook == path.stem}


@every_notebook
def test_every_registered_exercise_occurs_once_and_no_other(path):
    asked = Counter(checked(cell.source) for cell in exercise_cells(read(path)))
    assert asked == dict.fromkeys(exercises(path), 1)


@every_notebook
def test_before_any_work_every_check_says_not_yet(path):
    said = [cell.outputs[-1].data["text/plain"] for cell in exercise_cells(read(path))]
    assert [text for text in said if "not yet" not in text] == []


@every_notebook
def test_with_all_exercises_solved_every_check_is_passed_and_nothing_else_changes(path, monkeypatch):
    skip_if_needed(path)
    solutions = {name: exercise.solution_source for name, exercise in exercises(path).items()}
    solved = run_on(COMMON, paste_all(read(path), solutions), path, monkeypatch)
    for before, after in zip(read(path).cells, solved.cells, strict=True):
        if before in exercise_cells(read(path)):
            assert after.outputs[-1].data["text/plain"] == "True", before.source
        elif "check.summary" not in before.source:
            assert after.get("outputs") == before.get("outputs"), before.source


def value_cell(source, value):
    """Return a cell that was run and ends in a value."""
    output = new_output("execute_result", {"text/plain": value}, execution_count=1)
    return new_code_cell(source, execution_count=1, outputs=[output])


def test_what_the_reader_has_set_up_for_other_work_makes_no_notebook_fail(tmp_path):
    profile = tmp_path / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_config.py").write_text('get_config().PlainTextFormatter.float_precision = "%.4f"')
    (tmp_path / "helpers.py").write_text("raise SystemExit('not the helpers of the course')")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reviews.txt").write_text("not two hundred")
    theirs = {"IPYTHONDIR": profile.parent, "PYTHONPATH": tmp_path, "BACKPROP_WORK": tmp_path}
    cells = [
        value_cell("from helpers import reviews\n\nreviews.find_reviews().name", "'corpus'"),
        value_cell("1 / 30", "0.03333333333333333"),
    ]
    nbformat.write(new_notebook(cells=cells), tmp_path / "small.ipynb")
    pytest_itself = Path(sys.executable).with_name("pytest" + ".exe" * (os.name == "nt"))
    run = subprocess.run(
        [pytest_itself, "-q", "-c", ROOT / "pyproject.toml", ROOT / "conftest.py", tmp_path / "small.ipynb"],
        env=os.environ | {name: str(path) for name, path in theirs.items()},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-3000:]
    assert "nbval: 2 of 2 code cells had an output compared; 0 exempted" in run.stdout
