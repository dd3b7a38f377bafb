"""The mark of a site: five cells of a cover, one of them lit."""

from __future__ import annotations

from sphinx_reviews.html import template
from sphinx_reviews.palette import LIT, PAPER

#: The ground of the mark, dark on any page.
_INK = "#1d1b18"


def mark() -> str:
    """Return the SVG of the mark, 24 by 24, for a favicon or a header."""
    return template("views/templates/mark.svg").render(ground=_INK, paper=PAPER, lit=LIT)
