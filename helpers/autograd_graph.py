"""A look into the graph that PyTorch builds: its functions, and what they do in a backward sweep."""

import re
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import NamedTuple

from helpers.needs_torch import needs_torch

with needs_torch():
    import torch


class Step(NamedTuple):
    """What one function of PyTorch's graph did in the backward sweep."""

    function: str  # such as "Mul"
    upstream: object  # dJ by what the function made: a float, or an array; None if it made several tensors
    downstream: tuple  # what it handed on, one for each arrow back


@dataclass(eq=False)
class GradFn:
    """A function of PyTorch's graph in the form that `draw.graph` takes: `op` has the function's name."""

    value: object  # None where PyTorch has not kept it
    name: str
    op: object
    edges: tuple
    order: int

    def __repr__(self):
        return self.name or self.op.__name__

    @property
    def inputs(self):
        """Return the nodes it was made from."""
        return tuple(x for x, _ in self.edges)


def walk(J, names=None):
    """Return PyTorch's own graph of J, for `draw.graph`: its functions, found by next_functions.

    Parameters
    ----------
    J : torch.Tensor
        One number; its graph stays as it is, and so does every .grad.
    names : dict of str to torch.Tensor, optional
        What to call leaves and other tensors. A tensor between leaves and J shows its value
        only if it is named here: the graph holds functions, not values.

    Returns
    -------
    node : GradFn
        J, with everything behind it.
    dJ : dict of GradFn to float or array
        The gradient that arrives at each node in a backward pass.
    """
    steps = {function: step for function, *step in record(J)}
    known = {torch.autograd.graph.get_gradient_edge(t).node: (n, t) for n, t in named(names)}
    nodes = {}
    for order, function in enumerate(functions(J)):
        kept = J if function is J.grad_fn else getattr(function, "variable", None)
        name, tensor = known.get(function, ("", kept))
        behind = [nodes[x] for x, _ in function.next_functions if x]
        edges = tuple(zip(behind, local_derivatives(function, *steps[function]), strict=True))
        op = SimpleNamespace(__name__=title(function))
        nodes[function] = GradFn(plain(tensor), name, op, edges, order)
    arrived = {nodes[function]: plain(upstream) for function, (upstream, _) in steps.items()}
    return nodes[J.grad_fn], {node: dJ for node, dJ in arrived.items() if dJ is not None}


def named(names):
    """Return names and tensors, without the tensors that are in no graph."""
    return [(name, tensor) for name, tensor in (names or {}).items() if tensor.requires_grad]


def sweep(J):
    """Look on at PyTorch's backward sweep of J: what each function gets and hands on, in its order.

    Parameters
    ----------
    J : torch.Tensor
        One number; its graph stays as it is, and so does every .grad.

    Returns
    -------
    list of Step
    """
    return [Step(title(f), plain(upstream), tuple(map(plain, down))) for f, upstream, down in record(J)]


def functions(J):
    """Return every function behind J, and J's own, each one after those it reaches by next_functions."""
    order, seen, stack = [], set(), [(J.grad_fn, False)]
    while stack:
        function, complete = stack.pop()
        if complete:
            order.append(function)
        elif function not in seen:
            seen.add(function)
            stack += [(function, True), *((x, False) for x, _ in reversed(function.next_functions) if x)]
    return order


def record(J):
    """Let PyTorch walk back from J, and write down each function with the tensors in and out."""
    check_output(J)
    steps, order = [], functions(J)
    hooks = [function.register_hook(partial(note, steps, function)) for function in order]
    leaves = [function.variable for function in order if hasattr(function, "variable")]
    kept = [leaf.grad for leaf in leaves]
    for leaf in leaves:
        leaf.grad = None  # else the pass would add to it
    try:
        J.backward(retain_graph=True)
    finally:
        for leaf, gradient in zip(leaves, kept, strict=True):
            leaf.grad = gradient
        for hook in hooks:
            hook.remove()
    return steps


def note(steps, function, downstream, upstream):
    """Write down a step of the backward sweep; PyTorch calls this when a function has done its part."""
    behind = [x for x, _ in function.next_functions]
    handed_on = [t for t, x in zip(downstream, behind, strict=True) if x]
    # a function that made several tensors, such as unbind, has no one gradient to show
    steps.append((function, upstream[0] if len(upstream) == 1 else None, handed_on))


def check_output(J):
    """Raise an error unless J is one number with a graph behind it."""
    if getattr(J, "grad_fn", None) is None:
        raise ValueError(
            "There is no graph behind this; give what was worked out from a leaf that requires_grad."
        )
    if J.dim():
        raise ValueError(f"This has shape {tuple(J.shape)}; give one number, such as its sum().")


def local_derivatives(function, upstream, downstream):
    """Return ∂node/∂input for each arrow: what the function hands on when it gets 1; None for arrays."""
    alone = all(t is not None and not t.dim() for t in (upstream, *downstream))
    if not alone or not downstream or not callable(function):  # one's own Function cannot be called
        return [None] * len(downstream)
    made = function(torch.ones_like(upstream))
    made = made if isinstance(made, tuple) else (made,)
    return [t.item() for t, (x, _) in zip(made, function.next_functions, strict=True) if x]


def title(function):
    """Return what PyTorch calls a function, without the ending: "Mul" for MulBackward0."""
    return re.sub(r"Backward\d*$", "", type(function).__name__)


def plain(tensor):
    """Return a tensor's number, or its numbers as an array; None for None."""
    if tensor is None:
        return None
    return tensor.detach().cpu().numpy().copy() if tensor.dim() else tensor.item()
