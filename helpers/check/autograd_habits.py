"""Exercises of notebook 5, second part: gradients pile up until they are zeroed."""

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "05_pytorch_autograd"
EACH_ADDS = "Each call of backward adds to what .grad holds."
LEFT_OVER = "At the second sample, w.grad still holds −4 from the first."

EXERCISES = (
    Exercise(
        name="accumulated",
        notebook=NOTEBOOK,
        title="Four times backward",
        minutes=3,
        ask="J = 3(a + bc) is built anew four times, with a = 2, b = 5, c = 7, and J.backward() called. "
        "Nothing is zeroed. What is in a.grad, b.grad and c.grad at the end?",
        solution=(12, 84, 60),
        source="grads = 12, 84, 60  # four times 3, 3*c and 3*b\n",
        hint="Work out the three slopes of one J. What does a second call do to a .grad that is not empty?",
        because="One call brings 3, 21 and 15. Four calls add it up four times.",
        mistakes=(
            Mistake((3, 21, 15), f"This is what one call brings. {EACH_ADDS} There were four calls."),
            Mistake(
                (9, 63, 45), "These are three calls. The first one counts too: it adds to an empty .grad."
            ),
            Mistake((15, 105, 75), "These are five calls. Building J adds nothing; only backward does."),
            Mistake((6, 42, 30), f"These are two calls. {EACH_ADDS} There were four."),
            Mistake(
                (24, 168, 120),
                "You doubled at each call. A call adds the slopes of J, 3, 21 and 15, whatever is there.",
            ),
            Mistake(
                (81, 194481, 50625),
                f"You multiplied at each call: these are fourth powers. {EACH_ADDS}",
            ),
            Mistake((4, 28, 20), "Four calls are right. In each, the factor 3 of J is missing."),
            Mistake((12, 24, 36), "3, 6 and 9 belong to the earlier numbers. Here b = 5 and c = 7."),
            Mistake(
                (12, 60, 84),
                "b and c have changed places. In b*c the local derivative by b is c, which is 7.",
            ),
            Mistake(
                (12, 12, 12),
                "a.grad is right. For b and c the local derivatives are missing: c is 7, b is 5.",
            ),
            Mistake(
                (0, 0, 0), "Nothing was zeroed: backward does not empty .grad, neither before nor after."
            ),
        ),
    ),
    Exercise(
        name="zeroed_in_the_middle",
        notebook=NOTEBOOK,
        title="Zeroed too seldom",
        minutes=5,
        ask="w starts at 1, the loss of a sample is (w*x - y)**2, the rate is 0.25. The samples are "
        "x = 1, y = 3 and x = 3, y = 5. w steps after each, but w.grad is zeroed only before the first. "
        "What is in w.grad at the second step, and what is w after it?",
        solution=(2, 1.5),
        source="second_step = 2, 1.5  # −4 + 6, and 2 − 0.25 · 2\n",
        hint="The first sample alone: which gradient, and where is w then? From that w, what does the "
        "second sample add to w.grad?",
        because="The second sample brings 6, but −4 was still there: w takes a third of the step it should.",
        mistakes=(
            Mistake((6, 0.5), f"So it would be if w.grad were zeroed after each sample. {LEFT_OVER}"),
            Mistake((-16, 6), "−4 is still there. But the second sample sees w = 2, not w = 1."),
            Mistake(
                (-16, 5), "This is one step for both samples. w takes a step after each: first to w = 2."
            ),
            Mistake((-12, 5), f"The second sample sees w = 2, not w = 1. {LEFT_OVER}"),
            Mistake((-4, 3), "This is the old gradient again. The second sample adds its own, 6, to it."),
            Mistake(
                (10, -0.5),
                "The first gradient is −4, not 4: the prediction 1 is below 3. Add it with its sign.",
            ),
            Mistake((1, 1.75), "You took the mean of −4 and 6. backward adds."),
            Mistake((-3.5, 2.375), "The factor 2 is missing: the square brings back 2 * (w*x - y)."),
            Mistake(
                (-34, -8.5), "You went uphill. A step subtracts rate times w.grad, so the first leads to 2."
            ),
            Mistake((2, 0.5), "2 is right. The step it makes starts from w = 2, and is 0.25 · 2 long."),
            Mistake((2, 2.5), "2 is right. A step goes against it: subtract."),
            Mistake((2, 0), "2 is right. The rate is missing in the step."),
            Mistake((6, 1.5), "1.5 is right. But w.grad holds the sum, not the share of the second sample."),
            Mistake((1.5, 2), "The numbers are right, their order is not: w.grad first, then w."),
        ),
    ),
)
