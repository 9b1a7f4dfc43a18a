"""A typed formula: the graph it makes, its numbers, and where its errors point."""

import math
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers import graph
from helpers.backprop import gradients
from helpers.expression import OPERATIONS, Expression, parse, pointer
from helpers.tokens import FUNCTIONS, ExpressionError

# The text, and the same as Python works it out; a = 5, b = 3, c = 2.
SAME_AS_PYTHON = [
    ("3*(a + b*c)", lambda a, b, c: 3 * (a + b * c)),
    ("a - b - c", lambda a, b, c: a - b - c),
    ("a / b / c", lambda a, b, c: a / b / c),
    ("a - (b - c)", lambda a, b, c: a - (b - c)),
    ("-a**2 + b*c", lambda a, b, c: -(a**2) + b * c),
    ("a**2**3/b - c", lambda a, b, c: a**2**3 / b - c),
    ("a**(2*3)*b*c", lambda a, b, c: a ** (2 * 3) * b * c),
    ("+a - -b + +-c", lambda a, b, c: +a - -b + +-c),
    ("2e1*a + .5*b + 5.*c", lambda a, b, c: 2e1 * a + 0.5 * b + 5.0 * c),
    ("exp(a) + log(b) + sin(c)", lambda a, b, c: math.exp(a) + math.log(b) + math.sin(c)),
    ("cos(a) + tanh(b) + sqrt(c)", lambda a, b, c: math.cos(a) + math.tanh(b) + c**0.5),
    ("max(a, b, c)*relu(b - a)", lambda a, b, c: max(a, b, c) * max(b - a, 0)),
    ("max(max(c, b), 4) + a", lambda a, b, c: max(max(c, b), 4) + a),
    ("sigmoid(a - b - c)*2", lambda a, b, c: 2 / (1 + math.exp(-(a - b - c)))),
    ("u = b*c; v = a + u; J = 3*v", lambda a, b, c: 3 * (a + b * c)),
    ("u = a*b\nv = u\n u*v + c", lambda a, b, c: a * b * a * b + c),
]


def lesson(text="3*(a + b*c)"):
    return parse(text)(a=5, b=3, c=2)


@pytest.mark.parametrize(("text", "python"), SAME_AS_PYTHON, ids=[text for text, _ in SAME_AS_PYTHON])
def test_a_formula_has_the_value_that_python_gives_it(text, python):
    assert lesson(text).value == python(5, 3, 2)


def test_the_lesson_s_formula_makes_the_lesson_s_graph():
    J = lesson()
    v = J.edges[0][0]
    (a, _), (u, _) = v.edges
    assert [x.value for x in (a, u, v, J)] == [5, 6, 11, 33]
    assert [x.op.__name__ for x in (u, v)] == ["multiply", "add"]
    assert J.inputs == (3.0, v)


def test_variables_are_named_and_come_in_order_of_first_appearance():
    expression = parse("z*(b + a) + exp(b)/z")
    assert expression.variables == ("z", "b", "a")
    inputs = [x.name for x in graph.nodes(expression(a=1, b=2, z=3)) if not x.edges]
    assert inputs == ["z", "b", "a"]


def test_a_variable_is_one_node_however_often_it_is_used():
    J = parse("x*x + x")(x=3)
    assert len(graph.nodes(J)) == 3
    assert gradients(J)[J.edges[1][0]] == 7


def test_every_call_builds_a_fresh_graph():
    expression = parse("x + 1")
    assert expression(x=1) is not expression(x=1)
    assert expression(x=2).value == 3


def test_ready_nodes_are_used_as_they_are():
    a, b = graph.Node(5, "first"), graph.Node(3)
    J = parse("a*b")(a=a, b=b)
    assert [x for x, _ in J.edges] == [a, b]
    assert (a.name, b.name) == ("first", "b")


def test_plain_numbers_get_no_edge_and_are_worked_out_beforehand():
    J = parse("a**(2*3 - 2**2) + exp(0) - 1/2")(a=3)
    assert [x.inputs[1:] for x in graph.operations(J)] == [(2.0,), (1.0,), (0.5,)]


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("2*3", 6), ("-2", -2), ("max(1, 2)", 2)])
def test_a_formula_of_numbers_alone_is_one_node(text, value):
    J = parse(text)()
    assert (J.value, J.edges) == (value, ())


def test_assigned_names_name_their_nodes():
    J = lesson("u = b*c; v = a + u; J = 3*v")
    assert [(x.name, x.value) for x in graph.operations(J)] == [("u", 6), ("v", 11), ("J", 33)]


def test_an_assigned_number_is_an_input_of_its_own():
    expression = parse("a = 5; b = 3; J = a*b")
    assert expression.variables == ()
    assert [x.name for x in graph.nodes(expression())] == ["a", "b", "J"]


def test_greek_letters_are_names_and_places_stay_right():
    expression = parse("α*β + µ")
    assert expression.variables == ("α", "β", "μ")
    assert refusal("αβγ + (δ/0)").position == 8
    assert refusal("αβγ + log(δ)").position == 6


def test_self_can_be_a_variable():
    assert parse("self + 1")(self=2).value == 3


def refusal(text, **values):
    with pytest.raises(ExpressionError) as error:
        expression = parse(text)
        expression(**values or dict.fromkeys(expression.variables, 0.0))
    assert "\n" not in str(error.value)
    return error.value


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a, b", 0, "A comma is for max"),
        ("0,5*a", 0, "for decimals write 0.5"),
        ("exp(a, b)", 0, "exp takes one input; here it has 2"),
        ("1 + max(a)", 4, "max takes two inputs or more; here it has 1"),
        ("2*a**b", 5, "exponent has to be a plain number"),
        ("2**x", 3, "exponent has to be a plain number"),
        ("n = 2; x**n", 10, "exponent has to be a plain number"),
        ("a*b; c", 0, "without a name"),
        ("u = a; v = 2*u; u", 7, "v is not used"),
        ("u = 1; u = 2*u", 7, "u already stands for something"),
        ("u = u + 1", 0, "u already stands for something"),
        ("v = 2*u; u = 3*v", 9, "u already stands for something"),
        ("9**9**9", 1, "too large for a float"),
        ("a + 1/0", 5, "divisor away from 0"),
        ("1 + log(0 - 1)", 4, "log needs a number above 0"),
        ("a*exp(1000)", 2, "exp(1000) is too large"),
        ("1e200*1e200", 5, "not a finite number"),
        ("1 + 2/a", 5, "divisor away from 0"),
        ("(1)/(a)", 3, "divisor away from 0"),
        ("u = log(a); u + 1", 4, "log(0) has no value"),
        ("2 + sqrt(a)", 4, "keep x above 0"),
        ("b*b +\\\n", 5, "allowed are"),
    ],
)
def test_an_error_is_one_sentence_about_one_place(text, place, words):
    error = refusal(text)
    assert error.position == place
    assert words in str(error)


def test_a_missing_value_is_asked_for():
    assert str(refusal("a + b", a=1)) == "b has no value; this formula needs a, b."


def test_an_unknown_value_is_refused():
    assert str(refusal("a + b", a=1, b=2, d=3)) == "There is no d in it; this formula needs a, b."
    assert str(refusal("1 + 2", d=3)) == "There is no d in it; this formula needs no values at all."


@pytest.mark.parametrize("value", [None, "3", math.nan, math.inf, [1], 1j, 10**400])
def test_a_value_that_is_no_number_is_refused(value):
    assert "number" in str(refusal("a + 1", a=value))


def test_a_formula_is_text():
    with pytest.raises(TypeError, match="A formula is text, such as .* but this is a int"):
        parse(3)


def test_the_pointer_stands_under_the_place():
    text = "u = b*c\nJ = 3(a + u)"
    assert pointer(text, refusal(text)) == "J = 3(a + u)\n     ^"


def test_the_pointer_shows_a_long_text_around_the_place():
    text = "a + " * 60 + "$" + " + a" * 60
    line, caret = pointer(text, refusal(text)).split("\n")
    assert line[caret.index("^")] == "$"
    assert len(line) == 80


def test_the_pointer_leaves_out_what_cannot_be_printed():
    assert pointer("a\0\tb", refusal("a\0\tb")) == "a  b\n ^"
    assert pointer("a + b", refusal("a + b", a=1)) == "a + b"


def test_expressions_are_equal_if_their_text_is():
    assert parse("a + 1") == parse("a + 1") != parse("a + 2")
    assert repr(parse("a + 1")) == "Expression(text='a + 1', variables=('a',))"


def test_every_allowed_function_has_an_operation():
    assert tuple(name for name in OPERATIONS if isinstance(name, str)) == FUNCTIONS


# Random formulas, worked out by a second, plain way: a number, a name, or (sign, inputs).
SIGNS = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}
CALLS = {"sin": math.sin, "cos": math.cos, "tanh": math.tanh, "exp": math.exp, "log": math.log, "max": max}
VALUES = {"a": 0.7, "b": -1.3, "γ": 2.1}
leaves = st.sampled_from([*VALUES]) | st.floats(0, 9).map(lambda x: round(x, 2))
formulas = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(st.sampled_from([*SIGNS, "max"]), inner, inner)
        | st.tuples(st.sampled_from([*CALLS][:-1]), inner)
    ),
    max_leaves=12,
)


def written(tree):
    if not isinstance(tree, tuple):
        return str(tree)
    sign, *inputs = tree
    parts = [written(x) for x in inputs]
    return f"({f' {sign} '.join(parts)})" if sign in SIGNS else f"{sign}({', '.join(parts)})"


def worked_out(tree):
    if not isinstance(tree, tuple):
        return VALUES.get(tree, tree)
    result = (SIGNS | CALLS)[tree[0]](*[worked_out(x) for x in tree[1:]])
    if not math.isfinite(result):
        raise OverflowError
    return result


@settings(deadline=None)
@given(formulas)
@example(("/", "a", ("log", 1.0)))
def test_a_random_formula_has_the_value_worked_out_the_plain_way(tree):
    try:
        expression = parse(written(tree))
        assert expression(**{name: VALUES[name] for name in expression.variables}).value == worked_out(tree)
    except ExpressionError:
        with pytest.raises((ZeroDivisionError, OverflowError, ValueError)):
            worked_out(tree)


LETTERS = "ab(x1.5 e)+-*/=,;\n^²×exp max αµ"


@settings(deadline=None)
@given(st.text() | st.text(LETTERS, max_size=40))
@example("9**9**9**9**9")
@example("a" + "**2" * 99)
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        assert isinstance(parse(text), Expression)
    except ExpressionError as error:
        assert pointer(text, error).endswith("^")


@pytest.mark.parametrize(
    "text", ["-" * 100 + "a", "a" + "+a" * 100, "(" * 50 + "a" + ")" * 50, "2**" * 99 + "2"]
)
def test_the_largest_formulas_do_not_take_long(text):
    start = process_time()
    try:
        parse(text)(a=0.5)
    except ExpressionError:
        pass
    assert process_time() - start < 0.05


def test_a_slider_s_move_is_fast():
    expression, times = parse("3*(a + b*c)"), []
    for _ in range(200):
        start = process_time()
        expression(a=5, b=3, c=2)
        times.append(process_time() - start)
    assert min(times) < 60e-6
