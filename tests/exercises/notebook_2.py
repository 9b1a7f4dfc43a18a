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
        dw = [0.0] * len(w) => dw = [] ;; dw[i] = upstream * outs[i] => dw.insert(0, upstream * outs[i])
        [(outs[-1] - y) * np.prod(w[i + 1 :]) * outs[i] for i in range(len(w))]
        return dw => return np.array(dw)
        return dw => return tuple(dw)
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
            for x, y in list(samples) * epochs:
                dw = backward(w, forward(w, x), y)
                w = [w_i - rate * dw_i for w_i, dw_i in zip(w, dw)]
            return w
        def train_chain(w, samples, rate, epochs):
            for _ in range(epochs):
                for x, y in samples:
                    outs = forward(w, x)
                    upstream = outs[-1] - y
                    for i in reversed(range(len(w))):
                        dw = upstream * outs[i]
                        upstream = upstream * w[i]
                        w[i] = w[i] - rate * dw
            return w
        def train_chain(w, samples, rate, epochs):
            if epochs == 0:
                return w
            for x, y in samples:
                dw = backward(w, forward(w, x), y)
                w = [a - rate * b for a, b in zip(w, dw)]
            return train_chain(w, samples, rate, epochs - 1)
        w = list(w) => w = np.array(w)
        return w => return tuple(w)
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
        w = w => w, self.x, self.dw = w, 0.0, 0.0
        x = x => seen = [x] ;; self.x => self.seen[-1]
        self.x => self.input
        upstream * self.x => self.x * upstream ;; return upstream => back = upstream; return back
        = x => = x; self.out = self.w * x ;; * self.x => * self.out / self.w
    """,
    "two_faults": """
        (1, 2, 4, 5)
        (2, 1, 4, 5)
        [1, 2, 4, 5]
        ((1, 2), 4, 5)
        (1.0, 2.0, 4.0, 5.0)
        (1, 2, 3 + 1, 5)
    """,
    "tanh_back": """
        (upstream * (1 - np.tanh(w * x) ** 2) * x, upstream * (1 - np.tanh(w * x) ** 2) * w)
        1 - out**2 => 1 / np.cosh(w * x) ** 2
        (1 - out**2) => (1 - out) * (1 + out)
        np.tanh(w * x) => 1 - 2 / (np.exp(2 * w * x) + 1)
        return delta * x, delta * w => return delta * np.array([x, w])
        def tanh_back(upstream, w, x):
            h = 1e-6
            dw = upstream * (np.tanh((w + h) * x) - np.tanh((w - h) * x)) / (2 * h)
            return dw, dw * w / x
    """,
}

WRONG = {
    "middle_weight": """
        # The sign apart
        -135
        1.8
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
        outs[-1] - y => outs[-2] - y  # with an index one too low, at outs[-1]
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        upstream * outs[i] => upstream * outs[i - 1]  # with an index one too low, at outs[i]
        upstream * outs[i] => upstream  # when the factor outs[i] is left out
        upstream * outs[i] => upstream * w[i]  # with w where outs belongs
        upstream * w[i] => upstream + w[i]  # with + in place of * before w[i]
        upstream * w[i] => w[i]  # when upstream is left out
        return dw =>     return dw  # only the first round of the loop is run
        return dw => return dw[::-1]  # All of it is right, but in
        return dw => pass  # Your function works something out, but returns
        return dw => return sum(dw)  # 3 numbers are asked for
        # raised IndexError
        dw = [0.0] * len(w) => dw = []
        range(len(w)) => range(len(outs))
        outs[:-1]  # when upstream is left out
        (outs[-1] - y) * outs  # raised TypeError
        backward(w, outs, y)  # backward is the course's own answer
    """,
    "step_by_hand": """
        (0.7, 1.7)  # 3 numbers are asked for
        (1.7, 0.7, 3.30245)  # All of it is right
    """,
    "training_loop": """
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        range(len(w)) => range(len(w) + 1)  # raised IndexError
        return w => return outs[-1]  # numbers are asked for
        return w => pass  # returns nothing: let it end in return
        # raised TypeError
        backward(w, outs, y) => backward(w, outs)
        w[i] = w[i] - rate * dw[i] => w = w - rate * dw
        range(epochs) => epochs
    """,
    "stuck": """
        (0, 1, 0, 0.5)  # The first, third and fourth are right
        (0.5, 0, 0, 0)  # The second and third are right
        # 4 numbers are asked for
        0.5
        (0, 0, 0)
        (0, 0, 0, 0.5, 0.5)
        (0, 0.5)
        (0, 0, 0, None)  # None is not a number
        (0, 0, 0, float("nan"))  # The first
        ("0", "0", "0", "½")  # '0' is text
    """,
    "layer": """
        # No method has put that under self yet
        self.x = x => x = x
        self.dw => self.grad
        forward(self, x) => forward(x)  # has self as its first input
        return upstream => upstream  # None is not a number. It is what a function without return
        return self => self.out = self  # returns nothing: let it end in return
        # NameError
        * self.x => * x
        self.w * => w *
        self.dw = => dw =  # has no attribute 'dw'
        self.w => self.weight  # has no attribute 'w'
        def update => def step  # has no attribute 'update'
        self, x => x ;; self.x = x => pass  # takes 1 positional argument
    """,
    "two_faults": """
        # All of it is right
        (4, 5, 1, 2)
        (2, 4, 1, 5)
        # 4 numbers are asked for
        (1, 2, 4)
        5
        (4, 5)
        (1, 2, 4, 5, 6)
        ("upstream", "dw", "last", "for")  # is text
        (5, 6, 4, 4)  # The third is right
    """,
    "tanh_back": """
        1 - out**2 => 1 + out**2  # with + in place of −
        # sign turned
        1 - out**2 => out**2 - 1
        delta = upstream => delta = -upstream
        1 - out**2 => 1 - out * 2  # with * in place of **
        delta * x, delta * w => delta, delta  # divided by it once too often
        delta * x, => delta * x * w,  # The second is right
        upstream * (1 - out**2) => upstream - out**2  # without brackets round
        return delta * x, delta * w => return delta  # 2 numbers are asked for
        return => result =  # let it end in return
        out = np.tanh(w * x) => out = np.tanh(w)  # the factor x is left out
        out = np.tanh(w * x) => out = np.tanh(w + x)  # with + in place of *
        delta * x, delta * w => 2 * delta * x, 2 * delta * w  # twice as large
        (w, x)  # unchanged
        # ?
        delta * x, delta * w => delta / x, delta / w
        out = np.tanh(w * x) => out = 1 / (1 + np.exp(-w * x))
    """,
}
