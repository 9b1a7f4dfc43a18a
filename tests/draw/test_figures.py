"""Plots: any figure becomes a picture, with the same bytes everywhere, and marks stand where they belong."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from matplotlib.figure import Figure

from helpers.draw import figures

SCRIPT = """
from helpers import draw  # before matplotlib, as in a notebook
from matplotlib.figure import Figure
fig = Figure()
fig.subplots().plot([1, 3, 2])
print(draw.figure(fig, "A line.").svg)
"""


def line(*ys):
    """Return a figure with a line."""
    fig = Figure()
    fig.subplots().plot(ys)
    return fig


def printed(**environment):
    """Return what the script prints in a new process."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | environment,
        capture_output=True,
        check=True,
        text=True,
    )


def test_two_processes_write_the_same_bytes():
    assert printed(PYTHONHASHSEED="1").stdout == printed(PYTHONHASHSEED="2").stdout


def test_a_first_start_says_nothing_where_nothing_can_be_written():
    done = printed(
        HOME="/nowhere", MPLCONFIGDIR="/proc/nowhere", XDG_CACHE_HOME="/nowhere", XDG_CONFIG_HOME="/nowhere"
    )
    assert done.stderr == ""


def test_a_figure_keeps_its_size_and_says_what_it_shows():
    picture = figures.figure(line(1, 3, 2), "A line.", [["x", "y"], ["0", "1"]])
    assert (picture.width, picture.alt, picture.table) == (640, "A line.", (("x", "y"), ("0", "1")))


@pytest.mark.parametrize(
    ("fig", "alt"), [(None, "A line."), ([1, 2], "A line."), (Figure(), ""), (Figure(), 3)]
)
def test_what_is_no_figure_or_has_no_sentence_is_refused_in_one_sentence(fig, alt):
    with pytest.raises(TypeError, match=r"^[^\n.]+(\.figure)?\.?[^\n]*\.$"):
        figures.figure(fig, alt)


def framed():
    """Return axes from 0 to 10 that are rendered already."""
    fig = Figure((4, 3), dpi=72)
    fig.subplots().set(xlim=(0, 10), ylim=(0, 10))
    return figures.Backdrop(fig)


def test_marks_are_drawn_where_they_belong_and_leave_nothing_behind():
    backdrop = framed()
    x, y = (round(float(px), 2) for px in backdrop.place(5, 5))
    picture = backdrop.picture(lambda ax: ax.plot(5, 5, "o"), "A point.")
    assert f"x='{x:g}' y='{y:g}'" in picture.svg
    assert backdrop.picture(lambda ax: None, "Nothing.").svg == backdrop.svg


def test_two_threads_draw_the_same_bytes():
    backdrop = framed()

    def drawn(k):
        return backdrop.picture(lambda ax: ax.plot([k % 3, 5], [1, 2]), "A line.").svg, figures.figure(
            line(1, 2), "A line."
        ).svg

    alone = list(map(drawn, range(12)))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(drawn, range(12))) == alone
