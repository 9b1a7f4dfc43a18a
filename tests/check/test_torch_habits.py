import numpy as np
import pytest
from torch_or_skip import torch

from helpers.check.exercise import judge
from helpers.check.torch_habits import EXERCISES, linear_layer, softplus, softplus_backward
from helpers.gradcheck import numeric_gradients
from helpers.network import forward

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}
on_rows = pytest.mark.parametrize("case", EXERCISE["rows_to_columns"].cases, ids=["4 × 3", "3 × 3", "2 × 3"])


def autograd(rule, x, upstream):
    """Return what backward(upstream) leaves in x.grad."""
    x = torch.tensor(x, requires_grad=True)
    rule(x).backward(torch.tensor(upstream))
    return x.grad.numpy()


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["own_backward", "rows_to_columns"]


@on_rows
def test_the_layer_on_rows_is_that_of_pytorch(case):
    expected = torch.nn.functional.linear(*map(torch.tensor, case)).numpy()
    assert linear_layer(*case) == pytest.approx(expected, rel=1e-12)


@on_rows
def test_the_layer_on_rows_is_that_of_our_network_transposed(case):
    x, W, b = case
    _, (_, columns) = forward([W], [b[:, None]], ["linear"], x.T)
    assert linear_layer(x, W, b) == pytest.approx(columns.T)


def test_tensors_are_as_good_as_arrays():
    def by_pytorch(x, W, b):
        return torch.nn.functional.linear(*map(torch.tensor, (x, W, b)))

    assert judge(EXERCISE["rows_to_columns"], by_pytorch)


def test_a_small_error_in_one_column_is_caught_and_shown():
    def nearly(x, W, b):
        return linear_layer(x, W, b) * np.where(np.arange(len(b)), 1, 1.0005)

    assert "entry (3, 0): yours 5.752875, expected 5.75" in judge(EXERCISE["rows_to_columns"], nearly).case


@pytest.mark.parametrize("case", EXERCISE["own_backward"].cases, ids=str)
def test_the_backward_of_softplus_is_that_of_pytorch(case):
    grad_output, z = case
    expected = autograd(lambda z: torch.logaddexp(z, torch.zeros_like(z)), z, grad_output)
    assert softplus_backward(*case) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("case", EXERCISE["own_backward"].cases, ids=str)
def test_the_backward_of_softplus_agrees_with_central_differences(case):
    grad_output, z = case
    (expected,) = numeric_gradients(lambda z: (grad_output * (softplus(z) - softplus(case[1]))).sum(), z)
    assert softplus_backward(*case) == pytest.approx(expected, abs=1e-7)


class Softplus(torch.autograd.Function):
    """Softplus with the backward of the exercise."""

    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        return torch.log1p(torch.exp(z))

    @staticmethod
    def backward(ctx, grad_output):
        (z,) = ctx.saved_tensors
        return torch.from_numpy(softplus_backward(grad_output.numpy(), z.detach().numpy()))


def test_a_function_with_this_backward_passes_the_check_of_pytorch():
    z = torch.linspace(-3, 3, 7, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(Softplus.apply, (z,))


def test_only_a_large_z_tells_the_two_forms_of_the_slope_apart():
    with np.errstate(over="ignore", invalid="ignore"):
        overflows = EXERCISE["own_backward"].mistakes[0].answer(np.ones(2), np.array([1.0, 1000.0]))
    assert overflows[0] == pytest.approx(softplus_backward(1.0, 1.0)) and np.isnan(overflows[1])


@pytest.mark.parametrize("right", [
    lambda grad_output, z: grad_output * np.exp(z - softplus(z)),
    lambda grad_output, z: grad_output * (1 + np.tanh(z / 2)) / 2,
    lambda grad_output, z: grad_output * torch.sigmoid(torch.tensor(z)).numpy(),
])  # fmt: skip
def test_another_form_that_does_not_overflow_is_right_as_well(right):
    assert judge(EXERCISE["own_backward"], right)


@pytest.mark.parametrize(("layer", "words"), [
    (lambda x, W, b: W @ x + b, "This is our network"),
    (lambda x, W, b: W @ x.T + b, "The samples have become columns"),
])  # fmt: skip
def test_our_formula_with_the_flat_b_is_told_from_the_raw_error(layer, words):
    assert judge(EXERCISE["rows_to_columns"], layer).message.startswith(words)


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize("a", [softplus, lambda z: np.log(1 + np.exp(z))])
def test_multiplying_by_the_output_is_recognised_whether_it_overflows_or_not(a):
    message = judge(EXERCISE["own_backward"], lambda grad_output, z: grad_output * a(z)).message
    assert message.startswith("You multiplied by a itself.")
