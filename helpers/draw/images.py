"""Small grey pictures in rows, each with its caption, such as handwritten digits."""

from math import isqrt

import numpy as np

from helpers.draw.axes import breadth, note, source
from helpers.draw.numbers import counted
from helpers.draw.palette import FRAME, INK, SMALL
from helpers.draw.picture import WIDEST, Picture
from helpers.draw.svg import block

SIDE = 64  # px, about the longer side of an image
AIR = 14  # px between images and around them
SHADES = 8  # steps from blank to full ink
LINE = SMALL + 3  # px, height of a line of a caption


def images(pictures, captions, columns=8):
    r"""Draw small images in rows: dark ink on a light ground, a caption below each.

    Parameters
    ----------
    pictures : array (n, h, w) or (n, h·h)
        A row of pixels is taken for a square. Zero is blank, the largest number of all is full ink.
    captions : list of str
        One for each image; "\n" begins a second line.
    columns : int
        How many images stand side by side, as far as the page is wide enough.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If the pictures are no such array, or the captions are not as many.
    """
    pixels, captions = checked(pictures), [str(caption) for caption in captions]
    if len(captions) != len(pixels):
        raise ValueError(
            f"There are {counted(len(pixels), 'image')} but {counted(len(captions), 'caption')}."
        )
    if columns < 1:
        raise ValueError(f"columns is {columns}; at least one image stands in a row.")
    rows = [("image", "caption"), *((str(i + 1), said(caption)) for i, caption in enumerate(captions))]
    return Picture(drawn(pixels, captions, columns), sentence(pixels, captions), tuple(rows))


def checked(pictures):
    """Return the images as an array (n, h, w) of numbers from 0 to 1."""
    try:
        pixels = np.array(pictures, dtype=float)
    except (TypeError, ValueError):
        raise TypeError("The pictures must be one array of numbers, all of the same size.") from None
    if pixels.ndim == 2 and isqrt(pixels.shape[1]) ** 2 == pixels.shape[1]:
        pixels = pixels.reshape(len(pixels), isqrt(pixels.shape[1]), -1)
    if pixels.ndim != 3 or not pixels.size:
        raise ValueError(f"The pictures have shape {pixels.shape}; images need (n, h, w), or (n, h·h).")
    if not np.isfinite(pixels).all():
        raise ValueError("A pixel is nan or infinite; images need ordinary numbers.")
    return np.maximum(pixels, 0) / (pixels.max() if pixels.max() > 0 else 1)


def said(caption):
    """Return a caption in one line."""
    return ", ".join(caption.split("\n"))


def sentence(pixels, captions):
    """Say how many images there are, how large, and what stands below them."""
    n, h, w = pixels.shape
    each = f" {h} × {w} pixels" + (" each" if n > 1 else "")
    return f"{counted(n, 'image')} of{each}: {'; '.join(map(said, captions))}."


def drawn(pixels, captions, columns):
    """Write the SVG source: frames and captions one by one, the ink of all images by its shade."""
    n, h, w = pixels.shape
    dot = max(1, round(SIDE / max(h, w)))
    pitch_x = max([w * dot, *(breadth(line) for caption in captions for line in caption.split("\n"))]) + AIR
    columns = max(1, min(columns, n, int((WIDEST - AIR) // pitch_x)))
    lines = max(caption.count("\n") for caption in captions) + 1
    pitch_y = h * dot + LINE * lines + AIR
    corners = [
        (int(AIR / 2 + i % columns * pitch_x + (pitch_x - w * dot) / 2), AIR // 2 + i // columns * pitch_y)
        for i in range(n)
    ]
    body = ink(pixels, corners, dot)
    for (x, y), caption in zip(corners, captions, strict=True):
        body += framed(x, y, w * dot, h * dot, caption)
    return source(round(columns * pitch_x + AIR), corners[-1][1] + pitch_y, body)


def framed(x, y, width, height, caption):
    """Write the frame of an image and its caption."""
    look = f"fill='none' stroke='{FRAME}'"
    frame = block(x + width / 2, y + height / 2, width + 1, height + 1, look)
    notes = [
        note(x + width / 2, y + height + LINE * (i + 1), line) for i, line in enumerate(caption.split("\n"))
    ]
    return frame + "".join(notes)


def ink(pixels, corners, dot):
    """Write the pixels that are not blank, one path for each shade."""
    shades = np.ceil(pixels * SHADES - 0.5).astype(int)
    squares = {}
    for i, row, column in np.argwhere(shades > 0).tolist():
        x, y = corners[i][0] + column * dot, corners[i][1] + row * dot
        squares.setdefault(int(shades[i, row, column]), []).append(f"M{x} {y}h{dot}v{dot}h-{dot}z")
    paths = [
        f"<path d='{''.join(squares[shade])}' fill-opacity='{shade / SHADES:g}'/>"
        for shade in sorted(squares)
    ]
    return f"<g fill='{INK}' shape-rendering='crispEdges'>{''.join(paths)}</g>"
