"""What pictures write: names for nodes, formulas for operations, numbers short enough to read."""

from decimal import Decimal
from itertools import chain, count

from helpers.graph import nodes

SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "/"}
WORDS = {"maximum": "max", "minimum": "min"}
RAISED = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def names(J):
    """Give every node behind J a name of its own.

    A node keeps the name it has. Unnamed operations are called u, v, w, p, q, r, s, t,
    then n1, n2, … in the order in which they were made; unnamed inputs x1, x2, …;
    an unnamed J is called J.

    Returns
    -------
    dict of node to str
    """
    order = nodes(J)
    own = {str(node.name) for node in order if node.name}
    free = {
        True: (name for name in chain("uvwpqrst", (f"n{i}" for i in count(1))) if name not in own),
        False: (name for name in (f"x{i}" for i in count(1)) if name not in own),
    }
    result, taken = {}, set()
    for node in order:
        name = str(node.name) if node.name else "J" if node is J else next(free[bool(node.edges)])
        result[node] = distinct(name, taken, own)
        taken.add(result[node])
    return result


def distinct(name, taken, own):
    """Return the name, or name_2, name_3, … if another node has taken it."""
    if name not in taken:
        return name
    return next(new for new in (f"{name}_{i}" for i in count(2)) if new not in taken and new not in own)


def formula(node, names):
    """Write what a node was made from: "b × c", "x²", "sigmoid(z)"; nothing for an input of ours.

    Parameters
    ----------
    node : Node
    names : dict of node to str
        What `names` returned.
    """
    if node.op is None:
        return ""
    if not node.edges:  # an input that PyTorch has a function for
        return rule_name(node.op)
    inputs = [names[x] if x in names else short(x.value) for x, _ in node.edges]
    rule = rule_name(node.op)
    if rule in SIGNS and len(inputs) == 2:
        return f"{inputs[0]} {SIGNS[rule]} {bracketed(inputs[1])}"
    if rule == "negate":
        return f"−{inputs[0]}"
    if rule == "raise_to" and len(inputs) == 2:
        whole = inputs[1].lstrip("−").isdigit()
        return inputs[0] + (inputs[1].translate(RAISED) if whole else f"^{inputs[1]}")
    return f"{WORDS.get(rule, rule)}({', '.join(inputs)})"


def rule_name(op):
    """Return the name of the rule behind an operation."""
    return getattr(op, "__name__", None) or type(op).__name__


def bracketed(number):
    """Put a negative number that follows a sign in brackets."""
    return f"({number})" if number.startswith("−") else number


def short(value, digits=3):
    """Write a number with three significant digits; whole numbers up to 99999 stay whole.

    The minus sign is a true one. A closing zero tells of rounding: 1 is exact, 0.9999 becomes 1.00.
    """
    if 10**digits - 0.5 <= abs(value) < 99999.5:
        text = f"{value:.0f}"
    else:
        text = f"{value or 0:.{digits}g}"
        if not is_close(text, value):
            text = f"{value:#.{digits}g}".rstrip(".")
    return text.replace("-", "−")


def is_close(text, value):
    """Tell whether a text says the whole truth about a float, whose last digits are noise."""
    return abs(float(text.replace("−", "-")) - value) <= 1e-12 * abs(value)


def equals(value):
    """Write "= 2", or "≈ 0.333" where the short number is not the whole truth."""
    text = short(value)
    return f"= {text}" if is_close(text, value) else f"≈ {text}"


def stated(value):
    """Write a number as `equals` does, and of an array its shape: "of shape (2, 3)"."""
    shape = getattr(value, "shape", ())
    return f"of shape {tuple(shape)}" if shape else equals(value)


def bare(text):
    """Drop the words before a number or a shape: "6" for "= 6" or "≈ 6", "(2, 3)" for "of shape (2, 3)"."""
    return text.removeprefix("of shape ") if text.startswith("of") else text[2:]


def product(upstream, local, downstream):
    """Write one step of the chain rule, "3 × 2 = 6", and "≈" unless the printed numbers multiply exactly.

    More digits are shown, up to six, where they make the product exact: 0.25 × 0.125 = 0.03125.
    """
    for digits in (3, 4, 5, 6):
        parts = [short(number, digits) for number in (upstream, local, downstream)]
        if is_exact(*parts):
            return f"{parts[0]} × {bracketed(parts[1])} = {parts[2]}"
    parts = [short(number) for number in (upstream, local, downstream)]
    return f"{parts[0]} × {bracketed(parts[1])} ≈ {parts[2]}"


def is_exact(*printed):
    """Tell whether the first two printed numbers multiply to the third, to the last digit."""
    x, y, z = (Decimal(text.replace("−", "-")) for text in printed)
    return x.is_finite() and y.is_finite() and x * y == z
