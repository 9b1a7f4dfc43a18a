"""Measure training: python tests/bench/network.py (no test; it takes about four minutes).

All in one run on one machine: our step beside PyTorch's, the same network, the same batch,
the same type of float, with one thread and with two.  PyTorch is measured twice, written as
usual (nn.Sequential, optim.SGD) and as lean as its eager mode allows (no module, no optimizer).
The bare matrix products of the step stand beside them: NumPy cannot take less.
"""

import os
import subprocess
import sys
from time import perf_counter

import numpy as np
import torch
from torch import nn

from helpers.network import NeuralNetwork, step
from helpers.torch_models import train_batch, twin

# layers, columns in a batch, steps in a round, and the aim: at most this share of PyTorch's time
CASES = [
    ([2, 10, 1], 4, 200, 0.15),
    ([64, 32, 10], 32, 100, 0.2),
    ([784, 128, 10], 128, 10, 0.7),
    ([784, 512, 512, 10], 256, 1, 1.2),  # its other aim: at most 1.4 of the bare products
]
ROUNDS = 40  # the best of so many counts
LR = 0.01


def half_squared_error(a, y):
    """J = ½ Σ (a − y)², summed over the outputs, averaged over the rows."""
    return (a - y).square().sum() / 2 / len(y)


def lean_step(net, x, y):
    """Return PyTorch's training step without modules and optimizer."""
    parameters = [torch.tensor(p) for p in (*net.weights, *[b[:, 0] for b in net.biases])]
    parameters = [p.requires_grad_() for p in parameters]
    functions, L = [getattr(torch, name) for name in net.activations], len(net.weights)
    layers = list(zip(parameters[:L], parameters[L:], functions, strict=True))

    def work():
        a = x
        for W, b, f in layers:
            a = f(nn.functional.linear(a, W, b))
        gradients = torch.autograd.grad(half_squared_error(a, y), parameters)
        with torch.no_grad():
            torch._foreach_sub_(parameters, gradients, alpha=LR)

    return work


def bare_products(net, x):
    """Return the matrix products of a training step, and nothing else: the least that NumPy can take."""

    def work():
        outs = [x]
        for W in net.weights:
            outs.append(W @ outs[-1])
        for i in reversed(range(len(net.weights))):
            outs[i + 1] @ outs[i].T
            if i > 0:
                net.weights[i].T @ outs[i + 1]

    return work


def seconds(work, steps):
    """Return how long one step takes."""
    start = perf_counter()
    for _ in range(steps):
        work()
    return (perf_counter() - start) / steps


def compare(threads, layers, m, steps, aim, hidden, dtype):
    """Run all in turn, and print the best time of each, and our share of theirs."""
    net, rng = (
        NeuralNetwork(layers, [hidden] * (len(layers) - 2) + ["sigmoid"], rng=0),
        np.random.default_rng(1),
    )
    net.weights, net.biases = [[p.astype(dtype) for p in ps] for ps in (net.weights, net.biases)]
    x, y = rng.normal(size=(layers[0], m)).astype(dtype), rng.random((layers[-1], m)).astype(dtype)
    x_rows, y_rows = (torch.tensor(columns.T.copy()) for columns in (x, y))
    modules = twin(net, x_rows.dtype)
    optimizer = torch.optim.SGD(modules.parameters(), lr=LR)
    works = (
        lambda: step(net.weights, net.biases, net.activations, x, y, LR),
        lambda: train_batch(modules, optimizer, half_squared_error, x_rows, y_rows),
        lean_step(net, x_rows, y_rows),
        bare_products(net, x),
    )
    times = [[seconds(work, steps) for work in works] for _ in range(ROUNDS)]
    learned = [p.detach().numpy() for p in modules.parameters()][::2]
    assert all(np.allclose(W, V, atol=1e-4) for W, V in zip(net.weights, learned, strict=True))
    best = [1e6 * min(column) for column in zip(*times, strict=True)]
    name = f"{layers}, batch {m}"
    print(f"{name:26}{hidden:>8}{dtype.__name__:>8}{threads:>8}", *[f"{t:9.1f}" for t in best], end="")
    print(*[f"{best[0] / t:9.2f}" for t in best[1:]], f"{aim:9.2f}", flush=True)


def with_threads(threads):
    """Measure all cases in this process."""
    torch.set_num_threads(threads)
    for case in CASES:
        for hidden in ("sigmoid", "relu"):
            for dtype in (np.float64, np.float32):
                compare(threads, *case, hidden, dtype)


if __name__ == "__main__":
    if sys.argv[1:]:
        with_threads(int(sys.argv[1]))
    else:
        titles = "ours     usual      lean  products   / usual    / lean  / products   aim"
        print(f"{'µs in a step':26}  hidden   float threads     {titles}")
        for threads in ("1", "2"):  # NumPy is told before it starts
            environment = os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
            subprocess.run([sys.executable, __file__, threads], env=environment, check=True)
