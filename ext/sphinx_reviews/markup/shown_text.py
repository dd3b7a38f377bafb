"""The text of records, as the page shows it.

A directive records its text as it was written.  By the time a page has been read, Sphinx
has put translations, substitutions and typographic quotes in its place, and what other
pages and programs get must be the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.domain import review_domain
from sphinx_reviews.markup.definitions import first_paragraph
from sphinx_reviews.nodes import slot
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import DEFINED, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_reviews.records.facts import Facts


def take(app: Sphinx, document: nodes.document) -> None:
    """Record the text of all records of a document that has been read."""
    facts = review_domain(app.env).facts(app.env.current_document.docname)
    for node in document.findall(slot):
        _take(facts, node)


def _take(facts: Facts, node: slot) -> None:
    kind, position = node.record.kind, node.record.position
    if kind == "disclosure":
        disclosure = facts.disclosures[position]
        facts.disclosures[position] = disclosure._replace(wording=_text(node.children))
    elif kind == "verdict":
        facts.verdicts[position] = facts.verdicts[position]._replace(text=_text(node.children))
    elif kind in DEFINED:
        definitions = facts.definitions[Kind(kind)]
        text = first_paragraph(map(_without_notes, node.children))
        definitions[position] = replace(definitions[position], definition=text)
    elif kind == "skills":
        facts.recommendations = [
            entry._replace(note=_text(node[entry.item[1]].children[:1]))
            if entry.note and entry.item[0] == position
            else entry
            for entry in facts.recommendations
        ]


def _text(children: Iterable[nodes.Node]) -> str:
    return names.normalize(" ".join(_without_notes(node).astext() for node in children))


def _without_notes(node: nodes.Node) -> nodes.Node:
    """Return *node* without the numbers of footnotes, which mean nothing elsewhere."""
    copied = node.deepcopy()
    for number in list(copied.findall(nodes.footnote_reference)):
        assert number.parent is not None
        number.parent.remove(number)
    return copied
