"""``{skills}``: a list of skills that a book requires, teaches or recommends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes

from sphinx_reviews.markup.directive import Field, RecordDirective
from sphinx_reviews.markup.plain_text import plain
from sphinx_reviews.records import fields, words
from sphinx_reviews.records.model import Place, Recommendation, RecommendationKind, Section
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Element, Node


class SkillsDirective(RecordDirective):
    """``{skills}``: a list of skills that the book requires, teaches or recommends."""

    fields: ClassVar[Mapping[str, Field]] = {"kind": Field(words.recommendation_kind)}

    def record(self) -> Iterable[Node]:
        """Record the entries; anything but a list is shown unchanged."""
        kind = self.values.get("kind", RecommendationKind.RECOMMENDED)
        body = self.body()
        lists = [node for node in body if isinstance(node, nodes.bullet_list)]
        other = [node for node in body if not isinstance(node, nodes.bullet_list)]
        if not lists or other:
            self.warn(
                Subtype.SKILLS,
                "'skills' %s. Write a bullet list, as - SQL (중급) — why.",
                "contains more than a list" if other else "is empty",
            )
        if lists:
            node = self.slot("skills")
            entries = (item for each in lists for item in each.children)
            for number, item in enumerate(entries):
                container = nodes.container()
                node += container
                self._entry(cast("Element", item), container, kind, (node.record.position, number))
            yield node
        yield from other

    def _entry(
        self,
        item: Element,
        container: nodes.container,
        kind: RecommendationKind,
        position: tuple[int, int],
    ) -> None:
        """Record the skills of one list item; put its note into *container*."""
        head, note, rest = split_item(item)
        paragraph = nodes.paragraph("", "", *note)
        note_text = plain(self.domain.facts(self.docname), paragraph)
        line = next((n.line for n in item.findall() if n.line), None) or self.lineno
        pairs = fields.skill_names(head)
        if not pairs:
            source, _ = self.get_source_info()
            self.domain.warn(
                self.docname,
                Subtype.SKILLS,
                f"{source}:{line}",
                "this item of 'skills' names no skill. Write - NAME (LEVEL) — why.",
            )
        for name, typed in pairs:
            level = None
            try:
                level = words.level(typed) if typed else None
            except fields.FieldError as error:
                source, _ = self.get_source_info()
                place = f"{source}:{line}"
                self.domain.warn(
                    self.docname, Subtype.LEVEL, place, "'skills': %s: %s", name, error
                )
            entry = Recommendation(
                skill=name,
                kind=kind,
                level=level,
                unread="" if level else typed,
                note=note_text,
                section=Section("", ""),
                place=Place(self.docname, line),
                anchor=self.anchor(container, "skill", name),
                item=position,
            )
            self.domain.note_recommendation(self.docname, entry)
        if note:
            # With its source, so that it reaches translators.
            line_of_text = cast("nodes.paragraph", item[0])
            raw = fields.NOTE_SEPARATOR.split(line_of_text.rawsource, maxsplit=1)[-1]
            paragraph.rawsource = raw
            paragraph.source, paragraph.line = line_of_text.source, line
            container += paragraph
        container += rest


def split_item(item: Element) -> tuple[str, list[Node], list[Node]]:
    """Split a list item into the text before the note, the note, and further blocks."""
    if not item.children or not isinstance(item[0], nodes.paragraph):
        return "", [], list(item.children)
    head = ""
    note: list[Node] = []
    separated = False
    for child in item[0].children:
        if separated:
            note.append(child)
        elif isinstance(child, nodes.Text) and (match := fields.NOTE_SEPARATOR.search(str(child))):
            separated = True
            head += str(child)[: match.start()]
            if after := str(child)[match.end() :]:
                note.append(nodes.Text(after))
        else:
            head += child.astext()
    return head, note, list(item.children[1:])
