"""The directives that show views of the library, generated from the registry of views."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from sphinx_reviews.markup.directive import Field, RecordDirective
from sphinx_reviews.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node

    from sphinx_reviews.views.base import DirectiveSpec


class ViewDirective(RecordDirective):
    """A directive that leaves a slot for the view of the same name."""

    spec: ClassVar[DirectiveSpec]

    def record(self) -> Iterable[Node]:
        """Leave the slot, with the query that the options make."""
        query = self.spec.query(self.place, self.values) if self.spec.query else None
        return [self.slot(self.short_name, query=query), *self.refused_body()]


def _directive(name: str, spec: DirectiveSpec) -> type[ViewDirective]:
    fields = {option: Field(read) for option, read in spec.options.items()}
    return type(name, (ViewDirective,), {"spec": spec, "fields": fields})


DIRECTIVES: Final[dict[str, type[ViewDirective]]] = {
    name: _directive(name, view.directive) for name, view in VIEWS.items() if view.directive
}
