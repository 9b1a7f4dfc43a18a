"""The explorer of a computation graph: sliders, a sweep in steps, a nudge, the chain rule, a count."""

from decimal import Decimal
from itertools import islice
from math import prod

from helpers import draw, guard
from helpers.answer import UnreadableError, read_number, shown
from helpers.backprop import backward_steps, gradients
from helpers.draw.numbers import bracketed
from helpers.draw.picture import html_table
from helpers.explore.board import in_columns, lines, side_by_side
from helpers.explore.controls import Choice, NumberInput, Stepper
from helpers.explore.theirs import call
from helpers.explore.typed import FormulaBoard
from helpers.formula import FormulaError
from helpers.graph import operations, recompute
from helpers.paths import count_paths, multiplications, paths

MOST_PATHS = 6  # written out; the rest is counted
ROWS = 6  # of text, with room for long numbers


class GraphExplorer(FormulaBoard):
    """Explore a computation graph: move its inputs and watch every value and gradient follow.

    Parameters
    ----------
    text : str
        An expression, for example ``"3*(a + b*c)"``; learners can type their own.
    **values : float
        Where the variables start; a variable that is left out starts at 2.
    gradients : callable, optional
        The learner's own: ``gradients(J)`` gets the last node of a graph and returns a dict of node to
        dJ/dnode. Its numbers are compared with the true ones at every move, and wrong ones are marked.

    Raises
    ------
    TypeError
        If gradients cannot be called.
    ValueError
        If the expression cannot be read, or a value belongs to no variable.
    """

    def __init__(self, text, gradients=None, **values):
        super().__init__(text, values, gradients, "gradients(J)")

    def rows(self, expression, start):
        """Return the controls for an expression: a walk of as many steps and a choice of as many nodes."""
        J = expression(**start)
        if not J.edges:
            raise FormulaError("There is nothing to walk back through; use a variable, as in 2*x.")
        quantities = [name for node, name in draw.names(J).items() if node is not J]
        last = draw.steps(J)
        self.step = Stepper(value=last, last=last)
        self.chosen = Choice(name="quantity", options=quantities, value=quantities[0])
        self.h = NumberInput(name="nudge h", value=0.001, min=1e-15, max=10, by_tens=True)
        sliders, more = self.slide(start), [self.step, self.chosen, self.h]
        self.watch(*more)
        self.own = sliders + more
        return in_columns(sliders, [self.chosen, self.h]), self.step

    def draw(self):
        """Return the picture at a step, then the same in numbers."""
        J = self.expression(**self.values())
        dJ, name = gradients(J), draw.names(J)
        guard.derivatives({node: dJ[node] for node in name})
        node = list(name)[self.chosen.options.index(self.chosen.value)]
        self.yours = self.compared(dJ, name)
        picture = self.theirs.beside(draw.graph(J, step=self.step.value, yours=self.yours))
        pairs = [
            *self.theirs.lines(),
            ("sweep", told_step(J, self.step.value, name)),
            ("nudge", told_nudge(J, node, self.h.value, dJ, name)),
            ("chain rule", told_chain_rule(J, node, dJ, name)),
            ("multiplications", "in one sweep {}, one by one {}".format(*multiplications(J))),
        ]
        said = lines(pairs, ROWS + self.theirs.rows)
        html = picture.inline() + side_by_side(said, html_table(picture.table))
        return picture, html, ""

    def compared(self, dJ, name):
        """Return {node: how the learner's derivative by it is written}, or None where there are none."""

        def action(function):
            J = self.expression(**self.values())  # one of its own
            order = [*draw.names(J)]
            return slopes(call(function, J), order)

        found = self.theirs.ask((self.expression, *self.values().items()), action)
        if found is None:
            return {}
        asked = [*name] if found[-1] not in (None, 1) else [*name][:-1]  # dJ/dJ is 1, and may be left out
        names, right = [f"d{name[node]}" for node in asked], [dJ[node] for node in asked]
        return dict(zip(asked, self.theirs.compare(names, right, found[: len(asked)]), strict=True))

    def still(self):
        """Return the picture with all values and gradients."""
        J = self.expression(**self.values())
        yours = {} if self.theirs.is_left_out else dict(zip(draw.names(J), self.yours.values(), strict=False))
        return self.theirs.beside(draw.graph(J, gradients(J), yours=yours))


def slopes(result, order):
    """Read a learner's dict: a number for each node of a list, None where there is none."""
    if not isinstance(result, dict):
        raise UnreadableError(f"A dict of node to number is asked for, not {shown(result)}.")
    if not any(node in result for node in order):
        raise UnreadableError("None of the dict's keys is a node of this graph.")
    return [read_number(result[node]) if node in result else None for node in order]


def told_step(J, number, name):
    """Say what the sweep did at a step: 0 is before it, then come operations forward, then edges backward."""
    forward = operations(J)
    if number == 0:
        return "0 → inputs"
    if number <= len(forward):
        node = forward[number - 1]
        return f"{number} → {name[node]} = {draw.formula(node, name)} {draw.equals(node.value)}"
    return f"{number} ← " + told_share(list(islice(backward_steps(J), number - len(forward))), name)


def told_share(steps, name):
    """Say what the last of these steps did: one product, and the sum where several shares have met."""
    node, x, upstream, local, downstream = steps[-1]
    share = f"d{name[node]} × ∂{name[node]}/∂{name[x]} = {draw.product(upstream, local, downstream)}"
    shares = [share for _, y, *_, share in steps if y is x]
    total = f";  d{name[x]} = {told_sum([[s] for s in shares], sum(shares))}" if len(shares) > 1 else ""
    return f"d{name[x]}: {share}{total}"


def told_nudge(J, node, h, dJ, name):
    """Say how much J moves when a node is moved by h, beside the exact derivative."""
    q, moved = name[node], node.value + h
    try:
        after = guard.number(recompute(J, {node: moved}))
    except (ArithmeticError, ValueError) as trouble:  # beside the node's value, J may have none
        result = told_hole(J, {node: moved}, trouble)
    else:
        slope = f"ΔJ/h = {(after - J.value) / h:.6g},  d{q} = {dJ[node]:.6g}"
        result = f"J: {J.value:.10g} → {after:.10g},  {slope}"
    return f"{q}: {node.value:.10g} → {moved:.10g},  {result}".replace("-", "−")  # true minus signs


def told_hole(J, value, trouble):
    """Say which operation has no value any more, now that a node is held at another one."""
    for node in operations(J):
        try:
            value[node] = recompute(node, value)
        except (ArithmeticError, ValueError):
            return guard.hole(node.op, [value.get(x, x.value) for x, _ in node.edges], trouble)
    return str(trouble)


def told_chain_rule(J, node, dJ, name):
    """Write dJ/dnode out as a sum over paths, in symbols and then in numbers."""
    ways = count_paths(J, node)[J]
    shown = list(islice(paths(J, node), MOST_PATHS))
    more = f" + … ({ways} paths)" if ways > len(shown) else ""
    symbols = " + ".join(" · ".join(f"∂{name[y]}/∂{name[x]}" for y, x, _ in path) for path in shown)
    numbers = told_sum([[local for *_, local in path] for path in shown], dJ[node], more)
    return f"d{name[node]} = {symbols}{more} = {numbers}"


def told_sum(terms, value, more=""):
    """Write 3 × 2 + 1 × 4 = 10; with ≈ unless the numbers as printed come to exactly that."""
    printed = [[draw.short(factor) for factor in factors] for factors in terms]
    total = sum(prod(map(decimal, factors)) for factors in printed)
    sign = "=" if not more and total == decimal(draw.short(value)) else "≈"
    sums = " + ".join(" × ".join(map(bracketed, factors)) for factors in printed)
    return f"{sums}{more} {sign} {draw.short(value)}"


def decimal(printed):
    """Read a printed number, to the last digit."""
    return Decimal(printed.replace("−", "-"))
