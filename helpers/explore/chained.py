"""The explorer of the chained one-weight network: weights, depth, training, counters."""

import ipywidgets as widgets

from helpers import chain as maths
from helpers import draw, guard
from helpers.draw import live
from helpers.draw.numbers import bracketed
from helpers.explore.board import LOW, Board, in_columns, lines, numbers, side_by_side
from helpers.explore.controls import NumberInput, Stepper
from helpers.explore.theirs import call, row

DEEPEST = 10
EPOCHS = 160
TALLEST = 168  # px, of the picture; in a narrow window a wide one is drawn smaller


class ChainExplorer(Board):
    """Explore a chain of one-weight layers: move weights, sample and depth, and train it.

    Parameters
    ----------
    w : list of float
        The weights before training, one for each layer; up to 10.
    x, y : float
        Input and label of the sample. Its mirror image, −x and −y, is trained on as well.
    backward : callable, optional
        The learner's own: ``backward(w, outs, y)`` returns a number for each weight. They are compared
        with the true gradients at every move, and wrong ones are marked.

    Raises
    ------
    TypeError, ValueError
        If w is not a list of 1 to 10 ordinary numbers, another one is not ordinary, or backward cannot
        be called.
    """

    def __init__(self, w, x=1.0, y=-1.0, backward=None):
        super().__init__(backward, "backward(w, outs, y)")
        w = guard.named_numbers(**{f"w{i}": w_i for i, w_i in enumerate(guard.weights(w), start=1)})
        x, y = guard.named_numbers(x=x, y=y)
        L = guard.between("layers", len(w), 1, DEEPEST)
        self.sliders = [
            NumberInput(name=f"w{i}", value=w_i, min=-3, max=3, step=0.05)
            for i, w_i in enumerate([*w, *[w[-1]] * (DEEPEST - L)], start=1)
        ]
        # of the layers that there are; two of them side by side where there is room, in a place for ten
        places = {"grid_template_columns": "repeat(auto-fill, minmax(min(210px, 100%), 1fr))"}
        places |= {"width": "520px", "max_width": "100%", "min_height": "130px"}
        places |= {"align_content": "flex-start"}
        self.column = widgets.GridBox(self.sliders[:L], layout=places)
        self.depth = NumberInput(name="layers", value=L, min=1, max=DEEPEST, step=1)
        self.x = NumberInput(name="x", value=x, min=-3, max=3)
        self.y = NumberInput(name="y", value=y, min=-3, max=3)
        self.rate = NumberInput(name="rate", value=0.05, min=0, max=1, step=0.01)
        self.all = NumberInput(name="all w", value=1, min=-3, max=3, step=0.05)
        self.epoch = Stepper(last=EPOCHS, name="epoch", pace=120)
        self.watch(*self.sliders, self.x, self.y, self.rate, self.epoch)
        self.depth.observe(self.deepen, "value")
        self.all.observe(self.set_all, "value")
        right = [self.depth, self.x, self.y, self.rate, self.all]
        self.begin(in_columns([self.column], right), self.epoch)

    def deepen(self, _change):
        """Add layers with the weight of the last one, or drop the last ones."""
        with self.quiet():
            if self.depth.value in range(1, DEEPEST + 1):  # else draw complains of it
                L, w = int(self.depth.value), self.weights()
                for slider in self.sliders[len(w) : L]:
                    slider.value = w[-1]
                self.column.children = self.sliders[:L]

    def set_all(self, _change):
        """Give all weights one value, and draw once."""
        with self.quiet():
            for slider in self.column.children:
                slider.value = self.all.value

    def weights(self):
        """Return the weights before training."""
        return [slider.value for slider in self.column.children]

    def draw(self):
        """Return the chain, its bars, its J and its numbers after some epochs of training."""
        guard.between("layers", self.depth.value, 1, DEEPEST)
        x, y, rate = self.x.value, self.y.value, self.rate.value
        guard.finite(x, y, rate, *self.weights())
        history, trouble = trained(self.weights(), x, y, rate, self.epoch.value)
        costs, w = [J for J, _ in history], history[-1][1]
        outs = maths.forward(w, x)
        douts, dw = maths.handed_back(w, outs, y), maths.backward(w, outs, y)
        guard.finite(costs[-1], *outs, *douts, *dw)
        found = self.theirs.ask((*w, x, y), lambda mine: row(call(mine, [*w], [*outs], y), len(w)))
        names, L = [f"dw{i}" for i in range(1, len(w) + 1)], len(w)
        yours = self.theirs.compare(names, dw, found) if found else []
        picture = self.theirs.beside(draw.chain(w, outs, y, douts, dw, yours))
        step = f"{draw.short(w[0])} − {draw.short(rate)} × {bracketed(draw.short(dw[0]))}"
        pairs = [
            *self.theirs.lines(),
            ("J", f"½({draw.short(outs[-1])} − {bracketed(draw.short(y))})² {draw.equals(costs[-1])}"),
            ("prediction", f"x = {draw.short(x)} → {draw.short(maths.predict(w, x))}, y = {draw.short(y)}"),
            ("next step", f"w1: {step} {draw.equals(w[0] - rate * dw[0])}"),
            ("multiplications", f"in one sweep {2 * L}, each alone {L * (L + 1) // 2}"),
        ]
        bars = draw.bars({"out": outs[1:], "dw": dw}, title="each layer", size=LOW)
        curve = live.curves({"J": costs}, range(EPOCHS + 1), xlabel="epoch", title="J", size=LOW)
        plots = side_by_side(bars.inline(), curve.inline())
        drawn = f'<div style="min-height:min({TALLEST}px,28vw)">{picture.inline()}</div>'
        said = lines(pairs, 4 + self.theirs.rows) + numbers(picture.table, DEEPEST + 2)
        return picture, drawn + plots + said, trouble


def trained(w, x, y, rate, epochs):
    """Return J and weights before training and after each epoch, and what ended it early, if anything."""
    history = [(maths.cost(w, x, y), w)]
    for epoch, J, new in maths.train(w, rate, epochs, ((x, y), (-x, -y))):
        if maths.ran_away(new):
            return history, f"A weight ran away in epoch {epoch}; check the gradients, or lower the rate."
        history.append((J, new))
    return history, ""
