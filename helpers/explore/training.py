"""The explorer of a network that learns XOR or two moons: regions, loss, gradients, epoch by epoch."""

from copy import deepcopy
from functools import lru_cache

import numpy as np

from helpers import data, draw, guard
from helpers.draw import live
from helpers.draw.picture import html_table
from helpers.explore.board import Board, in_columns, lines, side_by_side
from helpers.explore.controls import Choice, NumberInput, Stepper
from helpers.network import NeuralNetwork, backward, forward

DATA = {"xor": data.xor, "moons": data.moons}
ACTIVATIONS = ["tanh", "sigmoid", "relu"]
# For each of them: epochs between two frames, columns in a batch, and the plane to look at.
PACE = {"xor": (5, 4, (-0.5, 1.5), (-0.5, 1.5)), "moons": (1, 10, (-1.5, 2.5), (-1.2, 1.7))}
FRAMES, WIDEST, SEEDS = 100, 12, 10**6
SIZE, LOW = (310, 290), (310, 190)  # px, so that two pictures stand side by side


class NetworkExplorer(Board):
    """Explore how a network with one hidden layer learns: regions, loss and gradients, live.

    Parameters
    ----------
    samples : {"xor", "moons"}
    hidden : int
        The number of hidden neurons, 1 to 12.
    activation : {"tanh", "sigmoid", "relu"}
        That of the hidden layer; the output is sigmoid.
    rate : float
        The learning rate.
    seed : int
        Where the first weights come from.

    Raises
    ------
    ValueError
        If the data or the activation are not known, or a number is not one that can be used.
    """

    def __init__(self, samples="xor", hidden=4, activation="tanh", rate=2.0, seed=0):
        super().__init__()
        guard.known(samples, DATA)
        guard.known(activation, ACTIVATIONS)
        hidden, rate, seed = guard.named_numbers(hidden=hidden, rate=rate, seed=seed)
        self.samples = Choice(name="data", options=list(DATA), value=samples)
        self.activation = Choice(name="activation", options=ACTIVATIONS, value=activation)
        self.hidden = NumberInput(name="hidden", value=hidden, min=1, max=WIDEST, step=1)
        self.rate = NumberInput(name="rate", value=rate, min=0.05, max=3, step=0.05)
        self.seed = NumberInput(name="seed", value=seed, min=0, max=20, step=1)
        self.frame = Stepper(value=FRAMES, last=FRAMES, name="epoch", pace=150, unit=PACE[samples][0])
        self.watch(self.activation, self.hidden, self.rate, self.seed, self.frame)
        self.samples.observe(self.change_data, "value")
        sliders = [self.hidden, self.rate, self.seed]
        self.begin(in_columns(sliders, [self.samples, self.activation]), self.frame)

    def change_data(self, _change):
        """Count the epochs as the data need it, and draw."""
        with self.turn:
            self.frame.unit = PACE[self.samples.value][0]
            self.update()

    def settings(self):
        """Return what the controls say, but for the frame."""
        hidden = guard.between("hidden", self.hidden.value, 1, WIDEST)
        seed = guard.between("seed", self.seed.value, 0, SEEDS)
        rate = guard.above_zero("rate", self.rate.value)
        return self.samples.value, hidden, self.activation.value, rate, seed

    def draw(self):
        """Return the plane, the costs so far, and the sizes of the gradients."""
        run, frame = training(*self.settings()), self.frame.value
        costs, net = run.at(frame)
        picture, sizes = regions(run, net), gradient_sizes(run, net)
        every = [run.every * k for k in range(FRAMES + 1)]
        curve = live.curves({"J": costs}, every, xlabel="epoch", title="J", size=SIZE)
        title = "size of dW, layer by layer"
        bars = draw.bars({"‖dW‖": sizes}, log=True, title=title, size=LOW)
        sizes = ", ".join(f"‖dW{i}‖ {draw.equals(size)}" for i, size in enumerate(sizes, start=1))
        epoch = f"{every[len(costs) - 1]}, J {draw.equals(costs[-1])}"
        told = lines([("epoch", epoch), ("gradients", sizes)])
        html = side_by_side(picture.inline(), curve.inline())
        told = f'<div style="flex:1 1 300px">{told}{html_table(picture.table)}</div>'
        html += side_by_side(bars.inline(), told)
        return picture, html, run.trouble if len(costs) <= frame else ""


class Training:
    """A training that goes on as far as somebody asks, and remembers every frame on the way."""

    def __init__(self, samples, hidden, activation, rate, seed):
        self.x, self.y = DATA[samples]()
        self.every, self.batch, *self.ends = PACE[samples]
        self.rate = rate
        net = NeuralNetwork([2, hidden, 1], [activation, "sigmoid"], rng=seed)
        self.frames, self.trouble = [(net.cost(self.x, self.y), net)], ""

    def at(self, frame):
        """Return J at every frame so far, and the network of the last; train on if need be."""
        try:
            while len(self.frames) <= frame and not self.trouble:
                net = deepcopy(self.frames[-1][1])  # so that an interrupt spoils no frame
                *_, (_, J) = net.training(self.x, self.y, self.batch, self.every, self.rate)
                self.frames.append((J, net))
        except ValueError as error:
            self.trouble = str(error)
        reached = self.frames[: frame + 1]
        return [J for J, _ in reached], reached[-1][1]


training = lru_cache(maxsize=4)(Training)


def regions(run, net):
    """Return the picture of what a network says everywhere in the plane."""
    x, y = run.ends

    def says(points):
        # rounded, since the last digits differ from processor to processor, and pictures are compared
        return forward(net.weights, net.biases, net.activations, points)[1][-1][0].round(9)

    return draw.regions(draw.field(says, x, y, columns=True), run.x, run.y[0], size=SIZE)


@np.errstate(over="ignore", invalid="ignore")  # what is too large shows in the bars
def gradient_sizes(run, net):
    """Return how long the gradient of each layer's weights is: the root of its summed squares."""
    zs, outs = forward(net.weights, net.biases, net.activations, run.x)
    dW, _ = backward(net.weights, net.activations, run.y, zs, outs)
    return [float(np.linalg.norm(d)) for d in dW]
