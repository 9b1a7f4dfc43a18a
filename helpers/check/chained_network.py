"""Exercises of notebook 2, first part: one layer's backward step, the walk back, and what it costs."""

from helpers.check.chain_cases import CHAINS, SLIPS, as_tuple, faulty_pass, times_input, turned_error
from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "02_chained_network"


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
