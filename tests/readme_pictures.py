"""The README's pictures are those that notebooks show: ``python tests/readme_pictures.py`` draws them anew.

Its picture of an explorer is taken in a browser, by ``browser/test_readme_picture.py``.
"""

import json
import re
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parents[1]
# The first picture that a cell shows, by the cell's id.
CELLS = {"1_graph": "1c17", "2_chain": "2c14", "3_regions": "3c50", "4_words": "4c56", "5_autograd": "5c04"}
SOURCE = re.compile(r'<img [^>]*src="data:image/svg\+xml,([^"]*)"')


def pictures():
    """Return {path in the repository: SVG source} of the README's pictures, from the stored outputs."""
    cells = {
        cell["id"]: cell
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
    }
    return {f".github/{name}.svg": first_picture(cells[id]) for name, id in CELLS.items()}


def first_picture(cell):
    """Return the SVG source of the first picture that a cell shows."""
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"]]
    return unquote(SOURCE.search("".join(pages))[1]) + "\n"


if __name__ == "__main__":
    for name, source in pictures().items():
        (ROOT / name).write_text(source, encoding="utf-8", newline="\n")
