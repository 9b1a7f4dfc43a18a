"""Lines, bars and words that explorers draw anew at every move, on axes that stay."""

import numpy as np

from helpers.draw.frames import Axis, drawable, frame, steady
from helpers.draw.marks import END
from helpers.draw.numbers import short
from helpers.draw.palette import GRADIENT, GRID, INK, PAPER, VALUE
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.plots import cut, plotted, told
from helpers.draw.svg import START, line, note, source, text_width

ROW, HATCH = 17, 6  # px from one row of text to the next, and from one line of a hatched bar to the next
NUMBER = 56  # px that a number takes at most; with less room for each, none is written
FEW, MOST = 12, 24  # numbers in a sentence, words in a picture
COLOURS = {"solid": VALUE, "hatched": GRADIENT, "level": GRADIENT}


def curves(ys, x, *, log=False, xlabel="", ylabel="", title="", mark=None, size):
    """Draw lines over the same x, between limits of y that stay for most moves.

    A line may end early. Of mark, one of x, the value of every line is written.
    """
    lines = {name: np.array(line, float) for name, line in ys.items()}
    up = Axis(*steady(np.concatenate([*lines.values()]), log), log)
    return plotted(lines, np.array(x, float), up, "y" * log, xlabel, ylabel, title, mark=mark, size=size)


def bars(series, *, labels=None, log=False, title="", size):
    """Draw rows of numbers as bars, side by side in groups, over their numbers; derivatives are hatched.

    The groups are called 1, 2, 3, … unless labels says otherwise. On a logarithmic axis stand the sizes of
    the numbers. The legend adds to the height.
    """
    numbers = np.array([*series.values()], float)  # (kinds, groups)
    kinds, groups = numbers.shape
    labels = tuple(labels or map(str, range(1, groups + 1)))
    limits = steady(np.abs(numbers) if log else numbers, log)
    derivatives = next(iter(series)).lstrip("‖").startswith("d")  # dw, ‖dW‖, dJ at x
    looks = ["solid", "hatched", "level"][derivatives:][:kinds]
    legend = 1 if sum(44 + text_width(name) for name in series) < size[0] - 40 else kinds  # its rows
    in_rows = (size[0] - 60) / groups >= NUMBER
    whole, below = (size[0], size[1] + ROW * legend), ROW * (legend + kinds * in_rows)
    backdrop = frame(whole, Axis(0, groups, names=labels), Axis(*limits, log), title=title, below=below)
    marks = [*keys(backdrop, series, looks, legend)]
    marks += standing(backdrop, numbers, looks, limits[0] if log else None, in_rows)
    said = []
    for name, row in series.items():
        at = [f"{short(number)} at {label}" for number, label in zip(row, labels, strict=True)]
        said.append(f"{name}: {listed(at, row)}")
    about = f"Bars of {', '.join(series)}{', sizes on a logarithmic axis' * log}"
    return backdrop.picture(marks, told(title, about, "; ".join(said)))


def standing(backdrop, numbers, looks, lowest, in_rows):
    """Yield bars on the lowest place of a logarithmic axis, or on 0, and their numbers in rows below them."""
    log, foot = lowest is not None, lowest or 0.0
    heights = np.nan_to_num(drawable(np.abs(numbers) if log else numbers, log), nan=foot)
    (left, _, right, bottom), (kinds, groups) = backdrop.border, numbers.shape
    ((_, zero),) = backdrop.places([0], [foot])
    width = 0.86 * (right - left) / groups / kinds
    for i, look in enumerate(looks):
        spots = backdrop.places(np.arange(groups) + 0.5, heights[i])
        for (x, y), number in zip(spots, numbers[i].tolist(), strict=True):
            yield filled(x + width * (i + 0.06 - kinds / 2), zero, 0.88 * width, zero - y, look)
            yield note(x, bottom + 35 + ROW * i, short(number), COLOURS[look]) if in_rows else ""
        yield filled(left - 34, bottom + 36 + ROW * i, 20, 11, look) if in_rows else ""
    yield "" if log else line(f"M{left:g},{zero:g}H{right:g}", INK, 1.5)


def keys(backdrop, names, looks, rows):
    """Yield the legend below a chart: a small bar before each name."""
    x, y = backdrop.border[0] + 4, backdrop.height - 2 - ROW * (rows - 1)
    for name, look in zip(names, looks, strict=True):
        yield filled(x, y, 20, 11, look) + note(x + 26, y - 2, name, look=START)
        x, y = (x + 44 + text_width(name), y) if rows == 1 else (x, y + ROW)


def listed(said, values):
    """Return what is said of all numbers; of many, of the lowest and the highest."""
    if len(said) <= FEW:
        return ", ".join(said)
    return f"lowest {said[np.argmin(values)]}, highest {said[np.argmax(values)]}"


def filled(x, foot, width, up, look):
    """Return a bar from its foot up or, if that is less than 0, down; those of derivatives bear lines."""
    y, height = foot - max(up, 0), abs(up)
    if not height >= 0.05:
        return ""  # nothing to see
    box = f"x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height:.1f}'"
    if look == "solid":
        return f"<rect {box} fill='{VALUE}'/>"
    lines = []
    for c in np.arange(HATCH, width + height if look == "hatched" else height, HATCH):
        if look == "hatched":  # from the left or lower side to the upper or right one
            lines.append(f"M{x + max(0, c - height):.1f},{y + min(c, height):.1f}")
            lines.append(f"L{x + min(c, width):.1f},{y + max(0, c - width):.1f}")
        else:
            lines.append(f"M{x:.1f},{y + c:.1f}h{width:.1f}")
    dashes = " stroke-dasharray='5 2'" if look == "hatched" else ""
    outline = f"<rect {box} fill='{PAPER}' stroke='{GRADIENT}' stroke-width='2'{dashes}/>"
    return outline + line("".join(lines), GRADIENT, 1) if lines and width > 6 else outline


def words(pairs, yours=()):
    """Draw what each word of a text adds: a row with a bar and its number, for the 24 furthest from zero.

    `yours`, if given, holds for each word what a learner found and how it is written, with a ✗ before
    what is wrong: a second bar below the first.
    """
    furthest = sorted(range(len(pairs)), key=lambda i: -abs(pairs[i][1]))[:MOST]
    shown = [pairs[i] for i in sorted(furthest)]
    theirs = [yours[i] if yours else () for i in sorted(furthest)]
    room, zero = WIDEST * 3 / 8 - 76, WIDEST * 5 / 8  # px for the longest bar; where they begin
    longest = max((abs(x) for _, x in shown), default=0) or 1
    rows, high = [], 34 if yours else 18
    for i, ((word, number), mine) in enumerate(zip(shown, theirs, strict=True)):
        y = 8 + high * i
        rows.append(line(f"M8,{y}H{WIDEST - 8}", GRID, 1) if i else "")
        rows.append(note(WIDEST / 4, y + 13, cut(word), look=END))
        look = "hatched" if number < 0 else "solid"
        rows += sideways(zero, y, number / longest * room, short(number), look)
        if mine:
            length = np.clip(np.nan_to_num(mine[0]) / longest, -1, 1) * room
            rows += sideways(zero, y + 16, length, mine[1], "level")
    height = 16 + high * len(shown)
    rows.append(line(f"M{zero:g},8V{height - 8}", INK, 1.5) if shown else "")
    remark = "" if shown else "no words"
    if left_out := len(pairs) - len(shown):
        remark = f"left out: the {left_out} of {len(pairs)} words that are closest to zero"
    if remark:
        rows.append(note(WIDEST / 2, height + 6, remark))
        height += 18
    said = listed([f"“{cut(word)}” {short(number)}" for word, number in shown], [x for _, x in shown])
    said = f"Bars of {len(pairs)} words, in the order of the text: {said}."
    heads = ("word", "number", "yours")[: 3 if yours else 2]
    table = ((word, short(number), *mine[1:]) for (word, number), mine in zip(shown, theirs, strict=True))
    return Picture(source(WIDEST, height, *rows), said if shown else "There are no words.", (heads, *table))


def sideways(zero, y, length, words, look):
    """Yield a bar to the right of a place or, if its length is below 0, to the left, and words at its end."""
    side, step = (END, -5) if length < 0 else (START, 5)
    yield filled(zero + min(length, 0), y + 15, abs(length), 12, look)
    yield note(zero + length + step, y + 13, words, COLOURS[look], side)
