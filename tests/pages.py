"""What is to be seen in a piece of HTML."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags of a page with their attributes, and its texts."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, wanted):
        """Return the attributes of every such tag."""
        return [attrs for tag, attrs in self.tags if tag == wanted]
