"""The pages that list everything, to which other pages send their readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.records.queries import CatalogueQuery, ComparisonQuery, Display, PathQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Facts, Slot


def all_reviews(library: Library) -> str | None:
    """Return the page with a catalogue of all reviews."""
    return _page(library, lambda facts: any(_is_whole(query) for query in _catalogues(facts)))


def filtered_reviews(library: Library) -> str | None:
    """Return the page whose address chooses among all reviews, such as ``?taught=SQL``."""
    return _page(library, _has_facets)


def all_concepts(library: Library) -> str | None:
    """Return the page with the index of concepts."""
    return _page(library, lambda facts: any(slot.kind == "concept-index" for slot in facts.slots))


def whole_path(library: Library) -> str | None:
    """Return the page with the reading path of all books."""
    return _page(
        library,
        lambda facts: any(
            isinstance(slot.query, PathQuery) and not slot.query.goal for slot in facts.slots
        ),
    )


def comparison(library: Library) -> str | None:
    """Return the page on which readers choose the books to compare."""
    return _page(library, _lets_choose)


def filtered(facts: Facts) -> Slot | None:
    """Return the catalogue of a page that readers filter: the first with facets."""
    return next(
        (
            slot
            for slot in facts.slots
            if isinstance(slot.query, CatalogueQuery) and slot.query.display is Display.FACETS
        ),
        None,
    )


def _page(library: Library, lists_all: Callable[[Facts], bool]) -> str | None:
    """Return the page that *lists_all*; if there are several, the one with fewest other views."""
    found = [docname for docname, facts in library.documents.items() if lists_all(facts)]
    return min(found, key=lambda docname: len(library.documents[docname].slots), default=None)


def _catalogues(facts: Facts) -> list[CatalogueQuery]:
    return [slot.query for slot in facts.slots if isinstance(slot.query, CatalogueQuery)]


def _lets_choose(facts: Facts) -> bool:
    return any(
        isinstance(slot.query, ComparisonQuery) and not slot.query.books for slot in facts.slots
    )


def _is_whole(query: CatalogueQuery) -> bool:
    return not query.filter and query.limit is None


def _has_facets(facts: Facts) -> bool:
    """Return whether the catalogue that reads the address is whole."""
    slot = filtered(facts)
    return slot is not None and isinstance(slot.query, CatalogueQuery) and _is_whole(slot.query)
