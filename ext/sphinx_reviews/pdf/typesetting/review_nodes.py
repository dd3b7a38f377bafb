"""The nodes of this extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from sphinx_reviews import nodes
from sphinx_reviews.pdf.typesetting.core import component, content, shown, typeset
from sphinx_reviews.records.model import LEVELS
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet

typeset.register(nodes.slot, content)


@typeset.register(nodes.block)
def _block(node: nodes.block, sheet: Sheet) -> str:
    """Set a component, whose parts are the children."""
    parts = [
        shown(child, sheet) for child in node.children if isinstance(child, docutils_nodes.Element)
    ]
    look = nodes.look_of(node)
    return component(look, *parts) if look else syntax.join(parts)


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
