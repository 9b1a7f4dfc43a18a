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
        = self.w - => -=
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
        w = w => w, self.x, self.dw = w, 0.0, 0.0
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
        x = x => seen = [x] ;; self.x => self.seen[-1]
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
        0.6  # The sign apart
        -12  # ?
        # It is off by a factor of
        54
        13.5
        # ?
        -7.2
        28
    """,
    "walk_back": """
        outs[-1] - y => y - outs[-1]  # Every number has its sign turned
        outs[-1] - y => 2 * (outs[-1] - y)  # Every number is twice as large as
        outs[-1] - y => outs[0] - y  # with an index one too high, at outs[-1]
        outs[-1] - y => outs[-2] - y  # with an index one too low, at outs[-1]
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        upstream * outs[i] => upstream * outs[i - 1]  # with an index one too low, at outs[i]
        upstream * outs[i] => upstream  # when the factor outs[i] is left out
        upstream * outs[i] => upstream * w[i]  # with w where outs belongs
        upstream * outs[i] => upstream + outs[i]  # with + in place of * before outs[i]
        upstream * w[i] => upstream + w[i]  # with + in place of * before w[i]
        upstream * w[i] => w[i]  # when upstream is left out
        upstream * w[i] => upstream * w[i - 1]  # with an index one too low, at w[i]
        return dw =>     return dw  # only the first round of the loop is run
        return dw => return dw[::-1]  # All of it is right, but in
        return dw => pass  # Your function works something out, but returns
        # 3 numbers are asked for
        return dw => return dw[0]
        return dw => return sum(dw)
        # raised IndexError
        dw = [0.0] * len(w) => dw = []
        dw[i] = => dw[i + 1] =
        range(len(w)) => range(len(outs))
        outs[:-1]  # when upstream is left out
        (outs[-1] - y) * outs  # raised TypeError
        [3, -2, 12]  # 4 numbers are asked for
        # All of it is right, but in
        def walk_back(w, outs, y):
            upstream, dw = outs[-1] - y, []
            for i in range(len(w) - 1, -1, -1):
                dw.append(upstream * outs[i])
                upstream *= w[i]
            return dw
    """,
    "step_by_hand": """
        (0.7, 1.7)  # 3 numbers are asked for
        (1.7, 0.7, 3.30245)  # All of it is right
        0.7  # 3 numbers are asked for
    """,
    "training_loop": """
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        range(len(w)) => range(len(w) + 1)  # raised IndexError
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
        return w => return outs[-1]  # numbers are asked for
        return w => pass  # returns nothing: let it end in return
        # raised TypeError
        backward(w, outs, y) => backward(w, x, y)
        backward(w, outs, y) => backward(w, outs)
        def train_chain(w, samples, rate, epochs):
            for epoch in range(epochs):
                for x, y in samples:
                    w = w - rate * backward(w, forward(w, x), y)
            return w
        def train_chain(w, samples, rate, epochs):
            for epoch in epochs:
                for x, y in samples:
                    dw = backward(w, forward(w, x), y)
                    w = [a - rate * b for a, b in zip(w, dw)]
            return w
    """,
    "stuck": """
        (0, 1, 0, 0.5)  # The first, third and fourth are right
        (0, 0, 1, 0)  # The first and second are right
        (0.5, 0, 0, 0)  # The second and third are right
        # 4 numbers are asked for
        (0, 0, 0)
        0.5
        (0, 0, 0, 0.5, 0.5)
        (0, 0.5)
        0
        (0, 0, 0, None)  # None is not a number
        (0, 0, 0, float("nan"))  # The first
        ("0", "0", "0", "½")  # '0' is text
    """,
    "layer": """
        # No method has put that under self yet
        self.x = x => x = x
        self.x = x => pass
        self.dw = upstream => dw = upstream
        self.w = w => self.weight = w
        self.dw => self.grad
        # has self as its first input
        forward(self, x) => forward(x)
        backward(self, upstream) => backward(upstream)
        return upstream * self.w => upstream * self.w  # a function without return
        # None is not a number
        return upstream => upstream
        return upstream * self.w => pass
        return self => self.out = self  # returns nothing: let it end in return
        self.x = x => pass  # has no attribute 'x'
        * self.x => * x  # NameError
        self.dw = => dw =  # has no attribute 'dw'
        # NameError
        self.w * => w *
        * self.dw => * dw
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
        self, x => x ;; self.x = x => pass  # takes 1 positional argument
    """,
    "two_faults": """
        # All of it is right
        (4, 5, 1, 2)
        (2, 4, 1, 5)
        # 4 numbers are asked for
        (1, 2, 4)
        (4, 5)
        5
        (1, 2, 4, 5, 6)
        1245
        ("upstream", "dw", "last", "for")  # is text
        (5, 6, 4, 4)  # The third is right
    """,
    "tanh_back": """
        1 - out**2 => 1 + out**2  # with + in place of −
        1 - out**2 => out**2 - 1  # sign turned
        1 - out**2 => out**2  # ?
        1 - out**2 => 1 - out * 2  # with * in place of **
        delta * x, delta * w => delta, delta  # divided by it once too often
        # The second is right
        delta * x, delta * w => delta * x * w, delta * w
        delta * x, delta * w => delta * out, delta * w
        upstream * (1 - out**2) => upstream - out**2  # without brackets round
        # 2 numbers are asked for
        return delta * x, delta * w => return delta * x
        return delta * x, delta * w => return delta
        return delta * x, delta * w => result = delta * x, delta * w  # let it end in return
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
