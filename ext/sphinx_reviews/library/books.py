"""Books as entities: editions with their reviews, and works with their editions.

Two descriptions are of one edition if they share the ISBN; without one, if they share
title and first author and do not name different editions.  Editions are of one work if
one has the title that another has, or is translated from, and they share the author.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import defaultdict
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.records.model import Book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Person


class Edition(NamedTuple):
    """A book, and its published reviews."""

    #: The URN of its ISBN (RFC 8141), or a name made from title, author and edition.
    id: str
    #: What the reviews say of it together; where they differ, the newest is believed.
    book: Book
    #: Newest first.
    reviews: tuple[Review, ...]

    @property
    def newest(self) -> Review:
        """The review that stands for the book."""
        return self.reviews[0]


class Work(NamedTuple):
    """A schema.org ``CreativeWork``: what editions and translations have in common."""

    id: str
    #: Of the original, if an edition names one.
    title: str
    #: By newest review.
    editions: tuple[Edition, ...]


# -- identity ----------------------------------------------------------------


def grouped(books: Iterable[Book]) -> list[list[Book]]:
    """Return descriptions by edition, each group and the groups by place."""
    by_isbn: dict[str, list[Book]] = {}
    without: list[Book] = []
    for book in sorted(books, key=lambda book: book.place):
        if book.isbn:
            by_isbn.setdefault(book.isbn.isbn13, []).append(book)
        else:
            without.append(book)
    by_title: defaultdict[str, list[list[Book]]] = defaultdict(list)
    for group in by_isbn.values():
        for title in {names.key(each.title) for each in group}:
            by_title[title].append(group)
    found = list(by_isbn.values())
    # Those that name their edition first: they decide what the others may be.
    for book in sorted(without, key=lambda book: not book.edition):
        alike = by_title[names.key(book.title)]
        same = [group for group in alike if _may_be_in(book, group)]
        if len(same) != 1:  # of which one, nobody knows: so with those that say as much
            same = [group for group in same if all(_says_as_much(book, each) for each in group)][:1]
        if not same:
            same = [[]]
            found += same
            alike += same
        same[0].append(book)
    return sorted(
        (sorted(group, key=lambda book: book.place) for group in found),
        key=lambda group: group[0].place,
    )


def _may_be_in(book: Book, group: Sequence[Book]) -> bool:
    return all(
        _same_author(book, each)
        and (
            not (book.edition and each.edition)
            or names.key(book.edition) == names.key(each.edition)
        )
        for each in group
    )


def _says_as_much(book: Book, other: Book) -> bool:
    return not other.isbn and names.key(other.edition) == names.key(book.edition)


def _first_people(book: Book) -> tuple[Person, ...]:
    return (book.authors or book.editors)[:1]


def _same_author(one: Book, other: Book) -> bool:
    """Return whether the first authors may be the same; unknown if a book names none."""
    return all(
        spellings(first) & spellings(second)
        for first in _first_people(one)
        for second in _first_people(other)
    )


def spellings(person: Person) -> set[str]:
    """Return the keys of both spellings of a name."""
    return {names.key(name) for name in person if name}


def _id(book: Book) -> str:
    if book.isbn:
        return f"urn:isbn:{book.isbn.isbn13}"
    people = (person.name for person in _first_people(book))
    return "-".join(("book", *map(names.slug, filter(None, (book.title, *people, book.edition)))))


# -- what reviews say together -----------------------------------------------

_FACTS: Final = tuple(
    each.name for each in dataclasses.fields(Book) if each.name not in {"title", "place"}
)


def completed(book: Book, others: Iterable[Book]) -> Book:
    """Return *book*, with each fact that it lacks from the first of *others* that states it."""
    missing = [name for name in _FACTS if not getattr(book, name)]
    found = {
        name: value
        for other in reversed(list(others))
        for name in missing
        if (value := getattr(other, name))
    }
    return dataclasses.replace(book, **found) if found else book


class Books:
    """The books of a library.

    :param reviews: docname -> the review, as its page describes the book.
    """

    def __init__(self, reviews: Mapping[str, Review]) -> None:
        finished = [review for review in reviews.values() if not review.front_matter.draft]
        published = sorted(finished, key=lambda review: review.front_matter.date, reverse=True)
        rank = {review.docname: number for number, review in enumerate(published)}
        drafts = len(rank)
        #: docname -> the descriptions of its book: published and newest first.
        self._descriptions: dict[str, list[Book]] = {}
        for group in grouped(review.book for review in reviews.values()):
            by_rank = sorted(group, key=lambda book: rank.get(book.place.docname, drafts))
            public = [book for book in by_rank if book.place.docname in rank]
            for book in group:
                self._descriptions[book.place.docname] = [*public] if public else by_rank
        #: The reviews by docname, each with all that is known of its book.
        self.reviews = {docname: self._completed(review) for docname, review in reviews.items()}
        #: The same of those that other pages may show, newest first.
        self.published = [self.reviews[review.docname] for review in published]

    def _completed(self, review: Review) -> Review:
        described = self._descriptions[review.docname]
        return dataclasses.replace(
            review, book=completed(review.book, described), book_id=_id(self._merged(review))
        )

    # -- editions --------------------------------------------------------

    @cached_property
    def by_id(self) -> dict[str, Edition]:
        """The books with a published review, by id, those with the newest first."""
        found: dict[str, list[Review]] = {}
        for review in self.published:
            found.setdefault(review.book_id, []).append(review)
        return {
            id_: Edition(id_, self._merged(reviews[0]), tuple(reviews))
            for id_, reviews in found.items()
        }

    def _merged(self, review: Review) -> Book:
        described = self._descriptions[review.docname]
        return completed(described[0], described[1:])

    def of(self, review: Review) -> Edition | None:
        """Return the book of a review; None for a draft of a book without another review."""
        return self.by_id.get(review.book_id)

    # -- works -----------------------------------------------------------

    @cached_property
    def _works(self) -> dict[str, Work]:
        """The work of each edition that has relatives or an original, by the id of the edition."""
        editions = list(self.by_id.values())
        together = {each.id: [each] for each in editions}
        named: defaultdict[str, list[Edition]] = defaultdict(list)
        for each in editions:
            for title in dict.fromkeys(_titles(each.book)):
                named[title].append(each)
        for alike in named.values():
            for one, other in combinations(alike, 2):
                joined, left = together[one.id], together[other.id]
                if joined is not left and _may_be_one_work(one.book, other.book):
                    joined += left
                    together.update((each.id, joined) for each in left)
        rank = {each.id: number for number, each in enumerate(editions)}
        works: dict[str, Work] = {}
        for each in editions:
            alike = sorted(together[each.id], key=lambda edition: rank[edition.id])
            if alike[0] is each and (len(alike) > 1 or each.book.original):
                work = _work(alike)
                works |= {edition.id: work for edition in alike}
        return works

    def work(self, edition: Edition) -> Work | None:
        """Return the work of an edition; None if nothing is known of others or of an original."""
        return self._works.get(edition.id)

    def other_editions(self, edition: Edition) -> list[Edition]:
        """Return the other editions and translations of the same work."""
        work = self.work(edition)
        return [each for each in work.editions if each is not edition] if work else []


def _titles(book: Book) -> Iterator[str]:
    yield names.key(book.title)
    if book.original:
        yield names.key(book.original)


def _may_be_one_work(one: Book, other: Book) -> bool:
    return _same_author(one, other) or any(
        _scripts_differ(first, second)
        for first in _first_people(one)
        for second in _first_people(other)
    )


def _scripts_differ(one: Person, other: Person) -> bool:
    """Return whether two names, one in Latin letters and one not, cannot be compared."""
    return _is_latin(one.name) != _is_latin(other.name) and not (
        one.alternate_name and other.alternate_name
    )


def _is_latin(name: str) -> bool:
    letters = (character for character in name if character.isalpha())
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)


def _work(editions: Sequence[Edition]) -> Work:
    first = min(editions, key=lambda each: (each.book.published or "9", each.id))
    named = next((each for each in editions if each.book.original), first)
    title = named.book.original or named.book.title
    # Works of different authors may share a title.
    people = [
        (named.book.original and person.alternate_name) or person.name
        for person in _first_people(named.book)
    ]
    return Work("-".join(("work", *map(names.slug, (title, *people)))), title, tuple(editions))
