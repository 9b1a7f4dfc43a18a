"""Lay copies of the notebooks into work/, where learners write, and touch nothing that they have changed."""

import hashlib
import json
import os
from itertools import count

RECORD = ".copies.json"  # by the name of a copy, the fingerprint of what was laid there


def lay_out(originals, work):
    """Give the learner a copy of every notebook and every new edition; return a sentence for each of these.

    A copy that is missing is laid out. Where the original has changed, a copy that was never
    changed is replaced, and beside one that was changed the new edition is laid.
    """
    work.mkdir(exist_ok=True)
    record = read(work / RECORD)
    sentences = [lay(original, work, record) for original in sorted(originals.glob("*.ipynb"))]
    write(work / RECORD, json.dumps(record, indent=1).encode())
    return list(filter(None, sentences))


def lay(original, work, record):
    """Lay out one notebook where that is due, note it in the record, and return what to say of it."""
    edition, main = original.read_bytes(), work / original.name
    names = [name for name in record if name.startswith((original.name, f"{original.stem} (new edition"))]
    seen = {record.get(name) for name in names}
    if main.exists() and fingerprint(edition) in seen | {fingerprint(main.read_bytes())}:
        return ""
    place = next(place for place in places(main) if not changed(place, record))
    done = "your copy, which was unchanged, has been renewed" if main.exists() else ""
    if place != main:
        done = f"your copy stays as it is, and beside it lies “{place.name}”"
    write(place, edition)
    record[place.name] = fingerprint(edition)
    return done and f"{main.name} has a new edition; {done}."


def places(main):
    """Yield where a notebook may be laid: under its name, or under one that says it is a new edition."""
    yield main
    yield main.with_name(f"{main.stem} (new edition).ipynb")
    for k in count(2):
        yield main.with_name(f"{main.stem} (new edition {k}).ipynb")


def changed(place, record):
    """Tell whether a learner has written here: there is a file, and it is not as it was laid."""
    return os.path.lexists(place) and record.get(place.name) != fingerprint(place.read_bytes())


def fingerprint(content):
    """Return a short text that differs where the contents of two files do."""
    return hashlib.sha256(content).hexdigest()


def read(path):
    """Return the record; without a readable one, every copy counts as changed."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write(path, content):
    """Write a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
