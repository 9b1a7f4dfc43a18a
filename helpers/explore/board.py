"""The frame of every explorer: controls, one page, and a still for where no kernel draws it.

Everything that a move changes is put into ONE trait of ONE widget, so that a move
is one message and the page is never half old and half new.
"""

import re
from contextlib import contextmanager
from html import escape
from pathlib import Path
from threading import RLock

import anywidget
import ipywidgets as widgets
from IPython.display import HTML, display
from traitlets import Unicode

from helpers.draw.picture import html_table
from helpers.explore.theirs import Theirs, TroubleError

# An explorer that has not drawn itself, or has no kernel, gives way to the still; so does an error panel.
STILL_STYLE = """<style>
.bp-page td,.bp-page th{padding:0 8px;text-align:left}
.bp-live:not(.bp-drawn),.bp-live.jupyter-widgets-disconnected{display:none}
.jp-OutputArea:has(.bp-static):not(:has(.bp-live))>.jp-OutputArea-child>.jp-OutputArea-output.lm-Panel{display:none}
</style>"""
SIZE, LOW = (310, 290), (310, 190)  # px, so that two pictures stand side by side
HOW_TO_START = "<p>Open in Jupyter and run this cell to use the sliders.</p>"
CARD = (
    "background:#fff;color:#1a1a1a;padding:6px 10px;max-width:720px;line-height:1.45;font-size:14px;"
    "overflow-x:auto"  # for tables and pictures that are wider than the window
)


class LivePage(anywidget.AnyWidget):
    """What an explorer has drawn, as HTML in one trait; once it is there, it hides the still."""

    _esm = Path(__file__).with_name("live_page.js")
    _css = Path(__file__).with_name("live_page.css")
    value = Unicode().tag(sync=True)


class Live(widgets.VBox):
    """The part of an explorer that needs a kernel."""

    def __repr__(self):
        return ""  # where only text is shown, the still has said all


class Board:
    """An explorer: controls over a page that is drawn anew at every move.

    Subclasses end their set-up with ``begin``, and define ``draw``. JupyterLab has moves handled in
    several threads, beside that of the cells: what observes a control and changes more than the page
    waits for ``self.turn``, and then goes by the controls as they stand.
    """

    turn = RLock()  # one for all explorers, since caches and a learner's objects may be in several

    def __init__(self, function=None, call=""):
        self.theirs = Theirs(function, call)  # a learner's function, where there is one
        self.page, self.live = LivePage(), Live()
        self.live.add_class("bp-live")
        self._last_good, self._quiet, self._moved = "", False, False

    def draw(self):
        """Return the main picture of the controls' present values, the page as HTML, and what is wrong."""
        raise NotImplementedError

    def still(self):
        """Return the picture for a file that is shown without a kernel."""
        return self.draw()[0] if self.theirs.is_left_out else self.picture

    def begin(self, *rows):
        """Put rows of controls above the page and draw; what cannot be drawn is an error in the cell.

        A learner's function that gives no numbers is left out of the first page.
        """
        with self.turn:
            try:
                self.show(*self.draw())
            except TroubleError as trouble:
                with self.theirs.left_out():
                    self.show(*self.draw()[:2], str(trouble))
        self.live.children = [*rows, self.page]

    def watch(self, *controls):
        """Draw the page anew when one of the controls moves."""
        for control in controls:
            control.observe(self.update, "value")

    def update(self, _change=None):
        """Draw the page; what goes wrong becomes a sentence above the last good page."""
        self._moved = True
        with self.turn:
            if self._moved and not self._quiet:  # else, another move that waited has drawn this one too
                self._moved = False  # before draw reads the controls: a move from here on is drawn again
                try:
                    self.show(*self.draw())
                # The one edge where an explorer handles a move: errors would be invisible in the page.
                except Exception as error:  # noqa: BLE001
                    self.complain(error)
                except KeyboardInterrupt:
                    self._moved = True
                    self.complain("This move was interrupted; the next one draws the picture.")
                    raise

    def show(self, picture, html, trouble):
        """Show a page, below a sentence on what is wrong with it, if anything is."""
        self.picture, self._last_good = picture, html
        self.complain(trouble)

    def complain(self, trouble):
        """Put a sentence above the last good page; its place is there without one too."""
        self.page.value = card(alert(trouble) + self._last_good)

    @contextmanager
    def quiet(self):
        """Let several controls move together, and draw once at the end."""
        with self.turn:  # so no other thread sees the flag, or draws when half of them have moved
            self._quiet = True
            try:
                yield
            finally:
                self._quiet = False
            self.update()

    def _still_html(self):
        # the file is the same before and after an exercise is solved: only what is wrong is shown there
        is_fine = self.theirs.function is not None and not self.theirs.is_wrong
        with self.turn, self.theirs.left_out(is_fine):
            still = self.still()._repr_html_() + self.theirs.remark()
        return f'{STILL_STYLE}<div class="bp-static">{card(still + HOW_TO_START)}</div>'

    def _ipython_display_(self):
        display(HTML(self._still_html()))
        display(self.live)


def in_columns(*columns):
    """Put columns of controls beside each other where there is room, else below each other."""
    layout = {"flex_flow": "row wrap", "grid_gap": "0 16px"}
    return widgets.HBox([widgets.VBox(column) for column in columns], layout=layout)


def card(html):
    """Put the page on white, so that a dark theme keeps the contrast."""
    return f'<div class="bp-page" style="{CARD}">{html}</div>'


def alert(trouble):
    """Say in a sentence what went wrong; without trouble, keep its place."""
    if isinstance(trouble, Exception):
        trouble = str(trouble) or type(trouble).__name__
    sentence = re.sub(r"(?<!\w)-(?=\d|inf)", "−", trouble)  # true minus signs
    said = f'<p role="alert">⚠ {escape(sentence)}</p>' if sentence else ""
    return f'<div class="bp-alert">{said}</div>'


def lines(pairs, rows=0):
    """Return headings and what they head, one pair below the other, in a place for so many rows."""
    told = (f'<div class="bp-line"><b>{heading}</b> {escape(text)}</div>' for heading, text in pairs)
    return f'<div class="bp-lines" style="--rows:{rows}">{"".join(told)}</div>'


def numbers(table, rows):
    """Return the numbers of a picture as a table, in a place for so many rows."""
    return f'<div style="min-height:{1.65 * rows:g}em">{html_table(table)}</div>'


def side_by_side(*parts):
    """Put parts of a page beside each other where there is room, else below each other."""
    return f'<div class="bp-beside">{"".join(parts)}</div>'
