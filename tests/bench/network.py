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

from helpers.data import accuracy, digits, labels
from helpers.network import NeuralNetwork, step

# layers, columns in a batch, steps in a round, and the aim: at most this share of PyTorch's time
CASES = [
    ([2, 10, 1], 4, 200, 0.15),
    ([64, 32, 10], 32, 100, 0.2),
    ([784, 128, 10], 128, 10, 0.7),
    ([784, 512, 512, 10], 256, 1, 1.2),  # its other aim: at most 1.4 of the bare products
]
ROUNDS = 40  # the best of so many counts
LR = 0.01


def our_step(layers, m, hidden, dtype):
    """Return a training step of ours, and the network that it trains."""
    net = NeuralNetwork(layers, [hidden] * (len(layers) - 2) + ["sigmoid"], rng=0)
    net.weights = [W.astype(dtype) for W in net.weights]
    net.biases = [b.astype(dtype) for b in net.biases]
    x, y = batch(layers, m, dtype)
    return net, lambda: step(net.weights, net.biases, net.activations, x, y, LR)


def batch(layers, m, dtype):
    """Return the columns that all of them train on."""
    rng = np.random.default_rng(1)
    return rng.normal(size=(layers[0], m)).astype(dtype), rng.random((layers[-1], m)).astype(dtype)


def usual_step(net, x, y):
    """Return PyTorch's training step as its tutorials write it."""
    rows = [torch.tensor(W) for W in net.weights], [torch.tensor(b[:, 0]) for b in net.biases]
    linears = [nn.Linear(n_in, n, dtype=x.dtype) for n_in, n in zip(net.layers, net.layers[1:], strict=False)]
    for linear, W, b in zip(linears, *rows, strict=True):
        linear.weight.data, linear.bias.data = W, b
    functions = [{"sigmoid": nn.Sigmoid, "relu": nn.ReLU}[name]() for name in net.activations]
    model = nn.Sequential(*[part for pair in zip(linears, functions, strict=True) for part in pair])
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def work():
        optimizer.zero_grad()
        loss = (model(x) - y).square().sum() / 2 / len(x)
        loss.backward()
        optimizer.step()

    return linears, work


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
        gradients = torch.autograd.grad((a - y).square().sum() / 2 / len(x), parameters)
        with torch.no_grad():
            torch._foreach_sub_(parameters, gradients, alpha=LR)

    return work


def bare_products(net, x):
    """Return the matrix products of a training step, and nothing else: the least that NumPy can take."""

    def work():
        activations = [x]
        for W in net.weights:
            activations.append(W @ activations[-1])
        for i in reversed(range(len(net.weights))):
            delta = activations[i + 1]
            delta @ activations[i].T
            if i > 0:
                net.weights[i].T @ delta

    return work


def seconds(work, steps):
    """Return how long one step takes."""
    start = perf_counter()
    for _ in range(steps):
        work()
    return (perf_counter() - start) / steps


def compare(threads, layers, m, steps, aim, hidden, dtype):
    """Run all in turn, and print the best time of each, and our share of PyTorch's."""
    net, ours = our_step(layers, m, hidden, dtype)
    x, y = (torch.tensor(columns.T.copy()) for columns in batch(layers, m, dtype))
    linears, usual = usual_step(net, x, y)
    lean = lean_step(net, x, y)
    works = ours, usual, lean, bare_products(net, batch(layers, m, dtype)[0])
    times = [[seconds(work, steps) for work in works] for _ in range(ROUNDS)]
    learned = [linear.weight.detach().numpy() for linear in linears]
    assert all(np.allclose(W, V, atol=1e-4) for W, V in zip(net.weights, learned, strict=True))
    best = [1e6 * min(column) for column in zip(*times, strict=True)]
    name = f"{layers}, batch {m}"
    print(f"{name:26}{hidden:>8}{dtype.__name__:>8}{threads:>8}", *[f"{t:9.1f}" for t in best], end="")
    shares = [best[0] / t for t in best[1:]]
    print(*[f"{share:9.2f}" for share in shares], f"{aim:9.2f}", flush=True)


def our_digits(seed, hidden, batch_size, lr, epochs):
    """Return the seconds of an epoch, the cost after each included, and the share of right digits."""
    data = digits(seed)
    net = NeuralNetwork([64, hidden, 10], ["relu", "softmax"], rng=seed)
    start = perf_counter()
    net.train(data.x_train, data.y_train, batch_size, epochs, lr)
    return (perf_counter() - start) / epochs, accuracy(net.predict(data.x_test), data.y_test)


def their_digits(seed, hidden, batch_size, lr, epochs):
    """Return the same of scikit-learn's network: plain steps, no momentum, no weight decay."""
    data = digits(seed)
    settings = {"momentum": 0, "alpha": 0, "tol": 0, "n_iter_no_change": epochs + 1, "random_state": seed}
    sizes = {"hidden_layer_sizes": (hidden,), "batch_size": batch_size, "max_iter": epochs}
    net = MLPClassifier(solver="sgd", learning_rate_init=lr, **sizes, **settings)
    x, label = np.ascontiguousarray(data.x_train.T), labels(data.y_train)  # a row for each digit, its habit
    start = perf_counter()
    net.fit(x, label)
    return (perf_counter() - start) / epochs, net.score(data.x_test.T, labels(data.y_test))


def compare_digits(threads):
    """Train both on ten splits in turn; print the best time of an epoch and the shares of right digits."""
    warnings.simplefilter("ignore", ConvergenceWarning)  # it ends after the epochs it was given, as it should
    for case in ((256, 10, 0.5, 30), (32, 32, 0.5, 30)):
        found = [(our_digits(seed, *case), their_digits(seed, *case)) for seed in range(10)]
        ours, theirs = (list(zip(*column, strict=True)) for column in zip(*found, strict=True))
        print("hidden {}, batch {}, lr {}, {} epochs:".format(*case), f"threads {threads}", end="")
        for name, (times, right) in (("ours", ours), ("MLPClassifier", theirs)):
            spread = f"{min(right):.3f} {median(right):.3f} {max(right):.3f}"
            print(f"; {name} {1e3 * min(times):.1f} ms an epoch, right {spread}", end="")
        print(f"; time / theirs {min(ours[0]) / min(theirs[0]):.2f}", flush=True)


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
