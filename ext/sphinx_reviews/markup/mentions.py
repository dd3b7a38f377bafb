"""The references on a page: the target of each, and the sentence around it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.diagnostics import located
from sphinx_reviews.language.passages import Passages
from sphinx_reviews.markup.hidden import is_on_page
from sphinx_reviews.markup.plain_text import spell
from sphinx_reviews.markup.sections import ancestors, section_node, section_of
from sphinx_reviews.nodes import slot
from sphinx_reviews.records import names
from sphinx_reviews.records.facts import Link, Mention
from sphinx_reviews.records.kinds import DEFINED, Kind
from sphinx_reviews.records.model import Place

if TYPE_CHECKING:
    from sphinx_reviews.language.passages import Passage
    from sphinx_reviews.markup.blocks import Blocks
    from sphinx_reviews.records.facts import Facts, Spot
    from sphinx_reviews.records.model import Section


class _Block:
    """The text of a paragraph, heading or cell, and the positions of references in it."""

    def __init__(self, container: nodes.Element, facts: Facts, blocks: Blocks) -> None:
        spelled = spell(container, facts)
        text, self._spans = spelled.text, spelled.spans
        number = blocks.number(container)
        self._has_spots = number is not None
        around = None if number is None else blocks.around(container)
        self._passages = Passages(text, number or 0, around)
        self._breaks = [number for number, character in enumerate(text) if character == "\n"]

    def passage(self, node: nodes.Element) -> tuple[Passage, Spot | None]:
        """Return what is quoted for a reference, and where that is."""
        found = self._passages.at(*self._span(node))
        return found, found.spot if self._has_spots else None

    def _span(self, node: nodes.Element) -> tuple[int, int]:
        return self._spans.get(id(node), (0, 0))  # no span for a hidden reference

    def lines_above(self, node: nodes.Element) -> int:
        """Return the 0-based line of the block on which a reference begins."""
        return bisect_left(self._breaks, self._span(node)[0])


def note(document: nodes.document, facts: Facts, docname: str, numbered: Blocks) -> None:
    """Record the references on a page that has been parsed, and locate each."""
    blocks: dict[int, _Block] = {}
    # One record for all mentions of a section, so that the environment stays small.
    sections: dict[int, Section] = {}
    for node in document.findall(addnodes.pending_xref):
        domain, kind = node.get("refdomain") or "", node["reftype"]
        node.source = node.source or located(node).source or document["source"]
        if domain != "review":
            target_id = node.get("reftargetid") or ""
            explicit = bool(node.get("refexplicit"))
            facts.links.append(Link(domain, kind, node["reftarget"], target_id, explicit))
        if domain == "review" or (not domain and kind in {"any", "myst"}):
            container = _container(node)
            if id(container) not in blocks:
                blocks[id(container)] = _Block(container, facts, numbered)
            block = blocks[id(container)]
            # Parsers give every reference the line where its paragraph begins.
            node.line = (located(node).line or 1) + block.lines_above(node)
            if not is_on_page(node, facts):
                continue
            around = id(section_node(node))
            if around not in sections:
                sections[around] = section_of(node, facts.title)
            passage, spot = block.passage(node)
            facts.mentions.append(
                Mention(
                    Kind(kind) if domain else None,
                    node["reftarget"],
                    *passage[:3],
                    sections[around],
                    Place(docname, node.line),
                    owner_of(node, facts),
                    spot,
                )
            )


def _container(node: nodes.Element) -> nodes.Element:
    """Return the block of text that contains *node*."""
    for ancestor in ancestors(node):
        if not isinstance(ancestor, nodes.Inline):
            return ancestor
    raise AssertionError(node)  # a document is not inline


def owner_of(node: nodes.Element, facts: Facts) -> tuple[Kind, str] | None:
    """Return the definition that contains *node*, if any."""
    around = next((each for each in ancestors(node) if isinstance(each, slot)), None)
    if around is None or around.record.kind not in DEFINED:
        return None
    definition = facts.definition(around.record)
    return definition.kind, names.key(definition.name)
