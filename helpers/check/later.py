"""Parts of an exercise that need PyTorch, which not everybody has: they are imported when they are used."""

from importlib import import_module


class Later:
    """What has this name in `torch_answers`: a function, a class, or a tuple of cases.

    To Python's `inspect` it is what it stands for.
    """

    def __init__(self, name):
        self.__name__ = name

    @property
    def __wrapped__(self):
        return getattr(import_module("helpers.check.torch_answers"), self.__name__)

    def __call__(self, *args, **named):
        """Call what it stands for."""
        return self.__wrapped__(*args, **named)

    def __len__(self):
        return len(self.__wrapped__)

    def __getitem__(self, k):
        return self.__wrapped__[k]
