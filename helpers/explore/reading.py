"""The explorer of the sentiment network: type a review, and see what each word adds to the verdict."""

from copy import copy

import ipywidgets as widgets
import numpy as np

from helpers import draw, guard
from helpers.draw.picture import html_table
from helpers.explore.board import Board, lines
from helpers.explore.theirs import array, call
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
    contributions : callable, optional
        The learner's own: ``contributions(rows, counts, weights_0_1, weights_1_2)`` returns for each row
        what its word adds to z of the output, an array of shape (n,). Its bars stand below the true ones.

    Raises
    ------
    TypeError
        If net judges no texts, review is no text, or contributions cannot be called.
    """

    def __init__(self, net, review="", contributions=None):
        super().__init__(contributions, "contributions(rows, counts, weights_0_1, weights_1_2)")
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
        added = net.contributions(review)
        picture = self.theirs.beside(draw.words(added, self.compared(net, review, added)))
        pairs = *told(net, review), *self.theirs.lines()
        said = lines(pairs, self.theirs.rows and 3 + self.theirs.rows)
        return picture, said + picture.inline() + html_table(picture.table), ""

    def compared(self, net, review, added):
        """Return for each word what the learner's function found, and how it is written; none without it."""
        rows, counts = net.bag(review)
        weights = net.weights_0_1, net.weights_1_2
        asked = review, *(layer.tobytes() for layer in weights)

        def action(function):
            given = rows.copy(), counts.copy(), *(layer.copy() for layer in weights)
            return array(call(function, *given), rows.shape)

        if not len(rows):
            self.theirs.verdict = ""
            return ()
        found = self.theirs.ask(asked, action)
        if found is None:
            return ()
        found = dict(zip([net.vocabulary.words[row] for row in rows.tolist()], found.tolist(), strict=True))
        words, right = zip(*added, strict=True)
        mine = [found[word] for word in words]
        return [*zip(mine, self.theirs.compare(words, right, mine), strict=True)]


def told(net, review):
    """Return headings and lines: the verdict, the sum behind it, the words that are not known."""
    added, share = [number for _, number in net.contributions(review)], net.run(review)
    unknown = [word[:LETTERS] for word in dict.fromkeys(tokens(review)) if word not in net.vocabulary.index]
    yield "verdict", f"{net.verdict(review)}, {draw.short(share)}"
    yield "sum", f"z {draw.equals(sum(added))}, σ(z) {draw.equals(share)}"
    yield "unknown words", ", ".join(unknown) or "–"
