"""Chains of products, built and swept: our engine beside micrograd."""

from time import perf_counter

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
