"""The course's models once more in PyTorch.

The quadratic model is that of Liu Er's "PyTorch deep learning practice".
"""

from itertools import pairwise

import numpy as np

from helpers.needs_torch import needs_torch
from helpers.quadratic import SAMPLES

with needs_torch():
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset


def device():
    """Return where to compute: "cuda" if there is such a GPU, else "cpu"."""
    return "cuda" if torch.cuda.is_available() else "cpu"


@torch.no_grad()
def step(parameters, rate):
    """Go one step against the gradients, unrecorded, and set them to zero.

    Parameters are leaves that have a .grad; they change in place.
    """
    for p in parameters:
        p -= rate * p.grad
        p.grad.zero_()


def numpy_quadratic(epochs, rate=0.01):
    """Train the quadratic model from w1 = w2 = b = 1 in float32, with a step after every sample.

    It rounds as PyTorch does, so that it is equal to the last digit, and faster.

    Returns
    -------
    list of tuple of float
        w1, w2 and b after each epoch.
    """
    p, history = np.ones(3, np.float32), []  # w1, w2, b
    for _ in range(epochs):
        for x, y in SAMPLES:
            by = np.array([x**2, x, 1], np.float32)  # the derivatives of the model by w1, w2, b
            terms = p * by
            error = terms[0] + terms[1] + terms[2] - y  # in the order of `model`: rounding is part of it
            p -= rate * (2 * error * by)
        history.append(tuple(p.tolist()))
    return history


def rows(x, dtype):
    """Turn samples in columns (n, m), as `helpers.network` has them, into a tensor of rows (m, n)."""
    return torch.tensor(x.T, dtype=dtype)


@torch.no_grad()
def classifier(sizes, generator):
    """Return layers of nn.Linear with a sigmoid between any two, an nn.Sequential that ends at z.

    The sizes are the numbers of neurons, such as [64, 32, 10]. The weights come from the generator:
    normal, divided by √n_in. Biases start at 0.
    """
    layers = []
    for n_in, n_out in pairwise(sizes):
        layer = nn.Linear(n_in, n_out)
        nn.init.normal_(layer.weight, std=n_in**-0.5, generator=generator)
        nn.init.zeros_(layer.bias)
        layers += [layer, nn.Sigmoid()]
    return nn.Sequential(*layers[:-1])


def batches(x, y, batch_size, generator):
    """Return a DataLoader: it hands out all rows in mini-batches, in a new order each time.

    The order comes from the generator, a torch.Generator on the CPU, wherever the data are.
    """
    return DataLoader(TensorDataset(x, y), batch_size, shuffle=True, generator=generator)


SGD = torch.optim.SGD  # which notebook 6 writes by hand


def train_batch(net, optimizer, cost, x, y):
    """Go one step on one batch: forget the old gradients, walk forward, walk back, step; return J."""
    optimizer.zero_grad()
    J = cost(net(x), y)
    J.backward()
    optimizer.step()
    return J.item()
