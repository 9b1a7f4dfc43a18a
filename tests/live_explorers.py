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


def made(name):
    """Run the code of an explorer, and return it."""
    *first, last = [IMPORTS, *EXPLORERS[name].splitlines()]
    exec("\n".join(first), names := {})
    return eval(last, names)
