"""Measure the engine: python tests/bench/engine.py (no test; it takes about a minute).

All in one run on one machine: the time per node beside micrograd, growth up to a
million nodes, memory, squarings of a shared node, and the distance from PyTorch.
For the comparison, first: pip install micrograd==0.1.0
"""

import gc
import random
import tracemalloc
from functools import reduce
from operator import add
from time import perf_counter, process_time

from helpers import graph
from helpers.backprop import backward_steps, gradients
from helpers.graph import Node, nodes

ROUNDS = 300  # the best of so many counts


def products(node, relu, numbers):
    """Return the inputs of a chain of products, each one a node of its own, and what builds it."""
    weights = [node(number) for number in numbers]

    def build():
        J = weights[0]
        for w in weights[1:]:
            J = J * w
        return J

    return weights, build


def perceptron(node, relu, numbers):
    """Return the inputs of three layers of 16 units, number by number, and what builds them."""
    inputs = [node(number) for number in numbers]
    rows = [inputs[i : i + 17] for i in range(16, len(inputs), 17)]  # 16 weights and a bias each

    def build():
        a = inputs[:16]
        for layer in (rows[:16], rows[16:32], rows[32:]):
            a = [relu(unit(row, a)) for row in layer]
        return reduce(add, a)

    return inputs, build


def unit(row, a):
    """Return the weighted sum of one unit: its bias stands last."""
    z = row[-1]
    for w, x in zip(row, a, strict=False):
        z = z + w * x
    return z


def chain(size):
    """Build a chain of products with that many nodes."""
    y = factor = Node(1.0)
    for _ in range(size - 1):
        y = y * factor
    return y


def seconds_per_node(size):
    """Return the processor time per node of a chain: build it, sweep back through it, free it."""
    start = process_time()
    J = chain(size)
    assert max(gradients(J).values()) == size  # J is the first node to the power of size, and that node is 1
    del J  # frees the nodes one after another; too deep for a recursion
    return (process_time() - start) / size


def seconds(work, runs):
    """Return how long a run takes, as the mean of some runs in a row."""
    start = perf_counter()
    for _ in range(runs):
        work()
    return (perf_counter() - start) / runs


def compare(title, make, numbers, value):
    """Run the same graph in both engines in turn, and print the best times per node.

    A run by itself may be spared the garbage collector; of many runs in a row each
    bears its share. Both are printed, since engines differ in what they leave behind.
    """
    inputs, build = make(Node, graph.relu, numbers)
    their_inputs, their_build = make(value, value.relu, numbers)
    their_build().backward()
    dJ, size = gradients(build()), len(nodes(build()))
    assert all(abs(dJ[x] - w.grad) <= 1e-12 * abs(w.grad) for x, w in zip(inputs, their_inputs, strict=True))
    print(f"{title:26}{size:9,}", end="")
    for runs in (40_000 // size, 1):
        times = [
            (seconds(lambda: gradients(build()), runs), seconds(lambda: their_build().backward(), runs))
            for _ in range(ROUNDS // runs + 15)
        ]
        ours, theirs = (1e6 * min(column) / size for column in zip(*times, strict=True))
        print(f"{ours:10.2f}{theirs:12.2f}{theirs / ours:8.2f}", end="")
    print()


def beside_micrograd():
    """Print the comparison with micrograd, with the garbage collector on, as in everyday use."""
    try:
        from micrograd.engine import Value
    except ImportError:
        print("micrograd is missing, so there is no comparison: pip install micrograd==0.1.0")
        return
    rng = random.Random(1)
    print(f"{'':35}{'many runs in a row':>30}{'one run by itself':>30}")
    print("µs per node, both sweeps     nodes" + 2 * "      ours   micrograd   ratio")
    compare("chain of 100 products", products, [rng.uniform(0.99, 1.01) for _ in range(101)], Value)
    compare("chain of 900 products", products, [rng.uniform(0.99, 1.01) for _ in range(901)], Value)
    compare("MLP, 3 layers of 16 units", perceptron, [rng.uniform(-0.5, 0.5) for _ in range(832)], Value)
    try:
        products(Value, None, [1.0] * 2000)[1]().backward()
    except RecursionError as error:
        print(f"micrograd, chain of 2,000 products: {error}")


def growth():
    """Print the cost per node of longer and longer chains, with the collector paused and on."""
    print("\nµs per node, both sweeps     nodes    paused          on")
    first = None
    for size, rounds in ((10**3, 300), (10**4, 30), (10**5, 8), (10**6, 4)):
        gc.disable()
        paused = min(seconds_per_node(size) for _ in range(rounds))
        gc.enable()
        on = min(seconds_per_node(size) for _ in range(rounds))
        first = first or (paused, on)
        texts = [f"{1e6 * t:10.2f} ({t / t0:.1f}×)" for t, t0 in zip((paused, on), first, strict=True)]
        print(f"{'chain':26}{size:9,}{''.join(texts)}")


def memory():
    """Print the bytes per node of graphs and of their derivatives."""
    print("\nbytes per node               nodes     graph    with dJ")
    for size in (10**4, 10**5, 10**6):
        tracemalloc.start()
        J = chain(size)
        bare = tracemalloc.get_traced_memory()[0]
        dJ = gradients(J)
        both = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(f"{'chain':26}{len(dJ):9,}{bare / size:10.0f}{both / size:11.0f}")


def squarings():
    """Print what 60 squarings of a shared node take."""
    x = J = Node(1.0)
    for _ in range(60):
        J = J * J
    took = 1e6 * min(seconds(lambda: gradients(J), 1) for _ in range(ROUNDS))
    work = f"{len(nodes(J))} nodes, {len(list(backward_steps(J)))} steps back, {took:.0f} µs"
    print(f"\n60 squarings: {work}, dJ/dx = 2**60: {gradients(J)[x] == 2**60}")


def beside_torch():
    """Print the largest relative distance of a derivative from PyTorch's."""
    import torch  # only here, so that everything above is measured in a lean process
    from test_backprop import random_formula, random_point

    worst, sizes = 0.0, []
    for seed in range(1000):
        ours = [Node(p) for p in random_point(seed)]
        theirs = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in random_point(seed)]
        dJ = gradients(random_formula(graph, ours, seed))
        wanted = torch.autograd.grad(random_formula(torch, theirs, seed), theirs)
        worst = max(worst, *(abs(dJ[x] / w.item() - 1) for x, w in zip(ours, wanted, strict=True)))
        sizes.append(len(dJ))
    print(f"1,000 random formulas of {min(sizes)} to {max(sizes)} nodes, float64: PyTorch within {worst:.1e}")


if __name__ == "__main__":
    beside_micrograd()
    growth()
    memory()
    squarings()
    beside_torch()
