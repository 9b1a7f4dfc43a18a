"""Exercises of notebook 2: one layer's backward step, the walk back, and faults on the way."""

from helpers.answer import leaves, read_number
from helpers.chain import forward
from helpers.check.exercise import Exercise

NOTEBOOK = "02_chained_network"


# What a learner's backward pass through a chain is tried on, and the slips that are known wherever it is
# written, as edits of the walk back.


def chain(w, x, y):
    """Return what a backward pass is given: w, outs and y."""
    return w, forward(w, x), y


CHAINS = (
    chain([2.0, -3.0, 0.5], 1.0, -1.0),
    chain([-1.5, 0.5, 4.0, 3.0], 2.0, 5.0),
    chain([0.25, -2.0], -3.0, 1.0),
    chain([1.5, 0.0, -2.0], 2.0, 1.0),  # no way through for those who divide by a weight or an out
)
TWICE = "outs[-1] - y => (outs[-1] - y) * w[-1]"
ONWARD = "reversed(range(len(w))) => range(len(w))"
EARLY = "upstream * outs[i] => upstream * w[i] * outs[i]"
SLIPS = f"""
        # You started from the loss. Start from its derivative by the output: outs[-1] - y.
        outs[-1] - y => 0.5 * (outs[-1] - y) ** 2
        outs[-1] - y => (outs[-1] - y) ** 2
        # You started from the output. The loss compares it with y: start from outs[-1] - y.
        outs[-1] - y => outs[-1]
        # Each gradient has a factor w[i] too many: either upstream has met w[i] already, or outs[i + 1]
        # stands where outs[i] went in.
        {EARLY}
        # You handed back upstream * outs[i], which is dw[i]. Hand back upstream * w[i].
        upstream * w[i] => upstream * outs[i]
        # A step is taken: these are new weights. Return the gradients.
        return dw => return [w_i - dw_i for w_i, dw_i in zip(w, dw)]
        return dw => return [w_i - 0.05 * dw_i for w_i, dw_i in zip(w, dw)]
        # You handed back dw[i] * w[i]. What goes back is upstream * w[i]: outs[i] belongs to dw[i] alone.
        upstream * w[i] => dw[i] * w[i]
        # You added upstream * w[i] to upstream. It takes its place.
        upstream * w[i] => upstream + upstream * w[i]
        # upstream turns its sign at each layer. Hand back upstream * w[i] as it is.
        upstream * w[i] => -upstream * w[i]
        # A new error is made at each layer. There is one, at the output: hand back upstream * w[i].
        upstream * w[i] => (outs[i] - y) * w[i]
        # upstream goes back through a weight that has moved already. Change weights after the walk.
        upstream * w[i] => upstream * (w[i] - 0.05 * dw[i])
        # Each layer has an input of its own, outs[i]. Here all meet outs[0].
        upstream * outs[i] => upstream * outs[0]
"""


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


EXERCISES = {
    "middle_weight": Exercise(
        title="A weight in the middle",
        minutes=3,
        ask="w_1 = −5, w_2 = 4, w_3 = 0.2, w_4 = −3, x = 3 and y = 33. What is dLoss/dw_2?",
        solution=27,
        source="dw_2 = (36 - 33) * (-3) * 0.2 * (-15)  # the error, through w_4 and w_3, times out_1\n",
        hints=(
            "First go forward and write down every out. Then start from the error and walk back to "
            "layer 2: by what does each later layer multiply, and what went into layer 2?",
            "Four factors: out_4 − y, w_4, w_3, and out_1 = w_1*x. The outs are −15, −60, −12 and 36.",
        ),
        because="The error 3 comes back through w_4 = −3 and w_3 = 0.2, and meets out_1 = −15: 27.",
        mistakes="""
        -9  # w_4 is missing. The error comes back through layer 4 first: multiply by w_4.
        135  # w_3 is missing. The error comes back through layer 3 too: multiply by w_3.
        -45  # The later weights are missing. The error comes back through layers 4 and 3.
        108  # There is a factor w_2 too many. Layer 2 multiplies by its input out_1, not by w_2 or out_2.
        9  # One 3 is missing: the error out_4 − y, or the x that is in out_1.
        324  # You started from out_4. The loss compares it with y: start from out_4 − y.
        # You started from y. The loss compares the output with it: start from out_4 − y.
        297
        -297
        40.5  # You started from the loss. Start from its derivative by the output, out_4 − y.
        -27  # The size is right, the sign is not: the error is out_4 − y, and w_4 and out_1 are negative.
        -1.8  # What went into layer 2 is missing: multiply by out_1.
        -5.4  # You multiplied by x. What went into layer 2 is out_1, which layer 1 made of x.
        -21.6  # This is dLoss/dw_1. For w_2, stop one layer earlier, at what went into layer 2.
        540  # This is dLoss/dw_3. Hand the error back through w_3 too, and multiply by out_1.
        -36  # This is dLoss/dw_4. Hand the error back through w_4 and w_3, and multiply by out_1.
        -14.8  # You added along the way. Each layer multiplies what it hands back.
        3  # 3 is the error, and x too. Hand the error back through w_4 and w_3, and multiply by out_1.
        4.5  # 4.5 is the loss. Wanted is how fast it changes with w_2.
        36  # 36 is out_4. The walk back starts from out_4 − y, and passes w_4 and w_3.
        -15  # -15 is out_1, the last factor alone. The error comes before it, through w_4 and w_3.
        81  # One 3 too many: the error comes once, and x is in out_1 already.
        -54  # The sign is turned, and a 2 came down from the square: the ½ in the loss takes it away.
        -13.5  # The sign is turned, and it is half as large: start from out_4 − y.
        621  # You added y. The error is how far out_4 is from it: out_4 − y.
        """,
    ),
    "layer_step": Exercise(
        title="The backward step of one layer",
        minutes=4,
        ask="For out = w*x and upstream = dLoss/dout, return dLoss/dw and dLoss/dx, in this order.",
        solution=layer_step,
        cases=((-2.0, 0.5, -6.0), (3.0, -4.0, 1.5), (0.25, 7.0, -3.0)),
        hints=(
            "If w grows a little, how many times as much does w*x grow? And if x does? Multiply each by "
            "upstream.",
            "By w the local derivative is x, by x it is w. Two products with upstream: dw comes first.",
        ),
        because="Each factor of w*x gets upstream times the other factor.",
        mistakes="""
        # The two are swapped. A nudge of w counts x times in out = w*x, and a nudge of x w times.
        (upstream * w, upstream * x)
        (x, w)  # These are the local derivatives. Multiply both by what comes from behind: upstream.
        # What is handed back is right. dw has a factor w too many: work it out before w comes in.
        (upstream * w * x, upstream * w)
        # You added. What comes from behind is multiplied by the local derivative.
        (upstream + x, upstream + w)
        # You divided. What comes from behind is multiplied by the local derivative.
        (upstream / x, upstream / w)
        """,
    ),
    "walk_back": Exercise(
        title="The walk back",
        minutes=6,
        ask="Return the list of dLoss/dw_1, …, dLoss/dw_L; outs[i] went into the layer of w[i].",
        solution=walk_back,
        cases=CHAINS,
        given=("backward",),
        hints=(
            "Start from upstream = outs[-1] - y. Let i go from the last layer to the first; each time, do "
            "the two lines of the step of one layer.",
            "for i in reversed(range(len(w))): first fill dw[i] with outs[i], then let w[i] into upstream.",
        ),
        because="One value walks back, and every layer uses it before handing it on.",
        mistakes=f"""{SLIPS}
        # The error is missing: upstream starts as outs[-1] - y, not as 1.
        upstream = outs[-1] - y => upstream = 1.0
        # Each dw[i] has the earlier weights as factors, not the later ones. Walk last to first: reversed(…).
        {ONWARD}
        # It walks first to last, and starts with a w[-1] too many; and w[i] comes in before dw[i] is made.
        {TWICE} ;; {ONWARD} ;; {EARLY}
        """,
    ),
    "count_products": Exercise(
        title="Count the products",
        minutes=3,
        ask="For L = 12, how many products does the walk back make, and how many do all gradients alone?",
        solution=(24, 78),
        source="counts = 2 * 12, 12 * 13 // 2  # two for each layer; 1 + 2 + … + 12\n",
        whole=True,
        hints=(
            "How many times does * stand in the loop? Alone, w_12 needs one product, error times input. "
            "How many does w_11 need, and how many w_1?",
            "The loop has two * for each layer. Alone, w_12 needs 1, w_11 needs 2, …, w_1 needs 12: add "
            "them up.",
        ),
        because="The walk costs 2 for each layer. Alone it is 1 + 2 + … + 12, about half the square of 12.",
        mistakes="""
        (23, 78)  # 78 is right. The walk multiplies by w_1 too, though no layer is left: it counts as well.
        (24, 66)  # 24 is right. Alone, each gradient also has its input as a factor: 12 more.
        (24, 24)  # 24 is right. Alone, no gradient may use what another has found: start anew.
        (12, 66)  # The inputs are left out. Each gradient has one as a factor, both ways.
        (36, 90)  # Leave out the 12 products on the way forward, both times.
        (20, 55)  # These are the counts for ten layers. Here L is 12.
        (200, 5050)  # These are the counts for a hundred layers. Here L is 12.
        # 78 is right. Count the signs * in the loop: for dw, and to hand back, in each of 12 layers.
        (..., 78)
        (24, ...)  # 24 is right. Alone, w_12 takes 1 product, w_11 takes 2, and so on to w_1: add them up.
        """,
    ),
    "stuck": Exercise(
        title="A start that never moves",
        minutes=3,
        ask="With w = [0, 0, 0], x = 1 and y = −1: the three gradients, and the mean loss after 160 epochs?",
        solution=(0, 0, 0, 0.5),
        source="stuck = 0, 0, 0, 0.5  # three gradients, and ½(0 − y)², which is the same for both samples\n",
        hints=(
            "The error is 1. By what is it multiplied in each dw_i: which weights, and which out? "
            "Then ask where the first step leads.",
            "With all w = 0 every out behind x is 0. What then does dw_3 lack, and what do dw_1 and dw_2? "
            "And ½(0 − y)² is the same for y = 1 and y = −1.",
        ),
        because="In each gradient at least one factor is 0. So no weight moves, and the loss stays ½. "
        "From this flat place the loss rises one way and falls another: it is a saddle.",
        mistakes="""
        (1, 1, 1, 0.5)  # 1 is the error. In each gradient it is multiplied by weights, or by an out.
        # Only w_3 is wrong: its gradient has out_2 as a factor, and out_2 is 0.
        (0, 0, 1, 0.5)
        (0, 0, -1, 0.5)
        (1, 0, 0, 0.5)  # Only w_1 is wrong: x is 1, but the error comes back through w_3 and w_2.
        (1, 0, 1, 0.5)  # Only w_2 is right. The others have a weight or an out as a factor too.
        (0, 0, 0, 0)  # The gradients are right. The loss is not 0: the chain says 0, but y is −1 or 1.
        (0, 0, 0, -0.5)  # The gradients are right. A loss is half a square: it is never below 0.
        (0, 0, 0, ...)  # The gradients are right. Nothing moves, so each sample keeps the loss ½(0 − y)².
        """,
    ),
}


# A backward pass with two faults, and a gradient that fades.


def repaired_pass(w, outs, y):
    """Return dLoss/dw for every weight of a chain, and dLoss/dx."""
    upstream = outs[-1] - y
    dw = [0.0] * len(w)
    for i in reversed(range(len(w))):
        dw[i] = upstream * outs[i]
        upstream = upstream * w[i]
    return dw, upstream


def either_order(lines):
    """Return three line numbers with the last two in ascending order, and all else as it is."""
    numbers = leaves(lines.tolist() if hasattr(lines, "tolist") else lines)
    return (numbers[0], *sorted(map(read_number, numbers[1:]))) if len(numbers) == 3 else lines


EXERCISES |= {
    "two_faults": Exercise(
        title="Find the two faults",
        minutes=5,
        ask="Give the line that sends the walk the wrong way, then the two that stand in the wrong order.",
        solution=(3, 4, 5),
        source="lines = 3, 4, 5  # the walk goes first to last; w[i] comes in before dw[i]\n",
        view=either_order,
        whole=True,
        hints=(
            "Play it with L = 2. Which layer must the error meet first? And which factors has dw[i], "
            "compared with upstream * input?",
            "Which line says in which order i runs? And dw[i] must not hold w[i], so which line comes too "
            "soon?",
        ),
        because="Line 3 walks first to last, and line 4 multiplies by w[i] before line 5 has used upstream. "
        "With the walk turned round, the w[-1] in line 1 must go too.",
        mistakes="""
        (1, 4, 5)  # 4 and 5 are right. Line 1 must change too, but the way of the walk is set elsewhere.
        (2, 4, 5)  # 4 and 5 are right. Line 2 only makes room; which line says where i begins?
        (2, 3, 4)  # You counted from 0. The lines are numbered from 1.
        # 3 is right. The two lines of the wrong order stand next to each other, inside the loop.
        (3, ..., ...)
        (..., 4, 5)  # 4 and 5 are right. Which line says in which order i runs?
        """,
    ),
    "repaired_pass": Exercise(
        title="Repair the pass, and go on to x",
        minutes=6,
        ask="Write the faulty pass without its faults; return the list of gradients, and dLoss/dx.",
        solution=repaired_pass,
        cases=CHAINS,
        hints=(
            "Three things change: where upstream starts, where the walk starts, and which of the two lines "
            "in the loop comes first. And what is upstream when layer 1 is done?",
            "When the loop has ended, upstream has met every weight: it is dLoss/dx. Return dw, upstream.",
        ),
        because="From last to first, each layer uses what reaches it, then multiplies it by its weight. What "
        "the first layer hands back is dLoss/dx.",
        mistakes=f"""
        # These are the gradients of the weights, and right. dLoss/dx is missing: return upstream behind them.
        return dw, upstream => return dw
        return dw, upstream => return upstream  # This is dLoss/dx alone. Return dw, and then upstream.
        return dw, upstream => return upstream, dw  # Both are right, their order is not: dw comes first.
        # dw is right, but in reverse: dLoss/dw_1 comes first.
        return dw, upstream => return dw[::-1], upstream
        upstream = outs[-1] - y => upstream = 1.0  # The error is missing: upstream starts as outs[-1] - y.
        # The gradients are right. dLoss/dx is what upstream is at the end, when w[0] has come in as well.
        return dw, upstream => return dw, outs[-1] - y
        return dw, upstream => return dw, dw[0]
        return dw, upstream => return dw, outs[0]
        return dw, upstream => return dw, upstream / w[0] if w[0] else 0.0
        # This still gives the faulty numbers: the walk goes first to last, and dw[i] comes too late.
        {TWICE} ;; {ONWARD} ;; {EARLY}
        # The order in the loop is repaired. The walk must go last to first, and start without w[-1].
        {TWICE} ;; {ONWARD}
        # The walk goes the right way. dw[i] must come before w[i] does, and upstream start without w[-1].
        {TWICE} ;; {EARLY}
        # Both are repaired, but the last weight still counts twice: upstream starts without w[-1].
        {TWICE}
        # upstream starts right. The walk must go last to first, and dw[i] come before w[i] does.
        {ONWARD} ;; {EARLY}
        # upstream starts right, and so does the order in the loop. The walk must go last to first.
        {ONWARD}
        {SLIPS}
        # The gradients are right. dLoss/dx is upstream at the end, with nothing more multiplied in.
        return dw, upstream => return dw, upstream * w[0]
        return dw, upstream => return dw, upstream * outs[0]
        return dw, upstream => return dw, -upstream  # The gradients are right. dLoss/dx has its sign turned.
        # The gradients are right. dLoss/dx is one number, the value of upstream when the loop has ended.
        return dw, upstream => return dw, 0.0
        return dw, upstream => return dw, w[0]
        return dw, upstream => return dw, sum(dw)
        """,
    ),
    "vanishing": Exercise(
        title="How deep is too deep",
        minutes=3,
        ask="Every weight is 0.5, and x = 1. From how many layers on is ∂out_L/∂w_1 below one millionth?",
        solution=21,
        source="layers = 21  # 0.5**20 is 0.00000095…\n",
        whole=True,
        hints=(
            "How many weights stand between w_1 and the output? Ten halvings make about one thousandth.",
            "Only the later weights are factors: 0.5 to the power L − 1. Twice ten halvings make a "
            "millionth.",
        ),
        because="Twenty later layers halve it twenty times: 0.5**20 is just below one millionth.",
        mistakes="""
        20  # 20 is how many times it must be halved. Layer 1 does not halve it, only the later ones.
        19  # With 19 layers it is halved 18 times, and is still almost 4 millionths.
        22  # With 22 layers it is below one millionth, but one layer less is enough.
        10  # Ten halvings make about one thousandth. One millionth is a thousandth of a thousandth.
        11  # With 11 layers it is about one thousandth. Ten more halvings are needed.
        6  # 6 counts steps by a factor of ten. Each layer halves only: count factors of two.
        7  # 7 layers divide by ten six times if w = 0.1. Here each later layer halves only.
        # This is about the natural logarithm of a million. Count factors of two, with log2.
        13
        14
        # Ten halvings make about one thousandth, and one millionth is a thousandth of that.
        18
        24
        30
        31
        # Each layer halves what is left, so far fewer are enough: ten make about one thousandth.
        1_000_000
        2_000_000
        500_000
        """,
    ),
}
