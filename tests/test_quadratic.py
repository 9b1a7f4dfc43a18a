"""The quadratic model worked out in ways that share no code: by hand, on our graph, by PyTorch, by nudges."""

from itertools import cycle, islice

import numpy as np
import pytest
from torch_or_skip import torch

from helpers.backprop import gradients
from helpers.formula import parse
from helpers.gradcheck import check_gradients
from helpers.quadratic import SAMPLES, cost, gradient, train

NAMES = ("w1", "w2", "b")
QUADRATIC = parse("(w1*x*x + w2*x + b - y)*(w1*x*x + w2*x + b - y)")


@pytest.mark.parametrize("seed", range(12))
def test_all_ways_to_the_gradients_agree(seed):
    rng = np.random.default_rng(seed)
    *p, x = rng.uniform(0.1, 3, 4) * rng.choice([-1, 1], 4)
    y = rng.uniform(-20, 20)
    tensors = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in p]
    theirs = [grad.item() for grad in torch.autograd.grad(cost(*tensors, x, y), tensors)]
    J = QUADRATIC(**dict(zip(NAMES, p, strict=True)), x=x, y=y)
    ours = {node.name: slope for node, slope in gradients(J).items()}
    assert [ours[name] for name in NAMES] == pytest.approx(theirs, rel=1e-10)
    assert gradient(*p, x, y) == pytest.approx(theirs, rel=1e-10)
    assert check_gradients(lambda *p: cost(*p, x, y), gradient(*p, x, y), *p)


@pytest.mark.parametrize("rate", [0.01, 0.003])
@pytest.mark.parametrize("zero", [True, False])
def test_it_is_trained_as_pytorch_trains_it(rate, zero):
    p = [torch.tensor(1.0, dtype=torch.float64, requires_grad=True) for _ in NAMES]
    optimizer = torch.optim.SGD(p, lr=rate)
    for x, y in islice(cycle(SAMPLES), 24):
        if zero:
            optimizer.zero_grad()
        cost(*p, x, y).backward()
        optimizer.step()
    *_, (found, _) = train(1.0, 1.0, 1.0, rate, 24, zero)
    assert found == pytest.approx([value.item() for value in p], rel=1e-10)
