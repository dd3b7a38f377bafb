"""``{concept}``, ``{skill}`` and ``{reviewer}``: definitions that references find by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from sphinx_reviews.markup.directive import NAMES, TEXT, Field, RecordDirective
from sphinx_reviews.records import fields, words
from sphinx_reviews.records.kinds import Concept, Reviewer, Skill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Node

    from sphinx_reviews.records.kinds import Definition


class DefinitionDirective(RecordDirective):
    """Base of ``{concept} NAME`` and ``{skill} NAME``: a definition with a name and an anchor."""

    argument_is = "a name"
    #: What is recorded.
    record_type: ClassVar[type[Definition]]

    def record(self) -> Iterable[Node]:
        """Record the definition; its text is read once the document is complete."""
        node = self.slot(self.record_type.kind, self.body())
        definition = self.record_type(
            name=self.argument,
            anchor=self.anchor(node, self.record_type.kind, self.argument),
            place=self.place,
            **{name.replace("-", "_"): value for name, value in self.values.items()},
        )
        self.domain.note_definition(self.docname, definition)
        return [node]


#: How the name is looked for in prose.
_FOUND: Final = {"mentions": Field(words.finding), "not-in": NAMES}


class ConceptDirective(DefinitionDirective):
    """``{concept} NAME``: the definition of a concept."""

    record_type = Concept
    fields: ClassVar[Mapping[str, Field]] = {
        **_FOUND,
        "aliases": NAMES,
        "broader": NAMES,
        "related": NAMES,
        "exact-match": Field(fields.urls),
    }


class SkillDirective(DefinitionDirective):
    """``{skill} NAME``: the description of a skill."""

    record_type = Skill
    fields: ClassVar[Mapping[str, Field]] = {
        **_FOUND,
        "aliases": NAMES,
        "area": TEXT,
        "needs": NAMES,
        "learn": Field(fields.urls),
    }


class ReviewerDirective(DefinitionDirective):
    """``{reviewer} NAME``: a person who writes reviews."""

    record_type = Reviewer
    fields: ClassVar[Mapping[str, Field]] = {
        "aliases": NAMES,
        "url": Field(fields.url),
        "affiliation": TEXT,
    }


#: One for each kind of definition.
DIRECTIVES: Final[dict[str, type[DefinitionDirective]]] = {
    each.record_type.kind: each for each in (ConceptDirective, SkillDirective, ReviewerDirective)
}
