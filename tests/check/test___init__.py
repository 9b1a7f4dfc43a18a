import os
import subprocess
import sys
from dataclasses import replace

import pytest

from helpers import check

DETERMINED = """
from helpers import check
for name, exercise in check.EXERCISES.items():
    for answer in (..., exercise.solution, 7, lambda *_: object(), *(m.answer for m in exercise.mistakes)):
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


def test_an_unknown_name_names_the_nearest_one():
    with pytest.raises(AttributeError, match="There is no check.slope_of_c; do you mean slope_of_b?"):
        check.slope_of_c(3)


def test_a_name_that_is_like_none_names_them_all():
    with pytest.raises(AttributeError, match="there are .*kink, .*paths"):
        check.xyz  # noqa: B018 - looking it up is the test


def test_names_can_be_completed():
    assert {"EXERCISES", "summary", "reset", *check.EXERCISES} == set(dir(check))


def test_no_exercise_is_hidden_behind_something_of_the_same_name():
    assert not set(check.EXERCISES) & set(vars(check))


def test_at_first_everything_is_open():
    states = {state for state, _, _ in check.summary().rows}
    assert states == {"not yet"} and len(check.summary().rows) == len(check.EXERCISES)


def test_the_summary_goes_by_what_each_check_said_last():
    check.kink((0, 0)), check.kink((0.5, 0)), check.slope_of_b(8), check.slopes(...)
    states = {title: state for state, title, _ in check.summary("01_computation_graph").rows}
    assert states["At the kink"] == "right" and states["Predict a slope"] == "wrong"
    assert states["From right to left"] == "not yet"
    many, total = len(states), sum(minutes for _, _, minutes in check.summary("01_computation_graph").rows)
    counts = f"1 of {many} done, {many - 2} open, 1 wrong; about {total - 3} minutes left."
    assert check.summary("01_computation_graph").counts == counts


def test_a_summary_of_one_notebook_leaves_the_others_out(monkeypatch):
    other = replace(check.EXERCISES["kink"], name="other", notebook="02_another", title="Another")
    monkeypatch.setitem(check.EXERCISES, "other", other)
    assert check.summary("02_another").rows == (("not yet", "Another", 3),)
    assert "Another" not in repr(check.summary("01_computation_graph")) and "Another" in repr(check.summary())


def test_reset_forgets_every_verdict():
    check.kink((0.5, 0))
    check.reset()
    assert check.summary().counts.startswith("0 of ") and ", 0 wrong;" in check.summary().counts


def test_a_summary_bears_a_reset_that_comes_from_another_thread(monkeypatch):
    class Forgotten(dict):
        """Reset between any two looks."""

        def __contains__(self, name):
            found = super().__contains__(name)
            self.clear()
            return found

    monkeypatch.setattr(check, "_latest", Forgotten())
    check.kink((0.5, 0))
    assert check.summary().counts.startswith("1 of ")


def test_an_unknown_notebook_names_the_nearest_one():
    with pytest.raises(ValueError, match="No exercise belongs to '01_graph'.*01_computation_graph"):
        check.summary("01_graph")


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
