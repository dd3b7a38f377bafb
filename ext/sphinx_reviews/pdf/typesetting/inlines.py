"""Inline nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.formats.addresses import ascii_uri
from sphinx_reviews.pdf.typesetting.core import content, typeset
from sphinx_reviews.typst import hangul, maths, syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_reviews.pdf.sheet import Sheet


def _in(function: str) -> Callable[[nodes.Element, Sheet], str]:
    """Return a function that sets the content of a node with a Typst function."""
    return lambda node, sheet: syntax.call(function, content(node, sheet))


_FUNCTIONS: Final = {
    nodes.strong: "strong",
    nodes.emphasis: "emph",
    nodes.title_reference: "title-of",
    nodes.subscript: "sub",
    nodes.superscript: "super",
    addnodes.literal_strong: "strong",
    addnodes.literal_emphasis: "emph",
    hangul.together: "w",
    hangul.glued: "plain",
}
#: The class of the parenthesis after a link.
_BEHIND: Final = "behind"

for _kind, _function in _FUNCTIONS.items():
    typeset.register(_kind, _in(_function))

for _transparent in (
    nodes.acronym,
    nodes.generated,
    nodes.problematic,
    nodes.substitution_reference,
    addnodes.download_reference,
    addnodes.manpage,
    addnodes.number_reference,
    addnodes.pending_xref,
):
    typeset.register(_transparent, content)


@typeset.register(nodes.abbreviation)
def _abbreviation(node: nodes.abbreviation, sheet: Sheet) -> str:
    """Print the meaning of an abbreviation after it; a page shows it as a tooltip."""
    explanation = node.get("explanation", "")
    behind = hangul.text(f" ({explanation})") if explanation else syntax.NOTHING
    return syntax.join([content(node, sheet), behind])


@typeset.register(nodes.literal)
def _literal(node: nodes.literal, sheet: Sheet) -> str:
    return syntax.call("raw", syntax.string(node.astext()))


@typeset.register(nodes.math)
def _math(node: nodes.math, sheet: Sheet) -> str:
    return maths.typeset(node.astext(), node, is_block=False)


@typeset.register(nodes.reference)
def _reference(node: nodes.reference, sheet: Sheet) -> str:
    body = content(node, sheet)
    if "refid" in node:
        return sheet.link(sheet.place(node["refid"]), body)
    address: str = node.get("refuri", "")
    if address.startswith("%"):  # as the builder writes places in other documents
        docname, _, anchor = address[1:].partition("#")
        return sheet.link(sheet.place(anchor, docname), body)
    return syntax.call("out", syntax.string(ascii_uri(address)), body) if address else body


def name_links(document: nodes.document, titles: Mapping[str, str]) -> None:
    """Print the target after each link, for readers of paper: its host, or a book's title.

    :param titles: docname -> title, of the pages without an address.
    """
    for link in list(document.findall(nodes.reference)):
        address: str = link.get("refuri", "")
        name = (
            titles.get(address.removeprefix("%"), "") if address.startswith("%") else _host(address)
        )
        if name and name not in link.astext() and link.parent is not None:
            behind = nodes.inline("", f" ({name})", classes=[_BEHIND])
            link.parent.insert(link.parent.index(link) + 1, behind)


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


@typeset.register(nodes.inline)
def _inline(node: nodes.inline, sheet: Sheet) -> str:
    body = content(node, sheet)
    if _BEHIND in node["classes"]:
        return syntax.call("behind", body)
    # A badge of sphinx-design.
    return syntax.call("badge", body) if "sd-badge" in node["classes"] else body
