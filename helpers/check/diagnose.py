"""What can be said of wrong numbers without knowing the mistake: each sentence claims what was compared.

An answer is looked at part by part (a single result has one part), over all cases at once: a
finding must fit every case, and say something that is not true of the right answer.
"""

from itertools import repeat
from math import isclose

import numpy as np

from helpers.answer import agree, close, flattened, listed
from helpers.check.verdict import PLACES

RATIOS = {-1: "has its sign turned",
          2: "is twice as large as it should be", 0.5: "is half as large as it should be",
          3: "is three times as large as it should be", 1 / 3: "is a third of what it should be",
          4: "is four times as large as it should be",
          -2: "is twice as large as it should be, with its sign turned",
          -0.5: "is half as large as it should be, with its sign turned"}  # fmt: skip


def describe(inputs, mine, right, names=(), least=1e-9):
    """Return which parts of some numbers are right, and what is wrong with the others: sentences, or nothing.

    Each argument is a list with an entry for every case: the inputs by name, the answer's numbers in
    whatever form, the right ones. The parts may have names; an error up to `least` is none.
    """
    inputs = [{name: np.asarray(x) for name, x in case.items() if is_number(x)} for case in inputs]
    keys = [[*r] for r in right] if isinstance(right[0], dict) else []
    mine, right = [in_parts(m, r) for m, r in zip(mine, right, strict=True)], [in_parts(r, r) for r in right]
    if any(m is None or len(m) != len(r) for m, r in zip(mine, right, strict=True)):
        return "", ""
    if keys or len({*map(len, right)}) > 1:
        return "", of_list([np.array(flattened(m)) for m in mine], [np.array(r) for r in right], keys)
    mine, right = list(zip(*mine, strict=True)), list(zip(*right, strict=True))  # part by part now
    findings = [finding(inputs, m, r, least) for m, r in zip(mine, right, strict=True)]
    if len(findings) > 1:
        whole = of_all(mine, right) or in_order(mine, right)
        return ("", whole) if whole else (right_parts(findings, names), by_part(findings, names))
    if findings[0] in ("", "is right"):
        return "", some_right(mine[0], right[0], least)
    return "", f"Your result {findings[0]}."


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


def of_list(mine, right, keys):
    """Say what is wrong with lists whose length differs from case to case, or with dicts."""
    if any(m.shape != r.shape for m, r in zip(mine, right, strict=True)):
        return ""
    if not keys and all(map(agree, mine, [r[::-1] for r in right])):
        return "All of it is right, but in reverse order."
    if found := of_ratio({}, row(mine, right), row(right, right)):
        return f"Every number {found}."
    for case, m, r in zip(keys, mine, right, strict=False):
        good = [key for key, x, y in zip(case, m, r, strict=True) if close(x, y)]
        if len(good) < len(case):
            bad = [key for key in case if key not in good]
            return f"In one case {listed(bad)} came out wrong{f', {listed(good)} right' * bool(good)}."
    for words, i in (("first", 0), ("last", -1)):
        if all(close(m[i], r[i]) for m, r in zip(mine, right, strict=True)):
            return f"The {words} number is right in every case, but not all the others are."
    return some_right(mine, right)


def finding(inputs, mine, right, least):
    """Return what can be said of one part, as the end of a sentence: "is right" if it is, or nothing."""
    if any(isinstance(m, (tuple, dict)) for m in mine):
        return ""
    mine, right = [np.asarray(m, float) for m in mine], [np.asarray(r, float) for r in right]
    if all(map(agree, mine, right, repeat(least))):
        return "is right"
    if all(map(agree, mine, [r.T for r in right])):
        return "has the right numbers, but is transposed: rows and columns have changed places"
    if not all(np.isfinite(m).all() for m in mine):
        return ""
    if any(m.shape != r.shape for m, r in zip(mine, right, strict=True)):
        return of_shape(mine, right)
    factors = quantities(inputs, right)
    shapes = [r.shape for r in right]
    like = {x: factors[x] for x in inputs[0] if [case[x].shape for case in inputs] == shapes}
    m, r = row(mine, right), row(right, right)
    found = of_input(like, m) or of_ratio(factors, m, r) or of_step(like, m, r) or of_rounding(m, r)
    return found or of_constant(mine, right) or of_place(like, m, r) or of_one_number(m)


def of_shape(mine, right):
    """See whether the numbers are right, but in other brackets."""
    pairs = list(zip(mine, right, strict=True))
    if any(m.size != r.size or not agree(m.ravel(), r.ravel()) for m, r in pairs):
        return ""
    m, r = next((m, r) for m, r in pairs if m.shape != r.shape)
    return f"has the right numbers, but in other brackets: its shape is {m.shape}, asked for is {r.shape}"


def row(values, like):
    """Return the values of all cases, each brought to the shape of another array, as one row of numbers."""
    return np.concatenate([np.broadcast_to(v, x.shape).ravel() for v, x in zip(values, like, strict=True)])


def quantities(inputs, right):
    """Return what a factor may be, by its name, each as a row: sizes of the arrays, then inputs that fit."""
    factors = {}
    for name in inputs[0]:
        shapes = [case[name].shape for case in inputs]
        for axis in range(min(map(len, shapes))):
            factors[f"{name}.shape[{axis}]"] = row([shape[axis] for shape in shapes], right) * 1.0
    for name in inputs[0]:
        if all(case[name].shape in ((), r.shape) for case, r in zip(inputs, right, strict=True)):
            factors[name] = row([case[name] for case in inputs], right) * 1.0
    return factors


def ratio(mine, right):
    """Return mine / right, and nan where right is 0; nothing but nan if mine is not 0 somewhere there."""
    is_zero = abs(right) < 1e-12
    if (abs(mine[is_zero]) > 1e-9).any():
        return np.full(mine.shape, np.nan)
    return np.divide(mine, right, out=np.full(mine.shape, np.nan), where=~is_zero)


def common(ratios, least):
    """Return the one number that so many ratios are at least, or None."""
    known = ratios[~np.isnan(ratios)]
    is_one = len(known) >= least and np.allclose(known, known[0], rtol=1e-6)
    return float(known[0]) if is_one and abs(known[0]) > 1e-6 else None


def of_ratio(factors, mine, right):
    """Compare by division: one number everywhere, a size of an input, or an input itself."""
    ratios = ratio(mine, right)
    if first := common(ratios, 2):
        return constant_ratio(first)
    known = ~np.isnan(ratios)
    for name, v in factors.items() if known.sum() > 1 else ():
        if np.allclose(ratios[known], v[known], rtol=1e-6):
            return f"has the factor {name} once too often"
        if np.allclose(ratios[known], -v[known], rtol=1e-6):
            return f"has the factor {name} once too often, and its sign turned"
        if v.all() and np.allclose(ratios[known], 1 / v[known], rtol=1e-6):
            return f"lacks the factor {name}, or is divided by it once too often"
    return ""


def constant_ratio(k):
    """Say in words that everything is so many times what it should be."""
    near = next((words for ratio, words in RATIOS.items() if isclose(k, ratio, rel_tol=1e-6)), "")
    return near or f"is {k:.4g} times what it should be"


def of_input(like, mine):
    """See whether an input came out as it went in."""
    return next((f"is {name} itself, unchanged" for name, v in like.items() if agree(mine, v)), "")


def of_step(like, mine, right):
    """See whether some multiple of what is asked for was added to an input, as in a step of descent."""
    for name, v in like.items():
        if first := common(ratio(mine - v, right), 3):
            sign, times = "−" if first < 0 else "+", f"{abs(first):.4g} × " * (not isclose(abs(first), 1))
            return f"is {name} {sign} {times}what is asked for: leave {name} out of it"
    return ""


def of_rounding(mine, right):
    """See whether the numbers are right, but rounded or without their signs."""
    if right.size < 3 or not mine.any():
        return ""
    if np.allclose(abs(mine), abs(right), rtol=1e-6, atol=1e-9):
        return "has the right size, but in some places the wrong sign"
    if np.array_equal(mine, np.trunc(right)):
        return "is right, but cut to whole numbers: leave all digits"
    for digits in range(7):
        if np.allclose(mine, np.round(right, digits), rtol=0, atol=1e-9):
            to = f"{digits} digit{'s' * (digits > 1)} behind the point" if digits else "whole numbers"
            return f"is right, but rounded to {to}: leave all digits"
    return ""


def of_constant(mine, right):
    """See whether the same comes out whatever goes in."""
    if len(mine) < 2 or len({r.shape for r in right}) > 1 or all(agree(r, right[0]) for r in right):
        return ""
    is_same = all(agree(m, mine[0]) for m in mine)
    return "is the same in every case: work it out from what goes in" * is_same


def of_one_number(mine):
    """See whether arrays hold one number and no other."""
    is_one = len(mine) > 2 and np.ptp(mine) == 0
    return f"is {mine[0]:.4g} everywhere: work it out from what goes in" * bool(is_one)


def of_place(like, mine, right):
    """See whether it is wrong just where an input has one sign, or is 0."""
    wrong = ~np.isclose(mine, right, rtol=1e-6, atol=1e-9)
    if wrong.all() or wrong.size < 6:
        return ""
    for name, v in like.items():
        for words, sign in {"is 0": 0, "is above 0": 1, "is below 0": -1}.items():
            if np.array_equal(wrong, np.sign(v) == sign):
                return f"is right but where {name} {words}"
    return ""


def of_all(mine, right):
    """Compare all parts at once: every sign turned, or every number so many times too large."""
    if any(isinstance(x, (tuple, dict)) for part in [*mine, *right] for x in part):
        return ""
    mine, right = (np.concatenate([np.ravel(x) for part in parts for x in part]) for parts in (mine, right))
    first = common(ratio(mine, right), 2) if mine.shape == right.shape and np.isfinite(mine).all() else None
    return f"Every number {constant_ratio(first)}." if first and not isclose(first, 1, rel_tol=1e-6) else ""


def in_order(mine, right):
    """See whether the right parts stand in another order, the same in every case."""
    places = [*range(len(right))]
    order = [next((j for j in places if all(map(agree, part, right[j]))), -1) for part in mine]
    # of two parts that are always alike the first one is found twice: they have no order
    return "All of it is right, but in another order." * (order != places == sorted(order))


def right_parts(findings, names=()):
    """Say which parts are right in every case, if any, as the beginning of a verdict."""
    places = [place for place, found in zip(names or PLACES, findings, strict=False) if found == "is right"]
    the = "" if names else "The "
    return f"{the}{listed(places)} {'is' if len(places) == 1 else 'are'} right. " * bool(places)


def by_part(findings, names=()):
    """Say what is found in the parts that are not right."""
    others = [(i, found) for i, found in enumerate(findings) if found not in ("is right", "")]
    if len(others) == len(findings) and len({*findings}) == 1:
        return f"Each of them {findings[0]}."
    return " ".join(f"{names[i] if names else f'The {PLACES[i]}'} {found}." for i, found in others)


def some_right(mine, right, least=1e-9):
    """Say in how many cases the numbers are right."""
    whole = sum(map(agree, mine, right, repeat(least)))
    return f"It is right in {whole} of {len(right)} cases; what is special in the one below?" * bool(whole)
