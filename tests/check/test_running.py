"""Learners' code is run in time, quietly, and without a trace."""

import random
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from helpers.check.running import TooLongError, quietly, safely, within_time


@pytest.mark.parametrize("kind", [ValueError, SystemExit, RecursionError, GeneratorExit])
def test_an_error_of_any_kind_is_handed_back(kind):
    result, error = safely(lambda: (_ for _ in ()).throw(kind("no")))
    assert result is None and type(error) in (kind, RuntimeError)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, TooLongError])
def test_the_stop_button_and_the_end_of_the_time_pass_through(kind):
    def stop():
        raise kind

    with pytest.raises(kind):
        safely(stop)


def endless():
    while True:
        pass


def interrupted():
    """Say whether an endless loop was ended."""
    try:
        within_time(endless, 0.1)
    except TooLongError:
        return True


def test_an_endless_loop_is_interrupted_in_the_main_thread_and_in_another():
    seen = []
    thread = threading.Thread(target=lambda: seen.append(interrupted()))
    thread.start()
    assert interrupted()
    thread.join()
    assert seen == [True]


def test_what_ends_in_time_gives_its_result_and_is_not_disturbed_afterwards():
    assert [within_time(lambda: 7, 0.01) for _ in range(20)] == [7] * 20
    time.sleep(0.05)
    assert threading.active_count() < 20


def test_nothing_is_heard_and_nothing_is_left_changed():
    before = random.getstate(), str(np.random.get_state()), np.geterr()  # noqa: NPY002
    filters = list(warnings.filters)
    with quietly() as heard:
        print("one"), sys.stderr.write("two")
        random.seed(1), np.random.seed(1), np.seterr(all="ignore")  # noqa: NPY002
        warnings.simplefilter("error")
    assert heard.getvalue() == "one\ntwo"
    assert before == (random.getstate(), str(np.random.get_state()), np.geterr())  # noqa: NPY002
    assert warnings.filters == filters


DISPLAYED = """
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
shell = InteractiveShell.instance()
from helpers.check.running import quietly
with quietly():
    display("hidden")
display("shown")
"""


def test_what_is_displayed_does_not_reach_the_page():
    done = subprocess.run([sys.executable, "-c", DISPLAYED], capture_output=True, text=True, check=True)
    assert "hidden" not in done.stdout and "shown" in done.stdout
