"""The numbers of a network are taken only if they fit each other; if not, one sentence says where."""

import numpy as np
import pytest

from helpers.draw.layers import checked

WEIGHTS = [np.ones((3, 2)), np.ones((1, 3))]


def ones(*shapes):
    """Return arrays of ones."""
    return [np.ones(shape) for shape in shapes]


def test_one_sample_is_taken_from_the_batch():
    net = checked(WEIGHTS, [np.array([[1, 2], [3, 4]]), *ones((3, 2), (1, 2))], sample=-1)
    assert net.a == [[2, 4], [1, 1, 1], [1]] and net.delta is None


def test_the_sizes_are_counted_from_the_weights():
    assert checked(WEIGHTS).sizes == (2, 3, 1)


def test_nothing_that_was_given_is_altered():
    weights = [np.array([[1, 2]])]
    checked(weights, focus=("forward", 1, 0))
    assert weights[0].dtype == int and weights[0].tolist() == [[1, 2]]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"weights": []}, "weights is empty"),
        ({"weights": ones(3)}, r"weights\[0\] has shape \(3,\)"),
        ({"weights": ones((0, 3))}, r"weights\[0\] has shape \(0, 3\)"),
        ({"weights": ones((3, 2), (1, 2))}, r"weights\[1\] has shape \(1, 2\), but layer 1 has 3 neurons"),
        ({"activations": ones((2, 1), (3, 1))}, "activations holds 2 arrays, but this network needs 3"),
        ({"activations": ones((2, 1), (3, 1), (2, 1))}, r"activations\[2\] .* needs \(1, samples\)"),
        ({"deltas": ones((3, 1), 1)}, r"deltas\[1\] has shape \(1,\)"),
        ({"dW": ones((2, 3), (1, 3))}, r"dW\[0\] has shape \(2, 3\), but needs \(3, 2\)"),
        ({"biases": ones((3, 1), (1, 2))}, r"biases\[1\] has shape \(1, 2\), but needs \(1, 1\)"),
        ({"deltas": ones((3, 2), (1, 2)), "sample": 2}, "no sample 2; the batch has 2 samples"),
    ],
)
def test_what_does_not_fit_is_named_with_its_shape(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        checked(**{"weights": WEIGHTS} | arguments)


@pytest.mark.parametrize("weights", [5, ["a"], [[[1], [2, 3]]]])
def test_what_is_no_list_of_arrays_is_refused(weights):
    with pytest.raises(TypeError, match="list of arrays of numbers"):
        checked(weights)


@pytest.mark.parametrize("focus", [5, (), "forward", ("sideways", 1, 0), ("forward", 1), ("weight", 1, 0)])
def test_a_focus_of_another_form_is_refused_with_the_three_forms(focus):
    with pytest.raises(ValueError, match='give .*"forward", layer, neuron.*"backward".*"weight"'):
        checked(WEIGHTS, focus=focus)


@pytest.mark.parametrize(
    ("focus", "complaint"),
    [
        (("forward", 0, 0), "layer 0, but here forward works for layers 1 to 2"),
        (("forward", 3, 0), "layer 3, but here forward works for layers 1 to 2"),
        (("backward", 2, 0), "layer 2, but here backward works for layers 1 to 1"),
        (("forward", 1, 3), "neuron 3 of 3; they are counted from 0"),
        (("weight", 1, 2, 2), "neuron 2 of 2; they are counted from 0"),
    ],
)
def test_a_focus_outside_the_network_is_refused_with_the_range(focus, complaint):
    with pytest.raises(ValueError, match=complaint):
        checked(WEIGHTS, focus=focus)


def test_in_a_network_of_one_layer_no_delta_comes_back():
    with pytest.raises(ValueError, match="no layer, as there is only one"):
        checked(WEIGHTS[:1], focus=("backward", 1, 0))
