"""What a learner hands in, run and read with care: nothing here prints, or changes the answer."""

import re
import reprlib
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from math import isclose, isfinite

import numpy as np

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")  # differs from run to run, and tells nobody anything
SHORT = reprlib.Repr()
SHORT.maxother = SHORT.maxlong = SHORT.maxstring = 100


class UnreadableError(ValueError):
    """An answer that is not made of the numbers asked for; its text says what is the matter."""


def safely(action, *inputs):
    """Run something that a learner wrote: return what it gave, and the error if it failed.

    This is the one place where errors of any kind are caught: a check must go on
    whatever the answer does. Only the learner's own stop button passes through.
    """
    try:
        return action(*inputs), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - even exit() must not end the lesson
        return None, error


@contextmanager
def listening():
    """Catch what a learner's function prints, and keep its warnings quiet."""
    heard = StringIO()
    with warnings.catch_warnings(), redirect_stdout(heard), redirect_stderr(heard):
        warnings.simplefilter("ignore")
        yield heard


def read(answer, like):
    """Return an answer as plain numbers, in the form of the right one.

    Parameters
    ----------
    answer : object
        Anything at all.
    like : float or array, or list, tuple or dict of such
        The right answer, or one of the same form.

    Raises
    ------
    UnreadableError
        If the answer has another form or shape, or something in it is not a finite number.
    """
    if isinstance(like, np.ndarray) and like.shape:
        return read_array(answer, like)
    if isinstance(like, dict):
        return read_by_name(answer, like)
    if isinstance(like, (list, tuple)):
        return read_in_order(answer, like)
    return read_number(answer)


def read_array(answer, like):
    """Read an array or a tensor, or lists in lists: whatever has the shape that is asked for."""
    shape = shape_of(answer)
    if shape == ():
        raise UnreadableError(f"An array of shape {like.shape} is asked for, not {shown(answer)}.")
    if shape != like.shape:
        raise UnreadableError(f"An array of shape {like.shape} is asked for, and yours has shape {shape}.")
    plain = answer.tolist() if hasattr(answer, "tolist") else answer
    return np.array(read_entries(plain, shape))


def shape_of(answer):
    """Return the shape of an array, or of lists in lists; a single thing has the shape ()."""
    if not isinstance(answer, (list, tuple)):
        return tuple(getattr(answer, "shape", ()))
    rows = {shape_of(row) for row in answer}
    if len(rows) > 1:
        raise UnreadableError(f"The rows of {shown(answer)} differ in length, so it is no array.")
    return (len(answer), *rows.pop()) if rows else (0,)


def read_entries(answer, shape):
    """Read every number of an array, row by row."""
    if shape == ():
        return read_number(answer)
    return [read_entries(answer[i], shape[1:]) for i in range(shape[0])]


def read_by_name(answer, like):
    """Read a dict; what it holds beyond the names asked for does no harm."""
    if not isinstance(answer, dict):
        raise UnreadableError(
            f"A dict is asked for, with a value for each of {', '.join(like)}, not {shown(answer)}."
        )
    missing = [name for name in like if name not in answer]
    if missing:
        raise UnreadableError(f"The dict has no value for {', '.join(missing)}.")
    return {name: read(answer[name], like[name]) for name in like}


def read_in_order(answer, like):
    """Read a tuple, a list, or an array."""
    if not isinstance(answer, (list, tuple)) and not getattr(answer, "shape", ()):
        raise UnreadableError(f"{len(like)} {parts(like)} are asked for, in brackets, not {shown(answer)}.")
    if len(answer) != len(like):
        raise UnreadableError(
            f"{len(like)} {parts(like)} are asked for, and {shown(answer)} has {len(answer)}."
        )
    return tuple(read_part(answer[i], like, i) for i in range(len(like)))


def read_part(answer, like, i):
    """Read what stands at place i; where parts are more than numbers, say in which one the trouble is."""
    try:
        return read(answer, like[i])
    except UnreadableError as error:
        if parts(like) == "numbers":
            raise
        raise UnreadableError(f"Part {i + 1}: {error}") from None


def parts(like):
    """Say what a tuple is made of, in a word."""
    return "parts" if any(isinstance(part, (tuple, list, dict, np.ndarray)) for part in like) else "numbers"


def read_number(answer):
    """Read one number of whatever kind: int, float, Fraction, a NumPy scalar, a tensor of one."""
    if isinstance(answer, (str, bytes)):
        raise UnreadableError(f"{shown(answer)} is text; give a number, without quotation marks.")
    if getattr(answer, "shape", ()) != ():
        raise UnreadableError(f"One number is asked for here, and {shown(answer)} is an array.")
    number, error = safely(float, answer)
    if error is not None:
        raise UnreadableError(f"{shown(answer)} is not a number.")
    if not isfinite(number):
        raise UnreadableError(
            f"{number} is not a finite number; look for a division by 0 or a number that overflows."
        )
    return number


def agree(mine, yours, tolerance):
    """Say whether two answers are the same numbers; an answer that could not be read agrees with none."""
    if mine is None or yours is None:
        return False
    if isinstance(mine, dict):
        return all(agree(mine[name], yours[name], tolerance) for name in mine)
    if isinstance(mine, tuple):
        return all(agree(x, y, tolerance) for x, y in zip(mine, yours, strict=True))
    if isinstance(mine, np.ndarray):
        return np.shape(yours) == mine.shape and agree((*mine.flat,), (*yours.flat,), tolerance)
    return isclose(mine, yours, rel_tol=tolerance, abs_tol=1e-9)


def holds_array(numbers):
    """Say whether there is an array in plain numbers."""
    inside = numbers.values() if isinstance(numbers, dict) else numbers if isinstance(numbers, tuple) else ()
    return isinstance(numbers, np.ndarray) or any(map(holds_array, inside))


def furthest_off(yours, expected, tolerance):
    """Write the one entry that is most wrong: where it is, yours and expected."""
    pairs = zip(entries(yours), entries(expected), strict=True)
    wrong = [(place, x, y) for (place, x), (_, y) in pairs if not agree(x, y, tolerance)]
    place, x, y = max(wrong, key=lambda entry: abs(entry[1] - entry[2]))
    return f"{place}: yours {figures(x)}, expected {figures(y)}"


def entries(numbers, place=""):
    """Yield every number with its place, such as "part 2, entry (1, 0)"."""
    if isinstance(numbers, np.ndarray):
        for index, number in np.ndenumerate(numbers):
            yield f"{place}entry {index}", float(number)
    elif isinstance(numbers, (dict, tuple)):
        named = numbers.items() if isinstance(numbers, dict) else enumerate(numbers, start=1)
        for name, inside in named:
            yield from entries(inside, f"{place}part {name}, ")
    else:
        yield place.removesuffix(", "), numbers


def figures(numbers):
    """Write plain numbers the way a learner would, with digits enough to tell them apart."""
    if isinstance(numbers, np.ndarray):
        return f"an array of shape {numbers.shape}"
    if isinstance(numbers, dict):
        return ", ".join(f"{name}: {figures(number)}" for name, number in numbers.items())
    if isinstance(numbers, tuple):
        return f"({', '.join(map(figures, numbers))})"
    return f"{numbers + 0.0:.10g}"  # + 0.0 takes the sign from −0


def shown(anything):
    """Write down anything at all, in at most a line, without an error and without an address."""
    text, error = safely(lambda: one_line(SHORT.repr(anything)))
    return text if error is None else "something that cannot be shown"


def told(error):
    """Write an error as Python does: its kind, then its text."""
    text, trouble = safely(lambda: one_line(f"{type(error).__name__}: {error}".removesuffix(": ")))
    return text if trouble is None else "an error that cannot be shown"


def one_line(text):
    """Bring a text onto one line, without addresses."""
    return " ".join(ADDRESS.sub("", clip(text)).split())


def clip(text, longest=200):
    """Cut a text that is too long; what cannot be sent to a browser becomes a question mark."""
    plain = str.encode(text, errors="replace").decode()
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
