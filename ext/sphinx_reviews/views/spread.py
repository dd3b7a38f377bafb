"""What books say of a concept: a spread of quotations, the weightiest first.

A page of HTML gets it as one node, as :mod:`.backlinks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.language.sentences import is_whole
from sphinx_reviews.library.covers import cover_of_review
from sphinx_reviews.library.weight import weightiest_first
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import (
    html_fragment,
    in_language,
    in_phrase,
    with_look,
)
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views.backlinks import Quote, Source, pieces, source_of
from sphinx_reviews.views.base import paragraph, reference
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.review_lines import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.records.model import DisclosureKind
    from sphinx_reviews.views.base import Page

#: How many books are shown at once, where the concept has the page to itself and elsewhere.
_LARGE, _SMALL = 12, 3
#: How many sentences of a book are shown at once.
_SENTENCES: Final = 2


class Voice(NamedTuple):
    """What the review of a book says of a concept."""

    source: Source
    #: None where there is no room for it.
    cover: Cover | None
    #: The kinds of each disclosure, and any unknown kind as typed.
    disclosures: tuple[tuple[tuple[DisclosureKind, ...], str], ...]
    #: Of the book: a key of :data:`.LEVELS`, or empty.
    level: str
    #: Empty where all reviews are by one person.
    reviewers: tuple[str, ...]

    @property
    def sentences(self) -> list[Quote]:
        """The whole sentences, the weightiest first."""
        return [each for each in self.source.quotes if is_whole(each.sentence)]

    @property
    def fragments(self) -> list[Quote]:
        """The headings, cells and items of lists that only name the concept."""
        return [each for each in self.source.quotes if not is_whole(each.sentence)]

    def facts(self, say: Phrases) -> list[str]:
        """Return how the book was obtained, its level, and by whom the review is."""
        facts = (
            *(disclosures.mark(*each, say) for each in self.disclosures),
            say(LEVELS[self.level]) if self.level else "",
            ", ".join(self.reviewers),
        )
        return list(filter(None, facts))


class Spread(NamedTuple):
    """What all books say of a concept."""

    #: The weightiest first.
    voices: tuple[Voice, ...]
    #: Whether the concept has the page to itself.
    is_large: bool


def spread(library: Library, name: str, *, is_large: bool) -> Spread:
    """Return what the published reviews say of a concept, by its defined name."""
    found = weightiest_first(library.mentions.of(Kind.CONCEPT, name))
    return Spread(
        tuple(
            _voice(library, each, name if is_large and number < _LARGE else "")
            for number, each in enumerate(found)
        ),
        is_large,
    )


def _voice(library: Library, each: ReviewMentions, lit: str) -> Voice:
    """Return what a review says; with the cover of its book, if there is a concept to light."""
    review = each.review
    return Voice(
        source_of(library, each),
        cover_of_review(library, review, lit) if lit else None,
        tuple((each.kinds, each.unread) for each in review.disclosures),
        review.book.level,
        review.reviewers if library.has_several_reviewers else (),
    )


def quotations(shown: Spread, page: Page) -> nodes.Node:
    """Return the spread.

    It repeats what the reviews say, so search finds that there and not here.
    """
    if page.is_paged:
        records = (shown, page.say)
        return html_fragment("", records=records, docname=page.docname, write=_html)
    items = (nodes.list_item("", *_item(each, page)) for each in shown.voices)
    return with_look(nodes.bullet_list("", *items), Look.SPREAD)


def _html(records: tuple[Spread, Phrases], addresses: Addresses) -> str:
    shown, say = records
    speaking = [each for each in shown.voices if each.sentences]
    at_once = _LARGE if shown.is_large else _SMALL
    # One more is shown sooner than it is opened.
    cut = at_once if len(speaking) > at_once + 1 else len(speaking)
    return template("views/templates/spread.html").render(
        shown=speaking[:cut],
        folded=speaking[cut:],
        fragments=[(each, quote) for each in shown.voices for quote in each.fragments],
        at_once=_SENTENCES,
        pieces=pieces,
        cover_html=cover_html,
        facts=lambda voice: filter(
            None, (said(voice.source.word, voice.source.rating, say), *voice.facts(say))
        ),
        addresses=addresses,
        say=say,
    )


def _item(each: Voice, page: Page) -> Iterator[nodes.Node]:
    say, source = page.say, each.source
    facts = (judgement(source.word, source.rating, say), *each.facts(say))
    shown = " · ".join(filter(None, facts))
    yield paragraph(
        reference(source.review, page), f" ({shown})" if shown else "", look=Look.SOURCE
    )
    for quote in (*each.sentences, *each.fragments):
        words = [in_phrase("mark", text) if marked else text for text, marked in pieces(quote)]
        where = reference(source.place(quote), page)
        found = f" ({say('found in the text')})" if quote.is_found else ""
        quoted = nodes.block_quote("", paragraph(*words, " — ", where, found))
        yield in_language(quoted, source.language, say.language)
