"""One explorer of each kind, as the code of a notebook's cell; a cell with the imports stands before them."""

IMPORTS = "from helpers import explore, sentiment, text"
EXPLORERS = {
    "graph": "explore.graph('3*(a + b*c)', a=5, b=3, c=2)",
    "descent": "explore.descent('x*x + 4*y*y', x=-1.5, y=1.5)",
    "network": "explore.network('xor')",
    "chain": "explore.chain([0.4, 0.3, -0.1])",
    "quadratic": "explore.quadratic()",
    "review": """net = sentiment.SentimentNetwork(text.Vocabulary(("good", "bad")), rng=0)
explore.review(net, "good and not at all bad")""",
}


GRAPH = f"{IMPORTS}\n{EXPLORERS['graph']}"  # a cell of its own
# Keeps what a live region of the page's first explorer comes to hold, wherever it is: what is read aloud.
LISTEN = """() => {
  const live = document.querySelector(".bp-live");
  const LIVE = "[role=status], [role=alert], output:not([aria-live=off])";
  window.heard = [];
  const region = ({ target }) =>
    (target.closest ? target : target.parentElement)?.closest(LIVE);
  new MutationObserver((changes) => {
    for (const place of new Set(changes.map(region))) if (place?.textContent) heard.push(place.textContent);
  }).observe(live, { subtree: true, childList: true, characterData: true });
}"""


def made(name):
    """Run the code of an explorer, and return it."""
    *first, last = [IMPORTS, *EXPLORERS[name].splitlines()]
    exec("\n".join(first), names := {})
    return eval(last, names)
