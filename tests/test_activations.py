"""The activation functions, held against numbers worked by hand and nudges."""

import numpy as np
import pytest

from helpers.activations import FUNCTIONS, SLOPES, softmax
from helpers.gradcheck import check_gradients

pytestmark = pytest.mark.filterwarnings("error")

POINTS = np.array([[-30.0, -3.0, -0.5], [0.25, 2.0, 30.0]])
EXTREMES = np.array([[-1e4, -1000.0, 0.0], [1000.0, 1e4, 1e300]])


@pytest.mark.parametrize(
    ("name", "z", "values", "slopes"),
    [
        ("sigmoid", [-np.log(3), 0, np.log(3)], [0.25, 0.5, 0.75], [3 / 16, 1 / 4, 3 / 16]),
        ("tanh", [-np.log(3), 0, np.log(3)], [-0.8, 0, 0.8], [0.36, 1, 0.36]),
        ("relu", [-2.0, 0.0, -0.0, 3.0], [0, 0, 0, 3], [0, 0, 0, 1]),
        ("linear", [-2.0, 0.0, 3.0], [-2, 0, 3], [1, 1, 1]),
        # small values and slopes keep their digits, and the ends of the scale are reached
        ("sigmoid", [-1000.0, -40.0, 1000.0], [0, np.exp(-40), 1], [0, np.exp(-40), 0]),
        ("tanh", [-1000.0, -20.0, 1000.0], [-1, -1, 1], [0, 4 * np.exp(-40), 0]),
    ],
)
def test_values_and_slopes_worked_by_hand(name, z, values, slopes):
    z = np.array([z])
    assert FUNCTIONS[name](z) == pytest.approx(np.array([values]), rel=1e-14, abs=0)
    assert SLOPES[name](z) == pytest.approx(np.array([slopes]), rel=1e-14, abs=0)


@pytest.mark.parametrize("name", SLOPES)
def test_each_slope_is_what_nudging_shows(name):
    assert check_gradients(lambda z: FUNCTIONS[name](z).sum(), (SLOPES[name](POINTS),), POINTS)


def test_softmax_gives_shares_in_each_column_by_itself():
    z = np.log([[1.0, 2.0], [3.0, 2.0]])
    assert softmax(z) == pytest.approx(np.array([[0.25, 0.5], [0.75, 0.5]]), rel=1e-15)
    assert softmax(z + 1e4) == pytest.approx(softmax(z), rel=1e-11)
    assert softmax(np.array([[1e4], [-1e4], [1e4]]))[:, 0].tolist() == [0.5, 0, 0.5]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_any_size_of_number_has_a_finite_value_and_slope_and_stays_as_it_is(name):
    for z in (EXTREMES.copy(), np.array([[-100.0, 0.0, 100.0]], dtype=np.float32)):
        before = z.copy()
        results = [f[name](z) for f in (FUNCTIONS, SLOPES) if name in f]
        assert all(np.isfinite(a).all() and a.dtype == z.dtype for a in results)
        assert (before == z).all()
