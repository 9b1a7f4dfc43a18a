"""Exercises: `check.NAME(answer)` says whether an answer is right, and helps where it is not.

The exercises are records, one module for each notebook; `EXERCISES` holds them all
by name, in the order of the course. A check returns a `Verdict`, which is true only
when the answer is right. A new notebook's exercises go into a module of their own,
which is named once, below.
"""

from dataclasses import replace
from difflib import get_close_matches

from helpers.check import (
    chained_network,
    computation_graph,
    progress,
    pytorch_autograd,
    sentiment_network,
    vectorised_backprop,
)
from helpers.check.judging import judge
from helpers.check.verdict import OPEN, Summary

NOTEBOOKS = computation_graph, chained_network, vectorised_backprop, sentiment_network, pytorch_autograd
EXERCISES = {
    name: replace(exercise, name=name, notebook=notebook.NOTEBOOK)
    for notebook in NOTEBOOKS
    for name, exercise in notebook.EXERCISES.items()
}


def __getattr__(name):
    """Return the check called `name`; Python asks here for what the module does not define."""
    if name not in EXERCISES:
        raise AttributeError(f"There is no check.{name}; {suggestion(name, EXERCISES)}")

    def check(*answers, **named):
        answers = (*answers, *named.values())
        if not answers:
            return replace(judge(EXERCISES[name], ...), message=f"Give it your answer: check.{name}(…).")
        try:
            verdict = judge(EXERCISES[name], answers[0] if len(answers) == 1 else answers)
        except KeyboardInterrupt:
            progress.keep(name, OPEN)  # stopped by hand: whatever it was before, it is not right now
            raise
        return replace(verdict, note=progress.keep(name, verdict.state))

    check.__name__, check.__doc__ = name, EXERCISES[name].ask
    return check


def __dir__():
    return [*EXERCISES, "EXERCISES", "reset", "summary"]


def summary(notebook=None):
    """Tell which exercises are done, open and wrong, going by what each check said last.

    Started by the launcher, it remembers the whole course in work/progress.json; else what
    was checked since this kernel started.

    Parameters
    ----------
    notebook : str, optional
        Such as "01_computation_graph"; without it, all exercises of the course.

    Returns
    -------
    Summary

    Raises
    ------
    ValueError
        If no exercise belongs to that notebook.
    """
    notebooks = {exercise.notebook for exercise in EXERCISES.values()}
    if notebook is not None and (not isinstance(notebook, str) or notebook not in notebooks):
        raise ValueError(f"No exercise belongs to {notebook!r}; {suggestion(notebook, notebooks)}")
    chosen = [exercise for exercise in EXERCISES.values() if notebook in (None, exercise.notebook)]
    states, note = progress.recall()
    rows = ((states.get(exercise.name, OPEN), exercise.title, exercise.minutes) for exercise in chosen)
    return Summary(tuple(rows), note)


def reset():
    """Forget every verdict, as if the course had just begun."""
    progress.forget()


def suggestion(name, known):
    """Name the nearest known name, or all of them where none is near."""
    near = get_close_matches(str(name), known, n=1)
    return f"do you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}."
