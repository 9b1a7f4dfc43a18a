"""Exercises of notebook 2: one layer's backward step, the walk back, and faults on the way."""

from inspect import getsource
from types import FunctionType

from helpers.chain import error, faulty_backward, forward
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "02_chained_network"


# What a learner's backward pass through a chain is tried on: chains, and passes with a planted fault.


def times_input(upstream, x, w):
    """Return a layer's dw, made of what comes from behind and of what went in."""
    return upstream * x


def times_weight(upstream, x, w):
    """Return what a layer hands back."""
    return upstream * w


def begin_with_the_error(w, outs, y):
    """Return the first value that is handed back."""
    return error(outs, y)


def faulty_pass(begin=begin_with_the_error, walk=reversed, share=times_input, hand=times_weight, early=False):
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

    def planted(w, outs, y):
        upstream, dw = begin(w, outs, y), [0.0] * len(w)
        for i in walk(range(len(w))):
            handed = hand(upstream, outs[i], w[i])
            dw[i] = share(handed if early else upstream, outs[i], w[i])
            upstream = handed
        return dw

    return planted


def last_layer_first(w, outs, y):
    """Return the error, run back through the last layer before the walk has begun."""
    return error(outs, y) * w[-1]


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
        faulty_pass(begin=lambda w, outs, y: 0.5 * error(outs, y) ** 2),
        "You started from the loss. Start from its derivative by the output: outs[-1] - y.",
    ),
    Mistake(
        faulty_pass(begin=lambda w, outs, y: outs[-1]),
        "You started from the output. The loss compares it with y: start from outs[-1] - y.",
    ),
    Mistake(
        lambda w, outs, y: walk_back(w, outs, y)[::-1],
        "The numbers are right, their order is not. The gradient of w_1 comes first.",
    ),
)


# One layer's backward step, the walk back, and what it costs.


def layer_step(upstream, w, x):
    """Return dw, and what the layer hands back, of out = w*x."""
    dw = upstream * x
    downstream = upstream * w
    return dw, downstream


def walk_back(w, outs, y):
    """Return dLoss/dw for every weight of a chain."""
    upstream = outs[-1] - y
    dw = [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw


EXERCISES = (
    Exercise(
        name="middle_weight",
        notebook=NOTEBOOK,
        title="A weight in the middle",
        minutes=3,
        ask="A chain of four layers has w_1 = −3, w_2 = −2, w_3 = 0.5, w_4 = 4, and x = 2, y = 19. "
        "What is dLoss/dw_2?",
        solution=-60,
        source="dw_2 = (24 - 19) * 4 * 0.5 * (-6)  # the error, through w_4 and w_3, times out_1\n",
        hint="First go forward and write down every out. Then start from the error and walk back to "
        "layer 2: by what does each later layer multiply, and what went into layer 2?",
        because="The error 5 comes back through w_4 = 4 and w_3 = 0.5, and meets out_1 = −6: that makes −60.",
        mistakes=(
            Mistake(-15, "w_4 is missing. The error comes back through layer 4 first: multiply by w_4."),
            Mistake(-120, "w_3 is missing. The error comes back through layer 3 too: multiply by w_3."),
            Mistake(-30, "The later weights are missing. The error comes back through layers 4 and 3."),
            Mistake(
                120,
                "There is a factor w_2 too many. Layer 2 multiplies by its input out_1, not by w_2 or out_2.",
            ),
            Mistake(-12, "The error is missing. The walk back starts from out_4 − y."),
            Mistake(-288, "You started from out_4. The loss compares it with y: start from out_4 − y."),
            Mistake(60, "The sign is turned: the error is out_4 − y, not y − out_4."),
            Mistake(10, "What went into layer 2 is missing: multiply by out_1."),
            Mistake(20, "You multiplied by x. What went into layer 2 is out_1, which layer 1 made of x."),
            Mistake(-40, "This is dLoss/dw_1. For w_2, stop one layer earlier, at what went into layer 2."),
            Mistake(240, "This is dLoss/dw_3. Hand the error back through w_3 too, and multiply by out_1."),
            Mistake(
                30, "This is dLoss/dw_4. Hand the error back through w_4 and w_3, and multiply by out_1."
            ),
            Mistake(3.5, "You added along the way. Each layer multiplies what it hands back."),
        ),
    ),
    Exercise(
        name="layer_step",
        notebook=NOTEBOOK,
        title="The backward step of one layer",
        minutes=4,
        ask="A layer makes out = w*x, and upstream is dLoss/dout. Return dw = dLoss/dw and downstream = "
        "dLoss/dx, in this order.",
        solution=layer_step,
        cases=((-2.0, 0.5, -6.0), (3.0, -4.0, 1.5), (0.25, 7.0, -3.0)),
        hint="If w grows a little, how many times as much does w*x grow? And if x does? Multiply each by "
        "upstream.",
        because="Each factor of w*x gets upstream times the other factor.",
        mistakes=(
            Mistake(
                lambda upstream, w, x: (upstream * w, upstream * x),
                "The two are swapped. A nudge of w counts x times in out = w*x, and a nudge of x w times.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * x, upstream * x),
                "dw is right. What is handed back is multiplied by w, not by x.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * w, upstream * w),
                "What is handed back is right. In dw, upstream is multiplied by x, not by w.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * w * x, upstream * w),
                "dw has a factor w too many. Work it out before upstream is multiplied by w.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * x, upstream * x * w),
                "What is handed back has a factor x too many. It is upstream times w; dw has no part in it.",
            ),
            Mistake(
                lambda upstream, w, x: (x, w),
                "These are the local derivatives. Multiply both by what comes from behind: upstream.",
            ),
            Mistake(
                lambda upstream, w, x: (x, upstream * w),
                "What is handed back is right. dw lacks what comes from behind: multiply by upstream.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * x, w),
                "dw is right. What is handed back lacks what comes from behind: multiply by upstream.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream + x, upstream + w),
                "You added. What comes from behind is multiplied by the local derivative.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * x, upstream),
                "dw is right. You handed upstream on unchanged: a nudge of x is stretched by w.",
            ),
            Mistake(
                lambda upstream, w, x: (upstream * w * x, upstream),
                "w stands in the wrong one of the two. What is handed back has it as a factor, dw has not.",
            ),
            Mistake(
                lambda upstream, w, x: (-upstream * x, -upstream * w),
                "Both signs are turned. upstream has the sign already: multiply only.",
            ),
        ),
    ),
    Exercise(
        name="walk_back",
        notebook=NOTEBOOK,
        title="The walk back",
        minutes=6,
        ask="Return the list of dLoss/dw_1, …, dLoss/dw_L, with one loop over the layers. "
        "w[i] is a layer's weight, outs[i] went into that layer, and outs[-1] is the output of the chain.",
        solution=walk_back,
        cases=CHAINS,
        view=as_tuple,
        hint="Start from upstream = outs[-1] - y. Let i go from the last layer to the first; each time, do "
        "the two lines of the step of one layer.",
        because="One value walks back, and every layer uses it before handing it on.",
        mistakes=(
            *SLIPS,
            Mistake(
                faulty_pass(begin=lambda w, outs, y: 1.0),
                "The error is missing: upstream starts as outs[-1] - y, not as 1.",
            ),
            Mistake(
                faulty_pass(begin=turned_error),
                "Every sign is turned: the error is outs[-1] - y, not y - outs[-1].",
            ),
            Mistake(
                faulty_pass(hand=lambda upstream, x, w: upstream),
                "Only the last gradient is right. After each layer, upstream must be multiplied by w[i].",
            ),
            Mistake(
                faulty_pass(early=True),
                "dw[i] has a factor w[i] too many: use outs[i], and use upstream before w[i] comes in.",
            ),
            Mistake(
                faulty_pass(walk=iter),
                "This walks from the first layer to the last. Go from the last to the first: reversed(…).",
            ),
            Mistake(
                faulty_pass(hand=times_input),
                "You handed back upstream * outs[i], which is dw[i]. Hand back upstream * w[i].",
            ),
            Mistake(
                faulty_pass(share=lambda upstream, x, w: upstream),
                "The input is missing: a gradient is upstream times what went into the layer, outs[i].",
            ),
            Mistake(
                lambda w, outs, y: outs[:-1],
                "What comes from behind is missing: a gradient is outs[i] times upstream.",
            ),
        ),
    ),
    Exercise(
        name="count_products",
        notebook=NOTEBOOK,
        title="Count the products",
        minutes=3,
        ask="For L = 12 layers, and once the outs are known: how many multiplications does the walk back "
        "make, as its code stands, and how many do all twelve gradients take, each worked out alone?",
        solution=(24, 78),
        source="counts = 2 * 12, 12 * 13 // 2  # two for each layer; 1 + 2 + … + 12\n",
        hint="How many times does * stand in the loop? Alone, w_12 needs one product, error times input. "
        "How many does w_11 need, and how many w_1?",
        because="The walk costs 2 for each layer. Alone it is 1 + 2 + … + 12, about half the square of 12.",
        mistakes=(
            Mistake(
                (12, 78), "78 is right. The walk multiplies twice in each layer: for dw, and to hand back."
            ),
            Mistake(
                (23, 78),
                "78 is right. The walk multiplies by w_1 too, though no layer is left: count that as well.",
            ),
            Mistake((24, 66), "24 is right. Alone, each gradient also has its input as a factor: 12 more."),
            Mistake((24, 72), "24 is right. L²/2 is only nearly the other: add 1 + 2 + … + 12."),
            Mistake((24, 144), "24 is right. Alone, only w_1 needs 12 products. w_12 needs no more than 1."),
            Mistake(
                (24, 12),
                "24 is right. 12 is what w_1 takes alone. Add up what all twelve gradients take.",
            ),
            Mistake(
                (24, 156),
                "24 is right. 12² + 12 counts the derivatives by the outs too, as notebook 1 did. "
                "Here it is the weights only: half of it.",
            ),
            Mistake((24, 24), "24 is right. Alone, no gradient may use what another has found: start anew."),
            Mistake((12, 66), "The inputs are left out. Each gradient has one as a factor, both ways."),
            Mistake((36, 90), "Leave out the 12 products on the way forward, both times."),
            Mistake((78, 24), "The numbers are right, their order is not. The walk back comes first."),
        ),
    ),
)


# On the way downhill: a start from which no step leads away.

EXERCISES += (
    Exercise(
        name="stuck",
        notebook=NOTEBOOK,
        title="A start that never moves",
        minutes=3,
        ask="A chain of three layers starts at w = [0, 0, 0]. Give dLoss/dw_1, dLoss/dw_2 and dLoss/dw_3 at "
        "x = 1, y = −1, and then the mean loss over the two samples after 160 epochs.",
        solution=(0, 0, 0, 0.5),
        source="stuck = 0, 0, 0, 0.5  # three gradients, and ½(0 − y)², which is the same for both samples\n",
        hint="The error is 1. By what is it multiplied in each dw_i: which weights, and which out? "
        "Then ask where the first step leads.",
        because="In each gradient at least one factor is 0. So no weight moves, and the loss stays ½. "
        "From this flat place the loss rises one way and falls another: it is a saddle.",
        mistakes=(
            Mistake(
                (1, 1, 1, 0.5), "1 is the error. In each gradient it is multiplied by weights, or by an out."
            ),
            Mistake((0, 0, 1, 0.5), "Only w_3 is wrong: its gradient has out_2 as a factor, and out_2 is 0."),
            Mistake(
                (1, 0, 0, 0.5), "Only w_1 is wrong: x is 1, but the error comes back through w_3 and w_2."
            ),
            Mistake((1, 0, 1, 0.5), "Only w_2 is right. The others have a weight or an out as a factor too."),
            Mistake(
                (0, 0, 0, 0),
                "The gradients are right. The loss is not 0: the chain says 0, but y is −1 or 1.",
            ),
            Mistake(
                (0, 0, 0, 1),
                "The gradients are right. Each sample has the loss ½(0 − y)², and so has the mean.",
            ),
            Mistake(
                (0, 0, 1, 0), "In dLoss/dw_3 the error meets out_2, and that is 0. So does anything move?"
            ),
            Mistake((1, 1, 1, 0), "1 is the error. Look what it is multiplied by. So does anything move?"),
        ),
    ),
)


# A backward pass with two faults, and a gradient that fades.

FIRST_FAULT = "Inside the loop, dw[i] must come before upstream is multiplied by w[i]."
SECOND_FAULT = "The walk still goes from the first layer to the last; it must go from the last to the first."
TWICE = "The last weight still counts twice: upstream starts as the error alone, without w[-1]."
ORDER = "These are the three lines, but in another order: first the one of the wrong way, then the two."


# The walk back is the answer here too, under the name that this exercise asks for.
repaired_pass = FunctionType(walk_back.__code__, globals(), "repaired_pass")


def either_order(lines):
    """Return three line numbers with the last two in ascending order, and all else as it is."""
    if isinstance(lines, (list, tuple)) or getattr(lines, "shape", ()):
        return tuple(lines[:1]) + tuple(sorted(lines[1:])) if len(lines) == 3 else lines
    return lines


EXERCISES += (
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
        source=getsource(walk_back).replace("walk_back", "repaired_pass"),
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
