"""How long a move takes, from the key press to the settled picture, beside a bare slider with a Label."""

from statistics import median

import pytest

pytestmark = pytest.mark.browser

LABEL = """import ipywidgets as widgets
slider, label = widgets.IntSlider(0, min=-500, max=500, description="n"), widgets.Label("0")
slider.observe(lambda change: setattr(label, "value", str(change["new"])), "value")
widgets.VBox([slider, label])"""
# How long a move may take: so many times as long as the Label, and 19 of 20 of them as the Label's 19 of 20.
LIGHT, MIDDLE, HEAVY = 1.25, 1.6, 2.2
REVIEW = """from helpers import reviews, sentiment, text
texts, labels = reviews.load_reviews()
net = sentiment.SentimentNetwork(text.Vocabulary.of(texts), rate=0.01, how="counts", rng=0)
net.train(texts, labels)
explore.review(net, "The story is predictable, but the acting is superb and the ending is moving. ")"""
# The explorers, the sliders that are moved or the box that is typed in, and how long that may take.
EXPLORERS = {
    "graph": ("explore.graph('3*(a + b*c)', a=5, b=3, c=2)", ["b"], LIGHT),
    "chain": ("explore.chain([0.4, 0.3, -0.1], x=1, y=-1)", ["w1"], LIGHT),
    "descent": (
        "it = explore.descent('x*x + 4*y*y', x=-1.5, y=1.5)\nit.step.value = 20\nit",
        ["x", "step"],
        MIDDLE,
    ),
    "trained": ("explore.network('xor')", ["epoch"], HEAVY),
    "quadratic": (
        "it = explore.quadratic()\nit.step.value = 60\nit",
        ["w1", "step"],
        MIDDLE,
    ),
    "review": (REVIEW, ["review"], LIGHT),
    "begun": (
        "it = explore.network('xor', hidden=12)\nit.frame.value = 1\nit",
        ["rate", "hidden"],
        HEAVY,
    ),
}
TYPED = {"ArrowLeft": "a", "ArrowRight": "Backspace"}  # what is pressed in a box of text
BLOCKS, ROUNDS, PRESSES = 5, 2, 11  # the first press of a round is to warm up: 20 moves in a block

# Notes the time of each key press, of the last change outside the sliders, and what the kernel sends.
WATCH = """() => {
  const seen = window.seen = {press: null, settled: null, updates: 0, bare: 0};
  const output = document.querySelector('.jp-Notebook');
  window.addEventListener('keydown', () => {
    Object.assign(seen, {press: performance.now(), settled: null, updates: 0});
  }, true);
  new MutationObserver(list => {
    const element = m => m.target.closest ? m.target : m.target.parentElement;
    if (!list.some(m => element(m)?.closest('.bp-drawing, .widget-label'))) return;
    seen.settled = performance.now();
    if (document.querySelector('.bp-live') && !document.querySelector('.bp-live svg')) seen.bare++;
  }).observe(output, {subtree: true, childList: true, characterData: true, attributes: true});
  jupyterapp.shell.currentWidget.sessionContext.session.kernel.iopubMessage.connect((_, m) => {
    if (m.header.msg_type === 'comm_msg' && m.content.data.method === 'update') seen.updates++;
  });
}"""


class Race:
    """A page with a bare Label and an explorer, and the moves measured on it, block by block."""

    def __init__(self, page, sliders, times):
        self.page, self.blocks, self.times = page, [], times
        self.sliders = {name: control(page, name) for name in sliders}
        self.sliders["n"] = page.locator(".widget-slider").first.get_by_role("slider")

    def block(self):
        """Move all sliders in turns, so that all meet the same weather: times and updates of the moves."""
        found = {name: [] for name in self.sliders}
        for key in ["ArrowLeft", "ArrowRight"] * (ROUNDS // 2):
            for name, slider in self.sliders.items():
                slider.focus()
                pressed = TYPED[key] if name == "review" else key
                found[name] += [self.press(pressed) for _ in range(PRESSES)][1:]
        return found

    def press(self, key):
        """Press a key once; return milliseconds to the last change, and how many updates the kernel sent."""
        self.page.keyboard.press(key)
        self.page.wait_for_function("() => seen.settled && performance.now() - seen.settled > 60")
        seen = self.page.evaluate("() => seen")
        return seen["settled"] - seen["press"], seen["updates"]

    def holds(self, measure):
        """Say whether all keep within their multiple of the Label in a block that others disturbed little."""
        for i in range(BLOCKS):
            if i == len(self.blocks):
                self.blocks.append(self.block())
            found = {name: measure([ms for ms, _ in moves]) for name, moves in self.blocks[i].items()}
            label = found.pop("n")
            print({name: round(ms / label, 2) for name, ms in found.items()}, f"of {label:.1f} ms")
            if max(found.values()) <= self.times * label:
                return True
        return False


def control(page, name):
    """The slider with a name, or the box of text."""
    return page.locator(".bp-live").get_by_role(
        "textbox" if name == "review" else "slider", name=name, exact=True
    )


@pytest.fixture(scope="module", params=EXPLORERS)
def race(request, open_notebook, write_notebook):
    """A notebook with the bare Label and an explorer, both live."""
    code, sliders, times = EXPLORERS[request.param]
    page = open_notebook(
        write_notebook(f"latency_{request.param}.ipynb", [LABEL], [f"from helpers import explore\n{code}"])
    )
    page.locator(".bp-live svg").first.wait_for()
    page.evaluate(WATCH)
    race = Race(page, sliders, times)
    race.blocks.append(race.block())
    yield race
    page.close()


def test_the_median_move_keeps_within_its_multiple_of_a_bare_label(race):
    assert race.holds(median)


def test_19_of_20_moves_settle_nearly_as_fast_as_those_of_a_bare_label(race):
    assert race.holds(lambda times: sorted(times)[18])


def test_a_move_is_one_message(race):
    assert {updates for moves in race.blocks for name in moves for _, updates in moves[name]} == {1}


def test_the_page_was_never_empty_in_between(race):
    assert race.page.evaluate("() => seen.bare") == 0
