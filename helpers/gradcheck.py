"""A gradient check: nudge every number a little, and compare with the derivatives somebody claims.

It has three verdicts. Right and wrong hold wherever, within its doubt, the measured slope lies;
where the doubt is too large for either, the check cannot tell.
"""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NamedTuple

import numpy as np

from helpers.differences import (
    Slope,
    as_numbers,
    central_difference,
    each_number,
    is_narrow,
    is_rounded,
    kind,
    nudge,
    numeric_gradients,
    relative_error,
    scale,
    slope,
)

__all__ = ["central_difference", "check_gradients", "numeric_gradients", "relative_error"]

SHORTEST, LONGEST = 1e-10, 0.3  # nudges, for numbers up to 1
FINE = 1e-6  # a relative error that is small enough
COARSE = 1e-4  # where nudges, or float32, show no finer ones, it is this
RIGHT, WRONG, UNCLEAR = "✓", "✗", "? cannot tell"
ROWS = 12  # as many as a table shows
HEAD = ("derivative", "claimed", "measured", "relative error", "verdict")


def check_gradients(f, claimed, *args):
    """Compare claimed derivatives of f with those measured by nudging: right, wrong, or cannot tell.

    A relative error up to 1e-6 passes. Where nudges cannot show so small a one, or float32 has a part,
    up to 1e-4 passes, and the report says so.

    Parameters
    ----------
    f : callable
        Returns one number: a float, a 0-d array or tensor, or a node.
    claimed : tuple of float or array of float
        One for each argument, of the same shape.
    *args : float or array of float
        The point; f is called with floats and with arrays of float64.

    Returns
    -------
    Report
        Also when the claimed derivatives are no numbers at all, or too few. If they come in float32,
        none is called wrong: rounding alone may make a right one look so.

    Raises
    ------
    TypeError, ValueError
        If the point is not made of numbers, or f does not return an ordinary number in float64.
    """
    claimed = alone(claimed, *args) if len(args) == 1 else claimed
    if problem := complaint(claimed, args):
        return Report((), problem)
    if is_rounded(f, args):
        raise ValueError("f works in float32, which is too coarse for nudges; use float64.")
    float32 = any(map(is_narrow, (*claimed, *args)))
    arrays, entries = [as_numbers(c) for c in claimed], []
    largest = max((float(np.abs(c).max()) for c in arrays if c.size), default=0.0)
    for i, place, x, along in each_number(f, args):
        number = float(arrays[i][place])
        judge = partial(clear, number, float32)
        measured = settle(along, x, judge)
        finding = judge(measured) or unclear(number, largest, measured)
        where = f"[{i}]" + (str(list(place)) if place else "")
        entries.append(Entry(where, number, measured, float32, *finding))
    return Report(tuple(entries), "" if entries else "There is no number here to check.")


def settle(f, x, judge):
    """Return a slope that is measured until its judge can tell, or as well as can be.

    Nudges grow where rounding hides the slope, and shrink where a curve or a kink does.
    """
    h, factor, slopes = nudge(x), None, [slope(f, x, nudge(x))]
    while not judge(slopes[-1]):
        wanted = 8 if slopes[-1].rounding > slopes[-1].bend else 1 / 8
        factor, h = factor or wanted, h * wanted
        if factor != wanted or not SHORTEST < h / scale(x) < LONGEST:
            break  # nothing is left to try
        try:
            slopes.append(slope(f, x, h))
        except (ValueError, ArithmeticError):
            break  # f has no value there
    return slopes[-1] if judge(slopes[-1]) else min(slopes, key=lambda slope: slope.doubt)


def clear(claimed, float32, slope):
    """Return what no longer or shorter nudge would change, if there is such: verdict, error, and words."""
    gap, size = abs(claimed - slope.value), max(abs(claimed), abs(slope.value))
    if claimed == 0 and slope.flat:
        return RIGHT, 0.0, "0"
    if gap + slope.doubt <= FINE * size:
        return RIGHT, FINE, "< 1e-6"
    if gap > FINE * size + slope.doubt and not float32:  # in float32 a right one may be as far off
        error = relative_error(claimed, slope.value)
        return WRONG, error, f"{error:.2g}"
    if max(abs(claimed), slope.doubt) <= FINE * slope.around and gap <= slope.doubt:
        return RIGHT, FINE, "< 1e-6 of slopes around"  # 0 has no relative error of its own
    return None


def unclear(claimed, largest, slope):
    """Return the best that can be said beyond that."""
    gap, size = abs(claimed - slope.value), max(abs(claimed), abs(slope.value))
    if gap + slope.doubt <= COARSE * size:
        return RIGHT, COARSE, "< 0.0001"
    if gap <= slope.doubt <= FINE * largest:
        return RIGHT, FINE, "< 1e-6 of the largest"
    return UNCLEAR, relative_error(claimed, slope.value) if gap > slope.doubt else 0.0, "unknown"


class Entry(NamedTuple):
    """One derivative, as claimed and as measured, and what the comparison shows."""

    where: str  # as an index into what was claimed
    claimed: float
    slope: Slope
    float32: bool  # whether it has a part in the claim or the point
    verdict: str
    error: float
    words: str  # the error, as far as it is known

    @property
    def reason(self):
        """Why it cannot be told."""
        if self.float32:
            return "float32 is too coarse for nudges; use float64"
        if self.slope.rounding > self.slope.bend:
            return "the difference drowns in the rounding of f"
        return "longer and shorter nudges disagree, as they do at a kink"

    @property
    def cells(self):
        """What a table shows of it, without the digits that differ between computers."""
        x, rounding, doubt = self.slope.value, self.slope.rounding, self.slope.doubt
        if rounding and doubt > FINE * abs(x):
            x = round(x, int(-np.log10(2 * rounding))) + 0.0  # + 0.0, so that there is no −0
        digits = 7 if self.verdict == WRONG else 6  # where they are alike, the last ones would be rounding
        measured = short(x, digits) + (f" ± {short(doubt, 1)}" if self.verdict == UNCLEAR else "")
        return self.where, short(self.claimed, digits), measured, self.words, self.verdict


@dataclass(frozen=True)
class Report:
    """What a gradient check found: right, wrong, or cannot tell; true only if all derivatives are right.

    Attributes
    ----------
    entries : tuple of Entry
        One for each derivative.
    problem : str
        Why nothing could be compared; empty if it could.
    """

    entries: tuple
    problem: str = ""

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
        where, claimed, measured, error, verdict = worst.cells
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
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in entry.cells) for entry in shown]
        rest = f"<p>+ {len(self.entries) - ROWS}</p>" if len(self.entries) > ROWS else ""
        reason = f"<p>{escape(repr(self))}</p>" if self.verdict == UNCLEAR else ""
        return f"<table><tr>{'</tr><tr>'.join([head, *rows])}</tr></table>{rest}{reason}"


def short(x, digits):
    """Write a number with few digits, 1e-6 and not 1e-06."""
    return f"{x:.{digits}g}".replace("e-0", "e-")


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
