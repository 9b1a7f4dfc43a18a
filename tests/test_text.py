"""Words, vocabularies and bags, held against texts that are worked out by hand."""

import re
from dataclasses import FrozenInstanceError
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.text import Vocabulary, bag, count_words, log_ratio, sparse_bag, tokens

# good: 3 in praise, 1 in blame; film: 2 and 2; bad: 0 and 2; so: 1 and 0
REVIEWS = ["Good, good film!", "A bad film.", "So good a film", "Good? Bad film"]
LABELS = [1, 0, 1, 0]


# Words.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A film, a FILM!", ["a", "film", "a", "film"]),
        ("It isn't 'good'.", ["it", "isn't", "good"]),
        ("It isn’t", ["it", "isn't"]),
        ("rock'n'roll 'tis the dogs' day", ["rock'n'roll", "tis", "the", "dogs", "day"]),
        ("well-made, 10/10 in 1999 (3D)", ["well", "made", "in", "d"]),
        ("snake_case", ["snake", "case"]),
        ("Été à Łódź: отлично, 素晴らしい", ["été", "à", "łódź", "отлично", "素晴らしい"]),
        ("cafe\u0301", ["caf\u00e9"]),
        ("½ of x²", ["of", "x"]),
        ("", []),
        (" \n\t", []),
        ("10/10 ?!", []),
    ],
)
def test_a_text_is_cut_into_its_words(text, words):
    assert tokens(text) == words


@given(st.text(st.characters(exclude_categories=["Nl", "No"])))  # without signs such as 〇, a letter to some
def test_words_of_any_text_are_letters_with_apostrophes_inside(text):
    for word in tokens(text):
        assert word.replace("'", "").isalpha() and "'" not in word[0] + word[-1]


@given(st.text(st.sampled_from("abé'’ .1_")))
def test_the_words_of_words_are_the_same_words(text):
    assert tokens(" ".join(tokens(text))) == tokens(text)


@pytest.mark.parametrize("wrong", [None, 5, ["good"], b"good"])
def test_what_is_no_text_is_answered_with_a_sentence(wrong):
    with pytest.raises(TypeError, match="is not a text; give one review"):
        tokens(wrong)


def test_words_are_counted_over_all_reviews():
    assert count_words(REVIEWS) == {"good": 4, "film": 4, "a": 2, "bad": 2, "so": 1}


def test_one_text_is_not_taken_for_a_list_of_its_letters():
    with pytest.raises(TypeError, match="reviews is one text; give a list"):
        count_words("good film")


@pytest.mark.parametrize("odd", [None, float("nan"), 5, 2.5, b"bad", ["bad"]])
def test_a_row_that_is_no_text_is_named(odd):
    sentence = f"^Row 2 of reviews is {re.escape(repr(odd))}, no text; leave it out, and its label[.]$"
    for labels, polarity in ((None, 0.0), ([1, 0, 1, 0], 1.0)):
        with pytest.raises(TypeError, match=sentence):
            Vocabulary.of(["good", "bad", odd, "fun"], labels, polarity=polarity)
    with pytest.raises(TypeError, match=sentence):
        count_words(["good", "bad", odd])


def test_a_row_of_a_table_is_named_as_the_table_names_it():
    class Column(list):
        index, iloc = [10, 20, 40], None

    with pytest.raises(TypeError, match="^Row 40 of reviews is nan, no text"):
        Vocabulary.of(Column(["good", "bad", float("nan")]))
    assert Vocabulary.of(Column(["good", "bad", "fun"])).words == ("good", "bad", "fun")


def test_a_long_thing_that_is_no_text_does_not_fill_the_page():
    with pytest.raises(TypeError) as error:
        Vocabulary.of([list(range(9999))])
    assert len(str(error.value)) < 120


def test_a_whole_table_and_what_holds_no_texts_are_answered_with_a_sentence():
    class Table(dict):
        columns = ["text", "label"]

    with pytest.raises(TypeError, match="reviews is a whole table; give the column that holds the texts"):
        Vocabulary.of(Table(text=["good"]))
    for wrong, kind in ((None, "NoneType"), (5, "int"), (iter(["good"]), "list_iterator")):
        with pytest.raises(TypeError, match=f"reviews is a {kind}; give a list of texts"):
            Vocabulary.of(wrong)


# The vocabulary.


def test_words_stand_in_the_order_in_which_they_first_appear():
    vocabulary = Vocabulary.of(REVIEWS)
    assert vocabulary.words == ("good", "film", "a", "bad", "so")
    assert vocabulary.index == {"good": 0, "film": 1, "a": 2, "bad": 3, "so": 4}
    assert len(vocabulary) == 5


@pytest.mark.parametrize(
    ("min_count", "words"),
    [(1, "good film a bad so"), (2, "good film a bad"), (3, "good film"), (4, "good film")],
)
def test_rare_words_are_left_out(min_count, words):
    assert " ".join(Vocabulary.of(REVIEWS, min_count=min_count).words) == words


def test_the_log_ratio_says_which_side_a_word_is_on():
    assert log_ratio(3, 1) == log(2) == -log_ratio(1, 3)
    assert log_ratio(2, 2) == log_ratio(0, 0) == 0


@pytest.mark.parametrize(
    ("polarity", "words"), [(0, "good film a bad so"), (0.6, "good bad so"), (0.7, "bad"), (log(3), "bad")]
)
def test_words_that_take_no_side_are_left_out(polarity, words):
    # |log|: good (3, 1) 0.69, film (2, 2) 0, a (1, 1) 0, bad (0, 2) 1.10, so (1, 0) 0.69
    assert " ".join(Vocabulary.of(REVIEWS, LABELS, polarity=polarity).words) == words


def test_both_settings_work_together():
    assert Vocabulary.of(REVIEWS, LABELS, min_count=2, polarity=0.6).words == ("good", "bad")


def test_labels_alone_change_nothing():
    assert Vocabulary.of(REVIEWS, LABELS) == Vocabulary.of(REVIEWS)


def test_a_vocabulary_stays_as_it_is():
    with pytest.raises(FrozenInstanceError):
        Vocabulary.of(REVIEWS).words = ()


def test_rows_keep_order_and_repeats_and_leave_out_unknown_words():
    rows = Vocabulary.of(REVIEWS).rows("So bad, so very BAD a film")
    assert rows.tolist() == [4, 3, 4, 3, 2, 1]


@pytest.mark.parametrize("text", ["", "never seen", "10/10"])
def test_a_text_without_known_words_has_no_rows(text):
    rows = Vocabulary.of(REVIEWS).rows(text)
    assert (rows.shape, rows.dtype.kind) == ((0,), "i")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"min_count": 0}, "min_count is 0; give a whole number, 1 or more"),
        ({"min_count": 1.5}, "min_count is 1.5"),
        ({"min_count": True}, "min_count is True"),
        ({"polarity": -1}, "polarity is -1; give a number, 0 or more"),
        ({"polarity": "much"}, "polarity is 'much'"),
        ({"polarity": float("nan")}, "polarity is nan"),
        ({"polarity": 0.5}, "A polarity needs labels; give 1 or 0 for each review"),
        ({"labels": [1, 0]}, "There are 4 reviews but 2 labels"),
        ({"labels": [1, 0, 1, -1]}, r"labels holds -1; a label is 1 \(positive\) or 0 \(negative\)"),
        ({"labels": ["POSITIVE"] * 4}, "labels holds 'POSITIVE'"),
        ({"min_count": 5}, "No word is left; give more reviews, or a lower min_count or polarity"),
        ({"labels": LABELS, "polarity": 9.0}, "No word is left"),
    ],
)
def test_a_vocabulary_that_cannot_be_is_answered_with_a_sentence(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        Vocabulary.of(REVIEWS, **settings)


def test_no_reviews_leave_no_word():
    with pytest.raises(ValueError, match="No word is left"):
        Vocabulary.of([])
    with pytest.raises(ValueError, match="There are no reviews"):
        Vocabulary.of([], [], polarity=1.0)


# Bags.


def test_a_bag_counts_the_words_or_marks_them():
    assert bag([4, 3, 4], 5).tolist() == [[0, 0, 0, 1, 2]]
    assert bag([4, 3, 4], 5, how="presence").tolist() == [[0, 0, 0, 1, 1]]


def test_the_sparse_bag_has_each_row_once():
    rows, counts = sparse_bag([4, 3, 4])
    assert (rows.tolist(), counts.tolist()) == ([3, 4], [[1, 2]])
    rows, counts = sparse_bag([4, 3, 4], how="presence")
    assert (rows.tolist(), counts.tolist()) == ([3, 4], [[1, 1]])


@pytest.mark.parametrize("how", ["counts", "presence"])
def test_an_empty_bag_has_no_words(how):
    rows, counts = sparse_bag(np.array([], dtype=int), how)
    assert (rows.shape, counts.shape) == ((0,), (1, 0))
    assert not bag(np.array([], dtype=int), 3, how).any()


@pytest.mark.parametrize("how", ["counts", "presence"])
@given(rows=st.lists(st.integers(0, 9)))
def test_both_forms_of_a_bag_hold_the_same(how, rows):
    rows, layer_0 = np.array(rows, dtype=int), bag(np.array(rows, dtype=int), 10, how)
    unique, counts = sparse_bag(rows, how)
    assert layer_0.shape == (1, 10) and layer_0.dtype == counts.dtype == float
    assert layer_0[:, unique].tolist() == counts.tolist()
    assert layer_0.sum() == counts.sum() == (len(rows) if how == "counts" else len({*rows.tolist()}))


@pytest.mark.parametrize(("rows", "row"), [([0, 5], 5), ([-1, 2], -1)])
def test_a_row_outside_the_bag_is_answered_with_a_sentence(rows, row):
    with pytest.raises(ValueError, match=f"Row {row} is outside a bag of 5 words; they count from 0 to 4"):
        bag(rows, 5)


@pytest.mark.parametrize("put", [sparse_bag, lambda rows, how: bag(rows, 3, how)])
def test_an_unknown_bag_is_answered_with_a_sentence(put):
    with pytest.raises(ValueError, match="how is 'count'; choose counts or presence"):
        put([1], "count")
