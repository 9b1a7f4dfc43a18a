"""Exercises of notebook 1, first half: the derivatives of J = 3(a + bc), by hand."""

from helpers.check.exercise import Exercise, Mistake

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
