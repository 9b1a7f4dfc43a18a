"""The explorer of the sentiment network: texts of all kinds, and no text."""

from html import escape

import pytest
from moves import complaint, pictures, table, told

from helpers import explore
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary


@pytest.fixture
def net():
    """A network whose weights are set: good adds 2·1 + 0·(−1), bad −1·1 + 1·(−1), film nothing."""
    net = SentimentNetwork(Vocabulary(("good", "bad", "film")), hidden_nodes=2, how="counts", rng=0)
    net.weights_0_1[:] = [[2, 0], [-1, 1], [1, 1]]
    net.weights_1_2[:] = [[1], [-1]]
    return net


@pytest.fixture
def explorer(net):
    return explore.review(net, "A good, good but bad film")


def test_it_opens_with_the_numbers_that_were_worked_out_by_hand(explorer):
    assert table(explorer) == [["good", "4"], ["bad", "−2"], ["film", "0"]]
    assert told(explorer, "sum") == "z = 2, σ(z) ≈ 0.881"  # 1 / (1 + e⁻²)
    assert told(explorer, "verdict") == "POSITIVE, 0.881"
    assert told(explorer, "unknown words") == "a, but"
    assert all(part in pictures(explorer)[0] for part in ("“good” 4", "“bad” −2", "“film” 0"))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("text", "unknown"), [
    ("", "–"), ("   \n\t", "–"), ("🎬🎉 10/10", "–"), ("zxqv wrrb zxqv", "zxqv, wrrb"),
    ("q" * 1999, "q" * 40),  # else it would run out of the page
])  # fmt: skip
def test_a_text_without_a_known_word_is_told_and_drawn(explorer, text, unknown):
    explorer.typed.value = text
    assert told(explorer, "verdict") == "no known word, 0.5" and told(explorer, "sum").startswith("z = 0,")
    assert told(explorer, "unknown words") == unknown
    assert len(pictures(explorer)) == 1 and complaint(explorer) == ""


def test_ten_thousand_letters_get_a_sentence_and_the_picture_stays(explorer):
    before = pictures(explorer)
    explorer.typed.value = "<" * 10_000
    assert complaint(explorer) == "The review has 10000 letters; here, 2000 are enough."
    assert pictures(explorer) == before


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["<b>good</b> &\"' <img src=x onerror=f(1)> &lt;i&gt;", "\x00 \udc00 good"])
def test_html_and_signs_that_cannot_be_drawn_do_no_harm(explorer, text):
    explorer.typed.value = text
    assert complaint(explorer) == "" and table(explorer) == [["good", "2"]]
    assert not [tag for tag in ("<b>good", "<img", "<i>", "onerror=") if tag in explorer.page.value]
    explorer.page.value.encode("utf-8")  # else it could not be sent


@pytest.mark.parametrize("word", ["a<script>", "&lt;", "'\""])
def test_words_that_look_like_html_are_escaped_wherever_they_stand(net, word):
    net.contributions = lambda text: [(word, 1.0)]
    page = explore.review(net, "good").page.value
    assert page.count(escape(word)) == 3 and word not in page  # sentence, picture and table
