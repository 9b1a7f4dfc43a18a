"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.chained import chain
from helpers.draw.computation import graph, steps
from helpers.draw.figures import figure
from helpers.draw.labels import formula, names
from helpers.draw.live import bars, words
from helpers.draw.matrices import equation
from helpers.draw.neurons import network
from helpers.draw.numbers import equals, product, short
from helpers.draw.picture import Picture
from helpers.draw.planes import contours, field, regions, surface
from helpers.draw.plots import curves, images, scatter

__all__ = ["Picture", "bars", "chain", "contours", "curves", "equals", "equation", "field", "figure"]
__all__ += ["formula", "graph", "images", "names", "network", "product", "regions", "scatter", "short"]
__all__ += ["steps", "surface", "words"]
