"""Counted numbers: every product is counted, and the results are right."""

from helpers.chain import backward, forward
from helpers.counting import Counted, products


def test_every_product_is_counted_whichever_side_the_number_stands_on():
    assert products(lambda x, y: [2 * x, y * 2, x * y], 3, 4) == 3
    assert products(lambda x: [(1 - x) * 2, (x - 1) * 2], 3) == 2
    assert products(forward, [1, 2, 3], 1) == 3


def test_counted_numbers_are_right_too():
    w, x = list(map(Counted, [2, -3, 0.5])), Counted(3)
    assert backward(w, forward(w, Counted(1)), -1) == [3, -2, 12]
    assert [1 - x, x - 1, 1 + x, x + 1, 2 * x, x * 2] == [-2, 2, 4, 4, 6, 6]


def test_only_what_f_does_itself_is_counted():
    products(lambda x: x * x, 2)
    assert products(lambda x: x + 1, 2) == 0
