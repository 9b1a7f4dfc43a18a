"""Figures: any one becomes a picture, with the same bytes everywhere, and marks find their places on it."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import numpy as np
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
print(draw.curves({"a": [1, 2], "b": [3, 0, 1]}, log="y").svg)
field = draw.field(lambda x, y: x * x + 4 * y * y, n=9)
for picture in (draw.contours, draw.surface):
    print(picture(field, [(1, 1), (0, 0.5)], size=(310, 290)).svg)
"""


def styled(*ys):
    """Return a figure with a line."""
    with figures.style():
        fig = Figure()
        fig.subplots().plot(ys)
    return fig


def test_processes_write_the_same_bytes_without_a_word_even_where_nothing_can_be_stored():
    nowhere = dict.fromkeys(("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "/proc/nowhere")
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env=os.environ | changes, capture_output=True, text=True
        )
        for changes in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}, nowhere)
    ]
    assert {run.stderr for run in runs} == {""} and len({run.stdout for run in runs}) == 1
    assert runs[0].stdout.count("</svg>") == 4


def test_what_a_machine_or_a_learner_has_set_changes_no_picture(monkeypatch):
    as_it_is = figures.figure(styled(1, 3, 2), "A line.").svg
    changes = {"svg.fonttype": "path", "axes.facecolor": "black", "font.size": 30, "lines.linewidth": 9}
    for name, value in changes.items():
        monkeypatch.setitem(rcParams, name, value)
    with np.printoptions(legacy="1.13", precision=2):
        assert figures.figure(styled(1, 3, 2), "A line.").svg == as_it_is
    assert rcParams["font.size"] == 30  # and what is set stays so


def test_the_source_holds_no_names_no_date_and_no_long_numbers():
    svg = figures.figure(styled(1, 3, 2), "A line.").svg
    assert not re.search(r"<(metadata|style|!DOCTYPE)|xlink|DejaVu|\d\.\d{3}|figure_1", svg)
    assert svg.startswith("<svg xmlns='http://www.w3.org/2000/svg' width='461' height='346'")
    assert "M0 345.6L460.8 345.6L460.8 0L0 0z' style='fill: #ffffff'" in svg  # a ground for dark themes


def test_every_letter_arrives_and_none_warns(recwarn):
    fig = styled(1, 2)
    fig.axes[0].set_title("<&> ' \" 語 → ∂")
    svg = figures.figure(fig, "A line.").svg
    assert "<&> ' \" 語 → ∂" in ElementTree.fromstring(svg).itertext() and not recwarn


@pytest.mark.parametrize("point", [(2, 5), (0.2, 0.7, 0.4)])
def test_a_point_is_placed_where_matplotlib_places_it(point):
    fig = Figure((4, 3), dpi=72)
    ax = fig.add_subplot(projection="3d" if len(point) == 3 else None)
    ax.set(**dict.fromkeys(["xlim", "ylim", "zlim"][: len(point)], (0, 10)), title="title")
    backdrop = figures.Backdrop(fig)
    ((x, y),) = backdrop.places(*([number] for number in point))
    ax.plot(*([number] for number in point), "*")
    *_, found = re.findall("<use [^>]*x='(.*?)' y='(.*?)'", figures.rendered(fig))
    assert tuple(map(float, found)) == pytest.approx((x, y), abs=0.06)


def test_what_elements_of_a_group_have_in_common_is_said_once():
    fig = styled(1, 3, 2)
    fig.axes[0].hlines([1, 2, 3], 0, 2, ["#111111", "#222222", "#222222"], linewidth=3)
    (group,) = re.findall("<g [^>]*stroke-width: 3'>.*?</g>", figures.rendered(fig))
    assert re.findall("style='([^']*)'/>", group) == [f"stroke: #{digit * 6}" for digit in "122"]


def test_threads_that_draw_at_once_draw_the_same_bytes_as_one_alone():
    def drawn(k):
        return figures.rendered(styled(1, k % 3))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(drawn, range(24))) == [drawn(k) for k in range(24)]
