"""The control that walks through a sweep or a training, by itself or step by step."""

from pathlib import Path

import anywidget
from traitlets import Int, Unicode


class Stepper(anywidget.AnyWidget):
    """Play, pause, back to the start, one step back, one step on; or drag to any step.

    Parameters
    ----------
    last : int
        The number of the last step; the first is 0, before the sweep.
    value : int
        The step that is shown.
    name : str
        What a step is called.
    pace : int
        How long a step is shown while it plays, in ms.
    unit : int
        How many of them one step of the slider stands for.
    """

    _esm = Path(__file__).with_name("stepper.js")
    value = Int().tag(sync=True)
    last = Int().tag(sync=True)
    name = Unicode("step").tag(sync=True)
    unit = Int(1).tag(sync=True)
    pace = Int(1200).tag(sync=True)
