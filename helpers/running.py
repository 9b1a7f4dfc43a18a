"""Run what a learner wrote: in time, quietly, and with the session left as it was."""

import ctypes
import random
import signal
import sys
import threading
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from copy import deepcopy
from io import StringIO

import numpy as np

SECONDS = 5
ALONE = threading.RLock()


class TooLongError(BaseException):
    """What interrupts an answer; not an Exception, so that `except Exception` does not swallow it."""


def run(answer, case):
    """Give one case to an answer: a function gets its own copy of the inputs, a value stands for itself."""
    return answer(*deepcopy(case)) if callable(answer) else answer


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
    """Run an action and interrupt it when its time is up.

    In the main thread of Linux and macOS the alarm wakes a sleep or a wait for a lock too. Elsewhere
    Python delivers the interruption between two of its own steps, so a wait ends first; and what
    happens wholly inside C code, such as `list(iter(int, 1))`, nothing interrupts on any system.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    alarm = by_signal if hasattr(signal, "setitimer") and in_main_thread else by_thread
    with alarm(seconds):
        return action()


@contextmanager
def by_signal(seconds):
    """Interrupt the main thread by the system's own alarm, again and again if `except:` swallows it."""
    over = False

    def interrupt(*_):
        if not over:
            raise TooLongError

    handler = signal.signal(signal.SIGALRM, interrupt)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)


@contextmanager
def by_thread(seconds):
    """Interrupt this thread from another one, between two steps of Python, as often as `by_signal` does."""
    me, ended, over = threading.get_ident(), threading.Event(), False

    def interrupt():
        pause = seconds
        while not ended.wait(pause) and not over:
            raise_in(me, TooLongError)
            pause = 0.1

    bell = threading.Thread(target=interrupt, daemon=True)
    bell.start()
    try:
        yield
    finally:
        over = True  # one step of Python, within which no interruption comes
        ended.set()
        bell.join()
        raise_in(me, None)  # one that comes too late is called back


def raise_in(thread, error):
    """Raise an error in a thread, or with None call back the one that is waiting there."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))


@contextmanager
def quietly():
    """Catch what a learner's function prints or displays, and leave no trace of it in the session.

    One thread at a time: what is put back here belongs to all of them.
    """
    heard = StringIO()
    with ALONE, ExitStack() as undo:
        undo.enter_context(unchanged())
        undo.enter_context(undisplayed())
        undo.enter_context(warnings.catch_warnings())
        undo.enter_context(np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"))
        undo.enter_context(redirect_stdout(Ear(sys.stdout, heard)))
        undo.enter_context(redirect_stderr(Ear(sys.stderr, heard)))
        warnings.simplefilter("ignore")
        yield heard


class Ear:
    """A stream that keeps what this thread writes, and hands on what others do: cells go on meanwhile."""

    def __init__(self, stream, heard):
        self.stream, self.heard, self.thread = stream, heard, threading.get_ident()

    def __getattr__(self, name):
        return getattr(self.heard if threading.get_ident() == self.thread else self.stream, name)


@contextmanager
def unchanged():
    """Put back what an answer may have set: random numbers, NumPy's and PyTorch's ways, a limit."""
    torch = sys.modules.get("torch")
    with ExitStack() as undo:
        undo.callback(random.setstate, random.getstate())
        undo.callback(np.random.set_state, np.random.get_state())  # noqa: NPY002 - the learner's own
        undo.enter_context(np.errstate())
        undo.enter_context(np.printoptions())
        if torch:
            undo.callback(torch.set_grad_enabled, torch.is_grad_enabled())
            undo.callback(torch.set_default_dtype, torch.get_default_dtype())
            undo.callback(torch.set_rng_state, torch.get_rng_state())
            undo.callback(torch.set_num_threads, torch.get_num_threads())
            torch.set_num_threads(1)  # small tensors wait for other threads longer than they work
        undo.callback(sys.setrecursionlimit, sys.getrecursionlimit())
        yield


@contextmanager
def undisplayed():
    """Keep what this thread's `display` shows from the page, where there is one."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        yield
        return
    page, me, publish = shell.display_pub, threading.get_ident(), shell.display_pub.publish
    page.publish = lambda *args, **named: threading.get_ident() == me or publish(*args, **named)
    try:
        yield
    finally:
        del page.publish  # that of its class shows through again
