"""Exercises of notebook 1: derivatives by hand, the engine's backward sweep, and how to check it."""

import math

from helpers.check.exercise import Exercise
from helpers.graph import Node, nodes, operations

NOTEBOOK = "01_computation_graph"


def slopes(a, b, c):
    """Return dJ/da, dJ/db and dJ/dc of J = 3(a + bc)."""
    dv = 3
    da = dv * 1
    du = dv * 1
    db = du * c
    dc = du * b
    return da, db, dc


def slope_at(x):
    """Return dJ/dx of J = x*x + 3*x."""
    return x + x + 3


EXERCISES = {
    "slope_of_b": Exercise(
        title="Predict a slope",
        minutes=2,
        ask="J = 3(a + bc) at a = 4, b = 5, c = 7. How fast does J change when b does? Give dJ/db.",
        solution=21,
        source="slope = 3 * 1 * 7  # dv, through the +, times c\n",
        hints=(
            "Walk from J back to b: through v, through u. By what does each step multiply?",
            "Three factors: what J makes of v, what v makes of u, what u makes of b. In u = b*c the last "
            "one is c.",
        ),
        because="Between b and J stand the local derivatives 7, 1 and 3; multiplied, they make 21.",
        mistakes="""
        3  # 3 is what arrives at u. One step is missing: u moves c times as much as b.
        7  # u changes 7 times as fast as b. J changes 3 times as fast as u: multiply by 3 too.
        15  # 15 is dJ/dc. In u = b*c the local derivative by b is the other factor, c.
        # That is a sum. Derivatives along a path are multiplied: each step stretches the nudge.
        10
        11
        24
        1  # 1 is the local derivative of the +. Two more steps lie on the path: times 3, and times c.
        5  # 5 is b itself. What counts is how fast J changes with b: 3, times 1, times c.
        # a stands beside u, and is not on the path from b to J. Multiply by what each step on it does.
        4
        12
        28
        84
        39  # 39 is the value of v. What counts is how fast J changes with b.
        6  # 6 belongs to the numbers above, with c = 2. Here c = 7.
        63  # One 3 too many: J = 3*v is one step, so its 3 comes once.
        147  # One c too many: u = b*c is one step, so its 7 comes once.
        35  # 35 is u. What counts is how fast u changes with b, not how large u is.
        105  # 105 is 3 times u. What counts is how fast u changes with b, not how large u is.
        117  # 117 is J itself. The question is how fast J changes when b changes.
        # You divided. Derivatives along a path are multiplied, each as it is.
        3 / 7
        7 / 3
        1 / 21
        9  # 9 is dJ/dc with the numbers above. Wanted is dJ/db, and here c = 7.
        33  # 33 is J with the numbers above. Wanted is how fast J changes with b.
        36  # 36 is dJ/db and dJ/dc together. Only b is nudged here.
        0.021  # This is how far J moves when b is nudged by 0.001. Divide by that nudge.
        """,
    ),
    "slopes": Exercise(
        title="From right to left",
        minutes=5,
        ask="Return da, db, dc of J = 3(a + bc) for any a, b, c. Go from right to left: dv, da, du, db, dc.",
        solution=slopes,
        cases=((5.0, 3.0, 2.0), (4.0, -1.5, 7.0), (0.5, 2.0, -3.0)),
        hints=(
            "Each line is what comes from behind, times the local derivative: dv = 3, da = dv * 1 …",
            "du = dv * 1. Then u = b*c hands du on twice: to b with the factor c, and to c with the other "
            "one.",
        ),
        because="Five lines, and what one line found, a later line uses again.",
        mistakes="""
        (1, c, b)  # These are the derivatives of v. J = 3*v changes three times as fast: start from dv = 3.
        (3, 3 * b, 3 * c)  # b and c are swapped. In u = b*c the local derivative by b is c, and by c it is b.
        # You added along the path. Derivatives along a path are multiplied.
        (4, 3 + c, 3 + b)
        (3, 3 + c, 3 + b)
        # These are the values of u, v and J. Wanted is how fast J changes with a, b and c.
        (b * c, a + b * c, 3 * (a + b * c))
        (3, 3 / c, 3 / b)  # The first is right. For the others you divided: along a path, multiply.
        # You started from a value. The walk starts from a derivative: dv = 3, whatever v is.
        (3 * (a + b * c), 3 * (a + b * c) * c, 3 * (a + b * c) * b)
        (a + b * c, (a + b * c) * c, (a + b * c) * b)
        """,
    ),
    "paths": Exercise(
        title="Count the multiplications",
        minutes=4,
        ask="How many multiplications for all six derivatives of w3*(w2*(w1*x)), by one sweep and alone?",
        solution=(6, 12),
        source="counts = 6, 1 + 1 + 2 + 2 + 3 + 3  # edges in all; edges on each path\n",
        whole=True,
        hints=(
            "Draw it: two edges lead into each of the three products. How many edges lie between J and w1?",
            "One sweep multiplies once on each edge. Alone, w3 takes 1 product, w2 takes 2, and x and w1 "
            "more.",
        ),
        because="The sweep walks each edge once. The single paths walk those next to J again and again.",
        mistakes="""
        (6, 9)  # 6 is right. The two products in the middle are left out; they count too.
        (4, 6)  # The first steps are left out. They count too, though they multiply dJ/dJ = 1.
        (5, 11)  # These were the counts of 3(a + bc). Here six edges lie between J and the inputs.
        (..., 12)  # 12 is right. The sweep multiplies once for each edge: two lead into each product.
        (6, ...)  # 6 is right. Alone, a derivative costs as many products as edges lie on its way from J.
        """,
    ),
    "used_twice": Exercise(
        title="A variable used twice",
        minutes=3,
        ask="Return dJ/dx of J = x*x + 3*x for any x.",
        solution=slope_at,
        cases=((2.0,), (-2.3,), (0.4,)),
        hints=(
            "Three edges lead out of x: two into x*x, one into 3*x. What does each of them bring back?",
            "Each edge of x*x brings back the other factor, which is x. Add the three shares.",
        ),
        because="Three edges bring back x, x and 3, and x adds them up.",
        mistakes="""
        3  # This is the share of 3*x. x reaches J through x*x as well: add its two shares.
        2 * x  # These are the shares of x*x. x reaches J through 3*x as well: add its share.
        x + 3  # x*x has two edges to x, and each brings back x. One is missing.
        # You multiplied the shares. What meets at a node is added; only along a path you multiply.
        6 * x
        3 * x * x
        x * x + 3  # x*x does not bring back x*x: each of its two edges brings back x.
        2 * x + 3 * x  # The slope of 3*x is 3, wherever x is.
        x * x + 3 * x  # This is J itself. Wanted is how fast J changes with x.
        2 * x + 6  # The share of 3*x came twice. One edge leads to 3*x, and brings 3.
        4 * x + 3  # The shares of x*x came twice. Two edges lead to it, and each brings x.
        # The 2 and the 3 have changed places: x*x brings 2*x, and 3*x brings 3.
        3 * x + 2
        2 * x**2 + 3  # The power was not lowered: x*x brings x twice, not x*x.
        """,
    ),
}


# What a learner's backward sweep is tried on.


def graph(formula, **values):
    """Return J of a formula, every node of it with a name by which its derivative is judged."""
    J = formula(**{name: Node(value, name) for name, value in values.items()})
    for k, node in enumerate(nodes(J)):
        node.name = node.name or ("J" if node is J else f"node {k}")
    return J


def used_three_times(x, y):
    """Return u*u + u, in which the product u = x*y feeds three edges."""
    u = x * y
    return u * u + u


def used_at_two_depths(x, y):
    """Return u + u*u: a walk breadth first meets u before all of its shares are there."""
    u = x * y
    return u + u * u


GRAPHS = {
    "J = 3*(a + b*c), a = 5, b = 3, c = 2": graph(lambda a, b, c: 3 * (a + b * c), a=5.0, b=3.0, c=2.0),
    "J = x*x + 3*x, x = 2": graph(lambda x: x * x + 3 * x, x=2.0),
    "J = (x + 2)*(x + 5), x = 3": graph(lambda x: (x + 2) * (x + 5), x=3.0),
    "J = u*u + u, u = x*y, x = 1.5, y = -2": graph(used_three_times, x=1.5, y=-2.0),
    "J = u + u*u, u = x*y, x = 1.5, y = -2": graph(used_at_two_depths, x=1.5, y=-2.0),
    "J = a*(a + b), a = 4, b = 7": graph(lambda a, b: a * (a + b), a=4.0, b=7.0),
}


def by_name(dJ):
    """Return derivatives by the names of their nodes, so that a copied graph gives the same answer."""
    if not isinstance(dJ, dict):
        return dJ
    named = ((getattr(x, "name", x), derivative) for x, derivative in dJ.items())
    return {name: derivative for name, derivative in named if name}


def rule_of(answer):
    """Return the rule that was lifted from numbers to nodes; any other function as it is."""
    lifts = "Node" in getattr(getattr(answer, "__code__", None), "co_names", ())
    return getattr(answer, "__wrapped__", answer) if lifts else answer


# The engine's backward sweep, and how to check it.


def repaired(J):
    """Return dJ/dx for every node x behind J."""
    dJ = {J: 1.0}
    for node in reversed(operations(J)):
        for x, local in node.edges:
            dJ[x] = dJ.get(x, 0.0) + dJ[node] * local
    return dJ


def square_root(x):
    """z = √x: ∂z/∂x = 1/(2z)."""
    z = x**0.5
    return z, 1 / (2 * z)


def central(f, a, b, h):
    """Return the slopes of f by a and by b, seen from h to either side."""
    by_a = (f(a + h, b) - f(a - h, b)) / (2 * h)
    by_b = (f(a, b + h) - f(a, b - h)) / (2 * h)
    return by_a, by_b


EXERCISES |= {
    "repair_the_sweep": Exercise(
        title="Repair the sweep",
        minutes=6,
        ask="The sweep above gives wrong derivatives for some graphs. Write it without the fault.",
        solution=repaired,
        cases=tuple((J,) for J in GRAPHS.values()),
        labels=tuple(f"repaired(J), {formula}," for formula in GRAPHS),
        view=by_name,
        given=("gradients",),
        hints=(
            "Follow dJ[x] where x is used twice: what becomes of the first share? And dJ.get(x, 0.0) "
            "is what dJ has for x so far, or 0.",
            "Keep all lines but the one that writes dJ[x]: there the new share is added to what dJ.get "
            "finds.",
        ),
        because="Every share is added to those that came before, and a first one to 0.",
        mistakes="""
        # The newest share still replaces those before it. Add it to what is already in dJ[x].
        dJ.get(x, 0.0) + dJ[node] * local => dJ[node] * local
        # You multiplied the shares. What meets at a node is added; only along a path you multiply.
        dJ.get(x, 0.0) + dJ[node] * local => dJ.get(x, 1.0) * dJ[node] * local
        # Where nothing has come yet, you multiply by 0, and everything stays 0. Shares are added.
        dJ.get(x, 0.0) + dJ[node] * local => dJ.get(x, 0.0) * dJ[node] * local
        # This walks from the inputs to J. Go from J back: reversed(operations(J)).
        reversed(operations(J)) => operations(J) ;; dJ[node] => dJ.get(node, 0.0)
        # A walk breadth first comes to a node too early: one of its shares is missing when it hands on.
        def repaired(J):
            dJ, queue = {J: 1.0}, [J]
            for node in queue:
                for x, local in node.edges:
                    queue += [x] * (x not in dJ)
                    dJ[x] = dJ.get(x, 0.0) + dJ[node] * local
            return dJ
        """,
    ),
    "backward_step": Exercise(
        title="A new operation",
        minutes=5,
        ask="Write the rule of z = √x: return z, then the local derivative ∂z/∂x at x. The root is x ** 0.5.",
        solution=square_root,
        opened=rule_of,
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
        (x**0.5, 0.5 / x**0.25)  # This is the derivative at z, the output. Wanted is the one at x, the input.
        (x**2, 2 * x)  # This is the rule of the square. z is the root of x, x to the power ½.
        x**0.5  # This is the value alone. Return two numbers: z, then the local derivative.
        0.5 / x**0.5  # This is the slope alone. Return two numbers: z, then the local derivative.
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
        (f(a + h, b) - f(a - h, b)) / (2 * h)  # This is the slope by a alone. Return the one by b behind it.
        # These look to the right only. Start from the number less h, and divide by 2*h.
        ((f(a + h, b) - f(a, b)) / h, (f(a, b + h) - f(a, b)) / h)
        ((f(a + h, b) - f(a, b)) / (2 * h), (f(a, b + h) - f(a, b)) / (2 * h))
        # These look to the left only. End at the number plus h, and divide by 2*h.
        ((f(a, b) - f(a - h, b)) / h, (f(a, b) - f(a, b - h)) / h)
        ((f(a, b) - f(a - h, b)) / (2 * h), (f(a, b) - f(a, b - h)) / (2 * h))
        # Python reads / 2 * h from left to right, so h multiplies. Write / (2 * h).
        ((f(a + h, b) - f(a - h, b)) / 2 * h, (f(a, b + h) - f(a, b - h)) / 2 * h)
        # Only what is subtracted is divided. Put brackets round the difference.
        (f(a + h, b) - f(a - h, b) / (2 * h), f(a, b + h) - f(a, b - h) / (2 * h))
        (f(a + h, b) - f(a - h, b) / 2 * h, f(a, b + h) - f(a, b - h) / 2 * h)
        # You multiplied by 2*h. How far up is divided by how far along.
        ((f(a + h, b) - f(a - h, b)) * (2 * h), (f(a, b + h) - f(a, b - h)) * (2 * h))
        # These are sums. How far up is what f(a + h, b) has more than f(a - h, b): subtract.
        ((f(a + h, b) + f(a - h, b)) / (2 * h), (f(a, b + h) + f(a, b - h)) / (2 * h))
        # The first is right. For the second, b is nudged both ways while a stays where it is.
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a + h, b) - f(a - h, b)) / (2 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(b + h, a) - f(b - h, a)) / (2 * h))
        # These are not yet slopes, but how far up. Divide by how far along: 2*h.
        (f(a + h, b) - f(a - h, b), f(a, b + h) - f(a, b - h))
        # The first is right. For the second, put a back where it was before b is nudged.
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a + h, b + h) - f(a + h, b - h)) / (2 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a - h, b + h) - f(a - h, b - h)) / (2 * h))
        # While one is nudged both ways, the other is nudged too. It must stay where it is.
        ((f(a + h, b + h) - f(a - h, b + h)) / (2 * h), (f(a + h, b + h) - f(a + h, b - h)) / (2 * h))
        # You nudged by 2*h to either side. That is 4*h in all: nudge by h.
        ((f(a + 2 * h, b) - f(a - 2 * h, b)) / (2 * h), (f(a, b + 2 * h) - f(a, b - 2 * h)) / (2 * h))
        ((f(a + 2 * h, b) - f(a - 2 * h, b)) / (4 * h), (f(a, b + 2 * h) - f(a, b - 2 * h)) / (4 * h))
        # You nudged by h/2 to either side. That is h in all: nudge by h.
        ((f(a + h / 2, b) - f(a - h / 2, b)) / h, (f(a, b + h / 2) - f(a, b - h / 2)) / h)
        ((f(a + h / 2, b) - f(a - h / 2, b)) / (2 * h), (f(a, b + h / 2) - f(a, b - h / 2)) / (2 * h))
        # You divided by the place. How far along is 2*h, wherever it is.
        ((f(a + h, b) - f(a - h, b)) / (2 * a), (f(a, b + h) - f(a, b - h)) / (2 * b))
        # f takes a first, then b. Here they have changed places.
        ((f(b + h, a) - f(b - h, a)) / (2 * h), (f(b, a + h) - f(b, a - h)) / (2 * h))
        # The first is right. The second is 0 in every case: nudge b both ways, and leave a.
        ((f(a + h, b) - f(a - h, b)) / (2 * h), 0.0)
        # The first looks to the right only, the second to the left only. Each looks both ways, over 2*h.
        ((f(a + h, b) - f(a, b)) / h, (f(a, b) - f(a, b - h)) / h)
        # You divided by 2 + h. How far along is 2*h.
        ((f(a + h, b) - f(a - h, b)) / (2 + h), (f(a, b + h) - f(a, b - h)) / (2 + h))
        # These are second derivatives: they show how the slope changes. A slope needs two calls.
        ((f(a + h, b) - 2 * f(a, b) + f(a - h, b)) / h**2, (f(a, b + h) - 2 * f(a, b) + f(a, b - h)) / h**2)
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
        (0, 1)  # The difference sees both slopes, 0 and 1, and takes their mean. The engine picks 0.
        # 0.5 is right for the difference. The engine does give a number there: its rule has one.
        (0.5, float("nan"))
        # 0 is right for the engine. The difference is a number: (h − 0) / 2h does not depend on h.
        (float("nan"), 0)
        # 0 is right for the engine. The difference is (relu(h) − relu(−h)) / 2h, and relu(−h) is 0.
        (..., 0)
        # 0.5 is right for the difference. The engine goes by its rule: 1 where x > 0, else 0. Is 0 > 0?
        (0.5, ...)
        """,
    ),
}
