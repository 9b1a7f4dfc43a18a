"""The checks as a learner calls them, and the summary of them."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from helpers import check

DETERMINED = """
from helpers import check
for name, exercise in check.EXERCISES.items():
    for answer in (..., exercise.solution, 7, lambda *_: object()):
        verdict = getattr(check, name)(answer)
        print(ascii((verdict, verdict._repr_html_())))
print(ascii(check.summary()._repr_html_()))
"""


@pytest.fixture(autouse=True)
def fresh():
    check.reset()
    yield
    check.reset()


def test_a_check_is_called_by_the_name_of_its_exercise():
    assert check.kink((0.5, 0)) and not check.kink((0, 0))
    assert check.kink.__name__ == "kink" and check.kink.__doc__ == check.EXERCISES["kink"].ask


def test_what_was_plainly_meant_is_taken():
    assert check.paths(6, 12) and check.kink(difference=0.5, engine=0) and check.slope_of_b(slope=21)
    assert check.kink().state == "not yet" and repr(check.kink()).endswith(
        "Give it your answer: check.kink(…)."
    )
    assert "wants the function itself" in check.slopes(3, 6, 9).message


def test_an_unknown_name_names_the_nearest_one_or_all():
    with pytest.raises(AttributeError, match="There is no check.slope_of_c; do you mean slope_of_b?"):
        check.slope_of_c(3)
    with pytest.raises(AttributeError, match="there are .*kink, .*paths"):
        check.xyz  # noqa: B018 - looking it up is the test


def test_names_can_be_completed_and_none_is_hidden():
    assert {"EXERCISES", "summary", "reset", *check.EXERCISES} == set(dir(check))
    assert not set(check.EXERCISES) & set(vars(check))


def test_the_summary_goes_by_what_each_check_said_last():
    states = {state for state, _, _ in check.summary().rows}
    assert states == {"not yet"} and len(check.summary().rows) == len(check.EXERCISES)
    check.kink((0, 0)), check.kink((0.5, 0)), check.slope_of_b(8), check.slopes(...)
    rows = check.summary("01_computation_graph").rows
    states = {title: state for state, title, _ in rows}
    assert states["At the kink"] == "right" and states["Predict a slope"] == "wrong"
    left = sum(minutes for _, _, minutes in rows) - check.EXERCISES["kink"].minutes
    counts = f"1 of {len(rows)} done, {len(rows) - 2} open, 1 wrong; about {left} minutes left."
    assert check.summary("01_computation_graph").counts == counts
    check.reset()
    assert check.summary().counts.startswith("0 of ") and ", 0 wrong;" in check.summary().counts


def test_the_stop_button_leaves_an_exercise_not_right():
    def stopped(a, b, c):
        raise KeyboardInterrupt

    assert check.slopes(check.EXERCISES["slopes"].solution)
    with pytest.raises(KeyboardInterrupt):
        check.slopes(stopped)
    assert ("not yet", "From right to left", 5) in check.summary().rows


def test_a_summary_of_one_notebook_leaves_the_others_out(monkeypatch):
    other = replace(check.EXERCISES["kink"], name="other", notebook="02_another", title="Another")
    monkeypatch.setitem(check.EXERCISES, "other", other)
    assert check.summary("02_another").rows == (("not yet", "Another", 3),)
    assert "Another" not in repr(check.summary("01_computation_graph")) and "Another" in repr(check.summary())


@pytest.mark.parametrize("unknown", ["01_graph", ["01_computation_graph"], 1])
def test_an_unknown_notebook_gets_a_sentence(unknown):
    with pytest.raises(ValueError, match="No exercise belongs to .*01_computation_graph"):
        check.summary(unknown)


def test_what_is_said_does_not_depend_on_the_run():
    runs = [
        subprocess.run(
            [sys.executable, "-c", DETERMINED],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    ]
    assert runs[0] == runs[1] and runs[0].count("\n") > 50 and "0x" not in runs[0]
