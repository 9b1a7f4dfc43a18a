"""The explorer of the chained one-weight network: weights, depth, training, counters."""

import ipywidgets as widgets

from helpers import chain, draw, guard
from helpers.draw.labels import bracketed
from helpers.draw.picture import html_table
from helpers.explore.board import Board, alert, lines, side_by_side
from helpers.explore.number_input import NumberInput
from helpers.explore.stepper import Stepper

DEEPEST = 10
EPOCHS = 160
SMALL = (310, 190)  # px, so that two plots stand side by side

# Counted now, since the counter is the cells' too, and moves are handled in other threads than cells.
COUNTS = {L: chain.multiplications(L) for L in range(1, DEEPEST + 1)}


class ChainExplorer(Board):
    """A chain of one-weight layers, its values and gradients, and its training.

    Parameters
    ----------
    w : list of float
        The weights before training.
    x, y : float
        The sample; its mirror image, −x and −y, is trained on as well.
    rate : float
        The step size.
    """

    def __init__(self, w, x, y, rate):
        super().__init__()
        self.depth = NumberInput(name="layers", value=check_depth(len(w)), min=1, max=DEEPEST, step=1)
        self.x = NumberInput(name="x", value=x, min=-3, max=3)
        self.y = NumberInput(name="y", value=y, min=-3, max=3)
        self.rate = NumberInput(name="rate", value=rate, min=0, max=1, step=0.01)
        self.all = NumberInput(name="all w", value=1, min=-3, max=3, step=0.05)
        self.epoch = Stepper(last=EPOCHS, name="epoch", pace=120)
        self.sliders, self.column = [], widgets.VBox()
        for control in (self.x, self.y, self.rate, self.epoch):
            control.observe(self.update, "value")
        self.depth.observe(self.deepen, "value")
        self.all.observe(self.set_all, "value")
        right = widgets.VBox([self.depth, self.x, self.y, self.rate, self.all])
        both = widgets.HBox([self.column, right], layout={"flex_flow": "row wrap"})
        self.live.children = [both, self.epoch, self.page]
        self.lay_out(w)

    def lay_out(self, w):
        """Give each weight a slider; those that are there stay, so that the keyboard stays where it is."""
        for slider in self.sliders[len(w) :]:
            slider.close()
        del self.sliders[len(w) :]
        for i in range(len(self.sliders), len(w)):
            slider = NumberInput(name=f"w{i + 1}", value=w[i], min=-3, max=3, step=0.05)
            slider.observe(self.update, "value")
            self.sliders.append(slider)
        self.column.children = self.sliders
        self.update()

    def deepen(self, _change):
        """Add layers with the weight of the last one, or drop the last ones."""
        with self.turn:
            try:
                L = check_depth(self.depth.value)
            except ValueError as error:
                self.complain(error)
            else:
                w = self.weights()
                self.lay_out([*w, *[w[-1]] * L][:L])

    def set_all(self, _change):
        """Give all weights one value, and draw once."""
        with self.quiet():
            for slider in self.sliders:
                slider.value = self.all.value

    def weights(self):
        """Return the weights before training."""
        return [slider.value for slider in self.sliders]

    def draw(self):
        """Return the page for the present controls."""
        check_depth(self.depth.value)  # else the picture would not be that of the control
        return page(self.weights(), self.x.value, self.y.value, self.rate.value, self.epoch.value)

    def still(self):
        """Return the picture with all values and gradients."""
        return picture(self.weights(), self.x.value, self.y.value)._repr_html_()


def check_depth(L):
    """Return a number of layers as an int, if there can be so many here."""
    if L not in range(1, DEEPEST + 1):
        raise ValueError(f"layers is {draw.short(L)}; here it is a whole number from 1 to {DEEPEST}.")
    return int(L)


def gradients(w, x, y):
    """Return the outs of a chain, the derivatives by them, and those by the weights."""
    outs = chain.forward(w, x)
    guard.finite(chain.loss(w, x, y), *outs)
    return outs, chain.handed_back(w, outs, y), chain.backward(w, outs, y)


def picture(w, x, y):
    """Return the picture of a chain with its values and gradients."""
    outs, douts, dw = gradients(w, x, y)
    return draw.chain(w, outs, y, douts, dw)


def trained(w, x, y, rate, epochs):
    """Return loss and weights before training and after each epoch, and what ended it early, if anything."""
    history = [(chain.loss(w, x, y), w)]
    for epoch, J, new in chain.train(w, rate, epochs, ((x, y), (-x, -y))):
        if chain.ran_away(new):
            return history, f"A weight ran away in epoch {epoch}; check the gradients, or lower the rate."
        history.append((J, new))
    return history, ""


def page(w, x, y, rate, epoch):
    """Return the page of a chain after some epochs of training.

    Parameters
    ----------
    w : list of float
        The weights before training.
    x, y, rate : float
    epoch : int

    Returns
    -------
    str
        HTML.
    """
    history, trouble = trained(w, x, y, rate, epoch)
    losses, w = [J for J, _ in history], history[-1][1]
    outs, douts, dw = gradients(w, x, y)
    drawn = draw.chain(w, outs, y, douts, dw)
    sweep, alone = COUNTS[len(w)]
    told = lines(
        ("loss", f"½({draw.short(outs[-1])} − {bracketed(draw.short(y))})² {draw.equals(losses[-1])}"),
        ("prediction", f"x = {draw.short(x)} → {draw.short(chain.predict(w, x))}, y = {draw.short(y)}"),
        ("next step", next_step(w[0], rate, dw[0])),
        ("multiplications", f"in one sweep {sweep}, each alone {alone}"),
    )
    plots = side_by_side(
        layers(outs, dw).inline(),
        draw.curves({"loss": losses}, x=range(EPOCHS + 1), xlabel="epoch", title="loss", size=SMALL).inline(),
    )
    warning = alert(trouble) if trouble else ""
    return warning + drawn.inline() + plots + side_by_side(told, html_table(drawn.table))


def next_step(w, rate, dw):
    """Write what the next sample does to the first weight."""
    numbers = f"{draw.short(w)} − {draw.short(rate)} × {bracketed(draw.short(dw))}"
    return f"w1: {numbers} {draw.equals(w - rate * dw)}"


def layers(outs, dw):
    """Return bars of the output and the gradient of each layer."""
    return draw.bars({"out": outs[1:], "dw": dw}, title="each layer", size=SMALL)
