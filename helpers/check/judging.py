"""Judging compares an answer with the solution, then with what is known to go wrong."""

import dis
import inspect
from math import isfinite, prod

import numpy as np

from helpers.answer import agree, clip, close, figures, flattened, numbers_in
from helpers.check.diagnose import describe
from helpers.check.exercise import NOTHING, SMALL, attempt, behave_alike
from helpers.check.verdict import OPEN, PLACES, RIGHT, WRONG, Verdict
from helpers.running import SECONDS, TooLongError, quietly, safely, unchanged, within_time


def judge(exercise, answer):
    """Say whether an answer is right, wrong or still open; never raise, whatever it is.

    An answer that takes longer than 5 seconds is interrupted, as far as `within_time` can.

    The answer, a function or a value, is left as it was, and so is the session.
    """
    source, missing = safely(lambda: exercise.solution_source)
    if missing is not None:  # PyTorch is not there
        return Verdict(OPEN, exercise.title, str(missing), "", "", exercise.hints, "")
    with quietly() as heard:
        try:
            state, message, case = finding(exercise, answer, heard)
        except TooLongError:
            state, case = WRONG, ""
            message = f"It has not come to an end within {SECONDS} seconds. Which loop never stops?"
    printed, _ = safely(lambda: clip(heard.getvalue(), 1000))
    return Verdict(state, exercise.title, message, case, printed or "", exercise.hints, source)


def finding(exercise, answer, heard):
    """Return the state, the sentence that helps, and the case that shows it."""
    soon = f"About {exercise.minutes} min."
    if answer is ... or (type(answer) in (tuple, list) and any(x is ... for x in answer)):
        return OPEN, soon, ""
    if callable(answer) and not callable(exercise.solution):
        return WRONG, "This check wants a value, not a function.", ""
    if callable(exercise.solution) and not callable(answer):
        call = f"check.{exercise.name}({exercise.solution.__name__})"
        what = "class" if isinstance(inspect.unwrap(exercise.solution), type) else "function"
        return WRONG, f"This check wants the {what} itself: {call}.", ""
    if name := safely(only_calls, exercise, answer)[0]:
        return WRONG, f"{name} is the course's own answer. Write it yourself: that is the exercise.", ""
    exercise.expected  # noqa: B018 - worked out before the answer's time begins
    cases = range(len(exercise.cases))
    trials = within_time(lambda: [attempt(exercise, answer, k, unchanged) for k in cases])
    if all(trial.error == NOTHING for trial in trials):
        message, _ = safely(forgotten_return, answer, heard)
        ends = "" if isinstance(answer, type) else " The finished function ends in return."
        return WRONG if message else OPEN, message or soon + ends, ""
    wrong = [k for k, right in enumerate(exercise.agreeing(trials)) if not right]
    if not wrong:
        return RIGHT, exercise.because, ""
    worst = min(wrong, key=lambda k: sum(prod(x.shape) for x in exercise.cases[k] if hasattr(x, "shape")))
    return WRONG, diagnosis(exercise, trials, worst, answer), evidence(exercise, trials, worst)


def only_calls(exercise, answer):
    """Return the name of the course's function that an answer is, or merely calls; else nothing."""
    if answer.__name__ in exercise.given and answer.__module__.startswith("helpers."):
        return answer.__name__
    steps = [step.opname for step in dis.get_instructions(answer)]
    if any(step.startswith(("BINARY", "FOR", "COMPARE", "MAKE")) for step in steps):
        return ""
    return next((name for name in answer.__code__.co_names if name in exercise.given), "")


def forgotten_return(answer, heard):
    """Say what is forgotten where a function, or a class's forward, works and hands over nothing."""
    written = vars(answer)["forward"] if isinstance(answer, type) else getattr(answer, "__wrapped__", answer)
    steps = [*dis.get_instructions(written)]
    if heard.getvalue():
        return "Your function prints, but returns nothing. The finished function ends in return."
    for before, step in zip(steps, steps[1:], strict=False):
        if step.opname == "RETURN_VALUE" and before.opname != "LOAD_CONST":
            return "Your function returned None: what stands behind its return is None."
    if any(step.opname.startswith(("STORE", "BINARY", "CALL", "FOR")) for step in steps):
        return "Your function works something out, but returns nothing: let it end in return."
    return ""


def diagnosis(exercise, trials, worst, answer):
    """Return the sentence of the mistake that the answer behaves like, or say what was seen."""
    for sentence, known in exercise.known:
        if behave_alike(trials, known, exercise):
            return sentence
    right, seen = seen_in(exercise, [trial.best for trial in trials])
    if "sign turned" in seen:
        return right + seen
    for words, slip in exercise.slips:
        if behave_alike(trials, slip, exercise) and failed_alike(trials, slip):
            return f"{right}These are the numbers that come out {words}."
    for trial in trials:
        if trial.error:
            return trial.trouble
    if said := right + (seen or trials[worst].trouble):
        return said.strip()
    if callable(exercise.solution):
        return "It runs, but does not give the right numbers."
    mine = trials[0].best
    if isinstance(mine, tuple):  # as it was written: what is judged may be put in order
        return f"{figures(safely(lambda: tuple(flattened(numbers_in(answer))))[0] or mine)} is not it."
    return of_value(exercise, mine) or f"{figures(mine)} is not it."


def failed_alike(mine, theirs):
    """Say whether two answers failed for one reason: of shapes and places, the kind of error says enough."""
    kinds = "", "ValueError", "IndexError"
    return all(x.error in kinds or x.trouble == y.trouble for x, y in zip(mine, theirs, strict=True))


def seen_in(exercise, found):
    """Return which parts are right, and what can be said of the others without knowing the mistake."""
    expected = exercise.expected
    if any(numbers is None for numbers in found):
        return "", ""
    if exercise.whole and not all(x.is_integer() or not isfinite(x) for x in flattened(tuple(found))):
        return "", "What is counted here comes in whole numbers."
    if isinstance(expected[0], float) and isinstance(found[0], np.ndarray):
        return "", ""  # one number, in brackets
    inputs = [exercise.inputs(k) for k in range(len(found))]
    return describe(inputs, found, expected, exercise.parts, exercise.least)


def of_value(exercise, mine):
    """Say of a single number what is hardly chance: a turned sign, of a known mistake too, a factor of 2."""
    right = exercise.expected[0]
    if right and close(mine, -right):
        return "The number is right but for its sign."
    if right and mine in (2 * right, right / 2):
        return "It is off by a factor of 2, and by nothing else."
    return next((f"The sign apart: {said}" for said, (x,) in exercise.known if x.best == -mine != 0), "")


def evidence(exercise, trials, k):
    """Show input, yours and expected; of several large arrays the first wrong one. A value has no input."""
    if not callable(exercise.solution):
        return ""
    mine, expected, call, place = trials[k].best, exercise.expected[k], exercise.label(k), ""
    call += "\n" if "\n" in call else " "
    write = truth if exercise.yes_or_no else figures
    if mine is None:
        return f"{call}should give {write(expected)}"
    if isinstance(mine, tuple) and isinstance(expected, tuple) and len(flattened(expected)) > SMALL:
        pairs = zip(PLACES, mine, expected, strict=False)
        wrong = ((f"as the {name} array ", x, y) for name, x, y in pairs if np.shape(y) and not agree(x, y))
        place, mine, expected = next(wrong, (place, mine, expected))
    return f"{call}gave {place}{write(mine)}, expected {write(expected)}"


def truth(number):
    """Write True or False, where one of them is asked for; another number as it is."""
    return str(bool(number)) if isinstance(number, float) and number in (0, 1) else figures(number)
