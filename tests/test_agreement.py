"""One gradient, worked out in several ways that share no code: ours, PyTorch's, and the central difference.

The points and the sizes are drawn by chance, from seeds.
"""

import numpy as np
import pytest
from helpers.explore.quadratic import gradient, trained
from torch_or_skip import torch, torch_twins

from helpers import network, sentiment
from helpers.backprop import gradients
from helpers.formula import parse
from helpers.gradcheck import check_gradients, relative_error

SEEDS = range(12)
NAMES = ["linear", "sigmoid"]  # the layers of the sentiment network
QUADRATIC = parse("(w1*x*x + w2*x + b - y)*(w1*x*x + w2*x + b - y)")


def agree(ours, theirs):
    """Say whether gradients agree to 1e-10, number by number."""
    return all(np.max(relative_error(a, b)) <= 1e-10 for a, b in zip(ours, theirs, strict=True))


def by_autograd(cost, *point):
    """Return the gradients of a cost by PyTorch, in float64."""
    tensors = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in point]
    return [grad.numpy() for grad in torch.autograd.grad(cost(*tensors), tensors)]


# The sentiment network.


def sentiment_point(seed):
    """Return a bag with zeros in it, a target, and the weights of a network of any size."""
    rng = np.random.default_rng(seed)
    words, hidden, outputs = rng.integers(1, [30, 12, 4])
    layer_0 = rng.poisson(0.7, (1, words)).astype(float)
    layer_0[0, rng.integers(words)] = 2  # at least one word occurs
    W = [rng.normal(size=(words, hidden)) / hidden, rng.normal(size=(hidden, outputs))]
    return layer_0, rng.random((1, outputs)), W


def sentiment_gradients(layer_0, target, W):
    layer_1, layer_2 = sentiment.forward(layer_0, *W)
    return sentiment.backward(layer_0, layer_1, layer_2, target, W[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sentiment_network_agrees_with_pytorch(seed):
    layer_0, target, W = sentiment_point(seed)
    x, y = torch.tensor(layer_0), torch.tensor(target)
    theirs = by_autograd(lambda W1, W2: ((torch.sigmoid(x @ W1 @ W2) - y) ** 2).sum() / 2, *W)
    assert agree(sentiment_gradients(layer_0, target, W), theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sentiment_network_agrees_with_the_central_difference(seed):
    layer_0, target, W = sentiment_point(seed)

    def cost(*W):
        return np.square(sentiment.forward(layer_0, *W)[1] - target).sum() / 2

    report = check_gradients(cost, sentiment_gradients(layer_0, target, W), *W)
    assert report, repr(report)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_column_network_with_the_transposed_weights_agrees_with_the_sentiment_network(seed):
    layer_0, target, W = sentiment_point(seed)
    turned, biases = [w.T for w in W], [np.zeros((w.shape[1], 1)) for w in W]
    zs, activations = network.forward(turned, biases, NAMES, layer_0.T)
    dW, db = network.backward(turned, NAMES, target.T, zs, activations)
    assert agree(sentiment_gradients(layer_0, target, W), [dw.T for dw in dW])
    deltas = sentiment.deltas(activations[-1].T, target, W[1])
    assert agree(deltas, [db[1].T, db[0].T])  # of a single sample, db is the delta


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_of_the_words_that_occur_are_all_that_has_a_gradient(seed):
    layer_0, target, W = sentiment_point(seed)
    rows = np.flatnonzero(layer_0)
    sparse = sentiment_gradients(layer_0[:, rows], target, [W[0][rows], W[1]])
    dense = sentiment_gradients(layer_0, target, W)
    assert agree(sparse, [dense[0][rows], dense[1]])
    assert not np.delete(dense[0], rows, axis=0).any()


# The quadratic model.


def quadratic_point(seed):
    """Return w1, w2, b and a sample x, y, none of them near zero."""
    rng = np.random.default_rng(seed)
    *p, x = rng.uniform(0.1, 3, 4) * rng.choice([-1, 1], 4)
    return p, x, rng.uniform(-20, 20)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_quadratic_model_by_hand_agrees_with_pytorch(seed):
    p, x, y = quadratic_point(seed)
    theirs = by_autograd(lambda *p: torch_twins.loss(*p, x, y), *p)
    assert agree(gradient(p, x, y), theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_quadratic_model_on_our_graph_agrees_with_pytorch(seed):
    p, x, y = quadratic_point(seed)
    named = dict(zip(("w1", "w2", "b"), p, strict=True)) | {"x": x, "y": y}
    found = {node.name: slope for node, slope in gradients(QUADRATIC(**named)).items()}
    theirs = by_autograd(torch_twins.loss, *p, x, y)
    assert agree([found[name] for name in ("w1", "w2", "b", "x", "y")], theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_quadratic_model_agrees_with_the_central_difference(seed):
    p, x, y = quadratic_point(seed)
    report = check_gradients(lambda *p: torch_twins.loss(*p, x, y), gradient(p, x, y), *p)
    assert report, repr(report)


@pytest.mark.parametrize("rate", [0.01, 0.003])
@pytest.mark.parametrize("zero", [True, False])
def test_the_explorer_trains_the_quadratic_model_as_pytorch_does(rate, zero):
    for epoch, _, found in torch_twins.train_quadratic(8, rate, zero):
        history, _ = trained((1.0, 1.0, 1.0), rate, zero, 3 * epoch)
        assert history[-1] == pytest.approx(found, rel=1e-5)  # PyTorch's numbers are float32
