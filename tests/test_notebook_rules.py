"""Every rule for notebooks is shown able to fail: on a good notebook with one thing spoilt."""

import nbformat
import notebook_rules
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import refresh

PICTURE = '<img alt="u = b × c" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">'


def good_notebook():
    """Return a notebook that keeps to all rules; its cells are p01 c02 p03 c04 and so on, to p41."""
    cells = [new_markdown_cell("# Walk back\n\nOne formula.\nTwo `a. B` lines, e.g. This one.")]
    for k in range(20):
        value = new_output("execute_result", {"text/plain": str(k + 1)})
        cells += [new_code_cell(f"{k} + 1", execution_count=1, outputs=[value])]
        cells += [new_markdown_cell("- Read it.\n- Then go on, as G. Hinton et al. Say.")]
    cells[1].source = "from helpers import draw"
    cells[3].outputs = [new_output("execute_result", {"text/plain": "u = b × c", "text/html": PICTURE})]
    cells[4].source = "## A step\n\n### Within a step\n\nSee $x. Y$, 3.5 times.\n\n| One. Two. | Three. |"
    return refresh.normal_form(new_notebook(cells=cells))


def source(place, text):
    """Return a way to spoil a notebook: another source for one of its cells."""
    return lambda cells: cells[place].update(source=text)


def output(**parts):
    """Return a way to spoil a notebook: another output for its second code cell."""
    return lambda cells: cells[3].update(outputs=[nbformat.from_dict(parts)])


def shows(text, kind="text/plain"):
    """Return a way to spoil a notebook: its second code cell shows this."""
    return output(output_type="display_data", data={kind: text}, metadata={})


SPOILT = {  # by what is said of it, a notebook with one thing spoilt
    "61 prose cells and 20": lambda cells: cells.extend(cells[-1:] * 40),
    "20 prose cells and 20": lambda cells: cells.pop(),
    "c06 has 21 lines": source(5, "\n".join("x" * 21)),
    "have 6.0 lines or more": lambda cells: [cell.update(source="\n".join("x" * 6)) for cell in cells[3::2]],
    "'c08'), ('c08', 'c10')]": lambda cells: [cells.pop(8), cells.pop(6)],
    "c04 is no plain Python": source(3, "%matplotlib inline"),
    "in c02, c04": source(3, "def f():\n    import os"),
    "c04 uses observe": source(3, "slider.observe(f)"),
    "c02 uses IPython": source(1, "from IPython.display import x"),
    "c04 says https://": source(3, "f('https://a.b')"),
    "c04 is exempted": source(3, "# NBVAL_IGNORE_OUTPUT\nx"),
    "[1, None, 3": lambda cells: cells[3].update(execution_count=None),
    "warning: Oh": output(output_type="stream", name="stderr", text="Oh"),
    "c04 puts out image/png": shows("", "image/png"),
    "c04 puts out svg": shows("<svg></svg>", "text/html"),
    "c04 shows a picture without an alt": shows("<img alt=' '>", "text/html"),
    "p03 shows a picture without an alt": source(2, "![](a.png)"),
    "no picture in the first five": shows("33"),
    "c04 shows a picture, and no": lambda cells: cells.pop(4),
    "c42 shows a picture, and no": lambda cells: cells.append(nbformat.from_dict(cells[3] | {"id": "c42"})),
    "c04 puts out a path: /opt/": shows("<img src='data:,%22 /opt/me%22'>", "text/html"),
    "a date: 2024-02-29": shows("<p>on 2024-02-29</p>", "text/html"),
    "a version: 2.13.0": shows("2.13.0"),
    "p03 has 121 words": source(2, "word " * 121),
    "two sentences in one line: - **Is": source(2, "- **Is it?** Yes."),
    "sentence in two lines": source(2, "One that\ngoes on."),
    "does not begin with the title": source(0, "## Walk"),
    "a second title: Again": source(2, "# Again"),
    "left out before: Deep": source(2, "### Deep"),
}


@pytest.mark.parametrize("words", SPOILT)
def test_a_spoilt_notebook_breaks_a_rule_that_a_good_one_keeps(words):
    def said(notebook):
        return "\n".join(sentence for rule in notebook_rules.RULES for sentence in rule(notebook))

    notebook = good_notebook()
    assert said(notebook) == ""
    SPOILT[words](notebook.cells)
    assert words in said(notebook)


def test_a_link_is_reported_where_it_leads_nowhere(tmp_path):
    (tmp_path / "there.txt").touch()
    links = "".join(f"[this]({link} 'x')" for link in ("there.txt", "https://a.b/c", "gone.txt"))
    cells = [new_markdown_cell(f"# My Title\n<img src='gone.png'> and `[x](y)`. {links}")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "a.ipynb")
    assert notebook_rules.broken_links(tmp_path / "a.ipynb") == ["gone.png", "gone.txt"]
