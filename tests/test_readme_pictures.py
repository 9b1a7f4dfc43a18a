"""The README shows what the notebooks show now: ``python tests/test_readme_pictures.py`` draws it anew.

Its picture of an explorer is taken in a browser, by ``browser/test_readme_picture.py``.
"""

import re
from pathlib import Path
from urllib.parse import unquote

import nbformat
from notebook_rules import html_of

ROOT = Path(__file__).parents[1]
# The first picture that a cell shows, by the cell's id.
CELLS = {"1_graph": "1c17", "2_chain": "2c14", "3_regions": "3c50"}
CELLS |= {"4_curves": "4c35", "5_words": "5c56", "6_autograd": "6c04"}


def pictures():
    """Return {path: SVG source} of the README's pictures, from the stored outputs of notebooks."""
    cells = [cell for path in ROOT.glob("notebooks/*.ipynb") for cell in nbformat.read(path, 4).cells]
    html = {cell.id: "".join(map(html_of, cell.get("outputs", []))) for cell in cells}
    source = r'<img [^>]*src="data:image/svg\+xml,([^"]*)"'
    found = {name: unquote(re.search(source, html[id])[1]) for name, id in CELLS.items()}
    return {ROOT / ".github" / f"{name}.svg": svg + "\n" for name, svg in found.items()}


def test_the_pictures_of_the_readme_are_those_that_notebooks_show_and_it_uses_every_one():
    for path, source in pictures().items():
        assert path.read_text(encoding="utf-8") == source, f"run python tests/{Path(__file__).name}"
    used = re.findall(r'[("](\.github/.*?\.[sp][vn]g)[)"]', (ROOT / "README.md").read_text(encoding="utf-8"))
    there = {*ROOT.glob(".github/*.*g")}
    assert {ROOT / name for name in used} == there == {*pictures(), ROOT / ".github/explorer.png"}


if __name__ == "__main__":
    for path, source in pictures().items():
        path.write_text(source, encoding="utf-8", newline="\n")
