"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.chain import chain
from helpers.draw.computation import graph
from helpers.draw.fields import contours, field, regions, surface
from helpers.draw.figures import figure
from helpers.draw.labels import equals, formula, names, product, short
from helpers.draw.matrices import equation
from helpers.draw.neurons import network
from helpers.draw.picture import Picture
from helpers.draw.plots import bars, curves, images, scatter, words
from helpers.draw.state import steps

__all__ = ["Picture", "bars", "chain", "contours", "curves", "equals", "equation", "field", "figure"]
__all__ += [
    "formula",
    "graph",
    "images",
    "names",
    "network",
    "product",
    "regions",
    "scatter",
    "short",
    "steps",
]
__all__ += ["steps", "surface", "words"]
