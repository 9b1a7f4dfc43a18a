"""What every pytest run in this repository does besides running the tests."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# The modules that several tests share lie here; pytest's importlib mode does not look beside a test.
sys.path.insert(0, str(Path(__file__).parent))

import compared_cells
import torch_or_skip

# A run of the tests must not fail by luck: neither by the examples Hypothesis happens to draw, nor
# because the machine is busy.  To look for new examples: pytest --hypothesis-profile=search
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, **PATIENT)
settings.register_profile("search", derandomize=False, max_examples=1000, **PATIENT)
settings.load_profile("repeatable")


def pytest_configure(config):
    """Count the notebook cells; as plugins, since a conftest sees the items of its own folder only."""
    config.pluginmanager.register(compared_cells)
    config.pluginmanager.register(torch_or_skip)
