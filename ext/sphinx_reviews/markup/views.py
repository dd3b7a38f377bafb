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
        values = {**self.values, "argument": self.argument}
        query = self.spec.query(self.place, values) if self.spec.query else None
        return [self.slot(self.short_name, query=query), *self.refused_body()]

    def needs_argument(self) -> bool:
        """Return whether the argument says what is shown; most only narrow it."""
        return self.spec.needs_argument


def _directive(name: str, spec: DirectiveSpec) -> type[ViewDirective]:
    fields = {option: Field(read) for option, read in spec.options.items()}
    members = {"spec": spec, "fields": fields, "argument_is": spec.argument_is}
    return type(name, (ViewDirective,), members)


DIRECTIVES: Final[dict[str, type[ViewDirective]]] = {
    name: _directive(name, view.directive) for name, view in VIEWS.items() if view.directive
}
