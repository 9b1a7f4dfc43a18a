"""Numbers that count the multiplications made with them, so that code is counted as it really runs."""


class Counted(float):
    """A number that counts the multiplications in which it takes part."""

    products = 0  # by all of them together

    def __mul__(self, other):
        Counted.products += 1
        return Counted(float(self) * float(other))

    def __sub__(self, other):
        return Counted(float(self) - float(other))

    def __rsub__(self, other):
        return Counted(float(other) - float(self))

    __rmul__ = __mul__


def products(f, *args):
    """Count the multiplications that f really makes with these numbers and lists of numbers.

    Returns
    -------
    int
    """
    before = Counted.products
    f(*[list(map(Counted, arg)) if hasattr(arg, "__len__") else Counted(arg) for arg in args])
    return Counted.products - before
