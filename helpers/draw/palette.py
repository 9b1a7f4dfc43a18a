"""The colours and letter sizes that every picture of the course shares."""

VALUE = "#0072b2"  # blue: numbers of the forward sweep, solid arrows
GRADIENT = "#b84a00"  # vermilion: numbers of the backward sweep, dashed arrows
INK = "#222222"  # names and formulas
FRAME = "#5c6670"  # outlines of boxes
WAITING = "#b9c0c7"  # arrows that a sweep has not reached yet; never used for text
PAPER = "#ffffff"  # a background of our own, so that dark themes work
INPUT_FILL = "#f2f4f6"  # inputs are shaded, operations are not
GRID = "#e3e7ea"  # the faint lines behind a plot; never used for text

FONT = "Helvetica,Arial,sans-serif"
TEXT = 14  # names, formulas, values and gradients, in px
SMALL = 12  # local derivatives, in px; nothing is ever smaller
