"""The nodes of this extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from sphinx_reviews import nodes
from sphinx_reviews.pdf.typesetting.core import content, shown, typeset
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet

typeset.register(nodes.slot, content)


@typeset.register(nodes.block)
def _block(node: nodes.block, sheet: Sheet) -> str:
    """Set a component by the look of its first class, child by child."""
    children = (
        shown(child, sheet) for child in node.children if isinstance(child, docutils_nodes.Element)
    )
    return syntax.call("component", syntax.string(_first_class(node)), *children)


@typeset.register(nodes.phrase)
def _phrase(node: nodes.phrase, sheet: Sheet) -> str:
    return syntax.call(
        "words", syntax.string(_first_class(node) or node["tag"]), content(node, sheet)
    )


@typeset.register(nodes.drawing)
def _drawing(node: nodes.drawing, sheet: Sheet) -> str:
    return syntax.call("drawing", syntax.string(node["svg"]))


def _first_class(node: docutils_nodes.Element) -> str:
    return next(iter(node["classes"]), "")
