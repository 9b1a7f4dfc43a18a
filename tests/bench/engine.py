"""Measure the engine beside micrograd and up to a million nodes: python tests/bench/engine.py (no test)."""

import gc
from statistics import median
from time import perf_counter, process_time

from helpers.backprop import gradients
from helpers.graph import Node


class Value:
    """A node of micrograd 0.1.0 (Karpathy 2020, MIT licence), line by line, as far as products need it."""

    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def backward(self):
        topo = []
        visited = set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)

        build_topo(self)
        self.grad = 1
        for v in reversed(topo):
            v._backward()


def seconds(factors, sweep):
    """Return how long it takes to multiply nodes one after another and to sweep back."""
    start = perf_counter()
    J = factors[0]
    for factor in factors[1:]:
        J = J * factor
    sweep(J)
    return perf_counter() - start


def single_runs(products):
    """Return the times of one run of a chain of products, ours and micrograd's, one right after the other."""
    ours, theirs = ([make(1.0) for _ in range(products + 1)] for make in (Node, Value))
    return seconds(ours, gradients), seconds(theirs, Value.backward)


def chain(size):
    """Build a chain of products with that many nodes."""
    y = factor = Node(1.0, "x")
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


def beside_micrograd():
    """Print the comparison with micrograd, with the garbage collector on, as in everyday use."""
    print("µs per product, median of 400 single runs      ours   micrograd   ratio")
    for products in (100, 900):
        ours, theirs = zip(*(single_runs(products) for _ in range(400)), strict=True)
        ours, theirs = (1e6 * median(times) / products for times in (ours, theirs))
        print(f"{f'chain of {products} products':42}{ours:9.2f}{theirs:12.2f}{theirs / ours:8.2f}")


def growth():
    """Print the cost per node of longer and longer chains, with the collector paused and on."""
    print("\nµs per node, both sweeps     nodes    paused        on")
    for size, rounds in ((10**3, 300), (10**4, 30), (10**5, 8), (10**6, 2)):
        gc.disable()
        paused = min(seconds_per_node(size) for _ in range(rounds))
        gc.enable()
        on = min(seconds_per_node(size) for _ in range(rounds))
        print(f"{'chain':24}{size:11,}{1e6 * paused:10.2f}{1e6 * on:10.2f}")


if __name__ == "__main__":
    beside_micrograd()
    growth()
