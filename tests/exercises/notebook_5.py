"""Answers to the exercises of notebook 5, on the sentiment network; bank.py says how to read and add them."""

RIGHT = {
    "bag_of_words": """
        np.zeros((1, len(index))) => np.zeros(len(index)) ;; [0, index[word]] => [index[word]] ;;
            return layer_0 => return layer_0.reshape(1, -1)
        in tokens: => in index: ;; if word in index: => if True: ;; += 1 => = tokens.count(word)
        np.zeros((1, len(index))) => [[0] * len(index)] ;; [0, index[word]] => [0][index[word]]
        if word in index: => if index.get(word) is not None:
        np.bincount([index[word] for word in tokens if word in index], minlength=len(index))[None]
        np.eye(len(index))[[index[w] for w in tokens if w in index]].sum(axis=0, keepdims=True)
    """,
    "two_conventions": """
        (x.T @ ((x @ weights + b - y) / len(x)), ((x @ weights + b - y) / len(x)).sum(axis=0, keepdims=True))
        [x.T @ (x @ weights + b - y) / x.shape[0], (x @ weights + b - y).mean(axis=0, keepdims=True)]
        (((x @ weights + b - y).T @ x).T / len(y), np.mean(x @ weights + b - y, axis=0)[None])
        (x.T @ (x @ weights + b - y) / len(y), (x @ weights + b - y).mean(0).reshape(b.shape))
        delta.sum(axis=0, keepdims=True) => np.ones((1, len(y))) @ delta ;; x.T @ delta => x.T.dot(delta)
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
        (counts.T * weights_0_1[rows]).sum(axis=0, keepdims=True)
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
        weights.copy() => weights
        new[row] -= rate * delta[0] => new[row] = new[row] - rate * delta.ravel()
        weights - rate * np.bincount(rows, minlength=len(weights))[:, None] * delta
        weights - rate * np.eye(len(weights))[rows].sum(axis=0)[:, None] @ delta
        copy => tolist ;; -= rate * delta[0] => = [w - rate * d for w, d in zip(new[row], delta[0])]
        def update(weights, rows, delta, rate):
            np.subtract.at(weights, rows, rate * delta[0])
            return weights
    """,
    "review_by_review": """
        sigmoid(layer_1 @ weights_1_2) => 1 / (1 + np.exp(-layer_1 @ weights_1_2)) ;;
            (layer_2[0, 0] > 0.5) == label => (layer_2.item() > 0.5) == (label == 1)
        np.zeros(epochs) => [0] * epochs ;; shares / len(labels) => [share / len(bags) for share in shares] ;;
            weights_1_2 -= rate => weights_1_2 = weights_1_2 - rate
        shares = np.zeros(epochs) => shares, weights_0_1, weights_1_2 = (
            np.zeros(epochs), weights_0_1.copy(), weights_1_2.copy())
        weights_0_1[rows] -= rate * counts.T @ layer_1_delta => for row, count in zip(rows, counts[0]): (
            np.subtract.at(weights_0_1, row, rate * count * layer_1_delta[0]))
        layer_1 = counts @ weights_0_1[rows] => layer_0 = np.zeros((1, len(weights_0_1))); (
            np.put(layer_0, rows, counts)); layer_1 = layer_0 @ weights_0_1 ;;
            weights_0_1[rows] -= rate * counts.T => weights_0_1 = weights_0_1 - rate * layer_0.T
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
    """,
    "word_contributions": """
        (counts.T * weights_0_1[rows] @ weights_1_2)[:, 0]
        (counts.T * (weights_0_1[rows] @ weights_1_2)).ravel()
        counts[0] * (weights_0_1 @ weights_1_2)[rows, 0]
        ((counts.T * weights_0_1[rows]) * weights_1_2.T).sum(axis=1)
        [count * (weights_0_1[row] @ weights_1_2)[0] for row, count in zip(rows, counts[0])]
        np.einsum("ik,kh,ho->k", counts, weights_0_1[rows], weights_1_2)
    """,
    "gain_and_error": """
        variance * (1 / len(gains) + held / known) => variance) * np.sqrt(1 / len(after) + held / known
        np.sqrt(variance * held / known) => np.sqrt(variance * (1 / 10**15 + held / known))
        np.sqrt(variance * held / known) => np.sqrt(error**2 - variance / len(gains))
        gains.var(ddof=1) => np.cov(gains).item() ;; gains.mean() => np.average(gains)
        gains.mean(), error, np.sqrt(variance * held / known) => np.array([gains.mean(), error,
            (variance * (1 / np.inf + held / known)) ** 0.5])
        def gain_and_error(before, after, held, known):
            gains = [b - a for a, b in zip(before, after)]
            n = len(gains)
            mean = sum(gains) / n
            variance = sum((g - mean) ** 2 for g in gains) / (n - 1)
            return mean, (variance * (1 / n + held / known)) ** 0.5, (variance * held / known) ** 0.5
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
        len(index) => len(tokens)  # with tokens where index belongs
        # raised IndexError
        np.zeros((1, len(index))) => np.zeros((len(index), 1))
        layer_0[0, index[word]] => layer_0[0, word]
        if word in index: => if word not in index:  # raised KeyError
        # An array of shape
        return layer_0 => return layer_0.sum()
        {word: tokens.count(word) for word in index}
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
        axis=0 => axis=1  # along the other axis of the sum
        axis=0, keepdims=True => axis=0  # but flat
        axis=0, keepdims=True => axis=1  # The first is right
        delta.sum => delta.mean  # with mean in place of sum
        x.T @ delta => x.T @ delta / len(x)  # The second is right
        delta.sum(axis=0, keepdims=True) => delta  # when sum is left out
        (a - y) => (y - a)  # Every number has its sign turned
        / x.shape[0] => / 1 ;; axis=0, keepdims=True => axis=0  # The first has the factor x.shape[0] once
        (x.T @ (x @ weights + b - y) / len(x))  # 2 arrays are asked for
        # All of it is right, but in
        x.T @ delta, delta.sum(axis=0, keepdims=True) => delta.sum(axis=0, keepdims=True), x.T @ delta
        (a - y) / x.shape[0] => a - y / x.shape[0]  # without brackets round a - y
        x.T @ delta => weights - x.T @ delta ;; delta.sum => b - delta.sum  # The first is weights −
    """,
    "first_step": """
        # Every number is
        (-2, 4, 0, 0)
        (4, -8, 0, 0)
        # The third
        (2, -1, 0, 0)
        (-2, 4, 0, 0.5)
        # 4 numbers are asked for
        (-1, 2)
        (-1, 2, 0, 0, 0)
        (0, 0, -1, 1)  # ?
    """,
    "sum_of_rows": """
        counts @ weights_0_1[rows] / len(rows)  # lacks the factor rows.shape[0], or is divided
        # yours has shape
        weights_0_1[rows].mean(axis=0)
        (counts.T * weights_0_1[rows]).sum(axis=1, keepdims=True)
        counts @ weights_0_1[:, rows].T  # with a .T too many, at weights_0_1
        (counts @ weights_0_1[rows])[0]  # has the right numbers, but in other
        counts * weights_0_1[rows]  # with * in place of @ before weights_0_1[rows]
        rows @ weights_0_1[rows]  # with rows where counts belongs
        (counts @ weights_0_1[rows]).T  # has the right numbers, but is transposed
        # raised ValueError
        counts @ weights_0_1
        weights_0_1[rows] @ counts
        2 * counts @ weights_0_1[rows]  # is twice as large as it should
        -counts @ weights_0_1[rows]  # has its sign turned
        counts @ weights_0_1[rows - 1]  # with an index one too low, at weights_0_1[rows]
        counts @ weights_0_1(rows)  # raised TypeError
        return => result =  # returns nothing: let it end in return
        counts @ weights_0_1[:, rows]  # raised IndexError
        (counts - 1) @ weights_0_1[rows]  # ?
    """,
    "repeated_rows": """
        rate * delta[0] => delta[0]  # when rate is left out
        return new =>     return new  # only the first round of the loop is run
        return new => pass  # Your function works something out, but returns
        return new => return new[rows]  # yours has shape
        rate * delta[0] => rate + delta[0]  # with + in place of * before delta[0]
        new[row] -= rate => new[row - 1] -= rate  # with an index one too low, at new[row]
        new[row] -= rate => new[:, 0] -= rate  # raised ValueError
        # ?
        rate * delta[0] => rate * weights[row]
        rate * delta[0] => 2 * rate * delta[0]
        rate * delta[0] => rate * delta[row]  # raised IndexError
        np.subtract.at(weights, rows, rate * delta[0])  # returned None
    """,
    "review_by_review": """
        (layer_2[0, 0] > 0.5) == label => layer_2[0, 0] > 0.5 == label  # The first is 0 everywhere
        (layer_2 - label) * layer_2 => layer_2  # when layer_2 - label is left out
        weights_0_1[rows] -= => weights_0_1[rows] =  # replaced instead of changed
        # raised ValueError
        weights_0_1[rows] -= => weights_0_1 -=
        weights_1_2.T => weights_1_2
        # The second and third are right
        shares / len(labels), => [],
        / len(labels) => / len(labels) * 100
        / len(labels), weights_0_1, weights_1_2 =>   # arrays are asked for
        return shares / len(labels), weights_0_1, weights_1_2 => pass  # returns nothing
        @ weights_1_2.T => @ weights_1_2.T * layer_1  # ?
    """,
    "word_contributions": """
        # right numbers, but in other brackets
        counts.T * (weights_0_1[rows] @ weights_1_2)
        counts * (weights_0_1[rows] @ weights_1_2)[:, 0]
        counts[0] * (weights_0_1[rows] @ weights_1_2)[0]  # It is right in 1 of 3
        counts[0] * (weights_0_1[rows] * weights_1_2)[:, 0]  # with * in place of @ before weights_1_2
        counts[0] * (weights_0_1[rows] @ weights_1_2.T)[:, 0]  # raised ValueError
        counts[0] * (weights_1_2 @ weights_0_1[rows])[:, 0]  # in each other's place
        -counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]  # has its sign turned
        abs(counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0])  # the wrong sign
        # ?
        counts[0] ** 2 * (weights_0_1[rows] @ weights_1_2)[:, 0]
        counts[0] * weights_0_1[rows].mean(axis=1)
        counts[0] + (weights_0_1[rows] @ weights_1_2)[:, 0]  # with + in place of *
        (weights_0_1[rows] @ weights_1_2)[:, 0]  # when counts[0] is left out
        return => result =  # returns nothing
    """,
    "gain_and_error": """
        after - before => abs(after - before)  # ?
        ((after - before).mean(), (after - before).std(ddof=1) / np.sqrt(len(after)))  # 3 numbers
        # The first and second are right
        np.sqrt(variance * held / known) => held / known
        np.sqrt(variance * held / known) => np.inf
        variance * held / known => held / known  # when variance is left out
        gains.mean() => after.mean()  # when before is left out
        gains.mean() => gains  # when mean is left out
        gains.mean() => gains.sum()  # with sum in place of mean
        gains.mean() => -gains.mean()  # The first has its sign turned
        gains.mean(), error => error, gains.mean()  # All of it is right, but in another order
        gains.var(ddof=1) => (after.var(ddof=1) - before.var(ddof=1))  # The first is right
        1 / len(gains) => len(gains)  # with * in place of /
        1 / len(gains) + held / known => 1 / (len(gains) + held / known)  # The first and third are right
        1 / len(gains) + held / known => 1 / len(gains) - held / known  # with − in place of + before
        (1 / len(gains) + held / known) => 1 / len(gains) + held / known  # without brackets round 1
        np.sqrt(variance * (1 => (variance * (1  # when np.sqrt is left out
        1 / len(gains) + held / known => held / known  # when 1 / len(gains) is left out
        error = np.sqrt(variance => error = 1.96 * np.sqrt(variance  # The second is 1.96 times what
        gains.mean() => round(gains.mean(), 2)  # The first is right, but rounded
        return => result =  # returns nothing
    """,
}
