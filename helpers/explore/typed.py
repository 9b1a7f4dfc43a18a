"""What explorers of a typed formula share: the box, a slider for each variable, another formula."""

from html import escape

import ipywidgets as widgets

from helpers import guard
from helpers.explore.board import Board, alert
from helpers.explore.controls import NumberInput
from helpers.formula import FormulaError, parse, pointer


class FormulaBoard(Board):
    """An explorer of a formula that learners can replace by their own.

    Subclasses define ``rows(expression, start)``: rows of controls for a formula, among them the sliders
    that ``slide(start)`` makes, or a ValueError where there is nothing to explore.
    """

    read = staticmethod(parse)  # turns text into an expression, or raises a FormulaError
    ends, first = (-10.0, 10.0), 2.0  # of a slider, and where that of a name just typed stands

    def __init__(self, text, values, function, call):
        super().__init__(function, call)
        layout = {"width": "min(480px, 100% - 4px)"}
        self.typed = widgets.Text(text, description="J =", continuous_update=False, layout=layout)
        self.typed.observe(self.retype, "value")
        self.complaint = widgets.HTML()
        values = dict(zip(values, guard.named_numbers(**values), strict=True))
        expression = self.read(text)
        strangers = ", ".join(name for name in values if name not in expression.variables)
        if strangers:
            raise ValueError(f"{strangers} does not occur in {text}; leave it out.")
        self.begin(*self.take(expression, values))

    def take(self, expression, values):
        """Take over a formula; return the rows of its controls."""
        start = {name: values.get(name, self.first) for name in expression.variables}
        rows = self.rows(expression, start)
        self.expression = expression
        return self.typed, self.complaint, *rows

    def slide(self, start):
        """Return a slider for each variable."""
        low, high = self.ends
        self.sliders = {name: NumberInput(name=name, value=x, min=low, max=high) for name, x in start.items()}
        self.own = list(self.sliders.values())  # the controls that belong to the present formula alone
        self.watch(*self.own)
        return self.own

    def retype(self, _change):
        """Take over what was typed; if it cannot be used, say why and keep the last good page."""
        with self.turn:
            text, old = self.typed.value, self.own
            try:
                rows = self.take(self.read(text), self.values())
            except ValueError as error:
                place = escape(pointer(text, error)) if isinstance(error, FormulaError) else ""
                self.complaint.value = f'{alert(error)}<pre style="margin:0">{place}</pre>'
                return
            self.complaint.value = ""
            self.update()
            self.live.children = [*rows, self.page]
            for control in old:
                control.close()  # frees it in the kernel and in the page

    def values(self):
        """Return what the sliders say."""
        return {name: slider.value for name, slider in self.sliders.items()}
