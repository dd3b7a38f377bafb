"""Citations of the book of a review for copying, in each format that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.views.base import View

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

#: Title and text of each citation.
_Forms = tuple[tuple[str, str], ...]


def _select(library: Library, slot: Slot) -> _Forms:
    review = library.reviews[slot.docname]
    citations = (each.citation for each in FORMATS if each.citation)
    return tuple((title, cite(review).rstrip()) for title, cite in citations)


def _render(forms: _Forms, node: slot, page: Page) -> list[nodes.Node]:
    if not page.is_paged:
        return []  # citations are only copied from web pages
    return [html_fragment("", records=(forms, page.say), docname=page.docname, write=_html)]


def _html(records: tuple[_Forms, Phrases], addresses: Addresses) -> str:
    forms, say = records
    return template("views/templates/citation.html").render(say=say, forms=forms)


CITATION: Final = View(_select, _render, script="citation.js", is_closing=True)
