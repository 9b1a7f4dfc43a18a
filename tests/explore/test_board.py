"""The frame of every explorer, with the smallest explorer there can be."""

import pytest
from ipywidgets import FloatText
from moves import changes, complaint
from traitlets import TraitError

from helpers.explore import board


class Inverse(board.Board):
    """One over x."""

    def __init__(self):
        super().__init__()
        self.x, self.drawn = FloatText(2), 0
        self.x.observe(self.update, "value")
        self.live.children = [self.x, self.page]
        self.update()

    def draw(self):
        self.drawn += 1
        return f"1/x is {1 / self.x.value}"

    def still(self):
        return '<img alt="1/x">'


@pytest.fixture
def explorer():
    return Inverse()


def test_a_move_draws_once_and_changes_the_page_alone(explorer):
    assert changes(explorer, explorer.x, 4) == [("LivePage", "value")]
    assert explorer.drawn == 2 and "1/x is 0.25" in explorer.page.value


def test_what_goes_wrong_becomes_a_sentence_above_the_last_good_page(explorer):
    explorer.x.value = 0
    assert complaint(explorer).endswith("division by zero")
    assert explorer.page.value.index("division") < explorer.page.value.index("1/x is 0.5")
    explorer.x.value = 1
    assert complaint(explorer) == "" and "1/x is 1.0" in explorer.page.value


def test_several_controls_move_together_and_are_drawn_once(explorer):
    with explorer.quiet():
        explorer.x.value = 5
        explorer.x.value = 10
        assert "1/x is 0.5" in explorer.page.value
    assert explorer.drawn == 2 and "1/x is 0.1" in explorer.page.value


def test_after_trouble_in_the_quiet_the_next_move_is_drawn_again(explorer):
    with pytest.raises(RuntimeError), explorer.quiet():
        raise RuntimeError
    explorer.x.value = 4
    assert "1/x is 0.25" in explorer.page.value


def test_the_still_goes_out_before_the_live_explorer(explorer, monkeypatch):
    sent = []
    monkeypatch.setattr(board, "display", sent.append)
    explorer._ipython_display_()
    still, live = sent
    assert '<div class="bp-static">' in still.data and '<img alt="1/x">' in still.data
    assert live is explorer.live and "bp-live" in live._dom_classes
    assert repr(live) == ""  # where a front end shows it as text, the still has said all


def test_the_still_says_how_to_get_the_sliders(explorer):
    assert explorer._still_html().count("<p>Open in Jupyter and run this cell to use the sliders.</p>") == 1


def test_a_complaint_is_escaped():
    assert "⚠ &lt;b&gt;a&lt;/b&gt; &amp; c<" in board.alert(ValueError("<b>a</b> & c"))


def test_a_complaint_without_words_says_its_kind():
    assert "⚠ KeyError<" in board.alert(KeyError())


@pytest.mark.parametrize(
    "said, shown",
    [
        ("log(-4)", "log(−4)"),
        ("-1.5 ** 0.5", "−1.5 ** 0.5"),
        ("-inf is", "−inf is"),
        ("x-1", "x-1"),
        ("1e-5", "1e-5"),
        ("+ - *", "+ - *"),
    ],
)
def test_negative_numbers_in_a_complaint_get_a_true_minus_sign(said, shown):
    assert f"⚠ {shown}<" in board.alert(ValueError(said))


def test_what_stands_beside_a_heading_is_escaped():
    assert board.lines(("here", "x < 1")).count('<div class="bp-line"><b>here</b> x &lt; 1</div>') == 1


def test_a_choice_begins_with_the_first_word_or_the_one_that_is_given():
    assert board.choice("data", ["xor", "moons"]).value == "xor"
    assert board.choice("data", ["xor", "moons"], "moons").value == "moons"


def test_a_choice_is_one_of_its_words():
    data = board.choice("data", ["xor", "moons"])
    with pytest.raises(TraitError, match="'sun' is not known here; choose from xor, moons"):
        data.value = "sun"
    assert data.value == "xor"


def test_parts_stand_side_by_side_in_their_order():
    both = board.side_by_side("<p>one</p>", "<p>two</p>")
    assert both.endswith("<p>one</p><p>two</p></div>") and "flex-wrap:wrap" in both
