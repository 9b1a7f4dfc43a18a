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
# What changes from one machine, or one moment, to the next.
CHANGING = {
    "an address": r"\b0x[0-9a-fA-F]{6,}",
    "a path": r"(?<![\w.<])/(?:home|root|tmp|usr|var|opt|mnt|Users)/|\b[A-Z]:\\|site-packages|ipykernel_\d",
    "a date": r"\b\d{4}-\d\d-\d\d\b|\b\d\d?:\d\d:\d\d\b",
    "a timing": r"\b\d+(?:\.\d+)? ?(?:ns|µs|us|ms|s|sec|seconds?)\b",
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


def it_has_40_to_80_cells_and_more_of_prose_than_of_code(notebook):
    prose, code = len(prose_cells(notebook)), len(code_cells(notebook))
    if not 40 <= prose + code <= 80 or prose <= code:
        yield f"There are {prose} prose cells and {code} code cells."


def code_cells_are_short(notebook):
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    yield from (f"{name} has {lines} lines." for name, lines in lengths.items() if lines > 20)
    if median(lengths.values()) > 5:
        yield f"Half of the code cells have {median(lengths.values())} lines or more."


def code_cells_stand_alone(notebook):
    """Allow one pair of code cells with no prose between them, since prose reads every result."""
    pairs = [(a.id, b.id) for a, b in pairwise(notebook.cells) if a.cell_type == b.cell_type == "code"]
    if len(pairs) > 1:
        yield f"Nothing is said between {pairs}."


def syntax(cell):
    """Return every node of a code cell's syntax tree; none if the cell is empty or no plain Python."""
    try:
        return list(ast.walk(ast.parse(cell.source)))[1:]
    except SyntaxError:
        return []


def code_is_plain_python(notebook):
    """Allow no magics and no shell lines."""
    yield from (f"{cell.id} is no plain Python." for cell in code_cells(notebook) if not syntax(cell))


def imports_stand_in_the_first_code_cell(notebook):
    importing = [cell.id for cell in code_cells(notebook) if any(map(imported, syntax(cell)))]
    if importing != [code_cells(notebook)[0].id]:
        yield f"Imports stand in {', '.join(importing)}."


def plumbing_stays_in_the_helpers(notebook):
    for cell in code_cells(notebook):
        names = {getattr(node, "id", getattr(node, "attr", "")) for node in syntax(cell)}
        names |= {part for node in syntax(cell) for part in imported(node)}
        yield from (f"{cell.id} uses {name}." for name in sorted(names & PLUMBING))


def imported(node):
    """Return the parts of all names that a node imports."""
    if not isinstance(node, ast.Import | ast.ImportFrom):
        return []
    names = [getattr(node, "module", None) or "", *[alias.name for alias in node.names]]
    return ".".join(names).split(".")


def code_runs_on_every_machine(notebook):
    for cell in code_cells(notebook):
        yield from (f"{cell.id} says {text}." for text in re.findall(MACHINE, cell.source))


def nothing_is_exempted_from_comparison(notebook):
    for cell in code_cells(notebook):
        marks = [*find_metadata_tags(cell.metadata), *find_comment_markers(cell.source)]
        if marks or "skip-execution" in cell.metadata.get("tags", []):
            yield f"{cell.id} is exempted from running or from comparison."


def every_code_cell_is_stored_executed(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"The execution counts are {counts}."


# --- the outputs -------------------------------------------------------------------------------


def outputs(notebook):
    """Yield the name of each code cell with each of its outputs, and the HTML in it."""
    for cell in code_cells(notebook):
        yield from ((cell.id, output, html_of(output)) for output in cell.outputs)


def html_of(output):
    """Return the HTML of an output, if there is any."""
    return output.get("data", {}).get("text/html", "")


def images(cell):
    """Return the alt texts of all images in a cell's outputs."""
    return [alt for output in cell.get("outputs", []) for alt in alts(html_of(output))]


def alts(html):
    """Return the alt texts of all images in a piece of HTML."""
    return [attributes.get("alt") or "" for attributes in Page(html).all("img")]


def every_cell_runs_in_silence(notebook):
    for name, output, _ in outputs(notebook):
        if output.output_type == "error" or output.get("name") == "stderr":
            yield f"{name} writes an error or a warning: {output.get('text', output.get('ename'))}"


def pictures_go_out_as_html_images(notebook):
    """Other kinds are not compared by nbval, or not shown in a notebook that is not trusted yet."""
    for name, output, html in outputs(notebook):
        kinds = [kind for kind in output.get("data", {}) if kind.startswith(("image/", "application/"))]
        tags = {tag for tag, _ in Page(html).tags} & {"svg", "script", "iframe", "canvas"}
        yield from (f"{name} puts out {kind}." for kind in [*kinds, *sorted(tags)])


def every_picture_has_an_alt_text(notebook):
    for cell in notebook.cells:
        seen = images(cell) + (alts(cell.source) if cell.cell_type == "markdown" else [])
        if not all(alt.strip() for alt in seen) or (cell.cell_type == "markdown" and "![](" in cell.source):
            yield f"{cell.id} shows a picture without an alt text."


def a_picture_comes_within_the_first_five_cells(notebook):
    if not any(images(cell) for cell in notebook.cells[:5]):
        yield "There is no picture in the first five cells."


def prose_follows_every_picture(notebook):
    for cell, follower in zip_longest(notebook.cells, notebook.cells[1:]):
        if images(cell) and (follower is None or follower.cell_type != "markdown"):
            yield f"{cell.id} shows a picture, and no sentence after it reads it."


def outputs_are_the_same_everywhere(notebook):
    """Look into the source of pictures too, where a number with an s may be a curve, not a timing."""
    for name, output, html in outputs(notebook):
        texts = [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
        for what, pattern in CHANGING.items():
            source = unquote(html) if what in ("an address", "a path") else ""
            if found := re.search(pattern, "\n".join([*texts, *Page(html).texts, *alts(html), source])):
                yield f"{name} puts out {what}: {found[0]}"


# --- the prose ---------------------------------------------------------------------------------


def plain(source):
    """Return prose with a stand-in for each piece of code and each formula."""
    return CODE_AND_FORMULAS.sub("x", source)


def prose_cells_are_short(notebook):
    counts = {cell.id: words(cell) for cell in prose_cells(notebook)}
    yield from (f"{name} has {count} words." for name, count in counts.items() if count > 120)


def words(cell):
    """Count the words of a cell; a dash or a sign is none."""
    return sum(any(map(str.isalnum, word)) for word in cell.source.split())


def each_sentence_has_its_line(notebook):
    for cell in prose_cells(notebook):
        lines = plain(cell.source).splitlines()
        for line, follower in zip_longest(lines, lines[1:], fillvalue=""):
            if NEW_SENTENCE.search(LINE_MARK.sub("", line)) and not line.startswith(("|", "<")):
                yield f"{cell.id} has two sentences in one line: {line}"
            if re.search(r"[\w,]$", line) and re.match(r"[a-z]{2,}\b", follower):
                yield f"{cell.id} has a sentence in two lines: {line} / {follower}"


def headings(source):
    """Return (level, text) of each heading in a piece of Markdown."""
    found = re.findall(r"^(#+)\s+(.*\S)", re.sub(r"```.*?```", "", source, flags=re.DOTALL), re.MULTILINE)
    return [(len(marks), text) for marks, text in found]


def headings_form_a_tree(notebook):
    if not notebook.cells[0].source.startswith("# "):
        yield "The first cell does not begin with the title."
    found = [heading for cell in prose_cells(notebook) for heading in headings(cell.source)]
    yield from (f"There is a second title: {text}" for level, text in found[1:] if level == 1)
    for (level, _), (next_level, text) in pairwise(found):
        if next_level > level + 1:
            yield f"A level of headings is left out before: {text}"


def broken_links(path):
    """Return the links in a notebook or a Markdown file that lead to no file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        source = "\n".join(cell.source for cell in prose_cells(nbformat.reads(source, as_version=4)))
    links = [markdown or html for markdown, html in LINK.findall(plain(source))]
    return [link for link in links if ":" not in link and not (path.parent / link).exists()]


RULES = [
    it_has_40_to_80_cells_and_more_of_prose_than_of_code,
    code_cells_are_short,
    code_cells_stand_alone,
    code_is_plain_python,
    imports_stand_in_the_first_code_cell,
    plumbing_stays_in_the_helpers,
    code_runs_on_every_machine,
    nothing_is_exempted_from_comparison,
    every_code_cell_is_stored_executed,
    every_cell_runs_in_silence,
    pictures_go_out_as_html_images,
    every_picture_has_an_alt_text,
    a_picture_comes_within_the_first_five_cells,
    prose_follows_every_picture,
    outputs_are_the_same_everywhere,
    prose_cells_are_short,
    each_sentence_has_its_line,
    headings_form_a_tree,
]
