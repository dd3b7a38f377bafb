"""The other reviews of a book, and its other editions, at the end of each review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block
from sphinx_reviews.views.base import View
from sphinx_reviews.views.facts import heading
from sphinx_reviews.views.review_lines import ReviewLine, review_line, review_list

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page


class _Others(NamedTuple):
    #: Of the same edition, newest first.
    reviews: tuple[ReviewLine, ...]
    #: The newest review of each other edition and translation.
    editions: tuple[ReviewLine, ...]


def _select(library: Library, slot: Slot) -> _Others:
    review = library.reviews[slot.docname]
    edition = library.books.of(review)
    if edition is None:
        return _Others((), ())
    same = [each for each in edition.reviews if each.docname != slot.docname]
    others = [each.newest for each in library.books.other_editions(edition)]
    return _Others(
        tuple(review_line(library, each, is_signed=True) for each in same),
        tuple(
            review_line(library, each, is_signed=library.has_several_reviewers) for each in others
        ),
    )


def _render(others: _Others, node: slot, page: Page) -> list[nodes.Node]:
    content: list[nodes.Node] = []
    for title, lines in (
        (page.say("Other reviews of this book"), others.reviews),
        (page.say("Other editions and translations"), others.editions),
    ):
        if lines:
            content += [heading(title, node), review_list(lines, page)]
    if not content:
        return []
    return [
        in_block(
            "aside",
            content,
            look=Look.OTHER_REVIEWS,
            aria_label=page.say("Other reviews of this book"),
        )
    ]


OTHER_REVIEWS: Final = View(_select, _render, is_closing=True)
