"""Answers to the exercises of notebook 3, up to a whole training; bank.py says how to read and add them."""

RIGHT = {
    "output_delta": """
        (a - y) ** 3 / y.shape[1] * (1 - a**2)
        (a - y) * (a - y) * (a - y) * (1 - a * a) / a.shape[1]
        np.power(a - y, 3) / len(y.T) * (1 - a) * (1 + a)
        4 * (a - y) ** 3 / 4 / z.shape[1] / np.cosh(z) ** 2
        -((y - a) ** 3) * tanh_slope(z) / y.shape[1]
        [[(p - t) ** 3 / y.shape[1] * (1 - p * p) for p, t in zip(pr, tr)] for pr, tr in zip(a, y)]
    """,
    "bias_gradient": """
        (delta * s).sum(axis=1, keepdims=True)
        delta @ s.T
        (s @ delta.T).T
        np.einsum("nm,om->no", delta, s)
        [[sum(d * k for d, k in zip(row, s[0]))] for row in delta]
        (delta * s).sum(axis=1)[:, None]
    """,
    "relu_gate": """
        (z > 0) * upstream
        np.where(z > 0, upstream, 0)
        upstream * np.heaviside(z, 0)
        upstream * (np.maximum(z, 0) > 0)
        [[u if v > 0 else 0 for u, v in zip(p, q)] for p, q in zip(upstream, z)]
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
        delta1 @ x.T => sum(np.outer(d, c) for d, c in zip(delta1.T, x.T))
    """,
    "numeric_gradient": """
        def numeric_gradient(f, W, h):
            dW = np.zeros_like(W)
            for j, k in np.ndindex(W.shape):
                for step in (h, -h):
                    W[j, k] += step
                    dW[j, k] += f(W) / (2 * step)
                    W[j, k] -= step
            return dW
        def numeric_gradient(f, W, h):
            flat, slopes = W.ravel(), []
            for e in h * np.eye(W.size):
                slopes.append(f((flat + e).reshape(W.shape)) - f((flat - e).reshape(W.shape)))
            return np.array(slopes).reshape(W.shape) / (2 * h)
        [[(f(W + h * E) - f(W - h * E)) / 2 / h for E in row] for row in np.eye(W.size).reshape(W.shape * 2)]
        for j in range(W.shape[0]): => for j in reversed(range(W.shape[0])):
        return dW => return dW.tolist()
        np.zeros(W.shape) => W * 0
    """,
    "softmax_cross_entropy": """
        def softmax_cross_entropy(y, z):
            s = np.exp(z).sum(axis=0, keepdims=True)
            return (np.log(s).sum() - (y * z).sum()) / len(z.T), (np.exp(z) / s - y) / len(z.T)
        (-np.log(softmax(z)[y == 1]).sum() / y.shape[1], (softmax(z) - y) / y.shape[1])
        [-(np.log(softmax(z)) * y).sum(axis=0).mean(), (softmax(z) - y) / y.shape[1]]
        (np.sum(y * -np.log(softmax(z))) / z.shape[1], np.divide(softmax(z) - y, z.shape[1]))
        e / e.sum(axis=0) => (e.T / e.sum(0)[:, None]).T
        .sum() / m => .sum(axis=0).mean()
    """,
    "whole_backward": """
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
            def walk(i, back):
                delta = back if names[i] == "softmax" else back * SLOPES[names[i]](zs[i])
                here = [delta @ outs[i].T], [delta.sum(axis=1, keepdims=True)]
                if i == 0:
                    return here
                dW, db = walk(i - 1, weights[i].T @ delta)
                return dW + here[0], db + here[1]
            return walk(len(weights) - 1, (outs[-1] - y) / y.shape[1])
        return dW, db => return tuple(dW), tuple(db)
        return dW, db => return [dW, db]
        outs[i].T => outs[i].T.copy()
        delta.sum(axis=1, keepdims=True) => delta @ np.ones((y.shape[1], 1))
    """,
    "train_xor": """
        def train(weights, biases, names, x, y, rate, steps):
            for step in range(steps):
                dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
                weights = [W - rate * d for W, d in zip(weights, dW)]
                biases = [b - rate * d for b, d in zip(biases, db)]
            return weights, biases
        def train(weights, biases, names, x, y, rate, steps):
            if steps == 0:
                return weights, biases
            zs, outs = forward(weights, biases, names, x)
            for old, new in zip(weights + biases, sum(backward(weights, names, y, zs, outs), [])):
                old -= rate * new
            return train(weights, biases, names, x, y, rate, steps - 1)
        weights[i] = weights[i] - rate => weights[i] -= rate ;; biases[i] = biases[i] - => biases[i] -=
        return weights, biases => return [weights, biases]
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
        delta
        (delta * s).sum()
        # raised ValueError
        delta @ s
        delta.T @ s
        (delta @ s.T).T  # has the right numbers
        -delta @ s.T  # has its sign turned
        2 * delta @ s.T  # is twice as large as it should
        delta @ s.T / len(delta)  # lacks the factor delta.shape[0]
        (delta + s).sum(axis=1, keepdims=True)  # with + in place of * before
        (delta / s).sum(axis=1, keepdims=True)  # when you divide by s instead of
        (delta * s).max(axis=1, keepdims=True)  # with max in place of sum
        (delta * s).sum(axis=2)  # raised AxisError
    """,
    "relu_gate": """
        np.maximum(z, 0)  # with z where upstream belongs
        upstream * (z < 0)  # with < in place of >
        # is right but where z is below
        upstream * np.sign(z)
        (z > 0) => np.where(z > 0, 1, z)
        -upstream * (z > 0)  # has its sign turned
        upstream * (z > 1)  # It is right in 1 of 2
        upstream + (z > 0)  # with + in place of * before z > 0
        upstream * (z > 0).T  # with a .T too many, at z
        (upstream * (z > 0)).T  # has the right numbers, but is transposed
        np.zeros_like(z)  # is right but where z is above
        # raised ValueError
        upstream if z > 0 else 0
        upstream @ (z > 0)
        return => result =  # returns nothing: let it end in return
        2 * upstream * (z > 0)  # is twice as large as it should
        upstream / z.shape[-1] * (z > 0)  # lacks the factor upstream.shape[1]
        (upstream * (z > 0)).ravel()  # has the right numbers
        (upstream * (z > 0)).sum()  # An array of shape (1
        print(upstream * (z > 0))  # prints
        # ?
        upstream * (z > upstream)
        np.where(z > 0, upstream, 0.5 * upstream)
    """,
    "square_trap": """
        ((W2.T @ delta2) * slope1) * x.T  # with * in place of @ before x.T
        ((W2.T @ delta2) @ slope1) @ x.T  # with @ in place of *
        (W2.T @ delta2) @ x.T  # when the factor slope1 is left out
        (W2.T @ delta2 * slope1.T) @ x.T  # with a .T too many, at slope1
        (W2.T @ delta2) * slope1  # when x.T is left out
        ((W2.T @ delta2) * slope1) @ x.T / x.shape[1]  # is a third of what it should
        -((W2.T @ delta2) * slope1) @ x.T  # has its sign turned
        return => result =  # returns nothing: let it end in return
        delta2 * slope1 @ x.T  # when W2.T is left out
        ((W2.T @ delta2) * slope1 @ x.T).sum()  # An array of shape (3
        # ?
        (W2 @ (delta2 * slope1)) @ x.T
        (W2.T @ slope1) * delta2 @ x.T
    """,
    "numeric_gradient": """
        f(up) - f(down) => f(down) - f(up)  # has its sign turned
        (f(up) - f(down)) / (2 * h) => f(up) - f(down) / (2 * h)  # without brackets
        (2 * h) => 2  # when the factor h is left out
        f(up) - f(down) => f(up) + f(down)  # with + in place of − before f(down)
        down[j, k] -= h => down = down[j, k] - h  # It is a single number, so it has no [ ]
        range(W.shape[0]) => range(W.shape[1])  # an index one too high, at W.shape[0]
        range(W.shape[0]) => range(1, W.shape[0])  # when the loop leaves out the first
        return dW => return dW.T  # transposed
        return dW => return dW.ravel()  # in other brackets
        return dW => print(dW)  # prints
        return dW => return W - dW  # leave W out of it
        W.copy(), W.copy() => list(W), list(W)  # raised TypeError
        for j in range(W.shape[0]): => for j in W:  # raised IndexError
        f(up) - f(down) => f(up[j, k]) - f(down[j, k])  # raised IndexError
        numeric_gradients(f, W)  # numeric_gradients is the course's own answer
    """,
    "softmax_cross_entropy": """
        e.sum(axis=0) => e.sum(axis=1)  # along the other axis of the sum
        e / e.sum(axis=0) => e  # when the division by e.sum(axis=0) is left out
        a = e / e.sum(axis=0) => a = z  # nan is not a finite number
        # delta is right
        -(y * np.log(a)) => -(y * np.log(z**2))
        .sum() / m => .sum(axis=1) / m
        return J, (a - y) / m => return (a - y) / m, J  # in another order
        (a - y) / m => y - a  # and its sign turned
        y.shape[1] => 4  # ?
        y.shape[1] => y.shape(1)  # An index wants [ ]
        np.log(a) => math.log(a)  # raised NameError
    """,
    "whole_backward": """
        (outs[-1] - y) / => 0.5 * (outs[-1] - y) /  # Every number is half as large
        (outs[-1] - y) / y.shape[1] => outs[-1] - y / y.shape[1]  # without brackets
        SLOPES[names[i - 1]](zs[i - 1]) => SLOPES[names[i - 1]](zs[i])  # index one too high, at zs[i - 1]
        (weights[i].T @ delta) => (weights[i].T * delta)  # with * in place of @ before delta
        delta @ outs[i].T => delta @ outs[i]  # when the .T of outs[i] is left out
        delta @ outs[i].T => delta @ zs[i].T  # with zs where outs belongs
        # raised ValueError
        (weights[i].T @ delta) => (delta @ weights[i])
        delta @ outs[i].T => delta * outs[i]
        reversed(range(len(weights))) => range(len(weights), 0, -1)  # raised IndexError
        sum(axis=1, keepdims=True) => sum(axis=1)  # dW1, dW2 and dW3 are right
        return dW, db => return dW[0], db[0]  # 6 arrays are asked for
        return dW, db => dW, db  # let it end in return
        backward(weights, names, y, zs, outs)  # backward is the course's own answer
    """,
    "train_xor": """
        range(steps) => steps  # raised TypeError
        weights[i] = weights[i] - rate * dW[i] => weights[i] = -rate * dW[i]  # when weights[i] is left out
        # ?
        rate * => 0.1 *
        weights[i] - rate * dW[i] => (weights[i] - dW[i]) * rate
        # raised ValueError
        db[i] => dW[i]
        rate * dW[i] => rate @ dW[i]
        weights[i] = weights[i] - rate * dW[i] => weights = weights - rate * dW  # raised TypeError
        weights[i] = weights[i] - rate * dW[i] => weights[i].append(-rate * dW[i])  # raised AttributeError
        return weights, biases => return outs[-1]  # 4 arrays are asked for
        return weights, biases => return None  # let it end in return
        forward(weights, biases, names, x) => forward(weights, biases, x, names)  # raised UFuncTypeError
        dW, db = backward => db, dW = backward  # raised ValueError
    """,
}
