"""Views: what a page shows of the library, as docutils nodes.

A view has two halves: ``select`` looks records up in the library, and ``render``
makes nodes from what was selected and nothing else.  So the selected records are
exactly what the page depends on, and their fingerprint shows when it is stale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import PAGED
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.nodes import html_fragment, slot
from sphinx_reviews.views import (
    byline,
    catalogue,
    citation,
    compare,
    concept_graph,
    concept_index,
    concepts,
    library_summary,
    other_reviews,
    quotations,
    reading_path,
    related,
    review,
    reviewers,
    shelf,
    skill_description,
    skill_map,
    skills,
    strip,
    what_to_read,
)
from sphinx_reviews.views.base import Page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import View

#: Kind of slot -> the view that fills it: the registry for directives and scripts.
VIEWS: Final[dict[str, View[Any]]] = {
    "disclosure": review.DISCLOSURE,
    "verdict": review.VERDICT,
    "strip": strip.STRIP,
    "byline": byline.BYLINE,
    "book": review.BOOK,
    "skills": skills.LIST,
    "skill": skill_description.DEFINITION,
    "concept": concepts.DEFINITION,
    "reviewer": reviewers.DEFINITION,
    "other-reviews": other_reviews.OTHER_REVIEWS,
    "citation": citation.CITATION,
    "related": related.RELATED,
    "catalogue": catalogue.CATALOGUE,
    "skill-map": skill_map.MAP,
    "concept-index": concept_index.INDEX,
    "concept-graph": concept_graph.GRAPH,
    "reading-path": reading_path.PATH,
    "what-to-read": what_to_read.WHAT_TO_READ,
    "shelf": shelf.SHELF,
    "reviewers": reviewers.REVIEWERS,
    "compare": compare.COMPARE,
    "quotations": quotations.QUOTATIONS,
    "library-summary": library_summary.SUMMARY,
}


def selected(library: Library, slot: Slot) -> Any:
    """Return the records that fill a slot, looked up once for fingerprint and page."""
    library = library.seen_from(slot.docname)
    if slot not in library.selections:
        library.selections[slot] = VIEWS[slot.kind].select(library, slot)
    return library.selections[slot]


class FillSlots(SphinxPostTransform):
    """Replaces each slot by its view."""

    # Before MyST's resolver (9) and Sphinx's (10), so that references inside a
    # view are resolved like an author's.
    default_priority = 5

    _is_paged: ClassVar[bool] = False

    def run(self, **kwargs: Any) -> None:
        """Fill all slots of the document."""
        domain = review_domain(self.env)
        for node in list(self.document.findall(slot)):
            record = node.record
            say = phrases(domain.language(record.docname))
            has_feeds = self._is_paged and bool(self.config.html_baseurl)
            page = Page(record.docname, say, self._is_paged, domain.pdfs, has_feeds)
            records = selected(domain.library, record)
            shown = VIEWS[record.kind].render(records, node, page)
            for fragment in (each for part in shown for each in part.findall(html_fragment)):
                fragment["language"] = say.language
            node.replace_self(shown)


class FillSlotsOfPages(FillSlots):
    """The same for builders that write each document as a separate HTML page."""

    # Before FillSlots, which then finds no slot.
    default_priority = 4
    builders = PAGED

    _is_paged = True


def fill_slots(app: Sphinx) -> None:
    """Let the builder fill slots; translators get the author's text only."""
    if app.builder.name != "gettext":
        app.add_post_transform(FillSlotsOfPages)
        app.add_post_transform(FillSlots)
