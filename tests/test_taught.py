"""The comparison of taught cells with the helpers is itself tested, on a module made for it."""

import pytest
import taught

HELPER = '''\
"""A module."""

_made = count()

class Node:
    """A number."""

    def __init__(self, value: float, name=""):
        """Make one."""
        self.value: float = value

def add(x: Node, y: Node) -> Node:
    """z = x + y."""
    return x + y, 1.0, 1.0

def empty():
    """Nothing."""

Node.__add__, Node.__radd__ = add, lambda y, x: add(x, y)
'''
SAME = {
    "sample._made": "_made = count()",
    "sample.Node": "class Node:\n    def __init__(self, value, name=''):\n        self.value = value",
    "sample.Node.__init__": "class Node:\n  def __init__(self, value, name=''):\n    self.value = value",
    "sample.add": "# by hand\ndef add(x, y):\n    return (x + y, 1.0, 1.0)  # z\n\nadd(2, 3)",
    "sample.empty": "def empty():\n    pass",
    "sample.Node.__add__": "Node.__add__ = add",
    "sample.Node.__radd__": "Node.__add__, Node.__radd__ = add, lambda y, x: add(x, y)",
    "folder.inner.one": "one = 1",
}
OTHER = {
    "sample.Node": "class Node:\n    def __init__(self, value):\n        self.value = value",
    "sample.add": "def add(x, y):\n    return x - y, 1.0, 1.0",
    "sample.Node.__radd__": "Node.__radd__ = add",
}


@pytest.fixture(autouse=True)
def helpers(tmp_path, monkeypatch):
    """Let a folder of two small modules stand in for the helpers."""
    (tmp_path / "sample.py").write_text(HELPER)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner.py").write_text("one: int = 1")
    monkeypatch.setattr(taught, "HELPERS", tmp_path)


@pytest.mark.parametrize(("name", "cell"), SAME.items())
def test_a_cell_may_differ_in_docstrings_annotations_comments_and_layout(name, cell):
    assert taught.difference(f"teaches:{name}", cell) == ""


@pytest.mark.parametrize(("name", "cell"), OTHER.items())
def test_a_cell_may_not_differ_in_code(name, cell):
    difference = taught.difference(f"teaches:{name}", cell)
    assert "--- helper" in difference and "+++ cell" in difference


def test_the_difference_shows_the_lines():
    difference = taught.difference("teaches:sample.add", OTHER["sample.add"])
    assert "-    return (x + y, 1.0, 1.0)" in difference
    assert "+    return (x - y, 1.0, 1.0)" in difference


def test_a_tag_that_names_nothing_is_told_what_there_is():
    sentence = "teaches:sample.Nod names nothing: sample.py does not define Nod, but Node."
    assert taught.difference("teaches:sample.Nod", "class Nod: pass") == sentence


@pytest.mark.parametrize("tag", ["teaches:", "teaches:Node", "teaches:sample", "teaches:smple.Node"])
def test_a_tag_without_a_module_is_told_how_to_write_it(tag):
    assert taught.difference(tag, "x = 1") == (
        f"{tag} names no module in helpers; write it like teaches:graph.Node."
    )


def test_a_cell_that_does_not_define_what_its_tag_says_is_named():
    sentence = "The cell tagged teaches:sample.Node does not define Node."
    assert taught.difference("teaches:sample.Node", "add(2, 3)") == sentence
