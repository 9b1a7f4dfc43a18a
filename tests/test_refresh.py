"""Refreshing: cells are run in a fresh kernel, and the file gets the one form that the course stores."""

import copy
import json

import nbformat
import pytest
from nbclient.exceptions import DeadKernelError
from nbconvert.exporters import ScriptExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import refresh

WHERE = "import os; os.getcwd(), 1 / 30"
TALKATIVE = """\
import sys, time, ipywidgets
print("one", flush=True); time.sleep(0.3); print("two")
ipywidgets.IntSlider()"""
GIVEN = new_notebook(cells=[new_markdown_cell("# A title"), new_code_cell(TALKATIVE), new_code_cell(WHERE)])


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Return a small notebook that has been run, not yet in the normal form, whatever the reader has set."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / "profile_default").mkdir()
    profile = 'get_config().PlainTextFormatter.float_precision = "%.4f"'
    (folder / "profile_default" / "ipython_config.py").write_text(profile)
    (folder / "kernels" / "python3").mkdir(parents=True)
    kernel = '{"argv": ["no such program"], "display_name": "theirs", "language": "python"}'
    (folder / "kernels" / "python3" / "kernel.json").write_text(kernel)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder))
        patch.setenv("JUPYTER_PATH", str(folder))
        ran = refresh.run(GIVEN, folder)
    assert ran.cells[2].outputs[0].data["text/plain"] == repr((str(folder), 1 / 30))
    return ran


def test_no_progress_is_stored_however_long_a_cell_takes(tmp_path, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    cell = new_code_cell("from tqdm import tqdm\n\nlist(tqdm([1]))")
    (ran,) = refresh.run(new_notebook(cells=[cell]), tmp_path).cells
    assert [output.output_type for output in ran.outputs] == ["execute_result"]


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Return the file of a notebook whose run is a stand-in that puts out 42."""

    def stand_in(notebook, folder):
        return new_notebook(cells=[new_code_cell("6 * 7", execution_count=9, outputs=[result("42")])])

    monkeypatch.setattr(refresh, "run", stand_in)
    nbformat.write(new_notebook(cells=[new_code_cell("6 * 7")]), tmp_path / "07_sample.ipynb")
    return tmp_path / "07_sample.ipynb"


def result(text, **data):
    """Return the output of a cell that ends in a value."""
    return new_output("execute_result", {"text/plain": text} | data, execution_count=9)


def form_of(*cells, name=""):
    """Return the cells of a notebook in the normal form."""
    return refresh.normal_form(nbformat.from_dict({"cells": cells}), name).cells


def test_a_run_leaves_the_given_notebook_as_it_was(ran):
    assert ran.cells[1].execution_count == 1
    assert GIVEN.cells[1].execution_count is None and GIVEN.cells[1].outputs == []


def test_of_pieces_widgets_and_pythons_the_file_has_only_what_every_run_repeats(ran):
    notebook = refresh.normal_form(ran)
    printed, widget = notebook.cells[1].outputs
    assert printed.text == "one\ntwo\n" and widget.data == {"text/plain": "IntSlider(value=0)"}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3" and "version" not in notebook.metadata.language_info
    assert all(cell.metadata == {} for cell in notebook.cells)
    assert ScriptExporter().from_notebook_node(notebook)[1]["output_extension"] == ".py"


def test_of_the_cell_metadata_only_tags_are_kept():
    noted = {"collapsed": True, "execution": {"iopub.status.busy": "12:00"}, "tags": ["teaches:graph.Node"]}
    first, second = form_of(new_code_cell("", metadata=noted), new_markdown_cell("", metadata={"tags": []}))
    assert (first.metadata, second.metadata) == ({"tags": ["teaches:graph.Node"]}, {})


def test_executed_cells_count_from_1_and_their_results_with_them():
    run, never = new_code_cell("1", execution_count=7, outputs=[result("1")]), new_code_cell("2")
    first, _, second, third = form_of(run, new_markdown_cell(""), never, run)
    assert [cell.execution_count for cell in (first, second, third)] == [1, None, 2]
    assert third.outputs[0].execution_count == 2


NAMED = {  # by the name of the file, the ids of its cells before and after
    "draft.ipynb": ("c07 4f8e2a1b c01 c07 p02 a1-b2", "c07 c02 c01 c03 c04 c05"),
    "01_graph.ipynb": ("1c07 c12 2c05 1c07 4f8e2a1b 11c01 c002", "1c07 1c12 1c01 1c03 1c04 1c05 1c002"),
    "10_end.ipynb": ("1c07 10c07 c08", "10c01 10c07 10c08"),
}


@pytest.mark.parametrize("name", NAMED)
def test_new_and_copied_cells_get_short_ids_with_the_notebooks_number_and_the_others_keep_theirs(name):
    before, after = map(str.split, NAMED[name])
    assert [cell.id for cell in form_of(*[new_code_cell("", id=own) for own in before], name=name)] == after


def test_the_normal_form_of_a_normal_form_is_itself_also_for_a_cell_that_came_without_an_id():
    old = {"cell_type": "markdown", "metadata": {}, "source": "old"}
    ran = new_code_cell("1", id="x", execution_count=3, outputs=[result("1")])
    given = nbformat.from_dict({"cells": [old, ran]})
    before = copy.deepcopy(given)
    once = refresh.normal_form(given)
    assert [cell.id for cell in once.cells] == ["p01", "c02"]
    assert refresh.normal_form(once) == once and given == before


def test_the_text_is_json_that_people_can_read_and_compare():
    text = refresh.as_text(refresh.normal_form(new_notebook(cells=[new_markdown_cell("∂J\n∂a")])))
    assert text.startswith('{\n "cells"') and text.endswith("}\n") and "∂" in text
    assert json.loads(text)["cells"][0]["source"] == ["∂J\n", "∂a"]


FAILING = [("{}['a']", "KeyError"), ("import os; os._exit(1)", "Kernel died")]


@pytest.mark.parametrize(("source", "words"), FAILING)
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
    assert (cell.id, cell.outputs[0].data["text/plain"]) == ("7c01", "42") and b"\r" not in path.read_bytes()
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
