"""Exercises of notebook 1, second half: the engine's backward sweep, and how to check it."""

import math
from operator import add, mul

from helpers.check.exercise import Exercise, Mistake
from helpers.check.sweep_cases import GRAPHS, by_name, faulty_sweep
from helpers.graph import operation, operations

NOTEBOOK = "01_computation_graph"
ADD = "Shares that meet at a node are added. Only along one path do you multiply."


def repaired(J):
    """Return dJ/dx for every node x behind J."""
    dJ = {J: 1.0}
    for node in reversed(operations(J)):
        for x, local in node.edges:
            dJ[x] = dJ.get(x, 0.0) + dJ[node] * local
    return dJ


@operation
def square_root(x):
    """z = √x: ∂z/∂x = 1/(2z)."""
    z = x**0.5
    return z, 1 / (2 * z)


def central(f, x, h):
    """Return the slope of f at x, seen from h to either side."""
    return (f(x + h) - f(x - h)) / (2 * h)


EXERCISES = (
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
