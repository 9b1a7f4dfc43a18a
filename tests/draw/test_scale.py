"""A scale gives numbers their place, and writes round numbers beside the axis."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.draw.scale import Scale, tick_labels

NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


def written(scale, most=6):
    """Return the words beside an axis."""
    return tick_labels(scale.ticks(most), scale.log)


def test_a_linear_axis_shows_equal_steps_as_equal_lengths():
    assert [Scale(-1, 3).at(value) for value in (-1, 0, 1, 3)] == [0, 0.25, 0.5, 1]


def test_a_logarithmic_axis_shows_equal_factors_as_equal_lengths():
    assert [Scale(0.01, 100, log=True).at(value) for value in (0.01, 0.1, 1, 100)] == [0, 0.25, 0.5, 1]


def test_what_lies_outside_gets_a_place_outside():
    assert [Scale(0, 2).at(value) for value in (-2, 4)] == [-1, 2]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, None])
def test_what_is_no_number_has_no_place(value):
    assert Scale(0, 1).at(value) is None
    assert Scale(1, 2, log=True).at(value) is None


@pytest.mark.parametrize("value", [0, -1])
def test_a_logarithmic_axis_has_no_place_for_zero_and_negative_numbers(value):
    assert Scale(1, 2, log=True).at(value) is None


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (math.nan, 1), (0, math.inf)])
def test_an_axis_needs_two_ends(ends):
    with pytest.raises(ValueError, match="give the lower end first"):
        Scale(*ends)


def test_a_logarithmic_axis_cannot_begin_at_zero():
    with pytest.raises(ValueError, match="above 0"):
        Scale(0, 1, log=True)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((0, 0.5), "0 0.1 0.2 0.3 0.4 0.5"),
        ((-6, 6), "−5 0 5"),
        ((0, 3e-6), "0 5·10⁻⁷ 10⁻⁶ 1.5·10⁻⁶ 2·10⁻⁶ 2.5·10⁻⁶ 3·10⁻⁶"),
        ((-2e5, 2e5), "−2·10⁵ −10⁵ 0 10⁵ 2·10⁵"),
        ((1, 160), "50 100 150"),
        ((1000.1, 1000.2), "1000.1 1000.12 1000.14 1000.16 1000.18 1000.2"),
    ],
)
def test_linear_ticks_are_round(ends, words):
    assert written(Scale(*ends), most=7 if ends[1] == 3e-6 else 6) == words.split()


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((1, 10000), "1 10 100 1000 10000"),
        ((1e-6, 1), "10⁻⁶ 10⁻⁴ 10⁻² 10⁰"),
        ((2e-18, 1e9), "10⁻¹⁵ 10⁻¹⁰ 10⁻⁵ 10⁰ 10⁵"),
        ((1.5, 95), "2 5 10 20 50"),
        ((2.1, 4.9), "2.5 3 3.5 4 4.5"),
        ((1e-300, 1e300), "10⁻²⁰⁰ 10⁰ 10²⁰⁰"),
    ],
)
def test_logarithmic_ticks_are_powers_of_ten_where_there_are_enough(ends, words):
    assert written(Scale(*ends, log=True)) == words.split()


def test_an_axis_of_layers_has_no_halves():
    assert written(Scale(1, 3, whole=True)) == ["1", "2", "3"]


def test_a_loose_axis_ends_at_round_numbers_and_a_tight_one_at_the_outermost():
    loose, tight = Scale.around([0.12, 0.47]), Scale.around([0.12, 0.47], tight=True)
    assert (loose.low, loose.high, tight.low, tight.high) == (0.1, 0.5, 0.12, 0.47)


def test_numbers_that_cannot_be_shown_do_not_stretch_the_axis():
    assert Scale.around([0, math.nan, 1, math.inf, None]) == Scale(0, 1)
    assert Scale.around([-5, 0, 1, 100], log=True) == Scale(1, 100, log=True)


@pytest.mark.parametrize(("values", "ends"), [([], (0, 1)), ([0], (-1, 1)), ([3, 3], (1, 5))])
def test_there_is_an_axis_for_nothing_and_for_one_number(values, ends):
    assert Scale.around(values) == Scale(*ends)


@given(st.lists(NUMBERS), st.booleans(), st.booleans(), st.booleans())
@example([1e-300, 1e300], True, False, False)
@example([1e5, math.nextafter(1e5, 2e5)], True, True, False)
@example([1e306], False, False, False)
@example([5e-324, 1e-300], False, True, False)
def test_whatever_the_numbers_there_is_an_axis_that_shows_them(values, log, tight, whole):
    scale = Scale.around(values, log, tight, whole)
    places = [place for value in values if (place := scale.at(value)) is not None]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)


@given(st.floats(-1e306, 1e306), st.floats(-1e306, 1e306), st.integers(3, 9))
def test_a_linear_axis_has_at_least_one_tick_and_never_too_many(a, b, most):
    scale = Scale.around([a, b])
    ticks = scale.ticks(most)
    assert 1 <= len(ticks) <= most
    assert all(-1e-6 <= scale.at(tick) <= 1 + 1e-6 for tick in ticks)


@given(st.floats(1e-306, 1e306), st.floats(1e-306, 1e306), st.integers(3, 9))
def test_a_logarithmic_axis_has_two_ticks_and_never_too_many(a, b, most):
    scale = Scale.around([a, b], log=True)
    ticks = scale.ticks(most)
    assert 2 <= len(ticks) <= most
    assert all(-1e-6 <= scale.at(tick) <= 1 + 1e-6 for tick in ticks)


@given(st.floats(-1e306, 1e306), st.floats(-1e306, 1e306))
def test_all_ticks_are_written_differently(a, b):
    words = written(Scale.around([a, b]))
    assert len({*words}) == len(words)
