import numpy as np
import pytest

from helpers.check import array_cases

ARRAYS = {name: x for name, x in vars(array_cases).items() if isinstance(x, np.ndarray)}
SQUARE = [name for name, x in ARRAYS.items() if len(x) == len(x.T) > 2]


def test_there_are_arrays_to_test():
    assert len(ARRAYS) > 30 and len(SQUARE) > 5


@pytest.mark.parametrize("name", ARRAYS)
def test_the_name_tells_the_shape(name):
    rows, columns = f"{name}_1".split("_")[1:3]  # b_2 is a column
    assert ARRAYS[name].shape == (int(rows), int(columns))


@pytest.mark.parametrize("name", [name for name in ARRAYS if not name.startswith("y")])
def test_no_number_is_0_so_that_none_is_lost_in_a_product(name):
    assert np.isfinite(ARRAYS[name]).all() and ARRAYS[name].all()


@pytest.mark.parametrize("name", [name for name in ARRAYS if name.startswith("out")])
def test_an_output_is_one_that_a_sigmoid_can_give(name):
    assert ((ARRAYS[name] > 0) & (ARRAYS[name] < 1)).all()


@pytest.mark.parametrize("name", SQUARE)
def test_a_square_array_differs_from_its_transpose_in_every_place_it_can(name):
    differences = ARRAYS[name] - ARRAYS[name].T
    assert (differences[~np.eye(len(differences), dtype=bool)] != 0).all()
