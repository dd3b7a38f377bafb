"""How much a library holds, of what time, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.language import collation

if TYPE_CHECKING:
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library


def extent(library: Library, say: Phrases) -> str:
    """Return the numbers of books, reviews and concepts in words."""
    books, reviews = len(library.books.by_id), len(library.published)
    concepts = len(library.concepts.all)
    numbers = [
        say.count("{n} book", "{n} books", books),
        say.count("{n} review", "{n} reviews", reviews) if reviews != books else "",
        say.count("{n} concept", "{n} concepts", concepts) if concepts else "",
    ]
    return ", ".join(filter(None, numbers))


def dates(library: Library) -> list[str]:
    """Return the dates of published reviews in ascending order, as ``YYYY-MM-DD``."""
    return sorted({review.front_matter.date for review in library.published} - {""})


def reviewers(library: Library) -> list[str]:
    """Return the names of all who wrote published reviews, in the order of an index."""
    found = {name for review in library.published for name in review.reviewers}
    return sorted(found, key=collation.sort_key)
