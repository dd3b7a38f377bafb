"""How to cite the book of a review: BibTeX and CSL-JSON, to be copied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.formats import bibliography
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


class _Citation(NamedTuple):
    bibtex: str
    csl: str


def _select(library: Library, slot: Slot) -> _Citation:
    review = library.reviews[slot.docname]
    csl = json.dumps(bibliography.csl(review), ensure_ascii=False, indent=1)
    return _Citation(bibliography.bibtex(review).rstrip(), csl)


def _render(citation: _Citation, node: slot, page: Page) -> list[nodes.Node]:
    if not page.is_paged:
        return []  # nobody copies from print
    records = (citation, page.say)
    return [html_fragment("", records=records, docname=page.docname, write=_html)]


def _html(records: tuple[_Citation, Phrases], addresses: Addresses) -> str:
    citation, say = records
    forms = [("BibTeX", citation.bibtex), ("CSL-JSON", citation.csl)]
    return template("views/templates/citation.html").render(say=say, forms=forms)


CITATION: Final = View(_select, _render, script="citation.js", is_closing=True)
