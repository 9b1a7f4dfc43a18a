"""Check the Python version and the place, then start the launcher.

Any Python 3 can read this file: an old one should meet a sentence here, not a syntax error.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # needed when the folder itself is run, as in "python path/to/helpers lab"

from helpers import PYTHONS  # noqa: E402

oldest, newest, here = ("%d.%d" % version for version in (*PYTHONS, sys.version_info[:2]))
if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
    sys.exit(
        f"This course runs on Python {oldest} to {newest}, but this is Python {here}; get one of those from "
        "https://www.python.org/downloads/ if you have none, and start the course with it, "
        f"as in `python{newest} -m helpers lab`, or `py -{newest} -m helpers lab` on Windows."
    )
if not (ROOT / "requirements.txt").is_file():
    sys.exit(
        "This is the installed package `helpers`, which comes without the notebooks; "
        "start the course in its own folder, where README.md and requirements.txt lie."
    )

from helpers.launcher import main  # noqa: E402 (an old Python must not reach the modern syntax in there)

main(sys.argv[1:])
