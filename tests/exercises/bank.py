"""The bank: right and wrong answers to every exercise, as learners write them, one line for each.

An answer is an expression of the function's inputs, a whole `def`, or `old => new`, an edit of the
solution; several edits stand between ` ;; `. Behind a wrong one, or above it, stands a part of the sentence
that it must be told, or `?` where there is none that names the mistake. The form is that of the known
mistakes in helpers/check, which are the first part of the bank: what behaves like one of them has its line
there, and here stands what the general sentences must name.
"""

from exercises import notebook_1, notebook_2, notebook_3, notebook_4, notebook_5, notebook_6

from helpers.check import EXERCISES
from helpers.check.exercise import written_out

NOTEBOOKS = notebook_1, notebook_2, notebook_3, notebook_4, notebook_5, notebook_6
RIGHT = {name: text for notebook in NOTEBOOKS for name, text in notebook.RIGHT.items()}
WRONG = {name: text for notebook in NOTEBOOKS for name, text in notebook.WRONG.items()}
UNNAMED = "?"


def right(name):
    """Return the right answers to an exercise."""
    return [answer for _, answer in written_out(RIGHT[name], EXERCISES[name])]


def wrong(name):
    """Return the wrong answers to an exercise, each with a part of the sentence that it must be told."""
    return list(written_out(WRONG[name], EXERCISES[name]))


def known(name):
    """Return the known mistakes of an exercise, each with its sentence; of a pattern of values, none."""
    answers = written_out(EXERCISES[name].mistakes, EXERCISES[name])
    return [(sentence, x) for sentence, x in answers if not (type(x) is tuple and ... in x)]
