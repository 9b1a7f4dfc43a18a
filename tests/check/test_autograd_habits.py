import pytest
from torch_or_skip import torch

from helpers.check.autograd_habits import EXERCISES
from helpers.check.exercise import judge

ACCUMULATED, ZEROED = EXERCISES


def backward_on_fresh_graphs(times):
    """Build J = 3(a + bc) so often, call backward on each, return what is in .grad."""
    leaves = a, b, c = [torch.tensor(x, requires_grad=True) for x in (2.0, 5.0, 7.0)]
    for _ in range(times):
        (3 * (a + b * c)).backward()
    return tuple(leaf.grad.item() for leaf in leaves)


def one_epoch(zero_after_each, samples=((1, 3), (3, 5)), rate=0.25):
    """Return w.grad at the last step, and w after it."""
    w = torch.tensor(1.0, requires_grad=True)
    for x, y in samples:
        if zero_after_each:
            w.grad = None
        ((w * x - y) ** 2).backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w.grad.item(), w.item()


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert [exercise.name for exercise in EXERCISES] == ["accumulated", "zeroed_in_the_middle"]


def test_four_calls_of_backward_leave_the_right_answer():
    assert backward_on_fresh_graphs(4) == ACCUMULATED.solution


@pytest.mark.parametrize(("times", "words"), [(1, "one call"), (2, "two"), (3, "three"), (5, "five")])
def test_another_number_of_calls_is_named(times, words):
    assert words in judge(ACCUMULATED, backward_on_fresh_graphs(times)).message


def test_the_second_step_is_the_right_answer():
    assert one_epoch(zero_after_each=False) == ZEROED.solution


def test_a_loop_that_zeroes_after_each_sample_is_told_so():
    assert "zeroed after each" in judge(ZEROED, one_epoch(zero_after_each=True)).message


def test_a_single_step_for_both_samples_is_told_so():
    # Two losses at w = 1, one backward.
    w = torch.tensor(1.0, requires_grad=True)
    ((w * 1 - 3) ** 2 + (w * 3 - 5) ** 2).backward()
    answer = w.grad.item(), (w - 0.25 * w.grad).item()
    assert "one step for both samples" in judge(ZEROED, answer).message


def test_the_gradients_at_the_numbers_of_the_notebook_four_times_are_recognised():
    assert "b = 5 and c = 7" in judge(ACCUMULATED, (4 * 3, 4 * 6, 4 * 9)).message
