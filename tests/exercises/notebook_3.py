"""Answers to the exercises of notebook 3, on batches and shapes; bank.py says how to read and add them."""

RIGHT = {
    "delta_shape": """
        ((5, 7), (3, 7))
        [(5, 7), (3, 7)]
        [[5, 7], [3, 7]]
        (5, 7, 3, 7)
        ((5.0, 7.0), (3.0, 7.0))
        [5, 7, 3, 7]
    """,
    "output_delta": """
        (a - y) / y.shape[1] * tanh_slope(z)
        (a - y) / y.shape[1] * (1 - a**2)
        (a - y) * (1 - a * a) / a.shape[1]
        (a - y) / len(y.T) * (1 - a) * (1 + a)
        (a - y) / z.shape[1] / np.cosh(z) ** 2
        [[(p - t) / y.shape[1] * (1 - p * p) for p, t in zip(pr, tr)] for pr, tr in zip(a, y)]
        def output_delta(a, y, z):
            n, m = y.shape
            dJ_da = (a - y) / m
            return dJ_da * tanh_slope(z)
    """,
    "hidden_delta": """
        (W_next.T @ delta_next) * sigmoid_slope(z)
        (W_next.T @ delta_next) * sigmoid(z) * (1 - sigmoid(z))
        (delta_next.T @ W_next).T * sigmoid_slope(z)
        np.dot(W_next.T, delta_next) * 0.25 / np.cosh(z / 2) ** 2
        sigmoid_slope(z) * np.einsum("kj,km->jm", W_next, delta_next)
        np.multiply(np.matmul(W_next.T, delta_next), sigmoid_slope(z))
        def hidden_delta(W_next, delta_next, z):
            dJ_da = W_next.T @ delta_next
            a = 1 / (1 + np.exp(-z))
            return dJ_da * (a - a * a)
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
    "mean_once": """
        ((W @ x + b - y) @ x.T / x.shape[1], (W @ x + b - y).mean(axis=1, keepdims=True))
        [((W @ x + b - y) / y.shape[1]) @ x.T, ((W @ x + b - y) / y.shape[1]).sum(axis=1, keepdims=True)]
        ((x @ (W @ x + b - y).T).T / x.shape[1], np.mean(W @ x + b - y, axis=1)[:, None])
        (np.einsum("om,im->oi", W @ x + b - y, x) / y.shape[1], (W @ x + b - y).mean(1, keepdims=True))
        def batch_gradient(W, b, x, y):
            m = x.shape[1]
            delta = (W @ x + b - y) / m
            dW = delta @ x.T
            db = delta @ np.ones((m, 1))
            return dW, db
        def batch_gradient(W, b, x, y):
            n, m = x.shape
            a = W.dot(x) + b
            delta = a - y
            return np.dot(delta, x.T) / m, np.sum(delta, axis=1, keepdims=True) / m
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
}

WRONG = {
    "delta_shape": """
        ((5, 4), (3, 5))  # These are the shapes of W_1 and
        ((4, 5), (5, 3))  # These are sizes of neighbouring layers
        ((5, 3), (3, 5))  # These are sizes of neighbouring layers
        ((7, 5), (7, 3))  # The numbers are right, but turned
        ((5, 1), (3, 1))  # These are the shapes of the biases
        ((4, 7), (5, 7))  # These are the shapes of what goes
        ((3, 7), (5, 7))  # Both are right, their order is not
        ((4, 7), (3, 7))  # delta_2 is right
        ((5, 7), (5, 7))  # delta_1 is right
        ((5, 7), (4, 7))  # delta_1 is right
        ((5, 7), (7, 3))  # The first and second are right
        ((7, 5), (3, 7))  # The third and fourth are right
        ((5, 7), (3, 5))  # The first, second and third are right
        ((4, 7), (4, 7))  # The second and fourth are right
        ((5,), (3,))  # 4 numbers are asked for
        (5, 3)  # 4 numbers are asked for
        ((5, 7), (3, 1))  # The first, second and third are right
        (5, 7)  # 4 numbers are asked for
        ((5, 4), (3, 7))  # The first
        ((4, 7), (5, 7), (3, 7))  # 4 numbers are asked for
        ((3, 7), (3, 7))  # The second
        ((5, 8), (3, 8))  # The first and third are right
        ((2, 3), (4, 5))  # These are the numbers that show how
        ((3, 4), (2, 4))  # ?
        ((5, 7), 3)  # 4 numbers are asked for
        ((), ())  # 4 numbers are asked for
    """,
    "output_delta": """
        (a - y) * (1 - a**2) / len(y)  # You divided by the number of outputs
        (a - y) * 1 - a**2 / y.shape[1]  # 1 − a² is one factor
        a - y * (1 - a**2) / y.shape[1]  # The error a − y is one factor
        (a - y) * (1 - a) ** 2 / y.shape[1]  # only a is squared
        (a - y) * np.tanh(z) / y.shape[1]  # You multiplied by tanh itself
        (1 - a**2) / y.shape[1]  # The error is missing
        (a - y) * (z > 0) / y.shape[1]  # a ReLU output
        (a - y) / y.shape[1] * sigmoid_slope(z)  # This is the line for a sigmoid
        (a - y) / y.shape[1] * a * (1 - a)  # This is the line for a sigmoid
        (a - y) * sigmoid_slope(z)  # This has the slope of a sigmoid
        (a - y) / y.shape[1] * tanh_slope(a)  # The slope is taken at a
        (y - a) / y.shape[1] * tanh_slope(z)  # has its sign turned
        (a - y) / y.shape[1]  # when the factor tanh_slope(z) is left out
        (a - y) * tanh_slope(z)  # when the division by m is left
        (a - y) / y.shape[0] * tanh_slope(z)  # You divided by the number of outputs
        (a - y) / 4 * tanh_slope(z)  # You divided by 4
        (a - y) / y.size * tanh_slope(z)  # lacks the factor a.shape[0]
        (a - y) / y.shape[1] * (1 - z**2)  # 1 − z² is no slope
        (a - y) / y.shape[1] * a  # Wanted is its slope
        (a - y) / y.shape[1] * (1 - a)  # when the power 2 is left out
        2 * (a - y) / y.shape[1] * tanh_slope(z)  # Twice too large
        0.5 * (a - y) / y.shape[1] * tanh_slope(z)  # is half as large as it should
        (a - y) ** 2 / y.shape[1] * tanh_slope(z)  # The error is still squared
        a - y  # This is the error alone
        tanh_slope(z)  # This is the slope alone
        (y - a) * tanh_slope(z)  # The mean is missing, and the sign
        (a - y) * tanh_slope(a)  # The mean is missing
        (a - y) * tanh_slope(z) / y.shape[1] ** 2  # lacks the factor a.shape[1]
        ((a - y) * tanh_slope(z)).mean(axis=1, keepdims=True)  # delta keeps a column for each sample
        ((a - y) * tanh_slope(z)).mean()  # An array of shape (1
        (z - y) / y.shape[1] * tanh_slope(z)  # with z where a belongs
        a - y / y.shape[1] * tanh_slope(z)  # The error a − y is one factor
        (a - y / y.shape[1]) * tanh_slope(z)  # without brackets round a - y
        (a - y) / y.shape[1] @ tanh_slope(z)  # raised ValueError
        (a - y) / y.shape[1] + tanh_slope(z)  # with + in place of * before
    """,
    "hidden_delta": """
        W_next.T @ delta_next / 4  # ¼ is the slope where z is 0
        W_next.T @ delta_next * sigmoid(z) ** 2 * (1 - sigmoid(z))  # The way back through W_next is right
        W_next.T @ delta_next * (1 - sigmoid(z))  # The way back through W_next is right
        W_next.T @ delta_next * (1 - sigmoid(z) ** 2)  # The way back through W_next is right
        W_next.T @ delta_next * sigmoid(z) ** 2  # The way back through W_next is right
        W_next.T @ delta_next * (z > 0)  # The way back through W_next is right
        W_next.T @ delta_next * sigmoid(z) * 1 - sigmoid(z)  # Brackets are missing
        (W_next.T @ delta_next) * tanh_slope(z)  # This is the line for a tanh
        (W_next.T @ delta_next) * (1 - np.tanh(z) ** 2)  # This is the line for a tanh
        (W_next @ delta_next) * sigmoid_slope(z)  # The transpose is missing
        (W_next @ delta_next) * tanh_slope(z)  # The transpose is missing
        (delta_next @ W_next) * sigmoid_slope(z)  # The product is turned round
        (delta_next.T @ W_next) * sigmoid_slope(z)  # raised ValueError
        (delta_next.T @ W_next).T  # when the factor sigmoid_slope(z) is left out
        ((delta_next.T @ W_next).T * sigmoid_slope(z)).T  # has the right numbers
        (W_next.T @ delta_next) * sigmoid_slope(sigmoid(z))  # The slope is taken at a =
        W_next.T @ delta_next  # when the factor sigmoid_slope(z) is left out
        (W_next.T @ delta_next) * z * (1 - z)  # z(1 − z) is no slope
        (W_next.T @ delta_next) * sigmoid(z)  # with sigmoid in place of sigmoid_slope
        (W_next.T @ delta_next) * sigmoid_slope(z) / z.shape[1]  # You divided by m
        (W_next.T @ delta_next) @ sigmoid_slope(z)  # with @ in place of *
        (W_next.T @ delta_next) * sigmoid_slope(z).T  # with a .T too many
        W_next.T @ (delta_next * sigmoid_slope(z))  # The slope comes too early
        -(W_next.T @ delta_next) * sigmoid_slope(z)  # has its sign turned
        (W_next.T * delta_next) * sigmoid_slope(z)  # with * in place of @ before
        (W_next.T @ delta_next) + sigmoid_slope(z)  # with + in place of * before
        (W_next.T @ delta_next) * z  # when sigmoid_slope is left out
        sigmoid_slope(z)  # when W_next.T @ delta_next is left out
        (W_next.T @ delta_next) * sigmoid_slope(delta_next)  # with delta_next where z belongs
        (W_next.T @ delta_next.T) * sigmoid_slope(z)  # with a .T too many
        2 * (W_next.T @ delta_next) * sigmoid_slope(z)  # is twice as large as it should
        ((W_next.T @ delta_next) * sigmoid_slope(z)).mean(axis=1, keepdims=True)  # An array of shape (2
        W_next.T(delta_next) * sigmoid_slope(z)  # raised TypeError
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
    "mean_once": """
        (a - y) / => (a - y) / 2 /  # Every number is half as large as
        / x.shape[1] => / 1  # when the division by x.shape[1] is left
        / x.shape[1] => / x.shape[1] ** 2  # The mean is taken twice, in delta
        delta @ x.T => delta @ x.T / x.shape[1]  # The second is right
        delta.sum => delta.mean  # with mean in place of sum
        # The mean is taken twice, in delta
        delta @ x.T => delta @ x.T / x.shape[1] ;; delta.sum => delta.mean
        / x.shape[1] => / 1 ;; delta @ x.T => delta @ x.T / x.shape[1]  # The first is right
        / x.shape[1] => / 1 ;; delta.sum => delta.mean  # The second is right
        (a - y) => 2 * (a - y)  # Every number is twice as large as
        (a - y) => (y - a)  # Every number has its sign turned
        W @ x + b => W @ x  # when b is left out
        W @ x + b => x  # raised ValueError
        (a - y) / x.shape[1] => a - y / x.shape[1]  # without brackets round a - y
        axis=1, keepdims=True => axis=1  # but flat
        axis=1 => axis=0  # along the other axis of the sum
        delta.sum(axis=1, keepdims=True) => delta.sum()  # dW is right
        delta.sum(axis=1, keepdims=True) => delta  # when sum is left out
        / x.shape[1] => / 4  # You divided by 4, the m of
        / x.shape[1] => / x.shape[0]  # with an index one too low, at x.shape[1]
        / x.shape[1] => / y.size  # You divided by the number of entries
        delta @ x.T => x @ delta.T  # The second is right
        delta @ x.T => delta @ x  # when the .T of x is left out
        delta @ x.T => x.T @ delta  # with delta and x.T in each other's place
        delta @ x.T => delta * x  # raised ValueError
        delta @ x.T => delta.T @ x  # raised ValueError
        delta @ x.T => delta @ a.T  # db is right
        delta @ x.T => delta @ y.T  # with y where x belongs
        (a - y) => (a - y) ** 2  # The error is still squared
        ((W @ x + b - y) / x.shape[1]) @ x.T  # This is one array
        # All of it is right, but in
        ((W @ x + b - y).mean(axis=1, keepdims=True), (W @ x + b - y) @ x.T / x.shape[1])
        ((W @ x + b - y) @ x.T / x.shape[1], (W @ x + b - y).mean())  # The first is right
        # The first is W −
        (W - (W @ x + b - y) @ x.T / x.shape[1], b - (W @ x + b - y).mean(axis=1, keepdims=True))
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
        z > 0  # This is the slope
        upstream * (z < 0)  # with < in place of >
        upstream * (z <= 0)  # with <= in place of >
        upstream * np.heaviside(z, 0.5)  # ½ is the mean of the slopes
        upstream * np.heaviside(z, 1)  # The gate is open at z =
        z * (upstream > 0)  # ?
        upstream * np.sign(z)  # is right but where z is below
        -upstream * (z > 0)  # has its sign turned
        upstream * (z > 1)  # It is right in 1 of 2
        upstream @ (z > 0)  # raised ValueError
        upstream * abs(z)  # ?
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
        np.where(upstream > 0, z, 0)  # ?
        np.where(z > 0, upstream, 0.5 * upstream)  # ?
        2 * upstream * (z > 0)  # is twice as large as it should
        upstream / z.shape[-1] * (z > 0)  # lacks the factor upstream.shape[1]
        (upstream * (z > 0)).ravel()  # has the right numbers
        (upstream * (z > 0)).sum()  # An array of shape (1
        (upstream * (z > 0)).sum(axis=-1, keepdims=True)  # An array of shape (1
        print(upstream * (z > 0))  # prints
    """,
    "square_trap": """
        x @ ((W2 @ delta2) * slope1).T  # Both faults are still there
        ((W2 @ delta2) * slope1) @ x.T  # dW1 is made rightly now
        x @ ((W2.T @ delta2) * slope1).T  # delta1 is right
        ((W2.T @ delta2) * slope1) @ x  # delta1 is right
        ((W2.T @ delta2) * slope1).T @ x  # delta1 is right
        x @ ((W2.T @ delta2) * slope1)  # delta1 is right
        x.T @ ((W2.T @ delta2) * slope1)  # delta1 is right
        ((W2.T @ delta2) * slope1) * x  # delta1 is right
        ((W2.T @ delta2) * slope1) * x.T  # with * in place of @ before x.T
        ((delta2 @ W2) * slope1) @ x.T  # dW1 is made rightly
        ((delta2 @ W2.T) * slope1) @ x.T  # dW1 is made rightly
        ((delta2.T @ W2) * slope1) @ x.T  # This is W2.T @ delta2 transposed
        ((W2 @ delta2.T) * slope1) @ x.T  # ?
        ((W2.T @ delta2) @ slope1) @ x.T  # with @ in place of *
        (W2.T @ (delta2 * slope1)) @ x.T  # The slope comes too early
        (W2.T @ delta2) @ x.T  # when the factor slope1 is left out
        (W2.T @ delta2 * slope1.T) @ x.T  # with a .T too many, at slope1
        ((W2.T * delta2) * slope1) @ x.T  # with * in place of @ before delta2
        (W2.T @ delta2) * slope1  # when x.T is left out
        ((W2.T @ delta2) * slope1) @ x.T / x.shape[1]  # is a third of what it should
        -((W2.T @ delta2) * slope1) @ x.T  # has its sign turned
        ((W2.T @ delta2) + slope1) @ x.T  # with + in place of * before slope1
        delta2 @ x.T  # This leaves out the way back through
        ((W2 @ delta2) * slope1) @ x  # ?
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
}
