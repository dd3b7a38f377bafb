"""``{library-summary}``: the fingerprint of the library, and what it holds in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.library.covers import Patch, library_fingerprint
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import DisclosureKind
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph
from sphinx_reviews.views.drawing.cover import drawn_library
from sphinx_reviews.views.facts import fact_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Section
    from sphinx_reviews.views.base import Page


class _Summary(NamedTuple):
    reviews: int
    concepts: int
    #: How many sentences of reviews mention a concept.
    sentences: int
    #: How many books the reviewers were given.
    free_copies: int
    patches: tuple[Patch, ...]


def _select(library: Library, slot: Slot) -> _Summary:
    return _Summary(
        reviews=len(library.published),
        concepts=len(library.concepts.all),
        sentences=len(set(_sentences(library))),
        free_copies=sum(
            any(
                DisclosureKind.GIFT in each.kinds
                for review in edition.reviews
                for each in review.disclosures
            )
            for edition in library.books.by_id.values()
        ),
        patches=library_fingerprint(library),
    )


def _sentences(library: Library) -> Iterator[tuple[str, str, Section]]:
    """Yield where reviews mention concepts; a sentence may mention several."""
    for review in library.published:
        for mention, target in library.mentions.on(review.docname):
            if target.kind is Kind.CONCEPT:
                yield review.docname, mention.sentence, mention.section


def _render(summary: _Summary, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not summary.reviews:
        return [paragraph(say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged:
        records = (summary, say)
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    return [fact_list((term, str(number)) for term, number in _rows(summary, say))]


def _rows(summary: _Summary, say: Phrases) -> list[tuple[str, int]]:
    """Return what there is any of."""
    rows = [
        (say("Reviews"), summary.reviews),
        (say("Concepts"), summary.concepts),
        (say("Linked sentences"), summary.sentences),
        (say("Free copies"), summary.free_copies),
    ]
    return [row for row in rows if row[1]]


def _html(records: tuple[_Summary, Phrases], addresses: Addresses) -> str:
    summary, say = records
    return template("views/templates/library-summary.html").render(
        rows=_rows(summary, say), drawing=drawn_library(summary.patches)
    )


SUMMARY: Final = View(_select, _render, DirectiveSpec())
