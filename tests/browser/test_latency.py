"""How long a move takes, from the key press to the settled picture, beside a bare slider with a Label."""

from statistics import median, quantiles

import pytest

pytestmark = pytest.mark.browser

LABEL = """import ipywidgets as widgets
slider, label = widgets.IntSlider(0, min=-500, max=500, description="n"), widgets.Label("0")
slider.observe(lambda change: setattr(label, "value", str(change["new"])), "value")
widgets.VBox([slider, label])"""
EXPLORER = "from helpers import explore\nexplore.graph('3*(a + b*c)', a=5, b=3, c=2)"
BLOCKS, ROUNDS, PRESSES = 3, 4, 14

# Notes the time of each key press, of the last change outside the sliders, and what the kernel sends.
WATCH = """() => {
  const seen = window.seen = {press: null, settled: null, updates: 0, bare: 0};
  const output = document.querySelector('.jp-Notebook');
  window.addEventListener('keydown', () => {
    Object.assign(seen, {press: performance.now(), settled: null, updates: 0});
  }, true);
  new MutationObserver(list => {
    const element = m => m.target.closest ? m.target : m.target.parentElement;
    if (!list.some(m => element(m)?.closest('.widget-html, .widget-label'))) return;
    seen.settled = performance.now();
    if (document.querySelector('.bp-live') && !document.querySelector('.bp-live svg')) seen.bare++;
  }).observe(output, {subtree: true, childList: true, characterData: true, attributes: true});
  jupyterapp.shell.currentWidget.sessionContext.session.kernel.iopubMessage.connect((_, m) => {
    if (m.header.msg_type === 'comm_msg' && m.content.data.method === 'update') seen.updates++;
  });
}"""


@pytest.fixture(scope="module")
def page(open_notebook, write_notebook):
    """A notebook with the bare Label and the explorer, both live."""
    page = open_notebook(write_notebook("latency.ipynb", [LABEL], [EXPLORER]))
    page.locator(".bp-live svg").wait_for()
    page.evaluate(WATCH)
    return page


def handle(page, name):
    """The slider `n` of the bare Label, or that of an input of the explorer."""
    if name == "n":
        return page.locator(".widget-slider").first.get_by_role("slider")
    return page.get_by_role("slider", name=name, exact=True)


def press(page, slider, key):
    """Press a key once; return milliseconds to the last change, and how many updates the kernel sent."""
    slider.press(key)
    page.wait_for_function("() => seen.settled && performance.now() - seen.settled > 60")
    seen = page.evaluate("() => seen")
    return seen["settled"] - seen["press"], seen["updates"]


def block(page):
    """Move both sliders in turns, so that both meet the same weather: times and updates of the moves."""
    found = {"n": [], "b": []}
    for turn in range(ROUNDS):
        for name in found:
            slider = handle(page, name)
            key = "ArrowRight" if turn % 2 else "ArrowLeft"
            found[name] += [press(page, slider, key) for _ in range(PRESSES)][2:]  # two to warm up
    return found


@pytest.fixture(scope="module")
def blocks(page):
    """Several blocks of moves; what counts is the one that other work on the computer disturbed least."""
    return [block(page) for _ in range(BLOCKS)]


def compare(blocks, measure):
    """Return the measure of the Label and of the explorer, in the block with the lowest ratio."""
    pairs = [[measure([ms for ms, _ in moves[name]]) for name in ("n", "b")] for moves in blocks]
    print(*[f"Label {label:.1f} ms, explorer {explorer:.1f} ms;" for label, explorer in pairs])
    return min(pairs, key=lambda pair: pair[1] / pair[0])


def test_the_median_move_takes_at_most_one_and_a_quarter_of_a_bare_label(blocks):
    label, explorer = compare(blocks, median)
    assert explorer <= 1.25 * label


def test_19_of_20_moves_settle_within_30_ms_or_nearly_as_fast_as_a_bare_label(blocks):
    label, explorer = compare(blocks, lambda times: quantiles(times, n=20)[-1])
    # On a machine where even the Label needs longer, the Label is the measure.
    assert explorer < max(30, 1.25 * label)


def test_a_move_is_one_message(blocks):
    assert {updates for moves in blocks for _, updates in moves["b"]} == {1}


def test_the_page_was_never_empty_in_between(page, blocks):
    assert page.evaluate("() => seen.bare") == 0
