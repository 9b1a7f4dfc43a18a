"""Answers that nobody asked for: what a check must take without a murmur."""

import math
import random
import sys
import warnings
from itertools import count

import numpy as np


def refuse(self, *_):
    raise RuntimeError("no")


class Hostile:
    """An object that refuses whatever is tried with it."""

    __eq__ = __repr__ = __str__ = __format__ = __float__ = __len__ = __iter__ = refuse
    __getitem__ = __bool__ = __hash__ = __getattr__ = __array__ = __index__ = __deepcopy__ = refuse
    __class__ = property(refuse)


class HostileError(Exception):
    """An error that cannot be shown."""

    __str__ = __repr__ = refuse


class LyingList(list):
    """A list that says one length and holds another."""

    def __len__(self):
        return 3


def raise_hostile(*_):
    raise HostileError


def exit_quietly(*_):
    raise SystemExit


def noisy(*_):
    print("here I am")
    sys.stderr.write("and here")
    random.seed(1)
    np.random.seed(1)  # noqa: NPY002
    np.seterr(all="ignore")
    warnings.warn("beware", stacklevel=1)
    return "noise"


itself = []
itself.append(itself)

VALUES = {
    "None": None,
    "text": "6",
    "nan": math.nan,
    "inf": math.inf,
    "complex": 6j,
    "a huge int": 10**5000,
    "a set": {1, 2},
    "no numbers": (),
    "nested": ((1, 2), (3, 4), (5, 6)),
    "ragged": ((1, (2, 3)), 4, ((5,), 6)),
    "dict": {"a": 1},
    "array": np.ones(7),
    "array of text": np.array(["a", "b", "c"]),
    "array of one": np.ones(1),
    "generator": (x for x in (1, 2, 3)),
    "endless": count(),
    "itself": itself,
    "long text": "<b>" * 10_000,
    "half a character": "\ud800",
    "hostile": Hostile(),
    "lying list": LyingList(),
    "hostile numbers": (Hostile(), Hostile(), Hostile()),
    "type": type,
    "not implemented": NotImplemented,
}
FUNCTIONS = {
    "raises": lambda *_: 1 / 0,
    "wants no input": lambda: 1,
    "wants more": lambda *_, more: more,
    "raises hostile": raise_hostile,
    "exits": exit_quietly,
    "noisy": noisy,
    "yields": lambda *_: (yield 1),
    "a class": type("Answer", (), {}),
    "an empty stub": lambda *_: ...,
    "recurses": lambda *x: FUNCTIONS["recurses"](*x),
    **{
        f"returns {name}": lambda *_, value=value: value
        for name, value in VALUES.items()
        if value is not None
    },
}
