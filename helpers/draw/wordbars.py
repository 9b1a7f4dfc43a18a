"""The picture of words: what each word of a text adds, as a bar to the right of zero or to the left."""

from math import isnan

from helpers.draw.axes import END, START, Axes, Scale, breadth, note, px, source
from helpers.draw.numbers import short
from helpers.draw.palette import GRADIENT, GRID, INK, PAPER, VALUE
from helpers.draw.picture import Picture
from helpers.draw.scale import can_show
from helpers.draw.series import number, titled
from helpers.draw.svg import text

MOST = 24  # rows
ROW, BAR, GAP = 18, 12, 3  # px that a row and its bar are high, and from one to the other
HATCH = 6  # px from one line of a hatched bar to the next
NARROWEST = 320  # px that the picture needs
NUMBER = 76  # px that a number takes at most, with the gap before it
FEW = 12  # of more words than this, the sentence leaves the numbers to the table
WORD = 152  # px; a longer word is cut
LONGEST = 60  # letters; a word with more has no room
EXAMPLE = '[("superb", 0.4)]'


def words(pairs, *, title="", size=(640, None)):
    """Draw what each word of a text adds: a row for each word, with a bar and its number.

    Parameters
    ----------
    pairs : list of (str, float)
        The words in the order of the text, each with its number; None is a number that is not known.
        Of more than 24 words, the 24 whose numbers are furthest from zero are drawn.
    title : str
    size : tuple of int
        Width and least height, in px; with None it is as high as the rows are.

    Returns
    -------
    Picture
        Its table has the words that are drawn, in full.

    Raises
    ------
    TypeError
        If pairs is no list of words with their numbers.
    ValueError
        If the picture is too narrow for bars.
    """
    pairs = checked(pairs)
    if size[0] < NARROWEST:
        raise ValueError(f"A picture of words needs a width of at least {NARROWEST} px; this has {size[0]}.")
    shown = furthest(pairs)
    remark = remarked(len(pairs), len(pairs) - len(shown))
    rows = [(word, "" if value is None else short(value)) for word, value in shown]
    said = sentence(shown, len(pairs), title)
    return Picture(drawn(shown, remark, title, *size), said, (("word", "number"), *rows))


def checked(pairs):
    """Return a learner's words with their numbers as floats; None stays None."""
    try:
        return [(printable(word), number(value)) for word, value in pairs]
    except (TypeError, ValueError):
        given = " ".join(repr(pairs).split())
        raise TypeError(f"pairs is {given:.40}; give words with their numbers, such as {EXAMPLE}.") from None


def printable(word):
    """Return a word with a question mark in place of each sign that no picture can hold.

    Raises
    ------
    TypeError
        If it is no text.
    """
    if not isinstance(word, str):
        raise TypeError(f"{word!r} is no word.")
    return word if word.isprintable() else "".join(c if c.isprintable() else "?" for c in word)


def furthest(pairs):
    """Return the pairs whose numbers are furthest from zero, in the order of the text."""
    order = sorted(range(len(pairs)), key=lambda i: -distance(pairs[i][1]))
    return [pairs[i] for i in sorted(order[:MOST])]


def distance(value):
    """Return how far a number is from zero; what is no number comes last."""
    return -1 if value is None or isnan(value) else abs(value)


def remarked(count, left_out):
    """Say what a learner would look for in vain."""
    if not count:
        return "no words"
    return f"left out: the {left_out} of {count} words that are closest to zero" if left_out else ""


def drawn(shown, remark, title, width, least):
    """Write the SVG source."""
    axes = fitted(shown, title, width)
    height = max(round(axes.bottom) + ROW * bool(remark) + 8, least or 0)
    parts = [text(width / 2, 18, title, INK, "font-weight='bold'")] if title else []
    parts.append(lines(axes, width) if shown else "")
    for i, (word, value) in enumerate(shown):
        y = axes.top + ROW * i
        parts.append(note(width // 4, y + 13, cut(word, min(width // 4 - 8, WORD)), look=END))
        parts.append("" if value is None else one_bar(axes, y, value))
    parts.append(note(width / 2, axes.bottom + 14, remark) if remark else "")
    return source(width, height, "".join(parts))


def fitted(shown, title, width):
    """Return axes with zero in the middle, so that it stays there while a learner types."""
    longest = max((abs(value) for _, value in shown if can_show(value)), default=0)
    left, top = width // 4 + NUMBER, 8 + 22 * bool(title)
    return Axes(
        left, top, width - left - NUMBER, ROW * len(shown), Scale.around([-longest, longest]), Scale(0, 1)
    )


def lines(axes, width):
    """Write the line that the bars begin at, and faint ones between the rows."""
    zero, bottom = px(axes.across(0)), px(axes.bottom)
    steps = range(ROW, round(axes.height), ROW)
    faint = "".join(f"M8,{px(axes.top + step)}H{width - 8}" for step in steps)
    return (
        f"<path d='{faint}' stroke='{GRID}'/>"
        f"<path d='M{zero},{px(axes.top)}V{bottom}' stroke='{INK}' stroke-width='1.5'/>"
    )


def one_bar(axes, y, value):
    """Write a bar and its number: to the right, or hatched to the left; what is not finite has no bar."""
    zero = axes.across(0)
    end = axes.across(value) if can_show(value) else zero
    if value < 0:
        return hatched(end, y + GAP, zero - end) + note(end - 5, y + 13, short(value), GRADIENT, END)
    return solid(zero, y + GAP, end - zero) + note(end + 5, y + 13, short(value), VALUE, START)


def solid(x, y, width):
    """Write a filled bar; none if it has no width."""
    box = f"x='{px(x)}' y='{px(y)}' width='{px(width)}' height='{BAR}'"
    return f"<rect {box} fill='{VALUE}'/>" if width else ""


def hatched(x, y, width):
    """Write a bar as a broken outline that is filled with slanted lines; none if it has no width."""
    if not width:
        return ""
    box = f"x='{px(x)}' y='{px(y)}' width='{px(width)}' height='{BAR}'"
    look = f"stroke='{GRADIENT}' stroke-width='{2 if width > HATCH else 1}' stroke-dasharray='5 2'"
    outline = f"<rect {box} fill='{PAPER}' {look}/>"
    # up to the right, and back down beside it without a line: one text, repeated, is quick to write
    lines = f"l{HATCH},-{BAR}m0,{BAR}" * int(width / HATCH)
    return outline + (f"<path d='M{px(x)},{px(y + BAR)}{lines}' stroke='{GRADIENT}'/>" if lines else "")


def cut(word, room):
    """Shorten a word that is too long for its room, in px."""
    if len(word) <= LONGEST and extent(word) <= room:
        return word
    word = word[:LONGEST]
    while word and extent(word + "…") > room:
        word = word[:-1]
    return word + "…"


def extent(word):
    """Return how much room a word takes at most, in px; letters such as 語 are broader than ours."""
    return breadth(word) + 6 * sum(letter >= "\u1100" and letter != "…" for letter in word)


def sentence(shown, count, title):
    """Say what the bars show; of many words only the lowest and the highest."""
    if not count:
        return titled(title, "There are no words.")
    said = f"Bars of {count} word{'s' * (count != 1)}, in the order of the text"
    said += f", of which the {len(shown)} furthest from zero are shown" * (count > len(shown))
    return titled(title, f"{said}: {all_of(shown) if count <= FEW else extremes(shown)}.")


def all_of(pairs):
    """Say the number of every word."""
    return ", ".join(quoted(pair) for pair in pairs)


def extremes(pairs):
    """Say which words have the lowest and the highest number."""
    known = [pair for pair in pairs if can_show(pair[1])]
    if not known:
        return "no number that can be drawn"
    low, high = min(known, key=value_of), max(known, key=value_of)
    return f"lowest {quoted(low)}, highest {quoted(high)}"


def value_of(pair):
    """Return the number of a word."""
    return pair[1]


def quoted(pair):
    """Write a word with its number; a long word is cut here, too."""
    word, value = pair
    return f"“{cut(word, WORD)}”" + ("" if value is None else f" {short(value)}")
