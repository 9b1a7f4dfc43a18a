"""The explorer of the quadratic model: curve, gradients, training with or without zeroing them."""

import ipywidgets as widgets

from helpers import draw, guard
from helpers.draw import live
from helpers.draw.numbers import bracketed
from helpers.explore.board import Board, in_columns, lines, side_by_side
from helpers.explore.controls import NumberInput, Stepper
from helpers.explore.theirs import call, row
from helpers.quadratic import SAMPLES, cost, gradient, model, train

NAMES = "w1", "w2", "b"
STEPS = 90
PLACES = [k / 4 - 2 for k in range(29)]  # where the curves are drawn, −2 to 5
LOW = (310, 210)  # px, so that two pictures stand side by side


class QuadraticExplorer(Board):
    """Explore the quadratic model y = w1·x² + w2·x + b, that is to become (x + 1)², and its training.

    Parameters
    ----------
    gradients : callable, optional
        The learner's own: ``gradients(w1, w2, b, x, y)`` returns the slopes of J = (w1·x² + w2·x + b − y)²
        by w1, w2 and b. The model is trained with them, and they are compared with the true ones.

    Raises
    ------
    TypeError
        If gradients cannot be called.
    """

    def __init__(self, gradients=None):
        super().__init__(gradients, "gradients(w1, w2, b, x, y)")
        self.sliders = [NumberInput(name=name, value=1, min=-3, max=3) for name in NAMES]
        self.x = NumberInput(name="x", value=2, min=-2, max=5)
        self.rate = NumberInput(name="rate", value=0.01, min=0, max=0.05, step=0.001)
        self.zero = widgets.Checkbox(
            True,
            description="zero the gradients after every step",
            indent=False,
            layout={"width": "auto", "margin": "2px 0 2px 5em"},
        )
        self.step = Stepper(last=STEPS, pace=250)
        self.watch(*self.sliders, self.x, self.rate, self.zero, self.step)
        self.begin(in_columns(self.sliders, [self.x, self.rate, self.zero]), self.step)

    def start(self):
        """Return w1, w2 and b before training."""
        return tuple(slider.value for slider in self.sliders)

    def with_theirs(self, function):
        """Train with a learner's slopes; return what `trained` does, and hers at x and for the next step."""
        x = self.x.value

        def slopes(*inputs):
            return row(call(function, *inputs), len(NAMES))

        history, grad = trained(self.start(), self.rate.value, self.zero.value, self.step.value, slopes)
        return history, grad, slopes(*history[-1], x, (x + 1) ** 2), slopes(*history[-1], *sample(history))

    def draw(self):
        """Return the curve, both kinds of gradients, the mean J and the numbers after some steps."""
        for control in (*self.sliders, self.x, self.rate):
            guard.moderate(control.name, control.value)
        x, rate, zero, steps = self.x.value, self.rate.value, self.zero.value, self.step.value
        true, grad = trained(self.start(), rate, zero, steps)
        theirs = self.theirs.ask((self.start(), x, rate, zero, steps), self.with_theirs)
        history, grad, mine, ahead = theirs or (true, grad, None, gradient(*true[-1], *sample(true)))
        p, here = history[-1], gradient(*history[-1], x, (x + 1) ** 2)
        slopes = {f"dJ at x = {draw.short(x)}": here, "dJ used by the last step": grad}
        costs, labels = {"mean J": [*map(mean_cost, history)]}, NAMES
        if theirs:
            yours = self.theirs.compare(("dw1", "dw2", "db"), here, mine)
            labels = [f"{name}{' ✗' * ('✗' in said)}" for name, said in zip(NAMES, yours, strict=True)]
            slopes = {f"dJ at x = {draw.short(x)}": here, "yours": mine}
            costs = {"yours": costs["mean J"], "true": [*map(mean_cost, true)]}
        bars = draw.bars(slopes, labels=labels, size=LOW)
        title = {"xlabel": "step", "title": "mean J"}
        costs = live.curves(costs, range(STEPS + 1), log=True, size=LOW, **title)
        step = next_step(history, ahead[0] + (0.0 if zero else grad[0]), rate)
        pairs = *told(p, x, here, grad), ("next step", step), *self.theirs.lines()
        advice = f"A parameter ran away in step {len(history)}; zero the gradients, or lower the rate."
        picture = self.theirs.beside(curve(p, x))
        told_so = lines(pairs, 5 + self.theirs.rows)
        html = picture.inline() + side_by_side(bars.inline(), costs.inline()) + told_so
        return picture, html, "" if len(history) > steps else advice


def trained(start, rate, zero, steps, gradient=gradient):
    """Return the parameters before and after each step until one runs away, and what the last step used."""
    history, grad = [start], (0.0, 0.0, 0.0)
    for p, used in train(*start, rate, steps, zero, gradient):
        if not all(abs(q) <= guard.LARGEST for q in p):
            break
        grad = used
        history.append(p)
    return history, grad


def mean_cost(p):
    """Return the mean of J over the three samples."""
    return sum(cost(*p, x, y) for x, y in SAMPLES) / len(SAMPLES)


def curve(p, x):
    """Return the picture of the model and of what it should become."""
    xs = sorted({*PLACES, x})  # x itself too, so that what is marked is exact
    ys = {"model": [model(*p, x) for x in xs], "(x + 1)²": [(x + 1) ** 2 for x in xs]}
    return live.curves(ys, xs, xlabel="x", ylabel="y", mark=x, size=(640, 280))


def told(p, x, here, grad):
    """Return headings and lines: parameters, prediction, gradient, and what the last step used."""
    w1, w2, b = map(draw.short, p)
    y, predicted = (x + 1) ** 2, model(*p, x)
    error = draw.equals(predicted - y)
    yield "model", f"y = {w1}·x² + {bracketed(w2)}·x + {bracketed(b)}"
    yield f"x = {draw.short(x)}", f"says {draw.short(predicted)}, wanted {draw.short(y)}, error {error}"
    for heading, slopes in (("gradient", here), ("last step", grad)):
        named = zip(NAMES, slopes, strict=True)
        yield heading, ", ".join(f"d{name} {draw.equals(slope)}" for name, slope in named)


def sample(history):
    """Return x and y of the sample that the next step learns from."""
    return SAMPLES[(len(history) - 1) % len(SAMPLES)]


def next_step(history, dw1, rate):
    """Write what the next sample does to w1."""
    w1, x = history[-1][0], sample(history)[0]
    step = f"{draw.short(w1)} − {draw.short(rate)} × {bracketed(draw.short(dw1))}"
    return f"x = {draw.short(x)}, w1: {step} {draw.equals(w1 - rate * dw1)}"
