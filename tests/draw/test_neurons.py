"""The picture of a network shows its weights where they belong, and what is in focus stands out."""

import re
from itertools import combinations

import numpy as np
import pytest
from pictures import place, texts

from helpers.draw import network, palette
from helpers.draw.neurons import LABEL, RADIUS, places, touch

SMALL = [np.array([[1.5, -2.5], [3.5, 4.5], [5.5, 6.5]]), np.array([[0.25, -0.5, 0.75], [11, 12, 13]])]
SIZES = [(1, 1), (2, 3, 2), (3, 4, 3), (6, 2, 6), (12, 1), (1, 12), (2, 10, 1), (2, 4, 4, 3, 1), (64, 32, 10)]
SIZES += [(3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 2)]


def made(*sizes):
    """Return weights that fit such layers, each 1 or −1."""
    return [
        np.where(np.indices((n, m)).sum(axis=0) % 2, -1.0, 1.0)
        for m, n in zip(sizes, sizes[1:], strict=False)
    ]


def paths(picture):
    """Return (number of lines, colour, the rest) of each path that is a set of lines."""
    found = re.findall(r"<path d='(M[^']*)' stroke='([^']+)'([^>]*)/>", picture.svg)
    return [(lines.count("M"), colour, rest) for lines, colour, rest in found]


def test_every_weight_of_a_small_network_stands_on_its_line():
    shown = texts(network(SMALL), palette.VALUE)
    assert sorted(shown) == sorted("1.5 −2.5 3.5 4.5 5.5 6.5 0.25 −0.5 0.75 11 12 13".split())


def test_row_j_of_W_leads_into_neuron_j_and_column_k_comes_from_neuron_k():
    at = places((2, 3), None)
    (x0, y0), (x, y), (x1, y1) = at.spots[0, 1], place(network(SMALL[:1]), "−2.5"), at.spots[1, 0]
    assert x0 < x < x1 and abs(y0 + (x - x0) / (x1 - x0) * (y1 - y0) - y) <= 5


@pytest.mark.parametrize(
    ("focus", "colour", "weights", "dashed", "tip"),
    [
        (("forward", 1, 2), palette.VALUE, ["5.5", "6.5"], False, "286.0"),
        (("backward", 1, 2), palette.GRADIENT, ["0.75", "13"], True, "314.0"),
    ],
)
def test_what_is_in_focus_is_thick_and_all_else_is_grey(focus, colour, weights, dashed, tip):
    picture = network(SMALL, focus=focus)
    grey, thick = paths(picture)
    assert grey[:2] == (12, palette.WAITING) and thick[:2] == (2, colour)
    assert ("dasharray" in thick[2]) == dashed and picture.svg.count("stroke-width='3'") == 1
    assert texts(picture, palette.VALUE) == weights
    straight = network([np.ones((1, 1))] * 2, focus=(focus[0], 1, 0)).svg  # that neuron stands at x = 300
    assert re.findall(r"<path d='M([\d.]+) [^']*z'", straight) == [tip]


def test_lines_of_a_larger_network_are_thick_for_large_weights_and_dotted_for_negative_ones():
    W = np.full((4, 4), 0.1)
    W[0, 0], W[1, 1] = 8.0, -8.0
    picture = network([W])
    looks = {
        rest.strip(): n for n, _, rest in paths(picture) if rest and not rest.startswith(" stroke-width='2'")
    }
    assert looks == {
        "stroke-width='0.6'": 14,
        "stroke-width='3'": 1,
        "stroke-width='3' stroke-dasharray='2 3'": 1,
    }
    assert "w < 0" in texts(picture) and "w < 0" not in texts(network(made(2, 2)))


def test_of_a_large_layer_the_middle_is_left_out_but_not_the_neuron_in_focus():
    shown = texts(network(made(64, 1)))
    assert [words for words in shown if words.isdigit()] == ["64", "0", "1", "2", "3", "61", "62", "63", "0"]
    assert "⋮" in shown and "⋮" not in texts(network(made(8, 1)))
    drawn = [j for i, j in places((9, 64), ("forward", 1, 40)).spots if i == 1]
    assert drawn == [0, 1, 40, 62, 63]


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("focus", [None, ("forward", 1, 0)])
def test_no_two_numbers_touch_and_nothing_leaves_the_picture(sizes, focus):
    at = places(sizes, focus)
    assert not any(touch(spot, other) for spot, other in combinations(at.labels.values(), 2))
    columns = {x for x, _ in at.spots.values()}
    assert focus or all(abs(x - column) >= LABEL for x, _ in at.labels.values() for column in columns)
    assert at.size[0] <= 640
    assert all(
        RADIUS < x < at.size[0] - RADIUS and RADIUS + 16 < y < at.size[1] - RADIUS
        for x, y in at.spots.values()
    )


def test_a_number_lies_on_its_line_on_the_side_with_more_neurons():
    for sizes, right in ((5, 2), False), ((2, 5), True):
        at = places(sizes, None)
        for (i, j, k), (x, y) in at.labels.items():
            (x0, y0), (x1, y1) = at.spots[i - 1, k], at.spots[i, j]
            assert (x - x0) * (y1 - y0) == pytest.approx((y - y0) * (x1 - x0))
            assert (x > (x0 + x1) / 2) == right


def test_every_line_has_its_number_between_small_layers_and_none_where_they_find_no_room():
    for sizes in (2, 3, 2), (3, 4, 3), (6, 2, 6), (12, 1):
        assert set(places(sizes, None).labels) == set(places(sizes, None).lines)
    assert {i for i, *_ in places((2, 4, 4, 3, 1), None).labels} == {4}
    assert [*places((64, 32), ("forward", 1, 20)).labels] == [(1, 20, k) for k in (0, 1, 2, 3, 61, 62, 63)]


@pytest.mark.parametrize(
    ("weights", "focus", "said"),
    [
        (SMALL, None, "2 neurons in layer 2. Weights into layer 1: [1.5, −2.5], [3.5, 4.5], [5.5, 6.5]; "
         "into layer 2: [0.25, −0.5, 0.75], [11, 12, 13]."),
        (SMALL, ["backward", 1, np.int64(0)], "2 neurons in layer 2. In focus: what brings its delta back to "
         "neuron 0 of layer 1, over the weights 0.25, 11."),
        (made(9, 2), ("forward", 1, 1), "2 neurons in layer 1. In focus: what flows forward into neuron 1 of "
         "layer 1, over the weights −1, 1, −1, 1, −1, 1, −1, …."),
        (made(2, 9), ("forward", 1, 8), "9 neurons in layer 1. In focus: what flows forward into neuron 8 of "
         "layer 1, over the weights 1, −1."),
        (made(2, 3, 9), None, "9 neurons in layer 2. Weights into layer 1: [1, −1], [−1, 1], [1, −1]. "
         "The table has the weights of the lines that are drawn."),
        (made(4, 4), None, "4 neurons in layer 1. The table has the weights of the lines that are drawn."),
    ],
)  # fmt: skip
def test_the_sentence_tells_the_sizes_and_the_weights_that_have_numbers(weights, focus, said):
    alt = network([W.tolist() for W in weights], focus=focus).alt
    n = weights[0].shape[1]
    assert alt.startswith(f"Network of {n} inputs, ") and alt.endswith(said)


def test_the_table_has_a_row_for_each_line_or_those_in_focus():
    head, *rows = network(SMALL).table
    assert head == ("layer", "from", "to", "weight") and len(rows) == 12
    assert (rows[1], rows[-1]) == (("1", "1", "0", "−2.5"), ("2", "2", "1", "13"))
    assert network(SMALL, focus=("backward", 1, 2)).table[1:] == (
        ("2", "2", "0", "0.75"),
        ("2", "2", "1", "13"),
    )


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("focus", [None, ("forward", 1, 0)])
@pytest.mark.parametrize("number", [np.inf, np.nan])
def test_weights_that_ran_away_still_have_a_picture(focus, number):
    picture = network([np.full((2, 2), number)] * 2, focus=focus)
    assert str(number) in picture.alt and picture.table[-1][-1] == str(number)


ONES = [np.ones((3, 2)), np.ones((1, 3))]
JUNK = 5, (), "forward", ("sideways", 1, 0), ("forward", 1)


@pytest.mark.parametrize(
    ("weights", "focus", "complaint"),
    [
        ([], None, "weights is empty"),
        ([np.ones(3)], None, r"weights\[0\] has shape \(3,\)"),
        ([np.ones((0, 3))], None, r"weights\[0\] has shape \(0, 3\)"),
        (
            [np.ones((3, 2)), np.ones((1, 2))],
            None,
            r"weights\[1\] has shape \(1, 2\), but layer 1 has 3 neurons",
        ),
        *((ONES, focus, 'give .*"forward".*"backward"') for focus in JUNK),
        (ONES, ("forward", 0, 0), "layer 0, but here forward works for layers 1 to 2"),
        (ONES, ("forward", 3, 0), "layer 3, but here forward works for layers 1 to 2"),
        (ONES, ("backward", 2, 0), "layer 2, but here backward works for layers 1 to 1"),
        (ONES, ("forward", 1, 3), "neuron 3 of 3; they are counted from 0"),
        (ONES[:1], ("backward", 1, 0), "no layer, as there is only one"),
    ],
)
def test_what_does_not_fit_is_named(weights, focus, complaint):
    with pytest.raises(ValueError, match=complaint):
        network(weights, focus=focus)


@pytest.mark.parametrize("weights", [5, ["a"], [[[1], [2, 3]]]])
def test_what_is_no_list_of_arrays_is_refused(weights):
    with pytest.raises(TypeError, match="list of arrays of numbers"):
        network(weights)
