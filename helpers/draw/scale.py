"""One axis: where a number stands on it, and the round numbers that are written beside it.

A scale is linear or logarithmic. It can show numbers of a size up to 1e306; a logarithmic
one shows those from 1e-306, so neither zero nor negative numbers.
"""

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from helpers.draw.labels import RAISED

LARGEST, SMALLEST = 1e306, 1e-306  # beyond these, sums and quotients of floats overflow
SAME = 1e-11  # two ends that agree so closely are one number; ticks have twelve digits
FAR = 1e6  # lengths of the axis; what is further away is as good as there
NICE = 1, 2, 5
SKIPS = 1, 2, 3, 5, 10, 20, 50, 100, 200, 500  # how many powers of ten from tick to tick


@dataclass(frozen=True)
class Scale:
    """An axis from low to high.

    Parameters
    ----------
    low, high : float
        Its ends.
    log : bool
        Whether equal steps mean equal factors.
    whole : bool
        Whether only whole numbers are written beside it, as for layers or epochs.
    """

    low: float
    high: float
    log: bool = False
    whole: bool = False

    def __post_init__(self):
        if not (can_show(self.low, self.log) and can_show(self.high, self.log) and self.low < self.high):
            kind = ", above 0," if self.log else ""
            raise ValueError(
                f"An axis from {self.low} to {self.high} cannot be drawn; give the lower end{kind} first."
            )

    @classmethod
    def around(cls, values, log=False, tight=False, whole=False):
        """Return the scale that shows all these numbers, as far as any scale can.

        Parameters
        ----------
        values : iterable of float
            nan, infinities and, for log, numbers up to 0 are left out.
        tight : bool
            End at the outermost numbers; else at the next round ones.
        """
        shown = [value for value in values if can_show(value, log)]
        if not shown:
            return cls(0.1 if log else 0.0, 1.0, log, whole)
        low, high = apart(min(shown), max(shown), log, whole)
        low, high = (low, high) if tight else rounded(low, high, log)
        return cls(max(low, SMALLEST if log else -LARGEST), min(high, LARGEST), log, whole)

    def at(self, value):
        """Return where a number stands: 0 at low, 1 at high, None if it has no place.

        What lies outside the axis gets a place below 0 or above 1.
        """
        if not can_show(value, self.log):
            return None
        if self.log:
            start = log10(self.low)
            return (log10(value) - start) / (log10(self.high) - start)
        return max(-FAR, min(FAR, (value - self.low) / (self.high - self.low)))

    def ticks(self, most=6):
        """Return at most so many round numbers on the axis, two at least.

        Returns
        -------
        list of float
        """
        most = max(most, 2)
        if self.log:
            return log_ticks(self.low, self.high, most, self.whole)
        return linear_ticks(self.low, self.high, most, self.whole)


def can_show(value, log=False):
    """Tell whether a scale has a place for a number; it has none for nan and None."""
    return value is not None and (SMALLEST if log else -LARGEST) <= value <= LARGEST


def apart(low, high, log, whole):
    """Return the ends, moved apart where they are one number."""
    if log:
        return (low, high) if high > low * (1 + SAME) else (low / 2, high * 2)
    if high - low > max(SAME * max(abs(low), abs(high)), SMALLEST):
        return low, high
    room = abs(high) / 2 if abs(high) > SMALLEST else 1
    room = max(room, 1) if whole else room
    return low - room, high + room


def rounded(low, high, log):
    """Return the next round numbers outside the ends."""
    if log:
        below = [x for k in (-1, 0) for x in decade(floor(log10(low)) + k) if x <= low]
        above = [x for k in (0, 1) for x in decade(floor(log10(high)) + k) if x >= high]
        return max(below), min(above)
    nice, k = step(low, high, 6)
    width = decimal(nice, k)
    return decimal(floor(low / width + 1e-9) * nice, k), decimal(ceil(high / width - 1e-9) * nice, k)


def decimal(n, k):
    """Return n·10ᵏ as the float that is nearest to it."""
    return float(f"{n}e{k}")


def decade(k):
    """Return the round numbers from 10ᵏ to the next power of ten."""
    return [decimal(nice, k) for nice in NICE]


def step(low, high, most, whole=False):
    """Return the smallest round step n·10ᵏ, as n and k, that makes at most so many ticks."""
    k = floor(log10((high - low) / most))
    steps = [(nice, k + more) for more in (0, 1, 2) for nice in NICE]
    fits = [(nice, k) for nice, k in steps if len(multiples(low, high, nice, k)) <= most]
    return max(fits[0], (1, 0), key=lambda pair: pair[::-1]) if whole else fits[0]


def multiples(low, high, nice, k):
    """Return which multiples of nice·10ᵏ lie between the ends; an end that is one counts."""
    width = decimal(nice, k)
    return range(ceil(low / width - 1e-9), floor(high / width + 1e-9) + 1)


def linear_ticks(low, high, most, whole=False):
    """Return multiples of a round step between the ends."""
    nice, k = step(low, high, most, whole)
    return [decimal(i * nice, k) for i in multiples(low, high, nice, k)]


def log_ticks(low, high, most, whole=False):
    """Return powers of ten between the ends; where that are few, 2 and 5 times as much too."""
    first, last = floor(log10(low)), floor(log10(high))
    slack = 1 + 1e-9
    dense = [x for k in range(first, last + 2) for x in decade(k) if low <= x * slack and x <= high * slack]
    if len(dense) < 2:
        return linear_ticks(low, high, most, whole)
    if len(dense) <= most:
        return dense
    powers = [k for k in range(first, last + 2) if low <= decimal(1, k) * slack <= high * slack * slack]
    kept = next(kept for n in SKIPS if len(kept := [k for k in powers if k % n == 0]) <= most)
    return [decimal(1, k) for k in kept] if len(kept) > 1 else [dense[0], dense[-1]]


def tick_labels(ticks, log=False):
    """Write the ticks of one axis: all as plain numbers, or all with powers of ten such as 2·10⁻⁶."""
    sizes = [abs(tick) for tick in ticks if tick] or [1.0]
    least = min(sizes) if log else max(sizes)
    write = plain if least >= 1e-3 and max(sizes) < 1e5 else powered
    return [write(tick) for tick in ticks]


def plain(tick):
    """Write a number without the noise in the last digits of a float."""
    return f"{tick or 0:.12g}".replace("-", "−")


def powered(tick):
    """Write a number as a power of ten, or as a multiple of one."""
    if not tick or not isfinite(tick):
        return plain(tick)
    factor, k = f"{tick:.11e}".split("e")
    factor = factor.rstrip("0").rstrip(".")
    sign = factor.removesuffix("1") if factor in ("1", "-1") else f"{factor}·"
    return f"{sign}10".replace("-", "−") + f"{int(k)}".replace("-", "−").translate(RAISED)
