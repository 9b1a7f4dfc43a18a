"""Exercises of notebook 1: derivatives by hand, the engine's backward sweep, and how to check it."""

import math

from helpers.backprop import gradients
from helpers.check.exercise import Exercise
from helpers.formula import parse
from helpers.graph import Node, exp, nodes, operations, power

NOTEBOOK = "01_computation_graph"


def slopes(a, b, c, k):
    """Return dJ/da, dJ/db, dJ/dc and dJ/dk of J = k(a + bc)."""
    u = b * c
    v = a + u
    dv = k
    dk = v
    da = dv * 1
    du = dv * 1
    db = du * c
    dc = du * b
    return da, db, dc, dk


def slope_at(x):
    """Return dJ/dx of J = x*u with u = x*x + 3*x."""
    u = x * x + 3 * x
    du = x
    return u + du * x + du * x + du * 3


EXERCISES = {
    "slopes": Exercise(
        title="From right to left",
        minutes=8,
        ask="Return da, db, dc, dk of J = k(a + bc) for any a, b, c, k. Go from right to left, line by line.",
        solution=slopes,
        cases=((5.0, 3.0, 2.0, 4.0), (4.0, -1.5, 7.0, 0.5), (0.5, 2.0, -3.0, -2.5)),
        hints=(
            "J = k*v is a product, as u = b*c is. What does each of its two inputs get?",
            "dv is k, and dk is v, so go forward first. The + hands dv on to a and to u as it is; u = b*c "
            "hands du on to each input times the other one.",
        ),
        because="Each line is what arrives, times one local derivative; dv and du are used twice.",
        mistakes="""
        (1, c, b, a + b * c)  # These are the derivatives of v. What reaches v from J is dv = k: begin there.
        (3, 3 * c, 3 * b, a + b * c)  # The 3 has become an input here, k. So dv = k, whatever k is.
        (k, k * b, k * c, a + b * c)  # b and c are swapped. In u = b*c, ∂u/∂b is c, and ∂u/∂c is b.
        # k and v are swapped. In J = k*v the local derivative by v is k, and by k it is v.
        (a + b * c, (a + b * c) * c, (a + b * c) * b, k)
        # da, db, dc are right. k reaches J with the factor v = a + bc, which stands beside it.
        (k, k * c, k * b, 1)
        (k, k * c, k * b, k)
        # You began with dJ = J. At the right end stands dJ/dJ, which is 1.
        (k * k * (a + b * c), k * k * (a + b * c) * c, k * k * (a + b * c) * b, k * (a + b * c) ** 2)
        # v = a + u hands dv on as it is: by its inputs its local derivatives are 1, not their values.
        (k * a, k * b * c * c, k * b * c * b, a + b * c)
        # You added along the path. Derivatives along a path are multiplied.
        (k + 1, k + 1 + c, k + 1 + b, a + b * c)
        (k, k + c, k + b, a + b * c)
        (k, k, k, a + b * c)  # da and dk are right. For b and c the walk goes on: u = b*c is still to come.
        (k, k / c, k / b, a + b * c)  # da and dk are right. The others are divided: along a path, multiply.
        (a, b, c, k)  # These are the values. Wanted is how fast J changes with each of them.
        """,
    ),
    "used_twice": Exercise(
        title="A variable used four times",
        minutes=4,
        ask="Return dJ/dx of J = x*u, where u = x*x + 3*x, for any x.",
        solution=slope_at,
        cases=((1.7,), (-2.3,), (0.4,)),
        also=("3 * x * x + 6 * x",),
        hints=(
            "Draw it. x reaches J on a direct arrow, and through u, which in turn has three arrows from x.",
            "du is x. u hands it back to x with x, x and 3, as in the picture; the direct arrow brings u.",
        ),
        because="Along each path you multiplied, and where the four paths meet, in x, you added.",
        mistakes="""
        x * x + 3 * x  # This is the share of the direct arrow, u. x reaches J through u as well.
        x * (2 * x + 3)  # These are the shares through u. x stands in J = x*u directly too: add that share.
        x * x + 3 * x + 2 * x + 3  # The shares through u lack their upstream, du = x. Multiply each by it.
        2 * x + 3  # This is du/dx. Take it on to J: times du = x, and add the direct share, u.
        x * (x * x + 3 * x)  # This is J itself. Wanted is how fast J changes with x.
        x * x + 3 * x + x * (x + 3)  # x*x has two edges to x, and each brings back x. One is missing.
        # You multiplied the shares. What meets at a node is added; only along a path you multiply.
        (x * x + 3 * x) * x * (2 * x + 3)
        (x * x + 3 * x) * x * x * 3 * x
        x + (x * x + 3 * x) * (2 * x + 3)  # u and x are swapped: in J = x*u, u gets x from J, and x gets u.
        # Through u the slope of 3*x is 3, wherever x is, before du multiplies it.
        x * x + 3 * x + x * (2 * x + 3 * x)
        x * x + 3 * x + x * (x * x + 3)  # x*x does not bring back x*x: each of its two edges brings back x.
        x * x + 3 * x + x * (2 * x)  # The share of 3*x is missing. u has three edges to x: x, x, and 3.
        x * x + 3 * x + x * 3  # The shares of x*x are missing. u has three edges to x: x, x, and 3.
        # In J = x*u the upstream of u is du = x, not u. And the direct arrow brings its own share, u.
        (x * x + 3 * x) * (2 * x + 3)
        # The direct share is right. Through u, the upstream is du = x, not u.
        (x * x + 3 * x) + (x * x + 3 * x) * (2 * x + 3)
        # The shares through u are right. The direct arrow of x brings the other factor of J = x*u: u.
        1 + x * (2 * x + 3)
        x + x * (2 * x + 3)
        # 7 was the sum at x = 2. For any x: the direct share u, and x, x and 3 from u, each times du.
        x * x + 3 * x + 7
        x * x + 3 * x + 7 * x
        7 * x
        x * x + 3 * x + 2 * x * x + 3  # The 3 of 3*x is multiplied by du = x too, as the two others are.
        3 * x * x  # This is the slope of x*x*x alone. The 3*x in u adds a share through u, and one directly.
        3 * x + 3  # These are local derivatives. The direct arrow brings u, the others come times du.
        # The direct share is right. Through u, add what the three arrows bring, x, x and 3, then times du.
        x * x + 3 * x + x * x * 3
        # This is the slope of u*u, not of x*u: one of the two factors is x itself.
        2 * (x * x + 3 * x) * (2 * x + 3)
        """,
    ),
}


# What a learner's backward sweep is tried on.


def graph(formula, values):
    """Return J of a formula, every node of it with a name by which its derivative is judged."""
    J = parse(formula)(**values)
    for k, node in enumerate(nodes(J)):
        node.name = node.name or f"node {k}"
    return J


GRAPHS = (
    ("J = 3*(a + b*c)", {"a": 5, "b": 3, "c": 2}),
    ("J = x*x + 3*x", {"x": 2}),
    ("J = (x + 2)*(x + 5)", {"x": 3}),
    ("u = x*y; J = u*u + u", {"x": 1.5, "y": -2}),
    ("u = x*y; J = u + u*u", {"x": 1.5, "y": -2}),  # a walk breadth first meets u before all its shares
    ("J = a*(a + b)", {"a": 4, "b": 7}),
)


def by_name(dJ):
    """Return derivatives by the names of their nodes, so that a copied graph gives the same answer."""
    if not isinstance(dJ, dict):
        return dJ
    named = ((getattr(x, "name", x), derivative) for x, derivative in dJ.items())
    return {name: derivative for name, derivative in named if name}  # a plain number in a formula has none


def rule_of(result):
    """Return what a rule gave: lifted from numbers to nodes, it gives a node that keeps all of it."""
    edges = getattr(result, "edges", ())
    return (result.value, *(local for _, local in edges)) if edges else result


# The engine's backward sweep, and how to check it.


def repaired(J):
    """Return dJ/dx for every node x that leads to J."""
    grads = {J: 1.0}
    for node in reversed(operations(J)):
        for x, local in node.edges:
            grads[x] = grads.get(x, 0.0) + grads[node] * local
    return grads


def square_root(x):
    """z = √x: ∂z/∂x = 1/(2z)."""
    z = x**0.5
    return z, 1 / (2 * z)


def sigma(x):
    """Return a = 1/(1 + e⁻ˣ) and da/dx."""
    x = Node(x, "x")
    a = power(1 + exp(-x), -1)
    return a.value, gradients(a)[x]


def descend(a, b, c, rate, steps):
    """Return a, b, c after so many steps down J = (a + bc − 20)²."""
    for _ in range(steps):
        dv = 2 * (a + b * c - 20)
        da, db, dc = dv, dv * c, dv * b
        a, b, c = a - rate * da, b - rate * db, c - rate * dc
    return a, b, c


def central(f, a, b, h):
    """Return the slopes of f by a and by b, seen from h to either side."""
    by_a = (f(a + h, b) - f(a - h, b)) / (2 * h)
    by_b = (f(a, b + h) - f(a, b - h)) / (2 * h)
    return by_a, by_b


EXERCISES |= {
    "repair_the_sweep": Exercise(
        title="Repair the sweep",
        minutes=5,
        ask="The sweep above gives wrong derivatives for some graphs. Write it without the fault.",
        solution=repaired,
        cases=tuple((graph(*one),) for one in GRAPHS),
        labels=tuple(
            f"repaired(J), {', '.join([formula, *(f'{x} = {value}' for x, value in values.items())])},"
            for formula, values in GRAPHS
        ),
        view=by_name,
        given=("gradients",),
        hints=(
            "Follow grads[x] where x is used twice: what becomes of the first share? And grads.get(x, 0.0) "
            "is what grads has for x so far, or 0.",
            "Keep all lines but the one that writes grads[x]: there the new share is added to what grads.get "
            "finds.",
        ),
        because="Every share is added to those that came before, and a first one to 0.",
        mistakes="""
        # The newest share still replaces those before it. Add it to what is already in grads[x].
        grads.get(x, 0.0) + grads[node] * local => grads[node] * local
        # You multiplied the shares. What meets at a node is added; only along a path you multiply.
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, 1.0) * grads[node] * local
        # Where nothing has come yet, get gives 0, and all stays 0: grads[node] * local has to be added.
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, 0.0) * grads[node] * local
        # The sum is multiplied by local as a whole, with what came before. Only grads[node] gets the factor.
        grads.get(x, 0.0) + grads[node] * local => (grads.get(x, 0.0) + grads[node]) * local
        grads.get(x, 0.0) => grads.get(x, 1.0)  # Every sum begins at 1. Where nothing has come yet, it is 0.
        grads.get(x, 0.0) => grads.get(node, 0.0)  # get asks for node. What x has so far stands under x.
        # Only the first share is kept. What comes later is added to it.
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, grads[node] * local)
        # Only the largest share is kept. What meets at a node is added.
        grads.get(x, 0.0) + grads[node] * local => max(grads.get(x, 0.0), grads[node] * local)
        {J: 1.0} => {J: 0.0}  # The sweep begins with 0, and so everything stays 0. It begins with dJ/dJ = 1.
        {J: 1.0} => {J: J.value}  # The sweep begins with the value of J. It begins with dJ/dJ, which is 1.
        # The value of x is the factor here. The local derivative is the number on the edge, local.
        grads[node] * local => grads[node] * x.value
        # This walks from the inputs to J. Go from J back: reversed(operations(J)).
        reversed(operations(J)) => operations(J) ;; grads[node] => grads.get(node, 0.0)
        # A walk breadth first comes to a node too early: one of its shares is missing when it hands on.
        def repaired(J):
            grads, queue = {J: 1.0}, [J]
            for node in queue:
                for x, local in node.edges:
                    queue += [x] * (x not in grads)
                    grads[x] = grads.get(x, 0.0) + grads[node] * local
            return grads
        """,
    ),
    "central": Exercise(
        title="The central difference, twice",
        minutes=5,
        ask="Return the slopes of f by a and by b, nudging one of them by h to either side.",
        solution=central,
        cases=(
            (lambda a, b: a**3 * b, 2.0, 3.0, 0.1),
            (lambda a, b: a * a - 4 * a * b + b**3, -1.0, 0.5, 0.25),
            (lambda a, b: math.sin(a) * b * b, 1.0, -2.0, 0.5),
        ),
        labels=(
            "central(f, 2, 3, 0.1) with f(a, b) = a**3 * b",
            "central(f, -1, 0.5, 0.25) with f(a, b) = a*a - 4*a*b + b**3",
            "central(f, 1, -2, 0.5) with f(a, b) = sin(a) * b*b",
        ),
        hints=(
            "To see what a alone does, b must stay where it is. How many calls are that for both?",
            "Nudge a and leave b as it is: that is the first slope. Then turn it round: four calls.",
        ),
        because="One input at a time: this is how every derivative of a network can be checked.",
        mistakes="""
        # Both numbers are nudged at once, so the two slopes come added up. Nudge one, and leave the other.
        (f(a + h, b + h) - f(a - h, b - h)) / (2 * h)
        ((f(a + h, b + h) - f(a - h, b - h)) / (2 * h), (f(a + h, b + h) - f(a - h, b - h)) / (2 * h))
        return by_a, by_b => return by_a  # This is the slope by a alone. Return the one by b behind it.
        # These look to the right only. Start from the number less h, and divide by 2*h.
        a - h => a ;; b - h => b ;; (2 * h) => h
        a - h => a ;; b - h => b
        # These look to the left only. End at the number plus h, and divide by 2*h.
        a + h => a ;; b + h => b ;; (2 * h) => h
        a + h => a ;; b + h => b
        / (2 * h) => / 2 * h  # Python reads / 2 * h from left to right, so h multiplies. Write / (2 * h).
        # Only what is subtracted is divided. Put brackets round the difference.
        (f(a + h, b) - f(a - h, b) / (2 * h), f(a, b + h) - f(a, b - h) / (2 * h))
        (f(a + h, b) - f(a - h, b) / 2 * h, f(a, b + h) - f(a, b - h) / 2 * h)
        / (2 * h) => * (2 * h)  # You multiplied by 2*h. How far up is divided by how far along.
        - f => + f  # These are sums. How far up is what f(a + h, b) has more than f(a - h, b): subtract.
        # The first is right. For the second, b is nudged both ways while a stays where it is.
        return by_a, by_b => return by_a, by_a
        f(a, b + h) - f(a, b - h) => f(b + h, a) - f(b - h, a)
        / (2 * h) => / 1  # These are not yet slopes, but how far up. Divide by how far along: 2*h.
        # The first is right. For the second, put a back where it was before b is nudged.
        (a, b + h) => (a + h, b + h) ;; (a, b - h) => (a + h, b - h)
        (a, b + h) => (a - h, b + h) ;; (a, b - h) => (a - h, b - h)
        # While one is nudged both ways, the other is nudged too. It must stay where it is.
        ((f(a + h, b + h) - f(a - h, b + h)) / (2 * h), (f(a + h, b + h) - f(a + h, b - h)) / (2 * h))
        # You nudged by 2*h to either side. That is 4*h in all: nudge by h.
        + h => + 2 * h ;; - h => - 2 * h
        + h => + 2 * h ;; - h => - 2 * h ;; (2 * h) => (4 * h)
        # You nudged by h/2 to either side. That is h in all: nudge by h.
        + h => + h / 2 ;; - h => - h / 2 ;; (2 * h) => h
        + h => + h / 2 ;; - h => - h / 2
        # You divided by the place. How far along is 2*h, wherever it is.
        ((f(a + h, b) - f(a - h, b)) / (2 * a), (f(a, b + h) - f(a, b - h)) / (2 * b))
        # While a is nudged, b stays at b, not at a; and while b is nudged, a stays at a.
        ((f(a + h, a) - f(a - h, a)) / (2 * h), (f(b, b + h) - f(b, b - h)) / (2 * h))
        # f takes a first, then b. Here they have changed places.
        ((f(b + h, a) - f(b - h, a)) / (2 * h), (f(b, a + h) - f(b, a - h)) / (2 * h))
        # The first is right. The second is 0 in every case: nudge b both ways, and leave a.
        return by_a, by_b => return by_a, 0.0
        # The first looks to the right only, the second to the left only. Each looks both ways, over 2*h.
        a - h => a ;; b + h => b ;; (2 * h) => h
        # The first is right. The second looks to the right only: start from b - h, and divide by 2*h.
        (f(a, b + h) - f(a, b - h)) / (2 * h) => (f(a, b + h) - f(a, b)) / h
        # These are the slopes for another nudge, 0.001. Use the h that is handed in.
        + h => + 0.001 ;; - h => - 0.001 ;; (2 * h) => 0.002
        (2 * h) => 0.002  # You nudged by h, and divided by 0.002. How far along is 2*h.
        # One value makes no slope. How far up is what f(a + h, b) has more than f(a - h, b).
        (f(a + h, b) / (2 * h), f(a, b + h) / (2 * h))
        # The nudge starts from 0. It starts from where the inputs are: a + h, and b + h.
        a + h => h ;; a - h => -h ;; b + h => h ;; b - h => -h
        # Both numbers are nudged at once, in opposite ways. Nudge one, and leave the other.
        ((f(a + h, b - h) - f(a - h, b + h)) / (2 * h), (f(a - h, b + h) - f(a + h, b - h)) / (2 * h))
        # While one is nudged, the other is put at 0. It must stay where it is, at a or at b.
        ((f(a + h, 0) - f(a - h, 0)) / (2 * h), (f(0, b + h) - f(0, b - h)) / (2 * h))
        (2 * h) => (2 + h)  # You divided by 2 + h. How far along is 2*h.
        # These are second derivatives: they show how the slope changes. A slope needs two calls.
        ((f(a + h, b) - 2 * f(a, b) + f(a - h, b)) / h**2, (f(a, b + h) - 2 * f(a, b) + f(a, b - h)) / h**2)
        """,
    ),
    "square_root": Exercise(
        title="A new operation",
        minutes=4,
        ask="Write the rule of z = √x: return z, then the local derivative ∂z/∂x at x. The root is x ** 0.5.",
        solution=square_root,
        view=rule_of,
        cases=((3.0,), (0.3,), (7.0,)),
        hints=(
            "√x is x to the power ½. Bring the power down as a factor, and lower it by 1.",
            "½ times x to the power −½ is 1 over twice the root, and the root is z: mind the brackets.",
        ),
        because="The local derivative uses z, which the forward step has worked out already.",
        mistakes="""
        (x**0.5, x**0.5)  # The power was not lowered: ½ becomes −½, so divide by the root.
        # This is half of z. Was the power not lowered, or are brackets missing, 1 / (2 * z)?
        (x**0.5, 0.5 * x**0.5)
        (x**0.5, 0.5 / x)  # The power was lowered too far: ½ − 1 is −½, so divide by √x, not by x.
        # The first is right. In the second, brackets are missing: the power is (0.5 - 1).
        (x**0.5, 0.5 * x**0.5 - 1)
        (x**0.5, x**0.5 - 1)
        # The first is right. In the second, the power must be lowered by 1: it is ½ − 1, which is −½.
        (x**0.5, 0.5 * x)
        (x**0.5, 0.5 * x**1.5)
        # The first is right. The second is the slope of another power: in √x, the power n is ½.
        (x**0.5, 1 / x)
        (x**0.5, -1 / x**2)
        (x**0.5, -0.5 / x**1.5)
        # x * 0.5 is half of x. The root is a power: x ** 0.5.
        (x * 0.5, 0.5)
        (x * 0.5, 0.5 / x**0.5)
        (x**0.5, 0.5 / x**0.25)  # This is the derivative at z, the output. Wanted is the one at x, the input.
        (x**0.5, 2 * x)  # The first is right. The second is the slope of x²: in √x, the power n is ½.
        (x**2, 2 * x)  # This is the rule of the square. z is the root of x, x to the power ½.
        x**0.5  # This is the value alone. Return two numbers: z, then the local derivative.
        0.5 / x**0.5  # This is the slope alone. Return two numbers: z, then the local derivative.
        """,
    ),
    "sigma": Exercise(
        title="σ and its slope, from the engine",
        minutes=6,
        ask="Make a = 1/(1 + e⁻ˣ) from a node x, and sweep. Return a's value and its derivative by x.",
        solution=sigma,
        cases=((0.7,), (-1.6,), (2.3,)),
        hints=(
            "Make the node first: x = Node(x). Then four operations: −x, exp of that, 1 more, the power −1.",
            "Sweep from the last node: gradients(a) is a dict, in which da/dx stands under the node x.",
        ),
        because="Four rules, one sweep; nobody had to work out the slope of σ.",
        mistakes="""
        # The first is right. The second is a again: look up x in what gradients(a) gives.
        gradients(a)[x] => a.value
        # The first is right. The second is always 1: sweep from a, and look up x, gradients(a)[x].
        [x] => [a]
        # The first is right. The second is how far a is from 1; the slope has the factor a too.
        gradients(a)[x] => 1 - a.value
        # This is 1/(1 + eˣ), which falls as x grows. Where is the minus before x?
        exp(-x) => exp(x)
        exp(-x) => exp(x) ;; gradients(a)[x] => -gradients(a)[x]
        # Brackets are missing: 1 is divided by all of 1 + e⁻ˣ, and not by 1 alone.
        (1 + math.exp(-x), (1 + math.exp(-x)) * -math.exp(-x))
        exp(-x) => -exp(x)  # The minus belongs before x, inside of exp: e⁻ˣ, not −eˣ.
        (math.tanh(x), 1 - math.tanh(x) ** 2)  # This is tanh and its slope. σ is 1/(1 + e⁻ˣ).
        # The first is right. The second is a², and no slope: sweep from a, and look up x.
        gradients(a)[x] => a.value**2
        # You put x where a belongs. The slope is a·(1 − a), and here the sweep finds it.
        gradients(a)[x] => x.value * (1 - x.value)
        power(1 + exp(-x), -1) => 1 + exp(-x)  # The power −1 is missing: this is 1 + e⁻ˣ, the denominator.
        # Brackets are missing: 1 + exp(-x) as a whole is raised to −1, not exp(-x) alone.
        power(1 + exp(-x), -1) => 1 + power(exp(-x), -1)
        1 + exp(-x) => exp(-x)  # The 1 under the bar is missing: this is 1/e⁻ˣ, which is eˣ.
        # The first is right. The second is the derivative by e⁻ˣ; two steps are left until x.
        gradients(a)[x] => -(a.value**2)
        # The first is right. The second is the derivative by −x; one step is left, and it turns the sign.
        [x] => [x] * -1
        a.value, gradients(a)[x] => a.value  # This is the value alone. Return its derivative by x behind it.
        a.value, gradients(a)[x] => gradients(a)[x]  # This is the slope alone. Return a's value before it.
        [x] => [x] * 0  # The first is right. The second is always 0: is a made from the x that you look up?
        """,
    ),
    "kink": Exercise(
        title="At the kink",
        minutes=3,
        ask="relu has a kink at 0. Which slope does a central difference give there, and which our engine?",
        solution=(0.5, 0),
        source="at_the_kink = 0.5, 0  # (h - 0) / 2h; and 0 by convention\n",
        hints=(
            "Work out (relu(h) - relu(-h)) / (2*h). Then read the rule of relu: what does it say at 0?",
            "relu(h) is h, and relu(−h) is 0: so the quotient is h over 2h. The rule says 1 only where x "
            "> 0.",
        ),
        because="The slopes to either side are 0 and 1. The difference takes their mean, the engine picks 0.",
        mistakes="""
        (1, 1)  # 1 is the slope on the right. The difference sees both sides. The engine picks 0.
        (0.5, 0.5)  # 0.5 is right for the difference. The engine takes no mean: its rule picks 0.
        (1, 0)  # 0 is right for the engine. A step to the right sees 1; the difference goes both ways.
        (1, 0.5)  # A step to the right sees 1; the difference goes both ways. And the engine takes no mean.
        (0, 1)  # The difference sees both slopes, 0 and 1, and takes their mean. The engine picks 0.
        (0.5, float("nan"))  # 0.5 is right for the difference. The engine's rule has a number there too.
        (float("nan"), 0)  # 0 is right for the engine. The difference is (h − 0) / 2h, whatever h is.
        (..., 0)  # 0 is right for the engine. The difference is (relu(h) − relu(−h)) / 2h, and relu(−h) is 0.
        (0.5, ...)  # 0.5 is right for the difference. The engine has a rule: 1 where x > 0, else 0. Is 0 > 0?
        # The difference sees both slopes, 0 and 1, and takes their mean. The engine's rule: is 0 > 0?
        (..., -1)
        (..., 1)
        """,
    ),
    "descend": Exercise(
        title="Go downhill",
        minutes=8,
        ask="J = (a + b*c - 20)**2. Return a, b, c after so many steps, each by -rate times the derivatives.",
        solution=descend,
        cases=((5.0, 3.0, 2.0, 0.01, 1), (4.0, -1.5, 2.5, 0.02, 2), (1.0, 2.0, 0.5, 0.0125, 3)),
        hints=(
            "One step first, outside of any loop: v, then dv = 2*(v - 20), then da, db, dc as you know them.",
            "Work out all three derivatives, and only then move: a, b, c = a - rate*da, and so on. Then "
            "put for _ in range(steps): round it.",
        ),
        because="Forward, backward, one step down, and again: every network is trained by this loop.",
        mistakes="""
        - rate => + rate  # This goes uphill: J grows. dv is 2·(v − 20), and each step is − rate · derivative.
        dv = 2 * => dv = 1 *  # The step has only half its length: the slope of (v − 20)² is 2·(v − 20).
        # b and c are swapped: in u = b*c the local derivative by b is c, and by c it is b.
        dv * c, dv * b => dv * b, dv * c
        dv * b => dv * (b - rate * dv * c)  # Here b has moved before dc is found. Find all three, then move.
        dv * c => dv * (c - rate * dv * b)  # Here c has moved before db is found. Find all three, then move.
        # After a has moved, v is another one when you come to b. All three are moved from the same place.
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                a = a - rate * 2 * (a + b * c - 20)
                b = b - rate * 2 * (a + b * c - 20) * c
                c = c - rate * 2 * (a + b * c - 20) * b
            return a, b, c
        # The first step is right, and then repeated as it was. Each step needs the derivatives at its place.
        - rate => - steps * rate ;; range(steps) => range(1)
        - rate => - 0.01  # The rate stands fixed at 0.01. Take the rate that your function is given.
        2 * (a + b * c - 20) => 3  # dv is still the 3 of J = 3*v. Here J is (v − 20)², so dv is 2·(v − 20).
        # dv is J itself here, or twice J. How fast J changes with v is 2·(v − 20).
        2 * (a + b * c - 20) => (a + b * c - 20) ** 2
        2 * (a + b * c - 20) => 2 * (a + b * c - 20) ** 2
        2 * (a + b * c - 20) => 2 * ((a + b * c - 20) ** 2 - 20)  # J stands where v belongs: dv = 2·(v − 20).
        # The 3 of J = 3*v is still in it. Here v = a + bc and J = (v − 20)², so dv is 2·(v − 20).
        2 * (a + b * c - 20) => 3 * (a + b * c - 20)
        2 * (a + b * c - 20) => 2 * (3 * (a + b * c) - 20)
        2 * (a + b * c - 20) => 6 * (a + b * c - 20)
        dv, dv * c, dv * b => dv, dv, dv  # Here b and c get no local derivative: db = dv*c, dc = dv*b.
        # These are the derivatives of v. J is (v − 20)²: each of them gets dv = 2·(v − 20) from the right.
        dv, dv * c, dv * b => 1, c, b
        # This step's derivatives are added to those of the steps before. Each step begins with new ones.
        (a, b, c, rate, steps) => (a, b, c, rate, steps, da=0, db=0, dc=0) ;;
            dv, dv * c, dv * b => da + dv, db + dv * c, dc + dv * b
        return a, b, c => return da, db, dc  # These are the derivatives. Return the three numbers themselves.
        range(steps) => range(steps + 1)  # One step too many: range(steps) counts from 0 to steps − 1.
        # The old numbers are gone. A step changes them: a - rate * da.
        a - rate * da, b - rate * db, c - rate * dc => rate * da, rate * db, rate * dc
        a - rate * da, b - rate * db, c - rate * dc => -rate * da, -rate * db, -rate * dc
        range(steps) => range(8)  # It takes 8 steps, whatever is asked for: range(steps).
        # It starts from 5, 3 and 2, whatever is handed in. Start from a, b and c.
        (a, b, c, rate, steps) => (_a, _b, _c, rate, steps, a=5, b=3, c=2)
        rate * d => d  # You left out the rate that shortens each step: a - rate * da.
        """,
    ),
}
