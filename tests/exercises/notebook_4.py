"""Answers to the exercises of notebook 4, on training; bank.py says how to read and add them."""

RIGHT = {
    "descent_step": """
        [w - rate * dw for w, dw in zip(weights, gradients)]
        [weights[i] - rate * gradients[i] for i in range(len(weights))]
        tuple(w + -rate * dw for w, dw in zip(weights, gradients))
        list(map(lambda w, dw: w - dw * rate, weights, gradients))
        [np.subtract(w, np.multiply(rate, dw)) for w, dw in zip(weights, gradients)]
        def my_step(weights, gradients, rate):
            new = []
            for w, dw in zip(weights, gradients):
                new.append(w - rate * dw)
            return new
        def my_step(weights, gradients, rate):
            weights = list(weights)
            for i in range(len(weights)):
                weights[i] = weights[i] - rate * gradients[i]
            return weights
        def my_step(weights, gradients, rate):
            steps = [-rate * dw for dw in gradients]
            return [w + s for w, s in zip(weights, steps)]
    """,
    "one_epoch": """
        rng.permutation(x.shape[1]) => rng.permutation(len(x.T))
        rng.permutation(x.shape[1]) => rng.permutation(np.arange(y.shape[1]))
        rng.permutation(x.shape[1]) => rng.choice(x.shape[1], x.shape[1], replace=False)
        rng.permutation(x.shape[1]) => rng.permuted(np.arange(x.shape[1]))
        rng.permutation(x.shape[1]) => np.argsort(rng.random(x.shape[1]))
        range(0, x.shape[1], batch_size) => range(0, len(order), batch_size)
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order = list(range(x.shape[1]))
            rng.shuffle(order)
            while order:
                batch, order = order[:batch_size], order[batch_size:]
                dW, db = backward(weights, names, y[:, batch], *forward(weights, biases, names, x[:, batch]))
                weights = [W - rate * d for W, d in zip(weights, dW)]
                biases = [b - rate * d for b, d in zip(biases, db)]
            return weights, biases
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order = rng.permutation(x.shape[1])
            x, y = x[:, order], y[:, order]
            for start in range(0, x.shape[1], batch_size):
                xb, yb = x[:, start : start + batch_size], y[:, start : start + batch_size]
                zs, outs = forward(weights, biases, names, xb)
                dW, db = backward(weights, names, yb, zs, outs)
                weights = [weights[i] - rate * dW[i] for i in range(len(weights))]
                biases = [biases[i] - rate * db[i] for i in range(len(biases))]
            return weights, biases
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            both = rng.permutation(np.vstack([x, y]).T).T
            x, y = both[: len(x)], both[len(x) :]
            m = x.shape[1]
            for k in range((m + batch_size - 1) // batch_size):
                some = slice(k * batch_size, min(m, (k + 1) * batch_size))
                zs, outs = forward(weights, biases, names, x[:, some])
                dW, db = backward(weights, names, y[:, some], zs, outs)
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return [weights, biases]
    """,
    "accuracy": """
        np.mean(a.argmax(axis=0) == y.argmax(axis=0))
        (np.argmax(a, 0) == np.argmax(y, 0)).mean()
        (a.argmax(axis=0) == y.argmax(axis=0)).sum() / a.shape[1]
        y[a.argmax(axis=0), np.arange(a.shape[1])].mean()
        ((a == a.max(axis=0)) * y).sum() / y.shape[1]
        sum(p.argmax() == t.argmax() for p, t in zip(a.T, y.T)) / len(a.T)
        1 - np.count_nonzero(a.argmax(axis=0) - y.argmax(axis=0)) / y.shape[1]
        def accuracy(a, y):
            right = 0
            for j in range(a.shape[1]):
                if a[:, j].argmax() == y[:, j].argmax():
                    right += 1
            return right / a.shape[1]
    """,
    "relu_weights": """
        rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)
        rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in))
        rng.normal(scale=(2 / n_in) ** 0.5, size=(n_out, n_in))
        rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        np.sqrt(2) * rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)
        rng.normal(size=(n_out, n_in)) / (n_in / 2) ** 0.5
        rng.normal(size=n_out * n_in).reshape(n_out, n_in) * np.sqrt(2 / n_in)
        def relu_weights(n_in, n_out, rng):
            W = rng.normal(size=(n_out, n_in))
            W *= (2 / n_in) ** 0.5
            return W
    """,
    "standardise": """
        x_train.std => np.asarray(x_train).std
        x_train.mean(axis=1, keepdims=True) => x_train.mean(axis=1)[:, None]
        x_train.std(axis=1, keepdims=True) => np.sqrt(x_train.var(axis=1, keepdims=True))
        x_train.mean(axis=1, keepdims=True) => np.mean(x_train, 1).reshape(-1, 1)
        [(p - x_train.mean(1, keepdims=True)) / x_train.std(1, keepdims=True) for p in (x_train, x_held)]
        def standardised(x_train, x_held):
            mean = x_train.mean(axis=1)
            std = x_train.std(axis=1)
            return ((x_train.T - mean) / std).T, ((x_held.T - mean) / std).T
        def standardised(x_train, x_held):
            x_train, x_held = x_train.copy(), x_held.copy()
            for k in range(len(x_train)):
                m, s = x_train[k].mean(), x_train[k].std()
                x_train[k] = (x_train[k] - m) / s
                x_held[k] = (x_held[k] - m) / s
            return x_train, x_held
        def standardised(x_train, x_held):
            centred = x_train - x_train.mean(axis=1, keepdims=True)
            width = np.sqrt((centred**2).mean(axis=1, keepdims=True))
            return centred / width, (x_held - x_train.mean(axis=1, keepdims=True)) / width
    """,
    "whole_training": """
        J < lowest => lowest > J
        J < lowest => J <= lowest
        np.inf => 1e9
        np.inf => float("inf")
        lowest, best = J, (weights, biases) => lowest, best = J, [weights, biases]
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            kept, costs = [], []
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, train[0], train[1], 10, rate, rng)
                kept.append((weights, biases))
                costs.append(cost(weights, biases, names, held[0], held[1]))
            return kept[np.argmin(costs)]
        def my_training(layers, names, train, held, epochs, rate, rng):
            x, y = train
            W = [rng.normal(size=(n, n_in)) / np.sqrt(n_in) for n_in, n in zip(layers, layers[1:])]
            b = [np.zeros((n, 1)) for n in layers[1:]]
            best = None
            for epoch in range(epochs):
                order = rng.permutation(x.shape[1])
                for start in range(0, x.shape[1], 10):
                    some = order[start : start + 10]
                    dW, db = backward(W, names, y[:, some], *forward(W, b, names, x[:, some]))
                    W, b = step(W, dW, rate), step(b, db, rate)
                J = cost(W, b, names, *held)
                if best is None or J < best[0]:
                    best = J, W, b
            return best[1], best[2]
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            states = []
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                states.append((cost(weights, biases, names, *held), weights, biases))
            J, weights, biases = min(states, key=lambda state: state[0])
            return weights, biases
    """,
    "agrees": """
        return bool( => return (
        all(np.allclose(d, t, rtol=1e-5, atol=1e-10) for d, t in both(backward, weights, biases, names, x, y))
        all(abs(d - t).max() < 1e-8 for d, t in both(backward, weights, biases, names, x, y))
        def agrees(backward, weights, biases, names, x, y):
            for d, t in both(backward, weights, biases, names, x, y):
                if np.linalg.norm(d - t) > 1e-5 * np.linalg.norm(t):
                    return False
            return True
        def agrees(backward, weights, biases, names, x, y):
            zs, outs = forward(weights, biases, names, x)
            dW, db = backward(weights, names, y, zs, outs)
            for i in range(len(weights)):
                def J(W, b):
                    nudged = [*weights[:i], W, *weights[i + 1 :]]
                    return cost(nudged, [*biases[:i], b, *biases[i + 1 :]], names, x, y)
                if not gradcheck.check_gradients(J, (dW[i], db[i]), weights[i], biases[i]):
                    return False
            return True
        def agrees(backward, weights, biases, names, x, y):
            dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
            for arrays, slopes in ((weights, dW), (biases, db)):
                for W, d in zip(arrays, slopes):
                    for place in np.ndindex(W.shape):
                        old, h = W[place], 1e-5
                        W[place] = old + h
                        up = cost(weights, biases, names, x, y)
                        W[place] = old - h
                        down = cost(weights, biases, names, x, y)
                        W[place] = old
                        if abs((up - down) / (2 * h) - d[place]) > 1e-5 * abs(d[place]) + 1e-9:
                            return False
            return True
    """,
}

WRONG = {
    "descent_step": """
        # ?
        [(w - rate) * dw for w, dw in zip(weights, gradients)]
        gradients
        weights - rate * gradients  # raised TypeError
        # raised ValueError
        np.array(weights) - rate * np.array(gradients)
        [w - rate * dw for w in weights for dw in gradients]
        return => result =  # returns nothing
        # have changed
        def my_step(weights, gradients, rate):
            for i in range(len(weights)):
                weights[i] -= rate * gradients[i]
            return weights
        def my_step(weights, gradients, rate):
            for w, dw in zip(weights, gradients):
                w -= rate * dw
            return weights
        # inside the loop
        … w -= => return w - ;; return weights => pass
        def my_step(weights, gradients, rate):
            new = []
            for w, dw in zip(weights, gradients):
                new.append(w - rate * dw)
                return new
        # yours are 2
        def my_step(weights, gradients, rate):
            new = []
            for i in range(len(weights) - 1):
                new.append(weights[i] - rate * gradients[i])
            return new
    """,
    "one_epoch": """
        # ?
        rng.permutation(x.shape[1]) => np.random.permutation(x.shape[1])
        rng.permutation(x.shape[1]) => rng.permutation(x.shape[1])[::-1]
        # raised IndexError
        rng.permutation(x.shape[1]) => rng.permutation(batch_size)
        rng.permutation(x.shape[1]) => rng.permutation(x)
        y[:, chosen] => y  # raised ValueError
        # x[i] picks a row
        x[:, chosen] => x[chosen] ;; y[:, chosen] => y[chosen]
        y[:, chosen] => y[chosen]
        # flat where i is one number
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            for i in rng.permutation(x.shape[1]):
                zs, outs = forward(weights, biases, names, x[:, i])
                dW, db = backward(weights, names, y[:, i], zs, outs)
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
        [start : start + batch_size] => [start : start + batch_size - 1]  # ?
        # raised
        [start : start + batch_size] => [start]
        (weights, dW, rate), step(biases, db, rate) => (weights, db, rate), step(biases, dW, rate)
        return weights, biases => return weights  # Two lists are asked for
        return weights, biases => return dW, db  # ?
        return weights, biases => pass  # returns nothing
        # have changed
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order = rng.permutation(x.shape[1])
            for start in range(0, x.shape[1], batch_size):
                some = order[start : start + batch_size]
                dW, db = backward(weights, names, y[:, some], *forward(weights, biases, names, x[:, some]))
                for i in range(len(weights)):
                    weights[i] -= rate * dW[i]
                    biases[i] = biases[i] - rate * db[i]
            return weights, biases
    """,
    "accuracy": """
        (a == a.max(axis=0)).sum() / a.shape[1]  # the same in every case
        (a == y).all(axis=0).mean()  # It is right in 1 of
        (a * y).sum()  # ?
        a.argmax(axis=0) == y.argmax(axis=0)  # when np.mean is left out
        a.argmax(axis=0)  # One number is asked for
        np.mean(a.argmax(axis=0) - y.argmax(axis=0))  # ?
        return => result =  # returns nothing
    """,
    "relu_weights": """
        # ?
        np.random.default_rng(0).normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)
        np.random.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)
        rng.normal(size=(n_out, n_in)) * 2
        # An array of shape
        rng.normal(size=(n_out, 1)) * np.sqrt(2 / n_in)
        rng.normal(size=n_in) * np.sqrt(2 / n_in)
        # ?
        rng.random(size=(n_out, n_in)) / np.sqrt(n_in)
        np.ones((n_out, n_in)) * np.sqrt(2 / n_in)
        -rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)  # sign turned
        rng.normal(n_out, n_in) * np.sqrt(2 / n_in)  # An array of shape
        np.sqrt(2 / n_in)  # is left out
        return => result =  # returns nothing
    """,
    "standardise": """
        std(axis=1, keepdims=True) => sum(axis=1, keepdims=True)  # ?
        # with x_held where x_train belongs
        return (x_train - mean) / deviation, => return (x_held - mean) / deviation,
        (x_train - x_train.mean(axis=1, keepdims=True)) / x_train.std(axis=1, keepdims=True)  # 2 arrays
        (x_train, x_held)  # The first is x_train itself, unchanged.
        return => result =  # returns nothing
        np.hstack([x_train, x_held])  # 2 arrays
        (x_train / x_train.max(), x_held / x_train.max())  # ?
    """,
    "whole_training": """
        # raised
        J < lowest => J > lowest
        np.inf => 0
        # Two lists are asked for
        return best => return best, lowest
        return best => return lowest
        return best => return best[0]
        range(epochs) => range(1)  # These are the numbers that come
        return best => pass  # returns nothing
        # only the first round of the loop is run
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                return weights, biases
    """,
    "agrees": """
        return => result =  # returned
        dW, db  # raised NameError
        # raised
        (J, (*dW, *db), *weights, *biases) => (J, (dW, db), weights, biases)
        cost(arrays[:n], arrays[n:], names, x, y) => cost(arrays[n:], arrays[:n], names, x, y)
        # It is right in 8 of 12
        all(abs(d - t).max() < 0.01 for d, t in both(backward, weights, biases, names, x, y))
        # It is right in 10 of
        all(np.any(np.isclose(d, t)) for d, t in both(backward, weights, biases, names, x, y))
        # One number is asked for
        [np.allclose(d, t) for d, t in both(backward, weights, biases, names, x, y)]
        np.subtract(*both(backward, weights, biases, names, x, y)[0]).max()  # It is right in 3 of
        # It is right in 7 of
        np.isclose(*map(np.linalg.norm, both(backward, weights, biases, names, x, y)[0]))
    """,
}
