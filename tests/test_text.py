"""Words, vocabularies and bags, held against texts that are worked out by hand."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.text import Vocabulary, bag, log_ratio, sparse_bag, tokens

# good: 3 in praise, 1 in blame; film: 2 and 2; bad: 0 and 2; so: 1 and 0
REVIEWS = ["Good, good film!", "A bad film.", "So good a film", "Good? Bad film"]
LABELS = [1, 0, 1, 0]


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


@pytest.mark.parametrize(
    ("min_count", "polarity", "words"),
    [
        (1, 0, "good film a bad so"),  # in the order in which they first appear
        (2, 0, "good film a bad"),
        (4, 0, "good film"),
        # |log_ratio|: good (3, 1) 0.69, film (2, 2) 0, a (1, 1) 0, bad (0, 2) 1.10, so (1, 0) 0.69
        (1, 0.6, "good bad so"),
        (1, log(3), "bad"),
        (2, 0.6, "good bad"),
    ],
)
def test_rare_words_and_those_that_take_no_side_are_left_out(min_count, polarity, words):
    assert log_ratio(3, 1) == log(2) == -log_ratio(1, 3)
    vocabulary = Vocabulary.of(REVIEWS, LABELS, min_count, polarity)
    assert " ".join(vocabulary.words) == words and len(vocabulary) == len(words.split())


@pytest.mark.parametrize(
    ("text", "rows"), [("So bad, so very BAD a film", [4, 3, 4, 3, 2, 1]), ("never seen", []), ("10/10", [])]
)
def test_rows_keep_order_and_repeats_and_leave_out_unknown_words(text, rows):
    found = Vocabulary.of(REVIEWS).rows(text)
    assert found.tolist() == rows and found.dtype.kind == "i"


@given(rows=st.lists(st.integers(0, 9)))
def test_both_forms_of_a_bag_count_the_words_and_presence_marks_them(rows):
    layer_0, (unique, counts) = bag(np.array(rows, dtype=int), 10), sparse_bag(np.array(rows, dtype=int))
    assert layer_0.tolist() == [[rows.count(i) for i in range(10)]] and layer_0.dtype == counts.dtype == float
    assert unique.tolist() == sorted({*rows}) and counts.tolist() == layer_0[:, unique].tolist()
    marked, ones = sparse_bag(np.array(rows, dtype=int), "presence")
    assert marked.tolist() == unique.tolist() and ones.tolist() == [[1] * len(unique)]
