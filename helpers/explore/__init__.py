"""Explorers: controls over the course's pictures, with the mathematics done in Python at every move."""

from helpers.explore.computation import GraphExplorer


def graph(text, **values):
    """Explore a computation graph: move its inputs and watch every value and gradient follow.

    Parameters
    ----------
    text : str
        An expression, for example ``"3*(a + b*c)"``; learners can type their own.
    **values : float
        Where the variables start; a variable that is left out starts at 2.

    Returns
    -------
    GraphExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    ValueError
        If the expression cannot be read, or a value belongs to no variable.
    """
    return GraphExplorer(text, values)
