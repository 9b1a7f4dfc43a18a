"""What can be said of wrong numbers without knowing the mistake: each sentence claims what was compared.

An answer is looked at part by part (a single result has one part), over all cases at once: a
finding must fit every case, and say something that is not true of the right answer.
"""

from itertools import combinations
from math import isclose

import numpy as np

from helpers.answer import agree, close, flattened, listed
from helpers.check.verdict import PLACES

RATIOS = {-1: "has its sign turned",
          2: "is twice as large as it should be", 0.5: "is half as large as it should be",
          3: "is three times as large as it should be", 1 / 3: "is a third of what it should be",
          4: "is four times as large as it should be", 0.25: "is a quarter of what it should be",
          -2: "is twice as large as it should be, with its sign turned",
          -0.5: "is half as large as it should be, with its sign turned"}  # fmt: skip


def describe(inputs, mine, right, names_of_parts=()):
    """Return a sentence on what is wrong with some numbers, or nothing.

    Each argument is a list with an entry for every case: the inputs by name, the answer's numbers in
    whatever form, the right ones. The parts may have names.
    """
    inputs = [{name: np.asarray(x) for name, x in case.items() if is_number(x)} for case in inputs]
    names = [[*r] for r in right] if isinstance(right[0], dict) else []
    mine, right = [in_parts(m, r) for m, r in zip(mine, right, strict=True)], [in_parts(r, r) for r in right]
    if any(m is None or len(m) != len(r) for m, r in zip(mine, right, strict=True)):
        return ""
    if names or len({*map(len, right)}) > 1:
        return of_list([np.array(flattened(m)) for m in mine], [np.array(r) for r in right], names)
    own, parts = list(zip(*mine, strict=True)), list(zip(*right, strict=True))
    findings = [finding(inputs, m, r) for m, r in zip(own, parts, strict=True)]
    if len(parts) > 1:
        whole = of_all(own, parts) or in_order(own, parts)
        said = right_parts(mine, right, names_of_parts), by_part(findings, names_of_parts)
        return whole or "".join(said).strip()
    if findings[0] not in ("", "is right"):
        return f"Your result {findings[0]}."
    return some_right(own[0], parts[0])


def is_number(x):
    """Say whether an input is a number or an array of numbers."""
    return isinstance(x, (int, float)) or getattr(getattr(x, "dtype", None), "kind", "none") in "iuf"


def in_parts(numbers, right):
    """Return numbers as a tuple of parts, as the right ones have them, or None."""
    if isinstance(right, dict):
        numbers = numbers if isinstance(numbers, dict) and numbers.keys() >= right.keys() else {}
        return tuple(numbers[name] for name in right if name in numbers)
    if not isinstance(right, tuple):
        return (numbers,)
    if isinstance(numbers, tuple):
        return numbers
    return tuple(numbers) if not isinstance(numbers, dict) and np.ndim(numbers) else None


def of_list(mine, right, names):
    """Say what is wrong with lists whose length differs from case to case, or with dicts."""
    if any(m.shape != r.shape for m, r in zip(mine, right, strict=True)):
        return ""
    if not names and all(same(m, r[::-1]) for m, r in zip(mine, right, strict=True)):
        return "All of it is right, but in reverse order."
    if found := of_ratio([{}], mine, right):
        return f"Every number {found}."
    for case, m, r in zip(names, mine, right, strict=False):
        good = [name for name, x, y in zip(case, m, r, strict=True) if close(x, y)]
        if len(good) < len(case):
            bad = [name for name in case if name not in good]
            rest = f", {listed(good)} right" * bool(good)
            return f"In one case {listed(bad)} came out wrong{rest}."
    for words, i in (("first", 0), ("last", -1)):
        if all(close(m[i], r[i]) for m, r in zip(mine, right, strict=True)):
            return f"The {words} number is right in every case, but not all the others are."
    return some_right(mine, right)


def finding(inputs, mine, right):
    """Return what can be said of one part, as the end of a sentence: "is right" if it is, or nothing."""
    if any(isinstance(m, (tuple, dict)) for m in mine):
        return ""
    mine, right = [np.asarray(m, float) for m in mine], [np.asarray(r, float) for r in right]
    if all(map(same, mine, right)):
        return "is right"
    if all(map(same, mine, [r.T for r in right])):
        return "has the right numbers, but is transposed: rows and columns have changed places"
    if not all(np.isfinite(m).all() for m in mine):
        return ""
    if any(m.shape != r.shape for m, r in zip(mine, right, strict=True)):
        return of_shape(mine, right)
    looks = of_input, of_ratio, of_step, of_rounding, of_constant, of_place, of_one_number
    return next(filter(None, (look(inputs, mine, right) for look in looks)), "")


def same(one, other):
    """Say whether two parts have the same form and numbers."""
    return agree(one, other)


def of_shape(mine, right):
    """See whether the numbers are right, but in other brackets."""
    if any(m.size != r.size or not same(m.ravel(), r.ravel()) for m, r in zip(mine, right, strict=True)):
        return ""
    m, r = next((m, r) for m, r in zip(mine, right, strict=True) if m.shape != r.shape)
    return f"has the right numbers, but in other brackets: its shape is {m.shape}, asked for is {r.shape}"


def ratio(mine, right):
    """Return mine / right where right is not 0, or None if mine is not 0 somewhere there."""
    is_zero = abs(right) < 1e-12
    if (abs(mine[is_zero]) > 1e-9).any():
        return None
    return np.divide(mine, right, out=np.full(mine.shape, np.nan), where=~is_zero)


def is_everywhere(ratios, values):
    """Say whether the ratios are these values, wherever there are any."""
    return all(
        np.allclose(k[~np.isnan(k)], np.broadcast_to(v, k.shape)[~np.isnan(k)], rtol=1e-6)
        for k, v in zip(ratios, values, strict=True)
    )


def common(ratios, least):
    """Return the one number that so many ratios are at least, or None."""
    if any(k is None for k in ratios):
        return None
    known = np.concatenate([k[~np.isnan(k)] for k in map(np.atleast_1d, ratios)])
    is_one = len(known) >= least and np.allclose(known, known[0], rtol=1e-6)
    return float(known[0]) if is_one and abs(known[0]) > 1e-6 else None


def of_ratio(inputs, mine, right):
    """Compare by division: one number everywhere, a size of an input, or an input itself."""
    ratios = list(map(ratio, mine, right))
    if first := common(ratios, 2):
        return constant_ratio(first)
    if any(k is None for k in ratios) or sum((~np.isnan(k)).sum() for k in ratios) < 2:
        return ""
    for name, values in quantities(inputs):
        if not all(v.shape in ((), k.shape) for v, k in zip(values, ratios, strict=True)):
            continue
        if is_everywhere(ratios, values):
            return f"has the factor {name} once too often"
        if is_everywhere(ratios, [-v for v in values]):
            return f"has the factor {name} once too often, and its sign turned"
        if all(np.all(v) for v in values) and is_everywhere(ratios, [1 / v for v in values]):
            return f"lacks the factor {name}, or is divided by it once too often"
    return ""


def constant_ratio(k):
    """Say in words that everything is so many times what it should be."""
    near = next((words for ratio, words in RATIOS.items() if isclose(k, ratio, rel_tol=1e-6)), "")
    return near or f"is {k:.4g} times what it should be"


def quantities(inputs):
    """Yield what a factor may be, by its name: sizes of the arrays, then inputs, each for all the cases."""
    for name in inputs[0]:
        arrays = [case[name] for case in inputs]
        for axis in range(min(x.ndim for x in arrays)):
            yield f"{name}.shape[{axis}]", [np.float64(x.shape[axis]) for x in arrays]
        if arrays[0].ndim > 1:
            yield f"{name}.size", [np.float64(x.size) for x in arrays]
    for name in inputs[0]:
        yield name, [case[name] if case[name].dtype.kind == "f" else case[name] * 1.0 for case in inputs]


def like_shaped(inputs, right):
    """Yield the inputs that have the shape of the right numbers in every case."""
    for name in inputs[0]:
        values = [case[name] * 1.0 for case in inputs]
        if all(v.shape == r.shape for v, r in zip(values, right, strict=True)):
            yield name, values


def of_input(inputs, mine, right):
    """See whether an input came out as it went in."""
    found = (name for name, values in like_shaped(inputs, right) if all(map(same, mine, values)))
    return next((f"is {name} itself, unchanged" for name in found), "")


def of_step(inputs, mine, right):
    """See whether some multiple of what is asked for was added to an input, as in a step of descent."""
    for name, values in like_shaped(inputs, right):
        steps = [ratio(m - v, r) for m, v, r in zip(mine, values, right, strict=True)]
        if first := common(steps, 3):
            sign, times = "−" if first < 0 else "+", f"{abs(first):.4g} × " * (not isclose(abs(first), 1))
            return f"is {name} {sign} {times}what is asked for: leave {name} out of it"
    return ""


def of_rounding(inputs, mine, right):
    """See whether the numbers are right, but rounded or without their signs."""
    pairs = list(zip(mine, right, strict=True))
    if sum(r.size for r in right) < 3 or not any(map(np.any, mine)):
        return ""
    if all(np.allclose(abs(m), abs(r), rtol=1e-6, atol=1e-9) for m, r in pairs):
        return "has the right size, but in some places the wrong sign"
    if all(np.array_equal(m, np.trunc(r)) for m, r in pairs):
        return "is right, but cut to whole numbers: leave all digits"
    for digits in range(7):
        if all(np.allclose(m, np.round(r, digits), rtol=0, atol=1e-9) for m, r in pairs):
            to = f"{digits} digit{'s' * (digits > 1)} behind the point" if digits else "whole numbers"
            return f"is right, but rounded to {to}: leave all digits"
    return ""


def of_constant(inputs, mine, right):
    """See whether the same comes out whatever goes in."""
    if len(mine) < 2 or len({r.shape for r in right}) > 1 or all(same(r, right[0]) for r in right):
        return ""
    if all(same(m, mine[0]) for m in mine):
        return "is the same in every case: work it out from what goes in"
    return ""


def of_one_number(inputs, mine, right):
    """See whether arrays hold one number and no other."""
    numbers = np.concatenate([np.ravel(m) for m in mine])
    is_one = len(numbers) > 2 and np.ptp(numbers) == 0
    return f"is {numbers[0]:.4g} everywhere: work it out from what goes in" if is_one else ""


def of_place(inputs, mine, right):
    """See whether it is wrong just where an input has one sign, or is 0."""
    wrong = [~np.isclose(m, r, rtol=1e-6, atol=1e-9) for m, r in zip(mine, right, strict=True)]
    if all(w.all() for w in wrong) or sum(w.size for w in wrong) < 6:
        return ""
    for name in inputs[0]:
        values = [case[name] for case in inputs]
        if not all(v.shape == w.shape for v, w in zip(values, wrong, strict=True)):
            continue
        for words, test in {"is 0": 0, "is above 0": 1, "is below 0": -1}.items():
            if all(np.array_equal(w, np.sign(v) == test) for v, w in zip(values, wrong, strict=True)):
                return f"is right but where {name} {words}"
    return ""


def of_all(mine, right):
    """Compare all parts at once: every sign turned, or every number so many times too large."""
    if not is_flat(mine) or not is_flat(right):
        return ""
    mine, right = (np.concatenate([np.ravel(x) for part in parts for x in part]) for parts in (mine, right))
    first = common([ratio(mine, right)], 2) if mine.shape == right.shape and np.isfinite(mine).all() else None
    return f"Every number {constant_ratio(first)}." if first and not isclose(first, 1, rel_tol=1e-6) else ""


def is_flat(parts):
    """Say whether there are only numbers and arrays in some parts."""
    return not any(isinstance(x, (tuple, dict)) for part in parts for x in part)


def in_order(mine, right):
    """See whether the right parts stand in another order, the same in every case."""
    pairs = combinations(range(len(right)), 2)
    if any(all(map(same, right[i], right[j])) for i, j in pairs):
        return ""  # two parts that are always alike could have changed places or not
    places = range(len(right))
    order = [next((j for j in places if all(map(same, part, right[j]))), None) for part in mine]
    moved = None not in order and len({*order}) == len(order) and order != [*places]
    return "All of it is right, but in another order." * moved


def right_parts(mine, right, names=()):
    """Say which parts are right in every case, if any, as the beginning of a verdict."""
    if not isinstance(right[0], tuple) or len({*map(len, right)}) > 1:
        return ""
    mine = [in_parts(m, r) for m, r in zip(mine, right, strict=True)]
    if any(m is None or len(m) != len(right[0]) for m in mine):
        return ""
    pairs = [list(zip(m, r, strict=True)) for m, r in zip(mine, right, strict=True)]
    agreeing = [all(map(same, *zip(*part, strict=True))) for part in zip(*pairs, strict=True)]
    places = [place for place, agrees in zip(names or PLACES, agreeing, strict=False) if agrees]
    the = "" if names else "The "
    return f"{the}{listed(places)} {'is' if len(places) == 1 else 'are'} right. " * bool(places)


def by_part(findings, names=()):
    """Say what is found in the parts that are not right."""
    others = [(i, found) for i, found in enumerate(findings) if found not in ("is right", "")]
    if len(others) == len(findings) and len({found for _, found in others}) == 1:
        return f"Each of them {others[0][1]}."
    return " ".join(f"{names[i] if names else f'The {PLACES[i]}'} {found}." for i, found in others)


def some_right(mine, right):
    """Say in how many cases, or in how much of an array, the numbers are right."""
    whole = [same(m, r) for m, r in zip(mine, right, strict=True)]
    if any(whole):
        return f"It is right in {sum(whole)} of {len(whole)} cases; what is special in the one below?"
    return ""
