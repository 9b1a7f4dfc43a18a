"""From text to numbers: tokens, a vocabulary, and reviews as bags of words.

A bag of words keeps which words a text has, and how often, but not their order. As layer_0 of a
network it is a row with a column for each word that is known. Nearly all of it is zeros, so
there is a second form of it that leaves them out.
"""

import re
import unicodedata
from collections import Counter
from math import log

import numpy as np

from helpers import guard

# letters of any script, and apostrophes between them: \w less digits and the underscore
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def tokens(text):
    """Cut a text into a list of its words, in small letters; an apostrophe inside belongs to the word."""
    guard.text(text)
    # NFKC: a letter such as é is written in two ways that look alike; this makes them one.
    return WORD.findall(unicodedata.normalize("NFKC", text.lower()).replace("’", "'"))


def count_words(reviews):
    """Count how often each word occurs in a list of reviews, in the order in which the words first appear."""
    guard.texts(reviews)
    return Counter(word for review in reviews for word in tokens(review))


def log_ratio(p, n):
    """Say how one-sided a word is that occurs p times in positive and n times in negative reviews.

    It is log((p + 1)/(n + 1)), above 0 for a word of praise; the 1 keeps 0 from being a problem.
    """
    return log((p + 1) / (n + 1))


class Vocabulary:
    """The words that a network knows, each with the number of its row in the weights.

    Attributes
    ----------
    words : tuple of str
    index : dict of str to int
        The row number of each word.
    """

    def __init__(self, words):
        self.words = tuple(words)
        self.index = {word: i for i, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words)

    @classmethod
    def of(cls, reviews, labels=None, min_count=1, polarity=0.0):
        """Collect the words of some reviews, in the order in which they first appear.

        Parameters
        ----------
        reviews : list of str
        labels : list of int, optional
            1 for a positive review, 0 for a negative one; needed for a polarity only.
        min_count : int
            A word that occurs less often in all reviews together is left out.
        polarity : float
            A word whose `log_ratio` is nearer to 0 than this is left out.

        Raises
        ------
        TypeError, ValueError
            If reviews and labels do not fit, or the settings leave no word.
        """
        guard.whole("min_count", min_count)
        guard.not_negative("polarity", polarity)
        if labels is not None:
            guard.labelled(reviews, labels)
        elif polarity > 0:
            raise ValueError("A polarity needs labels; give 1 or 0 for each review.")
        counts = count_words(reviews)
        kept = [word for word in counts if counts[word] >= min_count]
        if polarity > 0:
            p = count_words([review for review, label in zip(reviews, labels, strict=True) if label == 1])
            kept = [word for word in kept if abs(log_ratio(p[word], counts[word] - p[word])) >= polarity]
        if not kept:
            raise ValueError("No word is left; give more reviews, or a lower min_count or polarity.")
        return cls(kept)

    def rows(self, text):
        """Return the row numbers of a text's known words, an array (k,) of int, in order, with repeats."""
        return np.array([self.index[word] for word in tokens(text) if word in self.index], dtype=int)


def sparse_bag(rows, how="counts"):
    """Put words into a bag without zeros: each row number once, and what stands there.

    Parameters
    ----------
    rows : array of int
        As `Vocabulary.rows` returns them.
    how : {"counts", "presence"}
        How often the word occurs, or 1 however often.

    Returns
    -------
    rows, counts : array (k,) of int, in ascending order, array (1, k)
    """
    rows, counts = np.unique(rows, return_counts=True)
    held = {"counts": counts, "presence": np.ones_like(counts)}[how]
    return rows, held[np.newaxis].astype(float)


def bag(rows, n):
    """Put words into a bag: layer_0, a row (1, n) that counts each word of the vocabulary."""
    return np.bincount(rows, minlength=n)[np.newaxis].astype(float)
