"""Words, vocabularies and bags, held against texts that are worked out by hand."""

import re
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.text import Vocabulary, bag, count_words, log_ratio, sparse_bag, tokens

# good: 3 in praise, 1 in blame; film: 2 and 2; bad: 0 and 2; so: 1 and 0
REVIEWS = ["Good, good film!", "A bad film.", "So good a film", "Good? Bad film"]
LABELS = [1, 0, 1, 0]


class Column(list):
    """A column of a table, whose rows have names."""

    index, iloc = [10, 20, 40, 80], None


class Table(dict):
    """A whole table."""

    columns = ["text", "label"]


# Words.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A film, a FILM!", ["a", "film", "a", "film"]),
        ("It isn't 'good', isn’t it?", ["it", "isn't", "good", "isn't", "it"]),
        ("rock'n'roll 'tis the dogs' day", ["rock'n'roll", "tis", "the", "dogs", "day"]),
        ("well-made snake_case, 10/10 in 1999 (3D)", ["well", "made", "snake", "case", "in", "d"]),
        ("Été à Łódź: отлично, 素晴らしい", ["été", "à", "łódź", "отлично", "素晴らしい"]),
        ("cafe\u0301", ["caf\u00e9"]),
        ("½ of x²", ["of", "x"]),
        (" \n\t10/10 ?!", []),
    ],
)
def test_a_text_is_cut_into_its_words(text, words):
    assert tokens(text) == words


@given(st.text(st.characters(exclude_categories=["Nl", "No"])))  # without signs such as 〇, a letter to some
def test_words_of_any_text_are_letters_with_apostrophes_inside(text):
    for word in tokens(text):
        assert word.replace("'", "").isalpha() and "'" not in word[0] + word[-1]


def test_words_are_counted_over_all_reviews():
    assert count_words(REVIEWS) == {"good": 4, "film": 4, "a": 2, "bad": 2, "so": 1}


@pytest.mark.parametrize("wrong", [None, 5, ["good"], b"good"])
def test_what_is_no_text_is_answered_with_a_sentence(wrong):
    with pytest.raises(TypeError, match="is not a text"):
        tokens(wrong)
    for ask in (count_words, Vocabulary.of, lambda reviews: Vocabulary.of(reviews, LABELS, polarity=1.0)):
        with pytest.raises(TypeError, match=f"^Row 2 of reviews is {re.escape(repr(wrong))}, no text"):
            ask(["good", "bad", wrong, "fun"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("good film", "reviews is one text"),
        (Table(text=["good"]), "reviews is a whole table"),
        (None, "reviews is a NoneType"),
        (Column(["good", "bad", float("nan")]), "^Row 40 of reviews is nan, no text"),
    ],
)
def test_what_is_no_list_of_texts_is_answered_with_a_sentence(wrong, sentence):
    with pytest.raises(TypeError, match=sentence):
        Vocabulary.of(wrong)


# The vocabulary.


def test_words_stand_in_the_order_in_which_they_first_appear():
    for reviews in (REVIEWS, Column(REVIEWS)):
        vocabulary = Vocabulary.of(reviews, LABELS)
        assert vocabulary.words == ("good", "film", "a", "bad", "so")
        assert vocabulary.index == {"good": 0, "film": 1, "a": 2, "bad": 3, "so": 4}
        assert len(vocabulary) == 5


@pytest.mark.parametrize(
    ("min_count", "polarity", "words"),
    [
        (2, 0, "good film a bad"),
        (3, 0, "good film"),
        (4, 0, "good film"),
        # |log_ratio|: good (3, 1) 0.69, film (2, 2) 0, a (1, 1) 0, bad (0, 2) 1.10, so (1, 0) 0.69
        (1, 0.6, "good bad so"),
        (1, log(3), "bad"),
        (2, 0.6, "good bad"),
    ],
)
def test_rare_words_and_those_that_take_no_side_are_left_out(min_count, polarity, words):
    assert log_ratio(3, 1) == log(2) == -log_ratio(1, 3)
    assert " ".join(Vocabulary.of(REVIEWS, LABELS, min_count, polarity).words) == words


@pytest.mark.parametrize(
    ("text", "rows"), [("So bad, so very BAD a film", [4, 3, 4, 3, 2, 1]), ("never seen", []), ("10/10", [])]
)
def test_rows_keep_order_and_repeats_and_leave_out_unknown_words(text, rows):
    found = Vocabulary.of(REVIEWS).rows(text)
    assert found.tolist() == rows and found.dtype.kind == "i"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"min_count": 0}, "min_count is 0"),
        ({"min_count": 1.5}, "min_count is 1.5"),
        ({"polarity": -1}, "polarity is -1"),
        ({"polarity": float("nan")}, "polarity is nan"),
        ({"polarity": 0.5}, "A polarity needs labels; give 1 or 0 for each review"),
        ({"labels": [1, 0]}, "There are 4 reviews but 2 labels"),
        ({"min_count": 5}, "No word is left; give more reviews, or a lower min_count or polarity"),
        ({"labels": LABELS, "polarity": 9.0}, "No word is left"),
        ({"reviews": []}, "No word is left"),
    ],
)
def test_a_vocabulary_that_cannot_be_is_answered_with_a_sentence(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        Vocabulary.of(**{"reviews": REVIEWS} | settings)


# Bags.


@pytest.mark.parametrize(("how", "held"), [("counts", [1, 2]), ("presence", [1, 1])])
def test_a_bag_counts_the_words_or_marks_them(how, held):
    found, counts = sparse_bag(np.array([4, 3, 4]), how)
    assert (found.tolist(), counts.tolist()) == ([3, 4], [held])
    with pytest.raises(KeyError, match=f"'{how[:-1]}'"):
        sparse_bag(found, how[:-1])


@given(rows=st.lists(st.integers(0, 9)))
def test_both_forms_of_a_bag_hold_the_same(rows):
    rows = np.array(rows, dtype=int)
    layer_0, (unique, counts) = bag(rows, 10), sparse_bag(rows)
    assert layer_0.shape == (1, 10) and layer_0.dtype == counts.dtype == float
    assert layer_0[:, unique].tolist() == counts.tolist()
    assert layer_0.sum() == counts.sum() == len(rows)
