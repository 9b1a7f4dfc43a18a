"""A cell tagged ``teaches:graph.Node`` teaches what the helper of that name does: both are run and compared.

Their text may differ; what they give, and what they make of what they were given, may not.
"""

import ast
import importlib
import re
from collections.abc import Iterator
from copy import deepcopy
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


def helper_room(notebook):
    """Return the names of all modules of which a notebook teaches something."""
    room = {}
    for name in [name for cell in notebook.cells for name in tags(cell) if bank(name)]:
        room |= vars(importlib.import_module(f"helpers.{name.split('.')[0]}"))
    return room


def differences(notebook):
    """Return a sentence for everything that a notebook teaches and the helpers do otherwise."""
    taught, helping = cell_room(notebook), helper_room(notebook)
    for cell in notebook.cells:
        for name in tags(cell):
            if bank(name) is None:
                yield f"{name} has no bank of inputs in tests/taught.py."
            elif not re.search(rf"(?:def |class |\w\.){name.split('.')[-1]}\b", definitions(cell.source)):
                yield f"The cell tagged {name} does not define it."
            elif not alike(bank(name)(taught), bank(name)(helping)):
                yield f"The cell that teaches {name} and the helper do not behave alike."


def bank(name):
    """Return what runs a taught thing, such as "graph.Node", on its bank of inputs; None if nothing does."""
    module, first, *_ = name.split(".")
    return BANKS.get(f"{module}.{first}", BANKS.get(module))


def alike(one, other):
    """Say whether two results are the same, up to rounding."""
    if isinstance(one, (list, tuple)):
        return type(one) is type(other) and len(one) == len(other) and all(map(alike, one, other))
    if one is None or isinstance(one, str):
        return one == other
    one, other = (np.asarray(x.detach() if isinstance(x, torch.Tensor) else x, float) for x in (one, other))
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-12, atol=0, equal_nan=True)


def calls(name, inputs):
    """Return a bank that calls a function with each tuple of arguments, and looks at them afterwards."""

    def bank(room):
        tried, results = deepcopy(inputs), []
        for args in tried:
            result = room[name](*args)
            results.append((list(result) if isinstance(result, Iterator) else result, args))
        return results

    return bank


def engine(room):
    """Build random graphs with shared nodes and plain numbers on either side, and sweep back through them."""
    seen = []
    for seed in range(40):
        rng = Random(seed)
        made = [room["Node"](rng.uniform(-2, 2), name) for name in "abc"]
        for _ in range(seed % 12):
            x, y, n = rng.choice(made[-2:]), rng.choice(made), rng.choice([-1.5, 2, 3])
            made.append(rng.choice(makes(room))(x, y, n))
        number = {x: k for k, x in enumerate(made)}
        dJ = room["gradients"](made[-1])
        seen.append([number.get(x) for x in room["operations"](made[-1])])
        seen.append([number.get(x) for x in sorted(made, key=lambda x: x.age)])
        for x in made:
            edges = [(number.get(inner), inner.value, inner.name, local) for inner, local in x.edges]
            seen.append([x.value, repr(x), getattr(x.op, "__name__", None), edges, dJ.get(x)])
    return seen


def makes(room):
    """Return all ways to make a node from two nodes and a plain number."""
    skewed = room["binary"](lambda x, y: (x - 2 * y, 1.0, -2.0))
    cube = room["unary"](lambda x: (x**3, 3 * x * x))
    return [
        lambda x, y, n: x + y,
        lambda x, y, n: x * y,
        lambda x, y, n: n + x * n,
        lambda x, y, n: n * (x + n),
        lambda x, y, n: -cube(x),
        lambda x, y, n: skewed(x, y),
        lambda x, y, n: skewed(n, x),
        lambda x, y, n: room["add"](x, room["multiply"](n, x)),
        lambda x, y, n: room["as_node"](x) * room["as_node"](n) + room["negate"](n),
    ]


def rule(name, *cases):
    """Return a bank that makes a node of the first number of each case by a rule, and looks at its edges."""

    def bank(room):
        made = [room[name](room["Node"](x), *numbers) for x, *numbers in cases]
        return [(z.value, [(inner.value, local) for inner, local in z.edges]) for z in made]

    return bank


def layers(room):
    """Put networks of layers through one sample, then train them, and look at all they keep."""
    seen = []
    for w, _, x, y in CHAINS:
        net = room["Network"]([room["Layer"](w_i) for w_i in w])
        seen += [net.forward(x), net.backward(y), [(layer.x, layer.dw) for layer in net.layers]]
        net.update(0.1)
        seen += [[layer.w for layer in net.layers], room["mean_cost"](net, ((x, y), (1, 2)))]
        seen += [room["train_network"](net, ((x, y), (y, x)), 0.01, 3), [layer.w for layer in net.layers]]
    return seen


def chains():
    """Return weights of random length, what they make of an input, and a wanted output."""
    for seed in range(20):
        rng = Random(seed)
        w, x, y = [rng.uniform(-2, 2) for _ in range(seed % 7)], rng.uniform(-2, 2), rng.uniform(-2, 2)
        outs = [x]
        for w_i in w:
            outs.append(outs[-1] * w_i)
        yield w, outs, x, y


def networks():
    """Return networks of random shape, with a batch and what each layer makes of it."""
    rng = np.random.default_rng(0)
    for layers in range(1, 6):
        sizes = rng.integers(1, 5, layers + 1)
        weights = [rng.normal(size=(n_out, n_in)) for n_in, n_out in zip(sizes, sizes[1:], strict=False)]
        biases = [rng.normal(size=(len(W), 1)) for W in weights]
        names = [*rng.choice(["tanh", "relu", "linear"], layers - 1), ["sigmoid", "softmax"][layers % 2]]
        m = rng.integers(1, 6)
        zs, after = [rng.normal(size=(len(W), m)) for W in weights], [rng.normal(size=(n, m)) for n in sizes]
        yield weights, biases, names, after[0], rng.random((sizes[-1], m)), zs, after


def bags():
    """Return bags of words, some of them empty, with weights and what the layers make of them."""
    rng = np.random.default_rng(0)
    for words, hidden, outputs in [(1, 1, 1), (4, 2, 1), (9, 3, 2), (30, 10, 1)]:
        rows = np.flatnonzero(rng.random(words) < 0.5)
        W = rng.normal(size=(words, hidden)), rng.normal(size=(hidden, outputs))
        bag, counts = rng.poisson(1.0, (1, words)).astype(float), rng.integers(1, 4, (1, len(rows))) * 1.0
        h, a, y = rng.random((1, hidden)), rng.random((1, outputs)), rng.random((1, outputs))
        yield bag, rows, counts, h, a, y, *W


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


def torch_step(room):
    """Go steps with parameters whose gradients are known, which are cleared by each step."""
    parameters, seen = leaves(), []
    for _ in range(3):
        sum((p**2).sum() for p in parameters).backward()
        room["step"](parameters, 0.1)
        seen.append([(p.detach().clone(), p.grad.clone()) for p in parameters])
    return seen


def torch_optimizer(room):
    """Go steps with an optimizer, with and without clearing, and look at the gradients after that."""
    parameters, seen = leaves(), []
    optimizer = room["SGD"](iter(parameters), 0.1)
    for clear in (True, False, True, False):
        sum((p**2).sum() for p in parameters).backward()
        optimizer.step()
        if clear:
            optimizer.zero_grad()
        seen.append([(p.detach().clone(), None if p.grad is None else p.grad.clone()) for p in parameters])
    return seen


def leaves():
    """Return two leaves to train, a row and a number."""
    return [torch.tensor([1.0, 2.0], requires_grad=True), torch.tensor(3.0, requires_grad=True)]


def torch_batches(room):
    """Train a small network on three batches."""
    net = torch.nn.Linear(2, 1)
    with torch.no_grad():
        net.weight.copy_(torch.tensor([[0.5, -1.0]]))
        net.bias.zero_()
    optimizer, batch = torch.optim.SGD(net.parameters(), lr=0.1), torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    costs = [
        room["train_batch"](net, optimizer, torch.nn.functional.mse_loss, batch, batch[:, :1]) for _ in "123"
    ]
    return costs, list(net.parameters())


CHAINS, NETWORKS, BAGS = list(chains()), list(networks()), list(bags())
POINTS = [tuple(np.random.default_rng(seed).normal(size=5)) for seed in range(5)]
BANKS = {
    "graph": engine,
    "backprop": engine,
    "graph.exp": rule("exp", (0,), (1.5,), (-2.5,), (-800,)),
    "graph.log": rule("log", (1,), (0.25,), (7,)),
    "graph.power": rule("power", (3, 2), (-1.5, 3), (0.4, -1), (2, 0.5), (0, 1), (5, 1), (0, 2)),
    "chain.forward": calls("forward", [(w, x) for w, _, x, _ in CHAINS]),
    "chain.error": calls("error", [(outs, y) for _, outs, _, y in CHAINS]),
    "chain.cost": calls("cost", [(w, x, y) for w, _, x, y in CHAINS]),
    "chain.backward": calls("backward", [(w, outs, y) for w, outs, _, y in CHAINS]),
    "chain.each_alone": calls("each_alone", [(w, outs, y) for w, outs, _, y in CHAINS]),
    "chain.Layer": layers,
    "chain.Network": layers,
    "chain.mean_cost": layers,
    "chain.train_network": layers,
    "network.forward": calls("forward", [(W, b, names, x) for W, b, names, x, *_ in NETWORKS]),
    "network.backward": calls("backward", [(W, names, y, zs, a) for W, _, names, _, y, zs, a in NETWORKS]),
    "network.half_squared_error": calls("half_squared_error", [(y, a[-1]) for *_, y, _, a in NETWORKS]),
    "network.NeuralNetwork": trained,
    "sentiment.forward": calls("forward", [(bag, V, W) for bag, *_, V, W in BAGS]),
    "sentiment.deltas": calls("deltas", [(a, y, W) for *_, a, y, _, W in BAGS]),
    "sentiment.backward": calls("backward", [(bag, h, a, y, W) for bag, _, _, h, a, y, _, W in BAGS]),
    "sentiment.sparse_forward": calls("sparse_forward", [(r, n, V, W) for _, r, n, *_, V, W in BAGS]),
    "sentiment.sparse_step": calls("sparse_step", [(r, n, y, V, W, 0.1) for _, r, n, _, _, y, V, W in BAGS]),
    "quadratic.model": calls("model", [point[:4] for point in POINTS]),
    "quadratic.cost": calls("cost", POINTS),
    "torch_models.step": torch_step,
    "torch_models.SGD": torch_optimizer,
    "torch_models.train_batch": torch_batches,
}
