"""Exercises of notebook 3, first part: the shapes of what comes back."""

from helpers.check.exercise import Exercise, Mistake

NOTEBOOK = "03_vectorised_backprop"

EXERCISES = (
    Exercise(
        name="delta_shape",
        notebook=NOTEBOOK,
        title="The shape of each delta",
        minutes=2,
        ask="A network [4, 5, 3] gets a batch of 7 samples. Which shapes do delta_1 and delta_2 have?",
        solution=((5, 7), (3, 7)),
        source="shapes = (5, 7), (3, 7)  # a row for each neuron, a column for each sample\n",
        hint="delta = dJ/dz: it has a number for every number in z. Which shape has z in layer 1?",
        because="Each number in z has its own derivative, so delta has the shape of z.",
        mistakes=(
            Mistake(
                ((5, 4), (3, 5)),
                "These are the shapes of W_1 and W_2. delta belongs to z: neurons by samples.",
            ),
            Mistake(
                ((4, 5), (5, 3)),
                "These are sizes of neighbouring layers. delta belongs to one layer: neurons by samples.",
            ),
            Mistake(
                ((7, 5), (7, 3)),
                "The numbers are right, but turned. A sample is a column: neurons by samples.",
            ),
            Mistake(
                ((5, 1), (3, 1)),
                "These are the shapes of the biases. delta has a column for each of the 7 samples.",
            ),
            Mistake(
                ((4, 7), (5, 7)),
                "These are the shapes of what goes in. delta_1 belongs to layer 1, which has 5 neurons.",
            ),
            Mistake(
                ((3, 7), (5, 7)), "Both are right, their order is not. delta_1 belongs to the hidden layer."
            ),
            Mistake(
                ((4, 7), (3, 7)),
                "delta_2 is right. delta_1 belongs to layer 1, which has 5 neurons; 4 come in as input.",
            ),
        ),
    ),
)
