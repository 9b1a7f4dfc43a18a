"""What a verdict and a summary show, as text and as a page."""

import re

import pytest
from pages import Page

from helpers.check.verdict import OPEN, RIGHT, WRONG, Summary, Verdict

SPITEFUL = '<script>alert("&")</script>'
HINTS = "look there", "look nearer"
every_state = pytest.mark.parametrize("state", [RIGHT, WRONG, OPEN])


def verdict(state):
    return Verdict(state, "A title", "A message.", "f(1) with\nW = 1", "printed", HINTS, "x = 1")


@every_state
def test_text_and_page_say_the_state_by_symbol_and_word_and_only_right_is_true(state):
    start = {RIGHT: "✓", WRONG: "✗", OPEN: "…"}[state]
    assert repr(verdict(state)) == f"{start} A title: {state}. A message.\n  f(1) with\n  W = 1"
    html = verdict(state)._repr_html_()
    assert f"{start} A title: {state}." in html and "A message." in html and "f(1) with\nW = 1" in html
    assert bool(verdict(state)) == (state == RIGHT) and "pre-wrap" in html


@every_state
def test_help_comes_in_stages_from_not_yet_on_and_stays_folded(state):
    html = verdict(state)._repr_html_()
    hints = ["first hint", "second hint"] * (state != RIGHT)
    folds = ["your function printed", *hints, "solution"]
    assert re.findall("<summary>(.*?)<", html) == folds and Page(html).all("details") == [{}] * len(folds)


@every_state
def test_nothing_from_a_learner_becomes_markup(state):
    html = Verdict(state, *[SPITEFUL] * 4, (SPITEFUL,) * 2, SPITEFUL, SPITEFUL)._repr_html_()
    assert {tag for tag, _ in Page(html).tags} <= {"div", "b", "code", "details", "summary", "pre", "p"}


ROWS = ((RIGHT, "One", 2), (WRONG, "Two & three", 3), (OPEN, "Four", 4))


def test_a_summary_has_a_line_for_each_exercise_counts_and_tells_whose_solution_was_opened():
    summary = Summary(ROWS, opened=("One", "Four"))
    assert repr(summary).splitlines() == [
        "✓ One: right, with the solution",
        "✗ Two & three: wrong (3 min)",
        "… Four: not yet (4 min)",
        "1 of 3 done, 1 open, 1 wrong; about 7 minutes left.",
    ]
    html = summary._repr_html_()
    assert len(Page(html).all("tr")) == 3 and summary.counts in html
    assert all(words in html for words in ("✓ right, with", "✗ wrong", "… not yet", "Two &amp; three"))
    assert Summary(ROWS[:1]).counts == "1 of 1 done, 0 open, 0 wrong."
