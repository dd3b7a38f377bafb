"""How much a library holds, of what time, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.language import collation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review


def extent(library: Library, say: Phrases) -> str:
    """Return the numbers of books, reviews and concepts in words."""
    return extent_of(
        len(library.books.by_id), len(library.published), len(library.concepts.all), say
    )


def extent_of(books: int, reviews: int, concepts: int, say: Phrases) -> str:
    """Return numbers in words, without what there is none of and what says the same."""
    numbers = [
        say.count("{n} book", "{n} books", books),
        say.count("{n} review", "{n} reviews", reviews) if reviews != books else "",
        say.count("{n} concept", "{n} concepts", concepts) if concepts else "",
    ]
    return ", ".join(filter(None, numbers))


def dates(library: Library) -> list[str]:
    """Return the dates of published reviews in ascending order, as ``YYYY-MM-DD``."""
    return sorted({review.front_matter.date for review in library.published} - {""})


def reviewers(reviews: Iterable[Review]) -> list[str]:
    """Return the names of all who wrote *reviews*, in the order of an index."""
    found = {name for review in reviews for name in review.reviewers}
    return sorted(found, key=collation.sort_key)
