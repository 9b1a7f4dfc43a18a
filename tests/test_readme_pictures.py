"""The README shows what the notebooks show now."""

import re

import pytest
from readme_pictures import ROOT, pictures


@pytest.mark.parametrize(("name", "source"), pictures().items())
def test_a_picture_of_the_readme_is_the_one_that_its_notebook_shows(name, source):
    assert (ROOT / name).read_text(encoding="utf-8") == source, "run python tests/readme_pictures.py"


def test_the_readme_uses_every_picture_and_no_other():
    used = re.findall(
        r'[("](\.github/[^)"]*\.(?:svg|png))[)"]', (ROOT / "README.md").read_text(encoding="utf-8")
    )
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").glob("*.*g")}
    assert set(used) == there == {*pictures(), ".github/explorer.png"}
