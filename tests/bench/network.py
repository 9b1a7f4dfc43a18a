"""Measure training: python tests/bench/network.py (no test; it takes about a minute).

Our step beside PyTorch's, in one run on one machine and one thread: the same network, the same
batch, the same type of float.
"""

import os
from itertools import pairwise
from time import perf_counter

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy is told before it starts

import numpy as np
import torch
from torch import nn

from helpers.network import NeuralNetwork, one_epoch
from helpers.torch_models import train_batch

# layers, columns in a batch, steps in a round, and the aim: at most this share of PyTorch's time
CASES = [
    ([2, 10, 1], 4, 200, 0.15),
    ([64, 32, 10], 32, 100, 0.2),
    ([784, 128, 10], 128, 10, 0.7),
    ([784, 512, 512, 10], 256, 1, 1.2),
]
ROUNDS = 40  # the best of so many counts
RATE = 0.01


def half_squared_error(a, y):
    """J = ½ Σ (a − y)², summed over the outputs, averaged over the rows."""
    return (a - y).square().sum() / 2 / len(y)


def seconds(work, steps):
    """Return how long one step takes."""
    start = perf_counter()
    for _ in range(steps):
        work()
    return (perf_counter() - start) / steps


def compare(layers, m, steps, aim, dtype):
    """Run all in turn, and print the best time of each, and our share of theirs."""
    net, rng = NeuralNetwork(layers, ["sigmoid"] * (len(layers) - 1), rng=0), np.random.default_rng(1)
    net.weights, net.biases = [[p.astype(dtype) for p in ps] for ps in (net.weights, net.biases)]
    x, y = rng.normal(size=(layers[0], m)).astype(dtype), rng.random((layers[-1], m)).astype(dtype)
    rows = [torch.tensor(columns.T.copy()) for columns in (x, y)]
    kind = rows[0].dtype
    modules = [(nn.Linear(n_in, n_out, dtype=kind), nn.Sigmoid()) for n_in, n_out in pairwise(layers)]
    modules = nn.Sequential(*[module for layer in modules for module in layer])
    optimizer = torch.optim.SGD(modules.parameters(), lr=RATE)
    works = (
        lambda: one_epoch(net.weights, net.biases, net.activations, x, y, m, RATE, rng),  # one batch
        lambda: train_batch(modules, optimizer, half_squared_error, *rows),
    )
    times = [[seconds(work, steps) for work in works] for _ in range(ROUNDS)]
    best = [1e6 * min(column) for column in zip(*times, strict=True)]
    name = f"{layers}, batch {m}"
    print(f"{name:32}{dtype.__name__:>8}{best[0]:9.1f}{best[1]:10.1f}{best[0] / best[1]:11.2f}{aim:6.2f}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    print(f"{'µs in a step':32}   float     ours   PyTorch  / PyTorch   aim")
    for case in CASES:
        for dtype in (np.float64, np.float32):
            compare(*case, dtype)
