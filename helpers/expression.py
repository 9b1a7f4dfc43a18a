"""A formula that somebody typed becomes a graph: it is read, never executed.

`helpers.tokens` lets only checked text through. Then Python's own `ast` says which
operation comes first. What comes out is a list of steps such as "multiply b and c",
which can be done again and again for new numbers.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import NamedTuple

from helpers import graph
from helpers.tokens import ExpressionError, is_named, statements

OPERATIONS = {
    ast.Add: graph.add,
    ast.Sub: graph.subtract,
    ast.Mult: graph.multiply,
    ast.Div: graph.divide,
    ast.Pow: graph.raise_to,
    ast.USub: graph.negate,
    "exp": graph.exp,
    "log": graph.log,
    "sigmoid": graph.sigmoid,
    "tanh": graph.tanh,
    "relu": graph.relu,
    "sin": graph.sin,
    "cos": graph.cos,
    "sqrt": lambda x: graph.raise_to(x, 0.5),
    "max": graph.maximum,
}
SYNTAX = (ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Constant, ast.operator, ast.unaryop, ast.Load)


class Step(NamedTuple):
    """One operation: what to call, on which earlier results or numbers, and where it was typed."""

    target: str
    make: Callable
    inputs: tuple
    place: int


@dataclass(frozen=True)
class Expression:
    """A formula that was read once and can be worked out for any numbers.

    Attributes
    ----------
    text : str
        What was typed.
    variables : tuple of str
        The names that need a value, in order of first appearance.
    """

    text: str
    variables: tuple
    steps: tuple = field(repr=False, compare=False)
    output: str = field(repr=False, compare=False)

    def __call__(self, /, **given):
        """Build a fresh graph.

        Parameters
        ----------
        **given : float or Node
            A value for every variable; a number becomes a node of that name,
            and a node without a name is given it.

        Returns
        -------
        Node
            The output.

        Raises
        ------
        ExpressionError
            If a value is missing, unknown or no number, or if an operation has no value there.
        """
        check_given(self.variables, given)
        made = {name: attempt(label, (given[name], name)) for name in self.variables}
        for target, make, inputs, place in self.steps:
            made[target] = attempt(make, [made.get(x, x) for x in inputs], place)
        return made[self.output]


def parse(text):
    """Read a formula, or several separated by ; or new lines, the last of which is the output.

    Parameters
    ----------
    text : str
        Such as "3*(a + b*c)" or "u = b*c; v = a + u; J = 3*v".

    Returns
    -------
    Expression

    Raises
    ------
    ExpressionError
        If the text cannot be read; it knows the place.
    TypeError
        If it is not text at all.
    """
    if not isinstance(text, str):
        raise TypeError(f"A formula is text, such as '3*(a + b*c)', but this is a {type(text).__name__}.")
    program = Program(*statements(text))
    return Expression(text, tuple(program.variables), tuple(program.steps), program.output)


def pointer(text, error):
    """Show the line of the text that an error is about, with a caret under the place."""
    if error.position is None:
        return text
    start = max(text.rfind("\n", 0, error.position) + 1, error.position - 40)
    line = text[start : start + 80].partition("\n")[0]
    return "".join(c if c.isprintable() else " " for c in line) + "\n" + " " * (error.position - start) + "^"


def check_given(variables, given):
    """Check that every variable has a value and that nothing else has one."""
    wanted = ", ".join(variables) or "no values at all"
    for name in variables:
        if name not in given:
            raise ExpressionError(f"{name} has no value; this formula needs {wanted}.")
    for name in given:
        if name not in variables:
            raise ExpressionError(f"There is no {name} in it; this formula needs {wanted}.")


def attempt(make, inputs, place=None):
    """Make a node; trouble with its numbers is reported at the place where it was typed."""
    try:
        return make(*inputs)
    except (ValueError, TypeError) as trouble:
        raise ExpressionError(str(trouble), place) from None


def label(x, name):
    """Name a node that has no name; a plain number becomes an input node."""
    if not hasattr(x, "edges"):
        return graph.Node(x, name)
    x.name = x.name or name
    return x


def syntax(text, line):
    """Let Python's `ast` say which operation comes first; each part is told its place in the text."""
    start = line[0].place
    source = text[start : line[-1].end]
    top = ast.parse(source, mode="eval").body
    signs = [t.place for t in line if t.kind in ("operator", "sign")]
    for part in ast.walk(top):
        if isinstance(part, ast.expr):
            part.place = start + characters(source, part.col_offset)
        if not isinstance(part, SYNTAX):
            raise ExpressionError("A comma is for max(a, b) only; for decimals write 0.5.", part.place)
        if isinstance(part, ast.BinOp):
            behind = start + characters(source, part.left.end_col_offset)
            part.place = next(place for place in signs if place >= behind)
    return top


def characters(source, size):
    """Return how many characters the first bytes of a text are; a Greek letter has two bytes."""
    return len(source.encode()[:size].decode())


def operands(part):
    """Return what a part of a formula is made from, left before right."""
    if isinstance(part, ast.BinOp):
        return part.left, part.right
    if isinstance(part, ast.UnaryOp):
        return (part.operand,)
    return tuple(part.args) if isinstance(part, ast.Call) else ()


def bottom_up(top):
    """Return all parts of a formula, each one after its operands (no recursion: depth is no matter)."""
    found, waiting = [], [top]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(operands(found[-1]))
    return found[::-1]


class Program:
    """The steps of a formula, in the order in which they are done."""

    def __init__(self, text, lines):
        self.variables, self.steps = [], []
        self.meaning = {}  # for each assigned name, the step that made it
        self.unused = {}  # assigned names that nothing has read yet, and their places
        for line in lines:
            result = self.read(text, line)
            if line is not lines[-1] and not is_named(line):
                message = "Nothing can use this without a name; write u = … before it, or remove it."
                raise ExpressionError(message, line[0].place)
        for name, place in self.unused.items():
            if self.meaning[name] != result:
                raise ExpressionError(f"{name} is not used further on; use it or remove it.", place)
        self.output = result if isinstance(result, str) else self.step(graph.Node, [result], 0)

    def read(self, text, line):
        """Add the steps of one statement, and return its result: a step, a variable or a number."""
        value = line[2:] if is_named(line) else line
        result = {}
        for part in bottom_up(syntax(text, value)):
            result[part] = self.result(part, [result[x] for x in operands(part)])
        return self.assign(line[0], result[part]) if is_named(line) else result[part]

    def result(self, part, inputs):
        """Return what one part stands for, given what its operands stand for."""
        if isinstance(part, ast.Constant):
            return float(part.value)
        if isinstance(part, ast.Name):
            return self.look_up(part.id)
        if isinstance(part, ast.Call):
            return self.call(part.func.id, inputs, part.place)
        if isinstance(part.op, ast.UAdd):
            return inputs[0]
        if isinstance(part.op, ast.Pow) and isinstance(inputs[1], str):
            message = "The exponent has to be a plain number; for a power x to the n write exp(n*log(x))."
            raise ExpressionError(message, part.right.place)
        return self.operation(OPERATIONS[type(part.op)], inputs, part.place)

    def look_up(self, name):
        """Return what a name stands for; an unknown one is a variable."""
        self.unused.pop(name, None)
        if name not in self.meaning and name not in self.variables:
            self.variables.append(name)
        return self.meaning.get(name, name)

    def assign(self, name, value):
        """Let a name stand for a result."""
        if name.text in self.meaning or name.text in self.variables:
            message = f"{name.text} already stands for something; choose another name."
            raise ExpressionError(message, name.place)
        self.unused[name.text] = name.place
        self.meaning[name.text] = self.step(partial(label, name=name.text), [value], name.place)
        return self.meaning[name.text]

    def call(self, name, inputs, place):
        """Add the steps of a function; max takes its inputs two by two."""
        if name == "max" and len(inputs) > 1:
            return reduce(lambda x, y: self.operation(graph.maximum, [x, y], place), inputs)
        if name == "max" or len(inputs) > 1:
            wanted = "two inputs or more" if name == "max" else "one input"
            raise ExpressionError(f"{name} takes {wanted}; here it has {len(inputs)}.", place)
        return self.operation(OPERATIONS[name], inputs, place)

    def operation(self, make, inputs, place):
        """Add an operation, or do it at once where all inputs are plain numbers."""
        if any(isinstance(x, str) for x in inputs):
            return self.step(make, inputs, place)
        return attempt(make, inputs, place).value

    def step(self, make, inputs, place):
        """Add a step and return its target, which is like no name that can be typed."""
        self.steps.append(Step(f"#{len(self.steps)}", make, tuple(inputs), place))
        return self.steps[-1].target
