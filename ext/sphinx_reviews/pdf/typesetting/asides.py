"""Admonitions, topics, sidebars and version notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from sphinx_reviews.pdf.typesetting.core import content, row, typeset
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet

#: The kinds styled as warnings; all others are styled as notes.
_WARNINGS: Final = frozenset({"attention", "caution", "danger", "error", "warning"})


def aside(kind: str, title: str, body: str) -> str:
    """Return a box with a title."""
    tone = "warning" if kind in _WARNINGS else "note"
    return syntax.call("aside", syntax.string(tone), title, body)


@typeset.register(nodes.attention)
@typeset.register(nodes.caution)
@typeset.register(nodes.danger)
@typeset.register(nodes.error)
@typeset.register(nodes.hint)
@typeset.register(nodes.important)
@typeset.register(nodes.note)
@typeset.register(nodes.tip)
@typeset.register(nodes.warning)
@typeset.register(addnodes.seealso)
def _labelled(node: nodes.Element, sheet: Sheet) -> str:
    kind = type(node).__name__
    return aside(kind, syntax.string(str(admonitionlabels[kind])), content(node, sheet))


@typeset.register(nodes.admonition)
@typeset.register(nodes.topic)
@typeset.register(nodes.sidebar)
def _titled(node: nodes.Element, sheet: Sheet) -> str:
    children = list(node.children)
    title = syntax.NOTHING
    if children and isinstance(children[0], nodes.title):
        first = children.pop(0)
        title = content(first, sheet)  # type: ignore[arg-type]
    kind = next((each for each in node["classes"] if each in _WARNINGS), "note")
    return aside(kind, title, row(children, sheet))


typeset.register(addnodes.versionmodified, content)
