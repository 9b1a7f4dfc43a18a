import re

import numpy as np
import pytest
from torch_or_skip import torch, torch_models

from helpers.check import EXERCISES
from helpers.check.exercise import judge
from helpers.check.pytorch_autograd import (
    linear_layer,
    node_backward,
    slopes,
    softplus,
    softplus_backward,
    vector_product,
)
from helpers.gradcheck import check_gradients, numeric_gradients
from helpers.network import forward


def on_cases(name):
    """Run a test on each case of an exercise."""
    return pytest.mark.parametrize("case", EXERCISES[name].cases, ids=str)


def said(name, answer):
    """Return what a check says of an answer."""
    return judge(EXERCISES[name], answer).message


def autograd(rule, upstream, *inputs):
    """Return what backward(upstream) leaves in the .grad of each input of a rule."""
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    rule(*leaves).backward(torch.tensor(upstream, dtype=torch.float64))
    return tuple(leaf.grad.numpy()[()] for leaf in leaves)


@on_cases("local_gradients")
def test_the_node_hands_back_what_pytorch_does(case):
    dL_dz, x, w = case
    assert node_backward(*case) == autograd(lambda x, w: x * w, dL_dz, x, w)


@on_cases("quadratic_gradients")
def test_the_gradients_of_the_quadratic_model_are_those_of_pytorch_and_pass_the_check(case):
    *weights, x, y = case

    def loss(w1, w2, b):
        return torch_models.loss(w1, w2, b, x, y)

    assert slopes(*case) == pytest.approx(autograd(loss, 1.0, *weights), rel=1e-12)
    assert check_gradients(loss, slopes(*case), *weights)


def backward_on_fresh_graphs(times):
    """Build J = 3(a + bc) so often, call backward on each, return what is in .grad."""
    leaves = a, b, c = [torch.tensor(x, requires_grad=True) for x in (2.0, 5.0, 7.0)]
    for _ in range(times):
        (3 * (a + b * c)).backward()
    return tuple(leaf.grad.item() for leaf in leaves)


def test_four_calls_of_backward_leave_the_right_answer_and_other_numbers_are_named():
    assert backward_on_fresh_graphs(4) == EXERCISES["accumulated"].solution
    for times, words in ((1, "one call"), (2, "two calls"), (3, "three calls"), (5, "five calls")):
        assert words in said("accumulated", backward_on_fresh_graphs(times))


def epoch(zero_after_each):
    """Return w.grad at the second step, and w after it."""
    w = torch.tensor(1.0, requires_grad=True)
    for x, y in ((1, 3), (3, 5)):
        if zero_after_each:
            w.grad = None
        ((w * x - y) ** 2).backward()
        with torch.no_grad():
            w -= 0.25 * w.grad
    return w.grad.item(), w.item()


def test_the_second_step_is_the_right_answer_and_other_loops_are_known():
    assert epoch(zero_after_each=False) == EXERCISES["zeroed_in_the_middle"].solution
    assert "zeroed after each" in said("zeroed_in_the_middle", epoch(zero_after_each=True))
    (both,) = autograd(lambda w: (w * 1 - 3) ** 2 + (w * 3 - 5) ** 2, 1.0, 1.0)  # one step for two losses
    assert "one step for both samples" in said("zeroed_in_the_middle", (both, 1 - 0.25 * both))


@on_cases("non_scalar")
def test_backward_with_a_vector_leaves_the_right_answer(case):
    x, v = case
    assert np.array_equal(vector_product(x, v), *autograd(lambda x: x * x, v, x))


def test_a_detached_factor_leaves_the_right_answer():
    assert autograd(lambda x: x * x.detach() + 3 * x, 1.0, 5.0) == (EXERCISES["detached"].solution,)


TENSORS = [
    "p = torch.tensor(2.0, requires_grad=True)",
    "q = torch.tensor(3.0) * 2",
    "r = p * q",
    "s = r.detach()",
    "t = torch.tensor(5.0, requires_grad=True) * 2",
]


def test_the_tensors_that_pytorch_calls_leaves_are_the_right_answer():
    assert ", ".join(TENSORS) in EXERCISES["leaves"].ask
    names = {"torch": torch}
    exec("\n".join(TENSORS), names)
    assert tuple(names[name].is_leaf for name in "pqrst") == EXERCISES["leaves"].solution


def test_leaves_may_be_given_as_true_and_false():
    assert judge(EXERCISES["leaves"], [True, True, False, True, False])


def test_the_tensors_that_a_sentence_calls_right_or_wrong_are_so():
    solution, counted = EXERCISES["leaves"].solution, 0
    for mistake in EXERCISES["leaves"].mistakes:
        right = {name for name, x, y in zip("pqrst", mistake.answer, solution, strict=True) if x == y}
        if told := re.match(r"Only (\w) is wrong", mistake.sentence):
            assert {*"pqrst"} - right == {told[1]}
        elif told := re.match(r"([pqrst, and]+) are right", mistake.sentence):
            assert right == set(told[1].replace("and", "")) & {*"pqrst"}
        counted += bool(told)
    assert counted >= 5


@on_cases("own_backward")
def test_the_backward_of_softplus_is_that_of_pytorch(case):
    grad_output, z = case
    (expected,) = autograd(lambda z: torch.logaddexp(z, torch.zeros_like(z)), grad_output, z)
    assert softplus_backward(*case) == pytest.approx(expected, rel=1e-12)


@on_cases("own_backward")
def test_the_backward_of_softplus_agrees_with_central_differences(case):
    grad_output, z = case
    (expected,) = numeric_gradients(lambda z: (grad_output * (softplus(z) - softplus(case[1]))).sum(), z)
    assert softplus_backward(*case) == pytest.approx(expected, abs=1e-7)


def test_only_a_large_z_tells_the_two_forms_of_the_slope_apart():
    overflows = EXERCISES["own_backward"].mistakes[0].answer(np.ones(2), np.array([1.0, 1000.0]))
    assert overflows[0] == pytest.approx(softplus_backward(1.0, 1.0)) and np.isnan(overflows[1])


@on_cases("rows_to_columns")
def test_the_layer_on_rows_is_that_of_pytorch_and_that_of_our_network_transposed(case):
    x, W, b = case
    _, (_, columns) = forward([W], [b[:, None]], ["linear"], x.T)
    assert linear_layer(*case) == pytest.approx(columns.T)
    by_pytorch = torch.nn.functional.linear(*map(torch.tensor, case)).numpy()
    assert linear_layer(*case) == pytest.approx(by_pytorch, rel=1e-12)


@pytest.mark.parametrize("answer", [
    lambda grad_output, z: grad_output * np.exp(z - softplus(z)),
    lambda grad_output, z: grad_output * (1 + np.tanh(z / 2)) / 2,
])  # fmt: skip
def test_another_backward_of_softplus_is_right_as_well(answer):
    assert judge(EXERCISES["own_backward"], answer)


def test_pytorchs_own_form_is_right_as_well():
    sigmoid, linear = torch.sigmoid, torch.nn.functional.linear  # here: an answer that skips would be wrong
    by_sigmoid = judge(EXERCISES["own_backward"], lambda g, z: g * sigmoid(torch.tensor(z)).numpy())
    by_linear = judge(EXERCISES["rows_to_columns"], lambda *arrays: linear(*map(torch.tensor, arrays)))
    assert by_sigmoid and by_linear


@pytest.mark.parametrize(("name", "answer", "words"), [
    ("rows_to_columns", lambda x, W, b: W @ x + b, "This is our network"),
    ("rows_to_columns", lambda x, W, b: W @ x.T + b, "The samples have become columns"),
    ("own_backward", lambda grad_output, z: grad_output * softplus(z), "You multiplied by a itself."),
    ("own_backward", lambda grad, z: grad * np.log(1 + np.exp(z)), "You multiplied by a itself."),
])  # fmt: skip
def test_a_mistake_that_is_written_out_is_known(name, answer, words):
    assert words in said(name, answer)
