import numpy as np
import pytest

from helpers.activations import FUNCTIONS, SLOPES
from helpers.check.answer import safely
from helpers.check.exercise import judge
from helpers.check.traps import EXERCISES, relu_delta, repaired
from helpers.network import backward

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def test_the_exercises_are_in_the_order_of_the_notebook():
    assert list(EXERCISE) == ["relu_gate", "square_trap"]


@pytest.mark.parametrize("case", EXERCISE["relu_gate"].cases)
def test_the_gate_agrees_with_the_slope_of_relu(case):
    upstream, z = case
    assert np.array_equal(relu_delta(upstream, z), upstream * SLOPES["relu"](z))


@pytest.mark.parametrize("case", EXERCISE["relu_gate"].cases)
def test_each_case_has_a_negative_upstream_at_every_sign_of_z_there_is(case):
    upstream, z = case
    assert (z == 0).any() and (upstream[z > 0] > 0).any() and (upstream[z <= 0] < 0).any()


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_the_repaired_pass_agrees_with_the_network(name):
    rng = np.random.default_rng(1)
    W1, W2, x, y = rng.normal(size=(4, 3, 3))
    z1 = W1 @ x
    a1 = FUNCTIONS[name](z1)
    delta2 = (W2 @ a1 - y) / 3
    dW, _ = backward([W1, W2], [name, "linear"], y, [z1, W2 @ a1], [x, a1, W2 @ a1])
    assert repaired(W2, delta2, SLOPES[name](z1), x) == pytest.approx(dW[0])


def test_upstream_as_it_is_has_a_gate_that_never_shuts():
    message = judge(EXERCISE["relu_gate"], lambda upstream, z: upstream).message
    assert message == "The gate never shuts. Where z is 0 or less, nothing passes: ask whether z > 0."


DIFFERENT = [np.ones(shape) for shape in ((3, 5), (3, 7), (5, 7), (4, 7))]  # W2, delta2, slope1, x


def test_with_sizes_that_all_differ_the_repaired_pass_runs():
    assert repaired(*DIFFERENT).shape == (5, 4)


@pytest.mark.parametrize("mistake", EXERCISE["square_trap"].mistakes[:-1])
def test_with_sizes_that_all_differ_every_other_order_raises_or_gives_another_shape(mistake):
    result, error = safely(mistake.answer, *DIFFERENT)
    assert isinstance(error, ValueError) or result.shape != (5, 4)


def test_with_sizes_that_all_differ_the_turned_product_still_runs_and_its_shape_tells():
    W2, delta2, slope1, x = DIFFERENT
    delta1 = (W2.T @ delta2) * slope1
    assert (x @ delta1.T).shape == (4, 5) and repaired(*DIFFERENT).shape == (5, 4)
