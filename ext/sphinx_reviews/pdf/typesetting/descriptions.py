"""Descriptions of program objects: signatures, and the text below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_reviews.pdf.typesetting.core import content, typeset
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.pdf.sheet import Sheet

for _kind in (addnodes.desc, addnodes.desc_inline, addnodes.desc_signature_line):
    typeset.register(_kind, content)


@typeset.register(addnodes.desc_signature)
@typeset.register(addnodes.productionlist)
def _signature(node: nodes.Element, sheet: Sheet) -> str:
    lines = [child.astext() for child in node.children] if _has_lines(node) else [node.astext()]
    return syntax.call("code", syntax.call("raw", syntax.string("\n".join(lines)), block="true"))


def _has_lines(node: nodes.Element) -> bool:
    return any(
        isinstance(child, (addnodes.desc_signature_line, addnodes.production))
        for child in node.children
    )


@typeset.register(addnodes.desc_content)
def _description(node: addnodes.desc_content, sheet: Sheet) -> str:
    return syntax.call("pad", content(node, sheet), left="1.5em")
