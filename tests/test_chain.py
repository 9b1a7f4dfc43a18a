"""The chained network: worked by hand, nudged, compared with PyTorch; its faulty twin is found out."""

import random
from functools import partial
from itertools import islice
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from torch_or_skip import torch

from helpers import chain
from helpers.backprop import gradients
from helpers.chain import backward, each_alone, faulty_backward, forward, loss, train, train_many
from helpers.gradcheck import check_gradients
from helpers.graph import Node

# 1·0.5 = 0.5, 0.5·(−2) = −1, −1·3 = −3; the wanted output is 1, so the error is −4
W, X, Y = [0.5, -2.0, 3.0], 1.0, 1.0
OUTS, DW = [1.0, 0.5, -1.0, -3.0], [24.0, -6.0, 4.0]
PLAIN = [chain.start(3, random.Random(seed)) for seed in range(1000)]
STARTS = np.array(PLAIN)
NUMBERS = st.integers(-2000, 2000).map(lambda n: n / 1000)  # nothing so small that products vanish
LISTS = st.lists(NUMBERS, min_size=1, max_size=8)


def agrees(pass_, w=W, x=X, y=Y):
    """Ask the gradient check about a backward pass."""
    return bool(report(pass_, w, x, y))


def report(pass_, w, x, y):
    """Return what the gradient check says of a backward pass."""
    dw = pass_(w, forward(w, x), y)
    return check_gradients(lambda *w: loss(w, x, y), tuple(dw), *w)


def last(steps):
    *_, end = steps
    return end


# By hand


def test_the_forward_pass_keeps_what_every_layer_makes():
    assert forward(W, X) == OUTS
    assert forward([2], -3) == [-3, -6]


def test_the_loss_is_half_the_squared_error():
    assert loss(W, X, Y) == 8


def test_one_walk_back_gives_the_gradients_worked_by_hand():
    # dw_3 = −4·(−1); hand back −4·3 = −12; dw_2 = −12·0.5; hand back −12·(−2) = 24; dw_1 = 24·1
    assert backward(W, OUTS, Y) == DW


def test_each_alone_gives_the_same_numbers():
    assert each_alone(W, X, Y) == DW


def test_one_layer_is_a_chain_too():
    assert backward([0.5], [4.0, 2.0], 1.0) == each_alone([0.5], 4.0, 1.0) == [4.0]


def test_one_sample_moves_the_weights_against_their_gradients():
    assert chain.step(W, X, Y, 0.125) == [-2.5, -1.25, 2.5]


def test_the_prediction_is_the_sign_and_minus_one_at_zero():
    assert [chain.predict(W, x) for x in (1, -1, 0)] == [-1, 1, -1]


# By other oracles


@given(LISTS, NUMBERS, NUMBERS)
def test_nudging_every_weight_gives_the_same_gradients(w, x, y):
    assert report(backward, w, x, y).verdict != "✗"  # where all slopes are tiny, they drown in rounding
    assume(abs(prod(w) * x * (prod(w) * x - y)) > 1e-6)
    assert agrees(backward, w, x, y)


@given(LISTS, NUMBERS, NUMBERS)
def test_pytorch_gives_the_same_gradients(w, x, y):
    tensor = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    (0.5 * (torch.prod(tensor) * x - y) ** 2).backward()
    expected = pytest.approx(tensor.grad.tolist(), rel=1e-10, abs=1e-12)
    assert backward(w, forward(w, x), y) == expected


@given(LISTS, NUMBERS, NUMBERS)
def test_each_alone_agrees_to_the_last_bit(w, x, y):
    assert each_alone(w, x, y) == backward(w, forward(w, x), y)


def test_the_graph_engine_gives_the_same_gradients_of_the_same_code():
    w = [Node(w_i) for w_i in W]
    dJ = gradients(loss(w, X, Y))
    assert [dJ[w_i] for w_i in w] == DW


# What the faults do


def test_the_start_of_python_s_seed_0_gives_the_stated_gradients():
    w = chain.start(3, random.Random(0))
    assert w == pytest.approx((0.34442, 0.25795, -0.07943), abs=5e-6)
    outs = forward(w, 1)
    assert backward(w, outs, -1) == pytest.approx((-0.02034, -0.02716, 0.08822), abs=5e-6)
    assert faulty_backward(w, outs, -1) == pytest.approx((-0.02716, -0.00241, 0.00005), abs=5e-6)


def test_the_faulty_pass_worked_by_hand():
    # −4·3 = −12 first; −12·0.5 = −6, times 1; −6·(−2) = 12, times 0.5; 12·3 = 36, times −1
    assert faulty_backward(W, OUTS, Y) == [-6.0, 6.0, -36.0]


def test_the_gradient_check_finds_the_faulty_pass_out():
    assert agrees(backward)
    assert not agrees(faulty_backward)


def planted(w, outs, y, sign=1, too_early=False, factor=True):
    """Walk back with faults that can be chosen."""
    upstream, dw = sign * (outs[-1] - y), []
    for w_i, x in zip(w[::-1], outs[-2::-1], strict=True):
        handed_back = upstream * w_i if factor else upstream
        dw.insert(0, (handed_back if too_early else upstream) * x)
        upstream = handed_back
    return dw


@pytest.mark.parametrize("fault", [{"sign": -1}, {"too_early": True}, {"factor": False}])
def test_the_gradient_check_catches_a_planted(fault):
    assert agrees(planted)
    assert not agrees(partial(planted, **fault))


# Training


def test_training_ends_on_the_wanted_signs():
    epoch, J, w = last(train([0.3, -0.2, 0.4]))
    assert epoch == 160
    assert J < 1e-6
    assert [chain.predict(w, x) for x in (1, -1)] == [-1, 1]


def test_the_first_epoch_by_hand():
    # one weight 0: x = 1 is wrong by 1, so w = −0.5; then x = −1 gives 0.5, wrong by −0.5, so w = −0.75
    epoch, J, w = next(train([0.0], rate=0.5))
    assert (epoch, w) == (1, [-0.75])
    assert J == 0.5 * 0.25**2


def test_training_alters_no_weights_that_it_was_given_or_gave():
    w = [0.3, -0.2]
    kept = [weights for _, _, weights in islice(train(w), 3)]
    assert w == [0.3, -0.2]
    assert kept[0] != kept[1] != kept[2]


def test_of_1000_starts_998_learn_the_signs_and_518_with_the_faulty_pass():
    assert chain.learned(train_many(STARTS)).sum() == 998
    assert chain.learned(train_many(STARTS, backward=faulty_backward)).sum() == 518


def test_the_faulty_pass_is_right_exactly_where_the_start_was():
    trained = train_many(STARTS, backward=faulty_backward)
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
        if np.isnan(row).any():
            with pytest.raises(ValueError, match="ran away"):
                last(train(w, backward=pass_))
        else:
            assert last(train(w, backward=pass_))[2] == row.tolist()


def test_some_weights_run_away_with_the_faulty_pass_and_none_with_the_right_one():
    assert not np.isnan(train_many(STARTS)).any()
    lost = np.isnan(train_many(STARTS, backward=faulty_backward))
    assert lost.all(axis=1).sum() == lost.any(axis=1).sum() == 186


def test_weights_that_run_away_beyond_all_floats_make_no_warning():
    W = [[1e3] * 61, [0.0] + [1e6] * 60]
    with np.errstate(over="raise", invalid="raise"):
        assert np.isnan(train_many(W, epochs=1)).all()


def test_training_many_leaves_the_starts_as_they_were():
    W = STARTS[:5].copy()
    train_many(W, epochs=2)
    assert (W == STARTS[:5]).all()


def test_a_chain_has_learned_only_if_every_label_is_right():
    W = np.array([[1, -1], [1, 1], [np.nan, 1], [0, -1]])
    assert chain.learned(W).tolist() == [True, False, False, False]
    assert not chain.learned([[np.nan, 1]], data=[(1, -1)]).any()


def test_starts_lie_within_a_half_and_come_from_numpy_s_generators_too():
    w = chain.start(1000, np.random.default_rng(0))
    assert -0.5 <= min(w) < -0.49
    assert 0.49 < max(w) < 0.5
    assert w == (np.random.default_rng(0).random(1000) - 0.5).tolist()


# The shared value, counting, vanishing, exploding


def test_each_layer_hands_back_its_own_value_times_its_weight():
    assert chain.handed_back([2, -3, 0.5], [1, 2, -6, -3], -1) == [6, 3, -1, -2]


@given(LISTS, NUMBERS, NUMBERS)
def test_a_weight_s_gradient_is_what_its_output_got_times_what_its_layer_took_in(w, x, y):
    outs = forward(w, x)
    douts = chain.handed_back(w, outs, y)
    assert backward(w, outs, y) == [d * out for d, out in zip(douts[1:], outs[:-1], strict=True)]


@pytest.mark.parametrize("L", range(1, 51))
def test_a_walk_back_takes_2l_products_and_each_alone_about_half_of_l_squared(L):
    assert chain.multiplications(L) == (2 * L, L * (L + 1) / 2)


@pytest.mark.parametrize("weight", [0.5, -0.5, 1.0, 2.0, -2.0])
@pytest.mark.parametrize("depth", [1, 2, 10, 50])
def test_the_first_gradient_vanishes_or_explodes_like_a_power(weight, depth):
    w = [weight] * depth
    outs = forward(w, 1.0)
    assert abs(backward(w, outs, outs[-1] - 1)[0]) == abs(weight) ** (depth - 1)  # y makes the error 1


# Errors


NO_CHAINS = [
    (forward, ([], 1), ValueError, "There are no weights"),
    (forward, (0.5, 1), TypeError, "0.5 is not a list of weights"),
    (forward, ({0.5}, 1), TypeError, "{0.5} is not a list of weights"),
    (forward, ([0.5, float("nan")], 1), ValueError, "nan, infinite or too large"),
    (forward, (["0.5"], 1), TypeError, "'0.5' is not a number"),
    (forward, ([0.5], "1"), TypeError, "'1' is not a number"),
    (forward, ([0.5], [1, 2]), TypeError, r"\[1, 2\] is not a number"),
    (forward, ([0.5], float("inf")), ValueError, "nan, infinite or too large"),
    (forward, ([0.5], 10**400), ValueError, "nan, infinite or too large"),
    (loss, ([0.5], 1, None), TypeError, "None is not a number"),
    (loss, ([1e200, 1e200], 1, 1), ValueError, "nan, infinite or too large"),
    (loss, ([1e200], 1, 1), ValueError, "nan, infinite or too large"),
    (backward, (W, OUTS, "1"), TypeError, "'1' is not a number"),
    (backward, (W, [1, 1, 1, float("nan")], 1), ValueError, "nan, infinite or too large"),
    (backward, (W, OUTS[:3], 1), ValueError, "3 weights make 4 outputs, x included, but outs holds 3"),
    (each_alone, (W, X, float("nan")), ValueError, "nan, infinite or too large"),
    (faulty_backward, (W, OUTS, None), TypeError, "None is not a number"),
    (chain.start, (0, random.Random(0)), ValueError, "There are no weights"),
    (train_many, ([0.1, 0.2],), ValueError, r"W has shape \(2,\); give one row"),
    (train_many, ([[np.nan, 0.2]],), ValueError, "nan, infinite or too large"),
    (next, (train([0.5], data=()),), ValueError, "data holds no samples"),
    (next, (train([0.5], rate="0.1"),), TypeError, "'0.1' is not a number"),
    (loss, ([10] * 400, 1, 0), ValueError, "nan, infinite or too large"),
]


@pytest.mark.parametrize(("function", "args", "kind", "sentence"), NO_CHAINS)
def test_what_is_no_chain_is_refused_in_one_sentence(function, args, kind, sentence):
    with pytest.raises(kind, match=sentence) as caught:
        function(*args)
    assert str(caught.value).endswith(".")


def test_a_rate_that_is_too_large_is_reported_with_the_epoch():
    with pytest.raises(ValueError, match="ran away in epoch 2;"):
        last(train([0.0], rate=1000.0))  # −1000, 998000, and on
