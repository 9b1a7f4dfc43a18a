"""Exercises of notebook 5, first part: one node with two inputs, and the quadratic model."""

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "05_pytorch_autograd"
MULTIPLY = "Along a path you multiply. Only shares that meet in one variable are added."


def node_backward(dL_dz, x, w):
    """Return dL/dx and dL/dw of a node z = x * w."""
    return dL_dz * w, dL_dz * x


def slopes(w1, w2, b, x, y):
    """Return the derivatives of (w1*x**2 + w2*x + b - y)**2 by w1, w2 and b."""
    error = w1 * x**2 + w2 * x + b - y
    return 2 * error * x**2, 2 * error * x, 2 * error


def slip(change):
    """Return slopes with a fault: `change` makes them from the factor 2 · error and from x."""
    return lambda w1, w2, b, x, y: change(slopes(w1, w2, b, x, y)[2], x)


EXERCISES = (
    Exercise(
        name="local_gradients",
        notebook=NOTEBOOK,
        title="One node, two inputs",
        minutes=3,
        ask="For a node z = x * w, return dL/dx and dL/dw, in this order. dL_dz comes in from behind.",
        solution=node_backward,
        cases=((2.0, 3.0, -0.5), (-1.5, 0.25, 4.0), (0.5, -2.5, -3.0)),
        hint="Each is what comes in, times a local derivative. How fast does x * w change when only x does?",
        because="In a product, the local derivative by one factor is the other factor.",
        mistakes=(
            Mistake(
                lambda dL_dz, x, w: (dL_dz * x, dL_dz * w),
                "The two have changed places. In z = x * w the local derivative by x is w, and dL/dx comes "
                "first.",
            ),
            Mistake(
                lambda dL_dz, x, w: (w, x),
                "These are the local derivatives. Multiply each by what comes in: dL_dz.",
            ),
            Mistake(
                lambda dL_dz, x, w: (x, w),
                "Two things are missing: dL_dz as a factor, and in z = x * w the derivative by x is w.",
            ),
            Mistake(
                lambda dL_dz, x, w: (dL_dz, dL_dz),
                "A node + hands dL_dz on unchanged. A product multiplies it by the other factor.",
            ),
            Mistake(lambda dL_dz, x, w: (dL_dz + w, dL_dz + x), f"You added dL_dz. {MULTIPLY}"),
            Mistake(
                lambda dL_dz, x, w: (dL_dz * w, x),
                "dL/dx is right. dL/dw lacks what comes in: multiply by dL_dz.",
            ),
            Mistake(
                lambda dL_dz, x, w: (w, dL_dz * x),
                "dL/dw is right. dL/dx lacks what comes in: multiply by dL_dz.",
            ),
            Mistake(
                lambda dL_dz, x, w: (dL_dz * x * w, dL_dz * x * w),
                "You multiplied by z itself. What counts is how fast z changes: by x, that is w.",
            ),
            Mistake(
                lambda dL_dz, x, w: (-dL_dz * w, -dL_dz * x),
                "The signs are turned. A step of training subtracts the gradient; the gradient does not.",
            ),
        ),
    ),
    Exercise(
        name="quadratic_gradients",
        notebook=NOTEBOOK,
        title="What autograd works out",
        minutes=5,
        ask="Return dJ/dw1, dJ/dw2 and dJ/db of J = (w1*x**2 + w2*x + b - y)**2.",
        solution=slopes,
        cases=((1.0, 1.0, 1.0, 3.0, 16.0), (0.5, -2.0, 1.5, -1.5, 2.0), (2.0, 0.25, -3.0, 0.5, 1.0)),
        hint="Name what is squared: error. The square brings back 2 * error. "
        "How fast does error change with each of w1, w2 and b?",
        because="All three share the factor 2 * error, and the error changes by x**2, x and 1.",
        mistakes=(
            Mistake(
                slip(lambda f, x: (f / 2 * x**2, f / 2 * x, f / 2)),
                "All are half as large as they should be: the square brings down a factor 2.",
            ),
            Mistake(
                slip(lambda f, x: (-f * x**2, -f * x, -f)),
                "All signs are turned. The error is prediction minus y; turned round, it would change by "
                "−x², −x and −1.",
            ),
            Mistake(
                slip(lambda f, x: (f * x, f * x**2, f)),
                "db is right. x and x² have changed places: w1 stands before x², w2 before x.",
            ),
            Mistake(
                slip(lambda f, x: (f * x**2, f * x, 0)),
                "dw1 and dw2 are right. b is no constant: it is trained, and the error changes by 1 with it.",
            ),
            Mistake(
                slip(lambda f, x: (f * x**2, f * x, 1)),
                "dw1 and dw2 are right. For b, 1 is the local derivative: multiply by 2 * error too.",
            ),
            Mistake(
                slip(lambda f, x: (f**2 / 2 * x**2, f**2 / 2 * x, f**2 / 2)),
                "The error is still squared. Its square has the slope 2 * error.",
            ),
            Mistake(
                slip(lambda f, x: (f, f, f)),
                "db is right. For w1 and w2 the local derivatives are missing: how fast does error change?",
            ),
            Mistake(
                slip(lambda f, x: (x**2, x, 1)),
                "These are the derivatives of the error. The square comes after it: multiply by 2 * error.",
            ),
            Mistake(
                slip(lambda f, x: (f * 2 * x, f, 0)),
                "You took the derivatives of the terms by x. x is given; w1, w2 and b change.",
            ),
            Mistake(
                slip(lambda f, x: (f * 2 * x, f * x, f)),
                "dw2 and db are right. In dw1 stands 2 * x where x**2 belongs.",
            ),
            Mistake(lambda w1, w2, b, x, y: slopes(w1, w2, 0, x, y), "b is missing in the prediction."),
            Mistake(
                slip(lambda f, x: (f, f * x, f * x**2)),
                "The numbers are right, their order is not: w1 first, then w2, then b.",
            ),
        ),
    ),
)
