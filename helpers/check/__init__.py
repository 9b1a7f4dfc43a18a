"""Exercises: `check.NAME(answer)` says whether an answer is right, and helps where it is not.

The exercises are records, one module for each notebook; `EXERCISES` holds them all
by name, in the order of the course. A check returns a `Verdict`, which is true only
when the answer is right. A new notebook's exercises go into a module of their own,
which is named once, below.
"""

from difflib import get_close_matches

from helpers.check import (
    autograd_habits,
    autograd_rules,
    backward_sweep,
    bags,
    batches,
    bug_clinic,
    chain_training,
    chained_network,
    computation_graph,
    conventions,
    deltas,
    first_weights,
    quadratic_model,
    row_vectors,
    sparse_rows,
    torch_habits,
    traps,
    vectorised,
)
from helpers.check.exercise import judge
from helpers.check.verdict import OPEN, Summary

TOPICS = (
    *(computation_graph, backward_sweep),  # notebook 1
    *(chained_network, chain_training, bug_clinic),  # notebook 2
    *(vectorised, deltas, batches, traps),  # notebook 3
    *(bags, row_vectors, conventions, first_weights, sparse_rows),  # notebook 4
    *(quadratic_model, autograd_habits, autograd_rules, torch_habits),  # notebook 5
)
EXERCISES = {exercise.name: exercise for topic in TOPICS for exercise in topic.EXERCISES}

_latest = {}  # what each check said last, by the name of the exercise


def __getattr__(name):
    """Return the check called `name`; Python asks here for what the module does not define."""
    if name not in EXERCISES:
        raise AttributeError(f"There is no check.{name}; {suggestion(name, EXERCISES)}")

    def check(answer):
        _latest[name] = verdict = judge(EXERCISES[name], answer)
        return verdict

    check.__name__, check.__doc__ = name, EXERCISES[name].ask
    return check


def __dir__():
    return [*EXERCISES, "EXERCISES", "reset", "summary"]


def summary(notebook=None):
    """Tell which exercises are done, open and wrong, going by what each check said last.

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
    if notebook is not None and notebook not in notebooks:
        raise ValueError(f"No exercise belongs to {notebook!r}; {suggestion(notebook, notebooks)}")
    chosen = [exercise for exercise in EXERCISES.values() if notebook in (None, exercise.notebook)]
    return Summary(tuple((state(exercise), exercise.title, exercise.minutes) for exercise in chosen))


def state(exercise):
    """Return what the latest check of an exercise said."""
    verdict = _latest.get(exercise.name)  # one look, since a cell of another thread may reset them
    return OPEN if verdict is None else verdict.state


def reset():
    """Forget every verdict, as if the notebook had just been opened."""
    _latest.clear()


def suggestion(name, known):
    """Name the nearest known name, or all of them where none is near."""
    near = get_close_matches(str(name), known, n=1)
    return f"do you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}."
