"""One explorer of each kind, as the code of a notebook's cell; the first of them imports what all need."""

EXPLORERS = {
    "graph": "from helpers import explore, sentiment, text\nexplore.graph('3*(a + b*c)', a=5, b=3, c=2)",
    "descent": "explore.descent('x*x + 4*y*y', x=-1.5, y=1.5)",
    "network": "explore.network('xor')",
    "chain": "explore.chain([0.4, 0.3, -0.1])",
    "quadratic": "explore.quadratic()",
    "review": """net = sentiment.SentimentNetwork(text.Vocabulary(("good", "bad")), rng=0)
explore.review(net, "good and not at all bad")""",
}
