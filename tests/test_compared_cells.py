"""The count of compared cells counts what nbval compared, and keeps silent where it compared nothing."""

from types import SimpleNamespace

import compared_cells
import pytest
from nbformat.v4 import new_code_cell, new_output

SKIPPED_BY_NBVAL = ("image/png", "application/vnd.jupyter.widget-view+json")
VALUE = new_output("execute_result", {"text/plain": "6"})
IMAGE = new_output("display_data", {"image/png": ""})
BOTH = new_output("display_data", {"image/png": "", "text/plain": "a picture"})
WIDGET = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}})
DIFFERS, BREAKS = SimpleNamespace(value="Cell outputs differ"), SimpleNamespace(value="Cell execution caused")


def item(outputs=(), count=1, **options):
    """Return a stand-in for a notebook cell that nbval has collected."""
    cell = new_code_cell("6", outputs=list(outputs), execution_count=count)
    options = {"skip": False, "check": True, "check_exception": False} | options
    return SimpleNamespace(cell=cell, options=options, parent=SimpleNamespace(skip_compare=SKIPPED_BY_NBVAL))


@pytest.mark.parametrize("output", [VALUE, BOTH, new_output("stream", text="6")])
def test_text_is_compared(output):
    assert compared_cells.what_was_done(item([output]), None) == "compared"
    assert compared_cells.what_was_done(item([WIDGET, output]), None) == "compared"


@pytest.mark.parametrize("outputs", [[], [IMAGE], [WIDGET], [IMAGE, WIDGET]])
def test_no_output_and_png_and_widgets_are_not_compared(outputs):
    assert compared_cells.what_was_done(item(outputs), None) == "not compared"


def test_a_cell_stored_without_a_count_is_not_compared():
    assert compared_cells.what_was_done(item([VALUE], count=None), None) == "not compared"


def test_a_cell_that_differs_was_compared_and_one_that_broke_off_was_not():
    assert compared_cells.what_was_done(item([VALUE]), DIFFERS) == "compared"
    assert compared_cells.what_was_done(item([VALUE]), BREAKS) == "not compared"


@pytest.mark.parametrize("options", [{"skip": True}, {"check": False}, {"check_exception": True}])
def test_an_exempted_cell_is_told_apart(options):
    assert compared_cells.what_was_done(item([VALUE], **options), None) == "exempted"


def summary(*properties):
    """Return what is printed at the end of a run with these cells."""
    cells = [SimpleNamespace(user_properties=[("nbval", what)]) for what in properties]
    others = [SimpleNamespace(user_properties=[("time", 3)]), SimpleNamespace()]
    lines, stats = [], {"passed": cells, "failed": [], "warnings": others}
    compared_cells.pytest_terminal_summary(SimpleNamespace(stats=stats, write_line=lines.append))
    return lines


def test_the_run_ends_by_saying_how_many_cells_were_compared():
    line = "nbval: 2 of 4 code cells had an output compared; 1 exempted"
    assert summary("compared", "exempted", "not compared", "compared") == [line]


def test_a_run_without_notebooks_ends_in_silence():
    assert summary() == []
