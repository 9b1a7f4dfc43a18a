"""The explorer of the sentiment network: type a review, and see what each word adds to the verdict."""

from copy import copy

import ipywidgets as widgets
import numpy as np

from helpers import draw
from helpers.draw.picture import html_table
from helpers.explore.board import Board, lines
from helpers.text import tokens

LONGEST = 2000  # letters; more than a review needs
LETTERS = 40  # of an unknown word; a longer one would run out of the page


class ReviewExplorer(Board):
    """A text box, the network's verdict, and the share of each word in it.

    Parameters
    ----------
    net : SentimentNetwork
        A trained one.
    review : str
        What stands in the box at first.
    """

    def __init__(self, net, review):
        super().__init__()
        self.net = net
        self.typed = widgets.Textarea(
            review, description="review", layout={"width": "min(640px, 100% - 4px)", "height": "80px"}
        )
        self.typed.observe(self.update, "value")
        self.live.children = [self.typed, self.page]
        self.update()

    def draw(self):
        """Return the page for what is typed."""
        review = self.typed.value
        if len(review) > LONGEST:
            raise ValueError(f"The review has {len(review)} letters; here, {LONGEST} are enough.")
        net = as_it_stands(self.net)
        picture = word_bars(net, review)
        return lines(*told(net, review)) + picture.inline() + html_table(picture.table)

    def still(self):
        """Return the bars of the words."""
        return word_bars(self.net, self.typed.value)._repr_html_()


def as_it_stands(net):
    """Return a copy that stays as it is while a page is made of it, though a cell may train the network."""
    frozen = copy(net)
    for name, value in list(vars(net).items()):
        if isinstance(value, np.ndarray):
            setattr(frozen, name, value.copy())
    return frozen


def word_bars(net, review):
    """Return the picture of what each known word adds."""
    return draw.words(net.contributions(review))


def told(net, review):
    """Return headings and lines: the verdict, the sum behind it, the words that are not known."""
    added = [number for _, number in net.contributions(review)]
    yield "verdict", f"{net.verdict(review)}, {draw.short(net.run(review))}"
    yield "sum", f"z {draw.equals(sum(added))}, σ(z) {draw.equals(net.run(review))}"
    unknown = [word[:LETTERS] for word in dict.fromkeys(tokens(review)) if word not in net.vocabulary.index]
    yield "unknown words", ", ".join(unknown) or "–"
