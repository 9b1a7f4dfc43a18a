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
    "polarity": """
        np.log((p + 1) / P / ((n + 1) / N))
        np.log((p + 1) / P) - np.log((n + 1) / N)
        np.log((p + 1) * N / (P * (n + 1)))
        np.log1p(p) - np.log1p(n) + np.log(N) - np.log(P)
        -np.log((n + 1) / N / ((p + 1) / P))
        __import__("math").log((p + 1) / P / (n + 1) * N)
        def polarity(p, n, P, N):
            praise, blame = (p + 1) / P, (n + 1) / N
            return np.log(praise / blame)
    """,
    "delta_from_output": """
        (layer_2 - target) * layer_2 * (1 - layer_2)
        (layer_2 - target) * (layer_2 - layer_2**2)
        -(target - layer_2) * layer_2 * (1 - layer_2)
        layer_2 * (1 - layer_2) * (layer_2 - target)
        np.multiply(layer_2 - target, layer_2 - layer_2 * layer_2)
        (layer_2 - target) * sigmoid_slope(np.log(layer_2 / (1 - layer_2)))
        def output_delta(layer_2, target):
            error = layer_2 - target
            slope = layer_2 * (1.0 - layer_2)
            return error * slope
    """,
    "share_back": """
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2)
        (weights_1_2 @ layer_2_delta.T).T * (1 - layer_1 * layer_1)
        layer_2_delta.dot(weights_1_2.T) * (1 - layer_1) * (1 + layer_1)
        (layer_2_delta * weights_1_2).sum(axis=1)[np.newaxis] * (1 - layer_1**2)
        (1 - layer_1**2) * np.einsum("io,ho->ih", layer_2_delta, weights_1_2)
        layer_2_delta @ weights_1_2.T / np.cosh(np.arctanh(layer_1)) ** 2
        def hidden_delta(layer_2_delta, weights_1_2, layer_1):
            layer_1_error = layer_2_delta @ weights_1_2.T
            return layer_1_error - layer_1_error * layer_1**2
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
    "count_the_work": """
        (740_000, 1_400, 0)
        [740000, 1400, 0]
        (74_000 * 10, 140 * 10, 0)
        (7.4e5, 1.4e3, 0)
        (74e3 * 10, 1400, 0.0)
        (10 * 74000, 10 * 140, 0)
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
    "polarity": """
        np.log((p + 1) / (n + 1))  # This is the line for as many
        np.log(p / P / (n / N))  # The 1 is missing
        np.log((p + 1) / P / (n / N))  # The 1 is missing below
        np.log(p / P / ((n + 1) / N))  # The 1 is missing above
        (p + 1) / P / ((n + 1) / N)  # This is the ratio
        (p + 1) / P - (n + 1) / N  # This is the difference
        np.log((n + 1) / N / ((p + 1) / P))  # has its sign turned
        np.log2((p + 1) / P / ((n + 1) / N))  # This counts factors of two
        np.log10((p + 1) / P / ((n + 1) / N))  # This counts factors of ten
        np.log((p + 1) / P / (n + 1) / N)  # Brackets are missing
        np.log(p + 1 / P / ((n + 1) / N))  # Brackets are missing: / comes before +
        np.log((p + 1) / P / (n + 1 / N))  # without brackets round n + 1
        np.log((p / P + 1) / (n / N + 1))  # The 1 is added too late
        np.log((p + 1) / (P + 1) / ((n + 1) / (N + 1)))  # P and N stay as they are
        np.log((p + 1) / N / ((n + 1) / P))  # P belongs below p + 1
        abs(np.log((p + 1) / P / ((n + 1) / N)))  # The side is lost
        np.log((p + 1) / P) / np.log((n + 1) / N)  # The logarithms are divided
        np.log((p + 1) / P)  # when the division by (n + 1)
        np.log((p + 1) / P * ((n + 1) / N))  # The logarithms are added
        np.log((p + 1) / P) + np.log((n + 1) / N)  # The logarithms are added
        np.log((p + 1) / P / (n + 1))  # when the division by N is left
        np.log((p + 1) / (n + 1) / N)  # ?
        np.log((p + 1) / (n + 1)) / P  # ?
        np.log((p + 2) / P / ((n + 2) / N))  # It is right in 1 of 4
        log((p + 1) / P / ((n + 1) / N))  # raised NameError
        round(np.log((p + 1) / P / ((n + 1) / N)), 2)  # is right
        np.log((p + 1) * P / ((n + 1) * N))  # P belongs below p + 1
        np.log(p / n)  # The 1 is missing in both
        np.log((p + 1) / P) - np.log((n + 1) / P)  # divide each count by its own
        np.log((n + 1) / N / (p + 1) / P)  # And it is the other way round
        np.log((P + 1) / (N + 1))  # These are the reviews alone
        np.sqrt((p + 1) / P / ((n + 1) / N))  # This is the root of the ratio
        np.log(p / P) - np.log(n / N)  # The 1 is missing
        np.log(p + 1 / P) - np.log(n + 1 / N)  # Brackets are missing: / comes before +
        np.log(n + 1) - np.log(p + 1)  # it is the other way round
        (p + 1) / (n + 1)  # This is a ratio without P and N
        np.log2((p + 1) / (n + 1))  # the logarithm is another one
        np.log((p + 1) / P) * np.log((n + 1) / N)  # The logarithms are multiplied
        np.log((p + 0.5) / P / ((n + 0.5) / N))  # is 1, not ½
        max(0, np.log((p + 1) / P / ((n + 1) / N)))  # What is below 0 is cut off
        np.log(p / n + 1)  # which number is 0, and
        np.log(p + 1) / P - np.log(n + 1) / N  # The logarithm comes too early
        np.log((p + 1) / P) - (n + 1) / N  # The logarithm comes too early
        np.log((p + 1) / (n + 1)) * N / P  # The logarithm comes too early
        np.log((p + 1) / P - (n + 1) / N)  # This is the logarithm of the difference
        np.log((p + 1) / P / ((n + 1) / N) + 1)  # A 1 is added to the ratio too
        np.log((p + 1) / (P + 2) / ((n + 1) / (N + 2)))  # P and N stay as they are
        return => result =  # works something out
    """,
    "delta_from_output": """
        (target - layer_2) * layer_2 * (1 - layer_2)  # has its sign turned
        layer_2 - target  # This is layer_2_error
        (layer_2 - target) * sigmoid_slope(layer_2)  # The sigmoid is applied once too often
        (layer_2 - target) * target * (1 - target)  # The slope is taken from target, and
        layer_2 * (1 - layer_2)  # when layer_2_error is left out
        (layer_2 - target) * layer_2  # when the factor 1 - layer_2 is left out
        (layer_2 - target) * (1 - layer_2)  # when the factor layer_2 is left out
        (layer_2 - target) * (1 - layer_2**2)  # 1 − a² is the slope of
        layer_2 - target * layer_2 * (1 - layer_2)  # Brackets are missing
        (layer_2 - target) * layer_2 * 1 - layer_2  # Brackets are missing
        (layer_2 - target) * (layer_2 * 1 - layer_2)  # Brackets are missing, so all of it
        (layer_2 - target) * layer_2 * (layer_2 - 1)  # has its sign turned
        (layer_2 - target) ** 2 * layer_2 * (1 - layer_2)  # The error is still squared
        0.5 * (layer_2 - target) * layer_2 * (1 - layer_2)  # is half as large as it should
        2 * (layer_2 - target) * layer_2 * (1 - layer_2)  # Twice too large
        # lacks the factor layer_2.shape[1], or is divided
        (layer_2 - target) * layer_2 * (1 - layer_2) / layer_2.size
        # lacks the factor layer_2.shape[1], or is divided
        (layer_2 - target) / layer_2.shape[1] * layer_2 * (1 - layer_2)
        (layer_2 - target) @ (layer_2 * (1 - layer_2))  # with @ in place of *
        ((layer_2 - target) * layer_2 * (1 - layer_2)).sum()  # An array of shape
        ((layer_2 - target) * layer_2 * (1 - layer_2))[0]  # has the right numbers, but in other
        ((layer_2 - target) * layer_2 * (1 - layer_2)).T  # has the right numbers, but is transposed
        (layer_2 - target) + layer_2 * (1 - layer_2)  # The slope is added
        (layer_2 - target) * (1 + layer_2) * layer_2  # with + in place of − before layer_2
        0.5 * (layer_2 - target) ** 2  # This is J itself
        (layer_2 - target) * layer_2 * (1 - target)  # with target where layer_2 belongs
        (layer_2 + target) * layer_2 * (1 - layer_2)  # with + in place of − before target
        layer_2 * (1 - layer_2) * target  # ?
        (layer_2 - target) * sigmoid_slope(target)  # ?
        (layer_2 - target) * layer_2 (1 - layer_2)  # raised TypeError
        (layer_2 - target) * layer_2 * (1 - layer_2) ** 2  # ?
        return => result =  # returns nothing: let it end in return
        (layer_2 - target) * (1 - layer_2) ** 2  # 1 − layer_2 is there twice
        (layer_2 - target) / (1 + np.exp(-layer_2))  # σ of layer_2 is no slope
        (layer_2 - target) * layer_2**2 * (1 - layer_2)  # has the factor layer_2 once too often
        (layer_2 - target) * (layer_2 - target) * (1 - layer_2)  # The slope lacks layer_2, and
        (layer_2 - target) / (layer_2 * (1 - layer_2))  # You divided by the slope
        ((layer_2 - target) * layer_2 * (1 - layer_2)).sum(axis=1)  # An array of shape (1
        # Each output has a delta of its
        ((layer_2 - target) * layer_2 * (1 - layer_2)).mean(axis=1, keepdims=True)
        (layer_2 - target).T @ (layer_2 * (1 - layer_2))  # It is right in 1 of 3
    """,
    "share_back": """
        layer_2_delta @ weights_1_2.T  # This is the line for a layer
        layer_2_delta @ weights_1_2.T * layer_1 * (1 - layer_1)  # This is the slope of the sigmoid
        layer_2_delta @ weights_1_2.T * (1 - np.tanh(layer_1) ** 2)  # tanh is applied once too often
        layer_2_delta @ weights_1_2.T * (1 - layer_1)  # when the power 2 is left out
        layer_2_delta @ weights_1_2.T * layer_1  # multiplied by layer_1 itself
        layer_2_delta @ weights_1_2.T * layer_1**2  # This is a²
        layer_2_delta @ weights_1_2.T * (1 - np.tanh(layer_1))  # tanh is applied once too often, and
        2 * layer_2_delta @ weights_1_2.T * layer_1  # 2a is how a² changes
        layer_2_delta @ weights_1_2.T * np.arctanh(layer_1)  # arctanh leads back to z
        (layer_2_delta @ weights_1_2.T).T * (1 - layer_1**2)  # Make the shares a row
        layer_2_delta @ weights_1_2.T * sigmoid_slope(layer_1)  # This is the slope of the sigmoid
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2).sum()  # Each hidden node has a slope of its own
        weights_1_2 @ layer_2_delta.T  # This is a column, and
        layer_2_delta @ weights_1_2.T * (1 - abs(layer_1))  # |a| stands where
        layer_2_delta @ weights_1_2.T * (1 - layer_1) ** 2  # The power stands outside
        layer_2_delta @ weights_1_2.T * (1 - layer_1 ^ 2)  # A power is written **
        layer_2_delta @ weights_1_2.T * (layer_1 > 0)  # This is the gate of ReLU
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2) ** 2  # The slope of tanh is there twice
        layer_2_delta @ weights_1_2.T @ (1 - layer_1**2).T  # This adds up over the hidden nodes
        layer_2_delta @ np.linalg.inv(weights_1_2) * (1 - layer_1**2)  # as many rows as columns
        layer_2_delta @ np.linalg.pinv(weights_1_2) * (1 - layer_1**2)  # The inverse is not what leads back
        (layer_2_delta[:, :1] @ weights_1_2[:, :1].T) * (1 - layer_1**2)  # the first output alone
        layer_2_delta @ weights_1_2.T * (layer_1**2 - 1)  # has its sign turned
        layer_2_delta @ weights_1_2.T * 1 - layer_1**2  # without brackets round 1 - layer_1 **
        layer_2_delta @ weights_1_2.T * (1 + layer_1**2)  # with + in place of − before
        layer_2_delta @ weights_1_2 * (1 - layer_1**2)  # The transpose is missing
        layer_2_delta @ weights_1_2  # The transpose is missing
        weights_1_2.T @ layer_2_delta * (1 - layer_1**2)  # This is the order of notebook 3
        weights_1_2 @ layer_2_delta * (1 - layer_1**2)  # Both stand as for a column
        weights_1_2 @ layer_2_delta.T * (1 - layer_1**2)  # have spread to a matrix
        layer_2_delta * weights_1_2  # These are the single shares
        (layer_2_delta * weights_1_2).sum(axis=1) * (1 - layer_1[0] ** 2)  # has the right numbers
        (layer_2_delta * weights_1_2).sum(axis=0, keepdims=True) * (1 - layer_1**2)  # raised ValueError
        # This is the mean over the outputs
        layer_2_delta @ weights_1_2.T * (1 - layer_1**2) / layer_2_delta.size
        (layer_2_delta @ weights_1_2.T * (1 - layer_1**2)).sum()  # An array of shape (1
        (layer_2_delta @ weights_1_2.T * (1 - layer_1**2)).T  # has the right numbers
        2 * layer_2_delta @ weights_1_2.T * (1 - layer_1**2)  # is twice as large as it should
        1 - layer_1**2  # when shares is left out
        layer_2_delta * (1 - layer_1**2)  # when weights_1_2.T is left out
        layer_2_delta @ weights_1_2.T + (1 - layer_1**2)  # with + in place of * before
        layer_2_delta @ weights_1_2.T @ (1 - layer_1**2)  # with @ in place of *
        layer_2_delta.T @ weights_1_2 * (1 - layer_1**2)  # raised ValueError
        layer_2_delta @ weights_1_2.T() * (1 - layer_1**2)  # raised TypeError
    """,
    "two_conventions": """
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
        (a - y) => 2 * (a - y)  # Every number is twice as large as
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
        (counts + weights_0_1[rows].T).T.sum(axis=0, keepdims=True)  # ?
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
        -= => +=  # This goes uphill
        rate * delta[0] => delta[0]  # when rate is left out
        in rows: => in set(rows.tolist()):  # A row that is named several times
        in rows: => in range(len(rows)):  # You moved the first rows of the
        in rows: => in range(len(weights)):  # Every row has moved
        -= rate => = -rate  # It says = − where −= is
        delta[0] => delta[0, 0]  # This is one number of delta
        delta[0] => delta[0][0]  # This is one number of delta
        return new => return weights  # Nothing has moved in what you return
        return new =>     return new  # when return stands inside the loop
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
    "count_the_work": """
        (74_000, 140, 0)  # Every number is 0.1 times what it
        (74_000, 1_400, 0)  # 1,400 is right
        (740_000, 140, 0)  # 740,000 is right
        (740_000, 2_300, 0)  # 740,000 is right
        (740_000, 2_300, 2_300)  # 740,000 is right
        (740_000, 2_300, 1_400)  # 740,000 is right
        (740_000, 1_400, 1_400)  # The first two are right
        (740_000, 1_400, 2_300)  # The first two are right
        (740_000, 1_400, 140)  # The first two are right
        (740_000, 1_400, 1_390)  # The first and second are right
        (1_400, 1_400, 0)  # The last two are right
        (2_300, 1_400, 0)  # The last two are right
        (739_990, 1_390, 1_390)  # These are the additions
        (1_400, 740_000, 0)  # All of it is right
        (740_000, 14_000, 0)  # The first and third are right
        (740_000, 0, 0)  # The first and third are right
        (740_000, 1_400, 230)  # The first and second are right
        (740_000, 1_400, 1)  # The first and second are right
        (740, 000, 1, 400, 0)  # write thousands without one
        (740_000, 1_400)  # 3 numbers are asked for
        (17_020_000, 1_400, 0)  # The second and third are right
        (740000,)  # 3 numbers are asked for
        740000  # 3 numbers are asked for
        (0, 1400, 740000)  # All of it is right
        (2300, 2300, 2300)  # In layer_0 each 0 is multiplied too
        (7400000, 14000, 0)  # Every number is 10 times what it
        (7400, 14, 0)  # Every number is 0.01 times what it
        (74010, 150, 0)  # The third is right
        (1480000, 2800, 0)  # Every number is twice as large as
    """,
}
