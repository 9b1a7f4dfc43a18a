"""Measure training: python tests/bench/network.py (no test; it takes about four minutes).

All in one run on one machine: our step beside PyTorch's, the same network, the same batch,
the same type of float, with one thread and with two.  PyTorch is measured twice, written as
usual (nn.Sequential, optim.SGD) and as lean as its eager mode allows (no module, no optimizer).
The bare matrix products of the step stand beside them: NumPy cannot take less.
Then an epoch on the digits beside scikit-learn's MLPClassifier, and how many digits each gets right.
"""

import os
import subprocess
import sys
import warnings
from statistics import median
from time import perf_counter

import numpy as np
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from torch import nn

from helpers.data import digits, labels
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


def our_digits(data, seed, hidden, batch_size, lr, epochs):
    """Return the seconds of an epoch, the cost after each included, and the share of right digits."""
    net = NeuralNetwork([64, hidden, 10], ["relu", "softmax"], rng=seed)
    took = seconds(lambda: net.train(data.x_train, data.y_train, batch_size, epochs, lr), 1)
    return took / epochs, np.mean(labels(net.predict(data.x_test)) == labels(data.y_test))


def their_digits(data, seed, hidden, batch_size, lr, epochs):
    """Return the same of scikit-learn's network: plain steps, no momentum, no weight decay."""
    settings = {"momentum": 0, "alpha": 0, "tol": 0, "n_iter_no_change": epochs + 1, "random_state": seed}
    sizes = {"hidden_layer_sizes": (hidden,), "batch_size": batch_size, "max_iter": epochs}
    net = MLPClassifier(solver="sgd", learning_rate_init=lr, **sizes, **settings)
    x, label = np.ascontiguousarray(data.x_train.T), labels(data.y_train)  # a row for each digit, its habit
    return seconds(lambda: net.fit(x, label), 1) / epochs, net.score(data.x_test.T, labels(data.y_test))


def compare_digits(threads):
    """Train both on ten splits in turn; print the best time of an epoch and the shares of right digits."""
    warnings.simplefilter("ignore", ConvergenceWarning)  # it ends after the epochs it was given, as it should
    for case in ((256, 10, 0.5, 30), (32, 32, 0.5, 30)):
        print("hidden {}, batch {}, lr {}, {} epochs:".format(*case), f"threads {threads}", end="")
        for name, train in (("ours", our_digits), ("MLPClassifier", their_digits)):
            times, right = zip(*[train(digits(seed), seed, *case) for seed in range(10)], strict=True)
            spread = f"{min(right):.3f} {median(right):.3f} {max(right):.3f}"
            print(f"; {name} {1e3 * min(times):.1f} ms an epoch, right {spread}", end="")
        print(flush=True)


def with_threads(threads):
    """Measure all cases in this process."""
    torch.set_num_threads(threads)
    for case in CASES:
        for hidden in ("sigmoid", "relu"):
            for dtype in (np.float64, np.float32):
                compare(threads, *case, hidden, dtype)
    compare_digits(threads)


if __name__ == "__main__":
    if sys.argv[1:]:
        with_threads(int(sys.argv[1]))
    else:
        titles = "ours     usual      lean  products   / usual    / lean  / products   aim"
        print(f"{'µs in a step':26}  hidden   float threads     {titles}")
        for threads in ("1", "2"):  # NumPy is told before it starts
            environment = os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
            subprocess.run([sys.executable, __file__, threads], env=environment, check=True)
