"""Python's errors, said for the place where they arise."""

import numpy as np
import pytest

from helpers.check import EXERCISES
from helpers.check.exercise import written_out
from helpers.check.judging import judge

ERRORS = [
    ("used_twice", "{}[x]", "KeyError: 1.7. A dict has nothing under this key yet"),
    ("used_twice", "[1, 2][3]", "of n entries the last one is number n − 1"),
    ("used_twice", "y", "NameError: name 'y' is not defined. Work it out inside"),
    ("used_twice", "x / 0", "divides by 0"),
    ("used_twice", "x(2)", "is a * missing there"),
    ("used_twice", "x + None", "Something here is None"),
    ("used_twice", "x[0]", "single number"),
    ("used_twice", "sum(x)", "one number stands where several"),
    ("used_twice", "def f(): return 1", "its first line must stay"),
    ("used_twice", "slope_at(x, 3)", "Which inputs does that function take?"),
    ("used_twice", "x ^ 2", "written **"),
    ("used_twice", "[1, 2][x]", "An index is a whole number."),
    ("used_twice", "x + ...", "put your own in its place"),
    ("used_twice", "math.sqrt + x", "call it, with brackets"),
    ("whole_backward", "SLOPES['softmax'](zs[0])", "SLOPES has no softmax: with it"),
    ("relu_gate", "upstream if z > 0 else 0", "one for each entry"),
    ("relu_gate", "upstream @ z", "as many columns as B has rows"),
    ("relu_gate", "upstream * z[:, :2]", "do not fit entry by entry"),
    ("relu_gate", "z.sum(axis=2)", "fewer axes"),
    ("descent_step", "np.array(weights) - rate * np.array(gradients)", "leave them in a list"),
    ("relu_gate", "z[0, 0, 0]", "fewer axes"),
    ("relu_gate", "z[0, 0][0]", "It is a single number, so it has no [ ]"),
    ("numeric_gradient", "[[f(w + h) - f(w - h) for w in row] for row in W]", "It is a single number"),
    ("relu_gate", "z[0.5]", "whole number"),
    ("relu_gate", "z.shape(1)", "An index wants [ ]"),
    ("walk_back", "w * 0.5", "np.array(…) first"),
    ("relu_gate", "np.log[z]", "call it, with brackets ()"),
    ("relu_gate", "np.zeros(1, 3)", "one tuple"),
    ("walk_back", "w.T", "belongs to arrays"),
    ("sigma", "gradients(exp(Node(x)))[x]", "the very nodes that a was made from"),
    ("sigma", "gradients(exp(Node(x)))[Node(x)]", "the very nodes that a was made from"),
    ("sigma", "def sigma(x):\n    class Node: ...\n    return 1 / Node()", "x / y is x * y ** -1"),
    ("sigma", "math.exp(Node(x))", "nodes have exp and log"),
    ("sigma", "def sigma(x):\n    class Node: ...\n    return math.e ** Node()", "eˣ is exp(x)"),
    ("sigma", "gradients(x)", "begins at a node"),
    ("sigma", "x.value", "and no node"),
    ("layer", "self.x = x => pass", "No method has put that under self yet"),
    ("layer", "update(self, rate) => update(rate)", "has self as its first input"),
]


@pytest.mark.parametrize(("name", "code", "words"), ERRORS, ids=[code for _, code, _ in ERRORS])
def test_an_error_is_told_with_what_it_means_here(name, code, words):
    ((_, answer),) = written_out(code, EXERCISES[name])
    verdict = judge(EXERCISES[name], answer)
    assert "Your function raised" in verdict.message and words in verdict.message


def test_what_a_number_lacks_is_not_said_to_belong_to_arrays():
    assert "arrays" not in judge(EXERCISES["used_twice"], lambda x: x.value).message


def test_an_index_past_the_end_is_told_with_the_length():
    ((_, answer),) = written_out("def f(w, outs, y):\n    i = 7\n    return w[i + 1]", EXERCISES["walk_back"])
    assert "In w[i + 1] the index is 8, and w has 3 entries" in judge(EXERCISES["walk_back"], answer).message


def test_the_line_that_failed_is_not_run_again():
    calls = []

    def again(w, outs, y):
        return w[calls.append(1) or 9]

    assert "last one is number n − 1" in judge(EXERCISES["walk_back"], again).message
    assert len(calls) == len(EXERCISES["walk_back"].cases)


def test_an_empty_slice_of_numpy_is_no_secret_either():
    said = judge(EXERCISES["relu_gate"], lambda upstream, z: np.zeros(2)[5]).message
    assert "index 5 is out of bounds" in said
