"""The directives that show something of the whole library: each leaves a slot for its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_reviews.markup.directive import TEXT, Field, RecordDirective
from sphinx_reviews.records import queries
from sphinx_reviews.records.queries import CatalogueQuery, Display, Order, PathQuery, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Node


class ViewDirective(RecordDirective):
    """``{skill-map}``, ``{concept-index}``, ``{concept-graph}``: views that are asked nothing."""

    def record(self) -> Iterable[Node]:
        """Leave the slot."""
        return [self.slot(self.short_name, query=self.query()), *self.refused_body()]

    def query(self) -> Query | None:
        """Return what the options ask."""
        return None


class CatalogueDirective(ViewDirective):
    """``{catalogue}``: reviews as cards or as a list."""

    fields: ClassVar[Mapping[str, Field]] = {
        "filter": Field(queries.filters),
        "sort": Field(queries.order),
        "limit": Field(queries.limit),
        "display": Field(queries.display),
    }

    def query(self) -> Query:
        """Return which reviews are asked for, and how they are shown."""
        return CatalogueQuery(
            self.place,
            self.values.get("filter", ()),
            self.values.get("sort", Order.DATE),
            self.values.get("limit"),
            self.values.get("display", Display.FACETS),
        )


class ReadingPathDirective(ViewDirective):
    """``{reading-path}``: what to read first."""

    fields: ClassVar[Mapping[str, Field]] = {"goal": TEXT}

    def query(self) -> Query:
        """Return what the path leads to."""
        return PathQuery(self.place, self.values.get("goal", ""))
