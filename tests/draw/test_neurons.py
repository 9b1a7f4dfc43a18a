"""The picture of a network shows its weights where they belong, and what is in focus stands out."""

import re
from itertools import combinations

import numpy as np
import pytest
from pictures import place, texts

from helpers.draw import network, palette
from helpers.draw.neurons import RADIUS, places, touch

SMALL = [np.array([[1.5, -2.5], [3.5, 4.5], [5.5, 6.5]]), np.array([[0.25, -0.5, 0.75], [11, 12, 13]])]
SIZES = [(1, 1), (2, 3, 2), (3, 4, 3), (6, 2, 6), (12, 1), (2, 10, 1), (2, 4, 4, 3, 1), (64, 32, 10)]
SIZES += [(3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 2)]


def made(*sizes):
    """Return weights of 1 that fit such layers."""
    return [np.ones((n, m)) for m, n in zip(sizes, sizes[1:], strict=False)]


def test_row_j_of_W_leads_into_neuron_j_and_column_k_comes_from_neuron_k():
    at = places((2, 3, 2), None)
    for words, line in ("−2.5", (1, 0, 1)), ("5.5", (1, 2, 0)), ("0.75", (2, 0, 2)), ("11", (2, 1, 0)):
        i, j, k = line
        (x0, y0), (x, y), (x1, y1) = at.spots[i - 1, k], place(network(SMALL), words), at.spots[i, j]
        assert x0 < x < x1 and (x > (x0 + x1) / 2) == (i == 1)  # on the side with more neurons
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
    straight = network(made(1, 1, 1), (focus[0], 1, 0)).svg  # that neuron stands at x = 300
    assert re.findall(r"<path d='M([\d.]+) [^']*z'", straight) == [tip]


def test_of_a_large_layer_the_middle_is_left_out_but_not_the_neuron_in_focus():
    shown = texts(network(made(64, 1)), palette.INK)
    assert [words for words in shown if words.isdigit()] == ["0", "1", "2", "62", "63", "0"]
    assert {"⋮", "of 64"} < set(shown) and "⋮" not in texts(network(made(8, 1)))
    at = places((9, 64), ("forward", 1, 40))
    assert [j for i, j in at.spots if i == 1] == [0, 1, 2, 40, 62, 63] and len(at.gaps) == 3
    assert [*at.labels] == [(1, 40, k) for k in (0, 1, 2, 7, 8)]


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("focus", [None, ("forward", 1, 0)])
def test_no_two_numbers_touch_and_nothing_leaves_the_picture(sizes, focus):
    at = places(sizes, focus)
    assert not any(touch(spot, other) for spot, other in combinations(at.labels.values(), 2))
    width, height = at.size
    assert width <= 640
    for x, y in at.spots.values():
        assert RADIUS < x < width - RADIUS and RADIUS + 16 < y < height - RADIUS


@pytest.mark.parametrize(
    ("weights", "focus", "said"),
    [
        (SMALL, None, "2 neurons in layer 2. Weights into layer 1: [1.5, −2.5], [3.5, 4.5], [5.5, 6.5]; "
         "into layer 2: [0.25, −0.5, 0.75], [11, 12, 13]."),
        (SMALL, ("backward", 1, np.int64(0)), "2 neurons in layer 2. In focus: what brings its delta back to "
         "neuron 0 of layer 1, over the weights 0.25, 11."),
        (made(9, 2), ("forward", 1, 1), "2 neurons in layer 1. In focus: what flows forward into neuron 1 of "
         "layer 1, over the weights 1, 1, 1, 1, 1, …."),
        (made(2, 9), None, "9 neurons in layer 1. The table has the weights of the lines that are drawn."),
    ],
)  # fmt: skip
def test_the_sentence_tells_the_sizes_and_the_weights_that_have_numbers(weights, focus, said):
    alt = network([W.tolist() for W in weights], focus).alt
    assert alt.startswith(f"Network of {weights[0].shape[1]} inputs, ") and alt.endswith(said)


def test_the_table_has_a_row_for_each_line_or_those_in_focus():
    head, *rows = network(SMALL).table
    assert head == ("layer", "from", "to", "weight") and len(rows) == 12
    assert (rows[1], rows[-1]) == (("1", "1", "0", "−2.5"), ("2", "2", "1", "13"))
    focused = network(SMALL, ("backward", 1, 2)).table[1:]
    assert focused == (("2", "2", "0", "0.75"), ("2", "2", "1", "13"))


@pytest.mark.parametrize("number", [np.inf, np.nan])
def test_weights_that_ran_away_still_have_a_picture(number):
    picture = network([np.full((2, 2), number)] * 2)
    assert str(number) in picture.alt and picture.table[-1][-1] == str(number)


FOCUSES = 5, (), "forward", ("sideways", 1, 0), ("forward", 0, 0), ("forward", 3, 0), ("forward", 1, 3)
FOCUSES += ("backward", 2, 0), ("forward", 1, -1)


@pytest.mark.parametrize(
    ("weights", "focus", "complaint"),
    [
        *((weights, None, "weights have the shapes") for weights in ([], [[1, 2]], [np.ones((0, 3))])),
        ([np.ones((3, 2)), np.ones((1, 2))], None, r"\[\(3, 2\), \(1, 2\)\]"),
        *((made(2, 3, 1), focus, "focus is .*; give") for focus in FOCUSES),
    ],
)
def test_what_does_not_fit_is_named(weights, focus, complaint):
    with pytest.raises(ValueError, match=complaint):
        network(weights, focus)
