"""``{concept}`` and ``{skill}``: what has a name and is found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from sphinx_reviews.markup.directive import NAMES, TEXT, Field, RecordDirective
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.model import Concept, Skill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Node


class DefinitionDirective(RecordDirective):
    """Base of ``{concept} NAME`` and ``{skill} NAME``: a thing that has a name and an anchor."""

    argument_is = "a name"

    def record(self) -> Iterable[Node]:
        """Record the definition."""
        body = self.body()
        node = self.slot(self.short_name, body)
        self.define(
            name=self.argument,
            anchor=self.anchor(node, self.short_name, self.argument),
            place=self.place,
            definition=definition(body),
            **{name.replace("-", "_"): value for name, value in self.values.items()},
        )
        return [node]

    def define(self, **values: Any) -> None:
        """Record what *values* describe."""
        raise NotImplementedError


class ConceptDirective(DefinitionDirective):
    """``{concept} NAME``: the definition of a concept."""

    fields: ClassVar[Mapping[str, Field]] = {
        "aliases": NAMES,
        "broader": NAMES,
        "related": NAMES,
        "exact-match": Field(fields.urls),
    }

    def define(self, **values: Any) -> None:
        """Record the concept."""
        self.domain.note_concept(self.docname, Concept(**values))


class SkillDirective(DefinitionDirective):
    """``{skill} NAME``: the description of a skill."""

    fields: ClassVar[Mapping[str, Field]] = {
        "aliases": NAMES,
        "area": TEXT,
        "needs": NAMES,
        "learn": Field(fields.urls),
    }

    def define(self, **values: Any) -> None:
        """Record the skill."""
        self.domain.note_skill(self.docname, Skill(**values))


def definition(body: Iterable[Node]) -> str:
    """Return the text of the first paragraph of *body*."""
    first = next((node for node in body if isinstance(node, nodes.paragraph)), None)
    return names.normalize(first.astext()) if first else ""
