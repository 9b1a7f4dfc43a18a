"""Typed text: what is let through, and where a refusal points."""

import ast
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.tokens import MAX_LENGTH, ExpressionError, statements, tokens

LETTERS = "ab(x1.5 e)+-*/=,;\n^²×exp max αµ"

# The text, the place that the refusal points at, and a few of its words.
REFUSED = [
    ("", 0, "nothing to read"),
    ("   \n ;; ", 0, "nothing to read"),
    ("3(a + b)", 1, r"write 3\*\(a \+ b\)"),
    ("2x", 1, r"write 2\*x"),
    ("a = 3b", 5, r"write a = 3\*b"),
    ("2x + 3y", 1, r"write 2\*x \+ 3\*y"),
    ("a b", 2, r"write a\*b"),
    ("(a)(b)", 3, r"write \(a\)\*\(b\)"),
    ("2x" + " + x" * 30, 1, r"write \* in between"),
    ("(a + b", 0, "never closed"),
    ("3*(a + (b)", 2, "never closed"),
    ("a + b)", 5, "never opened"),
    (")(", 0, "never opened"),
    ("()", 1, r"missing after \("),
    ("3*", 2, r"missing after \*"),
    ("a + + * b", 5, r"missing after \+"),
    ("*3", 0, r"missing before \*"),
    ("a;\n/b", 3, "missing before /"),
    ("exp()", 4, r"missing after \("),
    ("max(a,)", 6, "missing after ,"),
    ("f(*a)", 0, "f is not a function"),
    ("exp(**a)", 4, r"missing after \("),
    ("a = ", 3, "missing after ="),
    ("a == b", 3, "missing after ="),
    ("a = b = 3", 6, "after a first name"),
    ("3 = a", 2, "after a first name"),
    ("max(a=1, 2)", 5, "after a first name"),
    ("foo(a)", 0, r"not a function .*: exp, log.* write foo\*\("),
    ("1 + exp", 4, r"exp is a function; write exp\("),
    ("sin = 3", 0, "choose another name"),
    ("lambda", 0, "word of Python"),
    ("a if b else c", 2, "word of Python"),
    ("None", 0, "word of Python"),
    ("x + 007", 4, "write 7, not 007"),
    ("1e999", 0, "1e999 is too large"),
    ("1 + " + "9" * 400, 4, "99999999… is too large"),
    ("a^2", 1, r"write \*\*, as in x\*\*2"),
    ("x²", 1, r"write \*\*, as in x\*\*2"),
    ("a[0]", 1, "round brackets"),
    ("a.b", 1, "allowed are numbers, names"),
    ("a < b", 2, "allowed are"),
    ("'x'", 0, "allowed are"),
    ("x: 3", 1, "allowed are"),
    ("a := 3", 2, "allowed are"),
    ("a\0", 1, "allowed are"),
    ("a\ud800", 1, "allowed are"),
    ("１+a", 0, "allowed are"),  # fullwidth, a number to Python's int()
    ("ａ+1", 0, "allowed are"),  # fullwidth, a name to Python
    ("\u03a2", 0, "allowed are"),  # a hole in the Greek alphabet
    ("#", 0, "allowed are"),
    ("a+" * 101 + "a", 201, "at most 100 operations"),
    ("-" * 400 + "a", 100, "at most 100 operations"),
    ("max(" + "a," * 100 + "a)", 203, "at most 100 operations"),
    ("(" * 51 + "a" + ")" * 51, 50, "At most 50 brackets"),
    ("(" * 10_000, MAX_LENGTH, "at most 500 characters"),
    (" " * 501, MAX_LENGTH, "at most 500 characters"),
]


@pytest.mark.parametrize(("text", "place", "words"), REFUSED, ids=[repr(text)[:20] for text, *_ in REFUSED])
def test_a_refusal_is_one_sentence_about_one_place(text, place, words):
    with pytest.raises(ExpressionError, match=words) as refusal:
        statements(text)
    assert refusal.value.position == place
    assert "\n" not in str(refusal.value)


def test_a_formula_is_cut_into_numbers_names_and_signs():
    found = [(t.kind, t.text, t.place) for t in tokens("3.5e2*(a_1)")]
    numbers = [("number", "3.5e2", 0), ("operator", "*", 5)]
    assert found == [*numbers, ("open", "(", 6), ("name", "a_1", 7), ("close", ")", 10)]


@pytest.mark.parametrize("number", ["7", "0", "0.5", ".5", "5.", "1e5", "1E-5", "0.0", "00", "00.5"])
def test_numbers_are_read_as_python_writes_them(number):
    (found,) = tokens(number)
    assert ast.literal_eval(found.text) == float(number)


def test_statements_end_with_a_semicolon_or_a_line():
    _, lines = statements("u = b*c;;\r\n\n v = u \n")
    assert [[t.text for t in line] for line in lines] == [["u", "=", "b", "*", "c"], ["v", "=", "u"]]


def test_printed_signs_are_read_as_typed_ones():
    text, _ = statements("−a·b×c÷d – µ⋅ϵ\u00a0∗\tϕ")
    assert text == "-a*b*c/d - μ*ε * φ"


@pytest.mark.parametrize("text", ["(" * 50 + "a" + ")" * 50, "-" * 100 + "a", "a" * 500, "a+" * 100 + "a"])
def test_what_is_just_inside_the_limits_is_let_through(text):
    assert statements(text)


@settings(deadline=None)
@given(st.text() | st.text(LETTERS, max_size=40))
@example("α" * 499 + "(")
def test_any_text_is_let_through_or_refused_at_a_place_inside_it(text):
    try:
        statements(text)
    except ExpressionError as refusal:
        assert 0 <= refusal.position <= len(text)


@settings(deadline=None)
@given(st.text(LETTERS, max_size=40))
@example("00(1)")
@example("0x1f + 1_000 + 1if 2else 3")
def test_whatever_is_let_through_python_can_read(text):
    try:
        plain, lines = statements(text)
    except ExpressionError:
        return
    for line in lines:
        ast.parse(plain[line[0].place : line[-1].end])


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "-" * 500, "9" * 500, "(-" * 250, "a(" * 250, "\0" * 10**6, "a " * 250, ";" * 500]
)
def test_nothing_takes_long(text):
    start = process_time()
    with pytest.raises(ExpressionError):
        statements(text)
    assert process_time() - start < 0.05
