"""What a learner's backward pass through a chain is tried on: chains, and passes with a planted fault."""

from helpers.chain import error, forward
from helpers.check.exercise import Mistake


def times_input(upstream, x, w):
    """Return a layer's dw, made of what comes from behind and of what went in."""
    return upstream * x


def times_weight(upstream, x, w):
    """Return what a layer hands back."""
    return upstream * w


def faulty_pass(begin=error, walk=reversed, share=times_input, hand=times_weight, early=False):
    """Return a backward pass with a fault planted in it; without one, it is the right pass.

    Parameters
    ----------
    begin : callable
        Gives the first value that is handed back, from w, outs and y.
    walk : callable
        Gives the layers in the order of the walk.
    share, hand : callable
        Give a layer's dw and what it hands back, from upstream, the input x and the weight w.
    early : bool
        Whether a layer hands back before it works out its dw.
    """

    def walk_back(w, outs, y):
        upstream, dw = begin(w, outs, y), [0.0] * len(w)
        for i in walk(range(len(w))):
            handed = hand(upstream, outs[i], w[i])
            dw[i] = share(handed if early else upstream, outs[i], w[i])
            upstream = handed
        return dw

    return walk_back


def last_layer_first(w, outs, y):
    """Return the error, run back through the last layer before the walk has begun."""
    return error(w, outs, y) * w[-1]


def turned_error(w, outs, y):
    """Return the error with its sign turned."""
    return y - outs[-1]


def as_tuple(result):
    """Return a list as a tuple, and all else as it is: so the numbers are judged, not the brackets."""
    return tuple(result) if type(result) is list else result


def chain(w, x, y):
    """Return what a backward pass is given: w, outs and y."""
    return w, forward(w, x), y


CHAINS = (
    chain([2.0, -3.0, 0.5], 1.0, -1.0),
    chain([-1.5, 0.5, 4.0, 3.0], 2.0, 5.0),
    chain([0.25, -2.0], -3.0, 1.0),
)
# Slips on the walk back, wherever it is written.
SLIPS = (
    Mistake(
        faulty_pass(walk=lambda layers: layers[:0:-1]),
        "The walk ends one layer early: w_1 gets no gradient. i goes down to 0.",
    ),
    Mistake(
        faulty_pass(walk=lambda layers: layers[-1:]),
        "return stands inside the loop, so only the last layer has had its turn.",
    ),
    Mistake(
        faulty_pass(begin=lambda w, outs, y: 0.5 * error(w, outs, y) ** 2),
        "You started from the loss. Start from its derivative by the output: outs[-1] - y.",
    ),
    Mistake(
        faulty_pass(begin=lambda w, outs, y: outs[-1]),
        "You started from the output. The loss compares it with y: start from outs[-1] - y.",
    ),
    Mistake(
        lambda w, outs, y: faulty_pass()(w, outs, y)[::-1],
        "The numbers are right, their order is not. The gradient of w_1 comes first.",
    ),
)
