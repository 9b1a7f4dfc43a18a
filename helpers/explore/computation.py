"""The explorer of a computation graph: sliders, a sweep in steps, a nudge, the chain rule, a count."""

import ipywidgets as widgets

from helpers import draw, guard
from helpers.backprop import gradients
from helpers.draw.picture import html_table
from helpers.explore import explain
from helpers.explore.board import choice, lines, side_by_side
from helpers.explore.formula import FormulaBoard
from helpers.explore.number_input import NumberInput
from helpers.explore.stepper import Stepper
from helpers.formula import FormulaError

START = 2.0  # the value of a variable that a learner has just typed


class GraphExplorer(FormulaBoard):
    """One expression, its values and gradients, and everything to try on them.

    Parameters
    ----------
    text : str
        The expression, for example "3*(a + b*c)".
    values : dict of str to float
        Where its variables start.
    """

    def __init__(self, text, values):
        super().__init__(text)
        self.controls = ()
        self.show(self.read_first(text, values), values)

    def show(self, expression, values):
        """Lay out the controls for an expression and draw its page."""
        graph = expression(**{name: values.get(name, START) for name in expression.variables})
        if not graph.edges:
            raise FormulaError("There is nothing to walk back through; use a variable, as in 2*x.")
        self.expression = expression
        self.sliders = {
            name: NumberInput(name=name, value=values.get(name, START)) for name in expression.variables
        }
        last = draw.steps(graph)
        self.step = Stepper(value=last, last=last)
        self.chosen = quantities(graph)
        self.h = NumberInput(name="nudge h", value=0.001, min=1e-15, max=10, by_tens=True)
        old, self.controls = self.controls, (*self.sliders.values(), self.step, self.chosen, self.h)
        for control in self.controls:
            control.observe(self.update, "value")
        self.update()
        columns = [widgets.VBox(list(self.sliders.values())), widgets.VBox([self.chosen, self.h])]
        both = widgets.HBox(columns, layout={"flex_flow": "row wrap", "grid_gap": "0 16px"})
        self.live.children = [self.typed, self.complaint, both, self.step, self.page]
        for control in old:
            control.close()  # frees them in the kernel and in the page

    def draw(self):
        """Return the page for the present controls."""
        J = self.expression(**self.values())
        return page(J, self.step.value, self.chosen.options.index(self.chosen.value), self.h.value)

    def still(self):
        """Return the picture with all values and gradients."""
        J = self.expression(**self.values())
        return draw.graph(J, gradients(J))._repr_html_()


def quantities(J):
    """Return a row of buttons, one for each node but J."""
    return choice("quantity", [name for node, name in draw.names(J).items() if node is not J])


def page(J, step, chosen, h):
    """Return the page of a graph: the picture at a step, then the same in numbers.

    Parameters
    ----------
    J : Node
    step : int
        How far the sweep has gone; 0 knows the inputs only.
    chosen : int
        The node that is nudged and whose chain rule is written out, counted as made.
    h : float
        The size of the nudge.
    """
    dJ, name = gradients(J), draw.names(J)
    guard.derivatives({node: dJ[node] for node in name})
    node = list(name)[chosen]  # in the order in which they were made
    picture = draw.graph(J, step=step)
    told = lines(
        ("sweep", explain.step(J, step, name)),
        ("nudge", explain.nudge(J, node, h, dJ, name)),
        ("chain rule", explain.chain_rule(J, node, dJ, name)),
        ("multiplications", explain.count(J)),
    )
    return picture.inline() + side_by_side(told, html_table(picture.table))
