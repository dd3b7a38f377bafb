"""The visible text of a part of a page, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.markup.hidden import is_hidden
from sphinx_reviews.records import names
from sphinx_reviews.records.blanks import MARKS, Blank

if TYPE_CHECKING:
    from sphinx_reviews.records.facts import Facts

#: Not part of a sentence: footnote marks and system messages.
_LEFT_OUT: Final = (
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
)
#: Sphinx's own references that show a title unless given explicit text.
_SHOW_TITLES: Final = frozenset({("std", "doc"), ("std", "ref"), ("review", "book")})
_NO_MARKS: Final = dict.fromkeys(map(ord, MARKS))


class Spelled(NamedTuple):
    """A text, and the positions of references in it."""

    text: str
    #: ``id(node)`` -> start and end.
    spans: dict[int, tuple[int, int]]
    #: The text nodes of which it is made, with their starts.
    nodes: list[tuple[int, nodes.Text]]
    #: ``id(node)`` of each text and element in it -> start and end.
    extents: dict[int, tuple[int, int]]


def plain(facts: Facts, *elements: nodes.Node) -> str:
    """Return the text of *elements*, with single spaces."""
    texts = (spell(each, facts).text for each in elements if isinstance(each, nodes.Element))
    return names.normalize(" ".join(texts))


def spell(element: nodes.Element, facts: Facts) -> Spelled:
    """Return the text of *element*: blocks are separated, and links without text are blanks."""
    speller = _Speller(facts)
    speller.add_children(element)
    return Spelled("".join(speller.parts), speller.spans, speller.nodes, speller.extents)


class _Speller:
    """Assembles a text, and records the positions of references in it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.parts: list[str] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self.nodes: list[tuple[int, nodes.Text]] = []
        self.extents: dict[int, tuple[int, int]] = {}
        self._length = 0

    def add_children(self, element: nodes.Element) -> None:
        for child in element.children:
            start = self._length
            if isinstance(child, nodes.Text):
                self.nodes.append((start, child))
                self._add(child.astext().translate(_NO_MARKS))
            elif isinstance(child, nodes.Element):
                self._add_element(child)
            self.extents[id(child)] = (start, self._length)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _add_element(self, node: nodes.Element) -> None:
        if isinstance(node, nodes.image):
            self._add(node.get("alt", ""))
        elif isinstance(node, nodes.raw):
            self._add(" " if node.astext().startswith("<br") else "")
        elif isinstance(node, _LEFT_OUT) or is_hidden(node, self._facts):
            return
        elif isinstance(node, addnodes.pending_xref):
            self._add_reference(node)
        else:
            if not isinstance(node, nodes.Inline):
                self._add(" ")
            start = self._length
            self.add_children(node)
            if isinstance(node, nodes.reference):
                self.spans[id(node)] = (start, self._length)

    def _add_reference(self, node: addnodes.pending_xref) -> None:
        start = self._length
        blank = _blank(node)
        if blank:
            self._facts.has_blanks = True
            self._add(str(blank))
        else:
            self.add_children(node)
        self.spans[id(node)] = (start, self._length)


def _blank(node: addnodes.pending_xref) -> Blank | None:
    """Return the target of a reference, if its text is taken from that target."""
    domain, kind = node.get("refdomain") or "", node["reftype"]
    words = node.astext().translate(_NO_MARKS)
    shows_title = (domain, kind) in _SHOW_TITLES and not node.get("refexplicit")
    if words and not shows_title:
        return None
    target, target_id = (
        str(node.get(name) or "").translate(_NO_MARKS) for name in ("reftarget", "reftargetid")
    )
    otherwise = words or target_id or target
    return Blank(domain, kind, target, target_id, otherwise)
