"""The components of sphinx-design, in a form that can be printed.

They are containers with their name in an attribute; a tab or a dropdown is printed open,
below its title.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.pdf.typesetting.asides import aside
from sphinx_reviews.pdf.typesetting.core import content, row, typeset
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet


@typeset.register(nodes.container)
def _container(node: nodes.container, sheet: Sheet) -> str:
    match node.get("design_component", ""):
        case "card" | "aside":
            return syntax.call("card", content(node, sheet))
        case "dropdown" | "tab-item":
            return _titled(node, sheet)
        case "card-title":
            return syntax.call("par", syntax.call("strong", content(node, sheet)))
        case "grid-row":
            items = [
                typeset(each, sheet) for each in node.children if isinstance(each, nodes.Element)
            ]
            return syntax.call("columns-of", *items)
        case _:
            return content(node, sheet)


def _titled(node: nodes.Element, sheet: Sheet) -> str:
    children = list(node.children)
    title = syntax.NOTHING
    if children and isinstance(children[0], nodes.rubric):
        title = content(children.pop(0), sheet)  # type: ignore[arg-type]
    return aside("note", title, row(children, sheet))


with suppress(ImportError):  # without it, none of its nodes occur
    from sphinx_design.shared import PassthroughTextElement

    typeset.register(PassthroughTextElement, content)
