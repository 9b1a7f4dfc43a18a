"""The quadratic model trained by autograd, as notebook 6 does it, to compare others with."""

from torch_or_skip import torch, torch_models

from helpers.quadratic import SAMPLES, cost


def train_quadratic(epochs, rate=0.01):
    """Return what `torch_models.numpy_quadratic` does."""
    history, parameters = [], [torch.tensor(1.0, requires_grad=True) for _ in range(3)]
    for _ in range(epochs):
        for x, y in SAMPLES:
            cost(*parameters, x, y).backward()
            torch_models.step(parameters, rate)
        history.append(tuple(p.item() for p in parameters))
    return history
