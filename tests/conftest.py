"""What every pytest run in this repository does besides running the tests."""

import sys
from pathlib import Path

# The modules that several tests share lie here; pytest's importlib mode does not look beside a test.
sys.path.insert(0, str(Path(__file__).parent))

import compared_cells


def pytest_configure(config):
    """Count the notebook cells; as a plugin, since a conftest sees the items of its own folder only."""
    config.pluginmanager.register(compared_cells)
