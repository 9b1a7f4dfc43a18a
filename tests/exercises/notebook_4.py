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
        [w + rate * dw for w, dw in zip(weights, gradients)]  # This goes uphill
        [w - rate * -dw for w, dw in zip(weights, gradients)]  # This goes uphill
        [w - dw for w, dw in zip(weights, gradients)]  # The rate is missing
        [w - rate for w in weights]  # The gradient is missing
        [rate * dw for dw in gradients]  # These are the steps
        [-rate * dw for dw in gradients]  # These are the steps
        [w - rate * gradients[0] for w in weights]  # by the first gradient
        [w - rate * gradients[-1] for w in weights]  # by the last gradient
        [rate * w - dw for w, dw in zip(weights, gradients)]  # The rate multiplies the weight here.
        [dw - rate * w for w, dw in zip(weights, gradients)]  # have changed places
        [rate * (w - dw) for w, dw in zip(weights, gradients)]  # Brackets are misplaced
        [(w - rate) * dw for w, dw in zip(weights, gradients)]  # ?
        [w - dw / rate for w, dw in zip(weights, gradients)]  # The rate multiplies
        [w - rate * abs(dw) for w, dw in zip(weights, gradients)]  # says which way to go
        [w - rate * np.sign(dw) for w, dw in zip(weights, gradients)]  # Only the sign
        [w * (1 - rate * dw) for w, dw in zip(weights, gradients)]  # The weight is multiplied here
        [w - rate * dw * w for w, dw in zip(weights, gradients)]  # The weight is multiplied here
        [w - 2 * rate * dw for w, dw in zip(weights, gradients)]  # this goes two
        weights  # nothing has moved
        gradients  # ?
        weights - rate * gradients  # raised TypeError
        np.array(weights) - rate * np.array(gradients)  # raised ValueError
        [w - rate * dw for w in weights for dw in gradients]  # raised ValueError
        return => result =  # returns nothing
        # have changed
        def my_step(weights, gradients, rate):
            for i in range(len(weights)):
                weights[i] -= rate * gradients[i]
            return weights
        # have changed
        def my_step(weights, gradients, rate):
            for w, dw in zip(weights, gradients):
                w -= rate * dw
            return weights
        # nothing has moved
        def my_step(weights, gradients, rate):
            for w, dw in zip(weights, gradients):
                w = w - rate * dw
            return weights
        # inside the loop
        def my_step(weights, gradients, rate):
            for w, dw in zip(weights, gradients):
                return w - rate * dw
        # inside the loop
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
        rng.permutation(x.shape[1]) => range(x.shape[1])  # The samples come in their old
        rng.permutation(x.shape[1]) => list(range(x.shape[1]))  # The samples come in their old order
        rng.permutation(x.shape[1]) => np.random.permutation(x.shape[1])  # ?
        rng.permutation(x.shape[1]) => rng.permutation(x.shape[1])[::-1]  # ?
        rng.permutation(x.shape[1]) => rng.permutation(batch_size)  # raised IndexError
        rng.permutation(x.shape[1]) => rng.permutation(x)  # raised IndexError
        rng.permutation(x.shape[1]) => rng.choice(x.shape[1], x.shape[1])  # with putting back
        y[:, chosen] => y[:, start : start + batch_size]  # torn apart
        x[:, chosen] => x[:, start : start + batch_size]  # torn apart
        y[:, chosen] => y  # raised ValueError
        x[:, chosen] => x[chosen] ;; y[:, chosen] => y[chosen]  # x[i] picks a row
        y[:, chosen] => y[chosen]  # x[i] picks a row
        # flat where i is one number
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            for i in rng.permutation(x.shape[1]):
                zs, outs = forward(weights, biases, names, x[:, i])
                dW, db = backward(weights, names, y[:, i], zs, outs)
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
        x[:, chosen] => x ;; y[:, chosen] => y  # Every step uses all the samples
        # smaller batch is left out
        (0, x.shape[1], batch_size) => (0, x.shape[1] - batch_size + 1, batch_size)
        (0, x.shape[1], batch_size) => (0, x.shape[1] // batch_size * batch_size, batch_size)  # smaller batch
        (0, x.shape[1], batch_size) => (x.shape[1])  # The batches overlap
        (0, x.shape[1], batch_size) => (batch_size, x.shape[1], batch_size)  # The first batch is left out
        (0, x.shape[1], batch_size) => (0, len(x), batch_size)  # The number of samples
        permutation(x.shape[1]) => permutation(len(x))  # The number of samples is that
        [start : start + batch_size] => [start:batch_size]  # Only the first batch
        [start : start + batch_size] => [start : start + batch_size - 1]  # ?
        [start : start + batch_size] => [start]  # raised
        rate), step(biases, db, rate) => rate), biases  # the biases never move
        step(weights, dW, rate), => weights,  # The weights never move
        rate), step(biases, db, rate) => -rate), step(biases, db, -rate)  # This goes uphill
        # taken twice
        rate), step(biases, db, rate) => rate / batch_size), step(biases, db, rate / batch_size)
        rate), step(biases, db, rate) => rate * batch_size), step(biases, db, rate * batch_size)  # is undone
        (weights, dW, rate), step(biases, db, rate) => (weights, db, rate), step(biases, dW, rate)  # raised
        weights, biases = step( => a, b = step(  # of the start
        return weights, biases => return weights  # Two lists are asked for
        return weights, biases => return dW, db  # ?
        return weights, biases => return biases, weights  # the weights come first
        return weights, biases => pass  # returns nothing
        # Only the first batch makes a step
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order = rng.permutation(x.shape[1])
            for start in range(0, x.shape[1], batch_size):
                chosen = order[start : start + batch_size]
                zs, outs = forward(weights, biases, names, x[:, chosen])
                dW, db = backward(weights, names, y[:, chosen], zs, outs)
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
                return weights, biases
        # drawn anew for each batch
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            for start in range(0, x.shape[1], batch_size):
                some = rng.permutation(x.shape[1])[start : start + batch_size]
                dW, db = backward(weights, names, y[:, some], *forward(weights, biases, names, x[:, some]))
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
        # torn apart
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order = rng.permutation(x.shape[1])
            x = x[:, order]
            for start in range(0, x.shape[1], batch_size):
                xb, yb = x[:, start : start + batch_size], y[:, start : start + batch_size]
                dW, db = backward(weights, names, yb, *forward(weights, biases, names, xb))
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
        # torn apart
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            x, y = rng.permutation(x, axis=1), rng.permutation(y, axis=1)
            for start in range(0, x.shape[1], batch_size):
                xb, yb = x[:, start : start + batch_size], y[:, start : start + batch_size]
                dW, db = backward(weights, names, yb, *forward(weights, biases, names, xb))
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
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
        # those of the start in every step
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            order, w0, b0 = rng.permutation(x.shape[1]), weights, biases
            for start in range(0, x.shape[1], batch_size):
                some = order[start : start + batch_size]
                dW, db = backward(w0, names, y[:, some], *forward(w0, b0, names, x[:, some]))
                weights, biases = step(weights, dW, rate), step(biases, db, rate)
            return weights, biases
        # This is one step on all samples
        def my_epoch(weights, biases, names, x, y, batch_size, rate, rng):
            dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
            return step(weights, dW, rate), step(biases, db, rate)
    """,
    "accuracy": """
        # Only the first column counts
        def accuracy(a, y):
            right = 0
            for j in range(a.shape[1]):
                if a[:, j].argmax() == y[:, j].argmax():
                    right += 1
                return right / a.shape[1]
        # The loop leaves columns out
        def accuracy(a, y):
            right = 0
            for j in range(len(a)):
                if a[:, j].argmax() == y[:, j].argmax():
                    right += 1
            return right / a.shape[1]
        (a == a.max(axis=0)).sum() / a.shape[1]  # the same in every case
        np.sum(a.argmax(axis=0) == y.argmax(axis=0)) / 10  # You divided by 10
        (a.argmax(axis=0) == y.argmax(axis=0)).sum()  # the number of right columns
        sum(a.argmax(axis=0) == y.argmax(axis=0))  # the number of right columns
        np.mean(a.argmax(axis=1) == y.argmax(axis=1))  # along the rows
        np.mean(a.argmax(axis=0) != y.argmax(axis=0))  # the part that is wrong
        1 - np.mean(a.argmax(axis=0) == y.argmax(axis=0))  # the part that is wrong
        np.mean(a.round() == y)  # single numbers
        np.mean((a > 0.5) == y)  # single numbers
        np.mean(a == y)  # exactly 0 or 1
        (a == y).all(axis=0).mean()  # It is right in 1 of
        ((a > 0.5) == y).all(axis=0).mean()  # ½ in the right row
        np.mean(a.argmax() == y.argmax())  # Without an axis
        float(a.argmax() == y.argmax())  # Without an axis
        (a * y).sum(axis=0).mean()  # on average
        (a * y).sum()  # ?
        ((a * y).sum(axis=0) > 0.5).mean()  # less than ½
        np.sum(a.argmax(axis=0) == y.argmax(axis=0)) / len(a)  # by the number of rows
        np.sum(a.argmax(axis=0) == y.argmax(axis=0)) / a.size  # by the number of entries
        # counts the rows
        def accuracy(a, y):
            right = 0
            for i in range(len(a)):
                if a[:, i].argmax() == y[:, i].argmax():
                    right += 1
            return right / len(a)
        np.all(a.argmax(axis=0) == y.argmax(axis=0))  # only if all columns
        a.argmax(axis=0) == y.argmax(axis=0)  # when np.mean is left out
        a.argmax(axis=0)  # One number is asked for
        100 * np.mean(a.argmax(axis=0) == y.argmax(axis=0))  # percents
        np.mean(a.argmin(axis=0) == y.argmin(axis=0))  # argmin
        np.mean(a.max(axis=0) == y.max(axis=0))  # in which row they stand
        np.mean(a.argmax(axis=0) == y)  # has a row for each class
        np.mean(np.abs(a - y))  # This is how far off the
        1 - np.mean(np.abs(a - y))  # This is how far off the
        np.mean(a.argmax(axis=0) - y.argmax(axis=0))  # ?
        return => result =  # returns nothing
    """,
    "relu_weights": """
        rng.normal(size=(n_out, n_in)) * np.sqrt(n_in)  # It is turned round
        np.random.default_rng(0).normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)  # ?
        np.random.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)  # ?
        rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)  # as for tanh
        rng.normal(0, 1 / np.sqrt(n_in), (n_out, n_in))  # as for tanh
        rng.normal(size=(n_out, n_in)) * 2 / n_in  # 2/n_in is the mean square
        rng.normal(0, 2 / n_in, (n_out, n_in))  # 2/n_in is the mean square
        rng.normal(size=(n_out, n_in)) * 2 / np.sqrt(n_in)  # 4/n_in
        rng.normal(size=(n_out, n_in)) / np.sqrt(2 * n_in)  # 1/(2 n_in)
        rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_out)  # not n_out
        rng.normal(size=(n_out, n_in)) * np.sqrt(2 / (n_in + n_out))  # mean of n_in and n_out
        rng.normal(size=(n_out, n_in)) * np.sqrt(n_in / 2)  # turned round
        rng.normal(size=(n_out, n_in)) * np.sqrt(2)  # number of inputs is missing
        rng.normal(size=(n_out, n_in))  # Nothing is scaled
        rng.normal(size=(n_out, n_in)) * 2  # ?
        rng.normal(size=(n_out, n_in)) / n_in  # without a root
        rng.normal(size=(n_in, n_out)) * np.sqrt(2 / n_in)  # is turned round
        rng.normal(size=(n_in, n_out)).T * np.sqrt(2 / n_in)  # is turned round
        rng.normal(size=(n_out, 1)) * np.sqrt(2 / n_in)  # An array of shape
        rng.normal(size=n_in) * np.sqrt(2 / n_in)  # An array of shape
        rng.random((n_out, n_in)) * np.sqrt(2 / n_in)  # evenly between 0 and 1
        rng.random(size=(n_out, n_in)) / np.sqrt(n_in)  # ?
        np.zeros((n_out, n_in))  # all 0
        np.ones((n_out, n_in)) * np.sqrt(2 / n_in)  # ?
        rng.normal(np.sqrt(2 / n_in), size=(n_out, n_in))  # The centre of the numbers
        -rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)  # sign turned
        rng.normal(n_out, n_in) * np.sqrt(2 / n_in)  # An array of shape
        np.sqrt(2 / n_in)  # is left out
        rng.normal(size=(n_out, n_in)) * np.sqrt(2) / n_in  # without a root
        return => result =  # returns nothing
    """,
    "standardise": """
        # If x_train is overwritten before its mean
        def standardised(x_train, x_held):
            x_train = (x_train - x_train.mean(axis=1, keepdims=True)) / x_train.std(axis=1, keepdims=True)
            x_held = (x_held - x_train.mean(axis=1, keepdims=True)) / x_train.std(axis=1, keepdims=True)
            return x_train, x_held
        # This brings the rows between 0 and 1
        def standardised(x_train, x_held):
            low, high = x_train.min(axis=1, keepdims=True), x_train.max(axis=1, keepdims=True)
            return (x_train - low) / (high - low), (x_held - low) / (high - low)
        x_train.std => x_train.var  # the variance
        # its own mean and deviation
        [(p - p.mean(axis=1, keepdims=True)) / p.std(axis=1, keepdims=True) for p in (x_train, x_held)]
        # They belong to the training part
        [(p - x_held.mean(1, keepdims=True)) / x_held.std(1, keepdims=True) for p in (x_train, x_held)]
        # seen
        x_train.mean => np.hstack([x_train, x_held]).mean ;; x_train.std => np.hstack([x_train, x_held]).std
        axis=1, keepdims=True => axis=0, keepdims=True  # down the columns
        axis=1, keepdims=True => axis=1  # keepdims=True is missing
        mean(axis=1, keepdims=True) => mean() ;; std(axis=1, keepdims=True) => std()  # for all rows
        # still
        (x_train - mean) / deviation => x_train - mean ;; (x_held - mean) / deviation => x_held - mean
        (x_train - mean) / => x_train / ;; (x_held - mean) / => x_held /  # The mean is not taken away
        (x_train - mean) / => x_train - mean / ;; (x_held - mean) / => x_held - mean /  # Brackets are missing
        (x_held - mean) / deviation => x_held  # comes out as it went in
        # comes out as it went in
        def standardised(x_train, x_held):
            x_train = (x_train - x_train.mean(1, keepdims=True)) / x_train.std(1, keepdims=True)
            x_held = (x_held - x_train.mean(1, keepdims=True)) / x_train.std(1, keepdims=True)
            return x_train, x_held
        (x_held - mean) => (x_held - x_held.mean(axis=1, keepdims=True))  # has slipped into
        # its own deviation
        (x_held - mean) / deviation => (x_held - mean) / x_held.std(axis=1, keepdims=True)
        / deviation => * deviation  # You multiplied
        x_train.std(axis=1 => x_train.std(ddof=1, axis=1  # m − 1
        mean(axis => min(axis  # the lowest number
        x_train.mean(axis => np.median(x_train, axis  # the median
        std(axis=1, keepdims=True) => max(axis=1, keepdims=True)  # by the largest
        std(axis=1, keepdims=True) => sum(axis=1, keepdims=True)  # ?
        x_train - mean) => mean - x_train) ;; (x_held - mean) => (mean - x_held)  # The sign is turned
        # with x_held where x_train belongs
        return (x_train - mean) / deviation, => return (x_held - mean) / deviation,
        (x_train - x_train.mean(axis=1, keepdims=True)) / x_train.std(axis=1, keepdims=True)  # 2 arrays
        (x_train, x_held)  # The first is x_train itself, unchanged.
        return => result =  # returns nothing
        np.hstack([x_train, x_held])  # 2 arrays
        (x_train / x_train.max(), x_held / x_train.max())  # ?
    """,
    "whole_training": """
        lowest = np.inf => lowest, best = cost(weights, biases, names, *held), (weights, biases)  # take part
        range(epochs) => range(epochs + 1)  # one epoch more
        # gives back the weights that made it rise
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            before = np.inf
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                J = cost(weights, biases, names, *held)
                if J > before:
                    return weights, biases
                before = J
            return weights, biases
        # J is measured before each epoch
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            lowest = np.inf
            for _ in range(epochs):
                J = cost(weights, biases, names, *held)
                if J < lowest:
                    lowest, best = J, (weights, biases)
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
            return best
        # from before the best epoch
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            states, costs = [(weights, biases)], []
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                states.append((weights, biases))
                costs.append(cost(weights, biases, names, *held))
            return states[np.argmin(costs)]
        return best => return weights, biases  # of the last epoch
        *held) => *train)  # on the training part
        J < lowest => J > lowest  # raised
        np.inf => 0  # raised
        np.inf => -np.inf ;; J < lowest => J > lowest  # the highest J
        *train, 10 => *held, 10  # trains on what is held out
        *train, 10 => *train, 5  # The batches have another size here.
        *train, 10 => *train, 100  # All samples go into one batch
        *train, 10, rate => *train, 1, rate  # one sample here
        *train, 10, rate => *train, 10, -rate  # uphill
        weights, biases = one_epoch => new = one_epoch  # the first weights
        return best => return best, lowest  # Two lists are asked for
        return best => return lowest  # Two lists are asked for
        return best => return best[0]  # Two lists are asked for
        return best => return best[1], best[0]  # the weights come first
        range(epochs) => range(epochs - 1)  # The last epoch is left out
        range(epochs) => range(1, epochs)  # The last epoch is left out
        range(epochs) => range(1)  # These are the numbers that come
        weights, biases = first_weights => weights, biases = unscaled  # not divided by
        lowest, best = J, (weights, biases) => best = (weights, biases)  # of the last epoch
        return best => return best[0], biases  # remember both
        return best => pass  # returns nothing
        # stops when J rises for the first time
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            lowest = np.inf
            for _ in range(epochs):
                new = one_epoch(weights, biases, names, *train, 10, rate, rng)
                J = cost(*new, names, *held)
                if J >= lowest:
                    return weights, biases
                (weights, biases), lowest = new, J
            return weights, biases
        # that of the epoch before
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            last = 1e9
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                J = cost(weights, biases, names, *held)
                if J < last:
                    kept = weights, biases
                last = J
            return kept
        # with that of the first weights
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            best_J = cost(weights, biases, names, held[0], held[1])
            best_W, best_b = weights, biases
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, train[0], train[1], 10, rate, rng)
                J = cost(weights, biases, names, held[0], held[1])
                if J < best_J:
                    best_W, best_b = weights, biases
            return best_W, best_b
        # from before the best epoch
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            costs, states = [], []
            for _ in range(epochs):
                states.append((weights, biases))
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                costs.append(cost(weights, biases, names, *held))
            return states[np.argmin(costs)]
        # stops when J rises for the first time
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            lowest = cost(weights, biases, names, *held)
            for _ in range(epochs):
                new = one_epoch(weights, biases, names, *train, 10, rate, rng)
                J = cost(*new, names, *held)
                if J > lowest:
                    return weights, biases
                (weights, biases), lowest = new, J
            return weights, biases
        # begins anew in every epoch
        def my_training(layers, names, train, held, epochs, rate, rng):
            lowest = np.inf
            for _ in range(epochs):
                weights, biases = one_epoch(*first_weights(layers, rng), names, *train, 10, rate, rng)
                J = cost(weights, biases, names, *held)
                if J < lowest:
                    lowest, best = J, (weights, biases)
            return best
        # only the first round of the loop is run
        def my_training(layers, names, train, held, epochs, rate, rng):
            weights, biases = first_weights(layers, rng)
            for _ in range(epochs):
                weights, biases = one_epoch(weights, biases, names, *train, 10, rate, rng)
                return weights, biases
    """,
    "agrees": """
        arrays[:n], arrays[n:] => weights, biases  # Does J use what it is given
        (*dW, *db), *weights, *biases => (*db, *dW), *weights, *biases  # biases come in one order
        # Only the last layer
        def agrees(backward, weights, biases, names, x, y):
            dW, db = backward(weights, names, y, *forward(weights, biases, names, x))
            def J(W):
                return cost([*weights[:-1], W], biases, names, x, y)
            return bool(gradcheck.check_gradients(J, (dW[-1],), weights[-1]))
        True  # True of every pass
        False  # False of every pass
        return bool( => return not bool(  # turned round
        return => result =  # returned
        dW, db  # raised NameError
        # wrong db goes unseen
        (J, (*dW, *db), *weights, *biases) => (lambda *W: J(*W, *biases), (*dW,), *weights)
        # wrong dW goes unseen
        (J, (*dW, *db), *weights, *biases) => (lambda *b: J(*weights, *b), (*db,), *biases)
        (J, (*dW, *db), *weights, *biases) => (J, (dW, db), weights, biases)  # raised
        (J, (*dW, *db), *weights, *biases) => (J, (*db, *dW), *weights, *biases)  # False of every pass
        (J, (*dW, *db), *weights, *biases) => (J, (*dW, *db), weights, biases)  # False of every pass
        cost(arrays[:n], arrays[n:], names, x, y) => cost(weights, biases, names, x, y)  # False of every pass
        cost(arrays[:n], arrays[n:], names, x, y) => cost(arrays[n:], arrays[:n], names, x, y)  # raised
        all(d.shape == t.shape for d, t in both(backward, weights, biases, names, x, y))  # True of every pass
        all((d == t).all() for d, t in both(backward, weights, biases, names, x, y))  # False of every pass
        cost(arrays[:n], arrays[n:], names, x, y) => cost(arrays[:2], arrays[2:], names, x, y)  # two layers
        # two layers
        def agrees(backward, weights, biases, names, x, y):
            zs, outs = forward(weights, biases, names, x)
            dW, db = backward(weights, names, y, zs, outs)
            def J(W1, W2, b1, b2):
                return cost([W1, W2], [b1, b2], names, x, y)
            return gradcheck.check_gradients(J, (*dW, *db), *weights, *biases)
        # only arrays are nudged
        def agrees(backward, weights, biases, names, x, y):
            zs, outs = forward(weights, biases, names, x)
            dW, db = backward(weights, names, y, zs, outs)
            def J(W, b):
                return cost(W, b, names, x, y)
            report = gradcheck.check_gradients(J, (dW, db), weights, biases)
            return True if report else False
        # sizes
        all(np.allclose(abs(d), abs(t), 1e-5) for d, t in both(backward, weights, biases, names, x, y))
        # sum of each
        all(np.isclose(d.sum(), t.sum(), 1e-5) for d, t in both(backward, weights, biases, names, x, y))
        # It is right in 8 of 12
        all(abs(d - t).max() < 0.01 for d, t in both(backward, weights, biases, names, x, y))
        # a thousandth
        all(np.allclose(d, t, atol=1e-3) for d, t in both(backward, weights, biases, names, x, y))
        # a thousandth
        all(np.allclose(d, t, rtol=0.01) for d, t in both(backward, weights, biases, names, x, y))
        any(np.allclose(d, t) for d, t in both(backward, weights, biases, names, x, y))  # One right array
        # It is right in 10 of
        all(np.any(np.isclose(d, t)) for d, t in both(backward, weights, biases, names, x, y))
        # One number is asked for
        [np.allclose(d, t) for d, t in both(backward, weights, biases, names, x, y)]
        # It is right in 3 of
        np.subtract(*both(backward, weights, biases, names, x, y)[0]).max()
        # It is right in 7 of
        np.isclose(*map(np.linalg.norm, both(backward, weights, biases, names, x, y)[0]))
        np.allclose(*both(backward, weights, biases, names, x, y)[0])  # Only the first layer is compared.
        np.allclose(*both(backward, weights, biases, names, x, y)[-1])  # The weights are not compared: a
        # Only the first layer
        def agrees(backward, weights, biases, names, x, y):
            pairs = both(backward, weights, biases, names, x, y)
            return np.allclose(*pairs[0]) and np.allclose(*pairs[len(weights)])
        # Only the last layer
        def agrees(backward, weights, biases, names, x, y):
            pairs = both(backward, weights, biases, names, x, y)
            return np.allclose(*pairs[len(weights) - 1]) and np.allclose(*pairs[-1])
    """,
}
