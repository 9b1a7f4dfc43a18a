"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.chained import chain
from helpers.draw.computation import graph, steps
from helpers.draw.fields import field
from helpers.draw.figures import figure
from helpers.draw.labels import formula, names
from helpers.draw.matrices import equation
from helpers.draw.neurons import network
from helpers.draw.numbers import equals, product, short
from helpers.draw.picture import Picture
from helpers.draw.plots import curves, images, scatter

__all__ = ["Picture", "chain", "curves", "equals", "equation", "field", "figure", "formula", "graph"]
__all__ += ["images", "names", "network", "product", "scatter", "short", "steps"]
