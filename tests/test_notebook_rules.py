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


SIZE = "it_has_40_to_80_cells_and_more_of_prose_than_of_code"
SPOILT = [
    (SIZE, lambda cells: cells.extend(cells[-1:] * 40), "61 prose cells and 20"),
    (SIZE, lambda cells: cells.pop(), "20 prose cells and 20"),
    ("code_cells_are_short", source(5, "\n".join("x" * 21)), "c06 has 21 lines"),
    (
        "code_cells_stand_alone",
        lambda cells: [cells.pop(8), cells.pop(6)],
        "'c08'), ('c08', 'c10')]",
    ),
    ("code_is_plain_python", source(3, "%matplotlib inline"), "c04 is no plain Python"),
    ("imports_stand_in_the_first_code_cell", source(3, "def f():\n    import os"), "in c02, c04"),
    ("plumbing_stays_in_the_helpers", source(3, "slider.observe(f)"), "c04 uses observe"),
    ("plumbing_stays_in_the_helpers", source(1, "from IPython.display import x"), "c02 uses IPython"),
    ("code_runs_on_every_machine", source(3, "f('https://a.b')"), "c04 says https://"),
    ("nothing_is_exempted_from_comparison", source(3, "# NBVAL_IGNORE_OUTPUT\nx"), "c04 is exempted"),
    (
        "every_code_cell_is_stored_executed",
        lambda cells: cells[3].update(execution_count=None),
        "[1, None, 3",
    ),
    ("every_cell_runs_in_silence", output(output_type="stream", name="stderr", text="Oh"), "warning: Oh"),
    ("pictures_go_out_as_html_images", shows("", "image/png"), "c04 puts out image/png"),
    ("pictures_go_out_as_html_images", shows("<svg></svg>", "text/html"), "c04 puts out svg"),
    ("every_picture_has_an_alt_text", shows("<img alt=' '>", "text/html"), "c04 shows a picture"),
    ("every_picture_has_an_alt_text", source(2, "![](a.png)"), "p03 shows a picture"),
    ("a_picture_comes_within_the_first_five_cells", shows("33"), "no picture in the first five"),
    ("prose_follows_every_picture", lambda cells: cells.pop(4), "c04 shows a picture, and no"),
    ("prose_follows_every_picture", lambda cells: cells.append(cells[3]), "c04 shows a picture, and no"),
    ("outputs_are_the_same_everywhere", shows("<f at 0x7f3a5c>"), "c04 puts out an address: 0x7f"),
    ("outputs_are_the_same_everywhere", shows("in /opt/me"), "c04 puts out a path: /opt/"),
    ("outputs_are_the_same_everywhere", shows("on 2024-02-29"), "a date: 2024-02-29"),
    ("outputs_are_the_same_everywhere", shows("<p>12.5 ms</p>", "text/html"), "a timing: 12.5 ms"),
    ("outputs_are_the_same_everywhere", shows("2.13.0"), "a version: 2.13.0"),
    ("outputs_are_the_same_everywhere", shows("<img src='data:,%220x7f3a5c22'>", "text/html"), "0x7f3a5c22"),
    ("prose_cells_are_short", source(2, "word " * 121), "p03 has 121 words"),
    ("each_sentence_has_its_line", source(2, "- **Is it?** Yes."), "two sentences in one line: - **Is"),
    ("each_sentence_has_its_line", source(2, "One that\ngoes on."), "sentence in two lines"),
    ("headings_form_a_tree", source(0, "## Walk"), "does not begin with the title"),
    ("headings_form_a_tree", source(2, "# Again"), "a second title: Again"),
    ("headings_form_a_tree", source(2, "### Deep"), "left out before: Deep"),
]


def test_every_rule_is_seen_failing_below():
    assert {name for name, *_ in SPOILT} == {rule.__name__ for rule in notebook_rules.RULES}


@pytest.mark.parametrize(("name", "spoil", "words"), SPOILT, ids=[words for *_, words in SPOILT])
def test_a_spoilt_notebook_breaks_a_rule_that_a_good_one_keeps(name, spoil, words):
    notebook, rule = good_notebook(), getattr(notebook_rules, name)
    assert list(rule(notebook)) == []
    spoil(notebook.cells)
    assert words in "\n".join(rule(notebook))


def test_a_link_is_reported_where_it_leads_nowhere(tmp_path):
    (tmp_path / "there.txt").touch()
    links = "".join(f"[this]({link} 'x')" for link in ("there.txt", "https://a.b/c", "gone.txt"))
    cells = [new_markdown_cell(f"# My Title\n<img src='gone.png'> and `[x](y)`. {links}")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "a.ipynb")
    assert notebook_rules.broken_links(tmp_path / "a.ipynb") == ["gone.png", "gone.txt"]
