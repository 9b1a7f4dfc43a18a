"""Check the Python version and the place, then start the launcher.

This file is written so that even Python 2.7 can read it: an old Python should
meet a sentence here, not a syntax error.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)  # needed when the folder itself is run, as in "python path/to/helpers lab"

from helpers import PYTHONS  # noqa: E402

if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
    sys.exit(
        "This course runs on Python {0}.{1} to {2}.{3}, but this is Python {4}.{5}; get one of those from "
        "https://www.python.org/downloads/ if you have none, and start the course with it, "
        "as in `python{2}.{3} -m helpers lab`, or `py -{2}.{3} -m helpers lab` on Windows.".format(
            *(PYTHONS[0] + PYTHONS[1] + sys.version_info[:2])
        )
    )
if not os.path.isfile(os.path.join(ROOT, "requirements.txt")):
    sys.exit(
        "This is the installed package `helpers`, which comes without the notebooks; "
        "start the course in its own folder, where README.md and requirements.txt lie."
    )

from helpers.launcher import main  # noqa: E402 (an old Python must not reach the modern syntax in there)

main(sys.argv[1:])
