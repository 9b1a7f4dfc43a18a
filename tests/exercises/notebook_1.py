"""Answers to the exercises of notebook 1, on the computation graph; bank.py says how to read and add them."""

RIGHT = {
    "slopes": """
        (k, k * c, k * b, a + b * c)
        [k, k * c, k * b, a + b * c]
        (1.0 * k, c * k, b * k, b * c + a)
        v = a + u => v = u + a ;; da = dv * 1 => da = dv ;; du = dv * 1 => du = da
        def slopes(a, b, c, k):
            a, b, c, k = Node(a), Node(b), Node(c), Node(k)
            grads = gradients(k * (a + b * c))
            return grads[a], grads[b], grads[c], grads[k]
        def slopes(a, b, c, k):
            J = lambda da=0, db=0, dc=0, dk=0: (k + dk) * (a + da + (b + db) * (c + dc))
            return tuple(J(**{nudged: 0.5}) - J(**{nudged: -0.5}) for nudged in ("da", "db", "dc", "dk"))
    """,
    "used_twice": """
        3 * x * x + 6 * x
        3 * x**2 + 6 * x
        3 * x * (x + 2)
        x * x + 3 * x + x * (2 * x + 3)
        sum([x * x + 3 * x, x * x, x * x, 3 * x])
        def slope_at(x):
            n = Node(x)
            return gradients(n * (n * n + 3 * n))[n]
    """,
    "repair_the_sweep": """
        grads.get(x, 0.0) + => (grads[x] if x in grads else 0.0) +
        grads = {J: 1.0} => from collections import Counter; grads = Counter({J: 1.0}) ;;
            = grads.get(x, 0.0) + => +=
        reversed(operations(J)) => operations(J)[::-1] ;; 1.0 => 1 ;; (x, 0.0) => (x, 0)
        {J: 1.0} => dict.fromkeys(operations(J), 0.0) | {J: 1.0} ;; grads.get => grads.setdefault
        grads.get(x, 0.0) + grads[node] * local => local * grads[node] + grads.get(x, 0.0)
        def repaired(J):
            grads = {}
            def walk(node, upstream):
                grads[node] = grads.get(node, 0.0) + upstream
                for x, local in node.edges:
                    walk(x, upstream * local)
            walk(J, 1.0)
            return grads
    """,
    "square_root": """
        (x**0.5, 1 / (2 * x**0.5))
        (x**0.5, 0.5 * x**-0.5)
        (math.sqrt(x), 0.5 / math.sqrt(x))
        [x**0.5, 0.5 / x**0.5]
        (x**0.5, x**0.5 / (2 * x))
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
        ((1 + math.tanh(x / 2)) / 2, (1 - math.tanh(x / 2) ** 2) / 4)
        gradients(a)[x] => a.value * (1 - a.value)
        power(1 + exp(-x), -1) => 1 / (1 + exp(-1 * x))
        power(1 + exp(-x), -1) => exp(x) * (1 + exp(x)) ** -1
        return a.value, gradients(a)[x] => return [a.value, gradients(a)[x]]
    """,
    "descend": """
        a, b, c = a - rate * da, => a -= rate * da; b, c =
        dv, dv * c, dv * b => slopes(a, b, c, dv)[:3]
        return a, b, c => return [a, b, c]
        2 * (a + b * c - 20) => 40 - 2 * (a + b * c) ;; a - r => a + r ;; b - r => b + r ;; c - r => c + r
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                p, q, r = Node(a), Node(b), Node(c)
                grads = gradients((p + q * r + -20) ** 2)
                a, b, c = a - rate * grads[p], b - rate * grads[q], c - rate * grads[r]
            return a, b, c
        def descend(a, b, c, rate, steps):
            if steps == 0:
                return a, b, c
            dv = 2 * (a + b * c - 20)
            return descend(a - rate * dv, b - rate * dv * c, c - rate * dv * b, rate, steps - 1)
    """,
}


WRONG = {
    "slopes": """
        (k, c, b, a + b * c)  # when dv is left out
        (a + b * c, k, k * c, k * b)  # All of it is right, but in
        (k, k * b * c, k * b * c, a + b * c)  # The first and fourth are right
        (-k, -k * c, -k * b, -(a + b * c))  # Every number has its sign turned
        # 4 numbers are asked for
        (k, k * c, k * b)
        {"da": k, "db": k * c, "dc": k * b, "dk": a + b * c}
        (0, k * c, k * b, a + b * c)  # right
        (k, k * a, k * b, a + b * c)  # with a where c belongs
        (k, 2 * k * c, 2 * k * b, a + b * c)  # The first and fourth are right
        return => result =  # returns nothing: let it end in return
        print(k, k * c, k * b, a + b * c)  # Your function prints, but returns nothing
        (3, 6, 9, 11)  # is the same in every case
        (k, k * c, k * b, a + b)  # The first, second and third are right
    """,
    "used_twice": """
        # ?
        6 * x * x + 6 * x
        x * x + 3 * x - x * (2 * x + 3)
        3 * x * x + 6  # when the factor x is left out
        x  # is x itself
        7  # is the same in every case
        -(3 * x * x + 6 * x)  # has its sign turned
        2 * (3 * x * x + 6 * x)  # is twice as large as
        3 * x + 6  # lacks the factor x
        x * (3 * x * x + 6 * x)  # has the factor x once too often
        # is right
        round(3 * x * x + 6 * x)
        int(3 * x * x + 6 * x)
        return => result =  # returns nothing: let it end in return
    """,
    "repair_the_sweep": """
        # raised KeyError
        grads.get(x, 0.0) + grads[node] => grads[x] + grads[node]
        node.edges: => node.edges[:1]:
        grads[node] * local => grads[node]  # when the factor local is left out
        grads[node] * local => grads[node] + local  # with + in place of * before local
        reversed(operations(J)) => operations(J)  # or does it come later?
        + grads[node] * local => - grads[node] * local  # with − in place of + before grads[node] * local
        return grads =>         return grads  # The dict has no value for
        return grads =>     return grads  # only the first round of the loop is run
        grads[x] = grads.get => grads[node] = grads.get
        {J: 1.0} => {J: 2.0}  # Every number is twice as large as
        return grads => return list(grads.values())  # A dict is asked for, not [1,
        return grads => pass  # Your function works something out, but returns
        gradients(J)  # gradients is the course's own answer
        friends_gradients(J)  # raised NameError
    """,
    "square_root": """
        (x**0.5, 1 / x**0.5)  # when 2 is left out
        (x**0.5, 2 * x**0.5)  # with * in place of / before 2 * z
        (x**0.5, 1.0)  # when the division by 2 * z is left out
        (0.5 / x**0.5, x**0.5)  # All of it is right
        (x, 0.5 / x**0.5)  # The second is right
        # The first is right
        (x**0.5, -0.5 / x**0.5)
        (x**0.5, round(0.5 / x**0.5, 2))
        return => result =  # returns nothing: let it end in return
        z = x**0.5 => z = x.value**0.5  # raised AttributeError
        x**0.3, 0.3 * x**-0.7  # ?
        -(x**0.5), -0.5 / x**0.5  # Every number has its sign turned
    """,
    "central": """
        # raised TypeError
        (f(a + h) - f(a - h)) / (2 * h)
        (f(a + h, b) - f(a - h, b))(1 / (2 * h))
        return by_a, by_b => return by_b, by_a  # All of it is right
        (2 * h) => h  # Every number is twice as large as
        (2 * h) => 2  # Each of them has the factor h
        return by_a, by_b => return f(a, b), by_b  # The second is right
        f(a, b + h) - f(a, b - h) => f(a, b - h) - f(a, b + h)  # The first is right. The second has its sign
        (f(a, b), f(a, b))  # ?
        return => result =  # works something out
    """,
    "kink": """
        (0, 0.5)  # All of it is right
        (float("nan"), float("nan"))  # nan is not a finite number
        (0.5, None)  # None is not a number
        (float("inf"), 0)  # The second is right
        ("undefined", "undefined")  # 'undefined' is text
        # 2 numbers are asked for
        0.5
        (0.5,)
        (0.5, 0, 1)
        {"central": 1.0, "engine": 0.0}
    """,
    "sigma": """
        [x] => [Node(x.value)]  # raised KeyError
        gradients(a)[x] => gradients(a)  # The first is right. 2 numbers are asked for, and yours are 8
        # The first is right
        gradients(a)[x] => a.value * (1 + a.value)
        gradients(a)[x] => round(gradients(a)[x], 2)
        power(1 + exp(-x), -1) => 1 / (1 + math.exp(-x))  # raised TypeError
        return => result =  # works something out
    """,
    "descend": """
        # 3 numbers are asked for
        return a, b, c => return dv
        return a, b, c => return (a, b, c), dv
        return a, b, c => return a, c, b  # All of it is right
        range(steps) => range(1, steps)  # when the loop leaves out the
        range(steps) => steps  # raised TypeError
        return a, b, c => pass  # returns nothing
        dv, dv * c, dv * b => gradients((a + b * c - 20) ** 2)  # raised
        (a, b, c)  # The first is a itself, unchanged
        2 * (a + b * c - 20) => 2 * (a * b + c - 20)  # ?
    """,
}
