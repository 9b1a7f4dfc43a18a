"""The models in PyTorch: the lecture's figures to the last digit, and our network step by step."""

from itertools import islice

import numpy as np
import pytest
import torch

from helpers import network
from helpers.network import NeuralNetwork
from helpers.torch_twins import (
    SAMPLES,
    Quadratic,
    batches,
    classifier,
    device,
    half_squared_error,
    loss,
    model,
    numpy_quadratic,
    rows,
    train_batch,
    train_quadratic,
    training,
    twin,
)


def after(epochs, training=numpy_quadratic):
    """Return what a training yields after so many epochs."""
    return next(islice(training(epochs), epochs - 1, None))


def says(parameters, x=4):
    """Return what the model with these parameters says at x, in float32."""
    return model(*map(torch.tensor, parameters), x).item()


# The quadratic model.


def test_before_training_the_model_says_21():
    assert says((1.0, 1.0, 1.0)) == 21.0


@pytest.mark.parametrize("training", [train_quadratic, numpy_quadratic])
def test_after_1000_epochs_the_model_says_what_the_lecture_says(training):
    assert says(after(1000, training)[2]) == 25.152122497558594


def test_after_10000_epochs_the_model_says_what_the_lecture_says():
    assert says(after(10_000)[2]) == 25.000938415527344


def test_numpy_and_pytorch_agree_to_the_last_digit_in_every_epoch():
    assert list(train_quadratic(10_000)) == list(numpy_quadratic(10_000))


def test_the_weights_come_near_1_2_1():
    assert after(10_000)[2] == pytest.approx((1, 2, 1), abs=0.002)


def test_the_gradients_of_the_loss_are_those_worked_by_hand():
    parameters = [torch.tensor(1.0, requires_grad=True) for _ in range(3)]
    loss(*parameters, 2, 9).backward()  # the model says 7, so the error is −2
    assert [p.grad.item() for p in parameters] == [-4 * 4, -4 * 2, -4]


def test_gradients_that_are_not_zeroed_are_added_up_and_the_loss_grows():
    losses = [J for _, J, _ in train_quadratic(5, zero=False)]
    assert losses[0] < 1 and all(later > 7 * J for J, later in zip(losses, losses[1:], strict=False))


@pytest.mark.parametrize("training", [train_quadratic, numpy_quadratic])
def test_a_loss_that_is_no_longer_finite_is_reported_with_its_epoch(training):
    with np.errstate(all="ignore"), pytest.raises(ValueError, match=r"The loss is (inf|nan) in epoch \d+"):
        list(training(100, rate=1.0))


def test_the_module_trained_by_an_optimizer_goes_the_same_way():
    net = Quadratic()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for _ in range(100):
        for x, y in SAMPLES:
            train_batch(net, optimizer, torch.nn.functional.mse_loss, x, torch.tensor(float(y)))
    # near, not equal: on some processors the optimizer rounds once where the formula rounds twice
    assert [p.item() for p in net.parameters()] == pytest.approx(after(100)[2], rel=1e-5)


# The network.


def network_and_batch(activations, dtype=np.float64):
    """Return a network with biases, and a batch for it."""
    rng = np.random.default_rng(0)
    net = NeuralNetwork([4, 5, 3], activations, rng)
    net.weights = [W.astype(dtype) for W in net.weights]
    net.biases = [rng.normal(size=b.shape).astype(dtype) for b in net.biases]
    y = rng.random((3, 7))
    return net, rng.normal(size=(4, 7)).astype(dtype), (y / y.sum(axis=0)).astype(dtype)


def difference(net, modules):
    """Return the largest difference between a network and modules."""
    ours = [values for layer in zip(net.weights, net.biases, strict=True) for values in layer]
    theirs = [p.detach().numpy() for p in modules.parameters()]
    return max(abs(a - b.reshape(a.shape)).max() for a, b in zip(ours, theirs, strict=True))


def cost_of(net):
    """Return PyTorch's function for the cost that a network has."""
    return torch.nn.functional.cross_entropy if net.activations[-1] == "softmax" else half_squared_error


ACTIVATIONS = [["tanh", "softmax"], ["relu", "linear"], ["sigmoid", "sigmoid"]]


@pytest.mark.parametrize("activations", ACTIVATIONS)
@pytest.mark.parametrize(("dtype", "near"), [(np.float64, 1e-10), (np.float32, 1e-4)])
def test_each_step_on_a_batch_is_that_of_our_network(activations, dtype, near):
    net, x, y = network_and_batch(activations, dtype)
    torch_dtype = torch.tensor(x).dtype
    modules = twin(net, torch_dtype)
    optimizer = torch.optim.SGD(modules.parameters(), lr=0.3)
    for _ in range(20):
        before = net.cost(x, y)
        network.step(net.weights, net.biases, net.activations, x, y, 0.3)
        J = train_batch(modules, optimizer, cost_of(net), rows(x, torch_dtype), rows(y, torch_dtype))
        assert (J, difference(net, modules)) == (pytest.approx(before, abs=near), pytest.approx(0, abs=near))


def test_the_twin_has_copies_so_that_training_it_leaves_the_network_alone():
    net, x, y = network_and_batch(["tanh", "linear"])
    modules, untouched = twin(net), network_and_batch(["tanh", "linear"])[0]
    train_batch(modules, torch.optim.SGD(modules.parameters(), lr=0.3), half_squared_error, rows(x), rows(y))
    assert difference(net, modules) > 0.01
    assert difference(untouched, twin(net)) == 0


def test_samples_in_columns_become_rows():
    assert rows(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).tolist() == [[1, 4], [2, 5], [3, 6]]


def digits_like():
    """Return a little classification that can be learned: which of two numbers is larger."""
    x = torch.randn(60, 2, generator=torch.Generator().manual_seed(1))
    return x, x.argmax(dim=1)


def costs(seed, dtype=torch.float32):
    """Train a small classifier, and return the cost of each epoch."""
    generator = torch.Generator().manual_seed(seed)
    net = classifier([2, 5, 2], generator, dtype)
    x, y = digits_like()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    return [J for _, J in training(net, batches(x.to(dtype), y, 8, generator), optimizer, 30)]


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_classifier_learns(dtype):
    J = costs(0, dtype)
    assert J[0] > 0.5 and J[-1] < 0.15


def test_chance_comes_from_the_generator_alone():
    torch.manual_seed(0)
    first = costs(0)
    torch.manual_seed(1)
    assert first == costs(0) != costs(1)


def test_the_last_layer_ends_at_z():
    names = [type(layer).__name__ for layer in classifier([2, 3, 4, 5], torch.Generator())]
    assert names == ["Linear", "Sigmoid", "Linear", "Sigmoid", "Linear"]


def test_the_loader_hands_out_every_row_once_in_another_order_each_time():
    x = torch.arange(10.0)[:, None]
    loader = batches(x, x, 4, torch.Generator().manual_seed(0))
    first, second = (torch.cat([x for x, _ in loader]).flatten().tolist() for _ in range(2))
    assert first != second and sorted(first) == sorted(second) == list(range(10))
    assert [len(x) for x, _ in loader] == [4, 4, 2]


def test_the_cost_is_half_the_squared_error_averaged_over_the_rows():
    a, y = torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([[0.0, 0.0], [3.0, 2.0]])
    assert half_squared_error(a, y) == (1 + 4 + 4) / 2 / 2


def test_the_device_is_one_that_can_compute(monkeypatch):
    assert (torch.ones(2, device=device()) * 2).sum().item() == 4
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device() == "cuda"
