"""Exercises of notebook 5: the quadratic model, what autograd does, and how PyTorch's layers lie."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope  # noqa: F401 - in answers that are written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise

NOTEBOOK = "05_pytorch_autograd"


# One node with two inputs, and the quadratic model.


def node_backward(dL_dz, x, w):
    """Return dL/dx and dL/dw of a node z = x * w."""
    return dL_dz * w, dL_dz * x


def slopes(w1, w2, b, x, y):
    """Return the derivatives of (w1*x**2 + w2*x + b - y)**2 by w1, w2 and b."""
    error = w1 * x**2 + w2 * x + b - y
    return 2 * error * x**2, 2 * error * x, 2 * error


EXERCISES = {
    "local_gradients": Exercise(
        title="One node, two inputs",
        minutes=3,
        ask="For a node z = x * w, return dL/dx and dL/dw, in this order. dL_dz comes in from behind.",
        solution=node_backward,
        cases=((2.0, 3.0, -0.5), (-1.5, 0.25, 4.0), (0.5, -2.5, -3.0)),
        hint="Each is what comes in, times a local derivative. How fast does x * w change when only x does?",
        because="In a product, the local derivative by one factor is the other factor.",
        mistakes="""
        # The two have changed places. In z = x * w the local derivative by x is w, and dL/dx comes first.
        (dL_dz * x, dL_dz * w)
        (w, x)  # These are the local derivatives. Multiply each by what comes in: dL_dz.
        (x, w)  # Two things are missing: dL_dz as a factor, and in z = x * w the derivative by x is w.
        # A node + hands dL_dz on unchanged. A product multiplies it by the other factor.
        (dL_dz, dL_dz)
        # You added dL_dz. Along a path you multiply; only shares that meet in one variable are added.
        (dL_dz + w, dL_dz + x)
        # You multiplied by z itself. What counts is how fast z changes: by x, that is w.
        (dL_dz * x * w, dL_dz * x * w)
        """,
    ),
    "quadratic_gradients": Exercise(
        title="What autograd works out",
        minutes=5,
        ask="Return dJ/dw1, dJ/dw2 and dJ/db of J = (w1*x**2 + w2*x + b - y)**2.",
        solution=slopes,
        cases=((1.0, 1.0, 1.0, 3.0, 16.0), (0.5, -2.0, 1.5, -1.5, 2.0), (2.0, 0.25, -3.0, 0.5, 1.0)),
        hint="Name what is squared: error. The square brings back 2 * error. "
        "How fast does error change with each of w1, w2 and b?",
        because="All three share the factor 2 * error, and the error changes by x**2, x and 1.",
        mistakes="""
        # db is right. x and x² have changed places: w1 stands before x², w2 before x.
        error * x**2, 2 * error * x, => error * x, 2 * error * x**2,
        # dw1 and dw2 are right. b is no constant: it is trained, and the error changes by 1 with it.
        * x, 2 * error => * x, 0
        # dw1 and dw2 are right. For b, 1 is the local derivative: multiply by 2 * error too.
        * x, 2 * error => * x, 1
        # The error is still squared. Its square has the slope 2 * error.
        2 * error => 2 * error**2
        2 * error => error**2
        (x**2, x, 1)  # These are the derivatives of the error. The square comes after it: times 2 * error.
        # What the square brings down is 2 * error; the error itself is missing.
        (2 * x**2, 2 * x, 2)
        # You took the derivatives of the terms by x. x is given; w1, w2 and b change.
        error * x**2, 2 * error * x, 2 * error => error * 2 * x, 2 * error, 0
        error * x**2 => error * 2 * x  # dw2 and db are right. In dw1 stands 2 * x where x**2 belongs.
        """,
    ),
}


# Gradients pile up until they are zeroed.


EXERCISES |= {
    "accumulated": Exercise(
        title="Four times backward",
        minutes=3,
        ask="J = 3(a + bc) is built anew four times, with a = 2, b = 5, c = 7, and J.backward() called. "
        "Nothing is zeroed. What is in a.grad, b.grad and c.grad at the end?",
        solution=(12, 84, 60),
        source="grads = 12, 84, 60  # four times 3, 3*c and 3*b\n",
        hint="Work out the three slopes of one J. What does a second call do to a .grad that is not empty?",
        because="One call brings 3, 21 and 15. Four calls add it up four times.",
        mistakes="""
        (3, 21, 15)  # This is what one call brings. Each call of backward adds to .grad. There were four.
        (9, 63, 45)  # These are three calls. The first one counts too: it adds to an empty .grad.
        (15, 105, 75)  # These are five calls. Building J adds nothing; only backward does.
        (6, 42, 30)  # These are two calls. Each call of backward adds to what .grad holds. There were four.
        # That is twice too much. A call adds the slopes of J, 3, 21 and 15, whatever is there: no doubling.
        (24, 168, 120)
        # You multiplied at each call: these are fourth powers. A call adds to what .grad holds.
        (81, 194481, 50625)
        (4, 28, 20)  # Four calls are right. In each, the factor 3 of J is missing.
        (12, 24, 36)  # 3, 6 and 9 belong to the earlier numbers. Here b = 5 and c = 7.
        (12, 60, 84)  # b and c have changed places. In b*c the local derivative by b is c, which is 7.
        (12, 12, 12)  # a.grad is right. For b and c the local derivatives are missing: c is 7, b is 5.
        (0, 0, 0)  # Nothing was zeroed: backward does not empty .grad, neither before nor after.
        """,
    ),
    "zeroed_in_the_middle": Exercise(
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
        mistakes="""
        # So it would be if w.grad were zeroed after each sample. At the second sample it still holds −4.
        (6, 0.5)
        (-16, 6)  # −4 is still there. But the second sample sees w = 2, not w = 1.
        (-16, 5)  # This is one step for both samples. w takes a step after each: first to w = 2.
        # The second sample sees w = 2, not w = 1. And w.grad still holds −4 from the first.
        (-12, 5)
        (-12, 4)
        (-4, 3)  # This is the old gradient again. The second sample adds its own, 6, to it.
        (-4, 2)  # This is where w is after the first step. The second sample adds 6, and w steps again.
        (10, -0.5)  # The first gradient is −4, not 4: the prediction 1 is below 3. Add it with its sign.
        (1, 1.75)  # You took the mean of −4 and 6. backward adds.
        (-3.5, 2.375)  # The factor 2 is missing: the square brings back 2 * (w*x - y).
        (-34, -8.5)  # You went uphill. A step subtracts rate times w.grad, so the first leads to 2.
        (2, 0.5)  # 2 is right. The step it makes starts from w = 2, and is 0.25 · 2 long.
        (2, 2.5)  # 2 is right. A step goes against it: subtract.
        (2, 0)  # 2 is right. The rate is missing in the step.
        (6, 1.5)  # 1.5 is right. But w.grad holds the sum, not the share of the second sample.
        """,
    ),
}


# backward with a vector, a cut edge, and what a leaf is.

X, V = np.array([1.5, -2.0, 0.7]), np.array([-1.0, 0.25, 3.3])
X_2, V_2 = np.array([4.0, 3.0]), np.array([0.5, -1.5])


def vector_product(x, v):
    """Return what y.backward(v) leaves in x.grad, for y = x * x."""
    return 2 * x * v  # (n,)


EXERCISES |= {
    "non_scalar": Exercise(
        title="Backward from a vector",
        minutes=4,
        ask="For y = x * x, entry by entry, return what y.backward(v) leaves in x.grad, without autograd. "
        "x and v are arrays of n numbers.",
        solution=vector_product,
        cases=((X, V), (X_2, V_2)),
        hint="v is what comes in from behind: one number for each entry of y. On which entries of x does an "
        "entry of y depend?",
        because="Each entry has its own node x * x: v comes in, and 2 * x is the slope.",
        mistakes="""
        2 * x  # v is missing. It is what comes in from behind: multiply by it.
        x * v  # A factor 2 is missing: x stands in x * x twice, and each place brings back its share.
        x * x * v  # You multiplied v by y itself. What counts is how fast y changes with x.
        x * x  # This is y. What counts is how fast y changes with x, times v.
        # You added v. What comes in is multiplied by the slope.
        2 * x + v
        x + v
        # You added over the entries. But each entry of y depends on one entry of x alone.
        np.full_like(x, 2 * x @ v)
        # This is one number. Each entry of x has a derivative of its own: use *, not @ or sum.
        2 * x @ v
        x @ v
        (2 * x * v).mean()
        # This is a matrix. x.grad has the shape of x: v times the matrix, which needs only * here.
        np.diag(2 * x)
        np.diag(2 * x * v)
        np.outer(2 * x, v)
        """,
    ),
    "detached": Exercise(
        title="One edge cut",
        minutes=2,
        ask="J = x * x.detach() + 3 * x, at x = 7. What does J.backward() leave in x.grad?",
        solution=10,
        source="slope = 10  # 7 from the one edge that is left of x*x, and 3\n",
        hint="Draw the edges that lead out of x. Which of them does detach cut, and what does each of the "
        "others bring back?",
        because="One edge of x*x is left, and brings back 7. The other path brings 3.",
        mistakes="""
        17  # 17 is the slope without detach. detach cuts one edge of x*x. Take its share away.
        7  # 7 is the share of x * x.detach(). x reaches J through 3 * x as well.
        3  # 3 is the share of 3 * x. detach cuts one edge of x*x. The other is still there.
        14  # 14 is the slope of x*x. detach cuts one edge of it. And 3 * x brings a share too.
        70  # 70 is J itself. The question is how fast J changes with x.
        21  # You multiplied 7 and 3. Shares that meet in x are added.
        4  # The detached factor does not count as 1. Its value stays 7; only its edge is cut.
        0  # detach cuts one edge only. Two others lead out of x, and bring something back.
        52  # 52 is x*x + 3. The one edge that is left of x*x brings back the other factor.
        """,
    ),
    "leaves": Exercise(
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
        mistakes="""
        # p, r and t are right. The operation behind q was not recorded, and s has left its history
        # behind: both are leaves.
        (1, 0, 0, 0, 0)
        # p and r are right. t names the product, which is recorded; nothing is recorded behind q and s.
        (1, 0, 0, 0, 1)
        (1, 1, 0, 1, 1)  # Only t is wrong: it names the product. The leaf is the factor, which has no name.
        (1, 0, 0, 1, 0)  # Only q is wrong: none of its factors requires a gradient, so nothing is recorded.
        (1, 1, 0, 0, 0)  # Only s is wrong: detach hands out the value without its history.
        (1, 0, 1, 0, 1)  # These require a gradient. A leaf is one that no recorded operation made.
        (0, 1, 0, 1, 0)  # Only p is wrong: it requires a gradient, but no operation made it.
        (1, 1, 1, 1, 0)  # Only r is wrong: its product is recorded, since p requires a gradient.
        (0, 0, 1, 0, 1)  # It is the other way round: these have a grad_fn, so they are no leaves.
        (1, 1, 1, 1, 1)  # Not all are leaves. One that a recorded operation made is none: look at r and t.
        """,
    ),
}


# A backward of one's own, and how PyTorch's layers lie.

UPSTREAM, Z = np.array([2.0, -0.5, 1.5]), np.array([-1.5, 0.5, 2.0])
FAR_UPSTREAM, FAR = np.array([-1.5, 0.75, 2.5, 3.0]), np.array([1000.0, -30.0, 0.25, -3.0])


def linear_layer(x, W, b):
    """Return what a layer like nn.Linear gives for the rows of x."""
    return x @ W.T + b  # (m, n_out)


def softplus_backward(grad_output, z):
    """Return dJ/dz of a = log(1 + e**z), where grad_output is dJ/da."""
    return grad_output / (1 + np.exp(-z))


EXERCISES |= {
    "own_backward": Exercise(
        title="A backward of your own",
        minutes=6,
        ask="The forward pass was a = log(1 + e**z), called softplus. Return dJ/dz from "
        "grad_output = dJ/da and from z, arrays of one shape. It must be right at z = 1000 too.",
        solution=softplus_backward,
        also=("grad_output * sigmoid(z)",),
        cases=(
            (UPSTREAM, Z),
            (FAR_UPSTREAM, FAR),
            (np.array([[0.5, -2.0]]), np.array([[-0.25, 1.25]])),
        ),
        least=1e-15,  # at z = -30 the slope is 1e-13, and not 0
        hint="The log brings back 1 over what is inside it, and what is inside has a slope too. You know "
        "their product under another name. Which way to write it stays below inf?",
        because="The slope of softplus is the sigmoid. With e**(−z) below the line it is right at any z.",
        mistakes="""
        # The formula is right, but at z = 1000 it is inf / inf, which is nan. Divide above and below
        # by e**z.
        grad_output * np.exp(z) / (1 + np.exp(z))
        grad_output * (np.exp(z) / (1 + np.exp(z)))
        # grad_output is missing as a factor. And at z = 1000 this is inf / inf, which is nan: divide above
        # and below by e**z.
        np.exp(z) / (1 + np.exp(z))
        # The sigmoid is taken at a, the output. It belongs at z, the input.
        grad_output * sigmoid(np.logaddexp(0, z))
        # This is the slope of the sigmoid. The slope of softplus is the sigmoid itself.
        grad_output * sigmoid_slope(z)
        # This falls as z grows. The log brings back 1 / (1 + e**z), what is inside brings e**z.
        grad_output / (1 + np.exp(z))
        # This is the slope of what is inside the log. The log brings back 1 / (1 + e**z).
        grad_output * np.exp(z)
        # You multiplied by a itself. What counts is how fast a changes with z.
        grad_output * np.logaddexp(0, z)
        grad_output * np.log(1 + np.exp(z))
        grad_output * (z > 0)  # This is the gate of ReLU. Softplus has no kink: its slope is smooth.
        """,
    ),
    "rows_to_columns": Exercise(
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
        mistakes="""
        x @ W + b  # The transpose is missing: n_in must meet n_in. With a square W, no error warns of it.
        # This is our network, for samples in columns. Here they are rows: x comes first.
        W @ x + b[:, None]
        W @ x + b
        W @ x.T + b[:, None]  # The numbers are right, but each sample has become a column.
        W @ x.T + b  # The samples have become columns, and b is flat. Begin with x.
        W @ x.T  # b is missing, and the samples have become columns. Begin with x.
        # b became a column, so it goes by samples. Flat as it is, it is added to every row.
        x @ W.T + b[:, None]
        # reshape has the right shape, but cuts the rows of W in new places: turn it instead.
        x @ W.reshape(W.shape[::-1]) + b
        # The activation comes after the layer. nn.Linear alone is linear.
        sigmoid(x @ W.T + b)
        np.maximum(x @ W.T + b, 0)
        np.tanh(x @ W.T + b)
        """,
    ),
}
