import numpy as np

from helpers.check.vectorised import EXERCISES
from helpers.network import NeuralNetwork

EXERCISE = {exercise.name: exercise for exercise in EXERCISES}


def network():
    """Return what a network [4, 5, 3] makes of a batch of 7."""
    net = NeuralNetwork([4, 5, 3], ["sigmoid", "sigmoid"], rng=0)
    return net, *net.forward(np.ones((4, 7)))


def test_each_delta_has_the_shape_of_its_z():
    _, zs, _ = network()
    assert tuple(z.shape for z in zs) == EXERCISE["delta_shape"].solution


def test_the_shapes_of_weights_biases_and_inputs_are_known_mistakes():
    net, _, activations = network()
    known = [mistake.answer for mistake in EXERCISE["delta_shape"].mistakes]
    for arrays in (net.weights, net.biases, activations[:-1]):
        assert tuple(array.shape for array in arrays) in known
