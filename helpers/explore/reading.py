"""The explorer of the sentiment network: type a review, and see what each word adds to the verdict."""

from copy import copy

import ipywidgets as widgets
import numpy as np

from helpers import draw, guard
from helpers.draw.picture import html_table
from helpers.explore.board import Board, lines
from helpers.text import tokens

LONGEST = 2000  # letters; more than a review needs
LETTERS = 40  # of an unknown word; a longer one would run out of the page


class ReviewExplorer(Board):
    """Explore what a trained sentiment network makes of a text, word by word, while it is typed.

    Parameters
    ----------
    net : SentimentNetwork
    review : str
        What stands in the box at first.

    Raises
    ------
    TypeError
        If net judges no texts, or review is no text.
    """

    def __init__(self, net, review=""):
        super().__init__()
        guard.judge(net)
        guard.text(review)
        self.net = net
        layout = {"width": "min(640px, 100% - 4px)", "height": "80px"}
        self.typed = widgets.Textarea(review, description="review", layout=layout)
        self.watch(self.typed)
        self.begin(self.typed)

    def draw(self):
        """Return the verdict and what each word adds to it."""
        review = self.typed.value
        if len(review) > LONGEST:
            raise ValueError(f"The review has {len(review)} letters; here, {LONGEST} are enough.")
        net = copy(self.net)  # which stays as it is, though a cell may train the network meanwhile
        vars(net).update({name: x.copy() for name, x in vars(net).items() if isinstance(x, np.ndarray)})
        picture = draw.words(net.contributions(review))
        return picture, lines(told(net, review)) + picture.inline() + html_table(picture.table), ""


def told(net, review):
    """Return headings and lines: the verdict, the sum behind it, the words that are not known."""
    added, share = [number for _, number in net.contributions(review)], net.run(review)
    unknown = [word[:LETTERS] for word in dict.fromkeys(tokens(review)) if word not in net.vocabulary.index]
    yield "verdict", f"{net.verdict(review)}, {draw.short(share)}"
    yield "sum", f"z {draw.equals(sum(added))}, σ(z) {draw.equals(share)}"
    yield "unknown words", ", ".join(unknown) or "–"
