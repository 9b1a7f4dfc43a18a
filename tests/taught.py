"""A cell tagged ``teaches:graph.Node`` teaches what the helper of that name does: both are run and compared.

Their text may differ; what they give, and what they make of what they were given, may not.
"""

import ast
import importlib
import re
from collections import defaultdict
from copy import deepcopy
from functools import partial
from itertools import pairwise
from random import Random

import numpy as np
from torch_or_skip import torch


def tags(cell):
    """Return what a cell teaches, as names such as "graph.Node"."""
    return [
        tag.removeprefix("teaches:") for tag in cell.metadata.get("tags", []) if tag.startswith("teaches:")
    ]


def definitions(source):
    """Return a cell's source up to its last definition, without the lines that use it."""
    body = ast.parse(source).body
    ends = [k for k, statement in enumerate(body, start=1) if defines(statement)]
    return "\n".join(source.splitlines()[: body[ends[-1] - 1].end_lineno]) if ends else ""


def defines(statement):
    """Say whether a statement defines a function or a class, or sets an attribute of one."""
    if isinstance(statement, ast.Assign):
        targets = [part for target in statement.targets for part in ast.walk(target)]
        return any(isinstance(part, ast.Attribute) for part in targets)
    return isinstance(statement, ast.FunctionDef | ast.ClassDef)


def cell_room(notebook):
    """Run the set-up cell and all that is taught, and return the names they leave."""
    set_up, *others = [cell for cell in notebook.cells if cell.cell_type == "code"]
    room = {}
    for source in (set_up.source, *(definitions(cell.source) for cell in others if tags(cell))):
        exec(source, room)
    return room


def differences(notebook):
    """Yield the name of everything that a notebook teaches and the helpers do otherwise."""
    taught, helping = cell_room(notebook), {}
    names = [(name, cell) for cell in notebook.cells for name in tags(cell)]
    for name, _ in names:
        helping |= vars(importlib.import_module(f"helpers.{name.split('.')[0]}"))
    for name, cell in names:
        bank = BANKS[".".join(name.split(".")[:2])]
        defined = re.search(rf"(?:def |class |\w\.){name.split('.')[-1]}\b", definitions(cell.source))
        if not defined or not alike(bank(taught), bank(helping)):
            yield name


def called(name, room):
    """Return what a function makes of copies of its arguments, and what it leaves of them."""
    return [(room[name.split(".")[1]](*args), args) for args in deepcopy(CALLS[name])]


def alike(one, other):
    """Say whether two results are the same, up to rounding."""
    if isinstance(one, (list, tuple)):
        return type(one) is type(other) and len(one) == len(other) and all(map(alike, one, other))
    if one is None or isinstance(one, str):
        return one == other
    one, other = (np.asarray(x.detach() if isinstance(x, torch.Tensor) else x, float) for x in (one, other))
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-12, atol=0, equal_nan=True)


def calls():
    """Yield arguments for everything that takes numbers and arrays, some of them empty."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        w, outs = rng.normal(size=seed % 7).tolist(), rng.normal(size=seed % 7 + 1).tolist()
        w1, w2, b, x, y = rng.normal(size=5)
        yield "chain.forward", (w, x)
        yield "chain.error", (outs, y)
        yield "chain.cost", (w, x, y)
        yield "chain.backward", (w, outs, y)
        yield "chain.each_alone", (w, outs, y)
        yield "quadratic.model", (w1, w2, b, x)
        yield "quadratic.cost", (w1, w2, b, x, y)

        sizes, m = rng.integers(1, 5, seed % 5 + 2), rng.integers(1, 6)
        weights = [rng.normal(size=(n_out, n_in)) for n_in, n_out in pairwise(sizes)]
        biases, zs = ([rng.normal(size=(len(W), n)) for W in weights] for n in (1, m))
        names = [*rng.choice(["tanh", "relu", "linear"], seed % 5), ["sigmoid", "softmax"][seed % 2]]
        outs, y = [rng.normal(size=(n, m)) for n in sizes], rng.random((sizes[-1], m))
        yield "network.forward", (weights, biases, names, outs[0])
        yield "network.backward", (weights, names, y, zs, outs)
        yield "network.half_squared_error", (y, outs[-1])

        words, hidden, outputs = rng.integers(1, [30, 10, 3])
        rows, bag = np.flatnonzero(rng.random(words) < 0.5), rng.poisson(1.0, (1, words)).astype(float)
        W = rng.normal(size=(words, hidden)), rng.normal(size=(hidden, outputs))
        h, a, y = (rng.random((1, n)) for n in (hidden, outputs, outputs))
        yield "sentiment.forward", (bag, *W)
        yield "sentiment.deltas", (a, y, W[1])
        yield "sentiment.backward", (bag, h, a, y, W[1])
        yield "sentiment.sparse_forward", (rows, bag[:, rows] + 1, *W)
        yield "sentiment.sparse_step", (rows, bag[:, rows] + 1, y, *W, 0.1)


def engine(room):
    """Build random graphs with shared nodes and plain numbers on either side, and sweep back through them."""
    made, names = [], dict(room)
    names["skewed"] = room["binary"](lambda x, y: (x - 2 * y, 1.0, -2.0))
    names["cube"] = room["unary"](lambda x: (x**3, 3 * x * x))
    ways = ["x + y", "x * y", "n + x * n", "n * (x + n)", "-cube(x)", "skewed(x, y)", "skewed(n, x)"]
    ways += ["add(x, multiply(n, x))", "as_node(x) * as_node(n) + negate(n)"]
    ways += ["exp(-1 * (x * y) ** 2)", "log(x * x + 1)", "power(x * x + 1, n)", "x ** 1 + x ** 2"]
    seen = [[z.value, [local for _, local in z.edges]] for z in (room["power"](0.0, 1), room["exp"](-800))]
    for seed in range(60):
        rng = Random(seed)
        made = [room["Node"](rng.uniform(-2, 2), name) for name in "abc"]
        for _ in range(seed % 12):
            names |= {"x": rng.choice(made[-2:]), "y": rng.choice(made), "n": rng.choice([-1.5, 2, 3])}
            made.append(eval(rng.choice(ways), names))
        number, dJ = {x: k for k, x in enumerate(made)}, room["gradients"](made[-1])
        seen.append([number.get(x) for x in room["operations"](made[-1])])
        seen.append([number.get(x) for x in sorted(made, key=lambda x: x.age)])
        for x in made:
            edges = [(number.get(inner), inner.value, inner.name, local) for inner, local in x.edges]
            seen.append([x.value, repr(x), x.op is None, edges, dJ.get(x)])
    return seen


def layers(room):
    """Put networks of layers through one sample, then train them, and look at all they keep."""
    seen = []
    for w, x in CALLS["chain.forward"]:
        net = room["Network"]([room["Layer"](w_i) for w_i in w])
        seen += [net.forward(x), net.backward(x + 1), [(layer.x, layer.dw) for layer in net.layers]]
        net.update(0.1)
        seen += [[layer.w for layer in net.layers], room["mean_cost"](net, ((x, 2), (1, x)))]
        seen += [room["train_network"](net, ((x, 2), (2, x)), 0.01, 3), [layer.w for layer in net.layers]]
    return seen


def trained(room):
    """Train small networks, and look at the costs, the output and the weights."""
    rng, seen = np.random.default_rng(0), []
    for layers, names, m in (([2, 3, 1], ["tanh", "sigmoid"], 7), ([3, 4, 2], ["relu", "softmax"], 10)):
        x, y = rng.normal(size=(layers[0], m)), np.eye(layers[-1])[:, np.arange(m) % layers[-1]]
        for batch_size, epochs, rate in ((3, 4, 0.5), (10, 2, 0.1)):
            net = room["NeuralNetwork"](layers, names, rng=1)
            costs = net.train(x, y, batch_size, epochs, rate), net.train(x, y, epochs=1)
            seen.append((*costs, net.predict(x), net.weights, net.biases))
    return seen


def in_torch(room):
    """Train a line through two points in all ways, and look at its weights and their gradients."""
    w, seen = torch.tensor([[0.5], [-1.0]], dtype=torch.float64, requires_grad=True), []
    x, optimizer = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).double(), room["SGD"](iter([w]), 0.1)
    cost, y = torch.nn.functional.mse_loss, x[:, :1]
    ways = {
        "batch": lambda: room["train_batch"](lambda x: x @ w, optimizer, cost, x, y),
        "step": lambda: room["step"]([w], 0.01),
        "clear": lambda: optimizer.zero_grad(),
    }
    for way in ("batch", "batch", "step", "batch", "clear", "batch"):
        seen.append((ways[way](), w.detach().clone(), deepcopy(w.grad)))
    return seen


CALLS = defaultdict(list)
for name, args in calls():
    CALLS[name].append(args)
BANKS = {name: partial(called, name) for name in CALLS}
BANKS |= {f"graph.{name}": engine for name in "Node as_node add multiply negate exp log power".split()}
BANKS |= dict.fromkeys(["graph.unary", "graph.binary", "graph.operations", "backprop.gradients"], engine)
BANKS |= {f"chain.{name}": layers for name in "Layer Network mean_cost train_network".split()}
BANKS |= {f"torch_models.{name}": in_torch for name in "step SGD train_batch".split()}
BANKS["network.NeuralNetwork"] = trained
