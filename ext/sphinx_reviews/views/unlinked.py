"""Where reviews name a concept or skill without a reference to it, below its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, in_phrase
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.backlinks import Source, backlinks, quotes

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.views.base import Page


def unlinked(library: Library, kind: Kind, name: str) -> tuple[Source, ...]:
    """Return the reviews that name something, with the sentences."""
    return tuple(
        Source(
            Target(Kind.BOOK, each.review.docname, "", each.review.title),
            None,
            None,
            # All are found here, so it is not said of each.
            tuple(quote._replace(is_found=False) for quote in quotes(each)),
            library.language(each.review.docname),
        )
        for each in library.mentions.unlinked(kind, name)
    )


def folded(sources: tuple[Source, ...], page: Page) -> list[nodes.Node]:
    """Return the sentences, folded in HTML."""
    if not sources:
        return []
    number = sum(len(each.quotes) for each in sources)
    title = page.say.count("{n} unlinked mention", "{n} unlinked mentions", number)
    content = [in_phrase("summary", title), backlinks(sources, page)]
    return [in_block("details", content, look=Look.UNLINKED)]
