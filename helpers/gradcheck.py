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
    EPS,
    Slope,
    as_numbers,
    central_difference,
    each_number,
    is_rounded,
    kind,
    nudge,
    numeric_gradients,
    parameters,
    relative_error,
    scale,
    slope,
    step_sizes,
)

__all__ = ["central_difference", "check_gradients", "numeric_gradients", "relative_error", "step_sizes"]

EPS32 = float(np.finfo("f").eps)  # the gap between 1 and the next number in float32
SHORTEST, LONGEST = 1e-10, 0.3  # nudges, for numbers up to 1
COARSE = 1e-4  # a relative error that is small enough where nudges, or float32, show no finer ones
RIGHT, WRONG, UNCLEAR = "✓", "✗", "? cannot tell"
ROWS = 12  # as many as a table shows
HEAD = ("derivative", "claimed", "measured", "relative error", "verdict")


class Finding(NamedTuple):
    """What a comparison shows, and how near the two numbers are."""

    verdict: str
    error: float
    words: str  # the error, as far as it is known


class Entry(NamedTuple):
    """One derivative, twice: as claimed, and as measured by nudging."""

    where: str  # as an index into what was claimed
    claimed: float
    largest: float  # of all that are claimed
    tolerance: float
    float32: bool  # whether it has a part in the claim, the point or f
    slope: Slope

    @property
    def error(self):
        """The relative error; 0 if the doubt explains the difference."""
        return 0.0 if self.gap <= self.slope.doubt else relative_error(self.claimed, self.slope.value)

    @property
    def gap(self):
        """How far the two are apart."""
        return abs(self.claimed - self.slope.value)

    @property
    def clear(self):
        """The finding that no longer or shorter nudge would change; None if there is none."""
        doubt, limit = self.slope.doubt, f"< {short(self.tolerance)}"
        allowed = self.tolerance * max(abs(self.claimed), abs(self.slope.value))
        zero = self.tolerance * self.slope.around  # 0 has no relative error of its own
        if self.claimed == 0 and self.slope.flat:
            return Finding(RIGHT, 0.0, "0")
        if self.gap + doubt <= allowed:
            return Finding(RIGHT, self.tolerance, limit)
        if self.gap > allowed + doubt and not self.float32:  # in float32 a right one may be as far off
            return Finding(WRONG, self.error, f"{self.error:.2g}")
        if max(abs(self.claimed), doubt) <= zero and self.gap <= doubt:
            return Finding(RIGHT, self.tolerance, f"{limit} of slopes around")
        return None

    @property
    def finding(self):
        """The clear finding, or else the best that can be said."""
        if self.clear:
            return self.clear
        if self.gap + self.slope.doubt <= COARSE * max(abs(self.claimed), abs(self.slope.value)):
            return Finding(RIGHT, COARSE, f"< {short(COARSE)}")
        if self.gap <= self.slope.doubt <= self.tolerance * self.largest:
            return Finding(RIGHT, self.tolerance, f"< {short(self.tolerance)} of the largest")
        return Finding(UNCLEAR, self.error, "unknown")

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
        x, rounding, (verdict, _, error) = self.slope.value, self.slope.rounding, self.finding
        if rounding and self.slope.doubt > self.tolerance * abs(x):
            x = round(x, int(-np.log10(2 * rounding))) + 0.0  # + 0.0, so that there is no −0
        digits = 7 if verdict == WRONG else 6  # where they are alike, the last ones would be rounding
        measured = short(x, digits)
        if verdict == UNCLEAR:
            measured += f" ± {short(self.slope.doubt, 1)}"
        return self.where, short(self.claimed, digits), measured, error, verdict


@dataclass(frozen=True)
class Report:
    """What a gradient check found: right, wrong, or cannot tell; true only if all derivatives are right.

    Attributes
    ----------
    entries : tuple of Entry
        One for each derivative.
    problem : str
        Why nothing could be compared; empty if it could.
    verdict : str
        ✓, ✗ or "? cannot tell".
    """

    entries: tuple
    problem: str = ""

    def __bool__(self):
        return self.verdict == RIGHT

    @property
    def verdict(self):
        """That of the worst entry."""
        found = {entry.finding.verdict for entry in self.entries}
        return WRONG if self.problem or WRONG in found else UNCLEAR if UNCLEAR in found else RIGHT

    @property
    def largest(self):
        """The largest relative error."""
        return max((entry.error for entry in self.entries), default=0.0)

    def __repr__(self):
        if self.problem:
            return f"✗ {self.problem}"
        alike = [entry for entry in self.entries if entry.finding.verdict == self.verdict]
        # Errors that print alike count as equal: their last digits differ between computers.
        worst = max(alike, key=lambda entry: float(f"{entry.finding.error:.2g}"))
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
        shown = sorted(self.entries, key=lambda entry: order and order.index(entry.finding.verdict))[:ROWS]
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in entry.cells) for entry in shown]
        rest = f"<p>+ {len(self.entries) - ROWS}</p>" if len(self.entries) > ROWS else ""
        reason = f"<p>{escape(repr(self))}</p>" if self.verdict == UNCLEAR else ""
        return f"<table><tr>{'</tr><tr>'.join([head, *rows])}</tr></table>{rest}{reason}"


def short(x, digits=7):
    """Write a number with few digits, 1e-6 and not 1e-06."""
    return f"{x:.{digits}g}".replace("e-0", "e-")


def check_gradients(f, claimed, *args, tolerance=1e-6):
    """Compare claimed derivatives of f with those measured by nudging: right, wrong, or cannot tell.

    Parameters
    ----------
    f : callable
        Returns one number: a float, a 0-d array or tensor, or a node. It may be a module of PyTorch.
    claimed : tuple of float or array of float
        One for each argument, of the same shape.
    *args : float or array of float
        The point; a tensor goes to f as a tensor.
    tolerance : float
        The largest relative error that passes. Where nudges cannot show so small a one, or float32
        has a part, up to 1e-4 passes, and the report says so.

    Returns
    -------
    Report
        Also when the claimed derivatives are no numbers at all, or too few. In float32 nothing is
        called wrong: rounding alone may make a right derivative look so.

    Raises
    ------
    TypeError, ValueError
        If the point is not made of numbers, or f does not return an ordinary number.
    """
    claimed = alone(claimed, *args) if len(args) == 1 else claimed
    if problem := complaint(claimed, args):
        return Report((), problem)
    rounded = is_rounded(f, args)
    float32 = rounded or any(map(is_narrow, (*claimed, *args, *parameters(f))))
    arrays, entries = [as_numbers(c) for c in claimed], []
    largest = max((float(np.abs(c).max()) for c in arrays if c.size), default=0.0)
    for i, place, x, along in each_number(f, args):
        where = f"[{i}]" + (str(list(place)) if place else "")
        judge = partial(Entry, where, float(arrays[i][place]), largest, tolerance, float32)
        entries.append(settle(along, x, EPS32 if rounded else EPS, judge))
    return Report(tuple(entries), "" if entries else "There is no number here to check.")


def settle(f, x, eps, judge):
    """Measure a slope until its judge can tell, and return what the judge made of it, an Entry.

    Nudges grow where rounding hides the slope, and shrink where a curve or a kink does.
    """
    h, factor, entries = nudge(x), None, [judge(slope(f, x, nudge(x), eps))]
    while not entries[-1].clear:
        wanted = 8 if entries[-1].slope.rounding > entries[-1].slope.bend else 1 / 8
        factor, h = factor or wanted, h * wanted
        if factor != wanted or not SHORTEST < h / scale(x) < LONGEST:
            break  # nothing is left to try
        try:
            entries.append(judge(slope(f, x, h, eps)))
        except (ValueError, ArithmeticError):
            break  # f has no value there
    return entries[-1] if entries[-1].clear else min(entries, key=lambda entry: entry.slope.doubt)


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


def is_narrow(given):
    """Say whether this is in float32, or coarser still."""
    dtype = getattr(given, "dtype", None)
    return getattr(dtype, "itemsize", 8) < 8 and "float" in str(dtype)
