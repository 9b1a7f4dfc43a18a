"""The colours and letter sizes that every picture of the course shares."""

VALUE = "#0072b2"  # blue: numbers of the forward sweep, solid arrows
GRADIENT = "#b84a00"  # vermilion: numbers of the backward sweep, dashed arrows
INK = "#222222"  # names and formulas
FRAME = "#5c6670"  # outlines of boxes
WAITING = "#b9c0c7"  # arrows that a sweep has not reached yet; never used for text
PAPER = "#ffffff"  # a background of our own, so that dark themes work
INPUT_FILL = "#f2f4f6"  # inputs are shaded, operations are not
GRID = "#e3e7ea"  # the faint lines behind a plot; never used for text

# Lines and bars of a plot, told apart by colour, dashes and marker alike. All colours stand out from white
# by 4.5 to 1, and differ by 23 or more (CIE 1976) as colour-blind eyes see them (Machado et al., 2009).
SERIES = VALUE, GRADIENT, "#1f4c20", "#993d69", "#222222"
DASHES = "", "8 4", "2 3", "10 3 2 3", "16 4"
MARKERS = (  # circle, square, triangle, diamond and triangle upside down, as SVG paths around a place
    "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z",
    "m-3.5,-3.5h7v7h-7z",
    "m0,-5l4.5,8h-9z",
    "m0,-5l5,5l-5,5l-5,-5z",
    "m0,5l4.5,-8h-9z",
)

FONT = "Helvetica,Arial,sans-serif"
TEXT = 14  # names, formulas, values and gradients, in px
SMALL = 12  # local derivatives, in px; nothing is ever smaller
