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
        (3, 3 * c, 3 * b, a + b * c)  # The 3 has become an input
        (1, c, b, a + b * c)  # These are the derivatives of v
        (k, k * b, k * c, a + b * c)  # b and c are swapped
        (k, k * c, k * b, 1)  # da, db, dc are right
        (k, k * c, k * b, k)  # da, db, dc are right
        (k, k * c, k * b, a)  # da, db, dc are right
        (k, k * c, k * b, b * c)  # da, db, dc are right
        (k, k * c, k * b, k * (a + b * c))  # This is J itself as dk
        (k, c, b, a + b * c)  # when dv is left out
        (1, k * c, k * b, a + b * c)  # when dv is left out
        (k, k, k, a + b * c)  # the walk ends too early
        (k * a, k * c, k * b, a + b * c)  # v = a + u hands dv on as it is
        (a + b * c, (a + b * c) * c, (a + b * c) * b, k)  # k and v are swapped
        (k + 1, k + 1 + c, k + 1 + b, a + b * c)  # You added along the path
        (k, k + c, k + b, a + b * c)  # You added along the path
        (k, k / c, k / b, a + b * c)  # For the others you divided
        (a + b * c, k, k * c, k * b)  # All of it is right, but in
        (k, a + b * c, k * c, k * b)  # All of it is right, but in
        (k, k * b * c, k * b * c, a + b * c)  # The first and fourth are right
        (-k, -k * c, -k * b, -(a + b * c))  # Every number has its sign turned
        (k, k * c, k * b)  # 4 numbers are asked for
        (k, k, k, k * c, k * b, a + b * c)  # 4 numbers are asked for
        k * (a + b * c)  # 4 numbers are asked for
        (a, b, c, k)  # These are the values
        (0, k * c, k * b, a + b * c)  # right
        (k, k * a, k * b, a + b * c)  # with a where c belongs
        (k, k * c, k * a, a + b * c)  # with a where b belongs
        (k, 2 * k * c, 2 * k * b, a + b * c)  # The first and fourth are right
        return => result =  # returns nothing: let it end in return
        # You began with dJ = J
        def slopes(a, b, c, k):
            u = b * c
            v = a + u
            dJ = k * v
            dv, dk = dJ * k, dJ * v
            return dv, dv * c, dv * b, dk
        # v = a + u hands dv on as it is
        def slopes(a, b, c, k):
            u = b * c
            da, du = k * a, k * u
            return da, du * c, du * b, a + u
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
        3 * x * x  # the slope of x*x*x alone
        x + 2 * x + 3  # local derivatives, added as they are
        x * x + 3 * x + x * x * 3  # The direct share is right
        x + 3  # ?
        2 * x + 3  # This is du/dx
        x * x + 3 * x  # This is the share of the direct
        x * (2 * x + 3)  # come through u
        x * x + 3 * x + 2 * x + 3  # lack their upstream
        x * x * x + 3 * x * x  # This is J itself
        x * x + 3 * x + x * (x + 3)  # One is missing
        2 * x * x + 6 * x  # One is missing
        3 * x * x + 3 * x  # share of 3*x is missing
        x * x + 6 * x  # shares of x*x are missing
        (x * x + 3 * x) * x * (2 * x + 3)  # You multiplied the shares
        x + (x * x + 3 * x) * (2 * x + 3)  # u and x are swapped
        2 * (x * x + 3 * x) * (2 * x + 3)  # slope of u*u
        6 * x * x + 6 * x  # ?
        (x * x + 3 * x) * (x + x + 3)  # du = x, not u. And
        (1 + 2 * x + 3) * (x * x + 3 * x)  # Through u, the upstream is du = x
        1 + 2 * x * x + 3 * x  # The direct arrow of x brings
        x + (x + x + 3) * x  # The direct arrow of x brings
        x * x + 3 * x + 2 + 2 + 3  # 7 was the sum at x = 2
        x * x + 3 * x + x * (2 + 2 + 3)  # 7 was the sum at x = 2
        6 * x + 6  # ?
        3 * x * x + 6  # when the factor x is left out
        7 * x  # 7 was the sum at x = 2
        # Through u, the 3 of 3*x is multiplied by du
        def slope_at(x):
            du, dx = x, x * x + 3 * x
            dx += du * 2 * x
            dx += 3
            return dx
        3 * x * x + 9 * x  # ?
        x  # is x itself
        7  # is the same in every case
        24  # is the same in every case
        -(3 * x * x + 6 * x)  # has its sign turned
        2 * (3 * x * x + 6 * x)  # is twice as large as
        (3 * x * x + 6 * x) / 2  # is half as large as
        3 * x + 6  # lacks the factor x
        x * (3 * x * x + 6 * x)  # has the factor x once too often
        round(3 * x * x + 6 * x)  # is right
        int(3 * x * x + 6 * x)  # is right
        x * x + 3 * x + x * (2 * x + 3 * x)  # Through u the slope of 3*x is 3
        x * x + 3 * x + x * (x * x + 3)  # does not bring back x*x
        x * x + 3 * x - x * (2 * x + 3)  # ?
        return => result =  # returns nothing: let it end in return
        # This is the share of the direct
        def slope_at(x):
            u = x * x + 3 * x
            dx = x * (2 * x + 3)
            dx = u
            return dx
        # come through u
        def slope_at(x):
            u = x * x + 3 * x
            dx = u
            dx = x * (2 * x + 3)
            return dx
        # lack their upstream
        def slope_at(x):
            u = x * x + 3 * x
            return u + x + x + 3
    """,
    "repair_the_sweep": """
        # The sum is multiplied by local as a whole
        grads.get(x, 0.0) + grads[node] * local => local * (grads[node] + grads.get(x, 0.0))
        # The newest share still replaces those before
        grads.get(x, 0.0) + grads[node] * local => grads[node] * local
        # Where nothing has come yet, get gives 0
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, 0.0) * grads[node] * local
        # You multiplied the shares
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, 1.0) * grads[node] * local
        = grads.get(x, 0.0) + grads[node] * local => += grads[node] * local  # raised KeyError
        grads.get(x, 0.0) + grads[node] => grads[x] + grads[node]  # raised KeyError
        {J: 1.0} => {J: 0.0}  # The sweep begins with 0
        {J: 1.0} => {}  # raised KeyError
        {J: 1.0} => {J: J.value}  # The sweep begins with the value
        reversed(operations(J)) => operations(J)  # raised KeyError
        # This walks from the inputs to J
        reversed(operations(J)) => operations(J) ;; grads[node] => grads.get(node, 0.0)
        grads[node] * local => grads[node]  # when the factor local is left out
        grads[node] * local => local  # when grads[node] is left out
        grads[node] * local => grads[node] + local  # with + in place of * before local
        grads[node] * local => grads[node] * x.value  # The value of x is the factor
        grads.get(x, 0.0) => grads.get(node, 0.0)  # get asks for node
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, 0.0)  # get gives 0, and all stays 0
        grads.get(x, 0.0) + grads[node] * local => grads.get(x, grads[node] * local)  # Only the first share
        reversed(operations(J)) => operations(J)  # or does it come later?
        grads.get(x, 0.0) => grads.get(x, 1.0)  # Every sum begins at 1
        + grads[node] * local => - grads[node] * local  # with − in place of + before grads[node] * local
        return grads =>         return grads  # The dict has no value for
        return grads =>     return grads  # only the first round of the loop is run
        # Only the largest share is kept
        grads.get(x, 0.0) + grads[node] * local => max(grads.get(x, 0.0), grads[node] * local)
        grads[x] = grads.get => grads[node] = grads.get  # raised KeyError
        {J: 1.0} => {J: 2.0}  # Every number is twice as large as
        return grads => return list(grads.values())  # A dict is asked for, not [1,
        return grads => return grads[J]  # A dict is asked for, not 1
        return grads => pass  # Your function works something out, but returns
        # A walk breadth first comes to a
        def repaired(J):
            grads, queue = {J: 1.0}, [J]
            while queue:
                node = queue.pop(0)
                for x, local in node.edges:
                    if x not in grads:
                        queue.append(x)
                    grads[x] = grads.get(x, 0.0) + grads[node] * local
            return grads
        # raised KeyError
        def repaired(J):
            grads = {J: 1.0}
            for node in reversed(operations(J)):
                x, local = node.edges[0]
                grads[x] = grads.get(x, 0.0) + grads[node] * local
            return grads
        friends_gradients(J)  # raised NameError
    """,
    "square_root": """
        # The power was lowered too far
        def square_root(x):
            x = Node(x)
            return Node(x.value**0.5, "", None, ((x, 0.5 / x.value),))
        (x**0.5, 0.5 / x**0.5 * x)  # This is half of z. Was
        (x**0.5, 1 / x**0.5)  # when 2 is left out
        (x**0.5, 0.5 * x**0.5)  # This is half of z. Was
        (x**0.5, x**0.5)  # The power was not lowered
        (x**0.5, 0.5 / x)  # The power was lowered too far
        (x**0.5, 0.5 / x**0.25)  # This is the derivative at z, the
        (x**0.5, -0.5 / x**0.5)  # The first is right
        (x**0.5, 2 * x**0.5)  # with * in place of / before 2 * z
        (x**0.5, 1.0)  # when the division by 2 * z is left out
        (x**0.5, 0.5)  # when the factor z is left out
        (x**0.5, 2 * x)  # the slope of x²
        (x**0.5, 1 / x)  # The first is right
        (0.5 / x**0.5, x**0.5)  # All of it is right
        x**0.5  # This is the value alone
        0.5 / x**0.5  # This is the slope alone
        (x * 0.5, 0.5 / x**0.5)  # x * 0.5 is half of x
        (x**0.5, 0.5 * x)  # it is ½ − 1
        (x**0.5, 0.5 * x**0.5 - 1)  # brackets are missing
        (x**0.5, 1 / x)  # the slope of another power
        (x**2, 2 * x)  # This is the rule of the square
        (x, 0.5 / x**0.5)  # The second is right
        (x**0.5, 1 / 2 * x**0.5)  # This is half of z. Was
        (x**0.5, -0.5 * x**-1.5)  # The first is right
        (x**0.5, 0.5 * x**-1.5)  # The first is right
        (x**0.5, 0)  # The first is right
        (x**0.5, 0.5 * x**0.5 - 1)  # The first is right
        (x**0.5, 2 / x**0.5)  # The first is right
        (x**0.5, round(0.5 / x**0.5, 2))  # The first is right
        return => result =  # returns nothing: let it end in return
        # raised AttributeError
        def square_root(x):
            return x.value**0.5, 0.5 / x.value**0.5
        x**0.3, 0.3 * x**-0.7  # ?
        -(x**0.5), -0.5 / x**0.5  # Every number has its sign turned
    """,
    "central": """
        ((f(a + 0.001, b) - f(a - 0.001, b)) / 0.002, (f(a, b + 0.001) - f(a, b - 0.001)) / 0.002)  # nudge
        ((f(a + h, b) - f(a - h, b)) / 0.002, (f(a, b + h) - f(a, b - h)) / 0.002)  # divided by 0.002
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a, b + h) - f(a, b)) / h)  # looks to the right only
        (f(a + h, b) / (2 * h), f(a, b + h) / (2 * h))  # One value makes no slope
        # While a is nudged, b stays at b
        ((f(a + h, a) - f(a - h, a)) / (2 * h), (f(b, b + h) - f(b, b - h)) / (2 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * h), 0)  # nudge b both ways
        ((f(a + h, b) - f(a, b)) / h, (f(a, b) - f(a, b - h)) / h)  # Each looks both ways
        # You divided by 2 + h
        ((f(a + h, b) - f(a - h, b)) / (2 + h), (f(a, b + h) - f(a, b - h)) / (2 + h))
        # These are second derivatives
        ((f(a + h, b) - 2 * f(a, b) + f(a - h, b)) / h**2, (f(a, b + h) - 2 * f(a, b) + f(a, b - h)) / h**2)
        # You nudged by 2*h to either side
        ((f(a + 2 * h, b) - f(a - 2 * h, b)) / (4 * h), (f(a, b + 2 * h) - f(a, b - 2 * h)) / (4 * h))
        # You nudged by h/2 to either side
        ((f(a + h / 2, b) - f(a - h / 2, b)) / h, (f(a, b + h / 2) - f(a, b - h / 2)) / h)
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a + h, b + h) - f(a + h, b - h)) / (2 * h))  # put a back
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a - h, b + h) - f(a - h, b - h)) / (2 * h))  # put a back
        # You nudged by 2*h
        ((f(a + 2 * h, b) - f(a - 2 * h, b)) / (2 * h), (f(a, b + 2 * h) - f(a, b - 2 * h)) / (2 * h))
        # You nudged by h/2
        ((f(a + h / 2, b) - f(a - h / 2, b)) / (2 * h), (f(a, b + h / 2) - f(a, b - h / 2)) / (2 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * a), (f(a, b + h) - f(a, b - h)) / (2 * b))  # divided by the place
        ((f(b + h, a) - f(b - h, a)) / (2 * h), (f(b, a + h) - f(b, a - h)) / (2 * h))  # changed places
        (f(a + h, b + h) - f(a - h, b - h)) / (2 * h)  # Both numbers are nudged at once
        # Both numbers are nudged at once
        ((f(a + h, b + h) - f(a - h, b - h)) / (2 * h), (f(a + h, b + h) - f(a - h, b - h)) / (2 * h))
        (f(a + h) - f(a - h)) / (2 * h)  # raised TypeError
        (f(a + h, b) - f(a - h, b)) / (2 * h)  # This is the slope by a alone
        ((f(a + h, b) - f(a, b)) / h, (f(a, b + h) - f(a, b)) / h)  # These look to the right only
        ((f(a, b) - f(a - h, b)) / h, (f(a, b) - f(a, b - h)) / h)  # These look to the left only
        ((f(a + h, b) - f(a, b)) / (2 * h), (f(a, b + h) - f(a, b)) / (2 * h))  # These look to the right only
        ((f(a, b + h) - f(a, b - h)) / (2 * h), (f(a + h, b) - f(a - h, b)) / (2 * h))  # All of it is right
        # Every number is twice as large as
        ((f(a + h, b) - f(a - h, b)) / h, (f(a, b + h) - f(a, b - h)) / h)
        (f(a + h, b) - f(a - h, b), f(a, b + h) - f(a, b - h))  # These are not yet slopes
        ((f(a + h, b) - f(a - h, b)) / 2, (f(a, b + h) - f(a, b - h)) / 2)  # Each of them has the factor h
        # Every number has its sign turned
        ((f(a - h, b) - f(a + h, b)) / (2 * h), (f(a, b - h) - f(a, b + h)) / (2 * h))
        # Python reads / 2 * h from
        ((f(a + h, b) - f(a - h, b)) / 2 * h, (f(a, b + h) - f(a, b - h)) / 2 * h)
        # Only what is subtracted is divided
        (f(a + h, b) - f(a - h, b) / (2 * h), f(a, b + h) - f(a, b - h) / (2 * h))
        ((f(a + h, b) + f(a - h, b)) / (2 * h), (f(a, b + h) + f(a, b - h)) / (2 * h))  # These are sums
        # You multiplied by 2*h
        ((f(a + h, b) - f(a - h, b)) * (2 * h), (f(a, b + h) - f(a, b - h)) * (2 * h))
        # Every number is half as large as
        ((f(a + h, b) - f(a - h, b)) / (4 * h), (f(a, b + h) - f(a, b - h)) / (4 * h))
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a + h, b) - f(a - h, b)) / (2 * h))  # The first is right
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(b + h, a) - f(b - h, a)) / (2 * h))  # The first is right
        ((f(a + h, b) - f(a - h, b)) / (2 * h), (f(a, b) - f(a, b - h)) / h)  # The first is right
        (f(a, b), f(a, b))  # ?
        # the other is put at 0
        def central(f, a, b, h):
            return (f(a + h, 0.0) - f(a - h, 0.0)) / (2 * h), (f(0.0, b + h) - f(0.0, b - h)) / (2 * h)
        (f(a + h, b) - f(a - h, b))(1 / (2 * h))  # raised TypeError
        return => result =  # works something out
    """,
    "kink": """
        (0, -1)  # is 0 > 0?
        (1, -1)  # is 0 > 0?
        (0, 0)  # 0 is right for the engine
        (1, 1)  # 1 is the slope on the right
        (0.5, 0.5)  # 0.5 is right for the difference
        (0.5, 1)  # 0.5 is right for the difference
        (1, 0)  # 0 is right for the engine
        (0, 1)  # The difference sees both slopes, 0 and
        (0, 0.5)  # All of it is right
        (0.5, float("nan"))  # 0.5 is right for the difference
        (float("nan"), float("nan"))  # nan is not a finite number
        (float("nan"), 0)  # 0 is right for the engine
        (-0.5, 0)  # 0 is right for the engine
        (0.5, None)  # None is not a number
        (None, None)  # None is not a number
        (0.25, 0)  # 0 is right for the engine
        (2, 0)  # 0 is right for the engine
        (0.5, -1)  # 0.5 is right for the difference
        0.5  # 2 numbers are asked for
        (float("inf"), 0)  # The second is right
        (1, 0.5)  # A step to the right sees 1
        ("undefined", "undefined")  # 'undefined' is text
        0  # 2 numbers are asked for
        1  # 2 numbers are asked for
        (0.5,)  # 2 numbers are asked for
        (0.5, 0, 1)  # 2 numbers are asked for
        (0, 5)  # ?
        {"central": 1.0, "engine": 0.0}  # 2 numbers are asked for
    """,
    "sigma": """
        (1 + math.exp(-x) ** -1, math.exp(x))  # Brackets are missing
        (1 / (1 + math.exp(x)), math.exp(-x) / (1 + math.exp(-x)) ** 2)  # Where is the minus before x
        (math.tanh(x), 1 - math.tanh(x) ** 2)  # This is tanh and its slope
        (1 + 1 / math.exp(-x), math.exp(x))  # Brackets are missing
        # The second is a again
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return a.value, a.value
        # sweep from a, and look up x
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return a.value, gradients(a)[a]
        # Where is the minus
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(x), -1)
            return a.value, gradients(a)[x]
        # The power −1 is missing
        def sigma(x):
            x = Node(x)
            a = 1 + exp(-x)
            return a.value, gradients(a)[x]
        # The 1 under the bar is missing
        def sigma(x):
            x = Node(x)
            a = power(exp(-x), -1)
            return a.value, gradients(a)[x]
        # raised KeyError
        def sigma(x):
            a = power(1 + exp(-Node(x)), -1)
            return a.value, gradients(a)[Node(x)]
        # This is the value alone
        def sigma(x):
            x = Node(x)
            return power(1 + exp(-x), -1)
        # This is the slope alone
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return gradients(a)[x]
        # slope and value
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return gradients(a)[x], a.value
        # You put x where
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return a.value, x.value * (1 - x.value)
        # how far a is from 1
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, 1 - a
        # derivative by −x
        def sigma(x):
            x = Node(x)
            m = -x
            a = power(1 + exp(m), -1)
            return a.value, gradients(a)[m]
        # derivative by e⁻ˣ
        def sigma(x):
            x = Node(x)
            e = exp(-x)
            a = power(1 + e, -1)
            return a.value, gradients(a)[e]
        # is a made from the node x
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, gradients(Node(a)).get(x, 0.0)
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, a * a
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, -a * (1 - a)
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, a * (1 + a)
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, 2 * a * (1 - a)
        # The first is right
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            return a.value, gradients(a)
        # Where is the minus
        def sigma(x):
            x = Node(x)
            a = exp(-x) * power(1 + exp(-x), -1)
            return a.value, gradients(a)[x]
        # raised TypeError
        def sigma(x):
            x = Node(x)
            a = 1 / (1 + math.exp(-x))
            return a, gradients(a)[x]
        # raised AttributeError
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, gradients(a)[x]
        # The first is right
        def sigma(x):
            a = 1 / (1 + math.exp(-x))
            return a, round(a * (1 - a), 2)
        # returns nothing
        def sigma(x):
            x = Node(x)
            a = power(1 + exp(-x), -1)
            a.value, gradients(a)[x]
        # raised KeyError
        def sigma(x):
            node = Node(x)
            a = power(1 + exp(-node), -1)
            return a.value, gradients(a)[x]
    """,
    "descend": """
        range(steps) => range(8)  # It takes 8 steps
        a - rate * da, b - rate * db, c - rate * dc => rate * da, rate * db, rate * dc  # are gone
        # This is one step, however many
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                dv = 2 * (a + b * c - 20)
                moved = a - rate * dv, b - rate * dv * c, c - rate * dv * b
            return moved
        # The rate stands fixed at 0.01
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                dv = 2 * (a + b * c - 20)
                a, b, c = a - 0.01 * dv, b - 0.01 * dv * c, c - 0.01 * dv * b
            return a, b, c
        a - r => a + r ;; b - r => b + r ;; c - r => c + r  # This goes uphill
        2 * (a + b * c - 20) => 2 * (20 - a - b * c)  # This goes uphill
        2 * (a + b * c - 20) => a + b * c - 20  # half its length
        2 * (a + b * c - 20) => 3  # the 3 of J = 3*v
        2 * (a + b * c - 20) => 2 * (a + b * c)  # The 20 is missing
        2 * (a + b * c - 20) => (a + b * c - 20) ** 2  # dv is J itself
        dv * c, dv * b => dv * b, dv * c  # b and c are swapped
        dv, dv * c, dv * b => dv, dv, dv  # get no local derivative
        dv, dv * c, dv * b => 1, c, b  # These are the derivatives of v
        b - rate * db, c - rate * dc => b, c  # b and c never move
        a - rate * da, b - rate * db, c - rate * dc => a, b - rate * db, c - rate * dc  # a never moves
        return a, b, c => return da, db, dc  # the derivatives where you arrive
        return a, b, c => return dv  # 3 numbers are asked for
        return a, b, c => return (a + b * c - 20) ** 2  # 3 numbers are asked for
        return a, b, c => return a, c, b  # All of it is right
        return a, b, c => return (a, b, c), dv  # 3 numbers are asked for
        return a, b, c =>     return a, b, c  # return behind it
        range(steps) => range(1, steps)  # when the loop leaves out the
        range(steps) => range(steps + 1)  # One step too many
        range(steps) => steps  # raised TypeError
        rate * da, b - rate * db, c - rate * dc => da, b - db, c - dc  # You left out the rate
        return a, b, c => pass  # returns nothing
        # c has moved already
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                dv = 2 * (a + b * c - 20)
                c -= rate * dv * b
                b -= rate * dv * c
                a -= rate * dv
            return a, b, c
        # b has moved already
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                dv = 2 * (a + b * c - 20)
                a -= rate * dv
                b -= rate * dv * c
                c -= rate * dv * b
            return a, b, c
        # v is another one
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                a -= rate * 2 * (a + b * c - 20)
                b -= rate * 2 * (a + b * c - 20) * c
                c -= rate * 2 * (a + b * c - 20) * b
            return a, b, c
        # then repeated as it was
        def descend(a, b, c, rate, steps):
            dv = 2 * (a + b * c - 20)
            da, db, dc = dv, dv * c, dv * b
            return a - steps * rate * da, b - steps * rate * db, c - steps * rate * dc
        # Each step begins with new ones
        def descend(a, b, c, rate, steps):
            da, db, dc = 0, 0, 0
            for _ in range(steps):
                dv = 2 * (a + b * c - 20)
                da += dv
                db += dv * c
                dc += dv * b
                a, b, c = a - rate * da, b - rate * db, c - rate * dc
            return a, b, c
        # raised
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                grads = gradients((a + b * c - 20) ** 2)
                a, b, c = a - rate * grads[a], b - rate * grads[b], c - rate * grads[c]
            return a, b, c
        # dv is twice J
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                J = (a + b * c - 20) ** 2
                da, db, dc = 2 * J, 2 * J * c, 2 * J * b
                a, b, c = a - rate * da, b - rate * db, c - rate * dc
            return a, b, c
        # J stands where v belongs
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                J = (a + b * c - 20) ** 2
                dv = 2 * (J - 20)
                a, b, c = a - rate * dv, b - rate * dv * c, c - rate * dv * b
            return a, b, c
        2 * (a + b * c - 20) => 3 * (a + b * c - 20)  # The 3 of J = 3*v is still in it
        2 * (a + b * c - 20) => 2 * (3 * (a + b * c) - 20)  # The 3 of J = 3*v is still in it
        (a, b, c)  # The first is a itself, unchanged
        (a - rate, b - rate, c - rate)  # ?
        2 * (a + b * c - 20) => 2 * (a * b + c - 20)  # ?
        # This goes uphill
        def descend(a, b, c, rate, steps):
            for _ in range(steps):
                dv = 2 * (20 - (a + b * c))
                a, b, c = a - rate * dv, b - rate * dv * c, c - rate * dv * b
            return a, b, c
    """,
}
