"""Python's errors, said for the place where they arise; others, and those of PyTorch, are in the bank."""

import pytest

from helpers.check import EXERCISES
from helpers.check.exercise import written_out
from helpers.check.judging import judge

ERRORS = {
    "used_twice": {
        "{}[x]": "KeyError: 1.7. A dict has nothing under this key yet. The keys",
        "[1, 2][3]": "of n entries the last one is number n − 1",
        "y": "NameError: name 'y' is not defined. Work it out inside",
        "x + None": "Something here is None",
        "x[0]": "single number",
        "sum(x)": "one number stands where several",
        "def f(): return 1": "its first line must stay",
        "slope_at(x, 3)": "Which inputs does that function take?",
        "x ^ 2": "written **",
        "[1, 2][x]": "An index is a whole number.",
        "x + ...": "put your own in its place",
        "math.sqrt + x": "call it, with brackets",
        "x.edges": "begins at a node",
        "x.value": "and no node",
        "[x].T": "belongs to arrays",
        "[x] * 0.5": "np.array(…) first",
    },
    "sigma": {
        "gradients(exp(Node(x)))[Node(x)]": "the very nodes that a was made from",
        "def sigma(x):\n    class Node: ...\n    return 1 / Node()": "x / y is x * y ** -1",
        "def sigma(x):\n    class Node: ...\n    return math.e ** Node()": "eˣ is exp(x)",
        "math.exp(Node(x))": "nodes have exp and log",
    },
    "relu_gate": {
        "upstream if z > 0 else 0": "one for each entry",
        "upstream @ z": "as many columns as B has rows",
        "np.dot(upstream, z)": "as many columns as B has rows",
        "def f(upstream, z):\n    a, b = 1, 2, 3\n    return a": "another number of names",
        "upstream * z[:, :2]": "do not fit entry by entry",
        "z.sum(axis=2)": "fewer axes than that",
        "z[0, 0, 0]": "fewer axes than there are numbers",
        "np.array([z, z[0]])": "leave them in a list",
        "def f(upstream, z):\n    if z is None: dz = z\n    return dz": "ever reached",
        "z[0.5]": "whole number, or an array of such",
        "np.zeros(1, 3)": "one tuple",
        "def f(upstream, z):\n    i = 7\n    return z[i + 1]": "In z[i + 1] the index is 8, and z has 2",
    },
    "whole_backward": {"SLOPES['softmax'](zs[0])": "SLOPES has no softmax: with it"},
}
ROWS = [(name, *row) for name, rows in ERRORS.items() for row in rows.items()]


@pytest.mark.parametrize(("name", "code", "words"), ROWS, ids=[code for _, code, _ in ROWS])
def test_an_error_is_told_with_what_it_means_here(name, code, words):
    ((_, answer),) = written_out(code, EXERCISES[name])
    verdict = judge(EXERCISES[name], answer)
    assert "Your function raised" in verdict.message and words in verdict.message


def test_the_line_that_failed_is_not_run_again():
    calls = []

    def again(w, outs, y):
        return w[calls.append(1) or 9]

    assert "last one is number n − 1" in judge(EXERCISES["walk_back"], again).message
    assert len(calls) == len(EXERCISES["walk_back"].cases)
