"""Which reviews discuss a concept or skill, and in which sentences.

Backlinks are most of what definitions show: twenty for each review.  As docutils
nodes, each of which Sphinx visits some twenty times, they would take a third of
the build time.  So HTML pages get them as one node, written in one go; other
writers get ordinary nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_language, in_phrase
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import one_list, paragraph, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.records.model import Section, VerdictWord
    from sphinx_reviews.views.base import Page


class Quote(NamedTuple):
    """A sentence of a review, with the spans of the referring words."""

    sentence: str
    marks: tuple[tuple[int, int], ...]
    section: Section
    #: Of the sentence on its page, or else of its section.
    anchor: str
    #: Whether the words were found rather than written as references.
    is_found: bool = False


class Source(NamedTuple):
    """A review that mentions something."""

    review: Target
    word: VerdictWord | None
    rating: float | None
    quotes: tuple[Quote, ...]
    #: BCP 47 tag of the quotes.
    language: str

    def place(self, quote: Quote) -> Target:
        """Return a sentence of the review, under the title of its section."""
        title = quote.section.title or self.review.docname
        return self.review._replace(anchor=quote.anchor, title=title)


def sources(library: Library, kind: Kind, name: str) -> tuple[Source, ...]:
    """Return the published reviews that mention something by its defined name, newest first.

    Those that do not refer to it, where it is only found, come last.
    """
    made = (source_of(library, each) for each in library.mentions.of(kind, name))
    return tuple(sorted(made, key=lambda each: all(quote.is_found for quote in each.quotes)))


def source_of(library: Library, found: ReviewMentions) -> Source:
    """Return a review with its sentences."""
    review = found.review
    return Source(
        Target(Kind.BOOK, review.docname, "", review.title),
        review.verdict.word if review.verdict else None,
        review.verdict.rating if review.verdict else None,
        quotes(found),
        library.language(review.docname),
    )


def quotes(found: ReviewMentions) -> tuple[Quote, ...]:
    """Return the sentences of one review that mention something, each once.

    Those with a written reference come first.
    """
    marks: dict[tuple[str, Section], list[tuple[int, int]]] = {}
    written: set[tuple[str, Section]] = set()
    leads_to: dict[tuple[str, Section], str] = {}
    for mention in found.mentions:
        where = (mention.sentence, mention.section)
        marks.setdefault(where, []).append((mention.start, mention.end))
        leads_to.setdefault(where, mention.leads_to)
        if not mention.is_found:
            written.add(where)
    made = (
        Quote(where[0], tuple(sorted(set(spans))), where[1], leads_to[where], where not in written)
        for where, spans in marks.items()
    )
    return tuple(sorted(made, key=lambda quote: quote.is_found))


def backlinks(sources: tuple[Source, ...], page: Page) -> nodes.Node:
    """Return the list of sources.

    It repeats what the reviews say, so search finds that there and not here.
    """
    return one_list(sources, page, Look.BACKLINKS, _html, _item)


def _html(records: tuple[tuple[Source, ...], Phrases], addresses: Addresses) -> str:
    sources, say = records
    return template("views/templates/backlinks.html").render(
        sources=sources, pieces=pieces, addresses=addresses, say=say, judgement=judgement
    )


def pieces(quote: Quote) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a sentence, and whether each is marked."""
    position = 0
    for start, end in quote.marks:
        yield quote.sentence[position:start], False
        yield quote.sentence[start:end], True
        position = end
    yield quote.sentence[position:], False


def _item(source: Source, page: Page) -> Iterator[nodes.Node]:
    advice = judgement(source.word, source.rating, page.say)
    shown = f" ({advice})" if advice else ""
    yield paragraph(reference(source.review, page), shown, look=Look.SOURCE)
    for quote in source.quotes:
        words = [in_phrase("mark", text) if marked else text for text, marked in pieces(quote)]
        where = reference(source.place(quote), page)
        found = f" ({page.say('found in the text')})" if quote.is_found else ""
        quoted = nodes.block_quote("", paragraph(*words, " — ", where, found))
        yield in_language(quoted, source.language, page.say.language)
