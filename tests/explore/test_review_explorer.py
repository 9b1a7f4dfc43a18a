"""The explorer of the sentiment network without a browser: texts of all kinds, and no text."""

import random
from html import escape
from math import exp

import numpy as np
import pytest
from moves import changes, complaint, inside, milliseconds, number, pictures, table, told, words

from helpers import explore
from helpers.gradcheck import numeric_gradients
from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

REVIEW = "The story is predictable, but the acting is superb and the ending is moving."
# Texts without a known word, and what is said of the words in them.
NOTHING_KNOWN = {
    "": "–",
    "   \n\t": "–",
    "🎬🎉 😀": "–",
    "10/10": "–",
    "5": "–",
    "zxqv wrrb zxqv": "zxqv, wrrb",
}


@pytest.fixture(scope="module")
def net():
    """A network trained on the course's reviews; no test changes it."""
    reviews, labels = load_reviews()
    net = SentimentNetwork(Vocabulary.of(reviews), rate=0.01, how="counts", rng=0)
    net.train(reviews, labels, epochs=5)
    return net


@pytest.fixture
def explorer(net):
    return explore.review(net, REVIEW)


def by_hand():
    """A network whose weights are set: good adds 2·1 + 0·(−1), bad −1·1 + 1·(−1), film nothing."""
    net = SentimentNetwork(Vocabulary(("good", "bad", "film")), hidden_nodes=2, how="counts", rng=0)
    net.weights_0_1[:] = [[2, 0], [-1, 1], [1, 1]]
    net.weights_1_2[:] = [[1], [-1]]
    return net


def share(explorer):
    """The number beside the verdict."""
    return number(told(explorer, "verdict"))


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand():
    explorer = explore.review(by_hand(), "A good, good but bad film")
    assert table(explorer) == [["good", "4"], ["bad", "−2"], ["film", "0"]]
    assert told(explorer, "sum") == "z = 2, σ(z) ≈ 0.881"  # 1 / (1 + e⁻²)
    assert told(explorer, "verdict") == "POSITIVE, 0.881"
    assert told(explorer, "unknown words") == "a, but"


@pytest.mark.parametrize(
    ("text", "said"),
    [("bad", "NEGATIVE, 0.119"), ("good", "POSITIVE, 0.881"), ("good bad", "undecided, 0.5")],
)
def test_the_verdict_is_the_side_of_one_half(text, said):
    assert told(explore.review(by_hand(), text), "verdict") == said


@pytest.mark.parametrize("seed", range(5))
def test_verdict_and_bars_are_those_of_the_network(net, explorer, seed):
    explorer.typed.value = text = " ".join(random.Random(seed).sample(net.vocabulary.words, 10))
    assert told(explorer, "verdict").split(",")[0] == net.verdict(text)
    assert share(explorer) == pytest.approx(net.run(text), rel=6e-3)
    assert [word for word, _ in table(explorer)] == text.split()
    assert [number(n) for _, n in table(explorer)] == pytest.approx(
        [n for _, n in net.contributions(text)], rel=6e-3
    )


def test_what_a_word_adds_is_how_often_it_stands_there_times_the_slope_that_nudges_measure(net, explorer):
    explorer.typed.value = "superb superb acting but a predictable story superb"
    rows, counts = net.bag(explorer.typed.value)
    (slopes,) = numeric_gradients(
        lambda counts: (counts @ net.weights_0_1[rows] @ net.weights_1_2).item(), counts
    )
    wanted = dict(zip((net.vocabulary.words[i] for i in rows), (counts * slopes)[0], strict=True))
    assert {word: number(n) for word, n in table(explorer)} == pytest.approx(wanted, rel=6e-3)
    assert wanted["superb"] == pytest.approx(3 * slopes[0][list(wanted).index("superb")])


def test_the_bars_add_up_to_z_and_the_sigmoid_makes_the_share_of_it(explorer):
    z = number(told(explorer, "sum").split(",")[0])
    assert sum(number(n) for _, n in table(explorer)) == pytest.approx(z, abs=0.01)
    assert share(explorer) == pytest.approx(1 / (1 + exp(-z)), rel=6e-3)


def test_the_picture_tells_the_same_numbers(explorer):
    (bars,) = pictures(explorer)
    assert bars.startswith("Bars of 10 words, in the order of the text: “the” ")
    assert all(f"“{word}” {n}" in bars for word, n in table(explorer))


def test_every_letter_that_is_typed_changes_one_trait_of_one_widget(explorer):
    for end in range(0, len(REVIEW), 7):
        seen = changes(explorer, explorer.typed, REVIEW[:end])
        assert seen == [("LivePage", "value")] and len(pictures(explorer)) == 1


def test_typing_and_taking_back_shows_the_same_pages(net):
    explorer, seen = explore.review(net), {}
    for text in ("", "superb", "superb b", "superb ba", "superb b", "superb", ""):
        explorer.typed.value = text
        assert seen.setdefault(text, explorer.page.value) == explorer.page.value
    assert len(set(seen.values())) == 4


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", NOTHING_KNOWN)
def test_a_text_without_a_known_word_is_told_and_drawn(explorer, text):
    explorer.typed.value = text
    assert told(explorer, "verdict") == "no known word, 0.5" and told(explorer, "sum").startswith("z = 0,")
    assert told(explorer, "unknown words") == NOTHING_KNOWN[text]
    assert pictures(explorer) == ["There are no words."] and complaint(explorer) == ""


@pytest.mark.parametrize("text", ["a" * 10_000, "superb " * 1_429, "<" * 10_000])
def test_ten_thousand_letters_get_a_sentence_and_the_picture_stays(explorer, text):
    before = pictures(explorer)
    explorer.typed.value = text[:10_000]
    assert complaint(explorer) == "The review has 10000 letters; here, 2000 are enough."
    assert pictures(explorer) == before
    explorer.typed.value = "superb"
    assert complaint(explorer) == "" and pictures(explorer) != before


@pytest.mark.filterwarnings("error")
def test_two_thousand_letters_are_read(net, explorer):
    explorer.typed.value = " ".join(net.vocabulary.words)[:2000]
    assert complaint(explorer) == "" and len(table(explorer)) == 24  # the words furthest from zero
    explorer.typed.value = ("superb " * 300)[:2000]
    assert share(explorer) == 1 and [word for word, _ in table(explorer)] == ["superb"]


def test_html_is_shown_as_the_text_that_it_is(explorer):
    explorer.typed.value = "<b>superb</b> &\"' <img src=x onerror=alert(1)> &lt;i&gt;"
    assert [
        tag for tag in ("<b>superb", "<img", "<i>", "&lt;i", "onerror=") if tag in explorer.page.value
    ] == []
    assert told(explorer, "unknown words").startswith("b, ")
    assert "superb" in dict(table(explorer))


@pytest.mark.parametrize("word", ["a<script>", "<img src=x>", "&lt;", "'\""])
def test_words_that_look_like_html_are_escaped_wherever_they_stand(word):
    net = by_hand()
    net.contributions = lambda text: [(word, 1.0)]
    page = explore.review(net, "good").page.value
    assert page.count(escape(word)) == 3 and word not in page  # sentence, picture and table


def test_a_very_long_unknown_word_does_not_run_out_of_the_page(explorer):
    explorer.typed.value = "q" * 1999
    assert told(explorer, "unknown words") == "q" * 40


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["\x00 superb", "superb\n" * 3, "SUPERB!", "superb…", "\udc00 superb"])
def test_signs_that_cannot_be_drawn_do_no_harm(explorer, text):
    explorer.typed.value = text
    assert complaint(explorer) == "" and "superb" in dict(table(explorer))
    explorer.page.value.encode("utf-8")  # else it could not be sent


def test_a_network_that_was_spoiled_gets_a_sentence_and_the_picture_stays():
    net = by_hand()
    explorer = explore.review(net, "good film")
    before = pictures(explorer)
    net.weights_1_2[0] = np.nan
    explorer.typed.value = "good"
    assert complaint(explorer).startswith("The weights hold nan or inf; make a new network")
    assert pictures(explorer) == before


@pytest.mark.parametrize("text", [5, None, ["good"], 0.5, b"good"])
def test_what_is_no_text_is_an_error_with_a_sentence(net, text):
    with pytest.raises(TypeError, match="is not a text; give one review between quotation marks"):
        explore.review(net, text)


@pytest.mark.parametrize("other", [None, "net", 5, len, [1, 2], SentimentNetwork])
def test_what_is_no_network_is_an_error_with_a_sentence(other):
    with pytest.raises(TypeError, match="no sentiment network; give a trained one"):
        explore.review(other, "good")


def test_without_a_text_the_box_is_empty(net):
    explorer = explore.review(net)
    assert explorer.typed.value == "" and told(explorer, "verdict") == "no known word, 0.5"


def test_an_untrained_network_is_undecided():
    explorer = explore.review(SentimentNetwork(Vocabulary(("good", "bad")), rng=0), "good")
    assert told(explorer, "verdict") == "undecided, 0.5" and table(explorer) == [["good", "0"]]


def test_the_still_says_what_it_shows_and_needs_no_kernel(net, explorer):
    still = explorer.still()
    assert still.startswith('<img alt="Bars of 10 words, in the order of the text: “the” ')
    assert "widget" not in still and "<svg" not in still
    assert still == explore.review(net, REVIEW).still()


def test_two_explorers_of_one_text_show_the_same_page(net, explorer):
    assert explorer.page.value == explore.review(net, REVIEW).page.value
    assert "nan" not in words(explorer)


def test_the_box_has_a_name(explorer):
    assert [w.description for w in inside(explorer.live) if getattr(w, "description", "")] == ["review"]


def test_the_kernel_works_less_than_two_milliseconds_for_a_letter(explorer):
    assert milliseconds(explorer.typed, [REVIEW + "a" * k for k in range(20)]) < 2
