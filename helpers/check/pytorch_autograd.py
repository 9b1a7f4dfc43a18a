"""Exercises of notebook 6: the quadratic model, what autograd does, and how PyTorch's layers lie."""

import numpy as np

from helpers.activations import sigmoid, sigmoid_slope  # noqa: F401 - in answers that are written out
from helpers.check import array_cases as given
from helpers.check.exercise import Exercise

NOTEBOOK = "06_pytorch_autograd"


# One node with two inputs, and the quadratic model.


def node_backward(dL_dz, x, w):
    """Return dL/dx and dL/dw of a node z = x / w."""
    return dL_dz / w, -dL_dz * x / w**2


def slopes(w1, w2, b, x, y):
    """Return the derivatives of (w1*x**2 + w2*x + b - y)**2 by w1, w2 and b."""
    error = w1 * x**2 + w2 * x + b - y
    return 2 * error * x**2, 2 * error * x, 2 * error


EXERCISES = {
    "local_gradients": Exercise(
        title="One node, two inputs",
        minutes=4,
        ask="For a node z = x / w, return dL/dx and dL/dw, in this order. dL_dz comes in from behind.",
        solution=node_backward,
        cases=((2.0, 3.0, -0.5), (-1.5, 0.25, 4.0), (0.5, -2.5, -3.0)),
        hints=(
            "Each is what comes in, times a local derivative. How fast does x / w change when only x does? "
            "And when only w does, is it faster or slower where w is large?",
            "x / w is x times w**(−1). By x its slope is 1 / w; by w the power comes down: −x / w**2.",
        ),
        because="The node divides: x counts 1 / w times; and a larger w makes z smaller, hence the minus.",
        mistakes="""
        # This is the line for a node z = x * w. Here the node divides.
        (dL_dz * w, dL_dz * x)
        (dL_dz * x, dL_dz * w)
        # The second has its sign turned: where w grows, x / w falls towards 0.
        (dL_dz / w, dL_dz * x / w**2)
        (dL_dz / w, dL_dz * x)  # The first is right. The second is that of a product; here w divides.
        (dL_dz / w, dL_dz / x)  # The first is right. By w, x stays above, and the power of w comes down.
        (1 / w, -x / w**2)  # These are the local derivatives. Multiply each by what comes in: dL_dz.
        # A node + hands dL_dz on unchanged. A quotient multiplies it by its local derivatives.
        # You added dL_dz. Along a path you multiply; only shares that meet in one variable are added.
        (dL_dz + 1 / w, dL_dz - x / w**2)
        # You multiplied by z itself. What counts is how fast z changes.
        (dL_dz * x / w, dL_dz * x / w)
        (x / w, x / w)  # This is z itself, twice. What counts is how fast z changes, times dL_dz.
        # The first is right. A logarithm comes up when one integrates; by w, the power of w comes down.
        (dL_dz / w, dL_dz * x * np.log(w))
        (dL_dz / w, dL_dz * x * np.log(abs(w)))
        # The first is right. In the second x and w have changed places: w stands below, squared.
        (dL_dz / w, -dL_dz * w / x**2)
        # The first is right. In the second only w is squared: mind the brackets.
        (dL_dz / w, -((dL_dz * x / w) ** 2))
        """,
    ),
    "quadratic_gradients": Exercise(
        title="What autograd works out",
        minutes=5,
        ask="Return dJ/dw1, dJ/dw2 and dJ/db of J = (w1*x**2 + w2*x + b - y)**2.",
        solution=slopes,
        cases=((1.0, 1.0, 1.0, 3.0, 16.0), (0.5, -2.0, 1.5, -1.5, 2.0), (2.0, 0.25, -3.0, 0.5, 1.0)),
        hints=(
            "Name what is squared: error. The square brings back 2 * error. "
            "How fast does error change with each of w1, w2 and b?",
            "dJ/db is 2 * error; the other two have a factor more, which stands beside w1 or w2.",
        ),
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
        2 * error => 2 + error  # You added 2. The square brings down 2 as a factor: 2 * error.
        b - y => b - y / 2  # Only y is halved in the error. It is the prediction minus all of y.
        error = w1 * x**2 => error = (w1 * x) ** 2  # In the model only x is squared: w1 * x**2.
        """,
    ),
}


# Gradients pile up until they are zeroed.


EXERCISES |= {
    "accumulated": Exercise(
        title="Four times backward",
        minutes=3,
        ask="J = 3(a + bc), a = 2, b = 5, c = 7, is walked back four times: a.grad, b.grad, c.grad?",
        solution=(12, 84, 60),
        source="grads = 12, 84, 60  # four times 3, 3*c and 3*b\n",
        hints=(
            "Work out the three slopes of one J. What does a second call do to a .grad that is not empty?",
            "One call brings 3, 3*c and 3*b. Nothing is taken away between the four calls.",
        ),
        because="One call brings 3, 21 and 15. Four calls add it up four times.",
        mistakes="""
        (3, 21, 15)  # This is what one call brings. Each call of backward adds to .grad. There were four.
        (9, 63, 45)  # These are three calls. The first one counts too: it adds to an empty .grad.
        # That is twice too much. A call adds the slopes of J, 3, 21 and 15, whatever is there: no doubling.
        (24, 168, 120)
        # You multiplied at each call: these are fourth powers. A call adds to what .grad holds.
        (81, 194481, 50625)
        (4, 28, 20)  # Four calls are right. In each, the factor 3 of J is missing.
        (12, 24, 36)  # 3, 6 and 9 belong to the earlier numbers. Here b = 5 and c = 7.
        (12, 60, 84)  # b and c have changed places. In b*c the local derivative by b is c, which is 7.
        (3, 15, 21)  # That is one call, with b and c changed round. There are four calls, and each adds.
        # These belong to the earlier numbers. Here b = 5 and c = 7, and there are four calls.
        (3, 6, 9)
        (6, 12, 18)
        # These are the values, not slopes. The .grad of each is how fast J changes, four times.
        (2, 5, 7)
        (8, 20, 28)
        (111, 111, 111)  # 111 is J itself. Wanted is how fast J changes with a, b and c, four times.
        (444, 444, 444)  # 444 is J, four times. Wanted is how fast J changes with a, b and c, four times.
        (4, 4, 4)  # 4 is how many calls there are. Each adds the slope of J: 3, 3*c and 3*b.
        (12, ..., ...)  # 12 is right. One call brings 3*c to b, and 3*b to c; there are four.
        (0, 0, 0)  # Nothing was zeroed: backward does not empty .grad, neither before nor after.
        """,
    ),
    "zeroed_in_the_middle": Exercise(
        title="Zeroed too seldom",
        minutes=5,
        ask="w.grad is not zeroed between two samples: what is in it at the second step, and what is w then?",
        solution=(2, 1.5),
        source="second_step = 2, 1.5  # −4 + 6, and 2 − 0.25 · 2\n",
        hints=(
            "The first sample alone: which gradient, and where is w then? From that w, what does the "
            "second sample add to w.grad?",
            "The first gradient is 2·(1 − 3)·1 = −4, so w steps to 2. There the second sample brings 2·(6 "
            "− 5)·3. Add, then step.",
        ),
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
        (1, 1.75)  # This is half of what they add up to, −4 and 6, each with its factor 2. No mean is taken.
        # The factor 2 is missing: the square brings back 2 * (w*x - y).
        (1, 1.25)
        (3, 0.75)
        (-3.5, 2.375)  # The factor 2 is missing: the square brings back 2 * (w*x - y).
        (-34, -8.5)  # You went uphill. A step subtracts rate times w.grad, so the first leads to 2.
        (2, 2.5)  # 2 is right. A step goes against it: subtract.
        (2, 0)  # 2 is right. The rate is missing in the step.
        (2, ...)  # 2 is right. The step starts from where the first one led, and is the rate times w.grad.
        (10, ...)  # The first gradient is −4, not 4: the prediction 1 is below 3. Add it with its sign.
        (6, ...)  # 6 is the share of the second sample. −4 is still in w.grad: add.
        # The first has the right size, but not the right sign: −4 from one sample, and 6 from the other.
        (-2, ...)
        (..., 1.5)  # 1.5 is right. w.grad is the sum of both samples' gradients, the second seen from w = 2.
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
        ask="For y = x * x, entry by entry, return what y.backward(v) leaves in x.grad, without autograd.",
        solution=vector_product,
        cases=((X, V), (X_2, V_2)),
        hints=(
            "v is what comes in from behind: one number for each entry of y. On which entries of x does an "
            "entry of y depend?",
            "Entry i of y is x[i]*x[i] and depends on x[i] alone: its slope times v[i], for all at once.",
        ),
        because="Each entry has its own node x * x: v comes in, and 2 * x is the slope.",
        mistakes="""
        2 * x  # v is missing. It is what comes in from behind: multiply by it.
        x * v  # A factor 2 is missing: x stands in x * x twice, and each place brings back its share.
        x * x * v  # You multiplied v by y itself. What counts is how fast y changes with x.
        x * x  # This is y. What counts is how fast y changes with x, times v.
        # You added v. What comes in is multiplied by the slope.
        x + v
        2 + x * v  # You added the 2. The slope of x*x is 2 * x.
        # v counts entry by entry: each of its numbers has its own entry of x.
        2 * x * v.sum()
        2 * x * v.mean()
        2 * x * v[0]
        2 * x * v[::-1]
        # Each entry of x has its own slope: keep x as it is.
        2 * x.sum() * v
        2 * x[0] * v
        2**x * v  # 2**x is a power. The slope of x*x is 2 * x.
        2 * x * (v > 0)  # v is no gate. It is what comes in: multiply by it.
        # You added over the entries. But each entry of y depends on one entry of x alone.
        np.full_like(x, 2 * x @ v)
        # This is one number. Each entry of x has a derivative of its own: use *, not @ or sum.
        2 * x @ v
        # This is a matrix. x.grad has the shape of x: v times the matrix, which needs only * here.
        np.diag(2 * x)
        np.outer(2 * x, v)
        """,
    ),
    "detached": Exercise(
        title="One edge cut",
        minutes=2,
        ask="J = x * x.detach() + 3 * x, at x = 7. What does J.backward() leave in x.grad?",
        solution=10,
        source="slope = 10  # 7 from the one edge that is left of x*x, and 3\n",
        hints=(
            "Draw the edges that lead out of x. Which of them does detach cut, and what does each of the "
            "others bring back?",
            "x.detach() counts as the number 7, so this is the slope of 7*x + 3*x.",
        ),
        because="One edge of x*x is left, and brings back 7. The other path brings 3.",
        mistakes="""
        17  # 17 is the slope without detach. detach cuts one edge of x*x. Take its share away.
        7  # 7 is the share of x * x.detach(). x reaches J through 3 * x as well.
        3  # 3 is the share of 3 * x. detach cuts one edge of x*x. The other is still there.
        14  # 14 is the slope of x*x. detach cuts one edge of it. And 3 * x brings a share too.
        70  # 70 is J itself. The question is how fast J changes with x.
        21  # 21 is 7 times 3. Shares that meet in x are added.
        49  # 49 is the value of x*x. The edge that is left brings back 7, and 3 * x has a share.
        # 4 is 1 + 3, or 7 − 3. The detached factor stays 7, and shares that meet in x are added.
        4
        0  # detach cuts one edge only. Two others lead out of x, and bring something back.
        52  # 52 is x*x + 3. The one edge that is left of x*x brings back the other factor.
        """,
    ),
    "leaves": Exercise(
        title="Which are leaves",
        minutes=3,
        ask="Which of p, q, r, s, t are leaves? Give five numbers: 1 for a leaf, 0 for none.",
        solution=(1, 1, 0, 1, 0),
        source="are_leaves = 1, 1, 0, 1, 0  # r and t are made by a recorded operation\n",
        hints=(
            "Ask of each tensor: has it a grad_fn? An operation is recorded only if something that goes in "
            "requires a gradient.",
            "q is made of tensors that require no gradient; s is detached. p was made by hand, r and t by "
            "a product.",
        ),
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
        ask="For a = log(1 + e**z), return dJ/dz from grad_output = dJ/da and z; right at z = 1000 too.",
        solution=softplus_backward,
        also=("grad_output * sigmoid(z)",),
        cases=(
            (UPSTREAM, Z),
            (FAR_UPSTREAM, FAR),
            (np.array([[0.5, -2.0]]), np.array([[-0.25, 1.25]])),
        ),
        least=1e-15,  # at z = -30 the slope is 1e-13, and not 0
        hints=(
            "The log brings back 1 over what is inside it, and what is inside has a slope too. You know "
            "their product under another name. Which way to write it stays below inf?",
            "e**z / (1 + e**z) is the sigmoid. Divide above and below by e**z: only e**(−z) is left, below.",
        ),
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
        # This is about tanh. The slope of softplus is the sigmoid, 1 / (1 + e**(−z)).
        grad_output * np.tanh(z)
        grad_output * (1 - np.tanh(z) ** 2)
        grad_output * (1 + np.tanh(z)) / 2
        # The base is e, to all its digits: np.exp.
        grad_output / (1 + 2.718**-z)
        grad_output / (1 + 2.0**-z)
        grad_output / (1 + 10.0**-z)
        # Where z is large, the slope nears 1, not 0.
        grad_output * np.nan_to_num(np.exp(z) / (1 + np.exp(z)))
        grad_output * np.where(z > 100, 0, 1 / (1 + np.exp(-z)))
        grad_output * 0.5  # ½ is the slope where z is 0. Elsewhere it is another.
        z / (1 + np.exp(-grad_output))  # z and grad_output have changed places.
        grad_output / np.logaddexp(0, z)  # You divided by a. Multiply by how fast a changes with z.
        # This multiplies by ReLU itself, a value. Wanted is the slope of softplus.
        grad_output * np.maximum(z, 0)
        np.logaddexp(0, z)  # This is the forward pass. Return how fast J changes with z.
        # You divided by the number of entries: there is no mean here.
        grad_output / (1 + np.exp(-z)) / z.size
        grad_output * (z > 0)  # This is the gate of ReLU. Softplus has no kink: its slope is smooth.
        """,
    ),
    "rows_to_columns": Exercise(
        title="Samples in rows",
        minutes=4,
        ask="Return what nn.Linear makes of x (m, n_in), with W (n_out, n_in) and b (n_out,): (m, n_out).",
        solution=linear_layer,
        cases=(
            (given.x_3_4.T, given.W_2_3, given.b_2[:, 0]),
            (given.x_3_3, given.W_3_3, given.b_3[:, 0]),
            (given.z_2_3, given.W_2_3, given.b_2[:, 0]),
        ),
        hints=(
            "Our network says W @ x + b for columns. Transpose it: what becomes of a product when it is "
            "transposed?",
            "Transposed, W @ x + b is x.T @ W.T + b: the samples lie in rows already, and W must be turned.",
        ),
        because="Transposed, W @ x becomes x.T @ W.T. So W may stay as it is, and only the samples turn.",
        mistakes="""
        x @ W + b  # The transpose is missing: n_in must meet n_in. With a square W, no error warns of it.
        # This is our network, for samples in columns. Here they are rows: x comes first.
        W @ x + b[:, None]
        W @ x + b
        W @ x.T + b[:, None]  # The numbers are right, but each sample has become a column.
        W @ x.T  # b is missing, and the samples have become columns. Begin with x.
        # b goes by samples here. Flat as it is, with samples in rows, it is added to every row.
        x @ W.T + b[:, None]
        # reshape has the right shape, but cuts the rows of W in new places: turn it instead.
        x @ W.reshape(W.shape[::-1]) + b
        # Each output has its own number of b: add b as it is, a number for each column.
        x @ W.T + b.sum()
        x @ W.T + b.mean()
        x @ W.T + b[0]
        x @ W.T + b[::-1]
        x @ (W.T + b)  # b went into the weights. Add it to the product: brackets.
        x @ W.T * b  # b is multiplied. It is added.
        x @ W.T + 2 * b  # b is added twice.
        x @ W.T / len(x) + b  # You divided by m. No mean is taken on the way forward.
        -x @ W.T + b  # x has its sign turned.
        x @ np.linalg.pinv(W) + b  # That is an inverse. What is wanted is the transpose: W.T.
        # The activation comes after the layer. nn.Linear alone is linear.
        sigmoid(x @ W.T + b)
        np.maximum(x @ W.T + b, 0)
        np.tanh(x @ W.T + b)
        """,
    ),
}
