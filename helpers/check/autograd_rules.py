"""Exercises of notebook 5, third part: backward with a vector, a cut edge, and what a leaf is."""

import numpy as np

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "05_pytorch_autograd"
X, V = np.array([1.5, -2.0, 0.5]), np.array([-1.0, 0.25, 3.0])
X_2, V_2 = np.array([4.0, 3.0]), np.array([0.5, -1.5])
NO_HISTORY = "A tensor is a leaf if no recorded operation made it."
CUT = "detach cuts one edge of x*x."


def vector_product(x, v):
    """Return what y.backward(v) leaves in x.grad, for y = x * x."""
    return 2 * x * v  # (n,)


EXERCISES = (
    Exercise(
        name="non_scalar",
        notebook=NOTEBOOK,
        title="Backward from a vector",
        minutes=4,
        ask="For y = x * x, entry by entry, return what y.backward(v) leaves in x.grad, without autograd. "
        "x and v are arrays of n numbers.",
        solution=vector_product,
        cases=((X, V), (X_2, V_2)),
        hint="v is what comes in from behind: one number for each entry of y. On which entries of x does an "
        "entry of y depend?",
        because="Each entry has its own node x * x: v comes in, and 2 * x is the slope.",
        mistakes=(
            Mistake(lambda x, v: 2 * x, "v is missing. It is what comes in from behind: multiply by it."),
            Mistake(
                lambda x, v: x * v,
                "A factor 2 is missing: x stands in x * x twice, and each place brings back its share.",
            ),
            Mistake(lambda x, v: 2 * v, "x is missing: the slope of x * x is 2 * x."),
            Mistake(lambda x, v: v, "v comes in; it is handed on multiplied by the slope of x * x."),
            Mistake(
                lambda x, v: x * x * v,
                "You multiplied v by y itself. What counts is how fast y changes with x.",
            ),
            Mistake(lambda x, v: 2 * x + v, "You added v. What comes in is multiplied by the slope."),
            Mistake(
                lambda x, v: 2 * x * v / x.size,
                "You divided by the number of entries. There is no mean in y: v goes through as it is.",
            ),
            Mistake(
                lambda x, v: np.full_like(x, 2 * x @ v),
                "You added over the entries. But each entry of y depends on one entry of x alone.",
            ),
            Mistake(
                lambda x, v: 2 * x @ v,
                "This is one number. Each entry of x has a derivative of its own: use *, not @ or sum.",
            ),
            Mistake(
                lambda x, v: np.diag(2 * x),
                "This is a matrix. x.grad has the shape of x: v times the matrix, which needs only * here.",
            ),
        ),
    ),
    Exercise(
        name="detached",
        notebook=NOTEBOOK,
        title="One edge cut",
        minutes=2,
        ask="J = x * x.detach() + 3 * x, at x = 5. What does J.backward() leave in x.grad?",
        solution=8,
        source="slope = 8  # 5 from the one edge that is left of x*x, and 3\n",
        hint="Draw the edges that lead out of x. Which of them does detach cut, and what does each of the "
        "others bring back?",
        because="One edge of x*x is left, and brings back 5. The other path brings 3.",
        mistakes=(
            Mistake(13, f"13 is the slope without detach. {CUT} Take its share away."),
            Mistake(5, "5 is the share of x * x.detach(). x reaches J through 3 * x as well."),
            Mistake(3, f"3 is the share of 3 * x. {CUT} The other is still there."),
            Mistake(10, f"10 is the slope of x*x. {CUT} And 3 * x brings a share too."),
            Mistake(40, "40 is J itself. The question is how fast J changes with x."),
            Mistake(15, "You multiplied 5 and 3. Shares that meet in x are added."),
            Mistake(4, "The detached factor does not count as 1. Its value stays 5; only its edge is cut."),
            Mistake(28, "28 is x*x + 3. The one edge that is left of x*x brings back the other factor."),
            Mistake(0, "detach cuts one edge only. Two others lead out of x, and bring something back."),
        ),
    ),
    Exercise(
        name="leaves",
        notebook=NOTEBOOK,
        title="Which are leaves",
        minutes=3,
        ask="p = torch.tensor(2.0, requires_grad=True), q = torch.tensor(3.0) * 2, "
        "r = p * q, s = r.detach(), t = torch.tensor(5.0, requires_grad=True) * 2. "
        "Give five numbers: 1 for a leaf, 0 for none.",
        solution=(1, 1, 0, 1, 0),
        source="are_leaves = 1, 1, 0, 1, 0  # r and t are made by a recorded operation\n",
        hint="Ask of each tensor: has it a grad_fn? An operation is recorded only if something that goes in "
        "requires a gradient.",
        because="r and t have a grad_fn. Nothing was recorded for q, and s has left its history behind.",
        mistakes=(
            Mistake(
                (1, 0, 0, 0, 0),
                "p, r and t are right. The operation behind q was not recorded, and s has left its history "
                "behind: both are leaves.",
            ),
            Mistake(
                (1, 0, 0, 0, 1),
                "p and r are right. t names the product, which is recorded; and nothing is recorded behind q "
                "and s.",
            ),
            Mistake(
                (1, 1, 0, 1, 1),
                "Only t is wrong: it names the product. The leaf is the factor, which has no name.",
            ),
            Mistake(
                (1, 0, 0, 1, 0),
                "Only q is wrong: none of its factors requires a gradient, so nothing is recorded.",
            ),
            Mistake(
                (1, 0, 0, 1, 1),
                "p, r and s are right. Nothing was recorded for q; and t names the product, which was "
                "recorded.",
            ),
            Mistake(
                (1, 1, 0, 0, 1),
                "p, q and r are right. s has left its history behind; and t names the product, which was "
                "recorded.",
            ),
            Mistake((1, 1, 0, 0, 0), "Only s is wrong: detach hands out the value without its history."),
            Mistake(
                (1, 0, 1, 0, 1),
                f"These are the tensors that require a gradient. {NO_HISTORY}",
            ),
            Mistake(
                (0, 1, 0, 1, 0),
                "Only p is wrong: it requires a gradient, but no operation made it.",
            ),
            Mistake(
                (0, 0, 1, 0, 1), "It is the other way round: these have a grad_fn, so they are no leaves."
            ),
            Mistake((1, 1, 1, 1, 1), f"They are not all leaves. {NO_HISTORY} Look at r and t."),
        ),
    ),
)
