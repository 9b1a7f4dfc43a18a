import numpy as np
import pytest
from torch_or_skip import torch

from helpers.check import torch_habits
from helpers.check.autograd_rules import EXERCISES, vector_product
from helpers.check.exercise import judge
from helpers.check.verdict import WRONG

OWN = [exercise for exercise in torch_habits.EXERCISES if exercise.name == "own_backward"]
EXERCISE = {exercise.name: exercise for exercise in EXERCISES}
ON_ARRAYS = [EXERCISE["non_scalar"], *OWN]
on_arrays = pytest.mark.parametrize("exercise", ON_ARRAYS, ids=lambda exercise: exercise.name)


TENSORS = [
    "p = torch.tensor(2.0, requires_grad=True)",
    "q = torch.tensor(3.0) * 2",
    "r = p * q",
    "s = r.detach()",
    "t = torch.tensor(5.0, requires_grad=True) * 2",
]


def autograd(rule, x, upstream):
    """Return what backward(upstream) leaves in x.grad."""
    x = torch.tensor(x, requires_grad=True)
    rule(x).backward(torch.tensor(upstream))
    return x.grad.numpy()


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["non_scalar", "detached", "leaves"]


@pytest.mark.parametrize("case", EXERCISE["non_scalar"].cases, ids=str)
def test_backward_with_a_vector_leaves_the_right_answer(case):
    assert np.array_equal(vector_product(*case), autograd(lambda x: x * x, *case))


def test_a_detached_factor_leaves_the_right_answer():
    x = torch.tensor(5.0, requires_grad=True)
    (x * x.detach() + 3 * x).backward()
    assert x.grad == EXERCISE["detached"].solution


@on_arrays
def test_lists_and_tensors_are_as_good_as_arrays(exercise):
    for kind in (np.ndarray.tolist, torch.tensor):
        assert judge(exercise, lambda *case, kind=kind: kind(exercise.solution(*case)))


@on_arrays
def test_nan_where_the_mistake_is_not_known_is_named(exercise):
    verdict = judge(exercise, lambda *case: exercise.solution(*case) * np.nan)
    assert verdict.state == WRONG and "nan is not a finite number" in verdict.message


@on_arrays
def test_inputs_that_are_overwritten_spoil_no_other_case(exercise):
    def overwrites(*case):
        result = exercise.solution(*case)
        for x in case:
            x *= 0
        return result

    assert judge(exercise, overwrites) and judge(exercise, exercise.solution)


def test_the_tensors_are_made_as_the_exercise_says():
    assert ", ".join(TENSORS) in EXERCISE["leaves"].ask


def test_the_tensors_that_pytorch_calls_leaves_are_the_right_answer():
    names = {"torch": torch}
    exec("\n".join(TENSORS), names)
    assert tuple(names[name].is_leaf for name in "pqrst") == EXERCISE["leaves"].solution


def test_leaves_may_be_given_as_true_and_false():
    assert judge(EXERCISE["leaves"], [True, True, False, True, False])


@pytest.mark.parametrize(
    ("answer", "right"), [((1, 0, 0, 1, 1), "p, r and s"), ((1, 1, 0, 0, 1), "p, q and r")]
)
def test_the_trap_of_t_is_told_together_with_another(answer, right):
    message = judge(EXERCISE["leaves"], answer).message
    assert message.startswith(f"{right} are right.") and "t names the product" in message
