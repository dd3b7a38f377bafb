"""What a book needs and what it teaches, below the verdict of its review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.labels import NEEDS_AND_LESSONS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.views.base import View
from sphinx_reviews.views.facts import fact_list
from sphinx_reviews.views.leveled import Leveled, leveled, references

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

_Strip = tuple[tuple[RecommendationKind, tuple[Leveled, ...]], ...]


def _select(library: Library, slot: Slot) -> _Strip:
    review = library.reviews[slot.docname]
    found = {kind: leveled(library, [review], kind) for kind in NEEDS_AND_LESSONS}
    needed, taught = (
        {each.skill for each in found[kind]}
        for kind in (RecommendationKind.PREREQUISITE, RecommendationKind.TAUGHT)
    )
    # What is recommended besides, not again.
    found[RecommendationKind.RECOMMENDED] = tuple(
        each for each in found[RecommendationKind.RECOMMENDED] if each.skill not in needed | taught
    )
    return tuple((kind, skills) for kind, skills in found.items() if skills)


def _render(strip: _Strip, node: slot, page: Page) -> list[nodes.Node]:
    if not strip:
        return []
    rows = [(page.say(NEEDS_AND_LESSONS[kind]), references(skills, page)) for kind, skills in strip]
    return [in_block("div", [fact_list(rows)], look=Look.STRIP)]


STRIP: Final = View(_select, _render)
