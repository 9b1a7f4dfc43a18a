"""Moves that overlap: JupyterLab has them handled in several threads, beside that of the cells.

A test holds one thread at a point where it may well lose the processor, lets another one come, and
goes on when that one is done or waits.
"""

import re
from contextlib import suppress
from importlib import reload
from threading import Event, RLock, Semaphore, Thread
from unittest.mock import Mock

import numpy as np
import pytest
from ipywidgets import FloatText
from live_explorers import made
from moves import complaint, controls, move, number, table, told

from helpers import explore, network
from helpers.counting import Counted
from helpers.explore import board, chained
from helpers.explore.training import Training, training
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

LONG = 20  # s; nothing here takes so long, unless two threads wait for each other
# Two moves of an explorer: a control with its value, one after the other.
OVERLAPS = {
    "graph": ({"step": 3}, {"J_=": "u*v + 1"}),
    "descent": ({"step": 9}, {"rate": 0.1}),
    "descent typed": ({"step": 9}, {"J_=": "u*u + v*v"}),
    "chain": ({"epoch": 7}, {"x": 2}),
    "chain deeper": ({"epoch": 7}, {"layers": 5}),
    "chain all w": ({"epoch": 7}, {"all_w": 0.5}),
    "quadratic": ({"step": 7}, {"rate": 0.02}),
    "network": ({"epoch": 7}, {"activation": "relu"}),
    "network data": ({"epoch": 7}, {"data": "moons"}),
    "review": ({"review": "good bad"}, {"review": "bad"}),
    # moves that lay out the controls, and the sliders that there are then
    "chain deeper still": ({"layers": 4}, {"layers": 5}),
    "chain back": ({"layers": 5}, {"layers": 1}),
    "graph typed twice": ({"J_=": "p*q"}, {"J_=": "u*v + 1"}),
    "descent typed twice": ({"J_=": "p*q"}, {"J_=": "u*v + 1"}),
}


class Turn:
    """The explorers' lock, which also says when a thread has to wait for it."""

    def __init__(self):
        self.lock, self.arrived = RLock(), Semaphore(0)

    def __enter__(self):
        if not self.lock.acquire(blocking=False):
            self.arrived.release()
            self.lock.acquire()

    def __exit__(self, *_):
        self.lock.release()


class Held:
    """A function that stops at the end of its first call, until it may go on."""

    def __init__(self, f):
        self.f, self.calls, self.inside, self.go = f, 0, Event(), Event()

    def __call__(self, *args):
        self.calls += 1
        first, result = self.calls == 1, self.f(*args)
        if first:
            self.inside.set()
            assert self.go.wait(LONG)
        return result


@pytest.fixture
def turn(monkeypatch):
    turn = Turn()
    monkeypatch.setattr(board.Board, "turn", turn)
    return turn


@pytest.fixture(autouse=True)
def untrained():
    """No network was trained by another test."""
    training.cache_clear()


@pytest.fixture
def overlap(turn):
    """Return a function that runs an action, and others while the first one is held."""
    threads = []

    def start(action):
        def run():
            try:
                with suppress(KeyboardInterrupt):  # as the kernel does
                    action()
            finally:
                turn.arrived.release()

        threads.append(Thread(target=run, daemon=True))
        threads[-1].start()

    def overlap(held, action, *others, meanwhile=lambda: None):
        start(action)
        assert held.inside.wait(LONG)
        for other in others:
            start(other)
            assert turn.arrived.acquire(timeout=LONG)  # it is done, or waits
        meanwhile()
        held.go.set()
        for thread in threads:
            thread.join(LONG)
            assert not thread.is_alive()

    return overlap


def moved(explorer, values):
    """Return what moves controls of an explorer."""
    return lambda: move(explorer, **values)


def overlapping(name):
    """Return an explorer and the two moves that overlap."""
    explorer = made(name.split()[0])
    return explorer, *[moved(explorer, values) for values in OVERLAPS[name]]


def sliders(explorer):
    """The names of the sliders of variables and weights that the learner sees."""
    return [name for name in controls(explorer) if re.fullmatch(r"w\d+|[abcpquvxy]", name)]


def put(control, value):
    """Return what gives a control a value."""
    return lambda: setattr(control, "value", value)


class Sum(board.Board):
    """The sum of two numbers, and all that it was drawn for."""

    def __init__(self):
        super().__init__()
        self.a, self.b, self.drawn = FloatText(1), FloatText(1), []
        self.watch(self.a, self.b)
        self.begin(self.a, self.b)

    def draw(self):
        self.drawn.append((self.a.value, self.b.value))
        return f"sum {sum(self.drawn[-1])}", ""


@pytest.mark.parametrize("name", OVERLAPS)
def test_a_slow_move_does_not_put_its_page_over_that_of_a_later_one(overlap, name):
    explorer, slow, fast = overlapping(name)
    explorer.draw = held = Held(explorer.draw)
    overlap(held, slow, fast)
    ((control, after),) = OVERLAPS[name][1].items()
    html, trouble = explorer.draw()
    assert explorer.page.value == board.card(board.alert(trouble) + html) and trouble == ""
    assert controls(explorer)[control.replace("_", " ")].value == after
    fresh = made(name.split()[0])
    move(fresh, **OVERLAPS[name][1])
    assert sliders(explorer) == sliders(fresh)


@pytest.mark.parametrize("name", ["chain deeper", "chain all w", "graph", "descent typed", "network data"])
def test_a_move_changes_no_other_control_before_its_turn(overlap, turn, name):
    explorer, _, fast = overlapping(name)
    moved_one = next(iter(OVERLAPS[name][1])).replace("_", " ")
    held, seen = Held(lambda: None), []

    def look():
        others = {name: it.value for name, it in controls(explorer).items() if name != moved_one}
        seen.append((others, getattr(explorer, "frame", None) and explorer.frame.unit))

    def other_move():
        with turn:
            held()

    look()
    overlap(held, other_move, fast, meanwhile=look)
    look()
    assert seen[0] == seen[1] != seen[2]


def test_a_handler_that_comes_late_goes_by_its_control_as_it_stands():
    late = {"new": 2}
    chain, graph, net = explore.chain([0.4, 0.3]), explore.graph("a*b"), made("network")
    chain.depth.value = chain.all.value = 3
    chain.deepen(late)
    chain.set_all(late)
    assert chain.weights() == [3, 3, 3]
    graph.typed.value = "u*v"
    graph.retype({"new": "a*b"})
    assert [*graph.sliders] == ["u", "v"]
    net.samples.value = "moons"
    net.change_data({"new": "xor"})
    assert net.frame.unit == 1


def test_other_data_count_the_epochs_as_they_need_it_whichever_thread_comes_last(overlap):
    explorer = made("network")
    explorer.draw = held = Held(explorer.draw)
    overlap(held, moved(explorer, {"data": "moons"}), moved(explorer, {"data": "xor"}))
    assert explorer.frame.unit == 5 and told(explorer, "epoch").startswith("500, ")


def test_a_training_bears_being_asked_while_it_works(overlap, monkeypatch):
    explorer, (costs, _) = made("network"), Training("xor", 4, "relu", 2.0, 0).at(40)
    monkeypatch.setattr(network, "descend", held := Held(network.descend))
    overlap(held, moved(explorer, {"activation": "relu"}), moved(explorer, {"epoch": 40}))
    assert complaint(explorer) == "" and told(explorer, "epoch").startswith("200, ")
    assert number(told(explorer, "epoch")) == pytest.approx(costs[40], rel=6e-3)


def test_two_threads_that_ask_one_training_get_what_one_would_get(overlap, monkeypatch):
    plain, run = Training("moons", 4, "relu", 0.5, 3).at(20), Training("moons", 4, "relu", 0.5, 3)
    monkeypatch.setattr(network, "descend", held := Held(network.descend))
    overlap(held, lambda: run.at(12), lambda: run.at(5))  # a cell shows the still, a slider moves
    costs, net = run.at(20)
    assert run.trouble == "" and costs == plain[0]
    assert all((W == V).all() for W, V in zip(net.weights, plain[1].weights, strict=True))


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_a_training_that_was_interrupted_goes_on_at_the_next_move(monkeypatch, error):
    explorer, (costs, _) = made("network"), Training("xor", 4, "relu", 2.0, 0).at(9)
    explorer.frame.value, descend, calls = 9, network.descend, []

    def fail(*args):
        calls.append(args)
        if len(calls) == 13:
            raise error("stop")
        descend(*args)

    monkeypatch.setattr(network, "descend", fail)
    with suppress(KeyboardInterrupt):  # it ends the cell or the message; the kernel goes on
        explorer.activation.value = "relu"
    assert len(calls) == 13 and complaint(explorer)
    explorer.frame.value = 8
    assert complaint(explorer) == ""
    explorer.frame.value = 9
    assert number(told(explorer, "epoch")) == pytest.approx(costs[9], rel=6e-3)


def test_moves_that_wait_are_drawn_once_all_together(overlap):
    explorer = Sum()
    explorer.draw = held = Held(explorer.draw)
    overlap(held, put(explorer.a, 2), *[put(explorer.b, value) for value in (3, 4, 5, 6)])
    assert explorer.drawn == [(1, 1), (2, 1), (2, 6)] and "sum 8" in explorer.page.value


def test_a_move_that_waits_is_drawn_though_another_one_is_interrupted(overlap):
    explorer = Sum()

    def draw():
        page = Sum.draw(explorer)
        if len(explorer.drawn) == 3:
            raise KeyboardInterrupt
        return page

    explorer.draw = held = Held(draw)
    overlap(held, put(explorer.a, 2), put(explorer.b, 3), put(explorer.b, 4))
    assert explorer.drawn == [(1, 1), (2, 1), (2, 4), (2, 4)]
    assert complaint(explorer) == "" and "sum 6" in explorer.page.value


def test_an_interrupted_move_says_so_and_passes_the_interrupt_on(monkeypatch):
    explorer, stop = Sum(), Mock(side_effect=KeyboardInterrupt)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(explorer, "draw", stop)
        explorer.a.value = 5
    assert "interrupted" in complaint(explorer) and "sum 2" in explorer.page.value
    explorer.b.value = 2
    assert complaint(explorer) == "" and "sum 7" in explorer.page.value


def both(explorer, value, between=lambda: None, then=lambda: None):
    """Return what moves both controls to a value in the quiet, and does something between and after."""

    def action():
        with suppress(ZeroDivisionError), explorer.quiet():
            explorer.a.value = value
            between()
            explorer.b.value = value
            then()

    return action


def test_no_thread_draws_when_half_of_the_controls_have_moved(overlap):
    explorer, held = Sum(), Held(lambda: None)
    overlap(held, both(explorer, 5, held), both(explorer, 7))
    assert explorer.drawn == [(1, 1), (5, 5), (7, 7)]


def test_the_quiet_of_one_thread_swallows_no_move_of_another(overlap):
    explorer, held = Sum(), Held(lambda: None)
    overlap(held, both(explorer, 5, held, lambda: 1 / 0), put(explorer.b, 8))
    assert explorer.drawn == [(1, 1), (5, 5)] and "sum 10" in explorer.page.value


def test_a_chain_that_is_explored_counts_nothing_beside_a_cell_that_counts():
    explorer = reload(chained).ChainExplorer([0.5])
    before = Counted.products
    for depth in range(10, 0, -1):
        explorer.depth.value = depth
    assert Counted.products == before
    assert told(explorer, "multiplications").startswith("in one sweep 2, ")


def test_a_network_that_a_cell_trains_meanwhile_gives_a_page_of_one_piece():
    class Restless(SentimentNetwork):
        """Learns between any two looks, as if a cell trained it."""

        def bag(self, text):
            for layer in weights:
                layer += 0.5
            return super().bag(text)

    weights, net = (), SentimentNetwork(Vocabulary(("good", "bad")), hidden_nodes=1, how="counts", rng=0)
    net.__class__, weights = Restless, (net.weights_0_1, net.weights_1_2)
    explorer = explore.review(net, "good good")
    z = number(told(explorer, "sum").split(",")[0])
    assert number(told(explorer, "verdict")) == pytest.approx(1 / (1 + np.exp(-z)), rel=6e-3)
    assert table(explorer) == [["good", f"{z:g}"]]
