"""Images and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_reviews.diagnostics import located
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import look_of
from sphinx_reviews.pdf.typesetting.core import component, content, row, typeset
from sphinx_reviews.typst import syntax
from sphinx_reviews.typst.images import preferred, readable

if TYPE_CHECKING:
    from sphinx_reviews.pdf.sheet import Sheet

#: CSS units -> Typst lengths; a pixel is 1/96 inch (CSS Values 4, §5.2).
_UNITS: Final = {"px": 0.75, "": 0.75, "pt": 1, "pc": 12, "in": 72, "cm": 28.3465, "mm": 2.83465}
_LENGTH: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>[a-z%]*)")


@typeset.register(nodes.image)
def _image(node: nodes.image, sheet: Sheet) -> str:
    uri = preferred(node)
    alt = node.get("alt", "").strip()
    name = sheet.images.staged(node)
    if name is None:
        return syntax.call("missing-image", syntax.string(alt), syntax.string(readable(uri)))
    sheet.used[name] = uri
    if not alt:
        sheet.unlabelled.append((readable(uri), located(node).line or 1))
    if look_of(node) is Look.COVER:
        return component(Look.COVER, syntax.string(name), syntax.string(alt))
    return syntax.call(
        _function(node),
        syntax.string(name),
        syntax.string(alt),
        width=_length(node.get("width", "")),
        height=_length(node.get("height", "")),
    )


def _function(node: nodes.image) -> str:
    """Return the Typst function for an image at its position."""
    is_inline = isinstance(node.parent, nodes.TextElement) and len(node.parent.children) > 1
    return "inline-picture" if is_inline else "picture"


def _length(css: str) -> str | None:
    found = _LENGTH.fullmatch(css.strip())
    if not found:
        return None
    number, unit = float(found["number"]), found["unit"]
    if unit in {"%", "em"}:
        return f"{number:g}{unit}"
    return f"{number * _UNITS[unit]:g}pt" if unit in _UNITS else None


@typeset.register(nodes.figure)
def _figure(node: nodes.figure, sheet: Sheet) -> str:
    caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    legend = next((child for child in node.children if isinstance(child, nodes.legend)), None)
    others = [child for child in node.children if child not in {caption, legend}]
    return syntax.call(
        "illustration",
        row(others, sheet),
        caption=content(caption, sheet) if caption is not None else None,
        legend=content(legend, sheet) if legend is not None else None,
    )
