"""What the prose cells of every notebook keep to, and where links in prose lead.

A rule takes a notebook and yields one sentence for each place that breaks it.
"""

import re
from itertools import pairwise

import nbformat

CODE_AND_FORMULAS = re.compile(r"```.*?```|~~~.*?~~~|\$\$.*?\$\$|`[^`\n]*`|\$[^$\n]+\$", re.DOTALL)
LINE_MARK = re.compile(r"^\s*(?:>\s*)*(?:#+|[-*+]|\d+\.)?\s+")
NEW_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!\bal)[.!?][\"”’*_)]*\s+[\"“‘*_(]*[A-Z]")
LINK = re.compile(r"\]\(<?([^)>\s]+)[^)]*\)|(?:href|src)=[\"']([^\"']+)[\"']")


def prose_cells(notebook):
    """Return the prose cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def plain(source):
    """Return prose with a stand-in for each piece of code and each formula."""
    return CODE_AND_FORMULAS.sub("x", source)


def prose_cells_are_short(notebook):
    for cell in prose_cells(notebook):
        words = [word for word in cell.source.split() if any(map(str.isalnum, word))]
        if len(words) > 120:
            yield f"{cell.id} has {len(words)} words."


def each_sentence_has_its_line(notebook):
    for cell in prose_cells(notebook):
        for line in plain(cell.source).splitlines():
            if NEW_SENTENCE.search(LINE_MARK.sub("", line)) and not line.startswith(("|", "<")):
                yield f"{cell.id} has two sentences in one line: {line}"
        for line, follower in pairwise(plain(cell.source).splitlines()):
            if re.search(r"[\w,]$", line) and re.match(r"[a-z]{2,}\b", follower):
                yield f"{cell.id} has a sentence in two lines: {line} / {follower}"


def headings(source):
    """Return (level, text) of each heading in a piece of Markdown."""
    found = re.findall(r"^(#+)\s+(.*\S)", re.sub(r"```.*?```", "", source, flags=re.DOTALL), re.MULTILINE)
    return [(len(marks), text) for marks, text in found]


def headings_form_a_tree(notebook):
    first, *others = notebook.cells
    if first.cell_type != "markdown" or not first.source.startswith("# "):
        yield f"{first.id}, the first cell, does not begin with the title."
    found = [heading for cell in prose_cells(notebook) for heading in headings(cell.source)]
    yield from (f"There is a second title: {text}" for level, text in found[1:] if level == 1)
    for (level, _), (next_level, text) in pairwise(found):
        if next_level > level + 1:
            yield f"A level of headings is left out before: {text}"


def broken_links(path):
    """Return the links in a notebook or a Markdown file that lead to no file, or to no heading in it."""
    links = [markdown or html for markdown, html in LINK.findall(plain(markdown_of(path)))]
    return [link for link in links if not re.match(r"[a-z]+:", link) and not leads_somewhere(link, path)]


def leads_somewhere(link, path):
    """Tell whether a relative link in a file has a target."""
    name, _, anchor = link.partition("#")
    target = path.parent / name if name else path
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(path):
    """Return the anchors of all headings in a file, as JupyterLab and as GitHub form them."""
    texts = [text for _, text in headings(markdown_of(path))]
    github = [re.sub(r"[^\w\- ]", "", text).strip().replace(" ", "-").lower() for text in texts]
    return {text.replace(" ", "-") for text in texts} | set(github)


def markdown_of(path):
    """Return the prose in a notebook, or the whole of another file."""
    if path.suffix == ".ipynb":
        return "\n\n".join(cell.source for cell in prose_cells(nbformat.read(path, as_version=4)))
    return path.read_text(encoding="utf-8")


RULES = [prose_cells_are_short, each_sentence_has_its_line, headings_form_a_tree]
