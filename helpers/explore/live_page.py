"""The live page of an explorer: it shows what the kernel drew, and only then hides the still."""

from pathlib import Path

import anywidget
from traitlets import Unicode


class LivePage(anywidget.AnyWidget):
    """What an explorer has drawn, as HTML in one trait."""

    _esm = Path(__file__).with_name("live_page.js")
    _css = Path(__file__).with_name("live_page.css")
    value = Unicode().tag(sync=True)
