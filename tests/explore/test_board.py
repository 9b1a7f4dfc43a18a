"""The frame of every explorer, with the smallest explorer there can be."""

import pytest
from ipywidgets import FloatText
from moves import changes, complaint

from helpers.draw import Picture
from helpers.explore import board

PICTURE = Picture("<svg width='1'></svg>", "1/x")


class Inverse(board.Board):
    """One over x."""

    def __init__(self):
        super().__init__()
        self.x, self.drawn = FloatText(2), 0
        self.watch(self.x)
        self.begin(self.x)

    def draw(self):
        self.drawn += 1
        return PICTURE, f"1/x is {1 / self.x.value}", "x is above 9." if self.x.value > 9 else ""


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
    explorer.x.value = 10
    assert complaint(explorer) == "x is above 9." and "1/x is 0.1" in explorer.page.value
    explorer.x.value = 1
    assert complaint(explorer) == "" and "1/x is 1.0" in explorer.page.value


def test_several_controls_move_together_and_are_drawn_once_also_after_trouble(explorer):
    with pytest.raises(RuntimeError), explorer.quiet():
        raise RuntimeError
    with explorer.quiet():
        explorer.x.value = 5
        explorer.x.value = 4
        assert "1/x is 0.5" in explorer.page.value
    assert explorer.drawn == 2
    assert "1/x is 0.25" in explorer.page.value


def test_the_still_goes_out_before_the_live_explorer_and_says_how_to_get_the_sliders(explorer, monkeypatch):
    sent = []
    monkeypatch.setattr(board, "display", sent.append)
    explorer._ipython_display_()
    still, live = sent
    assert '<div class="bp-static">' in still.data and PICTURE.image() in still.data
    assert still.data.count("<p>Open in Jupyter and run this cell to use the sliders.</p>") == 1
    assert live is explorer.live and "bp-live" in live._dom_classes
    assert repr(live) == ""  # where a front end shows it as text, the still has said all


SAID = {
    ValueError("<b>a</b> & c"): "&lt;b&gt;a&lt;/b&gt; &amp; c",
    KeyError(): "KeyError",
    "log(-4)": "log(−4)",
    "-inf is": "−inf is",
    "x-1 + 1e-5": "x-1 + 1e-5",
}


@pytest.mark.parametrize(("trouble", "said"), SAID.items(), ids=repr)
def test_a_complaint_is_escaped_and_its_numbers_get_a_true_minus_sign(trouble, said):
    assert f"⚠ {said}<" in board.alert(trouble)


def test_what_stands_beside_a_heading_is_escaped():
    assert '<div class="bp-line"><b>here</b> x &lt; 1</div>' in board.lines([("here", "x < 1")])
