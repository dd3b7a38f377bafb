"""Facets, filters and sort orders of reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import collation
from sphinx_reviews.library.areas import areas
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import Conditions, Facet, Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Target

#: The facets offered to readers, in the order in which they ask: what a book teaches and
#: needs, its field, how it was judged and got; then what else it is about, by whom, and last
#: what stands on its cover.
OFFERED: Final = (
    Facet.TAUGHT,
    Facet.PREREQUISITE,
    Facet.AREA,
    Facet.VERDICT,
    Facet.DISCLOSURE,
    Facet.RECOMMENDED,
    Facet.CONCEPT,
    Facet.GIVER,
    Facet.REVIEWER,
    Facet.LEVEL,
    Facet.PUBLISHER,
    Facet.YEAR,
    Facet.TAG,
)
#: Those that readers see at once.
FOREMOST: Final = OFFERED[:5]

#: How many values a message names as examples.
_EXAMPLES: Final = 3


def facets(library: Library, review: Review) -> dict[Facet, tuple[str, ...]]:
    """Return the values of each facet of a review, without empty facets."""
    book, verdict = review.book, review.verdict
    skills = {kind: library.skills_of(review, kind) for kind in RecommendationKind}
    found: dict[Facet, Iterable[str]] = {
        Facet.SKILL: dict.fromkeys(name for names in skills.values() for name in names),
        Facet.TAUGHT: skills[RecommendationKind.TAUGHT],
        Facet.PREREQUISITE: skills[RecommendationKind.PREREQUISITE],
        Facet.RECOMMENDED: skills[RecommendationKind.RECOMMENDED],
        Facet.CONCEPT: (concept.name for concept in library.mentions.concepts_of(review)),
        Facet.AREA: [areas(library).of_review(review).name],
        Facet.DISCLOSURE: dict.fromkeys(
            kind.value for each in review.disclosures for kind in each.kinds
        ),
        Facet.GIVER: dict.fromkeys(each.by for each in review.disclosures),
        Facet.REVIEWER: review.reviewers,
        Facet.PUBLISHER: [book.publisher],
        Facet.YEAR: [book.published[:4]],
        Facet.VERDICT: [verdict.word.value] if verdict and verdict.word else [],
        Facet.LEVEL: [book.level],
        Facet.AUTHOR: (person.name for person in (*book.authors, *book.editors)),
        Facet.TAG: review.front_matter.tags,
    }
    return {facet: kept for facet, values in found.items() if (kept := tuple(filter(None, values)))}


def chosen(
    library: Library,
    conditions: Conditions,
    order: Order = Order.DATE,
) -> list[Review]:
    """Return the published reviews that meet conditions, in an order."""
    wanted = [
        (facet, {names.key(_canonical(library, facet, value)) for value in values})
        for facet, values in conditions
    ]
    found = [
        review
        for review in library.published
        if not wanted or _holds(facets(library, review), wanted)
    ]
    return sorted(found, key=ORDERS[order])


def _holds(
    values: Mapping[Facet, tuple[str, ...]], wanted: Iterable[tuple[Facet, set[str]]]
) -> bool:
    return all(
        any(names.key(each) in any_of for each in values.get(facet, ())) for facet, any_of in wanted
    )


#: The facets whose values may be written as aliases.
_NAMED: Final = {
    Facet.CONCEPT: Kind.CONCEPT,
    Facet.REVIEWER: Kind.REVIEWER,
    **dict.fromkeys((Facet.SKILL, Facet.TAUGHT, Facet.PREREQUISITE, Facet.RECOMMENDED), Kind.SKILL),
}


def _canonical(library: Library, facet: Facet, value: str) -> str:
    target = library.resolve(_NAMED[facet], value) if facet in _NAMED else None
    return target.title if target else value


def unmet(library: Library, conditions: Conditions) -> Iterator[str]:
    """Yield what is wrong with conditions that no published review meets, and what to write."""
    if not library.published or chosen(library, conditions):
        return
    known: dict[Facet, dict[str, None]] = {facet: {} for facet in Facet}
    for review in library.published:
        for facet, values in facets(library, review).items():
            known[facet] |= dict.fromkeys(values)
    lacking = [
        (facet, value)
        for facet, values in conditions
        if not any(_is_among(_canonical(library, facet, value), known[facet]) for value in values)
        for value in values
    ]
    for facet, value in lacking:
        yield f"no review has the {facet} '{value}'. {_advice(facet, value, known)}"
    if not lacking:
        yield "no review meets all of its conditions. Remove one of them."


def _advice(facet: Facet, value: str, known: Mapping[Facet, Iterable[str]]) -> str:
    """Return the facet that has the value, or else the most similar values of its own."""
    if other := next((each for each in (*OFFERED, *Facet) if _is_among(value, known[each])), None):
        return f"It is a {other}: write {other} = {value}."
    if near := names.similar(value, known[facet]):
        return f"Did you mean {', '.join(map(repr, near))}?"
    if few := list(known[facet])[:_EXAMPLES]:
        return f"Write one that a review has, such as {', '.join(map(repr, few))}."
    return f"No review here has any {facet}."


def _is_among(value: str, known: Iterable[str]) -> bool:
    return names.key(value) in map(names.key, known)


def named(library: Library, conditions: Conditions) -> list[tuple[Kind, str, Target | None]]:
    """Return the kind, name and target of each thing that conditions name."""
    return [
        (kind, value, library.resolve(kind, value))
        for facet, values in conditions
        if (kind := _NAMED.get(facet))
        for value in values
    ]


def _newest(review: Review) -> tuple[int, str]:
    return -int(review.front_matter.date.replace("-", "") or 0), review.docname


def _best(review: Review) -> tuple[float, tuple[int, str]]:
    rating = review.verdict.rating if review.verdict else None
    return -(rating or 0), _newest(review)


def _by_title(review: Review) -> tuple[object, str]:
    return collation.sort_key(review.book.title), review.docname


#: Sort keys: newest first, best rated first, by title.
ORDERS: Final[Mapping[Order, Callable[[Review], tuple[object, ...]]]] = {
    Order.DATE: _newest,
    Order.RATING: _best,
    Order.TITLE: _by_title,
}
