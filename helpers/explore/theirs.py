"""A learner's own function in an explorer: how it is asked at a move, and how its numbers are compared.

Moves are handled in other threads than the cells', which the stop button does not reach: what takes too
long is ended here.
"""

from contextlib import contextmanager
from dataclasses import replace
from html import escape
from math import inf, isclose
from time import monotonic

import numpy as np

from helpers.answer import UnreadableError, fit, flattened, numbers_in, shown, told
from helpers.draw import short
from helpers.errors import last_frame, raised
from helpers.running import TooLongError, quietly, safely, within_time

SECONDS, PAUSE = 2, 1.0  # s: what a move may take, and between two moves until a slow function is asked again
NAMED, ROWS = 2, 3  # wrong numbers that are said in words, and the rows of text that they may take
SLOW = f"Your function has not come to an end within {SECONDS} seconds. Which loop never stops?"
WAITING = f"{SLOW} It is asked again at the first move after a pause."


class TroubleError(ValueError):
    """What kept a learner's function from giving numbers, in a sentence."""


class NotYetError(Exception):
    """What a stub gives: `...`, or nothing."""


class Theirs:
    """A learner's function, or none: what it gave last, and what there is to say of it.

    Parameters
    ----------
    function : callable, optional
        `...` stands for one that is still to be written.
    call : str
        How it is called: the explorer's name for it, and its inputs.

    Raises
    ------
    TypeError
        If it cannot be called.
    """

    def __init__(self, function=None, call=""):
        name = call.partition("(")[0]
        if not (function is None or function is ... or callable(function)):
            what = f"{name} is {shown(function)}, which is no function"
            raise TypeError(f"{what}; give your function itself, without brackets: {name}=mine.")
        self.function, self.call, self.verdict = function, call, ""
        self.asked = self.numbers = None  # what it was asked last, and what came of it
        self.trouble, self.last, self.is_left_out = "", -inf, False

    def ask(self, inputs, action):
        """Return what an action makes of the function; None where there are no numbers, as from a stub.

        The same inputs as the last ones are not asked again. A TroubleError says what else went wrong.
        """
        self.verdict = ""
        if self.function is None or self.is_left_out:
            return None
        rested = monotonic() - self.last > PAUSE
        if inputs != self.asked:
            if self.trouble in (SLOW, WAITING) and not rested:
                self.trouble, self.last = WAITING, monotonic()
            else:
                self.numbers, self.trouble = self.outcome(action)
                self.asked = None if self.trouble == SLOW else inputs
        self.last = monotonic()
        if self.trouble:
            raise TroubleError(self.trouble)
        self.verdict = "not yet"
        return self.numbers

    def outcome(self, action):
        """Return the numbers of an action and no trouble, or none and the sentence on what went wrong."""
        if self.function is ...:
            return None, ""
        try:
            with quietly():
                numbers, error = within_time(lambda: safely(action, self.function), SECONDS)
                if error is None or isinstance(error, NotYetError):
                    return numbers, ""
                if isinstance(error, UnreadableError):
                    return None, f"Your function gives something else: {error}"
                if isinstance(error, TypeError) and last_frame(error)[0].f_code is call.__code__:
                    return None, f"Your function raised {told(error)}. It is called as {self.call}."
                return None, raised(error)
        except TooLongError:
            return None, SLOW

    def compare(self, names, right, yours):
        """Compare rows of numbers that have names; return how each of yours is written, ✗ where it is wrong.

        None stands for a number that is missing, which is wrong too.
        """
        written, wrong, largest = [], [], max(1.0, *map(abs, right))
        for name, number, mine in zip(names, right, yours, strict=True):
            if mine is not None and agree(mine, number, largest):
                written.append(short(mine))
            else:
                digits = next((n for n in range(3, 17) if mine is None or apart(mine, number, n)), 17)
                mine = "missing" if mine is None else short(mine, digits)
                written.append(f"✗ {mine}")
                wrong.append(f"{name} is {mine}, expected {short(number, digits)}")
        self.verdict = verdict(wrong, len(right))
        return written

    @contextmanager
    def left_out(self, when=True):
        """Draw as without the function."""
        self.is_left_out, kept = when, self.verdict
        try:
            self.verdict = "" if when else kept
            yield
        finally:
            self.is_left_out, self.verdict = False, kept

    @property
    def is_wrong(self):
        """Say whether something about it is wrong: it is neither right nor still to come."""
        return bool(self.trouble) or "✗" in self.verdict

    @property
    def rows(self):
        """How many rows of text the page keeps for it."""
        return 0 if self.function is None else ROWS

    def lines(self, look=""):
        """Yield heading and line for the page, where there is a function, and how its numbers look there."""
        if self.verdict:
            yield "yours", self.verdict + look

    def remark(self):
        """Return what there is to say of the function as HTML, for a page that no kernel draws."""
        said = f"<p><b>yours</b> {escape(self.trouble or self.verdict)}</p>"
        return said if self.is_wrong else ""

    def beside(self, picture):
        """Return a picture whose sentence says what there is to say of the function."""
        return replace(picture, alt=f"{picture.alt} Yours: {self.verdict}.") if self.verdict else picture


def call(function, *inputs):
    """Call a learner's function; a stub gives a NotYetError."""
    result = function(*inputs)
    if result is None or unfinished(result):
        raise NotYetError
    return result


def unfinished(result, depth=2):
    """Say whether `...` still stands for a number."""
    parts = result.values() if type(result) is dict else result if type(result) in (list, tuple) else ()
    return result is ... or depth > 0 and any(unfinished(part, depth - 1) for part in parts)


def agree(mine, right, largest=1.0):
    """Say whether two numbers are the same within rounding, among others up to the largest; nan never is."""
    return isclose(mine, right, rel_tol=1e-6, abs_tol=1e-12 * largest)


def apart(x, y, digits):
    """Say whether so many digits tell two numbers from each other."""
    x, y = (float(short(number, digits).replace("−", "-")) for number in (x, y))
    return x != y


def verdict(wrong, count):
    """Say how many numbers agree, and of the wrong ones which."""
    if not wrong:
        return f"all {count} agree" if count > 1 else "it agrees"
    more = f"; and {len(wrong) - NAMED} more" if len(wrong) > NAMED else ""
    verb = "is" if len(wrong) == 1 else "are"
    return f"✗ {len(wrong)} of {count} {verb} wrong: {'; '.join(wrong[:NAMED])}{more}"


def row(result, n):
    """Read n numbers, in whatever brackets they stand."""
    numbers = numbers_in(result)
    found = [] if isinstance(numbers, (float, dict)) else flattened(numbers)
    return found if len(found) == n else list(fit(numbers, (0.0,) * n))


def array(result, shape):
    """Read an array of a shape."""
    if type(result) is np.ndarray and result.dtype == float and result.shape == shape:
        return result  # at once, since a training reads many
    numbers = numbers_in(result)
    fits = isinstance(numbers, np.ndarray) and numbers.shape == shape
    return numbers if fits else fit(numbers, np.zeros(shape))
