"""What readers see of a part of a page, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.markup.hidden import is_hidden
from sphinx_reviews.records import names
from sphinx_reviews.records.blanks import MARKS, Blank

if TYPE_CHECKING:
    from sphinx_reviews.records.facts import Facts

#: What is no part of a sentence: marks that lead to notes, and reports.
_LEFT_OUT: Final = (
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
    nodes.raw,
)
#: The references of Sphinx's own that show a title unless they say something else.
_SHOW_TITLES: Final = frozenset({("std", "doc"), ("std", "ref"), ("review", "book")})
_NO_MARKS: Final = dict.fromkeys(map(ord, MARKS))


class Spelled(NamedTuple):
    """A text, and where references are in it."""

    text: str
    #: ``id(node)`` -> start and end.
    spans: dict[int, tuple[int, int]]


def plain(element: nodes.Element, facts: Facts) -> str:
    """Return the text of *element*, with single spaces."""
    return names.normalize(spell(element, facts).text)


def spell(element: nodes.Element, facts: Facts) -> Spelled:
    """Return the text of *element*: blocks are apart, and links without words are blanks."""
    parts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    length = 0

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    def walk(node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            add(str(node).translate(_NO_MARKS))
        elif isinstance(node, nodes.image):
            add(node.get("alt", ""))
        elif isinstance(node, nodes.Element) and not (
            isinstance(node, _LEFT_OUT) or is_hidden(node, facts)
        ):
            if parts and not isinstance(node, (nodes.Inline, nodes.Text)):
                add(" ")
            start = length
            is_reference = isinstance(node, addnodes.pending_xref)
            blank = _blank(node) if is_reference else None
            if blank:
                facts.has_blanks = True
                add(str(blank))
            else:
                for child in node.children:
                    walk(child)
            if is_reference:
                spans[id(node)] = (start, length)
        elif isinstance(node, nodes.raw) and node.astext().startswith("<br"):
            add(" ")

    for child in element.children:
        walk(child)
    return Spelled("".join(parts), spans)


def _blank(node: addnodes.pending_xref) -> Blank | None:
    """Return what a reference leads to, if its words are those of its target."""
    domain, kind = node.get("refdomain") or "", node["reftype"]
    words = node.astext().translate(_NO_MARKS)
    shows_title = (domain, kind) in _SHOW_TITLES and not node.get("refexplicit")
    if words and not shows_title:
        return None
    target, target_id = node["reftarget"] or "", node.get("reftargetid") or ""
    otherwise = words or target_id or target
    return Blank(domain, kind, *(text.translate(_NO_MARKS) for text in (target, target_id)), otherwise)
