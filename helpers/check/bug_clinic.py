"""Exercises of notebook 2, last part: a backward pass with two faults, and a gradient that fades."""

from helpers.chain import faulty_backward
from helpers.check.chain_cases import CHAINS, SLIPS, as_tuple, faulty_pass, last_layer_first, turned_error
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "02_chained_network"
FIRST_FAULT = "Inside the loop, dw[i] must come before upstream is multiplied by w[i]."
SECOND_FAULT = "The walk still goes from the first layer to the last; it must go from the last to the first."
TWICE = "The last weight still counts twice: upstream starts as the error alone, without w[-1]."
ORDER = "These are the three lines, but in another order: first the one of the wrong way, then the two."


def repaired_pass(w, outs, y):
    """Return dLoss/dw for every weight of a chain."""
    upstream = outs[-1] - y
    dw = [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


def either_order(lines):
    """Return three line numbers with the last two in ascending order, and all else as it is."""
    if isinstance(lines, (list, tuple)) or getattr(lines, "shape", ()):
        return tuple(lines[:1]) + tuple(sorted(lines[1:])) if len(lines) == 3 else lines
    return lines


EXERCISES = (
    Exercise(
        name="two_faults",
        notebook=NOTEBOOK,
        title="Find the two faults",
        minutes=5,
        ask="One line of the faulty pass sends the walk the wrong way, and two lines stand in the wrong "
        "order. Give three numbers: first the line of the wrong way, then the two lines.",
        solution=(3, 4, 5),
        source="lines = 3, 4, 5  # the walk goes first to last; w[i] comes in before dw[i]\n",
        view=either_order,
        hint="Play it with L = 2. Which layer must the error meet first? And which factors has dw[i], "
        "compared with upstream * input?",
        because="Line 3 walks first to last, and line 4 multiplies by w[i] before line 5 has used upstream. "
        "With the walk turned round, the w[-1] in line 1 must go too.",
        mistakes=(
            Mistake(
                (1, 4, 5),
                "4 and 5 are right. Line 1 must change too, but the way of the walk is set elsewhere.",
            ),
            Mistake((2, 4, 5), "4 and 5 are right. Line 2 only makes room; which line says where i begins?"),
            Mistake(
                (3, 1, 4), "3 and 4 are right. With which line inside the loop must line 4 change places?"
            ),
            Mistake(
                (3, 1, 5),
                "3 and 5 are right. With which line inside the loop must line 5 change places?",
            ),
            Mistake(
                (3, 3, 4),
                "3 and 4 are right. Line 3 opens the loop; the two in the wrong order stand inside it.",
            ),
            Mistake(
                (3, 5, 6),
                "3 and 5 are right. Line 6 is after the loop; the two in the wrong order stand inside it.",
            ),
            Mistake(
                (3, 4, 6),
                "3 and 4 are right. Line 6 is after the loop; the two in the wrong order stand inside it.",
            ),
            Mistake(
                (3, 2, 4),
                "3 and 4 are right. Line 2 only makes room; both lines of the wrong order stand in the loop.",
            ),
            Mistake(
                (3, 2, 5),
                "3 and 5 are right. Line 2 only makes room; both lines of the wrong order stand in the loop.",
            ),
            Mistake((4, 3, 5), ORDER),
            Mistake((5, 3, 4), ORDER),
        ),
    ),
    Exercise(
        name="repaired_pass",
        notebook=NOTEBOOK,
        title="Repair the pass",
        minutes=5,
        ask="Write the faulty pass without its faults: the same inputs, the right gradients.",
        solution=repaired_pass,
        cases=CHAINS,
        view=as_tuple,
        hint="Three things change: where upstream starts, where the walk starts, and which of the two lines "
        "in the loop comes first.",
        because="From last to first, each layer uses what reaches it, then multiplies it by its weight.",
        mistakes=(
            Mistake(faulty_backward, f"This still gives the faulty numbers. {FIRST_FAULT}"),
            Mistake(
                faulty_pass(begin=last_layer_first, walk=iter),
                f"The order in the loop is repaired. {SECOND_FAULT} Then upstream must start without w[-1].",
            ),
            Mistake(
                faulty_pass(begin=last_layer_first, early=True),
                f"The walk goes the right way. {FIRST_FAULT} And upstream must start without w[-1].",
            ),
            Mistake(
                faulty_pass(begin=last_layer_first), f"Both are repaired, but one thing is left. {TWICE}"
            ),
            Mistake(
                faulty_pass(walk=iter, early=True),
                f"upstream starts right. {SECOND_FAULT} {FIRST_FAULT}",
            ),
            Mistake(
                faulty_pass(walk=iter),
                f"upstream starts right, and the order in the loop is repaired. {SECOND_FAULT}",
            ),
            Mistake(
                faulty_pass(early=True), f"upstream starts right, and the walk is repaired. {FIRST_FAULT}"
            ),
            Mistake(
                faulty_pass(begin=turned_error),
                "Both faults are repaired, but every sign is turned: the error is outs[-1] - y.",
            ),
            *SLIPS,
        ),
    ),
    Exercise(
        name="vanishing",
        notebook=NOTEBOOK,
        title="How deep is too deep",
        minutes=3,
        ask="Every weight is 0.5, and x = 1. What is the smallest number of layers with which "
        "∂out_L/∂w_1 is below one millionth?",
        solution=21,
        source="layers = 21  # 0.5**20 is 0.00000095…\n",
        hint="How many weights stand between w_1 and the output? Ten halvings make about one thousandth.",
        because="Twenty later layers halve it twenty times: 0.5**20 is just below one millionth.",
        mistakes=(
            Mistake(
                20, "20 is how many times it must be halved. Layer 1 does not halve it, only the later ones."
            ),
            Mistake(19, "With 19 layers it is halved 18 times, and is still almost 4 millionths."),
            Mistake(22, "With 22 layers it is below one millionth, but one layer less is enough."),
            Mistake(
                10, "Ten halvings make about one thousandth. One millionth is a thousandth of a thousandth."
            ),
            Mistake(11, "With 11 layers it is about one thousandth. Ten more halvings are needed."),
            Mistake(6, "6 counts steps by a factor of ten. Each layer halves only: count factors of two."),
            Mistake(7, "7 layers divide by ten six times if w = 0.1. Here each later layer halves only."),
            Mistake(14, "14 is about the natural logarithm of a million. Count factors of two, with log2."),
        ),
    ),
)
