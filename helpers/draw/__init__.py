"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.barchart import bars
from helpers.draw.chained import chain
from helpers.draw.computation import graph, steps
from helpers.draw.contours import contours
from helpers.draw.field import field
from helpers.draw.images import images
from helpers.draw.labels import formula, names
from helpers.draw.matrices import equation
from helpers.draw.neurons import network
from helpers.draw.numbers import equals, product, short
from helpers.draw.picture import Picture
from helpers.draw.plot import curves
from helpers.draw.regions import regions
from helpers.draw.scatter import scatter
from helpers.draw.surface import surface
from helpers.draw.wordbars import words

__all__ = ["Picture", "bars", "chain", "contours", "curves", "equals", "equation", "field", "formula"]
__all__ += ["graph", "images", "names", "network", "product", "regions", "scatter", "short", "steps"]
__all__ += ["surface", "words"]
