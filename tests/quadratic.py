"""The quadratic model trained by autograd, as notebook 6 does it, to compare others with."""

from torch_or_skip import torch, torch_models


def train_quadratic(epochs, rate=0.01, zero=True):
    """Yield what `torch_models.numpy_quadratic` does; without zeroing, the gradients add up."""
    parameters = [torch.tensor(1.0, requires_grad=True) for _ in range(3)]
    for epoch in range(1, epochs + 1):
        for x, y in torch_models.SAMPLES:
            J = torch_models.loss(*parameters, x, y)
            J.backward()
            torch_models.step(parameters, rate, zero)
        yield epoch, J.item(), tuple(p.item() for p in parameters)
