"""Answers to the exercises of notebook 6, on PyTorch's autograd; bank.py says how to read and add them."""

RIGHT = {
    "local_gradients": """
        (dL_dz / w, -dL_dz * x / w**2)
        [dL_dz / w, -dL_dz * x / w**2]
        (dL_dz * (1 / w), dL_dz * (-x / (w * w)))
        tuple(dL_dz * v for v in (1 / w, -x / w**2))
        (dL_dz * w**-1, dL_dz * -x * w**-2)
        def node_backward(dL_dz, x, w):
            dL_dx = dL_dz / w
            return dL_dx, -dL_dx * x / w
    """,
    "quadratic_gradients": """
        def slopes(w1, w2, b, x, y):
            prediction = w1 * x**2 + w2 * x + b
            return 2 * (prediction - y) * x**2, 2 * (prediction - y) * x, 2 * (prediction - y)
        tuple(2 * (w1 * x * x + w2 * x + b - y) * d for d in (x * x, x, 1))
        [-2 * (y - w1 * x**2 - w2 * x - b) * d for d in (x**2, x, 1)]
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error * np.array([x**2, x, 1])
        def slopes(w1, w2, b, x, y):
            db = 2 * (w1 * x**2 + w2 * x + b - y)
            return db * x**2, db * x, db
        def slopes(w1, w2, b, x, y):
            db = 2 * ((w1 * x + w2) * x + b - y)
            dw2 = x * db
            dw1 = x * dw2
            return dw1, dw2, db
    """,
    "accumulated": """
        (12, 84, 60)
        [12, 84, 60]
        (4 * 3, 4 * 21, 4 * 15)
        (12.0, 84.0, 60.0)
        tuple(4 * g for g in (3, 3 * 7, 3 * 5))
        (12, 3 * 7 * 4, 3 * 5 * 4)
    """,
    "zeroed_in_the_middle": """
        (2, 1.5)
        [2, 1.5]
        (-4 + 6, 2 - 0.25 * 2)
        (2.0, 3 / 2)
        (2, 1 + 0.5)
        (6 - 4, 1.5)
    """,
    "non_scalar": """
        2 * x * v
        v * 2 * x
        x * v + v * x
        np.multiply(2 * x, v)
        np.diag(2 * x) @ v
        [2 * a * b for a, b in zip(x, v)]
        ((x + 1) ** 2 - (x - 1) ** 2) / 2 * v
    """,
    "detached": """
        10
        10.0
        7 + 3
        3 + 7
        14 - 7 + 3
        int(10)
    """,
    "leaves": """
        (1, 1, 0, 1, 0)
        [1, 1, 0, 1, 0]
        (True, True, False, True, False)
        [True, True, False, True, False]
        (1.0, 1.0, 0.0, 1.0, 0.0)
        (1, True, 0, 1, False)
    """,
    "own_backward": """
        grad_output / (1 + np.exp(-z))
        grad_output * sigmoid(z)
        grad_output * (1 + np.tanh(z / 2)) / 2
        grad_output * np.exp(z - np.logaddexp(0, z))
        grad_output * np.exp(-np.logaddexp(0, -z))
        grad_output * np.where(z > 0, 1 / (1 + np.exp(-abs(z))), np.exp(-abs(z)) / (1 + np.exp(-abs(z))))
        def softplus_backward(grad_output, z):
            slope = 1 / (1 + np.exp(-z))
            return slope * grad_output
    """,
    "rows_to_columns": """
        x @ W.T + b
        (W @ x.T).T + b
        (W @ x.T + b[:, None]).T
        np.dot(x, W.T) + b
        np.einsum("mi,oi->mo", x, W) + b
        [[sum(p * q for p, q in zip(row, w)) + c for w, c in zip(W, b)] for row in x]
        b + x @ W.T
    """,
}

WRONG = {
    "local_gradients": """
        (x / w, x / w)  # This is z itself, twice
        (dL_dz / w, dL_dz * x * np.log(abs(w)))  # A logarithm comes up when
        (dL_dz / w, -dL_dz * w / x**2)  # In the second x and w have changed places
        (dL_dz / w, -((dL_dz * x / w) ** 2))  # In the second only w is squared
        (dL_dz * w, dL_dz * x)  # This is the line for a node
        (dL_dz * x, dL_dz * w)  # This is the line for a node
        (dL_dz / w, dL_dz * x / w**2)  # The second has its sign turned
        (dL_dz / w, -dL_dz * x / w)  # The first is right
        (dL_dz / w, dL_dz * x)  # The first is right
        (dL_dz / w, -dL_dz * x)  # when the division by w ** 2
        (dL_dz / w, dL_dz / x)  # The first is right
        (dL_dz / w, -dL_dz / w**2)  # The first is right
        (dL_dz / w, -dL_dz * x / w * 2)  # The first is right
        (-dL_dz * x / w**2, dL_dz / w)  # All of it is right
        (1 / w, -x / w**2)  # These are the local derivatives
        (dL_dz, dL_dz)  # Each of them is dL_dz itself
        (dL_dz + 1 / w, dL_dz - x / w**2)  # You added dL_dz
        (dL_dz * x / w, dL_dz * x / w)  # You multiplied by z itself
        (-dL_dz / w, dL_dz * x / w**2)  # Every number has its sign turned
        (2 * dL_dz / w, -2 * dL_dz * x / w**2)  # Every number is twice as large as
        (dL_dz * w, -dL_dz * x / w**2)  # with * in place of / before
        (dL_dz / w, -x / w**2)  # The first is right
        (1 / w, -dL_dz * x / w**2)  # The second is right
        (dL_dz / x, -dL_dz * w / x**2)  # ?
        dL_dz / w  # 2 numbers are asked for
        x / w  # 2 numbers are asked for
        return => result =  # works something out
    """,
    "quadratic_gradients": """
        b - y => b - y / 2  # Only y is halved
        2 * error => error  # Every number is half as large as
        2 * error => -2 * error  # Every number has its sign turned
        2 * error * x**2, 2 * error * x, => 2 * error * x, 2 * error * x**2,  # db is right
        * x, 2 * error => * x, 0  # dw1 and dw2 are right
        * x, 2 * error => * x, 1  # dw1 and dw2 are right
        2 * error => 2 * error**2  # The error is still squared
        2 * error => error**2  # The error is still squared
        (x**2, x, 1)  # These are the derivatives of the error
        (2 * x**2, 2 * x, 2)  # What the square brings down is 2
        (2 * x, 1, 0)  # The second is the same in every
        error * x**2 => error * 2 * x  # with * in place of ** before
        + b - y => - y  # when b is left out
        + b - y => + b  # when y is left out
        + b - y => + b + y  # with + in place of − before y
        error = w1 * x**2 => error = w1 * x  # when the power 2 is left out
        error * x**2 => error * x  # when the power 2 is left out
        error * x**2 => error * w1 * x**2  # The second and third are right
        2 * error * x**2, 2 * error * x, => 2 * error * w1, 2 * error * w2,  # The third is right
        (2 * (w1 * x**2 + w2 * x + b - y),) * 3  # The third is right
        2 * (w1 * x**2 + w2 * x + b - y)  # 3 numbers are asked for
        (w1 * x**2 + w2 * x + b - y) ** 2  # 3 numbers are asked for
        # All of it is right, but in
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error, 2 * error * x, 2 * error * x**2
        w1 * x**2 + w2 * x + b - y => w1 * x**2 + w2 * x + b - y**2  # ?
        return 2 * error * x**2, => return 2 * error * (2 * w1 * x + w2),  # The second and third are right
        x**2 + w2 => 2 + w2  # ?
        2 * error => 4 * error  # Every number is twice as large as
        return => pass #  # Your function works something out, but returns
        w1 * x**2 + w2 * x + b  # 3 numbers are asked for
    """,
    "accumulated": """
        (3, 21, 15)  # This is what one call brings
        (9, 63, 45)  # These are three calls
        (15, 105, 75)  # Every number is 1.25 times what it
        (6, 42, 30)  # Every number is half as large as
        (24, 168, 120)  # That is twice too much
        (81, 194481, 50625)  # You multiplied at each call
        (4, 28, 20)  # Four calls are right
        (12, 24, 36)  # 3, 6 and 9 belong to the
        (3, 6, 9)  # These belong to the earlier numbers
        (12, 60, 84)  # b and c have changed places
        (3, 15, 21)  # That is one call
        (12, 12, 12)  # 12 is right
        (0, 0, 0)  # Nothing was zeroed
        (12, 21, 15)  # 12 is right
        (48, 336, 240)  # Every number is four times as large
        (12, 84)  # 3 numbers are asked for
        (None, None, None)  # None is not a number
        (8, 20, 28)  # These are the values
        (12, 28, 20)  # 12 is right
        (1, 7, 5)  # Every number is 0.08333 times what it
        (24, 60, 84)  # ?
        (3, 84, 60)  # The second and third are right
        (-12, -84, -60)  # Every number has its sign turned
        (0.75, 5.25, 3.75)  # Every number is 0.0625 times what it
        (12, 84, 60, 111)  # 3 numbers are asked for
        (111, 111, 111)  # 111 is J itself
        (444, 444, 444)  # 444 is J
    """,
    "zeroed_in_the_middle": """
        (6, 0.5)  # So it would be if w.grad were
        (-16, 6)  # −4 is still there
        (-16, 5)  # This is one step for both samples
        (-12, 5)  # The second sample sees w = 2,
        (-12, 4)  # The second sample sees w = 2,
        (-4, 3)  # This is the old gradient again
        (-4, 2)  # This is where w is after the
        (10, -0.5)  # The first gradient is −4, not 4
        (1, 1.75)  # This is half of what they add up to
        (-3.5, 2.375)  # The factor 2 is missing
        (-34, -8.5)  # You went uphill
        (2, 0.5)  # 2 is right
        (2, 2.5)  # 2 is right
        (2, 0)  # 2 is right
        (2, 2)  # 2 is right
        (6, 1.5)  # 6 is the share of the second
        (1.5, 2)  # All of it is right, but in
        (-2, 2.5)  # The first has the right size
        (6, 2)  # 6 is the share of the second
        (2, 1)  # 2 is right
        2  # 2 numbers are asked for
        (-10, 4.5)  # ?
        (1, 1.25)  # The factor 2 is missing
        (-2, 2.5, 0)  # 2 numbers are asked for
        (1, 0.75)  # Every number is half as large as
        (1.5,)  # 2 numbers are asked for
        1.5  # 2 numbers are asked for
        (-4, 6, 2, 1.5)  # 2 numbers are asked for
        2 + 1.5  # 2 numbers are asked for
    """,
    "non_scalar": """
        2 * x  # v is missing
        x * v  # A factor 2 is missing
        2 * v  # when the factor x is left out
        v  # when 2 * x is left out
        x  # is x itself, unchanged
        x * x * v  # You multiplied v by y itself
        x * x  # This is y
        2 * x + v  # with + in place of * before
        x + v  # You added v
        2 * x * v / x.size  # lacks the factor x.shape[0], or is divided
        2 * x @ v  # This is one number
        (2 * x * v).sum()  # This is one number
        x @ v  # An array of shape (2,) is asked
        np.diag(2 * x)  # This is a matrix
        np.diag(2 * x * v)  # An array of shape (2,) is asked
        np.outer(2 * x, v)  # This is a matrix
        np.full_like(x, 2 * x @ v)  # You added over the entries
        -2 * x * v  # has its sign turned
        2 * x / v  # when you divide by v instead of multiplying
        2 * x * v**2  # has the factor v once too often
        2 * x**2 * v  # has the factor x once too often
        (2 * x * v).mean()  # An array of shape (2,) is asked
        4 * x * v  # is twice as large as it should
        2 * x * v[:, None]  # yours has shape
        np.ones_like(x)  # is 1 everywhere
        np.round(2 * x * v, 1)  # is right, but rounded to 1 digit
        2 * x * v[0]  # v counts entry by entry
        x.grad  # raised AttributeError
        return => result =  # returns nothing: let it end in return
        # raised AttributeError
        def vector_product(x, v):
            y = x * x
            return y.backward(v)
        # Your function returned None
        def vector_product(x, v):
            from types import SimpleNamespace
            t = SimpleNamespace(grad=None)
            return t.grad
        2 * (x + v)  # ?
        2 + x * v  # You added the 2
        0.5 * x * v  # is a quarter of what it should
        2 * x.sum() * v  # Each entry of x has its own
        (2 * x * v)[:, None]  # has the right numbers
        (2 * x * v)[None]  # has the right numbers
        2 * v * v  # with v where x belongs
        2 * x * x  # with x where v belongs
    """,
    "detached": """
        -10  # The number is right but for its sign
        [7, 3]  # One number is asked for
        (10, 0)  # One number is asked for
        "10"  # '10' is text
        17  # 17 is the slope without detach
        7  # 7 is the share of x *
        3  # 3 is the share of 3 *
        14  # 14 is the slope of x*x
        70  # 70 is J itself
        21  # 21 is 7 times 3
        49  # 49 is the value of x*x
        4  # 4 is 1 + 3, or 7
        0  # detach cuts one edge only
        52  # 52 is x*x + 3
        28  # ?
        20  # It is off by a factor of
        24  # ?
        5  # It is off by a factor of
        13  # ?
        -10  # The number is right but for its
        8  # ?
    """,
    "leaves": """
        (1, 0, 0, 0, 0)  # p, r and t are right
        (1, 0, 0, 0, 1)  # p and r are right
        (1, 1, 0, 1, 1)  # Only t is wrong
        (1, 0, 0, 1, 0)  # Only q is wrong
        (1, 0, 0, 1, 1)  # The first, third and fourth are right
        (1, 1, 0, 0, 1)  # The first, second and third are right
        (1, 1, 0, 0, 0)  # Only s is wrong
        (1, 0, 1, 0, 1)  # These require a gradient
        (0, 1, 0, 1, 0)  # Only p is wrong
        (1, 1, 1, 1, 0)  # Only r is wrong
        (0, 0, 1, 0, 1)  # It is the other way round
        (1, 1, 1, 1, 1)  # Not all are leaves
        (0, 0, 0, 0, 0)  # The third and fifth are right
        (1, 1, 1, 0, 0)  # The first, second and fifth are right
        (0, 0, 0, 1, 0)  # The third, fourth and fifth are right
        (1, 1, 0)  # 5 numbers are asked for
        ("p", "q", "s")  # 'p' is text
        ("yes", "yes", "no", "yes", "no")  # 'yes' is text
        (0, 1, 0, 1, 1)  # The second
        (0, 1, 0, 0, 0)  # The second
        (0, 0, 1, 0, 0)  # The fifth is right
        (0, 0, 0, 0, 1)  # The third is right
        (0, 1, 0, 1, 0, 1)  # 5 numbers are asked for
        (1, 1, 0, 1)  # 5 numbers are asked for
        11010  # 5 numbers are asked for
    """,
    "own_backward": """
        grad_output * np.exp(z) / (1 + np.exp(z))  # The formula is right, but at z
        1 / (1 + np.exp(-z))  # when grad_output is left out
        np.exp(z) / (1 + np.exp(z))  # grad_output is missing as a factor
        sigmoid(z)  # when grad_output is left out
        grad_output * sigmoid(np.logaddexp(0, z))  # The sigmoid is taken at a, the
        grad_output * sigmoid_slope(z)  # This is the slope of the sigmoid
        -grad_output / (1 + np.exp(-z))  # has its sign turned
        grad_output / (1 + np.exp(z))  # This falls as z grows
        grad_output * np.exp(z)  # This is the slope of what is
        grad_output * (1 + np.exp(-z))  # with * in place of / before 1 + np.exp(-z)
        grad_output + sigmoid(z)  # with + in place of * before sigmoid(z)
        grad_output * np.logaddexp(0, z)  # You multiplied by a itself
        grad_output * np.log(1 + np.exp(z))  # You multiplied by a itself
        grad_output * (z > 0)  # This is the gate of ReLU
        grad_output * (1 - np.tanh(z) ** 2)  # This is about tanh
        grad_output * np.tanh(z)  # This is about tanh
        grad_output * sigmoid(-z)  # This falls as z grows
        grad_output * sigmoid(z) * (1 - sigmoid(z))  # This is the slope of the sigmoid
        sigmoid(z) / grad_output  # ?
        grad_output  # when the division by 1 + np.exp(-z) is left out
        (grad_output / (1 + np.exp(-z))).sum()  # An array of shape
        grad_output @ sigmoid(z)  # with @ in place of *
        grad_output / 1 + np.exp(-z)  # without brackets round 1 + np.exp(-z)
        1 / (1 + np.exp(-grad_output)) * z  # z and grad_output have changed places
        2 * grad_output / (1 + np.exp(-z))  # is twice as large as it should
        grad_output * np.where(z > -20, sigmoid(z), 0)  # It is right in 3 of 3
        grad_output / z  # ?
        grad_output / (1 - np.exp(-z))  # with − in place of + before np.exp(-z)
        grad_output * z / (1 + np.exp(-z))  # has the factor z once too often
        grad_output * exp(z) / (1 + exp(z))  # raised NameError
        [g / (1 + math.exp(-v)) for g, v in zip(grad_output, z)]  # raised NameError
        # raised ValueError
        def softplus_backward(grad_output, z):
            if z > 0:
                return grad_output / (1 + np.exp(-z))
            return grad_output * np.exp(z) / (1 + np.exp(z))
        return => result =  # returns nothing: let it end in return
        np.log(1 + np.exp(z))  # ?
        grad_output * np.maximum(z, 0)  # This multiplies by ReLU itself
        grad_output * 1 / (1 + np.exp - z)  # raised TypeError
        grad_output * np.exp(z) / 1 + np.exp(z)  # ?
        grad_output / (1 + np.exp(-z)) ** 2  # with the factor sigmoid(z) twice
        grad_output**2 / (1 + np.exp(-z))  # has the factor grad_output once too often
        grad_output / (1 + np.exp(-grad_output))  # with grad_output where z belongs
        z / (1 + np.exp(-z))  # with z where grad_output belongs
    """,
    "rows_to_columns": """
        x @ W + b  # The transpose is missing
        W @ x + b[:, None]  # This is our network, for samples in
        W @ x + b  # This is our network, for samples in
        W @ x.T + b[:, None]  # The numbers are right, but each sample
        W @ x.T + b  # raised ValueError
        x @ W.T  # when b is left out
        x @ W.T - b  # with − in place of + before b
        (W @ x.T + b).T  # b goes by samples here
        x @ W.T + b[:, None]  # b goes by samples here
        x @ W.T + b.T[:, None]  # b goes by samples here
        x.T @ W.T + b  # with a .T too many, at x
        x.T @ W + b  # raised ValueError
        W.T @ x + b  # with x and W.T in each other's place
        (W @ x.T).T  # when b is left out
        (x + b) @ W.T  # raised ValueError
        x @ (W.T + b)  # b went into the weights
        x @ W.reshape(W.shape[::-1]) + b  # reshape has the right shape, but cuts
        (x @ W.T) * b  # b is multiplied
        x * W.T + b  # with * in place of @ before W.T
        sigmoid(x @ W.T + b)  # The activation comes after the layer
        np.maximum(x @ W.T + b, 0)  # The activation comes after the layer
        (x @ W.T + b).T  # The numbers are right, but each sample
        (x @ W.T + b) / len(x)  # lacks the factor x.shape[0], or is divided
        (x @ W.T + b).mean(axis=0)  # yours has shape
        (x @ W.T + b).sum(axis=1)  # yours has shape
        x @ W.T + b.sum()  # Each output has its own number of
        2 * (x @ W.T) + b  # ?
        x @ W.T() + b  # raised TypeError
        W @ x.T + b.T  # raised ValueError
        (x @ W.T + b)[0]  # yours has shape
        nn.Linear(x)  # raised NameError
        return => result =  # returns nothing: let it end in return
        W.T @ x.T + b  # raised ValueError
        x @ W.T + 1  # ?
        -(x @ W.T + b)  # has its sign turned
        -x @ W.T + b  # x has its sign turned
        2 * x @ W.T + b  # ?
        x @ W.T / len(x) + b  # You divided by m
        (x @ W.T + b).ravel()  # has the right numbers
        (x @ W.T + b).mean(axis=0, keepdims=True)  # An array of shape (2
    """,
}
