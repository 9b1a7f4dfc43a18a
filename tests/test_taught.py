"""What the notebooks teach and what the helpers do is the same; and a fault in a cell would be seen."""

from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from taught import differences, tags

NOTEBOOKS = sorted(Path(__file__).parents[1].glob("notebooks/*.ipynb"))
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


@every_notebook
def test_what_a_notebook_teaches_behaves_like_the_helpers(path):
    assert any(map(tags, read(path).cells))
    assert list(differences(read(path))) == []


FAULTS = [
    ("01", "gradients", "grads.get(x, 0.0) + grads", "grads"),
    ("01", "binary", "(x, dz_dx), (y, dz_dy)", "(x, dz_dy), (y, dz_dx)"),
    ("01", "Node.__radd__", "lambda y, x: add(x, y)", "lambda y, x: add(y, x)"),
    ("01", "unary", "x = as_node(x)", "x = Node(as_node(x).value)"),
    ("01", "power", "n * x ** (n - 1)", "n * x**n"),
    ("02", "backward", "reversed(range(len(w)))", "range(len(w))"),
    ("02", "each_alone", "w[i + 1 :]", "w[i:]"),
    ("02", "Layer", "self.x = x", "self.x = self.w * x"),
    ("02", "mean_cost", "0.5 * ", ""),
    ("02", "mean_cost", "def mean_cost", "from helpers.chain import mean_cost\n\n\ndef mine"),
    ("03", "backward", "delta.sum(axis=1", "delta.mean(axis=1"),
    ("04", "NeuralNetwork", "costs.append(", "costs.insert(0, "),
    ("05", "deltas", "* (1 - layer_2)", ""),
    ("05", "sparse_step", "weights_1_2 -= rate", "weights_1_2 = weights_1_2 - rate"),
    ("06", "step", "        p.grad.zero_()\n", ""),
    ("06", "SGD", "p -= self.rate", "p += self.rate"),
    ("06", "train_batch", "    optimizer.zero_grad()\n", ""),
]


@pytest.mark.parametrize(("number", "name", "right", "wrong"), FAULTS)
def test_a_fault_in_a_cell_is_seen(number, name, right, wrong):
    (path,) = [path for path in NOTEBOOKS if path.name.startswith(number)]
    notebook = deepcopy(read(path))
    (cell,) = [cell for cell in notebook.cells if any(tag.partition(".")[2] == name for tag in tags(cell))]
    assert right in cell.source
    cell.source = cell.source.replace(right, wrong)
    assert any(name in found for found in differences(notebook))
