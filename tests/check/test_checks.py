"""The checks as a learner calls them, the help, and the summary."""

import os
import subprocess
import sys

import pytest

from helpers import check

DETERMINED = """
from helpers import check
for name, exercise in check.EXERCISES.items():
    for answer in (7, lambda *_: object()):
        verdict = getattr(check, name)(answer)
        print(ascii((verdict, verdict._repr_html_())))
print(ascii(check.summary()._repr_html_()))
"""


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(check.progress, "_memory", {})
    monkeypatch.setattr(check, "_hinted", {})


def test_a_check_is_called_by_the_name_of_its_exercise_and_what_was_plainly_meant_is_taken():
    assert check.kink((0.5, 0)) and not check.kink((0, 0))
    assert check.kink.__name__ == "kink" and check.kink.__doc__ == check.EXERCISES["kink"].ask
    assert check.kink(0.5, 0) and check.kink(difference=0.5, engine=0)
    assert check.kink().state == "not yet" and repr(check.kink()).endswith("check.kink(…).")
    assert check.summary(5) == check.summary("05_sentiment_network") != check.summary(6)
    assert "wants the function itself" in check.slopes(3, 6, 9).message


def test_names_can_be_completed_and_an_unknown_one_names_the_nearest_or_all():
    assert {"EXERCISES", "hint", "solution", "summary", *check.EXERCISES} == set(dir(check))
    assert not set(check.EXERCISES) & set(vars(check))
    with pytest.raises(AttributeError, match="There is no check.square_rot; do you mean square_root?"):
        check.square_rot(3)
    with pytest.raises(AttributeError, match="there are .*kink, .*slopes"):
        check.xyz  # noqa: B018 - looking it up is the test


def test_hints_come_one_after_the_other_and_then_the_solution():
    hints = check.EXERCISES["kink"].hints
    said = [repr(check.hint("kink")) for _ in range(3)]
    assert said[0] == f"Hint 1 of {len(hints)}: {hints[0]}"
    assert said[1] == said[2] == f"Hint {len(hints)} of {len(hints)}: {hints[-1]}"
    assert repr(check.solution("kink")) == check.EXERCISES["kink"].solution_source.rstrip()


@pytest.mark.parametrize(("call", "sentence"), [
    (lambda: check.hint("slope"), "There is no exercise 'slope'; do you mean slopes?"),
    (lambda: check.solution(7), "There is no exercise 7; there are "),
    (lambda: check.summary("01_graph"), "No exercise belongs to '01_graph'; .*01_computation_graph"),
    (lambda: check.summary(7), "No exercise belongs to 7"),
])  # fmt: skip
def test_a_wrong_call_gets_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_the_summary_goes_by_what_each_check_said_last():
    states = {state for state, _, _ in check.summary().rows}
    assert states == {"not yet"} and len(check.summary().rows) == len(check.EXERCISES)
    check.kink((0, 0)), check.kink((0.5, 0)), check.sigma(8), check.slopes(...)
    rows = check.summary("01_computation_graph").rows
    states = {title: state for state, title, _ in rows}
    assert states["At the kink"] == "right" and states["σ and its slope, from the engine"] == "wrong"
    left = sum(minutes for _, _, minutes in rows) - check.EXERCISES["kink"].minutes
    counts = f"1 of {len(rows)} done, {len(rows) - 2} open, 1 wrong; about {left} minutes left."
    assert check.summary("01_computation_graph").counts == counts
    assert len(rows) < len(check.EXERCISES)


def test_a_solution_counts_as_opened_only_if_it_came_before_the_right_answer_and_the_stop_button_undoes_it():
    check.solution("kink"), check.kink((0.5, 0))
    check.slopes(check.EXERCISES["slopes"].solution), check.solution("slopes")
    assert check.summary().opened == ("At the kink",)
    assert "✓ At the kink: right, with the solution" in repr(check.summary("01_computation_graph"))

    def stopped(a, b, c, k):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check.slopes(stopped)
    assert ("not yet", "From right to left", 8) in check.summary().rows


def test_what_is_said_does_not_depend_on_the_run():
    def said(seed):
        how = {"env": os.environ | {"PYTHONHASHSEED": seed}, "check": True, "encoding": "utf-8"}
        return subprocess.run([sys.executable, "-c", DETERMINED], stdout=subprocess.PIPE, **how).stdout

    one, other = map(said, "12")
    assert one == other and one.count("\n") > 50
