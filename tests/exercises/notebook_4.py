"""Answers to the exercises of notebook 4, on training; bank.py says how to read and add them."""

RIGHT = {
    "descent_step": """
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
    """,
    "one_epoch": """
        rng.permutation(x.shape[1]) => rng.choice(len(x.T), x.shape[1], replace=False)
        rng.permutation(x.shape[1]) => rng.permuted(np.arange(x.shape[1]))
        rng.permutation(x.shape[1]) => np.argsort(rng.random(x.shape[1]))
        order = rng.permutation(x.shape[1]) => order = list(range(x.shape[1])); rng.shuffle(order)
        permutation(x.shape[1]) => permutation(len(x.T)); x, y = x[:, order], y[:, order] ;;
            order[start : start + batch_size] => slice(start, start + batch_size) ;;
            return weights, biases => return [weights, biases]
        order = rng.permutation(x.shape[1]) => both = rng.permutation(np.vstack([x, y]).T).T ;;
            order[start : start + batch_size] => slice(start, min(x.shape[1], start + batch_size)) ;;
            x[:, chosen] => both[: len(x), chosen] ;; y[:, chosen] => both[len(x) :, chosen]
    """,
    "accuracy": """
        (np.argmax(a, 0) == np.argmax(y, 0)).mean()
        (a.argmax(axis=0) == y.argmax(axis=0)).sum() / a.shape[1]
        y[a.argmax(axis=0), np.arange(a.shape[1])].mean()
        ((a == a.max(axis=0)) * y).sum() / y.shape[1]
        sum(p.argmax() == t.argmax() for p, t in zip(a.T, y.T)) / len(a.T)
        1 - np.count_nonzero(a.argmax(axis=0) - y.argmax(axis=0)) / y.shape[1]
    """,
    "relu_weights": """
        rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in))
        rng.normal(scale=(2 / n_in) ** 0.5, size=(n_out, n_in))
        rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        np.sqrt(2) * rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)
        rng.normal(size=(n_out, n_in)) / (n_in / 2) ** 0.5
        rng.normal(size=n_out * n_in).reshape(n_out, n_in) * np.sqrt(2 / n_in)
    """,
    "standardise": """
        x_train.mean(axis=1, keepdims=True) => x_train.mean(axis=1)[:, None]
        x_train.std(axis=1, keepdims=True) => np.sqrt(x_train.var(axis=1, keepdims=True))
        x_train.mean(axis=1, keepdims=True) => np.mean(x_train, 1).reshape(-1, 1)
        [(p - x_train.mean(1, keepdims=True)) / x_train.std(1, keepdims=True) for p in (x_train, x_held)]
        tuple(((p.T - x_train.mean(axis=1)) / x_train.std(axis=1)).T for p in (x_train, x_held))
        [np.array([(h - r.mean()) / r.std() for h, r in zip(p, x_train)]) for p in (x_train, x_held)]
    """,
    "whole_training": """
        J < lowest => J <= lowest
        np.inf => 1e9
        J < lowest => lowest > J ;; best = J, (weights, biases) => best = J, [weights, biases]
        np.inf => None ;; J < lowest => lowest is None or J < lowest
        first_weights(layers, rng) => (
            [rng.normal(size=(n, n_in)) / np.sqrt(n_in) for n_in, n in zip(layers, layers[1:])],
            [np.zeros((n, 1)) for n in layers[1:]])
        lowest = np.inf => kept = [] ;; J < lowest => True ;;
            lowest, best = J, (weights, biases) => kept.append((J, weights, biases)) ;;
            return best => return min(kept, key=lambda state: state[0])[1:]
    """,
    "agrees": """
        return bool( => return (
        all(np.allclose(d, t, 1e-5, 1e-10) for d, t in pairs(backward, weights, biases, names, x, y))
        all(abs(d - t).max() < 1e-8 for d, t in pairs(backward, weights, biases, names, x, y))
        all(abs(d - t).max() < 1e-5 * abs(t).max() for d, t in pairs(backward, weights, biases, names, x, y))
        (J, (*dW, *db), *weights, *biases) => (lambda *W: J(*W, *biases), (*dW,), *weights) and
            gradcheck.check_gradients(lambda *b: J(*weights, *b), (*db,), *biases)
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
        w - rate * dw => (w - rate) * dw
        gradients
        weights - rate * gradients  # raised TypeError
        # raised ValueError
        np.array(weights) - rate * np.array(gradients)
        return => result =  # returns nothing
        # have changed
        def my_step(weights, gradients, rate):
            for w, dw in zip(weights, gradients):
                w -= rate * dw
            return weights
        … w -= => weights[0] = w -
        # inside the loop
        … w -= => return w - ;; return weights => pass
        zip(weights, gradients, strict=True) => zip(weights[:1], gradients)
        zip(weights, gradients, strict=True) => zip(weights[:2], gradients)  # yours are 2
    """,
    "one_epoch": """
        rng.permutation(x.shape[1]) => rng.permutation(x.shape[1])[::-1]  # ?
        # raised IndexError
        rng.permutation(x.shape[1]) => rng.permutation(batch_size)
        rng.permutation(x.shape[1]) => rng.permutation(x)
        y[:, chosen] => y  # raised ValueError
        # x[i] picks a row
        x[:, chosen] => x[chosen] ;; y[:, chosen] => y[chosen]
        # flat where i is one number
        range(0, x.shape[1], batch_size) => order ;; order[start : start + batch_size] => start
        [start : start + batch_size] => [start : start + batch_size - 1]  # ?
        # raised
        (weights, dW, rate), step(biases, db, rate) => (weights, db, rate), step(biases, dW, rate)
        return weights, biases => return weights  # Two lists are asked for
        return weights, biases => return dW, db  # ?
        return weights, biases => pass  # returns nothing
        weights, biases = step(weights, dW, rate), => weights[0] -= rate * dW[0]; biases =  # have changed
    """,
    "accuracy": """
        (a == a.max(axis=0)).sum() / a.shape[1]  # the same in every case
        (a == y).all(axis=0).mean()  # It is right in 1 of
        (a * y).sum()  # ?
        np.mean( => (  # when np.mean is left out
        a.argmax(axis=0)  # One number is asked for
        return => result =  # returns nothing
    """,
    "relu_weights": """
        rng.normal => np.random.default_rng(0).normal  # ?
        rng.normal(size=(n_out, 1)) * np.sqrt(2 / n_in)  # An array of shape
        np.ones((n_out, n_in)) * np.sqrt(2 / n_in)  # ?
        rng.normal => -rng.normal  # sign turned
        return => result =  # returns nothing
    """,
    "standardise": """
        return (x_train - mean) => return (x_held - mean)  # with x_held where x_train belongs
        (x_train - x_train.mean(axis=1, keepdims=True)) / x_train.std(axis=1, keepdims=True)  # 2 arrays
        (x_train, x_held)  # The first is x_train itself, unchanged.
        return => result =  # returns nothing
        (x_train / x_train.max(), x_held / x_train.max())  # ?
    """,
    "whole_training": """
        np.inf => 0  # raised
        return best => return best, lowest  # Two lists are asked for
        range(epochs) => range(1)  # These are the numbers that come
        return best => pass  # returns nothing
    """,
    "agrees": """
        return => result =  # returned
        dW, db  # raised NameError
        # raised
        cost(arrays[:n], arrays[n:], names, x, y) => cost(arrays[n:], arrays[:n], names, x, y)
        # It is right in
        all(abs(d - t).max() < 0.01 for d, t in pairs(backward, weights, biases, names, x, y))
        np.subtract(*pairs(backward, weights, biases, names, x, y)[0]).max()
        # One number is asked for
        [np.allclose(d, t) for d, t in pairs(backward, weights, biases, names, x, y)]
    """,
}
