"""Reviews: the files are read as they lie, and faults are named by line."""

import csv
import re
from collections import Counter
from itertools import combinations

import pytest

from helpers.reviews import CORPUS, find_reviews, load_reviews
from helpers.text import tokens


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a pair of files, as text or as bytes, and returns their folder."""

    def write(reviews, labels):
        for name, content in (("reviews.txt", reviews), ("labels.txt", labels)):
            if content is not None:
                content = content if isinstance(content, bytes) else content.encode()
                (tmp_path / name).write_bytes(content)
        return tmp_path

    return write


# Reading.


def pair(first, sign="\n"):
    """Return the texts of two files: the given review, a positive one, and nine more of both kinds."""
    reviews = [first, *"bcdefghij"]
    return sign.join(reviews) + sign, sign.join(["positive", "NEGATIVE "] * 5) + sign


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("sign", ["\n", "\r\n", " \n "])
def test_each_review_has_the_label_on_its_line(write, sign, bom):
    reviews, labels = pair("one\x85è, 素晴らしい\u2028\x0breview.", sign)  # rare signs do not cut it
    folder = write(bom + reviews.encode(), bom + labels.encode())
    assert load_reviews(folder) == (["one\x85è, 素晴らしい\u2028\x0breview.", *"bcdefghij"], [1, 0] * 5)
    assert load_reviews(str(folder)) == load_reviews(folder)


@pytest.mark.parametrize(
    ("reviews", "labels", "sentence"),
    [
        ("a\nb\nc\n", "POSITIVE\n", "reviews.txt has 3 lines but labels.txt has 1; from line 2 on"),
        ("a\n", "POSITIVE\nNEGATIVE\n", "reviews.txt has 1 lines but labels.txt has 2; from line 2 on"),
        ("a\nb\n", "POSITIVE\nGOOD\n", "Line 2 of labels.txt says 'GOOD'"),
        ("", "POSITIVE\n", "Line 1 of reviews.txt is empty"),
        ("\na\n", "POSITIVE\n" * 2, "Line 1 of reviews.txt is empty"),
        ("a\nb\nc\n", "POSITIVE\n \nNEGATIVE", "Line 2 of labels.txt is empty"),
        (b"a\nb\ncaf\xe9\n", "POSITIVE\n" * 3, "Line 3 of reviews.txt is not UTF-8"),
        ("a\n", None, "There is no labels.txt in "),
        ("a\n" * 9, "POSITIVE\n" * 5 + "NEGATIVE\n" * 4, "There are 5 positive and 4 negative reviews"),
        ("a\n" * 12, "NEGATIVE\n" * 12, "There are 0 positive and 12 negative reviews"),
    ],
)
def test_a_fault_is_answered_with_a_sentence(write, reviews, labels, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        load_reviews(write(reviews, labels))


def test_reviews_of_ones_own_are_found_in_the_work_folder_of_the_launcher_alone(write, tmp_path, monkeypatch):
    monkeypatch.setenv("BACKPROP_WORK", str(tmp_path))
    assert find_reviews() == CORPUS
    write(*pair("a")).joinpath("data").mkdir()
    for name in ("reviews.txt", "labels.txt"):
        (tmp_path / name).rename(tmp_path / "data" / name)
    assert find_reviews() == tmp_path / "data"
    monkeypatch.delenv("BACKPROP_WORK")
    monkeypatch.chdir(tmp_path)
    assert find_reviews() == CORPUS


# The corpus that ships with the course.

REVIEWS, LABELS = load_reviews()


def test_there_are_400_reviews_or_more_half_of_them_positive_and_the_kinds_are_mixed():
    assert len(REVIEWS) >= 400
    assert Counter(LABELS) == {1: len(REVIEWS) / 2, 0: len(REVIEWS) / 2}
    in_each_fifty = [sum(LABELS[i : i + 50]) for i in range(0, len(LABELS) - 50, 50)]
    assert 10 <= min(in_each_fifty) and max(in_each_fifty) <= 40


def test_no_two_reviews_begin_alike_or_share_half_of_their_words():
    words = [tokens(review) for review in REVIEWS]
    assert len({tuple(found[:4]) for found in words}) == len(words)
    assert max(len(a & b) / len(a | b) for a, b in combinations(map(set, words), 2)) < 0.5


def test_the_table_of_products_has_as_much_praise_as_blame_and_no_review_twice():
    with open(CORPUS / "products.csv", newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert all(list(row) == ["stars", "product", "review"] and all(row.values()) for row in table)
    assert Counter(int(row["stars"]) > 3 for row in table if row["stars"] != "3") == {True: 45, False: 45}
    assert len({tuple(tokens(row["review"])) for row in table}) == len(table) == 96
