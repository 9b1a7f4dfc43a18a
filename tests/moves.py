"""What a learner does with an explorer, and sees of it: its words, its numbers, what a move changes."""

import re
from html import unescape


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


def numbers(line):
    """The numbers in a line such as dw1 = −16, dw2 = −8, db = −4."""
    return [number(part) for part in line.split(",")]


def table(explorer):
    """The rows of the page's table, as texts."""
    body = re.search("<tbody>(.*)</tbody>", explorer.page.value)[1]
    return [re.findall("<t[hd][^>]*>([^<]*)<", row) for row in body.split("</tr>")[:-1]]


def pictures(explorer):
    """The sentences of the page's pictures."""
    return [unescape(said) for said in re.findall('<svg role="img" aria-label="(.*?)"', explorer.page.value)]


def inside(widget):
    """The widget, and all that stand in it."""
    return [widget, *(found for child in getattr(widget, "children", ()) for found in inside(child))]


def controls(explorer):
    """The controls by their names."""
    named = [(getattr(it, "name", "") or getattr(it, "description", ""), it) for it in inside(explorer.live)]
    return {name: it for name, it in named if name}


def move(explorer, **values):
    """Move controls, given by their names; a space in a name is written as _."""
    for name, value in values.items():
        controls(explorer)[name.replace("_", " ")].value = value


def changes(explorer, control, value):
    """What changes in the whole explorer when a control is moved, but for the control's own value."""
    seen = []
    for widget in inside(explorer.live):
        widget.observe(seen.append)
    control.value = value
    changed = [(change["owner"], change["name"]) for change in seen]
    return [(type(owner).__name__, name) for owner, name in changed if (owner, name) != (control, "value")]
