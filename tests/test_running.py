"""Learners' code is run in time, quietly, and without a trace."""

import random
import signal
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest
from torch_or_skip import torch

from helpers.running import TooLongError, quietly, safely, unchanged, within_time


@pytest.mark.parametrize("kind", [KeyboardInterrupt, TooLongError])
def test_the_stop_button_and_the_end_of_the_time_pass_through_and_all_other_errors_are_handed_back(kind):
    def stop(kind):
        raise kind

    with pytest.raises(kind):
        safely(stop, kind)
    assert [type(safely(stop, error)[1]) for error in (ValueError, SystemExit)] == [ValueError, SystemExit]


def swallowing():
    try:
        while True:
            pass
    except BaseException:  # noqa: BLE001 - a learner may write this
        while True:
            pass


def is_interrupted(action):
    """Say whether something that never ends was ended."""
    try:
        within_time(action, 0.05)
    except TooLongError:
        return True


def elsewhere(action):
    """Do something in another thread, and wait for it."""
    thread = threading.Thread(target=action, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


def test_an_endless_loop_is_interrupted_again_when_it_swallows_the_alarm_and_in_another_thread_too():
    seen = [is_interrupted(swallowing)]
    elsewhere(lambda: seen.append(is_interrupted(swallowing)))
    assert seen == [True, True]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm that wakes a wait")
def test_the_alarm_wakes_a_wait():
    assert is_interrupted(lambda: time.sleep(60))


def test_what_ends_in_time_gives_its_result_and_is_not_disturbed_afterwards():
    alarm = getattr(signal, "SIGALRM", signal.SIGINT)  # on Windows, one that nobody touches
    before = signal.getsignal(alarm)
    assert [within_time(lambda: 7, 0.01) for _ in range(20)] == [7] * 20
    time.sleep(0.05)
    assert threading.active_count() < 20 and signal.getsignal(alarm) == before


def state():
    """Return what an answer might leave changed."""
    numpy_drawn = str(np.random.get_state())  # noqa: NPY002 - the learner's own
    ways = np.geterr(), np.geterrcall(), np.get_printoptions(), sys.getrecursionlimit()
    torch_ways = torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_rng_state().tolist()
    return random.getstate(), numpy_drawn, *ways, *torch_ways


def change_all():
    random.seed(1), np.random.seed(1), torch.manual_seed(1)  # noqa: NPY002
    np.seterrcall(print), np.seterr(all="raise"), np.set_printoptions(precision=1)
    torch.set_grad_enabled(False), torch.set_default_dtype(torch.float64)
    sys.setrecursionlimit(321)


@pytest.mark.parametrize("around", [unchanged, quietly])
def test_nothing_is_left_changed(around):
    before = state()
    with around():
        change_all()
        assert all(was != now for was, now in zip(before, state(), strict=True))
    assert state() == before


def test_what_is_said_is_heard_and_warnings_are_as_before():
    filters = list(warnings.filters)
    with np.errstate(all="raise"), quietly() as heard:  # a session that is set to raise
        assert np.divide(1.0, 0.0) == np.inf
        print("one"), sys.stderr.write("two")
        warnings.simplefilter("error")
    assert heard.getvalue() == "one\ntwo" and warnings.filters == filters


def test_what_other_threads_write_meanwhile_reaches_the_page(capsys):
    with quietly() as heard:
        elsewhere(lambda: print("a cell"))
        print("an answer")
    assert heard.getvalue() == "an answer\n" and capsys.readouterr().out == "a cell\n"


def test_two_threads_are_quiet_one_after_the_other_and_leave_the_session_as_it_was():
    before, order = (sys.stdout, sys.stderr, list(warnings.filters)), []

    def other():
        with quietly():
            order.append("other")

    with quietly():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "other"] and (sys.stdout, sys.stderr, warnings.filters) == before


DISPLAYED = """
from threading import Thread
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
page = InteractiveShell.instance().display_pub = CapturingDisplayPublisher()
from helpers.running import quietly
with quietly():
    display("hidden")
    thread = Thread(target=display, args=["beside"])
    thread.start(), thread.join()
display("shown")
print([output["data"]["text/plain"] for output in page.outputs])
"""


def test_what_is_displayed_does_not_reach_the_page():
    done = subprocess.run([sys.executable, "-c", DISPLAYED], capture_output=True, text=True, check=True)
    assert done.stdout == """["'beside'", "'shown'"]\n"""
