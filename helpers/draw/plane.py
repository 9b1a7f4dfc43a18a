"""The plane of two numbers as a plot: equal steps look equally long, so that right angles look right."""

from dataclasses import replace

import numpy as np
from contourpy import contour_generator

from helpers.draw.axes import Axes
from helpers.draw.scale import Scale

UNLIKE = 2  # sides that differ by more than this factor fill the picture instead


def plane(field, size, **words):
    """Return the axes of a field in a picture, with the same scale on both sides where that fits.

    Parameters
    ----------
    field : Field
    size : tuple of float
        Width and height of the picture, in px.
    **words
        What `Axes.within` is to keep room for.
    """
    (left, low), (right, high) = field.low.tolist(), field.high.tolist()
    axes = Axes.within(size, Scale(left, right), Scale(low, high), **words)
    across, up = axes.width / (right - left), axes.height / (high - low)  # px for a step of 1
    if not 1 / UNLIKE <= across / up <= UNLIKE:
        return axes
    unit = min(across, up)
    return replace(axes, width=(right - left) * unit, height=(high - low) * unit)


def to_px(axes, points):
    """Return where points (k, 2) stand in the picture, in px."""
    low, span = np.array([axes.x.low, axes.y.low]), [axes.x.high - axes.x.low, axes.y.high - axes.y.low]
    return [axes.left, axes.bottom] + (points - low) / span * [axes.width, -axes.height]


def contour_maker(field, axes):
    """Return contourpy's generator of contour lines and bands of a field, in px."""
    xs = to_px(axes, np.stack([field.xs, np.full(len(field.xs), axes.y.low)], axis=1))[:, 0]
    ys = to_px(axes, np.stack([np.full(len(field.ys), axes.x.low), field.ys], axis=1))[:, 1]
    return contour_generator(xs, ys, field.Z)
