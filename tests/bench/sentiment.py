"""Measure the sentiment network: python tests/bench/sentiment.py (no test; it takes about three minutes).

Three things, in one run on one machine.  How many reviews a second the dense and the sparse step
take, and how many multiplications: on the course's reviews, and on made-up ones of the size of the
25,000-review set (words drawn by Zipf's law, so that a few are everywhere and most are rare).
How many reviews that were held out are judged rightly, and what each improvement does to it.
Which words come to lie near "excellent" and near "terrible".
"""

import os
import resource
from itertools import product
from time import perf_counter

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy is told before it starts

import numpy as np

from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork, dense_step, multiplications, sparse_step, start
from helpers.text import Vocabulary, bag, sparse_bag

REVIEWS, WORDS, KNOWN = 25_000, 230, 74_000
HIDDEN, RATE, EPOCHS = 10, 0.01, 10
SEEDS = 40
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def megabytes():
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up(rng):
    """Return reviews of made-up words, their labels, and all the words."""
    words = np.array(["".join(letters) for letters in product(LETTERS, repeat=4)][:KNOWN])
    often, sides = 1 / np.arange(1, KNOWN + 1), rng.normal(size=KNOWN)
    rows = rng.choice(KNOWN, size=(REVIEWS, WORDS), p=often / often.sum())
    labels = (sides[rows].sum(axis=1) > 0).astype(int).tolist()
    return [" ".join(words[row]) for row in rows], labels, words.tolist()


def dense_seconds(vocabulary, reviews, labels):
    """Return the seconds of a dense step; the bags are made beforehand, and not counted."""
    weights, took = start(len(vocabulary), HIDDEN, 1, 0), 0
    for review, label in zip(reviews, labels, strict=True):
        layer_0 = bag(vocabulary.rows(review), len(vocabulary), "presence")
        begin = perf_counter()
        dense_step(layer_0, label, *weights, RATE)
        took += perf_counter() - begin
    return took / len(reviews)


def sparse_seconds(vocabulary, reviews, labels):
    """Return the same of a sparse step, after a first round that makes the bags."""
    weights = start(len(vocabulary), HIDDEN, 1, 0)
    bags = [sparse_bag(vocabulary.rows(review), "presence") for review in reviews]
    begin = perf_counter()
    for (rows, counts), label in zip(bags, labels, strict=True):
        sparse_step(rows, counts, label, *weights, RATE)
    return (perf_counter() - begin) / len(reviews)


def compare_steps(name, vocabulary, reviews, labels, few):
    """Print the speed and the multiplications of both steps."""
    dense = dense_seconds(vocabulary, reviews[:few], labels[:few])
    sparse = sparse_seconds(vocabulary, reviews, labels)
    weights, products = start(len(vocabulary), HIDDEN, 1, 0), []
    for review in reviews[:few]:
        rows, counts = sparse_bag(vocabulary.rows(review), "presence")
        products.append(multiplications(sparse_step, rows, counts, 1, *weights, RATE))
    layer_0 = bag(vocabulary.rows(reviews[0]), len(vocabulary), "presence")
    whole = multiplications(dense_step, layer_0, 1, *weights, RATE)
    print(f"{name}: {len(vocabulary):,} words known, {HIDDEN} hidden")
    speed = f"dense {1 / dense:,.0f} reviews (of {few}), sparse {1 / sparse:,.0f}"
    print(f"  a second: {speed}; {dense / sparse:.1f}×")
    mean = np.mean(products)
    print(f"  multiplications a review: dense {whole:,}, sparse {mean:,.0f} (mean); {whole / mean:,.0f}×")


def compare_speed():
    """Print the speed on the course's reviews and on the made-up ones, and the memory of a real training."""
    reviews, labels = load_reviews()
    compare_steps("the course's reviews", Vocabulary.of(reviews), reviews, labels, len(reviews))
    reviews, labels, words = made_up(np.random.default_rng(0))
    print(f"made-up reviews: {REVIEWS:,} of {WORDS} words; held so far {megabytes():,.0f} MB")
    begin = perf_counter()
    found = Vocabulary.of(reviews)
    print(f"  Vocabulary.of: {perf_counter() - begin:.1f} s, finds {len(found):,} of {KNOWN:,} words")
    net = SentimentNetwork(Vocabulary(tuple(words)), HIDDEN, RATE, "presence", rng=0)
    for epoch in (1, 2):
        begin = perf_counter()
        share = net.train(reviews, labels)[0]
        took = perf_counter() - begin
        print(
            f"  train, epoch {epoch}: {took:.1f} s, {REVIEWS / took:,.0f} reviews a second, right {share:.3f}"
        )
    matrix = REVIEWS * KNOWN * 8 / 2**20
    print(f"  held at most {megabytes():,.0f} MB; a dense matrix of bags would hold {matrix:,.0f} MB")
    compare_steps("made-up reviews", net.vocabulary, reviews, labels, 300)


def held_out(seed, hidden=HIDDEN, rate=RATE, epochs=EPOCHS, how="presence", min_count=1, polarity=0.0):
    """Return the shares judged rightly, held out and learned from, and the number of words known."""
    reviews, labels = load_reviews()
    order = np.random.default_rng(seed).permutation(len(reviews))
    reviews, labels = [reviews[i] for i in order], [labels[i] for i in order]
    m = len(reviews) // 5  # held out, as in notebook 4
    test, rest = slice(None, m), slice(m, None)
    vocabulary = Vocabulary.of(reviews[rest], labels[rest], min_count, polarity)
    net = SentimentNetwork(vocabulary, hidden, rate, how, seed)
    net.train(reviews[rest], labels[rest], epochs)
    return net.test(reviews[test], labels[test]), net.test(reviews[rest], labels[rest]), len(vocabulary)


def show(settings, before=None, **more):
    """Print what some settings reach over all splits; return the shares held out."""
    right, learned, known = np.transpose([held_out(seed, **settings, **more) for seed in range(SEEDS)])
    line = f"{right.mean():.3f} ({right.min():.3f} to {right.max():.3f}), learned from {learned.mean():.3f}"
    if before is not None:
        gain = right - before
        line += f"; against counts {gain.mean():+.3f} ± {gain.std(ddof=1) / SEEDS**0.5:.3f}"
    print(f"  {str(settings or {'how': 'presence'}):34} {line}; {known.mean():,.0f} words", flush=True)
    return right


def compare_improvements():
    """Print what presence, min_count and polarity do, one after the other, then the other settings."""
    print(f"a fifth of the reviews held out, {SEEDS} splits; rate {RATE}, {EPOCHS} epochs, {HIDDEN} hidden")
    before = show({"how": "counts"})
    show({}, before)
    for settings in ({"min_count": 3}, {"polarity": 1.0}):  # what notebook 4 tries: beside counts
        show({"how": "counts", **settings}, before)
    for min_count in (2, 3, 5):
        show({"min_count": min_count}, before)
    for polarity in (0.3, 0.5, 0.7, 1.0, 1.2, 1.5):
        show({"polarity": polarity}, before)
    show({"min_count": 2, "polarity": 0.5}, before)
    show({"min_count": 3, "polarity": 1.0}, before)
    print("with a polarity of 1.0:")
    for settings in ({"epochs": n} for n in (1, 3, 5, 20, 40)):
        show(settings, polarity=1.0)
    for settings in ({"rate": rate} for rate in (0.001, 0.03, 0.1, 0.3)):
        show(settings, polarity=1.0)
    for settings in ({"hidden": n} for n in (1, 3, 30)):
        show(settings, polarity=1.0)


def show_words():
    """Print the nearest words, and those that add most to either side."""
    reviews, labels = load_reviews()
    for settings in ({}, {"min_count": 5}, {"polarity": 0.5}):
        net = SentimentNetwork(Vocabulary.of(reviews, labels, **settings), HIDDEN, RATE, "presence", rng=0)
        net.train(reviews, labels, EPOCHS)
        print(settings or "all words", f"right {net.test(reviews, labels):.3f}", f"rank {rank(net)}")
        for word in ("excellent", "terrible"):
            print(f"  {word}:", *[f"{near} {likeness:.2f}," for near, likeness in net.nearest(word, 12)])


def rank(net):
    """Return how many directions the rows of the words span."""
    return np.linalg.matrix_rank(net.weights_0_1)


if __name__ == "__main__":
    show_words()
    compare_improvements()
    compare_speed()
