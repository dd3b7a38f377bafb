"""Whom the field ``author`` of the posts of a blog names: the books' authors, or its reviewers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.stated import contributors

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Reviews per name, on average, from which the names count as those of a blog's reviewers.
_REVIEWS_OF_ONE: Final = 3


class Signed(NamedTuple):
    """The field ``author`` of a post."""

    author: object
    is_review: bool
    #: Whether the fields beside it state facts of a book.
    has_facts: bool


def reviewers(signed: Iterable[Signed]) -> set[str]:
    """Return the names in the field ``author`` of all posts that are those of reviewers.

    A single name is one if other posts than reviews have it as well, or if the reviews
    share it; names that differ from review to review are those of the books, and so is the
    name in few reviews that state other facts of the book beside it.
    """
    counts: dict[bool, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    named = [each for each in signed if each.author]
    listed = [each for each in named if contributors.is_one_name(each.author)]
    for each in listed:
        counts[each.is_review][contributors.parts(each.author)[0]] += 1
    of_reviews = counts[True]
    are_shared = sum(of_reviews.values()) >= _REVIEWS_OF_ONE * len(of_reviews)
    found = set(counts[False])
    # Beside reviews that name several people, a single one is of a book as well.
    has_facts = any(each.is_review and (each.has_facts or each not in listed) for each in named)
    if are_shared or (len(of_reviews) == 1 and not has_facts):
        found |= set(of_reviews)
    return found
