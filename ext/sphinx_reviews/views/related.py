"""Related reviews, at the end of a review: those that share concepts or skills with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.library.kinship import kinship
from sphinx_reviews.nodes import Look, html_fragment, in_block
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import View, paragraph, reference
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


def _select(library: Library, slot: Slot) -> tuple[_Related, ...]:
    return tuple(
        _Related(
            Target(Kind.BOOK, each.review.docname, "", each.review.title), each.shared[:_NAMES]
        )
        for each in kinship(library).related_reviews(library.reviews[slot.docname], _REVIEWS)
    )


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
    items = [(each.review, _reason(each, say)) for each in found]
    return template("views/templates/related.html").render(items=items, addresses=addresses)


RELATED: Final = View(_select, _render, is_closing=True)
