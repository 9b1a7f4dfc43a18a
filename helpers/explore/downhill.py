"""The explorer of gradient descent: a surface, its contour lines, the gradient's arrow, the path."""

from functools import lru_cache

from helpers import draw, guard
from helpers.descent import descend
from helpers.draw import live
from helpers.draw.numbers import bracketed, counted
from helpers.explore.board import LOW, SIZE, in_columns, lines, numbers, side_by_side
from helpers.explore.controls import NumberInput, Stepper
from helpers.explore.theirs import call, row
from helpers.explore.typed import FormulaBoard
from helpers.formula import FormulaError, parse

STEPS, SHOWN = 40, 4  # what the stepper can show, and what it shows first
ROWS = 16  # of the table: headings, lowest, highest, gradient, and at most 12 steps


def two_variables(text):
    """Read a formula that has exactly two variables."""
    expression = parse(text)
    if len(expression.variables) != 2:
        found = ", ".join(expression.variables) or "none"
        raise FormulaError(f"The walk needs a formula with two variables, and here are: {found}.")
    return expression


class DescentExplorer(FormulaBoard):
    """Explore gradient descent: move the start and the step size, and watch the path on the surface.

    Parameters
    ----------
    text : str
        A formula with two variables, for example ``"x*x + 4*y*y"``; learners can type their own.
    rate : float
        The step is rate times the gradient.
    **start : float
        Where the walk begins; a variable that is left out starts at 1.
    step : callable, optional
        The learner's own: ``step(weights, gradients, rate)`` gets two lists of two numbers and returns
        the list of new ones. Its walk is drawn over the true one.

    Raises
    ------
    TypeError
        If step cannot be called.
    ValueError
        If the formula cannot be read, has not two variables, or has no value at the start.
    """

    read = staticmethod(two_variables)
    ends, first = (-3.0, 3.0), 1.0

    def __init__(self, text, rate=0.05, step=None, **start):
        (rate,) = guard.named_numbers(rate=rate)
        self.rate = NumberInput(name="rate", value=rate, min=0, max=1, step=0.01)
        self.step = Stepper(value=SHOWN, last=STEPS, pace=300)
        super().__init__(text, start, step, "step(weights, gradients, rate)")
        self.watch(self.rate, self.step)

    def rows(self, _expression, start):
        """Return the sliders of the start, the rate and the walk."""
        return in_columns([*self.slide(start), self.rate]), self.step

    def walk(self):
        """Return the steps of the walk as (point, J, gradient), and what ended it early, if anything."""
        walked, trouble = [], ""
        try:
            for step in descend(self.expression, self.values(), self.rate.value, self.step.value):
                guard.derivatives(step[2])
                walked.append(step)
        except ValueError as error:
            if not walked:
                raise
            trouble = f"The walk ends after step {len(walked) - 1}: {error}"
        return walked, trouble

    def compared(self, path):
        """Return the learner's path from the same start, if there is one, and which step is wrong first."""
        start, rate, count = self.values(), self.rate.value, len(path)
        asked = self.expression, *start.items(), rate, count
        theirs = self.theirs.ask(asked, lambda step: stepped(self.expression, start, rate, count, step)) or []
        for i, (point, mine) in enumerate(zip(path, theirs, strict=False)):
            names = [f"{name} after step {i}" for name in start]
            if "✗" in "".join(self.theirs.compare(names, point, mine)):
                return theirs, i
        if theirs:
            self.theirs.verdict = f"all {counted(count - 1, 'step')} agree" if count > 1 else "no step yet"
        return theirs, None

    def draw(self):
        """Return the walk on the map and on the surface, its costs, and the numbers of the step to come."""
        walked, trouble = self.walk()
        path, costs = [tuple(point.values()) for point, _, _ in walked], [J for _, J, _ in walked]
        x, y = self.expression.variables
        plane = {"xlabel": x, "ylabel": y, "size": SIZE}
        plane["yours"], fault = self.compared(path)
        arrow = *path[-1], *walked[-1][2].values()
        picture = self.theirs.beside(draw.contours(field(self.expression), path, arrow, fault=fault, **plane))
        surface = draw.surface(field(self.expression), path, **plane)
        costs = live.curves({"J": costs}, range(STEPS + 1), xlabel="step", title="J", size=LOW)
        look = " (dashed, with squares)" * bool(plane["yours"])
        pairs = *step_to_come(*walked[-1], self.rate.value), *self.theirs.lines(look)
        told = costs.inline() + lines(pairs, self.theirs.rows and 4 + self.theirs.rows)
        html = side_by_side(picture.inline(), surface.inline())
        html += side_by_side(f"<div>{told}</div>", numbers(picture.table, ROWS))
        return picture, html, trouble


@lru_cache(maxsize=8)
def field(expression):
    """Return J over the plane of its two variables."""
    x, y = expression.variables
    return draw.field(lambda a, b: expression(**{x: a, y: b}).value, n=33)


def stepped(expression, start, rate, count, step):
    """Return so many points of a walk by a learner's step; fewer where the formula has no value there."""
    points = [[*start.values()]]
    for _ in range(count - 1):
        try:
            _, _, gradient = next(descend(expression, dict(zip(start, points[-1], strict=True)), rate, 0))
        except ValueError:
            break
        points.append(row(call(step, [*points[-1]], [*gradient.values()], rate), 2))
    return points


def step_to_come(point, J, gradient, rate):
    """Return headings and lines: the point, its gradient, and the step that follows."""
    at = ", ".join(f"{name} {draw.equals(x)}" for name, x in point.items())
    yield "here", f"{at}, J {draw.equals(J)}"
    yield "gradient", ", ".join(f"d{name} {draw.equals(slope)}" for name, slope in gradient.items())
    for name, x in point.items():
        step = rate * gradient[name]
        yield f"next {name}", f"{draw.short(x)} − {bracketed(draw.short(step))} {draw.equals(x - step)}"
