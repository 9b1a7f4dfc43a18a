"""Measure the checks on the bank: python tests/bench/checks.py (no test; it takes some seconds).

For each exercise and in all: right answers that are rejected, wrong ones that are accepted, and how many of
the wrong ones are told what is wrong. And how long a check takes: the first one of an exercise, for which
its known mistakes are tried too, and every other.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from exercises import bank  # noqa: E402 (found by the line above)
from exercises.test_bank import GENERIC  # noqa: E402

from helpers import check  # noqa: E402


def timed(name, answer):
    """Return the verdict on an answer, and how many milliseconds it takes."""
    started = perf_counter()
    verdict = check.__getattr__(name)(answer)
    return verdict, 1000 * (perf_counter() - started)


def main():
    """Print the figures."""
    first, later, total = [], [], [0] * 5
    for name in check.EXERCISES:
        wrong = [timed(name, answer) for _, answer in bank.known(name) + bank.wrong(name)]
        right = [timed(name, answer) for answer in bank.right(name)]
        rejected = sum(not verdict for verdict, _ in right)
        accepted = sum(bool(verdict) for verdict, _ in wrong)
        named = sum(not verdict and not verdict.message.endswith(GENERIC) for verdict, _ in wrong)
        times = [time for _, time in wrong + right]
        first, later = [*first, times[0]], later + times[1:]
        row = rejected, len(right), accepted, named, len(wrong)
        total = [a + b for a, b in zip(total, row, strict=True)]
        print(f"{name:22}", "{} of {:2} right rejected, {} accepted, {:2} of {:2} wrong named".format(*row))
    print("in all: {} of {} right rejected, {} accepted, {} of {} wrong named,".format(*total), end=" ")
    print(f"{100 * total[3] / total[4]:.1f} %")
    print(f"milliseconds: first {median(first):.1f}, at most {max(first):.0f}; "
          f"later {median(later):.1f}, at most {max(later):.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
