"""The text of records, as the page shows it.

A directive records its text as written.  By the time a page has been read, Sphinx has
replaced it with translations, substitutions and typographic quotes, and other pages and
programs must get the same text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.markup.plain_text import plain
from sphinx_reviews.records.kinds import DEFINED, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Facts


def record(facts: Facts, slots: Iterable[slot]) -> None:
    """Record the visible form of the author's own text in each slot."""
    for each in slots:
        kind, position = each.record.kind, each.record.position
        if kind == "verdict":
            text = plain(facts, each)
            facts.verdicts[position] = facts.verdicts[position]._replace(text=text)
        elif kind == "disclosure":
            text = plain(facts, each)
            facts.disclosures[position] = facts.disclosures[position]._replace(wording=text)
        elif kind == "skills":
            _record_notes(facts, each)
        elif kind in DEFINED:
            first = next((node for node in each if isinstance(node, nodes.paragraph)), None)
            definitions = facts.definitions[Kind(kind)]
            text = plain(facts, first) if first else ""
            definitions[position] = replace(definitions[position], definition=text)


def _record_notes(facts: Facts, skills: slot) -> None:
    facts.recommendations = [
        entry._replace(note=plain(facts, *skills.children[entry.item[1]].children[:1]))
        if entry.note and entry.item[0] == skills.record.position
        else entry
        for entry in facts.recommendations
    ]
