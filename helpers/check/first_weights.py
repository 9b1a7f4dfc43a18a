"""An exercise of notebook 4: the very first step, from weights that are zero."""

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "04_sentiment_network"


EXERCISES = (
    Exercise(
        name="first_step",
        notebook=NOTEBOOK,
        title="The very first step",
        minutes=5,
        ask="All numbers in weights_0_1 are 0, and weights_1_2 is [[4], [−8]]. The target is 1. "
        "A word occurs twice: layer_0 has a 2 for it. Give four numbers, gradients in the first step: "
        "the two of this word's row in weights_0_1, then the two of weights_1_2.",
        solution=(-1, 2, 0, 0),
        source="first = -1, 2, 0, 0  # 2 · (−0.125) · 4 and 2 · (−0.125) · (−8); then 0 · (−0.125), twice\n",
        hint="Go forward first: what is layer_1, and what does σ make of it? Then layer_2_delta, and "
        "layer_1_delta. Which number goes into each weight?",
        because="layer_1 is 0, so weights_1_2 cannot move yet. But the error comes back through weights_1_2, "
        "which is not 0: weights_0_1 moves first.",
        mistakes=(
            Mistake(
                (0, 0, 0, 0),
                "The last two are right. The first two are not 0: the error comes back through weights_1_2, "
                "not through weights_0_1.",
            ),
            Mistake(
                (-0.5, 1, 0, 0),
                "The last two are right. The first two lack what goes in: the word occurs twice.",
            ),
            Mistake((1, -2, 0, 0), "The sign is turned: the error is layer_2 − target, and that is −½."),
            Mistake(
                (-4, 8, 0, 0),
                "The slope of the sigmoid is missing: layer_2 * (1 - layer_2), with layer_2 = ½.",
            ),
            Mistake(
                (-8, 16, 0, 0),
                "σ(0) is ½, not 0: so the error is −½. And the slope of the sigmoid is missing.",
            ),
            Mistake(
                (-0.25, -0.25, 0, 0),
                "The last two are right. On the way back the delta goes through weights_1_2: 4 and −8.",
            ),
            Mistake(
                (-1, 2, -0.125, -0.125),
                "The first two are right. −0.125 is layer_2_delta; it must meet layer_1, and that is 0.",
            ),
            Mistake(
                (0, 0, -0.125, -0.125),
                "Just the other way: layer_1 is 0, so weights_1_2 stands still. weights_0_1 moves.",
            ),
            Mistake((0, 0, -1, 2), "The numbers are right, their order is not. weights_0_1 comes first."),
        ),
    ),
)
