"""Moves that overlap: JupyterLab has them handled in several threads, beside that of the cells.

A test holds one thread at a point where it may well lose the processor, lets others come, and goes on
when they are done or wait.
"""

from contextlib import suppress
from threading import Event, Thread
from unittest.mock import Mock

import numpy as np
import pytest
from ipywidgets import FloatText
from live_explorers import made
from moves import complaint, controls, move, number, table, told

from helpers import explore, network
from helpers.explore import board
from helpers.explore.training import Training, training
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

LONG, SHORT = 20, 0.1  # s; nothing here takes so long, unless two threads wait for each other; or they wait
# Two moves of an explorer: a control with its value, one after the other.
OVERLAPS = {
    "graph": ({"step": 3}, {"J_=": "u*v + 1"}),
    "graph typed twice": ({"J_=": "p*q"}, {"J_=": "u*v + 1"}),
    "descent": ({"step": 9}, {"rate": 0.1}),
    "descent typed twice": ({"J_=": "p*q"}, {"J_=": "u*v + 1"}),
    "chain": ({"epoch": 7}, {"x": 2}),
    "chain all w": ({"epoch": 7}, {"all_w": 0.5}),
    "chain deeper still": ({"layers": 4}, {"layers": 5}),
    "chain back": ({"layers": 5}, {"layers": 1}),
    "quadratic": ({"step": 7}, {"rate": 0.02}),
    "network": ({"epoch": 7}, {"activation": "relu"}),
    "network data": ({"data": "moons"}, {"data": "xor"}),
    "review": ({"review": "good bad"}, {"review": "bad"}),
}


class Held:
    """A function that stops at the end of its first call, until it may go on."""

    def __init__(self, f=lambda: None):
        self.f, self.calls, self.inside, self.go = f, 0, Event(), Event()

    def __call__(self, *args):
        self.calls += 1
        first, result = self.calls == 1, self.f(*args)
        if first:
            self.inside.set()
            assert self.go.wait(LONG)
        return result


class Sum(board.Board):
    """The sum of two numbers, and all that it was drawn for."""

    def __init__(self):
        super().__init__()
        self.a, self.b, self.drawn = FloatText(1), FloatText(1), []
        self.watch(self.a, self.b)
        self.begin(self.a, self.b)

    def draw(self):
        self.drawn.append((self.a.value, self.b.value))
        return None, f"sum {sum(self.drawn[-1])}", ""


@pytest.fixture(autouse=True)
def untrained():
    """No network was trained by another test."""
    training.cache_clear()


def overlap(held, *actions):
    """Run an action in a thread until it is held, and others in threads of their own; then let it go on."""
    threads = [Thread(target=quietly, args=[action], daemon=True) for action in actions]
    threads[0].start()
    assert held.inside.wait(LONG)
    for thread in threads[1:]:
        thread.start()
        thread.join(SHORT)  # it is done, or waits
    held.go.set()
    for thread in threads:
        thread.join(LONG)
        assert not thread.is_alive()


def quietly(action):
    """Run an action; an interrupt ends it alone, as in the kernel."""
    with suppress(KeyboardInterrupt):
        action()


def values(explorer):
    """What the controls say, and what a step of theirs stands for."""
    return {name: (it.value, getattr(it, "unit", 1)) for name, it in controls(explorer).items()}


def put(control, value):
    """Return what gives a control a value."""
    return lambda: setattr(control, "value", value)


@pytest.mark.parametrize("name", OVERLAPS)
def test_overlapping_moves_end_with_the_page_and_the_controls_of_the_later_one(name):
    slow, fast = OVERLAPS[name]
    explorer, fresh = made(name.split()[0]), made(name.split()[0])
    explorer.draw = held = Held(explorer.draw)
    overlap(held, lambda: move(explorer, **slow), lambda: move(explorer, **fast))
    move(fresh, **slow)
    move(fresh, **fast)
    assert explorer.page.value == fresh.page.value and complaint(explorer) == ""
    assert values(explorer) == values(fresh)


MORE = [("graph", "J_=", "u*v"), ("chain", "layers", 5), ("chain", "all_w", 2), ("network", "data", "moons")]


@pytest.mark.parametrize(("name", "control", "value"), MORE)
def test_a_move_changes_no_other_control_before_its_turn(name, control, value):
    explorer = made(name)
    before = values(explorer) | {control.replace("_", " "): (value, 1)}
    own = getattr(explorer, "own", None)  # the controls of a formula
    thread = Thread(target=move, args=[explorer], kwargs={control: value}, daemon=True)
    with explorer.turn:
        thread.start()
        thread.join(SHORT)
        assert values(explorer) == before and getattr(explorer, "own", None) is own
    thread.join(LONG)
    assert values(explorer) != before


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_a_training_that_was_interrupted_goes_on_at_the_next_move(monkeypatch, error):
    explorer, (costs, _) = explore.network("moons"), Training("moons", 4, "relu", 2.0, 0).at(20)
    explorer.frame.value, descend, calls = 20, network.descend, []

    def fail(*args):
        calls.append(args)
        descend(*args)
        if len(calls) == 13:
            raise error("stop")

    monkeypatch.setattr(network, "descend", fail)
    quietly(put(explorer.activation, "relu"))
    assert len(calls) == 13 and complaint(explorer)
    explorer.frame.value = 19
    assert complaint(explorer) == ""
    explorer.frame.value = 20
    assert number(told(explorer, "epoch")) == pytest.approx(costs[20], rel=6e-3)
    assert training("moons", 4, "relu", 2.0, 0).at(20)[0] == costs  # its batches too are those of a plain one


def test_moves_that_wait_are_drawn_once_all_together():
    explorer = Sum()
    explorer.draw = held = Held(explorer.draw)
    overlap(held, put(explorer.a, 2), *[put(explorer.b, value) for value in (3, 4, 5, 6)])
    assert explorer.drawn == [(1, 1), (2, 1), (2, 6)] and "sum 8" in explorer.page.value


def test_a_move_that_waits_is_drawn_though_another_one_is_interrupted():
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
    explorer = Sum()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(explorer, "draw", Mock(side_effect=KeyboardInterrupt))
        explorer.a.value = 5
    assert "interrupted" in complaint(explorer) and "sum 2" in explorer.page.value


def test_the_quiet_of_one_thread_swallows_no_move_of_another_and_no_half_of_its_own_is_drawn():
    explorer, held = Sum(), Held()

    def action():
        with suppress(ZeroDivisionError), explorer.quiet():
            explorer.a.value = 5
            held()
            explorer.b.value = 5
            raise ZeroDivisionError

    overlap(held, action, put(explorer.b, 8))
    assert explorer.drawn == [(1, 1), (5, 5)] and "sum 10" in explorer.page.value


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
    assert net.weights_0_1 is weights[0]  # the explorer works on a copy
