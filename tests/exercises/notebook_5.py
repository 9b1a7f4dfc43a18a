"""Answers to the exercises of notebook 5, on the sentiment network; bank.py says how to read and add them."""

RIGHT = {
    "bag_of_words": """
        def bag(tokens, index):
            counts = np.zeros(len(index))
            for word in tokens:
                if word in index:
                    counts[index[word]] += 1
            return counts.reshape(1, -1)
        def bag(tokens, index):
            layer_0 = np.zeros((1, len(index)))
            for word in index:
                layer_0[0, index[word]] = tokens.count(word)
            return layer_0
        def bag(tokens, index):
            row = [0] * len(index)
            for word in tokens:
                column = index.get(word)
                if column is not None:
                    row[column] += 1
            return [row]
        def bag(tokens, index):
            layer_0 = np.zeros((1, len(index)))
            known = [index[word] for word in tokens if word in index]
            np.add.at(layer_0[0], known, 1)
            return layer_0
        def bag(tokens, index):
            known = [index[word] for word in tokens if word in index]
            return np.bincount(known, minlength=len(index))[None]
        def bag(tokens, index):
            layer_0 = np.zeros((1, len(index)))
            for word in tokens:
                try:
                    layer_0[0][index[word]] += 1
                except KeyError:
                    pass
            return layer_0
        np.eye(len(index))[[index[w] for w in tokens if w in index]].sum(axis=0, keepdims=True)
    """,
    "two_conventions": """
        (x.T @ ((x @ weights + b - y) / len(x)), ((x @ weights + b - y) / len(x)).sum(axis=0, keepdims=True))
        [x.T @ (x @ weights + b - y) / x.shape[0], (x @ weights + b - y).mean(axis=0, keepdims=True)]
        (((x @ weights + b - y).T @ x).T / len(y), np.mean(x @ weights + b - y, axis=0)[None])
        (x.T @ (x @ weights + b - y) / len(y), (x @ weights + b - y).mean(0).reshape(b.shape))
        def in_rows(weights, b, x, y):
            m = y.shape[0]
            delta = (x.dot(weights) + b - y) / m
            return x.T.dot(delta), np.ones((1, m)) @ delta
        def in_rows(weights, b, x, y):
            W, B, X, Y = weights.T, b.T, x.T, y.T
            delta = (W @ X + B - Y) / X.shape[1]
            return (delta @ X.T).T, delta.sum(axis=1, keepdims=True).T
    """,
    "first_step": """
        (-1, 2, 0, 0)
        [-1, 2, 0, 0]
        ([-1, 2], [0, 0])
        (2 * -0.125 * 4, 2 * -0.125 * -8, 0, 0)
        (-1.0, 2.0, 0.0, 0.0)
        [[-1, 2], [0, 0]]
    """,
    "sum_of_rows": """
        counts @ weights_0_1[rows]
        (counts.T * weights_0_1[rows]).sum(axis=0, keepdims=True)
        np.dot(counts, weights_0_1[rows])
        (weights_0_1[rows].T @ counts.T).T
        np.einsum("ik,kh->ih", counts, weights_0_1[rows])
        counts @ np.take(weights_0_1, rows, axis=0)
        def hidden(rows, counts, weights_0_1):
            layer_1 = np.zeros((1, weights_0_1.shape[1]))
            for row, count in zip(rows, counts[0]):
                layer_1 += count * weights_0_1[row]
            return layer_1
        def hidden(rows, counts, weights_0_1):
            layer_0 = np.zeros((1, len(weights_0_1)))
            layer_0[0, rows] = counts
            return layer_0 @ weights_0_1
    """,
    "repeated_rows": """
        def update(weights, rows, delta, rate):
            for row in rows:
                weights[row] -= rate * delta[0]
            return weights
        def update(weights, rows, delta, rate):
            np.subtract.at(weights, rows, rate * delta[0])
            return weights
        def update(weights, rows, delta, rate):
            np.add.at(weights, rows, -rate * delta)
            return weights
        weights - rate * np.bincount(rows, minlength=len(weights))[:, None] * delta
        weights - rate * np.eye(len(weights))[rows].sum(axis=0)[:, None] @ delta
        def update(weights, rows, delta, rate):
            new = weights.copy()
            for i in range(len(rows)):
                new[rows[i]] = new[rows[i]] - rate * delta.ravel()
            return new
        copy => tolist ;; -= rate * delta[0] => = [w - rate * d for w, d in zip(new[row], delta[0])]
    """,
    "review_by_review": """
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for epoch in range(epochs):
                right = 0
                for i in range(len(bags)):
                    rows, counts = bags[i]
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = 1 / (1 + np.exp(-layer_1 @ weights_1_2))
                    delta_2 = (layer_2 - labels[i]) * layer_2 * (1 - layer_2)
                    delta_1 = delta_2 @ weights_1_2.T
                    weights_1_2 = weights_1_2 - rate * layer_1.T @ delta_2
                    weights_0_1[rows] = weights_0_1[rows] - rate * counts.T @ delta_1
                    if (layer_2 > 0.5) == (labels[i] == 1):
                        right += 1
                shares.append(right / len(bags))
            return shares, weights_0_1, weights_1_2
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                said = []
                for (rows, counts), label in zip(bags, labels):
                    a = sigmoid(counts @ weights_0_1[rows] @ weights_1_2)
                    said.append(a.item() > 0.5)
                    delta = (a - label) * a * (1 - a)
                    step_1 = rate * (counts @ weights_0_1[rows]).T @ delta
                    step_0 = rate * counts.T @ (delta @ weights_1_2.T)
                    weights_0_1[rows] -= step_0
                    weights_1_2 -= step_1
                shares.append(np.mean(np.array(said) == np.array(labels)))
            return shares, weights_0_1, weights_1_2
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = np.zeros(epochs)
            for epoch in range(epochs):
                for (rows, counts), label in zip(bags, labels):
                    layer_0 = np.zeros((1, len(weights_0_1)))
                    layer_0[0, rows] = counts[0]
                    layer_1 = layer_0 @ weights_0_1
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    d1 = d2 @ weights_1_2.T
                    weights_0_1 = weights_0_1 - rate * layer_0.T @ d1
                    weights_1_2 = weights_1_2 - rate * layer_1.T @ d2
                    shares[epoch] += int((layer_2[0, 0] > 0.5) == label) / len(labels)
            return list(shares), weights_0_1, weights_1_2
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            def step(rows, counts, label):
                layer_1 = counts @ weights_0_1[rows]
                layer_2 = sigmoid(layer_1 @ weights_1_2)
                d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                d1 = d2 @ weights_1_2.T
                for row, count in zip(rows, counts[0]):
                    weights_0_1[row] -= rate * count * d1[0]
                weights_1_2[:] -= rate * layer_1.T @ d2
                return (layer_2[0, 0] > 0.5) == label
            shares = []
            for _ in range(epochs):
                right = [step(*bag, label) for bag, label in zip(bags, labels)]
                shares.append(sum(right) / len(right))
            return shares, weights_0_1, weights_1_2
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            from helpers.sentiment import sparse_step
            shares = []
            for _ in range(epochs):
                right = 0
                for bag, label in zip(bags, labels):
                    said = sparse_step(*bag, label, weights_0_1, weights_1_2, rate)
                    right += (said > 0.5) == label
                shares.append(right.item() / len(labels))
            return shares, weights_0_1, weights_1_2
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            W1, W2 = weights_0_1.copy(), weights_1_2.copy()
            shares = []
            while len(shares) < epochs:
                wrong = 0
                for k, (rows, counts) in enumerate(bags):
                    h = counts.dot(W1[rows])
                    p = sigmoid(h.dot(W2))
                    if (p > 0.5) != labels[k]:
                        wrong += 1
                    error = p - labels[k]
                    slope = p * (1 - p)
                    back = error * slope * W2.T
                    W2 -= rate * error * slope * h.T
                    W1[rows] -= rate * counts.T * back
                shares.append(1 - wrong / len(labels))
            return shares, W1, W2
    """,
    "word_contributions": """
        counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]
        (counts.T * weights_0_1[rows] @ weights_1_2)[:, 0]
        (counts.T * (weights_0_1[rows] @ weights_1_2)).ravel()
        counts[0] * (weights_0_1 @ weights_1_2)[rows, 0]
        ((counts.T * weights_0_1[rows]) * weights_1_2.T).sum(axis=1)
        [count * (weights_0_1[row] @ weights_1_2)[0] for row, count in zip(rows, counts[0])]
        def contributions(rows, counts, weights_0_1, weights_1_2):
            added = []
            for row, count in zip(rows, counts.ravel()):
                added.append((count * weights_0_1[row] @ weights_1_2).item())
            return np.array(added)
        np.einsum("ik,kh,ho->k", counts, weights_0_1[rows], weights_1_2)
    """,
    "gain_and_error": """
        def gain_and_error(before, after, held, known):
            gains = after - before
            v = gains.var(ddof=1)
            return gains.mean(), np.sqrt(v * (1 / len(after) + held / known)), np.sqrt(v * (held / known))
        def gain_and_error(before, after, held, known):
            gains, share = after - before, held / known
            one = gains.std(ddof=1)
            return gains.mean(), one * (1 / len(after) + share) ** 0.5, one * share**0.5
        def gain_and_error(before, after, held, known):
            gains, n = after - before, len(before)
            errors = [np.sqrt(gains.var(ddof=1) * (1 / splits + held / known)) for splits in (n, 10**15)]
            return [np.mean(gains), *errors]
        def gain_and_error(before, after, held, known):
            gains = [b - a for a, b in zip(before, after)]
            n = len(gains)
            mean = sum(gains) / n
            variance = sum((g - mean) ** 2 for g in gains) / (n - 1)
            return mean, (variance * (1 / n + held / known)) ** 0.5, (variance * held / known) ** 0.5
        def gain_and_error(before, after, held, known):
            gains, n = after - before, before.size
            plain = gains.std(ddof=1) / np.sqrt(n)
            error = plain * np.sqrt(1 + n * held / known)
            return gains.mean(), error, np.sqrt(error**2 - plain**2)
        def gain_and_error(before, after, held, known):
            variance = np.cov(after - before).item()
            left = variance * held / known
            return np.average(after - before), (variance / len(before) + left) ** 0.5, left**0.5
        def gain_and_error(before, after, held, known):
            spread = np.std(before - after, ddof=1)
            brackets = np.array([1 / len(after) + held / known, 0 + held / known])
            return np.array([(after - before).mean(), *(spread * np.sqrt(brackets))])
        def gain_and_error(before, after, held, known):
            def error(n):
                return np.sqrt((after - before).var(ddof=1) * (1 / n + held / known))
            return (after - before).mean(), error(len(after)), error(np.inf)
    """,
}

WRONG = {
    "bag_of_words": """
        return layer_0 => return layer_0.T  # has the right numbers, but is transposed
        return layer_0 => return layer_0[0]  # has the right numbers, but in other
        return layer_0 =>         return layer_0  # It is right in 1 of 3
        return layer_0 => pass  # Your function works something out, but returns
        += 1 => -= 1  # has its sign turned
        [index[word] for word in tokens if word in index]  # yours has shape
        np.array([[word in tokens for word in index]])  # It is right in 1 of 3
        return layer_0 => return layer_0.sum()  # An array of shape
        np.zeros((1, len(index))) => np.zeros((len(index), 1))  # raised IndexError
        len(index) => len(tokens)  # with tokens where index belongs
        # raised IndexError
        layer_0[0, index[word]] => layer_0[index[word]]
        layer_0[0, index[word]] => layer_0[0, word]
        if word in index: => if word not in index:  # raised KeyError
        (1, len(index)) => len(index)
        # An array of shape
        def bag(tokens, index):
            from collections import Counter
            return Counter(tokens)
        np.array([[tokens.count(word) for word in tokens]])  # An array of shape (1
        # ?
        np.array([[tokens.index(word) if word in tokens else 0 for word in sorted(index, key=index.get)]])
        {word: tokens.count(word) for word in index}  # An array of shape (1
        np.zeros((1, len(index)))  # is 0 everywhere
    """,
    "two_conventions": """
        x @ weights + b => x @ weights.T + b  # with a .T too many, at weights
        x @ weights + b => x @ weights  # when b is left out
        x.shape[0] => y.size  # Each of them lacks the factor weights.shape[1],
        / x.shape[0] => / 1  # when the division by x.shape[0] is left
        / x.shape[0] => / x.shape[0] ** 2  # Each of them lacks the factor x.shape[0],
        x.T @ delta => x @ delta  # when the .T of x is left out
        x.T @ delta => x @ delta.T  # raised ValueError
        x.T @ delta => x.T * delta  # with * in place of @ before delta
        axis=0 => axis=1  # along the other axis of the sum
        axis=0, keepdims=True => axis=0  # but flat
        axis=0, keepdims=True => axis=1  # The first is right
        delta.sum => delta.mean  # with mean in place of sum
        x.T @ delta => x.T @ delta / len(x)  # The second is right
        # Each of them lacks the factor x.shape[0],
        x.T @ delta => x.T @ delta / len(x) ;; delta.sum => delta.mean
        delta.sum(axis=0, keepdims=True) => delta.sum(axis=0, keepdims=True).T  # The first is right
        delta.sum(axis=0, keepdims=True) => delta  # when sum is left out
        (a - y) => (y - a)  # Every number has its sign turned
        / x.shape[0] => / 1 ;; axis=0, keepdims=True => axis=0  # The first has the factor x.shape[0] once
        (x.T @ (x @ weights + b - y) / len(x))  # 2 arrays are asked for
        # The second is right
        ((x @ weights + b - y).mean(axis=0, keepdims=True), (x @ weights + b - y).mean(axis=0, keepdims=True))
        # All of it is right, but in
        ((x @ weights + b - y).mean(axis=0, keepdims=True), x.T @ (x @ weights + b - y) / len(x))
        (a - y) / x.shape[0] => a - y / x.shape[0]  # without brackets round a - y
        x.T @ delta => weights - x.T @ delta ;; delta.sum => b - delta.sum  # The first is weights −
    """,
    "first_step": """
        (-2, 4, 0, 0)  # Every number is twice as large as
        (2, -1, 0, 0)  # The third and fourth are right
        (-1, 2)  # 4 numbers are asked for
        (0.5, -1, 0, 0)  # Every number is half as large as
        (0, 0, -1, 1)  # ?
        (4, -8, 0, 0)  # Every number is -4 times what it
        (-1, 2, -0.125)  # 4 numbers are asked for
        (0.01, -0.02, 0, 0)  # Every number is -0.01 times what it
        (-2, 4, 0, 0.5)  # The third is right
        (-0.5, 1, -0.125, 0)  # The fourth is right
        (-1, 2, 0, 0, 0)  # 4 numbers are asked for
        (2, -4, 0, 0)  # Every number is twice as large as
    """,
    "sum_of_rows": """
        counts @ weights_0_1[rows] / len(rows)  # lacks the factor rows.shape[0], or is divided
        weights_0_1[rows].mean(axis=0)  # yours has shape
        counts @ weights_0_1[:, rows].T  # with a .T too many, at weights_0_1
        counts @ weights_0_1  # raised ValueError
        # has the right numbers, but in other
        (counts @ weights_0_1[rows])[0]
        counts[0] @ weights_0_1[rows]
        counts * weights_0_1[rows]  # with * in place of @ before weights_0_1[rows]
        (counts.T * weights_0_1[rows]).sum(axis=1, keepdims=True)  # yours has shape
        (counts.T * weights_0_1[rows]).sum()  # An array of shape (1
        rows @ weights_0_1  # raised ValueError
        rows @ weights_0_1[rows]  # with rows where counts belongs
        (counts @ weights_0_1[rows]).T  # has the right numbers, but is transposed
        # raised ValueError
        counts.T @ weights_0_1[rows]
        weights_0_1[rows] @ counts
        2 * counts @ weights_0_1[rows]  # is twice as large as it should
        -counts @ weights_0_1[rows]  # has its sign turned
        counts @ weights_0_1[rows - 1]  # with an index one too low, at weights_0_1[rows]
        counts @ weights_0_1(rows)  # raised TypeError
        return => result =  # returns nothing: let it end in return
        # yours has shape
        def hidden(rows, counts, weights_0_1):
            layer_1 = np.zeros((1, weights_0_1.shape[1]))
            for row, count in zip(rows, counts[0]):
                layer_1 = count * weights_0_1[row]
            return layer_1
        weights_0_1[rows] @ counts.T  # raised ValueError
        # raised IndexError
        weights_0_1.T[rows] @ counts.T
        counts @ weights_0_1[:, rows]
        counts @ weights_0_1[rows].T  # raised ValueError
        # ?
        (counts - 1) @ weights_0_1[rows]
        (counts + 1) @ weights_0_1[rows]
    """,
    "repeated_rows": """
        new[row] -= rate * => new[row] -= rate * row *  # ?
        rate * delta[0] => delta[0]  # when rate is left out
        return new =>     return new  # only the first round of the loop is run
        return new => pass  # Your function works something out, but returns
        # yours has shape
        return new => return new[rows]
        -rate * delta
        rate * delta[0] => rate + delta[0]  # with + in place of * before delta[0]
        new[row] -= rate => new[row - 1] -= rate  # with an index one too low, at new[row]
        new[row] -= rate => new[:, 0] -= rate  # raised ValueError
        rate * delta[0] => rate * weights[row]  # ?
        rate * delta[0] => rate * delta[row]  # raised IndexError
        rate * delta[0] => 2 * rate * delta[0]  # ?
        return => result =  # returns nothing: let it end in return
        # raised IndexError
        def update(weights, rows, delta, rate):
            for i in range(len(rows) + 1):
                weights[rows[i]] -= rate * delta[0]
            return weights
        np.subtract.at(weights, rows, rate * delta[0])  # returned None
    """,
    "review_by_review": """
        (layer_2[0, 0] > 0.5) == label => layer_2[0, 0] > 0.5 == label  # The first is 0 everywhere
        (layer_2 - label) * layer_2 => layer_2  # when layer_2 - label is left out
        # replaced instead of changed
        weights_0_1[rows] -= => weights_0_1[rows] =
        weights_1_2 -= => weights_1_2 =
        # raised ValueError
        weights_0_1[rows] -= => weights_0_1 -=
        counts.T @ layer_1_delta => layer_1_delta.T @ counts
        counts.T @ layer_1_delta => counts @ layer_1_delta
        layer_1.T @ layer_2_delta => layer_1 @ layer_2_delta
        layer_1.T @ layer_2_delta => layer_1 * layer_2_delta
        weights_1_2.T => weights_1_2
        # The second and third are right
        shares / len(labels), => [],
        / len(labels) => / len(labels) * 100
        / len(labels), weights_0_1, weights_1_2 =>   # arrays are asked for
        shares / len(labels), =>   # arrays are asked for
        return shares / len(labels), weights_0_1, weights_1_2 => pass  # returns nothing
        @ weights_1_2.T => @ weights_1_2.T * layer_1  # ?
    """,
    "word_contributions": """
        counts[0] ** 2 * (weights_0_1[rows] @ weights_1_2)[:, 0]  # ?
        # right numbers, but in other brackets
        counts.T * (weights_0_1[rows] @ weights_1_2)
        (counts.T * (weights_0_1[rows] @ weights_1_2)).T
        counts * (weights_0_1[rows] @ weights_1_2)[:, 0]
        counts[0] * (weights_0_1[rows] @ weights_1_2)[0]  # It is right in 1 of 3
        counts[0] * (weights_0_1[rows] * weights_1_2)[:, 0]  # with * in place of @ before weights_1_2
        counts[0] * (weights_0_1[rows] @ weights_1_2.T)[:, 0]  # raised ValueError
        counts[0] * (weights_1_2 @ weights_0_1[rows])[:, 0]  # in each other's place
        -counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]  # has its sign turned
        abs(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # the wrong sign
        counts[0] * weights_0_1[rows, 0]  # when weights_1_2 is left out
        # ?
        counts[0] ** 2 * (weights_0_1[rows] @ weights_1_2)[:, 0]
        counts[0] * weights_0_1[rows].mean(axis=1)
        return => result =  # returns nothing
        sorted(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # It is right in 2 of 3
    """,
    "gain_and_error": """
        after - before => abs(after - before)  # ?
        ((after - before).mean(), (after - before).std(ddof=1) / np.sqrt(len(after)))  # 3 numbers
        # The first and second are right
        np.sqrt(variance * held / known) => held / known
        np.sqrt(variance * held / known) => error / np.sqrt(len(gains))
        np.sqrt(variance * held / known) => np.inf
        gains.mean() => after.mean()  # when before is left out
        gains.mean() => gains  # when mean is left out
        gains.var(ddof=1) => (after.var(ddof=1) - before.var(ddof=1))  # The first is right
        1 / len(gains) => len(gains)  # with * in place of /
        # The first and third are right
        1 / len(gains) + held / known => (1 + held) / (len(gains) + known)
        1 / len(gains) + held / known => 1 / (len(gains) + held / known)
        1 / len(gains) + held / known => 1 / len(gains) - held / known  # with − in place of + before
        (1 / len(gains) + held / known) => 1 / len(gains) + held / known  # without brackets round 1
        return gains.mean(), => return  # 3 numbers are asked for
        error = np.sqrt(variance => error = 2 * np.sqrt(variance  # is twice as large
        error = np.sqrt(variance => error = 1.96 * np.sqrt(variance  # The second is 1.96 times what
        gains.mean() => round(gains.mean(), 2)  # The first is right, but rounded
        (after - before).mean()  # 3 numbers are asked for
        return => result =  # returns nothing
    """,
}
