"""Answers to the exercises of notebook 1, on the computation graph; bank.py says how to read and add them."""

RIGHT = {
    "slopes": """
        (k, k * c, k * b, a + b * c)
        [k, k * c, k * b, a + b * c]
        (1.0 * k, c * k, b * k, b * c + a)
        def slopes(a, b, c, k):
            dv, dk = k, a + b * c
            du = dv
            return dv, du * c, du * b, dk
        def slopes(a, b, c, k):
            da = db = dc = dk = 0
            da += k
            db += k * c
            dc += k * b
            dk += a + b * c
            return da, db, dc, dk
        def slopes(a, b, c, k):
            a, b, c, k = Node(a), Node(b), Node(c), Node(k)
            grads = gradients(k * (a + b * c))
            return grads[a], grads[b], grads[c], grads[k]
        def slopes(a, b, c, k):
            J = lambda a, b, c, k: k * (a + b * c)
            h = 0.5
            return (
                (J(a + h, b, c, k) - J(a - h, b, c, k)) / (2 * h),
                (J(a, b + h, c, k) - J(a, b - h, c, k)) / (2 * h),
                (J(a, b, c + h, k) - J(a, b, c - h, k)) / (2 * h),
                (J(a, b, c, k + h) - J(a, b, c, k - h)) / (2 * h),
            )
    """,
    "used_twice": """
        3 * x * x + 6 * x
        3 * x**2 + 6 * x
        3 * x * (x + 2)
        x * x + 3 * x + x * (2 * x + 3)
        sum([x * x + 3 * x, x * x, x * x, 3 * x])
        (x * x + 3 * x) + (x + x + 3) * x
        def slope_at(x):
            n = Node(x)
            return gradients(n * (n * n + 3 * n))[n]
        def slope_at(x):
            u = x * x + 3 * x
            du = x
            dx = u
            for local in (x, x, 3):
                dx += du * local
            return dx
    """,
    "repair_the_sweep": """
        def repaired(J):
            grads = {J: 1.0}
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    if x in grads:
                        grads[x] += grads[node] * local
                    else:
                        grads[x] = grads[node] * local
            return grads
        def repaired(J):
            from collections import defaultdict
            grads = defaultdict(float)
            grads[J] = 1.0
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    grads[x] += local * grads[node]
            return grads
        def repaired(J):
            grads = {J: 1}
            for node in operations(J)[::-1]:
                upstream = grads[node]
                for x, local in node.edges:
                    grads[x] = grads.get(x, 0) + upstream * local
            return grads
        def repaired(J):
            grads = {}
            def walk(node, upstream):
                grads[node] = grads.get(node, 0.0) + upstream
                for x, local in node.edges:
                    walk(x, upstream * local)
            walk(J, 1.0)
            return grads
        def repaired(J):
            grads = {node: 0.0 for node in operations(J)}
            grads[J] = 1.0
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    grads.setdefault(x, 0.0)
                    grads[x] += grads[node] * local
            return grads
        def repaired(J):
            grads = {J: 1.0}
            for node in sorted(operations(J), key=operations(J).index, reverse=True):
                for i in range(len(node.edges)):
                    x, local = node.edges[i]
                    grads[x] = grads[node] * local + grads.get(x, 0.0)
            return grads
    """,
    "square_root": """
        (x**0.5, 1 / (2 * x**0.5))
        (x**0.5, 0.5 * x**-0.5)
        (math.sqrt(x), 0.5 / math.sqrt(x))
        [x**0.5, 0.5 / x**0.5]
        (x**0.5, x**0.5 / (2 * x))
        (x ** (1 / 2), (1 / 2) * x ** (-1 / 2))
        def square_root(x):
            z = x**0.5
            slope = 0.5 / z
            return z, slope
        def square_root(x):
            x = Node(x)
            z = x.value**0.5
            return Node(z, "", None, ((x, 0.5 / z),))
    """,
    "central": """
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a, b + h) - f(a, b - h)) / (2 * h))
        [(f(a + h, b) - f(a - h, b)) / 2 / h, (f(a, b + h) - f(a, b - h)) / 2 / h]
        tuple((f(a + s, b + t) - f(a - s, b - t)) / (2 * h) for s, t in ((h, 0), (0, h)))
        (0.5 * (f(h + a, b) - f(a - h, b)) / h, 0.5 * (f(a, h + b) - f(a, b - h)) / h)
        ((f(a - h, b) - f(a + h, b)) / (-2 * h), (f(a, b - h) - f(a, b + h)) / (-2 * h))
        def central(f, a, b, h):
            def slope(g, x):
                return (g(x + h) - g(x - h)) / (2 * h)
            return slope(lambda x: f(x, b), a), slope(lambda x: f(a, x), b)
        def central(f, a, b, h):
            up_a, up_b = f(a + h, b) - f(a - h, b), f(a, b + h) - f(a, b - h)
            return up_a / (h + h), up_b / (h + h)
    """,
    "kink": """
        (0.5, 0)
        [0.5, 0]
        (1 / 2, 0.0)
        (0.5, False)
        ((1 + 0) / 2, 0)
        (0.5, -0.0)
    """,
    "sigma": """
        (1 / (1 + math.exp(-x)), math.exp(-x) / (1 + math.exp(-x)) ** 2)
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, a * (1 - a)
        def sigma(x):
            x = Node(x)
            a = 1 / (1 + exp(-x))
            return a, gradients(a)[x]
        def sigma(x):
            node = Node(x, "x")
            bottom = 1 + exp(-1 * node)
            a = bottom**-1
            grads = gradients(a)
            return [a.value, grads[node]]
        def sigma(x):
            p = Node(x)
            q = exp(-p)
            r = q + 1
            a = power(r, -1)
            da = 1.0
            dr = da * -1 * r.value**-2
            dq = dr * 1
            return a.value, dq * q.value * -1
        def sigma(x):
            x = Node(x)
            e = exp(x)
            a = e * power(1 + e, -1)
            return a.value, gradients(a)[x]
        ((1 + math.tanh(x / 2)) / 2, (1 - math.tanh(x / 2) ** 2) / 4)
    """,
    "descend": """
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                p, q, r = Node(a), Node(b), Node(c)
                e = p + q * r + -20
                grads = gradients(e * e)
                a, b, c = a - rate * grads[p], b - rate * grads[q], c - rate * grads[r]
            return a, b, c
        def descend(a, b, c, rate, steps):
            for step in range(steps):
                v = a + b * c
                dv = 2 * (v - 20)
                du = dv
                da = dv
                db = du * c
                dc = du * b
                a -= rate * da
                b -= rate * db
                c -= rate * dc
            return a, b, c
        def descend(a, b, c, rate, steps):
            while steps > 0:
                e = a + b * c - 20
                new_b = b - 2 * rate * e * c
                new_c = c - 2 * rate * e * b
                a, b, c = a - 2 * rate * e, new_b, new_c
                steps -= 1
            return [a, b, c]
        def descend(a, b, c, rate, steps):
            numbers = [a, b, c]
            for _ in range(steps):
                x, y, z = numbers
                dv = 2 * (x + y * z - 20)
                numbers = [n - rate * dn for n, dn in zip(numbers, (dv, dv * z, dv * y))]
            return tuple(numbers)
        def descend(a, b, c, rate, steps):
            if steps == 0:
                return a, b, c
            dv = 2 * (a + b * c - 20)
            return descend(a - rate * dv, b - rate * dv * c, c - rate * dv * b, rate, steps - 1)
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                da, db, dc, _ = slopes(a, b, c, 2 * (a + b * c - 20))
                a, b, c = a - rate * da, b - rate * db, c - rate * dc
            return a, b, c
        2 * (a + b * c - 20) => 40 - 2 * (a + b * c) ;; a - r => a + r ;; b - r => b + r ;; c - r => c + r
    """,
}


WRONG = {
    "slopes": """
        # when dv is left out
        (k, c, b, a + b * c)
        (1, k * c, k * b, a + b * c)
        # All of it is right, but in
        (a + b * c, k, k * c, k * b)
        (k, a + b * c, k * c, k * b)
        (k, k * b * c, k * b * c, a + b * c)  # The first and fourth are right
        (-k, -k * c, -k * b, -(a + b * c))  # Every number has its sign turned
        # 4 numbers are asked for
        (k, k * c, k * b)
        (k, k, k, k * c, k * b, a + b * c)
        k * (a + b * c)
        (0, k * c, k * b, a + b * c)  # right
        (k, k * a, k * b, a + b * c)  # with a where c belongs
        (k, k * c, k * a, a + b * c)  # with a where b belongs
        (k, 2 * k * c, 2 * k * b, a + b * c)  # The first and fourth are right
        return => result =  # returns nothing: let it end in return
        # Your function prints, but returns nothing
        def slopes(a, b, c, k):
            print(k, k * c, k * b, a + b * c)
        {"da": k, "db": k * c, "dc": k * b, "dk": a + b * c}  # 4 numbers are asked for
        (3, 6, 9, 11)  # is the same in every case
        # The first, second and third are right
        def slopes(a, b, c, k):
            dv = k
            dk = a + b
            return dv, dv * c, dv * b, dk
    """,
    "used_twice": """
        # ?
        x + 3
        6 * x * x + 6 * x
        6 * x + 6
        3 * x * x + 6  # when the factor x is left out
        3 * x * x + 9 * x
        x  # is x itself
        # is the same in every case
        7
        24
        -(3 * x * x + 6 * x)  # has its sign turned
        2 * (3 * x * x + 6 * x)  # is twice as large as
        (3 * x * x + 6 * x) / 2  # is half as large as
        3 * x + 6  # lacks the factor x
        x * (3 * x * x + 6 * x)  # has the factor x once too often
        # is right
        round(3 * x * x + 6 * x)
        int(3 * x * x + 6 * x)
        x * x + 3 * x - x * (2 * x + 3)  # ?
        return => result =  # returns nothing: let it end in return
    """,
    "repair_the_sweep": """
        # raised KeyError
        = grads.get(x, 0.0) + grads[node] * local => += grads[node] * local
        grads.get(x, 0.0) + grads[node] => grads[x] + grads[node]
        {J: 1.0} => {}
        reversed(operations(J)) => operations(J)
        grads[node] * local => grads[node]  # when the factor local is left out
        grads[node] * local => local  # when grads[node] is left out
        grads[node] * local => grads[node] + local  # with + in place of * before local
        reversed(operations(J)) => operations(J)  # or does it come later?
        + grads[node] * local => - grads[node] * local  # with − in place of + before grads[node] * local
        return grads =>         return grads  # The dict has no value for
        return grads =>     return grads  # only the first round of the loop is run
        grads[x] = grads.get => grads[node] = grads.get
        {J: 1.0} => {J: 2.0}  # Every number is twice as large as
        return grads => return list(grads.values())  # A dict is asked for, not [1,
        return grads => return grads[J]  # A dict is asked for, not 1
        return grads => pass  # Your function works something out, but returns
        def repaired(J):
            grads = {J: 1.0}
            for node in reversed(operations(J)):
                x, local = node.edges[0]
                grads[x] = grads.get(x, 0.0) + grads[node] * local
            return grads
        friends_gradients(J)  # raised NameError
    """,
    "square_root": """
        (x**0.5, 1 / x**0.5)  # when 2 is left out
        (x**0.5, -0.5 / x**0.5)  # The first is right
        (x**0.5, 2 * x**0.5)  # with * in place of / before 2 * z
        (x**0.5, 1.0)  # when the division by 2 * z is left out
        (x**0.5, 0.5)  # when the factor z is left out
        (0.5 / x**0.5, x**0.5)  # All of it is right
        (x, 0.5 / x**0.5)  # The second is right
        # The first is right
        (x**0.5, 0.5 * x**-1.5)
        (x**0.5, 0)
        (x**0.5, 2 / x**0.5)
        (x**0.5, round(0.5 / x**0.5, 2))
        return => result =  # returns nothing: let it end in return
        # raised AttributeError
        def square_root(x):
            return x.value**0.5, 0.5 / x.value**0.5
        x**0.3, 0.3 * x**-0.7  # ?
        -(x**0.5), -0.5 / x**0.5  # Every number has its sign turned
    """,
    "central": """
        (f(a + h) - f(a - h)) / (2 * h)  # raised TypeError
        ((f(a, b + h) - f(a, b - h)) / (2 * h), (f(a + h, b) - f(a - h, b)) / (2 * h))  # All of it is right
        # Every number is twice as large as
        ((f(a + h, b) - f(a - h, b)) / h, (f(a, b + h) - f(a, b - h)) / h)
        ((f(a + h, b) - f(a - h, b)) / 2, (f(a, b + h) - f(a, b - h)) / 2)  # Each of them has the factor h
        # Every number has its sign turned
        ((f(a - h, b) - f(a + h, b)) / (2 * h), (f(a, b - h) - f(a, b + h)) / (2 * h))
        # Every number is half as large as
        ((f(a + h, b) - f(a - h, b)) / (4 * h), (f(a, b + h) - f(a, b - h)) / (4 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a, b) - f(a, b - h)) / h)  # The first is right
        (f(a, b), f(a, b))  # ?
        (f(a + h, b) - f(a - h, b))(1 / (2 * h))  # raised TypeError
        return => result =  # works something out
    """,
    "kink": """
        (0, 0.5)  # All of it is right
        (float("nan"), float("nan"))  # nan is not a finite number
        # None is not a number
        (0.5, None)
        (None, None)
        0.5  # 2 numbers are asked for
        (float("inf"), 0)  # The second is right
        ("undefined", "undefined")  # 'undefined' is text
        # 2 numbers are asked for
        0
        1
        (0.5,)
        (0.5, 0, 1)
        (0, 5)  # ?
        {"central": 1.0, "engine": 0.0}
    """,
    "sigma": """
        # raised KeyError
        def sigma(x):
            a = power(1 + exp(-Node(x)), -1)
            return a.value, gradients(a)[Node(x)]
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, a * (1 + a)
        … a * (1 + a) => 2 * a * (1 - a)
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return a.value, gradients(a)
        # raised TypeError
        def sigma(x):
            x = Node(x)
            a = 1 / (1 + math.exp(-x))
            return a, gradients(a)[x]
        … x = Node(x) => pass  # raised AttributeError
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, round(a * (1 - a), 2)
        # returns nothing
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            a.value, gradients(a)[x]
        x = Node(x, "x") => node = Node(x) ;; (-x) => (-node)  # raised KeyError
    """,
    "descend": """
        # 3 numbers are asked for
        return a, b, c => return dv
        return a, b, c => return (a + b * c - 20) ** 2
        return a, b, c => return a, c, b  # All of it is right
        return a, b, c => return (a, b, c), dv
        range(steps) => range(1, steps)  # when the loop leaves out the
        range(steps) => steps  # raised TypeError
        return a, b, c => pass  # returns nothing
        # raised
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                grads = gradients((a + b * c - 20) ** 2)
                a, b, c = a - rate * grads[a], b - rate * grads[b], c - rate * grads[c]
            return a, b, c
        (a, b, c)  # The first is a itself, unchanged
        # ?
        (a - rate, b - rate, c - rate)
        2 * (a + b * c - 20) => 2 * (a * b + c - 20)
    """,
}
