"""Run what a learner wrote: in time, quietly, and with the session left as it was."""

import ctypes
import random
import sys
import threading
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO

import numpy as np

SECONDS = 5


class TooLongError(BaseException):
    """What interrupts an answer; not an Exception, so that `except Exception` does not swallow it."""


def safely(action, *inputs):
    """Run something that a learner wrote: return what it gave, and the error if it failed.

    This is the one place where errors of any kind are caught: a check must go on
    whatever the answer does. Only the learner's own stop button and the end of the
    time pass through.
    """
    try:
        return action(*inputs), None
    except (KeyboardInterrupt, TooLongError):
        raise
    except BaseException as error:  # noqa: BLE001 - even exit() must not end the lesson
        return None, error


def within_time(action, seconds=SECONDS):
    """Run an action and interrupt it when its time is up, in whatever thread, on every system.

    Python delivers the interruption between two of its own steps: a loop inside C code, such as
    one huge matrix product, ends first.

    Raises
    ------
    TooLongError
        If the time was up.
    """
    me, over, lock = threading.get_ident(), False, threading.Lock()

    def interrupt():
        with lock:
            if not over:
                raise_in(me, TooLongError)

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        return action()
    finally:
        with lock:
            over = True
        timer.cancel()
        raise_in(me, None)  # one that is on its way, but comes too late, is called back


def raise_in(thread, error):
    """Raise an error in a thread, or with None call back the one that is waiting there."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))


@contextmanager
def quietly():
    """Catch what a learner's function prints or displays, and leave no trace of it in the session."""
    heard, drawn = StringIO(), random.getstate()
    numpy_drawn = np.random.get_state()  # noqa: NPY002 - the learner's own, to be left as it was
    with ExitStack() as undo:
        undo.callback(random.setstate, drawn)
        undo.callback(np.random.set_state, numpy_drawn)
        undo.enter_context(undisplayed())
        undo.enter_context(warnings.catch_warnings())
        undo.enter_context(np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"))
        undo.enter_context(redirect_stdout(heard))
        undo.enter_context(redirect_stderr(heard))
        warnings.simplefilter("ignore")
        yield heard


@contextmanager
def undisplayed():
    """Keep what `display` shows from the page, where there is one."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        yield
        return
    page = shell.display_pub
    page.publish = lambda *_, **__: None  # on this one, before the method of its class
    try:
        yield
    finally:
        vars(page).pop("publish", None)
