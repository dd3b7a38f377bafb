"""What search finds: reviews, books, concepts, skills and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.library.facets import facets
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import DEFINED, Kind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.records.texts import Text
from sphinx_reviews.search.cards import card_of_book, card_of_definition
from sphinx_reviews.search.terms import NO_TERMS, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Facts, Review
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.texts import PageText
    from sphinx_reviews.search.cards import Address, Card


#: The kinds of results that no reference leads to.
REVIEW, PAGE = "review", "page"
#: The kinds of results, in the order in which readers choose from them.
KINDS: Final = (REVIEW, Kind.BOOK, *DEFINED, PAGE)


#: The body of a page, or the kind and position of a definition on it.
Passage = tuple[str, int]
BODY: Final[Passage] = ("", 0)


class Entry(NamedTuple):
    """Something that search finds."""

    #: One of :data:`KINDS`.
    kind: str
    title: str
    #: Its anchor on the page; empty for the page itself.
    anchor: str
    #: Its text on the page: the body, definitions, or nothing.
    written: tuple[Passage, ...] = ()
    #: Its other names.
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    #: What else its page says of it: the names of its concepts and skills with all their
    #: aliases, its tags, its publisher, who gave the book.
    about: tuple[str, ...] = ()
    #: What its page shows of its records in sentences and words, which counts as text.
    said: tuple[str, ...] = ()
    #: Shown under its title.
    note: str = ""
    #: ``YYYY-MM-DD``, or empty.
    date: str = ""
    facets: Mapping[Facet, tuple[str, ...]] = {}
    #: Sentences with an anchor of their own: how each begins, and the anchor.
    sentences: tuple[tuple[str, str], ...] = ()
    #: Whether it and the entry before it are one result, shown as the better of the two.
    is_same_result: bool = False
    #: Shown if the query is its name.
    card: Card | None = None


#: The facets that readers may filter results by.
OFFERED: Final = (
    Facet.SKILL,
    Facet.CONCEPT,
    Facet.VERDICT,
    Facet.LEVEL,
    Facet.PUBLISHER,
    Facet.YEAR,
    Facet.TAG,
)

_NO_TEXT: Final = Text.of((), NO_TERMS)
#: In characters: enough to tell the sentences of a page apart.
_BEGINNING: Final = 24


def entries(
    library: Library, docname: str, title: str, address: Address, say: Phrases
) -> list[Entry]:
    """Return the entries of the page *docname*; a draft has none."""
    review = library.reviews.get(docname)
    if review is not None:
        finished = not review.front_matter.draft
        return [*_of_review(library, review, address, say)] if finished else []
    facts = library.documents.get(docname)
    found = [*_definitions(library, facts, address, say)] if facts else []
    own = next((each for each in found if names.key(each.title) == names.key(title)), None)
    if own is None:
        return [Entry(PAGE, title, "", (BODY,)), *found]
    found.remove(own)
    return [own._replace(anchor="", written=(*own.written, BODY)), *found]


def text_of(entry: Entry, page: PageText) -> Text:
    """Return the text of an entry."""
    found = [page.body if each == BODY else page.definitions.get(each) for each in entry.written]
    first, *others = [*filter(None, found)] or [_NO_TEXT]
    for other in others:
        first = Text.of((*first.parts, *other.parts), merged(first.terms, other.terms))
    return first


def _of_review(library: Library, review: Review, address: Address, say: Phrases) -> Iterator[Entry]:
    book, verdict = review.book, review.verdict
    people = tuple(
        name
        for person in (*book.authors, *book.editors, *book.translators, *review.authors)
        for name in person
        if name
    )
    facts = (", ".join(person.name for person in book.authors or book.editors), book.publisher)
    marks = [disclosures.mark(each.kinds, each.unread, say) for each in review.disclosures]
    advice = judgement(verdict.word, verdict.rating, say) if verdict else ""
    values = facets(library, review)
    common = Entry(
        kind=REVIEW,
        title=review.title,
        anchor="",
        written=(BODY,),
        names=tuple(filter(None, (book.title, book.subtitle, book.original))),
        people=people,
        about=tuple(filter(None, _about(library, review))),
        said=tuple(dict.fromkeys(filter(None, _said(review, say)))),
        note=" · ".join(filter(None, (*marks, advice, *facts))),
        date=review.front_matter.date,
        facets={facet: values[facet] for facet in OFFERED if facet in values},
        sentences=tuple(
            (each.sentence[:_BEGINNING], each.anchor)
            for each in library.mentions.quoted_on(review.docname)
        ),
        card=card_of_book(library, review, address, say),
    )
    yield common
    numbers = tuple(filter(None, book.isbn or ()))
    yield common._replace(
        kind=Kind.BOOK,
        title=book.title,
        written=(),
        names=tuple(filter(None, (book.subtitle, book.original, book.publisher, *numbers))),
        about=(),
        said=(),
        sentences=(),
        note=" · ".join(filter(None, (*facts, book.published[:4]))),
        is_same_result=True,
        card=None,
    )


def _about(library: Library, review: Review) -> Iterator[str]:
    """Yield what the page of a review says beside its text; some of it may be empty."""
    yield from review.front_matter.tags
    yield from (review.book.publisher, review.book.series)
    yield from (each.by for each in review.disclosures)
    for concept in library.mentions.concepts_of(review):
        yield from (concept.name, *concept.aliases)
    for name in {entry.skill: None for entry in review.recommendations}:
        skill = library.skills.get(name)
        yield from (skill.name, *skill.aliases) if skill else (name,)


def _said(review: Review, say: Phrases) -> Iterator[str]:
    """Yield for whom the book is and is not, and how well skills must be known."""
    if review.verdict:
        yield from (review.verdict.audience, review.verdict.not_audience)
    for entry in review.recommendations:
        yield say(LEVELS[entry.level]) if entry.level else entry.unread


def _definitions(library: Library, facts: Facts, address: Address, say: Phrases) -> Iterator[Entry]:
    for kind, definitions in facts.definitions.items():
        for position, each in enumerate(definitions):
            if library.definitions[kind].is_owner(each):
                card = card_of_definition(library, each, address, say)
                yield _definition(each, position)._replace(card=card)


def _definition(defined: Definition, position: int) -> Entry:
    return Entry(
        kind=defined.kind,
        title=defined.name,
        anchor=defined.anchor,
        written=((defined.kind.value, position),),
        names=defined.aliases,
        note=", ".join(defined.aliases),
        facets={facet: (defined.name,) for facet in OFFERED if facet.value == defined.kind.value},
    )
