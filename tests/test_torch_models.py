"""The models in PyTorch: the lecture's figures to the last digit, and our network step by step."""

import numpy as np
import pytest
import torch
from quadratic import train_quadratic

from helpers import network
from helpers.network import NeuralNetwork
from helpers.torch_models import (
    SAMPLES,
    Quadratic,
    batches,
    classifier,
    device,
    loss,
    model,
    numpy_quadratic,
    rows,
    train_batch,
    twin,
)


def says(parameters, x=4):
    """Return what the model with these parameters says at x, in float32."""
    return model(*map(torch.tensor, parameters), x).item()


# The quadratic model.


def test_numpy_and_pytorch_say_what_the_lecture_says_and_agree_to_the_last_digit_in_every_epoch():
    ours, theirs = list(numpy_quadratic(10_000)), list(train_quadratic(10_000))
    assert ours == theirs
    assert says((1.0, 1.0, 1.0)) == 21.0
    assert says(ours[999][2]) == 25.152122497558594
    assert says(ours[-1][2]) == 25.000938415527344
    assert ours[-1][0] == 10_000 and ours[-1][2] == pytest.approx((1, 2, 1), abs=0.002)


def test_the_gradients_of_the_loss_are_those_worked_by_hand():
    parameters = [torch.tensor(1.0, requires_grad=True) for _ in range(3)]
    loss(*parameters, 2, 9).backward()  # the model says 7, so the error is −2
    assert [p.grad.item() for p in parameters] == [-4 * 4, -4 * 2, -4]


def test_a_loss_that_is_no_longer_finite_is_reported_with_its_epoch():
    with np.errstate(all="ignore"), pytest.raises(ValueError, match=r"The loss is (inf|nan) in epoch \d+"):
        list(numpy_quadratic(100, rate=1.0))


def test_the_module_trained_by_an_optimizer_goes_the_same_way():
    net = Quadratic()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for _, _, wanted in numpy_quadratic(100):
        for x, y in SAMPLES:
            train_batch(net, optimizer, torch.nn.functional.mse_loss, x, torch.tensor(float(y)))
        # near, not equal: on some processors the optimizer rounds once where the formula rounds twice
        assert [p.item() for p in net.parameters()] == pytest.approx(wanted, rel=1e-5)


# The network.


def difference(net, modules):
    """Return the largest difference between a network and modules."""
    ours = [values for layer in zip(net.weights, net.biases, strict=True) for values in layer]
    theirs = [p.detach().numpy() for p in modules.parameters()]
    return max(abs(a - b.reshape(a.shape)).max() for a, b in zip(ours, theirs, strict=True))


def half_squared_error(a, y):
    """J = ½ Σ (a − y)², summed over the outputs, averaged over the rows."""
    return (a - y).square().sum() / 2 / len(y)


@pytest.mark.parametrize("activations", [["tanh", "softmax"], ["relu", "linear"], ["sigmoid", "sigmoid"]])
@pytest.mark.parametrize(("dtype", "near"), [(torch.float64, 1e-10), (torch.float32, 1e-4)])
def test_each_step_of_the_twin_is_that_of_our_network_which_it_leaves_alone(activations, dtype, near):
    rng = np.random.default_rng(0)
    net = NeuralNetwork([4, 5, 3], activations, rng)
    net.biases = [rng.normal(size=b.shape) for b in net.biases]
    x, y = rng.normal(size=(4, 7)), rng.random((3, 7))
    y /= y.sum(axis=0)
    modules, softmax = twin(net, dtype), activations[-1] == "softmax"
    cost = torch.nn.functional.cross_entropy if softmax else half_squared_error
    optimizer = torch.optim.SGD(modules.parameters(), lr=0.3)
    for _ in range(20):
        before = net.cost(x, y)
        J = train_batch(modules, optimizer, cost, rows(x, dtype), rows(y, dtype))
        assert J == pytest.approx(before, abs=near) and net.cost(x, y) == before
        assert difference(net, modules) > 1e-3
        network.step(net.weights, net.biases, net.activations, x, y, 0.3)
        assert difference(net, modules) < near


def test_samples_in_columns_become_rows():
    assert rows(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).tolist() == [[1, 4], [2, 5], [3, 6]]


def costs(seed, dtype=torch.float32):
    """Train a small classifier to tell which of two numbers is larger; return the cost of each epoch."""
    generator = torch.Generator().manual_seed(seed)
    net = classifier([2, 5, 2], generator, dtype)
    x = torch.randn(60, 2, generator=torch.Generator().manual_seed(1))
    loader = batches(x.to(dtype), x.argmax(dim=1), 8, generator)
    optimizer, cost = torch.optim.SGD(net.parameters(), lr=0.5), torch.nn.functional.cross_entropy
    return [np.mean([train_batch(net, optimizer, cost, *batch) for batch in loader]) for _ in range(30)]


def test_a_classifier_learns_and_chance_comes_from_the_generator_alone():
    torch.manual_seed(0)
    J = costs(0)
    assert J[0] > 0.5 and J[-1] < 0.15 and costs(0, torch.float64)[-1] < 0.15
    torch.manual_seed(1)
    assert J == costs(0) != costs(1)


def test_a_classifier_starts_as_our_network_does_and_ends_at_z():
    net = classifier([400, 300, 4, 5], torch.Generator().manual_seed(0))
    assert [type(layer).__name__ for layer in net] == ["Linear", "Sigmoid", "Linear", "Sigmoid", "Linear"]
    assert net[0].weight.std().item() == pytest.approx(1 / 20, rel=0.02)
    assert not any(net[i].bias.any() for i in (0, 2, 4))


def test_the_loader_hands_out_every_row_once_in_another_order_each_time():
    x = torch.arange(10.0)[:, None]
    loader = batches(x, x, 4, torch.Generator().manual_seed(0))
    first, second = (torch.cat([x for x, _ in loader]).flatten().tolist() for _ in range(2))
    assert first != second and sorted(first) == sorted(second) == list(range(10))
    assert [len(x) for x, _ in loader] == [4, 4, 2]


def test_the_device_is_one_that_can_compute(monkeypatch):
    assert (torch.ones(2, device=device()) * 2).sum().item() == 4
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device() == "cuda"
