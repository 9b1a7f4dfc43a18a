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
        def update(weights, rows, delta, rate):
            new = weights.tolist()
            for row in rows:
                new[row] = [w - rate * d for w, d in zip(new[row], delta[0])]
            return new
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
        += 1 => = 1  # A word that occurs again is not
        if word in index: => if True:  # An unknown word stops it with a
        # Unknown words are counted in the last
        if word in index: => if True: ;; index[word] => index.get(word, -1)
        # Unknown words are counted in the first
        if word in index: => if True: ;; index[word] => index.get(word, 0)
        return layer_0 => return layer_0.T  # has the right numbers, but is transposed
        return layer_0 => return layer_0[0]  # has the right numbers, but in other
        return layer_0 => return layer_0 / len(tokens)  # You divided by the number of words
        return layer_0 =>         return layer_0  # It is right in 1 of 3
        return layer_0 => pass  # Your function works something out, but returns
        += 1 => += index[word]  # The number of the column is added
        += 1 => -= 1  # has its sign turned
        np.zeros => np.ones  # The count starts at 1 for every
        np.array([[tokens.count(word) for word in index]])  # The counts stand in another order than
        np.array([[index[word] for word in tokens if word in index]])  # These are the column numbers of the
        [index[word] for word in tokens if word in index]  # yours has shape
        np.array([[word in tokens for word in index]])  # It is right in 1 of 3
        np.eye(len(index))[[index[word] for word in tokens if word in index]]  # There is a row for each word
        return layer_0 => return layer_0.sum()  # An array of shape
        np.zeros((1, len(index))) => np.zeros((len(index), 1))  # raised IndexError
        len(index) => len(tokens)  # with tokens where index belongs
        layer_0[0, index[word]] => layer_0[index[word]]  # raised IndexError
        layer_0[0, index[word]] => layer_0[0, word]  # raised IndexError
        if word in index: => if word not in index:  # raised KeyError
        # A word that occurs again is not
        def bag(tokens, index):
            layer_0 = np.zeros((1, len(index)))
            columns = [index[word] for word in tokens if word in index]
            layer_0[0, columns] += 1
            return layer_0
        # raised IndexError
        def bag(tokens, index):
            layer_0 = np.zeros(len(index))
            for word in tokens:
                if word in index:
                    layer_0[0, index[word]] += 1
            return layer_0
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
        a = x @ weights + b => a = sigmoid(x @ weights + b)  # The layer is linear
        # The layer is linear
        a = x @ weights + b => a = sigmoid(x @ weights + b) ;; (a - y) => (a - y) * a * (1 - a)
        x @ weights + b => weights @ x + b  # Only the forward step is still in
        x @ weights + b => x @ weights.T + b  # with a .T too many, at weights
        x @ weights + b => x @ weights  # when b is left out
        x.shape[0] => x.shape[1]  # You divided by the number of inputs
        x.shape[0] => y.shape[1]  # You divided by the number of outputs
        x.shape[0] => y.size  # Each of them lacks the factor weights.shape[1],
        / x.shape[0] => / 1  # when the division by x.shape[0] is left
        / x.shape[0] => / x.shape[0] ** 2  # Each of them lacks the factor x.shape[0],
        x.T @ delta => delta @ x.T  # dweights is still in columns
        x.T @ delta => delta.T @ x  # This is dW of notebook 3, (n_out,
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
        delta.sum(axis=0, keepdims=True) => delta.sum()  # dweights is right
        (a - y) => (y - a)  # Every number has its sign turned
        (a - y) => 2 * (a - y)  # Twice too large
        / x.shape[0] => / 1 ;; axis=0, keepdims=True => axis=0  # The first has the factor x.shape[0] once
        # This is still the code for columns
        def in_rows(weights, b, x, y):
            a = weights @ x + b
            delta = (a - y) / x.shape[1]
            return delta @ x.T, delta.sum(axis=1, keepdims=True)
        (x.T @ (x @ weights + b - y) / len(x))  # 2 arrays are asked for
        # The second is right
        ((x @ weights + b - y).mean(axis=0, keepdims=True), (x @ weights + b - y).mean(axis=0, keepdims=True))
        # All of it is right, but in
        ((x @ weights + b - y).mean(axis=0, keepdims=True), x.T @ (x @ weights + b - y) / len(x))
        (a - y) / x.shape[0] => a - y / x.shape[0]  # without brackets round a - y
        x.T @ delta => weights - x.T @ delta ;; delta.sum => b - delta.sum  # The first is weights −
    """,
    "first_step": """
        (0, 0, 0, 0)  # The last two are right
        (-0.5, 1, 0, 0)  # The last two are right
        (1, -2, 0, 0)  # The sign is turned
        (-4, 8, 0, 0)  # The slope of the sigmoid is missing
        (-2, 4, 0, 0)  # Every number is twice as large as
        (-8, 16, 0, 0)  # σ(0) is ½, not 0
        (-0.25, -0.25, 0, 0)  # The last two are right
        (-0.125, -0.125, 0, 0)  # The last two are right
        (-1, 2, -0.125, -0.125)  # The first two are right
        (-1, 2, 4, -8)  # The first two are right
        (-1, 2, -0.5, 1)  # The first two are right
        (-1, 2, -1, 2)  # The first two are right
        (0, 0, -0.125, -0.125)  # Just the other way
        (0, 0, -1, 2)  # The numbers are right, their order is
        (2, -1, 0, 0)  # The third and fourth are right
        (-1, -2, 0, 0)  # The last two are right
        (1, 2, 0, 0)  # The last two are right
        (-1, 2)  # 4 numbers are asked for
        (0.5, -1, 0, 0)  # Every number is half as large as
        (0, 0, -1, 1)  # ?
        (4, -8, 0, 0)  # Every number is -4 times what it
        (0, 0, 4, -8)  # 4 and −8 are the weights themselves
        (-1, 2, -0.125)  # 4 numbers are asked for
        (0.01, -0.02, 0, 0)  # Every number is -0.01 times what it
        (-2, 4, 0, 0.5)  # The third is right
        (-0.5, 1, -0.125, 0)  # The fourth is right
        (-1, 2, 0, 0, 0)  # 4 numbers are asked for
        (2, -4, 0, 0)  # Every number is twice as large as
    """,
    "sum_of_rows": """
        # The counts are added
        def hidden(rows, counts, weights_0_1):
            layer_1 = np.zeros((1, weights_0_1.shape[1]))
            for i, row in enumerate(rows):
                layer_1 += counts[0, i] + weights_0_1[row]
            return layer_1
        weights_0_1[rows].sum(axis=0, keepdims=True)  # The counts are missing
        weights_0_1[rows].sum(axis=0)  # The counts are missing
        weights_0_1[rows]  # You picked the rows
        counts @ weights_0_1[rows] / counts.sum()  # You divided by the number of words
        counts @ weights_0_1[rows] / len(rows)  # lacks the factor rows.shape[0], or is divided
        weights_0_1[rows].mean(axis=0, keepdims=True)  # The counts are missing
        weights_0_1[rows].mean(axis=0)  # yours has shape
        counts @ weights_0_1[:, rows].T  # with a .T too many, at weights_0_1
        counts @ weights_0_1  # raised ValueError
        weights_0_1.sum(axis=0, keepdims=True)  # You added the rows of all words
        counts @ weights_0_1[: len(rows)]  # You took the first rows of weights_0_1
        (counts @ weights_0_1[rows])[0]  # has the right numbers, but in other
        counts[0] @ weights_0_1[rows]  # has the right numbers, but in other
        counts.T * weights_0_1[rows]  # The rows are multiplied rightly, and not
        counts * weights_0_1[rows]  # with * in place of @ before weights_0_1[rows]
        (counts * weights_0_1[rows]).sum(axis=0, keepdims=True)  # The counts meet the columns
        counts.sum() * weights_0_1[rows].sum(axis=0, keepdims=True)  # Every row is multiplied by the sum
        (counts.T * weights_0_1[rows]).sum(axis=1, keepdims=True)  # yours has shape
        (counts.T * weights_0_1[rows]).sum()  # An array of shape (1
        rows @ weights_0_1  # raised ValueError
        rows @ weights_0_1[rows]  # with rows where counts belongs
        (counts @ weights_0_1[rows]).T  # has the right numbers, but is transposed
        counts.T @ weights_0_1[rows]  # raised ValueError
        weights_0_1[rows] @ counts  # raised ValueError
        (counts + weights_0_1[rows].T).T.sum(axis=0, keepdims=True)  # The counts are added
        2 * counts @ weights_0_1[rows]  # is twice as large as it should
        -counts @ weights_0_1[rows]  # has its sign turned
        counts @ weights_0_1[rows - 1]  # with an index one too low, at weights_0_1[rows]
        counts @ weights_0_1(rows)  # raised TypeError
        sum(weights_0_1[rows])  # The counts are missing
        return => result =  # returns nothing: let it end in return
        # yours has shape
        def hidden(rows, counts, weights_0_1):
            layer_1 = np.zeros((1, weights_0_1.shape[1]))
            for row, count in zip(rows, counts[0]):
                layer_1 = count * weights_0_1[row]
            return layer_1
        weights_0_1[rows] @ counts.T  # raised ValueError
        weights_0_1.T[rows] @ counts.T  # raised IndexError
        counts @ weights_0_1[:, rows]  # raised IndexError
        counts @ weights_0_1[rows].T  # raised ValueError
        counts.sum() * weights_0_1[rows].mean(axis=0, keepdims=True)  # The counts are spread evenly here
        (counts - 1) @ weights_0_1[rows]  # ?
        (counts + 1) @ weights_0_1[rows]  # ?
        counts @ weights_0_1[np.sort(rows)]  # The counts meet the wrong rows
    """,
    "repeated_rows": """
        new[row] -= => new[rows] -=  # In each round all rows move
        new[row] -= rate * => new[row] -= rate * row *  # ?
        -= => +=  # This goes uphill
        rate * delta[0] => delta[0]  # when rate is left out
        in rows: => in set(rows.tolist()):  # A row that is named several times
        in rows: => in range(len(rows)):  # You moved the first rows of the
        in rows: => in range(len(weights)):  # Every row has moved
        -= rate => = -rate  # It says = − where −= is
        delta[0] => delta[0, 0]  # This is one number of delta
        delta[0] => delta[0][0]  # This is one number of delta
        return new => return weights  # Nothing has moved in what you return
        return new =>     return new  # only the first round of the loop is run
        return new => pass  # Your function works something out, but returns
        return new => return new[rows]  # yours has shape
        weights - rate * delta  # Every row has moved
        weights - rate * len(rows) * delta  # Every row has moved
        weights[rows] - rate * delta  # These are the words' rows alone
        rate * delta[0] => rate * delta[0] / len(rows)  # You divided by the number of words
        weights.copy() => 0 * weights  # This is the change
        weights  # Nothing has moved in what you return
        -rate * delta  # yours has shape
        rate * delta[0] => rate + delta[0]  # with + in place of * before delta[0]
        new[row] -= rate => new[row - 1] -= rate  # with an index one too low, at new[row]
        new[row] -= rate => new[:, 0] -= rate  # raised ValueError
        rate * delta[0] => rate * weights[row]  # ?
        rate * delta[0] => rate * delta[row]  # raised IndexError
        rate * delta[0] => 2 * rate * delta[0]  # ?
        # A row that is named several times
        def update(weights, rows, delta, rate):
            weights[rows] -= rate * delta
            return weights
        # Nothing has moved in what you return
        def update(weights, rows, delta, rate):
            new = weights.copy()
            new[rows] -= rate * delta
            return weights
        # Nothing has moved in what you return
        def update(weights, rows, delta, rate):
            new = weights[rows]
            new -= rate * delta
            return weights
        return => result =  # returns nothing: let it end in return
        # This goes uphill, and a row that
        def update(weights, rows, delta, rate):
            weights[rows] += rate * delta
            return weights
        # A row that is named several times
        def update(weights, rows, delta, rate):
            for row in np.unique(rows):
                weights[row] -= rate * delta[0]
            return weights
        # raised IndexError
        def update(weights, rows, delta, rate):
            for i in range(len(rows) + 1):
                weights[rows[i]] -= rate * delta[0]
            return weights
        np.subtract.at(weights, rows, rate * delta[0])  # returned None
    """,
    "review_by_review": """
        (layer_2[0, 0] > 0.5) == label => np.abs(layer_2 - label).item() < 0.5  # an answer is never right
        (layer_2[0, 0] > 0.5) => int(layer_2.item())  # Here all counts as blame
        layer_2[0, 0] > 0.5 => layer_2.item() == 1  # Here all counts as blame
        (layer_2[0, 0] > 0.5) == label => layer_2[0, 0] > 0.5 == label  # The first is 0 everywhere
        # Each share is still an array
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    right += (layer_2 > 0.5) == label
                    delta = (layer_2 - label) * layer_2 * (1 - layer_2)
                    back = delta @ weights_1_2.T
                    weights_0_1[rows] -= rate * counts.T @ back
                    weights_1_2 -= rate * layer_1.T @ delta
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        (layer_2 - label) * layer_2 * (1 - layer_2) => layer_2 - label  # The slope of the sigmoid is missing
        (layer_2 - label) * layer_2 => layer_2  # when layer_2 - label is left out
        layer_2 - label => label - layer_2  # Both updates go uphill
        weights_0_1[rows] -= => weights_0_1[rows] +=  # weights_0_1 goes uphill
        weights_1_2 -= => weights_1_2 +=  # weights_1_2 goes uphill
        rate *  =>   # The rate is missing in both updates
        counts.T @ layer_1_delta => layer_1_delta  # In the update the counts are missing
        counts @ weights_0_1[rows] => weights_0_1[rows].sum(axis=0)[None]  # On the way forward the counts are
        weights_0_1[rows] -= => weights_0_1[rows] =  # replaced instead of changed
        weights_1_2 -= => weights_1_2 =  # replaced instead of changed
        weights_0_1[rows] -= => weights_0_1 -=  # raised ValueError
        counts.T @ layer_1_delta => layer_1_delta.T @ counts  # raised ValueError
        counts.T @ layer_1_delta => counts @ layer_1_delta  # raised ValueError
        layer_1.T @ layer_2_delta => layer_1 @ layer_2_delta  # raised ValueError
        layer_1.T @ layer_2_delta => layer_1 * layer_2_delta  # raised ValueError
        weights_1_2.T => weights_1_2  # raised ValueError
        > 0.5 => >= 0.5  # ½ is no praise
        > 0.5 => > 0  # Every answer is above 0
        == label => != label  # The shares are those of wrong answers
        == label => == 1  # These are the shares of praise
        (layer_2[0, 0] > 0.5) == label => label == 1 and layer_2.item() > 0.5  # Only praise told rightly
        shares / len(labels), => shares[-1] / len(labels),  # This is the share of one epoch
        shares / len(labels), => list(shares[epochs - 1 :] / len(labels)),  # This is the share of one epoch
        shares / len(labels), => [],  # The second and third are right
        shares / len(labels), => shares / epochs,  # divided by the number of epochs
        # There is a share after each review
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    right += (layer_2[0, 0] > 0.5) == label
                    layer_2_delta = (layer_2 - label) * layer_2 * (1 - layer_2)
                    layer_1_delta = layer_2_delta @ weights_1_2.T
                    weights_0_1[rows] -= rate * counts.T @ layer_1_delta
                    weights_1_2 -= rate * layer_1.T @ layer_2_delta
                    shares.append(right / len(bags))
            return shares, weights_0_1, weights_1_2
        layer_1_delta = layer_2_delta @ => layer_1_delta = (layer_2 - label) @  # layer_1_delta lacks
        layer_1.T @ layer_2_delta => layer_1.T @ (layer_2 - label)  # The update of weights_1_2 lacks
        / len(labels) =>   # These are numbers of right answers
        / len(labels) => / len(labels) * 100  # The second and third are right
        return shares =>     return shares  # It goes through the reviews once only
        return shares =>         return shares  # It ends after the first review
        / len(labels), weights_0_1, weights_1_2 =>   # arrays are asked for
        shares / len(labels), =>   # arrays are asked for
        return shares / len(labels), weights_0_1, weights_1_2 => pass  # returns nothing
        @ weights_1_2.T => @ weights_1_2.T * (1 - layer_1**2)  # has a slope in layer_1_delta
        @ weights_1_2.T => @ weights_1_2.T * layer_1  # ?
        # weights_1_2 has moved before layer_1_delta
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    right += (layer_2.item() > 0.5) == label
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    weights_1_2 -= rate * layer_1.T @ d2
                    weights_0_1[rows] -= rate * counts.T @ (d2 @ weights_1_2.T)
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        # The shares count on from epoch to epoch
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares, right = [], 0
            for _ in range(epochs):
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    right += (layer_2.item() > 0.5) == label
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    d1 = d2 @ weights_1_2.T
                    weights_1_2 -= rate * layer_1.T @ d2
                    weights_0_1[rows] -= rate * counts.T @ d1
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        # The answers are judged after the step
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    d1 = d2 @ weights_1_2.T
                    weights_1_2 -= rate * layer_1.T @ d2
                    weights_0_1[rows] -= rate * counts.T @ d1
                    right += (sigmoid(counts @ weights_0_1[rows] @ weights_1_2).item() > 0.5) == label
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        # The answers are judged after the epoch
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    d1 = d2 @ weights_1_2.T
                    weights_1_2 -= rate * layer_1.T @ d2
                    weights_0_1[rows] -= rate * counts.T @ d1
                said = [sigmoid(c @ weights_0_1[r] @ weights_1_2).item() for r, c in bags]
                shares.append(sum((a > 0.5) == label for a, label in zip(said, labels)) / len(labels))
            return shares, weights_0_1, weights_1_2
        # In the update the counts are missing
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    d1 = d2 @ weights_1_2.T
                    for row in rows:
                        weights_0_1[row] -= rate * d1[0]
                    weights_1_2 -= rate * layer_1.T @ d2
                    right += (layer_2[0, 0] > 0.5) == label
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        # The weights stay as they were during an epoch
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right, steps_0, steps_1 = 0, np.zeros_like(weights_0_1), np.zeros_like(weights_1_2)
                for (rows, counts), label in zip(bags, labels):
                    layer_1 = counts @ weights_0_1[rows]
                    layer_2 = sigmoid(layer_1 @ weights_1_2)
                    d2 = (layer_2 - label) * layer_2 * (1 - layer_2)
                    steps_1 += rate * layer_1.T @ d2
                    steps_0[rows] += rate * counts.T @ (d2 @ weights_1_2.T)
                    right += (layer_2[0, 0] > 0.5) == label
                weights_0_1, weights_1_2 = weights_0_1 - steps_0, weights_1_2 - steps_1
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        # weights_0_1 has moved before layer_1 was
        def train(bags, labels, weights_0_1, weights_1_2, rate, epochs):
            shares = []
            for _ in range(epochs):
                right = 0
                for (rows, counts), label in zip(bags, labels):
                    a = sigmoid(counts @ weights_0_1[rows] @ weights_1_2)
                    d = (a - label) * a * (1 - a)
                    right += (a.item() > 0.5) == label
                    weights_0_1[rows] -= rate * counts.T @ (d @ weights_1_2.T)
                    weights_1_2 -= rate * (counts @ weights_0_1[rows]).T @ d
                shares.append(right / len(labels))
            return shares, weights_0_1, weights_1_2
        weights_1_2 -= rate * layer_1.T @ layer_2_delta => pass  # weights_1_2 has not moved
    """,
    "word_contributions": """
        counts[0] ** 2 * (weights_0_1[rows] @ weights_1_2)[:, 0]  # ?
        (weights_0_1[rows] @ weights_1_2)[:, 0]  # The counts are missing
        weights_0_1[rows] @ weights_1_2  # The counts are missing, and this is a column
        counts @ weights_0_1[rows] @ weights_1_2  # These are the terms added up
        (counts @ weights_0_1[rows] @ weights_1_2)[0, 0]  # These are the terms added up
        (counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]).sum()  # These are the terms added up
        counts[0] * weights_0_1[rows].sum(axis=1)  # This is the sum of each row
        counts.T * weights_0_1[rows]  # This is what each word adds to layer_1
        counts @ weights_0_1[rows]  # This is layer_1
        counts.T * (weights_0_1[rows] @ weights_1_2)  # right numbers, but in other brackets
        (counts.T * (weights_0_1[rows] @ weights_1_2)).T  # right numbers, but in other brackets
        counts * (weights_0_1[rows] @ weights_1_2)  # The column has spread to a matrix
        counts[0] * (weights_0_1[rows] @ weights_1_2)  # The column has spread to a matrix
        counts * (weights_0_1[rows] @ weights_1_2)[:, 0]  # right numbers, but in other brackets
        counts[0] * (weights_0_1[rows] @ weights_1_2)[0]  # It is right in 1 of 3
        counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0] / counts.sum()  # Do not divide
        (weights_0_1 @ weights_1_2)[:, 0]  # This has one number for every word there is
        weights_0_1 @ weights_1_2  # This has one number for every word there is
        sigmoid(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # The sigmoid comes after the sum
        counts[0] * sigmoid(weights_0_1[rows] @ weights_1_2)[:, 0]  # The sigmoid comes after the sum
        counts[0] + (weights_0_1[rows] @ weights_1_2)[:, 0]  # The counts are added
        rows * (weights_0_1[rows] @ weights_1_2)[:, 0]  # The numbers of the rows are no counts
        counts[0] * (weights_0_1[: len(rows)] @ weights_1_2)[:, 0]  # These are the first rows of weights_0_1
        counts[0] @ (weights_0_1[rows] @ weights_1_2)[:, 0]  # These are the terms added up
        counts[0] @ weights_0_1[rows] @ weights_1_2  # These are the terms added up
        counts[0] * (weights_0_1[rows] * weights_1_2)[:, 0]  # with * in place of @ before weights_1_2
        counts[0] * (weights_0_1[rows] @ weights_1_2.T)[:, 0]  # raised ValueError
        counts[0] * (weights_1_2 @ weights_0_1[rows])[:, 0]  # in each other's place
        -counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]  # has its sign turned
        abs(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # the wrong sign
        counts[0] * weights_0_1[rows, 0]  # when weights_1_2 is left out
        counts[0] ** 2 * (weights_0_1[rows] @ weights_1_2)[:, 0]  # ?
        counts[0] * weights_0_1[rows].mean(axis=1)  # ?
        return => result =  # returns nothing
        sorted(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # It is right in 2 of 3
    """,
    "gain_and_error": """
        np.sqrt(variance * (1 => (variance * (1 ;; + held / known)) => + held / known)) ** 1/2  # half of x
        after - before => abs(after - before)  # ?
        ((after - before).mean(), (after - before).std(ddof=1) / np.sqrt(len(after)))  # 3 numbers
        ((after - before).mean(), (after - before).std(ddof=1) / np.sqrt(len(after)), 0)  # splits without
        np.sqrt(variance * (1 / len(gains) + held / known)) => gains.std(ddof=1) / len(gains) ** 0.5  # splits
        np.sqrt(variance * (1 / len(gains) + held / known)) => gains.std() / len(gains) ** 0.5  # lacks held
        np.sqrt(variance * (1 / len(gains) + held / known)) => gains.std(ddof=1)  # deviation of one gain
        np.sqrt(variance * (1 / len(gains) + held / known)) => gains.var(ddof=1)  # variance of one gain
        variance * (1 / len(gains) + held / known) => variance * held / known  # 1 / n is missing
        np.sqrt(variance * => (variance *  # Both errors lack their square root
        error = np.sqrt => error =  # its square root
        np.sqrt(variance * held / known) => 0  # only 1 / n becomes 0
        np.sqrt(variance * held / known) => variance * held / known  # What is left lacks its square root
        np.sqrt(variance * held / known) => gains.std(ddof=1) * held / known  # held / known has no root
        np.sqrt(variance * held / known) => (held / known) ** 0.5  # the variance is missing
        np.sqrt(variance * held / known) => held / known  # The first and second are right
        np.sqrt(variance * held / known) => variance**0.5  # not the whole deviation
        np.sqrt(variance * held / known) => np.sqrt(variance / len(gains))  # 1 / n is what they
        np.sqrt(variance * held / known) => error - np.sqrt(variance / len(gains))  # no difference of roots
        np.sqrt(variance * held / known) => error / np.sqrt(len(gains))  # The first and second are right
        np.sqrt(variance * held / known) => np.inf  # The first and second are right
        error, np.sqrt(variance * held / known) => np.sqrt(variance * held / known), error  # changed places
        , np.sqrt(variance * held / known) => , error  # so the error gets smaller
        held / known => known / held  # held and known have changed places
        held / known => held / (held + known)  # Below held stands
        ddof=1 => ddof=0  # With ddof=0 the variance is too small
        .var(ddof=1) => .var()  # With ddof=0 the variance is too small
        .var(ddof=1) => .std(ddof=1)  # This is a standard deviation under the root
        after - before => before - after  # Both errors are right. A gain
        gains.mean() => gains.sum()  # The gains are added up
        gains.mean() => np.median(gains)  # the median
        gains.mean() => after.mean()  # when before is left out
        gains.mean() => gains  # when mean is left out
        gains.var(ddof=1) => after.var(ddof=1)  # The error is that of the accuracies after
        gains.var(ddof=1) => before.var(ddof=1)  # The error is that of the accuracies before
        gains.var(ddof=1) => (after.var(ddof=1) + before.var(ddof=1))  # The variances are added up
        gains.var(ddof=1) => (after.var(ddof=1) - before.var(ddof=1))  # The first is right
        1 / len(gains) => len(gains)  # with * in place of /
        1 / len(gains) + held / known => (1 + held) / (len(gains) + known)  # The first and third are right
        1 / len(gains) + held / known => 1 / (len(gains) + held / known)  # The first and third are right
        1 / len(gains) + held / known => 1 / len(gains) - held / known  # with − in place of + before
        (1 / len(gains) + held / known) => 1 / len(gains) + held / known  # without brackets round 1
        1 / len(gains) => 1 / held  # n is the number of splits
        1 / len(gains) => 1 / known  # n is the number of splits
        1 / len(gains) => 1 / (held + known)  # n is the number of splits
        1 / len(gains) => 1 / (len(gains) - 1)  # not n − 1
        held / known => 1 / known  # Both have a 1 above
        error = np.sqrt(variance * => error = (np.sqrt(variance) *  # The brackets have no root here
        error = np.sqrt(variance * => error = (variance * np.sqrt  # of the brackets alone
        gains = after - before => gains = (after - before) / before  # as a share of what was before
        gains = after - before => gains = after  # These are the accuracies after
        return gains.mean(), => return  # 3 numbers are asked for
        # in another order
        def gain_and_error(before, after, held, known):
            gains = after - before
            v = gains.var(ddof=1)
            return np.sqrt(v * (1 / len(gains) + held / known)), gains.mean(), np.sqrt(v * held / known)
        error = np.sqrt(variance => error = 2 * np.sqrt(variance  # is twice as large
        error = np.sqrt(variance => error = 1.96 * np.sqrt(variance  # The second is 1.96 times what
        gains.mean() => round(gains.mean(), 2)  # The first is right, but rounded
        (after - before).mean()  # 3 numbers are asked for
        return => result =  # returns nothing
    """,
}
