"""What every notebook keeps to: its cells, its outputs, its prose, and where its links lead.

A rule takes a notebook and yields one sentence for each place that breaks it.
"""

import ast
import re
from itertools import pairwise, zip_longest
from statistics import median
from urllib.parse import unquote

import nbformat
from nbval.plugin import find_comment_markers, find_metadata_tags
from pages import Page

# Showing and wiring belong in helpers, and nothing is fetched while a notebook runs.
PLUMBING = {*"display HTML SVG Markdown IPython get_ipython ipywidgets widgets interact observe".split()}
PLUMBING |= {*"clear_output Output pyplot urllib requests subprocess warnings".split()}
MACHINE = r"sys\.path|https?://|(?<![\w.])/(?:home|root|tmp|usr|Users|mnt|content)/|\b[A-Za-z]:[\\/]"
# What changes from one day or machine to the next; what changes from run to run, a fresh run shows.
CHANGING = {
    "a path": r"(?<![\w.<])/(?:home|root|tmp|usr|var|opt|mnt|Users)/|\b[A-Z]:\\|site-packages|ipykernel_\d",
    "a date": r"\b\d{4}-\d\d-\d\d\b|\b\d\d?:\d\d:\d\d\b",
    "a version": r"\b\d+\.\d+\.\d+\b",
}
CODE_AND_FORMULAS = re.compile(r"```.*?```|~~~.*?~~~|\$\$.*?\$\$|`[^`\n]*`|\$[^$\n]+\$", re.DOTALL)
LINE_MARK = re.compile(r"^\s*(?:>\s*)*(?:#+|[-*+]|\d+\.)?\s+")
NEW_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!\bal)[.!?][\"”’*_)]*\s+[\"“‘*_(]*[A-Z]")
LINK = re.compile(r"\]\(<?([^)>\s]+)[^)]*\)|(?:href|src)=[\"']([^\"']+)[\"']")


def code_cells(notebook):
    """Return the code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose_cells(notebook):
    """Return the prose cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


# --- the cells ---------------------------------------------------------------------------------


def cells_are_many_and_short_and_prose_reads_every_result(notebook):
    """Allow one pair of code cells with no prose between them."""
    prose, code = len(prose_cells(notebook)), len(code_cells(notebook))
    if not 40 <= prose + code <= 80 or prose <= code:
        yield f"There are {prose} prose cells and {code} code cells."
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    yield from (f"{name} has {lines} lines." for name, lines in lengths.items() if lines > 20)
    if median(lengths.values()) > 5:
        yield f"Half of the code cells have {median(lengths.values())} lines or more."
    pairs = [(a.id, b.id) for a, b in pairwise(notebook.cells) if a.cell_type == b.cell_type == "code"]
    if len(pairs) > 1:
        yield f"Nothing is said between {pairs}."


def code_is_plain_python_without_plumbing(notebook):
    """Allow no magics, no shell lines, and imports in the first code cell alone."""
    for cell in code_cells(notebook):
        if not syntax(cell):
            yield f"{cell.id} is no plain Python."
        names = {getattr(node, "id", getattr(node, "attr", "")) for node in syntax(cell)}
        names |= {part for node in syntax(cell) for part in imported(node)}
        yield from (f"{cell.id} uses {name}." for name in sorted(names & PLUMBING))
        yield from (f"{cell.id} says {text}." for text in re.findall(MACHINE, cell.source))
    importing = [cell.id for cell in code_cells(notebook) if any(map(imported, syntax(cell)))]
    if importing != [code_cells(notebook)[0].id]:
        yield f"Imports stand in {', '.join(importing)}."


def syntax(cell):
    """Return every node of a code cell's syntax tree; none if the cell is empty or no plain Python."""
    try:
        return list(ast.walk(ast.parse(cell.source)))[1:]
    except SyntaxError:
        return []


def imported(node):
    """Return the parts of all names that a node imports."""
    if not isinstance(node, ast.Import | ast.ImportFrom):
        return []
    names = [getattr(node, "module", None) or "", *[alias.name for alias in node.names]]
    return ".".join(names).split(".")


# --- the outputs -------------------------------------------------------------------------------


def every_cell_is_run_and_compared(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"The execution counts are {counts}."
    for cell in code_cells(notebook):
        marks = [*find_metadata_tags(cell.metadata), *find_comment_markers(cell.source)]
        if marks or "skip-execution" in cell.metadata.get("tags", []):
            yield f"{cell.id} is exempted from running or from comparison."


def html_of(output):
    """Return the HTML of an output, if there is any."""
    return output.get("data", {}).get("text/html", "")


def alts(html):
    """Return the alt texts of all images in a piece of HTML."""
    return [attributes.get("alt") or "" for attributes in Page(html).all("img")]


def images(cell):
    """Return the alt texts of all images in a cell's outputs, or in its prose."""
    html = "".join(map(html_of, cell.get("outputs", [])))
    return alts(cell.source if cell.cell_type == "markdown" else html)


def outputs_are_quiet_and_the_same_everywhere(notebook):
    """Allow pictures as HTML images alone; nbval does not compare other kinds, or a page does not trust them.

    The source of a picture is searched for paths alone, since any number may stand in it.
    """
    for name, output in [(cell.id, output) for cell in code_cells(notebook) for output in cell.outputs]:
        if output.output_type == "error" or output.get("name") == "stderr":
            yield f"{name} writes an error or a warning: {output.get('text', output.get('ename'))}"
        html, data = html_of(output), output.get("data", {})
        kinds = [kind for kind in data if kind.startswith(("image/", "application/"))]
        tags = {tag for tag, _ in Page(html).tags} & {"svg", "script", "iframe", "canvas"}
        yield from (f"{name} puts out {kind}." for kind in [*kinds, *sorted(tags)])
        texts = [output.get("text", ""), data.get("text/plain", ""), *Page(html).texts, *alts(html)]
        for what, pattern in CHANGING.items():
            if found := re.search(pattern, "\n".join([*texts, unquote(html) if what == "a path" else ""])):
                yield f"{name} puts out {what}: {found[0]}"


def pictures_come_early_and_are_described_and_read(notebook):
    if not any(images(cell) for cell in code_cells(notebook) if cell in notebook.cells[:5]):
        yield "There is no picture in the first five cells."
    for cell, follower in zip_longest(notebook.cells, notebook.cells[1:]):
        if not all(alt.strip() for alt in images(cell)) or "![](" in cell.source:
            yield f"{cell.id} shows a picture without an alt text."
        if cell.cell_type == "code" and images(cell) and getattr(follower, "cell_type", "") != "markdown":
            yield f"{cell.id} shows a picture, and no sentence after it reads it."


# --- the prose ---------------------------------------------------------------------------------


def plain(source):
    """Return prose with a stand-in for each piece of code and each formula."""
    return CODE_AND_FORMULAS.sub("x", source)


def words(cell):
    """Count the words of a cell; a dash or a sign is none."""
    return sum(any(map(str.isalnum, word)) for word in cell.source.split())


def prose_is_short_and_each_sentence_has_its_line(notebook):
    for cell in prose_cells(notebook):
        if words(cell) > 120:
            yield f"{cell.id} has {words(cell)} words."
        lines = plain(cell.source).splitlines()
        for line, follower in zip_longest(lines, lines[1:], fillvalue=""):
            if NEW_SENTENCE.search(LINE_MARK.sub("", line)) and not line.startswith(("|", "<")):
                yield f"{cell.id} has two sentences in one line: {line}"
            if re.search(r"[\w,]$", line) and re.match(r"[a-z]{2,}\b", follower):
                yield f"{cell.id} has a sentence in two lines: {line} / {follower}"


def headings_form_a_tree(notebook):
    if not notebook.cells[0].source.startswith("# "):
        yield "The first cell does not begin with the title."
    source = plain("\n".join(cell.source for cell in prose_cells(notebook)))
    found = re.findall(r"^(#+)\s+(.*\S)", source, re.MULTILINE)
    yield from (f"There is a second title: {text}" for marks, text in found[1:] if marks == "#")
    for (marks, _), (next_marks, text) in pairwise(found):
        if len(next_marks) > len(marks) + 1:
            yield f"A level of headings is left out before: {text}"


def broken_links(path):
    """Return the links in a notebook or a Markdown file that lead to no file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        source = "\n".join(cell.source for cell in prose_cells(nbformat.reads(source, as_version=4)))
    links = [markdown or html for markdown, html in LINK.findall(plain(source))]
    return [link for link in links if ":" not in link and not (path.parent / link).exists()]


RULES = [
    cells_are_many_and_short_and_prose_reads_every_result,
    code_is_plain_python_without_plumbing,
    every_cell_is_run_and_compared,
    outputs_are_quiet_and_the_same_everywhere,
    pictures_come_early_and_are_described_and_read,
    prose_is_short_and_each_sentence_has_its_line,
    headings_form_a_tree,
]
