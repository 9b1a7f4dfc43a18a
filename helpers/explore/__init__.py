"""Explorers: controls over the course's pictures, with the mathematics done in Python at every move.

Each is shown by being the last line of a cell.
"""

from helpers.explore.chained import ChainExplorer
from helpers.explore.computation import GraphExplorer
from helpers.explore.downhill import DescentExplorer
from helpers.explore.parabola import QuadraticExplorer
from helpers.explore.reading import ReviewExplorer
from helpers.explore.training import NetworkExplorer

graph, chain, descent = GraphExplorer, ChainExplorer, DescentExplorer
network, review, quadratic = NetworkExplorer, ReviewExplorer, QuadraticExplorer
