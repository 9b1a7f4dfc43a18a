"""A look into the graph that PyTorch builds: its functions, and what they do in a backward sweep."""

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

from helpers.needs_torch import needs_torch

with needs_torch():
    import torch


class Step(NamedTuple):
    """What one function of PyTorch's graph did in the backward sweep."""

    function: str  # such as "Mul"
    upstream: object  # dJ by what the function made: a float or an array; None if it made several tensors
    downstream: tuple  # what it handed on, one for each arrow back


@dataclass(eq=False)
class GradFn:
    """A function of PyTorch's graph in the form that `draw.graph` takes: `op` has the function's name.

    A function that made several tensors is a node for each of them that is used.
    """

    value: object  # None where PyTorch has not kept it
    name: str
    op: object
    edges: tuple
    age: int

    def __repr__(self):
        return self.name or self.op.__name__


def walk(J, names=None):
    """Return PyTorch's own graph of J, for `draw.graph`: its functions, found by next_functions.

    Parameters
    ----------
    J : torch.Tensor
        One number, in a table of one entry if need be; its graph stays as it is, and so does every .grad.
    names : dict of str to torch.Tensor, optional
        What to call leaves and other tensors, such as dict(net.named_parameters()). A tensor between
        leaves and J shows its value only if it is named here: the graph holds functions, not values.

    Returns
    -------
    node, dJ : GradFn, dict of GradFn to float or array
        J, with everything behind it; the gradient that arrives at each node in a backward pass.

    Raises
    ------
    TypeError, ValueError
        If J is not one number with a graph, or names are not those of its tensors.
    """
    steps, used = {function: step for function, *step in record(J)}, outputs(J)
    known = {edge(J): ("", J)} | {edge(t): (name, t) for name, t in named(names, used).items()}
    nodes, dJ = {}, {}
    for function, ks in used.items():
        upstream, downstream = steps[function]
        behind = [nodes[place] for place in function.next_functions if place[0]]
        edges = tuple(zip(behind, local_derivatives(function, upstream, downstream), strict=True))
        for k in sorted(ks):
            name, tensor = known.get((function, k), ("", getattr(function, "variable", None)))
            op = SimpleNamespace(__name__=title(function) + (f"[{k}]" if ks != {0} else ""))
            nodes[function, k] = node = GradFn(plain(tensor), name, op, edges, len(nodes))
            if upstream[k] is not None:
                dJ[node] = plain(upstream[k])
    return nodes[edge(J)], dJ


def sweep(J):
    """Look on at PyTorch's backward sweep of J: a list of Steps, what each function gets and hands on.

    The graph of J stays as it is, and so does every .grad.
    """
    return [Step(title(f), plain(only(upstream)), tuple(map(plain, down))) for f, upstream, down in record(J)]


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


def edge(tensor):
    """Return where a tensor comes from: a function, and the number of its output."""
    found = torch.autograd.graph.get_gradient_edge(tensor)
    return found.node, found.output_nr


def outputs(J):
    """Return the functions behind J, in order, each with the numbers of its outputs that are used."""
    used = {function: set() for function in functions(J)}
    for function, k in [edge(J), *(place for behind in used for place in behind.next_functions)]:
        if function:
            used[function].add(k)
    return used


def named(names, used):
    """Return {name: tensor} of a learner's names; those that have no place in the graph are refused."""
    tensors = dict(names or {})
    for t in tensors.values():
        if not isinstance(t, torch.Tensor):
            wanted = 'give tensors by name, such as {"W": W}'
            raise TypeError(f"names holds a {type(t).__name__}; {wanted}.")
    # data have no place, nor need one
    places = {name: edge(t) for name, t in tensors.items() if t.requires_grad}
    lost = [name for name, (function, k) in places.items() if k not in used.get(function, ())]
    if lost or (tensors and not places):
        wanted = "give tensors that it was made from, as in named_parameters(), unlike state_dict()"
        raise ValueError(f"The graph of J has no {', '.join(lost or tensors)}; {wanted}.")
    return {name: tensors[name] for name in places}


def record(J):
    """Let PyTorch walk back from J; return each function with the tensors that came in and went out."""
    if getattr(J, "grad_fn", None) is None:
        raise ValueError("There is no graph behind this; give what was made from a leaf that requires_grad.")
    if J.numel() != 1:
        raise ValueError(f"This has shape {tuple(J.shape)}; give one number, such as its sum().")

    def note(function):
        def write(downstream, upstream):  # PyTorch calls this when the function has done its part
            handed_on = zip(downstream, function.next_functions, strict=True)
            steps.append((function, upstream, [t for t, (x, _) in handed_on if x]))

        return function.register_hook(write)

    steps, order = [], functions(J)
    leaves = [function for function in order if hasattr(function, "variable")]
    hooks = [note(function) for function in order]
    try:  # autograd.grad gives what arrives at the leaves, and leaves every .grad alone
        inputs = [leaf.variable for leaf in leaves]
        gradients = torch.autograd.grad(J, inputs, retain_graph=True, allow_unused=True)
    finally:
        for hook in hooks:
            hook.remove()
    return steps + [(leaf, (gradient,), []) for leaf, gradient in zip(leaves, gradients, strict=True)]


def local_derivatives(function, upstream, downstream):
    """Return ∂node/∂input for each arrow: what the function hands on when it gets 1; None for arrays."""
    upstream = only(upstream)
    alone = all(t is not None and not t.dim() for t in (upstream, *downstream))
    if not alone or not downstream or not callable(function):  # one's own Function cannot be called
        return [None] * len(downstream)
    made = function(torch.ones_like(upstream))
    made = made if isinstance(made, tuple) else (made,)
    return [t.item() for t, (x, _) in zip(made, function.next_functions, strict=True) if x]


def only(upstream):
    """Return the gradient that arrives at a function; None if it made several tensors, as unbind does."""
    return upstream[0] if len(upstream) == 1 else None


def title(function):
    """Return what PyTorch calls a function, without the ending: "Mul" for MulBackward0."""
    return re.sub(r"Backward\d*$", "", type(function).__name__)


def plain(tensor):
    """Return a tensor's number, or its numbers as an array; None for None."""
    if tensor is None:
        return None
    return tensor.detach().cpu().numpy().copy() if tensor.dim() else tensor.item()
