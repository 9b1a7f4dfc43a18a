"""What each check said last: in work/progress.json, where the launcher names it, else in memory."""

import json
import os
from itertools import count
from pathlib import Path

from helpers.check.verdict import RIGHT, SYMBOL

OPENED = "opened"  # stands for the solution of an exercise, which is kept beside its state
_memory = {}  # what is in no file, by the name of the exercise


def path():
    """Return the file that keeps the progress, or None where the launcher has not said where work/ is."""
    work = os.environ.get("BACKPROP_WORK")
    return Path(work, "progress.json") if work else None


def recall():
    """Return what is kept, by the name of the exercise, and a sentence if the file could not be read."""
    kept, note = read(path()) if path() else ({}, "")
    return {**(kept or {}), **_memory}, note


def keep(name, state):
    """Keep what a check said; return a sentence if the file could not be read or written, else nothing."""
    _memory[name] = state
    if not path():
        return ""
    kept, note = read(path())
    if kept is not None:
        try:
            write(path(), kept | _memory)
            _memory.clear()
        except OSError as error:
            note = f"Your progress cannot be kept in {path()} ({error}); this kernel remembers it."
    return note


def keep_opened(name):
    """Keep that the solution of an exercise was opened, unless the exercise was right before."""
    if recall()[0].get(name) != RIGHT:
        keep(f"solution of {name}", OPENED)


def has_opened(name, kept):
    """Say whether the solution of an exercise was opened before it was right."""
    return kept.get(f"solution of {name}") == OPENED


def read(file):
    """Return the states that a file keeps, or None if it cannot be used, and a sentence about that.

    A broken file is set aside first, so that nothing is written over it.
    """
    try:
        states = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(states, dict) and all(state in [*SYMBOL, OPENED] for state in states.values()):
            return states, ""
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return None, f"Your progress cannot be read ({error}); this kernel keeps its own."
    except ValueError:
        pass
    names = (file.with_name(f"progress-broken{f'-{k}' * (k > 1)}.json") for k in count(1))
    aside = next(name for name in names if not name.exists())
    try:
        file.rename(aside)
    except OSError as error:
        return None, f"Your progress is broken and cannot be set aside ({error}); this kernel keeps its own."
    return {}, f"{file.name} was broken; it lies beside as {aside.name} now, and the count begins anew."


def write(file, states):
    """Write the states whole or not at all, even if two notebooks write at the same time."""
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_text(json.dumps(states, indent=1), encoding="utf-8")
    part.replace(file)
