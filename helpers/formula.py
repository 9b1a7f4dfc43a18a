"""What a learner typed becomes a graph: it is read, never executed.

From top to bottom: what may stand in a formula; `parse` looks at its text; Python's own `ast` says which
operation comes first, and a `Reader` makes of each part a function that works it out for new numbers.
"""

import ast
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from itertools import pairwise
from keyword import iskeyword
from math import isinf

from helpers import graph, guard

MAX_LENGTH = 500  # characters
MAX_SIGNS = 100  # operations and brackets, so that neither Python's parser nor `Reader.read` goes deeper

OPERATORS = {ast.Add: graph.add, ast.Sub: graph.subtract, ast.Mult: graph.multiply, ast.Div: graph.divide}
OPERATORS |= {ast.Pow: graph.raise_to, ast.USub: graph.negate}
FUNCTIONS = {name: getattr(graph, name) for name in "exp log sigmoid tanh relu sin cos".split()}
FUNCTIONS |= {"sqrt": graph.raise_to, "max": graph.maximum}
NAMED = ", ".join(FUNCTIONS)
ALLOWED = f"allowed are numbers, names, + - * / **, round brackets and {NAMED}"
HINTS = dict.fromkeys("^²³", "for a power write **, as in x**2") | dict.fromkeys("[]{}", "use round brackets")

# Signs as they look in print, one character for one, so that every place stays the same.
PRINTED = str.maketrans("×·⋅∗÷−–µϵϕϑ\u00a0\t\r", "****/--μεφθ  \n")
WRONG = re.compile(r"[^A-Za-zΑ-ΡΣ-Ωα-ω_0-9 +*/().,=;\n-]|//|(?<!\d)\.(?!\d)")
SIGN = re.compile(r"\*\*|[-+*/,(]")
STATEMENT = re.compile(r" *(?:([^\W\d]\w*) *= *)?([^;\n]*)")
WORD = re.compile(r"(?P<name>[^\W\d]\w*)|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|[()]")
# What Python's parser complains about, by words of its own complaint; "" is about all the rest.
PARSER = {
    "unmatched": "This bracket was never opened; remove it or write ( first.",
    "never closed": "This bracket is never closed; write ) where it ends.",
    "leading zeros": "A number cannot begin with 0 like this; write 7, not 007.",
    "": "A number, a name or an opening bracket is missing here.",
}


class FormulaError(ValueError):
    """What is wrong with a typed formula, in one sentence; position is its place in the text, or None."""

    def __init__(self, message, position=None):
        super().__init__(message)
        self.position = position


def pointer(text, error):
    """Show the line of the text that an error is about, with a caret under the place."""
    if error.position is None:
        return text
    start = max(text.rfind("\n", 0, error.position) + 1, error.position - 40)
    line = text[start : start + 80].partition("\n")[0]
    return "".join(c if c.isprintable() else " " for c in line) + "\n" + " " * (error.position - start) + "^"


def parse(text) -> "Formula":
    """Read a formula, or several separated by ; or new lines, the last of which is the output.

    Parameters
    ----------
    text : str
        Such as "3*(a + b*c)" or "u = b*c; v = a + u; J = 3*v".

    Raises
    ------
    FormulaError
        If the text cannot be read; it knows the place.
    TypeError
        If it is not text at all.
    """
    if not isinstance(text, str):
        raise TypeError(f"A formula is text, such as '3*(a + b*c)', but this is a {type(text).__name__}.")
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"A formula has at most {MAX_LENGTH} characters.", MAX_LENGTH)
    plain = text.translate(PRINTED)
    wrong = WRONG.search(plain)
    if wrong:
        raise FormulaError(f"{wrong[0]!r} is not allowed; {HINTS.get(wrong[0], ALLOWED)}.", wrong.start())
    signs = [found.start() for found in SIGN.finditer(plain)]
    if len(signs) > MAX_SIGNS:
        message = f"A formula has at most {MAX_SIGNS} operations and brackets; this would be one more."
        raise FormulaError(message, signs[MAX_SIGNS])
    statements = [found for found in STATEMENT.finditer(plain) if found[0].strip()]
    if not statements:
        raise FormulaError("There is nothing to read yet; type a formula such as 3*(a + b*c).", 0)
    reader = Reader()
    steps = [reader.statement(found, last=found is statements[-1]) for found in statements]
    return Formula(text, tuple(reader.variables), tuple(steps))


@dataclass(frozen=True)
class Formula:
    """A formula that was read once and can be worked out for any numbers."""

    text: str  # what was typed
    variables: tuple  # the names that need a value, in order of first appearance
    steps: tuple = field(repr=False, compare=False)  # (name, what works it out), one for each statement

    def __call__(self, /, **given):
        """Build a fresh graph of a number or a node for every variable, and return its output."""
        if given.keys() != set(self.variables):
            wanted, got = (", ".join(names) or "none" for names in (self.variables, given))
            raise FormulaError(f"The values to give are {wanted}; given are {got}.")
        values = {name: named(given[name], name) for name in self.variables}
        for name, work_out in self.steps:
            values[name] = named(work_out(values), name)
        return values[name]


def named(x, name):
    """Name a node that has no name; a plain number becomes an input node."""
    try:
        x = x if isinstance(x, graph.Node) else graph.Node(*guard.named_numbers(**{name: x}))
    except ValueError as trouble:
        raise FormulaError(str(trouble)) from None
    x.name = x.name or name
    return x


class Reader:
    """Reads statement after statement; a part becomes a plain number, or a function of the named values."""

    def __init__(self):
        self.variables = []
        self.assigned = {}  # the names on the left of a =, and their places
        self.unused = set()  # those of them that nothing has read yet
        self.source, self.start = "", 0  # the statement at hand without its name, and its place

    def statement(self, found, last):
        """Return the name on the left, if there is one, and what works out the right."""
        name, self.source, self.start = found[1] or "", found[2].rstrip(), found.start(2)
        part = self.read(self.tree())
        if name:
            if iskeyword(name) or name in {*FUNCTIONS, *self.variables, *self.assigned}:
                taken = f"{name} already stands for something; choose another name."
                raise FormulaError(taken, found.start(1))
            self.assigned[name] = found.start(1)
            self.unused.add(name)
        elif not last:
            self.refuse("Nothing can use this without a name; write u = … before it, or remove it.", 0)
        for other in self.unused - {name} if last else ():
            raise FormulaError(f"{other} is not used further on; use it or remove it.", self.assigned[other])
        return name, part if callable(part) else lambda values: part

    def tree(self):
        """Let Python say which operation comes first, where it reads the text as learners do."""
        words = list(WORD.finditer(self.source))
        for word in words:
            if iskeyword(word[0]):
                self.refuse(f"{word[0]} is a word of Python itself; choose another name.", word.start())
        pairs = [(a, b) for a, b in pairwise(words) if not self.source[a.end() : b.start()].strip()]
        pairs = [(a, b) for a, b in pairs if a[0] != "(" and b[0] != ")"]  # no sign between two values …
        gaps = [b.start() for a, b in pairs if not (a["name"] and b[0] == "(")]  # … and it is no call
        if gaps:
            better = "*".join(self.source[i:j].strip() for i, j in pairwise([0, *gaps, None]))
            better = better if len(better) <= 60 else "* in between"
            self.refuse(f"A sign is missing here; for a product write {better}", gaps[0])
        if "=" in self.source:
            self.refuse("= can only stand after a first name, as in u = b*c.", self.source.index("="))
        try:
            return ast.parse(self.source, mode="eval").body
        except SyntaxError as error:
            message = next(PARSER[words] for words in PARSER if words in error.msg)
            place = error.offset - 1 if error.offset else len(self.source)
            self.refuse(message, place if message != PARSER[""] else len(self.source[:place].rstrip()))

    def refuse(self, message, place):
        """Raise an error about a place in the statement at hand; what Python said about it is left out."""
        raise FormulaError(message, self.start + place) from None

    def place(self, column):
        """Return which character a column of the tree is, which counts bytes: a Greek letter has two."""
        return len(self.source.encode()[:column].decode())

    def read(self, part):
        """Return what works out one part of the tree."""
        place = self.place(part.col_offset)
        match part:
            case ast.Constant(int() | float()):
                number = float(self.source[place : self.place(part.end_col_offset)])
                if isinf(number):
                    self.refuse("This number is too large for a float.", place)
                return number
            case ast.Name(name):
                return self.look_up(name, place)
            case ast.UnaryOp(ast.UAdd(), x):
                return self.read(x)
            case ast.UnaryOp(ast.USub(), x):
                return self.operation(graph.negate, [self.read(x)], place)
            case ast.BinOp(x, sign, y) if type(sign) in OPERATORS:
                from_sign = self.source[self.place(x.end_col_offset) :].lstrip(" )")
                inputs = [self.read(x), self.read(y)]
                if isinstance(sign, ast.Pow) and callable(inputs[1]):
                    better = "for a power x to the n write exp(n*log(x))"
                    self.refuse(f"The exponent has to be a plain number; {better}.", self.place(y.col_offset))
                return self.operation(OPERATORS[type(sign)], inputs, len(self.source) - len(from_sign))
            case ast.Call(ast.Name(name), inputs, []):
                return self.call(name, [self.read(x) for x in inputs], place)
            case ast.Tuple(elts=[]):
                self.refuse(PARSER[""], place + 1)
            case ast.Tuple():
                self.refuse("A comma is for max(a, b) only; for decimals write 0.5.", place)
        self.refuse(f"This is not allowed; {ALLOWED}.", place)

    def look_up(self, name, place):
        """Return what looks up a name; an unknown one is a variable."""
        if name in FUNCTIONS:
            self.refuse(f"{name} is a function; write {name}(…), or choose another name for a value.", place)
        self.unused.discard(name)
        if name not in self.assigned and name not in self.variables:
            self.variables.append(name)
        return lambda values: values[name]

    def call(self, name, inputs, place):
        """Return what works out a function; max takes its inputs two by two."""
        if name not in FUNCTIONS:
            near = get_close_matches(name.lower(), FUNCTIONS, 1)
            hint = f"did you mean {near[0]}?" if near else f"these are: {NAMED}"
            self.refuse(f"{name} is not a function ({hint}); for a product write {name}*(…).", place)
        if len(inputs) < 2 if name == "max" else len(inputs) != 1:
            wanted = "two inputs or more" if name == "max" else "one input"
            self.refuse(f"{name} takes {wanted}; here it has {len(inputs)}.", place)
        if name == "max":
            return reduce(lambda x, y: self.operation(graph.maximum, [x, y], place), inputs)
        return self.operation(FUNCTIONS[name], inputs + [0.5] * (name == "sqrt"), place)

    def operation(self, make, inputs, place):
        """Return what makes a node of its inputs; where all of them are plain numbers, their result."""
        place = self.start + place

        def work_out(values):
            ready = [x(values) if callable(x) else x for x in inputs]
            try:
                return guard.made(make, ready)
            except ValueError as trouble:
                raise FormulaError(str(trouble), place) from None

        return work_out if any(map(callable, inputs)) else work_out({}).value
