"""What every pytest run in this repository does besides running the tests."""

import os
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent
os.environ["TQDM_DISABLE"] = "1"  # on a slow machine, progress would be written where nothing is expected
# The modules that several tests share lie here; pytest's importlib mode does not look beside a test.
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import torch_or_skip  # noqa: E402 (found by the line above)

# The first runs pytest within a test, to test the second.
pytest_plugins = ["pytester", "compared_cells"]
collect_ignore = torch_or_skip.left_out()

# A run of the tests must not fail by luck: neither by the examples Hypothesis happens to draw, nor
# because the machine is busy.  To look for new examples: pytest --hypothesis-profile=search
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, **PATIENT)
settings.register_profile("search", derandomize=False, max_examples=1000, **PATIENT)
settings.load_profile("repeatable")


def pytest_configure(config):
    """Let every kernel be that of this course, whatever the machine is set to."""
    ipython = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(ipython.cleanup)
    os.environ["IPYTHONDIR"] = ipython.name  # a personal profile may change what cells put out
    os.environ["PYTHONPATH"] = str(ROOT)  # there may be other modules called helpers
    os.environ.pop("BACKPROP_WORK", None)  # a learner's own progress and reviews are no matter of the tests


def pytest_terminal_summary(terminalreporter):
    """Name what is left out for want of PyTorch."""
    for path in collect_ignore:
        terminalreporter.write_line(f"LEFT OUT {path}: {torch_or_skip.REASON}")
