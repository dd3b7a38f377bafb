"""Which pages come before and after a page: reviews by date, others as the site lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged
from sphinx_reviews.language.tags import other_language
from sphinx_reviews.library.chronology import beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


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


def language_of_title(env: BuildEnvironment, docname: str, page: str) -> str:
    """Return the tag of the title of a document; empty if it is that of the page that shows it.

    That of a review is the title of a book, whose letters tell the language.

    :param page: BCP 47 tag of that page.
    """
    domain, title = review_domain(env), env.titles[docname].astext()
    if docname in domain.library.reviews:
        return other_language(title, page)
    language = domain.language(docname)
    return "" if language == page else language
