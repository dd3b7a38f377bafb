"""Citations of a review and of its book for copying, in each format that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.config import site_of
from sphinx_reviews.formats import cited
from sphinx_reviews.formats.citation_sentence import sentence
from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.views.base import View

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.formats.cited import CitedBook
    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.views.base import Page


class _Cited(NamedTuple):
    review: Review
    book: CitedBook


def _select(library: Library, slot: Slot) -> _Cited:
    review = library.reviews[slot.docname]
    return _Cited(review, cited.book(library, review))


def _render(records: _Cited, node: slot, page: Page) -> list[nodes.Node]:
    if not page.is_paged:
        return []  # citations are only copied from web pages
    return [html_fragment("", records=(records, page.say), docname=page.docname, write=_html)]


def _html(records: tuple[_Cited, Phrases], addresses: Addresses) -> str:
    (review, book), say = records
    # The address of the page and the title of the site are configuration.
    site = site_of(addresses.builder.config, addresses.builder.get_target_uri)
    page = cited.review(review, site, say.language)
    formats = [each.citation for each in FORMATS if each.citation]
    return template("views/templates/citation.html").render(
        say=say,
        sentence=sentence(page),
        address=page.address,
        review=[(each.title, each.of_review(page).rstrip()) for each in formats],
        book=[(each.title, each.of_book(book).rstrip()) for each in formats],
    )


CITATION: Final = View(_select, _render, script="citation.js", is_closing=True)
