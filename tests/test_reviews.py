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


def test_each_review_has_the_label_on_its_line(write):
    folder = write(*pair("Good fun."))
    assert load_reviews(folder) == (["Good fun.", *"bcdefghij"], [1, 0] * 5)
    assert load_reviews(str(folder)) == load_reviews(folder)


def test_labels_come_in_any_case_and_spaces_do_no_harm(write):
    reviews, labels = pair("a ")
    assert load_reviews(write(reviews, labels.replace("positive", " PoSiTiVe"))) == (
        [*"abcdefghij"],
        [1, 0] * 5,
    )


def test_files_from_windows_are_read_as_well(write):
    folder = write(*(b"\xef\xbb\xbf" + text.encode() for text in pair("a", "\r\n")))
    assert load_reviews(folder) == ([*"abcdefghij"], [1, 0] * 5)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\x0b", "\x0c", "\x1c"])
def test_a_rare_sign_inside_a_review_does_not_cut_it(write, sign):
    assert load_reviews(write(*pair(f"one{sign}review")))[0][0] == f"one{sign}review"


def test_letters_of_all_languages_are_read(write):
    assert load_reviews(write(*pair("Très drôle, 素晴らしい")))[0][0] == "Très drôle, 素晴らしい"


@pytest.mark.parametrize(("positive", "negative"), [(5, 4), (10, 0), (0, 12), (1, 0)])
def test_reviews_too_few_to_hold_some_out_are_refused_with_their_numbers(write, positive, negative):
    folder = write("a\n" * (positive + negative), "POSITIVE\n" * positive + "NEGATIVE\n" * negative)
    sentence = (
        f"There are {positive} positive and {negative} negative reviews; give 10 or more, of both kinds"
    )
    with pytest.raises(ValueError, match=sentence):
        load_reviews(folder)


def test_texts_that_are_here_already_need_no_loading():
    for given, kind in ((["good", "bad"], "list"), (0.5, "float")):
        with pytest.raises(TypeError, match=f"from a folder, but was given a {kind}; .* to Vocabulary.of"):
            load_reviews(given)
    with pytest.raises(TypeError, match="Row 1 of reviews is nan, no text"):
        load_reviews(["good", float("nan")])


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


def test_there_are_400_reviews_or_more_and_half_of_them_are_positive():
    assert len(REVIEWS) >= 400
    assert Counter(LABELS) == {1: len(REVIEWS) / 2, 0: len(REVIEWS) / 2}


def test_the_two_kinds_are_mixed():
    in_each_fifty = [sum(LABELS[i : i + 50]) for i in range(0, len(LABELS) - 50, 50)]
    assert 10 <= min(in_each_fifty) and max(in_each_fifty) <= 40


def test_every_review_has_one_to_four_sentences():
    lengths = [len(re.findall(r"[.!?]+(?= |$)", review)) for review in REVIEWS]
    assert {*lengths} == {1, 2, 3, 4}


def test_every_review_has_12_to_60_words():
    assert [words for words in WORDS if not 12 <= len(words) <= 60] == []


def test_every_review_is_written_in_plain_characters_and_ends_with_a_stop():
    plain = re.compile(r"(?!.*  )[A-Z][A-Za-z0-9 ,.;:!?'()-]*[.!?]")
    assert [review for review in REVIEWS if not plain.fullmatch(review)] == []


def shared(pieces):
    """Return the pieces that occur in more than one review."""
    return [piece for piece, n in Counter(p for found in pieces for p in {*found}).items() if n > 1]


def test_no_two_reviews_share_five_words_in_a_row():
    assert shared([zip(*[words[i:] for i in range(5)], strict=False) for words in WORDS]) == []


def test_no_two_reviews_begin_with_the_same_four_words():
    assert shared([[tuple(words[:4])] for words in WORDS]) == []


def test_no_two_reviews_share_half_of_their_words():
    likeness = [len(a & b) / len(a | b) for a, b in combinations(map(set, WORDS), 2)]
    assert max(likeness) < 0.5


def test_shared_pieces_are_found():
    assert shared([["a", "b", "a"], ["b", "c"]]) == ["b"]


def reviews_with(pattern, label):
    """Count the reviews of one label in which a pattern occurs."""
    found = [re.search(pattern, review.lower()) for review in REVIEWS]
    return sum(bool(match) and wanted == label for match, wanted in zip(found, LABELS, strict=True))


@pytest.mark.parametrize("label", [1, 0])
def test_many_reviews_of_either_kind_hold_a_negation(label):
    assert reviews_with(r"\b(not|no|never|nobody|nothing|neither|cannot)\b|n't\b", label) >= 60


@pytest.mark.parametrize("label", [1, 0])
def test_many_reviews_of_either_kind_turn_round(label):
    assert reviews_with(r"\b(but|yet|though|although|still|however|even so|all the same)\b", label) >= 15


PRAISE = "excellent wonderful brilliant superb great loved beautiful moving funny charming perfect best"
BLAME = "terrible awful boring dull worst waste poor bad disappointing mess predictable weak"


@pytest.mark.parametrize(
    ("word", "label"), [(w, 1) for w in PRAISE.split()] + [(w, 0) for w in BLAME.split()]
)
def test_words_of_praise_and_blame_mostly_stand_on_their_side(word, label):
    usual, other = reviews_with(rf"\b{word}\b", label), reviews_with(rf"\b{word}\b", 1 - label)
    assert usual >= 8 and usual > 2 * other


def test_words_of_one_side_also_occur_on_the_other():
    crossed = [
        reviews_with(rf"\b({words.replace(' ', '|')})\b", 1 - side)
        for words, side in ((PRAISE, 1), (BLAME, 0))
    ]
    assert min(crossed) >= 15
