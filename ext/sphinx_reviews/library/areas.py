"""Areas: the fields that books and skills belong to, each with a number for its colour."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.palette import AREAS
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review


class Area(NamedTuple):
    """A field."""

    #: As it is first written; empty for what is of no area.
    name: str = ""
    #: That of its colour: 1 to 8, and from the ninth area on again from 1; 0 for no area.
    number: int = 0


class Areas:
    """The areas of a library.

    Their order is the author's (``reviews_areas``); then come those of skills and last those
    that only books name, each where it is first named.  So a review can add an area without
    changing the colour of another's.

    :param library: the records.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        #: By the newest review, which drafts of one book do not share.
        self._of_books: dict[str, Area] = {}

    @cached_property
    def _by_key(self) -> dict[str, Area]:
        reviews = sorted(self._library.published, key=lambda review: review.book.place)
        spelled: dict[str, str] = {}
        for name in (
            *self._library.areas,
            *(skill.area for skill in self._library.skills.all),
            *(review.book.area for review in reviews),
        ):
            if name:
                spelled.setdefault(names.key(name), name)
        return {
            key: Area(name, 1 + position % AREAS)
            for position, (key, name) in enumerate(spelled.items())
        }

    @property
    def all(self) -> list[Area]:
        """All areas, in their order."""
        return list(self._by_key.values())

    def named(self, name: str) -> Area:
        """Return the area of a name; one without a number if only drafts name it."""
        return self._by_key.get(names.key(name), Area(name))

    def of_book(self, edition: Edition) -> Area:
        """Return the area of a book: as a review says, or else that of most skills it teaches."""
        newest = edition.newest.docname
        if newest not in self._of_books:
            self._of_books[newest] = self._of(edition.book.area, edition.reviews)
        return self._of_books[newest]

    def of_review(self, review: Review) -> Area:
        """Return the area of the book of a review, which may be a draft."""
        edition = self._library.books.of(review)
        return self.of_book(edition) if edition else self._of(review.book.area, [review])

    def _of(self, stated: str, reviews: Iterable[Review]) -> Area:
        if stated:
            return self.named(stated)
        taught = self._library.levels_of(reviews, RecommendationKind.TAUGHT)
        skills = filter(None, map(self._library.skills.get, taught))
        # Among equals the first on the list of skills.
        counted = Counter(names.key(skill.area) for skill in skills if skill.area)
        return self.named(counted.most_common(1)[0][0]) if counted else Area()

    def of_concept(self, name: str) -> Area:
        """Return the area whose books have most sentences on a concept, by its defined name."""
        counted: Counter[Area] = Counter()
        for each in self._library.mentions.of(Kind.CONCEPT, name):
            sentences = self._library.mentions.concept_sentences(each.review.docname)
            counted[self.of_review(each.review)] += sentences[name]
        return most(counted, self.all)


def most(counted: Counter[Area], order: list[Area]) -> Area:
    """Return the area with the highest count, among equals the first in *order*."""
    known = [area for area in order if area in counted]
    return max(known, key=lambda area: counted[area], default=Area())


def areas(library: Library) -> Areas:
    """Return the areas of *library*, computed once per build."""
    return library.derived(Areas)
