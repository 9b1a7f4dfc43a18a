"""What a learner hands in, read with care: as plain numbers, in the form that is asked for."""

import re
import reprlib
from collections.abc import Iterator, Sequence, ValuesView
from itertools import pairwise, repeat
from math import isclose, isfinite, isnan, prod

import numpy as np

from helpers.running import safely

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")  # differs from run to run, and tells nobody anything
SHORT = reprlib.Repr()
SHORT.maxother = SHORT.maxlong = SHORT.maxstring = 100
LARGEST = 10_000  # numbers that are looked at one by one
TEXT = str, bytes, bytearray


class UnreadableError(ValueError):
    """An answer that is not made of the numbers asked for; its text says what is the matter."""


def numbers_in(answer):
    """Return the numbers of an answer in its own brackets: float, array, or tuple or dict of such.

    An UnreadableError says what in it is no number.
    """
    if isinstance(answer, dict):
        return {name: numbers_in(x) for name, x in answer.items()}
    if isinstance(answer, Iterator):
        raise UnreadableError("It gives its numbers one by one: return them all, or put tuple(…) round it.")
    if isinstance(answer, (Sequence, ValuesView)) and not isinstance(answer, TEXT):
        refuse_many(len(answer))
        inside = tuple(map(numbers_in, list(answer)))
        shapes = {np.shape(x) if not isinstance(x, (tuple, dict)) else None for x in inside}
        return np.array(inside) if len(shapes) == 1 and None not in shapes else inside
    shape = tuple(getattr(answer, "shape", ()))
    if shape == ():
        return read_number(answer)
    refuse_many(prod(shape))
    plain = answer.tolist() if hasattr(answer, "tolist") else answer
    return np.reshape([read_number(x) for x in leaves(plain)], shape)


def refuse_many(n):
    """Refuse more numbers than can be looked at in a moment."""
    if n > LARGEST:
        raise UnreadableError(f"{n} numbers are more than anything asked for here.")


def read_number(answer):
    """Read one number of whatever kind: int, float, Fraction, a NumPy scalar, a tensor of one, a node."""
    if isinstance(answer, TEXT):
        raise UnreadableError(f"{shown(answer)} is text; give a number, without quotation marks.")
    number = answer.value if hasattr(answer, "edges") else answer  # a node has edges
    if safely(lambda: bool(number.imag))[0]:
        raise UnreadableError(f"{shown(answer)} has an imaginary part; a real number is asked for.")
    number, error = safely(float, number)
    if error is None:
        return number
    if answer is None:
        raise UnreadableError("None is not a number. It is what a function without return gives.")
    if callable(answer):
        raise UnreadableError(f"{shown(answer)} is a function, not what it gives: call it, with brackets ().")
    raise UnreadableError(f"{shown(answer)} is not a number.")


def leaves(answer):
    """Return what stands in brackets within brackets, as one flat list."""
    if not isinstance(answer, (list, tuple)):
        return [answer]
    return [leaf for i in range(min(len(answer), LARGEST)) for leaf in leaves(answer[i])]


def numbered(n):
    """Say how many numbers are asked for, as the beginning of a sentence."""
    return f"{n} numbers are" if n > 1 else "One number is"


def fit(found, like):
    """Return the numbers of an answer in the form of the right ones: tuples of numbers are flat.

    An UnreadableError says where they have another form, or one is not finite.
    """
    if isinstance(like, dict):
        return fit_names(found, like)
    if isinstance(like, tuple):
        return fit_parts(found, like) if any(map(np.shape, like)) else fit_tuple(found, like)
    if isinstance(found, (tuple, dict)):
        rows = " Its rows differ in length." * all(np.ndim(row) == 1 for row in found)
        what = f"An array of shape {like.shape}" if np.shape(like) else "One number"
        raise UnreadableError(f"{what} is asked for, not {figures(found)}.{rows}")
    if np.shape(like) and np.shape(found) != np.shape(like):
        yours = f"and yours has shape {np.shape(found)}" if np.shape(found) else f"not {figures(found)}"
        raise UnreadableError(f"An array of shape {like.shape} is asked for, {yours}.")
    if np.shape(found) != np.shape(like):
        comma = " Is there a comma behind it, or are there [ ] round it?" * (np.shape(found) == (1,))
        raise UnreadableError(f"One number is asked for, and {figures(found)} is in brackets.{comma}")
    for number in np.ravel(found):
        if not isfinite(number):
            raise UnreadableError(f"{number} is not a finite number.")
    return found


def fit_names(found, like):
    """Fit a dict; what it holds beyond the names asked for does no harm."""
    if not isinstance(found, dict):
        raise UnreadableError(f"A dict is asked for, not {figures(found)}.")
    for name in like:
        if name not in found:
            raise UnreadableError(f"The dict has no value for {name}.")
    return {name: fit(found[name], like[name]) for name in like}


def fit_tuple(found, like):
    """Fit numbers one after the other, in whatever brackets they stand."""
    if isinstance(found, (float, dict)):
        raise UnreadableError(f"{numbered(len(like))} asked for, in brackets, not {figures(found)}.")
    flat = flattened(found)
    if len(flat) != len(like):
        parted = any(0 < a < 1000 and 0 <= b < 1000 for a, b in pairwise(flat))
        thousands = float(max(map(abs, like))) >= 1000 and len(flat) > len(like) and parted
        comma = " A comma parts two numbers in Python: write thousands without one, 12_000." * thousands
        raise UnreadableError(f"{numbered(len(like))} asked for, and yours are {len(flat)}.{comma}")
    return tuple(fit(x, 0.0) for x in flat)


def fit_parts(found, like):
    """Fit arrays one after the other, and say in which part there is trouble."""
    is_stack = isinstance(found, np.ndarray) and found.ndim > np.ndim(like[0])
    found = tuple(found) if is_stack else found
    if not isinstance(found, tuple) or len(found) != len(like):
        what = "arrays" if all(map(np.shape, like)) else "results"
        raise UnreadableError(f"{len(like)} {what} are asked for, in brackets, one after the other.")
    fitted = []
    for i, (part, right) in enumerate(zip(found, like, strict=True), start=1):
        try:
            fitted.append(fit(part, right))
        except UnreadableError as error:
            raise UnreadableError(f"Part {i}: {error}") from None
    return tuple(fitted)


def flattened(numbers):
    """Return plain numbers in one list, whatever their brackets."""
    if isinstance(numbers, (tuple, dict)):
        inside = numbers.values() if isinstance(numbers, dict) else numbers
        return [number for part in inside for number in flattened(part)]
    return [float(number) for number in np.ravel(numbers)]


# Comparing plain numbers.


def agree(mine, yours, least=1e-9):
    """Say whether two answers are the same numbers in the same brackets, within rounding; `...` is any."""
    if yours is ...:
        return True
    if isinstance(mine, dict) and isinstance(yours, dict):
        return mine.keys() == yours.keys() and all(agree(mine[x], yours[x], least) for x in mine)
    if isinstance(mine, tuple) and isinstance(yours, tuple):
        return len(mine) == len(yours) and all(map(agree, mine, yours, repeat(least)))
    if mine is None or yours is None or {type(mine), type(yours)} & {dict, tuple}:
        return False
    same_shape = np.shape(mine) == np.shape(yours)
    return same_shape and all(map(close, flattened(mine), flattened(yours), repeat(least)))


def close(x, y, least=1e-9):
    """Say whether two numbers are the same within rounding; nan is like nan."""
    return isclose(x, y, rel_tol=1e-6, abs_tol=least) or (isnan(x) and isnan(y))


# Writing.


def figures(numbers):
    """Write plain numbers the way a learner would, with digits enough to tell them apart."""
    if isinstance(numbers, dict):
        return ", ".join(f"{name}: {figures(number)}" for name, number in numbers.items()) or "an empty dict"
    if isinstance(numbers, tuple):
        return f"({', '.join(map(figures, numbers))})"
    if np.shape(numbers):
        return f"[{', '.join(map(figures, numbers))}]"
    return f"{numbers + 0.0:.10g}"  # + 0.0 takes the sign from −0


def shown(anything):
    """Write down anything at all, in at most a line, without an error and without an address."""
    text, error = safely(
        lambda: one_line(SHORT.repr(anything.item() if isinstance(anything, np.generic) else anything))
    )
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


def listed(words):
    """Join words as a sentence does: "first, second and third"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
