"""Check the Python version, then start the launcher.

This file is written so that even Python 2.7 can read it: an old Python should
meet a sentence here, not a syntax error.
"""

import os
import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.exit(
        "This course needs Python {0}.{1} or newer, but this is Python {2}.{3}; "
        "get a newer one from https://www.python.org/downloads/ and start the course with it.".format(
            NEEDED[0], NEEDED[1], sys.version_info[0], sys.version_info[1]
        )
    )

# Needed when the folder itself is run, as in "python path/to/helpers lab".
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from helpers.launcher import main  # noqa: E402 (an old Python must not reach the modern syntax in there)

main(sys.argv[1:])
