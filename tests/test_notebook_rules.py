"""Every rule for notebooks is shown able to fail: on a good notebook with one thing spoilt."""

import cell_rules
import nbformat
import output_rules
import prose_rules
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import refresh

RULES = cell_rules.RULES + output_rules.RULES + prose_rules.RULES
PICTURE = '<img alt="u = b × c" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">'


def good_notebook():
    """Return a notebook that keeps to all rules; its cells are p01 c02 p03 c04 and so on, to p31."""
    cells = [new_markdown_cell("# Walk back\n\nOne formula.\nTwo `a. B` lines, e.g. This one.")]
    for k in range(15):
        cells += [code(f"{k} + 1", str(k + 1)), new_markdown_cell("- Read it.\n- Then go on.")]
    cells[1].source = "from helpers import draw"
    cells[3].outputs = [new_output("execute_result", {"text/plain": "u = b × c", "text/html": PICTURE})]
    cells[4].source = "## A step\n\n### Within a step\n\nSee $x. Y$."
    return refresh.normal_form(new_notebook(cells=cells))


def code(source, text):
    """Return a code cell that has put out a text."""
    output = new_output("execute_result", {"text/plain": text}, execution_count=1)
    return new_code_cell(source, execution_count=1, outputs=[output])


def spoil_source(place, source):
    """Return a way to spoil a notebook: another source for one of its cells."""
    return lambda cells: cells[place].update(source=source)


def spoil_output(**output):
    """Return a way to spoil a notebook: another output for its second code cell."""
    return lambda cells: cells[3].update(outputs=[nbformat.from_dict(output)])


def shows(text, kind="text/plain"):
    """Return a way to spoil a notebook: its second code cell shows this."""
    return spoil_output(output_type="display_data", data={kind: text}, metadata={})


SPOILT = [
    (cell_rules.it_has_30_to_80_cells, lambda cells: cells.pop() and cells.pop(), "29 cells"),
    (cell_rules.it_has_30_to_80_cells, lambda cells: cells.extend(cells[-1:] * 50), "81 cells"),
    (cell_rules.prose_outnumbers_code, lambda cells: cells.pop(), "15 prose cells, but 15"),
    (cell_rules.code_cells_are_short, spoil_source(5, "\n".join("x" * 21)), "c06 has 21 lines"),
    (
        cell_rules.code_cells_are_short,
        lambda cells: [cell.update(source="x\n" * 6) for cell in cells[3::2]],
        "6 lines or more",
    ),
    (cell_rules.code_cells_stand_alone, lambda cells: [cells.pop(8), cells.pop(6)], "c06 and c08, c08 and"),
    (cell_rules.code_is_plain_python, spoil_source(3, "%matplotlib inline"), "c04 is no plain Python"),
    (cell_rules.code_is_plain_python, spoil_source(3, "!ls"), "c04 is no plain Python"),
    (cell_rules.code_is_plain_python, spoil_source(3, ""), "c04 is no plain Python, or empty"),
    (cell_rules.code_is_plain_python, spoil_source(3, "x;"), "c04 hides its value"),
    (cell_rules.imports_stand_in_the_first_code_cell, spoil_source(1, "x = 1"), "c02, the first"),
    (
        cell_rules.imports_stand_in_the_first_code_cell,
        spoil_source(3, "def f():\n    import os"),
        "c04 imports",
    ),
    (
        cell_rules.plumbing_stays_in_the_helpers,
        spoil_source(1, "import matplotlib.pyplot as p"),
        "matplotlib",
    ),
    (cell_rules.plumbing_stays_in_the_helpers, spoil_source(1, "from IPython import x"), "c02 uses IPython"),
    (cell_rules.plumbing_stays_in_the_helpers, spoil_source(3, "plt.plot(x)"), "c04 uses plt"),
    (cell_rules.plumbing_stays_in_the_helpers, spoil_source(3, "display(x)"), "c04 uses display"),
    (cell_rules.plumbing_stays_in_the_helpers, spoil_source(3, "slider.observe(f)"), "c04 uses observe"),
    (cell_rules.code_runs_on_every_machine, spoil_source(3, "sys.path.append(1)"), "c04 says sys.path"),
    (cell_rules.code_runs_on_every_machine, spoil_source(3, "f('https://a.b')"), "c04 says https://"),
    (cell_rules.code_runs_on_every_machine, spoil_source(3, "open('/mnt/me/x')"), "c04 says /mnt/"),
    (cell_rules.code_runs_on_every_machine, spoil_source(3, r"open('C:\me')"), "c04 says C:"),
    (
        cell_rules.nothing_is_exempted_from_comparison,
        spoil_source(3, "# NBVAL_IGNORE_OUTPUT\nx"),
        "c04 is exempted",
    ),
    (
        cell_rules.nothing_is_exempted_from_comparison,
        lambda cells: cells[3].metadata.update(tags=["raises-exception"]),
        "c04 is exempted",
    ),
    (
        cell_rules.nothing_is_exempted_from_comparison,
        lambda cells: cells[3].metadata.update(tags=["skip-execution"]),
        "c04 is exempted",
    ),
    (
        cell_rules.every_code_cell_is_stored_executed,
        lambda cells: cells[3].update(execution_count=None),
        "[1, None, 3",
    ),
    (
        output_rules.every_cell_runs_in_silence,
        spoil_output(output_type="error", ename="KeyError", evalue="", traceback=[]),
        "c04 ends in an error: KeyError",
    ),
    (
        output_rules.every_cell_runs_in_silence,
        spoil_output(output_type="stream", name="stderr", text="Warning"),
        "c04 writes a warning or an error: Warning",
    ),
    (output_rules.pictures_go_out_as_html_images, shows("", "image/png"), "c04 puts out image/png"),
    (output_rules.pictures_go_out_as_html_images, shows("", "image/svg+xml"), "puts out image/svg+xml"),
    (output_rules.pictures_go_out_as_html_images, shows("<svg></svg>", "text/html"), "HTML with <svg>"),
    (output_rules.every_picture_has_an_alt_text, shows("<img src='x'>", "text/html"), "c04 shows a picture"),
    (output_rules.every_picture_has_an_alt_text, shows("<img alt=' '>", "text/html"), "c04 shows a picture"),
    (output_rules.every_picture_has_an_alt_text, spoil_source(2, "![](a.png)"), "p03 shows a picture"),
    (output_rules.every_picture_has_an_alt_text, spoil_source(2, "<img src='x'>"), "p03 shows a picture"),
    (output_rules.a_picture_comes_within_the_first_five_cells, shows("33"), "no picture in the first five"),
    (output_rules.prose_follows_every_picture, lambda cells: cells.pop(4), "c04 shows a picture, and no"),
    (
        output_rules.prose_follows_every_picture,
        lambda cells: cells.append(cells[3]),
        "c04 shows a picture, and no",
    ),
    (output_rules.outputs_are_the_same_everywhere, shows("<f at 0x7f3a5c>"), "c04 puts out an address: 0x7f"),
    (output_rules.outputs_are_the_same_everywhere, shows("in /opt/me"), "c04 puts out a path: /opt/"),
    (output_rules.outputs_are_the_same_everywhere, shows(r"C:\me"), r"c04 puts out a path: C:\\"[:-1]),
    (output_rules.outputs_are_the_same_everywhere, shows("on 2024-02-29"), "a date: 2024-02-29"),
    (output_rules.outputs_are_the_same_everywhere, shows("12.5 ms"), "a timing: 12.5 ms"),
    (output_rules.outputs_are_the_same_everywhere, shows("3 s per loop"), "a timing: 3 s"),
    (output_rules.outputs_are_the_same_everywhere, shows("2.13.0"), "a version: 2.13.0"),
    (output_rules.outputs_are_the_same_everywhere, shows("<p>2 ms</p>", "text/html"), "a timing: 2 ms"),
    (
        output_rules.outputs_are_the_same_everywhere,
        spoil_output(output_type="stream", name="stdout", text="2 ms"),
        "a timing: 2 ms",
    ),
    (
        output_rules.pictures_are_the_same_everywhere,
        shows("<img alt='x' src='data:,%3Cpath id=%220x7f3a5c22%22/%3E'>", "text/html"),
        "c04 puts out an address: 0x7f3a5c22",
    ),
    (prose_rules.prose_cells_are_short, spoil_source(2, "word " * 121), "p03 has 121 words"),
    (prose_rules.each_sentence_has_its_line, spoil_source(2, "One. Two."), "two sentences in one line: One."),
    (prose_rules.each_sentence_has_its_line, spoil_source(2, "- **Is it?** Yes."), "two sentences"),
    (prose_rules.each_sentence_has_its_line, spoil_source(2, "One that\ngoes on."), "sentence in two lines"),
    (prose_rules.headings_form_a_tree, spoil_source(0, "## Walk"), "p01, the first cell, does not begin"),
    (prose_rules.headings_form_a_tree, spoil_source(2, "# Again"), "a second title: Again"),
    (prose_rules.headings_form_a_tree, spoil_source(2, "### Deep"), "left out before: Deep"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_keeps_every_rule(rule):
    assert list(rule(good_notebook())) == []


@pytest.mark.parametrize(
    ("rule", "spoil", "words"), SPOILT, ids=lambda part: getattr(part, "__name__", str(part))
)
def test_a_spoilt_notebook_breaks_the_rule(rule, spoil, words):
    notebook = good_notebook()
    spoil(notebook.cells)
    assert words in "\n".join(rule(notebook))


def test_another_kernel_breaks_the_rule():
    notebook = good_notebook()
    notebook.metadata["kernelspec"] = {"name": "my-env"}
    assert list(cell_rules.the_kernel_is_python3(notebook)) == ["The kernel is my-env."]


def test_every_rule_was_seen_failing():
    assert {rule for rule, _, _ in SPOILT} | {cell_rules.the_kernel_is_python3} == set(RULES)


@pytest.mark.parametrize(
    "line",
    [
        "It is 3.5 times J, i.e. More than a third.",
        "1. The first step.",
        "Hinton et al. Nature 1986, by G. Hinton.",
        "Is `x. Y` a node?",
        "| One. Two. | Three. |",
    ],
)
def test_a_full_stop_within_a_sentence_ends_no_sentence(line):
    notebook = new_notebook(cells=[new_markdown_cell(line)])
    assert list(prose_rules.each_sentence_has_its_line(notebook)) == []


@pytest.fixture
def page(tmp_path):
    """Return a page with headings, beside an empty file."""
    (tmp_path / "there.txt").touch()
    (tmp_path / "page.md").write_text("# The first `x` – step\n## Why *not*?\n", encoding="utf-8")
    return tmp_path / "page.md"


@pytest.mark.parametrize(
    "link",
    ["there.txt", "#why-not", "page.md#the-first-x--step", "https://a.b/c", "mailto:a@b.c", "there.txt 'x'"],
)
def test_a_link_that_leads_somewhere_is_not_reported(page, link):
    page.write_text(page.read_text("utf-8") + f"See [this]({link}).", encoding="utf-8")
    assert prose_rules.broken_links(page) == []


@pytest.mark.parametrize(
    "link", ["gone.txt", "#nowhere", "page.md#nowhere", "folder/there.txt", "gone.md#why-not"]
)
def test_a_link_that_leads_nowhere_is_reported(page, link):
    page.write_text(page.read_text("utf-8") + f"See [this]({link}) and `[x](y)`.", encoding="utf-8")
    assert prose_rules.broken_links(page) == [link]


def test_links_in_notebooks_and_in_html_are_followed_too(page):
    cells = [new_markdown_cell("# My Title\n<img src='gone.png'> [a](#My-Title) [b](#Gone) [c](page.md)")]
    nbformat.write(new_notebook(cells=cells), page.with_suffix(".ipynb"))
    assert prose_rules.broken_links(page.with_suffix(".ipynb")) == ["gone.png", "#Gone"]
