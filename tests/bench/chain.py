"""Measure what one walk back saves: python tests/bench/chain.py (no test; it takes a second).

For chains of 10, 100 and 1,000 layers: how many times as many products all gradients take, each alone, as
in one walk back, and how many times as long. Notebook 2 quotes the ratios of the times, rounded.
"""

import sys
from pathlib import Path
from timeit import repeat

sys.path.insert(0, str(Path(__file__).parents[2]))

from helpers import chain  # found by the line above


def fastest(f, *args):
    """Return the seconds that the fastest of some calls took."""
    return min(repeat(lambda: f(*args), number=1, repeat=20))


def main():
    """Print the ratios."""
    for layers in (10, 100, 1000):
        w = [0.9] * layers
        given = w, chain.forward(w, 1.0), -1.0
        sweep, alone = chain.multiplications(layers)
        ratio = fastest(chain.each_alone, *given) / fastest(chain.backward, *given)
        print(f"{layers:5} layers: {alone / sweep:6.1f} times the products, {ratio:6.1f} times as long")


if __name__ == "__main__":
    main()
