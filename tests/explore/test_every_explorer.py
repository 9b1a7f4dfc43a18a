"""What holds for every explorer, without a browser: each control goes to both ends and through junk."""

import re
from html import unescape
from math import inf, nan

import numpy as np
import pytest
from ipywidgets import Checkbox
from live_explorers import EXPLORERS, made
from moves import changes, complaint, controls, inside, move, pictures, words

from helpers import explore
from helpers.explore import board
from helpers.explore.controls import Choice, NumberInput, Stepper
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

# What a move of these changes beside the page: it lays out other controls, or moves some together.
BESIDE_THE_PAGE = {
    "all w": [("NumberInput", "value")] * 3,
    "layers": [("GridBox", "children")],
    "data": [("Stepper", "unit")],
    "zero the gradients after every step": [],
}
TEXTS = "", "x*", "a b", "9**9**9", "__import__('os')", "(" * 999, "x < y", "🎬", "<img src=x>", "a" * 10_000
ALL = [(name, control) for name in EXPLORERS for control in controls(made(name))]
NET = SentimentNetwork(Vocabulary(("good", "bad")), rng=0)


def ends(control):
    """The values at both ends of a control."""
    if isinstance(control, NumberInput):
        return control.min, control.max
    if isinstance(control, Stepper):
        return 0, control.last
    if isinstance(control, Choice):
        return control.options[0], control.options[-1]
    return (True, False) if isinstance(control, Checkbox) else ("good*x + 1", "2*bad*x*x")


def junk(control):
    """What may be typed into a control, and is no value for it, or hardly one."""
    if not isinstance(control, NumberInput):
        return TEXTS if isinstance(control.value, str) and not isinstance(control, Choice) else ()
    numbers = 1e9, -0.5, 2.5, 0, 1e-320, 1e160, 1e308, inf, nan
    return [number for number in numbers if number > 0 or not control.by_tens]


def walks(explorer):
    """The control that walks through a sweep or a training, if there is one."""
    return [it for it in inside(explorer.live) if isinstance(it, Stepper)]


def has_run_away(explorer):
    """Say whether the page shows how far a walk or a training came, and says that it came no further."""
    return bool(re.search("ends after step|ran away in", complaint(explorer)))


@pytest.fixture
def explorer(request):
    """An explorer that has gone some steps."""
    explorer = made(request.param)
    for walk in walks(explorer):
        walk.value = 3
    return explorer


every_control = pytest.mark.parametrize(("explorer", "name"), ALL, indirect=["explorer"])


@pytest.mark.filterwarnings("error")
@every_control
def test_a_control_goes_to_both_ends_and_every_page_on_the_way_is_whole(explorer, name):
    count, control = len(pictures(explorer)), controls(explorer)[name]
    pages = []

    def look(_change):
        said, whole = pictures(explorer), "bp-line" in explorer.page.value and "nan" not in words(explorer)
        pages.append(len(said) == count and all(said) and whole)

    explorer.page.observe(look, "value")
    for end in (*ends(control), ends(control)[0]):
        control.value = end
        assert complaint(explorer) == "" or has_run_away(explorer)
    assert len(pages) >= 2 and all(pages)


@every_control
def test_a_move_is_one_message_with_the_whole_page(explorer, name):
    control = controls(explorer)[name]
    value = next(end for end in ends(control) if end != control.value)
    seen = [change for change in changes(explorer, control, value) if change[1] != "comm"]
    if hasattr(explorer, "sliders") and name == "J =":
        assert seen == [("LivePage", "value"), ("Live", "children")]
    else:
        assert seen == [*BESIDE_THE_PAGE.get(name, []), ("LivePage", "value")]


@pytest.mark.filterwarnings("error")
@every_control
def test_junk_gets_a_sentence_at_worst_and_the_last_good_pictures_stay(explorer, name):
    good = {name: control.value for name, control in controls(explorer).items()}
    page, count = explorer.page.value, len(pictures(explorer))
    for value in junk(controls(explorer)[name]):
        before = pictures(explorer)
        controls(explorer)[name].value = value
        assert len(pictures(explorer)) == count and "nan" not in "".join(pictures(explorer))
        if complaint(explorer):
            assert complaint(explorer).endswith(".")
            assert has_run_away(explorer) or pictures(explorer) == before
        for control, before in [*good.items()] * 2:  # twice, since some of them move or make others
            if control in controls(explorer):
                controls(explorer)[control].value = before
        assert explorer.page.value == page


@pytest.mark.parametrize("explorer", EXPLORERS, indirect=True)
def test_every_step_shows_the_same_page_forth_and_back(explorer):
    for walk in walks(explorer):
        seen = {}
        for step in [0, 1, walk.last // 2, walk.last, walk.last // 2, walk.last, 1, 0]:
            walk.value = step
            assert seen.setdefault(step, explorer.page.value) == explorer.page.value
        assert len(set(seen.values())) == 4


@every_control
def test_a_control_that_is_moved_late_shows_what_it_shows_when_it_is_moved_first(explorer, name, request):
    early, late = made(request.node.callspec.params["explorer"]), explorer
    value = ends(controls(late)[name])[-1]
    for walk in walks(late):
        walk.value = walk.last
    controls(late)[name].value = controls(early)[name].value = value
    for walk in walks(early):
        walk.value = walks(late)[0].value
    assert early.page.value == late.page.value


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_still_goes_out_before_the_live_explorer_and_says_what_its_first_picture_says(name, monkeypatch):
    explorer, again, sent = made(name), made(name), []
    monkeypatch.setattr(board, "display", sent.append)
    explorer._ipython_display_()
    still, live = sent
    assert '<div class="bp-static">' in still.data and "<svg" not in still.data
    assert still.data.count("<p>Open in Jupyter and run this cell to use the sliders.</p>") == 1
    assert unescape(re.search('<img alt="(.*?)"', still.data)[1]) in pictures(explorer)[0]
    assert live is explorer.live and "bp-live" in live._dom_classes
    assert repr(live) == ""  # where a front end shows it as text, the still has said all
    assert explorer.still() == again.still() and explorer.page.value == again.page.value


REFUSED = [
    (lambda: explore.graph("3*(a + b*c)", a=5, d=3), "^d does not occur in 3"),
    (lambda: explore.graph("3 + 4"), "use a variable, as in 2[*]x"),
    (lambda: explore.graph("log(x)", x=-1), "log.* has no value"),
    (lambda: explore.descent("x*y", y=nan), "^y is nan; give an ordinary number"),
    (lambda: explore.descent("x*y", rate=None), "^rate is None; give an ordinary number"),
    (lambda: explore.descent("x"), "two variables, and here are: x[.]"),
    (lambda: explore.descent("log(x) + y", x=-1), "has no value"),
    (lambda: explore.network(np.zeros((2, 999))), "^A ndarray is not known here; choose from xor, moons[.]"),
    (lambda: explore.network(activation="softmax"), "choose from tanh, sigmoid, relu[.]"),
    (lambda: explore.network(seed=[1]), r"^seed is \[1\]; give an ordinary number"),
    (lambda: explore.network(hidden=13), "^hidden is 13; here it is a whole number from 1 to 12[.]"),
    (lambda: explore.network(rate=0), "^rate is 0; here it is a number above 0[.]"),
    (lambda: explore.chain([]), "There are no weights"),
    (lambda: explore.chain([1] * 11), "^layers is 11; here it is a whole number from 1 to 10[.]"),
    (lambda: explore.chain([1, [2]]), r"^w2 is \[2\]; give an ordinary number"),
    (lambda: explore.chain([1], y=None), "^y is None; give an ordinary number"),
    (lambda: explore.chain([1e200, 1e200]), "too large"),
    (lambda: explore.review(NET, b"good"), "is not a text"),
    (lambda: explore.review(SentimentNetwork, "good"), "no sentiment network; give a trained one"),
]


@pytest.mark.parametrize(("explorer", "sentence"), REFUSED)
def test_what_cannot_be_explored_is_an_error_in_the_cell_with_a_sentence(explorer, sentence):
    with pytest.raises((ValueError, TypeError), match=sentence) as caught:
        explorer()
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


# Typed formulas.


@pytest.mark.parametrize("explorer", ["graph", "descent"], indirect=True)
@pytest.mark.parametrize("text", TEXTS[1:])
def test_a_bad_formula_is_told_under_the_box_in_which_it_stands_and_the_page_stays(explorer, text):
    assert changes(explorer, explorer.typed, text) == [("HTML", "value")]
    before = explorer.page.value
    assert "⚠" in explorer.complaint.value and explorer.page.value == before
    assert "<img" not in explorer.complaint.value
    explorer.typed.value = "x*x + y"
    assert explorer.complaint.value == "" and explorer.page.value != before


@pytest.mark.parametrize("explorer", ["graph", "descent"], indirect=True)
def test_a_new_formula_keeps_the_values_of_known_names_and_frees_the_controls_of_the_old_one(explorer):
    explorer.typed.value = "x*y + 1"
    move(explorer, x=2.5)
    old = explorer.own
    explorer.typed.value = "x*x + u*u*x"
    assert explorer.values() == {"x": 2.5, "u": explorer.first}
    assert all(control.comm is None and control not in inside(explorer.live) for control in old)
    assert changes(explorer, explorer.sliders["u"], 3) == [("LivePage", "value")]


def test_the_complaint_points_at_the_place():
    explorer = made("graph")
    explorer.typed.value = "3*(x + y%2)"
    assert ">3*(x + y%2)\n        ^<" in explorer.complaint.value


@pytest.mark.parametrize("far", [100.0, -1e6])
def test_a_number_beyond_the_slider_makes_the_slider_longer(far):
    number = NumberInput(value=far)
    assert number.value == far and number.min <= far <= number.max


@pytest.mark.parametrize(("trouble", "said"), [
    (ValueError("<b>a</b> & c"), "&lt;b&gt;a&lt;/b&gt; &amp; c"), (KeyError(), "KeyError"),
    ("log(-4)", "log(−4)"), ("-inf is", "−inf is"), ("x-1 + 1e-5", "x-1 + 1e-5"),
])  # fmt: skip
def test_a_complaint_is_escaped_and_its_numbers_get_a_true_minus_sign(trouble, said):
    assert f"⚠ {said}<" in board.alert(trouble)
    assert "<b>here</b> x &lt; 1<" in board.lines([("here", "x < 1")])


def test_a_number_whose_square_would_be_too_large_is_refused_with_its_name():
    explorer = made("quadratic")
    explorer.sliders[0].value = 1e200
    assert complaint(explorer) == "w1 is 1e+200; here, give a number from −1e9 to 1e9."
