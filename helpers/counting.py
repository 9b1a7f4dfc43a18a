"""Numbers and arrays that count the multiplications made with them: code is counted as it really runs."""

import numpy as np


class Counted(float):
    """A number that counts the multiplications in which it takes part."""

    products = 0  # by all of them together, and by all counted arrays

    def __mul__(self, other):
        Counted.products += 1
        return Counted(float(self) * float(other))

    def __sub__(self, other):
        return Counted(float(self) - float(other))

    def __rsub__(self, other):
        return Counted(float(other) - float(self))

    __rmul__ = __mul__


class CountedArray(np.ndarray):
    """An array that counts the multiplications of two numbers that its products take."""

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **settings):
        inputs, out = [np.asarray(x) for x in inputs], out and tuple(np.asarray(x) for x in out)
        result = getattr(ufunc, method)(*inputs, out=out, **settings)
        each = {np.multiply: 1, np.matmul: inputs[0].shape[-1] if inputs[0].ndim else 0}
        Counted.products += each.get(ufunc, 0) * np.size(result)
        return np.asarray(result).view(CountedArray)


def multiplications(f, *args):
    """Count the multiplications that f really makes with these lists of numbers and matrices.

    Of lists and matrices f gets copies, so that it alters nothing; all else it gets as it is.

    Returns
    -------
    int
    """
    before = Counted.products
    f(*map(counted, args))
    return Counted.products - before


def counted(x):
    """Return a copy of a list or a matrix that counts; anything else as it is."""
    if isinstance(x, list):
        return list(map(Counted, x))
    return x.astype(float).view(CountedArray) if np.ndim(x) == 2 else x
