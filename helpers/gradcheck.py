"""A gradient check: nudge every number a little, and compare with the derivatives somebody claims.

The central difference is much nearer to the truth than the one-sided one. A good nudge is about the
cube root of the rounding error of a float (Nocedal & Wright 2006, chapter 8). Put together, differences
of several lengths are better still (Richardson 1911), and show how far off they may be. So the check has
three verdicts: right and wrong hold wherever, within its doubt, the measured slope lies; where the doubt
is too large for either, it cannot tell.
"""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NamedTuple

import numpy as np

EPS = float(np.finfo(float).eps)  # the gap between 1 and the next float
TINY = 5e-324  # the gap between 0 and the next float
SHORTEST, LONGEST, FAR = 1e-10, 0.3, 1e6  # nudges, and a look from afar, for numbers up to 1
FINE = 1e-6  # a relative error that is small enough
COARSE = 1e-4  # where nudges show no finer ones, it is this
RIGHT, WRONG, UNCLEAR = "✓", "✗", "? cannot tell"
ROWS = 12  # as many as a table shows
DROWNED = "the difference drowns in the rounding of f"
NARROW = "A derivative or f is in float32, which is too coarse for nudges; use float64."
KINK = "longer and shorter nudges disagree, as they do at a kink"
HEAD = ("derivative", "claimed", "measured", "relative error", "verdict")


def central_difference(f, x, h):
    """Estimate the slope of f at x from one nudge to each side: (f(x + h) − f(x − h)) / 2h."""
    return (f(x + h) - f(x - h)) / (2 * h)


def relative_error(x, y):
    """Say how far apart two numbers are, as a share of the larger one: |x − y| / max(|x|, |y|).

    It is 0 where they are equal, also for 0 and 0, and 2 for the same size with another sign.
    """
    size = max(abs(x), abs(y))
    return float(abs(x - y) / size) if size else 0.0


def numeric_gradients(f, *args):
    """Estimate the derivative of f by every number in its arguments: for each one a float, or an array."""
    slopes = [np.empty(np.shape(x)) for x in args]
    for i, place, x, along in each_number(f, args):
        slopes[i][place] = central_difference(along, x, nudge(x))
    return tuple(slope if slope.ndim else float(slope) for slope in slopes)


def check_gradients(f, claimed, *args):
    """Compare claimed derivatives of f with those measured by nudging: right, wrong, or cannot tell.

    A relative error up to 1e-6 passes. Where nudges cannot show so small a one, up to 1e-4 passes, and the
    report says so.

    Parameters
    ----------
    f : callable
        Returns one number: a float, a 0-d array or tensor, or a node.
    claimed : tuple of float or array of float
        One for each argument, of the same shape; a list will do.
    *args : float or array of float
        The point; f is called with floats and with arrays of float64.

    Returns
    -------
    Report
        Also when the claimed derivatives are no numbers at all, or too few.

    Raises
    ------
    TypeError, ValueError
        If the point is not made of numbers, f does not return an ordinary number, or either side is in
        float32.
    """
    claimed = alone(claimed, *args) if len(args) == 1 else claimed
    if problem := complaint(claimed, args):
        return Report((), problem)
    if any(map(is_narrow, claimed)):
        raise ValueError(NARROW)
    arrays, entries = [as_numbers(c) for c in claimed], []
    largest = max((float(np.abs(c).max()) for c in arrays if c.size), default=0.0)
    for i, place, x, along in each_number(f, args):
        if is_rounded(along, x):
            raise ValueError(NARROW)
        number, tried = float(arrays[i][place]), []
        for measured in slopes(along, x):
            tried.append(measured)
            if finding := compared(number, measured):
                break
        else:
            measured = min(tried, key=lambda slope: slope.doubt)
            finding = compared(number, measured, largest)
        where = f"[{i}]" + (str(list(place)) if place else "")
        entries.append(entry(where, number, measured, *finding))
    return Report(tuple(entries), "" if entries else "There is no number here to check.")


def compared(claimed, slope, largest=None):
    """Return the verdict on one derivative, its error, and words for that.

    Without the largest derivative, nothing is returned where another nudge may tell more.
    """
    gap, size = abs(claimed - slope.value), max(abs(claimed), abs(slope.value))
    if claimed == 0 and slope.flat:
        return RIGHT, 0.0, "0"
    if gap + slope.doubt <= FINE * size:
        return RIGHT, FINE, "< 1e-6"
    if gap > FINE * size + slope.doubt:
        error = relative_error(claimed, slope.value)
        return WRONG, error, f"{error:.2g}"
    if max(abs(claimed), slope.doubt) <= FINE * slope.around and gap <= slope.doubt:
        return RIGHT, FINE, "< 1e-6 of slopes around"  # 0 has no relative error of its own
    if largest is None:
        return None
    if gap + slope.doubt <= COARSE * size:
        return RIGHT, COARSE, "< 0.0001"
    if gap <= slope.doubt <= FINE * largest:
        return RIGHT, FINE, "< 1e-6 of the largest"
    return UNCLEAR, relative_error(claimed, slope.value) if gap > slope.doubt else 0.0, "unknown"


class Entry(NamedTuple):
    """A row of the table, without digits that differ between computers; its error, and why it is unclear."""

    where: str  # as an index into what was claimed
    claimed: str
    measured: str
    words: str  # the error, as far as it is known
    verdict: str
    error: float
    reason: str


def entry(where, claimed, slope, verdict, error, words):
    """Write down what the comparison of one derivative shows."""
    x = slope.value
    if slope.rounding and slope.doubt > FINE * abs(x):
        x = round(x, int(-np.log10(2 * slope.rounding))) + 0.0  # + 0.0, so that there is no −0
    digits = 7 if verdict == WRONG else 6  # where they are alike, the last ones would be rounding
    measured = short(x, digits) + (f" ± {short(slope.doubt, 1)}" if verdict == UNCLEAR else "")
    reason = DROWNED if slope.rounding > slope.bend else KINK
    return Entry(where, short(claimed, digits), measured, words, verdict, error, reason)


@dataclass(frozen=True)
class Report:
    """What a gradient check found: right, wrong, or cannot tell; true only if all derivatives are right."""

    entries: tuple  # an Entry for each derivative
    problem: str = ""  # why nothing could be compared

    def __bool__(self):
        return self.verdict == RIGHT

    @property
    def verdict(self):
        """✓, ✗ or "? cannot tell": that of the worst entry."""
        found = {entry.verdict for entry in self.entries}
        return WRONG if self.problem or WRONG in found else UNCLEAR if UNCLEAR in found else RIGHT

    def __repr__(self):
        if self.problem:
            return f"✗ {self.problem}"
        alike = [entry for entry in self.entries if entry.verdict == self.verdict]
        # Errors that print alike count as equal: their last digits differ between computers.
        worst = max(alike, key=lambda entry: float(f"{entry.error:.2g}"))
        where, claimed, measured, error, verdict = worst[:5]
        if verdict == UNCLEAR:
            return f"{verdict} at {where}, claimed {claimed}, measured {measured}: {worst.reason}."
        return f"{verdict} {error}" + ("" if self else f" at {where}: {claimed} ≠ {measured}")

    def _repr_html_(self):
        if self.problem:
            return f"<p>{escape(repr(self))}</p>"
        head = "".join(f'<th scope="col">{word}</th>' for word in HEAD)
        # those that are not right first, where not all can be shown
        order = (WRONG, UNCLEAR, RIGHT) if len(self.entries) > ROWS else ()
        shown = sorted(self.entries, key=lambda entry: order and order.index(entry.verdict))[:ROWS]
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in entry[:5]) for entry in shown]
        rest = f"<p>+ {len(self.entries) - ROWS}</p>" if len(self.entries) > ROWS else ""
        reason = f"<p>{escape(repr(self))}</p>" if self.verdict == UNCLEAR else ""
        return f"<table><tr>{'</tr><tr>'.join([head, *rows])}</tr></table>{rest}{reason}"


def short(x, digits):
    """Write a number with few digits, 1e-6 and not 1e-06."""
    return f"{x:.{digits}g}".replace("e-0", "e-")


# The measure.


class Slope(NamedTuple):
    """A slope as nudging measures it, and how far off it may be."""

    value: float
    rounding: float  # how far rounding may have moved it
    bend: float  # and how far a curve or a kink
    around: float  # the steepest slope from the point to a neighbour; 0 if that is far
    flat: bool  # whether f stays the same

    @property
    def doubt(self):
        """How far off it may be in all."""
        return self.rounding + self.bend


def slopes(f, x):
    """Yield the slope as ever longer nudges measure it, where rounding hides it, or ever shorter ones."""
    h, factor = nudge(x), None
    yield (last := slope(f, x, h))
    while True:
        wanted = 8 if last.rounding > last.bend else 1 / 8
        factor, h = factor or wanted, h * wanted
        if factor != wanted or not SHORTEST < h / scale(x) < LONGEST:
            return  # nothing is left to try
        try:
            last = slope(f, x, h)
        except (ValueError, ArithmeticError):
            return  # f has no value there
        yield last


def slope(f, x, h):
    """Measure the slope of f at x by nudges of h, 2h and 4h to each side.

    If f were a polynomial of degree 4 or less, nothing but rounding would be wrong with it. Two
    other sums would be 0 then; ten times what they really come to is taken for the doubt.
    """
    middle, sides = f(x), np.array([[f(x - n * h), f(x + n * h)] for n in (1, 2, 4)])
    odd, even = sides[:, 1] - sides[:, 0], sides.sum(axis=1) - 2 * middle
    bend = max(abs(odd @ [16, -10, 1]) / 3, abs(even @ [64, -20, 1]) / 13) / h
    steepest = np.abs(sides - middle).max() / (4 * h)
    size = np.abs(sides).max()
    rounding = 10 * max(EPS * size, TINY) / h if size else 0.0
    around = steepest if h < 0.1 * scale(x) else 0.0
    numbers = (8 * odd[0] - odd[1]) / (12 * h), rounding, bend, around
    return Slope(*map(float, numbers), not steepest and stays(f, x, middle, h))


def stays(f, x, middle, h):
    """Say whether f stays the same till it jumps; what rounding hid would come out in small steps."""
    try:
        while (h := 4 * h) < FAR * scale(x):
            if moved := max(abs(f(x - h) - middle), abs(f(x + h) - middle)):
                return moved > 1e3 * EPS * abs(middle)
    except (ValueError, ArithmeticError):
        pass  # f ends there
    return True


def scale(x):
    """Return the size of x, as a measure for nudges; small numbers count as 1."""
    return max(1.0, abs(x))


def nudge(x):
    """Return a step for x: smaller ones drown in rounding, larger ones meet the curve."""
    return EPS ** (1 / 3) * scale(x)


# What a learner hands in: floats, arrays, nodes, tensors.


def each_number(f, args):
    """Yield every number in the arguments: where it stands, itself, and f as a function of it alone."""
    arrays = [as_numbers(x) for x in args]
    for x, array in zip(args, arrays, strict=True):
        if array is None:
            raise TypeError(f"The point is not made of numbers: it holds a {kind(x)}.")
    for i, x in enumerate(arrays):
        for place in np.ndindex(x.shape):
            yield i, place, float(x[place]), partial(changed, f, arrays, i, place)


@np.errstate(all="ignore")  # nan and inf get a sentence
def changed(f, arrays, i, place, number):
    """Return what f gives, as a float, when one number in its arguments is another one."""
    args = [array.copy() for array in arrays]
    args[i][place] = number
    result = f(*[x if x.ndim else float(x) for x in args])
    result = getattr(result, "value", result)
    result = result.detach() if hasattr(result, "detach") else result
    if not hasattr(result, "__float__") or np.ndim(result) or np.iscomplexobj(result):
        shape = f" of shape {tuple(np.shape(result))}" if hasattr(result, "shape") else ""
        found = f"{type(result).__name__}{shape}"
        raise TypeError(f"f has to return one number, but what it returned is: {found}.")
    if not np.isfinite(float(result)):
        raise ValueError(f"f returned {float(result)}; a check needs ordinary numbers all around the point.")
    if is_narrow(result):
        raise ValueError(NARROW)
    return float(result)


@np.errstate(over="ignore")
def is_rounded(f, x):
    """Say whether f gives float32 numbers, whatever their type: further off they differ, and all fit."""
    far = 4096 * nudge(x)
    try:
        found = {f(x + n * far) for n in (-1, -0.25, 0, 0.5, 1)}
    except (ValueError, ArithmeticError):
        return False  # f ends there
    return len(found) > 2 and all(float(np.float32(number)) == number for number in found)  # 2 are a jump


def is_narrow(given):
    """Say whether this is in float32, or coarser still."""
    dtype = getattr(given, "dtype", None)
    return "float" in str(dtype) and dtype.itemsize < 8


def as_numbers(given):
    """Return a new array of floats, or None for anything else."""
    try:
        numbers = np.asarray(given.detach().cpu() if hasattr(given, "detach") else given)
        return np.vectorize(float, otypes=[float])(numbers) if numbers.dtype.kind in "iufO" else None
    except (TypeError, ValueError, OverflowError):
        return None


def kind(given):
    """Name the type of what is no number; of a node, say where its number is."""
    name = type(given).__name__
    return f"{name}, whose number is its .value" if hasattr(given, "value") else name


def alone(claimed, x):
    """Return the derivative by the only argument in a tuple, also where it came bare or in a list."""
    fits = (numbers := as_numbers(claimed)) is not None and numbers.shape == np.shape(x)
    return claimed if isinstance(claimed, (tuple, list)) and len(claimed) == 1 and not fits else (claimed,)


def complaint(claimed, args):
    """Return one sentence about claimed derivatives that cannot be compared, or nothing."""
    if not isinstance(claimed, (tuple, list)) or len(claimed) != len(args):
        return f"One derivative is needed for each argument, so {len(args)} in a tuple."
    for i, (c, x) in enumerate(zip(claimed, args, strict=True)):
        if (numbers := as_numbers(c)) is None:
            return f"[{i}] is not made of numbers; its type is {kind(c)}."
        if numbers.shape != np.shape(x):
            return f"[{i}] has shape {numbers.shape}, but its argument has shape {tuple(np.shape(x))}."
        if not np.isfinite(numbers).all():
            return f"[{i}] holds nan or inf; a derivative is an ordinary number."
    return ""
