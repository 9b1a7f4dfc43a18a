"""What somebody typed is cut into numbers, names and signs, and each is checked against a closed list.

Whatever passes these checks is short, shallow and well formed, so that Python's own
parser can be let near it. Everything else is refused with one sentence and a place.
"""

import re
from itertools import groupby, pairwise
from keyword import iskeyword
from math import isfinite
from typing import NamedTuple

MAX_LENGTH = 500  # characters
MAX_OPERATIONS = 100
MAX_DEPTH = 50  # brackets inside one another

FUNCTIONS = ("exp", "log", "sigmoid", "tanh", "relu", "sin", "cos", "sqrt", "max")
NAMED = ", ".join(FUNCTIONS)
ALLOWED = f"allowed are numbers, names, + - * / **, round brackets and {NAMED}"
HINTS = dict.fromkeys("^²³", "for a power write **, as in x**2") | dict.fromkeys("[]{}", "use round brackets")

# Signs as they look in print, one character for one, so that every place stays the same.
PRINTED = str.maketrans("×·⋅∗÷−–µϵϕϑ\u00a0\t\r", "****/--μεφθ  \n")

TOKEN = re.compile(
    r"""(?P<space>[ ]+)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<name>[A-Za-zΑ-ΡΣ-Ωα-ω_][A-Za-zΑ-ΡΣ-Ωα-ω_0-9]*)
    | (?P<operator>\*\*|[*/]) | (?P<sign>[+-]) | (?P<comma>,) | (?P<equals>=)
    | (?P<open>\() | (?P<close>\)) | (?P<end>[;\n])""",
    re.VERBOSE | re.ASCII,
)
BEGINS_VALUE, ENDS_VALUE = ("number", "name", "open"), ("number", "name", "close")


class ExpressionError(ValueError):
    """What is wrong with a typed formula, in one sentence.

    Attributes
    ----------
    position : int or None
        The place in the text, counted from 0; None if it is not about one place.
    """

    def __init__(self, message, position=None):
        super().__init__(message)
        self.position = position


class Token(NamedTuple):
    """A number, a name or a sign, and the place where it stands."""

    kind: str
    text: str
    place: int

    @property
    def end(self):
        """The place just behind it."""
        return self.place + len(self.text)


def statements(text):
    """Cut a text into statements of checked tokens.

    Parameters
    ----------
    text : str

    Returns
    -------
    text : str
        The same, with × and − and their like as Python writes them.
    lines : list of list of Token
        One list for each statement; at least one.

    Raises
    ------
    ExpressionError
        If something in it is not allowed, missing or too much.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"A formula has at most {MAX_LENGTH} characters.", MAX_LENGTH)
    text = text.translate(PRINTED)
    found = list(tokens(text))
    check_size(found)
    lines = [list(line) for is_end, line in groupby(found, lambda t: t.kind == "end") if not is_end]
    if not lines:
        raise ExpressionError("There is nothing to read yet; type a formula such as 3*(a + b*c).", 0)
    for line in lines:
        check(text, line)
    return text, lines


def tokens(text):
    """Yield the numbers, names and signs of a text."""
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            hint = HINTS.get(text[place], ALLOWED)
            raise ExpressionError(f"{text[place]!r} is not allowed; {hint}.", place)
        if found.lastgroup == "number":
            check_number(found[0], place)
        if found.lastgroup != "space":
            yield Token(found.lastgroup, found[0], place)
        place = found.end()


def check_number(digits, place):
    """Check that a number fits a float, and that it is written as Python writes it."""
    if not isfinite(float(digits)):
        start = digits if len(digits) < 12 else digits[:8] + "…"
        raise ExpressionError(f"{start} is too large for a float.", place)
    if digits.isdigit() and digits.startswith("0") and digits.strip("0"):
        raise ExpressionError("A number cannot begin with 0 like this; write 7, not 007.", place)


def check_size(found):
    """Check that there are not too many operations."""
    operations = [t for t in found if t.kind in ("operator", "sign", "comma") or t.text in FUNCTIONS]
    if len(operations) > MAX_OPERATIONS:
        message = f"A formula has at most {MAX_OPERATIONS} operations; this would be one more."
        raise ExpressionError(message, operations[MAX_OPERATIONS].place)


def check(text, line):
    """Check one statement, token by token and pair by pair."""
    check_brackets(line)
    pairs = list(pairwise([Token("start", "", line[0].place), *line, Token("end", "", line[-1].end)]))
    for token, following in pairs:
        if token.kind == "name":
            check_name(token, following)
    check_gaps(text, line)
    for left, right in pairs:
        check_hole(left, right)
    for token in line[2:] if is_named(line) else line:
        if token.kind == "equals":
            raise ExpressionError("= can only stand after a first name, as in u = b*c.", token.place)


def check_brackets(line):
    """Check that every bracket has its partner, and that they are not nested too deeply."""
    unclosed = []
    for token in line:
        if token.kind == "open":
            unclosed.append(token)
        if len(unclosed) > MAX_DEPTH:
            raise ExpressionError(f"At most {MAX_DEPTH} brackets fit inside one another.", token.place)
        if token.kind == "close" and not unclosed:
            raise ExpressionError("This bracket was never opened; remove it or write ( first.", token.place)
        if token.kind == "close":
            unclosed.pop()
    if unclosed:
        raise ExpressionError("This bracket is never closed; write ) where it ends.", unclosed[-1].place)


def check_name(token, following):
    """Check that a name is free to use, and that ( follows it exactly if it is a function."""
    name, call = token.text, following.kind == "open"
    if iskeyword(name):
        message = f"{name} is a word of Python itself; choose another name."
    elif name in FUNCTIONS and not call:
        message = f"{name} is a function; write {name}(…), or choose another name for a value."
    elif name not in FUNCTIONS and call:
        message = f"{name} is not a function (these are: {NAMED}); for a product write {name}*(…)."
    else:
        return
    raise ExpressionError(message, token.place)


def check_gaps(text, line):
    """Check that no two values stand side by side, as in 2x."""
    pairs = [(a, b) for a, b in pairwise(line) if a.kind in ENDS_VALUE and b.kind in BEGINS_VALUE]
    gaps = [b.place for a, b in pairs if a.text not in FUNCTIONS]
    if gaps:
        cuts = pairwise([line[0].place, *gaps, line[-1].end])
        better = "*".join(text[i:j].strip() for i, j in cuts)
        better = better if len(better) <= 60 else "* in between"
        raise ExpressionError(f"A sign is missing here; for a product write {better}", gaps[0])


def check_hole(left, right):
    """Check that a value stands where one is needed, unlike in 2 * / 3."""
    if left.kind not in ENDS_VALUE and right.kind not in (*BEGINS_VALUE, "sign"):
        where = f"after {left.text}" if left.text else f"before {right.text}"
        raise ExpressionError(f"A number, a name or an opening bracket is missing {where}.", left.end)


def is_named(line):
    """Tell whether a statement begins with a name for its result, as in u = b*c."""
    return [t.kind for t in line[:2]] == ["name", "equals"]
