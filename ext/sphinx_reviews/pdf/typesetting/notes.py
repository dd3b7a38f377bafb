"""Footnotes, which move to the foot of the page, and citations, which stay in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.pdf.typesetting.core import typeset
from sphinx_reviews.pdf.typesetting.lists import inner, terms
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet


@typeset.register(nodes.footnote_reference)
def _footnote_reference(node: nodes.footnote_reference, sheet: Sheet) -> str:
    name = node.get("refid", "")
    note = sheet.footnotes.pop(name, None)
    place = syntax.string(f"footnote {sheet.place(name)}")
    if note is not None:
        sheet.set_notes.add(name)
        return syntax.call("note", place, inner(_without_label(note), sheet))
    if name in sheet.set_notes:
        return syntax.call("note-again", place)
    return syntax.call("super", syntax.string(node.astext()))


@typeset.register(nodes.footnote)
def _footnote(node: nodes.footnote, sheet: Sheet) -> str:
    """Set a footnote that nothing refers to; others were set at their first reference."""
    unset = [name for name in node["ids"] if name in sheet.footnotes]
    if not unset:
        return syntax.NOTHING
    return terms([(_label(node), inner(_without_label(node), sheet))])


@typeset.register(nodes.citation)
def _citation(node: nodes.citation, sheet: Sheet) -> str:
    return terms([(_label(node), inner(_without_label(node), sheet))])


@typeset.register(nodes.citation_reference)
def _citation_reference(node: nodes.citation_reference, sheet: Sheet) -> str:
    shown = syntax.string(f"[{node.astext()}]")
    return sheet.link(sheet.place(node["refid"]), shown) if "refid" in node else shown


def _label(node: nodes.Element) -> str:
    label = next((child for child in node.children if isinstance(child, nodes.label)), None)
    return syntax.string(f"[{label.astext()}]") if label else syntax.NOTHING


def _without_label(node: nodes.Element) -> nodes.container:
    holder = nodes.container("")
    # Not their parent, which they keep.
    holder.children = [child for child in node.children if not isinstance(child, nodes.label)]
    return holder


def footnotes(document: nodes.document) -> dict[str, nodes.footnote]:
    """Return the footnotes of a document by their ids."""
    return {name: note for note in document.findall(nodes.footnote) for name in note["ids"]}
