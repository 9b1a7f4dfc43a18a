"""Answers that are classes, written in PyTorch: what is taken for one, for a stub, and for neither."""

import pytest
from torch_or_skip import torch

from helpers.check import EXERCISES
from helpers.check.judging import judge
from helpers.check.verdict import OPEN, RIGHT, WRONG

CLASSES = {
    "own_backward": ("Softplus", torch.autograd.Function),
    "own_module": ("Network", torch.nn.Module),
    "own_optimizer": ("Momentum", object),
}
every_class = pytest.mark.parametrize("name", CLASSES)


@every_class
def test_an_empty_class_is_a_stub_only_under_the_name_that_is_asked_for(name):
    called, base = CLASSES[name]
    stub = judge(EXERCISES[name], type(called, (base,), {}))
    assert stub.state == OPEN and "return" not in stub.message
    assert judge(EXERCISES[name], type("Other", (base,), {})).state == WRONG


@every_class
def test_a_value_in_place_of_a_class_is_told_to_be_a_class(name):
    assert f"wants the class itself: check.{name}({CLASSES[name][0]})" in judge(EXERCISES[name], 7).message


def test_what_applies_a_function_stands_for_the_function_itself():
    exercise = EXERCISES["own_backward"]
    assert judge(exercise, exercise.solution.__wrapped__.apply).state == RIGHT


def test_an_object_in_place_of_its_class_is_wrong_and_nothing_is_raised():
    module = EXERCISES["own_module"].solution(*map(torch.tensor, EXERCISES["own_module"].cases[0][:4]))
    assert judge(EXERCISES["own_module"], module).state == WRONG
