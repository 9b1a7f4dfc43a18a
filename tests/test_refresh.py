"""Refreshing: cells are run in a fresh kernel, and the file gets the one form that the course stores."""

import copy
import json
from pathlib import Path

import nbformat
import pytest
from ipykernel.ipkernel import IPythonKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbconvert.exporters import ScriptExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import refresh

WHERE = "import os; os.getcwd()"
TALKATIVE = """\
import sys, time, ipywidgets
print("one", flush=True); time.sleep(0.3); print("two")
ipywidgets.IntSlider()"""
GIVEN = new_notebook(cells=[new_markdown_cell("# A title"), new_code_cell(TALKATIVE), new_code_cell(WHERE)])


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Return a small notebook that has been run, not yet in the normal form."""
    folder = tmp_path_factory.mktemp("folder")
    ran = refresh.run(GIVEN, folder)
    assert ran.cells[2].outputs[0].data["text/plain"] == repr(str(folder))
    return ran


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Return the file of a notebook whose run is a stand-in that puts out 42."""

    def stand_in(notebook, folder):
        return new_notebook(cells=[new_code_cell("6 * 7", execution_count=9, outputs=[result("42")])])

    monkeypatch.setattr(refresh, "run", stand_in)
    nbformat.write(new_notebook(cells=[new_code_cell("6 * 7")]), tmp_path / "sample.ipynb")
    return tmp_path / "sample.ipynb"


def result(text, **data):
    """Return the output of a cell that ends in a value."""
    return new_output("execute_result", {"text/plain": text} | data, execution_count=9)


def form_of(*cells, number=""):
    """Return the cells of a notebook in the normal form."""
    return refresh.normal_form(nbformat.from_dict({"cells": cells}), number).cells


def test_a_run_leaves_the_given_notebook_as_it_was(ran):
    assert ran.cells[1].execution_count == 1
    assert GIVEN.cells[1].execution_count is None and GIVEN.cells[1].outputs == []


def test_what_is_printed_in_pieces_is_stored_as_one(ran):
    printed, widget = refresh.normal_form(ran).cells[1].outputs
    assert printed.text == "one\ntwo\n"
    assert widget.data == {"text/plain": "IntSlider(value=0)"}


def test_streams_are_joined_by_name_and_other_outputs_stay_between():
    out, err = new_output("stream", text="a"), new_output("stream", name="stderr", text="b")
    (cell,) = form_of(new_code_cell("", outputs=[out, result("1"), err, out]))
    assert [output.get("text", "-") for output in cell.outputs] == ["aa", "-", "b"]


def test_a_widget_view_goes_and_the_text_and_html_beside_it_stay():
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "1f"}, "text/html": "<b>2</b>"}
    (cell,) = form_of(new_code_cell("", outputs=[result("2", **view)]))
    assert cell.outputs[0].data == {"text/plain": "2", "text/html": "<b>2</b>"}


def test_the_file_has_no_widget_state_no_timings_and_no_version_of_python(ran):
    notebook = refresh.normal_form(ran)
    assert notebook.metadata == refresh.METADATA
    assert notebook.metadata.kernelspec.name == "python3"
    assert all(cell.metadata == {} for cell in notebook.cells)


def test_the_file_says_of_its_language_all_that_the_kernel_says_but_the_version():
    said = IPythonKernel.language_info
    assert refresh.METADATA["language_info"] == {key: said[key] for key in said if key != "version"}


def test_as_a_script_a_notebook_is_a_python_file(ran):
    script, resources = ScriptExporter().from_notebook_node(refresh.normal_form(ran))
    assert resources["output_extension"] == ".py"
    assert "# # A title" in script and compile(script, "script", "exec")


def test_of_the_cell_metadata_only_those_that_people_write_are_kept():
    written = {
        "tags": ["teaches:graph.Node"],
        "slideshow": {"slide_type": "subslide"},
        "nbgrader": {"grade": True, "grade_id": "sum", "points": 2, "schema_version": 3, "solution": False},
    }
    noted = {"collapsed": True, "scrolled": False, "execution": {"iopub.status.busy": "12:00"}}
    first, second = form_of(
        new_code_cell("", metadata=noted | written),
        new_markdown_cell("", metadata={"tags": [], "slideshow": {}}),
    )
    assert first.metadata == written
    assert second.metadata == {}


def test_executed_cells_count_from_1_and_their_results_with_them():
    run, never = new_code_cell("1", execution_count=7, outputs=[result("1")]), new_code_cell("2")
    first, _, second, third = form_of(run, new_markdown_cell(""), never, run)
    assert [cell.execution_count for cell in (first, second, third)] == [1, None, 2]
    assert third.outputs[0].execution_count == 2


def test_new_cells_get_short_ids_and_the_others_keep_theirs():
    ids = ["c07", "4f8e2a1b", "c01", "p02"]
    cells = form_of(*[new_code_cell("", id=name) for name in ids], new_markdown_cell("", id="a1-b2"))
    assert [cell.id for cell in cells] == ["c07", "c02", "c01", "c03", "p04"]


def test_a_copied_cell_gets_an_id_of_its_own():
    assert [cell.id for cell in form_of(*[new_code_cell("", id="c07")] * 3)] == ["c07", "c01", "c02"]


def test_in_a_numbered_notebook_every_id_begins_with_the_number():
    ids = ["1c07", "c12", "2c05", "1c07", "4f8e2a1b", "11c01", "c002"]
    cells = form_of(
        *[new_code_cell("", id=name) for name in ids], new_markdown_cell("", id="p13"), number="1"
    )
    assert [cell.id for cell in cells] == ["1c07", "1c12", "1c01", "1c03", "1c04", "1c05", "1c002", "1p13"]


@pytest.mark.parametrize(
    ("name", "number"),
    [("01_graph.ipynb", "1"), ("10_end.ipynb", "10"), ("draft.ipynb", ""), ("3d.ipynb", "")],
)
def test_a_notebook_has_the_number_that_its_name_begins_with(name, number):
    assert refresh.number_of(Path("04_folder") / name) == number


def test_a_refresh_numbers_the_ids_by_the_name_of_the_file(path):
    numbered = path.rename(path.with_name("07_sample.ipynb"))
    assert refresh.refresh(numbered)
    assert nbformat.read(numbered, 4).cells[0].id == "7c01"


def test_a_cell_without_an_id_gets_one():
    assert form_of({"cell_type": "markdown", "metadata": {}, "source": "old"})[0].id == "p01"


def test_the_normal_form_of_a_normal_form_is_itself(ran):
    before = copy.deepcopy(ran)
    once = refresh.normal_form(ran)
    assert refresh.normal_form(once) == once
    assert ran == before != once


def test_the_text_is_json_that_people_can_read_and_compare(ran):
    text = refresh.as_text(refresh.normal_form(new_notebook(cells=[new_markdown_cell("∂J\n∂a")])))
    assert text.startswith('{\n "cells"') and text.endswith("}\n")
    assert json.loads(text)["cells"][0]["source"] == ["∂J\n", "∂a"]
    assert "∂" in text


def test_a_failing_cell_is_named_and_the_file_stays_as_it_was(tmp_path, capsys):
    cells = [new_markdown_cell("x"), new_code_cell("1"), new_code_cell("\n{}['a']\n2")]
    path = tmp_path / "failing.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    before = path.read_bytes()
    assert refresh.refresh(path) is False
    sentence = "failing.ipynb: code cell 2 ({}['a']) raised KeyError: 'a'. The file stays as it was.\n"
    assert capsys.readouterr().err == sentence
    assert path.read_bytes() == before


def test_a_slow_cell_and_a_dead_kernel_are_said_in_words():
    assert refresh.in_words(CellTimeoutError()) == "took more than 120 seconds"
    assert refresh.in_words(DeadKernelError()) == "ended its kernel"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"nbformat": 4}', "x = 1", "\xff"])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, text):
    path = tmp_path / "other.ipynb"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(refresh.NotebookError, match="no notebook that can be read"):
        refresh.read(path)


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        refresh.main([str(tmp_path / "none.ipynb")])
    assert end.value.code == 1
    assert "none.ipynb: there is no such file" in capsys.readouterr().err


def test_a_refresh_stores_the_outputs_and_the_next_one_finds_nothing_to_do(path, capsys):
    for word in ("refreshed", "up to date"):
        with pytest.raises(SystemExit) as end:
            refresh.main([str(path)])
        assert end.value.code == 0
        assert capsys.readouterr().out == f"sample.ipynb: {word}\n"
    assert nbformat.read(path, 4).cells[0].outputs[0].data["text/plain"] == "42"
    assert b"\r" not in path.read_bytes()


def test_a_check_writes_nothing_and_says_what_would_change(path, capsys):
    before = path.read_bytes()
    with pytest.raises(SystemExit) as end:
        refresh.main(["--check", str(path)])
    assert end.value.code == 1
    assert capsys.readouterr().out == "sample.ipynb: would change\n"
    assert path.read_bytes() == before


def test_without_a_name_all_notebooks_are_refreshed(path, monkeypatch, capsys):
    monkeypatch.setattr(refresh, "NOTEBOOKS", path.parent)
    path.with_name("another.ipynb").write_bytes(path.read_bytes())
    with pytest.raises(SystemExit):
        refresh.main([])
    assert capsys.readouterr().out == "another.ipynb: refreshed\nsample.ipynb: refreshed\n"


def test_a_folder_without_notebooks_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(refresh, "NOTEBOOKS", tmp_path)
    with pytest.raises(SystemExit, match="There is no notebook"):
        refresh.main([])
