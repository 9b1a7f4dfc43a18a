"""The explorer of a network that learns XOR or two moons: regions, J, gradients, epoch by epoch."""

from copy import copy, deepcopy
from functools import lru_cache
from math import inf
from time import monotonic, thread_time

import numpy as np

from helpers import data, draw, guard, network
from helpers.answer import UnreadableError, shown
from helpers.draw import live
from helpers.draw.picture import html_table
from helpers.explore.board import LOW, SIZE, Board, in_columns, lines, side_by_side
from helpers.explore.controls import Choice, NumberInput, Stepper
from helpers.explore.theirs import SECONDS, array, call
from helpers.network import NeuralNetwork, forward

DATA = {"xor": data.xor, "moons": data.moons}
ACTIVATIONS = ["tanh", "sigmoid", "relu"]
# For each of them: epochs between two frames, columns in a batch, and the plane to look at.
PACE = {"xor": (5, 4, (-0.5, 1.5), (-0.5, 1.5)), "moons": (1, 10, (-1.5, 2.5), (-1.2, 1.7))}
FRAMES, CHUNK, WIDEST, SEEDS = 100, 10, 12, 10**6


class NetworkExplorer(Board):
    """Explore how a network with one hidden layer learns: regions, J and gradients, live.

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
    backward : callable, optional
        The learner's own: ``backward(weights, names, y, zs, outs)`` returns dW and db, two lists of arrays.
        The network is trained with it, and its numbers are compared with the true ones.

    Raises
    ------
    TypeError
        If backward cannot be called.
    ValueError
        If the data or the activation are not known, or a number is not one that can be used.
    """

    def __init__(self, samples="xor", hidden=4, activation="tanh", rate=2.0, seed=0, backward=None):
        super().__init__(backward, "backward(weights, names, y, zs, outs)")
        self.run = None  # the training with a learner's function
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
        settings, frame = self.settings(), self.frame.value
        run = training(*settings)
        costs, net = run.at(frame)
        curves, sizes, more, trouble = {"J": costs}, {"‖dW‖": gradients(run, net)[0]}, "", run.trouble
        if theirs := self.trained_by_theirs(settings, frame):
            curves, net, trouble, mine = {"yours": theirs[0], "true": costs}, *theirs[1:]
            right = gradients(run, net)
            sizes, more = {"‖dW‖": right[0], "yours": mine[0]}, html_table(self.compared(right, mine))
            costs = theirs[0]
        picture = self.theirs.beside(regions(run, net))
        sizes = {name: norms(dW) for name, dW in sizes.items()}
        every = [run.every * k for k in range(FRAMES + 1)]
        curve = live.curves(curves, every, xlabel="epoch", title="J", size=SIZE)
        bars = draw.bars(sizes, log=True, title="size of dW, layer by layer", size=LOW)
        sizes = ", ".join(f"‖dW{i}‖ {draw.equals(size)}" for i, size in enumerate(sizes["‖dW‖"], start=1))
        epoch = f"{every[len(costs) - 1]}, J {draw.equals(costs[-1])}"
        told = lines([("epoch", epoch), ("gradients", sizes), *self.theirs.lines()], self.theirs.rows and 4)
        html = side_by_side(picture.inline(), curve.inline())
        told = f'<div class="bp-column">{told}{html_table(picture.table)}{more}</div>'
        html += side_by_side(bars.inline(), told)
        return picture, html, trouble if len(costs) <= frame else ""

    def trained_by_theirs(self, settings, frame):
        """Ask a learner's backward for a few frames at a time: each time has its own end."""
        if self.run is None or self.run.settings != settings:
            self.run = Training(*settings, lambda *given: both(self.theirs.function, *given))
        theirs, until = None, monotonic() + 2 * SECONDS
        for k in [*range(len(self.run.frames) + CHUNK, frame, CHUNK), frame]:
            theirs = self.theirs.ask((settings, k), lambda _, k=k: self.with_theirs(k))
            if not theirs or len(theirs[0]) <= k or monotonic() > until:
                break
        return theirs

    def with_theirs(self, frame):
        """Train with a learner's backward; return J at each frame, the network, any trouble, dW and db."""
        run = self.run
        costs, net = run.at(frame, thread_time() + SECONDS / 2)
        epoch = run.every * (len(costs) - 1)
        so_far = f"Your function takes long: the training has come to epoch {epoch}. The next move goes on."
        return costs, net, run.trouble or so_far, gradients(run, net)

    def compared(self, right, mine):
        """Return rows on the learner's dW and db: of each array the entry that is furthest off."""
        rows = []
        for name, *arrays in zip(("dW", "db"), right, mine, strict=True):
            for i, pair in enumerate(zip(*arrays, strict=True), start=1):
                place = furthest(*pair)
                entry = f"{name}{i}[{', '.join(map(str, place))}]"
                rows.append(
                    (f"{name}{i}", f"{pair[0].shape}", entry, *(float(layer[place]) for layer in pair))
                )
        names, shapes, entries, right, mine = zip(*rows, strict=True)
        columns = names, shapes, entries, self.theirs.compare(entries, right, mine), map(draw.short, right)
        return ("", "shape", "entry", "yours", "true"), *zip(*columns, strict=True)


class Training:
    """A training that goes on as far as somebody asks, and remembers every frame on the way."""

    def __init__(self, samples, hidden, activation, rate, seed, backward=network.backward):
        self.settings = samples, hidden, activation, rate, seed
        self.x, self.y = DATA[samples]()
        self.every, self.batch, *self.ends = PACE[samples]
        self.rate, self.backward = rate, backward
        net = NeuralNetwork([2, hidden, 1], [activation, "sigmoid"], rng=seed)
        self.frames, self.trouble = [(net.cost(self.x, self.y), net)], ""

    def at(self, frame, until=inf):
        """Return J at every frame so far, and the network of the last; train on until then if need be."""
        while len(self.frames) <= frame and not self.trouble and thread_time() < until:
            net = copy(self.frames[-1][1])  # so that an interrupt spoils no frame
            net.rng = deepcopy(net.rng)  # weights and biases are new lists after every epoch
            for _ in range(self.every):
                network.descend(net, self.x, self.y, self.batch, self.rate, self.backward)
            try:
                self.frames.append((net.cost(self.x, self.y), net))
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
def gradients(run, net):
    """Return dW and db of all samples."""
    zs, outs = forward(net.weights, net.biases, net.activations, run.x)
    return run.backward(net.weights, net.activations, run.y, zs, outs)


@np.errstate(over="ignore", invalid="ignore")
def norms(dW):
    """Return how long the gradient of each layer's weights is: the root of its summed squares."""
    return [float(np.linalg.norm(d)) for d in dW]


def both(function, weights, names, y, zs, outs):
    """Call a learner's backward on copies, and read the two lists of arrays that it returns."""
    W, z, a = ([layer.copy() for layer in layers] for layers in (weights, zs, outs))
    result = call(function, W, [*names], y.copy(), z, a)
    shapes = [W.shape for W in weights], [(len(W), 1) for W in weights]
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise UnreadableError(f"Two lists are asked for, dW and db, not {shown(result)}.")
    return [layers(*pair) for pair in zip(("dW", "db"), result, shapes, strict=True)]


def layers(name, given, shapes):
    """Read a list of arrays with these shapes."""
    if not hasattr(given, "__len__") or len(given) != len(shapes):
        raise UnreadableError(f"{name} is a list of {len(shapes)} arrays, one for each layer.")
    arrays = []
    for i, shape in enumerate(shapes):
        try:
            arrays.append(array(given[i], shape))
        except UnreadableError as error:
            raise UnreadableError(f"{name}[{i}]: {error}") from None
    return arrays


@np.errstate(all="ignore")
def furthest(right, mine):
    """Return where two arrays are furthest apart, if they do not agree somewhere; else the largest entry."""
    wrong = ~np.isclose(mine, right, rtol=1e-6, atol=1e-12)
    gap = np.nan_to_num(np.abs(mine - right), nan=np.inf)
    size = np.where(wrong, gap, -1) if wrong.any() else np.abs(right)
    first = (size >= size.max() * (1 - 1e-6)).argmax()  # whatever the last digits are
    return tuple(map(int, np.unravel_index(first, size.shape)))
