"""An exercise of notebook 2, on the way downhill: a start from which no step leads away."""

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "02_chained_network"


EXERCISES = (
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
