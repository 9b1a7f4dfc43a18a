"""What holds for the exercises of notebook 3, whose answers are mostly arrays."""

import numpy as np
import pytest
from torch_or_skip import torch

from helpers.check import batches, deltas, traps, vectorised
from helpers.check.exercise import judge
from helpers.check.verdict import WRONG

EXERCISES = [exercise for topic in (vectorised, deltas, batches, traps) for exercise in topic.EXERCISES]
ON_ARRAYS = [exercise for exercise in EXERCISES if exercise.name not in ("delta_shape",)]
on_arrays = pytest.mark.parametrize("exercise", ON_ARRAYS, ids=lambda exercise: exercise.name)


def altered(exercise, alter):
    """Return an answer that alters every array that the solution gives."""

    def answer(*case):
        result = exercise.solution(*case)
        return tuple(map(alter, result)) if isinstance(result, tuple) else alter(result)

    return answer


@on_arrays
def test_lists_in_lists_and_tensors_are_as_good_as_arrays(exercise):
    tensor = torch.tensor
    for kind in (np.ndarray.tolist, tensor, lambda x: tensor(x, requires_grad=x.dtype == float)):
        assert judge(exercise, altered(exercise, kind))


@on_arrays
def test_a_small_error_in_one_entry_is_caught_and_shown(exercise):
    def first_entry(x):
        x = x.copy()
        x.flat[0] = 1.0005 * x.flat[0] + 1e-6
        return x

    verdict = judge(exercise, altered(exercise, first_entry))
    assert verdict.state == WRONG and "entry (0, 0): yours" in verdict.case


@on_arrays
def test_an_array_transposed_or_too_flat_is_wrong(exercise):
    for alter in (np.transpose, np.ravel):
        verdict = judge(exercise, altered(exercise, alter))
        assert verdict.state == WRONG and len(verdict.message) > 10


@on_arrays
def test_nan_is_named(exercise):
    verdict = judge(exercise, altered(exercise, lambda x: x * np.nan))
    assert "nan is not a finite number" in verdict.message


@on_arrays
def test_inputs_that_are_overwritten_spoil_no_other_case(exercise):
    def overwrites(*case):
        result = exercise.solution(*case)
        for x in case:
            x *= 0
        return result

    assert judge(exercise, overwrites) and judge(exercise, exercise.solution)
