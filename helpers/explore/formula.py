"""What explorers of a typed formula share: the box, and what happens when another formula is typed."""

from html import escape

import ipywidgets as widgets

from helpers.explore.board import Board, alert
from helpers.formula import FormulaError, parse, pointer


class FormulaBoard(Board):
    """An explorer of a formula that learners can replace by their own.

    Subclasses define ``show(expression, values)``, which lays out the controls, and fill ``sliders``.

    Parameters
    ----------
    text : str
        The formula to begin with.
    """

    read = staticmethod(parse)  # turns text into an expression, or raises a FormulaError

    def __init__(self, text):
        super().__init__()
        self.typed = widgets.Text(
            text, description="J =", continuous_update=False, layout={"width": "min(480px, 100% - 4px)"}
        )
        self.complaint = widgets.HTML()
        self.sliders = {}
        self.typed.observe(self.retype, "value")

    def read_first(self, text, values):
        """Read the formula to begin with; each value has to belong to one of its variables."""
        expression = self.read(text)
        strangers = ", ".join(name for name in values if name not in expression.variables)
        if strangers:
            raise ValueError(f"{strangers} does not occur in {text}; leave it out.")
        return expression

    def retype(self, _change):
        """Take over what was typed; if it cannot be used, say why and keep the last good page."""
        with self.turn:
            text = self.typed.value
            try:
                self.show(self.read(text), self.values())
            except FormulaError as error:
                place = escape(pointer(text, error))
                self.complaint.value = f'{alert(error)}<pre style="margin:0">{place}</pre>'
            else:
                self.complaint.value = ""

    def values(self):
        """Return what the sliders say."""
        return {name: slider.value for name, slider in self.sliders.items()}
