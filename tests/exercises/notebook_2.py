"""Answers to the exercises of notebook 2, on a chain of layers; bank.py says how to read and add them."""

RIGHT = {
    "middle_weight": """
        27
        27.0
        (36 - 33) * (-3) * 0.2 * (-15)
        3 * -3 * 0.2 * -15
        3 * 9
        54 / 2
    """,
    "walk_back": """
        def walk_back(w, outs, y):
            upstream, dw = outs[-1] - y, []
            for w_i, out in zip(reversed(w), reversed(outs[:-1])):
                dw.append(upstream * out)
                upstream *= w_i
            return dw[::-1]
        def walk_back(w, outs, y):
            dw = []
            upstream = outs[-1] - y
            for i in range(len(w) - 1, -1, -1):
                dw.insert(0, upstream * outs[i])
                upstream *= w[i]
            return dw
        def walk_back(w, outs, y):
            import math
            return [(outs[-1] - y) * math.prod(w[i + 1 :]) * outs[i] for i in range(len(w))]
        def walk_back(w, outs, y):
            import numpy as np
            return np.array([(outs[-1] - y) * np.prod(w[i + 1 :]) * outs[i] for i in range(len(w))])
        def walk_back(w, outs, y):
            upstream = outs[-1] - y
            dw = [None] * len(w)
            i = len(w)
            while i > 0:
                i -= 1
                dw[i] = upstream * outs[i]
                upstream = upstream * w[i]
            return tuple(dw)
        upstream = outs[-1] - y => upstream = outs[len(w)] - y
    """,
    "step_by_hand": """
        (0.7, 1.7, 3.30245)
        [0.7, 1.7, 3.30245]
        (-0.5 + 0.05 * 24, 2 - 0.05 * 6, 0.5 * (0.7 * 1.7 * 3 - 1) ** 2)
        ([0.7, 1.7], 3.30245)
        (0.7, 1.7, 2.57**2 / 2)
        (-0.5 + 1.2, 2 - 0.3, 0.5 * (3.57 - 1) ** 2)
    """,
    "training_loop": """
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    w = [w_i - rate * dw_i for w_i, dw_i in zip(w, dw)]
            return w
        def train_chain(w, samples, rate, epochs):
            for x, y in list(samples) * epochs:
                dw = backward(w, forward(w, x), y)
                for i, d in enumerate(dw):
                    w[i] -= rate * d
            return w
        def train_chain(w, samples, rate, epochs):
            w = np.array(w)
            for _ in range(epochs):
                for x, y in samples:
                    w = w - rate * np.array(backward(w, forward(w, x), y))
            return w
        def train_chain(w, samples, rate, epochs):
            epoch = 0
            while epoch < epochs:
                for sample in samples:
                    x, y = sample
                    outs = forward(w, x)
                    upstream = outs[-1] - y
                    for i in range(len(w) - 1, -1, -1):
                        dw = upstream * outs[i]
                        upstream = upstream * w[i]
                        w[i] = w[i] - rate * dw
                epoch += 1
            return w
        def train_chain(w, samples, rate, epochs):
            for epoch in range(1, epochs + 1):
                for sample in samples:
                    dw = backward(w, forward(w, sample[0]), sample[1])
                    w = [w[i] - rate * dw[i] for i in range(len(w))]
            return tuple(w)
        def train_chain(w, samples, rate, epochs):
            if epochs == 0:
                return w
            for x, y in samples:
                dw = backward(w, forward(w, x), y)
                w = [a - rate * b for a, b in zip(w, dw)]
            return train_chain(w, samples, rate, epochs - 1)
        w[i] = w[i] - rate * dw[i] => w[i] += -rate * dw[i]
    """,
    "stuck": """
        (0, 0, 0, 0.5)
        [0, 0, 0, 0.5]
        ([0, 0, 0], 0.5)
        ((0.0, 0.0, 0.0), 1 / 2)
        (0, 0, 0, (1 + 1) / 2 / 2)
        (-0.0, 0, 0, 0.5)
    """,
    "layer": """
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w -= rate * self.dw
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.input = x
                self.output = self.w * self.input
                return self.output
            def backward(self, upstream):
                self.dw = upstream * self.input
                downstream = upstream * self.w
                return downstream
            def update(self, rate):
                self.w = self.w - rate * self.dw
        class MyLayer:
            def __init__(self, w):
                self.w, self.x, self.dw = w, 0.0, 0.0
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                out = x * self.w
                self.x = x
                return out
            def backward(self, upstream):
                handed_back = self.w * upstream
                self.dw = self.x * upstream
                return handed_back
            def update(self, rate):
                self.w = self.w - rate * self.dw
        class MyLayer:
            x = 0
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.seen = [x]
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.seen[-1]
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                self.out = self.w * x
                return self.out
            def backward(self, upstream):
                self.dw = upstream * self.out / self.w
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
    """,
    "two_faults": """
        (1, 2, 4, 5)
        (2, 1, 4, 5)
        [1, 2, 4, 5]
        ((1, 2), 4, 5)
        (1.0, 2.0, 4.0, 5.0)
        (1, 2, 3 + 1, 5)
        [2, 1, 4, 5]
    """,
    "tanh_back": """
        def tanh_back(upstream, w, x):
            out = np.tanh(w * x)
            slope = 1 - out * out
            return upstream * slope * x, upstream * slope * w
        def tanh_back(upstream, w, x):
            import math
            z = w * x
            delta = upstream / math.cosh(z) ** 2
            return delta * x, delta * w
        (upstream * (1 - np.tanh(w * x) ** 2) * x, upstream * (1 - np.tanh(w * x) ** 2) * w)
        def tanh_back(upstream, w, x):
            out = np.tanh(w * x)
            delta = upstream * (1 - out) * (1 + out)
            return [x * delta, w * delta]
        def tanh_back(upstream, w, x):
            e = np.exp(2 * w * x)
            out = (e - 1) / (e + 1)
            return upstream * (1 - out**2) * np.array([x, w])
        def tanh_back(upstream, w, x):
            delta = upstream * (1 - np.tanh(w * x) ** 2)
            return tuple(delta * v for v in (x, w))
        def tanh_back(upstream, w, x):
            h = 1e-6
            dw = upstream * (np.tanh((w + h) * x) - np.tanh((w - h) * x)) / (2 * h)
            return dw, dw * w / x
    """,
}

WRONG = {
    "middle_weight": """
        -135  # The sign apart: w_3 is missing
        1.8  # The sign apart: What went into layer 2 is missing
        -60  # -60 is out_2
        0.6  # The sign apart
        -12  # ?
        -54  # a 2 came down from the square
        -13.5  # start from out_4 − y
        621  # You added y
        3  # Hand the error back through w_4
        4.5  # 4.5 is the cost
        36  # 36 is out_4
        -15  # the last factor alone
        3 * -3 * 0.2 * -15 * 3  # One 3 too many
        -9  # w_4 is missing
        135  # w_3 is missing
        -45  # The later weights are missing
        108  # There is a factor w_2 too many
        9  # the error out_4 − y, or the x
        3 * -3 * 0.2 * -5  # the error out_4 − y, or the x
        324  # You started from out_4
        297  # You started from y
        -297  # You started from y
        40.5  # You started from the cost
        -27  # The size is right, the sign is
        54  # It is off by a factor of
        13.5  # It is off by a factor of
        -1.8  # What went into layer 2 is missing
        -5.4  # You multiplied by x
        -21.6  # This is dJ/dw_1
        540  # This is dJ/dw_3
        -36  # This is dJ/dw_4
        -7.2  # ?
        -14.8  # You added along the way
        28  # ?
    """,
    "walk_back": """
        return dw => return w  # the weights as they came
        # starts from the error anew, times its own
        def walk_back(w, outs, y):
            dw = [0.0] * len(w)
            for i in range(len(w) - 1, -1, -1):
                dw[i] = (outs[-1] - y) * w[i] * outs[i]
            return dw
        upstream * w[i] => (outs[i] - y) * w[i]  # A new error is made at each layer
        upstream * w[i] => upstream * (w[i] - 0.05 * dw[i])  # a weight that has moved already
        return dw => return [a - 0.05 * b for a, b in zip(w, dw)]  # A step is taken
        upstream * w[i] => dw[i] * w[i]  # You handed back dw[i] * w[i]
        upstream * w[i] => upstream + upstream * w[i]  # It takes its place
        upstream * w[i] => -upstream * w[i]  # turns its sign at each layer
        upstream * outs[i] => upstream * outs[0]  # Here all meet outs[0]
        # It walks first to last
        def walk_back(w, outs, y):
            upstream = (outs[-1] - y) * w[-1]
            dw = [0.0] * len(w)
            for i in range(len(w)):
                upstream = upstream * w[i]
                dw[i] = upstream * outs[i]
            return dw
        outs[-1] - y => y - outs[-1]  # Every number has its sign turned
        outs[-1] - y => 1.0  # The error is missing
        outs[-1] - y => outs[-1]  # You started from the output
        outs[-1] - y => 0.5 * (outs[-1] - y) ** 2  # You started from the cost
        outs[-1] - y => 2 * (outs[-1] - y)  # Every number is twice as large as
        outs[-1] - y => outs[0] - y  # with an index one too high, at outs[-1]
        outs[-1] - y => outs[-2] - y  # with an index one too low, at outs[-1]
        reversed(range(len(w))) => range(len(w))  # has the earlier weights as factors
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        upstream * outs[i] => upstream * outs[i + 1]  # Each gradient has a factor w[i] too
        upstream * outs[i] => upstream * outs[i - 1]  # with an index one too low, at outs[i]
        upstream * outs[i] => upstream  # when the factor outs[i] is left out
        upstream * outs[i] => upstream * w[i]  # with w where outs belongs
        upstream * outs[i] => upstream * w[i] * outs[i]  # Each gradient has a factor w[i] too
        upstream * outs[i] => upstream + outs[i]  # with + in place of * before outs[i]
        upstream * w[i] => upstream * outs[i]  # You handed back upstream * outs[i], which
        upstream * w[i] => dw[i]  # You handed back upstream * outs[i], which
        upstream * w[i] => upstream + w[i]  # with + in place of * before w[i]
        upstream * w[i] => w[i]  # when upstream is left out
        upstream * w[i] => upstream * w[i - 1]  # with an index one too low, at w[i]
        upstream = upstream * w[i] => pass  # Every layer gets the error itself
        return dw =>     return dw  # only the first round of the loop is run
        return dw => return dw[::-1]  # All of it is right, but in
        return dw => pass  # Your function works something out, but returns
        return dw => return dw[0]  # 3 numbers are asked for
        return dw => return sum(dw)  # 3 numbers are asked for
        dw = [0.0] * len(w) => dw = []  # raised IndexError
        dw[i] = => dw[i + 1] =  # raised IndexError
        range(len(w)) => range(len(outs))  # raised IndexError
        [(outs[-1] - y) * out for out in outs[:-1]]  # Every layer gets the error itself
        [(outs[-1] - y) * w_i * out for w_i, out in zip(w, outs)]  # starts from the error anew, times its own
        outs[:-1]  # when upstream is left out
        (outs[-1] - y) * outs  # raised TypeError
        [3, -2, 12]  # 4 numbers are asked for
        # a w[-1] too many
        def walk_back(w, outs, y):
            upstream = (outs[-1] - y) * w[-1]
            dw = [0.0] * len(w)
            for i in range(len(w) - 1, -1, -1):
                dw[i] = upstream * outs[i]
                upstream *= w[i]
            return dw
        # w[i] comes into upstream before
        def walk_back(w, outs, y):
            upstream = outs[-1] - y
            dw = []
            for i in range(len(w)):
                upstream *= w[i]
                dw.append(upstream * outs[i])
            return dw
        # All of it is right, but in
        def walk_back(w, outs, y):
            upstream, dw = outs[-1] - y, []
            for i in range(len(w) - 1, -1, -1):
                dw.append(upstream * outs[i])
                upstream *= w[i]
            return dw
    """,
    "step_by_hand": """
        (-1.7, 2.3, 0.5 * (-1.7 * 2.3 * 3 - 1) ** 2)  # The weights went uphill
        (-1.7, 2.3, 8)  # The weights went uphill
        (23.5, -4, 0.5 * (23.5 * -4 * 3 - 1) ** 2)  # The rate is missing
        (-0.8, 3.2, 1)  # the gradient of the other one
        (0.52, 1.7, 0.5 * (0.52 * 1.7 * 3 - 1) ** 2)  # through the new w_2
        (-24, 6, 8)  # These are the gradients
        (-1.2, 0.3, 0)  # These are the two steps
        (1.2, -0.3, 0)  # Add each to its weight
        (0.7, 1.7, 8)  # 8 is the cost before the step
        (0.7, 1.7, 2.57)  # 2.57 is the new error
        (0.7, 1.7, 6.6049)  # half of the square
        (0.7, 1.7, 3.57)  # 3.57 is the new output
        (0.7, 1.7, 3.3)  # the cost is rounded
        (0.7, 1.7, 3.30)  # the cost is rounded
        (0.7, 1.7, 3.302)  # the cost is rounded
        (0.7, 1.7, 3.31)  # Go forward once more with them
        (0.1, 1.7, 0.5 * (0.1 * 1.7 * 3 - 1) ** 2)  # through w_2, and meets x there
        (-0.1, 1.7, 0.5 * (-0.1 * 1.7 * 3 - 1) ** 2)  # through w_2, and meets x there
        (-0.3, 1.7, 1)  # through w_2, and meets x there
        (0.7, 2.2, 0.5 * (0.7 * 2.2 * 3 - 1) ** 2)  # What went into layer 2 is out_1
        (0.7, 2.6, 0.5 * (0.7 * 2.6 * 3 - 1) ** 2)  # not by x
        (0.7, 1.4, 0.5 * (0.7 * 1.4 * 3 - 1) ** 2)  # not by what came out
        (0.7, 2, 1)  # dw_2 is the error
        (0.7, 2.3, 0.5 * (0.7 * 2.3 * 3 - 1) ** 2)  # dw_2 is the error
        (-0.5, 1.7, 1)  # dw_1 is the error
        (-1.7, 1.7, 1)  # dw_1 is the error
        (0.7, 1.7)  # 3 numbers are asked for
        (1.7, 0.7, 3.30245)  # All of it is right
        (0.7, 1.7, -3.30245)  # The weights are right
        (-0.5, 2, 8)  # the weights before the step
        (1.9, 1.4, 24.4)  # twice too long
        (0.1, 1.85, 0.1)  # half its length
        (0.4, 1.775, 0.64)  # You started from out_2
        (0.1, 2.6, 0.02)  # the error times x
        0.7  # 3 numbers are asked for
    """,
    "training_loop": """
        rate * dw[i] => rate * dw[i] / len(samples)  # divided by the number of samples
        rate * dw[i] => 0.05 * dw[i]  # belong to the rate 0.05
        rate * dw[i] => rate * w[i]  # rate times the weight
        range(epochs) => range(160)  # It goes 160 epochs
        for x, y in => for y, x in  # have changed places
        backward(w, outs, y) => backward(w, outs, outs[-1] - y)  # The target of backward is y itself
        # The outs are those of the first sample
        def train_chain(w, samples, rate, epochs):
            x, y = samples[0]
            outs = forward(w, x)
            for e in range(epochs):
                for x, y in samples:
                    dw = backward(w, outs, y)
                    for i in range(len(w)):
                        w[i] -= rate * dw[i]
            return w
        w[i] - rate => w[i] + rate  # uphill
        w[i] = w[i] - rate * dw[i] => w[i] -= dw[i]  # The rate is missing
        w[i] - rate * dw[i] => -rate * dw[i]  # The old weight is gone
        w[i] - rate * dw[i] => rate * dw[i]  # The old weight is gone
        w[i] = w[i] - rate * dw[i] => w[i] - rate * dw[i]  # Nothing has moved
        return w =>         return w  # It returns after the first step
        # Only one epoch is run
        def train_chain(w, samples, rate, epochs):
            for x, y in samples:
                dw = backward(w, forward(w, x), y)
                w = [a - rate * b for a, b in zip(w, dw)]
            return w
        # One epoch too few
        def train_chain(w, samples, rate, epochs):
            for epoch in range(1, epochs):
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    w = [a - rate * b for a, b in zip(w, dw)]
            return w
        # One epoch too many
        def train_chain(w, samples, rate, epochs):
            epoch = 0
            while epoch <= epochs:
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    w = [a - rate * b for a, b in zip(w, dw)]
                epoch += 1
            return w
        # from those that the last step made
        def train_chain(w, samples, rate, epochs):
            w0 = w
            for epoch in range(epochs):
                for x, y in samples:
                    dw = backward(w0, forward(w0, x), y)
                    w = [a - rate * b for a, b in zip(w0, dw)]
            return w
        # come from the same weights
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                dws = [backward(w, forward(w, x), y) for x, y in samples]
                for dw in dws:
                    w = [a - rate * b for a, b in zip(w, dw)]
            return w
        # with the mean gradient
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                dws = np.array([backward(w, forward(w, x), y) for x, y in samples])
                w = list(np.array(w) - rate * dws.mean(axis=0))
            return w
        # Only the last sample is learned from
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    outs = forward(w, x)
                dw = backward(w, outs, y)
                for i in range(len(w)):
                    w[i] -= rate * dw[i]
            return w
        # The loops are turned round
        def train_chain(w, samples, rate, epochs):
            for x, y in samples:
                for epoch in range(epochs):
                    dw = backward(w, forward(w, x), y)
                    for i in range(len(w)):
                        w[i] = w[i] - rate * dw[i]
            return w
        # Find all of dw first
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    for i in range(len(w)):
                        outs = forward(w, x)
                        dw = backward(w, outs, y)
                        w[i] = w[i] - rate * dw[i]
            return w
        range(len(w)) => range(1)  # Only the first weight moves
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        range(len(w)) => range(len(w) + 1)  # raised IndexError
        return w => return dw  # These are the last gradients
        return w => return outs  # the last outs
        # 3 numbers are asked for
        def train_chain(w, samples, rate, epochs):
            costs = []
            for epoch in range(epochs):
                for x, y in samples:
                    outs = forward(w, x)
                    dw = backward(w, outs, y)
                    w = [a - rate * b for a, b in zip(w, dw)]
                costs.append(0.5 * (outs[-1] - y) ** 2)
            return costs
        # Nothing has moved
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    for w_i, dw_i in zip(w, dw):
                        w_i = w_i - rate * dw_i
            return w
        return w => return outs[-1]  # numbers are asked for
        return w => pass  # returns nothing: let it end in return
        backward(w, outs, y) => backward(w, x, y)  # raised TypeError
        backward(w, outs, y) => backward(w, outs, x)  # not x
        backward(w, outs, y) => backward(w, outs)  # raised TypeError
        forward(w, x) => forward(w, y)  # the input, not y
        in samples => in samples[:1]  # Only the first sample
        in samples => in reversed(samples)  # The samples come in reverse
        w = list(w) => w = [0.0] * len(w)  # go unused
        # raised TypeError
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    w = w - rate * backward(w, forward(w, x), y)
            return w
        # raised TypeError
        def train_chain(w, samples, rate, epochs):
            for epoch in epochs:
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    w = [a - rate * b for a, b in zip(w, dw)]
            return w
        # The outs are those of the first weights
        def train_chain(w, samples, rate, epochs):
            outs = {x: forward(w, x) for x, y in samples}
            for epoch in range(epochs):
                for x, y in samples:
                    dw = backward(w, outs[x], y)
                    w = [a - rate * b for a, b in zip(w, dw)]
            return w
    """,
    "stuck": """
        (1, 1, 1, 0.5)  # 1 is the error
        (0, 0, 1, 0.5)  # Only w_3 is wrong
        (0, 0, -1, 0.5)  # Only w_3 is wrong
        (1, 0, 0, 0.5)  # Only w_1 is wrong
        (1, 0, 1, 0.5)  # Only w_2 is right
        (0, 1, 0, 0.5)  # The first, third and fourth are right
        (0, 0, 0, 0)  # The gradients are right
        (0, 0, 0, 1)  # The gradients are right
        (0, 0, 0, 0.25)  # The gradients are right
        (0, 0, 0, 2)  # The gradients are right
        (0, 0, 0, -0.5)  # The gradients are right
        (0, 0, 1, 0)  # The first and second are right
        (1, 1, 1, 0)  # 1 is the error
        (-1, -1, -1, 0.5)  # −1 is y − out_3
        (0.5, 0.5, 0.5, 0.5)  # ½ is the cost
        (1, 1, 1, 1)  # 1 is the error
        (0.5, 0, 0, 0)  # The second and third are right
        (0, 0, 0)  # 4 numbers are asked for
        0.5  # 4 numbers are asked for
        (0, 0, 0, -1)  # The gradients are right
        (0, 0, 0, 0.5, 0.5)  # 4 numbers are asked for
        (0, 0.5)  # 4 numbers are asked for
        0  # 4 numbers are asked for
        (3, -2, 12, 2)  # belong to the weights 2, −3 and 0.5
        (0, 0, 0, None)  # None is not a number
        (0, 0, 0, float("nan"))  # The first
        ("0", "0", "0", "½")  # '0' is text
    """,
    "layer": """
        upstream * self.x => upstream  # x in backward is the notebook's own
        self.x = x => x = x  # No method has put that under self yet
        self.x = x => pass  # No method has put that under self yet
        self.dw = upstream => dw = upstream  # No method has put that under self yet
        self.w = w => self.weight = w  # No method has put that under self yet
        self.dw => self.grad  # No method has put that under self yet
        forward(self, x) => forward(x)  # has self as its first input
        backward(self, upstream) => backward(upstream)  # has self as its first input
        return upstream * self.w => upstream * self.w  # a function without return
        # The two are swapped
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.w
                return upstream * self.x
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # dw has a factor w too many
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                upstream = upstream * self.w
                self.dw = upstream * self.x
                return upstream
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # dw has a factor w too many
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = self.w * x
                return self.x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # dw is handed back
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return self.dw
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # has x as a factor
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                upstream = upstream * self.x
                self.dw = upstream
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # upstream is handed back as it came
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # None is not a number
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # None is not a number
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # uphill
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w += rate * self.dw
        # takes all of dw off
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w -= self.dw
        # The old weight is gone
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = -rate * self.dw
        # The old weight is gone
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = rate * self.dw
        # The weight stays as it was
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                w = self.w - rate * self.dw
                return w
        # The weight stays as it was
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                return self.w - rate * self.dw
        # The weight stays as it was
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                pass
        # rate times x
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w -= rate * self.x
        # added to that of the sample before
        class MyLayer:
            def __init__(self, w):
                self.w = w
                self.dw = 0.0
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw += upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # All layers share one x
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                MyLayer.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # All layers share one x
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                global kept
                kept = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * kept
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # forward adds
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w + x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # forward returns x
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                self.out = self.w * x
                return x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # returns nothing: let it end in return
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                self.out = self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # has no attribute 'x'
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # NameError
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # has no attribute 'dw'
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # NameError
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # NameError
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * dw
        # has no attribute 'w'
        class MyLayer:
            def __init__(self, w):
                self.weight = w
            def forward(self, x):
                self.x = x
                return self.weight * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.weight
            def update(self, rate):
                self.weight -= rate * self.dw
        # has no attribute 'update'
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
        # sign turned, and update adds
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = -upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w += rate * self.dw
        # dw lacks the x that went in
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # dw lacks upstream
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # moves in backward already
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                self.w = self.w - 0.05 * self.dw
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # takes 1 positional argument
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(x):
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return upstream * self.w
            def update(self, rate):
                self.w = self.w - rate * self.dw
        # backward returns two things
        class MyLayer:
            def __init__(self, w):
                self.w = w
            def forward(self, x):
                self.x = x
                return self.w * x
            def backward(self, upstream):
                self.dw = upstream * self.x
                return self.dw, upstream * self.w
            def update(self, rate):
                self.w -= rate * self.dw
    """,
    "two_faults": """
        (1, 2, 5, 4)  # in each other's place
        (2, 3, 4, 5)  # Line 3 ends the method
        (1, 3, 4, 5)  # Line 3 ends the method
        (3, 2, 4, 5)  # Line 3 ends the method
        (0, 1, 3, 4)  # You counted from 0
        (1, 2, 6, 5)  # which layer has run before
        (1, 2, 4, 6)  # which order the layers come
        (1, 2, 4, 7)  # which order the layers come
        (1, 2, 6, 4)  # In the network, one line runs
        (1, 2, 5, 6)  # In the network, one line runs
        (1, 2, 5, 5)  # In the network, one line runs
        (1, 2, 7, 5)  # In the network, one line runs
        (1, 2, 6, 7)  # In the network, one line runs
        (1, 2, 3, 5)  # In the network, one line runs
        (4, 5, 4, 5)  # The two lines of the wrong order stand
        (1, 6, 4, 5)  # The two lines of the wrong order stand
        (6, 7, 4, 5)  # The two lines of the wrong order stand
        (1, 1, 4, 5)  # The two lines of the wrong order stand
        (4, 5, 1, 2)  # All of it is right
        (2, 4, 1, 5)  # All of it is right
        (2, 3, 5, 6)  # Line 3 ends the method
        (2, 3, 5, 4)  # in each other's place
        (1, 3, 4, 6)  # Line 3 ends the method
        (1, 2, 4)  # 4 numbers are asked for
        (4, 5)  # 4 numbers are asked for
        5  # 4 numbers are asked for
        (1, 2, 4, 5, 6)  # 4 numbers are asked for
        1245  # 4 numbers are asked for
        ("upstream", "dw", "last", "for")  # is text
        (5, 6, 4, 4)  # The third is right
        (1, 2, 4.5, 5)  # In the network, one line runs
    """,
    "tanh_back": """
        (upstream * (1 - np.tanh(w) ** 2) * x, upstream * (1 - np.tanh(x) ** 2) * w)  # taken at w and at x
        (upstream * 1 - np.tanh(w * x) ** 2 * x, upstream * 1 - np.tanh(w * x) ** 2 * w)  # Brackets
        (np.tanh(upstream * x), np.tanh(upstream * w))  # is not put into tanh
        (upstream * np.tanh(w * x), upstream * w)  # dw meets out here
        1 - out**2 => (1 - out) ** 2  # The square is out's alone
        1 - out**2 => 1 - np.tanh(upstream) ** 2  # The slope is taken at upstream
        (upstream * x, upstream * w)  # The slope of tanh is missing
        1 - out**2 => 1 - out  # The square is missing
        1 - out**2 => 1 - np.tanh(out) ** 2  # The slope is taken at out
        1 - out**2 => 1 - (w * x) ** 2  # written from z
        1 - out**2 => 1 - x**2  # written from x
        1 - out**2 => out * (1 - out)  # the slope of the sigmoid
        1 - out**2 => out  # The output stands for the slope
        1 - out**2 => 1 + out**2  # with + in place of −
        1 - out**2 => out**2 - 1  # sign turned
        1 - out**2 => out**2  # ?
        1 - out**2 => 1  # The slope of tanh is missing
        1 - out**2 => 1 - out * 2  # with * in place of **
        delta * x, delta * w => delta * w, delta * x  # The two are swapped
        delta * x, delta * w => delta * x, upstream * w  # through tanh as well: delta * w
        delta * x, delta * w => upstream * x, delta * w  # through tanh as well: delta * x
        delta * x, delta * w => delta * x, delta  # lacks the weight
        delta * x, delta * w => delta, delta * w  # lacks the input
        delta * x, delta * w => delta, delta  # divided by it once too often
        delta * x, delta * w => delta * x, delta * x * w  # stays out of what is handed back
        delta * x, delta * w => delta * x * w, delta * w  # The second is right
        delta * x, delta * w => delta * out, delta * w  # The second is right
        upstream * (1 - out**2) => 1 - out**2  # upstream is missing
        upstream * (1 - out**2) => upstream - out**2  # without brackets round
        return delta * x, delta * w => return delta * x  # 2 numbers are asked for
        return delta * x, delta * w => return delta  # 2 numbers are asked for
        return delta * x, delta * w => result = delta * x, delta * w  # let it end in return
        out = np.tanh(w * x) => out = w * x  # written from z
        out = np.tanh(w * x) => out = np.tanh(x)  # when w is left out
        out = np.tanh(w * x) => out = np.tanh(w)  # the factor x is left out
        out = np.tanh(w * x) => out = 1 / (1 + np.exp(-w * x))  # ?
        out = np.tanh(w * x) => out = np.tanh(w + x)  # with + in place of *
        delta = upstream => delta = -upstream  # sign turned
        delta * x, delta * w => 2 * delta * x, 2 * delta * w  # twice as large
        delta * x, delta * w => delta / x, delta / w  # ?
        (w, x)  # unchanged
        (w - upstream * x, x - upstream * w)  # ?
    """,
}
