"""Dispatch on the class of a node, and typesetting of a run of nodes."""

from __future__ import annotations

from functools import singledispatch
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.typst import hangul, syntax

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.looks import Look
    from sphinx_reviews.pdf.sheet import Sheet


@singledispatch
def typeset(node: nodes.Element, sheet: Sheet) -> str:
    """Return *node* as a Typst expression; of an unknown node, only its content."""
    if node.astext().strip():
        sheet.warn_of_unknown(node)
    return content(node, sheet)


def content(node: nodes.Element, sheet: Sheet) -> str:
    """Return the content of *node*."""
    return row(node.children, sheet)


def row(children: Iterable[nodes.Node], sheet: Sheet) -> str:
    """Return *children* one after another, with their link targets."""
    parts: list[str] = []
    for is_text, run in groupby(children, lambda each: isinstance(each, (nodes.Text, glued))):
        if is_text:
            parts += hangul.words(list(run))
        else:
            parts += (shown(each, sheet) for each in run)  # type: ignore[arg-type]
    return syntax.join(parts)


def shown(node: nodes.Element, sheet: Sheet) -> str:
    """Return *node* with its own link targets before it."""
    # A heading contains its section's target, so that both are on one page.
    names = [] if isinstance(node, nodes.section) else node["ids"]
    anchors = [sheet.anchor(name) for name in names]
    return syntax.join([*anchors, typeset(node, sheet)])


def component(look: Look, *parts: str, **named: str | None) -> str:
    """Return the component of the style sheet that *look* names."""
    return syntax.call("component", syntax.string(look), *parts, **named)


glued = hangul.glued


def nothing(node: nodes.Element, sheet: Sheet) -> str:
    """Set nothing: the node is for programs only."""
    return syntax.NOTHING
