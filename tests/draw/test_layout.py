"""Boxes and arrows keep out of each other's way; crossings are counted on the lines as they are drawn."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.draw import formula, names
from helpers.draw.layout import plan
from helpers.draw.picture import WIDEST
from helpers.draw.places import around, free_places, hits, room
from helpers.draw.routes import Box, arrow
from helpers.draw.rows import spread
from helpers.graph import Node, arrows, cos, exp, log, maximum, nodes, relu, sigmoid, sin, tanh

FUNCTIONS = {f.__name__: f for f in (cos, exp, log, maximum, relu, sigmoid, sin, tanh)}
FORMULAS = """
3*(a+b*c) | x**2+3*x | (x+2)*(x+5) | (a+b)*(a-b) | a*b+b*c+c*a | sigmoid(w1*x1+w2*x2+b)
(sigmoid(w*x+b)-y)**2 | (exp(x)-exp(-x))/(exp(x)+exp(-x)) | x*sin(x)+y*cos(y)+x*y | x**0.5
sigmoid(v1*sigmoid(w1*x1+b1)+v2*sigmoid(w2*x2+b2)+c) | maximum(x,y)*relu(x-y) | x*x | -x | a
(x+1)**3 | x/(1+x) | 1/(1+exp(-x)) | (a+b)**2 | a*a+2*a*b+b*b | (a+b)*(b+c) | a*(b+c)+b*c | sin(x*y)+x
(x+y)/(x*y) | log(x)*x-x | x*exp(-x*x) | tanh(x)**2+1 | x*y*z | sin(x)*cos(y)+tanh(z) | (w*x+b-y)**2
relu(w*x) | (a*b)*(c*d) | ((a+b)*c+d)*a | x*x*x*x | x-x**3/6+x**5/120 | exp(-(x**2+y**2))
(b**2+4*a*c)**0.5 | (-b+(b**2+4*a*c)**0.5)/(2*a) | x*(1-x)*(1+x) | maximum(x,y)-maximum(-x,-y)
a*x**2+b*x+c | (a*x+b)*x+c | exp(-((x-m)/s)**2/2)/s | -(y*log(p)+(1-y)*log(2-p)) | relu(a*x)+relu(-b*x)
w*sigmoid(w*sigmoid(w*sigmoid(w*x))) | w+exp(x)*sin(x)/(2+cos(x))
sigmoid(v1*sigmoid(w1*x+b1)+v2*sigmoid(w2*x+b2)+c) | log(exp(a)/(exp(a)+exp(b)+exp(c))) | (x-y)**2/(x+y)
"""
FORMULAS = [text.strip() for line in FORMULAS.strip().splitlines() for text in line.split("|")]
SUM = "+".join(f"w{i}*x{i}" for i in range(1, 11))
ONE_CROSSING = "(a+b)*(a-b)/(a*b)", "tanh(w*tanh(w*tanh(w*h+u*x)+u*x)+u*x)"


def built(text):
    """Return the graph of a formula; its variables stand for different numbers above 1."""
    found = dict.fromkeys(re.findall(r"\b[a-z]\d*\b", text))
    variables = {name: Node(1.1 + 0.3 * i, name) for i, name in enumerate(found)}
    return eval(text, FUNCTIONS | variables)


def squarings(n):
    """Return a chain in which each node is used twice by the next."""
    x = Node(1.0, "x")
    for _ in range(n):
        x = x * x
    return x


def cross_entropy():
    """Return the cost of one sigmoid neuron; its output is used twice."""
    w, x, b, y = (Node(0.5, name) for name in "wxby")
    p = sigmoid(w * x + b)
    return -(y * log(p) + (1 - y) * log(1 - p))


def laid_out(J):
    """Return the plan of a graph."""
    number = {node: i for i, node in enumerate(nodes(J))}
    called = names(J)
    inputs = tuple(tuple(number[x] for x, _ in arrows(node)) for node in number)
    return plan(inputs, tuple(called.values()), tuple(formula(node, called) for node in number))


def polyline(path):
    """Return points along an SVG path of M, H and C."""
    points = []
    for letter, numbers in re.findall("([MHC])([^MHC]*)", path):
        values = [float(number) for number in numbers.split()]
        if letter == "C":
            points += [curve(points[-1], values, t / 24) for t in range(1, 25)]
        else:
            points.append((values[0], values[1] if letter == "M" else points[-1][1]))
    return points


def curve(start, values, t):
    """Return the place at t on a cubic Bézier curve."""
    s = 1 - t
    weights = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    xs, ys = (start[0], *values[::2]), (start[1], *values[1::2])
    return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(
        w * y for w, y in zip(weights, ys, strict=True)
    )


def side(a, b, c):
    """Return on which side of the line from a to b the point c lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossings(plan, line="forward"):
    """Count the pairs of arrows whose lines cross."""
    lines = [list(pairwise(polyline(getattr(arrow, line)))) for arrow in plan.arrows]
    return sum(any(meet(p, q) for p in one for q in other) for one, other in combinations(lines, 2))


def meet(p, q):
    """Tell whether two stretches cross."""
    if max(p[0][0], p[1][0]) < min(q[0][0], q[1][0]) or max(q[0][0], q[1][0]) < min(p[0][0], p[1][0]):
        return False
    return side(*p, q[0]) * side(*p, q[1]) < 0 and side(*q, p[0]) * side(*q, p[1]) < 0


GRAPHS = {text: lambda text=text: built(text) for text in FORMULAS} | {
    "cross-entropy": cross_entropy,
    "sum of ten products": lambda: built(SUM),
    "39 squarings": lambda: squarings(39),
}


@pytest.fixture(params=GRAPHS, scope="module")
def layout(request):
    return laid_out(GRAPHS[request.param]())


def test_there_are_formulas_to_draw():
    assert len(GRAPHS) >= 50


@pytest.mark.parametrize("line", ["forward", "backward"])
def test_no_arrows_cross(layout, line):
    assert crossings(layout, line) == 0


@pytest.mark.parametrize("text", ONE_CROSSING)
def test_where_a_crossing_cannot_be_avoided_there_is_one(text):
    assert crossings(laid_out(built(text))) == 1


def test_no_arrow_runs_through_a_box(layout):
    boxes = [around(box.x, box.y, box.width - 2, box.height) for box in layout.boxes]
    places = [(x, x, y, y) for arrow in layout.arrows for x, y in polyline(arrow.forward)]
    assert not any(hits(place, boxes) for place in places)


def test_an_arrow_is_level_where_it_passes_boxes(layout):
    for way in layout.arrows:
        for (x0, y0), (x1, y1) in zip(way.points[2:-2:2], way.points[3:-2:2], strict=True):
            passed = [box.width for box in layout.boxes if x0 < box.x < x1]
            assert y0 == y1 and max(passed) <= x1 - x0


def test_no_local_derivative_covers_a_box_or_another_one(layout):
    boxes = [around(*box[:4]) for box in layout.boxes]
    texts = [room(place) for place in layout.places]
    assert len(texts) == len(layout.arrows)
    assert not any(hits(text, boxes + texts[:i]) for i, text in enumerate(texts))


def test_no_two_boxes_touch(layout):
    boxes = [around(*box[:4]) for box in layout.boxes]
    assert not any(hits(box, boxes[:i]) for i, box in enumerate(boxes))


def test_all_arrows_lead_to_the_right(layout):
    assert all(layout.boxes[arrow.source].x < layout.boxes[arrow.node].x for arrow in layout.arrows)


@pytest.mark.parametrize(
    "text", ["3*(a+b*c)", "(a+b)*(a-b)", "(sigmoid(w*x+b)-y)**2", "x*sin(x)+y*cos(y)+x*y"]
)
def test_the_usual_graphs_fit_the_page(text):
    assert laid_out(built(text)).width <= WIDEST


def test_the_lecture_graph_spells_out_its_local_derivatives():
    layout = laid_out(built("3*(a+b*c)"))
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
    places = [(x, x, y, y) for arrow in layout.arrows for x, y in polyline(arrow.forward)]
    assert not any(hits(place, boxes) for place in places)


def level(y):
    """Return a level arrow at this height, from 0 to 100."""
    boxes = Box(-10, y, 20, 20, False), Box(110, y, 20, 20, False)
    return arrow((1, 0), 0, boxes, (0, 100), (0, 0))


def test_a_local_derivative_stands_above_its_arrow_else_below_it():
    free = free_places([level(50)], [[40, 30]], [])
    blocked = free_places([level(50)], [[40, 30]], [around(50, 35, 100, 10)])
    assert [place.y < 50 for place in free + blocked] == [True, False]


def test_a_local_derivative_that_is_too_long_is_shortened():
    walls = [around(20, 35, 20, 10), around(80, 35, 20, 10), around(50, 65, 100, 10)]
    (place,) = free_places([level(50)], [[90, 30, 20]], walls)
    assert (place.width, place.long) == (30, False)


def test_two_local_derivatives_do_not_take_the_same_place():
    upper, lower = free_places([level(40), level(80)], [[40, 30]] * 2, [around(50, 25, 100, 10)])
    assert upper.y > 40 and lower.y > 80


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 9)), min_size=1, max_size=8))
def test_spread_keeps_order_and_distance(pulls):
    wishes, weights = zip(*pulls, strict=True)
    places = spread(wishes, weights, [10] * (len(wishes) - 1))
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(places))


def test_spread_grants_wishes_that_are_far_enough_apart():
    assert spread([0, 20, 50], [1, 1, 1], [10, 10]) == [0, 20, 50]


def test_spread_puts_crowded_items_around_their_mean_wish():
    assert spread([5, 5], [1, 1], [10]) == [0, 10]
