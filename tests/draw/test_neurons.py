"""The picture of a network shows its numbers where they belong, and what is in focus stands out."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.draw import palette
from helpers.draw.neurons import network

TEXT = "{http://www.w3.org/2000/svg}text"
SMALL = {
    "weights": [np.array([[1.5, -2.5], [3.5, 4.5], [5.5, 6.5]]),
                np.array([[0.25, -0.5, 0.75], [11, 12, 13]])],
    "activations": [np.array([[n, n + 10] for n in column]) for column in ([21, 22], [23, 24, 25], [26, 27])],
    "deltas": [np.array([[-41, 0], [-42, 0], [-43, 0]]), np.array([[-44, 0], [-45, 0]])],
    "dW": [np.array([[51, 52], [53, 54], [55, 56]]), np.array([[57, 58, 59], [60, 61, 62]])],
    "biases": [np.array([[71.0], [72.0], [73.0]]), np.array([[74.0], [75.0]])],
}  # fmt: skip


def made(*sizes):
    """Return weights that fit such layers, each 1 or −1."""
    return [
        np.where(np.indices((n_out, n_in)).sum(axis=0) % 2, -1.0, 1.0)
        for n_in, n_out in zip(sizes, sizes[1:], strict=False)
    ]


def texts(picture, colour=None):
    """Return the texts of a picture, all or those of one colour."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return [text.text for text in found if colour in (None, text.get("fill"))]


def place(picture, words):
    """Return where a text stands."""
    found = ElementTree.fromstring(picture.svg).iter(TEXT)
    return next((float(text.get("x")), float(text.get("y"))) for text in found if text.text == words)


def paths(picture):
    """Return (number of lines, colour, width, the rest) of each path that is a set of lines."""
    found = re.findall(
        r"<path d='(M[^']*)' stroke='([^']+)'(?: stroke-width='([\d.]+)')?([^>]*)/>", picture.svg
    )
    return [(lines.count("M"), colour, width, rest) for lines, colour, width, rest in found]


def test_the_values_of_one_sample_stand_in_blue_and_its_deltas_in_vermilion():
    picture = network(SMALL["weights"], SMALL["activations"], SMALL["deltas"])
    assert {"21", "22", "23", "24", "25", "26", "27"} <= set(texts(picture, palette.VALUE))
    assert texts(picture, palette.GRADIENT) == ["δ₁", "δ₂", "−41", "−42", "−43", "−44", "−45"]


def test_another_sample_can_be_shown():
    shown = texts(network(SMALL["weights"], SMALL["activations"], sample=1), palette.VALUE)
    assert {"31", "32", "33", "36"} <= set(shown) and "21" not in shown


def test_a_value_stands_above_its_neuron_and_the_delta_below():
    picture = network(SMALL["weights"], SMALL["activations"], SMALL["deltas"])
    (x, above), (x1, below) = place(picture, "25"), place(picture, "−43")
    assert x == x1 and 40 < below - above < 60


def test_every_weight_of_a_small_network_stands_on_its_line():
    shown = texts(network(SMALL["weights"]), palette.VALUE)
    assert sorted(shown) == sorted("1.5 −2.5 3.5 4.5 5.5 6.5 0.25 −0.5 0.75 11 12 13".split())


def test_the_weight_of_neuron_k_and_neuron_j_lies_between_them():
    picture = network(SMALL["weights"], SMALL["activations"])
    (x0, y0), (x, y), (x1, y1) = place(picture, "22"), place(picture, "−2.5"), place(picture, "23")
    share = (x - x0) / (x1 - x0)
    assert 0 < share < 1 and abs(y0 + share * (y1 - y0) - y) < 25


def test_lines_of_a_larger_network_are_thick_for_large_weights_and_dotted_for_negative_ones():
    W = np.full((4, 4), 0.1)
    W[0, 0], W[1, 1] = 8.0, -8.0
    found = {(width, "dash" in rest): n for n, _, width, rest in paths(network([W])) if n > 1 or width == "3"}
    assert found == {("0.6", False): 14, ("3", False): 1, ("3", True): 1}


def test_the_dots_are_explained_where_there_are_dots():
    assert "w < 0" in texts(network(made(4, 4))) and "w < 0" not in texts(network(made(2, 2)))


def test_of_a_large_layer_the_middle_is_left_out():
    shown = texts(network(made(64, 1)))
    assert [words for words in shown if words.isdigit()] == ["64", "0", "1", "2", "3", "61", "62", "63", "0"]
    assert "⋮" in shown


def test_a_layer_of_eight_neurons_is_drawn_whole():
    assert "⋮" not in texts(network(made(8, 1)))


def test_what_flows_into_a_neuron_is_solid_blue_and_all_else_is_grey():
    picture = network(SMALL["weights"], focus=("forward", 1, 2))
    grey, blue = paths(picture)
    assert grey[:2] == (12, palette.WAITING) and blue == (2, palette.VALUE, "2.2", "")
    assert texts(picture, palette.VALUE) == ["5.5", "6.5"]


def test_what_brings_a_delta_back_is_dashed_vermilion():
    picture = network(SMALL["weights"], focus=("backward", 1, 2))
    n, colour, _, rest = paths(picture)[1]
    assert (n, colour) == (2, palette.GRADIENT) and "dasharray" in rest
    assert texts(picture, palette.VALUE) == ["0.75", "13"]


@pytest.mark.parametrize(("kind", "x"), [("forward", 286), ("backward", 314)])
def test_arrows_point_at_the_neuron_in_focus(kind, x):
    svg = network([np.ones((1, 1))] * 2, focus=(kind, 1, 0)).svg  # the neuron stands at x = 300
    assert re.findall(r"<path d='M([\d.]+) [^']*z'", svg) == [f"{x}.0"]


def test_a_weight_in_focus_stands_above_its_gradient():
    picture = network(SMALL["weights"], dW=SMALL["dW"], focus=("weight", 2, 1, 0))
    assert (texts(picture, palette.VALUE), texts(picture, palette.GRADIENT)) == (["11"], ["60"])
    (x, above), (x1, below) = place(picture, "11"), place(picture, "60")
    assert x == x1 and above < below


@pytest.mark.parametrize("focus", [("forward", 2, 1), ("backward", 1, 1)])
def test_the_neuron_in_focus_has_a_thick_ring(focus):
    assert network(SMALL["weights"], focus=focus).svg.count("stroke-width='3'") == 1


def test_the_bias_stands_beside_a_neuron_that_adds_up():
    picture = network(SMALL["weights"], biases=SMALL["biases"], focus=("forward", 2, 1))
    assert "b = 75" in texts(picture)


def test_a_neuron_in_focus_is_drawn_even_from_the_middle_of_a_layer():
    shown = texts(network(made(64, 64, 2), focus=("weight", 1, 40, 20)))
    assert {"20", "40"} <= set(shown) and "30" not in shown


def test_the_sentence_of_a_small_network_tells_all():
    picture = network(SMALL["weights"], SMALL["activations"], SMALL["deltas"], focus=("forward", 1, 0))
    assert picture.alt == (
        "Network of 2 inputs, 3 neurons in layer 1, 2 neurons in layer 2. x: 21, 22. a₁: 23, 24, 25. "
        "a₂: 26, 27. δ₂: −44, −45. δ₁: −41, −42, −43. "
        "In focus: what flows forward into neuron 0 of layer 1, over the weights 1.5, −2.5."
    )


@pytest.mark.parametrize(
    ("focus", "said"),
    [
        (
            ("backward", 1, 0),
            "In focus: what brings its delta back to neuron 0 of layer 1, over the weights 0.25, 11.",
        ),
        (("weight", 1, 2, 0), "In focus: the weight from neuron 0 to neuron 2 of layer 1, 5.5, gradient 55."),
    ],
)
def test_the_sentence_tells_the_focus(focus, said):
    assert network(SMALL["weights"], dW=SMALL["dW"], focus=focus).alt.endswith(said)


def test_the_sentence_of_a_large_network_tells_its_size():
    picture = network(made(20, 1), [np.ones((20, 1)), np.ones((1, 1))])
    assert (
        picture.alt == "Network of 20 inputs, 1 neuron in layer 1. The table has the numbers that are drawn."
    )


def test_without_values_the_sentence_tells_the_weights_that_stand_on_the_lines():
    assert network(SMALL["weights"]).alt == (
        "Network of 2 inputs, 3 neurons in layer 1, 2 neurons in layer 2. "
        "Weights into layer 1: [1.5, −2.5], [3.5, 4.5], [5.5, 6.5]; "
        "into layer 2: [0.25, −0.5, 0.75], [11, 12, 13]."
    )


def test_the_sentence_tells_no_weight_that_does_not_stand_on_its_line():
    some, none = network(made(2, 3, 9)).alt, network(made(4, 4)).alt
    assert some.endswith(
        "Weights into layer 1: [1, −1], [−1, 1], [1, −1]. "
        "The table has the weights of the lines that are drawn."
    )
    assert none.endswith("4 neurons in layer 1. The table has the weights of the lines that are drawn.")


@pytest.mark.parametrize("known", ["activations", "deltas"])
def test_beside_values_or_deltas_the_sentence_leaves_the_weights_to_the_picture(known):
    picture = network(SMALL["weights"], **{known: SMALL[known]})
    assert "eights" not in picture.alt and len(picture.table) == 8


def test_without_values_the_table_has_a_row_for_each_line():
    head, *rows = network(SMALL["weights"]).table
    assert head == ("layer", "from", "to", "weight") and len(rows) == 12
    assert (rows[1], rows[-1]) == (("1", "1", "0", "−2.5"), ("2", "2", "1", "13"))


def test_without_values_the_table_of_a_focus_has_the_lines_in_focus():
    picture = network(SMALL["weights"], focus=("backward", 1, 2))
    assert picture.table[1:] == (("2", "2", "0", "0.75"), ("2", "2", "1", "13"))


def test_beside_a_weight_stands_the_bias_of_the_neuron_that_it_leads_into():
    head, *rows = network(SMALL["weights"], biases=SMALL["biases"]).table
    assert head[-1] == "b" and rows[1] == ("1", "1", "0", "−2.5", "71")


@pytest.mark.parametrize(
    ("known", "head", "last"),
    [
        (["activations"], ("a",), ("27",)),
        (["deltas"], ("delta",), ("−45",)),
        (["activations", "biases"], ("a", "b"), ("27", "75")),
    ],
)
def test_the_table_has_no_column_for_what_is_not_given(known, head, last):
    table = network(SMALL["weights"], **{name: SMALL[name] for name in known}).table
    assert (table[0][2:], table[-1][2:]) == (head, last)


def test_the_table_has_a_row_for_each_neuron():
    head, *rows = network(**SMALL).table
    assert head == ("layer", "neuron", "a", "delta", "b") and len(rows) == 7
    assert (rows[0], rows[3], rows[6]) == (
        ("x", "0", "21", "", ""), ("1", "1", "24", "−42", "72"), ("2", "1", "27", "−45", "75"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "sizes", [(1, 1), (2, 3, 2), (2, 10, 1), (64, 32, 10), (3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 2)]
)
@pytest.mark.parametrize("biases", [None, 1.0])
def test_a_network_fits_the_page(sizes, biases):
    picture = network(made(*sizes), biases=biases and [np.full((n, 1), biases) for n in sizes[1:]])
    assert picture.width <= 640


def test_letters_are_never_smaller_than_12_px():
    assert min(map(int, re.findall(r"font-size='(\d+)'", network(**SMALL).svg))) >= 12


def test_weights_that_ran_away_still_have_a_picture():
    W = np.full((4, 4), np.nan)
    W[0] = np.inf
    assert len(texts(network([W]))) > 8
    assert network([W]).table[1] == ("1", "0", "0", "inf")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("focus", [None, ("forward", 1, 0), ("backward", 1, 0), ("weight", 1, 0, 0)])
def test_weights_that_ran_away_are_told_without_a_warning(focus):
    picture = network([np.full((2, 2), np.inf)] * 2, focus=focus)
    assert "inf" in picture.alt and picture.table[-1][-1] == "inf"


def test_the_same_numbers_give_the_same_picture_in_every_form():
    lists = {name: [array.tolist() for array in arrays] for name, arrays in SMALL.items()}
    assert network(**lists, focus=["forward", 1, 0]) == network(**SMALL, focus=("forward", np.int64(1), 0))
