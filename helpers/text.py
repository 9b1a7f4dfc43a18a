"""From text to numbers: tokens, a vocabulary, and reviews as bags of words.

A bag of words keeps which words a text has, and how often, but not their order. As layer_0 of a
network it is a row with a column for each word that is known. Nearly all of it is zeros, so
there is a second form of it that leaves them out.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from numbers import Real

import numpy as np

from helpers.samples import is_count

# letters of any script, and apostrophes between them: \w less digits and the underscore
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
HOW = "counts", "presence"


def tokens(text):
    """Cut a text into its words, in small letters; an apostrophe inside belongs to the word.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str
        Empty if there is no word.

    Raises
    ------
    TypeError
        If this is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is not a text; give one review between quotation marks.")
    # NFKC: a letter such as é is written in two ways that look alike; this makes them one.
    return WORD.findall(unicodedata.normalize("NFKC", text.lower()).replace("’", "'"))


def count_words(reviews):
    """Count how often each word occurs in some reviews, in the order in which the words first appear.

    Parameters
    ----------
    reviews : list of str

    Returns
    -------
    collections.Counter
    """
    check_texts(reviews)
    return Counter(word for review in reviews for word in tokens(review))


def log_ratio(p, n):
    """Say how one-sided a word is: log((p + 1)/(n + 1)), above 0 if it belongs to the positive reviews.

    Parameters
    ----------
    p, n : int
        How often the word occurs in positive and in negative reviews; the 1 keeps 0 from being a problem.

    Returns
    -------
    float
    """
    return log((p + 1) / (n + 1))


@dataclass(frozen=True)
class Vocabulary:
    """The words that a network knows, each with the number of its row in the weights.

    Attributes
    ----------
    words : tuple of str
    """

    words: tuple

    @cached_property
    def index(self):
        """Return {word: row number}."""
        return {word: i for i, word in enumerate(self.words)}

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

        Returns
        -------
        Vocabulary

        Raises
        ------
        TypeError, ValueError
            If the settings cannot be, or leave no word.
        """
        check_settings(reviews, labels, min_count, polarity)
        counts = count_words(reviews)
        kept = [word for word in counts if counts[word] >= min_count]
        if polarity > 0:
            p = count_words([review for review, label in zip(reviews, labels, strict=True) if label == 1])
            kept = [word for word in kept if abs(log_ratio(p[word], counts[word] - p[word])) >= polarity]
        if not kept:
            raise ValueError("No word is left; give more reviews, or a lower min_count or polarity.")
        return cls(tuple(kept))

    def rows(self, text):
        """Return the row numbers of a text's words, in order, with repeats; unknown words are left out.

        Parameters
        ----------
        text : str

        Returns
        -------
        array (k,) of int
        """
        return np.array([self.index[word] for word in tokens(text) if word in self.index], dtype=int)


def sparse_bag(rows, how="counts"):
    """Put words into a bag without zeros: each row number once, and what stands there.

    Parameters
    ----------
    rows : array of int
        As `Vocabulary.rows` returns them.
    how : str
        counts: how often the word occurs; presence: 1 however often.

    Returns
    -------
    rows : array (k,) of int
        In ascending order.
    counts : array (1, k)
    """
    if how not in HOW:
        raise ValueError(f"how is {how!r}; choose counts or presence.")
    rows, counts = np.unique(rows, return_counts=True)
    return rows, (counts if how == "counts" else np.ones_like(counts))[np.newaxis].astype(float)


def bag(rows, n, how="counts"):
    """Put words into a bag: layer_0, a row with a number for every word of the vocabulary.

    Parameters
    ----------
    rows : array of int
        As `Vocabulary.rows` returns them.
    n : int
        How many words the vocabulary has.
    how : str
        counts: how often the word occurs; presence: 1 if it does.

    Returns
    -------
    array (1, n)

    Raises
    ------
    ValueError
        If a row number does not fit n words, or how is something else.
    """
    rows, counts = sparse_bag(rows, how)
    if len(rows) and not 0 <= rows[0] <= rows[-1] < n:
        outside = rows[-1] if rows[-1] >= n else rows[0]
        raise ValueError(f"Row {outside} is outside a bag of {n} words; they count from 0 to {n - 1}.")
    layer_0 = np.zeros((1, n))
    layer_0[:, rows] = counts
    return layer_0


def check_settings(reviews, labels, min_count, polarity):
    """Raise an error unless a vocabulary can be collected so."""
    if not is_count(min_count):
        raise ValueError(f"min_count is {min_count!r}; give a whole number, 1 or more.")
    if not isinstance(polarity, Real) or not 0 <= polarity < np.inf:
        raise ValueError(f"polarity is {polarity!r}; give a number, 0 or more, such as 0.5.")
    if labels is None and polarity > 0:
        raise ValueError("A polarity needs labels; give 1 or 0 for each review.")
    if labels is not None:
        check_labels(reviews, labels)


def check_texts(reviews):
    """Raise an error unless these are texts, in a list or in a column of a table."""
    if isinstance(reviews, str):
        raise TypeError("reviews is one text; give a list of texts, such as [text].")
    if hasattr(reviews, "columns"):
        raise TypeError("reviews is a whole table; give the column that holds the texts.")
    if not hasattr(reviews, "__len__"):
        raise TypeError(f"reviews is a {type(reviews).__name__}; give a list of texts, such as [text].")
    for i, review in enumerate(reviews):
        if not isinstance(review, str):
            row = reviews.index[i] if hasattr(reviews, "iloc") else i  # a table has names for its rows
            raise TypeError(f"Row {row} of reviews is {review!r:.40}, no text; leave it out, and its label.")


def check_labels(reviews, labels):
    """Raise an error unless there are reviews, and each one has its label, 1 or 0."""
    check_texts(reviews)
    if not len(reviews):
        raise ValueError("There are no reviews; give at least one, with its label.")
    if len(reviews) != len(labels):
        raise ValueError(f"There are {len(reviews)} reviews but {len(labels)} labels; each needs one.")
    if wrong := [label for label in labels if label not in (0, 1)]:
        raise ValueError(f"labels holds {wrong[0]!r}; a label is 1 (positive) or 0 (negative).")
