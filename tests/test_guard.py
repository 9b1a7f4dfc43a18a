"""What a learner hands in: taken as it is meant, or refused in one sentence."""

import math
from fractions import Fraction

import numpy as np
import pytest

from helpers import explore, guard


@pytest.mark.parametrize("two", [2, 2.0, np.float32(2), np.array(2.0), Fraction(2), True + True])
def test_any_kind_of_number_becomes_a_float(two):
    (number,) = guard.named_numbers(x=two)
    assert type(number) is float and number == 2


@pytest.mark.parametrize("value", [None, "3", [1], 1j, 10**400, math.nan, np.ones(2), np.float32("inf")])
def test_what_is_no_finite_number_is_refused_in_one_sentence(value):
    with pytest.raises(ValueError) as refusal:
        guard.named_numbers(y=1, x=value)
    assert str(refusal.value) == f"x is {value!r}; give an ordinary number, such as 0.5."


def test_the_explorers_ask_before_and_after_the_mathematics():
    with pytest.raises(ValueError, match="A derivative is too large for a float"):
        explore.graph("x*1e200*1e200", x=1e-200)
    nudged = explore.graph("x*1e308", x=1)
    nudged.h.value = 10
    assert "inf is not a finite number" in nudged.page.value and "<svg" in nudged.page.value
    with pytest.raises(ValueError, match="A derivative is too large for a float"):
        explore.descent("x*1e200*1e200 + y", x=1e-200, rate=0)
    with pytest.raises(TypeError, match=r"0\.5 is not a list of weights"):
        explore.chain(0.5)
