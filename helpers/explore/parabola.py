"""The explorer of the quadratic model: curve, gradients, training with or without zeroing them."""

import ipywidgets as widgets

from helpers import draw, guard
from helpers.draw import live
from helpers.draw.numbers import bracketed
from helpers.explore.board import Board, in_columns, lines, side_by_side
from helpers.explore.controls import NumberInput, Stepper
from helpers.quadratic import SAMPLES, gradient, loss, model, train

NAMES = "w1", "w2", "b"
STEPS = 90
PLACES = [k / 4 - 2 for k in range(29)]  # where the curves are drawn, −2 to 5
LOW = (310, 210)  # px, so that two pictures stand side by side


class QuadraticExplorer(Board):
    """Explore the quadratic model y = w1·x² + w2·x + b: its curve, its gradients, its training.

    Parameters
    ----------
    w1, w2, b : float
        The parameters before training; the model is to become (x + 1)².
    rate : float
        The step size.

    Raises
    ------
    ValueError
        If one of them is no ordinary number.
    """

    def __init__(self, w1=1.0, w2=1.0, b=1.0, rate=0.01):
        super().__init__()
        *p, rate = guard.named_numbers(w1=w1, w2=w2, b=b, rate=rate)
        start = zip(NAMES, p, strict=True)
        self.sliders = [NumberInput(name=name, value=q, min=-3, max=3) for name, q in start]
        self.x = NumberInput(name="x", value=2, min=-2, max=5)
        self.rate = NumberInput(name="rate", value=rate, min=0, max=0.05, step=0.001)
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

    def draw(self):
        """Return the curve, both kinds of gradients, the mean loss and the numbers after some steps."""
        for control in (*self.sliders, self.x, self.rate):
            guard.moderate(control.name, control.value)
        x, rate, zero, steps = self.x.value, self.rate.value, self.zero.value, self.step.value
        history, grad = trained(self.start(), rate, zero, steps)
        p, here = history[-1], gradient(*history[-1], x, (x + 1) ** 2)
        slopes = {f"dL at x = {draw.short(x)}": here, "dL used by the last step": grad}
        bars = draw.bars(slopes, labels=NAMES, size=LOW)
        mean = list(map(mean_loss, history))
        losses, title = {"mean loss": mean}, {"xlabel": "step", "title": "mean loss"}
        losses = live.curves(losses, range(STEPS + 1), log=True, size=LOW, **title)
        pairs = *told(p, x, here, grad), ("next step", next_step(history, grad, rate, zero))
        advice = f"A parameter ran away in step {len(history)}; zero the gradients, or lower the rate."
        picture = curve(p, x)
        html = picture.inline() + side_by_side(bars.inline(), losses.inline()) + lines(pairs, 5)
        return picture, html, "" if len(history) > steps else advice


def trained(start, rate, zero, steps):
    """Return the parameters before and after each step until one runs away, and what the last step used."""
    history, grad = [start], (0.0, 0.0, 0.0)
    for p, used in train(*start, rate, steps, zero):
        if max(map(abs, p)) > guard.LARGEST:
            break
        grad = used
        history.append(p)
    return history, grad


def mean_loss(p):
    """Return the mean loss over the three samples."""
    return sum(loss(*p, x, y) for x, y in SAMPLES) / len(SAMPLES)


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


def next_step(history, grad, rate, zero):
    """Write what the next sample does to w1."""
    p = history[-1]
    x, y = SAMPLES[(len(history) - 1) % len(SAMPLES)]
    dw1 = gradient(*p, x, y)[0] + (0.0 if zero else grad[0])
    step = f"{draw.short(p[0])} − {draw.short(rate)} × {bracketed(draw.short(dw1))}"
    return f"x = {draw.short(x)}, w1: {step} {draw.equals(p[0] - rate * dw1)}"
