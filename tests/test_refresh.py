"""Refreshing: cells are run in a fresh kernel, and the file gets the one form that the course stores.

That stored notebooks are in this form, and come out alike from another run, is tested in test_notebooks.py.
"""

import nbformat
import pytest
from nbclient.exceptions import DeadKernelError
from nbconvert.exporters import ScriptExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import refresh

TALKATIVE = """\
import os, time, tqdm, ipywidgets
print("one", flush=True); time.sleep(0.3); print("two")
list(tqdm.tqdm([1]))
ipywidgets.IntSlider()"""


def test_a_run_does_not_depend_on_what_the_reader_has_set_and_its_pieces_and_widgets_are_not_stored(
    tmp_path, monkeypatch
):
    (tmp_path / "profile_default").mkdir()
    profile = 'get_config().PlainTextFormatter.float_precision = "%.4f"'
    (tmp_path / "profile_default" / "ipython_config.py").write_text(profile)
    (tmp_path / "kernels" / "python3").mkdir(parents=True)
    kernel = '{"argv": ["no such program"], "display_name": "theirs", "language": "python"}'
    (tmp_path / "kernels" / "python3" / "kernel.json").write_text(kernel)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    given = new_notebook(cells=[new_code_cell(TALKATIVE), new_code_cell("sorted(os.listdir()), 1 / 30")])
    talkative, where = refresh.normal_form(refresh.run(given, tmp_path)).cells
    printed, widget = talkative.outputs
    assert printed.text == "one\ntwo\n" and widget.data == {"text/plain": "IntSlider(value=0)"}
    form = refresh.normal_form(given)
    assert ScriptExporter().from_notebook_node(form)[1]["output_extension"] == ".py"
    assert where.outputs[0].data["text/plain"] == repr((["kernels", "profile_default"], 1 / 30))


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Return the file of a notebook whose run is a stand-in that puts out 42."""

    def stand_in(notebook, folder):
        result = new_output("execute_result", {"text/plain": "42"}, execution_count=9)
        return new_notebook(cells=[new_code_cell("6 * 7", execution_count=9, outputs=[result])])

    monkeypatch.setattr(refresh, "run", stand_in)
    nbformat.write(new_notebook(cells=[new_code_cell("6 * 7")]), tmp_path / "07_sample.ipynb")
    return tmp_path / "07_sample.ipynb"


NAMED = {  # by the name of the file, the ids of its cells before and after
    "draft.ipynb": ("c07 4f8e2a1b c01 c07 p02 a1-b2", "c07 c02 c01 c03 c04 c05"),
    "01_graph.ipynb": ("1c07 c12 2c05 1c07 4f8e2a1b 11c01 c002", "1c07 1c12 1c01 1c03 1c04 1c05 1c002"),
    "10_end.ipynb": ("1c07 10c07 c08", "10c01 10c07 10c08"),
}


@pytest.mark.parametrize("name", NAMED)
def test_new_and_copied_cells_get_short_ids_with_the_notebooks_number_and_the_others_keep_theirs(name):
    before, after = map(str.split, NAMED[name])
    given = nbformat.from_dict({"cells": [new_code_cell("", id=own) for own in before]})
    assert [cell.id for cell in refresh.normal_form(given, name).cells] == after


@pytest.mark.parametrize(("source", "words"), [("{}['a']", "KeyError"), ("import os; os._exit(1)", "died")])
def test_a_failing_cell_is_shown_and_the_file_stays_as_it_was(tmp_path, capsys, source, words):
    path = tmp_path / "failing.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("x"), new_code_cell(source)]), path)
    before = path.read_bytes()
    assert refresh.refresh(path) is False
    said = capsys.readouterr().err
    assert said.startswith("failing.ipynb stays as it was: ") and words in said
    assert path.read_bytes() == before


def said_by(capsys, code, *words):
    """Return what a refresh says that ends with an exit code."""
    with pytest.raises(SystemExit) as end:
        refresh.main(list(map(str, words)))
    assert end.value.code == code
    return capsys.readouterr().out


def test_a_refresh_stores_the_outputs_and_the_next_one_finds_nothing_to_do(path, capsys):
    assert said_by(capsys, 0, path) == "07_sample.ipynb: refreshed\n"
    [cell] = nbformat.read(path, 4).cells
    assert (cell.id, cell.execution_count, cell.outputs[0].execution_count) == ("7c01", 1, 1)
    assert cell.outputs[0].data["text/plain"] == "42" and b"\r" not in path.read_bytes()
    assert said_by(capsys, 0, path) == "07_sample.ipynb: up to date\n"


def test_without_a_name_all_notebooks_are_refreshed_whatever_one_of_them_says(path, monkeypatch, capsys):
    stand_in = refresh.run

    def run(notebook, folder):
        if notebook.cells[0].source == "fails":
            raise DeadKernelError("Kernel died")
        return stand_in(notebook, folder)

    monkeypatch.setattr(refresh, "NOTEBOOKS", path.parent)
    monkeypatch.setattr(refresh, "run", run)
    nbformat.write(new_notebook(cells=[new_code_cell("fails")]), path.with_name("01_another.ipynb"))
    assert said_by(capsys, 1) == "07_sample.ipynb: refreshed\n"
