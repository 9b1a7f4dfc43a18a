"""The controls of explorers: each is one widget with one value, so that a move is one message.

They are our own: two linked widgets each send a message at every move, and the
keyboard is dead in many of those that ipywidgets has, or reaches the notebook.
"""

from pathlib import Path

import anywidget
from traitlets import Bool, Float, Int, List, Unicode, validate


class Control(anywidget.AnyWidget):
    """What all controls share."""

    _esm = Path(__file__).with_name("controls.js")
    _css = Path(__file__).with_name("controls.css")
    kind = Unicode().tag(sync=True)  # of the controls in controls.js
    name = Unicode().tag(sync=True)


class NumberInput(Control):
    """A number that is dragged, moved with the arrow keys, or typed; by tens, a step is a factor of ten."""

    kind = Unicode("number").tag(sync=True)
    value = Float().tag(sync=True)
    min = Float(-10.0).tag(sync=True)
    max = Float(10.0).tag(sync=True)
    step = Float(0.1).tag(sync=True)
    by_tens = Bool(False).tag(sync=True)

    @validate("value")
    def _make_room(self, proposal):
        """Make the slider longer for a number beyond its ends."""
        value = proposal["value"]
        self.min, self.max = min(self.min, value), max(self.max, value)
        return value


class Choice(Control):
    """One of a few words, chosen by mouse or with the arrow keys."""

    kind = Unicode("choice").tag(sync=True)
    options = List(Unicode()).tag(sync=True)
    value = Unicode().tag(sync=True)


class Stepper(Control):
    """Play, pause, back to the start, one step back, one step on; or drag to any step, from 0 to the last."""

    kind = Unicode("stepper").tag(sync=True)
    name = Unicode("step").tag(sync=True)
    value = Int().tag(sync=True)
    last = Int().tag(sync=True)
    unit = Int(1).tag(sync=True)  # how many of them one step of the slider stands for
    pace = Int(1200).tag(sync=True)  # ms that a step is shown while it plays
