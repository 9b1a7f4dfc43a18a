"""Reviews: the files are read as they lie, and faults are named by line."""

import re

import pytest

from helpers.reviews import CORPUS, find_reviews, load_reviews


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
