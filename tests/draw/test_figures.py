"""Figures: any one becomes a picture, with the same bytes everywhere, and marks stand where they belong."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from matplotlib import rcParams
from matplotlib.figure import Figure

from helpers.draw import figures

SCRIPT = """
from helpers import draw  # before matplotlib, as in a notebook
from matplotlib.figure import Figure
fig = Figure()
fig.subplots().plot([1, 3, 2])
print(draw.figure(fig, "A line.").svg)
print(draw.curves({"a": [1, 2], "b": [3, None, 1]}, log="y", mark=1).svg)
print(draw.bars({"out": [1, 2], "dw": [1, -2]}).svg)
field = draw.field(lambda x, y: x * x + 4 * y * y, n=9)
print(draw.contours(field, [(1, 1), (0, 0.5)], (1, 1, 2, 8)).svg)
print(draw.surface(field, [(1, 1), (0, 0.5)]).svg)
"""


def printed(**environment):
    """Return what the script prints in a new process, and what it says on the way."""
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, check=True, text=True)
    return done.stdout, done.stderr


def styled(*ys):
    """Return a figure with a line."""
    with figures.style():
        fig = Figure()
        fig.subplots().plot(ys)
    return fig


def framed():
    """Return axes from 0 to 10, rendered already."""
    fig = Figure((4, 3), dpi=72)
    fig.subplots().set(xlim=(0, 10), ylim=(0, 10))
    return figures.Backdrop(fig)


def test_two_processes_write_the_same_bytes_without_a_word():
    assert printed(PYTHONHASHSEED="1") == printed(PYTHONHASHSEED="2") == (printed()[0], "")


def test_a_first_start_says_nothing_where_nothing_can_be_written():
    nowhere = dict.fromkeys(("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "/proc/nowhere")
    assert printed(**nowhere) == (printed()[0], "")


def test_what_a_machine_or_a_learner_has_set_changes_no_picture(monkeypatch):
    as_it_is = figures.figure(styled(1, 3, 2), "A line.").svg
    changes = {"svg.fonttype": "path", "axes.facecolor": "black", "font.size": 30, "lines.linewidth": 9}
    for name, value in changes.items():
        monkeypatch.setitem(rcParams, name, value)
    assert figures.figure(styled(1, 3, 2), "A line.").svg == as_it_is
    assert rcParams["font.size"] == 30  # and what is set stays so


def test_a_figure_of_ones_own_keeps_its_size_and_style():
    fig = Figure((3, 2), dpi=200, facecolor="#123456")
    fig.subplots().set_title("mine", fontname="Comic Sans MS")
    picture = figures.figure(fig, "Nothing.", [["x", "y"], ["0", "1"]])
    assert picture.width == 600 and "viewBox='0 0 216 144'" in picture.svg
    assert "#123456" in picture.svg and "Comic Sans MS" in picture.svg
    assert (picture.alt, picture.table) == ("Nothing.", (("x", "y"), ("0", "1")))


def test_the_source_holds_no_names_no_date_and_no_long_numbers():
    svg = figures.figure(styled(1, 3, 2), "A line.").svg
    assert not re.search(r"<(metadata|style|!DOCTYPE)|xlink|DejaVu|\d\.\d{3}|figure_1", svg)
    assert svg.startswith("<svg xmlns='http://www.w3.org/2000/svg' width='461' height='346'")
    assert "M0 345.6L460.8 345.6L460.8 0L0 0z' style='fill: #ffffff'" in svg  # a ground for dark themes


@pytest.mark.parametrize("text", ["<&>", "a ' b", 'a " b', "語 → ∂", "\x08"])
def test_every_letter_arrives_and_none_warns(text, recwarn):
    fig = styled(1, 2)
    fig.axes[0].set_title(text)
    svg = figures.figure(fig, "A line.").svg
    assert text.replace("\x08", "?") in ElementTree.fromstring(svg).itertext()
    assert not recwarn


@pytest.mark.parametrize(
    ("fig", "alt", "sentence"),
    [
        (None, "A line.", "This is a NoneType; give a matplotlib Figure, such as ax.figure."),
        ([1, 2], "A line.", "This is a list; give a matplotlib Figure, such as ax.figure."),
        (Figure(), " ", "alt is ' '; say in a sentence what the figure shows, for who cannot see it."),
        (Figure(), 3, "alt is 3; say in a sentence what the figure shows, for who cannot see it."),
    ],
)
def test_what_is_no_figure_or_has_no_sentence_is_refused_in_one_sentence(fig, alt, sentence):
    with pytest.raises(TypeError) as error:
        figures.figure(fig, alt)
    assert str(error.value) == sentence


def test_marks_are_drawn_where_they_belong_and_leave_nothing_behind():
    backdrop = framed()
    stays = backdrop.artists()
    x, y = backdrop.place(2, 5)
    marks = backdrop.marks(lambda ax: ax.plot(2, 5, "o"))
    assert f"x='{round(x, 1):g}' y='{round(y, 1):g}'" in marks and (x, y) == pytest.approx((80.64, 109.08))
    assert (
        backdrop.picture(marks, alt="A point.").svg == backdrop.svg.removesuffix("</svg>") + marks + "</svg>"
    )
    assert backdrop.marks(lambda ax: None) == "" and backdrop.artists() == stays


def test_marks_that_fail_leave_nothing_behind():
    backdrop = framed()
    with pytest.raises(ValueError, match="broken"):
        backdrop.marks(
            lambda ax: ax.bar([1, 2], [3, 4], label="a") and ax.legend() and ax.plot([1], "broken")
        )
    assert backdrop.marks(lambda ax: None) == ""


def test_a_point_of_a_surface_is_placed_as_matplotlib_places_it():
    fig = Figure((4, 3), dpi=72)
    fig.add_subplot(projection="3d").set(xlim=(0, 1), ylim=(0, 1), zlim=(0, 1))
    backdrop = figures.Backdrop(fig)
    x, y = backdrop.place(0.2, 0.7, 0.4)
    marks = backdrop.marks(lambda ax: ax.plot([0.2], [0.7], [0.4], "o"))
    found = re.search("x='(.*?)' y='(.*?)'", marks)
    assert (float(found[1]), float(found[2])) == pytest.approx((x, y), abs=0.06)


def test_threads_that_draw_at_once_draw_the_same_bytes_as_one_alone():
    backdrop = framed()

    def drawn(k):
        return backdrop.marks(lambda ax: ax.plot([k % 3, 5], [1, 2])), figures.figure(
            styled(1, 2), "A line."
        ).svg

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(drawn, range(24))) == [drawn(k) for k in range(24)]
