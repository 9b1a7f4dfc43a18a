"""Measure the checks: python tests/bench/checks.py (no test; it takes a few seconds).

How many of the wrong answers in the bank are named, for each exercise and in all, and how long a check
takes: the first wrong answer to an exercise, for which its known mistakes are tried too, and every other.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from exercises import bank  # noqa: E402 (found by the line above)

from helpers import check  # noqa: E402


def timed(name, answer):
    """Return how many milliseconds a check takes."""
    started = perf_counter()
    check.__getattr__(name)(answer)
    return 1000 * (perf_counter() - started)


def main():
    """Print both."""
    first, later, all_named, total = [], [], 0, 0
    for name in check.EXERCISES:
        parts = [part for part, _ in bank.wrong(name)]
        named = sum(part != bank.UNNAMED for part in parts)
        all_named, total = all_named + named, total + len(parts)
        times = [timed(name, answer) for _, answer in bank.wrong(name) + [("", x) for x in bank.right(name)]]
        first.append(times[0])
        later += times[1:]
        print(f"{name:22} {len(bank.right(name)):2} right, {named:2} of {len(parts):2} wrong ones named")
    print(f"named: {all_named} of {total}, {100 * all_named / total:.1f} %")
    print(f"milliseconds: first {median(first):.1f}, at most {max(first):.0f}; "
          f"later {median(later):.1f}, at most {max(later):.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
