"""A computation graph of numbers: every node remembers what it was made from.

The local derivatives are worked out on the way forward and kept on the edges as
plain numbers, so that going backward is multiplying and adding, nothing else.
The form, a node with its inputs and local derivatives, is the "tape" of
reverse-mode differentiation (Linnainmaa 1970; Griewank & Walther 2008, chapter 3).
"""

import math
from functools import wraps
from itertools import count

ages = count()


class Node:
    """A number that remembers how it was made.

    Parameters
    ----------
    value : float
        The number.
    name : str, optional
        What pictures and tables call it.
    op : callable, optional
        The rule it was made by; None for an input.
    edges : tuple of (Node, float), optional
        Each node it was made from, in order, with the local derivative of this
        node by that one. In x*x there are two edges to the same x.
    """

    def __init__(self, value, name="", op=None, edges=()):
        self.value, self.name = float(value), name
        self.op, self.edges, self.age = op, edges, next(ages)

    def __repr__(self):
        return f"{self.name or 'Node'}={self.value:.6g}"


def as_node(x):
    """Return a node as it is; a plain number becomes a node without a name."""
    return x if isinstance(x, Node) else Node(x)


def unary(rule):
    """Lift a rule with one input, which returns the value z, then the local derivative ∂z/∂x there."""

    @wraps(rule)
    def make(x):
        x = as_node(x)
        z, dz_dx = rule(x.value)
        return Node(z, "", rule, ((x, dz_dx),))

    return make


def binary(rule):
    """Lift a rule with two inputs, which returns z, then ∂z/∂x, then ∂z/∂y."""

    @wraps(rule)
    def make(x, y):
        x, y = as_node(x), as_node(y)
        z, dz_dx, dz_dy = rule(x.value, y.value)
        return Node(z, "", rule, ((x, dz_dx), (y, dz_dy)))

    return make


@binary
def add(x, y):
    """z = x + y: ∂z/∂x = 1, ∂z/∂y = 1."""
    return x + y, 1.0, 1.0


@binary
def subtract(x, y):
    """z = x − y: ∂z/∂x = 1, ∂z/∂y = −1."""
    return x - y, 1.0, -1.0


@binary
def multiply(x, y):
    """z = x·y: ∂z/∂x = y, ∂z/∂y = x."""
    return x * y, y, x


@binary
def divide(x, y):
    """z = x/y: ∂z/∂x = 1/y, ∂z/∂y = −x/y²."""
    return x / y, 1 / y, -x / y / y


@unary
def negate(x):
    """z = −x: ∂z/∂x = −1."""
    return -x, -1.0


@unary
def exp(x):
    """z = eˣ: ∂z/∂x = z."""
    z = math.exp(x)
    return z, z


@unary
def log(x):
    """z = ln x: ∂z/∂x = 1/x."""
    return math.log(x), 1 / x


@unary
def sigmoid(x):
    """z = 1/(1 + e⁻ˣ): ∂z/∂x = z(1 − z), written so that nothing overflows or cancels."""
    e = math.exp(-abs(x))
    return (1.0 if x >= 0 else e) / (1 + e), e / (1 + e) ** 2


@unary
def tanh(x):
    """z = tanh x: ∂z/∂x = 1 − z², written so that nothing cancels."""
    e = math.exp(-2 * abs(x))
    return math.tanh(x), 4 * e / (1 + e) ** 2


@unary
def relu(x):
    """z = max(x, 0): ∂z/∂x = 1 where x > 0, else 0 (also at 0, by convention)."""
    return (x, 1.0) if x > 0 else (0.0, 0.0)


@unary
def sin(x):
    """z = sin x: ∂z/∂x = cos x."""
    return math.sin(x), math.cos(x)


@unary
def cos(x):
    """z = cos x: ∂z/∂x = −sin x."""
    return math.cos(x), -math.sin(x)


@binary
def maximum(x, y):
    """z = max(x, y): the larger one gets 1, the other 0; a tie is shared, ½ each, as in PyTorch."""
    return max(x, y), (x > y) + (x == y) / 2, (x < y) + (x == y) / 2


@binary
def raise_to(x, n):
    """z = xⁿ with n a number that stays as it is: ∂z/∂x = n·xⁿ⁻¹."""
    return math.pow(x, n), n * math.pow(x, n - 1) if n else 0.0, 0.0


def power(x, n):
    """Raise a node to a plain number; a node as exponent is refused."""
    if isinstance(n, Node):
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
    """Return every operation that leads to J, and J's own, in the order in which they were made.

    A node is made after the nodes it is made from, so this order is topological.
    """
    found, order = {J}, [J]
    for node in order:  # the list grows while we walk along it
        for x, _ in node.edges:
            if x.edges and x not in found:
                found.add(x)
                order.append(x)
    return sorted(order, key=lambda node: node.age)


def arrows(node):
    """Return the edges that pictures show and counts count: none to plain numbers, which have no name."""
    return tuple((x, local) for x, local in node.edges if x.name or x.op)


def nodes(J):
    """Return every node that leads to J but plain numbers, and J, in the order in which they were made."""
    found = {x for node in operations(J) for x, _ in arrows(node)}
    return sorted(found | {J}, key=lambda node: node.age)


def recompute(J, changed):
    """Work out J again with some nodes, a dict of Node to float, held at other values; the graph stays."""
    value = dict(changed)
    for node in operations(J):
        if node not in value and node.edges:
            value[node] = node.op(*[value.get(x, x.value) for x, _ in node.edges])[0]
    return value.get(J, J.value)
