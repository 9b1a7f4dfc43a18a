"""Answers to the exercises of notebook 2, on a chain of layers; bank.py says how to read and add them."""

RIGHT = {
    "middle_weight": """
        27
        27.0
        (36 - 33) * (-3) * 0.2 * (-15)
        3 * -3 * 0.2 * -15
        3 * 9
        54 / 2
    """,
    "layer_step": """
        (upstream * x, upstream * w)
        [upstream * x, upstream * w]
        (x * upstream, w * upstream)
        tuple(upstream * v for v in (x, w))
        ((w + 1) * x * upstream - w * x * upstream, w * upstream)
        def layer_step(upstream, w, x):
            dw = upstream * x
            return dw, upstream * w
    """,
    "walk_back": """
        def walk_back(w, outs, y):
            upstream, dw = outs[-1] - y, []
            for w_i, out in zip(reversed(w), reversed(outs[:-1])):
                dw.append(upstream * out)
                upstream *= w_i
            return dw[::-1]
        def walk_back(w, outs, y):
            dw = []
            upstream = outs[-1] - y
            for i in range(len(w) - 1, -1, -1):
                dw.insert(0, upstream * outs[i])
                upstream *= w[i]
            return dw
        def walk_back(w, outs, y):
            import math
            return [(outs[-1] - y) * math.prod(w[i + 1 :]) * outs[i] for i in range(len(w))]
        def walk_back(w, outs, y):
            import numpy as np
            return np.array([(outs[-1] - y) * np.prod(w[i + 1 :]) * outs[i] for i in range(len(w))])
        def walk_back(w, outs, y):
            upstream = outs[-1] - y
            dw = [None] * len(w)
            i = len(w)
            while i > 0:
                i -= 1
                dw[i] = upstream * outs[i]
                upstream = upstream * w[i]
            return tuple(dw)
        upstream = outs[-1] - y => upstream = outs[len(w)] - y
    """,
    "count_products": """
        (24, 78)
        [24, 78]
        (2 * 12, 12 * 13 // 2)
        (24, sum(range(13)))
        (24.0, 78.0)
        (12 + 12, 12 * (12 + 1) / 2)
    """,
    "stuck": """
        (0, 0, 0, 0.5)
        [0, 0, 0, 0.5]
        ([0, 0, 0], 0.5)
        ((0.0, 0.0, 0.0), 1 / 2)
        (0, 0, 0, (1 + 1) / 2 / 2)
        (-0.0, 0, 0, 0.5)
    """,
    "two_faults": """
        (3, 4, 5)
        (3, 5, 4)
        [3, 4, 5]
        (3.0, 4.0, 5.0)
        (1 + 2, 4, 5)
        [3, 5, 4]
    """,
    "repaired_pass": """
        def repaired_pass(w, outs, y):
            upstream = outs[-1] - y
            dw = [0.0] * len(w)
            for i in range(len(w) - 1, -1, -1):
                dw[i] = upstream * outs[i]
                upstream = upstream * w[i]
            return dw, upstream
        def repaired_pass(w, outs, y):
            upstream, dw = outs[-1] - y, []
            for i in reversed(range(len(w))):
                dw = [upstream * outs[i]] + dw
                upstream *= w[i]
            return [dw, upstream]
        def repaired_pass(w, outs, y):
            upstream, dw = outs[-1] - y, [0.0] * len(w)
            for i in range(len(w)):
                j = len(w) - 1 - i
                dw[j] = upstream * outs[j]
                upstream = upstream * w[j]
            return tuple(dw), upstream
        def repaired_pass(w, outs, y):
            import math
            dw = [(outs[-1] - y) * math.prod(w[i + 1 :]) * outs[i] for i in range(len(w))]
            return dw, (outs[-1] - y) * math.prod(w)
        return dw, upstream => return (*dw, upstream)
        return dw, upstream => dx = upstream
            return dw, dx
    """,
    "vanishing": """
        21
        21.0
        20 + 1
        1 + 20
        int(21)
        7 * 3
    """,
}

WRONG = {
    "middle_weight": """
        -54  # a 2 came down from the square
        -13.5  # start from out_4 − y
        621  # You added y
        3  # Hand the error back through w_4
        4.5  # 4.5 is the loss
        36  # 36 is out_4
        -15  # the last factor alone
        3 * -3 * 0.2 * -15 * 3  # One 3 too many
        -9  # w_4 is missing
        135  # w_3 is missing
        -45  # The later weights are missing
        108  # There is a factor w_2 too many
        9  # the error out_4 − y, or the x
        3 * -3 * 0.2 * -5  # the error out_4 − y, or the x
        324  # You started from out_4
        297  # You started from y
        -297  # You started from y
        40.5  # You started from the loss
        -27  # The size is right, the sign is
        54  # It is off by a factor of
        13.5  # It is off by a factor of
        -1.8  # What went into layer 2 is missing
        -5.4  # You multiplied by x
        -21.6  # This is dLoss/dw_1
        540  # This is dLoss/dw_3
        -36  # This is dLoss/dw_4
        -7.2  # ?
        -14.8  # You added along the way
        28  # ?
    """,
    "layer_step": """
        (upstream * w, upstream * x)  # The two are swapped
        (upstream * x, upstream * x)  # with x where w belongs
        (upstream * w, upstream * w)  # with w where x belongs
        (x, w)  # These are the local derivatives
        (w, x)  # The first is w itself, unchanged
        (upstream + x, upstream + w)  # You added
        (upstream * x, upstream)  # when the factor w is left out
        (upstream, upstream * w)  # when the factor x is left out
        (upstream * w * x, upstream * w)  # What is handed back is right
        (upstream * x, upstream * x * w)  # The first is right
        (upstream * w * x, upstream * w * x)  # The first has the factor w once
        (-upstream * x, -upstream * w)  # Every number has its sign turned
        (x, upstream * w)  # when upstream is left out
        (upstream * x, w)  # when upstream is left out
        upstream * x  # 2 numbers are asked for
        (upstream * w * x, upstream)  # The first has the factor w once
        (upstream, upstream)  # Each of them is upstream itself, unchanged
        (w - upstream * x, upstream * w)  # The second is right
        (2 * upstream * x, 2 * upstream * w)  # Every number is twice as large as
        (upstream * x**2, upstream * w)  # The second is right
        w * x  # 2 numbers are asked for
        (upstream / x, upstream / w)  # You divided
        # What is handed back is right
        def layer_step(upstream, w, x):
            upstream = upstream * w
            dw = upstream * x
            return dw, upstream
        # The first is right
        def layer_step(upstream, w, x):
            dw = upstream * x
            downstream = dw * w
            return dw, downstream
        return => result =  # returns nothing: let it end in return
        (-upstream * x, upstream * w)  # The second is right
        (upstream * x, -upstream * w)  # The first is right
        (upstream * x, upstream / w)  # when you divide by w instead of
        (upstream * x, x * w)  # with x where upstream belongs
        (w - 0.05 * upstream * x, upstream * w)  # The second is right
        (w - upstream * x, x - upstream * w)  # The first is w − what is
        (0.5 * upstream * x, 0.5 * upstream * w)  # Every number is half as large as
        (upstream**2 * x, upstream**2 * w)  # Each of them has the factor upstream
    """,
    "walk_back": """
        upstream * w[i] => (outs[i] - y) * w[i]  # A new error is made at each layer
        upstream * w[i] => upstream * (w[i] - 0.05 * dw[i])  # a weight that has moved already
        return dw => return [a - 0.05 * b for a, b in zip(w, dw)]  # A step is taken
        upstream * w[i] => dw[i] * w[i]  # You handed back dw[i] * w[i]
        upstream * w[i] => upstream + upstream * w[i]  # It takes its place
        upstream * w[i] => -upstream * w[i]  # turns its sign at each layer
        upstream * outs[i] => upstream * outs[0]  # Here all meet outs[0]
        # It walks first to last
        def walk_back(w, outs, y):
            upstream = (outs[-1] - y) * w[-1]
            dw = [0.0] * len(w)
            for i in range(len(w)):
                upstream = upstream * w[i]
                dw[i] = upstream * outs[i]
            return dw
        outs[-1] - y => y - outs[-1]  # Every number has its sign turned
        outs[-1] - y => 1.0  # The error is missing
        outs[-1] - y => outs[-1]  # You started from the output
        outs[-1] - y => 0.5 * (outs[-1] - y) ** 2  # You started from the loss
        outs[-1] - y => 2 * (outs[-1] - y)  # Every number is twice as large as
        outs[-1] - y => outs[0] - y  # with an index one too high, at outs[-1]
        outs[-1] - y => outs[-2] - y  # with an index one too low, at outs[-1]
        reversed(range(len(w))) => range(len(w))  # has the earlier weights as factors
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        upstream * outs[i] => upstream * outs[i + 1]  # Each gradient has a factor w[i] too
        upstream * outs[i] => upstream * outs[i - 1]  # with an index one too low, at outs[i]
        upstream * outs[i] => upstream  # when the factor outs[i] is left out
        upstream * outs[i] => upstream * w[i]  # with w where outs belongs
        upstream * outs[i] => upstream * w[i] * outs[i]  # Each gradient has a factor w[i] too
        upstream * outs[i] => upstream + outs[i]  # with + in place of * before outs[i]
        upstream * w[i] => upstream * outs[i]  # You handed back upstream * outs[i], which
        upstream * w[i] => dw[i]  # You handed back upstream * outs[i], which
        upstream * w[i] => upstream + w[i]  # with + in place of * before w[i]
        upstream * w[i] => w[i]  # when upstream is left out
        upstream * w[i] => upstream * w[i - 1]  # with an index one too low, at w[i]
        upstream = upstream * w[i] => pass  # when the factor w[i] is left out
        return dw =>     return dw  # when return stands inside the loop
        return dw => return dw[::-1]  # All of it is right, but in
        return dw => pass  # Your function works something out, but returns
        return dw => return dw[0]  # 3 numbers are asked for
        return dw => return sum(dw)  # 3 numbers are asked for
        dw = [0.0] * len(w) => dw = []  # raised IndexError
        dw[i] = => dw[i + 1] =  # raised IndexError
        range(len(w)) => range(len(outs))  # raised IndexError
        [(outs[-1] - y) * out for out in outs[:-1]]  # when the factor w[i] is left out
        [(outs[-1] - y) * w_i * out for w_i, out in zip(w, outs)]  # ?
        outs[:-1]  # when upstream is left out
        (outs[-1] - y) * outs  # raised TypeError
        [3, -2, 12]  # 4 numbers are asked for
    """,
    "count_products": """
        (12, 78)  # 78 is right
        (23, 78)  # 78 is right
        (24, 66)  # 24 is right
        (24, 72)  # 24 is right
        (24, 144)  # 24 is right
        (24, 12)  # 24 is right
        (24, 156)  # 24 is right
        (24, 24)  # 24 is right
        (24, 77)  # 24 is right
        (24, 79)  # 24 is right
        (24, 90)  # 24 is right
        (12, 66)  # The inputs are left out
        (36, 90)  # Leave out the 12 products on the
        (36, 78)  # 78 is right
        (78, 24)  # All of it is right
        (22, 66)  # ?
        (48, 156)  # Every number is twice as large as
        (12, 12)  # ?
        78  # 2 numbers are asked for
        (12, 144)  # ?
        (20, 55)  # These are the counts for ten layers
        (6, 6)  # ?
        (200, 5050)  # These are the counts for a hundred
        (24, 78, 102)  # 2 numbers are asked for
        24  # 2 numbers are asked for
        102  # 2 numbers are asked for
        24.78  # What is counted here comes in whole
    """,
    "stuck": """
        (1, 1, 1, 0.5)  # 1 is the error
        (0, 0, 1, 0.5)  # Only w_3 is wrong
        (0, 0, -1, 0.5)  # Only w_3 is wrong
        (1, 0, 0, 0.5)  # Only w_1 is wrong
        (1, 0, 1, 0.5)  # Only w_2 is right
        (0, 1, 0, 0.5)  # The first, third and fourth are right
        (0, 0, 0, 0)  # The gradients are right
        (0, 0, 0, 1)  # The gradients are right
        (0, 0, 0, 0.25)  # The gradients are right
        (0, 0, 0, 2)  # The gradients are right
        (0, 0, 0, -0.5)  # The gradients are right
        (0, 0, 1, 0)  # The first and second are right
        (1, 1, 1, 0)  # ?
        (-1, -1, -1, 0.5)  # The fourth is right
        (1, 1, 1, 1)  # ?
        (0.5, 0, 0, 0)  # The second and third are right
        (0, 0, 0)  # 4 numbers are asked for
        0.5  # 4 numbers are asked for
        (0, 0, 0, -1)  # The gradients are right
        (0, 0, 0, 0.5, 0.5)  # 4 numbers are asked for
        (0, 0.5)  # 4 numbers are asked for
        0  # 4 numbers are asked for
        (3, -2, 12, 2)  # ?
        (0, 0, 0, None)  # None is not a number
        (0, 0, 0, float("nan"))  # The first
        ("0", "0", "0", "½")  # '0' is text
    """,
    "two_faults": """
        (1, 4, 5)  # 4 and 5 are right
        (2, 4, 5)  # 4 and 5 are right
        (6, 4, 5)  # 4 and 5 are right
        (3, 1, 4)  # 3 is right
        (3, 1, 5)  # 3 is right
        (3, 2, 4)  # 3 is right
        (3, 2, 5)  # 3 is right
        (3, 3, 4)  # 3 is right
        (3, 3, 5)  # 3 is right
        (3, 4, 6)  # 3 is right
        (3, 5, 6)  # 3 is right
        (4, 3, 5)  # All of it is right
        (5, 3, 4)  # All of it is right
        (4, 5, 3)  # All of it is right
        (3, 4, 4)  # 3 is right
        (2, 3, 4)  # You counted from 0
        (1, 2, 3)  # ?
        (3, 4)  # 3 numbers are asked for
        3  # 3 numbers are asked for
        (1, 3, 4)  # ?
        (1, 3, 5)  # The third is right
        (4, 5, 6)  # ?
        (3, 4, 5, 1)  # 3 numbers are asked for
        (3,)  # 3 numbers are asked for
        345  # 3 numbers are asked for
        ("for", "upstream", "dw")  # 'upstream' is text
        (3.4, 5)  # What is counted here comes in whole
    """,
    "repaired_pass": """
        upstream * w[i] => (outs[i] - y) * w[i]  # A new error is made at each layer
        upstream * w[i] => upstream * (w[i] - 0.05 * dw[i])  # a weight that has moved already
        upstream * w[i] => dw[i] * w[i]  # You handed back dw[i] * w[i]
        upstream * w[i] => upstream + upstream * w[i]  # It takes its place
        upstream * w[i] => -upstream * w[i]  # turns its sign at each layer
        upstream * outs[i] => upstream * outs[0]  # Here all meet outs[0]
        return dw, upstream => return dw, upstream * w[0]  # with nothing more multiplied in
        return dw, upstream => return dw, upstream * outs[0]  # with nothing more multiplied in
        return dw, upstream => return dw, -upstream  # dLoss/dx has its sign turned
        return dw, upstream => return dw, 0.0  # when the loop has ended
        return dw, upstream => return dw, w[0]  # when the loop has ended
        return dw, upstream => return dw, sum(dw)  # when the loop has ended
        return dw, upstream => return [a - 0.05 * b for a, b in zip(w, dw)], upstream  # A step is taken
        return dw, upstream => return dw  # These are the gradients of the weights
        return dw, upstream => return upstream  # This is dLoss/dx alone
        return dw, upstream => return upstream, dw  # Both are right
        return dw, upstream => return dw, outs[-1] - y  # The gradients are right
        return dw, upstream => return dw, dw[0]  # The gradients are right
        return dw, upstream => return dw, outs[0]  # The gradients are right
        outs[-1] - y => (outs[-1] - y) * w[-1]  # Both are repaired
        reversed(range(len(w))) => range(len(w))  # upstream starts right
        upstream * outs[i] => upstream * w[i] * outs[i]  # Each gradient has a factor w[i] too
        upstream * outs[i] => upstream * outs[i + 1]  # Each gradient has a factor w[i] too
        # The order in the loop is repaired
        outs[-1] - y => (outs[-1] - y) * w[-1] ;; reversed(range(len(w))) => range(len(w))
        # The walk goes the right way
        outs[-1] - y => (outs[-1] - y) * w[-1] ;; upstream * outs[i] => upstream * w[i] * outs[i]
        # upstream starts right
        reversed(range(len(w))) => range(len(w)) ;; upstream * outs[i] => upstream * w[i] * outs[i]
        # This still gives the faulty numbers
        def repaired_pass(w, outs, y):
            upstream = (outs[-1] - y) * w[-1]
            dw = [0.0] * len(w)
            for i in range(len(w)):
                upstream = upstream * w[i]
                dw[i] = upstream * outs[i]
            return dw, upstream
        outs[-1] - y => y - outs[-1]  # Every number has its sign turned
        outs[-1] - y => outs[-1]  # You started from the output
        outs[-1] - y => 1.0  # The error is missing
        range(len(w)) => range(len(w) - 1)  # when the loop leaves out the last
        range(len(w)) => range(1, len(w))  # when the loop leaves out the first
        return dw, upstream => return dw[::-1], upstream  # dw is right
        return dw, upstream =>     return dw, upstream  # when return stands inside the loop
        return dw, upstream => pass  # works something out
        upstream = upstream * w[i] => pass  # when the factor w[i] is left out
        upstream * w[i] => upstream * outs[i]  # You handed back upstream * outs[i]
        outs[-1] - y => (outs[-1] - y) ** 2 / 2  # You started from the loss
        dw = [0.0] * len(w) => dw = []  # raised IndexError
        return dw, upstream => return [w_i - dw_i for w_i, dw_i in zip(w, dw)], upstream  # A step is taken
    """,
    "vanishing": """
        20  # 20 is how many times it must
        19  # With 19 layers it is halved 18
        22  # With 22 layers it is below one
        10  # Ten halvings make about one thousandth
        11  # With 11 layers it is about one
        6  # 6 counts steps by a factor of
        7  # 7 layers divide by ten six times
        14  # This is about the natural logarithm of
        1_000_000  # Each layer halves what is left
        500_000  # Each layer halves what is left
        13  # This is about the natural logarithm of
        23  # ?
        30  # Ten halvings make about one thousandth
        19.93  # What is counted here comes in whole
        20.93  # What is counted here comes in whole
        2  # ?
        0.5  # What is counted here comes in whole
        -21  # The number is right but for its
        29  # ?
        40  # ?
        [20, 21]  # One number is asked for
        (20,)  # One number is asked for
        float("inf")  # inf is not a finite number
        21j  # 21j has an imaginary part
    """,
}
