"""Explorers: controls over the course's pictures, with the mathematics done in Python at every move."""

from helpers import guard
from helpers.explore.chained import ChainExplorer
from helpers.explore.computation import GraphExplorer
from helpers.explore.descent import DescentExplorer
from helpers.explore.number_input import ordinary
from helpers.explore.quadratic import QuadraticExplorer
from helpers.explore.review import ReviewExplorer
from helpers.explore.training import ACTIVATIONS, DATA, NetworkExplorer


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


def descent(text, rate=0.05, **start):
    """Explore gradient descent: move the start and the step size, and watch the path on the surface.

    Parameters
    ----------
    text : str
        A formula with two variables, for example ``"x*x + 4*y*y"``; learners can type their own.
    rate : float
        The step is rate times the gradient.
    **start : float
        Where the walk begins; a variable that is left out starts at 1.

    Returns
    -------
    DescentExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    ValueError
        If the formula cannot be read, has not two variables, or has no value at the start.
    """
    start = {name: ordinary(name, number) for name, number in start.items()}
    return DescentExplorer(text, ordinary("rate", rate), start)


def network(samples="xor", hidden=4, activation="tanh", rate=2.0, seed=0):
    """Explore how a network with one hidden layer learns: regions, loss and gradients, live.

    Parameters
    ----------
    samples : {"xor", "moons"}
    hidden : int
        The number of hidden neurons, 1 to 12.
    activation : {"tanh", "sigmoid", "relu"}
        That of the hidden layer.
    rate : float
        The learning rate.
    seed : int
        Where the first weights come from.

    Returns
    -------
    NetworkExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    ValueError
        If the data or the activation are not known, or a number is not one that can be used.
    """
    for name, known in ((samples, list(DATA)), (activation, ACTIVATIONS)):
        if not isinstance(name, str) or name not in known:
            what = repr(name) if isinstance(name, str) else f"A {type(name).__name__}"  # may hold much
            raise ValueError(f"{what} is not known here; choose from {', '.join(known)}.")
    numbers = {"hidden": hidden, "rate": rate, "seed": seed}
    numbers = {name: ordinary(name, number) for name, number in numbers.items()}
    return NetworkExplorer(samples, activation=activation, **numbers)


def chain(w, x=1.0, y=-1.0, rate=0.05):
    """Explore a chain of one-weight layers: move weights, sample and depth, and train it.

    Parameters
    ----------
    w : list of float
        The weights before training, one for each layer; up to 10.
    x, y : float
        Input and label of the sample. Its mirror image, −x and −y, is trained on as well.
    rate : float
        The step size.

    Returns
    -------
    ChainExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    TypeError, ValueError
        If w is not a list of 1 to 10 ordinary numbers.
    """
    w = [ordinary(f"w{i}", w_i) for i, w_i in enumerate(guard.weights(w), start=1)]
    return ChainExplorer(w, ordinary("x", x), ordinary("y", y), ordinary("rate", rate))


def quadratic(w1=1.0, w2=1.0, b=1.0, rate=0.01):
    """Explore the quadratic model y = w1·x² + w2·x + b: its curve, its gradients, its training.

    Parameters
    ----------
    w1, w2, b : float
        The parameters before training; the model is to become (x + 1)².
    rate : float
        The step size.

    Returns
    -------
    QuadraticExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    TypeError, ValueError
        If one of them is no ordinary number.
    """
    named = zip(("w1", "w2", "b"), (w1, w2, b), strict=True)
    return QuadraticExplorer(tuple(ordinary(name, p) for name, p in named), ordinary("rate", rate))


def review(net, review=""):
    """Explore what a trained sentiment network makes of a text, word by word, while it is typed.

    Parameters
    ----------
    net : SentimentNetwork
    review : str
        What stands in the box at first.

    Returns
    -------
    ReviewExplorer
        Shown by being the last line of a cell.

    Raises
    ------
    TypeError
        If net judges no texts, or review is no text.
    """
    if isinstance(net, type) or not hasattr(net, "contributions"):
        raise TypeError(f"{net!r} is no sentiment network; give a trained one, such as net.")
    if not isinstance(review, str):
        raise TypeError(f"{review!r} is not a text; give one review between quotation marks.")
    return ReviewExplorer(net, review)
