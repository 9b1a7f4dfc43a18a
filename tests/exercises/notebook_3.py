"""Answers to the exercises of notebook 3, up to a whole training; bank.py says how to read and add them."""

RIGHT = {
    "output_delta": """
        (a - y) ** 3 / y.shape[1] * tanh_slope(z)
        (a - y) ** 3 / y.shape[1] * (1 - a**2)
        (a - y) * (a - y) * (a - y) * (1 - a * a) / a.shape[1]
        np.power(a - y, 3) / len(y.T) * (1 - a) * (1 + a)
        4 * (a - y) ** 3 / 4 / z.shape[1] / np.cosh(z) ** 2
        -((y - a) ** 3) * tanh_slope(z) / y.shape[1]
        [[(p - t) ** 3 / y.shape[1] * (1 - p * p) for p, t in zip(pr, tr)] for pr, tr in zip(a, y)]
        def output_delta(a, y, z):
            n, m = y.shape
            dJ_da = (a - y) ** 3 / m
            return dJ_da * tanh_slope(z)
    """,
    "bias_gradient": """
        (delta * s).sum(axis=1, keepdims=True)
        delta @ s.T
        np.sum(delta * s, axis=1, keepdims=True)
        (s @ delta.T).T
        np.einsum("nm,om->no", delta, s)
        [[sum(d * k for d, k in zip(row, s[0]))] for row in delta]
        (delta * s).sum(axis=1)[:, None]
        def bias_gradient(delta, s):
            db = np.zeros((delta.shape[0], 1))
            for j in range(delta.shape[1]):
                db += delta[:, [j]] * s[0, j]
            return db
    """,
    "relu_gate": """
        upstream * (z > 0)
        np.where(z > 0, upstream, 0)
        upstream * np.heaviside(z, 0)
        (z > 0) * upstream
        upstream * (np.maximum(z, 0) > 0)
        [[u if v > 0 else 0 for u, v in zip(p, q)] for p, q in zip(upstream, z)]
        def relu_delta(upstream, z):
            delta = upstream.copy()
            delta[z <= 0] = 0
            return delta
        def relu_delta(upstream, z):
            upstream[z <= 0] = 0
            return upstream
    """,
    "square_trap": """
        ((W2.T @ delta2) * slope1) @ x.T
        np.dot(np.dot(W2.T, delta2) * slope1, x.T)
        (x @ ((W2.T @ delta2) * slope1).T).T
        ((delta2.T @ W2).T * slope1) @ x.T
        np.einsum("kj,km,jm,im->ji", W2, delta2, slope1, x)
        (slope1 * (W2.T @ delta2)) @ x.T
        def repaired(W2, delta2, slope1, x):
            delta1 = slope1 * (W2.T @ delta2)
            dW1 = sum(np.outer(d, c) for d, c in zip(delta1.T, x.T))
            return dW1
    """,
    "numeric_gradient": """
        def numeric_gradient(f, W, h):
            dW = np.zeros_like(W)
            for j in range(len(W)):
                for k in range(len(W[0])):
                    old = W[j, k]
                    W[j, k] = old + h
                    up = f(W)
                    W[j, k] = old - h
                    down = f(W)
                    W[j, k] = old
                    dW[j, k] = (up - down) / 2 / h
            return dW
        def numeric_gradient(f, W, h):
            dW = np.empty(W.shape)
            for place in np.ndindex(W.shape):
                nudge = np.zeros(W.shape)
                nudge[place] = h
                dW[place] = (f(W + nudge) - f(W - nudge)) / (2 * h)
            return dW
        def numeric_gradient(f, W, h):
            rows, columns = W.shape
            slopes = []
            for j in range(rows):
                row = []
                for k in range(columns):
                    E = np.zeros((rows, columns))
                    E[j, k] = 1
                    row.append((f(W + h * E) - f(W - h * E)) / (h + h))
                slopes.append(row)
            return slopes
        def numeric_gradient(f, W, h):
            flat, slopes = W.ravel(), []
            for i in range(W.size):
                e = np.eye(W.size)[i] * h
                slopes.append(f((flat + e).reshape(W.shape)) - f((flat - e).reshape(W.shape)))
            return np.array(slopes).reshape(W.shape) / (2 * h)
        def numeric_gradient(f, W, h):
            import copy
            dW = W * 0
            for j, row in enumerate(W):
                for k, _ in enumerate(row):
                    plus = copy.deepcopy(W)
                    minus = copy.deepcopy(W)
                    plus[j][k] += h
                    minus[j][k] -= h
                    dW[j][k] = (f(plus) - f(minus)) * 0.5 / h
            return dW
        [[(f(W + h * E) - f(W - h * E)) / 2 / h for E in row] for row in np.eye(W.size).reshape(W.shape * 2)]
        for j in range(W.shape[0]): => for j in reversed(range(W.shape[0])):
    """,
    "softmax_cross_entropy": """
        def softmax_cross_entropy(y, z):
            a = softmax(z)
            J = -np.mean((y * np.log(a)).sum(axis=0))
            delta = (a - y) / z.shape[1]
            return J, delta
        def softmax_cross_entropy(y, z):
            n, m = z.shape
            J, delta = 0, np.zeros((n, m))
            for i in range(m):
                e = np.exp(z[:, i])
                a = e / np.sum(e)
                J -= np.log(a @ y[:, i]) / m
                delta[:, i] = (a - y[:, i]) / m
            return J, delta
        def softmax_cross_entropy(y, z):
            s = np.exp(z).sum(axis=0, keepdims=True)
            return (np.log(s).sum() - (y * z).sum()) / len(z.T), (np.exp(z) / s - y) / len(z.T)
        (-np.log(softmax(z)[y == 1]).sum() / y.shape[1], (softmax(z) - y) / y.shape[1])
        [-(np.log(softmax(z)) * y).sum(axis=0).mean(), (softmax(z) - y) / y.shape[1]]
        (np.sum(y * -np.log(softmax(z))) / z.shape[1], np.divide(softmax(z) - y, z.shape[1]))
        e / e.sum(axis=0) => (e.T / e.sum(0)[:, None]).T
    """,
    "whole_backward": """
        def my_backward(weights, names, y, zs, outs):
            L = len(weights)
            dW, db = [None] * L, [None] * L
            m = y.shape[1]
            delta = (outs[-1] - y) / m
            for i in range(L - 1, -1, -1):
                if not (i == L - 1 and names[i] == "softmax"):
                    delta = delta * SLOPES[names[i]](zs[i])
                dW[i] = delta @ outs[i].T
                db[i] = delta.sum(axis=1, keepdims=True)
                delta = weights[i].T @ delta
            return dW, db
        def my_backward(weights, names, y, zs, outs):
            m = y.shape[1]
            deltas = [outs[-1] - y]
            if names[-1] != "softmax":
                deltas[0] = deltas[0] * SLOPES[names[-1]](zs[-1])
            for i in range(len(weights) - 1, 0, -1):
                deltas.insert(0, (weights[i].T @ deltas[0]) * SLOPES[names[i - 1]](zs[i - 1]))
            dW = [delta @ a.T / m for delta, a in zip(deltas, outs)]
            db = [delta.mean(axis=1, keepdims=True) for delta in deltas]
            return dW, db
        def my_backward(weights, names, y, zs, outs):
            dW, db = [], []
            delta = (outs[-1] - y) / len(y.T)
            if names[-1] in SLOPES:
                delta *= SLOPES[names[-1]](zs[-1])
            i = len(weights) - 1
            while i >= 0:
                dW.append(np.dot(delta, outs[i].T))
                db.append(np.sum(delta, axis=1).reshape(-1, 1))
                if i:
                    delta = np.dot(weights[i].T, delta) * SLOPES[names[i - 1]](zs[i - 1])
                i -= 1
            return dW[::-1], db[::-1]
        def my_backward(weights, names, y, zs, outs):
            def walk(i, delta):
                here = [delta @ outs[i].T], [delta.sum(axis=1, keepdims=True)]
                if i == 0:
                    return here
                dW, db = walk(i - 1, (weights[i].T @ delta) * SLOPES[names[i - 1]](zs[i - 1]))
                return dW + here[0], db + here[1]
            delta = (outs[-1] - y) / y.shape[1]
            if names[-1] != "softmax":
                delta = delta * SLOPES[names[-1]](zs[-1])
            return walk(len(weights) - 1, delta)
        return dW, db => return tuple(dW), tuple(db)
        return dW, db => return [dW, db]
        outs[i].T => outs[i].T.copy()
        delta.sum(axis=1, keepdims=True) => delta @ np.ones((y.shape[1], 1))
    """,
    "train_xor": """
        def train(weights, biases, names, x, y, rate, steps):
            for step in range(steps):
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
                weights = [W - rate * d for W, d in zip(weights, dW)]
                biases = [b - rate * d for b, d in zip(biases, db)]
            return weights, biases
        def train(weights, biases, names, x, y, rate, steps):
            for step in range(steps):
                dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
                for i in range(len(weights)):
                    weights[i] -= rate * dW[i]
                    biases[i] -= rate * db[i]
            return weights, biases
        def train(weights, biases, names, x, y, rate, steps):
            n = 0
            while n < steps:
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
                for W, b, dw, d in zip(weights, biases, dW, db):
                    W -= rate * dw
                    b -= rate * d
                n += 1
            return weights, biases
        def train(weights, biases, names, x, y, rate, steps):
            if steps == 0:
                return weights, biases
            zs, outs = forward(weights, biases, names, x)
            dW, db = backward(weights, names, y, zs, outs)
            weights = [weights[i] - rate * dW[i] for i in range(len(dW))]
            biases = [biases[i] - rate * db[i] for i in range(len(db))]
            return train(weights, biases, names, x, y, rate, steps - 1)
        def train(weights, biases, names, x, y, rate, steps):
            for _ in range(steps):
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
                for i, (dw, d) in enumerate(zip(dW, db)):
                    weights[i], biases[i] = weights[i] - rate * dw, biases[i] - rate * d
            return [weights, biases]
        def train(weights, biases, names, x, y, rate, steps):
            for _ in range(steps):
                zs, outs = forward(weights, biases, names, x)
                for i in range(len(weights)):
                    dW, db = backward(weights, names, y, zs, outs)
                    weights[i] = weights[i] - rate * dW[i]
                    biases[i] = biases[i] - rate * db[i]
            return weights, biases
        range(steps) => range(1, steps + 1)
        range(len(weights)) => reversed(range(len(weights)))
    """,
}

WRONG = {
    "output_delta": """
        ((a - y) ** 4).sum() / 4 / y.shape[1] * tanh_slope(z)  # This is J times the slope
        ((a - y) ** 3).mean() * tanh_slope(z)  # the mean of all cubes
        (a - y) / y.shape[1] * tanh_slope(z)  # This is the line for half the square
        (a - y) / y.shape[1] * (1 - a**2)  # This is the line for half the square
        (a - y) / y.shape[1] * sigmoid_slope(z)  # Two things are those of the lesson
        (a - y) * (1 - a**2)  # This has the slope of a square, and no mean
        2 * (a - y) / y.shape[1] * tanh_slope(z)  # This is the slope of a square, 2(a − y)
        (a - y) ** 4 / y.shape[1] * tanh_slope(z)  # The cost is still to the power 4
        0.25 * (a - y) ** 4 / y.shape[1] * tanh_slope(z)  # The cost is still to the power 4
        (a - y) ** 2 / y.shape[1] * tanh_slope(z)  # The power is one too low
        4 * (a - y) ** 3 / y.shape[1] * (1 - a**2)  # Four times too large
        0.25 * (a - y) ** 3 / y.shape[1] * tanh_slope(z)  # Four times too small
        3 * (a - y) ** 3 / y.shape[1] * tanh_slope(z)  # is three times as large
        4 * (a - y) ** 3 * tanh_slope(z)  # The mean is missing, and the 4
        (a - y) ** 3 * (1 - a**2) / len(y)  # You divided by the number of outputs
        (a - y) ** 3 * 1 - a**2 / y.shape[1]  # 1 − a² is one factor
        (a - y**3) * (1 - a**2) / y.shape[1]  # The error a − y is one factor
        (a**3 - y**3) * (1 - a**2) / y.shape[1]  # The error a − y is one factor
        (a - y) ** 3 * (1 - a) ** 2 / y.shape[1]  # only a is squared
        (a - y) ** 3 * np.tanh(z) / y.shape[1]  # You multiplied by tanh itself
        (1 - a**2) / y.shape[1]  # The error is missing
        (a - y) ** 3 * (z > 0) / y.shape[1]  # a ReLU output
        (a - y) ** 3 / y.shape[1] * sigmoid_slope(z)  # This is the line for a sigmoid
        (a - y) ** 3 / y.shape[1] * a * (1 - a)  # This is the line for a sigmoid
        (a - y) ** 3 * sigmoid_slope(z)  # This has the slope of a sigmoid
        (a - y) ** 3 / y.shape[1] * tanh_slope(a)  # The slope is taken at a
        (y - a) ** 3 / y.shape[1] * tanh_slope(z)  # has its sign turned
        (a - y) ** 3 / y.shape[1]  # when the factor tanh_slope(z) is left out
        (a - y) ** 3 * tanh_slope(z)  # when the division by m is left
        (a - y) ** 3 / 4 * tanh_slope(z)  # You divided by 4
        (a - y) ** 3 / y.size * tanh_slope(z)  # You divided by the number of entries
        (a - y) ** 3 / len(z.ravel()) * (1 - a**2)  # You divided by the number of entries
        (a - y) ** 3 / y.shape[1] * (1 - z**2)  # 1 − z² is no slope
        (a - y) ** 3 / y.shape[1] * (1 - a)  # when the power 2 is left out
        (a - y) ** 3  # This is the error's cube alone
        np.sum((a - y) ** 3) / y.shape[1] * (1 - a**2)  # nothing is added up here
        0.25 * (a - y) ** 4 / len(y[0])  # This is J, entry by entry
        tanh_slope(z)  # This is the slope alone
        (y - a) ** 3 * tanh_slope(z)  # The mean is missing, and the sign
        (a - y) ** 3 * tanh_slope(z) / y.shape[1] ** 2  # lacks the factor a.shape[1]
        ((a - y) ** 3 * tanh_slope(z)).mean(axis=1, keepdims=True)  # delta keeps a column for each sample
        ((a - y) ** 3 * tanh_slope(z)).mean()  # An array of shape (1
        (z - y) ** 3 / y.shape[1] * tanh_slope(z)  # with z where a belongs
        ((a - y) * (1 - a**2)) ** 3 / y.shape[1]  # the cube is of a − y alone
        ((a - y) / y.shape[1]) ** 3 * (1 - a**2)  # The division by m comes after the cube
        (a - y) ** 3 / y.shape[1] @ tanh_slope(z)  # raised ValueError
        (a - y) ** 3 / y.shape[1] + tanh_slope(z)  # with + in place of * before
    """,
    "bias_gradient": """
        (delta - s).sum(axis=1, keepdims=True)  # You subtracted s
        (delta * abs(s)).sum(axis=1, keepdims=True)  # multiply by s itself
        delta.sum(axis=1, keepdims=True) * s.sum()  # These are the sums of the rows, times the sum
        delta.sum(axis=1, keepdims=True) * s.mean()  # times the mean of s
        delta @ s.T / s.sum()  # You divided by the sum of s
        delta @ (s**2).T  # s comes twice
        delta[:, :1] * s[0, 0]  # the share of one sample alone
        delta @ s.ravel()  # The numbers are right, but flat
        delta.sum(axis=1, keepdims=True)  # This is the line for a bias
        delta.mean(axis=1, keepdims=True)  # s is missing
        delta.sum(axis=1)  # This is the line for a bias
        (delta * s).mean(axis=1, keepdims=True)  # This is the mean of the columns
        (delta * s).sum(axis=1)  # but flat
        delta * s  # These are the shares of the single
        s  # An array of shape (3
        delta  # An array of shape (3
        delta @ s  # raised ValueError
        s @ delta  # raised ValueError
        s @ delta.T  # has the right numbers
        (delta @ s.T).T  # has the right numbers
        (delta * s).sum(axis=0, keepdims=True)  # This has one number for each sample
        delta.sum(axis=0, keepdims=True)  # An array of shape (3
        (delta * s).sum()  # An array of shape (3
        delta.sum()  # An array of shape (3
        delta.sum(axis=1, keepdims=True) * s  # An array of shape (3
        -delta @ s.T  # has its sign turned
        2 * delta @ s.T  # is twice as large as it should
        delta @ s.T / s.size  # This is the mean of the columns
        delta @ s.T / len(delta)  # lacks the factor delta.shape[0]
        (delta + s).sum(axis=1, keepdims=True)  # with + in place of * before
        (delta / s).sum(axis=1, keepdims=True)  # when you divide by s instead of
        (delta * s**2).sum(axis=1, keepdims=True)  # s comes twice
        (delta * s).max(axis=1, keepdims=True)  # with max in place of sum
        (delta * s).sum(axis=2)  # raised AxisError
        delta.T @ s  # raised ValueError
    """,
    "relu_gate": """
        upstream * (z > upstream)  # ?
        upstream  # The gate never shuts
        upstream * (z >= 0)  # The gate is open at z =
        upstream * (upstream > 0)  # The gate looks at upstream
        np.maximum(upstream, 0)  # The gate looks at upstream
        upstream * (upstream > 0) * (z > 0)  # z > 0 is right
        upstream * np.maximum(z, 0)  # You multiplied by ReLU itself
        upstream * z  # You multiplied by z
        np.maximum(z, 0)  # with z where upstream belongs
        np.where(z > 0, upstream, 0.01 * upstream)  # This gate leaks a hundredth
        np.where(z > 0, upstream, 1)  # Something passes where the gate is shut
        np.where(z > 0, upstream, z)  # Something passes where the gate is shut
        np.where(z > 0, 1, 0)  # This is the slope
        np.where(z > 0, z, 0)  # with z where upstream belongs
        z > 0  # This is the slope alone
        z > 0 * upstream  # * comes before >
        upstream * z > 0  # Brackets are missing
        0 < z * upstream  # Brackets are missing
        upstream * (z < 0)  # with < in place of >
        upstream * (z <= 0)  # with <= in place of >
        upstream * np.heaviside(z, 0.5)  # ½ is the mean of the slopes
        upstream * np.heaviside(z, 1)  # The gate is open at z =
        z * (upstream > 0)  # have changed places
        upstream * (z * upstream > 0)  # The gate looks at z * upstream
        upstream > 0  # This asks upstream
        upstream * np.sign(z)  # is right but where z is below
        -upstream * (z > 0)  # has its sign turned
        upstream * (z > 1)  # It is right in 1 of 2
        upstream @ (z > 0)  # raised ValueError
        upstream * abs(z)  # You multiplied by the size of z
        upstream + (z > 0)  # with + in place of * before z > 0
        upstream * sigmoid_slope(z)  # This is the slope of a smooth
        upstream * (z > 0).T  # with a .T too many, at z
        (upstream * (z > 0)).T  # has the right numbers, but is transposed
        upstream[z > 0]  # This picks the entries that pass, and
        upstream if z > 0 else 0  # raised ValueError
        np.zeros_like(z)  # is right but where z is above
        max(0, z) * upstream  # raised ValueError
        return => result =  # returns nothing: let it end in return
        # is right but where z is below
        def relu_delta(upstream, z):
            z[z > 0] = 1
            return upstream * z
        np.where(upstream > 0, z, 0)  # have changed places
        np.where(z > 0, upstream, 0.5 * upstream)  # ?
        2 * upstream * (z > 0)  # is twice as large as it should
        upstream / z.shape[-1] * (z > 0)  # lacks the factor upstream.shape[1]
        (upstream * (z > 0)).ravel()  # has the right numbers
        (upstream * (z > 0)).sum()  # An array of shape (1
        (upstream * (z > 0)).sum(axis=-1, keepdims=True)  # An array of shape (1
        print(upstream * (z > 0))  # prints
    """,
    "square_trap": """
        (W2.T @ (delta2 * slope1)).T @ x  # Both faults are still there
        W2.T @ (delta2 * slope1) @ x  # Both lines have a fault still
        x @ ((W2 @ delta2) * slope1).T  # This is dW1 transposed
        ((W2 @ delta2) * slope1) @ x.T  # dW1 is made rightly. In delta1 the .T
        x @ (W2.T @ (delta2 * slope1)).T  # The slope comes too early, and
        (W2 @ (delta2 * slope1)) @ x.T  # ?
        x @ ((W2.T @ delta2) * slope1).T  # delta1 is right
        ((W2.T @ delta2) * slope1) @ x  # delta1 is right
        ((W2.T @ delta2) * slope1).T @ x  # One fault is left: delta1.T @ x
        x @ ((W2.T @ delta2) * slope1)  # delta1 is right
        x.T @ ((W2.T @ delta2) * slope1)  # delta1 is right
        ((W2.T @ delta2) * slope1) * x  # delta1 is right
        ((W2.T @ delta2) * slope1) * x.T  # with * in place of @ before x.T
        ((delta2 @ W2) * slope1) @ x.T  # dW1 is made rightly
        ((delta2 @ W2.T) * slope1) @ x.T  # dW1 is made rightly
        ((delta2.T @ W2) * slope1) @ x.T  # This is W2.T @ delta2 transposed
        ((W2 @ delta2.T) * slope1) @ x.T  # ?
        ((W2.T @ delta2) @ slope1) @ x.T  # with @ in place of *
        (W2.T @ (delta2 * slope1)) @ x.T  # One fault is left: the slope comes too early
        (W2.T @ delta2) @ x.T  # when the factor slope1 is left out
        (W2.T @ delta2 * slope1.T) @ x.T  # with a .T too many, at slope1
        ((W2.T * delta2) * slope1) @ x.T  # with * in place of @ before delta2
        (W2.T @ delta2) * slope1  # when x.T is left out
        ((W2.T @ delta2) * slope1) @ x.T / x.shape[1]  # is a third of what it should
        -((W2.T @ delta2) * slope1) @ x.T  # has its sign turned
        ((W2.T @ delta2) + slope1) @ x.T  # with + in place of * before slope1
        delta2 @ x.T  # This leaves out the way back through
        ((W2 @ delta2) * slope1) @ x  # Both lines are wrong
        x.T @ ((W2 @ delta2) * slope1)  # Both lines are wrong
        return => result =  # returns nothing: let it end in return
        2 * ((W2.T @ delta2) * slope1) @ x.T  # is twice as large as it should
        (W2.T @ delta2) * (slope1 @ x.T)  # slope1 comes too late
        delta2 * slope1 @ x.T  # when W2.T is left out
        slope1 @ x.T  # when W2.T @ delta2 is left out
        (W2.T @ slope1) * delta2 @ x.T  # ?
        ((W2.T @ delta2) * slope1 @ x.T).sum()  # An array of shape (3
        ((W2.T @ delta2) * slope1).sum(axis=1, keepdims=True)  # An array of shape (3
        ((W2.T @ delta2) * slope1 * slope1) @ x.T  # slope1 is f′(z1) already
    """,
    "numeric_gradient": """
        dW[j, k] = => dW[j] =  # fills a whole row
        return dW =>         return dW  # Only the first entry is filled
        np.zeros(W.shape) => W  # A slope was written into W
        (f(up) - f(down)) / (2 * h) => (f(up) - f(down)) / h  # Twice too large
        (f(up) - f(down)) / (2 * h) => (f(up) - f(W)) / h  # one side only
        (f(up) - f(down)) / (2 * h) => (f(W) - f(down)) / h  # one side only
        (f(up) - f(down)) / (2 * h) => (f(down) - f(up)) / (2 * h)  # has its sign turned
        (f(up) - f(down)) / (2 * h) => (f(up) - f(down)) / 2 * h  # Brackets are missing
        (f(up) - f(down)) / (2 * h) => f(up) - f(down) / (2 * h)  # without brackets
        (f(up) - f(down)) / (2 * h) => (f(up) - f(down)) / 2  # when the factor h is left out
        (f(up) - f(down)) / (2 * h) => f(up) - f(down)  # The division by 2h is missing
        (f(up) - f(down)) / (2 * h) => f(up)  # the values of f
        (f(up) - f(down)) / (2 * h) => (f(up) + f(down)) / (2 * h)  # with + in place of − before f(down)
        up, down = W.copy(), W.copy() => up, down = W, W  # All is 0
        up, down = W.copy(), W.copy() => up = down = W.copy()  # All is 0
        # An earlier nudge is left in W
        up, down = W.copy(), W.copy() => up, down = W.copy(), W
        # A slope was written into W
        def numeric_gradient(f, W, h):
            for j in range(W.shape[0]):
                for k in range(W.shape[1]):
                    up, down = W.copy(), W.copy()
                    up[j, k] += h
                    down[j, k] -= h
                    W[j, k] = (f(up) - f(down)) / (2 * h)
            return W
        # It is a single number, so it has no [ ]
        def numeric_gradient(f, W, h):
            slopes = []
            for row in W:
                for w in row:
                    slopes.append((f(w + h) - f(w - h)) / (2 * h))
            return slopes
        # An earlier nudge is left in W
        def numeric_gradient(f, W, h):
            dW = np.zeros(W.shape)
            for j in range(W.shape[0]):
                for k in range(W.shape[1]):
                    W[j, k] += h
                    up = f(W)
                    W[j, k] -= 2 * h
                    dW[j, k] = (up - f(W)) / (2 * h)
            return dW
        # one side only
        def numeric_gradient(f, W, h):
            dW = np.zeros(W.shape)
            for j in range(W.shape[0]):
                for k in range(W.shape[1]):
                    W[j, k] += h
                    up = f(W)
                    W[j, k] -= h
                    dW[j, k] = (up - f(W)) / (2 * h)
            return dW
        # The two copies are made once
        def numeric_gradient(f, W, h):
            up, down, dW = W.copy(), W.copy(), W.copy()
            for j, k in np.ndindex(W.shape):
                up[j, k], down[j, k] = up[j, k] + h, down[j, k] - h
                dW[j, k] = (f(up) - f(down)) / (2 * h)
            return dW
        # Only the first entry is filled
        def numeric_gradient(f, W, h):
            dW = np.zeros(W.shape)
            for j in range(len(W)):
                for k in range(len(W[0])):
                    up = W.copy()
                    up[j, k] += h
                    down = W.copy()
                    down[j, k] -= h
                    dW[j, k] = (f(up) - f(down)) / 2 / h
                    return dW
        # Only the first row is filled
        def numeric_gradient(f, W, h):
            dW = np.zeros(W.shape)
            for j in range(len(W)):
                for k in range(len(W[0])):
                    up, down = W.copy(), W.copy()
                    up[j, k] += h
                    down[j, k] -= h
                    dW[j, k] = (f(up) - f(down)) / 2 / h
                return dW
        (f(W + h) - f(W - h)) / (2 * h)  # All entries were nudged at once
        np.full(W.shape, (f(W + h) - f(W - h)) / (2 * h))  # All entries were nudged at once
        up, down = W.copy(), W.copy() => up, down = W + h, W - h  # All entries were nudged at once
        up[j, k] += h => up[j] += h ;; down[j, k] -= h => down[j] -= h  # A whole row
        up[j, k] += h => up[:, k] += h ;; down[j, k] -= h => down[:, k] -= h  # A whole column
        up[j, k] += h => up[j, k] = h ;; down[j, k] -= h => down[j, k] = -h  # The entry was set to h
        # multiplied by h, or divided by it
        up[j, k] += h => up[j, k] *= h ;; down[j, k] -= h => down[j, k] /= h
        up, down = => h = 0.001; up, down =  # another nudge
        up, down = => h = 1e-5; up, down =  # another nudge
        up, down = => h = 1e-8; up, down =  # another nudge
        range(W.shape[1]) => range(W.shape[0])  # over the rows too
        range(W.shape[0]) => range(W.shape[1])  # an index one too high, at W.shape[0]
        range(W.shape[0]) => range(1, W.shape[0])  # when the loop leaves out the first
        dW[j, k] = => dW[k, j] =  # raised IndexError
        dW[j, k] = => dW =  # overwritten by one number
        dW[j, k] = => slope =  # All is 0
        return dW => return dW.T  # transposed
        return dW => return dW.ravel()  # in other brackets
        return dW => return dW.sum()  # added up into one number
        return dW => print(dW)  # prints
        return dW => return W - dW  # leave W out of it
        W.copy(), W.copy() => list(W), list(W)  # raised TypeError
        f(W)  # An array of shape
        for j in range(W.shape[0]): => for j in W:  # raised IndexError
        np.gradient(W)  # yours has shape
        dW[j, k] = (f(up) - f(down)) => dW[j, k] = (f(up[j, k]) - f(down[j, k]))  # raised IndexError
    """,
    "softmax_cross_entropy": """
        e.sum(axis=0) => e.sum(axis=1)  # along the other axis of the sum
        e.sum(axis=0) => e.sum(axis=1, keepdims=True)  # along each row
        e.sum(axis=0) => e.sum()  # All entries were added up
        # the lines for a single sample
        def softmax_cross_entropy(y, z):
            e = np.exp(z)
            a = e / e.sum()
            return -(y * np.log(a)).sum(), a - y
        # each column has its own sum, axis=0. And in delta
        def softmax_cross_entropy(y, z):
            a = np.exp(z) / np.exp(z).sum()
            return -(y * np.log(a)).sum() / len(y[0]), a - y
        e / e.sum(axis=0) => e  # when the division by e.sum(axis=0) is left out
        e = np.exp(z) => e = z  # The power is missing
        a = e / e.sum(axis=0) => a = 1 / (1 + np.exp(-z))  # the sigmoid of each entry
        a = e / e.sum(axis=0) => a = z  # nan is not a finite number
        (-(y * np.log(softmax(z))).sum(), softmax(z) - y)  # The mean is missing, in J and in delta
        (a - y) / m => a - y  # In delta the mean is missing
        .sum() / m => .sum()  # In J the mean is missing
        -(y * np.log(a)).sum() / m => -(y * np.log(a)).mean()  # averaged over all entries
        m = y.shape[1] => m = len(y)  # the number of outputs
        m = y.shape[1] => m = y.size  # the number of entries
        (a - y) / m => (a - y) * a * (1 - a) / m  # a slope too many
        (a - y) / m => (a - y) * sigmoid_slope(z) / m  # the slope of a sigmoid too many
        (a - y) / m => (y - a) / m  # The sign of delta is turned
        -(y * np.log(a)) => (y * np.log(a))  # The sign of J is turned
        -(y * np.log(a)) => -np.log(a)  # lacks the factor y
        -(y * np.log(a)) => -(y * np.log(z**2))  # delta is right
        -(y * np.log(a)) => -(a * np.log(a))  # changed places
        -(y * np.log(a)) => -(a * np.log(y + 1e-9))  # delta is right
        -(y * np.log(a)) => -(a * np.log(y))  # the logarithm of y, which is 0 in places
        -(y * np.log(a)) => -(y * np.log2(a))  # another base
        -(y * np.log(a)) => -(y * np.log(a) + (1 - y) * np.log(1 - a))  # no second part
        -(y * np.log(a)) => (0.5 * (a - y) ** 2)  # half the squared error
        -(y * np.log(a)) => -(y * a)  # the logarithm of the shares
        -(y * np.log(a)) => -(y @ np.log(a).T)  # lacks the factor y
        return J, (a - y) / m => return (a - y) / m, J  # in another order
        return J, (a - y) / m => return J  # This is J alone
        return J, (a - y) / m => return (a - y) / m  # This is delta alone
        return J, (a - y) / m => return J, a  # y is missing
        (a - y) / m => (a - y).mean(axis=1, keepdims=True)  # delta keeps a column
        (a - y) / m => -y / a / m  # the derivative by a
        (a - y) / m => (z - y) / m  # z stands in delta
        (a - y) / m => (a - y) ** 2 / m  # squared in delta
        (a - y) / m => (a - y) / len(y)  # by the number of classes
        (a - y) / m => y - a  # and its sign turned
        -(y * np.log(a)).sum() / m => (np.log(e.sum()) - (y * z).sum()) / m  # has its own S
        .sum() / m => .sum(axis=0)  # a number for each sample
        -(y * np.log(a)).sum() / m => -sum(y * np.log(a)) / m  # a number for each sample
        .sum() / m => .sum(axis=1) / m  # delta is right
        .sum() / m => / m  # a number for each entry
        y.shape[1] => 4  # ?
        y.shape[1] => y.shape(1)  # An index wants [ ]
        np.log(a) => math.log(a)  # raised NameError
    """,
    "whole_backward": """
        if i > 0: => if False:  # delta is never handed back
        / y.shape[1] => / 1  # Only the mean over the batch is missing
        / y.shape[1] => / y.shape[0]  # the number of outputs
        / y.shape[1] => / y.size  # the number of entries
        / y.shape[1] => / 4  # You divided by 4
        (outs[-1] - y) => (y - outs[-1])  # The error is y − a here
        (outs[-1] - y) => (outs[-1] - y) ** 2  # The error is squared
        (outs[-1] - y) / => 2 * (outs[-1] - y) /  # twice too large
        (outs[-1] - y) / => 0.5 * (outs[-1] - y) /  # Every number is half as large
        (outs[-1] - y) / y.shape[1] => outs[-1] - y / y.shape[1]  # without brackets
        delta @ outs[i].T => delta @ outs[i].T / y.shape[1]  # dW is divided by m again
        delta.sum(axis=1 => delta.mean(axis=1  # db is divided by m again
        # The mean is taken again in every layer
        delta @ outs[i].T => delta @ outs[i].T / y.shape[1] ;; delta.sum(axis=1 => delta.mean(axis=1
        delta = delta * SLOPES[names[-1]](zs[-1]) => pass  # BP1 lacks the slope
        delta * SLOPES[names[-1]](zs[-1]) => delta * sigmoid_slope(zs[-1])  # always that of a sigmoid
        SLOPES[names[i - 1]](zs[i - 1]) => sigmoid_slope(zs[i - 1])  # always that of a sigmoid
        SLOPES[names[i - 1]](zs[i - 1]) => tanh_slope(zs[i - 1])  # always that of tanh
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i - 1]](outs[i])  # taken at a
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i]](zs[i])  # the slope is that of the layer just left
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i]](zs[i - 1])  # another layer than its z
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i - 1]](zs[i])  # index one too high, at zs[i - 1]
        (zs[-1]) => (outs[-1])  # In BP1 the slope is taken at a
        * SLOPES[names[i - 1]](zs[i - 1]) => * 1  # BP2 lacks its slope
        if names[-1] != "softmax": => if True:  # SLOPES has no softmax
        if names[-1] != "softmax": => if names[-1] == "softmax":  # The question is turned round
        # those of the lesson, tanh and sigmoid
        def my_backward(weights, names, y, zs, outs):
            delta = (outs[-1] - y) / y.shape[1] * outs[-1] * (1 - outs[-1])
            dW, db = [delta @ outs[-2].T], [delta.sum(axis=1, keepdims=True)]
            for i in range(len(weights) - 2, -1, -1):
                delta = weights[i + 1].T @ delta * (1 - outs[i + 1] ** 2)
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(axis=1, keepdims=True))
            return dW, db
        # those of the lesson, tanh and sigmoid
        def my_backward(weights, names, y, zs, outs):
            dW, db = [], []
            delta = (outs[-1] - y) / y.shape[1] * sigmoid_slope(zs[-1])
            for i in reversed(range(len(weights))):
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(axis=1, keepdims=True))
                if i > 0:
                    delta = (weights[i].T @ delta) * tanh_slope(zs[i - 1])
            return dW, db
        # handed on before dW and db are read off
        def my_backward(weights, names, y, zs, outs):
            dW, db = [], []
            delta = (outs[-1] - y) / y.shape[1]
            if names[-1] != "softmax":
                delta = delta * SLOPES[names[-1]](zs[-1])
            for i in range(len(weights) - 1, -1, -1):
                if i != 0:
                    delta = SLOPES[names[i - 1]](zs[i - 1]) * (weights[i].T @ delta)
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(1, keepdims=True))
            return dW, db
        if i > 0: => if True:  # nothing to hand back to
        (weights[i].T @ delta) => (weights[i] @ delta)  # lacks the transpose
        (weights[i].T @ delta) => (delta @ weights[i])  # raised ValueError
        (weights[i].T @ delta) => (weights[i - 1].T @ delta)  # another layer
        (weights[i].T @ delta) => (weights[i + 1].T @ delta)  # raised IndexError
        (weights[i].T @ delta) => (weights[i].T * delta)  # with * in place of @ before delta
        delta @ outs[i].T => outs[i] @ delta.T  # dW is transposed
        delta @ outs[i].T => delta @ outs[i]  # when the .T of outs[i] is left out
        delta @ outs[i].T => delta * outs[i]  # raised ValueError
        delta @ outs[i].T => delta @ outs[i - 1].T  # an index one too low, at outs[i]
        delta @ outs[i].T => delta @ outs[i + 1].T  # dW needs what came into the layer
        delta @ outs[i].T => delta @ zs[i].T  # with zs where outs belongs
        axis=1, keepdims=True => axis=1  # db is flat
        axis=1, keepdims=True => axis=0, keepdims=True  # over the neurons
        delta.sum(axis=1, keepdims=True) => delta  # nothing is added up yet
        delta.sum(axis=1, keepdims=True) => delta.sum()  # one number for the whole layer
        dW.insert(0, => dW.append( ;; db.insert(0, => db.append(  # begin with the last layer
        db.insert(0, => db.append(  # The list db begins
        return dW, db => return db, dW  # the order of the two
        return dW, db => return dW  # This is dW alone
        return dW, db => return dW[0], db[0]  # 6 arrays are asked for
        reversed(range(len(weights))) => range(len(weights))  # begins at the first layer
        reversed(range(len(weights))) => range(len(weights), 0, -1)  # raised IndexError
        reversed(range(len(weights))) => range(len(weights) - 1, 0, -1)  # ends before the first layer
        return dW, db => dW, db  # let it end in return
        # from layer i back to layer i − 1 it is weights[i]
        def my_backward(weights, names, y, zs, outs):
            dW, db = [], []
            delta = (outs[-1] - y) / y.shape[1]
            if names[-1] != "softmax":
                delta = delta * SLOPES[names[-1]](zs[-1])
            for i in reversed(range(len(weights))):
                if i < len(weights) - 1:
                    delta = (weights[i].T @ delta) * SLOPES[names[i]](zs[i])
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(axis=1, keepdims=True))
            return dW, db
        # SLOPES has no softmax: with it
        def my_backward(weights, names, y, zs, outs):
            dW, db = [], []
            delta = outs[-1] - y
            for i in reversed(range(len(weights))):
                delta = delta * SLOPES[names[i]](zs[i])
                dW.insert(0, delta @ outs[i].T)
                db.insert(0, delta.sum(axis=1, keepdims=True))
                delta = weights[i].T @ delta
            return dW, db
        # delta starts anew in every turn
        def my_backward(weights, names, y, zs, outs):
            dW, db, m = [], [], y.shape[1]
            for i in reversed(range(len(weights))):
                if names[-1] == "softmax":
                    delta = (outs[-1] - y) / m
                else:
                    delta = (outs[-1] - y) / m * SLOPES[names[-1]](zs[-1])
                dW = [delta @ outs[i].T] + dW
                db = [delta.sum(axis=1, keepdims=True)] + db
                delta = weights[i].T @ delta * SLOPES[names[i - 1]](zs[i - 1]) if i else delta
            return dW, db
        # through two layers
        def my_backward(weights, names, y, zs, outs):
            delta2 = (outs[2] - y) / y.shape[1] * SLOPES[names[1]](zs[1])
            delta1 = (weights[1].T @ delta2) * SLOPES[names[0]](zs[0])
            dW = [delta1 @ outs[0].T, delta2 @ outs[1].T]
            db = [delta1.sum(axis=1, keepdims=True), delta2.sum(axis=1, keepdims=True)]
            return dW, db
    """,
    "train_xor": """
        rate * dW[i] => 2.0 * dW[i] ;; rate * db[i] => 2.0 * db[i]  # belong to the rate 2
        range(steps) => range(500)  # It goes 500 steps
        rate * dW[i] => rate * weights[i] ;; rate * db[i] => rate * biases[i]  # rate times the weights
        # The target of backward is y itself
        backward(weights, names, y, => backward(weights, names, outs[-1] - y,
        rate * dW[i] => rate * db[i]  # Each weight meets its own gradient
        weights[i] - => weights[i] + ;; biases[i] - => biases[i] +  # uphill: subtract
        biases[i] - => biases[i] +  # the biases uphill
        weights[i] - => weights[i] +  # the weights uphill
        # Nothing has changed
        def train(weights, biases, names, x, y, rate, steps):
            for _ in range(steps):
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
                for W, b, dw, d in zip(weights, biases, dW, db):
                    W = W - rate * dw
                    b = b - rate * d
            return weights, biases
        range(steps) => range(steps - 1)  # one step too few
        range(steps) => range(1, steps)  # one step too few
        range(steps) => range(steps + 1)  # one step too many
        range(steps) => steps  # raised TypeError
        range(steps) => [steps]  # one step only
        rate * => 1 *  # The rate is missing
        rate * => 0.1 *  # ?
        rate * => rate / x.shape[1] *  # The mean was taken again
        biases[i] = biases[i] - rate * db[i] => pass  # The biases stayed
        weights[i] = weights[i] - rate * dW[i] => pass  # The weights stayed
        weights[i] = weights[i] - rate * dW[i] => weights[i] = -rate * dW[i]  # when weights[i] is left out
        weights[i] - rate * dW[i] => (weights[i] - dW[i]) * rate  # ?
        weights[i] - rate * dW[i] => weights[i] * rate - dW[i]  # ?
        db[i] => dW[i]  # raised ValueError
        weights[i] - rate * dW[i] => weights[i] - rate @ dW[i]  # raised ValueError
        weights[i] = weights[i] - rate * dW[i] => weights = weights - rate * dW  # raised TypeError
        weights[i] = weights[i] - rate * dW[i] => weights[i].append(-rate * dW[i])  # raised AttributeError
        return weights, biases => return weights  # the weights alone
        return weights, biases => return biases, weights  # The order is turned
        return weights, biases => return dW, db  # The gradients were returned
        return weights, biases => return outs[-1]  # 4 arrays are asked for
        return weights, biases => return None  # let it end in return
        range(len(weights)) => range(len(weights) - 1)  # Only the first layer
        range(len(weights)) => range(1, len(weights))  # Only the last layer
        # The gradients stay those of the start
        def train(weights, biases, names, x, y, rate, steps):
            dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
            for _ in range(steps):
                weights = [W - rate * d for W, d in zip(weights, dW)]
                biases = [b - rate * d for b, d in zip(biases, db)]
            return weights, biases
        # The gradients stay those of the start
        def train(weights, biases, names, x, y, rate, steps):
            dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
            weights = [W - rate * steps * d for W, d in zip(weights, dW)]
            return weights, [b - rate * steps * d for b, d in zip(biases, db)]
        # one step only
        def train(weights, biases, names, x, y, rate, steps):
            for _ in range(steps):
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
            for i in range(len(weights)):
                weights[i] = weights[i] - rate * dW[i]
                biases[i] = biases[i] - rate * db[i]
            return weights, biases
        # one step only
        def train(weights, biases, names, x, y, rate, steps):
            for _ in range(steps):
                zs, outs = forward(weights, biases, names, x)
                dW, db = backward(weights, names, y, zs, outs)
                for i in range(len(weights)):
                    weights[i] = weights[i] - rate * dW[i]
                    biases[i] = biases[i] - rate * db[i]
                return weights, biases
        # forward ran only once
        def train(weights, biases, names, x, y, rate, steps):
            zs, outs = forward(weights, biases, names, x)
            for _ in range(steps):
                dW, db = backward(weights, names, y, zs, outs)
                weights = [W - rate * d for W, d in zip(weights, dW)]
                biases = [b - rate * d for b, d in zip(biases, db)]
            return weights, biases
        forward(weights, biases, names, x) => forward(weights, biases, x, names)  # raised UFuncTypeError
        backward(weights, names, y, zs, outs) => backward(weights, names, y, outs, zs)  # raised ValueError
        dW, db = backward => db, dW = backward  # raised ValueError
    """,
}
