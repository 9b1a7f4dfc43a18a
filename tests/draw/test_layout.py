"""Boxes and arrows keep out of each other's way; crossings are counted on the lines as they are drawn."""

import re
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.path import Path

from helpers.draw import formula, names
from helpers.draw.columns import columns
from helpers.draw.layout import LINE, around, hits, plan
from helpers.draw.picture import WIDEST
from helpers.graph import Node, arrows, cos, exp, log, maximum, nodes, relu, sigmoid, sin, tanh

FUNCTIONS = {f.__name__: f for f in (cos, exp, log, maximum, relu, sigmoid, sin, tanh)}
LECTURE = "3*(a+b*c)", "x**2+3*x", "x*x"
FORMULAS = """
(a+b)*(a-b) | a*b+b*c+c*a | (sigmoid(w*x+b)-y)**2 | -x | a | x*sin(x)+y*cos(y)+x*y | maximum(x,y)*relu(x-y)
sigmoid(v1*sigmoid(w1*x1+b1)+v2*sigmoid(w2*x2+b2)+c) | sigmoid(v1*sigmoid(w1*x+b1)+v2*sigmoid(w2*x+b2)+c)
a*(b+c)+b*c | -(y*log(p:=sigmoid(w*x+b))+(1-y)*log(1-p)) | (x+y)/(x*y) | (a*b)*(c*d) | x*x*x*x
x-x**3/6+x**5/120 | (-b+(b**2+4*a*c)**0.5)/(2*a) | x*(1-x)*(1+x) | maximum(x,y)-maximum(-x,-y)
exp(-((x-m)/s)**2/2)/s | w*sigmoid(w*sigmoid(w*sigmoid(w*x))) | w+exp(x)*sin(x)/(2+cos(x))
log(exp(a)/(exp(a)+exp(b)+exp(c))) | (exp(x)-exp(-x))/(exp(x)+exp(-x)) | a*a+2*a*b+b*b
"""
FORMULAS = [*LECTURE, *(text.strip() for line in FORMULAS.strip().splitlines() for text in line.split("|"))]
FORMULAS += ["(x:=" * 39 + "x" + ")*x" * 39, "+".join(f"w{i}*x{i}" for i in range(1, 11))]
ENTANGLED = "(d:=a*a*b)*(b*(b*(a*b)*a*b*(b*(a*(d*d))))*a)"  # it has more drawings than can be tried
CAUGHT = "((y+(a*y))-((w+x)+((b-(x-a))+((a+(b-y))-w))))"  # an input ends where arrows cross around it


def built(text):
    """Return the graph of a formula; its variables stand for different numbers above 1."""
    found = dict.fromkeys(re.findall(r"\b[a-z]\d*\b", text))
    variables = {name: Node(1.1 + 0.3 * i, name) for i, name in enumerate(found)}
    return eval(text, FUNCTIONS | variables)


def laid_out(J):
    """Return the plan of a graph."""
    number = {node: i for i, node in enumerate(nodes(J))}
    called = names(J)
    inputs = tuple(tuple(number[x] for x, _ in arrows(node)) for node in number)
    formulas = tuple(formula(node, called) for node in number)
    return plan(columns(inputs), inputs, tuple(called.values()), formulas)


def polyline(way):
    """Return points along the line of an arrow, an SVG path of M, H and C."""
    points, t = [], np.linspace(0, 1, 25)[1:, None]
    for letter, numbers in re.findall("([MHC])([^MHC]*)", way[0]):
        values = [float(number) for number in numbers.split()]
        if letter == "C":
            p, (q, r, end) = np.array(points[-1]), np.reshape(values, (3, 2))
            s = 1 - t
            points += [*(s**3 * p + 3 * s * s * t * q + 3 * s * t * t * r + t**3 * end)]
        else:
            points.append((values[0], values[1] if letter == "M" else points[-1][1]))
    return np.array(points)


def crossings(ways):
    """Count the pairs of lines that cross."""
    lines = [Path(polyline(way)) for way in ways]
    return sum(one.intersects_path(other, filled=False) for one, other in combinations(lines, 2))


def touched(spots, way):
    """Tell whether the line of an arrow runs through one of some rectangles."""
    return any(hits((x, x, y, y), spots) for x, y in polyline(way))


@pytest.fixture(params=FORMULAS, scope="module")
def layout(request):
    return laid_out(built(request.param))


@pytest.mark.parametrize("ways", [("alone",), ("forward", "backward")])
def test_no_arrows_cross_and_none_runs_through_a_box(layout, ways):
    lines = [getattr(arrow, way) for arrow in layout.arrows for way in ways]
    boxes = [around(box.x, box.y, box.width - 2, box.height) for box in layout.boxes]
    assert crossings(lines) == 0 and not any(touched(boxes, line) for line in lines)


@pytest.mark.parametrize(
    ("text", "least"),
    [("(a+b)*(a-b)/(a*b)", 1), ("tanh(w*tanh(w*tanh(w*h+u*x)+u*x)+u*x)", 1), (ENTANGLED, 3), (CAUGHT, 3)],
)
def test_where_crossings_cannot_be_avoided_there_are_few(text, least):
    assert crossings([arrow.forward for arrow in laid_out(built(text)).arrows]) == least


def test_an_arrow_leads_to_the_right_from_box_to_box_level_where_it_passes_one_and_back_below(layout):
    for way in layout.arrows:
        start, end = layout.boxes[way.source], layout.boxes[way.node]
        left, right = start.x + start.width / 2, end.x - end.width / 2
        there, back = polyline(way.forward), polyline(way.backward)
        heads = [re.match(r"M(\S+) \S+l(\S+) ", tip).groups() for _, tip in (way.forward, way.backward)]
        ends = [*map(float, heads[0] + heads[1]), *there[[0, -1], 0], *back[[0, -1], 0]]
        wanted = [right, -8, left, 8, left, right - 5, left + 5, right]
        assert left < right and ends == pytest.approx(wanted, abs=0.1)
        for box, i in (start, 0), (end, -1):
            assert box.y - box.height / 2 < there[i, 1] < back[i, 1] < box.y + box.height / 2
        distances = np.hypot(*np.transpose(there[:, None] - back[5:-5]))
        assert distances.min(initial=9) >= 5  # on a slope too
        for (x0, y0), (x1, y1) in zip(way.points[2:-2:2], way.points[3:-2:2], strict=True):
            assert y0 == y1 and all(box.width <= x1 - x0 for box in layout.boxes if x0 < box.x < x1)


def test_boxes_and_local_derivatives_touch_nothing(layout):
    boxes = [around(*box[:4]) for box in layout.boxes]
    texts = [around(place.x, place.y, place.width, LINE) for place in layout.places]
    assert len(texts) == len(layout.arrows)
    assert not any(hits(spot, (boxes + texts)[:i]) for i, spot in enumerate(boxes + texts) if i)
    for place, own in zip(layout.places, layout.arrows, strict=True):
        letters = [around(place.x, place.y, place.width - 4, LINE - 4)]
        others = [arrow for arrow in layout.arrows if arrow is not own or not place.on]
        assert not any(touched(letters, way) for arrow in others for way in (arrow.forward, arrow.backward))


@pytest.mark.parametrize("text", [*LECTURE, "(a+b)*(a-b)", "(sigmoid(w*x+b)-y)**2", "x*sin(x)+y*cos(y)+x*y"])
def test_the_usual_graphs_fit_the_page_and_the_lectures_spell_out_their_local_derivatives(text):
    layout = laid_out(built(text))
    assert layout.width <= WIDEST
    if text in LECTURE:
        assert all(place.long for place in layout.places) and not any(box.stacked for box in layout.boxes)


EXPRESSIONS = st.recursive(
    st.sampled_from("abxyw"),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({''.join(parts)})"),
    max_leaves=14,
)


@settings(max_examples=60)
@given(EXPRESSIONS)
@example("((w+(w+w))+((w+(a+b))+(w+(a+w))))")  # six arrows leave one box, and some are steep
def test_every_formula_gets_a_picture_with_nothing_on_top_of_a_box(text):
    layout = laid_out(built(text))
    boxes = [around(box.x, box.y, box.width - 2, box.height) for box in layout.boxes]
    assert not any(touched(boxes, arrow.forward) for arrow in layout.arrows)
    texts = [around(place.x, place.y, place.width, LINE) for place in layout.places if place.width]
    assert not any(hits(text, boxes + texts[:i]) for i, text in enumerate(texts))


def test_inputs_stand_in_the_first_column_or_between_two_arrows_where_that_saves_a_crossing():
    lecture, difference_of_squares = ((), (), (), (1, 2), (0, 3), (4,)), ((), (), (0, 1), (0, 1), (2, 3))
    assert columns(lecture) == ((5,), (4,), ((4, 0), 3), (0, 1, 2))
    assert columns(difference_of_squares) == ((4,), (2, 3), ((2, 0), 1, (3, 0)), (0,))
