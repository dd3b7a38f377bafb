"""Books side by side: the facts of each, and its sentences on the concepts that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import NEEDS_AND_LESSONS
from sphinx_reviews.language.sentences import is_whole
from sphinx_reviews.library.comparison import concepts_of
from sphinx_reviews.library.covers import cover_of
from sphinx_reviews.library.weight import weightiest_first
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.backlinks import quotes
from sphinx_reviews.views.judged import Judged, judged
from sphinx_reviews.views.leveled import Leveled, leveled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.views.backlinks import Quote

#: What is compared, in the order in which a review says it.
ROWS: Final = (
    "How the book was obtained",
    "Verdict",
    "Level of the book",
    *NEEDS_AND_LESSONS.values(),
)
#: How many sentences on one concept a book is given; more would drown the other book.
_SENTENCES: Final = 2


class Opinion(NamedTuple):
    """What one review of a book says of it."""

    judged: Judged
    #: Who gave the book or paid.
    givers: tuple[str, ...]
    #: Of the verdict.
    sentence: str


class Column(NamedTuple):
    """The facts of one book."""

    #: The newest review, under the title of the book.
    review: Target
    people: tuple[str, ...]
    cover: Cover
    level: str
    #: Newest first.
    opinions: tuple[Opinion, ...]
    #: What it needs, teaches and recommends.
    skills: tuple[tuple[Leveled, ...], ...]

    @property
    def title(self) -> str:
        """The title of the book."""
        return self.review.title


class Sentence(NamedTuple):
    """A sentence on a concept, and where it is."""

    quote: Quote
    place: Target


class Facing(NamedTuple):
    """A concept that several of the books discuss."""

    concept: Target
    #: What each book says of it; nothing if it is silent.
    said: tuple[tuple[Sentence, ...], ...]


class Comparison(NamedTuple):
    """Books, and what they have in common."""

    columns: tuple[Column, ...]
    #: Those with most sentences first.
    shared: tuple[Facing, ...]
    #: The concepts that each book alone discusses, in dictionary order.
    apart: tuple[tuple[Target, ...], ...]


def comparison(library: Library, editions: Sequence[Edition]) -> Comparison:
    """Return books side by side."""
    found = [sentences_of(library, edition) for edition in editions]
    counts: dict[str, list[int]] = {}
    for name in (name for of_book in found for name in of_book):
        counts[name] = [len(of_book.get(name, ())) for of_book in found]
    shared = [name for name, by_book in counts.items() if sum(map(bool, by_book)) > 1]
    shared.sort(key=lambda name: -sum(counts[name]))  # otherwise in the order of the books
    return Comparison(
        tuple(column(library, edition) for edition in editions),
        tuple(
            Facing(
                _concept(library, name), tuple(first(of_book.get(name, ())) for of_book in found)
            )
            for name in shared
        ),
        tuple(
            tuple(_concept(library, name) for name in of_book if name not in shared)
            for of_book in found
        ),
    )


def _concept(library: Library, name: str) -> Target:
    target = library.concepts.resolve(name)
    assert target  # only defined concepts are mentioned
    return target


def column(library: Library, edition: Edition) -> Column:
    """Return the facts of a book."""
    book = edition.book
    return Column(
        Target(Kind.BOOK, edition.newest.docname, "", book.title),
        tuple(person.name for person in (book.authors or book.editors)),
        cover_of(library, edition),
        book.level,
        tuple(
            Opinion(
                judged(library, review),
                tuple(each.by for each in review.disclosures if each.by),
                review.verdict.text if review.verdict else "",
            )
            for review in edition.reviews
        ),
        tuple(leveled(library, edition.reviews, kind) for kind in NEEDS_AND_LESSONS),
    )


def sentences_of(library: Library, edition: Edition) -> dict[str, list[Sentence]]:
    """Return what the reviews of a book say of each concept, by its name in dictionary order."""
    found = concepts_of(library, edition)
    return {name: _sentences(found[name]) for name in sorted(found, key=collation.sort_key)}


def _sentences(found: Iterable[ReviewMentions]) -> list[Sentence]:
    made = {
        quote.sentence: Sentence(quote, _place(each, quote))
        for each in weightiest_first(found)
        for quote in quotes(each)
    }
    return list(made.values())


def _place(found: ReviewMentions, quote: Quote) -> Target:
    review = found.review
    return Target(Kind.BOOK, review.docname, quote.anchor, quote.section.title or review.title)


def first(found: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return what a comparison shows: whole sentences, or else a heading or an item of a list."""
    whole = [each for each in found if is_whole(each.quote.sentence)]
    return tuple(whole[:_SENTENCES] or found[:1])
