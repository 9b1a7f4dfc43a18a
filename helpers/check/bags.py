"""Exercises of notebook 4, first part: a review becomes a row of counts, and words take sides."""

import numpy as np

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"
CASES = (
    (["good", "plot", "good", "and", "good"], {"good": 0, "bad": 1, "plot": 2}),
    (["dull", "bad", "dull", "plot"], {"bad": 0, "plot": 1, "dull": 2, "good": 3}),
    (["oh", "well", "bad"], {"good": 0, "bad": 1}),
)


def bag(tokens, index):
    """Return how often each known word occurs, as a row with a column for each word."""
    layer_0 = np.zeros((1, len(index)))
    for word in tokens:
        if word in index:
            layer_0[0, index[word]] += 1
    return layer_0


def columns(tokens, index):
    """Return the column number of each known word, in the order of the text."""
    return [index[word] for word in tokens if word in index]


def counted(columns, n):
    """Return how often each of n columns is named, as a row."""
    return np.eye(n)[columns].sum(axis=0, keepdims=True)


def polarity(p, n):
    """Return how one-sided a word is, from how often it occurs in positive and in negative reviews."""
    return np.log((p + 1) / (n + 1))


EXERCISES = (
    Exercise(
        name="bag_of_words",
        notebook=NOTEBOOK,
        title="A bag of words",
        minutes=4,
        ask="Return layer_0 of a review: a row of shape (1, n), with the count of each of the n known words. "
        "tokens is a list of words; index says for each known word which column it has. "
        "Leave out unknown words.",
        solution=bag,
        cases=CASES,
        hint="Start from np.zeros((1, len(index))). Go through the words, and ask of each whether "
        "it is in index.",
        because="Each known word adds 1 in its own column; the order of the words is forgotten.",
        mistakes=(
            Mistake(
                lambda tokens, index: np.minimum(bag(tokens, index), 1),
                "A word that occurs again is not counted again. Add 1 each time, one word after the other; "
                "+= on many columns at once adds to each only once.",
            ),
            Mistake(
                lambda tokens, index: counted([index[word] for word in tokens], len(index)),
                "An unknown word stops it with a KeyError. Ask first: if word in index.",
            ),
            Mistake(
                lambda tokens, index: counted([index.get(word, -1) for word in tokens], len(index)),
                "Unknown words are counted in the last column. Leave them out.",
            ),
            Mistake(
                lambda tokens, index: counted([index.get(word, 0) for word in tokens], len(index)),
                "Unknown words are counted in the first column. Leave them out.",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index).T,
                "The counts are right, but stand in a column. In this notebook a review is a row: (1, n).",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index)[0],
                "The counts are right, but flat. A row has two numbers in its shape: (1, n).",
            ),
            Mistake(
                lambda tokens, index: bag(tokens, index) / len(tokens),
                "You divided by the number of words. Wanted are the counts themselves.",
            ),
            Mistake(
                lambda tokens, index: np.eye(len(index))[columns(tokens, index)],
                "There is a row for each word of the review. The review is one row: add them up.",
            ),
            Mistake(
                lambda tokens, index: np.array([columns(tokens, index)]),
                "These are the column numbers of the words. Wanted is how often each word occurs.",
            ),
            Mistake(
                lambda tokens, index: (bag(tokens, index) == 0).astype(float),
                "This marks the words that are missing. Count those that are there.",
            ),
        ),
    ),
    Exercise(
        name="polarity",
        notebook=NOTEBOOK,
        title="How one-sided a word is",
        minutes=2,
        ask="A word occurs p times in positive reviews and n times in negative ones. Return the logarithm of "
        "the ratio of p + 1 to n + 1, with np.log.",
        solution=polarity,
        cases=((7, 0), (4, 1), (1, 8), (3, 3)),
        hint="Divide first, with brackets above and below; then np.log.",
        because="It is 0 for a word that both sides use alike, above 0 for praise, below 0 for blame; "
        "and the 1 keeps a word that only one side uses from being infinite.",
        mistakes=(
            Mistake(
                lambda p, n: np.log(p / n),
                "The 1 is missing: a word that no negative review uses would divide by 0.",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / n),
                "The 1 is missing below, and a word that no negative review uses divides by 0.",
            ),
            Mistake(lambda p, n: np.log(p / (n + 1)), "The 1 is missing above: it is p + 1."),
            Mistake(
                lambda p, n: (p + 1) / (n + 1),
                "This is the ratio. Its logarithm puts words without a side at 0.",
            ),
            Mistake(lambda p, n: p - n, "This is the difference. Divide, and take the logarithm."),
            Mistake(lambda p, n: -polarity(p, n), "It is turned round: praise must come out above 0."),
            Mistake(lambda p, n: np.log2((p + 1) / (n + 1)), "This counts factors of two. Use np.log."),
            Mistake(lambda p, n: np.log10((p + 1) / (n + 1)), "This counts factors of ten. Use np.log."),
            Mistake(
                lambda p, n: np.log(p + 1 / (n + 1)),
                "Brackets are missing: / comes before +. Write (p + 1).",
            ),
            Mistake(
                lambda p, n: np.log(p + 1 / n + 1),
                "Brackets are missing: / comes before +. Write (p + 1) and (n + 1).",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / n + 1),
                "Brackets are missing: / comes before +. Write (n + 1).",
            ),
            Mistake(
                lambda p, n: np.log((p + 1) / (p + n + 2)),
                "This compares with all reviews. Compare with the negative ones: divide by n + 1.",
            ),
            Mistake(
                lambda p, n: abs(polarity(p, n)), "The side is lost. Leave the sign: below 0 means blame."
            ),
        ),
    ),
)
