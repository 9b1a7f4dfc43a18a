"""The chained network: worked by hand, nudged, compared with PyTorch; its faulty twin is found out."""

import random
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from torch_or_skip import torch

from helpers import chain
from helpers.backprop import gradients
from helpers.chain import backward, each_alone, faulty_backward, forward, loss, train, train_many
from helpers.counting import Counted, CountedArray, multiplications
from helpers.gradcheck import check_gradients
from helpers.graph import Node

# 1·0.5 = 0.5, 0.5·(−2) = −1, −1·3 = −3; the wanted output is 1, so the error is −4
W, X, Y = [0.5, -2.0, 3.0], 1.0, 1.0
OUTS, DW = [1.0, 0.5, -1.0, -3.0], [24.0, -6.0, 4.0]
PLAIN = [chain.start(3, random.Random(seed)) for seed in range(1000)]
STARTS = np.array(PLAIN)
NUMBERS = st.integers(-2000, 2000).map(lambda n: n / 1000)  # nothing so small that products vanish
LISTS = st.lists(NUMBERS, min_size=1, max_size=8)


def report(pass_, w, x, y):
    """Return what the gradient check says of a backward pass."""
    dw = pass_(w, forward(w, x), y)
    return check_gradients(lambda *w: loss(w, x, y), tuple(dw), *w)


def last(steps):
    *_, end = steps
    return end


# The two walks.


def test_both_walks_and_the_gradients_are_as_worked_by_hand():
    assert (forward(W, X), loss(W, X, Y)) == (OUTS, 8)
    # dw_3 = −4·(−1); hand back −4·3 = −12; dw_2 = −12·0.5; hand back −12·(−2) = 24; dw_1 = 24·1
    assert backward(W, OUTS, Y) == each_alone(W, OUTS, Y) == DW
    assert chain.handed_back(W, OUTS, Y) == [12, 24, -12, -4]
    assert chain.step(W, X, Y, 0.125) == [-2.5, -1.25, 2.5]
    assert [chain.predict(W, x) for x in (1, -1, 0)] == [-1, 1, -1]


@given(LISTS, NUMBERS, NUMBERS)
def test_nudging_every_weight_gives_the_same_gradients_and_finds_the_faulty_pass_out(w, x, y):
    assert report(backward, w, x, y).verdict != "✗"  # where all slopes are tiny, they drown in rounding
    assume(abs(prod(w) * x * (prod(w) * x - y)) > 1e-6)
    assert report(backward, w, x, y)
    wrong = faulty_backward(w, forward(w, x), y) != pytest.approx(backward(w, forward(w, x), y), rel=1e-3)
    assert not (wrong and report(faulty_backward, w, x, y))


@given(LISTS, NUMBERS, NUMBERS)
def test_pytorch_gives_the_same_gradients(w, x, y):
    tensor = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    (0.5 * (torch.prod(tensor) * x - y) ** 2).backward()
    expected = pytest.approx(tensor.grad.tolist(), rel=1e-10, abs=1e-12)
    assert backward(w, forward(w, x), y) == expected


@given(LISTS, NUMBERS, NUMBERS)
def test_a_weight_s_gradient_is_what_its_output_got_times_what_its_layer_took_in(w, x, y):
    outs = forward(w, x)
    douts = chain.handed_back(w, outs, y)
    assert backward(w, outs, y) == [d * out for d, out in zip(douts[1:], outs[:-1], strict=True)]
    assert each_alone(w, outs, y) == backward(w, outs, y)  # to the last bit


def test_the_graph_engine_gives_the_same_gradients_of_the_same_code():
    w = [Node(w_i) for w_i in W]
    dJ = gradients(loss(w, X, Y))
    assert [dJ[w_i] for w_i in w] == DW


def test_the_faulty_pass_worked_by_hand_is_what_the_notebook_says_of_it():
    # −4·3 = −12 first; −12·0.5 = −6, times 1; −6·(−2) = 12, times 0.5; 12·3 = 36, times −1
    assert faulty_backward(W, OUTS, Y) == [-6.0, 6.0, -36.0]
    w = chain.start(3, random.Random(0))
    assert w == pytest.approx((0.34442, 0.25795, -0.07943), abs=5e-6)
    outs = forward(w, 1)
    assert backward(w, outs, -1) == pytest.approx((-0.02034, -0.02716, 0.08822), abs=5e-6)
    assert faulty_backward(w, outs, -1) == pytest.approx((-0.02716, -0.00241, 0.00005), abs=5e-6)


# Training.


def test_the_first_epoch_by_hand():
    # one weight 0: x = 1 is wrong by 1, so w = −0.5; then x = −1 gives 0.5, wrong by −0.5, so w = −0.75
    assert next(train([0.0], rate=0.5)) == (1, 0.5 * 0.25**2, [-0.75])


def test_training_ends_on_the_wanted_signs_and_alters_no_weights_that_it_was_given_or_gave():
    w = [0.3, -0.2, 0.4]
    history = list(train(w))
    epoch, J, end = history[-1]
    assert (epoch, J < 1e-6, [chain.predict(end, x) for x in (1, -1)]) == (160, True, [-1, 1])
    assert w == [0.3, -0.2, 0.4] and history[0][2] != history[1][2]


@pytest.mark.parametrize(("pass_", "right", "lost"), [(backward, 998, 0), (faulty_backward, 518, 186)])
def test_of_1000_starts_998_learn_the_signs_and_518_with_the_faulty_pass(pass_, right, lost):
    before = STARTS.copy()
    trained = train_many(STARTS, backward=pass_)
    assert (chain.learned(trained).sum(), np.isnan(trained).any(axis=1).sum()) == (right, lost)
    assert (STARTS == before).all()
    if pass_ is faulty_backward:  # it is right exactly where the start was
        assert (chain.learned(trained) == chain.learned(STARTS)).all()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_other_starts_give_shares_like_these(seed):
    rng = np.random.default_rng(seed)
    W = np.array([chain.start(3, rng) for _ in range(1000)])
    assert chain.learned(train_many(W)).mean() > 0.99
    assert 0.45 < chain.learned(train_many(W, backward=faulty_backward)).mean() < 0.55


@pytest.mark.parametrize("pass_", [backward, faulty_backward])
def test_many_at_once_are_trained_like_one_after_the_other(pass_):
    together = train_many(STARTS[:40], backward=pass_)
    for w, row in zip(PLAIN, together, strict=False):
        alone = [chain.ran_away(w) for _, _, w in train(w, backward=pass_)]
        assert any(alone) == np.isnan(row).any()
        assert any(alone) or last(train(w, backward=pass_))[2] == row.tolist()


def test_one_weight_is_enough_to_run_away_and_many_chains_are_told_apart():
    assert [bool(chain.ran_away(w)) for w in ([1, -2e6], [np.nan, 1], [1e6, 1])] == [True, True, False]
    assert chain.ran_away(np.array([[1, 1], [2e6, 1]])).tolist() == [True, False]


def test_weights_that_run_away_beyond_all_floats_make_no_warning():
    W = [[1e3] * 61, [0.0] + [1e6] * 60]
    with np.errstate(over="raise", invalid="raise"):
        assert np.isnan(train_many(W, epochs=1)).all()


def test_a_chain_has_learned_only_if_every_label_is_right():
    W = np.array([[1, -1], [1, 1], [np.nan, 1], [0, -1]])
    assert chain.learned(W).tolist() == [True, False, False, False]
    assert not chain.learned([[np.nan, 1]], data=[(1, -1)]).any()


def test_starts_lie_within_a_half_and_come_from_numpy_s_generators_too():
    w = chain.start(1000, np.random.default_rng(0))
    assert -0.5 <= min(w) < -0.49 and 0.49 < max(w) < 0.5
    assert w == (np.random.default_rng(0).random(1000) - 0.5).tolist()


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
