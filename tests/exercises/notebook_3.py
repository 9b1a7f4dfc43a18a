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
        3 * (a - y) ** 3 / y.shape[1] * tanh_slope(z)  # is three times as large
        (y - a) ** 3 / y.shape[1] * tanh_slope(z)  # has its sign turned
        (a - y) ** 3 / y.shape[1]  # when the factor tanh_slope(z) is left out
        (a - y) ** 3 * tanh_slope(z)  # when the division by m is left
        (a - y) ** 3 / y.shape[1] * (1 - a)  # when the power 2 is left out
        (a - y) ** 3 * tanh_slope(z) / y.shape[1] ** 2  # lacks the factor a.shape[1]
        ((a - y) ** 3 * tanh_slope(z)).mean()  # An array of shape (1
        (z - y) ** 3 / y.shape[1] * tanh_slope(z)  # with z where a belongs
        (a - y) ** 3 / y.shape[1] @ tanh_slope(z)  # raised ValueError
        (a - y) ** 3 / y.shape[1] + tanh_slope(z)  # with + in place of * before
    """,
    "bias_gradient": """
        # An array of shape (3
        s
        delta
        # raised ValueError
        delta @ s
        s @ delta
        # has the right numbers
        s @ delta.T
        (delta @ s.T).T
        # An array of shape (3
        delta.sum(axis=0, keepdims=True)
        (delta * s).sum()
        delta.sum()
        delta.sum(axis=1, keepdims=True) * s
        -delta @ s.T  # has its sign turned
        2 * delta @ s.T  # is twice as large as it should
        delta @ s.T / len(delta)  # lacks the factor delta.shape[0]
        (delta + s).sum(axis=1, keepdims=True)  # with + in place of * before
        (delta / s).sum(axis=1, keepdims=True)  # when you divide by s instead of
        (delta * s).max(axis=1, keepdims=True)  # with max in place of sum
        (delta * s).sum(axis=2)  # raised AxisError
        delta.T @ s  # raised ValueError
    """,
    "relu_gate": """
        upstream * (z > upstream)  # ?
        # with z where upstream belongs
        np.maximum(z, 0)
        np.where(z > 0, z, 0)
        upstream * (z < 0)  # with < in place of >
        upstream * (z <= 0)  # with <= in place of >
        upstream * np.sign(z)  # is right but where z is below
        -upstream * (z > 0)  # has its sign turned
        upstream * (z > 1)  # It is right in 1 of 2
        upstream @ (z > 0)  # raised ValueError
        upstream + (z > 0)  # with + in place of * before z > 0
        upstream * (z > 0).T  # with a .T too many, at z
        (upstream * (z > 0)).T  # has the right numbers, but is transposed
        upstream if z > 0 else 0  # raised ValueError
        np.zeros_like(z)  # is right but where z is above
        max(0, z) * upstream  # raised ValueError
        return => result =  # returns nothing: let it end in return
        # is right but where z is below
        def relu_delta(upstream, z):
            z[z > 0] = 1
            return upstream * z
        np.where(z > 0, upstream, 0.5 * upstream)  # ?
        2 * upstream * (z > 0)  # is twice as large as it should
        upstream / z.shape[-1] * (z > 0)  # lacks the factor upstream.shape[1]
        (upstream * (z > 0)).ravel()  # has the right numbers
        # An array of shape (1
        (upstream * (z > 0)).sum()
        (upstream * (z > 0)).sum(axis=-1, keepdims=True)
        print(upstream * (z > 0))  # prints
    """,
    "square_trap": """
        (W2 @ (delta2 * slope1)) @ x.T  # ?
        ((W2.T @ delta2) * slope1) * x.T  # with * in place of @ before x.T
        ((W2 @ delta2.T) * slope1) @ x.T  # ?
        ((W2.T @ delta2) @ slope1) @ x.T  # with @ in place of *
        (W2.T @ delta2) @ x.T  # when the factor slope1 is left out
        (W2.T @ delta2 * slope1.T) @ x.T  # with a .T too many, at slope1
        ((W2.T * delta2) * slope1) @ x.T  # with * in place of @ before delta2
        (W2.T @ delta2) * slope1  # when x.T is left out
        ((W2.T @ delta2) * slope1) @ x.T / x.shape[1]  # is a third of what it should
        -((W2.T @ delta2) * slope1) @ x.T  # has its sign turned
        ((W2.T @ delta2) + slope1) @ x.T  # with + in place of * before slope1
        return => result =  # returns nothing: let it end in return
        2 * ((W2.T @ delta2) * slope1) @ x.T  # is twice as large as it should
        delta2 * slope1 @ x.T  # when W2.T is left out
        slope1 @ x.T  # when W2.T @ delta2 is left out
        (W2.T @ slope1) * delta2 @ x.T  # ?
        # An array of shape (3
        ((W2.T @ delta2) * slope1 @ x.T).sum()
        ((W2.T @ delta2) * slope1).sum(axis=1, keepdims=True)
    """,
    "numeric_gradient": """
        (f(up) - f(down)) / (2 * h) => (f(down) - f(up)) / (2 * h)  # has its sign turned
        (f(up) - f(down)) / (2 * h) => f(up) - f(down) / (2 * h)  # without brackets
        (f(up) - f(down)) / (2 * h) => (f(up) - f(down)) / 2  # when the factor h is left out
        (f(up) - f(down)) / (2 * h) => (f(up) + f(down)) / (2 * h)  # with + in place of − before f(down)
        # It is a single number, so it has no [ ]
        def numeric_gradient(f, W, h):
            slopes = []
            for row in W:
                for w in row:
                    slopes.append((f(w + h) - f(w - h)) / (2 * h))
            return slopes
        range(W.shape[0]) => range(W.shape[1])  # an index one too high, at W.shape[0]
        range(W.shape[0]) => range(1, W.shape[0])  # when the loop leaves out the first
        dW[j, k] = => dW[k, j] =  # raised IndexError
        return dW => return dW.T  # transposed
        return dW => return dW.ravel()  # in other brackets
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
        e / e.sum(axis=0) => e  # when the division by e.sum(axis=0) is left out
        a = e / e.sum(axis=0) => a = z  # nan is not a finite number
        # delta is right
        -(y * np.log(a)) => -(y * np.log(z**2))
        -(y * np.log(a)) => -(a * np.log(y + 1e-9))
        return J, (a - y) / m => return (a - y) / m, J  # in another order
        (a - y) / m => y - a  # and its sign turned
        .sum() / m => .sum(axis=1) / m
        y.shape[1] => 4  # ?
        y.shape[1] => y.shape(1)  # An index wants [ ]
        np.log(a) => math.log(a)  # raised NameError
    """,
    "whole_backward": """
        (outs[-1] - y) / => 0.5 * (outs[-1] - y) /  # Every number is half as large
        (outs[-1] - y) / y.shape[1] => outs[-1] - y / y.shape[1]  # without brackets
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i - 1]](zs[i])  # index one too high, at zs[i - 1]
        (weights[i].T @ delta) => (delta @ weights[i])  # raised ValueError
        (weights[i].T @ delta) => (weights[i + 1].T @ delta)  # raised IndexError
        (weights[i].T @ delta) => (weights[i].T * delta)  # with * in place of @ before delta
        delta @ outs[i].T => delta @ outs[i]  # when the .T of outs[i] is left out
        delta @ outs[i].T => delta * outs[i]  # raised ValueError
        delta @ outs[i].T => delta @ outs[i - 1].T  # an index one too low, at outs[i]
        delta @ outs[i].T => delta @ zs[i].T  # with zs where outs belongs
        return dW, db => return dW[0], db[0]  # 6 arrays are asked for
        reversed(range(len(weights))) => range(len(weights), 0, -1)  # raised IndexError
        return dW, db => dW, db  # let it end in return
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
    """,
    "train_xor": """
        range(steps) => steps  # raised TypeError
        rate * => 0.1 *  # ?
        weights[i] = weights[i] - rate * dW[i] => weights[i] = -rate * dW[i]  # when weights[i] is left out
        # ?
        weights[i] - rate * dW[i] => (weights[i] - dW[i]) * rate
        weights[i] - rate * dW[i] => weights[i] * rate - dW[i]
        # raised ValueError
        db[i] => dW[i]
        weights[i] - rate * dW[i] => weights[i] - rate @ dW[i]
        weights[i] = weights[i] - rate * dW[i] => weights = weights - rate * dW  # raised TypeError
        weights[i] = weights[i] - rate * dW[i] => weights[i].append(-rate * dW[i])  # raised AttributeError
        return weights, biases => return outs[-1]  # 4 arrays are asked for
        return weights, biases => return None  # let it end in return
        forward(weights, biases, names, x) => forward(weights, biases, x, names)  # raised UFuncTypeError
        backward(weights, names, y, zs, outs) => backward(weights, names, y, outs, zs)
        dW, db = backward => db, dW = backward
    """,
}
