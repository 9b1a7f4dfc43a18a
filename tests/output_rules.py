"""What the stored outputs of every notebook keep to.

A rule takes a notebook and yields one sentence for each place that breaks it.
"""

import re
from html.parser import HTMLParser
from itertools import zip_longest
from urllib.parse import unquote

# What changes from one machine, or one moment, to the next.
CHANGING = {
    "an address": r"\b0x[0-9a-fA-F]{6,}",
    "a path": r"(?<![\w.<])/(?:home|root|tmp|usr|var|opt|mnt|Users)/|\b[A-Z]:\\|site-packages|ipykernel_\d",
    "a date": r"\b\d{4}-\d\d-\d\d\b|\b\d\d?:\d\d:\d\d\b",
    "a timing": r"\b\d+(?:\.\d+)? ?(?:ns|µs|us|ms|s|sec|seconds?)\b",
    "a version": r"\b\d+\.\d+\.\d+\b",
}


class Page(HTMLParser):
    """What is to be seen in a piece of HTML: its images and its text."""

    def __init__(self, source):
        super().__init__()
        self.images, self.text, self.tags = [], [], set()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "img":
            self.images.append(dict(attrs).get("alt") or "")

    def handle_data(self, data):
        self.text.append(data)


def outputs(notebook):
    """Yield the name of each code cell with each of its outputs."""
    for cell in notebook.cells:
        yield from ((cell.id, output) for output in cell.get("outputs", []))


def pages(cell):
    """Return what is to be seen in the HTML outputs of a cell."""
    return [Page(output.data["text/html"]) for output in cell.get("outputs", []) if is_html(output)]


def is_html(output):
    """Tell whether an output is HTML."""
    return "text/html" in output.get("data", {})


def every_cell_runs_in_silence(notebook):
    for name, output in outputs(notebook):
        if output.output_type == "error":
            yield f"{name} ends in an error: {output.ename}."
        if output.get("name") == "stderr":
            yield f"{name} writes a warning or an error: {output.text.strip()}"


def pictures_go_out_as_html_images(notebook):
    """Other kinds are not compared by nbval, or not shown in a notebook that is not trusted yet."""
    for name, output in outputs(notebook):
        kinds = [kind for kind in output.get("data", {}) if kind.startswith(("image/", "application/"))]
        yield from (f"{name} puts out {kind}." for kind in kinds)
    for cell in notebook.cells:
        tags = {tag for page in pages(cell) for tag in page.tags} & {"svg", "script", "iframe", "canvas"}
        yield from (f"{cell.id} puts out HTML with <{tag}>." for tag in sorted(tags))


def every_picture_has_an_alt_text(notebook):
    for cell in notebook.cells:
        seen = pages(cell) + ([Page(cell.source)] if cell.cell_type == "markdown" else [])
        if not all(alt.strip() for page in seen for alt in page.images):
            yield f"{cell.id} shows a picture without an alt text."
        if cell.cell_type == "markdown" and "![](" in cell.source:
            yield f"{cell.id} shows a picture without an alt text."


def a_picture_comes_within_the_first_five_cells(notebook):
    if not any(page.images for cell in notebook.cells[:5] for page in pages(cell)):
        yield "There is no picture in the first five cells."


def prose_follows_every_picture(notebook):
    for cell, follower in zip_longest(notebook.cells, notebook.cells[1:]):
        has_picture = any(page.images for page in pages(cell))
        if has_picture and (follower is None or follower.cell_type != "markdown"):
            yield f"{cell.id} shows a picture, and no sentence after it reads it."


def outputs_are_the_same_everywhere(notebook):
    for name, output in outputs(notebook):
        for what, pattern in CHANGING.items():
            found = re.search(pattern, words(output))
            if found:
                yield f"{name} puts out {what}: {found[0]}"


def words(output):
    """Return all that can be read in an output, the words inside pictures too."""
    data = output.get("data", {})
    page = Page(data.get("text/html", ""))
    return "\n".join([output.get("text", ""), data.get("text/plain", ""), *page.text, *page.images])


def pictures_are_the_same_everywhere(notebook):
    """Look into the source of the pictures too, where a number with an s may be a curve, not a timing."""
    for name, output in outputs(notebook):
        source = unquote(output.get("data", {}).get("text/html", ""))
        for what in ("an address", "a path"):
            found = re.search(CHANGING[what], source)
            if found:
                yield f"{name} puts out {what}: {found[0]}"


RULES = [
    every_cell_runs_in_silence,
    pictures_go_out_as_html_images,
    every_picture_has_an_alt_text,
    a_picture_comes_within_the_first_five_cells,
    prose_follows_every_picture,
    outputs_are_the_same_everywhere,
    pictures_are_the_same_everywhere,
]
