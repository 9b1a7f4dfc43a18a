"""The explorer without a browser: every control is moved to both ends and through junk."""

import re
import time
from html import unescape
from statistics import median

import pytest
from traitlets import TraitError

from helpers import explore


def text(explorer):
    """What the page says, without its tags."""
    return unescape(re.sub("<[^>]*>", " ", explorer.page.value))


@pytest.fixture
def explorer():
    return explore.graph("3*(a + b*c)", a=5, b=3, c=2)


def test_it_opens_with_the_lecture_numbers(explorer):
    assert "J: 33 → 33.006" not in text(explorer)  # the first quantity is a, not b
    assert "a: 5 → 5.001,  J: 33 → 33.003,  ΔJ/h = 3,  da = 3" in text(explorer)
    assert "in one sweep 5, one by one 11" in text(explorer)


def test_moving_b_changes_the_shown_dc(explorer):
    explorer.chosen.value = "c"
    assert "dc = ∂J/∂v · ∂v/∂u · ∂u/∂c = 3 × 1 × 3 = 9" in text(explorer)
    explorer.sliders["b"].value = 4
    assert "dc = ∂J/∂v · ∂v/∂u · ∂u/∂c = 3 × 1 × 4 = 12" in text(explorer)


def test_one_move_changes_one_trait_of_one_widget(explorer):
    changed = []
    for widget in (explorer.page, explorer.complaint, explorer.step, explorer.chosen, explorer.live):
        widget.observe(lambda change: changed.append((type(change["owner"]).__name__, change["name"])))
    explorer.sliders["b"].value = 4
    assert changed == [("LivePage", "value")]


@pytest.mark.parametrize("control", ["a", "b", "c", "step", "h", "chosen"])
def test_every_control_goes_to_both_ends_and_the_picture_stays(explorer, control):
    widget = explorer.sliders.get(control) or getattr(explorer, control)
    ends = {"chosen": ("a", "v"), "step": (0, 8)}.get(control) or (widget.min, widget.max)
    for end in ends:
        widget.value = end
        assert "<svg" in explorer.page.value and "⚠" not in explorer.page.value


def test_the_stepper_tells_every_product_of_the_sweep(explorer):
    told = []
    for step in range(explorer.step.last + 1):
        explorer.step.value = step
        told.append(re.search(r"<b>sweep</b> (.*?)</div>", explorer.page.value)[1])
    assert told[1] == "1 → u = b × c = 6"
    assert told[4:] == [
        "4 ← dv: dJ × ∂J/∂v = 1 × 3 = 3",
        "5 ← da: dv × ∂v/∂a = 3 × 1 = 3",
        "6 ← du: dv × ∂v/∂u = 3 × 1 = 3",
        "7 ← db: du × ∂u/∂b = 3 × 2 = 6",
        "8 ← dc: du × ∂u/∂c = 3 × 3 = 9",
    ]


def test_shares_that_meet_are_added_in_the_open():
    explorer = explore.graph("x*x + 3*x", x=2)
    assert "dx = 3 + 2 + 2 = 7" in text(explorer)


def test_a_typed_formula_gets_sliders_of_its_own_and_keeps_values_of_known_names(explorer):
    explorer.sliders["a"].value = 7
    explorer.typed.value = "a*x + x"
    assert explorer.values() == {"a": 7, "x": 2}
    assert "J: 16 →" in text(explorer)


def test_the_controls_of_the_formula_before_are_freed(explorer):
    before = explorer.controls
    explorer.typed.value = "a*x + x"
    assert len(before) == 6 and all(control.comm is None for control in before)
    assert all(control.comm is not None for control in explorer.controls)


@pytest.mark.parametrize("junk", ["", "3*(a +", "a b", "__import__('os')", "9**9**9", "(" * 999, "<b>x</b>"])
def test_a_bad_formula_is_reported_under_the_box_and_the_last_page_stays(explorer, junk):
    before = explorer.page.value
    explorer.typed.value = junk
    assert explorer.page.value == before
    assert "⚠" in explorer.complaint.value and "<b>" not in explorer.complaint.value
    explorer.typed.value = "a + 1"
    assert explorer.complaint.value == ""


@pytest.mark.parametrize("trivial", ["x", "3 + 4"])
def test_a_formula_with_nothing_to_walk_back_through_is_turned_down(explorer, trivial):
    before = explorer.page.value
    explorer.typed.value = trivial
    assert "use a variable, as in 2*x" in explorer.complaint.value and explorer.page.value == before


@pytest.mark.parametrize("h", [0, -0.001, float("nan")])
def test_a_nudge_is_above_zero(explorer, h):
    with pytest.raises(TraitError, match="^nudge h is .*; give a number above 0"):
        explorer.h.value = h
    assert explorer.h.value == 0.001


def test_a_nudge_into_a_hole_leaves_the_rest_of_the_page():
    explorer = explore.graph("1/x", x=-0.001)
    assert "x: −0.001 → 0,  1 / 0 has no value" in text(explorer) and "<svg" in explorer.page.value
    assert 'role="alert"' not in explorer.page.value


def test_the_complaint_points_at_the_place(explorer):
    explorer.typed.value = "3*(a + b%c)"
    assert "3*(a + b%c)\n        ^" in explorer.complaint.value


def test_what_a_learner_typed_is_escaped(explorer):
    explorer.typed.value = "<img src=x onerror=alert(1)>"
    assert "<img" not in explorer.complaint.value and "&lt;img" in explorer.complaint.value
    assert "&#x27;&lt;&#x27; is not allowed" in explorer.complaint.value


def test_the_picture_shows_the_step_and_no_more(explorer):
    assert ">dc = 9<" in explorer.page.value
    explorer.step.value = 7
    assert ">db = 6<" in explorer.page.value and ">dc = 9<" not in explorer.page.value


def test_a_product_of_rounded_numbers_is_not_called_equal():
    assert "0.333 × 7 ≈ 2.33" in text(explore.graph("a*b/3", a=1, b=7))


def test_a_value_where_the_formula_has_none_is_reported_above_the_last_good_picture():
    explorer = explore.graph("log(x)", x=1)
    explorer.sliders["x"].value = -1
    assert 'role="alert"' in explorer.page.value and "<svg" in explorer.page.value
    explorer.sliders["x"].value = 2
    assert "⚠" not in explorer.page.value


@pytest.mark.parametrize("far", [100.0, -100.0, 1e6])
def test_a_number_typed_beyond_the_slider_makes_the_slider_longer(explorer, far):
    explorer.sliders["a"].value = far
    assert explorer.sliders["a"].value == far
    assert explorer.sliders["a"].min <= far <= explorer.sliders["a"].max


def test_a_value_for_no_variable_is_an_error():
    with pytest.raises(ValueError, match="d"):
        explore.graph("3*(a + b*c)", a=5, d=3)


def test_a_formula_of_30_nodes_works_and_its_countless_paths_are_counted():
    explorer = explore.graph("; ".join(f"y{k + 1} = y{k}*y{k}" for k in range(29)), y0=1)
    explorer.chosen.value = "y0"
    assert f"({2**29} paths)" in text(explorer)


def test_the_still_is_there_without_a_kernel_and_gives_way_to_the_live_one(explorer):
    still = explorer.still()
    assert "<img" in still and "dc" in still and 'alt="' in still


def test_two_explorers_of_one_formula_show_the_same_page(explorer):
    assert explorer.page.value == explore.graph("3*(a + b*c)", a=5, b=3, c=2).page.value


def test_the_kernel_works_less_than_two_milliseconds_for_a_move(explorer):
    times = []
    for k in range(200):
        start = time.perf_counter()
        explorer.sliders["b"].value = k / 10
        times.append(time.perf_counter() - start)
    assert median(times) < 0.002
