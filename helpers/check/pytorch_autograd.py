"""Exercises of notebook 5: the quadratic model, what autograd does, and how PyTorch's layers lie."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "05_pytorch_autograd"


# One node with two inputs, and the quadratic model.

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


# Gradients pile up until they are zeroed.

EACH_ADDS = "Each call of backward adds to what .grad holds."
LEFT_OVER = "At the second sample, w.grad still holds −4 from the first."

EXERCISES += (
    Exercise(
        name="accumulated",
        notebook=NOTEBOOK,
        title="Four times backward",
        minutes=3,
        ask="J = 3(a + bc) is built anew four times, with a = 2, b = 5, c = 7, and J.backward() called. "
        "Nothing is zeroed. What is in a.grad, b.grad and c.grad at the end?",
        solution=(12, 84, 60),
        source="grads = 12, 84, 60  # four times 3, 3*c and 3*b\n",
        hint="Work out the three slopes of one J. What does a second call do to a .grad that is not empty?",
        because="One call brings 3, 21 and 15. Four calls add it up four times.",
        mistakes=(
            Mistake((3, 21, 15), f"This is what one call brings. {EACH_ADDS} There were four calls."),
            Mistake(
                (9, 63, 45), "These are three calls. The first one counts too: it adds to an empty .grad."
            ),
            Mistake((15, 105, 75), "These are five calls. Building J adds nothing; only backward does."),
            Mistake((6, 42, 30), f"These are two calls. {EACH_ADDS} There were four."),
            Mistake(
                (24, 168, 120),
                "You doubled at each call. A call adds the slopes of J, 3, 21 and 15, whatever is there.",
            ),
            Mistake(
                (81, 194481, 50625),
                f"You multiplied at each call: these are fourth powers. {EACH_ADDS}",
            ),
            Mistake((4, 28, 20), "Four calls are right. In each, the factor 3 of J is missing."),
            Mistake((12, 24, 36), "3, 6 and 9 belong to the earlier numbers. Here b = 5 and c = 7."),
            Mistake(
                (12, 60, 84),
                "b and c have changed places. In b*c the local derivative by b is c, which is 7.",
            ),
            Mistake(
                (12, 12, 12),
                "a.grad is right. For b and c the local derivatives are missing: c is 7, b is 5.",
            ),
            Mistake(
                (0, 0, 0), "Nothing was zeroed: backward does not empty .grad, neither before nor after."
            ),
        ),
    ),
    Exercise(
        name="zeroed_in_the_middle",
        notebook=NOTEBOOK,
        title="Zeroed too seldom",
        minutes=5,
        ask="w starts at 1, the loss of a sample is (w*x - y)**2, the rate is 0.25. The samples are "
        "x = 1, y = 3 and x = 3, y = 5. w steps after each, but w.grad is zeroed only before the first. "
        "What is in w.grad at the second step, and what is w after it?",
        solution=(2, 1.5),
        source="second_step = 2, 1.5  # −4 + 6, and 2 − 0.25 · 2\n",
        hint="The first sample alone: which gradient, and where is w then? From that w, what does the "
        "second sample add to w.grad?",
        because="The second sample brings 6, but −4 was still there: w takes a third of the step it should.",
        mistakes=(
            Mistake((6, 0.5), f"So it would be if w.grad were zeroed after each sample. {LEFT_OVER}"),
            Mistake((-16, 6), "−4 is still there. But the second sample sees w = 2, not w = 1."),
            Mistake(
                (-16, 5), "This is one step for both samples. w takes a step after each: first to w = 2."
            ),
            Mistake((-12, 5), f"The second sample sees w = 2, not w = 1. {LEFT_OVER}"),
            Mistake((-4, 3), "This is the old gradient again. The second sample adds its own, 6, to it."),
            Mistake(
                (10, -0.5),
                "The first gradient is −4, not 4: the prediction 1 is below 3. Add it with its sign.",
            ),
            Mistake((1, 1.75), "You took the mean of −4 and 6. backward adds."),
            Mistake((-3.5, 2.375), "The factor 2 is missing: the square brings back 2 * (w*x - y)."),
            Mistake(
                (-34, -8.5), "You went uphill. A step subtracts rate times w.grad, so the first leads to 2."
            ),
            Mistake((2, 0.5), "2 is right. The step it makes starts from w = 2, and is 0.25 · 2 long."),
            Mistake((2, 2.5), "2 is right. A step goes against it: subtract."),
            Mistake((2, 0), "2 is right. The rate is missing in the step."),
            Mistake((6, 1.5), "1.5 is right. But w.grad holds the sum, not the share of the second sample."),
            Mistake((1.5, 2), "The numbers are right, their order is not: w.grad first, then w."),
        ),
    ),
)


# backward with a vector, a cut edge, and what a leaf is.

X, V = np.array([1.5, -2.0, 0.5]), np.array([-1.0, 0.25, 3.0])
X_2, V_2 = np.array([4.0, 3.0]), np.array([0.5, -1.5])
NO_HISTORY = "A tensor is a leaf if no recorded operation made it."
CUT = "detach cuts one edge of x*x."


def vector_product(x, v):
    """Return what y.backward(v) leaves in x.grad, for y = x * x."""
    return 2 * x * v  # (n,)


EXERCISES += (
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


# A backward of one's own, and how PyTorch's layers lie.

UPSTREAM, Z = np.array([2.0, -0.5, 1.5]), np.array([-1.5, 0.5, 2.0])
FAR_UPSTREAM, FAR = np.array([-1.5, 0.75, 2.5, 3.0]), np.array([1000.0, -30.0, 0.25, -3.0])
NOT_ITSELF = "You multiplied by a itself. What counts is how fast a changes with z."
OURS = "This is our network, for samples in columns. Here they are rows: x comes first, then W.T."


def linear_layer(x, W, b):
    """Return what a layer like nn.Linear gives for the rows of x."""
    return x @ W.T + b  # (m, n_out)


def softplus_backward(grad_output, z):
    """Return dJ/dz of a = log(1 + e**z), where grad_output is dJ/da."""
    return grad_output / (1 + np.exp(-z))


def softplus(z):
    """Return log(1 + e**z), at any z."""
    return np.logaddexp(0, z)


def careless(rule):
    """Let a rule overflow without a warning; the inf or nan it gives is the mistake."""

    def quiet(grad_output, z):
        with np.errstate(over="ignore", invalid="ignore"):
            return rule(grad_output, z)

    return quiet


EXERCISES += (
    Exercise(
        name="own_backward",
        notebook=NOTEBOOK,
        title="A backward of your own",
        minutes=6,
        ask="The forward pass was a = log(1 + e**z), called softplus. Return dJ/dz from "
        "grad_output = dJ/da and from z, arrays of one shape. It must be right at z = 1000 too.",
        solution=softplus_backward,
        cases=(
            (UPSTREAM, Z),
            (FAR_UPSTREAM, FAR),
            (np.array([[0.5, -2.0]]), np.array([[-0.25, 1.25]])),
        ),
        hint="The log brings back 1 over what is inside it, and what is inside has a slope too. You know "
        "their product under another name. Which way to write it stays below inf?",
        because="The slope of softplus is the sigmoid. With e**(−z) below the line it is right at any z.",
        mistakes=(
            Mistake(
                careless(lambda grad_output, z: grad_output * np.exp(z) / (1 + np.exp(z))),
                "The formula is right, but at z = 1000 it is inf / inf, which is nan. Divide above and below "
                "by e**z.",
            ),
            Mistake(
                lambda grad_output, z: sigmoid(z),
                "This is the local derivative. Multiply by what comes in from behind: grad_output.",
            ),
            Mistake(
                careless(lambda grad_output, z: np.exp(z) / (1 + np.exp(z))),
                "grad_output is missing as a factor. And at z = 1000 this is inf / inf, which is nan: "
                "divide above and below by e**z.",
            ),
            Mistake(
                lambda grad_output, z: grad_output * sigmoid(softplus(z)),
                "The sigmoid is taken at a, the output. It belongs at z, the input.",
            ),
            Mistake(
                lambda grad_output, z: grad_output * sigmoid_slope(z),
                "This is the slope of the sigmoid. The slope of softplus is the sigmoid itself.",
            ),
            Mistake(
                lambda grad_output, z: -grad_output * sigmoid(z),
                "The sign is turned: softplus rises with z, so its slope is positive.",
            ),
            Mistake(
                careless(lambda grad_output, z: grad_output / (1 + np.exp(z))),
                "This falls as z grows. The log brings back 1 / (1 + e**z), what is inside brings e**z.",
            ),
            Mistake(
                careless(lambda grad_output, z: grad_output * np.exp(z)),
                "This is the slope of what is inside the log. The log brings back 1 / (1 + e**z).",
            ),
            Mistake(
                lambda grad_output, z: grad_output + sigmoid(z),
                "You added grad_output. What comes in is multiplied by the slope.",
            ),
            Mistake(lambda grad_output, z: grad_output * softplus(z), NOT_ITSELF),
            Mistake(careless(lambda grad_output, z: grad_output * np.log(1 + np.exp(z))), NOT_ITSELF),
            Mistake(
                lambda grad_output, z: grad_output * (z > 0),
                "This is the gate of ReLU. Softplus has no kink: its slope goes smoothly from 0 to 1.",
            ),
        ),
    ),
    Exercise(
        name="rows_to_columns",
        notebook=NOTEBOOK,
        title="Samples in rows",
        minutes=4,
        ask="Return what nn.Linear makes of x (m, n_in), a row for each sample. As in our network W is "
        "(n_out, n_in); b is flat, (n_out,). The result is (m, n_out).",
        solution=linear_layer,
        cases=(
            (given.x_3_4.T, given.W_2_3, given.b_2[:, 0]),
            (given.x_3_3, given.W_3_3, given.b_3[:, 0]),
            (given.z_2_3, given.W_2_3, given.b_2[:, 0]),
        ),
        hint="Our network says W @ x + b for columns. Transpose it: what becomes of a product when it is "
        "transposed?",
        because="Transposed, W @ x becomes x.T @ W.T. So W may stay as it is, and only the samples turn.",
        mistakes=(
            Mistake(
                lambda x, W, b: x @ W + b,
                "The transpose is missing: n_in must meet n_in. With a square W, no error warns of it.",
            ),
            Mistake(lambda x, W, b: W @ x + b[:, None], OURS),
            Mistake(lambda x, W, b: W @ x + b, OURS),
            Mistake(
                lambda x, W, b: W @ x.T + b[:, None],
                "The numbers are right, but each sample has become a column. Transpose, or begin with x.",
            ),
            Mistake(
                lambda x, W, b: W @ x.T + b,
                "The samples have become columns, and b is flat. Begin with x: x @ W.T.",
            ),
            Mistake(lambda x, W, b: x @ W.T, "b is missing."),
            Mistake(lambda x, W, b: x @ W.T - b, "b is subtracted. Add it."),
            Mistake(
                lambda x, W, b: x @ W.T + b[:, None],
                "b became a column, so it goes by samples. Flat as it is, it is added to every row.",
            ),
            Mistake(
                lambda x, W, b: x @ W.reshape(W.shape[::-1]) + b,
                "reshape has the right shape, but cuts the rows of W in new places. W.T turns it.",
            ),
            Mistake(
                lambda x, W, b: x.T @ W.T + b,
                "x lies in rows already. Transposed, its samples would meet the inputs of W.",
            ),
            Mistake(
                lambda x, W, b: W.T @ x + b,
                "The factors are turned round. A row of x meets W.T from the left: x @ W.T.",
            ),
        ),
    ),
)
