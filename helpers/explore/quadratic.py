"""The explorer of the quadratic model: curve, gradients, training with or without zeroing them."""

from itertools import cycle, islice

import ipywidgets as widgets

from helpers import draw
from helpers.draw.labels import bracketed
from helpers.explore.board import Board, alert, lines, side_by_side
from helpers.explore.number_input import NumberInput
from helpers.explore.stepper import Stepper

NAMES = "w1", "w2", "b"
SAMPLES = (1.0, 4.0), (2.0, 9.0), (3.0, 16.0)  # x and y = (x + 1)²
STEPS = 90
LARGEST = 1e9  # a parameter beyond this will not come back
PLACES = [k / 4 - 2 for k in range(29)]  # where the curves are drawn, −2 to 5
LOW = (310, 210)  # px, so that two pictures stand side by side


class QuadraticExplorer(Board):
    """The model y = w1·x² + w2·x + b, trained step by step on three samples of (x + 1)².

    Parameters
    ----------
    parameters : tuple of float
        w1, w2 and b before training.
    rate : float
        The step size.
    """

    def __init__(self, parameters, rate):
        super().__init__()
        self.sliders = [
            NumberInput(name=name, value=p, min=-3, max=3) for name, p in zip(NAMES, parameters, strict=True)
        ]
        self.x = NumberInput(name="x", value=2, min=-2, max=5)
        self.rate = NumberInput(name="rate", value=rate, min=0, max=0.05, step=0.001)
        self.zero = widgets.Checkbox(
            True,
            description="zero the gradients after every step",
            indent=False,
            layout={"width": "auto", "margin": "2px 0 2px 5em"},
        )
        self.step = Stepper(last=STEPS, pace=250)
        for control in (*self.sliders, self.x, self.rate, self.zero, self.step):
            control.observe(self.update, "value")
        left, right = widgets.VBox(self.sliders), widgets.VBox([self.x, self.rate, self.zero])
        both = widgets.HBox([left, right], layout={"flex_flow": "row wrap"})
        self.live.children = [both, self.step, self.page]
        self.update()

    def start(self):
        """Return w1, w2 and b before training."""
        return tuple(slider.value for slider in self.sliders)

    def draw(self):
        """Return the page for the present controls."""
        for control in (*self.sliders, self.x, self.rate):
            check_size(control.name, control.value)
        return page(self.start(), self.x.value, self.rate.value, self.zero.value, self.step.value)

    def still(self):
        """Return the curve of the model beside the one that it learns."""
        return curve(self.start(), self.x.value)._repr_html_()


def check_size(name, number):
    """Raise an error if a number is so large that its squares would overflow; nan is none either."""
    if not abs(number) <= LARGEST:
        raise ValueError(f"{name} is {draw.short(number)}; here, give a number from −1e9 to 1e9.")


def predict(p, x):
    """y = w1·x² + w2·x + b."""
    w1, w2, b = p
    return w1 * x**2 + w2 * x + b


def gradient(p, x, y):
    """Return dL/dw1, dL/dw2 and dL/db of the squared error of one sample."""
    dpredicted = 2 * (predict(p, x) - y)
    return dpredicted * x**2, dpredicted * x, dpredicted


def mean_loss(p):
    """Return the mean squared error over the three samples."""
    return sum((predict(p, x) - y) ** 2 for x, y in SAMPLES) / len(SAMPLES)


def trained(p, rate, zero, steps):
    """Train sample by sample: return the parameters before and after each step, and what is in .grad.

    Parameters
    ----------
    p : tuple of float
    rate : float
    zero : bool
        Whether the gradients are zeroed after each step; if not, each one is added to those before.
    steps : int

    Returns
    -------
    history : list of tuple of float
        Shorter than steps + 1 if a parameter ran away.
    grad : tuple of float
        What the last of these steps used.
    """
    history, grad = [p], (0.0, 0.0, 0.0)
    for x, y in islice(cycle(SAMPLES), steps):
        kept = (0.0, 0.0, 0.0) if zero else grad
        added = tuple(old + new for old, new in zip(kept, gradient(p, x, y), strict=True))
        p = tuple(q - rate * dq for q, dq in zip(p, added, strict=True))
        if max(map(abs, p)) > LARGEST:
            break
        grad = added
        history.append(p)
    return history, grad


def curve(p, x):
    """Return the picture of the model and of what it should become."""
    xs = sorted({*PLACES, x})  # x itself too, so that what is marked is exact
    ys = {"model": [predict(p, x) for x in xs], "(x + 1)²": [(x + 1) ** 2 for x in xs]}
    return draw.curves(ys, x=xs, xlabel="x", ylabel="y", mark=x, size=(640, 280))


def page(start, x, rate, zero, steps):
    """Return the page of the model after some steps.

    Parameters
    ----------
    start : tuple of float
        w1, w2 and b before training.
    x, rate : float
    zero : bool
    steps : int

    Returns
    -------
    str
        HTML.
    """
    history, grad = trained(start, rate, zero, steps)
    p = history[-1]
    here = gradient(p, x, (x + 1) ** 2)
    losses = draw.curves(
        {"mean loss": [mean_loss(p) for p in history]}, x=range(STEPS + 1), log="y", xlabel="step",
        title="mean loss", size=LOW,
    )  # fmt: skip
    bars = draw.bars(
        {f"dL at x = {draw.short(x)}": here, "dL used by the last step": grad}, labels=NAMES, size=LOW
    )
    advice = f"A parameter ran away in step {len(history)}; zero the gradients, or lower the rate."
    warning = "" if len(history) > steps else alert(advice)
    pictures = curve(p, x).inline() + side_by_side(bars.inline(), losses.inline())
    coming = next_step(history, grad, rate, zero)
    return warning + pictures + lines(*told(p, x, here, grad), ("next step", coming))


def told(p, x, here, grad):
    """Return headings and lines: parameters, prediction, gradient, and what the last step used."""
    w1, w2, b = map(draw.short, p)
    y, predicted = (x + 1) ** 2, predict(p, x)
    yield "model", f"y = {w1}·x² + {bracketed(w2)}·x + {bracketed(b)}"
    error = draw.equals(predicted - y)
    yield f"x = {draw.short(x)}", f"says {draw.short(predicted)}, wanted {draw.short(y)}, error {error}"
    yield "gradient", row(here)
    yield "last step", row(grad)


def row(numbers):
    """Write three derivatives in a row."""
    return ", ".join(f"d{name} {draw.equals(number)}" for name, number in zip(NAMES, numbers, strict=True))


def next_step(history, grad, rate, zero):
    """Write what the next sample does to w1."""
    w1 = history[-1][0]
    x, y = SAMPLES[(len(history) - 1) % len(SAMPLES)]
    dw1 = gradient(history[-1], x, y)[0] + (0.0 if zero else grad[0])
    numbers = f"{draw.short(w1)} − {draw.short(rate)} × {bracketed(draw.short(dw1))}"
    return f"x = {draw.short(x)}, w1: {numbers} {draw.equals(w1 - rate * dw1)}"
