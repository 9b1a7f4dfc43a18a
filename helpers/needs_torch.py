"""One sentence in place of a page of traceback, where PyTorch is missing."""

from contextlib import contextmanager

SENTENCE = (
    "PyTorch is not in this environment: install it (pip install torch), or run this notebook on another "
    "computer if yours is a Mac with an Intel processor, for which PyTorch is no longer made; "
    "the other notebooks do without it."
)


class MissingTorchError(ImportError):
    """PyTorch is not installed; a notebook shows the sentence alone."""

    def _render_traceback_(self):  # IPython asks an error whether it has its own words
        return [str(self)]


@contextmanager
def needs_torch():
    """Say in one sentence what to do if an import in the block finds no PyTorch; others pass through."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise MissingTorchError(SENTENCE) from None
