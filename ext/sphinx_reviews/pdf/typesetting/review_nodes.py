"""The nodes of this extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from sphinx_reviews import nodes
from sphinx_reviews.looks import Look
from sphinx_reviews.pdf.typesetting.core import component, content, shown, typeset
from sphinx_reviews.pdf.typesetting.lists import lines_of
from sphinx_reviews.records.model import LEVELS, VerdictWord
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet

#: In lines, of which each fact has two; a longer card may be torn.
_LONGEST_CARD: Final = 80
_VARIANTS: Final = frozenset({*VerdictWord, "benefit"})

typeset.register(nodes.slot, content)


@typeset.register(nodes.block)
def _block(node: nodes.block, sheet: Sheet) -> str:
    """Set a component, whose parts are the children."""
    parts = [
        shown(child, sheet) for child in node.children if isinstance(child, docutils_nodes.Element)
    ]
    look = nodes.look_of(node)
    return component(look, *parts, variant=_variant(node)) if look else syntax.join(parts)


def _variant(node: nodes.block) -> str | None:
    """Return which of several it is, if that shows on paper: a verdict, a gift, a long card."""
    look = nodes.look_of(node)
    if look is Look.BOOK_CARD:
        return syntax.string("long") if lines_of(node) > _LONGEST_CARD else None
    held: docutils_nodes.Element | None = node
    if look is Look.VERDICT:
        held = node.next_node(docutils_nodes.strong)
    elif look is not Look.DISCLOSURE:
        return None
    classes = (each.removeprefix("rv-") for each in (held["classes"] if held else ()))
    known = next((each for each in classes if each in _VARIANTS), None)
    return known and syntax.string(known)


@typeset.register(nodes.phrase)
def _phrase(node: nodes.phrase, sheet: Sheet) -> str:
    words = content(node, sheet)
    if look := nodes.look_of(node):
        variants = (each.removeprefix(f"rv-{look}-") for each in node["classes"])
        degree = next((each for each in variants if each in LEVELS), None)
        return component(look, words, degree=degree and syntax.string(degree))
    return syntax.call("highlighted", words) if node["tag"] == "mark" else words


@typeset.register(nodes.drawing)
def _drawing(node: nodes.drawing, sheet: Sheet) -> str:
    return syntax.call("drawing", syntax.string(node["svg"]))
