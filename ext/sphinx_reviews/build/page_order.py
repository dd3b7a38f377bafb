"""Which pages come before and after a page: reviews by date, others as the site lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged
from sphinx_reviews.library.chronology import beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.builders import Builder


def pages_beside(
    builder: Builder, relations: Mapping[str, Sequence[str | None]], docname: str
) -> tuple[str, str]:
    """Return the docnames of the previous and the next page; empty where there is none.

    :param relations: docname -> the pages above, before and after it, as Sphinx collects them.
    """
    if is_paged(builder):
        reviews = beside(review_domain(builder.env).library, docname)
        if reviews:
            return reviews
    _, before, after = relations.get(docname, (None, None, None))
    return before or "", after or ""
