"""The picture of a network shows its weights where they belong, and what is in focus stands out."""

import re
from itertools import pairwise

import numpy as np
import pytest
from pictures import place, texts, well_written

from helpers.draw import network, palette

SMALL = [np.array([[1.5, -2.5], [3.5, 4.5], [5.5, 6.5]]), np.array([[0.25, -0.5, 0.75], [11, 12, 13]])]
SIZES = [(1, 1), (2, 3, 2), (3, 4, 3), (6, 2, 6), (12, 1), (2, 10, 1), (2, 4, 4, 3, 1), (12, 12, 10)]
SIZES += [(3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 2)]


def made(*sizes):
    """Return weights of 1 that fit such layers."""
    return [np.ones((n, m)) for m, n in pairwise(sizes)]


def circles(picture):
    """Return the middles of the neurons in order, column by column."""
    return [(float(x), float(y)) for x, y in re.findall("<circle cx='(.*?)' cy='(.*?)'", picture.svg)]


def test_row_j_of_W_leads_into_neuron_j_and_column_k_comes_from_neuron_k():
    picture = network(SMALL)
    at = circles(picture)
    for words, start, end in ("−2.5", 1, 2), ("5.5", 0, 4), ("0.75", 4, 5), ("11", 2, 6):
        (x0, y0), (x, y), (x1, y1) = at[start], place(picture, words), at[end]
        assert x0 < x < x1 and (x > (x0 + x1) / 2) == (start < 2)  # on the side with more neurons
        assert abs(y0 + (x - x0) / (x1 - x0) * (y1 - y0) - y) <= 5


@pytest.mark.parametrize(
    ("focus", "colour", "weights", "dashed", "tip"),
    [
        (("forward", 1, 2), palette.VALUE, ["5.5", "6.5"], False, "286.0"),
        (("backward", 1, 2), palette.GRADIENT, ["0.75", "13"], True, "314.0"),
    ],
)
def test_what_is_in_focus_is_thick_and_all_else_is_grey(focus, colour, weights, dashed, tip):
    picture = network(SMALL, focus)
    found = re.findall(r"<path d='(M[^']*)' stroke='([^']+)'([^>]*)/>", picture.svg)
    (_, grey, _), (lines, thick, look) = found
    assert (grey, thick, lines.count("M"), "dasharray" in look) == (palette.WAITING, colour, 2, dashed)
    assert texts(picture, palette.VALUE) == weights and picture.svg.count("stroke-width='3'") == 1
    assert [row[-1] for row in picture.table[1:]] == weights
    straight = network(made(1, 1, 1), (focus[0], 1, 0)).svg  # that neuron stands at x = 300
    assert re.findall(r"<path d='M([\d.]+) [^']*z'", straight) == [tip]


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("focus", [None, ("forward", 1, 0)])
def test_no_two_numbers_touch_and_nothing_leaves_the_picture(sizes, focus):
    picture = network(made(*sizes), focus)
    assert well_written(picture.svg) and picture.width <= 640 and len(circles(picture)) == sum(sizes)


@pytest.mark.parametrize(
    ("weights", "focus", "said"),
    [
        (SMALL, None, "2 neurons in layer 2. Weights into layer 1: [1.5, −2.5], [3.5, 4.5], [5.5, 6.5]; "
         "into layer 2: [0.25, −0.5, 0.75], [11, 12, 13]."),
        (SMALL, ("backward", 1, np.int64(0)), "2 neurons in layer 2. In focus: what brings its delta back to "
         "neuron 0 of layer 1, over the weights 0.25, 11."),
        (SMALL, ("forward", 1, 1), "In focus: what flows forward into neuron 1 of layer 1, over the weights "
         "3.5, 4.5."),
        (made(2, 9), None, "9 neurons in layer 1. The table has the weights."),
    ],
)  # fmt: skip
def test_the_sentence_tells_the_sizes_and_the_weights_that_have_numbers(weights, focus, said):
    alt = network([W.tolist() for W in weights], focus).alt
    assert alt.startswith("Network of 2 inputs, ") and alt.endswith(said)


def test_the_table_has_a_row_for_each_line_also_of_weights_that_ran_away():
    head, *rows = network([SMALL[0], [[np.inf, np.nan, 0]]]).table
    assert head == ("layer", "from", "to", "weight") and len(rows) == 9 and rows[1] == ("1", "1", "0", "−2.5")
    assert rows[-3:] == [("2", "0", "0", "inf"), ("2", "1", "0", "nan"), ("2", "2", "0", "0")]
