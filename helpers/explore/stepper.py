"""The control that walks through a sweep, by itself or step by step."""

from pathlib import Path

import anywidget
from traitlets import Int


class Stepper(anywidget.AnyWidget):
    """Play, pause, one step back, one step on; or drag to any step.

    Parameters
    ----------
    last : int
        The number of the last step; the first is 0, before the sweep.
    value : int
        The step that is shown.
    """

    _esm = Path(__file__).with_name("stepper.js")
    value = Int().tag(sync=True)
    last = Int().tag(sync=True)
