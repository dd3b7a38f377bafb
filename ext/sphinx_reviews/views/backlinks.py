"""Which reviews speak of a concept or skill, and in which sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_reviews.nodes import in_phrase

from .view import paragraph, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.library import Mentions
    from sphinx_reviews.model import Section


class Quote(NamedTuple):
    """A sentence of a review, with the places of the words that refer."""

    sentence: str
    marks: tuple[tuple[int, int], ...]
    section: Section


class Source(NamedTuple):
    """A review that speaks of something."""

    docname: str
    title: str
    quotes: tuple[Quote, ...]


def source(found: Mentions) -> Source:
    """Return what a definition shows of the mentions in one review: each sentence once."""
    marks: dict[tuple[str, Section], list[tuple[int, int]]] = {}
    for mention in found.mentions:
        marks.setdefault((mention.sentence, mention.section), []).append(
            (mention.start, mention.end)
        )
    quotes = tuple(
        Quote(sentence, tuple(sorted(set(spans))), section)
        for (sentence, section), spans in marks.items()
    )
    return Source(found.review.docname, found.review.title, quotes)


def review_title(docname: str, title: str, refdoc: str) -> nodes.paragraph:
    """Return the title of a review as a link to it."""
    return paragraph(reference(docname, "", title, refdoc), classes=["rv-source"])


def quotation(quote: Quote, docname: str, refdoc: str) -> nodes.block_quote:
    """Return the sentence with the words marked, and its section as a link."""
    content: list[nodes.Node | str] = []
    position = 0
    for start, end in quote.marks:
        content += [quote.sentence[position:start], in_phrase("mark", quote.sentence[start:end])]
        position = end
    content += [quote.sentence[position:], " — ", where(quote.section, docname, refdoc)]
    return nodes.block_quote("", paragraph(*content))


def where(section: Section, docname: str, refdoc: str) -> nodes.Node:
    """Return the title of a section as a link to it."""
    link = reference(docname, section.anchor, section.title or docname, refdoc)
    link["classes"].append("rv-where")
    return link


def backlinks(items: Iterable[Iterable[nodes.Node]]) -> nodes.bullet_list:
    """Return the list of sources.

    It repeats what the reviews say, so search finds it there and not here.
    """
    return nodes.bullet_list(
        "",
        *(nodes.list_item("", *item) for item in items),
        classes=["rv-backlinks", "no-search"],
    )
