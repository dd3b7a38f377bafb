"""What is discussed together: reviews by the concepts they share, concepts by their reviews."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from . import collation
from .model import RecommendationKind

if TYPE_CHECKING:
    from .library import Library
    from .model import Concept, Review

#: A shared concept counts the more the fewer reviews speak of it: this, divided by their number.
_WEIGHT: Final = 1_000_000


class RelatedReview(NamedTuple):
    """A review that shares something with another."""

    review: Review
    #: The shared names, those that fewest reviews speak of first.
    shared: tuple[str, ...]


def related_reviews(library: Library, review: Review, limit: int) -> list[RelatedReview]:
    """Return the published reviews that share most with *review*, each with what it shares."""
    scores: Counter[str] = Counter()
    shared: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    others: dict[str, Review] = {}
    for name, reviews in _subjects(library, review):
        weight = _WEIGHT // len(reviews)
        for other in reviews:
            scores[other.docname] += weight
            shared[other.docname].append((len(reviews), name))
            others[other.docname] = other
    del scores[review.docname]
    best = sorted(scores, key=lambda docname: (-scores[docname], docname))[:limit]
    return [
        RelatedReview(others[docname], tuple(name for _, name in sorted(shared[docname])))
        for docname in best
    ]


def _subjects(library: Library, review: Review) -> list[tuple[str, list[Review]]]:
    """Return the concepts and taught skills of a review, each with its published reviews."""
    concepts = [
        (concept.name, [each.review for each in library.mentions("concept", concept.name)])
        for concept in library.concepts_of(review)
    ]
    skills = [
        (skill, [each.review for each in library.recommendations(skill)])
        for skill in library.skills_of(review, RecommendationKind.TAUGHT)
    ]
    return [(name, reviews) for name, reviews in concepts + skills if reviews]


def discussed_with(library: Library, concept: Concept) -> list[tuple[Concept, int]]:
    """Return the concepts that share reviews with *concept*, with how many, most first."""
    counts: Counter[str] = Counter(
        other.name
        for each in library.mentions("concept", concept.name)
        for other in library.concepts_of(each.review)
        if other is not concept
    )
    found = ((library.concepts.get(name), number) for name, number in counts.items())
    pairs = [(other, number) for other, number in found if other]
    return sorted(pairs, key=lambda pair: (-pair[1], collation.sort_key(pair[0].name)))
