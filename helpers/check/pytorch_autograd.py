"""Exercises of notebook 6: what autograd does; a Function, a module, an optimizer, a loop of one's own."""

import numpy as np

from helpers.check.exercise import Exercise
from helpers.check.later import Later

NOTEBOOK = "06_pytorch_autograd"


# What autograd works out, and what it keeps.


def slopes(w1, w2, b, x, y):
    """Return the derivatives of (w1*x**2 + w2*x + b - y)**2 by w1, w2 and b."""
    error = w1 * x**2 + w2 * x + b - y
    return 2 * error * x**2, 2 * error * x, 2 * error


EXERCISES = {
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
        (2 * x**2, 2 * x, 2)  # What the square brings down is 2 * error; the error itself is missing.
        # You took the derivatives of the terms by x. x is given; w1, w2 and b change.
        error * x**2, 2 * error * x, 2 * error => error * 2 * x, 2 * error, 0
        # Beside 2 * error stands how fast the error changes with w1, which is x**2, not w1 itself.
        error * x**2, 2 * error * x, 2 * error => error * w1, 2 * error * w2, 2 * error * b
        2 * error => 2 + error  # You added 2. The square brings down 2 as a factor: 2 * error.
        b - y => b - y / 2  # Only y is halved in the error. It is the prediction minus all of y.
        error = w1 * x**2 => error = (w1 * x) ** 2  # In the model only x is squared: w1 * x**2.
        # Brackets are missing in the error: y − (…) takes away all three terms.
        w1 * x**2 + w2 * x + b - y => y - w1 * x**2 + w2 * x + b
        w1 * x**2 + w2 * x + b - y => y - w1 * x**2 + w2 * x + b ;; 2 * error => -2 * error
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
        (-3.5, 2.375)
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
        4  # 4 is 1 + 3, or 7 − 3. The detached factor stays 7, and shares that meet in x are added.
        # In it is 21, the value of 3 * x. Its slope is 3, and x.detach() leaves 7 of the product.
        28
        24
        0  # detach cuts one edge only. Two others lead out of x, and bring something back.
        52  # 52 is x*x + 3. The one edge that is left of x*x brings back the other factor.
        """,
    ),
}


# A Function, a module, an optimizer and a loop: their solutions are in torch_answers.

Z, UPSTREAM = np.array([-1.5, 0.5, 2.0]), np.array([2.0, -0.5, 1.5])
FAR, FAR_UPSTREAM = np.array([1000.0, -30.0, 0.25, -3.0]), np.array([-1.5, 0.75, 2.5, 3.0])
SQUARE, FLAT = np.array([[-0.25, 1.25], [0.75, -2.0]]), np.array([[0.5, -2.0], [1.0, 3.0]])
W1, b1 = np.array([[0.5, -0.3], [1.2, 0.4], [-0.7, 0.9]]), np.array([[0.1], [-0.4], [0.3]])
W2, b2 = np.array([[0.6, -1.1, 0.8], [-0.2, 0.5, 1.3]]), np.array([[0.25], [-0.6]])
COLUMNS = np.array([[0.3, -1.4, 0.8, 2.0], [1.1, 0.2, -0.9, 0.6]])


EXERCISES |= {
    "own_backward": Exercise(
        title="A Function of your own",
        minutes=8,
        ask="Write the class Softplus, a torch.autograd.Function with forward(ctx, z), which makes "
        "log(1 + e**z), and backward(ctx, upstream), which hands on dJ/dz; both right at z = 1000 too.",
        solution=Later("Softplus"),
        opened=Later("forward_and_back"),
        cases=((Z, UPSTREAM), (FAR, FAR_UPSTREAM), (SQUARE, FLAT)),
        labels=(
            "a, dz at z = [-1.5, 0.5, 2], upstream = [2, -0.5, 1.5]:",
            "a, dz at z = [1000, -30, 0.25, -3], upstream = [-1.5, 0.75, 2.5, 3]:",
            "a, dz at z = [[-0.25, 1.25], [0.75, -2]], upstream = [[0.5, -2], [1, 3]]:",
        ),
        least=1e-15,  # at z = -30 the slope is 1e-13, and not 0
        hints=(
            "Two rules: log u has the slope 1 / u, and here u = 1 + e**z has a slope of its own. You know "
            "their product under another name. And how can log(1 + e**z) be written without a large e**z?",
            "e**z / (1 + e**z) is the sigmoid: torch.sigmoid(z), times upstream. "
            "Forward, torch.logaddexp(z, torch.zeros_like(z)) is log(e**z + e**0), without overflow.",
        ),
        because="The slope of softplus is the sigmoid, at the z that forward saved, times what comes in.",
        mistakes="""
        # forward and backward are right for small z. At z = 1000, e**z is inf: let torch.logaddexp and
        # torch.sigmoid do it.
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(1 + torch.exp(z)) ;;
            torch.sigmoid(z) => torch.exp(z) / (1 + torch.exp(z))
        # backward is right. forward is not at z = 1000, where e**z is inf: torch.logaddexp.
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(1 + torch.exp(z))
        # forward is right. In backward, at z = 1000, inf / inf is nan: use torch.sigmoid.
        torch.sigmoid(z) => torch.exp(z) / (1 + torch.exp(z))
        # forward is right. At z = -30 the slope is small, about 1e-13, but it is not 0.
        torch.sigmoid(z) => torch.where(z < -20, 0 * z, torch.sigmoid(z))
        # forward is right. backward hands on the local derivative alone: multiply it by upstream.
        upstream * torch.sigmoid(z) => torch.sigmoid(z)
        # forward is right. backward hands on what came in; the local derivative is missing.
        upstream * torch.sigmoid(z) => upstream * 1
        # forward is right. The sigmoid is taken at a, the output. Save z, and take it there.
        ctx.save_for_backward(z) => ctx.save_for_backward(torch.logaddexp(z, torch.zeros_like(z)))
        # forward is right. This is the slope of the sigmoid; that of softplus is the sigmoid itself.
        torch.sigmoid(z) => torch.sigmoid(z) * (1 - torch.sigmoid(z))
        # forward is right. a(1 - a) is the slope where a is the sigmoid; the slope of softplus is another.
        ctx.save_for_backward(z) => ctx.save_for_backward(torch.logaddexp(z, torch.zeros_like(z))) ;;
            torch.sigmoid(z) => z * (1 - z)
        # forward is right. This falls as z grows: the slope of softplus is e**z / (1 + e**z).
        torch.sigmoid(z) => torch.sigmoid(-z)
        # forward is right. This is the slope of 1 + e**z alone. The log brings 1 / (1 + e**z).
        torch.sigmoid(z) => torch.exp(z)
        # forward is right. backward multiplies by a itself. What counts is how fast a changes with z.
        torch.sigmoid(z) => torch.logaddexp(z, torch.zeros_like(z))
        # forward is right. This is the gate of ReLU. Softplus has no kink: its slope is smooth.
        torch.sigmoid(z) => (z > 0)
        # forward is right. This is the slope of tanh. Softplus is a log of 1 + e**z.
        torch.sigmoid(z) => (1 - torch.tanh(z) ** 2)
        # forward is right. In backward z and upstream have changed places.
        upstream * torch.sigmoid(z) => z * torch.sigmoid(upstream)
        # backward is right. forward makes the sigmoid, which is the slope; softplus is log(1 + e**z).
        torch.logaddexp(z, torch.zeros_like(z)) => torch.sigmoid(z)
        # backward is right. forward is ReLU, softplus without its bend.
        torch.logaddexp(z, torch.zeros_like(z)) => torch.relu(z)
        # backward is right. forward makes log(e**z + e**1). The 1 of log(1 + e**z) is e**0: zeros beside z.
        torch.zeros_like => torch.ones_like
        # backward is right. logaddexp makes e**z of z by itself: hand z over as it is.
        logaddexp(z, => logaddexp(torch.exp(z),
        # backward is right. In forward the 1 is missing: log(e**z) is z.
        torch.logaddexp(z, torch.zeros_like(z)) => z * 1
        # backward is right. forward has another base: torch.log2 in place of torch.log.
        return torch.logaddexp(z, torch.zeros_like(z)) => return torch.log2(1 + torch.exp(z))
        # forward is right. Each entry of z has its own slope: keep the entries apart.
        upstream * torch.sigmoid(z) => torch.full_like(z, (upstream * torch.sigmoid(z)).sum())
        # forward is right. No mean is taken: backward must not divide by the number of entries.
        upstream * torch.sigmoid(z) => upstream * torch.sigmoid(z) / z.numel()
        """,
    ),
    "own_module": Exercise(
        title="A module of your own",
        minutes=8,
        ask="Write the class Network, a torch.nn.Module: Network(W1, b1, W2, b2) keeps four tensors as "
        "parameters, and forward(x) makes W2 tanh(W1 x + b1) + b2 of x, samples in columns.",
        solution=Later("Network"),
        opened=Later("as_network"),
        cases=((W1, b1, W2, b2, COLUMNS), (W2.T, b1, W1.T, b2, COLUMNS[:, 1:])),
        labels=("Its output; how many numbers its parameters hold, and the sum of their squared slopes:",)
        * 2,
        hints=(
            "A module first calls super().__init__(); and it finds a tensor only if that is a "
            "torch.nn.Parameter, kept as self.something. What must forward do, in which order?",
            "self.W1 = torch.nn.Parameter(W1), and the same for the others. "
            "forward: z1 = self.W1 @ x + self.b1, then torch.tanh, then the second layer, which ends at z.",
        ),
        because="What is kept as a Parameter is found: an optimizer asks for it with parameters().",
        mistakes="""
        # The output is right, but the module finds no parameters: each is self.W1 = torch.nn.Parameter(W1),
        # not a bare tensor, and not in a list.
        torch.nn.Parameter => torch.clone
        # The output is right, but the biases are no parameters: wrap them too.
        torch.nn.Parameter(b1) => b1 ;; torch.nn.Parameter(b2) => b2
        # The output is right, but one layer's tensors are no parameters: wrap all four.
        torch.nn.Parameter(W1), torch.nn.Parameter(b1) => W1, b1
        torch.nn.Parameter(W2), torch.nn.Parameter(b2) => W2, b2
        # The output is right, but the weights are no parameters: wrap them too.
        torch.nn.Parameter(W1) => W1 ;; torch.nn.Parameter(W2) => W2
        # All four are parameters. tanh is missing: without it, two layers are one matrix.
        torch.tanh(self.W1 @ x + self.b1) => self.W1 @ x + self.b1
        # All four are parameters. tanh stands behind the second layer too; it ends at z.
        return self.W2 @ a1 + self.b2 => return torch.tanh(self.W2 @ a1 + self.b2)
        # All four are parameters. tanh stands behind the second layer, and not behind the first.
        torch.tanh( => ( ;; self.W2 @ a1 + self.b2 => (self.W2 @ a1 + self.b2).tanh()
        # All four are parameters. b1 is added after tanh; it belongs to z1, inside the brackets.
        torch.tanh(self.W1 @ x + self.b1) => torch.tanh(self.W1 @ x) + self.b1
        # All four are parameters. The activation asked for is tanh.
        torch.tanh(self.W1 @ x + self.b1) => torch.sigmoid(self.W1 @ x + self.b1)
        torch.tanh(self.W1 @ x + self.b1) => torch.relu(self.W1 @ x + self.b1)
        # All four are parameters. In forward a bias is missing: b1, then b2.
        torch.tanh(self.W1 @ x + self.b1) => torch.tanh(self.W1 @ x)
        self.W2 @ a1 + self.b2 => self.W2 @ a1
        # All four are parameters. In forward both biases are missing.
        torch.tanh(self.W1 @ x + self.b1) => torch.tanh(self.W1 @ x) ;; self.W2 @ a1 + self.b2 => self.W2 @ a1
        self.W2 @ a1 + self.b2 => a1  # This is the first layer alone. What it makes goes into the second.
        # The output is right, but no parameter gets a gradient: each must require it, and forward must not
        # cut the graph with detach or no_grad.
        return self.W2 @ a1 + self.b2 => return (self.W2 @ a1 + self.b2).detach()
        # The output is right, but the graph is cut behind the first layer: its parameters get no gradient.
        torch.tanh(self.W1 @ x + self.b1) => torch.tanh(self.W1 @ x + self.b1).detach()
        # The output is right. But .data or detach hides a parameter from the graph: it gets no gradient.
        self.W1 @ x => self.W1.data @ x
        self.W2 @ a1 => self.W2.data @ a1
        # tanh is taken of x. It comes behind the first layer.
        torch.tanh(self.W1 @ x + self.b1) => self.W1 @ torch.tanh(x) + self.b1
        # The output is the right one, with samples in rows. Here they are columns.
        return self.W2 @ a1 + self.b2 => return (self.W2 @ a1 + self.b2).T
        """,
    ),
    "own_optimizer": Exercise(
        title="An optimizer of your own",
        minutes=8,
        ask="Write the class Momentum: Momentum(parameters, rate, momentum) with step(), which keeps a "
        "v for each parameter, v = momentum * v + p.grad, and moves p by -rate * v; and zero_grad().",
        solution=Later("Momentum"),
        opened=Later("as_optimizer"),
        cases=(
            (np.array([1.0, -2.0]), 3.0, 0.1, 0.5, 3),
            (np.array([0.5, 2.0, -1.5]), -1.0, 0.05, 0.9, 4),
            (np.array([4.0, 0.5]), 1.5, 0.2, 0.25, 1),
            (np.array([2.5]), -1.25, 0.1, 0.6, 3),  # one shape for both: a v that is shared shows
        ),
        labels=(
            "From [1, -2] and [3], rate 0.1, momentum 0.5, 3 steps:",
            "From [0.5, 2, -1.5] and [-1], rate 0.05, momentum 0.9, 4 steps:",
            "From [4, 0.5] and [1.5], rate 0.2, momentum 0.25, 1 step:",
            "From [2.5] and [-1.25], rate 0.1, momentum 0.6, 3 steps:",
        ),
        hints=(
            "It needs what the SGD above has, and one thing more: a list self.v, with zeros in the shape of "
            "each parameter, made once, in __init__. What does step do with its entry i?",
            "for i, p in enumerate(self.parameters): first self.v[i] = self.momentum * self.v[i] + p.grad, "
            "then p -= self.rate * self.v[i], all under torch.no_grad().",
        ),
        because="Each velocity keeps a share of the steps before: along a valley they add up, across it they "
        "cancel.",
        mistakes="""
        # Nothing has moved. Does v get its p.grad? Does step change p itself, p -= …? With p = p - … a new
        # tensor gets the name. And keep list(parameters): what comes in can be walked through once only.
        list(parameters) => parameters
        p -= self.rate * self.v[i] => p = p - self.rate * self.v[i]
        # This is descent without momentum: v must keep a share of what it was, from step to step.
        self.momentum * self.v[i] + p.grad => p.grad
        # There is one v for all parameters: each needs its own, of its own shape, such as a list self.v.
        enumerate(self.parameters) => ((0, p) for p in self.parameters)
        p -= self.rate => p += self.rate  # It goes uphill: a step is subtracted.
        p.grad = None => pass  # The old gradients are still there: zero_grad must set each p.grad to None.
        # The gradient counts in full: v = momentum * v + p.grad, without the factor 1 - momentum.
        + p.grad => + (1 - self.momentum) * p.grad
        # The gradient is multiplied by momentum too: only the old v is.
        self.momentum * self.v[i] + p.grad => self.momentum * (self.v[i] + p.grad)
        # The gradient is multiplied by momentum, and v is not: it is the other way round.
        self.momentum * self.v[i] + p.grad => self.v[i] + self.momentum * p.grad
        self.v[i] + p.grad => p.grad  # The old v is forgotten: v = momentum * v + p.grad.
        # v keeps all of itself and momentum times itself: = belongs there, not +=.
        self.v[i] = self => self.v[i] += self
        + p.grad => + p  # v gets p itself. What it gets is the gradient, p.grad.
        # rate and momentum have changed places.
        self.rate, self.momentum = list(parameters), rate => self.momentum, self.rate = list(parameters), rate
        # The step is taken with the old v: first v gets the new gradient, then p moves.
        rate * self.v[i] => rate * (self.v[i] - p.grad) / self.momentum
        + p.grad => + self.rate * p.grad  # The rate counts twice: either in v or in the step.
        # This adds momentum times v once more, as Nesterov's method does; asked for is p -= rate * v.
        self.rate * self.v[i] => self.rate * (p.grad + self.momentum * self.v[i])
        # Only the first parameter moves: step goes through all of them.
        enumerate(self.parameters) => enumerate(self.parameters[:1])
        self.v[i] + p.grad => -self.v[i] + p.grad  # v subtracts the share of the old one: it is added.
        zeros_like => ones_like  # v begins with ones: nothing has moved yet, so it begins with zeros.
        """,
    ),
    "fit_module": Exercise(
        title="The loop that trains",
        minutes=8,
        ask="Write fit(net, optimizer, cost, loader, x_held, y_held, epochs): for each epoch, net.train() "
        "and a step for each batch, then net.eval() and J on the held-out rows; return these J as numbers.",
        solution=Later("fit"),
        cases=Later("FIT_CASES"),
        labels=(
            "J on the held-out rows, batches of 3 samples, after 1 epoch:",
            "J on the held-out rows, batches of 2 samples, after each of 3 epochs:",
            "J on the held-out rows, batches of 3 samples, after each of 2 epochs:",
        ),
        opened=Later("without_recording"),
        hints=(
            "Two loops, one in the other: epochs, then batches. What belongs into the inner one, and what "
            "comes once, behind it? And in which mode must the net be at either place?",
            "Inside: optimizer.zero_grad(), cost(net(x), y).backward(), optimizer.step(). Behind it: "
            "net.eval(), then with torch.no_grad(): keep cost(net(x_held), y_held).item().",
        ),
        because="Zero, forward, backward, step for each batch, and an honest number for each epoch.",
        mistakes="""
        optimizer.zero_grad() => pass  # The gradients are never zeroed: each step uses the sum of all so far.
        # The gradients are zeroed once in each epoch; it must be once for each batch.
        optimizer.zero_grad() => pass ;; net.train() => net.train(); optimizer.zero_grad()
        # The net has learned nothing: each batch needs backward, which fills the gradients, and then step,
        # which uses them; zero_grad between the two would empty them.
        optimizer.step() => pass
        # The step comes before backward, so it uses what is not there yet: backward, then step.
        optimizer.step() => pass ;; optimizer.zero_grad() => optimizer.step(); optimizer.zero_grad()
        # What the net makes comes first, then y: cost(net(x), y), and so on the held-out rows.
        cost(net(x), y) => cost(y, net(x))
        cost(net(x_held), y_held) => cost(y_held, net(x_held))
        cost(net(x), y) => cost(y, net(x)) ;; cost(net(x_held), y_held) => cost(y_held, net(x_held))
        # The net is still in training when it is measured: net.eval() before the held-out rows.
        net.eval() => pass
        # The first epoch is right; the others train in eval mode. Each epoch begins with net.train().
        net.train() => pass
        net.train() => net.eval()  # The net is never in training: net.train() before the batches.
        # The modes are turned round: train() before the batches, eval() before the held-out rows.
        net.train() => net.train(False) ;; net.eval() => net.train()
        net(x_held), y_held => net(x), y  # This is J of the last batch. Asked for is J on x_held and y_held.
        # This is J of the last batch, from training. Asked for is J on x_held and y_held, after the epoch.
        cost(net(x), y).backward() => J = cost(net(x), y) ; J.backward() ;; cost(net(x_held), y_held) => J
        # This is the mean of J over the batches. Asked for is J on x_held and y_held, after the epoch.
        cost(net(x), y).backward() => J = cost(net(x), y); J.backward(); Js.append(J.item()) ;;
            net.train() => net.train(); Js = [] ;; cost(net(x_held), y_held).item() => sum(Js) / len(Js)
        # The net was trained on the rows that are held out. They are there to measure with.
        cost(net(x), y).backward() => cost(net(x_held), y_held).backward()
        # This measures before the epoch, not after it.
        costs.append(cost(net(x_held), y_held).item()) => pass ;; net.train() => net.eval(); costs.append(
            cost(net(x_held).detach(), y_held).item()); net.train()
        # This measures after each batch. Asked for is one number for each epoch.
        costs.append(cost(net(x_held), y_held).item()) => pass ;; optimizer.step() => optimizer.step(); (
            net.eval()); costs.append(cost(net(x_held).detach(), y_held).item()); net.train()
        # This measures after each batch, and the batches after it train in eval mode. Asked for is one number
        # for each epoch, behind the inner loop.
        costs.append(cost(net(x_held), y_held).item()) => pass ;; optimizer.step() => optimizer.step(); (
            net.eval()); costs.append(cost(net(x_held).detach(), y_held).item())
        # Only the last epoch is there: make the list before the loop, and append within it.
        net.train() => net.train(); costs = []
        range(epochs) => range(1)  # This is one epoch; the whole loop over loader is repeated, epochs times.
        # There is a step for each epoch only: step belongs into the inner loop.
        optimizer.step() => pass ;; net.eval() => optimizer.step(); net.eval()
        optimizer.step() => pass ;; net.eval() => optimizer.step(); net.eval() ;;
            optimizer.zero_grad() => pass ;; net.train() => net.train(); optimizer.zero_grad()
        return costs => return sum(costs)  # The numbers are added up. Keep each one.
        return costs => return costs[-1]  # The last number alone is there. Return the whole list.
        # J is divided by the number of rows: the cost has taken its mean already.
        y_held).item() => y_held).item() / len(x_held)
        """,
    ),
}
