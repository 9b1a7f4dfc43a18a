"""The control that chooses one of a few words."""

from pathlib import Path

import anywidget
from traitlets import List, TraitError, Unicode, validate


class Choice(anywidget.AnyWidget):
    """One of a few words, chosen by mouse or with the arrow keys.

    Parameters
    ----------
    name : str
        What stands before them.
    options : list of str
    value : str
        The one that is chosen.
    """

    _esm = Path(__file__).with_name("choice.js")
    _css = Path(__file__).with_name("choice.css")
    name = Unicode().tag(sync=True)
    options = List(Unicode()).tag(sync=True)
    value = Unicode().tag(sync=True)

    @validate("value")
    def _known(self, proposal):
        if proposal["value"] not in self.options:
            raise TraitError(
                f"{proposal['value']!r} is not known here; choose from {', '.join(self.options)}."
            )
        return proposal["value"]
