"""Measure the sentiment network: python tests/bench/sentiment.py (no test; it takes about two minutes).

How many reviews a second the dense and the sparse step take, and how many multiplications: on the
course's reviews, and on made-up ones of the size of the 25,000-review set (words drawn by Zipf's law,
so that a few are everywhere and most are rare).  Then how many reviews that were held out are judged
rightly, and what each change of notebook 4 does to it.
"""

import os
from itertools import product
from time import perf_counter

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy is told before it starts

import numpy as np

from helpers.counting import multiplications
from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork, dense_step, sparse_step, start
from helpers.text import Vocabulary, bag, sparse_bag

REVIEWS, WORDS, KNOWN = 25_000, 230, 74_000
HIDDEN, RATE, EPOCHS = 10, 0.01, 10
SEEDS = 40
ROUNDS = 5  # the best of so many counts
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made_up(rng):
    """Return reviews of made-up words, their labels, and all the words."""
    words = np.array(["".join(letters) for letters in product(LETTERS, repeat=4)][:KNOWN])
    often, sides = 1 / np.arange(1, KNOWN + 1), rng.normal(size=KNOWN)
    rows = rng.choice(KNOWN, size=(REVIEWS, WORDS), p=often / often.sum())
    labels = (sides[rows].sum(axis=1) > 0).astype(int).tolist()
    return [" ".join(words[row]) for row in rows], labels, words.tolist()


def compare_steps(name, vocabulary, reviews, labels):
    """Print the speed and the multiplications of both steps; making the bags is not counted."""
    found = [vocabulary.rows(review) for review in reviews]
    ways = {
        "dense": (dense_step, [(bag(rows, len(vocabulary)),) for rows in found]),
        "sparse": (sparse_step, [sparse_bag(rows) for rows in found]),
    }
    print(f"{name}: {len(reviews)} reviews, {len(vocabulary):,} words known, {HIDDEN} hidden")
    for way, (step, bags) in ways.items():
        weights = start(len(vocabulary), HIDDEN, 1, 0)
        times = []
        for _ in range(ROUNDS):
            begin = perf_counter()
            for layer_0, label in zip(bags, labels, strict=True):
                step(*layer_0, label, *weights, RATE)
            times.append(perf_counter() - begin)
        products = np.mean([multiplications(step, *layer_0, 1, *weights, RATE) for layer_0 in bags[:50]])
        speed = len(bags) / min(times)
        print(f"  {way}: {speed:,.0f} reviews a second, {products:,.0f} multiplications a review")


def compare_speed():
    """Print the speed on the course's reviews and on the made-up ones, and that of a real training."""
    reviews, labels = load_reviews()
    compare_steps("the course's reviews", Vocabulary.of(reviews), reviews, labels)
    reviews, labels, words = made_up(np.random.default_rng(0))
    net = SentimentNetwork(Vocabulary(words), HIDDEN, RATE, "presence", rng=0)
    compare_steps("made-up reviews", net.vocabulary, reviews[:300], labels[:300])
    begin = perf_counter()
    (share,) = net.train(reviews, labels)
    print(f"  an epoch of {REVIEWS:,}: {perf_counter() - begin:.1f} s, right {share:.3f}")


def held_out(seed, how="counts", min_count=1, polarity=0.0):
    """Return the shares judged rightly, held out and learned from, and the number of words known."""
    reviews, labels = load_reviews()
    order = np.random.default_rng(seed).permutation(len(reviews))
    reviews, labels = [reviews[i] for i in order], [labels[i] for i in order]
    m = len(reviews) // 5  # held out, as in notebook 4
    test, rest = slice(None, m), slice(m, None)
    vocabulary = Vocabulary.of(reviews[rest], labels[rest], min_count, polarity)
    net = SentimentNetwork(vocabulary, HIDDEN, RATE, how, seed)
    net.train(reviews[rest], labels[rest], EPOCHS)
    return net.test(reviews[test], labels[test]), net.test(reviews[rest], labels[rest]), len(vocabulary)


def compare_changes():
    """Print what each change of notebook 4 reaches over all splits, beside plain counts."""
    print(f"a fifth of the reviews held out, {SEEDS} splits; rate {RATE}, {EPOCHS} epochs, {HIDDEN} hidden")
    before = None
    for settings in ({}, {"how": "presence"}, {"min_count": 3}, {"polarity": 1.0}):
        right, learned, known = np.transpose([held_out(seed, **settings) for seed in range(SEEDS)])
        before = right if before is None else before
        gain = right - before
        line = (
            f"{right.mean():.3f} ({right.min():.3f} to {right.max():.3f}), learned from {learned.mean():.3f}"
        )
        line += f"; gain {gain.mean():+.3f} ± {gain.std(ddof=1) / SEEDS**0.5:.3f}"
        print(f"  {str(settings or 'counts'):22} {line}; {known.mean():,.0f} words", flush=True)


if __name__ == "__main__":
    compare_changes()
    compare_speed()
