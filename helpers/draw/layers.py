"""The numbers of a network that a picture shows: one sample, layer by layer, and what is in focus."""

from typing import NamedTuple

import numpy as np

from helpers.draw.computation import counted


class Net(NamedTuple):
    """The numbers of a network, checked: one sample, layer by layer."""

    weights: list  # arrays (n_out, n_in)
    sizes: tuple  # how many neurons stand in each column
    a: list | None  # for each column its values
    delta: list | None  # for each column but the first its deltas
    dW: list | None
    biases: list | None
    focus: tuple | None


def checked(weights, activations=None, deltas=None, dW=None, biases=None, sample=0, focus=None):
    """Return the numbers of a network as arrays, if they fit each other; `network` says what each one is."""
    weights = arrays("weights", weights)
    for i, W in enumerate(weights):
        if W.ndim != 2 or not W.size:
            raise ValueError(f"weights[{i}] has shape {W.shape}; a layer needs (n_out, n_in).")
        if i and W.shape[1] != len(weights[i - 1]):
            raise ValueError(
                f"weights[{i}] has shape {W.shape}, but layer {i} has {len(weights[i - 1])} neurons."
            )
    sizes = (weights[0].shape[1], *map(len, weights))
    given = [
        fitting("activations", activations, [(n, None) for n in sizes]),
        fitting("deltas", deltas, [(n, None) for n in sizes[1:]]),
        fitting("dW", dW, [W.shape for W in weights]),
        fitting("biases", biases, [(n, 1) for n in sizes[1:]]),
    ]
    a, delta = (columns and [shown(column, sample) for column in columns] for columns in given[:2])
    check_focus(focus, sizes)
    return Net(weights, sizes, a, delta, *given[2:], focus and tuple(focus))


def arrays(name, given):
    """Return a list of arrays of numbers."""
    try:
        result = [np.asarray(array, dtype=float) for array in given]
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be a list of arrays of numbers, one for each layer.") from None
    if not result:
        raise ValueError(f"{name} is empty; a network needs at least one layer.")
    return result


def fitting(name, given, shapes):
    """Return a list of arrays, if there is one for each layer and of its shape; None stands for any."""
    if given is None:
        return None
    given = arrays(name, given)
    if len(given) != len(shapes):
        raise ValueError(
            f"{name} holds {counted(len(given), 'array')}, but this network needs {len(shapes)}."
        )
    for i, (array, (n, m)) in enumerate(zip(given, shapes, strict=True)):
        if array.ndim != 2 or array.shape[0] != n or array.shape[1] != (m or array.shape[1]):
            raise ValueError(f"{name}[{i}] has shape {array.shape}, but needs ({n}, {m or 'samples'}).")
    return given


def shown(array, sample):
    """Return one column of a batch."""
    try:
        return array[:, sample].tolist()
    except IndexError:
        raise ValueError(
            f"There is no sample {sample}; the batch has {counted(array.shape[1], 'sample')}."
        ) from None


def check_focus(focus, sizes):
    """Refuse a focus that names nothing in the network."""
    if focus is None:
        return
    kind, *numbers = focus if isinstance(focus, tuple | list) and focus else [None]
    last = len(sizes) - 1 - (kind == "backward")  # the last layer's delta comes from no next layer
    if kind not in ("forward", "backward", "weight") or len(numbers) != 2 + (kind == "weight"):
        raise ValueError(
            f'focus is {focus!r}; give ("forward", layer, neuron), ("backward", layer, neuron) '
            'or ("weight", layer, j, k).'
        )
    layer, *neurons = numbers
    if layer not in range(1, last + 1):
        known = f"layers 1 to {last}" if last else "no layer, as there is only one"
        raise ValueError(f"focus names layer {layer}, but here {kind} works for {known}.")
    for neuron, column in zip(neurons, (layer, layer - 1), strict=False):
        if neuron not in range(sizes[column]):
            raise ValueError(f"focus names neuron {neuron} of {sizes[column]}; they are counted from 0.")
