"""Pasting does to a cell what a learner does: the stub goes, the answer comes, the check stays."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from pasting import checked, paste, paste_all

PASTED = {
    "a value": ("db = ...\ncheck.b(db)", "db = 6  # 3·2\n", "db = 6  # 3·2\ncheck.b(db)"),
    "several values": ("da, db = ..., ...\ncheck.b(db)", "da, db = 1, 2", "da, db = 1, 2\ncheck.b(db)"),
    "a function": (
        "# your turn\ndef f(x):\n    ...\n\n\ncheck.f(f)",
        "def f(x):\n    y = x\n    return y\n",
        "# your turn\ndef f(x):\n    y = x\n    return y\n\n\ncheck.f(f)",
    ),
    "a docstring": (
        'def f(x):\n    """Say it.\n\n    Twice."""\n    ...  # here\ncheck.f(f)',
        "f = abs",
        "f = abs\ncheck.f(f)",
    ),
    "a short stub": ("def f(x): ...\ncheck.f(f)", "def f(x): return x", "def f(x): return x\ncheck.f(f)"),
    "a class": (
        "class C:\n    def f(self): ...\n\n    def g(self): ...\n\n\ncheck.c(C)",
        "class C:\n    def f(self):\n        return 1\n",
        "class C:\n    def f(self):\n        return 1\n\n\ncheck.c(C)",
    ),
    "an empty class": (
        "class A(B): ...\n\n\ncheck.f(A)",
        "class A(B):\n    def f(self):\n        return 1",
        "class A(B):\n    def f(self):\n        return 1\n\n\ncheck.f(A)",
    ),
    "a class that is no stub": (
        "class D:\n    def f(self):\n        return 2\nx = ...\ncheck.c(x)",
        "x = 1",
        "class D:\n    def f(self):\n        return 2\nx = 1\ncheck.c(x)",
    ),
    "a decorator": (
        "@operation\ndef f(x):\n    ...\ncheck.f(f)",
        "def f(x):\n    return x, 1",
        "@operation\ndef f(x):\n    return x, 1\ncheck.f(f)",
    ),
    "two decorators": (
        "@operation\ndef f(x):\n    ...\ncheck.f(f)",
        "@operation\ndef f(x):\n    return x, 1",
        "@operation\ndef f(x):\n    return x, 1\ncheck.f(f)",
    ),
    "other code": (
        "x = [..., 2]\ndef g():\n    return ...\nβ = ...\ncheck.f(β)",
        "β = 'β'",
        "x = [..., 2]\ndef g():\n    return ...\nβ = 'β'\ncheck.f(β)",
    ),
}


@pytest.mark.parametrize(("cell", "solution", "expected"), PASTED.values(), ids=PASTED)
def test_the_solution_replaces_the_stub_and_nothing_else(cell, solution, expected):
    assert paste(cell, solution) == expected


@pytest.mark.parametrize("cell", ["db = 6\ncheck.b(db)", "da = ...\ndb = ...\ncheck.b(db)"])
def test_a_cell_needs_exactly_one_stub(cell):
    with pytest.raises(ValueError, match="stubs, but needs one"):
        paste(cell, "db = 6")


def test_an_exercise_is_known_by_the_check_at_the_end_of_its_cell():
    assert checked("db = ...\ncheck.slope(db)") == "slope"
    assert checked("check.slope(db)\ndb") is None
    assert checked("check.summary()") is None
    assert checked("draw.slope(db)") is None


def test_all_exercises_of_a_notebook_are_solved_in_a_copy():
    cells = [new_markdown_cell("check.b(db)"), new_code_cell("1"), new_code_cell("db = ...\ncheck.b(db)")]
    notebook = new_notebook(cells=cells)
    solved = paste_all(notebook, {"b": "db = 6"})
    assert [cell.source for cell in solved.cells[1:]] == ["1", "db = 6\nbool(check.b(db))"]
    assert notebook.cells[2].source == "db = ...\ncheck.b(db)"
