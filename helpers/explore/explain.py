"""Sentences of numbers: what a step, a nudge, a path and a sweep come to. Pure functions, no widgets."""

from decimal import Decimal
from itertools import islice
from math import prod

from helpers import draw, guard
from helpers.backprop import backward_steps
from helpers.draw.labels import bracketed
from helpers.graph import operations, recompute
from helpers.paths import count_paths, multiplications, paths

MOST_PATHS = 6  # written out; the rest is counted


def step(J, number, name):
    """Say what the sweep did at a step, with the numbers in it.

    Parameters
    ----------
    J : Node
    number : int
        0 is before the sweep; then the operations forward, then the edges backward.
    name : dict of Node to str

    Returns
    -------
    str
    """
    forward = operations(J)
    if number == 0:
        return "0 → inputs"
    if number <= len(forward):
        node = forward[number - 1]
        return f"{number} → {name[node]} = {draw.formula(node, name)} {draw.equals(node.value)}"
    return f"{number} ← " + _backward(J, number - len(forward), name)


def _backward(J, number, name):
    """Say what the backward sweep did last: one product, and the sum where several shares meet."""
    steps = list(islice(backward_steps(J), number))
    node, x, upstream, local, downstream = steps[-1]
    share = f"d{name[node]} × ∂{name[node]}/∂{name[x]} = {draw.product(upstream, local, downstream)}"
    shares = [[share] for _, y, *_, share in steps if y is x]
    total = sum(share for [share] in shares)
    added = f";  d{name[x]} = {_sum_of_products(shares, total)}" if len(shares) > 1 else ""
    return f"d{name[x]}: {share}{added}"


def _sum_of_products(terms, value, more=""):
    """Write 3 × 2 + 1 × 4 = 10; with ≈ unless the numbers as printed come to exactly that."""
    printed = [[draw.short(factor) for factor in factors] for factors in terms]
    exact = not more and sum(prod(map(_decimal, factors)) for factors in printed) == _decimal(
        draw.short(value)
    )
    sums = " + ".join(" × ".join(map(bracketed, factors)) for factors in printed)
    return f"{sums}{more} {'=' if exact and not more else '≈'} {draw.short(value)}"


def _decimal(printed):
    return Decimal(printed.replace("−", "-"))


def nudge(J, node, h, dJ, name):
    """Say how much J moves when a node is moved by h, beside the exact derivative."""
    q, moved = name[node], node.value + h
    try:
        after = guard.number(recompute(J, {node: moved}))
        result = (
            f"J: {J.value:.10g} → {after:.10g},  ΔJ/h = {(after - J.value) / h:.6g},  d{q} = {dJ[node]:.6g}"
        )
    except (ArithmeticError, ValueError) as trouble:  # beside the node's value, J may have none
        result = hole(J, {node: moved}, trouble)
    return f"{q}: {node.value:.10g} → {moved:.10g},  {result}".replace("-", "−")  # true minus signs


def hole(J, changed, trouble):
    """Say which operation has no value any more, now that some nodes are held at other values."""
    known = dict(changed)
    for node in operations(J):
        try:
            known[node] = recompute(node, known)
        except (ArithmeticError, ValueError):
            return guard.hole(node.op, [known.get(x, x.value) for x, _ in node.edges], trouble)
    return str(trouble)


def chain_rule(J, node, dJ, name):
    """Write dJ/dnode out as a sum over paths, in symbols and then in numbers."""
    ways = count_paths(J, node)[J]
    shown = list(islice(paths(J, node), MOST_PATHS))
    more = f" + … ({ways} paths)" if ways > len(shown) else ""
    symbols = " + ".join(" · ".join(f"∂{name[y]}/∂{name[x]}" for y, x, _ in path) for path in shown)
    numbers = _sum_of_products([[local for *_, local in path] for path in shown], dJ[node], more)
    return f"d{name[node]} = {symbols}{more} = {numbers}"


def count(J):
    """Say how many multiplications the sweep takes, and each derivative on its own."""
    sweep, alone = multiplications(J)
    return f"in one sweep {sweep}, one by one {alone}"
