"""A slider and a number box for one number.

It is a widget of its own because two linked widgets, a FloatSlider and a FloatText,
each send a message at every move, and the picture waits for both.
"""

from math import isfinite, nan
from pathlib import Path

import anywidget
from traitlets import Bool, Float, TraitError, Unicode, validate


class NumberInput(anywidget.AnyWidget):
    """A number that is dragged, moved with the arrow keys, or typed.

    Parameters
    ----------
    name : str
        What stands before the slider.
    value : float
        Where it starts. A number typed beyond the ends makes the slider longer.
    by_tens : bool
        Whether a step of the slider is a factor of ten; then the number is above 0.
    """

    _esm = Path(__file__).with_name("number_input.js")
    name = Unicode().tag(sync=True)
    value = Float().tag(sync=True)
    min = Float(-10.0).tag(sync=True)
    max = Float(10.0).tag(sync=True)
    step = Float(0.1).tag(sync=True)
    by_tens = Bool(False).tag(sync=True)

    @validate("value")
    def _make_room(self, proposal):
        if self.by_tens and not proposal["value"] > 0:
            raise TraitError(f"{self.name} is {proposal['value']}; give a number above 0.")
        self.min, self.max = min(self.min, proposal["value"]), max(self.max, proposal["value"])
        return proposal["value"]


def ordinary(name, number):
    """Return a number from a learner's code as a float that a slider can stand at."""
    value = float(number) if hasattr(number, "__float__") else nan
    if not isfinite(value):
        raise ValueError(f"{name} is {number!r}; give an ordinary number, such as 0.5.")
    return value
