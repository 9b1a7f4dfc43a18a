"""A picture is a value: SVG source, a sentence that says what it shows, and its numbers as a table."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

WIDEST = 640  # px; a wider picture scrolls sideways instead of shrinking


@dataclass(frozen=True)
class Picture:
    """An immutable picture that a notebook shows and a screen reader reads.

    Parameters
    ----------
    svg : str
        SVG source that stands on its own: a white ground, no ids, no links.
    alt : str
        What the picture shows, in one or two sentences.
    table : tuple of tuple of str
        The same numbers in rows; the first row is the heading.
    """

    svg: str
    alt: str
    table: tuple = ()

    def __repr__(self):
        return self.alt

    def _repr_html_(self):
        """Return an image with its sentence, and the numbers folded below it.

        It is an image, not inline SVG, because JupyterLab strips SVG from notebooks it does not trust.
        """
        return self.image() + folded(self.table)

    @property
    def width(self):
        """Natural width in px."""
        return int(re.search(r"width='(\d+)", self.svg)[1])

    def image(self):
        """Return the <img> alone; a picture too wide for the page scrolls, so that its letters stay large."""
        fit = "max-width:100%" if self.width <= WIDEST else "max-width:none"
        source = "data:image/svg+xml," + quote(self.svg, safe="~()*!',:;=/+@")
        # the class is Jupyter Book's: its dark theme then leaves the colours alone
        look = f'class="dark-light" width="{self.width}" style="{fit}"'
        image = f'<img alt="{escape(self.alt)}" {look} src="{source}">'
        return image if self.width <= WIDEST else f'<div style="overflow-x:auto">{image}</div>'

    def inline(self):
        """Return the bare <svg> with its sentence: a live widget redraws it at once, with no flash.

        A screen reader hears the sentence, and none of the texts that stand in the picture.
        """
        fit = "max-width:100%;height:auto" if self.width <= WIDEST else ""
        said = f'<svg role="img" aria-label="{escape(self.alt)}" style="{fit}"'
        start, drawn = re.fullmatch(r"<svg( [^>]*>)(.*)</svg>\s*", self.svg, re.DOTALL).groups()
        return f"{said}{start}<g aria-hidden='true'>{drawn}</g></svg>"


def folded(table):
    """Return the numbers as an HTML table inside a closed fold."""
    return f"<details><summary>numbers</summary>{html_table(table)}</details>" if table else ""


def html_table(table):
    """Return rows of text as an HTML table whose headings name their columns and rows."""
    head, *rows = table
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
