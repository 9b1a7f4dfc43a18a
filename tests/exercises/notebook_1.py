"""Answers to the exercises of notebook 1, on the computation graph; bank.py says how to read and add them."""

RIGHT = {
    "slope_of_b": """
        21
        3 * 1 * 7
        21.0
        3 * 7
        abs(-21)
        sum([7, 7, 7])
    """,
    "slopes": """
        (3, 3 * c, 3 * b)
        [3, 3 * c, 3 * b]
        (3.0, c * 3, b * 3)
        tuple(3 * x for x in (1, c, b))
        def slopes(a, b, c):
            dv = 3
            du = dv
            return dv, du * c, du * b
        def slopes(a, b, c):
            da = db = dc = 0
            da += 3
            db += 3 * c
            dc += 3 * b
            return da, db, dc
    """,
    "paths": """
        (6, 12)
        [6, 12]
        (2 * 3, 1 + 1 + 2 + 2 + 3 + 3)
        (6.0, 12.0)
        (6, 2 * (1 + 2 + 3))
        (6, 3 * 4)
    """,
    "used_twice": """
        2 * x + 3
        x + x + 3
        3 + 2 * x
        (x * x + 3 * x) / x + x if x else 3
        ((x + 1) ** 2 + 3 * (x + 1) - (x - 1) ** 2 - 3 * (x - 1)) / 2
        sum([x, x, 3])
        def slope_at(x):
            dx = 0
            for share in (x, x, 3):
                dx += share
            return dx
    """,
    "repair_the_sweep": """
        def repaired(J):
            dJ = {J: 1.0}
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    if x in dJ:
                        dJ[x] += dJ[node] * local
                    else:
                        dJ[x] = dJ[node] * local
            return dJ
        def repaired(J):
            from collections import defaultdict
            dJ = defaultdict(float)
            dJ[J] = 1.0
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    dJ[x] += local * dJ[node]
            return dJ
        def repaired(J):
            dJ = {J: 1}
            for node in operations(J)[::-1]:
                upstream = dJ[node]
                for x, local in node.edges:
                    dJ[x] = dJ.get(x, 0) + upstream * local
            return dJ
        def repaired(J):
            dJ = {}
            def walk(node, upstream):
                dJ[node] = dJ.get(node, 0.0) + upstream
                for x, local in node.edges:
                    walk(x, upstream * local)
            walk(J, 1.0)
            return dJ
        def repaired(J):
            dJ = {node: 0.0 for node in operations(J)}
            dJ[J] = 1.0
            for node in reversed(operations(J)):
                for x, local in node.edges:
                    dJ.setdefault(x, 0.0)
                    dJ[x] += dJ[node] * local
            return dJ
        def repaired(J):
            dJ = {J: 1.0}
            for node in sorted(operations(J), key=operations(J).index, reverse=True):
                for i in range(len(node.edges)):
                    x, local = node.edges[i]
                    dJ[x] = dJ[node] * local + dJ.get(x, 0.0)
            return dJ
    """,
    "backward_step": """
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
}

WRONG = {
    "slope_of_b": """
        3 / 7  # You divided
        1 / 21  # You divided
        9  # 9 is dJ/dc with the numbers above
        33  # 33 is J with the numbers above
        21 + 15  # Only b is nudged here
        0.021  # Divide by that nudge
        3  # 3 is what arrives at u
        7  # u changes 7 times as fast as
        15  # 15 is dJ/dc
        10  # That is a sum
        11  # That is a sum
        12  # a stands beside u
        35  # 35 is u
        105  # 105 is 3 times u
        117  # 117 is J itself
        39  # 39 is the value of v
        1  # 1 is the local derivative of the
        5  # 5 is b itself
        -21  # The number is right but for its
        42  # It is off by a factor of
        10.5  # It is off by a factor of
        20  # ?
        63  # One 3 too many
        6  # 6 belongs to the numbers above
        147  # One c too many
        (3, 21, 15)  # One number is asked for
        (21, 15)  # One number is asked for
        [3, 1, 7]  # One number is asked for
        3 * "7"  # '777' is text
    """,
    "slopes": """
        (3, 3 / c, 3 / b)  # For the others you divided
        (3 * (a + b * c), 3 * (a + b * c) * c, 3 * (a + b * c) * b)  # You started from a value
        (3, 3, 3)  # The first is right
        (1, c, b)  # These are the derivatives of v
        (3, c, b)  # when dv is left out
        (1, 3 * c, 3 * b)  # when dv is left out
        (3, 3 * b, 3 * c)  # b and c are swapped
        (4, 3 + c, 3 + b)  # You added along the path
        (3, 3 + c, 3 + b)  # You added along the path
        (3 * a, 3 * b, 3 * c)  # The first has the factor a once
        (1, 1, 1)  # The first is a third of what
        (3 * c, 3 * b, 3)  # All of it is right, but in
        (3 * b, 3 * c, 3)  # All of it is right, but in
        (3, 3 * c, 3 * c)  # with c where b belongs
        (3, 3 * b, 3 * b)  # with b where c belongs
        (3, 3 * b * c, 3 * b * c)  # The first is right
        (3, 6, 9)  # The first is right
        (-3, -3 * c, -3 * b)  # Every number has its sign turned
        (3 * a, 3 * c, 3 * b)  # The second and third are right
        (6, 6 * c, 6 * b)  # Every number is twice as large as
        (3, c, 3 * b)  # when du is left out
        (3, 3 * c, b)  # when du is left out
        (3, 3 * c)  # 3 numbers are asked for
        3 * (a + b * c)  # 3 numbers are asked for
        (0, 3 * c, 3 * b)  # The second and third are right
        (3, 3 * a, 3 * b)  # with a where c belongs
        return => result =  # returns nothing: let it end in return
        # Your function prints, but returns nothing
        def slopes(a, b, c):
            print(3, 3 * c, 3 * b)
        (3, b, c)  # The first is right
        (a, c, b)  # The first is a itself
        (3, 3, 3, 3 * c, 3 * b)  # 3 numbers are asked for
        (3, 3, 3 * c, 3 * b)  # 3 numbers are asked for
        (-3, 3 * c, 3 * b)  # The second and third are right
        (3, 3 * c, -3 * b)  # The first and second are right
        (3, 9 * c, 9 * b)  # The first is right
        {"da": 3, "db": 3 * c, "dc": 3 * b}  # 3 numbers are asked for
    """,
    "paths": """
        (3, 12)  # 12 is right
        (7, 12)  # 12 is right
        (6, 9)  # 6 is right
        (6, 6)  # 6 is right
        (6, 18)  # 6 is right
        (4, 6)  # The first steps are left out
        (3, 6)  # Every number is half as large as
        (12, 6)  # All of it is right
        (6, 11)  # 6 is right
        (6, 10)  # 6 is right
        (6, 13)  # 6 is right
        (5, 12)  # 12 is right
        (6, 36)  # 6 is right
        (3, 9)  # ?
        (12, 24)  # Every number is twice as large as
        (7, 14)  # Every number is 1.167 times what it
        12  # 2 numbers are asked for
        (6, 12, 18)  # 2 numbers are asked for
        (5, 11)  # These were the counts of 3(a +
        (4, 9)  # ?
        (7, 18)  # ?
        6  # 2 numbers are asked for
        18  # 2 numbers are asked for
        6.12  # What is counted here comes in whole
        {6, 6}  # {6} is not a number
        (-6, -12)  # Every number has its sign turned
    """,
    "used_twice": """
        int(2 * x + 3)  # is right
        round(2 * x + 3)  # is right
        3  # This is the share of 3*x
        2 * x  # These are the shares of x*x
        x + 3  # x*x has two edges to x, and
        x  # is x itself
        6 * x  # You multiplied the shares
        3 * x * x  # You multiplied the shares
        x * x + 3  # x*x does not bring back x*x
        2 * x + 3 * x  # The slope of 3*x is 3, wherever
        x * x + 3 * x  # This is J itself
        7  # is the same in every case
        5 * x  # The slope of 3*x is 3, wherever
        2 * x + 1  # when the 3 is left out
        4 * x  # ?
        2 * x * 3  # You multiplied the shares
        2 + 3  # is the same in every case
        x ** 2 + 3  # x*x does not bring back x*x
        3 * x + 3  # is x + what is asked for
        2 * x - 3  # with − in place of + before 3
        -(2 * x + 3)  # has its sign turned
        2  # is the same in every case
        2 * (x + 3)  # The share of 3*x came twice
        return => result =  # returns nothing: let it end in return
        # This is the share of 3*x
        def slope_at(x):
            dx = x
            dx = x
            dx = 3
            return dx
        -2 * x + 3  # ?
        2 * x * x + 3 * x  # has the factor x once too often
        2 * x**2 + 3  # The power was not lowered
        x + x * 3  # ?
        3 * x + 2  # The 2 and the 3 have changed
        4 * x + 3  # The shares of x*x came twice
        (2 * x + 3) / 2  # is half as large as it should
        (2 * x + 3) / 3  # is a third of what it should
    """,
    "repair_the_sweep": """
        dJ.get(x, 0.0) + dJ[node] * local => dJ[node] * local  # The newest share still replaces those before
        # Where nothing has come yet, you multiply
        dJ.get(x, 0.0) + dJ[node] * local => dJ.get(x, 0.0) * dJ[node] * local
        dJ.get(x, 0.0) + dJ[node] * local => dJ.get(x, 1.0) * dJ[node] * local  # You multiplied the shares
        dJ[x] = dJ.get(x, 0.0) + dJ[node] * local => dJ[x] += dJ[node] * local  # raised KeyError
        dJ[x] = dJ.get(x, 0.0) + dJ[node] * local => dJ[x] = dJ[x] + dJ[node] * local  # raised KeyError
        {J: 1.0} => {J: 0.0}  # In one case
        {J: 1.0} => {}  # raised KeyError
        {J: 1.0} => {J: J.value}  # In one case
        reversed(operations(J)) => operations(J)  # raised KeyError
        # This walks from the inputs to J
        reversed(operations(J)) => operations(J) ;; dJ[node] => dJ.get(node, 0.0)
        dJ[node] * local => dJ[node]  # when the factor local is left out
        dJ[node] * local => local  # when dJ[node] is left out
        dJ[node] * local => dJ[node] + local  # with + in place of * before local
        dJ[node] * local => dJ[node] * x.value  # In one case
        dJ.get(x, 0.0) => dJ.get(node, 0.0)  # In one case
        dJ.get(x, 0.0) => dJ.get(x, 1.0)  # In one case
        + dJ[node] * local => - dJ[node] * local  # with − in place of + before dJ[node] * local
        return dJ =>         return dJ  # The dict has no value for
        return dJ =>     return dJ  # when return stands inside the loop
        dJ.get(x, 0.0) + dJ[node] * local => max(dJ.get(x, 0.0), dJ[node] * local)  # In one case
        dJ[x] = dJ.get => dJ[node] = dJ.get  # raised KeyError
        {J: 1.0} => {J: 2.0}  # Every number is twice as large as
        return dJ => return list(dJ.values())  # A dict is asked for, not [1,
        return dJ => return dJ[J]  # A dict is asked for, not 1
        return dJ => pass  # Your function works something out, but returns
        # A walk breadth first comes to a
        def repaired(J):
            dJ, queue = {J: 1.0}, [J]
            while queue:
                node = queue.pop(0)
                for x, local in node.edges:
                    if x not in dJ:
                        queue.append(x)
                    dJ[x] = dJ.get(x, 0.0) + dJ[node] * local
            return dJ
        # raised KeyError
        def repaired(J):
            dJ = {J: 1.0}
            for node in reversed(operations(J)):
                x, local = node.edges[0]
                dJ[x] = dJ.get(x, 0.0) + dJ[node] * local
            return dJ
        friends_gradients(J)  # raised NameError
    """,
    "backward_step": """
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
        (x**0.5, 2 * x)  # The first is right
        (x**0.5, 1 / x)  # The first is right
        (0.5 / x**0.5, x**0.5)  # All of it is right
        x**0.5  # This is the value alone
        0.5 / x**0.5  # This is the slope alone
        (x * 0.5, 0.5 / x**0.5)  # The second is right
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
        (f(a + h, b) - f(a - h, b))(1 / (2 * h))  # raised TypeError
        return => result =  # works something out
    """,
    "kink": """
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
        (1, 0.5)  # ?
        ("undefined", "undefined")  # 'undefined' is text
        0  # 2 numbers are asked for
        1  # 2 numbers are asked for
        (0.5,)  # 2 numbers are asked for
        (0.5, 0, 1)  # 2 numbers are asked for
        (0, 5)  # ?
        {"central": 1.0, "engine": 0.0}  # 2 numbers are asked for
    """,
}
