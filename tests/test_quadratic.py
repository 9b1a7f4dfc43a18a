"""The quadratic model worked out in ways that share no code: by hand, by PyTorch, by nudges."""

from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torch_or_skip import torch

from helpers.gradcheck import check_gradients
from helpers.quadratic import SAMPLES, cost, gradient, train


@given(*[st.integers(-3000, 3000).map(lambda n: n / 1000)] * 5)
def test_the_gradients_are_those_of_nudges(w1, w2, b, x, y):
    found = gradient(w1, w2, b, x, y)
    report = check_gradients(lambda *p: cost(*p, x, y), found, w1, w2, b)
    assert report if min(map(abs, found)) > 1e-3 else report.verdict != "✗"  # tiny ones drown in rounding


@pytest.mark.parametrize("zero", [True, False])
def test_it_is_trained_as_pytorch_trains_it(zero):
    p = [torch.tensor(1.0, dtype=torch.float64, requires_grad=True) for _ in range(3)]
    optimizer = torch.optim.SGD(p, lr=0.01)
    for x, y in islice(cycle(SAMPLES), 24):
        if zero:
            optimizer.zero_grad()
        cost(*p, x, y).backward()
        optimizer.step()
    *_, (found, grad) = train(1.0, 1.0, 1.0, 0.01, 24, zero)
    assert found == pytest.approx([value.item() for value in p], rel=1e-10)
    assert grad == pytest.approx([value.grad.item() for value in p], rel=1e-10)
