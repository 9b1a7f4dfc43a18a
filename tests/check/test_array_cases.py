"""The small arrays do what they are chosen for."""

import numpy as np
import pytest

from helpers.check import array_cases

ARRAYS = {name: x for name, x in vars(array_cases).items() if isinstance(x, np.ndarray)}


@pytest.mark.parametrize(("name", "x"), ARRAYS.items(), ids=list(ARRAYS))
def test_an_array_has_the_shape_of_its_name_and_no_number_that_hides_a_mistake(name, x):
    rows, columns = f"{name}_1".split("_")[1:3]  # b_2 is a column
    assert x.shape == (int(rows), int(columns)) and np.isfinite(x).all()
    assert x.all() or name.startswith("y")  # a 0 would be lost in a product
    if rows == columns > "2":
        assert ((x != x.T) | np.eye(len(x), dtype=bool)).all()  # a transpose must tell
