"""Measure the sentiment network: python tests/bench/sentiment.py (no test; it takes about a minute).

How many held-out reviews each change of notebook 5 judges rightly, over 40 splits; then how many
reviews a second the dense and the sparse step take, on the course's reviews and on made-up ones of
the size of the 25,000-review set (words drawn by Zipf's law: a few are everywhere, most are rare).
"""

import os
from time import perf_counter

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy is told before it starts

import numpy as np

from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start
from helpers.text import Vocabulary, bag, sparse_bag

WORDS, KNOWN = 230, 74_000
HIDDEN, RATE, EPOCHS = 10, 0.01, 10
SEEDS = 40
HELD_OUT = 1 / 5  # as in notebook 5
ROUNDS = 5  # the best of so many counts


def compare_steps(name, n, found):
    """Print the speed of both steps on the rows of some reviews; making the bags is not counted."""
    print(f"{name}: {len(found)} reviews, {n:,} words known, {HIDDEN} hidden")
    ways = {"dense": (dense_step, lambda rows: (bag(rows, n),)), "sparse": (sparse_step, sparse_bag)}
    for way, (step, fill) in ways.items():
        weights, times = start(n, HIDDEN, 1, 0), []
        bags = [fill(rows) for rows in found]
        for _ in range(ROUNDS):
            begin = perf_counter()
            for i, layer_0 in enumerate(bags):
                step(*layer_0, i % 2, *weights, RATE)
            times.append(perf_counter() - begin)
        print(f"  {way}: {len(bags) / min(times):,.0f} reviews a second")


def held_out(seed, how="counts", min_count=1, polarity=0.0):
    """Return the share of the held-out reviews judged rightly, and the number of words known."""
    reviews, labels = load_reviews()
    order = np.random.default_rng(seed).permutation(len(reviews))
    reviews, labels = [reviews[i] for i in order], [labels[i] for i in order]
    m = int(len(reviews) * HELD_OUT)
    test, rest = slice(None, m), slice(m, None)
    vocabulary = Vocabulary.of(reviews[rest], labels[rest], min_count, polarity)
    net = SentimentNetwork(vocabulary, HIDDEN, RATE, how, seed)
    net.train(reviews[rest], labels[rest], EPOCHS)
    return net.test(reviews[test], labels[test]), len(vocabulary)


def compare_changes():
    """Print what each change of notebook 5 reaches over all splits, beside plain counts."""
    print(f"a fifth of the reviews held out, {SEEDS} splits; rate {RATE}, {EPOCHS} epochs, {HIDDEN} hidden")
    before = None
    for settings in ({}, {"how": "presence"}, {"min_count": 3}, {"polarity": 1.0}):
        right, known = np.transpose([held_out(seed, **settings) for seed in range(SEEDS)])
        before = right if before is None else before
        gain = right - before
        # the splits overlap: Nadeau and Bengio, "Inference for the Generalization Error", 2003
        error = (gain.var(ddof=1) * (1 / SEEDS + HELD_OUT / (1 - HELD_OUT))) ** 0.5
        print(f"  {str(settings or 'counts'):22} {right.mean():.3f}", end="")
        print(f"; gain {gain.mean():+.3f} ± {error:.3f}; {known.mean():,.0f} words")


if __name__ == "__main__":
    compare_changes()
    reviews, _ = load_reviews()
    vocabulary = Vocabulary.of(reviews)
    compare_steps("the course's reviews", len(vocabulary), [vocabulary.rows(review) for review in reviews])
    often = 1 / np.arange(1, KNOWN + 1)
    drawn = np.random.default_rng(0).choice(KNOWN, size=(300, WORDS), p=often / often.sum())
    compare_steps("made-up reviews", KNOWN, list(drawn))
