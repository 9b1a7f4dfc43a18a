"""The models in PyTorch: the write-up's figures to the last digit, and what a classifier is made of."""

import numpy as np
import pytest
import torch
from quadratic import train_quadratic

from helpers.quadratic import model
from helpers.torch_models import batches, classifier, device, numpy_quadratic, rows


def test_numpy_and_pytorch_say_what_the_write_up_says_and_agree_to_the_last_digit_in_every_epoch():
    ours = numpy_quadratic(10_000)
    assert ours[:1000] == train_quadratic(1000)
    for parameters, says in (((1.0, 1.0, 1.0), 21.0), (ours[999], 25.152122497558594)):
        assert model(*map(torch.tensor, parameters), 4).item() == says
    assert len(ours) == 10_000 and ours[-1] == pytest.approx((1, 2, 1), abs=0.002)


def test_a_classifier_starts_as_our_network_does_and_ends_at_z():
    net = classifier([400, 300, 4, 5], torch.Generator().manual_seed(0))
    assert [type(layer).__name__ for layer in net] == ["Linear", "Sigmoid", "Linear", "Sigmoid", "Linear"]
    assert net[0].weight.std().item() == pytest.approx(1 / 20, rel=0.02)
    assert not any(net[i].bias.any() for i in (0, 2, 4))


def test_samples_in_columns_become_rows_and_the_loader_hands_out_each_once_in_another_order_each_time():
    x = rows(np.arange(20.0).reshape(2, 10), torch.float32)
    assert (x.shape, x.dtype, x[3].tolist()) == ((10, 2), torch.float32, [3, 13])
    loader = batches(x, x, 4, torch.Generator().manual_seed(0))
    first, second = (torch.cat([x for x, _ in loader]).tolist() for _ in range(2))
    assert first != second and sorted(first) == sorted(second) == x.tolist()
    assert [len(x) for x, _ in loader] == [4, 4, 2]


def test_the_device_is_one_that_can_compute(monkeypatch):
    assert (torch.ones(2, device=device()) * 2).sum().item() == 4
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device() == "cuda"
