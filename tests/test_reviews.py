"""Reviews: the files are read as they lie, faults are named by line, and the corpus keeps its promises."""

import re
from collections import Counter
from itertools import combinations

import pytest

from helpers.reviews import CORPUS, find_reviews, load_reviews
from helpers.text import tokens


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a pair of files, as text or as bytes, and returns their folder."""

    def write(reviews=None, labels=None):
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


@pytest.mark.parametrize(
    ("reviews", "labels"),
    [
        pair("Good fun."),
        pair("Good fun. ", "\r\n"),  # from Windows
        pair("Good fun.")[:1] + (" PoSiTiVe\nnegative \n" * 5,),
    ],
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_each_review_has_the_label_on_its_line(write, reviews, labels, bom):
    folder = write(bom + reviews.encode(), bom + labels.encode())
    assert load_reviews(folder) == (["Good fun.", *"bcdefghij"], [1, 0] * 5)
    assert load_reviews(str(folder)) == load_reviews(folder)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\x0b", "\x0c", "\x1c", "è, 素晴らしい"])
def test_a_rare_sign_inside_a_review_does_not_cut_it(write, sign):
    assert load_reviews(write(*pair(f"one{sign}review")))[0][0] == f"one{sign}review"


@pytest.mark.parametrize(("positive", "negative"), [(5, 4), (10, 0), (0, 12), (1, 0)])
def test_reviews_too_few_to_hold_some_out_are_refused_with_their_numbers(write, positive, negative):
    folder = write("a\n" * (positive + negative), "POSITIVE\n" * positive + "NEGATIVE\n" * negative)
    sentence = (
        f"There are {positive} positive and {negative} negative reviews; give 10 or more, of both kinds"
    )
    with pytest.raises(ValueError, match=sentence):
        load_reviews(folder)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["good", "bad"], "from a folder, but was given a list; .* to Vocabulary.of"),
        (0.5, "from a folder, but was given a float"),
        (["good", float("nan")], "Row 1 of reviews is nan, no text"),
    ],
)
def test_texts_that_are_here_already_need_no_loading(given, sentence):
    with pytest.raises(TypeError, match=sentence):
        load_reviews(given)


@pytest.mark.parametrize(
    ("reviews", "labels", "sentence"),
    [
        ("a\nb\nc\n", "POSITIVE\n", "reviews.txt has 3 lines but labels.txt has 1; from line 2 on"),
        ("a\n", "POSITIVE\nNEGATIVE\n", "reviews.txt has 1 lines but labels.txt has 2; from line 2 on"),
        ("a\nb\n", "POSITIVE\nGOOD\n", "Line 2 of labels.txt says 'GOOD'; it has to be POSITIVE or NEGATIVE"),
        ("", "POSITIVE\n", "reviews.txt is empty; it needs one line for each review"),
        ("a\n", " \n\n", "labels.txt is empty; it needs"),
        ("a\n\nb\n", "POSITIVE\n" * 3, "Line 2 of reviews.txt is empty"),
        ("a\nb\n", "POSITIVE\n \n", "Line 2 of labels.txt is empty"),
        (b"a\nb\ncaf\xe9\n", "POSITIVE\n" * 3, "Line 3 of reviews.txt is not UTF-8"),
        ("a\n", b"\xff\xfeP\n", "Line 1 of labels.txt is not UTF-8"),
        ("a\n", None, "There is no labels.txt in "),
        (None, "POSITIVE\n", "There is no reviews.txt in "),
    ],
)
def test_a_fault_is_answered_with_a_sentence(write, reviews, labels, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        load_reviews(write(reviews, labels))


def test_a_folder_that_is_not_there_is_answered_with_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="There is no reviews.txt in .*nowhere.* side by side"):
        load_reviews(tmp_path / "nowhere")


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


def test_without_a_folder_the_reviews_of_the_course_are_read():
    assert load_reviews(CORPUS) == load_reviews() == load_reviews(None)


# The corpus that ships with the course.

REVIEWS, LABELS = load_reviews()
WORDS = [tokens(review) for review in REVIEWS]


def test_there_are_400_reviews_or_more_half_of_them_positive_and_the_kinds_are_mixed():
    assert len(REVIEWS) >= 400
    assert Counter(LABELS) == {1: len(REVIEWS) / 2, 0: len(REVIEWS) / 2}
    in_each_fifty = [sum(LABELS[i : i + 50]) for i in range(0, len(LABELS) - 50, 50)]
    assert 10 <= min(in_each_fifty) and max(in_each_fifty) <= 40


def test_every_review_has_12_to_60_words_in_one_to_four_sentences_of_plain_characters():
    plain = re.compile(r"(?!.*  )[A-Z][A-Za-z0-9 ,.;:!?'()-]*[.!?]")
    for review, words in zip(REVIEWS, WORDS, strict=True):
        assert plain.fullmatch(review) and 12 <= len(words) <= 60, review
        assert 1 <= len(re.findall(r"[.!?]+(?= |$)", review)) <= 4, review


def shared(pieces):
    """Return the pieces that occur in more than one review."""
    return [piece for piece, n in Counter(p for found in pieces for p in {*found}).items() if n > 1]


def test_no_two_reviews_begin_alike_share_five_words_in_a_row_or_half_of_their_words():
    assert shared([["a", "b", "a"], ["b", "c"]]) == ["b"]
    assert shared([[tuple(words[:4])] for words in WORDS]) == []
    assert shared([zip(*[words[i:] for i in range(5)], strict=False) for words in WORDS]) == []
    assert max(len(a & b) / len(a | b) for a, b in combinations(map(set, WORDS), 2)) < 0.5


def reviews_with(pattern, label):
    """Count the reviews of one label in which a pattern occurs."""
    found = [re.search(pattern, review.lower()) for review in REVIEWS]
    return sum(bool(match) and wanted == label for match, wanted in zip(found, LABELS, strict=True))


@pytest.mark.parametrize("label", [1, 0])
def test_many_reviews_of_either_kind_hold_a_negation_and_some_turn_round(label):
    assert reviews_with(r"\b(not|no|never|nobody|nothing|neither|cannot)\b|n't\b", label) >= 60
    turns = r"\b(but|yet|though|although|still|however|even so|all the same)\b"
    assert reviews_with(turns, label) >= 15


PRAISE = "excellent wonderful brilliant superb great loved beautiful moving funny charming perfect best"
BLAME = "terrible awful boring dull worst waste poor bad disappointing mess predictable weak"


@pytest.mark.parametrize(("words", "side"), [(PRAISE, 1), (BLAME, 0)])
def test_words_of_praise_and_blame_mostly_stand_on_their_side_and_also_occur_on_the_other(words, side):
    for word in words.split():
        usual, other = reviews_with(rf"\b{word}\b", side), reviews_with(rf"\b{word}\b", 1 - side)
        assert usual >= 8 and usual > 2 * other, word
    assert reviews_with(rf"\b({words.replace(' ', '|')})\b", 1 - side) >= 15
