"""What a learner does with an explorer, and sees of it: its words, its numbers, what a move changes."""

import re
import time
from html import unescape
from statistics import median


def words(explorer):
    """What the page says outside its pictures, without tags."""
    page = re.sub("<svg.*?</svg>", " ", explorer.page.value, flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", page)).split())


def told(explorer, heading):
    """What stands on the page beside a heading."""
    return unescape(re.search(f"<b>{heading}</b> (.*?)</div>", explorer.page.value)[1])


def complaint(explorer):
    """The sentence about what went wrong; nothing if all is well."""
    found = re.search('role="alert"[^>]*>⚠ (.*?)</p>', explorer.page.value)
    return unescape(found[1]) if found else ""


def number(text):
    """The number in what a picture writes: −0.0296 for "dw ≈ −0.0296"."""
    return float(text.split()[-1].replace("−", "-"))


def table(explorer):
    """The rows of the page's table, as texts."""
    body = re.search("<tbody>(.*)</tbody>", explorer.page.value)[1]
    return [re.findall("<t[hd][^>]*>([^<]*)<", row) for row in body.split("</tr>")[:-1]]


def pictures(explorer):
    """The sentences of the page's pictures."""
    return [
        unescape(said) for said in re.findall('<svg role="img" aria-label="([^"]*)"', explorer.page.value)
    ]


def inside(widget):
    """The widget, and all that stand in it."""
    return [widget, *(found for child in getattr(widget, "children", ()) for found in inside(child))]


def changes(explorer, control, value):
    """What changes in the whole explorer when a control is moved, but for the control's own value."""
    seen = []
    for widget in inside(explorer.live):
        widget.observe(seen.append)
    control.value = value
    changed = [(change["owner"], change["name"]) for change in seen]
    return [(type(owner).__name__, name) for owner, name in changed if (owner, name) != (control, "value")]


def milliseconds(control, values):
    """The kernel's work for a move, the median; the quieter of two rounds, since others use the machine."""
    return min(median(duration(control, value) for value in values) for _ in range(2))


def duration(control, value):
    start = time.thread_time()  # does not count how long others had the processor
    control.value = value
    return 1000 * (time.thread_time() - start)
