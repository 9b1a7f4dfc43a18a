"""The explorer of the sentiment network: texts of all kinds, and no text."""

import random
from html import escape
from math import exp

import numpy as np
import pytest
from moves import complaint, number, pictures, table, told

from helpers import explore
from helpers.gradcheck import numeric_gradients
from helpers.reviews import load_reviews
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

REVIEW = "The story is predictable, but the acting is superb and the ending is moving."


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


def shares(explorer):
    """What each word adds, as the table says it."""
    return {word: number(n) for word, n in table(explorer)}


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
def test_verdict_and_bars_are_those_of_the_network_and_add_up(net, explorer, seed):
    explorer.typed.value = text = " ".join(random.Random(seed).sample(net.vocabulary.words, 10))
    assert told(explorer, "verdict").split(",")[0] == net.verdict(text)
    assert shares(explorer) == pytest.approx(dict(net.contributions(text)), rel=6e-3)
    z = number(told(explorer, "sum").split(",")[0])
    assert sum(shares(explorer).values()) == pytest.approx(z, abs=0.01)
    assert number(told(explorer, "verdict")) == pytest.approx(1 / (1 + exp(-z)), rel=6e-3)


def test_what_a_word_adds_is_how_often_it_stands_there_times_the_slope_that_nudges_measure(net, explorer):
    explorer.typed.value = "superb superb acting but a predictable story superb"
    rows, counts = net.bag(explorer.typed.value)
    (slopes,) = numeric_gradients(
        lambda counts: (counts @ net.weights_0_1[rows] @ net.weights_1_2).item(), counts
    )
    names = [net.vocabulary.words[i] for i in rows]
    assert shares(explorer) == pytest.approx(dict(zip(names, (counts * slopes)[0], strict=True)), rel=6e-3)
    assert counts[0][names.index("superb")] == 3


def test_the_picture_tells_the_same_numbers(explorer):
    (bars,) = pictures(explorer)
    assert len(table(explorer)) == 10 and all(word in bars and n in bars for word, n in table(explorer))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("text", "unknown"), [
    ("", "–"), ("   \n\t", "–"), ("🎬🎉 😀", "–"), ("10/10", "–"), ("zxqv wrrb zxqv", "zxqv, wrrb"),
    ("q" * 1999, "q" * 40),  # else it would run out of the page
])  # fmt: skip
def test_a_text_without_a_known_word_is_told_and_drawn(explorer, text, unknown):
    explorer.typed.value = text
    assert told(explorer, "verdict") == "no known word, 0.5" and told(explorer, "sum").startswith("z = 0,")
    assert told(explorer, "unknown words") == unknown
    assert len(pictures(explorer)) == 1 and complaint(explorer) == ""


@pytest.mark.parametrize("text", ["a" * 10_000, "superb " * 1_429, "<" * 10_000])
def test_ten_thousand_letters_get_a_sentence_and_the_picture_stays(explorer, text):
    before = pictures(explorer)
    explorer.typed.value = text[:10_000]
    assert complaint(explorer) == "The review has 10000 letters; here, 2000 are enough."
    assert pictures(explorer) == before


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", [
    "<b>superb</b> &\"' <img src=x onerror=alert(1)> &lt;i&gt;", "\x00 superb", "SUPERB!", "\udc00 superb"
])  # fmt: skip
def test_html_and_signs_that_cannot_be_drawn_do_no_harm(explorer, text):
    explorer.typed.value = text
    assert complaint(explorer) == "" and "superb" in shares(explorer)
    assert not [tag for tag in ("<b>superb", "<img", "<i>", "onerror=") if tag in explorer.page.value]
    explorer.page.value.encode("utf-8")  # else it could not be sent


@pytest.mark.parametrize("word", ["a<script>", "&lt;", "'\""])
def test_words_that_look_like_html_are_escaped_wherever_they_stand(word):
    net = by_hand()
    net.contributions = lambda text: [(word, 1.0)]
    page = explore.review(net, "good").page.value
    assert page.count(escape(word)) == 3 and word not in page  # sentence, picture and table


def test_a_network_that_was_spoiled_gets_a_sentence_and_the_picture_stays():
    net = by_hand()
    explorer = explore.review(net, "good film")
    before = pictures(explorer)
    net.weights_1_2[0] = np.nan
    explorer.typed.value = "good"
    assert complaint(explorer).startswith("The weights hold nan or inf; make a new network")
    assert pictures(explorer) == before


def test_an_untrained_network_is_undecided():
    explorer = explore.review(SentimentNetwork(Vocabulary(("good", "bad")), rng=0), "good")
    assert told(explorer, "verdict") == "undecided, 0.5" and table(explorer) == [["good", "0"]]
