"""Exercises of notebook 2: the walk back, a step and the loop of steps, a layer, and faults on the way."""

import numpy as np

from helpers.activations import sigmoid_slope  # noqa: F401 - in what is written out
from helpers.answer import leaves, read_number
from helpers.chain import backward, forward
from helpers.check.exercise import Exercise

NOTEBOOK = "02_chained_network"


# One gradient by hand, then the walk back that finds them all.


def chain(w, x, y):
    """Return what a backward pass is given: w, outs and y."""
    return w, forward(w, x), y


CHAINS = (
    chain([2.0, -3.0, 0.5], 1.0, -1.0),
    chain([-1.5, 0.5, 4.0, 3.0], 2.0, 5.0),
    chain([0.25, -2.0], -3.0, 1.0),
    chain([1.5, 0.0, -2.0], 2.0, 1.0),  # no way through for those who divide by a weight or an out
)


def walk_back(w, outs, y):
    """Return dJ/dw for every weight of a chain."""
    upstream = outs[-1] - y
    dw = [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


EXERCISES = {
    "middle_weight": Exercise(
        title="A weight in the middle",
        minutes=3,
        ask="w_1 = −5, w_2 = 4, w_3 = 0.2, w_4 = −3, x = 3 and y = 33. What is dJ/dw_2?",
        solution=27,
        source="dw2 = (36 - 33) * (-3) * 0.2 * (-15)  # the error, through w_4 and w_3, times out_1\n",
        hints=(
            "First go forward and write down every out. Then start from the error and walk back to "
            "layer 2: by what does each later layer multiply, and what went into layer 2?",
            "Four factors: out_4 − y, w_4, w_3, and out_1 = w_1*x. The outs are −15, −60, −12 and 36.",
        ),
        because="The error 3 comes back through w_4 = −3 and w_3 = 0.2, and meets out_1 = −15: 27.",
        mistakes="""
        -9  # w_4 is missing. The error comes back through layer 4 first: multiply by w_4.
        135  # w_3 is missing. The error comes back through layer 3 too: multiply by w_3.
        -45  # The later weights are missing. The error comes back through layers 4 and 3.
        108  # There is a factor w_2 too many. Layer 2 multiplies by its input out_1, not by w_2 or out_2.
        9  # One 3 is missing: the error out_4 − y, or the x that is in out_1.
        324  # You started from out_4. The cost compares it with y: start from out_4 − y.
        # You started from y. The cost compares the output with it: start from out_4 − y.
        297
        -297
        40.5  # You started from the cost. Start from its derivative by the output, out_4 − y.
        -27  # The size is right, the sign is not: the error is out_4 − y, and w_4 and out_1 are negative.
        -1.8  # What went into layer 2 is missing: multiply by out_1.
        -5.4  # You multiplied by x. What went into layer 2 is out_1, which layer 1 made of x.
        -21.6  # This is dJ/dw_1. For w_2, stop one layer earlier, at what went into layer 2.
        540  # This is dJ/dw_3. Hand the error back through w_3 too, and multiply by out_1.
        -36  # This is dJ/dw_4. Hand the error back through w_4 and w_3, and multiply by out_1.
        -14.8  # You added along the way. Each layer multiplies what it hands back.
        3  # 3 is the error, and x too. Hand the error back through w_4 and w_3, and multiply by out_1.
        4.5  # 4.5 is the cost. Wanted is how fast it changes with w_2.
        36  # 36 is out_4. The walk back starts from out_4 − y, and passes w_4 and w_3.
        -60  # -60 is out_2, which layer 2 makes. Wanted is how fast J changes with w_2: start from out_4 − y.
        -0.6  # These are the later weights, multiplied. The error comes before them, and out_1 behind them.
        -15  # -15 is out_1, the last factor alone. The error comes before it, through w_4 and w_3.
        81  # One 3 too many: the error comes once, and x is in out_1 already.
        -54  # The sign is turned, and a 2 came down from the square: the ½ in J takes it away.
        -13.5  # The sign is turned, and it is half as large: start from out_4 − y.
        621  # You added y. The error is how far out_4 is from it: out_4 − y.
        """,
    ),
    "walk_back": Exercise(
        title="The walk back",
        minutes=8,
        ask="Return the list of dJ/dw_1, …, dJ/dw_L; outs[i] went into the layer of w[i].",
        solution=walk_back,
        cases=CHAINS,
        given=("backward",),
        hints=(
            "Start from upstream = outs[-1] - y. Let i go from the last layer to the first; each time, do "
            "the two products of one layer.",
            "for i in reversed(range(len(w))): first fill dw[i] with outs[i], then let w[i] into upstream.",
        ),
        because="One value walks back, and every layer uses it before handing it on.",
        mistakes="""
        return dw => return w  # These are the weights as they came. Return the list of gradients.
        # w[i] and outs[i] have changed places: dw[i] meets outs[i], and handed back is upstream * w[i].
        upstream * outs[i] => upstream * w[i] ;; upstream = upstream * w[i] => upstream = upstream * outs[i]
        # You started from the cost. Start from its derivative by the output: outs[-1] - y.
        outs[-1] - y => 0.5 * (outs[-1] - y) ** 2
        outs[-1] - y => (outs[-1] - y) ** 2
        outs[-1] - y => outs[-1]  # You started from the output. The cost compares it with y: outs[-1] - y.
        # Each gradient has a factor w[i] too many: upstream has met w[i] already, or outs[i + 1] went in.
        * outs[i] => * w[i] * outs[i]
        upstream * w[i] => dw[i]  # You handed back dw[i]. Hand back upstream * w[i].
        # A step is taken: these are new weights. Return the gradients.
        return dw => return [w_i - dw_i for w_i, dw_i in zip(w, dw)]
        return dw => return [w_i - 0.05 * dw_i for w_i, dw_i in zip(w, dw)]
        upstream * w[i] => dw[i] * w[i]  # What goes back is upstream * w[i]: outs[i] belongs to dw[i] alone.
        upstream * w[i] => upstream + upstream * w[i]  # You added upstream * w[i]. It takes upstream's place.
        upstream * w[i] => -upstream * w[i]  # The sign turns at each layer. Hand back upstream * w[i].
        # A new error is made at each layer. There is one, at the output: hand back upstream * w[i].
        upstream * w[i] => (outs[i] - y) * w[i]
        # Each layer starts anew from the error, times its w[i]. Make upstream once; let w[i] in behind dw[i].
        dw[i] = upstream => dw[i] = (outs[-1] - y) * w[i]
        # upstream goes back through a weight that has moved already. Change weights after the walk.
        upstream * w[i] => upstream * (w[i] - 0.05 * dw[i])
        outs[i] => outs[0]  # Each layer has an input of its own, outs[i]. Here all meet outs[0].
        outs[-1] - y => 1.0  # The error is missing: upstream starts as outs[-1] - y, not as 1.
        # It walks first to last, and starts with a w[-1] too many; and w[i] comes in before dw[i] is made.
        reversed => list ;; outs[-1] - y => (outs[-1] - y) * w[-1] ;; * outs[i] => * w[i] * outs[i]
        # upstream starts with a w[-1] too many: the last layer brings it in at its turn, in the loop.
        outs[-1] - y => (outs[-1] - y) * w[-1]
        # It walks first to last, and w[i] comes into upstream before dw[i] is made.
        reversed => list ;; * outs[i] => * w[i] * outs[i]
        """,
    ),
}


# One step by hand, then the loop that takes many.


def train_chain(w, samples, rate, epochs):
    """Return the weights after so many epochs, with a step after every sample."""
    w = list(w)
    for _ in range(epochs):
        for x, y in samples:
            outs = forward(w, x)
            dw = backward(w, outs, y)
            for i in range(len(w)):
                w[i] = w[i] - rate * dw[i]
    return w


SAMPLES = ((1.0, -2.0), (0.5, 1.5), (-2.0, 0.25))
LOOPS = (
    ([0.5, -0.4, 0.3], SAMPLES, 0.1, 2),  # nowhere as many epochs as weights
    ([-0.7, 0.6], SAMPLES, 0.05, 4),
    ([0.2, 0.9, -0.5, 0.8], SAMPLES[:2], 0.2, 2),
    ([1.5, -1.2, 0.9], SAMPLES[:2], 0.3, 1),  # too short for anything to shrink to 0
)

EXERCISES |= {
    "step_by_hand": Exercise(
        title="A step by hand",
        minutes=4,
        ask="w = [−0.5, 2], x = 3, y = 1, rate 0.05: both weights after one step, and then the cost of this "
        "sample.",
        solution=(0.7, 1.7, 3.30245),
        source="after = -0.5 - 0.05 * (-24), 2 - 0.05 * 6, 0.5 * (1.7 * 0.7 * 3 - 1) ** 2\n",
        hints=(
            "Forward: out_1 = −1.5, out_2 = −3. So the error is −4. Which two gradients does it make?",
            "dw_2 is the error times out_1, and dw_1 is the error times w_2 times x. Take 0.05 of each off "
            "its weight, then go forward again.",
        ),
        because="One step, and the cost of this sample falls from 8 to about 3.3.",
        mistakes="""
        (-1.7, 2.3, ...)  # The weights went uphill. A step goes against the gradient: w − rate · dw.
        (23.5, -4, ...)  # The rate is missing: take 0.05 of each gradient.
        (-0.8, 3.2, ...)  # Each weight got the gradient of the other one.
        (0.52, 1.7, ...)  # The second is right. dw_1 goes back through the old w_2: find both dw first.
        (-24, 6, ...)  # These are the gradients. Take 0.05 of each off its weight.
        (-1.2, 0.3, ...)  # These are the two steps. Take each off its weight: −0.5 − (−1.2), and 2 − 0.3.
        (1.2, -0.3, ...)  # These are the two steps. Add each to its weight.
        # All three are right, but the cost is rounded. Give all its places, or let Python work it out.
        (0.7, 1.7, 3.3)
        (0.7, 1.7, 3.302)
        (0.7, 1.7, 3.3024)
        (0.7, 1.7, 3.3025)
        (0.7, 1.7, 8)  # The weights are right. 8 is the cost before the step: go forward again.
        (0.7, 1.7, 2.57)  # The weights are right. 2.57 is the new error; the cost is half its square.
        (0.7, 1.7, 6.6049)  # The weights are right. The cost is half of the square.
        (0.7, 1.7, 3.57)  # The weights are right. 3.57 is the new output; the cost compares it with y.
        (-0.5, 2, ...)  # These are the weights before the step. Take 0.05 of its gradient off each.
        (1.9, 1.4, ...)  # The step is twice too long: ½ takes away the 2 that comes down from the square.
        (0.1, 1.85, ...)  # The step has half its length: the derivative of ½(out_2 − y)² is all of out_2 − y.
        (0.4, 1.775, ...)  # You started from out_2. The cost compares it with y: start from out_2 − y.
        (0.1, 2.6, ...)  # Both dw are the error times x. For w_1 it comes back through w_2; w_2 meets out_1.
        # The second weight is right. The error comes back to layer 1 through w_2, and meets x there.
        (0.1, 1.7, ...)
        (-0.1, 1.7, ...)
        (-0.3, 1.7, ...)
        (0.7, 2.2, ...)  # The first weight is right. What went into layer 2 is out_1 = −1.5.
        (0.7, 2.6, ...)  # The first weight is right. Layer 2 multiplies by what went in, out_1, not by x.
        (0.7, 1.4, ...)  # The first weight is right. Layer 2 multiplies by what went in: out_1, not out_2.
        (0.7, 1.7, ...)  # The weights are right. Go forward once more with them, then take ½(out_2 − 1)².
        (0.7, ..., ...)  # The first weight is right. dw_2 is the error −4, times what went into layer 2.
        (..., 1.7, ...)  # The second weight is right. dw_1 is the error −4, times w_2, times x.
        """,
    ),
    "training_loop": Exercise(
        title="The loop that trains",
        minutes=8,
        ask="Train a chain of these weights: for each epoch, for each sample, one step. Return the weights.",
        solution=train_chain,
        cases=LOOPS,
        labels=tuple(
            f"train_chain({w}, samples, {rate}, {epochs}), with {len(samples)} samples,"
            for w, samples, rate, epochs in LOOPS
        ),
        hints=(
            "Two loops, one in the other: for _ in range(epochs), and in it for x, y in samples. What is "
            "done for one sample is done in there.",
            "For a sample: outs = forward(w, x), dw = backward(w, outs, y), then every w[i] becomes "
            "w[i] - rate * dw[i]. Return w behind both loops.",
        ),
        because="Forward, back, a step; forward, back, a step. All training is this loop.",
        mistakes="""
        - rate => + rate  # The weights go uphill. A step goes against the gradient: minus.
        # The old weight is gone. A step changes it: w[i] - rate * dw[i].
        w[i] - rate * dw[i] => -rate * dw[i]
        w[i] - rate * dw[i] => rate * dw[i]
        # It returns after the first weight, or the first step. Let return stand as far left as the first for.
        return w =>             return w
        return w =>         return w
        # Only one epoch is run. Is there a loop over range(epochs), and does return stand behind it?
        return w =>     return w
        range(epochs) => range(epochs + 1)  # One epoch too many is run.
        range(epochs) => range(1, epochs)  # One epoch too few is run: range(epochs) has all of them.
        in samples => in samples[:1]  # Only the first sample is learned from. Take them all, in each epoch.
        in samples => in samples[::-1]  # The samples come in reverse. Take them in their order.
        # The gradients of all samples come from the same weights. Take a step after each sample.
        def train_chain(w, samples, rate, epochs):
            for _ in range(epochs):
                total = [0.0] * len(w)
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    total = [a + b for a, b in zip(total, dw)]
                w = [w_i - rate * dw_i for w_i, dw_i in zip(w, total)]
            return w
        # There is one step for each epoch, with the mean gradient. Take a step after each sample.
        … rate * dw_i => rate * dw_i / len(samples)
        # Only the last sample is learned from. Take a step for each of them: inside the inner loop.
        … a + b for => b for
        # Each step starts from the weights of the beginning. It starts from those that the last step made.
        w[i] = w[i] - rate => dw[i] = w[i] - rate ;; return w => return dw
        # The loops are turned round: each sample is trained on for all epochs before the next one comes.
        for x, y in samples => for epoch in range(epochs) ;; for _ in range(epochs) => for x, y in samples
        # The outs are those of the first weights. Go forward anew for every step.
        w = list(w) => before, w = w, list(w) ;; forward(w, x) => forward(before, x)
        # The outs are those of the first sample and the first weights. Go forward anew for every step.
        w = list(w) => w = list(w); first = forward(w, samples[0][0]) ;; forward(w, x) => first
        range(len(w)) => range(len(w) - 1, len(w))  # Only the last weight moves. Take a step for every w[i].
        range(len(w)) => range(1)  # Only the first weight moves. Take a step for every w[i].
        return w => return dw  # These are the last gradients. Return the weights.
        return w => return outs  # These are the last outs. Return the weights.
        w = list(w) => w = [0.0] * len(w)  # The weights that are given go unused. Start from w.
        forward(w, x) => forward(w, y)  # forward gets x, the input, not y.
        # The gradients are worked out anew after each weight moves. Find all of dw first, then move all.
        * dw[i] => * backward(w, forward(w, x), y)[i]
        backward(w, outs, y) => backward(w, outs, x)  # backward gets y, the target, not x.
        # The target of backward is y itself: it works out the error on its own.
        backward(w, outs, y) => backward(w, outs, outs[-1] - y)
        for x, y in => for y, x in  # x and y have changed places: a sample is a pair (x, y).
        # The step is divided by the number of samples. It is taken after each of them, whole.
        * dw[i] => * dw[i] / len(samples)
        * dw[i] => * dw[0]  # All weights get the gradient of the first. Each has its own, dw[i].
        * dw[i] => * (outs[-1] - y)  # The error is no gradient: each weight has its own, dw[i].
        * dw[i] => * w[i]  # rate times the weight is taken off. Take rate times its gradient, dw[i].
        * dw[i] => * dw[i] * w[i]  # There is a w[i] too many: dw[i] is the gradient as it is.
        range(epochs) => range(160)  # It goes 160 epochs, whatever is asked for: range(epochs).
        rate * dw[i] => 0.05 * dw[i]  # These weights belong to the rate 0.05. Use the rate that is handed in.
        w[i] = => new =  # Nothing has moved. Put w[i] - rate * dw[i] back into w[i].
        """,
    ),
    "stuck": Exercise(
        title="A start that never moves",
        minutes=3,
        ask="With w = [0, 0, 0], x = 1 and y = −1: the three gradients, and the mean cost after 160 epochs?",
        solution=(0, 0, 0, 0.5),
        source="stuck = 0, 0, 0, 0.5  # three gradients, and ½(0 − y)², which is the same for both samples\n",
        hints=(
            "The error is 1. By what is it multiplied in each dw_i: which weights, and which out? "
            "Then ask where the first step leads.",
            "With all w = 0 every out behind x is 0. What then does dw_3 lack, and what do dw_1 and dw_2? "
            "And ½(0 − y)² is the same for y = 1 and y = −1.",
        ),
        because="In each gradient at least one factor is 0. So no weight moves, and the cost stays ½. "
        "From this flat place the cost rises one way and falls another: it is a saddle.",
        mistakes="""
        (1, 1, 1, ...)  # 1 is the error. In each gradient it is multiplied by weights, or by an out.
        (-1, -1, -1, ...)  # −1 is y − out_3. The error is 1, and meets weights, or an out, in each gradient.
        (0.5, 0.5, 0.5, ...)  # ½ is the cost, no gradient. In each of these a weight or out is a factor: 0.
        (3, -2, 12, ...)  # These gradients belong to the weights 2, −3 and 0.5. Here all three are 0.
        # Only w_3 is wrong: its gradient has out_2 as a factor, and out_2 is 0.
        (0, 0, 1, 0.5)
        (0, 0, -1, 0.5)
        (1, 0, 0, 0.5)  # Only w_1 is wrong: x is 1, but the error comes back through w_3 and w_2.
        (1, 0, 1, 0.5)  # Only w_2 is right. The others have a weight or an out as a factor too.
        (0, 0, 0, 0)  # The gradients are right. The cost is not 0: the chain says 0, but y is −1 or 1.
        (0, 0, 0, -0.5)  # The gradients are right. A cost is half a square: it is never below 0.
        (0, 0, 0, ...)  # The gradients are right. Nothing moves, so each sample keeps the cost ½(0 − y)².
        """,
    ),
}


# A layer as an object.


class MyLayer:
    """A layer with one weight, which keeps what it needs for its backward step."""

    def __init__(self, w):
        self.w = w

    def forward(self, x):
        """Return w · x, and keep x."""
        self.x = x
        return self.w * x

    def backward(self, upstream):
        """Keep dw, and return what is handed back."""
        self.dw = upstream * self.x
        return upstream * self.w

    def update(self, rate):
        """Take a step against dw."""
        self.w = self.w - rate * self.dw


def at_work(answer):
    """Return what puts a learner's class to work: the numbers that a layer of it gives on some samples."""
    if not isinstance(answer, type):
        return answer

    def work(w, samples, rate):
        layer, other, seen = answer(w), answer(w + 1), []
        for x, upstream in samples:
            seen.append(layer.forward(x))
            if seen == [None]:
                return None  # a stub
            other.forward(x + 1)  # each layer has to keep its own input
            seen += [layer.backward(upstream), layer.dw]
            layer.update(rate)
            seen.append(layer.w)
        return tuple(seen)

    return work


def two_rounds(w, x, upstream, x_2, upstream_2, rate):
    """Return a layer's case, and its label."""
    label = f"MyLayer({w:g}): forward({x:g}), backward({upstream:g}), update({rate:g}), "
    label += f"then forward({x_2:g}), backward({upstream_2:g}), update({rate:g}), and each time out, "
    return (w, ((x, upstream), (x_2, upstream_2)), rate), label + "what is handed back, dw and the new w:"


ROUNDS = two_rounds(2.0, 3.0, -1.5, -4.0, 5.0, 0.1), two_rounds(-0.5, 1.5, 7.0, 2.5, -3.0, 0.2)

EXERCISES |= {
    "layer": Exercise(
        title="A layer as an object",
        minutes=8,
        ask="Write the layer out = w*x: forward keeps x, backward keeps dw and returns what is handed back, "
        "update moves w.",
        solution=MyLayer,
        opened=at_work,
        parts=tuple(f"{what} {n}" for n in (1, 2) for what in ("out", "back", "dw", "w")),
        cases=tuple(case for case, _ in ROUNDS),
        labels=tuple(label for _, label in ROUNDS),
        given=("Layer",),
        hints=(
            "What does backward need that only forward is given? And what does update need that only "
            "backward works out? Keep both under self.",
            "forward: self.x = x, then return the product. backward: self.dw is upstream times self.x; "
            "return upstream times self.w. update: take rate times self.dw off self.w.",
        ),
        because="Each method leaves under self what the next one needs: that is all a layer has to do.",
        mistakes="""
        * self.x => * self.w  # dw has the weight as a factor. It is upstream times what went in, self.x.
        # The input is missing in dw, and the weight in what is handed back. Those are the two products.
        upstream * self.x => upstream ;; upstream * self.w => upstream
        return upstream * self.w => return self.w  # The weight is handed back alone. It is upstream * self.w.
        - rate => - 0.05  # update takes another rate than the one it is given.
        # The weight moves in backward already. That is for update to do, when it is called.
        * self.x => * self.x; self.w = self.w - 0.05 * self.dw
        # The two are swapped: dw is upstream times x, and handed back is upstream times w.
        * self.x => * self.v ;; * self.w => * self.x ;; self.v => self.w
        # dw lacks the x that went in: take self.x. A plain x in backward is the notebook's own, which is 1.
        upstream * self.x => upstream
        # dw has a factor w too many: had upstream met self.w already, or did forward keep out instead of x?
        * self.x => * self.w * self.x
        return upstream => return self.dw  # What is handed back has x as a factor. x belongs to dw alone.
        upstream * self.w => self.dw  # dw is handed back. It stays here; handed back is upstream * self.w.
        # backward returns two things. It keeps dw under self, and returns only what is handed back.
        return upstream => return self.dw, upstream
        - rate => + rate  # The weight goes uphill. A step goes against the gradient: minus.
        # dw has its sign turned, and update adds it. The two undo each other in w, but dw is no gradient.
        = upstream => = -upstream ;; - rate => + rate
        # The old weight is gone. A step changes it: self.w - rate * self.dw.
        self.w - rate * self.dw => -rate * self.dw
        self.w - rate * self.dw => rate * self.dw
        self.w = self.w => w = self.w  # The weight stays as it was: update puts the new one back into self.w.
        rate * self.dw => rate * self.x  # update takes rate times x off. Take rate times self.dw.
        # The dw of a sample is added to that of the sample before. Each sample has its own.
        self.dw = upstream => self.dw = vars(self).get("dw", 0.0) + upstream
        = x => = vars(self).get("x", x)  # The first x is kept for ever. Each forward keeps its own in self.x.
        self.x = x => MyLayer.x = x  # All layers share one x. Each keeps its own, under self: self.x = x.
        self.w * x => self.w + x  # forward adds. This layer multiplies: self.w * x.
        return self.w * x => return x  # forward returns x. This layer multiplies: self.w * x.
        """,
    ),
}


# A backward pass with two faults, and a layer that bends.


def either_order(lines):
    """Return four line numbers with the first two in ascending order, and all else as it is."""
    numbers = leaves(lines.tolist() if hasattr(lines, "tolist") else lines)
    return (*sorted(map(read_number, numbers[:2])), *numbers[2:]) if len(numbers) == 4 else lines


def tanh_back(upstream, w, x):
    """Return dJ/dw, and what the layer hands back, of out = tanh(w*x)."""
    out = np.tanh(w * x)
    delta = upstream * (1 - out**2)
    return delta * x, delta * w


EXERCISES |= {
    "two_faults": Exercise(
        title="Find the two faults",
        minutes=5,
        ask="Give the two lines that stand in the wrong order, then the line that must go, then the line "
        "that goes the wrong way.",
        solution=(1, 2, 4, 5),
        source="lines = 1, 2, 4, 5  # w comes in before dw; the last layer runs twice, and first to last\n",
        view=either_order,
        whole=True,
        hints=(
            "Play it with two layers. Which factors has dw, compared with upstream times input? Which layer "
            "must the error meet first, and how often?",
            "dw must not hold the layer's own w, so which line comes too soon? And the loop reaches the last "
            "layer anyway, so which line is one too many?",
        ),
        because="Line 1 lets w in before line 2 has used upstream. Line 4 runs the last layer once too "
        "often, and line 5 walks first to last.",
        mistakes="""
        (1, 2, 5, 4)  # 1 and 2 are right. The other two are right as well, in each other's place.
        (2, 3, 4, 5)  # 4 and 5 are right. Line 3 ends the method and stays where it is: what comes before it?
        (1, 3, 4, 5)  # 4 and 5 are right. Line 3 ends the method and stays where it is: what comes before it?
        (0, 1, 3, 4)  # You counted from 0. The lines are numbered from 1.
        (1, 2, 6, 5)  # 1, 2 and 5 are right. Line 6 is the walk itself; which layer has run before it begins?
        (1, 2, 4, 6)  # 1, 2 and 4 are right. Which line says in which order the layers come?
        (1, 2, 4, 7)  # 1, 2 and 4 are right. Which line says in which order the layers come?
        # 1 and 2 are right. One line of the network runs a layer twice, and one sets the order.
        (1, 2, ..., ...)
        # Line 3 ends the method and stays where it is. The other two lines are right, in each other's place.
        (2, 3, 5, 4)
        (1, 3, 5, 4)
        # Line 3 ends the method and stays where it is; and one line of the network runs a layer too often.
        (2, 3, ..., ...)
        (1, 3, ..., ...)
        # 4 and 5 are right. The two lines of the wrong order stand next to each other, in the layer.
        (..., ..., 4, 5)
        """,
    ),
    "tanh_back": Exercise(
        title="A layer that bends",
        minutes=6,
        ask="For out = tanh(w*x) and upstream = dJ/dout, return dJ/dw and dJ/dx, in this order.",
        solution=tanh_back,
        cases=((-2.0, 0.5, -1.6), (3.0, -0.4, 1.5), (0.25, 0.7, -3.0)),
        hints=(
            "Name what stands before tanh: z = w*x. First walk back from out to z: by what is upstream "
            "multiplied there?",
            "delta = upstream * (1 - out**2) is dJ/dz. From there on it is the layer that you know: once "
            "times x, once times w.",
        ),
        because="On the way back a layer with an activation has two steps: through the slope of f, then "
        "through the weight.",
        mistakes="""
        # The slope is taken at out. With out = tanh(w*x) at hand it is 1 - out**2, without another tanh.
        1 - out**2 => 1 - np.tanh(out) ** 2
        1 - out**2 => (1 - out) ** 2  # The square is out's alone: the slope of tanh is 1 - out**2.
        # The slope is taken at upstream. It is taken where tanh was on the way forward: 1 - out**2.
        1 - out**2 => 1 - np.tanh(upstream) ** 2
        # The slope is written from what goes in. Written from the output, it is 1 - out**2.
        1 - out**2 => 1 - (w * x) ** 2
        1 - out**2 => 1 - x**2
        # Brackets are missing: * comes before −. The slope 1 - out**2 is one factor.
        return delta * x, delta * w => return upstream * 1 - out**2 * x, upstream * 1 - out**2 * w
        # The slope is taken at w and at x. It belongs at what goes into tanh, z = w*x.
        (upstream * (1 - np.tanh(w) ** 2) * x, upstream * (1 - np.tanh(x) ** 2) * w)
        # The slope of tanh is missing: what comes back is not put into tanh, but multiplied by 1 - out**2.
        (np.tanh(upstream * x), np.tanh(upstream * w))
        # dw meets out here. A weight's gradient meets what went in, x, and the slope comes first.
        (upstream * np.tanh(w * x), upstream * w)
        delta * w => delta * (1 - out**2) * w  # What is handed back has the slope twice. It is in delta.
        # out * (1 - out) is the slope of the sigmoid. That of tanh is 1 - out**2.
        1 - out**2 => sigmoid_slope(w * x)
        1 - out**2 => out * (1 - out)
        delta * w => upstream * w  # dw is right. What is handed back comes through tanh as well: delta * w.
        delta * x => upstream * x  # What is handed back is right. dw comes through tanh as well: delta * x.
        # The two are swapped. A nudge of w counts x times in w*x, and a nudge of x w times.
        delta * x, delta * w => delta * w, delta * x
        1 - out**2 => out  # The output stands for the slope. The slope of tanh is 1 - out**2.
        """,
    ),
}
