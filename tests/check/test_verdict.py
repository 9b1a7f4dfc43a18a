from html.parser import HTMLParser

import pytest

from helpers.check.verdict import OPEN, RIGHT, WRONG, Summary, Verdict

SPITEFUL = '<script>alert("&")</script>'


def verdict(state):
    return Verdict(state, "A title", "A message.", "f(1) gave 2", "printed", "a hint", "x = 1")


def tags(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(tag)
    parser.feed(html)
    return found


def test_only_right_is_true():
    assert verdict(RIGHT) and not verdict(WRONG) and not verdict(OPEN)


@pytest.mark.parametrize(("state", "start"), [(RIGHT, "✓"), (WRONG, "✗"), (OPEN, "…")])
def test_the_text_has_a_symbol_and_the_words_in_two_lines(state, start):
    assert repr(verdict(state)) == f"{start} A title: {state}. A message.\n  f(1) gave 2"


@pytest.mark.parametrize("state", [RIGHT, WRONG, OPEN])
def test_the_page_says_the_same_as_the_text(state):
    html = verdict(state)._repr_html_()
    assert f"A title: {state}." in html and "A message." in html and "f(1) gave 2" in html


def test_the_hint_comes_first_and_the_solution_only_after_an_attempt():
    order = [verdict(WRONG)._repr_html_().find(f"<summary>{fold}<") for fold in ("hint", "solution")]
    assert 0 < order[0] < order[1]
    assert "x = 1" not in verdict(OPEN)._repr_html_() and "a hint" in verdict(OPEN)._repr_html_()
    assert "a hint" not in verdict(RIGHT)._repr_html_() and "x = 1" in verdict(RIGHT)._repr_html_()


def test_what_is_folded_stays_folded():
    assert "<details open" not in verdict(WRONG)._repr_html_()
    assert tags(verdict(WRONG)._repr_html_()).count("details") == 3


@pytest.mark.parametrize("state", [RIGHT, WRONG, OPEN])
def test_nothing_from_a_learner_becomes_markup(state):
    html = Verdict(state, *[SPITEFUL] * 6)._repr_html_()
    assert set(tags(html)) <= {"div", "b", "code", "details", "summary", "pre", "p"}


ROWS = ((RIGHT, "One", 2), (WRONG, "Two & three", 3), (OPEN, "Four", 4))


def test_a_summary_counts_states_and_minutes():
    assert Summary(ROWS).counts == "1 of 3 done, 1 open, 1 wrong; about 7 minutes left."
    assert Summary(ROWS[:1]).counts == "1 of 1 done, 0 open, 0 wrong."


def test_a_summary_has_a_line_for_each_exercise():
    assert repr(Summary(ROWS)).splitlines()[:3] == [
        "✓ One: right",
        "✗ Two & three: wrong (3 min)",
        "… Four: not yet (4 min)",
    ]


def test_a_summary_shows_the_same_in_a_page():
    html = Summary(ROWS)._repr_html_()
    assert tags(html).count("tr") == 3 and "Two &amp; three" in html and Summary(ROWS).counts in html
    assert "✓ right" in html and "✗ wrong" in html and "… not yet" in html


def test_a_case_in_several_lines_keeps_them():
    several = Verdict(WRONG, "A title", "A message.", "f(W) with\nW = 1")
    assert repr(several).endswith("\n  f(W) with\n  W = 1") and "pre-wrap" in several._repr_html_()
