"""A computation graph of numbers: every node remembers what it was made from.

The local derivatives are worked out on the way forward and kept on the edges as
plain numbers, so that going backward is multiplying and adding, nothing else.
The form, a node with its inputs and local derivatives, is the "tape" of
reverse-mode differentiation (Linnainmaa 1970; Griewank & Walther 2008, chapter 3).
"""

import math
from functools import partial, wraps
from itertools import count
from math import isfinite
from operator import attrgetter

_next_number = count().__next__


class Node:
    """A number that remembers how it was made.

    Parameters
    ----------
    value : float
        The number; finite.
    name : str, optional
        What pictures and tables call it.
    op : callable, optional
        The rule it was made by; None for an input.
    edges : tuple of (Node, float), optional
        Each node it was made from, in order, with the local derivative of this
        node by that one. In x*x there are two edges to the same x.

    Raises
    ------
    TypeError
        If the value is not a number.
    ValueError
        If the value is nan or infinite.
    """

    __slots__ = ("value", "name", "op", "edges", "order")
    __array_ufunc__ = None  # NumPy numbers leave `number * node` to us

    def __init__(self, value, name="", op=None, edges=()):
        self.value = value if edges and isfinite(value) else number(value)
        self.name, self.op, self.edges = name, op, edges
        self.order = _next_number()

    def __repr__(self):
        return f"{self.name or 'Node'}={self.value:.6g}"

    @property
    def inputs(self):
        """Everything the rule was given, in order: nodes, and plain numbers too."""
        nodes = tuple(x for x, _ in self.edges)
        if isinstance(self.op, partial):
            return self.op.args + nodes + tuple(self.op.keywords.values())
        return nodes


def number(value):
    """Return a learner's number as a finite float."""
    try:
        result = math.nan if isinstance(value, (str, bytes)) else float(value)
    except (TypeError, ValueError, OverflowError):
        result = math.nan
    if result != result and not isinstance(value, float):
        raise TypeError(f"{value!r} is not a number that a node can hold; give one such as 2 or 0.5.")
    if not isfinite(result):
        raise ValueError(f"{value} is not a finite number; a node holds ordinary numbers only.")
    return result


def operation(rule):
    """Turn a rule on numbers into an operation on nodes.

    Parameters
    ----------
    rule : callable
        Takes one or two numbers x (and y), returns the value z, then the local
        derivative ∂z/∂x (and ∂z/∂y) at that place.

    Returns
    -------
    callable
        Takes nodes or plain numbers, returns the new node. A plain number gets no
        edge: nobody asks for a derivative by a constant.
    """
    return wraps(rule)(unary(rule) if rule.__code__.co_argcount == 1 else binary(rule))


def unary(rule):
    """Lift a rule with one input: numbers in, a node out."""

    def make(x):
        x = x if isinstance(x, Node) else Node(x)
        value, dx = rule(x.value)
        return Node(value, "", rule, ((x, dx),))

    return make


def binary(rule):
    """Lift a rule with two inputs; either one may be a plain number."""
    second = rule.__code__.co_varnames[1]

    def make(x, y):
        if not isinstance(y, Node):
            x, y = x if isinstance(x, Node) else Node(x), number(y)
            value, dx, _ = rule(x.value, y)
            return Node(value, "", partial(rule, **{second: y}), ((x, dx),))
        if not isinstance(x, Node):
            x = number(x)
            value, _, dy = rule(x, y.value)
            return Node(value, "", partial(rule, x), ((y, dy),))
        value, dx, dy = rule(x.value, y.value)
        return Node(value, "", rule, ((x, dx), (y, dy)))

    return make


@operation
def add(x, y):
    """z = x + y: ∂z/∂x = 1, ∂z/∂y = 1."""
    return x + y, 1.0, 1.0


@operation
def subtract(x, y):
    """z = x − y: ∂z/∂x = 1, ∂z/∂y = −1."""
    return x - y, 1.0, -1.0


@operation
def multiply(x, y):
    """z = x·y: ∂z/∂x = y, ∂z/∂y = x."""
    return x * y, y, x


@operation
def divide(x, y):
    """z = x/y: ∂z/∂x = 1/y, ∂z/∂y = −x/y²."""
    if y == 0:
        raise ValueError(f"{x:g} / 0 has no value; keep the divisor away from 0.")
    return x / y, 1 / y, -x / y / y


@operation
def negate(x):
    """z = −x: ∂z/∂x = −1."""
    return -x, -1.0


@operation
def exp(x):
    """z = eˣ: ∂z/∂x = z."""
    if x > 709.78:
        raise ValueError(f"exp({x:g}) is too large for a float; keep x at 709 or below.")
    z = math.exp(x)
    return z, z


@operation
def log(x):
    """z = ln x: ∂z/∂x = 1/x."""
    if x <= 0:
        raise ValueError(f"log({x:g}) has no value; log needs a number above 0.")
    return math.log(x), 1 / x


@operation
def sigmoid(x):
    """z = 1/(1 + e⁻ˣ): ∂z/∂x = z(1 − z), written so that nothing overflows or cancels."""
    e = math.exp(-abs(x))
    return (1.0 if x >= 0 else e) / (1 + e), e / (1 + e) ** 2


@operation
def tanh(x):
    """z = tanh x: ∂z/∂x = 1 − z², written so that nothing cancels."""
    e = math.exp(-2 * abs(x))
    return math.tanh(x), 4 * e / (1 + e) ** 2


@operation
def relu(x):
    """z = max(x, 0): ∂z/∂x = 1 where x > 0, else 0 (also at 0, by convention)."""
    return (x, 1.0) if x > 0 else (0.0, 0.0)


@operation
def sin(x):
    """z = sin x: ∂z/∂x = cos x."""
    return math.sin(x), math.cos(x)


@operation
def cos(x):
    """z = cos x: ∂z/∂x = −sin x."""
    return math.cos(x), -math.sin(x)


@operation
def maximum(x, y):
    """z = max(x, y): the larger one gets 1, the other 0; a tie is shared, ½ each, as in PyTorch."""
    return max(x, y), (x > y) + (x == y) / 2, (x < y) + (x == y) / 2


@operation
def raise_to(x, n):
    """z = xⁿ with n a plain number: ∂z/∂x = n·xⁿ⁻¹."""
    if x == 0 and n < 1 and n != 0 or x < 0 and n != int(n):
        raise ValueError(f"{x:g} ** {n:g} has no value or no derivative; keep x above 0.")
    try:
        return x**n, (n * x ** (n - 1) if n else 0.0), None
    except OverflowError:
        raise ValueError(f"{x:g} ** {n:g} is too large for a float.") from None


def power(x, n):
    """Raise a node to a plain number."""
    if hasattr(n, "edges"):
        raise TypeError("The exponent is a node; x ** n needs a plain number n. Use exp(n * log(x)).")
    return raise_to(x, n)


# What Python calls for x + y, 2 + y, and so on.
Node.__add__, Node.__radd__ = add, lambda y, x: add(x, y)
Node.__sub__, Node.__rsub__ = subtract, lambda y, x: subtract(x, y)
Node.__mul__, Node.__rmul__ = multiply, lambda y, x: multiply(x, y)
Node.__truediv__, Node.__rtruediv__ = divide, lambda y, x: divide(x, y)
Node.__pow__, Node.__rpow__ = power, lambda n, x: power(x, n)
Node.__neg__ = negate


def operations(J):
    """Return every operation behind J, and J itself, in the order in which they were made.

    A node is made after the nodes it is made from, so this order is topological.

    Returns
    -------
    list of Node
    """
    found, order = {J}, [J]
    for node in order:  # the list grows while we walk along it
        for x, _ in node.edges:
            if x.edges and x not in found:
                found.add(x)
                order.append(x)
    return sorted(order, key=attrgetter("order"))


def nodes(J):
    """Return every node behind J, inputs too, and J itself, in the order in which they were made.

    Returns
    -------
    list of Node
    """
    found = {x for node in operations(J) for x, _ in node.edges}
    return sorted(found | {J}, key=attrgetter("order"))


def forward_steps(J):
    """Walk the forward sweep: yield each operation once its inputs are known.

    Yields
    ------
    node : Node
        The operation.
    inputs : tuple of float
        The numbers that went in, in order.
    value : float
        The number that came out.
    """
    for node in operations(J):
        if node.edges:
            yield node, tuple(getattr(x, "value", x) for x in node.inputs), node.value


def recompute(J, changed):
    """Work out J again with some nodes held at other values.

    Parameters
    ----------
    J : Node
    changed : dict of Node to float
        The nodes to hold, inputs or operations; the rest follows from them.

    Returns
    -------
    float
        The new value of J. The graph itself stays as it is.
    """
    value = dict(changed)
    for node in operations(J):
        if node not in value and node.edges:
            value[node] = node.op(*[value.get(x, x.value) for x, _ in node.edges])[0]
    return value.get(J, J.value)
