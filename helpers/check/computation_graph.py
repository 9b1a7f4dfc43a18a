"""Exercises of notebook 1: derivatives by hand, the engine's backward sweep, and how to check it."""

import math
from operator import add, mul

from helpers.check.exercise import Exercise, Mistake
from helpers.graph import Node, operations

NOTEBOOK = "01_computation_graph"
MULTIPLY = "Derivatives along a path are multiplied, not added: each step stretches the nudge."
ADD = "Shares that meet at a node are added. Only along one path do you multiply."
ORDER = "The numbers are right, their order is not. Return da, db, dc, in this order."


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


EXERCISES = (
    Exercise(
        name="slope_of_b",
        notebook=NOTEBOOK,
        title="Predict a slope",
        minutes=2,
        ask="J = 3(a + bc) at a = 4, b = 5, c = 7. How fast does J change when b does? Give dJ/db.",
        solution=21,
        source="slope = 3 * 1 * 7  # dv, through the +, times c\n",
        hint="Walk from J back to b: through v, through u. By what does each step multiply?",
        because="Between b and J stand the local derivatives 7, 1 and 3; multiplied, they make 21.",
        mistakes=(
            Mistake(3, "3 is what arrives at u. One step is missing: u moves c times as much as b."),
            Mistake(7, "u changes 7 times as fast as b. J changes 3 times as fast as u: multiply by 3 too."),
            Mistake(15, "15 is dJ/dc. In u = b*c the local derivative by b is the other factor, c."),
            Mistake(10, f"You added 3 and 7. {MULTIPLY}"),
            Mistake(11, f"You added 3, 1 and 7. {MULTIPLY}"),
            Mistake(105, "105 is 3 times u. What counts is how fast u changes with b, not how large u is."),
            Mistake(117, "117 is J itself. The question is how fast J changes when b changes."),
        ),
    ),
    Exercise(
        name="slopes",
        notebook=NOTEBOOK,
        title="From right to left",
        minutes=5,
        ask="Return da, db, dc of J = 3(a + bc) for any a, b, c. Go from right to left: dv, da, du, db, dc.",
        solution=slopes,
        cases=((5.0, 3.0, 2.0), (4.0, -1.5, 7.0), (0.5, 2.0, -3.0)),
        hint="Each line is what comes from behind, times the local derivative: dv = 3, da = dv * 1 …",
        because="Five lines, and what one line found, a later line uses again.",
        mistakes=(
            Mistake(
                lambda a, b, c: (3, 3, 3),
                "The local derivative is missing in db and dc. In u = b*c a nudge of b counts c times.",
            ),
            Mistake(
                lambda a, b, c: (1, c, b),
                "These are the derivatives of v. J = 3*v changes three times as fast: start from dv = 3.",
            ),
            Mistake(
                lambda a, b, c: (3, c, b),
                "da is right. db and dc lack what comes from behind: multiply by du, which is 3.",
            ),
            Mistake(
                lambda a, b, c: (1, 3 * c, 3 * b),
                "db and dc are right. da lacks what comes from behind: the + hands dv on, unchanged.",
            ),
            Mistake(
                lambda a, b, c: (3, 3 * b, 3 * c),
                "b and c are swapped. In u = b*c the local derivative by b is c, and by c it is b.",
            ),
            Mistake(lambda a, b, c: (4, 3 + c, 3 + b), f"You added along the path. {MULTIPLY}"),
            Mistake(lambda a, b, c: (3 * b, 3 * c, 3), ORDER),
            Mistake(lambda a, b, c: (3 * c, 3 * b, 3), ORDER),
            Mistake(
                lambda a, b, c: (3 * a, 3 * b * c, 3 * b * c),
                "Each is multiplied by its own variable as well. Only the local derivative belongs there.",
            ),
            Mistake(
                lambda a, b, c: (b * c, a + b * c, 3 * (a + b * c)),
                "These are the values of u, v and J. Wanted is how fast J changes with a, b and c.",
            ),
        ),
    ),
    Exercise(
        name="paths",
        notebook=NOTEBOOK,
        title="Count the multiplications",
        minutes=4,
        ask="In J = w3*(w2*(w1*x)) every edge costs one multiplication. How many are needed for all six "
        "derivatives: by one sweep, and with every path walked on its own from dJ/dJ = 1?",
        solution=(6, 12),
        source="counts = 6, 1 + 1 + 2 + 2 + 3 + 3  # edges in all; edges on each path\n",
        hint="Draw it: two edges lead into each of the three products. How many edges lie between J and w1?",
        because="The sweep walks each edge once. The single paths walk those next to J again and again.",
        mistakes=(
            Mistake(
                (3, 12),
                "3 is for the forward sweep. Going back, each product hands on two shares.",
            ),
            Mistake((7, 12), "7 is the number of nodes. The sweep multiplies once for each edge."),
            Mistake(
                (6, 9),
                "6 is right. The two products in the middle are left out; they count too.",
            ),
            Mistake((6, 6), "6 is right. On its own, each path starts at J and walks all its edges anew."),
            Mistake((4, 6), "The first steps are left out. They count too, though they multiply dJ/dJ = 1."),
            Mistake((12, 6), "The numbers are right, their order is not. The sweep comes first."),
        ),
    ),
    Exercise(
        name="used_twice",
        notebook=NOTEBOOK,
        title="A variable used twice",
        minutes=3,
        ask="Return dJ/dx of J = x*x + 3*x for any x.",
        solution=slope_at,
        cases=((2.0,), (5.0,), (-1.5,)),
        hint="Three edges lead out of x: two into x*x, one into 3*x. What does each of them bring back?",
        because="Three edges bring back x, x and 3, and x adds them up.",
        mistakes=(
            Mistake(
                lambda x: 3,
                "This is the share of 3*x. x reaches J through x*x as well: add its two shares.",
            ),
            Mistake(
                lambda x: 2 * x,
                "These are the shares of x*x. x reaches J through 3*x as well: add its share.",
            ),
            Mistake(lambda x: x + 3, "x*x has two edges to x, and each brings back x. One is missing."),
            Mistake(
                lambda x: x,
                "This is the share of one edge. Three lead out of x: add what all three bring back.",
            ),
            Mistake(lambda x: 6 * x, f"You multiplied the shares of x*x and 3*x. {ADD}"),
            Mistake(lambda x: 3 * x * x, f"You multiplied the shares of all three edges. {ADD}"),
            Mistake(
                lambda x: x * x + 3,
                "3 is right. x*x does not bring back x*x: each of its two edges brings back x.",
            ),
            Mistake(lambda x: x * x + 3 * x, "This is J itself. Wanted is how fast J changes with x."),
        ),
    ),
)


# What a learner's backward sweep is tried on: small graphs, and sweeps with a planted fault.


def faulty_sweep(merge=add, share=mul, start=1.0, walk=reversed):
    """Return a backward sweep with a fault planted in it; without one, it is the right sweep."""

    def sweep(J):
        dJ = {J: start}
        for node in walk(operations(J)):
            for x, local in node.edges:
                new = share(dJ.get(node, 0.0), local)
                dJ[x] = merge(dJ[x], new) if x in dJ else new
        return dJ

    return sweep


def by_name(dJ):
    """Return derivatives by the names of their nodes, so that a copied graph gives the same answer."""
    if not isinstance(dJ, dict):
        return dJ
    named = ((getattr(x, "name", x), derivative) for x, derivative in dJ.items())
    return {name: derivative for name, derivative in named if name}


def graph(formula, **values):
    """Return J of a formula, with a named input for each value."""
    return formula(**{name: Node(value, name) for name, value in values.items()})


def used_three_times(x, y):
    """Return u*u + u, in which the product u = x*y feeds three edges."""
    u = x * y
    return u * u + u


GRAPHS = {
    "J = 3*(a + b*c), a = 5, b = 3, c = 2": graph(lambda a, b, c: 3 * (a + b * c), a=5.0, b=3.0, c=2.0),
    "J = x*x + 3*x, x = 2": graph(lambda x: x * x + 3 * x, x=2.0),
    "J = (x + 2)*(x + 5), x = 3": graph(lambda x: (x + 2) * (x + 5), x=3.0),
    "J = u*u + u, u = x*y, x = 1.5, y = -2": graph(used_three_times, x=1.5, y=-2.0),
    "J = a*(a + b), a = 4, b = 7": graph(lambda a, b: a * (a + b), a=4.0, b=7.0),
}


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


def as_rule(result):
    """Return what a rule gives: of a node, its value and its local derivatives."""
    if hasattr(result, "edges"):
        return result.value, *(local for _, local in result.edges)
    return result


def central(f, x, h):
    """Return the slope of f at x, seen from h to either side."""
    return (f(x + h) - f(x - h)) / (2 * h)


EXERCISES += (
    Exercise(
        name="repair_the_sweep",
        notebook=NOTEBOOK,
        title="Repair the sweep",
        minutes=6,
        ask="The sweep above gives wrong derivatives for some graphs. Write it without the fault.",
        solution=repaired,
        cases=tuple((J,) for J in GRAPHS.values()),
        labels=tuple(f"repaired(J), {formula}," for formula in GRAPHS),
        view=by_name,
        hint="Follow dJ[x] where x is used twice: what becomes of the first share? And dJ.get(x, 0.0) "
        "is what dJ has for x so far, or 0.",
        because="Every share is added to those that came before, and a first one to 0.",
        mistakes=(
            Mistake(
                faulty_sweep(merge=lambda old, new: new),
                "The newest share still replaces those before it. Add it to what is already in dJ[x].",
            ),
            Mistake(
                faulty_sweep(merge=lambda old, new: old),
                "Only the first share is kept. Add the later ones to it.",
            ),
            Mistake(faulty_sweep(merge=mul), f"You multiplied the shares. {ADD}"),
            Mistake(
                faulty_sweep(start=0.0),
                "Everything is 0, because the sweep starts from 0. It starts from dJ/dJ = 1.",
            ),
            Mistake(
                faulty_sweep(walk=iter),
                "This walks from the inputs to J. Go from J back: reversed(operations(J)).",
            ),
            Mistake(
                faulty_sweep(share=lambda upstream, local: upstream),
                "The local derivative is missing: a share is dJ[node] * local.",
            ),
            Mistake(
                faulty_sweep(share=lambda upstream, local: local),
                "What comes from behind is missing: a share is dJ[node] * local.",
            ),
            Mistake(
                faulty_sweep(share=add),
                "You added along the edge. A share is dJ[node] times local.",
            ),
        ),
    ),
    Exercise(
        name="backward_step",
        notebook=NOTEBOOK,
        title="A new operation",
        minutes=5,
        ask="Write the rule of z = √x: return z, then the local derivative ∂z/∂x at x. The root is x ** 0.5.",
        solution=square_root,
        view=as_rule,
        cases=((4.0,), (0.25,), (6.25,)),
        hint="√x is x to the power ½. Bring the power down as a factor, and lower it by 1.",
        because="The local derivative uses z, which the forward step has worked out already.",
        mistakes=(
            Mistake(
                lambda x: (x**0.5, 1 / x**0.5), "The factor ½ is missing: the power comes down as a factor."
            ),
            Mistake(
                lambda x: (x**0.5, 0.5 * x**0.5),
                "The power was not lowered: ½ becomes −½, so divide by the root.",
            ),
            Mistake(
                lambda x: (x**0.5, 0.5 / x),
                "The power was lowered too far: ½ − 1 is −½, so divide by √x, not by x.",
            ),
            Mistake(
                lambda x: (x**0.5, 0.5 / x**0.25),
                "This is the derivative at z, the output. Wanted is the one at x, the input.",
            ),
            Mistake(
                lambda x: (x**0.5, -0.5 / x**0.5),
                "The sign is turned: √x grows with x, so its slope is positive.",
            ),
            Mistake(lambda x: (x**0.5, 2 * x**0.5), "This is ∂x/∂z, upside down. Wanted is ∂z/∂x."),
            Mistake(lambda x: (x**0.5, 1.0), "1 is the local derivative of +. The slope of √x depends on x."),
            Mistake(
                lambda x: (0.5 / x**0.5, x**0.5), "Both are right, their order is not: z first, then ∂z/∂x."
            ),
        ),
    ),
    Exercise(
        name="central",
        notebook=NOTEBOOK,
        title="The central difference",
        minutes=4,
        ask="Return the slope of f at x, worked out from f(x + h) and f(x - h).",
        solution=central,
        cases=((lambda x: x**3, 2.0, 0.1), (math.sin, 1.0, 0.5), (lambda x: x * x - 4 * x, -1.0, 0.25)),
        labels=(
            "central(f, 2, 0.1) with f(x) = x**3",
            "central(f, 1, 0.5) with f(x) = sin(x)",
            "central(f, -1, 0.25) with f(x) = x*x - 4*x",
        ),
        hint="A slope is how far up, divided by how far along. How far is it from x - h to x + h?",
        because="The steps to either side lie evenly about x, so most of the error cancels.",
        mistakes=(
            Mistake(
                lambda f, x, h: (f(x + h) - f(x)) / h,
                "This looks to the right only. Start from f(x - h), and divide by 2*h.",
            ),
            Mistake(
                lambda f, x, h: (f(x) - f(x - h)) / h,
                "This looks to the left only. End at f(x + h), and divide by 2*h.",
            ),
            Mistake(
                lambda f, x, h: (f(x + h) - f(x - h)) / h,
                "Twice too large: from x - h to x + h it is 2*h, not h.",
            ),
            Mistake(lambda f, x, h: f(x + h) - f(x - h), "This is how far up. Divide by how far along: 2*h."),
            Mistake(lambda f, x, h: (f(x + h) - f(x - h)) / 2, "You divided by 2. How far along is 2*h."),
            Mistake(
                lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
                "The sign is turned: it is f(x + h) minus f(x - h).",
            ),
            Mistake(
                lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
                "Python reads / 2 * h from left to right, so h multiplies. Write / (2 * h).",
            ),
            Mistake(
                lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
                "Only f(x - h) is divided. Put brackets round the difference.",
            ),
            Mistake(
                lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),
                "You added the two values. A slope comes from their difference.",
            ),
        ),
    ),
    Exercise(
        name="kink",
        notebook=NOTEBOOK,
        title="At the kink",
        minutes=3,
        ask="relu has a kink at 0. Which slope does a central difference give there, and which our engine?",
        solution=(0.5, 0),
        source="at_the_kink = 0.5, 0  # (h - 0) / 2h; and 0 by convention\n",
        hint="Work out (relu(h) - relu(-h)) / (2*h). Then read the rule of relu: what does it say at 0?",
        because="The slopes to either side are 0 and 1. The difference takes their mean, the engine picks 0.",
        mistakes=(
            Mistake(
                (0, 0),
                "0 is right for the engine. The difference sees relu(h) = h and relu(-h) = 0.",
            ),
            Mistake(
                (1, 1), "1 is the slope on the right. The difference sees both sides. The engine picks 0."
            ),
            Mistake(
                (0.5, 0.5), "0.5 is right for the difference. The engine takes no mean: its rule picks 0."
            ),
            Mistake((0.5, 1), "0.5 is right for the difference. The engine gives 1 only where x > 0."),
            Mistake(
                (1, 0),
                "0 is right for the engine. A step to the right sees 1; the difference goes both ways.",
            ),
            Mistake(
                (0, 1),
                "The difference sees both slopes, 0 and 1, and takes their mean. The engine picks 0.",
            ),
            Mistake((0, 0.5), "The numbers are right, their order is not. The difference comes first."),
        ),
    ),
)
