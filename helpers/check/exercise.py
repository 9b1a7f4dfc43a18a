"""An exercise is one record: what is asked, what is right, and the wrong answers that are known.

The wrong ones are written out as a learner would type them, each with the sentence that helps.
"""

import inspect
import linecache
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import count
from textwrap import dedent

import numpy as np

from helpers.answer import (
    UnreadableError,
    agree,
    close,
    figures,
    fit,
    flattened,
    leaves,
    numbers_in,
    shown,
)
from helpers.check.slips import slipped
from helpers.errors import raised
from helpers.running import run, safely

SMALL = 12  # entries of an array that a verdict shows whole
NOTHING = "nothing"
_numbers = count()


@dataclass(frozen=True, eq=False)
class Exercise:
    """What is asked, what is right, and which mistakes are known.

    Parameters
    ----------
    title : str
        A few words.
    minutes : int
        How long it takes, about.
    ask : str
        What is asked, in one or two sentences; `help(check.name)` shows it.
    solution : number, tuple or callable
        A right answer. A callable says that a function, or a class, is asked for.
    hints : tuple of str
        Where to look, then the next step; never the answer.
    because : str
        Why the right answer is right, said to whoever found it.
    mistakes : str
        Wrong answers, each with a comment: an expression of the inputs, a whole `def`, or `old => new`,
        an edit of the solution; behind `… ` it is one of the last whole answer above. Several edits
        stand between ` ;; `. In a value `...` is any number.
    cases : tuple of tuple
        The inputs to try a function on; a value has one case, without input.
    labels : tuple of str
        How the cases are written, where their inputs do not show themselves.
    source : str
        The line that replaces the stub of a value; a function is its own source.
    view : callable
        Takes what the learner's function returned, gives the part that is judged.
    parts : tuple of str
        The names of what is returned, where it has several parts that have names.
    opened : callable
        Takes the learner's function or class, gives what is run.
    also : tuple of str
        Other right answers, as expressions, whose slips are looked for too.
    given : tuple of str
        Functions of the course that would do it all; merely to call one is no answer.
    whole : bool
        Whether whole numbers are asked for, because something is counted.
    least : float
        The error that is none, however small the number is.
    name, notebook : str
        What stands after `check.`, and the notebook's file name without its ending; set for all at once.
    """

    title: str
    minutes: int
    ask: str
    solution: object
    hints: tuple[str, ...]
    because: str
    mistakes: str
    cases: tuple[tuple, ...] = ((),)
    labels: tuple[str, ...] = ()
    source: str = ""
    view: Callable = lambda result: result
    parts: tuple[str, ...] = ()
    opened: Callable = lambda answer: answer
    also: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    whole: bool = False
    least: float = 1e-9
    name: str = ""
    notebook: str = ""

    @property
    def solution_source(self):
        """The Python text that replaces the stub in the notebook."""
        return self.source or inspect.getsource(self.solution)

    @property
    def signature(self):
        """The inputs of a case: those of the solution, or of what is run in its place if it is a class."""
        is_class = isinstance(inspect.unwrap(self.solution), type)
        return inspect.signature(self.opened(self.solution) if is_class else self.solution)

    @cached_property
    def expected(self):
        """The right numbers, for each case."""
        return [in_form(numbers_in(result), result) for result in self.results]

    @cached_property
    def results(self):
        """What the solution returns, for each case."""
        return [self.view(run(self.opened(self.solution), case)) for case in self.cases]

    @property
    def yes_or_no(self):
        """Whether True or False is asked for."""
        return all(isinstance(result, (bool, np.bool_)) for result in self.results)

    @cached_property
    def known(self):
        """Each known mistake: its sentence, and what it makes of every case."""
        return [(sentence, self.tried(x)) for sentence, x in written_out(self.mistakes, self)]

    @cached_property
    def slips(self):
        """What every slip of the pen makes of the cases, with words for it; none gives the right numbers."""
        if not callable(self.solution):
            return []
        sources = [inspect.getsource(self.solution), *(as_function(code, self) for code in self.also)]
        written = [slip for source in sources for slip in slipped(source)]
        made = [(words, safely(defined, code, self)[0]) for code, words in written]
        tried = [(words, self.tried(answer)) for words, answer in made if answer]  # a slip may spoil a class
        return [pair for pair in tried if not all(self.agreeing(pair[1])) and says_something(pair[1])]

    def tried(self, answer):
        """Try one of our own answers on every case; in a value, `...` stands for any number."""
        if type(answer) is tuple and ... in answer:
            numbers = tuple(x if x is ... else float(x) for x in answer)
            return [Trial(numbers, numbers)]
        return Trials(self, answer)

    def agreeing(self, trials):
        """Yield for each case whether the numbers are the right ones."""
        for trial, right in zip(trials, self.expected, strict=True):
            yield agree(trial.numbers, right, least=self.least)

    def inputs(self, k):
        """Return the inputs of case k by name."""
        names = self.signature.parameters if callable(self.solution) else ()
        return dict(zip(names, self.cases[k], strict=True))

    def label(self, k):
        """Write case k as a call, the arrays whole where they are small."""
        if self.labels:
            return self.labels[k]
        named = self.inputs(k)
        arrays = {name: x for name, x in named.items() if getattr(x, "shape", ())}
        call = ", ".join(name if name in arrays else written(x) for name, x in named.items())
        lines = [f"{name} = {written(x)}" for name, x in arrays.items()]
        return "\n".join([f"{self.solution.__name__}({call})" + " with" * bool(arrays), *lines])


def says_something(trials):
    """Say whether trials have other numbers than 0, or than one number in every case: many answers have."""
    found = (flattened(trial.best) for trial in trials if trial.best is not None)
    first = next((numbers for numbers in found if any(numbers)), [])
    if len(first) != 1:
        return bool(first)  # the other cases need not be tried
    others = list(found)
    return len(others) < 2 or any(len(numbers) != 1 or not close(*numbers, *first) for numbers in others)


def in_form(numbers, result):
    """Return the right numbers in the form that an answer is brought into: tuples of numbers are flat."""
    if isinstance(result, (tuple, list)) and not any(hasattr(x, "shape") for x in leaves(result)):
        return tuple(flattened(numbers))
    return tuple(numbers) if isinstance(result, tuple) else numbers


def written(x):
    """Write one input of a case: an array so that it can be typed in again, or its shape if it is large."""
    if not getattr(x, "shape", ()):
        return figures(x) if isinstance(x, (int, float)) else shown(x)
    return f"np.array({figures(x)})" if np.size(x) <= SMALL else f"an array of shape {np.shape(x)}"


# Wrong answers that are written out.


def written_out(text, exercise):
    """Yield each answer that a text holds, with its comment, which stands behind it or above it.

    A comment above belongs to all answers down to the next one. An answer is one line, or a `def`.
    """
    above, fresh, whole = "", True, ""
    for piece in re.split(r"\n(?=\S)", dedent(text).strip()):
        code, _, behind = piece.strip().partition("  # ")
        if code.startswith("#"):
            above, fresh = (code[2:] if fresh else f"{above} {code[2:]}"), False
        elif code:
            whole = code if code.startswith(("def ", "class ")) else whole
            yield behind or above, made(code, exercise, whole)
            fresh = True


def made(code, exercise, whole):
    """Return the answer that a piece of code stands for; whole is the last one that was no edit."""
    if not callable(exercise.solution):
        return eval(code, {})
    if " => " in code:
        edits = [edit.split(" => ") for edit in re.split(r" ;;\s+", code.removeprefix("… "))]
        code = whole if code.startswith("… ") else inspect.getsource(exercise.solution)
        for old, new in edits:
            if old not in code:
                raise ValueError(f"{exercise.name}: {old!r} does not occur in what is edited.")
            code = code.replace(old, new)
    return defined(as_function(code, exercise), exercise)


def as_function(code, exercise):
    """Write an expression of the inputs as a whole function."""
    first = f"def answer{exercise.signature}:"
    return code if code.startswith(("def ", "class ")) else f"{first}\n    return {code}"


def defined(code, exercise):
    """Return the function or class that a source text defines, among the names of the solution's module."""
    module = sys.modules[inspect.unwrap(exercise.solution).__module__]
    names, file = vars(module) | {"__name__": "written out"}, f"<answer {next(_numbers)}>"
    linecache.cache[file] = len(code), None, code.splitlines(keepends=True), file
    exec(compile(code, file, "exec"), names)
    return names[re.search(r"^(?:def|class) (\w+)", code, re.MULTILINE)[1]]


# Trying an answer.


@dataclass(frozen=True)
class Trial:
    """What an answer made of one case: its numbers in the form asked for, and as they came, or the trouble.

    `error` is the kind of error that was raised, or NOTHING where the function ran and returned nothing.
    """

    numbers: object = None
    found: object = None
    trouble: str = ""
    error: str = ""

    @property
    def best(self):
        """The numbers, in the form asked for if they have it."""
        return self.found if self.numbers is None else self.numbers


class Trials(Sequence):
    """What one of our own answers makes of the cases, each worked out when it is first looked at."""

    def __init__(self, exercise, answer):
        self.places, self.at = range(len(exercise.cases)), cache(partial(attempt, exercise, answer))

    def __len__(self):
        return len(self.places)

    def __getitem__(self, k):
        return self.at(self.places[k])


def attempt(exercise, answer, k, around=nullcontext):
    """Try an answer on case k, whatever it may do."""
    with around():
        result, error = safely(lambda: run(exercise.opened(answer), exercise.cases[k]))
    if error is not None:
        trouble = str(error) if type(error) is UnreadableError else raised(error)  # the former is ours
        return Trial(trouble=trouble, error=type(error).__name__)
    if callable(answer) and (result is None or result is ...):
        return Trial(trouble="Your function returned nothing here.", error=NOTHING)
    found, trouble = safely(lambda: numbers_in(exercise.view(usable(result))))
    if trouble is None:
        numbers, trouble = safely(fit, found, exercise.expected[k])
        if trouble is None:
            return Trial(numbers, found)
    readable = type(trouble) is UnreadableError
    return Trial(None, found, str(trouble) if readable else f"{shown(result)} cannot be read as numbers.")


def usable(result):
    """Return a result, unless it is a promise of one."""
    if inspect.iscoroutine(result):
        result.close()
        raise UnreadableError("Your function is `async`, so it only promises a result: leave the word out.")
    if inspect.isgenerator(result) and result.gi_code.co_name != "<genexpr>":
        raise UnreadableError("Your function yields its results one by one: put return instead of yield.")
    return result


def alike(one, other, exercise):
    """Say whether two trials of a case have the same numbers in the same form, or raised the same error."""
    if one.found is None or other.found is None:
        return one.found is other.found and one.error == other.error != ""
    return agree(one.best, other.best, least=exercise.least)


def behave_alike(mine, theirs, exercise):
    """Say whether two answers do the same in every case, and not all of it is an error."""
    return all(alike(x, y, exercise) for x, y in zip(mine, theirs, strict=True)) and any(
        x.found is not None for x in theirs
    )
