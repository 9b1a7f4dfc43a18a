"""What a check says: right, wrong or not yet, as a value that shows itself."""

from dataclasses import dataclass
from html import escape

RIGHT, WRONG, OPEN = "right", "wrong", "not yet"
PLACES = "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"
SYMBOL = {RIGHT: "✓", WRONG: "✗", OPEN: "…"}
# Green, vermilion, grey; the symbol and the words say the same without any colour.
EDGE = {RIGHT: "solid #00734f", WRONG: "double #b84a00", OPEN: "dotted #767676"}


@dataclass(frozen=True)
class Verdict:
    """What a check found: true if the answer is right, and not otherwise.

    Parameters
    ----------
    state : {"right", "wrong", "not yet"}
    title : str
        The exercise.
    message : str
        What was found, in a sentence or two.
    case : str
        What went in and came out, where a function was asked for.
    printed : str
        What the learner's own function printed.
    hints : tuple of str
        Shown folded, one after the other, until the answer is right.
    solution : str
        Shown folded, after the hints.
    note : str
        What is to be said beside, such as that the progress could not be kept.
    """

    state: str
    title: str
    message: str
    case: str = ""
    printed: str = ""
    hints: tuple[str, ...] = ()
    solution: str = ""
    note: str = ""

    def __bool__(self):
        return self.state == RIGHT

    def __repr__(self):
        first = f"{SYMBOL[self.state]} {self.title}: {self.state}. {self.message}".strip()
        return "\n".join(filter(None, [first, self.case, self.note])).replace("\n", "\n  ")

    def _repr_html_(self):
        head = f"{SYMBOL[self.state]} {escape(self.title)}: {self.state}."
        case = f'<code style="white-space:pre-wrap">{escape(self.case)}</code>' * bool(self.case)
        parts = f"<b>{head}</b> {escape(self.message)}", case, escape(self.note)
        body = "".join([*(f"<div>{part}</div>" for part in parts if part), *self.folds()])
        # the line at the left says the state by its style too
        return f'<div style="border-left:6px {EDGE[self.state]};padding-left:10px">{body}</div>'

    def folds(self):
        """Yield what is folded away, in the order in which it should be opened."""
        if self.printed:
            yield fold("your function printed", f"<pre>{escape(self.printed)}</pre>")
        for k, hint in enumerate(() if self else self.hints):
            yield fold(f"{PLACES[k]} hint", f"<p>{escape(hint)}</p>")
        if self.solution:
            yield fold("solution", f"<pre>{escape(self.solution)}</pre>")


@dataclass(frozen=True)
class Summary:
    """Where a learner stands: each exercise with its state, and the minutes left.

    Parameters
    ----------
    rows : tuple of (str, str, int)
        State, title and minutes of every exercise, in the order of the notebook.
    opened : tuple of str
        The titles of those whose solution was opened before they were right.
    note : str
        What is to be said beside, such as that the kept progress could not be read.
    """

    rows: tuple
    opened: tuple[str, ...] = ()
    note: str = ""

    def __repr__(self):
        lines = [
            f"{SYMBOL[state]} {title}: {self.words(state, title)}{f' ({minutes} min)' * (state != RIGHT)}"
            for state, title, minutes in self.rows
        ]
        return "\n".join(filter(None, [*lines, self.counts, self.note]))

    def _repr_html_(self):
        items = "".join(
            f"<tr><td>{SYMBOL[state]} {self.words(state, title)}</td><td>{escape(title)}</td>"
            f"<td>{minutes} min</td></tr>"
            for state, title, minutes in self.rows
        )
        note = f"<div>{escape(self.note)}</div>" if self.note else ""
        return f"<div><table>{items}</table><b>{self.counts}</b>{note}</div>"

    @property
    def counts(self):
        """How many are done, open and wrong, and how long the rest takes, about."""
        states = [state for state, _, _ in self.rows]
        left = sum(minutes for state, _, minutes in self.rows if state != RIGHT)
        done = f"{states.count(RIGHT)} of {len(states)} done"
        time = f"; about {left} minutes left" if left else ""
        return f"{done}, {states.count(OPEN)} open, {states.count(WRONG)} wrong{time}."

    def words(self, state, title):
        """Return a state, and whether the solution was looked at on the way to it."""
        return f"{state}, with the solution" if state == RIGHT and title in self.opened else state


class Help(str):
    """A hint or a solution, which a notebook shows as it is, without quotation marks."""

    __repr__ = str.__str__


def fold(summary, body):
    """Fold something away until the reader opens it."""
    return f"<details><summary>{summary}</summary>{body}</details>"
