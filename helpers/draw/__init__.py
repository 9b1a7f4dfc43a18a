"""Pictures: pure functions from values to an immutable picture, its sentence and its numbers."""

from helpers.draw.computation import graph
from helpers.draw.labels import equals, formula, names, product, short
from helpers.draw.picture import Picture
from helpers.draw.state import steps

__all__ = ["Picture", "equals", "formula", "graph", "names", "product", "short", "steps"]
