"""The explorer of gradient descent: a surface, its contour lines, the gradient's arrow, the path."""

from functools import lru_cache

import ipywidgets as widgets

from helpers import draw, guard
from helpers.descent import descend
from helpers.draw.labels import bracketed
from helpers.draw.picture import html_table
from helpers.explore.board import alert, lines, side_by_side
from helpers.explore.formula import FormulaBoard
from helpers.explore.number_input import NumberInput
from helpers.explore.stepper import Stepper
from helpers.formula import FormulaError, parse

STEPS, SHOWN = 40, 4  # what the stepper can show, and what it shows first
SIZE, LOW = (310, 290), (310, 190)  # px, so that two pictures stand side by side
START = 1.0  # of a variable that a learner has just typed


def two_variables(text):
    """Read a formula that has exactly two variables."""
    expression = parse(text)
    if len(expression.variables) != 2:
        found = ", ".join(expression.variables) or "none"
        raise FormulaError(f"The walk needs a formula with two variables, and here are: {found}.")
    return expression


class DescentExplorer(FormulaBoard):
    """A formula with two variables, and a walk downhill on it.

    Parameters
    ----------
    text : str
        The formula, such as "x*x + 4*y*y".
    rate : float
        The step is rate times the gradient.
    start : dict of str to float
        Where the walk begins.
    """

    read = staticmethod(two_variables)

    def __init__(self, text, rate, start):
        super().__init__(text)
        self.rate = NumberInput(name="rate", value=rate, min=0, max=1, step=0.01)
        self.step = Stepper(value=SHOWN, last=STEPS, pace=300)
        expression = self.read_first(text, start)
        expression(**{name: start.get(name, START) for name in expression.variables})  # a value to begin with
        self.show(expression, start)
        for control in (self.rate, self.step):
            control.observe(self.update, "value")

    def show(self, expression, start):
        """Give each of the two variables a slider, and draw the page."""
        field(expression)  # raises an error where there is nothing to draw
        old, self.expression = self.sliders, expression
        self.sliders = {
            name: NumberInput(name=name, value=start.get(name, START), min=-3, max=3)
            for name in expression.variables
        }
        for slider in self.sliders.values():
            slider.observe(self.update, "value")
        self.update()
        controls = widgets.VBox([*self.sliders.values(), self.rate])
        self.live.children = [self.typed, self.complaint, controls, self.step, self.page]
        for slider in old.values():
            slider.close()

    def draw(self):
        """Return the page for the present controls."""
        return page(self.expression, self.values(), self.rate.value, self.step.value)

    def still(self):
        """Return the contour lines with the whole path."""
        walked, _ = walk(self.expression, self.values(), self.rate.value, self.step.value)
        return contours(self.expression, walked)._repr_html_()


@lru_cache(maxsize=8)
def field(expression):
    """Return J over the plane of its two variables."""
    x, y = expression.variables
    return draw.field(lambda a, b: expression(**{x: a, y: b}).value, n=33)


def walk(expression, start, rate, steps):
    """Return the steps of a walk as (point, J, gradient), and what ended it early, if anything.

    Raises
    ------
    ValueError
        If J or its gradient has no value at the start.
    """
    walked, trouble = [], ""
    try:
        for step in descend(expression, start, rate, steps):
            guard.derivatives(step[2])
            walked.append(step)
    except ValueError as error:
        if not walked:
            raise
        trouble = f"The walk ends after step {len(walked) - 1}: {error}"
    return walked, trouble


def contours(expression, walked):
    """Return the contour lines with the path, and the gradient where it has come to."""
    x, y = expression.variables
    path = [tuple(point.values()) for point, _, _ in walked]
    point, _, gradient = walked[-1]
    arrow = (*point.values(), *gradient.values())
    return draw.contours(field(expression), path, arrow, xlabel=x, ylabel=y, size=SIZE)


def page(expression, start, rate, steps):
    """Return the page of a walk after some steps.

    Parameters
    ----------
    expression : Formula
        With two variables.
    start : dict of str to float
    rate : float
    steps : int

    Returns
    -------
    str
        HTML.

    Raises
    ------
    ValueError
        If J or its gradient has no value at the start.
    """
    walked, trouble = walk(expression, start, rate, steps)
    picture = contours(expression, walked)
    surface = draw.surface(field(expression), [tuple(point.values()) for point, _, _ in walked], size=SIZE)
    costs = draw.curves(
        {"J": [J for _, J, _ in walked]}, x=range(len(walked)), xlabel="step", title="J", size=LOW
    )
    told = lines(*numbers(*walked[-1], rate))
    warning = alert(trouble) if trouble else ""
    below = side_by_side(costs.inline(), told)
    return warning + side_by_side(picture.inline(), surface.inline()) + below + html_table(picture.table)


def numbers(point, J, gradient, rate):
    """Return headings and lines: the point, its gradient, and the step that follows."""
    at = ", ".join(f"{name} {draw.equals(x)}" for name, x in point.items())
    slopes = ", ".join(f"d{name} {draw.equals(slope)}" for name, slope in gradient.items())
    yield "here", f"{at}, J {draw.equals(J)}"
    yield "gradient", slopes
    for name, x in point.items():
        step = bracketed(draw.short(rate * gradient[name]))
        after = draw.equals(x - rate * gradient[name])
        yield f"next {name}", f"{draw.short(x)} − {step} {after}"
