"""The lessons as tests read them: what the prose says, and what the code cells leave behind."""

import re
from functools import cache
from pathlib import Path
from timeit import repeat

import nbformat
from torch_or_skip import skip_if_needed

ROOT = Path(__file__).parents[1]


@cache
def cells(number):
    """Return the cells of a notebook, such as 1."""
    [path] = (ROOT / "notebooks").glob(f"{number:02}_*.ipynb")
    skip_if_needed(path)
    return nbformat.read(path, as_version=4).cells


def prose(number):
    """Return all that a notebook says between its code cells, on one line."""
    return " ".join(" ".join(cell.source for cell in cells(number) if cell.cell_type == "markdown").split())


def cell_with(number, text):
    """Return the source of the code cell in which a text stands."""
    [source] = [cell.source for cell in cells(number) if cell.cell_type == "code" and text in cell.source]
    return source


@cache
def left_by(number, *texts):
    """Run the set-up cell and those with these texts, each up to its explorer, and return all names."""
    set_up = next(cell.source for cell in cells(number) if cell.cell_type == "code")
    names = {}
    for source in (set_up, *(cell_with(number, text) for text in texts)):
        exec(re.split(r"(?m)^explore\.", source)[0], names)
    return names


def room(number, *texts, **others):
    """Return the names of `left_by`, with others, in a dict of the caller's own."""
    return left_by(number, *texts) | others


def fastest(f, *args):
    """Return how many seconds a call takes where nothing disturbs it."""
    return min(repeat(lambda: f(*args), number=1, repeat=5))
