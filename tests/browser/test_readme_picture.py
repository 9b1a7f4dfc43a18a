"""The README shows the explorer as it looks now.

``README_PICTURES=1 python -m pytest -m browser tests/browser/test_readme_picture.py`` takes the picture anew.
"""

import os
import struct
from pathlib import Path

import pytest
from live_explorers import GRAPH

pytestmark = pytest.mark.browser

STORED = Path(__file__).parents[2] / ".github" / "explorer.png"
WIDTH = 760  # px


def test_the_readme_shows_the_explorer_as_it_looks_now(show):
    page = show(GRAPH)
    box = page.locator(".jp-OutputArea-output", has=page.locator(".bp-drawn")).bounding_box()
    taken = page.screenshot(clip={**box, "width": WIDTH})
    if os.environ.get("README_PICTURES"):
        STORED.write_bytes(taken)
    (width, height), (_, stored) = (struct.unpack(">II", png[16:24]) for png in (taken, STORED.read_bytes()))
    assert width == WIDTH and abs(height - stored) < 0.05 * height  # letters differ a little elsewhere
