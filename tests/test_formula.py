"""A typed formula: the graph it makes, its numbers, and where its errors point."""

import math
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers import graph
from helpers.backprop import gradients
from helpers.formula import Formula, FormulaError, parse, pointer

# Random formulas, against Python's own `eval` of the same text. Brackets come by chance, so that precedence
# counts; numbers are floats, so that no power of integers fills the memory; c is 0 and b negative.
VALUES = {"a": 0.7, "b": -1.3, "γ": 2.1, "c": 0.0}
PYTHON = {name: getattr(math, name) for name in ("exp", "log", "sin", "cos", "tanh")}
PYTHON |= {"max": max, "relu": lambda x: max(x, 0.0), "sqrt": lambda x: x**0.5}
PYTHON["sigmoid"] = lambda x: 1 / (1 + math.exp(-x))
leaves = st.sampled_from([*VALUES, "2.0", ".5", "3.", "1e-2"])


def larger(inner):
    """Formulas made of two inner ones."""
    forms = ["{} + {}", "{}-{}", "{}*{}", "{} / {}", "max({}, {}, a)", "({})", "-{}", "+{}", " {}"]
    forms += [f"{name}({{}})" for name in PYTHON if name != "max"]
    forms += [f"{{}}**{n}" for n in ("2.0", "-1.0", "0.5", "2.0**3.0", "(1.0 + 2.0)")]
    return st.builds(str.format, st.sampled_from(forms), inner, inner)


def evaluated(text):
    """Return what Python makes of a text, or None where that is no finite real number."""
    try:
        value = eval(text.strip(), {**PYTHON, **VALUES})
        return value if math.isfinite(value) else None
    except (ArithmeticError, TypeError, ValueError):  # math.isfinite takes no complex number
        return None


@settings(deadline=None, max_examples=400)
@given(st.recursive(leaves, larger, max_leaves=12))
@example("a-b-γ / a / b*a")
@example("-a**2.0 + +-b")
@example("γ**2.0**3.0 - (-a)**-1.0")
def test_a_random_formula_has_the_value_that_python_gives_it(text):
    try:
        formula = parse(text)
        value = formula(**{name: VALUES[name] for name in formula.variables}).value
    except FormulaError as error:  # a node holds finite numbers only, and wants a derivative
        strict = ["not a finite number", "no derivative", "at most 100"]
        assert evaluated(text) is None or any(words in str(error) for words in strict)
    else:
        assert value == pytest.approx(evaluated(text), rel=1e-9)


def test_printed_signs_are_read_as_typed_ones():
    printed, typed = parse("−a·b×c÷d – µ⋅ϵ\u00a0∗\tϕ + ϑ\r"), parse("-a*b*c/d - μ*ε * φ + θ")
    values = dict(zip(typed.variables, range(2, 10), strict=False))
    assert printed.variables == typed.variables == (*"abcdμεφθ",)
    assert printed(**values).value == typed(**values).value


# What is refused: some words of the sentence, and texts with ‸ at the place that it is about. Those that
# can be read get 0 for all variables.
TYPED = """
write 3*(a + b)  3‸(a + b)
write 2*x + 3*y  2‸x + 3y  z = a; 2‸x + 3y
sign is missing here  a ‸b  (a)‸(b)  (a) ‸2  2 ‸3  1‸_000  0‸x1f  1.5‸.2  1‸j*a  αβ + 2‸x
never closed  ‸(a + b  3*‸(a + (b)  exp‸(
never opened  a + b‸)  (a)‸) + (b
bracket is missing here  3*‸  a + +‸ * b  ‸*3  αβ +‸ * γ  (‸)  max(a,‸, b)  u =‸; v  a **‸  (‸*a)
after a first name  ‸= 3  3 ‸= a  a = b ‸= 3  a =‸= b  max(a‸=1, 2)
foo is not a function (these are: exp, log,  1 + ‸foo(a)
did you mean tanh?  ‸tahn(a)  ‸TANH(a)
exp is a function; write exp(  1 + ‸exp  ‸exp*2
word of Python  ‸lambda  ‸None  a*‸in  2 + ‸not
write 7, not 007  x + ‸007
This number is too large  ‸1e999  1 + ‸1e400
write **, as in x**2  a‸^2  x‸²
use round brackets  a‸[0]  ‸{a}
allowed are numbers, names  a‸.b  a ‸< b  ‸'x'  f‸'{a}'  x‸: 3  a ‸:= 3  ‸１+a  ‸ａ+1  ‸Ａ  ‸#  a ‸// b
+ - * / **, round  a ‸@ b  exp(‸*a)  ‸exp(**a)  ‸x1.b  ‸...  a ‸| b  ‸~a  ‸!a  a ‸% b
A comma is for max  ‸a, b  ‸0,5*a
takes one input; here it has 2  ‸exp(a, b)
takes two inputs or more; here it has 1  1 + ‸max(a)
exponent has to be a plain number  2*a**‸b  2**‸x  n = 2; x**‸n
without a name  ‸a*b; c
is not used  u = a; ‸v = 2*u; u
already stands for something  u = 1; ‸u = 2*u  ‸u = u + 1  v = 2*u; ‸u = 3*v  ‸sin = 3  ‸if = 3
9 ** 3.8742e+08 is too large for a float.  9‸**9**9
exp(1000) is too large for a float; keep x at 709 or below.  a*‸exp(1000)
1 / 0 has no value; keep the divisor away from 0.  a + 1‸/0  (1)‸/(a)  ((1 ) ) ‸/ a  αβγ + (1‸/δ)
log(-1) has no value; log needs a number above 0.  1 + ‸log(0 - 1)  u = ‸log(a - 1); u  αβγ + ‸log(δ-1)
0 ** 0.5 has no value or no derivative; keep x above 0.  2 + ‸sqrt(a)
-8 ** 0.333333 has no value or no derivative; keep x above 0.  a + (-8)‸**(1/3)
inf is not a finite number; a node holds ordinary numbers only.  1e200‸*1e200
"""
REFUSED = [
    (words, text) for words, *texts in [re.split("  +", x) for x in TYPED.split("\n")] for text in texts
]
REFUSED += [("nothing to read", text) for text in ("‸", "‸   \n ;; ")]
REFUSED += [("allowed are numbers, names", text) for text in ("a‸\0", "a‸\ud800", "‸\u03a2", "b*b +‸\\\n")]
REFUSED += [("sign is missing", "κ = α;\n κ + 2‸x"), ("write * in between", "2‸x" + " + x" * 30)]
REFUSED += [("too large", "1 + ‸" + "9" * 400), ("at most 500 characters", " " * 500 + "‸ ")]
AT_MOST = [("a+" * 100 + "a", "+a"), ("-" * 100, "-a"), ("(" * 100, "("), ("max(" + "a," * 99 + "a", ",a)")]
REFUSED += [("at most 100 operations", "‸".join(pair)) for pair in AT_MOST]


def refusal(text, **values):
    with pytest.raises(FormulaError) as error:
        formula = parse(text)
        formula(**values or dict.fromkeys(formula.variables, 0.0))
    assert "\n" not in str(error.value)
    assert error.value.__suppress_context__ or not error.value.__context__  # Python keeps its own words
    return error.value


@pytest.mark.parametrize(("words", "marked"), REFUSED)
def test_a_refusal_is_one_sentence_about_one_place(words, marked):
    error = refusal(marked.replace("‸", ""))
    assert error.position == marked.index("‸")
    assert words in str(error)


@pytest.mark.parametrize("text", ["a+" * 100 + "a", "-" * 100 + "a", "(" * 100 + "a" + ")" * 100, "a" * 500])
def test_what_is_just_inside_the_limits_is_read(text):
    assert parse(text)(**{parse(text).variables[0]: 0}).value == 0


@settings(deadline=None)
@given(st.text() | st.text("ab(x1.5 e)+-*/=,;\n^²×exp max αµ", max_size=40))
@example("0x1f + 1_000 + 1if 2else 3")
@example("a" + "**2" * 99)
def test_any_text_is_read_or_refused_at_a_place_inside_it_and_never_breaks(text):
    try:
        assert isinstance(parse(text), Formula)
    except FormulaError as error:
        assert 0 <= error.position <= len(text) and pointer(text, error).endswith("^")


# The graph.


def test_a_graph_is_made_anew_at_every_call_with_one_node_for_each_variable():
    formula = parse("z*(b + a) + exp(b)/z - µ*self")
    assert formula.variables == ("z", "b", "a", "μ", "self")
    values = {"a": 1, "b": 2, "z": 3, "μ": 4, "self": 5}
    J = formula(**values)
    inputs = [(x.name, x.value) for x in graph.nodes(J) if not x.edges]
    assert inputs == [(name, values[name]) for name in formula.variables]
    names = ["add", "multiply", "exp", "divide", "add", "multiply", "subtract"]
    assert [x.op.__name__ for x in graph.operations(J)] == names
    assert formula(**values) is not J and formula(**values | {"z": 1}).value != J.value
    x = graph.Node(3)
    assert gradients(parse("x*x + x")(x=x))[x] == 7 and x.name == "x"  # a ready node is used as it is


def test_plain_numbers_are_worked_out_beforehand():
    J = parse("a**(2*3 - 2**2) + exp(0) - 1/2")(a=3)
    assert [x.edges[1][0].value for x in graph.operations(J)] == [2.0, 1.0, 0.5]
    assert parse("-2")().edges == ()


@pytest.mark.parametrize("end", ["; ", "\n", ";;\r\n\n "])
def test_assigned_names_name_their_nodes(end):
    J = parse(end.join(["u = b*c", "d = 2", "w = u", "v = d + w", "J = a*v"]) + end)(a=5, b=3, c=2)
    assert [(x.name, x.value) for x in graph.operations(J)] == [("u", 6), ("v", 8), ("J", 40)]
    assert [x.name for x in graph.nodes(J) if not x.edges] == ["b", "c", "a", "d"]


# Values, and the picture of a place.


def test_values_that_are_missing_unknown_or_no_numbers_are_named():
    assert str(refusal("a + b", a=1)) == "The values to give are a, b; given are a."
    assert str(refusal("1 + 2", d=3)) == "The values to give are none; given are d."
    assert str(refusal("a + 1", a=None)) == "a is None; give an ordinary number, such as 0.5."
    with pytest.raises(TypeError, match="A formula is text, such as .* but this is a int"):
        parse(3)


def test_the_pointer_stands_under_the_place_in_what_can_be_printed_of_its_line():
    for text, shown in {"u = b*c\nJ = 3(a + u)": "J = 3(a + u)\n     ^", "a\0\tb": "a  b\n ^"}.items():
        assert pointer(text, refusal(text)) == shown
    assert pointer("a + b", refusal("a + b", a=1)) == "a + b"
    long = "a + " * 60 + "$" + " + a" * 60
    line, caret = pointer(long, refusal(long)).split("\n")
    assert (line[caret.index("^")], len(line)) == ("$", 80)
