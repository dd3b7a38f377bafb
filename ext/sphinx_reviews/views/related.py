"""Related reviews, at the end of a review: those that share concepts or skills with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.library.covers import Cover, cover_of_review
from sphinx_reviews.library.kinship import RelatedReview, kinship
from sphinx_reviews.nodes import Look, html_fragment, in_block
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import View, paragraph, reference
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.facts import heading

if TYPE_CHECKING:
    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

#: More would be a list rather than advice.
_REVIEWS: Final = 3
#: How many shared names a reason lists.
_NAMES: Final = 3


class _Related(NamedTuple):
    review: Target
    shared: tuple[str, ...]
    cover: Cover


def _select(library: Library, slot: Slot) -> tuple[_Related, ...]:
    related = kinship(library).related_reviews(library.reviews[slot.docname], _REVIEWS)
    return tuple(_related(library, each) for each in related)


def _related(library: Library, related: RelatedReview) -> _Related:
    review = related.review
    # Its cover shows where both agree, if that is a concept.
    concept = next(filter(None, map(library.concepts.get, related.shared)), None)
    return _Related(
        Target(Kind.BOOK, review.docname, "", review.title),
        related.shared[:_NAMES],
        cover_of_review(library, review, concept.name if concept else ""),
    )


def _images(found: tuple[_Related, ...]) -> list[str]:
    return [each.cover.image for each in found if each.cover.image]


def _render(found: tuple[_Related, ...], node: slot, page: Page) -> list[nodes.Node]:
    if not found:
        return []
    title = heading(page.say("Related reviews"), node)
    if page.is_paged:
        listed: nodes.Node = html_fragment(
            "", records=(found, page.say), docname=page.docname, write=_html
        )
    else:
        listed = nodes.bullet_list("", *(_item(each, page) for each in found))
    return [
        in_block(
            "aside", [title, listed], look=Look.RELATED, aria_label=page.say("Related reviews")
        )
    ]


def _reason(related: _Related, say: Phrases) -> str:
    return say("Both discuss {names}.", names=", ".join(related.shared))


def _item(related: _Related, page: Page) -> nodes.list_item:
    link = reference(related.review, page)
    return nodes.list_item("", paragraph(link, " — ", _reason(related, page.say)))


def _html(records: tuple[tuple[_Related, ...], Phrases], addresses: Addresses) -> str:
    found, say = records
    items = [
        (each.review, _reason(each, say), cover_html(each.cover, addresses, is_thumb=True))
        for each in found
    ]
    return template("views/templates/related.html").render(items=items, addresses=addresses)


RELATED: Final = View(_select, _render, is_closing=True, images=_images)
