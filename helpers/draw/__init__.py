"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.barchart import bars
from helpers.draw.chain import chain
from helpers.draw.computation import graph
from helpers.draw.contours import contours
from helpers.draw.field import field
from helpers.draw.figures import figure
from helpers.draw.images import images
from helpers.draw.labels import equals, formula, names, product, short
from helpers.draw.matrices import equation
from helpers.draw.neurons import network
from helpers.draw.picture import Picture
from helpers.draw.plot import curves
from helpers.draw.regions import regions
from helpers.draw.scatter import scatter
from helpers.draw.state import steps
from helpers.draw.surface import surface
from helpers.draw.wordbars import words

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
