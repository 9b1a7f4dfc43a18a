"""The picture of a graph shows what is known, marks what is at work, and says so in words."""

import re

from pictures import place, texts

from helpers.backprop import gradients
from helpers.draw import graph, palette, steps
from helpers.draw.layout import plan
from helpers.graph import Node, relu

a, b, c, x = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c"), Node(1.0, "x")
J, FORK = 3 * (a + b * c), x**2 + 3 * x


def column(picture, name):
    """Return one column of the table by node."""
    head, *rows = picture.table
    return {row[0]: row[head.index(name)] for row in rows}


def local(picture):
    """Return the local derivatives in a picture."""
    return sorted(words for words in texts(picture) if "∂" in words)


def test_values_stand_in_blue_and_without_a_sweep_nothing_else_is_told():
    picture = graph(J)
    assert texts(picture, palette.VALUE) == ["5", "3", "2", "6", "11", "33"]
    assert palette.GRADIENT not in picture.svg and local(picture) == []
    starts = {re.search("M[^H]*H", graph(J, dJ).svg)[0] for dJ in (None, {})}
    assert len(starts) == 2  # arrows make room for a way back


def test_after_a_sweep_gradients_stand_in_vermilion_below_and_every_arrow_says_its_local_derivative():
    picture = graph(J, gradients(J))
    assert texts(picture, palette.GRADIENT) == ["da = 3", "db = 6", "dc = 9", "du = 3", "dv = 3", "dJ = 1"]
    assert local(picture) == ["∂J/∂v = 3", "∂u/∂b = 2", "∂u/∂c = 3", "∂v/∂a = 1", "∂v/∂u = 1"]
    for value, name, gradient in ("5", "a", "da = 3"), ("33", "J = 3 × v", "dJ = 1"):
        (x, above), (x1, middle), (x2, below) = (place(picture, words) for words in (value, name, gradient))
        assert x == x1 == x2 and above < middle - 20 < middle + 20 < below
    paths = re.findall(r"<path [^>]*stroke='([^']+)'([^>]*)>", picture.svg)
    dashed = [(colour, "dasharray" in look) for colour, look in paths]
    assert dashed == [(palette.VALUE, False), (palette.GRADIENT, True)]
    assert picture.alt == (
        "Computation graph: a = 5, b = 3, c = 2, u = b × c = 6, v = a + u = 11, J = 3 × v = 33. "
        "Gradients: dJ = 1, dv = 3, du = 3, dc = 9, db = 6, da = 3."
    )
    assert picture.table[::6] == (("name", "formula", "value", "gradient"), ("J", "3 × v", "33", "1"))


def test_half_a_mapping_gives_half_a_picture_and_a_local_derivative_of_zero_is_told_too():
    v = J.edges[-1][0]
    picture = graph(J, {J: 1.0, v: 3.0})
    assert texts(picture, palette.GRADIENT) == ["dv = 3", "dJ = 1"] and local(picture) == ["∂J/∂v = 3"]
    assert local(graph(J, {v: 3.0})) == []
    off = relu(Node(-1.0, "x"))
    assert local(graph(off, gradients(off))) == ["∂J/∂x = 0"]


def test_a_sweep_reaches_one_operation_a_step_forward_and_one_arrow_a_step_backward():
    pictures = [graph(J, step=k) for k in range(steps(J) + 1)]
    known = [[name for name, value in column(picture, "value").items() if value] for picture in pictures]
    assert known == [[*"abc"], [*"abcu"], [*"abcuv"]] + 6 * [[*"abcuvJ"]] and steps(Node(1.0)) == 0
    assert [texts(picture, palette.GRADIENT) for picture in pictures[2:4]] == [[], ["dJ = 1"]]
    assert [len(local(picture)) for picture in pictures] == [0, 0, 0, 0, 1, 2, 3, 4, 5]
    assert pictures[3].alt.startswith("Step 3 of 8: Computation graph: a = 5")
    # the node at work has a second frame, and its arrows are thick
    assert [picture.svg.count("<rect") for picture in pictures] == [7] + [8] * 8
    assert [picture.svg.count("stroke-width='3.5'") for picture in pictures] == [0] + [1] * 8


def test_shares_that_meet_are_added_one_by_one_to_what_the_whole_sweep_shows():
    for output in (J, FORK):
        last, whole = graph(output, step=steps(output)), graph(output, gradients(output))
        assert last.table == whole.table and sorted(texts(last)) == sorted(texts(whole))
    yours = dict.fromkeys(gradients(FORK), "✗ 7")
    pictures = [graph(FORK, step=step, yours=yours) for step in range(steps(FORK) + 1)]
    told = [(column(picture, "gradient")["x"], column(picture, "yours")["x"]) for picture in pictures]
    assert told == 6 * [("", "")] + [("3 + …", ""), ("5", "✗ 7")]  # yours no sooner than the true one
    assert [texts(picture).count("✗ 7") for picture in pictures] == [0, 0, 0, 1, 2, 3, 3, 4]


def test_the_sentence_of_a_large_graph_stays_short():
    J = sum((1 for _ in range(20)), Node(1.0, "x"))
    assert graph(J).alt == (
        "Computation graph of J = 21 with 1 input and 20 operations. The table has all numbers."
    )


def test_a_graph_of_new_numbers_is_not_laid_out_again():
    graph(J)
    before = plan.cache_info().misses
    a, b, c = Node(0.1, "a"), Node(-7.0, "b"), Node(0.0, "c")
    graph(3 * (a + b * c))
    assert plan.cache_info().misses == before


def test_a_learners_wrong_gradient_stands_below_the_true_one_and_its_box_is_framed_anew():
    true = gradients(J)
    yours = {node: "✗ 7" if node.name == "c" else "3" for node in true}
    plain, picture = graph(J, true), graph(J, true, yours=yours)
    assert {"✗ 7"} == {*texts(picture)} - {*texts(plain)}
    (x, y), (x_true, y_true) = place(picture, "✗ 7"), place(picture, "dc = 9")
    assert x == x_true and 8 < y - y_true < 16
    assert picture.svg.count("stroke-width='3' stroke-dasharray") == 1
    assert [column(picture, "yours")[name] for name in "bc"] == ["3", "✗ 7"]
    assert graph(J, true, yours={}) == plain
