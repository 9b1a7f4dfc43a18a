"""The frame of every explorer: controls, one page, and a still for where no kernel draws it.

Everything that a move changes is put into ONE trait of ONE widget, so that a move
is one message and the page is never half old and half new.
"""

import re
from contextlib import contextmanager
from html import escape
from threading import RLock

import ipywidgets as widgets
from IPython.display import HTML, display

from helpers.explore.choice import Choice
from helpers.explore.live_page import LivePage

# An explorer that has not drawn itself, or has no kernel, gives way to the still; so does an error panel.
STILL_STYLE = """<style>
.bp-page td,.bp-page th{padding:0 8px;text-align:left}
.bp-live:not(.bp-drawn),.bp-live.jupyter-widgets-disconnected{display:none}
.jp-OutputArea:has(.bp-static):not(:has(.bp-live))>.jp-OutputArea-child>.jp-OutputArea-output.lm-Panel{display:none}
</style>"""
HOW_TO_START = "<p>Open in Jupyter and run this cell to use the sliders.</p>"
SIDE_BY_SIDE = "display:flex;flex-wrap:wrap;align-items:flex-start;gap:4px 16px"
ALERT = "margin:4px 0;border-left:4px solid #b84a00;padding-left:8px"
CARD = (
    "background:#fff;color:#1a1a1a;padding:6px 10px;max-width:720px;line-height:1.45;font-size:14px;"
    "overflow-x:auto"  # for tables and pictures that are wider than the window
)


class Live(widgets.VBox):
    """The part of an explorer that needs a kernel."""

    def __repr__(self):
        return ""  # where only text is shown, the still has said all


class Board:
    """An explorer: controls over a page that is drawn anew at every move.

    Subclasses fill ``self.live.children`` and define ``draw`` and ``still``. JupyterLab has moves
    handled in several threads, beside that of the cells: what observes a control and changes more
    than the page waits for ``self.turn``, and then goes by the controls as they stand.
    """

    turn = RLock()  # one for all explorers, since caches and a learner's objects may be in several

    def __init__(self):
        self.page = LivePage()
        self.live = Live()
        self.live.add_class("bp-live")
        self._last_good, self._quiet, self._moved = "", False, False

    def draw(self):
        """Return the page as HTML, made from the controls' present values."""
        raise NotImplementedError

    def still(self):
        """Return the picture, as HTML, for a file that is shown without a kernel."""
        raise NotImplementedError

    def update(self, _change=None):
        """Draw the page; what goes wrong becomes a sentence above the last good page."""
        self._moved = True
        with self.turn:
            if self._moved and not self._quiet:  # else, another move that waited has drawn this one too
                self._redraw()

    def _redraw(self):
        self._moved = False  # before draw reads the controls: what moves from here on is drawn again
        try:
            self._last_good = self.draw()
            self.page.value = card(self._last_good)
        # The one edge where an explorer handles a move: errors in here would be invisible in the page.
        except Exception as error:  # noqa: BLE001
            self.complain(error)
        except KeyboardInterrupt:
            self._moved = True
            self.complain("This move was interrupted; the next one draws the picture.")
            raise

    def complain(self, error):
        """Put a sentence above the last good page."""
        self.page.value = card(alert(error) + self._last_good)

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
        with self.turn:
            return f'{STILL_STYLE}<div class="bp-static">{card(self.still() + HOW_TO_START)}</div>'

    def _ipython_display_(self):
        display(HTML(self._still_html()))
        display(self.live)


def card(html):
    """Put the page on white, so that a dark theme keeps the contrast."""
    return f'<div class="bp-page" style="{CARD}">{html}</div>'


def alert(error):
    """Say in a sentence what went wrong."""
    sentence = re.sub(r"(?<!\w)-(?=\d|inf)", "−", str(error) or type(error).__name__)  # true minus signs
    return f'<p role="alert" style="{ALERT}">⚠ {escape(sentence)}</p>'


def lines(*pairs):
    """Return headings and what they head, one pair below the other."""
    rows = (f'<div class="bp-line"><b>{heading}</b> {escape(text)}</div>' for heading, text in pairs)
    return f'<div style="flex:1 1 340px">{"".join(rows)}</div>'


def side_by_side(*parts):
    """Put parts of a page beside each other where there is room, else below each other."""
    return f'<div style="{SIDE_BY_SIDE}">{"".join(parts)}</div>'


def choice(name, options, value=None):
    """Return a row of radio buttons; the first is chosen, unless a value is given."""
    return Choice(name=name, options=options, value=options[0] if value is None else value)
