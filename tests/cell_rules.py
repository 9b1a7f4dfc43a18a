"""What the code cells of every notebook keep to, and how cells take turns.

A rule takes a notebook and yields one sentence for each place that breaks it.
"""

import ast
import re
from itertools import pairwise
from statistics import median

from nbval.plugin import find_comment_markers, find_metadata_tags

# Drawing, showing and wiring belong in helpers, and nothing is fetched while a notebook runs.
PLUMBING = {"plt", "matplotlib", "display", "HTML", "SVG", "Markdown", "Javascript", "IPython", "get_ipython"}
PLUMBING |= {"ipywidgets", "widgets", "interact", "interactive", "observe", "clear_output", "Output"}
PLUMBING |= {"urllib", "urlopen", "urlretrieve", "requests", "subprocess", "warnings"}
MACHINE_TEXT = r"sys\.path|https?://|(?<![\w.])/(?:home|root|tmp|usr|Users|mnt|content)/|\b[A-Za-z]:[\\/]"


def code_cells(notebook):
    """Return the code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def syntax(cell):
    """Return every node of a code cell's syntax tree; none if the cell is empty or no plain Python."""
    try:
        return list(ast.walk(ast.parse(cell.source)))[1:]
    except SyntaxError:
        return []


def it_has_30_to_80_cells(notebook):
    if not 30 <= len(notebook.cells) <= 80:
        yield f"The notebook has {len(notebook.cells)} cells."


def prose_outnumbers_code(notebook):
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    if len(prose) <= len(code_cells(notebook)):
        yield f"There are {len(prose)} prose cells, but {len(code_cells(notebook))} code cells."


def code_cells_are_short(notebook):
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    yield from (f"{name} has {lines} lines." for name, lines in lengths.items() if lines > 20)
    if median(lengths.values()) > 5:
        yield f"Half of the code cells have {median(lengths.values())} lines or more."


def code_cells_stand_alone(notebook):
    """Allow one pair of code cells with no prose between them, since prose reads every result."""
    pairs = [(a, b) for a, b in pairwise(notebook.cells) if a.cell_type == b.cell_type == "code"]
    if len(pairs) > 1:
        yield "Nothing is said between " + ", ".join(f"{a.id} and {b.id}" for a, b in pairs) + "."


def code_is_plain_python(notebook):
    """Allow no magics and no shell lines, and no semicolon that hides a value from nbval."""
    for cell in code_cells(notebook):
        if not syntax(cell):
            yield f"{cell.id} is no plain Python, or empty."
        if cell.source.rstrip().endswith(";"):
            yield f"{cell.id} hides its value with a semicolon."


def imports_stand_in_the_first_code_cell(notebook):
    first, *others = code_cells(notebook)
    if not any(isinstance(node, ast.Import | ast.ImportFrom) for node in syntax(first)):
        yield f"{first.id}, the first code cell, imports nothing."
    for cell in others:
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in syntax(cell)):
            yield f"{cell.id} imports something."


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
    return [part for name in names for part in name.split(".")]


def code_runs_on_every_machine(notebook):
    for cell in code_cells(notebook):
        found = re.findall(MACHINE_TEXT, cell.source)
        yield from (f"{cell.id} says {text}." for text in found)


def nothing_is_exempted_from_comparison(notebook):
    for cell in code_cells(notebook):
        marks = [*find_metadata_tags(cell.metadata), *find_comment_markers(cell.source)]
        if marks or "skip-execution" in cell.metadata.get("tags", []):
            yield f"{cell.id} is exempted from running or from comparison."


def every_code_cell_is_stored_executed(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"The execution counts are {counts}."


def the_kernel_is_python3(notebook):
    name = notebook.metadata.get("kernelspec", {}).get("name")
    if name != "python3":
        yield f"The kernel is {name}."


RULES = [
    it_has_30_to_80_cells,
    prose_outnumbers_code,
    code_cells_are_short,
    code_cells_stand_alone,
    code_is_plain_python,
    imports_stand_in_the_first_code_cell,
    plumbing_stays_in_the_helpers,
    code_runs_on_every_machine,
    nothing_is_exempted_from_comparison,
    every_code_cell_is_stored_executed,
    the_kernel_is_python3,
]
