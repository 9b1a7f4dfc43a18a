"""An exercise is one record; judging compares an answer with its solution and its known mistakes."""

import inspect
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from helpers.check.answer import (
    UnreadableError,
    agree,
    clip,
    figures,
    furthest_off,
    holds_array,
    listening,
    read,
    safely,
    shown,
    told,
)
from helpers.check.verdict import OPEN, RIGHT, WRONG, Verdict


@dataclass(frozen=True)
class Mistake:
    """A known way to go wrong, and the sentence that helps.

    Parameters
    ----------
    answer : number, array, tuple or callable
        The wrong answer. It may also have another shape, or raise an error on some of the cases.
    sentence : str
        What a tutor would say to it.
    """

    answer: object
    sentence: str


@dataclass(frozen=True)
class Exercise:
    """What is asked, what is right, and which mistakes are known.

    Parameters
    ----------
    name : str
        What stands after `check.` in the notebook.
    notebook : str
        The notebook's file name, without its ending.
    title : str
        A few words.
    minutes : int
        How long it takes, about.
    ask : str
        What is asked, in one or two sentences; `help(check.name)` shows it.
    solution : number, array, tuple or callable
        A right answer. A callable says that a function is asked for.
    hint : str
        Where to look; never the answer.
    because : str
        Why the right answer is right, said to whoever found it.
    mistakes : tuple of Mistake
        No two behave alike on the cases, and none like the solution.
    cases : tuple of tuple
        The inputs to try a function on; a value has one case, without input.
    labels : tuple of str
        How the cases are written, where their inputs do not show themselves.
    source : str
        The line that replaces the stub of a value; a function is its own source.
    view : callable
        Takes what the learner's function returned, gives the part that is judged.
    tolerance : float
        The relative error that rounding may leave.
    """

    name: str
    notebook: str
    title: str
    minutes: int
    ask: str
    solution: object
    hint: str
    because: str
    mistakes: tuple[Mistake, ...]
    cases: tuple[tuple, ...] = ((),)
    labels: tuple[str, ...] = ()
    source: str = ""
    view: Callable = lambda result: result
    tolerance: float = 1e-6

    @property
    def solution_source(self):
        """The Python text that replaces the stub in the notebook."""
        return self.source or inspect.getsource(self.solution)

    def label(self, k):
        """Write case k as a call; arrays are too long for it, and stand beside it by their shapes."""
        if self.labels:
            return self.labels[k]
        named = dict(zip(inspect.signature(self.solution).parameters, self.cases[k], strict=True))
        arrays = {name: x.shape for name, x in named.items() if getattr(x, "shape", ())}
        inputs = ", ".join(name if name in arrays else written(x) for name, x in named.items())
        shapes = ", ".join(f"{name} {shape}" for name, shape in arrays.items())
        return f"{self.solution.__name__}({inputs})" + f" with shapes {shapes}" * bool(shapes)

    def expected(self, case):
        """Return the right numbers for a case."""
        result = self.view(run(self.solution, case))
        return read(result, result)


def written(x):
    """Write one input of a case."""
    return figures(x) if isinstance(x, (int, float)) else shown(x)


@dataclass(frozen=True)
class Trial:
    """What an answer made of one case.

    Parameters
    ----------
    expected : float or array, or tuple or dict of such
        The right numbers.
    numbers : float or array, or tuple or dict of such, optional
        The answer's numbers; None if there are none.
    trouble : str
        Why there are none.
    kind : str
        The kind of trouble, by which a known mistake is told: an error's name, or what was refused.
    empty : bool
        Whether the function ran and returned nothing, as a stub does.
    """

    expected: object
    numbers: object = None
    trouble: str = ""
    kind: str = ""
    empty: bool = False


def run(answer, case):
    """Give one case to an answer: a function gets its own copy of the inputs, a value stands for itself."""
    if not callable(answer):
        return answer
    return answer(*deepcopy(case))


def attempt(exercise, answer, case):
    """Try an answer on one case, whatever it may do."""
    expected = exercise.expected(case)
    result, error = safely(run, answer, case)
    if error is not None:
        raised = f"Your function raised {told(error).removesuffix('.')}."
        return Trial(expected, trouble=raised, kind=type(error).__name__)
    numbers, error = safely(lambda: read(exercise.view(result), expected))
    if error is None:
        return Trial(expected, numbers)
    trouble = str(error) if type(error) is UnreadableError else f"{shown(result)} cannot be read as numbers."
    return Trial(expected, None, trouble, trouble, result is None or result is ...)


def judge(exercise, answer):
    """Say whether an answer is right, wrong or still open; never raise, whatever it is.

    Parameters
    ----------
    exercise : Exercise
    answer : object
        A function or a value. It is left as it was.

    Returns
    -------
    Verdict
    """
    with listening() as heard:
        state, message, case = finding(exercise, answer)
    printed, _ = safely(lambda: clip(heard.getvalue(), 1000))
    return Verdict(
        state, exercise.title, message, case, printed or "", exercise.hint, exercise.solution_source
    )


def finding(exercise, answer):
    """Return the state, the sentence that helps, and the case that shows it."""
    if answer is ...:
        return OPEN, f"About {exercise.minutes} min.", ""
    if callable(answer) != callable(exercise.solution):
        return WRONG, wrong_kind(exercise), ""
    trials = [attempt(exercise, answer, case) for case in exercise.cases]
    if callable(answer) and all(trial.empty for trial in trials):
        return OPEN, f"About {exercise.minutes} min. The finished function ends in return.", ""
    right = [agree(trial.numbers, trial.expected, exercise.tolerance) for trial in trials]
    if all(right):
        return RIGHT, exercise.because, ""
    worst = right.index(False)
    return WRONG, diagnosis(exercise, trials, worst), evidence(exercise, trials, worst)


def wrong_kind(exercise):
    """Say what a check wants when it was given a number for a function, or a function for a number."""
    if callable(exercise.solution):
        return f"This check wants the function itself: check.{exercise.name}({exercise.solution.__name__})."
    return "This check wants a value, not a function."


def diagnosis(exercise, trials, worst):
    """Return the sentence of the mistake that the answer behaves like, or say what was seen."""
    for mistake in exercise.mistakes:
        if behaves_like(exercise, trials, mistake):
            return mistake.sentence
    if trials[worst].trouble:
        return trials[worst].trouble
    if callable(exercise.solution):
        return "It runs, but does not give the right numbers."
    if holds_array(trials[worst].numbers):
        return "The shape is right, but not all the numbers are."
    return f"{figures(trials[worst].numbers)} is not it."


def behaves_like(exercise, trials, mistake):
    """Say whether an answer does, on every case, what a known mistake does."""
    return all(
        alike(trial, attempt(exercise, mistake.answer, case), exercise.tolerance)
        for trial, case in zip(trials, exercise.cases, strict=True)
    )


def alike(one, other, tolerance):
    """Say whether two trials of a case have the same numbers, or have none for the same reason."""
    if one.numbers is None and other.numbers is None:
        return one.kind == other.kind
    return agree(one.numbers, other.numbers, tolerance)


def evidence(exercise, trials, worst):
    """Show input, yours and expected; a value has no input, and what is expected is its solution."""
    if not callable(exercise.solution):
        return ""
    trial, call = trials[worst], exercise.label(worst)
    if trial.numbers is None:
        return f"{call} should give {figures(trial.expected)}"
    if holds_array(trial.expected):
        furthest = furthest_off(trial.numbers, trial.expected, exercise.tolerance)
        return f"{call}; furthest off is {furthest}"
    return f"{call} gave {figures(trial.numbers)}, expected {figures(trial.expected)}"
