"""What is discussed together: reviews by the concepts they share, concepts by their books."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Concept

#: The fewer reviews discuss a shared concept, the more it counts: this, over their number.
_WEIGHT: Final = 1_000_000
#: How many subjects of a review are used to find related ones.
_RAREST: Final = 8
#: No view shows more.
_MOST: Final = 12


class RelatedReview(NamedTuple):
    """A review that shares something with another."""

    review: Review
    #: The shared names, rarest first.
    shared: tuple[str, ...]


class Kinship:
    """What the published reviews of a library share.

    :param library: the records.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    # -- reviews ---------------------------------------------------------

    def related_reviews(self, review: Review, limit: int) -> list[RelatedReview]:
        """Return the reviews that share the most with *review*, each with what it shares.

        They are of other books, and of each book there is one.  Only the rarest subjects count: what half of all reviews discuss relates none of them.
        """
        subjects = self._by_rarity.get(review.docname, [])
        scores: Counter[str] = Counter()
        for name in subjects[:_RAREST]:
            weight = _WEIGHT // self._rarity[name]
            for docname in self._reviews_of[name]:
                scores[docname] += weight
        best: dict[str, tuple[int, str]] = {}
        for docname, score in scores.items():
            book = self._library.reviews[docname].book_id
            if book != review.book_id:
                best[book] = min(best.get(book, (0, "")), (-score, docname))
        return [
            RelatedReview(
                self._library.reviews[docname],
                tuple(name for name in subjects if name in self._subjects[docname]),
            )
            for _, docname in nsmallest(limit, best.values())
        ]

    @cached_property
    def _subjects(self) -> dict[str, dict[str, None]]:
        """The concepts and taught skills of each review."""
        return {
            review.docname: dict.fromkeys(
                (
                    *(concept.name for concept in self._library.mentions.concepts_of(review)),
                    *self._library.skills_of(review, RecommendationKind.TAUGHT),
                )
            )
            for review in self._library.published
        }

    @cached_property
    def _by_rarity(self) -> dict[str, list[str]]:
        """The subjects of each review, rarest first."""
        return {
            docname: sorted(names, key=lambda name: (self._rarity[name], name))
            for docname, names in self._subjects.items()
        }

    @cached_property
    def _reviews_of(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for docname, names in self._subjects.items():
            for name in names:
                found[name].append(docname)
        return found

    @cached_property
    def _rarity(self) -> dict[str, int]:
        """The number of books whose reviews share each subject."""
        return {
            name: len({self._library.reviews[docname].book_id for docname in docnames})
            for name, docnames in self._reviews_of.items()
        }

    # -- concepts --------------------------------------------------------

    def discussed_with(self, concept: Concept) -> list[tuple[Concept, int]]:
        """Return the concepts that share the most books with *concept*, and the numbers.

        The more books a concept is in, the less a shared one counts.
        """
        found = self._concepts_with.get(concept.name, [])
        return [(other, number) for name, number in found if (other := self._concept(name))]

    def _concept(self, name: str) -> Concept | None:
        return self._library.concepts.get(name)

    @cached_property
    def _concepts_with(self) -> dict[str, list[tuple[str, int]]]:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for names in self._concepts_by_book():
            for name in names:
                counts[name].update(names)
        alone = {name: others[name] for name, others in counts.items()}
        return {name: list(_most(name, others, alone)) for name, others in counts.items()}

    def _concepts_by_book(self) -> Iterator[set[str]]:
        for edition in self._library.books.by_id.values():
            yield {
                concept.name
                for review in edition.reviews
                for concept in self._library.mentions.concepts_of(review)
            }


def kinship(library: Library) -> Kinship:
    """Return what the reviews of *library* share, computed once per build."""
    return library.derived(Kinship)


def _most(name: str, others: Counter[str], alone: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield what shares the most books with *name*, for the number of books it is in.

    What every book discusses is discussed together with everything.
    """
    del others[name]

    def rank(pair: tuple[str, int]) -> tuple[int, str]:
        return -_WEIGHT * pair[1] ** 2 // alone[pair[0]], pair[0]

    yield from sorted(others.items(), key=rank)[:_MOST]
