"""The chained network: worked by hand, nudged, compared with PyTorch; and the counter of products."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from torch_or_skip import torch

from helpers import chain
from helpers.chain import Layer, Network, backward, cost, each_alone, forward, train, train_network
from helpers.counting import Counted, CountedArray, multiplications
from helpers.gradcheck import check_gradients

# 1·0.5 = 0.5, 0.5·(−2) = −1, −1·3 = −3; the wanted output is 1, so the error is −4
W, X, Y = [0.5, -2.0, 3.0], 1.0, 1.0
OUTS, DW = [1.0, 0.5, -1.0, -3.0], [24.0, -6.0, 4.0]
NUMBERS = st.integers(-2000, 2000).map(lambda n: n / 1000)  # nothing so small that products vanish
LISTS = st.lists(NUMBERS, min_size=1, max_size=8)


# The two walks.


def test_both_walks_and_the_gradients_are_as_worked_by_hand():
    assert (forward(W, X), cost(W, X, Y)) == (OUTS, 8)
    # dw_3 = −4·(−1); hand back −4·3 = −12; dw_2 = −12·0.5; hand back −12·(−2) = 24; dw_1 = 24·1
    assert backward(W, OUTS, Y) == each_alone(W, OUTS, Y) == DW
    assert chain.handed_back(W, OUTS, Y) == [12, 24, -12, -4]
    assert chain.step(W, X, Y, 0.125) == [-2.5, -1.25, 2.5]
    assert [chain.predict(W, x) for x in (1, -1, 0)] == [-1, 1, -1]


@given(LISTS, NUMBERS, NUMBERS)
def test_nudges_pytorch_and_each_gradient_on_its_own_agree_with_the_walk_back(w, x, y):
    outs = forward(w, x)
    dw = backward(w, outs, y)
    assert each_alone(w, outs, y) == dw  # to the last bit
    handed = chain.handed_back(w, outs, y)
    assert dw == [d * out for d, out in zip(handed[1:], outs[:-1], strict=True)]
    tensor = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    (0.5 * (torch.prod(tensor) * x - y) ** 2).backward()
    assert dw == pytest.approx(tensor.grad.tolist(), rel=1e-10, abs=1e-12)
    report = check_gradients(lambda *w: cost(w, x, y), dw, *w)
    # where all slopes are tiny, they drown in rounding
    assert report if min(map(abs, dw)) > 1e-3 else report.verdict != "✗"


# Training.


def test_the_first_epoch_by_hand():
    # one weight 0: x = 1 is wrong by 1, so w = −0.5; then x = −1 gives 0.5, wrong by −0.5, so w = −0.75
    assert next(train([0.0], rate=0.5)) == (1, 0.5 * 0.25**2, [-0.75])


def network(w):
    """Return a network of layers with these weights."""
    return Network([Layer(w_i) for w_i in w])


@given(LISTS, NUMBERS, NUMBERS)
def test_a_network_of_layers_hands_back_what_the_walk_does(w, x, y):
    net, outs = network(w), forward(w, x)
    out = net.forward(x)
    dx = net.backward(out - y)
    assert out == outs[-1] and [layer.x for layer in net.layers] == outs[:-1]
    assert [layer.dw for layer in net.layers] == backward(w, outs, y)
    assert dx == chain.handed_back(w, outs, y)[0]
    net.update(0.125)
    assert [layer.w for layer in net.layers] == chain.step(w, x, y, 0.125)


def test_many_chains_at_once_are_trained_like_one_after_the_other_and_like_lists_of_weights():
    W = np.random.default_rng(0).uniform(-3, 3, (60, 3))
    many, lost = network(W.T), 0
    with np.errstate(over="ignore", invalid="ignore"):  # a weight that runs away may overflow
        train_network(many)
        ends = np.array([layer.w for layer in many.layers]).T
        for w, row in zip(W, ends, strict=True):
            one = network(w)
            costs = train_network(one)
            assert np.array_equal([layer.w for layer in one.layers], row, equal_nan=True)
            *_, (_, J, end) = train(w)
            assert np.array_equal(end, row, equal_nan=True)
            assert costs[-1] == pytest.approx(J, rel=1e-12, nan_ok=True)
            lost += not np.isfinite(row).all()
    assert 0 < lost < 60


def test_a_weight_has_run_away_beyond_a_million():
    assert chain.ran_away([[1, 1, np.nan, 1e6], [-2e6, 1, 1, 1]]).tolist() == [True, False, True, False]


# Counting.


@pytest.mark.parametrize("L", [1, 2, 3, 10, 50])
def test_a_walk_back_takes_2l_products_and_each_alone_about_half_of_l_squared(L):
    assert chain.multiplications(L) == (2 * L, L * (L + 1) / 2)


def test_every_product_of_counted_numbers_is_counted_whichever_side_they_stand_on():
    assert multiplications(lambda x: [2 * x[0], x[1] * 2, x[0] * x[1], x[0] + 1, (1 - x[0]) * 2], [3, 4]) == 4
    assert multiplications(forward, [1, 2, 3], 1) == 3
    x = Counted(3)
    assert [1 - x, x - 1, 1 + x, x + 1, 2 * x, x * 2] == [-2, 2, 4, 4, 6, 6]


def test_the_products_of_matrices_are_counted_number_by_number_and_are_right():
    one, other = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
    assert multiplications(np.matmul, one, other) == 2 * 3 * 4
    assert multiplications(lambda A: 0.1 * A + A, one) == 6
    assert multiplications(lambda rows, A: (A[rows] * A[rows]).sum(), np.array([1]), one) == 3
    assert (one.view(CountedArray) @ other == one @ other).all()

    def step(A):
        A -= 0.5 * A

    assert multiplications(step, one) == 6 and one[1, 2] == 5
