"""Related reviews, at the end of a review: those that share concepts or skills with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.library.covers import cover_of_review
from sphinx_reviews.library.kinship import kinship
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import View, one_list, paragraph, reference
from sphinx_reviews.views.cover import cover_html, images
from sphinx_reviews.views.facts import heading
from sphinx_reviews.views.ties import Tie, ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.kinship import RelatedReview
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

#: More would be a list rather than advice.
_REVIEWS: Final = 3
#: How many shared names a reason lists, and a drawing has of each review.
_NAMES, _DRAWN = 3, 2


class _Related(NamedTuple):
    review: Target
    cover: Cover
    shared: tuple[str, ...]


class _Kin(NamedTuple):
    reviews: tuple[_Related, ...]
    ties: tuple[Tie, ...]


def _select(library: Library, slot: Slot) -> _Kin:
    found = kinship(library).related_reviews(library.reviews[slot.docname], _REVIEWS)
    return _Kin(
        tuple(_related(library, each) for each in found),
        tuple(_ties(library, found)),
    )


def _related(library: Library, related: RelatedReview) -> _Related:
    review = related.review
    # Its cover shows where both agree, if that is a concept.
    concept = next(filter(None, map(library.concepts.get, related.shared)), None)
    return _Related(
        Target(Kind.BOOK, review.docname, "", review.title),
        cover_of_review(library, review, concept.name if concept else ""),
        related.shared[:_NAMES],
    )


def _ties(library: Library, found: list[RelatedReview]) -> Iterator[Tie]:
    """Yield the rarest of what each review shares, with all reviews that share it."""
    for name in dict.fromkeys(name for each in found for name in each.shared[:_DRAWN]):
        if subject := library.concepts.resolve(name) or library.skills.resolve(name):
            yield Tie(
                subject,
                tuple(number for number, each in enumerate(found) if name in each.shared),
            )


def _render(kin: _Kin, node: slot, page: Page) -> list[nodes.Node]:
    found = kin.reviews
    if not found:
        return []
    title = heading(page.say("Related reviews"), node)
    listed = one_list(found, page, Look.RELATED_LIST, _html, _item)
    return [
        in_block(
            "aside",
            [title, listed, *ties(kin.ties, tuple(each.review for each in found), page)],
            look=Look.RELATED,
            aria_label=page.say("Related reviews"),
        )
    ]


def _reason(related: _Related, say: Phrases) -> str:
    return say("Both discuss {names}.", names=", ".join(related.shared))


def _item(related: _Related, page: Page) -> Iterator[nodes.Node]:
    yield paragraph(reference(related.review, page), " — ", _reason(related, page.say))


def _html(records: tuple[tuple[_Related, ...], Phrases], addresses: Addresses) -> str:
    found, say = records
    return template("views/templates/related.html").render(
        found=found, reason=_reason, cover_html=cover_html, addresses=addresses, say=say
    )


def _images(kin: _Kin) -> Iterator[str]:
    return images(each.cover for each in kin.reviews)


RELATED: Final = View(_select, _render, script="graph.js", is_closing=True, images=_images)
