"""Axes: they hold every number, and what stands beside them is round, apart, and inside the picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import well_written

from helpers.draw.frames import Axis, axis, frame, power, steady, tick

finite = st.floats(-1e290, 1e290) | st.floats(-100, 100)


@given(st.lists(finite, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_an_axis_holds_every_number_that_has_a_place_on_it(values, log, exact):
    found, ends = axis(values, log, exact), steady(values, log)
    shown = [value for value in values if not log or value > 1e-300]
    assert all(found.low <= value <= found.high for value in shown) and found.low < found.high
    assert all(ends[0] <= value <= ends[1] or np.isclose(value, ends, rtol=1e-12).any() for value in shown)
    assert ends[0] < ends[1] and (log or ends[0] <= 0 <= ends[1])


@pytest.mark.parametrize("values", [[], [np.nan, np.inf], [0.0, -1.0]])
def test_an_axis_without_numbers_still_has_two_ends(values):
    assert axis(values, log=True)[:2] == steady(values, log=True) == (0.1, 1)


def test_steady_ends_are_few_and_not_far_off():
    rng, found = np.random.default_rng(0), set()
    for _ in range(300):
        values = rng.normal(size=3)
        low, high = steady(values)
        assert high - low <= 25 * np.abs(values).max()
        found.add((low, high))
    assert len(found) < 70


TICKS = {-0.0: "0", 0.02: "0.02", -500: "−500", 60000: "60000", 0.1 + 0.2: "0.3", 3.96: "3.96"}
TICKS |= {1e7: "10⁷", -1e7: "−10⁷", 1.5e-7: "1.5·10⁻⁷"}


def test_a_tick_is_written_with_a_true_minus_and_raised_powers():
    assert {number: tick(number) for number in TICKS} == TICKS
    assert [power(x) for x in (1, 1e5, 1e-12)] == ["10⁰", "10⁵", "10⁻¹²"]


WIDE, LOW = Axis(1e-7, 1e9, log=True), Axis(-12345, 0.5)


@pytest.mark.parametrize("size", [(310, 190), (560, 300)])
@pytest.mark.parametrize("y", [WIDE, LOW, Axis(0, 1e-9), Axis(0, 1)])
def test_nothing_beside_the_axes_is_cut_off_or_covered(size, y):
    backdrop = frame(size, Axis(0, 90, whole=True), y, "step", "J", "a title")
    assert {"step", "J", "a title"} < set(well_written(backdrop.svg))


def test_a_short_logarithmic_axis_names_2_and_5_too():
    assert {"1", "2", "5", "100"} <= {*well_written(frame((310, 190), Axis(3, 9), Axis(1, 100, True)).svg)}


def test_the_same_axes_are_rendered_once():
    assert frame((310, 190), LOW, WIDE, "x") is frame((310, 190), LOW, WIDE, "x")
