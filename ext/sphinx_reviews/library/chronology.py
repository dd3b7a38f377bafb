"""The reviews in the order of their dates, as readers go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language import collation

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review


class Beside(NamedTuple):
    """The docnames of the pages on both sides of a page; empty at an end."""

    older: str
    newer: str


def beside(library: Library, docname: str) -> Beside | None:
    """Return the reviews on both sides of a review; None for a page that is no published review.

    Reviews without a date come after all others, by title.
    """
    return library.derived(_all).get(docname)


def _all(library: Library) -> dict[str, Beside]:
    order = [each.docname for each in sorted(library.published, key=_place)]
    return {
        docname: Beside(older, newer)
        for older, docname, newer in zip(["", *order], order, [*order[1:], ""], strict=False)
    }


def _place(review: Review) -> tuple[object, ...]:
    date = review.front_matter.date
    return (not date, date, collation.sort_key(review.title), review.docname)
