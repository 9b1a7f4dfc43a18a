"""The data: what they are, and that a seed settles them."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from helpers.data import digits, labels, moons, xor


def same(first, second):
    return all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


# XOR and the moons.


def test_xor_is_1_where_exactly_one_input_is_1():
    x, y = xor()
    assert (x.shape, y.shape) == ((2, 4), (1, 4))
    samples = np.vstack([x, y]).T.astype(int).tolist()
    assert sorted(samples) == [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]


def test_the_moons_are_halves_of_two_circles_and_noise_moves_their_points_by_about_its_size():
    x, y = moons(2000, noise=0)
    assert (x.shape, y.shape) == ((2, 2000), (1, 2000))
    assert (y == 0).sum() == (y == 1).sum() == 1000
    upper, lower = x[:, y[0] == 0], x[:, y[0] == 1] - [[1], [0.5]]  # each seen from its middle
    assert np.allclose(np.hypot(*upper), 1) and np.allclose(np.hypot(*lower), 1)
    assert upper[1].min() > -1e-9 and lower[1].max() < 1e-9
    moved = moons(2000, noise=0.3)[0] - x
    assert moved.std() == pytest.approx(0.3, rel=0.05) and abs(moved.mean()) < 0.02


@pytest.mark.parametrize("make", [lambda rng: moons(rng=rng), digits])
def test_a_seed_settles_the_data(make):
    assert same(make(1), make(1)) and same(make(1), make(np.random.default_rng(1)))
    assert not same(make(1), make(2))


# The digits.


def test_every_digit_is_in_one_part_only_a_fifth_is_held_out_and_each_keeps_its_label():
    data, (pixels, written) = digits(), load_digits(return_X_y=True)
    assert [part.shape for part in data] == [(64, 1437), (10, 1437), (64, 360), (10, 360)]
    x = np.hstack([data.x_train, data.x_test]) * 16
    y = np.hstack([data.y_train, data.y_test])
    label = labels(y)
    assert set(np.unique(y)) == {0, 1} and (y.sum(axis=0) == 1).all()
    assert sorted(np.vstack([x, label]).T.tolist()) == sorted(np.column_stack([pixels, written]).tolist())


def test_the_label_is_the_row_of_the_largest_number_and_of_a_single_row_its_side_of_a_half():
    assert labels([[0.1, 0.7], [0.6, 0.2], [0.3, 0.1]]).tolist() == [1, 0]
    assert labels([[0.2, 0.5, 0.51, 1.0]]).tolist() == [0, 0, 1, 1]
