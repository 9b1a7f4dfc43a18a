import pytest
from torch_or_skip import torch, torch_twins

from helpers.check.quadratic_model import EXERCISES, node_backward, slopes
from helpers.gradcheck import check_gradients

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def autograd(formula, upstream, *inputs):
    """Return the derivatives of a formula by its inputs, as PyTorch works them out."""
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    formula(*leaves).backward(torch.tensor(upstream, dtype=torch.float64))
    return tuple(leaf.grad.item() for leaf in leaves)


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["local_gradients", "quadratic_gradients"]


@pytest.mark.parametrize("case", EXERCISE["local_gradients"].cases, ids=str)
def test_the_node_hands_back_what_pytorch_does(case):
    dL_dz, x, w = case
    assert node_backward(*case) == autograd(lambda x, w: x * w, dL_dz, x, w)


@pytest.mark.parametrize("case", EXERCISE["quadratic_gradients"].cases, ids=str)
def test_the_gradients_of_the_quadratic_model_are_those_of_pytorch(case):
    *weights, x, y = case
    loss = autograd(lambda w1, w2, b: (w1 * x**2 + w2 * x + b - y) ** 2, 1.0, *weights)
    assert slopes(*case) == pytest.approx(loss, rel=1e-12)


@pytest.mark.parametrize("case", EXERCISE["quadratic_gradients"].cases, ids=str)
def test_the_gradients_of_the_quadratic_model_pass_the_check(case):
    *weights, x, y = case
    assert check_gradients(lambda w1, w2, b: (w1 * x**2 + w2 * x + b - y) ** 2, slopes(*case), *weights)


@pytest.mark.parametrize("case", EXERCISE["quadratic_gradients"].cases, ids=str)
def test_the_twin_in_pytorch_has_the_same_loss(case):
    w1, w2, b, x, y = case
    assert torch_twins.loss(*case) == (w1 * x**2 + w2 * x + b - y) ** 2
